//! Which encoding a text has that is not UTF-8. Guesses are named, never acted on.

/// The Vietnamese encodings from before Unicode that put letters where others have signs.
pub const TCVN3: &str = "TCVN3 (ABC)";
pub const VNI: &str = "VNI Windows";

/// UTF-16 and UTF-32 by their byte order mark, or by zeros in every second byte: what ASCII becomes there.
pub fn wide(bytes: &[u8]) -> Option<&'static str> {
    let zeros_at = |parity: usize| {
        let sample = &bytes[..bytes.len().min(64)];
        let zeros = sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
        sample.len() >= 4 && zeros * 4 >= sample.len()
    };
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("UTF-16"),
        _ if zeros_at(0) && zeros_at(1) => None,
        _ if zeros_at(0) || zeros_at(1) => Some("UTF-16"),
        _ => None,
    }
}

/// TCVN3 or VNI, where the bytes of a text that is not UTF-8 speak for one more than for windows-1258.
pub fn legacy(bytes: &[u8]) -> Option<&'static str> {
    let text: String = bytes.iter().map(|byte| char::from(*byte)).collect();
    let (abc, vni, tones) = (tcvn3_words(&text).count(), vni_words(&text).count(), tone_marks(bytes));
    if abc > tones && abc >= vni {
        Some(TCVN3)
    } else if vni > tones {
        Some(VNI)
    } else {
        None
    }
}

/// The name for other bytes: windows-1258 keeps tone marks apart, as bytes after a vowel.
pub fn likely(bytes: &[u8]) -> &'static str {
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    let tones = tone_marks(bytes);
    if tones > 0 && tones * 8 >= high { "windows-1258" } else { "windows-1258, TCVN3 (ABC), VNI" }
}

fn tone_marks(bytes: &[u8]) -> usize {
    let tone = |byte: u8| matches!(byte, 0xCC | 0xD2 | 0xDE | 0xEC | 0xF2);
    let vowel = |byte: u8| {
        b"aeiouyAEIOUY".contains(&byte)
            || matches!(byte, 0xC2 | 0xCA | 0xD4 | 0xE2 | 0xEA | 0xF4 | 0xE3 | 0xF5 | 0xFD)
    };
    bytes.windows(2).filter(|pair| vowel(pair[0]) && tone(pair[1])).count()
}

/// The words (where they begin and end) that TCVN3 letters stand in, when read as Latin letters: `§¶ng`,
/// `nh©n d©n`; and `Chi bé`, which is no word of a register.
pub fn tcvn3_words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    words(text, |_| false).filter(|(start, end)| {
        let word = &text[*start..*end];
        has_tcvn3_letter(word) || (is_be(word) && ends_with_chi(&text[..*start]))
    })
}

/// The words that VNI letters stand in: a vowel with a mark behind it that Vietnamese does not have.
pub fn vni_words(text: &str) -> impl Iterator<Item = (usize, usize)> {
    words(text, |_| false).filter(|(start, end)| has_vni_letter(&text[*start..*end]))
}

/// Where words begin and end: what is divided by space, by the marks of CSV and by what `too` names.
pub fn words(text: &str, too: impl Fn(char) -> bool) -> impl Iterator<Item = (usize, usize)> {
    let divides =
        move |letter: char| letter.is_whitespace() || matches!(letter, ',' | ';' | '"') || too(letter);
    text.split(divides).filter(|word| !word.is_empty()).map(|word| {
        let start = word.as_ptr().addr() - text.as_ptr().addr();
        (start, start + word.len())
    })
}

/// The signs that TCVN3 puts where Vietnamese letters are (`®` đ, `©` â, `ª` ê, `«` ô, `¬` ơ …), beside a
/// letter. Guillemets and fractions are signs of their own: they count within a word only.
fn has_tcvn3_letter(word: &str) -> bool {
    let sign = |character: char| matches!(character, '\u{a1}'..='\u{aa}' | '\u{ac}'..='\u{ae}' | '\u{b5}'..='\u{b9}');
    let beside_letter = |[first, second]: [char; 2]| {
        (sign(first) && second.is_ascii_lowercase())
            || (first.is_ascii_alphabetic() && (sign(second) || matches!(second, '«' | '¼' | '½' | '¾')))
    };
    let within = |[first, sign, last]: [char; 3]| {
        first.is_ascii_alphabetic() && sign == '»' && last.is_ascii_lowercase()
    };
    pairs(word).any(beside_letter) || threes(word).any(within)
}

/// A vowel with one of the marks that VNI writes behind it and that are no letters of Vietnamese; `ñ` is đ,
/// `ö` is ư.
fn has_vni_letter(word: &str) -> bool {
    let mark = |character: char| "äåïøûëüÄÅÏØÛËÜ".contains(character);
    let vowel = |character: char| "aeouyôöAEOUYÔÖ".contains(character);
    let mark_behind = |[first, second]: [char; 2]| vowel(first) && mark(second);
    let horned = |[first, second]: [char; 2]| first == 'ö' && "ùøûõïôcgnmuitp".contains(second);
    pairs(word).any(|pair| mark_behind(pair) || horned(pair)) || word.starts_with(['ñ', 'Ñ'])
}

fn threes(word: &str) -> impl Iterator<Item = [char; 3]> {
    pairs(word).zip(word.chars().skip(2)).map(|([first, second], third)| [first, second, third])
}

fn pairs(word: &str) -> impl Iterator<Item = [char; 2]> {
    word.chars().zip(word.chars().skip(1)).map(|(first, second)| [first, second])
}

fn is_be(word: &str) -> bool {
    matches!(word, "bé" | "Bé" | "BÉ")
}

/// Whether a text ends with the word that party cells begin with.
pub fn ends_with_chi(before: &str) -> bool {
    let before = before.trim_end_matches([' ', '\t']);
    let end = before.len().checked_sub(3).and_then(|start| before.get(start..));
    end.is_some_and(|end| end.eq_ignore_ascii_case("chi"))
}
