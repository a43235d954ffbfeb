//! Measures and conditions that look at results of another review of which they can never see one: its guidelines
//! are for other periods, another time or other kinds. Nobody's results are looked at.

use super::Frame;
use super::guideline::basis;
use super::reviews::serves_a_year;
use crate::diagnostics::{Code, Diagnostic, Report, Term};
use crate::model::measure::MeasureKind;
use crate::model::{Date, Every, Guideline, Id, Located, Place};

/// Which results of another review are looked at.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sight {
    /// The organisation's own, of the same period.
    OwnPeriod,
    /// Those of its subordinates, of the same period.
    Subordinates,
    /// The organisation's own, of the months and quarters of the year.
    ShortPeriods,
}

/// A review that is named, where, and by which clause.
struct Named<'g> {
    review: &'g Located<Id>,
    sight: Sight,
    cite: Option<&'g String>,
    place: Place,
}

pub fn results_can_be_looked_at(frame: &Frame, report: &mut Report) {
    let mut met: Vec<Place> = Vec::new();
    let in_use = frame.in_use().map(|index| &frame.dataset.guidelines[index]);
    for guideline in in_use.filter(|guideline| serves_a_year(frame, guideline)) {
        for named in named(guideline) {
            let Some(review) = frame.dataset.manifest.review_at(named.review.value.as_str()) else {
                continue;
            };
            let mut others =
                frame.review_guidelines[review].iter().map(|index| &frame.dataset.guidelines[*index]);
            // what is inherited stands in several guidelines
            if frame.is_review_unread(review)
                || met.contains(&named.review.place)
                || others.any(|other| named.sight.reaches(guideline, other))
            {
                continue;
            }
            met.push(named.review.place);
            report.add(
                Diagnostic::new(Code::ResultsOutOfReach, named.review.place)
                    .with("review", &named.review.value)
                    .with("reason", named.sight.reason())
                    .because(basis(guideline, named.cite, named.place)),
            );
        }
    }
}

fn named(guideline: &Guideline) -> Vec<Named<'_>> {
    let of_measures = guideline.measures.iter().filter_map(|measure| {
        let (review, sight) = match &measure.kind {
            MeasureKind::Periods(count) => (&count.review, Sight::ShortPeriods),
            MeasureKind::Subordinates(count) => (&count.review, Sight::Subordinates),
            MeasureKind::Ratio { .. } | MeasureKind::Findings(_) => return None,
        };
        Some(Named { review, sight, cite: measure.cite.as_ref(), place: measure.place })
    });
    let of_conditions = guideline.conditions().flat_map(|whole| {
        whole.with_nested().into_iter().filter_map(|condition| {
            let (review, cite) =
                (&condition.outcome()?.review, condition.cite.as_ref().or(whole.cite.as_ref()));
            Some(Named { review, sight: Sight::OwnPeriod, cite, place: condition.place })
        })
    });
    of_measures.chain(of_conditions).collect()
}

impl Sight {
    /// Whether a result by `other` may be looked at from one by `guideline`.
    fn reaches(self, guideline: &Guideline, other: &Guideline) -> bool {
        let is_of_same_time = || meet(guideline, other, |day| day);
        let has_same_kind = || guideline.applies_to.iter().any(|kind| other.applies_to.contains(kind));
        match self {
            Self::OwnPeriod => other.every == guideline.every && is_of_same_time() && has_same_kind(),
            Self::Subordinates => other.every == guideline.every && is_of_same_time(),
            Self::ShortPeriods => {
                other.every != Every::Year && meet(guideline, other, Date::year) && has_same_kind()
            }
        }
    }

    const fn reason(self) -> Term {
        match self {
            Self::OwnPeriod => Term::NotOfOwnPeriods,
            Self::Subordinates => Term::NotOfSamePeriods,
            Self::ShortPeriods => Term::NotOfShortPeriods,
        }
    }
}

/// Whether two guidelines are in force at one time, as `of` divides time.
fn meet<T: Ord>(one: &Guideline, other: &Guideline, of: impl Fn(Date) -> T) -> bool {
    let begins_in_time = |first: &Guideline, second: &Guideline| {
        second.in_force_to.is_none_or(|to| of(first.in_force_from) <= of(to))
    };
    begins_in_time(one, other) && begins_in_time(other, one)
}
