//! Whether a text is sound, found fast: bytes that no damage can do without are looked for first, and only the
//! lines that hold some are looked at closely. What is wrong with a text that is not, others say.

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u8x64};

use super::damage::{accents_lost, twice_encoded};
use super::encoding::{tcvn3_words, vni_words};
use super::fault_of;

/// The bytes that are looked at in one step.
const BLOCK: usize = 64;

/// The blocks that are looked at before what was found in them is looked at closely.
const BLOCKS: usize = 32;

/// The text that the bytes are, if nothing in it is damaged or would fool a reader.
pub fn text(bytes: &[u8]) -> Option<&str> {
    let text = simdutf8::basic::from_utf8(bytes).ok()?;
    let level = Level::new();
    let mut sound_up_to = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for start in (0..bytes.len()).step_by(BLOCK * BLOCKS) {
        let found = dispatch!(level, simd => rare(simd, &bytes[start..]));
        for (mut places, block) in found.into_iter().zip((start..).step_by(BLOCK)) {
            while places != 0 {
                let at = block + places.trailing_zeros() as usize;
                places &= places - 1;
                let next = bytes.get(at + 1).copied().unwrap_or_default();
                if at >= sound_up_to && is_suspect(bytes[at], next) {
                    sound_up_to = sound_line(text, at)?;
                }
            }
        }
    }
    Some(text)
}

/// A bit for each of the first bytes that is a suspect, or one of its neighbours in the order of bytes. There is none in
/// most texts: how many stood in a block would come in no order.
#[inline(always)]
#[expect(clippy::inline_always, reason = "else it would not be made for each kind of processor")]
fn rare<S: Simd>(simd: S, bytes: &[u8]) -> [u64; BLOCKS] {
    let mut found = [0; BLOCKS];
    let mut rest = bytes;
    for found in &mut found {
        // with what follows on the last of them
        let Some(window) = rest.first_chunk::<{ BLOCK + 1 }>() else {
            let mut window = [b' '; BLOCK + 1];
            window[..rest.len()].copy_from_slice(rest);
            *found = suspects(simd, &window);
            break;
        };
        *found = suspects(simd, window);
        rest = &rest[BLOCK..];
    }
    found
}

/// The suspects among some bytes, each by itself and the byte that follows on it; the last only follows.
#[inline(always)]
#[expect(clippy::inline_always, reason = "it is a part of what is made for each kind of processor")]
fn suspects<S: Simd>(simd: S, window: &[u8; BLOCK + 1]) -> u64 {
    let [bytes, next] = [&window[..BLOCK], &window[1..]].map(|bytes| u8x64::from_slice(simd, bytes));
    let each = |byte| u8x64::splat(simd, byte);
    let is_next = |fixed: u8, byte: u8| (next & each(fixed)).simd_eq(each(byte));
    let control = bytes.simd_lt(each(0x20)) & bytes.simd_ne(each(b'\n')) & bytes.simd_ne(each(b'\t'));
    let return_alone = control & !(bytes.simd_eq(each(b'\r')) & is_next(!0, b'\n'));
    // `<=>?` and `|}~` with 0x7F: the last of each, and the others where they are doubled
    let sign = (bytes & each(!0x43)).simd_eq(each(b'<'));
    let sign = sign & ((bytes & each(0x3F)).simd_eq(each(0x3F)) | bytes.simd_eq(next));
    // C3 before 84, 86; 91, B1; A4, A5; A9, AB; AB, AF, BB; B8, BC
    let other_letter = is_next(!0x02, 0x84)
        | is_next(!0x20, 0x91)
        | is_next(!0x01, 0xA4)
        | is_next(!0x02, 0xA9)
        | is_next(!0x14, 0xAB)
        | is_next(!0x04, 0xB8);
    let latin = bytes.simd_eq(each(0xC2)) | (bytes.simd_eq(each(0xC3)) & other_letter);
    let foreign = bytes.simd_ge(each(0xCC)) & bytes.simd_ne(each(0xE1));
    (return_alone | sign | latin | foreign).to_bitmask()
}

