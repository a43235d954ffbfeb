//! How far each organisation is through the year (quy trình trong năm), as of a day: steps done, due and overdue,
//! months with a form, open findings, who follows it, what comes next. Nothing after that day counts; there is
//! no clock in here.

mod progress;

pub use progress::{Next, Process, Progress, Task};

use std::collections::HashMap;

use crate::check::ValidDataset;
use crate::model::record::{Assignment, Finding, Role};
use crate::model::results::{Results, Status as Standing, UnitResult};
use crate::model::{Date, Every, Period, UnitKey};

/// What is asked.
#[derive(Clone, Copy, Debug)]
pub struct Asked<'a> {
    pub review: usize,
    pub year: i16,
    pub as_of: Date,
    /// The results of the monthly or quarterly review that stands beside the process.
    pub meetings: Option<&'a Results>,
}

/// The year of all organisations.
#[derive(Clone, Debug)]
pub struct YearStatus {
    pub review: usize,
    pub year: i16,
    pub as_of: Date,
    /// The review and the periods of the strip; none without a monthly or quarterly review.
    pub strip: Option<(usize, Vec<Period>)>,
    pub rows: Vec<OrganisationStatus>,
}

/// One organisation's year.
#[derive(Clone, Debug)]
pub struct OrganisationStatus {
    pub organisation: usize,
    /// In the order of [`Process::ALL`].
    pub progress: Vec<Progress>,
    /// By period of the strip; none where the organisation is not in that review.
    pub marks: Vec<Mark>,
    /// Findings not remedied, and those of them past their due date.
    pub open_findings: usize,
    pub overdue_findings: usize,
    /// The posts that follow it.
    pub followers: Vec<String>,
    /// What is to be done first.
    pub next: Option<Next>,
}

impl OrganisationStatus {
    /// Whether a step or the remedy of a finding is past its due date.
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.overdue_findings > 0 || self.progress.iter().any(|one| one.is_overdue())
    }
}

/// A month or quarter of the strip.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Mark {
    /// The outcome's place on the ladder of that guideline, best first.
    Outcome {
        guideline: usize,
        outcome: usize,
    },
    /// There is a form, and its outcome is not known yet.
    Open,
    Unrated,
    /// It is over, and there is no form.
    Absent,
    /// It is not over yet.
    NotYet,
    /// The organisation is not in that review then.
    Outside,
}

/// The first other review of the workspace that is filled monthly or quarterly.
#[must_use]
pub fn meeting_review(data: &ValidDataset, review: usize, year: i16) -> Option<usize> {
    let other = (0..data.manifest.reviews.len()).filter(|other| *other != review);
    let serves = |index: &usize| {
        let guideline = &data.guidelines[*index];
        guideline.every != Every::Year
            && Period::year_of(year).parts(guideline.every).any(|part| guideline.in_force_on(part.last_day()))
    };
    other.into_iter().find(|other| data.review_guidelines[*other].iter().any(serves))
}

/// Where every organisation of the review stands.
#[must_use]
pub fn year(data: &ValidDataset, asked: Asked<'_>) -> YearStatus {
    let period = Period::year_of(asked.year);
    let known = Known {
        strip: asked.meetings.and_then(|meetings| Strip::of(data, meetings, period)),
        decided: decided(data, asked.as_of),
    };
    let listed = (0..data.organisations.len()).filter(|organisation| {
        data.guideline_for(UnitKey { review: asked.review, organisation: *organisation, period }).is_some()
    });
    let rows = listed.map(|organisation| row(data, asked, &known, organisation)).collect();
    let strip = known.strip.map(|strip| (strip.review, strip.periods));
    YearStatus { review: asked.review, year: asked.year, as_of: asked.as_of, strip, rows }
}

/// What is known of all organisations at once.
struct Known<'r> {
    strip: Option<Strip<'r>>,
    /// The days of the decisions in force on the day that was asked for.
    decided: HashMap<UnitKey, Date>,
}

/// A decision of a later day has not superseded any yet.
fn decided(data: &ValidDataset, as_of: Date) -> HashMap<UnitKey, Date> {
    let superseded = data.superseded.iter().map(|(key, decision)| (*key, decision.date.value));
    let last = data.decisions.iter().map(|(key, decision)| (*key, decision.date.value));
    superseded.chain(last).filter(|(_, day)| *day <= as_of).collect()
}

