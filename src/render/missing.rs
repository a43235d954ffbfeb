//! What must still be given before an outcome can be known, as sentences; the lines of one file in one.

use std::collections::BTreeMap;

use super::measure;
use super::say::Say;
use crate::catalogue::{Phrase, clauses, words};
use crate::model::results::{Missing, MissingWhat, UnitResult, Whole};
use crate::model::{Id, Period, Stage};

/// The most lines of a form that are named.
const MOST_LINES: usize = 6;

/// Whether the sentences name the files in which what is missing belongs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Files {
    Named,
    LeftOut,
}

/// One sentence for the missing lines of each file and stage, then one for each other thing.
pub fn sentences(say: Say<'_>, unit: &UnitResult, files: Files) -> Vec<String> {
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
            | MissingWhat::Total
            | MissingWhat::Maximum { .. } => {
                others.push(with_file(say, other(say, unit, missing), &missing.file, files));
            }
        }
    }
    let of_form = |((file, stage), criteria): ((&str, Stage), Vec<&str>)| {
        with_file(say, of_form(say, stage, &criteria), file, files)
    };
    lines.into_iter().map(of_form).chain(others).collect()
}

/// What is missing, with the file; some results wait for what no file could hold.
fn with_file(say: Say<'_>, what: String, file: &str, files: Files) -> String {
    if files == Files::LeftOut || file.is_empty() {
        return what;
    }
    say.fill(clauses::MISSING_IN, &[("what", &what), ("file", file)])
}

fn of_form(say: Say<'_>, stage: Stage, criteria: &[&str]) -> String {
    let named = criteria.iter().take(MOST_LINES).copied().collect::<Vec<_>>().join(", ");
    let more = criteria.len().saturating_sub(MOST_LINES);
    let list = match more {
        0 => named,
        more => say.fill(clauses::AND_MORE, &[("list", &named), ("count", &more.to_string())]),
    };
    let stage = say.phrase(words::stage(stage));
    say.fill(clauses::MISSING_LINES, &[("criteria", &list), ("stage", &stage)])
}

fn other(say: Say<'_>, unit: &UnitResult, missing: &Missing) -> String {
    let name = |id| measure::name(say.guideline(unit.guideline), id, say.language);
    match &missing.what {
        MissingWhat::Line { criterion, stage } => of_form(say, *stage, &[criterion.as_str()]),
        MissingWhat::Fact { fact, period } => {
            say.fill(clauses::MISSING_FACT, &[("fact", name(fact)), ("period", &period.to_string())])
        }
        MissingWhat::Measure { measure } => {
            let phrase =
                if missing.file.is_empty() { clauses::MISSING_NONE } else { clauses::MISSING_MEASURE };
            say.fill(phrase, &[("measure", name(measure))])
        }
        MissingWhat::Result { organisation, review, period } => {
            of_other(say, clauses::MISSING_RESULT, organisation, (review, *period))
        }
        MissingWhat::Decision { organisation, review, period } => {
            of_other(say, clauses::MISSING_DECISION, organisation, (review, *period))
        }
        MissingWhat::Total => say.phrase(clauses::MISSING_TOTAL),
        MissingWhat::Maximum { of } => no_maximum(say, of),
    }
}

fn no_maximum(say: Say<'_>, of: &Whole) -> String {
    match of {
        Whole::Total => say.phrase(clauses::NO_MAXIMUM_OF_TOTAL),
        Whole::Group(id) => say.fill(clauses::NO_MAXIMUM_OF_GROUP, &[("id", id.as_str())]),
        Whole::Criterion(id) => say.fill(clauses::NO_MAXIMUM_OF_CRITERION, &[("id", id.as_str())]),
    }
}

/// A result or a decision of an organisation in a review and period.
fn of_other(say: Say<'_>, phrase: Phrase, organisation: &Id, (review, period): (&Id, Period)) -> String {
    let organisation = ("organisation", organisation_name(say, organisation));
    let (review, period) = (say.review(review.as_str()), period.to_string());
    say.fill(phrase, &[("review", &review), organisation, ("period", &period)])
}

fn organisation_name<'a>(say: Say<'a>, id: &'a Id) -> &'a str {
    say.workspace.organisation_at(id.as_str()).map_or(id.as_str(), |index| say.organisation(index))
}
