//! Whether words can be Vietnamese: what a text of one old encoding becomes when it is read as another mostly cannot.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The words of a text with letters beyond ASCII that are no Vietnamese syllables. A short form (`NQ-ĐU`) is none that
/// counts.
pub fn foreign_words(text: &str) -> Vec<String> {
    let text: String = text.nfc().collect();
    let divides = |letter: char| {
        (letter.is_ascii() && !letter.is_ascii_alphabetic())
            || letter.is_whitespace()
            || matches!(letter, '\u{2010}'..='\u{203a}')
    };
    let is_foreign = |word: &&str| !word.is_ascii() && !is_short_form(word) && !is_syllable(word);
    text.split(divides).filter(is_foreign).map(str::to_owned).collect()
}

/// `ĐU`, `BCĐ`: capitals, none of which has a mark but the stroke of `Đ`.
fn is_short_form(word: &str) -> bool {
    word.chars().all(|letter| letter.is_ascii_uppercase() || letter == 'Đ')
}

/// What a syllable begins with.
const ONSETS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh", "nh", "p",
    "ph", "qu", "r", "s", "t", "th", "tr", "v", "x",
];

/// Vowels that end a syllable.
const OPEN: [&str; 44] = [
    "a", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây", "eo", "êu", "ia",
    "iu", "iêu", "oa", "oai", "oay", "oe", "oeo", "oi", "ôi", "ơi", "ua", "uây", "uê", "ui", "uôi", "uơ",
    "uy", "uya", "uyu", "ưa", "ưi", "ưu", "ươi", "ươu", "yêu",
];

/// Vowels that a consonant follows.
const CLOSED: [&str; 25] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "iê", "yê", "oa", "oă", "oe", "oo", "uâ",
    "uê", "uô", "ươ", "uy", "uyê", "uơ",
];

/// What a syllable ends with; `k` in names of the highlands (Đăk Tô).
const CODAS: [&str; 9] = ["c", "ch", "k", "m", "n", "ng", "nh", "p", "t"];

/// Whether a word can be a syllable: an onset, vowels, perhaps a coda, and at most one tone, which is high or heavy before
/// a stop.
fn is_syllable(word: &str) -> bool {
    let decomposed: Vec<char> = word.to_lowercase().nfd().collect();
    let tones: Vec<char> = decomposed.iter().copied().filter(|letter| is_tone(*letter)).collect();
    let toneless: String = decomposed.into_iter().filter(|letter| !is_tone(*letter)).nfc().collect();
    let fits_stop = matches!(tones[..], ['\u{301}' | '\u{323}']);
    let closed = |rest: &str| {
        CODAS.iter().any(|coda| {
            let is_stop = matches!(*coda, "c" | "ch" | "p" | "t");
            (fits_stop || !is_stop) && rest.strip_suffix(coda).is_some_and(|vowels| CLOSED.contains(&vowels))
        })
    };
    let mut rests = ONSETS.iter().filter_map(|onset| toneless.strip_prefix(onset));
    tones.len() <= 1
        && !toneless.chars().any(is_combining_mark)
        // `i` is the vowel of `gì`
        && (toneless == "gi" || rests.any(|rest| OPEN.contains(&rest) || closed(rest)))
}

/// Grave, acute, tilde, hook, dot.
const fn is_tone(letter: char) -> bool {
    matches!(letter, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}')
}

#[cfg(test)]
mod tests {
    use super::{foreign_words, is_syllable};

    #[test]
    fn vietnamese_is_not_foreign() {
        for text in [
            "Nghị quyết chuyên đề quý III, nhiệm kỳ 2020–2025; “Chi bộ 4 tốt”, giữ gìn đoàn kết",
            "khuya, khuỷu, huýt, quạnh, quốc, quyền, giếng, gì, giữa, ngoằn, xoong, thuở, quả, quý, rượu, ngoéo",
            "Đăk Tô, Đắk Lắk, ĐẢNG ỦY QUÂN SỰ, 05-NQ/ĐU, BCĐ, QĐ",
            "Nghi\u{323} quyê\u{301}t",
            "abc xyz",
        ] {
            assert!(foreign_words(text).is_empty(), "{text}: {:?}", foreign_words(text));
        }
    }

    /// What “Sinh hoạt đủ, đúng kế hoạch” in VNI becomes as TCVN3, and “Thực hiện tốt quy chế” in windows-1258.
    #[test]
    fn what_was_read_wrongly_is_foreign() {
        let words = foreign_words("Sinh hoaùt ủuỷ, ủuựng keỏ hoaùch");
        // which vowel bears the tone is not looked at: `keỏ` passes for `kẻo`
        assert_eq!(words, ["hoaùt", "ủuỷ", "ủuựng", "hoaùch"]);
        assert_eq!(foreign_words("Thýũc hiờũn tụỡt quy chờỡ").len(), 4);
        assert_eq!(foreign_words("§¨k T« qu©n"), ["§¨k", "T«", "qu©n"]);
        // no tone before a stop, two endings, two tones, no vowel, the wrong tone before a stop
        for word in ["hôc", "tốtt", "bảã", "đc", "boảc"] {
            assert!(!is_syllable(word), "{word}");
        }
    }
}
