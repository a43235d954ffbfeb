//! What is lacking of an outcome as JSON: ids and decimal strings, for programs.

use serde::Serialize;

use crate::model::results::UnitResult;
use crate::model::shortfall::{
    self as model, After, Answer, Change, ChangeSet, Ended, GapOf, Limit, Remedy, Shortfall, Side,
};
use crate::model::supposed::Told;
use crate::model::{Guideline, Id, Workspace};

#[derive(Serialize)]
struct Page<'a> {
    format: u8,
    review: &'a str,
    /// Some result rests on figures that are only illustrative.
    illustrative: bool,
    shortfalls: Vec<Lacking<'a>>,
}

#[derive(Serialize)]
struct Lacking<'a> {
    organisation: &'a str,
    period: String,
    computed: Option<&'a str>,
    /// Null when the outcome is there already, or none can be.
    target: Option<&'a str>,
    unmet: Vec<Unmet<'a>>,
    open: Vec<Open<'a>>,
    /// `complete`, `stopped`, `not-by-scores`, `not-at-best`, `not-monotone` or `too-many-ways`; null without a target.
    search: Option<&'static str>,
    sets: Vec<Set<'a>>,
}

#[derive(Serialize)]
struct Unmet<'a> {
    id: Option<&'a str>,
    value: &'static str,
    by_scores: bool,
    /// Empty where no single figure tells how far it is.
    gaps: Vec<Gap<'a>>,
}

#[derive(Serialize)]
struct Gap<'a> {
    /// Of a condition on all groups.
    group: Option<&'a str>,
    /// `short` or `over`.
    side: &'static str,
    /// Exactly: a decimal or a fraction.
    by: String,
    /// `reached`, or `passed` where what stands at the limit is not enough.
    limit: &'static str,
}

#[derive(Serialize)]
struct Open<'a> {
    criterion: &'a str,
    points: Option<String>,
    max: Option<String>,
}

#[derive(Serialize)]
struct Set<'a> {
    added: String,
    #[serde(rename = "final")]
    final_outcome: Option<&'a str>,
    /// `outcome`, `held`, `at-least`, or `fails` where the whole review does not say so.
    after: &'static str,
    changes: Vec<Changed<'a>>,
}

#[derive(Serialize)]
struct Changed<'a> {
    criterion: &'a str,
    before: Option<String>,
    after: Option<String>,
    added: String,
}

/// The JSON text, one entry a result.
///
/// # Panics
/// Never: every key is a string and there are no floats.
#[must_use]
pub fn draw(review: &str, found: &[(&UnitResult, Option<&Shortfall>)], workspace: &Workspace) -> String {
    let shortfalls = found.iter().map(|(unit, found)| lacking(unit, *found, workspace)).collect();
    let illustrative = found.iter().any(|(unit, _)| workspace.guidelines[unit.guideline].illustrative);
    let page = Page { format: 1, review, illustrative, shortfalls };
    serde_json::to_string_pretty(&page).expect("it serialises because all keys are strings") + "\n"
}

fn lacking<'a>(unit: &UnitResult, found: Option<&Shortfall>, workspace: &'a Workspace) -> Lacking<'a> {
    let guideline = &workspace.guidelines[unit.guideline];
    let (search, sets) = match found.map(|found| &found.answer) {
        None => (None, &[][..]),
        Some(Answer::NotByScores) => (Some("not-by-scores"), &[][..]),
        Some(Answer::NotAtBest) => (Some("not-at-best"), &[][..]),
        Some(Answer::TooManyWays) => (Some("too-many-ways"), &[][..]),
        Some(Answer::NotMonotone) => (Some("not-monotone"), &[][..]),
        Some(Answer::Sets(sets, Ended::Complete)) => (Some("complete"), &sets[..]),
        Some(Answer::Sets(sets, Ended::Stopped)) => (Some("stopped"), &sets[..]),
    };
    let unmet = found.into_iter().flat_map(|found| &found.unmet);
    Lacking {
        organisation: workspace.organisations.at(unit.organisation).id(),
        period: unit.period.to_string(),
        computed: outcome(guideline, unit.computed),
        target: outcome(guideline, found.map(|found| found.target)),
        unmet: unmet.map(|unmet| unmet_of(guideline, unit, unmet)).collect(),
        open: found
            .into_iter()
            .flat_map(|found| &found.open)
            .filter_map(|open| {
                let line = guideline.lines().nth(open.line)?;
                let points = open.now.as_ref().map(|points| points.rounded().to_string());
                Some(Open { criterion: line.id.as_str(), points, max: line.max.map(|max| max.to_string()) })
            })
            .collect(),
        search,
        sets: sets.iter().map(|set| set_of(guideline, set)).collect(),
    }
}

fn unmet_of<'a>(guideline: &'a Guideline, unit: &UnitResult, unmet: &model::Unmet) -> Unmet<'a> {
    let result = &unit.conditions[unmet.at];
    Unmet {
        id: result.condition(guideline).and_then(|condition| condition.id.as_ref()).map(Id::as_str),
        value: result.value.word(),
        by_scores: unmet.remedy == Remedy::Scores,
        gaps: unmet.gaps.iter().map(|found| gap(guideline, found)).collect(),
    }
}

fn gap<'a>(guideline: &'a Guideline, found: &model::Gap) -> Gap<'a> {
    Gap {
        group: match found.of {
            GapOf::Group(index) => Some(guideline.groups[index].id.as_str()),
            GapOf::Score | GapOf::Figure => None,
        },
        side: match found.side {
            Side::Short => "short",
            Side::Over => "over",
        },
        by: found.by.written(),
        limit: match found.limit {
            Limit::Reached => "reached",
            Limit::Passed => "passed",
        },
    }
}

fn outcome(guideline: &Guideline, at: Option<usize>) -> Option<&str> {
    at.map(|at| guideline.outcomes[at].id.as_str())
}

fn set_of<'a>(guideline: &'a Guideline, set: &ChangeSet) -> Set<'a> {
    let change = |change: &Change| {
        let [before, after] = [&change.before, &change.after].map(|told| told.as_ref().map(Told::word));
        let line = guideline.lines().nth(change.line)?;
        let added = change.added.rounded().to_string();
        Some(Changed { criterion: line.id.as_str(), before, after, added })
    };
    let (after, final_outcome) = match set.after {
        After::Outcome(outcome) => ("outcome", Some(outcome)),
        After::Held => ("held", None),
        After::AtLeast => ("at-least", None),
        After::Fails => ("fails", None),
    };
    Set {
        added: set.added.rounded().to_string(),
        final_outcome: outcome(guideline, final_outcome),
        after,
        changes: set.changes.iter().filter_map(change).collect(),
    }
}
