//! SHA-256 in hexadecimal: of bytes, and of texts whatever their line ends and byte order mark. Anybody can
//! recompute it: `sha256sum` of a file with LF line ends and no byte order mark gives the same.

use std::borrow::Cow;

use sha2::{Digest, Sha256};

const BOM: &[u8] = &[0xEF, 0xBB, 0xBF];

/// Of the bytes as they are.
#[must_use]
pub fn of_bytes(bytes: &[u8]) -> String {
    let digest = Sha256::digest(bytes);
    digest.iter().fold(String::new(), |hexadecimal, byte| hexadecimal + &format!("{byte:02x}"))
}

/// Of a text without a byte order mark and with LF line ends, so that neither git's nor an editor's change it.
#[must_use]
pub fn of_text(bytes: &[u8]) -> String {
    let text = bytes.strip_prefix(BOM).unwrap_or(bytes);
    of_bytes(&with_lf(text))
}

fn with_lf(text: &[u8]) -> Cow<'_, [u8]> {
    if !text.windows(2).any(|pair| pair == b"\r\n") {
        return Cow::Borrowed(text);
    }
    let mut plain = Vec::with_capacity(text.len());
    let mut rest = text;
    while let Some(at) = rest.iter().position(|byte| *byte == b'\r') {
        let (before, after) = rest.split_at(at);
        plain.extend_from_slice(before);
        if !after.starts_with(b"\r\n") {
            plain.push(b'\r');
        }
        rest = &after[1..];
    }
    plain.extend_from_slice(rest);
    Cow::Owned(plain)
}

/// Whether a text has the form of such a digest.
#[must_use]
pub fn is_one(text: &str) -> bool {
    text.len() == 64 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}

#[cfg(test)]
mod tests {
    use super::{is_one, of_bytes, of_text};

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
}
