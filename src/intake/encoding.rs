//! In which encoding the text of a file is: the one that is named, unless another makes more Vietnamese of it. Guesses are
//! named, never acted on.

use super::legacy::{self, Fonts};
use super::syllable::foreign_words;
use super::{Content, Page, Refused, pages_in};

/// How the text of a CSV file is encoded.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    Utf8,
    Utf16,
    Windows1258,
    /// Of old Vietnamese fonts: the text of CSV, and of the cells of a workbook too.
    Legacy(Fonts),
}

impl Encoding {
    pub const ALL: [Self; 5] =
        [Self::Utf8, Self::Utf16, Self::Windows1258, Self::Legacy(Fonts::Tcvn3), Self::Legacy(Fonts::Vni)];

    /// As `--encoding` names it.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16 => "utf-16",
            Self::Windows1258 => "windows-1258",
            Self::Legacy(Fonts::Tcvn3) => "tcvn3",
            Self::Legacy(Fonts::Vni) => "vni",
        }
    }

    /// Whether it is from before Unicode: then nothing in a text tells that it is not in this one.
    const fn is_old(self) -> bool {
        matches!(self, Self::Windows1258 | Self::Legacy(_))
    }
}

/// A word that its text cannot have had, where it stands: the first of its cell.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Doubt {
    pub page: usize,
    pub cell: (usize, usize),
    pub word: String,
    /// In which the cell of a text in Unicode was typed, it seems; `None` in a text from before.
    pub typed_for: Option<Fonts>,
}

/// The pages of a file, and what leaves its encoding in doubt: words that it makes no Vietnamese of, and in Unicode cells
/// that were typed for old fonts.
///
/// # Errors
/// Why it is not taken.
pub fn pages(bytes: &[u8], encoding: Encoding) -> Result<(Vec<Page>, Vec<Doubt>), Refused> {
    let read = pages_in(bytes, encoding);
    if !encoding.is_old() || !matches!(read, Ok(_) | Err(Refused::Encoding)) {
        return read.map(|pages| {
            let typed =
                found(&pages, |text| legacy::typed_for(text).map(|(fonts, word)| (word, Some(fonts))));
            (pages, typed)
        });
    }
    let in_other = |other: Encoding| {
        let pages = pages_in(bytes, other).ok()?;
        let cells: usize = pages.iter().map(|page| page.cells.len()).sum();
        Some((doubts(&pages).len(), cells, other))
    };
    let others = Encoding::ALL.into_iter().filter(|other| *other != encoding).filter_map(in_other);
    let best = others.min_by_key(|(doubts, ..)| *doubts);
    match read {
        Ok(pages) => {
            let doubts = doubts(&pages);
            match (doubts.first(), best) {
                (Some(first), Some((fewer, _, likely))) if fewer < doubts.len() => {
                    Err(Refused::OtherEncoding { likely, word: Some(first.word.clone()) })
                }
                (Some(_) | None, _) => Ok((pages, doubts)),
            }
        }
        Err(refused) => Err(match best {
            // names from elsewhere may stand in it
            Some((doubts, cells, likely)) if doubts * 10 <= cells => {
                Refused::OtherEncoding { likely, word: None }
            }
            Some(_) | None => refused,
        }),
    }
}

fn doubts(pages: &[Page]) -> Vec<Doubt> {
    found(pages, |text| foreign_words(text).into_iter().next().map(|word| (word, None)))
}

/// What is found in the text of each cell.
fn found(pages: &[Page], find: impl Fn(&str) -> Option<(String, Option<Fonts>)>) -> Vec<Doubt> {
    let mut found = Vec::new();
    for (page, cells) in pages.iter().enumerate() {
        for (cell, content) in &cells.cells {
            if let Some((word, typed_for)) = find(content.text()) {
                found.push(Doubt { page, cell: *cell, word, typed_for });
            }
        }
    }
    found
}

/// Makes Unicode of a cell that was typed in those fonts.
pub fn modernise(cell: &mut Content, fonts: Fonts) -> Result<(), Refused> {
    if let Content::Text(text) = cell {
        *text = legacy::decoded(text, fonts).ok_or(Refused::Encoding)?;
    }
    Ok(())
}

