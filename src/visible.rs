//! Text from files as a terminal may show it: control, invisible and direction-changing characters
//! become visible signs, so that they can neither act nor hide.

use std::fmt::Write;

/// The text with every character that acts or hides made visible.
#[must_use]
pub fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for character in text.chars() {
        push_visible(&mut shown, character);
    }
    shown
}

/// A word of a command line as it can be typed: in quotes where a shell would divide it or see signs of its own in it.
#[must_use]
pub fn typed(word: &str) -> String {
    let is_plain = |letter: char| letter.is_alphanumeric() || "-_./\\:+,@~".contains(letter);
    let shown = visible(word);
    if word.chars().all(is_plain) { shown } else { format!("\"{shown}\"") }
}

/// JSON in which characters that act or hide are escaped, as control characters are: it says the same.
#[must_use]
pub fn escaped(json: String) -> String {
    if !json.contains(acts_or_hides) {
        return json;
    }
    let mut units = [0; 2];
    json.chars().fold(String::new(), |mut text, character| {
        if acts_or_hides(character) {
            for unit in character.encode_utf16(&mut units) {
                let _ = write!(text, "\\u{unit:04x}");
            }
        } else {
            text.push(character);
        }
        text
    })
}

/// Appends what stands for `character`.
pub fn push_visible(shown: &mut String, character: char) {
    match character {
        '\t' => shown.push_str("    "),
        '\0'..='\u{1f}' => shown.push(picture(character)),
        '\u{7f}' => shown.push('␡'),
        acting if acts_or_hides(acting) => {
            let _ = write!(shown, "<U+{:04X}>", u32::from(acting));
        }
        plain => shown.push(plain),
    }
}

/// The picture of a control character: `␛` for ESC.
fn picture(control: char) -> char {
    char::from_u32(0x2400 + u32::from(control)).unwrap_or(char::REPLACEMENT_CHARACTER)
}

/// C1 controls, bidirectional marks, zero-width and line separators, byte order marks, tags.
fn acts_or_hides(character: char) -> bool {
    matches!(
        character,
        '\u{80}'..='\u{9f}'
            | '\u{ad}'
            | '\u{61c}'
            | '\u{180e}'
            | '\u{200b}'..='\u{200f}'
            | '\u{2028}'..='\u{202e}'
            | '\u{2060}'..='\u{206f}'
            | '\u{feff}'
            | '\u{fff9}'..='\u{fffb}'
            | '\u{e0000}'..='\u{e007f}'
    )
}

#[cfg(test)]
mod tests {
    use super::{escaped, visible};

    #[test]
    fn nothing_acts_on_the_terminal() {
        assert_eq!(
            visible("a\u{1b}[31mb\u{202e}c\u{200b}\r\n\u{9b}\u{7f}"),
            "a␛[31mb<U+202E>c<U+200B>␍␊<U+009B>␡"
        );
        assert_eq!(visible("Chi bộ \u{a0}Đại đội"), "Chi bộ \u{a0}Đại đội");
        assert_eq!(visible("Chi bô\u{323}"), "Chi bô\u{323}", "decomposed text stays as it is");
    }

    #[test]
    fn json_says_the_same_when_it_is_escaped() {
        let written = "\"Chi bộ\u{202e}\u{9b}\u{e0041}\"".to_owned();
        let json = escaped(written.clone());
        assert_eq!(json, "\"Chi bộ\\u202e\\u009b\\udb40\\udc41\"");
        let read = |json: &str| serde_json::from_str::<String>(json).expect("a JSON text");
        assert_eq!(read(&json), read(&written));
    }
}
