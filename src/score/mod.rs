//! Phase 3, values → points: lines, groups and the total of one form at one stage. Exact; nothing here can fail.

mod line;
mod plain;

use std::collections::BTreeMap;

pub use line::{LineScore, unfit};
pub use plain::Plain;
use plain::PlainGroup;

use crate::model::results::{GroupScore, StageScore};
use crate::model::{Criterion, Decimal, Exact, Group, Guideline, Id, LineEntry, Period, Stage, Value};

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
    pub period: Period,
    pub measured: &'a Measured,
}

impl Scoring<'_> {
    /// Scores a form at a stage: what its lines say, one after another; nothing where the organisation has no row in
    /// the period.
    #[must_use]
    pub fn card(&self, entries: &[LineEntry], stage: Stage) -> Card {
        let mut entries = entries.iter();
        let of_line = |criterion| line::score(self, criterion, value(entries.next(), stage));
        let lines: Vec<LineScore> = self.guideline.lines().map(of_line).collect();
        let mut total = Total::default();
        let groups = self.sums(&lines).into_iter().map(|sum| total.add(sum)).collect();
        Card { scores: Self::finish(stage, total, groups), lines }
    }

    /// The same without the scores of the lines; those of the groups into a space that is used again.
    #[must_use]
    pub fn scores(
        &self,
        plain: &Plain,
        entries: &[LineEntry],
        stage: Stage,
        mut groups: Vec<GroupScore>,
    ) -> StageScore {
        groups.clear();
        let mut rest = entries;
        let mut total = Total::default();
        for (group, plain) in self.guideline.groups.iter().zip(&plain.groups) {
            let (own, others) = rest.split_at(group.criteria.len().min(rest.len()));
            rest = others;
            groups.push(match plain.points(own, stage) {
                Some((points, max)) => total.add_plain(points, max),
                None => total.add(self.sum(group, plain, own, stage)),
            });
        }
        Self::finish(stage, total, groups)
    }

    /// What the lines of a group add up to.
    fn sum(&self, group: &Group, plain: &PlainGroup, entries: &[LineEntry], stage: Stage) -> GroupSum {
        let mut sum = Adding::default();
        let mut entries = entries.iter();
        for (criterion, plain) in group.criteria.iter().zip(&plain.bases) {
            match (value(entries.next(), stage), plain) {
                (Some(Value::Number(points)), Some(base)) => sum.add_plain(points, *base),
                (value, _) => sum.add(criterion, &line::score(self, criterion, value)),
            }
        }
        sum.finish(group)
    }

    fn finish(stage: Stage, total: Total, groups: Vec<GroupScore>) -> StageScore {
        let total = total.with_plain();
        StageScore {
            stage,
            complete: total.complete,
            max: groups.iter().any(|group| group.max.is_some()).then_some(total.max),
            so_far: total.so_far.clone(),
            total: total.compared(),
            groups,
        }
    }

    /// How the points of all lines of the form add up, group by group.
    #[must_use]
    pub fn sums(&self, lines: &[LineScore]) -> Vec<GroupSum> {
        let mut rest = lines;
        let sum = |group: &Group| {
            let (own, others) = rest.split_at(group.criteria.len().min(rest.len()));
            rest = others;
            let mut sum = Adding::default();
            group.criteria.iter().zip(own).for_each(|(criterion, line)| sum.add(criterion, line));
            sum.finish(group)
        };
        self.guideline.groups.iter().map(sum).collect()
    }
}

