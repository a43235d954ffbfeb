//! What a notice tells one organisation: its result, where it was strong, where not, what inspections found.

use serde::Serialize;

use super::facts::Asked;
use super::sheets::Sheets;
use crate::catalogue::Phrase;
use crate::catalogue::document as texts;
use crate::model::record::Finding;
use crate::model::results::{Results, UnitResult};
use crate::model::{Criterion, Date, DocumentKind, Exact, Group, Period};
use crate::render::explained::{parted, standing_at_length};
use crate::render::say::{Say, capitalised};
use crate::score::LineScore;

#[derive(Serialize)]
pub struct Addressee {
    name: String,
    result: String,
    /// Empty where the form has none.
    score: String,
    /// Empty where none is recorded.
    decision: String,
    strengths: Vec<String>,
    shortcomings: Vec<String>,
    findings: Vec<String>,
    /// Whether one of the findings is not remedied.
    unremedied: bool,
    /// Whether one of them is past its deadline.
    overdue: bool,
    /// What is tied, missing or not known.
    open: Vec<String>,
}

/// The organisation that a notice is for; none for other documents.
pub fn addressee(asked: &Asked, results: &Results, say: Say<'_>) -> Option<Addressee> {
    let unit = results.units.first().filter(|_| asked.kind == DocumentKind::Notice)?;
    let sheets = Sheets { results, say, asked };
    let decision = unit.decision.as_ref().map(|decision| sheets.decided_as(unit, decision));
    let lines = lines(asked, unit, say);
    let lost = lines.iter().filter_map(|(_, line, score)| lost(line, score, unit, say));
    // what forces the best outcome is no shortcoming
    let why = parted(results.preview, say, unit);
    let day = asked.date.unwrap_or_else(|| results.period.last_day());
    let findings = findings(unit, results.period, say);
    Some(Addressee {
        name: say.organisation(unit.organisation).to_owned(),
        result: sheets.with_waivers(unit, standing_at_length(say, unit)),
        score: score(&sheets, unit),
        decision: decision.unwrap_or_default(),
        strengths: strengths(&lines, say),
        shortcomings: why.failed.iter().map(|failed| capitalised(failed)).chain(lost).collect(),
        unremedied: findings.iter().any(|finding| finding.remedied_on.is_none()),
        overdue: findings.iter().any(|finding| finding.is_overdue_on(day)),
        findings: findings.into_iter().map(|finding| told(finding, day, say)).collect(),
        open: why.open.iter().map(|open| capitalised(open)).collect(),
    })
}

/// The total; that there is none yet, or nothing for a form that brings no points.
fn score(sheets: &Sheets<'_>, unit: &UnitResult) -> String {
    let has_points = sheets.say.guideline(unit.guideline).has_points();
    match sheets.known_score(unit) {
        Some(score) => score,
        None if has_points => sheets.say.phrase(texts::NO_SCORE),
        None => String::new(),
    }
}

/// A line of the form with its group and what it brought.
type Brought<'a> = (&'a Group, &'a Criterion, &'a LineScore);

fn lines<'a>(asked: &'a Asked, unit: &UnitResult, say: Say<'a>) -> Vec<Brought<'a>> {
    let groups = say.guideline(unit.guideline).groups.iter();
    let lines = groups.flat_map(|group| group.criteria.iter().map(move |line| (group, line)));
    lines.zip(&asked.lines).map(|((group, line), score)| (group, line, score)).collect()
}

/// By group, the criteria that brought all they can; bonus lines are no part of what is asked.
fn strengths(lines: &[Brought<'_>], say: Say<'_>) -> Vec<String> {
    let mut strengths = Vec::new();
    for of_group in lines.chunk_by(|(first, ..), (second, ..)| first.id == second.id) {
        let full = of_group.iter().filter(|(_, line, score)| is_full(line, score));
        let ids: Vec<&str> = full.map(|(_, line, _)| line.id.as_str()).collect();
        let phrase: Phrase = match ids.len() {
            0 => continue,
            1 => texts::FULL_LINE,
            _ => texts::FULL_LINES,
        };
        let group = of_group[0].0;
        let values = [("id", group.id.as_str()), ("name", say.text(&group.name))];
        let name = say.fill(texts::GROUP_NAME, &values);
        strengths.push(say.fill(phrase, &[("group", &name), ("criteria", &ids.join(", "))]));
    }
    strengths
}

fn is_full(line: &Criterion, score: &LineScore) -> bool {
    match score {
        LineScore::Scored { rating: Some(rating), .. } => *rating == 0,
        LineScore::Scored { points: Some(points), rating: None } => {
            line.max.is_some_and(|max| *points >= Exact::from(max))
        }
        LineScore::Scored { points: None, rating: None }
        | LineScore::Outside
        | LineScore::Left
        | LineScore::Open => false,
    }
}

/// What a line did not bring; lines without a value are missing, not lost, and the reasons name them.
fn lost(line: &Criterion, score: &LineScore, unit: &UnitResult, say: Say<'_>) -> Option<String> {
    if line.bonus || is_full(line, score) {
        return None;
    }
    let LineScore::Scored { points, rating } = score else { return None };
    let name = [("criterion", line.id.as_str()), ("name", say.text(&line.name))];
    let (last, phrase) = match (rating, points) {
        (Some(rating), _) => {
            let offer = say.guideline(unit.guideline).ratings.get(*rating)?;
            ([("rating", say.text(&offer.name).to_owned()), ("max", String::new())], texts::LOWER)
        }
        (None, Some(points)) => {
            ([("points", say.exact(points)), ("max", say.number(line.max?))], texts::LOST)
        }
        (None, None) => return None,
    };
    let last = last.each_ref().map(|(name, value)| (*name, value.as_str()));
    Some(say.fill(phrase, &[name[0], name[1], last[0], last[1]]))
}

/// What was found until the period's end and was not remedied before it began.
fn findings<'a>(unit: &UnitResult, period: Period, say: Say<'a>) -> Vec<&'a Finding> {
    let all = say.workspace.findings.get(&unit.organisation).into_iter().flatten();
    let concerns = |finding: &&Finding| {
        let open_in_it = finding.remedied_on.is_none_or(|day| day.value.year() >= period.year());
        finding.found_on.value <= period.last_day() && open_in_it
    };
    all.map(|(_, finding)| finding).filter(concerns).collect()
}

/// A finding with its remedy or its deadline, and on the day of the notice whether that is past.
fn told(finding: &Finding, day: Date, say: Say<'_>) -> String {
    let state = match (finding.remedied_on, finding.due) {
        (Some(day), _) => say.fill(texts::REMEDIED, &[("date", &say.date(day.value))]),
        (None, Some(due)) => {
            let phrase = if finding.is_overdue_on(day) { texts::OVERDUE } else { texts::DUE };
            say.fill(phrase, &[("date", &say.date(due.value))])
        }
        (None, None) => say.phrase(texts::NO_DUE),
    };
    let found = say.date(finding.found_on.value);
    say.fill(texts::FOUND, &[("finding", &finding.finding), ("found", &found), ("state", &state)])
}
