//! Text as it is compared: in NFC, which it mostly is, and a look at its bytes tells; and with one sort of line ends.

use std::borrow::Cow;

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u8x64};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::model::text::trimmed;

/// The bytes of letters that are looked at in one step.
const BLOCK: usize = 64;

/// Trimmed and in NFC, its lines divided by LF.
#[must_use]
pub fn normal(text: &str) -> Cow<'_, str> {
    let trimmed = trimmed(text);
    if trimmed.contains("\r\n") {
        return Cow::Owned(normal(&trimmed.replace("\r\n", "\n")).into_owned());
    }
    if is_composed(trimmed) {
        return Cow::Borrowed(trimmed);
    }
    match is_nfc_quick(trimmed.chars()) {
        IsNormalized::Yes => Cow::Borrowed(trimmed),
        IsNormalized::No | IsNormalized::Maybe => Cow::Owned(trimmed.nfc().collect()),
    }
}

/// Whether no text can be other than in NFC for its bytes: all its letters are of those that Vietnamese and
/// its neighbours have, with their marks in them.
#[must_use]
pub fn is_composed(text: &str) -> bool {
    let level = Level::new();
    dispatch!(level, simd => has_composed_letters(simd, text.as_bytes()))
}

#[inline(always)]
#[expect(clippy::inline_always, reason = "else it would not be made for each kind of processor")]
fn has_composed_letters<S: Simd>(simd: S, bytes: &[u8]) -> bool {
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let mut last = [b' '; BLOCK];
    last[..rest.len()].copy_from_slice(rest);
    let mut letters = Letters::default();
    let mut blocks = blocks.iter().chain([&last]).zip((0..).step_by(BLOCK));
    blocks.all(|(block, start)| letters.are_composed(simd, u8x64::from_slice(simd, block), &bytes[start..]))
}

/// Looks at the letters of a text, block by block.
#[derive(Default)]
pub struct Letters {
    /// The lowest bit, where a letter of three bytes that E1 begins goes on in the next block.
    goes_on: u64,
}

impl Letters {
    /// Whether those of the next block are surely in NFC; `rest` is the text from there on.
    #[inline(always)]
    #[expect(clippy::inline_always, reason = "it is a part of what is made for each kind of processor")]
    pub fn are_composed<S: Simd>(&mut self, simd: S, block: u8x64<S>, rest: &[u8]) -> bool {
        let each = |byte| u8x64::splat(simd, byte);
        let long = block.simd_eq(each(0xE1)).to_bitmask();
        let vietnamese = (block & each(!0x01)).simd_eq(each(0xBA)).to_bitmask();
        let other = (block.simd_ge(each(0xCC)) & block.simd_ne(each(0xE1))).to_bitmask();
        let are_vietnamese = (long << 1 | self.goes_on) & !vietnamese == 0;
        self.goes_on = long >> (BLOCK - 1);
        are_vietnamese && (other == 0 || are_signs(other, rest))
    }
}

/// Whether at these places stand signs such as “ ” – …, and none of the two spaces among them that are not in NFC.
#[inline(never)]
fn are_signs(mut places: u64, text: &[u8]) -> bool {
    while places != 0 {
        if !matches!(text[places.trailing_zeros() as usize..], [0xE2, 0x80, 0x82..=0xFF, ..]) {
            return false;
        }
        places &= places - 1;
    }
    true
}

#[cfg(test)]
mod tests {
    use super::normal;

    #[test]
    fn lines_are_divided_alike_and_letters_are_composed() {
        assert_eq!(normal(" mo\u{302}\u{323}t\r\n\r\nhai\r\n"), "một\n\nhai");
        assert_eq!(normal("a\r\nb"), "a\nb");
    }
}