/// The months or quarters of the review that stands beside the process, with its results.
struct Strip<'r> {
    review: usize,
    periods: Vec<Period>,
    units: HashMap<(usize, Period), &'r UnitResult>,
}

impl<'r> Strip<'r> {
    fn of(data: &ValidDataset, meetings: &'r Results, year: Period) -> Option<Self> {
        let review = data.manifest.review_at(meetings.review.as_str())?;
        let guidelines = data.review_guidelines[review].iter().map(|index| &data.guidelines[*index]);
        let shortest =
            guidelines.map(|guideline| guideline.every).filter(|every| *every != Every::Year).min()?;
        let units = meetings.units.iter().map(|unit| ((unit.organisation, unit.period), unit));
        Some(Self { review, periods: year.parts(shortest).collect(), units: units.collect() })
    }

    fn marks(&self, data: &ValidDataset, asked: Asked<'_>, organisation: usize) -> Vec<Mark> {
        let key = |period: &Period| UnitKey { review: self.review, organisation, period: *period };
        self.periods.iter().map(|period| self.mark(data, asked, key(period))).collect()
    }

    fn mark(&self, data: &ValidDataset, asked: Asked<'_>, key: UnitKey) -> Mark {
        if data.guideline_for(key).is_none() {
            return Mark::Outside;
        }
        // one under way may have its form already
        let is_ahead = key.period.first_day() > asked.as_of;
        match self.units.get(&(key.organisation, key.period)).filter(|_| !is_ahead) {
            Some(unit) => match (unit.status, unit.final_outcome) {
                (_, Some(outcome)) => Mark::Outcome { guideline: unit.guideline, outcome },
                (Standing::Unrated, None) => Mark::Unrated,
                (
                    Standing::Determined | Standing::Undetermined | Standing::Held | Standing::NotCandidate,
                    None,
                ) => Mark::Open,
            },
            None if key.period.last_day() <= asked.as_of => Mark::Absent,
            None => Mark::NotYet,
        }
    }
}

fn row(data: &ValidDataset, asked: Asked<'_>, known: &Known<'_>, organisation: usize) -> OrganisationStatus {
    let progress = progress::of(data, asked, organisation, &known.decided);
    let marks = known.strip.as_ref().map_or_else(Vec::new, |strip| strip.marks(data, asked, organisation));
    let all = data.findings.get(&organisation).into_iter().flatten().map(|(_, finding)| finding);
    let open: Vec<&Finding> = all.filter(|finding| finding.is_open_on(asked.as_of)).collect();
    OrganisationStatus {
        organisation,
        marks,
        open_findings: open.len(),
        overdue_findings: open.iter().filter(|finding| finding.is_overdue_on(asked.as_of)).count(),
        followers: followers(data, asked, organisation),
        next: progress::next(&progress, &open, asked.as_of),
        progress,
    }
}

/// The posts that follow an organisation on the day, or at the year's end where that is past.
fn followers(data: &ValidDataset, asked: Asked<'_>, organisation: usize) -> Vec<String> {
    let assigned = data.assignments.get(&(asked.year, organisation)).into_iter().flatten();
    let day = asked.as_of.min(Period::year_of(asked.year).last_day());
    let holds = |assignment: &&Assignment| {
        assignment.role.value == Role::Follow
            && assignment.from.is_none_or(|from| from.value <= day)
            && assignment.to.is_none_or(|to| day <= to.value)
    };
    assigned.filter(holds).map(|assignment| assignment.post.clone()).collect()
}

/// The posts that the year's assignments name, and whose organisations they are.
#[must_use]
pub fn posts(data: &ValidDataset, year: i16) -> Vec<(&str, usize)> {
    let mut posts: Vec<(&str, usize)> = data
        .assignments
        .iter()
        .filter(|((of, _), _)| *of == year)
        .flat_map(|((_, organisation), assigned)| {
            assigned.iter().map(|one| (one.post.as_str(), *organisation))
        })
        .collect();
    posts.sort_unstable();
    posts.dedup();
    posts
}
