//! Whether a text is sound, found fast: bytes that no damage can do without are looked for first, and only the
//! lines that hold some are looked at closely. What is wrong with a text that is not, others say.

use super::damage::{accents_lost, twice_encoded};
use super::encoding::{tcvn3_words, vni_words};
use super::fault_of;

/// How many bytes are looked at together.
const PART: usize = 256;

/// The text that the bytes are, if nothing in it is damaged or would fool a reader.
pub fn text(bytes: &[u8]) -> Option<&str> {
    let text = simdutf8::basic::from_utf8(bytes).ok()?;
    let mut sound_up_to = if text.starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    for start in (0..bytes.len()).step_by(PART) {
        let end = bytes.len().min(start + PART);
        if !has_suspect(&bytes[start..bytes.len().min(end + 1)]) {
            continue;
        }
        for at in start..end {
            if at >= sound_up_to && is_suspect(bytes[at], bytes.get(at + 1).copied().unwrap_or_default()) {
                sound_up_to = sound_line(text, at)?;
            }
        }
    }
    Some(text)
}

/// Whether any byte of a part, to which the byte after it belongs, is suspect.
fn has_suspect(part: &[u8]) -> bool {
    let pairs = part.iter().zip(part.get(1..).unwrap_or_default());
    let last = part.last().is_some_and(|last| is_suspect(*last, 0));
    last | pairs.fold(false, |any, (byte, next)| any | is_suspect(*byte, *next))
}

/// Whether a byte may begin something worth a closer look.
#[expect(clippy::needless_bitwise_bool, reason = "without branches many bytes are looked at in one step")]
const fn is_suspect(byte: u8, next: u8) -> bool {
    let control = (byte < 0x20) & (byte != b'\n') & (byte != b'\t') & (byte != b'\r');
    let bare_return = (byte == b'\r') & (next != b'\n');
    let mark_of_conflict = (byte == next) & ((byte == b'<') | (byte == b'>') | (byte == b'|'));
    // letters outside of what Vietnamese is written with
    let foreign = (byte == 0xC2) | ((byte >= 0xCC) & (byte != 0xE1));
    // letters that take the place of others in texts from before Unicode, or twice encoded
    let misplaced = (byte == 0xC3)
        & matches!(next, 0x91 | 0xA4 | 0xA5 | 0xA9 | 0xAB | 0xAF | 0xB1 | 0xB8 | 0xBB | 0xBC | 0x84 | 0x86);
    control | bare_return | mark_of_conflict | foreign | misplaced | (byte == 0x7F) | (byte == b'?')
}

/// The end of the line around `at`, if nothing is wrong with it.
fn sound_line(text: &str, at: usize) -> Option<usize> {
    let start = text.as_bytes()[..at].iter().rposition(|byte| *byte == b'\n').map_or(0, |before| before + 1);
    let length = text.as_bytes()[start..].iter().position(|byte| *byte == b'\n');
    let end = length.map_or(text.len(), |length| start + length + 1);
    let line = &text[start..end];
    let body = if start == 0 { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line };
    let forbidden = || {
        body.char_indices()
            .any(|(at, character)| fault_of(character, body[at..].starts_with("\r\n")).is_some())
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
