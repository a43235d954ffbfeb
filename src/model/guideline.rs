//! Guidelines (hướng dẫn): one document's form, outcomes, conditions and quota, as data.

use std::fmt;

use super::condition::{Condition, Subject};
use super::criterion::{Criterion, Kind, Offer};
use super::date::Date;
use super::id::Id;
use super::measure::{Fact, Measure, Unit};
use super::number::Decimal;
use super::organisation::OrganisationKind;
use super::period::{Every, Period};
use super::place::{FileId, Located, Place};
use super::quota::{Quota, RankSubject};
use super::stage::Stage;
use super::text::Text;

/// One version of a guideline.
#[derive(Clone, Debug)]
pub struct Guideline {
    /// The file as a whole.
    pub place: Place,
    pub version: Version,
    /// What it extends, nearest first, each with its file.
    pub bases: Vec<(Version, FileId)>,
    pub name: Text,
    pub text: Option<Text>,
    pub issuer: Option<String>,
    pub instrument: Option<String>,
    pub in_force_from: Date,
    pub in_force_to: Option<Date>,
    pub applies_to: Vec<OrganisationKind>,
    pub every: Every,
    /// In order; outcomes are computed from the last one.
    pub stages: Vec<Stage>,
    /// Its figures are not from an issued instrument.
    pub illustrative: bool,
    /// Best first; with points on all or none.
    pub ratings: Vec<Offer>,
    pub groups: Vec<Group>,
    pub facts: Vec<Fact>,
    pub measures: Vec<Measure>,
    pub candidate_if: Vec<Condition>,
    /// Best first.
    pub outcomes: Vec<Outcome>,
    pub quota: Option<Quota>,
}

/// A guideline's id and version, printed as `chi-bo-4-tot@2024-vi-du`.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Version {
    pub id: Id,
    pub version: Id,
}

impl Version {
    /// Reads `chi-bo-4-tot@2024-vi-du`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (id, version) = text.split_once('@')?;
        Some(Self { id: Id::new(id)?, version: Id::new(version)? })
    }
}

impl fmt::Display for Version {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}@{}", self.id, self.version)
    }
}

/// A group of criteria (nhóm tiêu chí).
#[derive(Clone, Debug)]
pub struct Group {
    pub id: Id,
    pub place: Place,
    pub name: Text,
    pub text: Option<Text>,
    pub cite: Option<String>,
    /// As the guideline states it; the sum of the lines' where it does not.
    pub stated_max: Option<Decimal>,
    pub criteria: Vec<Criterion>,
}

/// One rung of the ladder of outcomes (kết quả, mức xếp loại).
#[derive(Clone, Debug)]
pub struct Outcome {
    pub id: Id,
    pub place: Place,
    pub name: Text,
    pub text: Option<Text>,
    pub cite: Option<String>,
    pub requires: Vec<Condition>,
    pub forced_by: Vec<Condition>,
}

impl Group {
    /// The most the group can bring in `period`.
    #[must_use]
    pub fn max_in(&self, period: Period) -> Decimal {
        let of_lines =
            || self.criteria.iter().filter(|line| line.counts_in(period)).map(Criterion::base).sum();
        self.stated_max.filter(|_| self.has_points_in(period)).unwrap_or_else(of_lines)
    }

    /// Whether any of its lines that count in `period` can bring points; where none counts, whether any can at all.
    #[must_use]
    pub fn has_points_in(&self, period: Period) -> bool {
        let mut counting = self.criteria.iter().filter(|line| line.counts_in(period)).peekable();
        if counting.peek().is_none() { self.has_points() } else { counting.any(|line| line.max.is_some()) }
    }

    /// Whether any of its lines can bring points at all.
    #[must_use]
    pub fn has_points(&self) -> bool {
        self.criteria.iter().any(|line| line.max.is_some())
    }
}

impl Guideline {
    /// The lines of the form in order, whatever their group.
    pub fn lines(&self) -> impl Iterator<Item = &Criterion> {
        self.groups.iter().flat_map(|group| &group.criteria)
    }