/// The value of a line, if it says anything.
#[inline]
fn value(entry: Option<&LineEntry>, stage: Stage) -> Option<Value> {
    entry?.value(stage)
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

/// A group while its lines are added up.
struct Adding {
    /// Of the lines that are not plain.
    points: Exact,
    /// Of those that are.
    plain: Decimal,
    base: Decimal,
    /// The part of the base that has left the form.
    left: Decimal,
    /// A line belongs to the form in the period, applicable or not.
    any_counts: bool,
    /// One of these can bring points.
    any_points: bool,
    open: bool,
}

impl Default for Adding {
    fn default() -> Self {
        let [plain, base, left] = [Decimal::ZERO; 3];
        Self { points: Exact::ZERO, plain, base, left, any_counts: false, any_points: false, open: false }
    }
}

impl Adding {
    #[inline]
    fn add_plain(&mut self, points: Decimal, base: Decimal) {
        (self.any_counts, self.any_points) = (true, true);
        self.base = self.base + base;
        self.plain = self.plain + points;
    }

    fn add(&mut self, criterion: &Criterion, line: &LineScore) {
        let base = criterion.base();
        let left = match line {
            LineScore::Outside => return,
            LineScore::Left => base,
            LineScore::Open | LineScore::Scored { .. } => Decimal::ZERO,
        };
        self.any_counts = true;
        self.any_points |= criterion.max.is_some();
        self.open |= matches!(line, LineScore::Open);
        self.base = self.base + base;
        self.left = self.left + left;
        if let Some(more) = line.points() {
            self.points.add(more);
        }
    }

    fn finish(self, group: &Group) -> GroupSum {
        let Self { mut points, plain, base, left, any_counts, any_points, open } = self;
        points.add(&plain.into());
        let rest = base - left;
        // of ratings alone in this period, or at all
        let has_points = if any_counts { any_points } else { group.has_points() };
        // the lines outside are those that do not count in the period: the others make up the maximum
        let max = group.stated_max.filter(|_| has_points).unwrap_or(base);
        let out = !any_counts || (rest == Decimal::ZERO && base != Decimal::ZERO);
        let exact = (!open && !out).then(|| {
            let whole = if base == rest { points.clone() } else { scale(&points, base, rest) };
            whole.at_most(max)
        });
        GroupSum { points, base, rest, exact, max, open, out, has_points }
    }
}

impl GroupSum {
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
        for group in groups {
            total.take(group);
        }
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
    /// How many groups are still in, and how many are out.
    inside: usize,
    outside: usize,
    any_scaled: bool,
    /// The points and the maxima of plain groups, which are not in the others yet.
    plain: [Decimal; 2],
}

impl Default for Total {
    fn default() -> Self {
        let [max, base, rest] = [Decimal::ZERO; 3];
        let [so_far, sum] = [Exact::ZERO; 2];
        let (inside, outside, plain) = (0, 0, [Decimal::ZERO; 2]);
        Self { complete: true, max, so_far, sum, base, rest, inside, outside, any_scaled: false, plain }
    }
}

impl Total {
    /// Adds a group, and gives its score.
    fn add(&mut self, group: GroupSum) -> GroupScore {
        self.take(&group);
        group.score()
    }

    /// The same of a group with points in which nothing is open, out or scaled.
    #[inline]
    fn add_plain(&mut self, points: Decimal, max: Decimal) -> GroupScore {
        let points = points.min(max);
        self.plain = [self.plain[0] + points, self.plain[1] + max];
        self.inside += 1;
        GroupScore { score: Some(points.into()), max: Some(max), out: false }
    }

    /// With what was added of plain groups.
    fn with_plain(mut self) -> Self {
        let [points, max] = std::mem::take(&mut self.plain);
        let points = Exact::from(points);
        self.so_far.add(&points);
        self.sum.add(&points);
        (self.max, self.base, self.rest) = (self.max + max, self.base + max, self.rest + max);
        self
    }

    fn take(&mut self, group: &GroupSum) {
        self.complete &= !group.open;
        self.max = self.max + group.max;
        self.outside += usize::from(group.out);
        self.so_far.add(&group.points.clone().at_most(group.max));
        if !group.has_points {
            return;
        }
        self.base = self.base + group.max;
        if group.out {
            return;
        }
        self.inside += 1;
        self.any_scaled |= group.is_scaled();
        self.rest = self.rest + group.max;
        if let Some(exact) = &group.exact {
            self.sum.add(exact);
        }
    }

    fn sum(self) -> Option<TotalSum> {
        let Self { sum, base, rest, inside, outside, any_scaled, .. } = self;
        if inside == 0 {
            return None;
        }
        let exact = if outside > 0 { sum.times(&base.into()).over(&rest.into())? } else { sum.clone() };
        Some(TotalSum { sum, base, rest, exact, scaled: outside > 0 || any_scaled })
    }

    /// As it is compared: rounded where it was scaled; unknown while a line is open.
    fn compared(self) -> Option<Exact> {
        let total = if self.complete { self.sum()? } else { return None };
        Some(if total.scaled { total.exact.rounded().into() } else { total.exact })
    }
}

#[cfg(test)]
mod tests;
