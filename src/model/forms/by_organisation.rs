//! A small number for each organisation. What a piece of a file speaks of are mostly neighbours in the register, so
//! only the numbers between the first and the last of them are kept.

use super::NONE;

#[derive(Clone, Debug, Default)]
pub struct ByOrganisation {
    /// The organisation of the first number.
    first: usize,
    numbers: Vec<u32>,
}

impl ByOrganisation {
    /// The number of an organisation, [`NONE`] where it has none.
    pub fn get(&self, organisation: usize) -> u32 {
        let place = organisation.wrapping_sub(self.first);
        self.numbers.get(place).copied().unwrap_or(NONE)
    }

    /// Gives an organisation a number, and returns the one it had.
    pub fn replace(&mut self, organisation: u32, number: u32) -> u32 {
        let organisation = organisation as usize;
        if self.numbers.is_empty() {
            self.first = organisation;
        }
        if let Some(missing) = self.first.checked_sub(organisation).filter(|missing| *missing > 0) {
            // where one comes before the other each time, all would be moved each time: so half of the room stays free
            let grown = missing.max(self.numbers.len()).min(self.first);
            self.numbers.splice(0..0, std::iter::repeat_n(NONE, grown));
            self.first -= grown;
        }
        let place = organisation - self.first;
        if place >= self.numbers.len() {
            self.numbers.resize(place + 1, NONE);
        }
        std::mem::replace(&mut self.numbers[place], number)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::HashMap;

    use proptest::prelude::*;

    use super::{ByOrganisation, NONE};

    /// 100,000 organisations from the last to the first: the room doubles 17 times.
    #[test]
    fn room_at_the_front_is_made_seldom() {
        let mut numbers = ByOrganisation::default();
        let firsts = (0..100_000).rev().map(|organisation| {
            numbers.replace(organisation, 7);
            numbers.first
        });
        let firsts: std::collections::BTreeSet<usize> = firsts.collect();
        assert!(firsts.len() <= 18, "{}", firsts.len());
        assert_eq!((numbers.first, numbers.get(0), numbers.get(99_999)), (0, 7, 7));
    }

    proptest! {
        #[test]
        fn is_a_map(given in prop::collection::vec((0_u32..50, 0_u32..1000), 0..40)) {
            let (mut ours, mut theirs) = (ByOrganisation::default(), HashMap::new());
            for (organisation, number) in given {
                let before = theirs.insert(organisation, number).unwrap_or(NONE);
                prop_assert_eq!(ours.replace(organisation, number), before);
                for organisation in 0..60 {
                    let known = theirs.get(&organisation).copied().unwrap_or(NONE);
                    prop_assert_eq!(ours.get(organisation as usize), known);
                }
            }
        }
    }
}
