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
        let groups = &self.guideline.groups;
        let mut lines = Vec::with_capacity(groups.iter().map(|group| group.criteria.len()).sum());
        let mut scores = Vec::with_capacity(groups.len());
        let mut total = Total::default();
        for group in groups {
            let first = lines.len();
            for criterion in &group.criteria {
                lines.push(line::score(self, criterion, lines.len(), stage));
            }
            let sum = GroupSum::of(group, &lines[first..], self.period);
            total.add(&sum);
            scores.push(sum.score());
        }
        let has_points = self.guideline.has_points();
        let scores = StageScore {
            stage,
            complete: total.complete,
            max: has_points.then_some(total.max),
            so_far: total.so_far.clone(),
            total: total.compared(),
            groups: scores,
        };
        Card { lines, scores }
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
    /// A line has no value.
    pub open: bool,
    /// Nothing of it is left in the form.
    pub out: bool,
    pub has_points: bool,
}

impl GroupSum {
    fn of(group: &Group, lines: &[LineScore], period: Period) -> Self {
        let [mut base, mut rest] = [Decimal::ZERO; 2];
        let (mut points, mut any_counts, mut open) = (Exact::ZERO, false, false);
        for (criterion, line) in group.criteria.iter().zip(lines) {
            let left = match line {
                LineScore::Outside => continue,
                LineScore::Left => Decimal::ZERO,
                LineScore::Open | LineScore::Scored { .. } => criterion.base(),
            };
            any_counts = true;
            open |= matches!(line, LineScore::Open);
            base = base + criterion.base();
            rest = rest + left;
            if let Some(more) = line.points() {
                points.add(more);
            }
        }
        // the lines outside are those that do not count in the period: the others make up the maximum
        let max = group.stated_max.unwrap_or(base);
        debug_assert_eq!(max, group.max_in(period), "the maximum is the same however it is added up");
        let out = !any_counts || (rest == Decimal::ZERO && base != Decimal::ZERO);
        let exact = (!open && !out).then(|| {
            let whole = if base == rest { points.clone() } else { scale(&points, base, rest) };
            whole.at_most(max)
        });
        Self { points, base, rest, exact, max, open, out, has_points: group.has_points() }
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
        let mut total = Total::default();
        groups.iter().for_each(|group| total.add(group));
        total.sum()
    }
}

/// A total while its groups are added up.
struct Total {
    complete: bool,
    /// The maxima of all groups.
    max: Decimal,
    so_far: Exact,
    /// Of the groups with points: those still in, and the maxima of all, and of those.
    sum: Exact,
    base: Decimal,
    rest: Decimal,
    any_in: bool,
    any_out: bool,
    any_scaled: bool,
}

impl Default for Total {
    fn default() -> Self {
        let [max, base, rest] = [Decimal::ZERO; 3];
        let [so_far, sum] = [Exact::ZERO; 2];
        Self {
            complete: true,
            max,
            so_far,
            sum,
            base,
            rest,
            any_in: false,
            any_out: false,
            any_scaled: false,
        }
    }
}

impl Total {
    fn add(&mut self, group: &GroupSum) {
        self.complete &= !group.open;
        self.max = self.max + group.max;
        self.any_out |= group.out;
        if group.points <= group.max.into() {
            self.so_far.add(&group.points);
        } else {
            self.so_far.add(&group.max.into());
        }
        if !group.has_points {
            return;
        }
        self.base = self.base + group.max;
        if group.out {
            return;
        }
        self.any_in = true;
        self.any_scaled |= group.is_scaled();
        self.rest = self.rest + group.max;
        if let Some(exact) = &group.exact {
            self.sum.add(exact);
        }
    }

    fn sum(self) -> Option<TotalSum> {
        let Self { sum, base, rest, any_in, any_out, any_scaled, .. } = self;
        if !any_in {
            return None;
        }
        let exact = if any_out { sum.times(&base.into()).over(&rest.into())? } else { sum.clone() };
        Some(TotalSum { sum, base, rest, exact, scaled: any_out || any_scaled })
    }

    /// As it is compared: rounded where it was scaled; unknown while a line is open.
    fn compared(self) -> Option<Exact> {
        let total = if self.complete { self.sum()? } else { return None };
        Some(if total.scaled { total.exact.rounded().into() } else { total.exact })
    }
}

#[cfg(test)]
mod tests;
