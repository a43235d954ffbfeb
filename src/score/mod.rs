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
        let mut groups = Vec::new();
        for group in &self.guideline.groups {
            let first = lines.len();
            lines.extend(
                group
                    .criteria
                    .iter()
                    .enumerate()
                    .map(|(offset, criterion)| line::score(self, criterion, first + offset, stage)),
            );
            groups.push(GroupSum::of(group, &lines[first..], self.period));
        }
        let complete = !lines.iter().any(|line| matches!(line, LineScore::Open));
        let total = if complete { total(&groups) } else { None };
        let has_points = self.guideline.has_points();
        let max = has_points.then(|| groups.iter().map(|group| group.max).sum());
        let so_far = groups.iter().map(|group| group.so_far.clone()).sum();
        let groups = groups.into_iter().map(GroupSum::score).collect();
        Card { lines, scores: StageScore { stage, complete, total, max, so_far, groups } }
    }
}

/// A group's points before anything is rounded.
struct GroupSum {
    /// Scaled and capped; `None` while a line is open.
    exact: Option<Exact>,
    so_far: Exact,
    max: Decimal,
    /// Its base differs from what is left of it.
    scaled: bool,
    /// Nothing of it is left in the form.
    out: bool,
    has_points: bool,
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
        let so_far: Exact = lines.iter().filter_map(LineScore::points).cloned().sum();
        let open = lines.iter().any(|line| matches!(line, LineScore::Open));
        let scaled = base != rest;
        let exact = (!open && !out).then(|| {
            let whole = if scaled { scale(&so_far, base, rest) } else { so_far.clone() };
            whole.at_most(max)
        });
        Self { exact, so_far: so_far.at_most(max), max, scaled, out, has_points: group.has_points() }
    }

    fn score(self) -> GroupScore {
        let known = self.exact.filter(|_| self.has_points);
        let score = known.map(|exact| if self.scaled { exact.rounded().into() } else { exact });
        GroupScore { score, max: self.has_points.then_some(self.max), out: self.out }
    }
}

/// `points × base ÷ rest`; the rest is not zero, or the group would be out.
fn scale(points: &Exact, base: Decimal, rest: Decimal) -> Exact {
    points.times(&base.into()).over(&rest.into()).unwrap_or(Exact::ZERO)
}

/// The groups still in, scaled up for those that are out; unknown when there is nothing to scale from.
fn total(groups: &[GroupSum]) -> Option<Exact> {
    let inside = || groups.iter().filter(|group| !group.out && group.has_points);
    let sum: Exact = inside().filter_map(|group| group.exact.clone()).sum();
    let all: Decimal = groups.iter().filter(|group| group.has_points).map(|group| group.max).sum();
    let theirs: Decimal = inside().map(|group| group.max).sum();
    inside().next()?;
    let any_out = groups.iter().any(|group| group.out);
    let exact = if any_out { sum.times(&all.into()).over(&theirs.into())? } else { sum };
    let scaled = any_out || inside().any(|group| group.scaled);
    Some(if scaled { exact.rounded().into() } else { exact })
}

#[cfg(test)]
mod tests;
