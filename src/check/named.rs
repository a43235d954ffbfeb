//! Whose a row is: mostly of the organisation and the period that the row before named.

use crate::model::record::AssessmentRow;

/// The cells of the organisation and the period that a row names, as they are written.
#[derive(Debug, Default)]
pub struct Named([Vec<u8>; 2]);

impl Named {
    pub fn take(&mut self, row: &impl AssessmentRow) {
        for (own, name) in self.0.iter_mut().zip(row.names()) {
            own.clear();
            own.extend_from_slice(name);
        }
    }

    #[inline]
    pub fn are_those_of(&self, row: &impl AssessmentRow) -> bool {
        let ([organisation, period], [own, own_period]) = (row.names(), &self.0);
        is_same(own, organisation) && is_same(own_period, period)
    }
}

/// Whether two names are the same. Most are so short that a look at their first and at their last bytes tells, which is
/// faster than comparing them one by one.
#[inline]
fn is_same(one: &[u8], other: &[u8]) -> bool {
    one.len() == other.len()
        && match one.len() {
            0 => true,
            8..=16 => {
                one.first_chunk::<8>() == other.first_chunk() && one.last_chunk::<8>() == other.last_chunk()
            }
            _ => one == other,
        }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::is_same;

    proptest! {
        #[test]
        fn names_are_the_same_only_if_every_byte_is(one in "[ab]{0,20}", other in "[ab]{0,20}", place in 0_usize..20) {
            prop_assert_eq!(is_same(one.as_bytes(), other.as_bytes()), one == other);
            let mut changed = one.clone().into_bytes();
            if let Some(byte) = changed.get_mut(place) {
                *byte = b'c';
                prop_assert!(!is_same(one.as_bytes(), &changed));
            }
            prop_assert!(is_same(one.as_bytes(), one.clone().as_bytes()));
        }
    }
}
