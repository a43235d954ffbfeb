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
        if let Some(missing) = self.first.checked_sub(organisation) {
            self.numbers.splice(0..0, std::iter::repeat_n(NONE, missing));
            self.first = organisation;
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
