//! Facts and measures, each with the rows, results and findings behind it.

use std::collections::BTreeSet;

use crate::decide::{Aside, End, Possible, Share, Worked, is_counted};
use crate::model::facts::FactValue;
use crate::model::measure::{Fact, FindingState, Measure, MeasureKind, OutcomeCount, OutcomeSource};
use crate::model::results::Status;
use crate::model::{Exact, Guideline, Id, Period, Place, UnitKey};

/// A fact with its rows.
#[derive(Clone, Debug)]
pub struct FactAccount {
    pub fact: Id,
    pub rows: Vec<FactRow>,
    /// `None` while a row is missing; a flag is one or zero.
    pub sum: Option<Exact>,
}

#[derive(Clone, Debug)]
pub struct FactRow {
    pub period: Period,
    /// `None` where it is not given.
    pub given: Option<FactValue>,
}

#[derive(Clone, Debug)]
pub struct MeasureAccount {
    pub measure: Id,
    pub possible: Possible,
    pub basis: Basis,
}

/// What a measure was worked out from.
#[derive(Clone, Debug)]
pub enum Basis {
    Ratio(Vec<RatioRow>),
    /// The year's periods of the organisation.
    Periods(Vec<Reference>),
    Subordinates(Vec<Reference>),
    Findings(Vec<FindingRow>),
}

/// A period for which one of both facts is given; it counts when both are.
#[derive(Clone, Debug)]
pub struct RatioRow {
    pub period: Period,
    pub part: Option<FactValue>,
    pub whole: Option<FactValue>,
}

/// Another result that a count looks at.
#[derive(Clone, Debug)]
pub struct Reference {
    pub key: UnitKey,
    /// `None` where the review has no result there: a month or quarter without any row.
    pub status: Option<Status>,
    /// Every outcome it may still end in.
    pub ends: BTreeSet<End>,
    /// What it adds to the count; one thing where it is settled.
    pub shares: BTreeSet<Share>,
    /// The row of the decision, where decisions are counted.
    pub decision: Option<Place>,
}

#[derive(Clone, Debug)]
pub struct FindingRow {
    pub id: Id,
    pub place: Place,
    /// Whether the measure counts it.
    pub counted: Counted,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Counted {
    Yes,
    No,
}

pub fn fact(worked: &Worked<'_>, key: UnitKey, fact: &Fact) -> FactAccount {
    let (periods, sum) = worked.fact(key, fact);
    let rows =
        periods.into_iter().map(|period| FactRow { period, given: given(worked, key, &fact.id, period) });
    FactAccount { fact: fact.id.clone(), rows: rows.collect(), sum }
}

fn given(worked: &Worked<'_>, key: UnitKey, fact: &Id, period: Period) -> Option<FactValue> {
    worked.data().fact(key.organisation, fact, period)
}

pub fn measures(worked: &Worked<'_>, key: UnitKey, guideline: &Guideline) -> Vec<MeasureAccount> {
    let account = |measure: &Measure| {
        let possible = worked.measure(key, measure)?.clone();
        let basis = basis(worked, key, guideline, measure);
        Some(MeasureAccount { measure: measure.id.clone(), possible, basis })
    };
    guideline.measures.iter().filter_map(account).collect()
}

fn basis(worked: &Worked<'_>, key: UnitKey, guideline: &Guideline, measure: &Measure) -> Basis {
    let review = |count: &OutcomeCount| worked.data().manifest.review_at(count.review.value.as_str());
    match &measure.kind {
        MeasureKind::Ratio { part, whole } => {
            Basis::Ratio(ratio(worked, key, guideline, [&part.value, &whole.value]))
        }
        MeasureKind::Periods(count) => {
            let keys = review(count).map(|review| worked.periods_counted(key, review)).unwrap_or_default();
            let aside = Aside::UnratedAndNotCandidates;
            Basis::Periods(keys.into_iter().map(|key| reference(worked, key, count, aside)).collect())
        }
        MeasureKind::Subordinates(count) => {
            let keys =
                review(count).map(|review| worked.subordinates_counted(key, review)).unwrap_or_default();
            let aside = Aside::UnratedOnly;
            Basis::Subordinates(keys.into_iter().map(|key| reference(worked, key, count, aside)).collect())
        }
        MeasureKind::Findings(state) => Basis::Findings(findings(worked, key, *state)),
    }
}

fn ratio(worked: &Worked<'_>, key: UnitKey, guideline: &Guideline, facts: [&Id; 2]) -> Vec<RatioRow> {
    let Some(fact) = guideline.fact(facts[0]) else { return Vec::new() };
    let row = |period| {
        let [part, whole] = facts.map(|fact| given(worked, key, fact, period));
        RatioRow { period, part, whole }
    };
    worked.fact(key, fact).0.into_iter().map(row).collect()
}

fn reference(worked: &Worked<'_>, key: UnitKey, count: &OutcomeCount, aside: Aside) -> Reference {
    let decision = match count.source {
        OutcomeSource::Result => None,
        OutcomeSource::Decision => worked.data().decisions.get(&key).map(|decision| decision.place),
    };
    Reference {
        key,
        status: worked.result(key).map(|result| result.status),
        ends: worked.ends(key, count.source),
        shares: worked.shares(key, count, aside),
        decision,
    }
}

fn findings(worked: &Worked<'_>, key: UnitKey, state: FindingState) -> Vec<FindingRow> {
    let found = worked.data().findings.get(&key.organisation).map_or(&[][..], Vec::as_slice);
    let row = |(year, finding): &(i16, crate::model::record::Finding)| FindingRow {
        id: finding.id.value.clone(),
        place: finding.place,
        counted: if is_counted(*year, finding, state, key.period) { Counted::Yes } else { Counted::No },
    };
    found.iter().map(row).collect()
}
