//! Ids with a number each, in the order in which they are met.

use rustc_hash::FxHashMap;

use super::id::Id;

#[derive(Clone, Debug, Default)]
pub struct Numbered {
    ids: Vec<Id>,
    numbers: FxHashMap<Id, usize>,
}

impl Numbered {
    #[must_use]
    pub fn number_of(&self, id: &str) -> Option<usize> {
        self.numbers.get(id).copied()
    }

    /// The number of an id; of one that was not met before, a new one.
    pub fn number(&mut self, id: &Id) -> usize {
        self.number_of(id.as_str()).unwrap_or_else(|| {
            self.ids.push(id.clone());
            self.numbers.insert(id.clone(), self.ids.len() - 1);
            self.ids.len() - 1
        })
    }

    /// The id of a number that was given.
    #[must_use]
    pub fn id(&self, number: usize) -> &Id {
        &self.ids[number]
    }

    #[must_use]
    pub fn into_ids(self) -> Vec<Id> {
        self.ids
    }
}

#[cfg(test)]
mod tests {
    use super::{Id, Numbered};

    #[test]
    fn an_id_has_one_number() {
        let [first, second] = ["members", "absent"].map(|id| Id::new(id).unwrap());
        let mut numbered = Numbered::default();
        assert_eq!([&first, &second, &first].map(|id| numbered.number(id)), [0, 1, 0]);
        assert_eq!((numbered.number_of("absent"), numbered.number_of("other")), (Some(1), None));
        assert_eq!(numbered.id(1), &second);
        assert_eq!(numbered.into_ids(), [first, second]);
    }
}
