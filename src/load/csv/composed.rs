//! Text in NFC: mostly it is, and a look at its bytes tells.

use std::borrow::Cow;

use fearless_simd::prelude::*;
use fearless_simd::{Level, dispatch, u8x64};
use unicode_normalization::{IsNormalized, UnicodeNormalization, is_nfc_quick};

use crate::model::text::trimmed;

/// The bytes of letters that are looked at in one step.
const BLOCK: usize = 64;

/// Trimmed and in NFC.
#[must_use]
pub fn normal(text: &str) -> Cow<'_, str> {
    let trimmed = trimmed(text);
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
    let each = |byte| u8x64::splat(simd, byte);
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let mut last = [b' '; BLOCK];
    last[..rest.len()].copy_from_slice(rest);
    // whether a letter that E1 begins goes on in the next block
    let mut goes_on = 0;
    for (block, start) in blocks.iter().chain([&last]).zip((0..).step_by(BLOCK)) {
        let letters = u8x64::from_slice(simd, block);
        let long = letters.simd_eq(each(0xE1)).to_bitmask();
        let vietnamese = (letters & each(!0x01)).simd_eq(each(0xBA)).to_bitmask();
        if ((long << 1) | goes_on) & !vietnamese != 0 {
            return false;
        }
        goes_on = long >> (BLOCK - 1);
        let mut other = (letters.simd_ge(each(0xCC)) & letters.simd_ne(each(0xE1))).to_bitmask();
        while other != 0 {
            // signs such as “ ” – …, but for two of the spaces among them
            if !matches!(bytes[start + other.trailing_zeros() as usize..], [0xE2, 0x80, 0x82..=0xFF, ..]) {
                return false;
            }
            other &= other - 1;
        }
    }
    true
}
