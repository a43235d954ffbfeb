//! Phase 3, values → points: lines, groups and the total of one form at one stage. Exact; nothing here can fail.

mod line;

use std::collections::BTreeMap;

pub use line::{LineScore, unfit};

use crate::model::results::{GroupScore, StageScore};
use crate::model::{Decimal, Exact, Form, Group, Guideline, Id, Period, Stage};

/// The values of the guideline's measures, where they are known.
pub type Measured = BTreeMap<Id, Option<Exact>>;

/// The scores of a form at a stage.
#[derive(Clone, Debug)]
pub struct Card {
    pub lines: Vec<LineScore>,
    pub scores: StageScore,
}

/// What a form is scored with.
#[derive(Clone, Copy)]
pub struct Scoring<'a> {
    pub guideline: &'a Guideline,
    /// `None` where the organisation has no row in the period.
    pub form: Option<&'a Form>,
    pub period: Period,
    pub measured: &'a Measured,
}

impl Scoring<'_> {
    /// Scores the form at a stage.
    #[must_use]
    pub fn card(&self, stage: Stage) -> Card {
        let mut lines = Vec::new();
        for group in &self.guideline.groups {
            let first = lines.len();
            lines.extend(
                group
                    .criteria
                    .iter()
                    .enumerate()
                    .map(|(offset, criterion)| line::score(self, criterion, first + offset, stage)),
            );
        }
        let groups = self.sums(&lines);
        let complete = !lines.iter().any(|line| matches!(line, LineScore::Open));
        let total = if complete { TotalSum::of(&groups).map(TotalSum::compared) } else { None };
        let has_points = self.guideline.has_points();
        let max = has_points.then(|| groups.iter().map(|group| group.max).sum());
        let so_far = groups.iter().map(|group| group.points.clone().at_most(group.max)).sum();
        let mut groups: Vec<GroupScore> = groups.into_iter().map(GroupSum::score).collect();
        // made in the place of the sums, which are larger: millions are kept
        groups.shrink_to_fit();
        Card { lines, scores: StageScore { stage, complete, total, max, so_far, groups } }
    }

    /// How the points of all lines of the form add up, group by group.
    #[must_use]
    pub fn sums(&self, lines: &[LineScore]) -> Vec<GroupSum> {
        let mut rest = lines;
        let sum = |group: &Group| {
            let (own, others) = rest.split_at(group.criteria.len().min(rest.len()));
            rest = others;
            GroupSum::of(group, own, self.period)
        };
        self.guideline.groups.iter().map(sum).collect()
    }
}

/// A group's points before anything is rounded.
#[derive(Clone, Debug)]
pub struct GroupSum {
    /// The points of its lines, as far as they are known; neither scaled nor capped.
    pub points: Exact,
    /// The sum of the maxima of all its lines, bonus ones aside.
    pub base: Decimal,
    /// The same over the lines still in the form.
    pub rest: Decimal,
    /// Scaled and capped; `None` while a line is open, and when it is out.
    pub exact: Option<Exact>,
    pub max: Decimal,
    /// Nothing of it is left in the form.
    pub out: bool,
    pub has_points: bool,
}

impl GroupSum {
    fn of(group: &Group, lines: &[LineScore], period: Period) -> Self {
        let max = group.max_in(period);
        let counted =
            || group.criteria.iter().zip(lines).filter(|(_, line)| !matches!(line, LineScore::Outside));
        let base: Decimal = counted().map(|(criterion, _)| criterion.base()).sum();
        let left = counted().filter(|(_, line)| matches!(line, LineScore::Left));
        let rest = base - left.map(|(criterion, _)| criterion.base()).sum();
        let out = counted().next().is_none() || (rest == Decimal::ZERO && base != Decimal::ZERO);
        let points: Exact = lines.iter().filter_map(LineScore::points).cloned().sum();
        let open = lines.iter().any(|line| matches!(line, LineScore::Open));
        let exact = (!open && !out).then(|| {
            let whole = if base == rest { points.clone() } else { scale(&points, base, rest) };
            whole.at_most(max)
        });
        Self { points, base, rest, exact, max, out, has_points: group.has_points() }
    }

    /// Whether its base differs from what is left of it.
    #[must_use]
    pub fn is_scaled(&self) -> bool {
        self.base != self.rest
    }

    fn score(self) -> GroupScore {
        let scaled = self.is_scaled();
        let known = self.exact.filter(|_| self.has_points);
        let score = known.map(|exact| if scaled { exact.rounded().into() } else { exact });
        GroupScore { score, max: self.has_points.then_some(self.max), out: self.out }
    }
}

/// `points × base ÷ rest`; the rest is not zero, or the group would be out.
fn scale(points: &Exact, base: Decimal, rest: Decimal) -> Exact {
    points.times(&base.into()).over(&rest.into()).unwrap_or(Exact::ZERO)
}

/// A total before anything is rounded.
#[derive(Clone, Debug)]
pub struct TotalSum {
    /// The groups still in, added up.
    pub sum: Exact,
    /// The maxima of all groups.
    pub base: Decimal,
    /// Those of the groups still in.
    pub rest: Decimal,
    /// Scaled up for the groups that are out.
    pub exact: Exact,
    /// Whether it, or one of its groups, is scaled.
    pub scaled: bool,
}

impl TotalSum {
    /// The total of complete groups; unknown when there is nothing to scale from.
    #[must_use]
    pub fn of(groups: &[GroupSum]) -> Option<Self> {
        let inside = || groups.iter().filter(|group| !group.out && group.has_points);
        let sum: Exact = inside().filter_map(|group| group.exact.clone()).sum();
        let base: Decimal = groups.iter().filter(|group| group.has_points).map(|group| group.max).sum();
        let rest: Decimal = inside().map(|group| group.max).sum();
        inside().next()?;
        let any_out = groups.iter().any(|group| group.out);
        let exact = if any_out { sum.times(&base.into()).over(&rest.into())? } else { sum.clone() };
        let scaled = any_out || inside().any(GroupSum::is_scaled);
        Some(Self { sum, base, rest, exact, scaled })
    }

    /// As it is compared: rounded where it was scaled.
    fn compared(self) -> Exact {
        if self.scaled { self.exact.rounded().into() } else { self.exact }
    }
}

#[cfg(test)]
mod tests;