/// The text of CSV.
pub fn decoded(bytes: &[u8], encoding: Encoding) -> Result<String, Refused> {
    let (text, broken) = match encoding {
        Encoding::Utf8 if bytes.starts_with(&[0xFF, 0xFE]) || bytes.starts_with(&[0xFE, 0xFF]) => {
            return Err(Refused::Wide);
        }
        Encoding::Utf8 => return utf8(bytes).ok_or(Refused::Encoding),
        // letters of Western Europe, as bytes, or saved as UTF-8 since
        Encoding::Legacy(_) => match utf8(bytes) {
            Some(text) => return Ok(text),
            None => encoding_rs::WINDOWS_1252.decode_without_bom_handling(bytes),
        },
        Encoding::Utf16 if bytes.starts_with(&[0xFE, 0xFF]) => {
            encoding_rs::UTF_16BE.decode_with_bom_removal(bytes)
        }
        Encoding::Utf16 => encoding_rs::UTF_16LE.decode_with_bom_removal(bytes),
        Encoding::Windows1258 => encoding_rs::WINDOWS_1258.decode_without_bom_handling(bytes),
    };
    if broken { Err(Refused::Encoding) } else { Ok(text.into_owned()) }
}

fn utf8(bytes: &[u8]) -> Option<String> {
    let text = std::str::from_utf8(bytes).ok()?;
    Some(text.trim_start_matches('\u{feff}').to_owned())
}

#[cfg(test)]
mod tests {
    use unicode_normalization::UnicodeNormalization;

    use super::{Doubt, Encoding, Fonts, Refused, pages};

    #[test]
    fn text_is_read_in_the_encoding_that_is_named() {
        let utf16 = [0xFF, 0xFE, b'a', 0, b';', 0, 0xA1, 0x1E];
        assert_eq!(pages(&utf16, Encoding::Utf16).unwrap().0[0].text(0, 1), "\u{1EA1}");
        assert_eq!(pages(&utf16, Encoding::Utf8), Err(Refused::Wide));
        // windows-1258: `ê` and the tone mark of `ế` apart
        let (legacy, _) = pages(b"b\xEA\xEC;x", Encoding::Windows1258).unwrap();
        assert_eq!((legacy[0].text(0, 0), legacy[0].text(0, 1)), ("bê\u{301}", "x"));
        assert_eq!(pages(b"b\xEA\xEC;x", Encoding::Utf8), Err(Refused::Encoding));
        // TCVN3 `Chi bé`, as bytes and as UTF-8; VNI `Chi boä`
        for (bytes, fonts) in [
            (&b"Chi b\xE9;x"[..], Fonts::Tcvn3),
            ("Chi bé;x".as_bytes(), Fonts::Tcvn3),
            (b"Chi bo\xE4;x", Fonts::Vni),
        ] {
            let page = &pages(bytes, Encoding::Legacy(fonts)).unwrap().0[0];
            assert_eq!((page.text(0, 0), page.text(0, 1)), ("Chi bộ", "x"));
        }
        let modern = pages("Chi bộ".as_bytes(), Encoding::Legacy(Fonts::Tcvn3));
        assert_eq!(modern, Err(Refused::OtherEncoding { likely: Encoding::Utf8, word: None }));
    }

    /// “Sinh hoạt đủ, đúng kế hoạch” in VNI, “Thực hiện tốt quy chế” in windows-1258, “Nghị quyết, tốt” in TCVN3.
    #[test]
    fn an_encoding_that_makes_no_vietnamese_of_a_text_is_refused_for_the_one_that_does() {
        let (vni, tcvn3) = (Encoding::Legacy(Fonts::Vni), Encoding::Legacy(Fonts::Tcvn3));
        let texts = [
            (&b"Sinh hoa\xEFt \xF1u\xFB, \xF1u\xF9ng ke\xE1 hoa\xEFch"[..], vni, "Sinh hoạt đủ"),
            (
                b"Th\xFD\xF2c hi\xEA\xF2n t\xF4\xECt quy ch\xEA\xEC",
                Encoding::Windows1258,
                "Thực hiện tốt quy chế",
            ),
            (b"Ngh\xDE quy\xD5t, t\xE8t", tcvn3, "Nghị quyết"),
        ];
        for (bytes, own, text) in texts {
            let (read, doubts) = pages(bytes, own).unwrap();
            assert_eq!(read[0].text(0, 0).nfc().collect::<String>(), text);
            assert!(doubts.is_empty(), "{text}: {doubts:?}");
            for other in [vni, tcvn3, Encoding::Windows1258].into_iter().filter(|other| *other != own) {
                let refused = pages(bytes, other);
                assert!(
                    matches!(refused, Err(Refused::OtherEncoding { likely, .. }) if likely == own),
                    "{text} as {}: {refused:?}",
                    other.word(),
                );
            }
        }
    }

    /// A row of windows-1258, then “Tốt” of TCVN3, which no encoding makes sense of both of.
    #[test]
    fn a_word_that_fits_in_nowhere_is_in_doubt() {
        let (_, doubts) = pages(b"b\xEA\xECn;t\xF4\xECt\nt\xE8t", Encoding::Windows1258).unwrap();
        assert_eq!(doubts, [Doubt { page: 0, cell: (1, 0), word: "tèt".to_owned(), typed_for: None }]);
    }
}
