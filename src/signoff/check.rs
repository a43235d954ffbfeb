//! Whether what was signed off is still what stands there.

use std::collections::{BTreeMap, HashMap};

use super::content::{Content, Rules};
use super::mark::Mark;
use crate::check::{ValidDataset, WrittenRow};
use crate::diagnostics::{Argument, Code, Diagnostic, Report, Term};
use crate::model::record::Event;
use crate::model::{Id, Period, Stage, Step, UnitKey};

/// A signature that counts.
#[derive(Clone, Debug)]
pub struct Signed<'d> {
    pub key: UnitKey,
    pub mark: Mark,
    pub event: &'d Event,
}

/// The signatures that count, in the order of the register: for each form and stage the latest, unless the form
/// was returned after it. A digest that cannot be one is reported.
#[must_use]
pub fn signed<'d>(data: &'d ValidDataset, years: &[i16], report: &mut Report) -> Vec<Signed<'d>> {
    let mut latest: BTreeMap<(i16, usize, usize, Period, Stage), Signed<'d>> = BTreeMap::new();
    for ((year, organisation), events) in data.events.iter().filter(|((year, _), _)| years.contains(year)) {
        let mut own: BTreeMap<(usize, Period, Stage), Signed<'d>> = BTreeMap::new();
        for event in in_time(events) {
            let period = event.period.map_or(Period::year_of(*year), |period| period.value);
            // of a single criterion that is returned the form was not
            if event.step.value == Step::Returned && event.criterion.is_none() {
                own.retain(|(_, its, _), _| *its != period);
            }
            if event.digest.value.is_empty() {
                continue;
            }
            let Some((key, mark)) = read(data, *organisation, period, event) else {
                report.add(
                    Diagnostic::new(Code::SignOffUnreadable, event.digest.place)
                        .with("organisation", data.organisations.at(*organisation))
                        .with("value", &event.digest.value),
                );
                continue;
            };
            own.insert((key.review, period, mark.stage), Signed { key, mark, event });
        }
        let of_all =
            |((review, period, stage), signed)| ((*year, *organisation, review, period, stage), signed);
        latest.extend(own.into_iter().map(of_all));
    }
    latest.into_values().collect()
}

/// By date; on one day by place in the file.
fn in_time(events: &[Event]) -> Vec<&Event> {
    let mut events: Vec<&Event> = events.iter().collect();
    events.sort_by_key(|event| event.date.value);
    events
}

/// What an event signs, if the folder has such a thing.
fn read(data: &ValidDataset, organisation: usize, period: Period, event: &Event) -> Option<(UnitKey, Mark)> {
    let mark = Mark::read(&event.digest.value)?;
    let review = data.manifest.review_at(mark.review.as_str())?;
    let key = UnitKey { review, organisation, period };
    let guideline = &data.guidelines[data.guideline_for(key)?];
    guideline.stages.contains(&mark.stage).then_some((key, mark))
}

/// A signature whose content is another now.
#[derive(Clone, Debug)]
pub struct Stale<'d> {
    pub signed: Signed<'d>,
    /// What stands there now; `None` where no guideline serves the form any more.
    pub content: Option<Content>,
    /// The form's rows, each with its line.
    pub rows: Vec<(Id, WrittenRow)>,
}

/// The signatures whose content is another now. `rows` are those of all forms that were signed.
#[must_use]
pub fn stale<'d>(
    data: &ValidDataset,
    signed: Vec<Signed<'d>>,
    rows: Vec<WrittenRow>,
    rules: &[Vec<Rules>],
) -> Vec<Stale<'d>> {
    let by_form = by_form(rows);
    let is_stale = |signed: Signed<'d>| {
        let rows = by_form.get(&signed.key).map(Vec::as_slice).unwrap_or_default();
        let content = Content::of(data, signed.key, signed.mark.stage, rows, rules);
        let holds = content.as_ref().is_some_and(|content| content.is_signed_by(&signed.mark));
        let guideline = data.guideline_for(signed.key).map(|index| &data.guidelines[index]);
        let named = |row: &WrittenRow| Some((guideline?.lines().nth(row.line)?.id.clone(), row.clone()));
        (!holds).then(|| Stale { signed, content, rows: rows.iter().filter_map(named).collect() })
    };
    signed.into_iter().filter_map(is_stale).collect()
}

/// Rows by the form that they are of, in their order.
#[must_use]
pub fn by_form(rows: Vec<WrittenRow>) -> HashMap<UnitKey, Vec<WrittenRow>> {
    let mut by_form: HashMap<UnitKey, Vec<WrittenRow>> = HashMap::new();
    for row in rows {
        by_form.entry(row.key).or_default().push(row);
    }
    by_form
}

/// The finding; `changed` says what differs, as far as it is known.
#[must_use]
pub fn finding(data: &ValidDataset, stale: &Stale<'_>, changed: Argument) -> Diagnostic {
    let Signed { key, mark, event } = &stale.signed;
    let found = Diagnostic::new(Code::SignedContentChanged, event.digest.place)
        .with("organisation", data.organisations.at(key.organisation))
        .with("review", &mark.review)
        .with("period", key.period)
        .with("stage", Term::Stage(mark.stage))
        .with("date", event.date.value)
        .with("lines", changed);
    match stale.rows.first() {
        Some((_, row)) => found.also_at(row.place),
        None => found,
    }
}
