//! What a browser may do with the page: draw this very style, run this very script, fetch nothing.

use crate::digest;

/// The policy; whatever is not named in it is refused.
#[must_use]
pub fn policy(style: &str, script: &str) -> String {
    let hash = |text: &str| format!("'sha256-{}'", base64(&bytes(&digest::of_bytes(text.as_bytes()))));
    format!(
        "default-src 'none'; style-src {}; script-src {}; base-uri 'none'; form-action 'none'",
        hash(style),
        hash(script)
    )
}

/// The bytes that pairs of hexadecimal digits stand for.
fn bytes(digest: &str) -> Vec<u8> {
    let digits: Vec<u8> = digest.chars().filter_map(|digit| u8::try_from(digit.to_digit(16)?).ok()).collect();
    digits.chunks(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit)).collect()
}

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Three bytes as four signs of six bits each.
fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for group in bytes.chunks(3) {
        let number = (0..3).fold(0_usize, |number, place| {
            number << 8 | usize::from(group.get(place).copied().unwrap_or_default())
        });
        for place in 0..4 {
            let sign = DIGITS[number >> (18 - 6 * place) & 63];
            text.push(if place > group.len() { '=' } else { char::from(sign) });
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::{base64, policy};

    /// The examples of RFC 4648, section 10; and what `printf abc | openssl dgst -sha256 -binary | base64` prints.
    #[test]
    fn hashes_are_written_as_browsers_read_them() {
        for (bytes, text) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(bytes.as_bytes()), text);
        }
        let abc = "'sha256-ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0='";
        assert!(policy("abc", "").contains(&format!("style-src {abc};")), "{}", policy("abc", ""));
        assert!(policy("", "abc").starts_with("default-src 'none'; "));
    }
}
