//! A list in parts, for what is many and soon gone: it grows without moving what it holds, and no part is so large that
//! the memory stays with the process when it is dropped.

/// Items in the order in which they came.
#[derive(Clone, Debug)]
pub struct Parts<T> {
    /// All but the last are full.
    parts: Vec<Vec<T>>,
}

/// How many items a part has.
const PART: usize = 1024;

impl<T> Parts<T> {
    pub fn push(&mut self, item: T) {
        match self.parts.last_mut().filter(|part| part.len() < PART) {
            Some(part) => part.push(item),
            None => self.parts.push(vec![item]),
        }
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.parts.is_empty()
    }

    #[must_use]
    pub fn last(&self) -> Option<&T> {
        self.parts.last()?.last()
    }

    pub fn get_mut(&mut self, index: usize) -> Option<&mut T> {
        self.parts.get_mut(index / PART)?.get_mut(index % PART)
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.parts.iter().flatten()
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.parts.last().map_or(0, |last| (self.parts.len() - 1) * PART + last.len())
    }
}

impl<T> Default for Parts<T> {
    fn default() -> Self {
        Self { parts: Vec::new() }
    }
}

impl<T> IntoIterator for Parts<T> {
    type Item = T;
    type IntoIter = std::iter::Flatten<std::vec::IntoIter<Vec<T>>>;

    /// Each part is dropped when its items are taken.
    fn into_iter(self) -> Self::IntoIter {
        self.parts.into_iter().flatten()
    }
}

#[cfg(test)]
mod tests {
    use super::{PART, Parts};

    #[test]
    fn what_went_in_comes_out() {
        for length in [0, 1, PART - 1, PART, PART + 1, 3 * PART + 5] {
            let mut parts = Parts::default();
            (0..length).for_each(|number| parts.push(number));
            assert_eq!((parts.len(), parts.is_empty()), (length, length == 0));
            assert!((0..length).all(|index| parts.get_mut(index).copied() == Some(index)));
            assert_eq!(parts.get_mut(length), None);
            assert_eq!(parts.last().copied(), length.checked_sub(1));
            assert!(parts.iter().copied().eq(0..length));
            assert!(parts.into_iter().eq(0..length));
        }
    }
}
