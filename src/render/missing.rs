//! What must still be given before an outcome can be known, as sentences; the lines of one file in one.

use std::collections::BTreeMap;

use super::measure;
use super::say::Say;
use crate::catalogue::{clauses, words};
use crate::model::results::{Missing, MissingWhat, UnitResult};
use crate::model::{Id, Stage};

/// The most lines of a form that are named.
const MOST_LINES: usize = 6;

/// One sentence for the missing lines of each file and stage, then one for each other thing.
pub fn sentences(say: Say<'_>, unit: &UnitResult) -> Vec<String> {
    if unit.missing.is_empty() {
        return Vec::new();
    }
    let mut lines: BTreeMap<(&str, Stage), Vec<&str>> = BTreeMap::new();
    let mut others = Vec::new();
    for missing in &unit.missing {
        match &missing.what {
            MissingWhat::Line { criterion, stage } => {
                lines.entry((&missing.file, *stage)).or_default().push(criterion.as_str());
            }
            MissingWhat::Fact { .. }
            | MissingWhat::Result { .. }
            | MissingWhat::Measure { .. }
            | MissingWhat::Decision { .. }
            | MissingWhat::Total => others.push(other(say, unit, missing)),
        }
    }
    let lines = lines.into_iter().map(|((file, stage), criteria)| of_form(say, file, stage, &criteria));
    lines.chain(others).collect()
}

fn of_form(say: Say<'_>, file: &str, stage: Stage, criteria: &[&str]) -> String {
    let named = criteria.iter().take(MOST_LINES).copied().collect::<Vec<_>>().join(", ");
    let more = criteria.len().saturating_sub(MOST_LINES);
    let list = match more {
        0 => named,
        more => say.fill(clauses::AND_MORE, &[("list", &named), ("count", &more.to_string())]),
    };
    let stage = say.phrase(words::stage(stage));
    say.fill(clauses::MISSING_LINES, &[("criteria", &list), ("stage", &stage), ("file", file)])
}

fn other(say: Say<'_>, unit: &UnitResult, missing: &Missing) -> String {
    let name = |id| measure::name(say.guideline(unit.guideline), id, say.language);
    let file = ("file", missing.file.as_str());
    match &missing.what {
        MissingWhat::Line { criterion, stage } => of_form(say, &missing.file, *stage, &[criterion.as_str()]),
        MissingWhat::Fact { fact, period } => {
            say.fill(clauses::MISSING_FACT, &[("fact", name(fact)), ("period", &period.to_string()), file])
        }
        MissingWhat::Measure { measure } if missing.file.is_empty() => {
            say.fill(clauses::MISSING_NONE, &[("measure", name(measure))])
        }
        MissingWhat::Measure { measure } => {
            say.fill(clauses::MISSING_MEASURE, &[("measure", name(measure)), file])
        }
        MissingWhat::Result { organisation, review, period } => {
            let named = ("organisation", organisation_name(say, organisation));
            let values = [("review", &*say.review(review.as_str())), named, ("period", &period.to_string())];
            let what = say.fill(clauses::MISSING_RESULT, &values);
            // a result that waits for what no file could hold
            let nowhere = missing.file.is_empty();
            if nowhere { what } else { say.fill(clauses::MISSING_IN, &[("what", &what), file]) }
        }
        MissingWhat::Decision { organisation, review, period } => say.fill(
            clauses::MISSING_DECISION,
            &[
                ("review", &say.review(review.as_str())),
                ("organisation", organisation_name(say, organisation)),
                ("period", &period.to_string()),
                file,
            ],
        ),
        MissingWhat::Total => say.phrase(clauses::MISSING_TOTAL),
    }
}

fn organisation_name<'a>(say: Say<'a>, id: &'a Id) -> &'a str {
    say.workspace.organisation_at(id.as_str()).map_or(id.as_str(), |index| say.organisation(index))
}
