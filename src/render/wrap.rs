//! Breaks lines of text at spaces, by the width that a terminal shows.

use unicode_width::UnicodeWidthStr;

/// The lines of `text`, none wider than `width` where a space allows it; all but the first begin
/// with `hang` spaces.
#[must_use]
pub fn wrapped(text: &str, width: usize, hang: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let leading = text.len() - text.trim_start_matches(' ').len();
    let mut line = " ".repeat(leading);
    let mut is_empty = true;
    for word in text.split(' ').filter(|word| !word.is_empty()) {
        if !is_empty && line.width() + 1 + word.width() > width {
            lines.push(std::mem::replace(&mut line, " ".repeat(hang)));
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line.push_str(word);
        is_empty = false;
    }
    lines.push(line);
    lines
}

#[cfg(test)]
mod tests {
    use super::wrapped;

    #[test]
    fn breaks_at_spaces_and_hangs() {
        assert_eq!(wrapped("- một hai ba bốn", 9, 2), ["- một hai", "  ba bốn"]);
        assert_eq!(wrapped("- mô\u{323}t hai ba", 9, 2), ["- mô\u{323}t hai", "  ba"]);
        assert_eq!(wrapped("  quá-dài-không-ngắt được", 5, 4), ["  quá-dài-không-ngắt", "    được"]);
        assert_eq!(wrapped("", 0, 2), [""]);
    }
}
