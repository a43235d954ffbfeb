//! What a line that TOML refuses was perhaps meant to say.

use crate::diagnostics::Term;

/// The mistakes that people make when they type TOML in an office program: at most one a line.
pub fn hint(text: &str, at: usize) -> Vec<Term> {
    let (_, line) = line_at(text, at);
    let value = line.split_once('=').map_or(line, |(_, value)| value).trim();
    let found = if line.contains(['“', '”', '„', '‘', '’']) {
        Some(Term::StraightQuotes)
    } else if line.contains(['\u{a0}', '\u{202f}', '\u{3000}']) {
        Some(Term::OrdinarySpace)
    } else if numbers(value, ',') == 2 {
        Some(Term::DecimalPoint)
    } else if numbers(value, '/') == 3 || numbers(word_at(text, at), '/') == 3 {
        Some(Term::QuotedDate)
    } else {
        None
    };
    found.into_iter().collect()
}

/// Whether the place is behind the `=` of a line that has nothing there.
pub fn is_bare(text: &str, at: usize) -> bool {
    let (start, line) = line_at(text, at);
    line.split_once('=').is_some_and(|(key, value)| {
        let value = value.trim();
        at > start + key.len() && (value.is_empty() || value.starts_with('#'))
    })
}

/// What stands at a place up to a space, a comma or a bracket.
fn word_at(text: &str, at: usize) -> &str {
    let rest = text.get(at..).unwrap_or_default();
    rest.split(|character: char| character.is_whitespace() || ",]}".contains(character))
        .next()
        .unwrap_or(rest)
}

/// The line of a place, and where it begins.
fn line_at(text: &str, at: usize) -> (usize, &str) {
    let at = (0..=at.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    let start = text[..at].rfind('\n').map_or(0, |before| before + 1);
    (start, text[start..].lines().next().unwrap_or_default())
}

/// How many numbers a mark divides; none where anything is not a number.
fn numbers(value: &str, mark: char) -> usize {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if value.split(mark).all(digits) { value.split(mark).count() } else { 0 }
}

#[cfg(test)]
mod tests {
    use super::{hint, is_bare};
    use crate::diagnostics::Term;

    #[test]
    fn common_slips_are_recognised() {
        for (line, meant) in [
            ("name = “Chi bộ”", Some(Term::StraightQuotes)),
            ("max =\u{a0}10", Some(Term::OrdinarySpace)),
            ("self = 8,5", Some(Term::DecimalPoint)),
            ("from = 05/03/2024", Some(Term::QuotedDate)),
            ("a = b", None),
        ] {
            let text = format!("format = 1\n{line}\n");
            assert_eq!(hint(&text, text.len() - 2), Vec::from_iter(meant), "{line}");
        }
        assert_eq!(hint("", 9), []);
        assert!(is_bare("a = # b", 4) && is_bare("a =", 3) && !is_bare("a = b", 4) && !is_bare("a", 0));
    }
}
