//! Text that is UTF-8 and yet damaged: saved once too often, in an old encoding, or with its accents lost.
//! Only what cannot be anything else is reported: one problem for the whole file.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use super::encoding::{TCVN3, VNI, ends_with_chi, tcvn3_words, vni_words, words};

/// What happened to a text, and where it shows first.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Damage {
    pub kind: Kind,
    pub start: usize,
    pub end: usize,
    /// How many lines show it.
    pub lines: usize,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// UTF-8 taken for another encoding and saved as UTF-8 again.
    EncodedTwice,
    /// The name of the encoding.
    Legacy(&'static str),
    /// The sign that stands where letters were.
    AccentsLost(&'static str),
}

/// The damage of a text. Bytes that none of it can do without are looked for first.
pub fn find(text: &str) -> Option<Damage> {
    let has = |looked_for: &[u8]| text.bytes().any(|byte| looked_for.contains(&byte));
    let twice = || has(&[0xC2, 0xE2]).then(|| first(text, Kind::EncodedTwice, twice_encoded(text)))?;
    let lost = || has(b"?").then(|| first(text, Kind::AccentsLost("?"), accents_lost(text)))?;
    let replaced = || {
        let found = text.match_indices('\u{fffd}').map(|(at, sign)| (at, at + sign.len()));
        first(text, Kind::AccentsLost("U+FFFD"), found)
    };
    twice().or_else(|| legacy(text)).or_else(replaced).or_else(lost)
}

/// Accents that were lost in bytes of an old encoding, which has not all letters of Vietnamese: where Excel saved as plain
/// “CSV”. By the places of the bytes.
pub fn lost_in_bytes(bytes: &[u8]) -> Option<Damage> {
    if !bytes.contains(&b'?') {
        return None;
    }
    // a letter each
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let lost = first(&text, Kind::AccentsLost("?"), accents_lost(&text))?;
    let [start, end] = [lost.start, lost.end].map(|at| text[..at].chars().count());
    Some(Damage { start, end, ..lost })
}

/// The first place, and the number of lines.
fn first(text: &str, kind: Kind, found: impl Iterator<Item = (usize, usize)>) -> Option<Damage> {
    let mut found = found.peekable();
    let (start, end) = *found.peek()?;
    let (mut lines, mut line_end) = (0, 0);
    for (at, _) in found.filter(|(at, _)| *at >= start) {
        if at >= line_end {
            lines += 1;
            line_end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        }
    }
    Some(Damage { kind, start, end, lines })
}

/// The second bytes of the letters of VNI that Vietnamese does not have: `Ä Å Ë Ï Ñ Ö Ø Û Ü` and their small ones.
const LATIN_ONLY: &[u8] = &[
    0x84, 0x85, 0x8B, 0x8F, 0x91, 0x96, 0x98, 0x9B, 0x9C, 0xA4, 0xA5, 0xAB, 0xAF, 0xB1, 0xB6, 0xB8, 0xBB,
    0xBC,
];

/// TCVN3 or VNI letters taken for Latin ones and saved as UTF-8. One odd word may be a foreign name, so
/// there must be two, but for those that nothing else looks like.
fn legacy(text: &str) -> Option<Damage> {
    let suspect = |pair: &[u8]| {
        pair[0] == 0xC2 || (pair[0] == 0xC3 && (LATIN_ONLY.contains(&pair[1]) || pair[1] == 0xA9))
    };
    if !text.as_bytes().windows(2).any(suspect) {
        return None;
    }
    let certain = |word: &str| {
        let word = word.to_lowercase();
        ["bé", "boä", "ñaû", "ñoä"].iter().any(|sure| word.starts_with(sure)) || word.starts_with("§¶")
    };
    let of = |name, mut found: Vec<(usize, usize)>| {
        // a sign beside letters of Unicode (`Điều§3`) is itself
        found.retain(|(start, end)| !has_vietnamese_letter(&text[*start..*end]));
        let is_sure = found.iter().any(|(start, end)| certain(&text[*start..*end]));
        (is_sure || found.len() > 1).then(|| first(text, Kind::Legacy(name), found.into_iter())).flatten()
    };
    of(TCVN3, tcvn3_words(text).collect()).or_else(|| of(VNI, vni_words(text).collect()))
}

/// A letter that only Unicode has: a word with one is not in an old encoding.
fn has_vietnamese_letter(word: &str) -> bool {
    word.chars().any(|letter| {
        matches!(letter, '\u{1ea0}'..='\u{1ef9}' | 'ă' | 'Ă' | 'đ' | 'Đ' | 'ơ' | 'Ơ' | 'ư' | 'Ư')
    })
}

/// `á»™` for `ộ`, `Ä‘` for `đ`: two or three letters that are the bytes of one.
pub fn twice_encoded(text: &str) -> impl Iterator<Item = (usize, usize)> {
    text.match_indices(['á', 'Ä', 'Æ', 'Ã']).filter_map(|(start, lead)| {
        let mut rest = text[start + lead.len()..].chars();
        let (second, third) = (rest.next()?, rest.next());
        let two = start + lead.len() + second.len_utf8();
        match lead {
            "á" if matches!(second, 'º' | '»') => {
                let third = third.filter(|third| is_continuation(*third))?;
                Some((start, two + third.len_utf8()))
            }
            "Ä" if matches!(second, '‘' | 'ƒ' | '‚' | '\u{90}' | '\u{83}' | '\u{91}') => {
                Some((start, two))
            }
            "Æ" if matches!(second, '°' | '¡' | '¯') => Some((start, two)),
            "Ã" if "¡¢£¨©ª¬\u{ad}²³´µ¹º½".contains(second) => Some((start, two)),
            _ => None,
        }
    })
}

/// What windows-1252 has at 0x80 to 0xBF.
fn is_continuation(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{bf}') || "€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ".contains(letter)
}

/// Words with a question mark where a letter was.
pub fn accents_lost(text: &str) -> impl Iterator<Item = (usize, usize)> {
    words(text, |letter| matches!(letter, '(' | ')' | '-')).filter(|(start, end)| {
        let word = &text[*start..*end];
        word.contains('?') && is_broken(word, || ends_with_chi(&text[..*start]))
    })
}

/// Whether the question marks of a word must have been letters: what stands between them is no syllable.
fn is_broken(word: &str, after_chi: impl Fn() -> bool) -> bool {
    let word = word.trim_end_matches(['.', ':', '!', '\u{feff}']);
    if word.chars().any(|letter| letter != '?' && !letter.is_alphabetic()) {
        return false;
    }
    let end = word.trim_end_matches('?');
    if end.is_empty() {
        return false;
    }
    if !end.contains('?') {
        let cut_off = end.eq_ignore_ascii_case("b") && after_chi();
        return cut_off || (end.chars().count() > 1 && is_onset(end));
    }
    word.split('?').filter(|piece| !piece.is_empty()).any(|piece| !has_vowel(piece))
}

/// The consonants that a Vietnamese syllable begins with, when there are two or more; not an abbreviation.
fn is_onset(piece: &str) -> bool {
    let capitals = piece.chars().filter(|letter| letter.is_uppercase()).count();
    let all = ["ch", "gh", "kh", "ng", "ngh", "nh", "ph", "th", "tr"];
    capitals < 2 && all.contains(&piece.to_lowercase().as_str())
}

fn has_vowel(piece: &str) -> bool {
    let bare = piece.nfd().filter(|letter| !is_combining_mark(*letter));
    bare.flat_map(char::to_lowercase).any(|letter| "aeiouy".contains(letter))
}

#[cfg(test)]
mod tests {
    use super::{Damage, Kind, find, lost_in_bytes};

    fn kind(text: &str) -> Option<Kind> {
        find(text).map(|damage| damage.kind)
    }

    #[test]
    fn what_offices_really_have_is_recognised() {
        let (lost, abc, vni) = (Kind::AccentsLost("?"), Kind::Legacy(super::TCVN3), Kind::Legacy(super::VNI));
        for (text, expected) in [
            ("cb-01,Chi b? 1", lost),
            ("CHI B?", lost),
            ("Ban Tuyên giáo t?nh", lost),
            ("d?i", lost),
            ("??ng ?y", lost),
            ("Quân s? t?nh Kon Tum", lost),
            ("th? tr?n", lost),
            ("Chi b\u{fffd}", Kind::AccentsLost("U+FFFD")),
            ("cb-01,Chi bá»™ 1", Kind::EncodedTwice),
            ("Ä\u{90}áº£ng", Kind::EncodedTwice),
            ("Ä‘áº¡i", Kind::EncodedTwice),
            ("cb-01,Chi bé 1,cell", abc),
            ("§¶ng bé", abc),
            ("cb-01,Theo Điều§3\ncb-02,thÝ ®iÓm ®¹i ®éi", abc),
            ("qu©n nh©n", abc),
            ("®¶ng viªn", abc),
            ("c«ng t¸c", abc),
            ("B¶o Th¾ng, b»ng khen", abc),
            ("cb-01,Chi boä 1,cell", vni),
            ("Ñaûng uûy", vni),
            ("Bí thö, Chi uûy vieân; quaân söï", vni),
            ("ngöôøi ñöùng ñaàu", vni),
            ("ÑAÛNG BOÄ", vni),
        ] {
            assert_eq!(kind(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn sound_text_is_left_alone() {
        for text in [
            "Chi bộ 1,Đảng bộ Quân sự",
            "Đã làm chưa? Có.",
            "đủ không?có",
            "https://x.vn/a?id=5",
            "báo cáo UBND?",
            "phương án b?",
            "?",
            "???",
            "Ông Noël",
            "§ 1, © 2024, 5 µm, m², ĐÃ”, “LÊ”",
            "em bé, chị bé",
            "quá», thế",
            "«bốn tốt», nói «tốt» và «khá»; 1ª, 2½",
            "Ông Schröder",
            "Theo Điều§3, Điều§4",
            "",
        ] {
            assert_eq!(find(text), None, "{text}");
        }
    }

    /// “Chi bộ thí điểm” as Excel for Western Europe saves it as CSV, and “Chi bộ” in TCVN3 in a question.
    #[test]
    fn letters_that_an_old_encoding_lost_are_found_by_their_bytes() {
        let lost = lost_in_bytes(b"cb-1,Chi b? th\xED \xF0i?m\ncb-2,\xD0\xE1,Chi b?\n");
        assert_eq!(lost, Some(Damage { kind: Kind::AccentsLost("?"), start: 9, end: 11, lines: 2 }));
        assert_eq!(lost_in_bytes(b"Chi b\xE9 n\xB5o? Kh\xABng"), None);
    }

    #[test]
    fn the_first_place_and_the_number_of_lines() {
        let text = "mã,tên\ncb-01,Chi b? tr?\ncb-02,Chi bộ\ncb-03,Chi b?\n";
        let start = text.find("b?").unwrap();
        assert_eq!(
            find(text),
            Some(Damage { kind: Kind::AccentsLost("?"), start, end: start + 2, lines: 2 })
        );
    }
}
