//! What a committee's page shows of a review in a period: the results with the points of every line, how lines and
//! totals are spread, the months, the years before, the findings. It counts, and says nothing in words.

mod findings;
mod spread;

use std::collections::{BTreeMap, BTreeSet};

pub use findings::{FindingEntry, FindingState};
pub use spread::{Bin, FormSpread, LineSpread, PARTS, Pair, Threshold};

use crate::check::ValidDataset;
use crate::decide::Worked;
use crate::explain::{Explanation, LineScore, Rows, explain};
use crate::model::results::{Results, Status, UnitResult};
use crate::model::summary::Summary;
use crate::model::{Date, Period, UnitKey, Workspace};
use crate::status::{self, YearStatus};

/// The most results that are explained in full on one page.
pub const MOST_EXPLAINED: usize = 100;

/// What a page shows.
#[derive(Clone, Debug)]
pub struct Overview {
    pub review: usize,
    pub period: Period,
    pub results: Results,
    /// By unit of the results: what the lines of its form brought in the stage that decides.
    pub lines: Vec<Vec<LineScore>>,
    /// By place among the results: everything that a result rests on.
    pub explained: BTreeMap<usize, Explanation>,
    /// By guideline, in order of first appearance.
    pub forms: Vec<FormSpread>,
    pub by_kind: Summary,
    pub by_parent: Summary,
    /// Several years; none where there is only one.
    pub trend: Option<Summary>,
    /// Of a yearly review with a monthly or quarterly one beside it.
    pub months: Option<YearStatus>,
    pub findings: Vec<FindingEntry>,
    /// The day as of which findings are open and months are missing.
    pub as_of: Date,
}

/// What has been counted already.
#[derive(Clone, Debug)]
pub struct Counted {
    pub results: Results,
    pub by_kind: Summary,
    pub by_parent: Summary,
    pub trend: Option<Summary>,
    pub meetings: Option<Results>,
}

/// Gathers a page; `rows` are the rows of assessments as they are written.
#[must_use]
pub fn overview(worked: &Worked<'_>, review: usize, counted: Counted, rows: &Rows) -> Overview {
    let data = worked.data();
    let Counted { results, by_kind, by_parent, trend, meetings } = counted;
    let period = results.period;
    let as_of = last_known_day(data, period, meetings.as_ref());
    let lines = results.units.iter().map(|unit| lines(worked, key(review, unit))).collect::<Vec<_>>();
    let chosen = chosen(&results);
    let explained = chosen.into_iter().filter_map(|place| {
        let unit = results.units.get(place)?;
        Some((place, explain(worked, key(review, unit), rows)?))
    });
    let asked = status::Asked { review, year: period.year(), as_of, meetings: meetings.as_ref() };
    Overview {
        review,
        period,
        explained: explained.collect(),
        forms: spread::forms(data, &results, &lines),
        months: meetings.is_some().then(|| status::year(data, asked)),
        findings: findings::entries(data, period, as_of, &results),
        as_of,
        lines,
        results,
        by_kind,
        by_parent,
        trend,
    }
}

const fn key(review: usize, unit: &UnitResult) -> UnitKey {
    UnitKey { review, organisation: unit.organisation, period: unit.period }
}

/// The points of a form's lines in the stage that decides.
fn lines(worked: &Worked<'_>, key: UnitKey) -> Vec<LineScore> {
    worked.sums(key).pop().map(|sums| sums.lines).unwrap_or_default()
}

/// Those that are explained: all, or as many as a page takes, those short of the best outcome first.
fn chosen(results: &Results) -> BTreeSet<usize> {
    let is_best = |unit: &UnitResult| unit.status == Status::Determined && unit.final_outcome == Some(0);
    let (best, short): (Vec<usize>, Vec<usize>) =
        (0..results.units.len()).partition(|place| is_best(&results.units[*place]));
    short.into_iter().chain(best).take(MOST_EXPLAINED).collect()
}

/// The latest day for which the year's tables record anything (an event, a finding or its remedy, the beginning of a
/// month with a form), or the year's end where that is earlier or there is none.
fn last_known_day(data: &Workspace, period: Period, meetings: Option<&Results>) -> Date {
    let end = Period::year_of(period.year()).last_day();
    let events = data.events.iter().filter(|((year, _), _)| *year == period.year());
    let events = events.flat_map(|(_, events)| events).map(|event| event.date.value);
    let findings = data.findings.values().flatten().filter(|(year, _)| *year == period.year());
    let findings = findings.flat_map(|(_, finding)| [Some(finding.found_on), finding.remedied_on]);
    let findings = findings.flatten().map(|day| day.value);
    let forms = meetings.into_iter().flat_map(|results| &results.units).map(|unit| unit.period.first_day());
    events.chain(findings).chain(forms).max().map_or(end, |latest| latest.min(end))
}

/// The years of a trend that ends with `last`: those with a folder, the five latest.
#[must_use]
pub fn years(data: &ValidDataset, last: i16) -> Vec<i16> {
    let years: Vec<i16> = data.years.keys().copied().filter(|year| *year <= last).collect();
    years[years.len().saturating_sub(MOST_YEARS)..].to_vec()
}

const MOST_YEARS: usize = 5;
