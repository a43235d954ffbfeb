//! Some bytes of a text that are looked at many at a time: without a loop whose end comes in no order, which processors
//! cannot foresee.

/// Bytes, with what stands behind them in their text.
#[derive(Clone, Copy, Debug, Default)]
pub struct Stretch<'a> {
    beyond: &'a [u8],
    length: usize,
}

impl<'a> Stretch<'a> {
    /// So many bytes of those that stand there, or all that do.
    #[must_use]
    #[inline]
    pub const fn new(beyond: &'a [u8], length: usize) -> Self {
        let length = if length < beyond.len() { length } else { beyond.len() };
        Self { beyond, length }
    }

    /// The bytes.
    #[must_use]
    #[inline]
    pub fn bytes(self) -> &'a [u8] {
        self.beyond.get(..self.length).unwrap_or_default()
    }

    /// How many they are.
    #[must_use]
    #[inline]
    pub const fn len(self) -> usize {
        self.length
    }

    #[must_use]
    #[inline]
    pub const fn is_empty(self) -> bool {
        self.length == 0
    }

    /// They and what stands behind them, so many in all; zeros behind the end of the text.
    #[must_use]
    #[inline]
    pub fn window<const SIZE: usize>(self) -> [u8; SIZE] {
        self.beyond.first_chunk().copied().unwrap_or_else(|| self.last_window())
    }

    #[inline(never)]
    fn last_window<const SIZE: usize>(self) -> [u8; SIZE] {
        let mut window = [0; SIZE];
        window[..self.beyond.len()].copy_from_slice(self.beyond);
        window
    }
}

impl<'a> From<&'a [u8]> for Stretch<'a> {
    fn from(bytes: &'a [u8]) -> Self {
        Self::new(bytes, bytes.len())
    }
}
