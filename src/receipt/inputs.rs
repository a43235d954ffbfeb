//! The files that a result was computed from. There may be very many: their paths stand in one text.

use std::ops::Range;
use std::sync::Arc;

use crate::digest::Sum;

/// Files by path, each with the digest of its text, without a byte order mark and with LF line ends.
#[derive(Clone, Debug, Default)]
pub struct Inputs {
    paths: Arc<String>,
    /// In the order of the paths: where each stands, and the digest.
    files: Vec<(Range<usize>, Sum)>,
}

impl Inputs {
    /// Files whose paths stand in a text that serves others, too.
    #[must_use]
    pub fn within(paths: Arc<String>, mut files: Vec<(Range<usize>, Sum)>) -> Self {
        files.sort_by(|(one, _), (other, _)| paths[one.clone()].cmp(&paths[other.clone()]));
        Self { paths, files }
    }

    /// In the order of their paths.
    pub fn iter(&self) -> impl Iterator<Item = (&str, Sum)> {
        self.files.iter().map(|(path, sum)| (&self.paths[path.clone()], *sum))
    }

    #[must_use]
    pub fn holds(&self, path: &str) -> bool {
        self.files.binary_search_by_key(&path, |(known, _)| &self.paths[known.clone()]).is_ok()
    }
}

impl PartialEq for Inputs {
    fn eq(&self, other: &Self) -> bool {
        self.iter().eq(other.iter())
    }
}

impl Eq for Inputs {}

impl<P: AsRef<str>> FromIterator<(P, Sum)> for Inputs {
    fn from_iter<I: IntoIterator<Item = (P, Sum)>>(files: I) -> Self {
        let mut paths = String::new();
        let put = |(path, sum): (P, Sum)| {
            let start = paths.len();
            paths.push_str(path.as_ref());
            (start..paths.len(), sum)
        };
        let files = files.into_iter().map(put).collect();
        Self::within(Arc::new(paths), files)
    }
}

#[cfg(test)]
mod tests {
    use super::Inputs;
    use crate::digest::Sum;

    #[test]
    fn files_stand_by_path_in_whatever_order_they_came() {
        let sum = |text: &str| Sum::of_parts(std::iter::once(text));
        let inputs: Inputs = ["b/c", "a", "b.c"].map(|path| (path, sum(path))).into_iter().collect();
        let expected = ["a", "b.c", "b/c"].map(|path| (path, sum(path)));
        assert_eq!(inputs.iter().collect::<Vec<_>>(), expected);
        assert_eq!(inputs, expected.into_iter().collect());
        assert!(expected.iter().all(|(path, _)| inputs.holds(path)) && !inputs.holds("b"));
    }
}
