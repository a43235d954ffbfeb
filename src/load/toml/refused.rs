//! What the parser takes and our files may not hold: what only TOML 1.1 has, and escapes of characters that
//! no text may hold as they are.

use std::ops::Range;

use crate::diagnostics::Term;
use crate::load::text::is_forbidden;

/// What may not stand in a text that was read without errors.
#[derive(PartialEq, Eq, Debug, Default)]
pub struct Refused {
    /// Where it is TOML 1.1 only: the parser reads both, our files are 1.0.
    pub newer: Vec<(Range<usize>, Term)>,
    /// Escapes of characters that may not be used: the first of each string, be it a key or a value.
    pub characters: Vec<(Range<usize>, char)>,
}

pub fn refused(text: &str) -> Refused {
    let mut walk = Walk { text, at: 0, open: Vec::new(), last: None, found: Refused::default() };
    while walk.at < text.len() {
        walk.step();
    }
    walk.found
}

/// A bracket that is open.
struct Open {
    at: usize,
    is_inline_table: bool,
    /// A line break was told of.
    told: bool,
}

struct Walk<'a> {
    text: &'a str,
    at: usize,
    open: Vec<Open>,
    /// The last sign that is no space, and where it stands.
    last: Option<(u8, usize)>,
    found: Refused,
}

impl Walk<'_> {
    fn rest(&self) -> &[u8] {
        &self.text.as_bytes()[self.at..]
    }

    /// Takes one token.
    fn step(&mut self) {
        let start = self.at;
        let byte = self.rest()[0];
        match byte {
            b'#' => {
                return self.at = self.text[start..].find('\n').map_or(self.text.len(), |end| start + end);
            }
            b'"' | b'\'' => self.string(byte),
            b'[' | b'{' => self.open.push(Open { at: start, is_inline_table: byte == b'{', told: false }),
            b']' | b'}' => self.close(byte),
            b'\n' => self.line_end(),
            _ if is_bare(byte) => self.bare(),
            _ => {}
        }
        if !byte.is_ascii_whitespace() {
            self.last = Some((byte, start));
        }
        if self.at == start {
            self.at += 1;
        }
    }

    fn close(&mut self, byte: u8) {
        if let Some((b',', at)) = self.last.filter(|_| byte == b'}') {
            self.found.newer.push((at..at + 1, Term::LastComma));
        }
        self.open.pop();
    }

    /// Told once for each inline table; within an array in it a line may end.
    fn line_end(&mut self) {
        if let Some(open) = self.open.last_mut().filter(|open| open.is_inline_table && !open.told) {
            open.told = true;
            self.found.newer.push((open.at..open.at + 1, Term::BrokenInlineTable));
        }
    }

    /// A key, a number, a date: only a time has a colon.
    fn bare(&mut self) {
        let start = self.at;
        let length = self.rest().iter().take_while(|byte| is_bare(**byte)).count();
        self.at += length;
        let word = &self.text[start..self.at];
        if let Some((_, after)) = word.split_once(':')
            && after.as_bytes().get(2) != Some(&b':')
        {
            self.found.newer.push((start..self.at, Term::ShortTime));
        }
    }

    /// A string of either quote, on one line or several.
    fn string(&mut self, quote: u8) {
        let three = [quote; 3];
        let fence: &[u8] = if self.rest().starts_with(&three) { &three } else { &three[..1] };
        self.at += fence.len();
        let mut forbidden = None;
        while self.at < self.text.len() && !self.rest().starts_with(fence) {
            if quote == b'"' && self.rest()[0] == b'\\' {
                if matches!(self.rest().get(1), Some(b'e' | b'x')) {
                    self.found.newer.push((self.at..self.at + 2, Term::NewEscape));
                }
                forbidden = forbidden.or_else(|| self.forbidden());
                self.at += 1;
            }
            self.at += 1;
        }
        self.found.characters.extend(forbidden);
        self.at = (self.at + fence.len()).min(self.text.len());
        // one or two quotes may stand before the three that end it
        while fence.len() == 3 && self.rest().first() == Some(&quote) {
            self.at += 1;
        }
    }

    /// The escape here, where it stands for a character that may not be used as it is.
    fn forbidden(&self) -> Option<(Range<usize>, char)> {
        let rest = &self.text[self.at + 1..];
        let code = |digits: usize| {
            let code = u32::from_str_radix(rest.get(1..=digits)?, 16).ok()?;
            Some((char::from_u32(code)?, 2 + digits))
        };
        let (character, length) = match rest.as_bytes().first()? {
            b'b' => ('\u{8}', 2),
            b'f' => ('\u{c}', 2),
            b'r' => ('\r', 2),
            b'u' => code(4)?,
            b'U' => code(8)?,
            _ => return None,
        };
        let after = &rest[length - 1..];
        let is_line_end = character == '\r' && ["\\n", "\n", "\r\n"].iter().any(|end| after.starts_with(end));
        (!is_line_end && is_forbidden(character, after)).then_some((self.at..self.at + length, character))
    }
}

