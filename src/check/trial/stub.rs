//! Other reviews in a case. Each is used with a guideline of one line, the outcome itself, so that results
//! of months, subordinates and the organisation's own other reviews are worked out like any other.

use std::collections::{BTreeMap, BTreeSet};

use super::{Row, event, fixed, organisation, prefix_apart_from};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::condition::{Comparing, Condition, Subject, Test, Timing};
use crate::model::criterion::{Criterion, Kind, NotApplicable, Offer};
use crate::model::guideline::{Group, Guideline, Outcome, Version};
use crate::model::manifest::Review;
use crate::model::measure::MeasureKind;
use crate::model::record::{DecidedOutcome, Decision, YearTables};
use crate::model::trial::{Case, Ending, Named, Outcomes};
use crate::model::{Date, Every, Id, Located, OrganisationKind, Period, Place, Register, Stage, Step, Text};

/// The outcome of those that end in none that is named.
const OTHER: &str = "khac";
/// The only line of a stub.
const LINE: &str = "ket-qua";

/// What a stub stands for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Part {
    Months,
    Subordinates,
    Own(Every),
}

/// The guidelines of other reviews.
pub struct Stubs {
    named: Named,
    used: BTreeSet<(Id, Part)>,
    kinds: BTreeSet<OrganisationKind>,
    place: Place,
    /// How the ids of their guidelines begin, none of which is the one under test.
    prefix: &'static str,
}

impl Stubs {
    pub fn new(
        guideline: &Guideline,
        cast: &[&Case],
        kinds: BTreeSet<OrganisationKind>,
        place: Place,
    ) -> Self {
        let prefix = prefix_apart_from(&guideline.version.id);
        let mut stubs = Self { named: named(guideline), used: BTreeSet::new(), kinds, place, prefix };
        for case in cast {
            let given = &case.given;
            for (part, reviews) in [(Part::Months, &given.periods), (Part::Subordinates, &given.subordinates)]
            {
                for (review, outcomes) in reviews {
                    let endings = outcomes.counts.iter().map(|(ending, _)| &ending.value);
                    stubs.use_for(review, part, endings);
                }
            }
            for (review, ending) in &given.own {
                stubs.use_for(review, Part::Own(guideline.every), std::iter::once(&ending.value));
            }
        }
        stubs
    }

