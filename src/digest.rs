//! SHA-256 in hexadecimal: of bytes, and of texts whatever their line ends and byte order mark. Anybody can
//! recompute it: `sha256sum` of a file with LF line ends and no byte order mark gives the same.

use std::fmt;

use sha2::{Digest, Sha256};

/// The byte order mark of a text in UTF-8.
pub const BOM: &[u8] = &[0xEF, 0xBB, 0xBF];

/// Whether the bytes are a text in UTF-8.
#[must_use]
pub fn is_text(bytes: &[u8]) -> bool {
    simdutf8::basic::from_utf8(bytes).is_ok()
}

/// A digest as bytes, where there are many of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Sum([u8; 32]);

impl Sum {
    /// Of a content that comes in parts.
    #[must_use]
    pub fn of_parts(parts: impl Iterator<Item = impl AsRef<[u8]>>) -> Self {
        let mut digest = Sha256::default();
        parts.for_each(|part| digest.update(part));
        Self(digest.finalize().into())
    }

    /// Its first half as a number, which is enough to tell contents apart.
    #[must_use]
    pub fn first_half(self) -> u128 {
        self.0.first_chunk().map_or(0, |half| u128::from_be_bytes(*half))
    }

    /// The one that a text is in hexadecimal.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut sum = [0; 32];
        if !is_one(text) {
            return None;
        }
        for (byte, digits) in sum.iter_mut().zip(text.as_bytes().chunks(2)) {
            let digits = std::str::from_utf8(digits).ok()?;
            *byte = u8::from_str_radix(digits, 16).ok()?;
        }
        Some(Self(sum))
    }

    /// Adds it to a text in hexadecimal.
    pub fn tell(self, text: &mut String) {
        let digit = |half: u8| half + if half < 10 { b'0' } else { b'a' - 10 };
        let mut digits = [0; 64];
        for (two, byte) in digits.as_chunks_mut().0.iter_mut().zip(self.0) {
            *two = [digit(byte >> 4), digit(byte & 0xF)];
        }
        text.push_str(std::str::from_utf8(&digits).unwrap_or_default());
    }
}

impl fmt::Display for Sum {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut text = String::with_capacity(64);
        self.tell(&mut text);
        out.write_str(&text)
    }
}

/// Of the bytes as they are.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> String {
    Sum::of_parts(std::iter::once(bytes)).to_string()
}

/// Of a text without a byte order mark and with LF line ends, so that neither git's nor an editor's change it.
#[must_use]
pub fn of_text(bytes: &[u8]) -> String {
    let mut digest = TextDigest::default();
    digest.take(bytes);
    digest.finish().to_string()
}

/// The digest of a text that comes in parts; the first of them holds at least a byte order mark, or is all.
#[derive(Clone, Default)]
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
        while let Some(at) = memchr::memchr(b'\r', rest) {
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
    pub fn finish(mut self) -> Sum {
        if self.held_return {
            self.digest.update(b"\r");
        }
        Sum(self.digest.finalize().into())
    }
}

/// The digests of a content that comes in parts, each of which ends with a whole letter if it is a text: as it is,
/// and as a text.
#[derive(Clone, Default)]
pub struct Digests {
    as_it_is: Sha256,
    /// Where it differs from the content: from the first carriage return or byte order mark on.
    as_text: Option<TextDigest>,
    is_begun: bool,
    is_no_text: bool,
}

impl Digests {
    #[must_use]
    pub fn of(content: &[u8]) -> Self {
        let mut digests = Self::default();
        digests.take(content);
        digests
    }

    pub fn take(&mut self, part: &[u8]) {
        self.is_no_text |= !is_text(part);
        let begins_with_mark = !self.is_begun && part.starts_with(BOM);
        if self.as_text.is_none() && (begins_with_mark || memchr::memchr(b'\r', part).is_some()) {
            let digest = self.as_it_is.clone();
            self.as_text = Some(TextDigest { digest, is_begun: self.is_begun, held_return: false });
        }
        if let Some(as_text) = &mut self.as_text {
            as_text.take(part);
        }
        self.as_it_is.update(part);
        self.is_begun |= !part.is_empty();
    }

    /// Of the bytes as they are; and as by [`of_text`], if they are a text.
    #[must_use]
    pub fn finish(self) -> (String, Option<String>) {
        let as_it_is = Sum(self.as_it_is.finalize().into());
        let as_text = || self.as_text.map_or(as_it_is, TextDigest::finish).to_string();
        let as_text = (!self.is_no_text).then(as_text);
        (as_it_is.to_string(), as_text)
    }
}

/// Whether a text has the form of such a digest.
#[must_use]
pub fn is_one(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::{Digests, Sum, TextDigest, is_one, of_bytes, of_text};

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
        assert_eq!(Sum::read(of_lf).map(|sum| sum.to_string()).as_deref(), Some(of_lf));
        assert_eq!(Sum::read(of_lf), Some(Sum::of_parts(["a\n", "b\n"].into_iter())));
        assert_eq!(Sum::read(&of_lf[2..]), None);
    }

    #[test]
    fn a_text_in_parts_is_the_same_text() {
        for text in ["\u{feff}a\r\nb\r\r\nc\r", "abc\r\r\rd\n", "\u{feff}\r\n", "\u{feff}abc\u{feff}"] {
            for cut in 3..=text.len() {
                let mut digest = TextDigest::default();
                let (first, second) = text.as_bytes().split_at(cut);
                digest.take(first);
                digest.take(second);
                assert_eq!(digest.finish().to_string(), of_text(text.as_bytes()), "{text:?} at {cut}");
            }
        }
        // printf 'a\nb\r\nc\r' | sha256sum: a return counts where no line feed follows
        assert_eq!(of_text(b"\xEF\xBB\xBFa\r\nb\r\r\nc\r"), of_bytes(b"a\nb\r\nc\r"));
    }

    #[test]
    fn parts_have_the_digests_of_the_whole() {
        for parts in [
            &["a\nb\n", "c\n"][..],
            &["a\n", "b\r", "\nc\r", "d\r\n"],
            &["", "\u{feff}a\n", "b\r\n"],
            &["a\n", "\u{feff}b\n"],
            &["đ\r\r\n", "\r"],
            &[],
        ] {
            let mut digests = Digests::default();
            for part in parts {
                digests.take(part.as_bytes());
            }
            let whole = parts.concat();
            let expected = (of_bytes(whole.as_bytes()), Some(of_text(whole.as_bytes())));
            assert_eq!(digests.finish(), expected, "{parts:?}");
        }
        assert_eq!(Digests::of(b"\xff").finish(), (of_bytes(b"\xff"), None));
    }
}
