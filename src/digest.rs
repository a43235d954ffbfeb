//! SHA-256 in hexadecimal: of bytes, and of texts whatever their line ends and byte order mark. Anybody can
//! recompute it: `sha256sum` of a file with LF line ends and no byte order mark gives the same.

use sha2::{Digest, Sha256};

/// The byte order mark of a text in UTF-8.
pub const BOM: &[u8] = &[0xEF, 0xBB, 0xBF];

/// Whether the bytes are a text in UTF-8.
#[must_use]
pub fn is_text(bytes: &[u8]) -> bool {
    simdutf8::basic::from_utf8(bytes).is_ok()
}

/// Of the bytes as they are.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

/// Of a text without a byte order mark and with LF line ends, so that neither git's nor an editor's change it.
#[must_use]
pub fn of_text(bytes: &[u8]) -> String {
    let mut digest = TextDigest::default();
    digest.take(bytes);
    digest.finish()
}

/// The digest of a text that comes in parts; the first of them holds at least a byte order mark, or is all.
#[derive(Default)]
pub struct TextDigest {
    digest: Sha256,
    is_begun: bool,
    /// A carriage return that counts unless a line feed follows.
    held_return: bool,
}

impl TextDigest {
    pub fn take(&mut self, part: &[u8]) {
        let mut rest = if self.is_begun { part } else { part.strip_prefix(BOM).unwrap_or(part) };
        self.is_begun |= !part.is_empty();
        // it is looked for many bytes at a time, and most texts have none
        while rest.contains(&b'\r')
            && let Some(at) = rest.iter().position(|byte| *byte == b'\r')
        {
            self.add(&rest[..at]);
            self.add_return();
            rest = &rest[at + 1..];
        }
        self.add(rest);
    }

    fn add(&mut self, bytes: &[u8]) {
        let Some(first) = bytes.first() else { return };
        if std::mem::take(&mut self.held_return) && *first != b'\n' {
            self.digest.update(b"\r");
        }
        self.digest.update(bytes);
    }

    fn add_return(&mut self) {
        if std::mem::replace(&mut self.held_return, true) {
            self.digest.update(b"\r");
        }
    }

    #[must_use]
    pub fn finish(mut self) -> String {
        if self.held_return {
            self.digest.update(b"\r");
        }
        hexadecimal(&self.digest.finalize())
    }
}

fn hexadecimal(digest: &[u8]) -> String {
    digest.iter().fold(String::new(), |hexadecimal, byte| hexadecimal + &format!("{byte:02x}"))
}

/// Whether a text has the form of such a digest.
#[must_use]
pub fn is_one(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::{TextDigest, is_one, of_bytes, of_text};

    /// The values that `printf 'a\nb\n' | sha256sum` and `printf '' | sha256sum` print.
    #[test]
    fn line_ends_and_marks_make_no_difference_to_a_text() {
        let of_lf = "911169ddaaf146aff539f58c26c489af3b892dff0fe283c1c264c65ae5aa59a2";
        for text in ["a\nb\n", "a\r\nb\r\n", "\u{feff}a\r\nb\n"] {
            assert_eq!(of_text(text.as_bytes()), of_lf, "{text:?}");
        }
        assert_ne!(of_bytes(b"a\r\nb\r\n"), of_lf);
        assert_ne!(of_text(b"a\rb\n"), of_text(b"a\nb\n"));
        assert_eq!(of_bytes(b""), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert!(is_one(of_lf) && !is_one(&of_lf.to_uppercase()) && !is_one(&of_lf[1..]));
    }

    #[test]
    fn a_text_in_parts_is_the_same_text() {
        for text in ["\u{feff}a\r\nb\r\r\nc\r", "abc\r\r\rd\n", "\u{feff}\r\n", "\u{feff}abc\u{feff}"] {
            for cut in 3..=text.len() {
                let mut digest = TextDigest::default();
                let (first, second) = text.as_bytes().split_at(cut);
                digest.take(first);
                digest.take(second);
                assert_eq!(digest.finish(), of_text(text.as_bytes()), "{text:?} at {cut}");
            }
        }
        // printf 'a\nb\r\nc\r' | sha256sum: a return counts where no line feed follows
        assert_eq!(of_text(b"\xEF\xBB\xBFa\r\nb\r\r\nc\r"), of_bytes(b"a\nb\r\nc\r"));
    }
}