    fn use_for<'e>(&mut self, review: &Id, part: Part, endings: impl Iterator<Item = &'e Ending>) {
        self.used.insert((review.clone(), part));
        let outcomes = self.named.entry(review.clone()).or_default();
        outcomes.extend(endings.filter_map(|ending| match ending {
            Ending::Outcome(id) => Some(id.clone()),
            Ending::NotCandidate | Ending::Unrated | Ending::Unknown => None,
        }));
    }

    /// The other reviews, also those that no case says anything of.
    pub fn reviews(&self, place: Place) -> impl Iterator<Item = Review> {
        self.named.keys().map(move |id| {
            let parts = self.used.iter().filter(|(review, _)| review == id);
            let guidelines = parts.map(|(review, part)| Located::new(self.id(review, *part), place));
            Review { id: id.clone(), place, guidelines: guidelines.collect() }
        })
    }

    pub fn guidelines(&self) -> Vec<Guideline> {
        self.used.iter().map(|(review, part)| self.guideline(review, *part)).collect()
    }

    /// The id of a stub's guideline.
    fn id(&self, review: &Id, part: Part) -> Id {
        let part = match part {
            Part::Months => "thang",
            Part::Subordinates => "cap-duoi",
            Part::Own(_) => "cung-ky",
        };
        fixed(&format!("{}{}.{part}", self.prefix, self.number(review)))
    }

    /// The place of a review among those that are named.
    fn number(&self, review: &Id) -> usize {
        self.named.keys().take_while(|named| *named != review).count()
    }

    /// A kind that no organisation of the case is, for those below it.
    fn lower_kind(&self) -> OrganisationKind {
        let free = OrganisationKind::ALL.into_iter().rev().find(|kind| !self.kinds.contains(kind));
        free.unwrap_or(OrganisationKind::Cell)
    }

    fn guideline(&self, review: &Id, part: Part) -> Guideline {
        let ids: Vec<Id> =
            self.named.get(review).into_iter().flatten().cloned().chain([fixed(OTHER)]).collect();
        let place = self.place;
        let lower = part == Part::Subordinates;
        Guideline {
            place,
            version: Version { id: self.id(review, part), version: fixed("1") },
            bases: Vec::new(),
            name: text(review),
            text: None,
            issuer: None,
            instrument: None,
            in_force_from: first_day(),
            in_force_to: None,
            applies_to: if lower { vec![self.lower_kind()] } else { self.kinds.iter().copied().collect() },
            every: match part {
                Part::Months => Every::Month,
                Part::Subordinates => Every::Year,
                Part::Own(every) => every,
            },
            stages: vec![Stage::Own],
            illustrative: false,
            ratings: ids.iter().map(|id| rating(id, place)).collect(),
            groups: vec![group(place)],
            facts: Vec::new(),
            measures: Vec::new(),
            candidate_if: if lower { vec![condition(registered(place), place)] } else { Vec::new() },
            outcomes: ids.iter().map(|id| outcome(id, place)).collect(),
            quota: None,
        }
    }

    /// Where the other results of an organisation end.
    pub fn endings(
        &self,
        (id, derived): (&Id, &Id),
        case: &Case,
        period: Period,
        report: &mut Report,
    ) -> Vec<OtherResult> {
        let mut results = Vec::new();
        for (review, part) in &self.used {
            match part {
                Part::Months => {
                    let months: Vec<Period> = Period::year_of(period.year()).parts(Every::Month).collect();
                    let endings = spread(case.given.periods.get(review), report, months.len());
                    let result = |(month, ending)| OtherResult::new(review, id.clone(), month, ending, case);
                    results.extend(months.into_iter().zip(endings).map(result));
                }
                Part::Subordinates => {
                    let given = case.given.subordinates.get(review);
                    let year = Period::year_of(period.year());
                    for (position, ending) in counted(given).enumerate() {
                        let below = fixed(&format!("{derived}.{}.{}", self.number(review), position + 1));
                        let mut result = OtherResult::new(review, below, year, ending, case);
                        result.parent = Some((id.clone(), self.lower_kind()));
                        results.push(result);
                    }
                }
                Part::Own(_) => {
                    let given = case.given.own.get(review).cloned();
                    let ending = given.unwrap_or(Located::new(Ending::Unrated, case.id.place));
                    results.push(OtherResult::new(review, id.clone(), period, ending, case));
                }
            }
        }
        results
    }
}

/// The endings one by one.
fn counted(outcomes: Option<&Outcomes>) -> impl Iterator<Item = Located<Ending>> {
    let counts = outcomes.into_iter().flat_map(|outcomes| &outcomes.counts);
    counts.flat_map(|(ending, count)| std::iter::repeat_n(ending.clone(), *count))
}

/// One ending for each of `most` periods; those that nothing is said of have none.
fn spread(outcomes: Option<&Outcomes>, report: &mut Report, most: usize) -> Vec<Located<Ending>> {
    let Some(given) = outcomes else { return Vec::new() };
    let mut endings: Vec<Located<Ending>> = counted(outcomes).collect();
    if endings.len() > most {
        let beyond = Diagnostic::new(Code::PeriodNumberUnfit, given.place);
        report.add(beyond.with("value", endings.len()).with("most", most));
    }
    endings.resize(most, Located::new(Ending::Unrated, given.place));
    endings
}

/// A result of another review.
pub struct OtherResult {
    review: Id,
    organisation: Id,
    period: Period,
    ending: Located<Ending>,
    /// The organisation above one that is only there for this result, and what it is.
    parent: Option<(Id, OrganisationKind)>,
    case: Case,
}

impl OtherResult {
    fn new(review: &Id, organisation: Id, period: Period, ending: Located<Ending>, case: &Case) -> Self {
        Self { review: review.clone(), organisation, period, ending, parent: None, case: case.clone() }
    }