/// Whether a byte may begin something worth a closer look.
const fn is_suspect(byte: u8, next: u8) -> bool {
    match byte {
        b'\r' => next != b'\n',
        b'<' | b'>' | b'|' => next == byte,
        // letters that take the place of others in texts from before Unicode, or twice encoded
        0xC3 => {
            matches!(next, 0x91 | 0xA4 | 0xA5 | 0xA9 | 0xAB | 0xAF | 0xB1 | 0xB8 | 0xBB | 0xBC | 0x84 | 0x86)
        }
        b'\n' | b'\t' | 0xE1 => false,
        // control characters, and letters outside of what Vietnamese is written with
        _ => matches!(byte, 0..0x20 | 0x7F | b'?' | 0xC2 | 0xCC..),
    }
}

/// The end of the line around `at`, if nothing is wrong with it.
fn sound_line(text: &str, at: usize) -> Option<usize> {
    let start = memchr::memrchr(b'\n', &text.as_bytes()[..at]).map_or(0, |before| before + 1);
    let length = memchr::memchr(b'\n', &text.as_bytes()[start..]);
    let end = length.map_or(text.len(), |length| start + length + 1);
    let line = &text[start..end];
    let body = if start == 0 { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line };
    let forbidden = || {
        body.char_indices()
            .any(|(at, character)| fault_of(character, &body[at + character.len_utf8()..]).is_some())
    };
    let conflict = || ["<<<<<<< ", ">>>>>>> ", "||||||| "].iter().any(|mark| line.starts_with(mark));
    let damaged = || {
        twice_encoded(line).next().is_some()
            || tcvn3_words(line).next().is_some()
            || vni_words(line).next().is_some()
            || line.contains('\u{fffd}')
            || accents_lost(line).next().is_some()
    };
    (!forbidden() && !conflict() && !damaged()).then_some(end)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::text;
    use crate::diagnostics::Report;
    use crate::load::text::is_sound;
    use crate::model::FileId;

    fn piece() -> impl Strategy<Value = &'static str> {
        prop::sample::select(vec![
            "Chi bộ 1, ",
            "a\n",
            "\r\n",
            "\r",
            "kém",
            "bé",
            "chi ",
            "é",
            "“x”",
            "…",
            "\u{a0}",
            "§",
            "Noël ",
            "Chi boä ",
            "§¶ng ",
            "bá»™",
            "Ä‘",
            "Æ°",
            "b? ",
            "t?nh ",
            "?",
            "\u{fffd}",
            "\u{feff}",
            "\u{202e}",
            "\0",
            "\u{7f}",
            "\t",
            "<<<<<<< ",
            ">>>>>>> x\n",
            "<<",
            "e\u{302}",
            "ệ",
            "đ",
            "ư",
            "\"",
            "Ông",
            "nghiệp vụ ",
            "\u{85}",
        ])
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(2000))]

        #[test]
        fn what_is_plain_is_sound(
            pieces in prop::collection::vec(piece(), 0..12),
            padding in 0_usize..300,
        ) {
            let whole = "x".repeat(padding) + &pieces.concat();
            if text(whole.as_bytes()).is_some() {
                let mut report = Report::default();
                prop_assert!(is_sound(FileId(0), &whole, &mut report) && report.is_empty(), "{:?}", whole);
            }
        }

        #[test]
        fn ordinary_text_is_plain(
            pieces in prop::collection::vec(prop::sample::select(vec![
                "Chi bộ 1,", "kém\n", "“đủ”", "…", " § 3", "\r\n", "Có?", "mét", "ĐẢNG BỘ", "–", "\t",
            ]), 0..12),
        ) {
            prop_assert!(text(pieces.concat().as_bytes()).is_some());
        }
    }
}