    /// The lines of the form, each with what stands at its place in `others`; those beyond its end are left out.
    pub fn lines_with<'a, Other>(
        &'a self,
        mut others: &'a [Other],
    ) -> impl Iterator<Item = (&'a Criterion, &'a Other)> {
        self.groups.iter().flat_map(move |group| {
            let (own, rest) = others.split_at(group.criteria.len().min(others.len()));
            others = rest;
            group.criteria.iter().zip(own)
        })
    }

    /// The place of the line `id` among [`Guideline::lines`]; `guess` is tried first.
    #[must_use]
    pub fn line_at(&self, id: &str, guess: usize) -> Option<usize> {
        let guessed = self.lines().nth(guess).is_some_and(|line| line.id.as_str() == id);
        if guessed { Some(guess) } else { self.lines().position(|line| line.id.as_str() == id) }
    }

    #[must_use]
    pub fn outcome_at(&self, id: &str) -> Option<usize> {
        self.outcomes.iter().position(|outcome| outcome.id.as_str() == id)
    }

    #[must_use]
    pub fn rating_at(&self, id: &str) -> Option<usize> {
        self.ratings.iter().position(|rating| rating.id.as_str() == id)
    }

    /// What may be chosen on a line: its options, or the ratings; nothing where it takes something else.
    #[must_use]
    pub fn offers<'a>(&'a self, line: &'a Criterion) -> &'a [Offer] {
        match &line.kind {
            Kind::Choice { options } => options,
            Kind::Rating => &self.ratings,
            Kind::Points { .. } | Kind::Toggle | Kind::Bands { .. } | Kind::Deduction { .. } => &[],
        }
    }

    /// What a value chose of them.
    #[must_use]
    pub fn offer<'a>(&'a self, line: &'a Criterion, place: u16) -> Option<&'a Offer> {
        self.offers(line).get(usize::from(place))
    }

    #[must_use]
    pub fn fact(&self, id: &Id) -> Option<&Fact> {
        self.facts.iter().find(|fact| fact.id == *id)
    }

    #[must_use]
    pub fn measure(&self, id: &Id) -> Option<&Measure> {
        self.measures.iter().find(|measure| measure.id == *id)
    }

    /// Whether what a condition looks at is counted in percent.
    #[must_use]
    pub fn looks_at_percentage(&self, subject: &Subject) -> bool {
        match subject {
            Subject::Fact(id) | Subject::Measure(id) => self.is_percentage(&id.value),
            Subject::Total
            | Subject::Group(_)
            | Subject::EveryGroup
            | Subject::Criterion(_)
            | Subject::EveryCriterion => false,
        }
    }

    /// Whether a fact or a measure is counted in percent.
    #[must_use]
    pub fn is_percentage(&self, id: &Id) -> bool {
        let of_fact = self.fact(id).map(|fact| fact.unit == Unit::Percent);
        let of_measure = || self.measure(id).map(|measure| measure.kind.is_percentage());
        of_fact.or_else(of_measure).unwrap_or(false)
    }

    /// The stage that outcomes are computed from.
    ///
    /// # Panics
    /// Never: loading refuses a guideline without stages.
    #[must_use]
    pub fn last_stage(&self) -> Stage {
        *self.stages.last().expect("a guideline has a stage because loading refuses an empty list")
    }

    /// Whether it is in force on the last day of `period` and its form is filled for such periods.
    #[must_use]
    pub fn serves(&self, kind: OrganisationKind, period: Period) -> bool {
        self.every == period.every() && self.applies_to.contains(&kind) && self.in_force_on(period.last_day())
    }

    #[must_use]
    pub fn in_force_on(&self, day: Date) -> bool {
        self.in_force_from <= day && self.in_force_to.is_none_or(|to| day <= to)
    }

    /// Whether any line brings points: without one there is no total.
    #[must_use]
    pub fn has_points(&self) -> bool {
        self.groups.iter().any(Group::has_points)
    }

    /// Whether an outcome is one of those whose number is the base of the quota; without a quota, of the two best.
    #[must_use]
    pub fn is_in_base(&self, outcome: usize) -> bool {
        match &self.quota {
            Some(quota) => quota.of.iter().any(|of| of.value == self.outcomes[outcome].id),
            None => outcome < 2,
        }
    }

    /// Every top-level condition with the outcome it belongs to: `candidate_if`, then by outcome.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        let of_outcomes =
            self.outcomes.iter().flat_map(|outcome| outcome.requires.iter().chain(&outcome.forced_by));
        self.candidate_if.iter().chain(of_outcomes)
    }

    /// Whether a condition, a line or a key of the quota looks at a measure.
    #[must_use]
    pub fn uses(&self, measure: &Id) -> bool {
        let ranks = self.quota.iter().flat_map(|quota| &quota.rank_by);
        self.lines().any(|line| line.measure.as_ref().is_some_and(|own| own.value == *measure))
            || self.conditions().any(|condition| condition.looks_at(measure))
            || ranks.into_iter().any(|key| matches!(&key.subject, RankSubject::Measure(id) if id == measure))
    }

    /// Whether a measure is worked out: not one that would need other results for nothing, on which nobody's result rests.
    #[must_use]
    pub fn works_out(&self, measure: &Measure) -> bool {
        !measure.kind.needs_results() || self.uses(&measure.id)
    }

    /// The other reviews that its conditions, and its measures that are worked out, name.
    pub fn reviews_named(&self) -> impl Iterator<Item = &Located<Id>> {
        use super::measure::MeasureKind;
        let worked_out = self.measures.iter().filter(|measure| self.works_out(measure));
        let by_measures = worked_out.filter_map(|measure| match &measure.kind {
            MeasureKind::Periods(count) | MeasureKind::Subordinates(count) => Some(&count.review),
            MeasureKind::Ratio { .. } | MeasureKind::Findings(_) => None,
        });
        let by_conditions = self.conditions().flat_map(Condition::with_nested);
        let by_conditions = by_conditions.filter_map(|condition| Some(&condition.outcome()?.review));
        by_measures.chain(by_conditions)
    }
}