    pub fn add_to(
        self,
        organisations: &mut Register,
        years: &mut BTreeMap<i16, YearTables>,
        rows: &mut Vec<Row>,
    ) {
        let place = self.ending.place;
        let tables = years.entry(self.period.year()).or_default();
        if let Some((parent, kind)) = &self.parent {
            organisations.push(organisation(&self.organisation, &self.case, *kind, Some(parent)));
            if self.ending.value != Ending::NotCandidate {
                let date = Located::new(self.period.last_day(), place);
                tables.events.push(event(&self.organisation, Located::new(Step::Registered, place), date));
            }
        }
        match &self.ending.value {
            Ending::Outcome(id) => {
                tables.decisions.push(self.decision(DecidedOutcome::Outcome(id.clone())));
                rows.push(self.row(id));
            }
            Ending::Unrated => tables.decisions.push(self.decision(DecidedOutcome::Unrated)),
            // its own candidacy is asked for in no stub: without an outcome it is unrated
            Ending::NotCandidate if self.parent.is_none() => {
                tables.decisions.push(self.decision(DecidedOutcome::Unrated));
            }
            Ending::NotCandidate | Ending::Unknown => {}
        }
    }

    fn row(&self, outcome: &Id) -> Row {
        let place = self.ending.place;
        Row {
            place,
            review: self.review.clone(),
            organisation: self.organisation.clone(),
            period: Located::new(self.period, place),
            line: fixed(LINE),
            values: [Some(Located::new(outcome.to_string(), place)), None, None],
        }
    }

    fn decision(&self, outcome: DecidedOutcome) -> Decision {
        let place = self.ending.place;
        Decision {
            place,
            organisation: Located::new(self.organisation.clone(), place),
            review: Located::new(self.review.clone(), place),
            period: Located::new(self.period, place),
            outcome: Located::new(outcome, place),
            number: String::new(),
            date: Located::new(self.period.last_day(), place),
            authority: String::new(),
            note: "why".to_owned(),
        }
    }
}

/// The reviews that the guideline looks at, with the outcomes it names.
fn named(guideline: &Guideline) -> Named {
    let mut named = Named::new();
    let mut add = |review: &Located<Id>, outcomes: &[Located<Id>]| {
        let ids = outcomes.iter().map(|outcome| outcome.value.clone());
        named.entry(review.value.clone()).or_default().extend(ids);
    };
    for measure in &guideline.measures {
        match &measure.kind {
            MeasureKind::Periods(count) | MeasureKind::Subordinates(count) => {
                add(&count.review, &count.outcomes);
            }
            MeasureKind::Ratio { .. } | MeasureKind::Findings(_) => {}
        }
    }
    for condition in guideline.conditions().flat_map(Condition::with_nested) {
        if let Test::Outcome(test) = &condition.test {
            add(&test.review, &test.outcomes);
        }
    }
    named
}

fn first_day() -> Date {
    Date::new(1, 1, 1).expect("there is such a day because the calendar begins with it")
}

fn text(id: &Id) -> Text {
    Text { vi: Some(id.to_string()), en: None }
}

fn rating(id: &Id, place: Place) -> Offer {
    Offer { id: id.clone(), place, name: text(id), points: None }
}

fn group(place: Place) -> Group {
    let id = fixed(LINE);
    let line = Criterion {
        id: id.clone(),
        place,
        name: text(&id),
        text: None,
        cite: None,
        max: None,
        max_place: place,
        kind: Kind::Rating,
        required: None,
        bonus: false,
        evidence_required: false,
        periods: None,
        counts_from: None,
        not_applicable: NotApplicable::Forbidden,
        measure: None,
    };
    Group { name: text(&id), id, place, text: None, cite: None, stated_max: None, criteria: vec![line] }
}

/// The outcome of a rating; that of the last one is the floor.
fn outcome(id: &Id, place: Place) -> Outcome {
    let rated = Test::Compare(Comparing {
        subject: Subject::Criterion(Located::new(fixed(LINE), place)),
        comparisons: Vec::new(),
        in_percent: None,
        rating_at_least: Some(Located::new(id.clone(), place)),
    });
    let requires = if id.as_str() == OTHER { Vec::new() } else { vec![condition(rated, place)] };
    let cite = Some("why".to_owned());
    Outcome { id: id.clone(), place, name: text(id), text: None, cite, requires, forced_by: Vec::new() }
}

fn registered(place: Place) -> Test {
    Test::Step { step: Located::new(Step::Registered, place), timing: Timing::Whenever }
}

fn condition(test: Test, place: Place) -> Condition {
    Condition { id: Some(fixed("dieu-kien")), place, cite: Some("why".to_owned()), text: None, test }
}
