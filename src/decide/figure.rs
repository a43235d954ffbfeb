//! Figures: sums of facts, and measures with every value they may still have.

use std::collections::BTreeSet;

use super::ends::Aside;
use super::known::Known;
use crate::model::facts::FactValue;
use crate::model::measure::{Fact, FindingState, Measure, MeasureKind, Reading};
use crate::model::record::Finding;
use crate::model::{Every, Exact, Guideline, Id, Period, UnitKey};

/// What a measure may be: one value where it is known, several while other results are open.
#[derive(Clone, Debug)]
pub struct Possible {
    /// Sorted, each once; `None` is unknown.
    pub values: Vec<Option<Exact>>,
    /// Numerator and denominator of a ratio or a share that is known.
    pub parts: Option<(Exact, Exact)>,
    /// The same of the least and of the most of a share that is open.
    pub bounds: Option<Box<[(Exact, Exact); 2]>>,
}

impl Possible {
    fn one(value: Option<Exact>, parts: Option<(Exact, Exact)>) -> Self {
        Self { values: vec![value], parts, bounds: None }
    }

    /// Counts as (hits, base) pairs; a share of none is unknown.
    #[must_use]
    pub fn of_counts(pairs: BTreeSet<(usize, usize)>, reading: Reading) -> Self {
        let exact = |(hits, base): &(usize, usize)| (Exact::count(*hits), Exact::count(*base));
        let (parts, bounds) = match (reading, pairs.first()) {
            (Reading::Share, Some(only)) if pairs.len() == 1 => (Some(exact(only)), None),
            (Reading::Share, _) => (None, bounds(&pairs).map(|bounds| Box::new(bounds.map(exact)))),
            (Reading::Count, _) => (None, None),
        };
        let value = |(hits, base)| match reading {
            Reading::Count => Some(Exact::count(hits)),
            Reading::Share => Exact::percentage(&Exact::count(hits), &Exact::count(base)),
        };
        let values: BTreeSet<Option<Exact>> = pairs.into_iter().map(value).collect();
        Self { values: values.into_iter().collect(), parts, bounds }
    }

    /// The value, if there is only one.
    #[must_use]
    pub fn known(&self) -> Option<&Exact> {
        match &self.values[..] {
            [Some(value)] => Some(value),
            _ => None,
        }
    }
}

/// The least and the most share among (hits, base) pairs; of pairs with one share that with the largest base.
fn bounds(pairs: &BTreeSet<(usize, usize)>) -> Option<[&(usize, usize); 2]> {
    // a/b < c/d as a·d < c·b
    let by_share = |a: &&(usize, usize), b: &&(usize, usize)| (a.0 * b.1).cmp(&(b.0 * a.1));
    let of_some = || pairs.iter().filter(|(_, base)| *base > 0);
    let least = of_some().min_by(|a, b| by_share(a, b).then(b.1.cmp(&a.1)))?;
    let most = of_some().max_by(|a, b| by_share(a, b).then(a.1.cmp(&b.1)))?;
    Some([least, most])
}

