//! The walk down the ladder: what an organisation ends in, or may still end in.

use crate::model::results::Truth;

/// The value of an outcome's lists: all of `requires`, any of `forced_by`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rung {
    pub requires: Truth,
    pub forced: Truth,
}

/// The outcomes that can still be reached, best first; a single one is the outcome.
#[must_use]
pub fn reachable(rungs: &[Rung]) -> Vec<usize> {
    let forced = rungs.iter().rposition(|rung| rung.forced == Truth::True);
    let mut ends = forced.map_or_else(|| walk(rungs), |worst| vec![worst]);
    let beyond = forced.map_or(0, |worst| worst + 1);
    let open = rungs.iter().enumerate().skip(beyond).filter(|(_, rung)| rung.forced == Truth::Unknown);
    ends.extend(open.map(|(index, _)| index));
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// From best to worst, up to the first whose conditions are all true.
fn walk(rungs: &[Rung]) -> Vec<usize> {
    let mut ends = Vec::new();
    for (index, rung) in rungs.iter().enumerate() {
        match rung.requires {
            Truth::True => {
                ends.push(index);
                return ends;
            }
            Truth::Unknown => ends.push(index),
            Truth::False => {}
        }
    }
    ends
}

#[cfg(test)]
mod tests {
    use super::{Rung, reachable};
    use crate::model::results::Truth::{False, True, Unknown};

    fn ladder(rungs: &[(crate::model::results::Truth, crate::model::results::Truth)]) -> Vec<usize> {
        let rungs: Vec<Rung> =
            rungs.iter().map(|(requires, forced)| Rung { requires: *requires, forced: *forced }).collect();
        reachable(&rungs)
    }

    #[test]
    fn the_first_true_rung_is_the_outcome() {
        assert_eq!(ladder(&[(False, False), (True, False), (True, False)]), [1]);
        // an unknown below a true one changes nothing
        assert_eq!(ladder(&[(True, False), (Unknown, False), (True, False)]), [0]);
    }

    #[test]
    fn an_unknown_before_a_true_leaves_both_open() {
        assert_eq!(ladder(&[(Unknown, False), (False, False), (True, False)]), [0, 2]);
    }

    #[test]
    fn the_worst_forced_outcome_wins() {
        assert_eq!(ladder(&[(True, False), (True, True), (True, True)]), [2]);
        // a better forced one that is unknown cannot lift it; a worse one can still lower it
        assert_eq!(ladder(&[(True, Unknown), (False, True), (True, False)]), [1]);
        assert_eq!(ladder(&[(True, False), (False, True), (True, Unknown)]), [1, 2]);
    }

    #[test]
    fn an_unknown_force_towards_the_same_outcome_changes_nothing() {
        assert_eq!(ladder(&[(False, False), (True, Unknown)]), [1]);
        assert_eq!(ladder(&[(True, False), (True, Unknown)]), [0, 1]);
    }
}
