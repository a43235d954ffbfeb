//! TOML in canonical form: NFC, LF, one final newline, no byte order mark. All else stays, comments too.

use std::borrow::Cow;

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::load::files::toml_says_the_same;

/// Letters are composed only where that changes no meaning: not an escape before a combining mark.
pub fn canonical(text: &str) -> Option<String> {
    let plain = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n");
    let composed: Cow<'_, str> = if is_nfc(&plain) { plain.as_str().into() } else { plain.nfc().collect() };
    let candidates = [composed.as_ref(), &plain].map(with_one_final_newline);
    candidates.into_iter().find(|candidate| candidate == text || toml_says_the_same(text, candidate))
}

/// Blank lines at the end go, and the last line ends as the others do.
fn with_one_final_newline(text: &str) -> String {
    let end = text.trim_end().len();
    let last_line = text[end..].split('\n').next().unwrap_or_default();
    match &text[..end + last_line.len()] {
        blank if blank.trim().is_empty() => String::new(),
        body => format!("{body}\n"),
    }
}

#[cfg(test)]
mod tests {
    use super::canonical;

    fn formatted(text: &str) -> String {
        canonical(text).expect("a canonical form")
    }

    #[test]
    fn only_what_stands_around_the_values_changes() {
        let text = "\u{feff}# Chi bô\u{323}  \r\n\r\na = 1.50   # một\r\n[ b ]\r\nc = 'x  '\r\n\r\n  \r\n";
        assert_eq!(formatted(text), "# Chi bộ  \n\na = 1.50   # một\n[ b ]\nc = 'x  '\n");
        assert_eq!(formatted("a = 1 # cuối  "), "a = 1 # cuối  \n");
        assert_eq!(formatted("\n \n"), "");
    }

    #[test]
    fn texts_of_many_lines_keep_their_lines() {
        let text = "a = \"\"\"\r\nmột\r\n  hai \\\r\n  ba\r\n\"\"\"\r\n";
        assert_eq!(formatted(text), "a = \"\"\"\nmột\n  hai \\\n  ba\n\"\"\"\n");
    }

    #[test]
    fn an_escape_is_not_composed_with_what_follows() {
        let text = "a = \"x\\n\u{303}\" # Chi bô\u{323}\n";
        assert_eq!(formatted(text), text);
    }

    #[test]
    fn what_is_in_order_stays() {
        let text = "b = 2\n\n\na = [ 1,\n  2 ] # hai\n";
        assert_eq!(formatted(text), text);
    }
}