impl<'k> Known<'k> {
    /// The periods of a unit for which a fact has rows.
    pub fn fact_periods(self, key: UnitKey, every: Every) -> impl Iterator<Item = Period> + use<'k> {
        key.period.parts(every).filter(move |period| self.data.exists_at_end_of(key.organisation, *period))
    }

    fn given(self, key: UnitKey, fact: &Id, period: Period) -> Option<FactValue> {
        self.data.fact(key.organisation, fact, period)
    }

    /// The sum of a fact's rows; unknown while one is missing.
    pub fn fact(self, key: UnitKey, fact: &Fact) -> Option<Exact> {
        let mut sum = None;
        for period in self.fact_periods(key, fact.every) {
            let given = self.given(key, &fact.id, period)?.exact();
            sum.get_or_insert(Exact::ZERO).add(&given);
        }
        sum
    }

    /// The periods for which a fact is not given.
    pub fn fact_gaps(self, key: UnitKey, fact: &Fact) -> Vec<Period> {
        self.fact_periods(key, fact.every)
            .filter(|period| self.given(key, &fact.id, *period).is_none())
            .collect()
    }

    pub fn flag(self, key: UnitKey, fact: &Id) -> Option<bool> {
        self.given(key, fact, key.period).map(|fact| fact.is_yes())
    }

    pub fn measure(self, key: UnitKey, guideline: &Guideline, measure: &Measure) -> Possible {
        match &measure.kind {
            MeasureKind::Ratio { part, whole } => self.ratio(key, guideline, [&part.value, &whole.value]),
            MeasureKind::Findings(state) => {
                Possible::one(Some(Exact::count(self.findings(key, *state))), None)
            }
            MeasureKind::Periods(count) => {
                let review = self.data.manifest.review_at(count.review.value.as_str());
                let units = review.map(|review| self.periods_counted(key, review)).unwrap_or_default();
                self.counts(&units, count, Aside::UnratedAndNotCandidates)
            }
            MeasureKind::Subordinates(count) => {
                let review = self.data.manifest.review_at(count.review.value.as_str());
                let units = review.map(|review| self.subordinates_counted(key, review)).unwrap_or_default();
                self.counts(&units, count, Aside::UnratedOnly)
            }
        }
    }

    /// The sums over the periods for which both facts have a row.
    fn ratio(self, key: UnitKey, guideline: &Guideline, facts: [&Id; 2]) -> Possible {
        let every = guideline.fact(facts[0]).map_or(Every::Year, |fact| fact.every);
        let both = |period| {
            let [part, whole] = facts.map(|fact| self.given(key, fact, period).map(|fact| fact.exact()));
            part.zip(whole)
        };
        let rows: Vec<(Exact, Exact)> = self.fact_periods(key, every).filter_map(both).collect();
        if rows.is_empty() {
            return Possible::one(None, None);
        }
        let part: Exact = rows.iter().map(|(part, _)| part.clone()).sum();
        let whole: Exact = rows.iter().map(|(_, whole)| whole.clone()).sum();
        Possible::one(Exact::percentage(&part, &whole), Some((part, whole)))
    }

    fn findings(self, key: UnitKey, state: FindingState) -> usize {
        let findings = self.data.findings.get(&key.organisation).map_or(&[][..], Vec::as_slice);
        findings.iter().filter(|(year, finding)| is_counted(*year, finding, state, key.period)).count()
    }
}

/// Whether a finding of a year's folder is in a state in a period.
#[must_use]
pub fn is_counted(year: i16, finding: &Finding, state: FindingState, period: Period) -> bool {
    let last = period.last_day();
    match state {
        FindingState::Open => finding.is_open_on(last),
        FindingState::Overdue => finding.is_overdue_on(last),
        FindingState::All => finding.found_on.value <= last && year == period.year(),
    }
}

#[cfg(test)]
mod tests {
    use super::{Exact, Possible, Reading};

    fn of(pairs: &[(usize, usize)], reading: Reading) -> Possible {
        Possible::of_counts(pairs.iter().copied().collect(), reading)
    }

    #[test]
    fn numerator_and_denominator_are_told_of_a_single_share_only() {
        let one = of(&[(2, 3)], Reading::Share);
        assert_eq!(one.parts, Some((Exact::count(2), Exact::count(3))));
        // none of one or none of two: 0 % either way, but of how many is not known
        let same = of(&[(0, 1), (0, 2)], Reading::Share);
        assert_eq!(same.known(), Some(&Exact::ZERO));
        assert_eq!(same.parts, None);
        // a share of none is unknown, and a value as good as any other
        let open = of(&[(0, 0), (1, 1)], Reading::Share);
        assert_eq!(open.values, [None, Some(Exact::count(100))]);
        // one sixth to one half, which may be one of two or three of six
        let range = of(&[(1, 6), (1, 2), (3, 6), (2, 5)], Reading::Share);
        let parts = |hits, base| (Exact::count(hits), Exact::count(base));
        assert_eq!(range.bounds.as_deref(), Some(&[parts(1, 6), parts(3, 6)]));
        let count = of(&[(2, 3)], Reading::Count);
        assert_eq!(count.known(), Some(&Exact::count(2)));
        assert_eq!(count.parts, None);
    }
}
