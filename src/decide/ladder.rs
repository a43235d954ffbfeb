//! The walk down the ladder: what an organisation ends in, or may still end in.

use crate::model::results::Truth;

/// The value of an outcome's lists: all of `requires`, any of `forced_by`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Rung {
    pub requires: Truth,
    pub forced: Truth,
}

/// The outcomes that can still be reached, best first; a single one is the outcome.
pub fn reachable(rungs: &[Rung]) -> impl Iterator<Item = usize> {
    let forced = rungs.iter().rposition(|rung| rung.forced == Truth::True);
    // the walk, from best to worst, is over with the first whose conditions are all true
    let mut walks = forced.is_none();
    let is_open = move |(index, rung): &(usize, &Rung)| {
        let is_walked = walks && rung.requires != Truth::False;
        walks &= rung.requires != Truth::True;
        let may_be_forced = rung.forced == Truth::Unknown && forced.is_none_or(|worst| *index > worst);
        is_walked || may_be_forced || forced == Some(*index)
    };
    rungs.iter().enumerate().filter(is_open).map(|(index, _)| index)
}

#[cfg(test)]
mod tests {
    use super::{Rung, reachable};
    use crate::model::results::Truth::{False, True, Unknown};

    fn ladder(rungs: &[(crate::model::results::Truth, crate::model::results::Truth)]) -> Vec<usize> {
        let rungs: Vec<Rung> =
            rungs.iter().map(|(requires, forced)| Rung { requires: *requires, forced: *forced }).collect();
        reachable(&rungs).collect()
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
