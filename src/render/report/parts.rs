//! The outcomes and statuses that results are divided into: their names, their colours, their numbers.

use super::Page;
use crate::catalogue::report as texts;
use crate::model::results::{Status, UnitResult};
use crate::model::summary::{PeriodSummary, Tally};
use crate::render::say::capitalised;
use crate::render::summary;

/// A part of all results.
#[derive(Clone, Debug)]
pub struct Share {
    pub name: String,
    /// The class that colours it.
    pub class: &'static str,
    pub count: usize,
}

const RUNGS: [&str; 5] = ["o0", "o1", "o2", "o3", "o4"];

/// The colour of a rung among so many: the best and the worst are always the first and the last.
#[must_use]
pub fn rung(place: usize, of: usize) -> &'static str {
    let last = RUNGS.len() - 1;
    RUNGS[(place * last).checked_div(of.saturating_sub(1)).unwrap_or_default().min(last)]
}

/// The colour of a result.
#[must_use]
pub fn class(unit: &UnitResult, rungs: usize) -> &'static str {
    match (unit.status, unit.final_outcome) {
        (Status::Determined, Some(outcome)) => rung(outcome, rungs),
        (Status::Determined | Status::Undetermined, _) => "undetermined",
        (Status::Held, _) => "held",
        (Status::Unrated, _) => "unrated",
        (Status::NotCandidate, _) => "none",
    }
}

impl Page<'_> {
    /// How a period divides, outcomes first; all outcomes, and the statuses that somebody has.
    pub(super) fn shares(self, period: &PeriodSummary, guidelines: &[usize]) -> Vec<Share> {
        let tally = &period.total;
        let mut shares = self.outcome_shares(tally, guidelines);
        let statuses = [
            (texts::HELD, "held", tally.held),
            (texts::UNDETERMINED, "undetermined", tally.undetermined),
            (texts::UNRATED, "unrated", tally.unrated),
            (texts::NOT_CANDIDATES, "none", tally.not_candidates),
        ];
        let had = statuses.into_iter().filter(|(_, _, count)| *count > 0);
        shares.extend(had.map(|(name, class, count)| Share { name: self.phrase(name), class, count }));
        shares
    }

    /// The outcomes of all guidelines, best first; one id is one outcome.
    pub(super) fn outcome_shares(self, tally: &Tally, guidelines: &[usize]) -> Vec<Share> {
        let outcomes = summary::outcomes(guidelines, self.say());
        let rungs = outcomes.len();
        let share = |(place, (id, name)): (usize, (&_, String))| Share {
            name: capitalised(&name),
            class: rung(place, rungs),
            count: tally.with_outcome(id),
        };
        outcomes.into_iter().enumerate().map(share).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::rung;

    #[test]
    fn ladders_use_the_whole_scale() {
        assert_eq!([0, 1].map(|place| rung(place, 2)), ["o0", "o4"]);
        assert_eq!([0, 1, 2].map(|place| rung(place, 3)), ["o0", "o2", "o4"]);
        // 1 × 4 ÷ 3 = 1 and 2 × 4 ÷ 3 = 2, rounded down
        assert_eq!([0, 1, 2, 3].map(|place| rung(place, 4)), ["o0", "o1", "o2", "o4"]);
        assert_eq!(rung(0, 1), "o0");
    }
}