const fn is_bare(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'+' | b'_' | b'.' | b':')
}

#[cfg(test)]
mod tests {
    use super::{Refused, refused};
    use crate::diagnostics::Term;

    #[test]
    fn what_only_the_newer_version_has_is_found() {
        for (text, place, what) in [
            ("a = {\n b = 1 }", 4..5, Term::BrokenInlineTable),
            ("a = { b = 1, # c\n c = 2 }", 4..5, Term::BrokenInlineTable),
            ("a = { b = 1, }", 11..12, Term::LastComma),
            ("a = 07:32", 4..9, Term::ShortTime),
            ("a = 2024-05-27T07:32Z", 4..21, Term::ShortTime),
            ("a = 2024-05-27 07:32+07:00", 15..26, Term::ShortTime),
            ("a = \"x\\e\"", 6..8, Term::NewEscape),
            ("a = \"\"\"\n\\x41\"\"\"", 8..10, Term::NewEscape),
        ] {
            assert_eq!(refused(text).newer, [(place, what)], "{text}");
        }
    }

    #[test]
    fn what_both_have_is_left_alone() {
        for text in [
            "a = { b = [\n1,\n2,\n], c = \"\"\"\n}\"\"\" }\n[x.\"{\"]\n[[y]]",
            "a = [\n{ b = 1 },\n{ b = 2 },\n] # {\n'{' = '\\e'",
            "a = \"\\\\e \\\" { \\u0041\"\nb = '''\n{\n'''''\nc = \"\"\"x\"\"\"\"\"\nd = {}",
            "a = 07:32:00\nb = 2024-05-27T07:32:00.5+07:00\nc = 2024-05-27\nd-e.f = +1.5e3",
            "a = { b = { c = 1 } }\n# { \n\"k:1\" = \"07:32\"\n",
            "",
        ] {
            assert_eq!(refused(text), Refused::default(), "{text}");
        }
    }

    #[test]
    fn escapes_stand_for_what_may_not_be_used() {
        for (text, place, character) in [
            ("a = \"b\\u0000\\u001b\"", 6..12, '\0'),
            ("a = \"\\U0000202E\"", 5..15, '\u{202e}'),
            ("a = \"\"\"\n\\u200b\"\"\"", 8..14, '\u{200b}'),
            ("\"a\\uFEFF\" = 1", 2..8, '\u{feff}'),
            ("a = \"b\\rc\"", 6..8, '\r'),
            ("a = \"\\b\"", 5..7, '\u{8}'),
            ("[\"\\f\"]", 2..4, '\u{c}'),
        ] {
            assert_eq!(refused(text).characters, [(place, character)], "{text}");
        }
        for text in [
            "a = \"\\r\\n\\t\\n \\u1ed9 \\\\u0000\"",
            "a = '\\u0000'",
            "# \"\\u0000\"\na = \"\"\"\\r\n\"\"\"",
        ] {
            assert_eq!(refused(text), Refused::default(), "{text}");
        }
    }
}
