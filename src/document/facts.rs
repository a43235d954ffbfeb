//! The values that a template may name: words from the manifest, the results and the recorded decisions.

use std::collections::BTreeSet;

use serde::Serialize;

use super::notice;
use super::sheets::{Part, is_number, parts};
use crate::catalogue::document as texts;
use crate::catalogue::labels;
use crate::model::results::{DecisionResult, Results, UnitResult};
use crate::model::{Date, DocumentKind, Every, Period, UnitKey};
use crate::render::evaluation::guidelines_used;
use crate::render::say::{Say, document_month, quoted};
use crate::score::LineScore;

/// What is asked for.
#[derive(Clone, Debug)]
pub struct Asked {
    pub kind: DocumentKind,
    pub number: Option<String>,
    pub date: Option<Date>,
    pub basis: Basis,
    /// What each line of the form brought, for a notice.
    pub lines: Vec<LineScore>,
    /// How many are left to the documents of other decisions.
    pub elsewhere: usize,
}

/// What the results rest on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Basis {
    /// A short digest.
    pub digest: String,
}

#[derive(Serialize)]
pub struct Facts {
    parent: String,
    head: String,
    issuer: String,
    authority: String,
    code: String,
    lodge: String,
    seat: String,
    number: String,
    date: String,
    period: String,
    matter: String,
    award: String,
    draft: bool,
    decided: bool,
    illustrative: String,
    counts: Counts,
    guidelines: Vec<String>,
    decision: Numbered,
    organisation: Option<notice::Addressee>,
    #[serde(skip)]
    pub versions: Vec<String>,
}

#[derive(Serialize)]
struct Counts {
    all: usize,
    recognised: usize,
    others: usize,
    apart: usize,
    elsewhere: usize,
}

#[derive(Serialize)]
struct Numbered {
    number: String,
    date: String,
}

impl Facts {
    pub fn of(asked: &Asked, results: &Results, say: Say<'_>) -> Self {
        let issue = Issue::of(results, say);
        let of_decisions = matches!(asked.kind, DocumentKind::Decision | DocumentKind::List);
        let recorded = issue.common.filter(|_| of_decisions);
        let authority = issue.authority().filter(|_| of_decisions);
        let issuer = authority.unwrap_or(&say.workspace.manifest.committee).to_owned();
        let named = Named::of(&issuer, say);
        let number = number(asked.number.as_deref(), recorded, asked.kind, named.code, say);
        let date = day(asked.date.or(recorded.map(|decision| decision.date)), say);
        let part = parts(results, say);
        let count = |wanted| results.units.iter().filter(|unit| part(unit) == wanted).count();
        let period = period(results.period, say);
        let concerned = concerned(asked.kind, results, say);
        let award = award(&concerned, say);
        let committee = say.workspace.manifest.committee.clone();
        let above = say.workspace.manifest.parent_committee.clone();
        Self {
            parent: if named.head == committee {
                above.unwrap_or_else(|| blank(say))
            } else {
                led_by(&committee)
            },
            head: named.head,
            authority: named.authority.to_uppercase(),
            lodge: named.lodge,
            issuer,
            code: named.code.to_owned(),
            seat: say.workspace.manifest.seat.clone().unwrap_or_else(|| blank(say)),
            decision: if is_decided(results) && recorded.is_none() {
                Numbered { number: String::new(), date: String::new() }
            } else {
                Numbered { number: number.clone(), date: date.clone() }
            },
            number,
            date,
            matter: matter(award.as_deref(), &period, say),
            award: award.unwrap_or_default(),
            period,
            draft: !is_decided(results),
            decided: is_decided(results),
            illustrative: illustrative(results, say),
            counts: Counts {
                all: results.units.len(),
                recognised: count(Part::Recognised),
                others: count(Part::Other),
                apart: count(Part::Apart),
                elsewhere: asked.elsewhere,
            },
            guidelines: concerned.iter().map(|index| cited(*index, say)).collect(),
            organisation: notice::addressee(asked, results, say),
            versions: versions(results, say),
        }
    }
}

/// The numbers of the recorded decisions that give an outcome, in order.
#[must_use]
pub fn decision_numbers(results: &Results) -> BTreeSet<&str> {
    let decisions = results.units.iter().filter_map(|unit| unit.decision.as_deref());
    decisions.filter(|decision| decision.outcome.is_some()).map(|decision| decision.number.as_str()).collect()
}

/// Whether the records hold a decision on any of the organisations.
pub fn is_decided(results: &Results) -> bool {
    results.units.iter().any(|unit| unit.decision.is_some())
}

/// Who issued the recorded decisions, and the one number and day they share.
pub struct Issue<'a> {
    pub common: Option<&'a DecisionResult>,
    /// The authorities that the records name.
    pub authorities: BTreeSet<&'a str>,
}

impl<'a> Issue<'a> {
    pub fn of(results: &'a Results, say: Say<'a>) -> Self {
        let part = parts(results, say);
        let listed = || results.units.iter().filter(|unit| part(unit) == Part::Recognised);
        let mut decisions = listed().filter_map(|unit| unit.decision.as_deref());
        let first = decisions.next();
        let alike = |first: &DecisionResult, other: &DecisionResult| {
            (&first.number, first.date) == (&other.number, other.date)
        };
        let common = first.filter(|first| decisions.all(|other| alike(first, other)));
        let authorities = listed().filter_map(|unit| authority(unit, results, say)).collect();
        Self { common, authorities }
    }

    /// The one authority of the decisions.
    fn authority(&self) -> Option<&'a str> {
        let mut named = self.authorities.iter();
        named.next().copied().filter(|_| named.next().is_none())
    }
}

/// The authority that a recorded decision names.
pub fn authority<'a>(unit: &UnitResult, results: &Results, say: Say<'a>) -> Option<&'a str> {
    let review = say.workspace.manifest.review_at(results.review.as_str())?;
    let key = UnitKey { review, organisation: unit.organisation, period: unit.period };
    let name = say.workspace.decisions.get(&key)?.authority.as_str();
    (!name.is_empty()).then_some(name)
}

pub fn blank(say: Say<'_>) -> String {
    say.phrase(texts::BLANK)
}

/// The bodies that issue documents, their letters in numbers (HD 05-HD/VPTW: `ĐU`, `CB`, `TU`), and what they lead.
const BODIES: [(&str, &str, &str); 7] = [
    ("Đảng ủy", "ĐU", "Đảng bộ"),
    ("Đảng uỷ", "ĐU", "Đảng bộ"),
    ("Chi bộ", "CB", "Chi bộ"),
    ("Tỉnh ủy", "TU", "Đảng bộ tỉnh"),
    ("Tỉnh uỷ", "TU", "Đảng bộ tỉnh"),
    ("Thành ủy", "TU", "Đảng bộ thành phố"),
    ("Thành uỷ", "TU", "Đảng bộ thành phố"),
];

/// The organisation that a committee leads: above the one that issues a document stands that, not its committee.
fn led_by(committee: &str) -> String {
    let body = BODIES.into_iter().find(|(body, ..)| begins_with(committee, body));
    body.map_or_else(|| committee.to_owned(), |(body, _, led)| format!("{led}{}", &committee[body.len()..]))
}

/// The bodies within a committee that act in its name.
const INNER: [&str; 2] = ["Ban Thường vụ", "Ban Chấp hành"];

/// Whose document it is, by its parts.
struct Named {
    /// As it stands at the head.
    head: String,
    /// In whose name it is signed.
    authority: String,
    /// The kind of body that keeps it.
    lodge: String,
    code: &'static str,
}

impl Named {
    fn of(issuer: &str, say: Say<'_>) -> Self {
        let inner = INNER.into_iter().find(|inner| begins_with(issuer, inner));
        let outer = inner.map_or(issuer, |inner| issuer[inner.len()..].trim());
        let committee = &say.workspace.manifest.committee;
        let is_own = outer.is_empty() || is_short_for(outer, committee);
        let body_of = |name| BODIES.into_iter().find(|(body, ..)| begins_with(name, body));
        let body = body_of(outer).or_else(|| body_of(committee).filter(|_| is_own));
        let lodge = body.map_or_else(|| blank(say), |(body, ..)| body.to_owned());
        Self {
            head: if is_own { committee.clone() } else { outer.to_owned() },
            authority: inner.map_or_else(|| lodge.clone(), str::to_owned),
            code: body.map_or(texts::BLANK.vi, |(_, code, _)| code),
            lodge,
        }
    }
}

/// Whether the text begins with those words, whatever their case; the letters of both have the same lengths.
fn begins_with(text: &str, words: &str) -> bool {
    text.get(..words.len()).is_some_and(|start| start.to_lowercase() == words.to_lowercase())
}

/// Whether a name is the other one or its first words: so people shorten the name of a committee among themselves.
fn is_short_for(name: &str, whole: &str) -> bool {
    begins_with(whole, name) && !whole[name.len()..].starts_with(char::is_alphanumeric)
}

/// `5` becomes `05-QĐ/ĐU`; a number with its letters stays as it is.
fn number(
    given: Option<&str>,
    recorded: Option<&DecisionResult>,
    kind: DocumentKind,
    code: &str,
    say: Say<'_>,
) -> String {
    let letters = kind.letters();
    let is_recorded =
        |recorded: &&DecisionResult| given.is_some_and(|number| is_number(&recorded.number, number));
    let given = recorded.filter(is_recorded).map(|decision| decision.number.as_str()).or(given);
    match given.or(recorded.map(|decision| decision.number.as_str())) {
        Some(digits) if !digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{digits:0>2}-{letters}/{code}")
        }
        Some(whole) => whole.to_owned(),
        None => format!("{}-{letters}/{code}", blank(say)),
    }
}

fn day(date: Option<Date>, say: Say<'_>) -> String {
    let Some(date) = date else { return say.phrase(texts::NO_DATE) };
    let month = document_month(date);
    let values = [("day", format!("{:02}", date.day())), ("month", month), ("year", date.year().to_string())];
    say.fill(texts::DAY, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

fn period(period: Period, say: Say<'_>) -> String {
    let (year, number) = (period.year().to_string(), period.number().to_string());
    let values = [("year", year.as_str()), ("number", &number)];
    match period.every() {
        Every::Year => say.fill(texts::OF_YEAR, &values[..1]),
        Every::Quarter => say.fill(texts::OF_QUARTER, &values),
        Every::Month => say.fill(texts::OF_MONTH, &values),
    }
}

/// The guidelines that a document speaks of: a decision and its list of those by which anybody is recognised.
fn concerned(kind: DocumentKind, results: &Results, say: Say<'_>) -> Vec<usize> {
    let of_decision = matches!(kind, DocumentKind::Decision | DocumentKind::List);
    let part = parts(results, say);
    let recognised = results.units.iter().filter(|unit| part(unit) == Part::Recognised);
    let recognised: BTreeSet<usize> = recognised.map(|unit| unit.guideline).collect();
    let mut used = guidelines_used(results);
    if of_decision && !recognised.is_empty() {
        used.retain(|index| recognised.contains(index));
    }
    used
}

/// The names of what is recognised, as the outcomes quote them, else as the guidelines are called; none for a ladder of more than two rungs, which ranks everybody.
fn award(used: &[usize], say: Say<'_>) -> Option<String> {
    let is_award = |index: &usize| say.guideline(*index).outcomes.len() == 2;
    if !used.iter().all(is_award) || used.is_empty() {
        return None;
    }
    let name = |index: &usize| {
        let guideline = say.guideline(*index);
        let outcome = guideline.outcomes.first();
        let name = outcome.map(|outcome| say.text(&outcome.name)).unwrap_or_default();
        let inside = name.split_once('“').and_then(|(_, rest)| rest.split_once('”'));
        quoted(inside.map_or_else(|| say.text(&guideline.name), |(inside, _)| inside))
    };
    let mut names: Vec<String> = Vec::new();
    for name in used.iter().map(name) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let last = names.pop().unwrap_or_default();
    let joined = || say.fill(texts::AND, &[("list", &names.join(", ")), ("last", &last)]);
    Some(if names.is_empty() { last.clone() } else { joined() })
}

fn matter(award: Option<&str>, period: &str, say: Say<'_>) -> String {
    match award {
        Some(names) => say.fill(texts::AWARDS, &[("names", names), ("period", period)]),
        None => say.fill(texts::RANKING, &[("period", period)]),
    }
}

/// How a guideline is named among the legal bases: by its instrument, or as what it is where there is none.
fn cited(index: usize, say: Say<'_>) -> String {
    let guideline = say.guideline(index);
    let version = guideline.version.to_string();
    let values = [("name", say.text(&guideline.name)), ("version", version.as_str())];
    match &guideline.instrument {
        _ if guideline.illustrative => say.fill(texts::NOT_ISSUED, &values),
        Some(instrument) => say.fill(texts::ISSUED, &[("instrument", instrument)]),
        None => say.fill(texts::UNNAMED, &values),
    }
}

fn versions(results: &Results, say: Say<'_>) -> Vec<String> {
    guidelines_used(results).into_iter().map(|index| say.guideline(index).version.to_string()).collect()
}

fn illustrative(results: &Results, say: Say<'_>) -> String {
    let used = guidelines_used(results).into_iter().map(|index| say.guideline(index));
    let versions: Vec<String> = used
        .filter(|guideline| guideline.illustrative)
        .map(|guideline| guideline.version.to_string())
        .collect();
    if versions.is_empty() {
        return String::new();
    }
    say.fill(labels::ILLUSTRATIVE, &[("guidelines", &versions.join(", "))])
}

#[cfg(test)]
mod tests {
    use super::led_by;

    #[test]
    fn a_committee_leads_an_organisation() {
        for (committee, led) in [
            ("Đảng ủy Quân sự tỉnh Kon Tum", "Đảng bộ Quân sự tỉnh Kon Tum"),
            ("Đảng uỷ xã B", "Đảng bộ xã B"),
            ("Tỉnh ủy A (giả định)", "Đảng bộ tỉnh A (giả định)"),
            ("Thành ủy C", "Đảng bộ thành phố C"),
            ("Chi bộ Một", "Chi bộ Một"),
            ("Quân ủy Trung ương", "Quân ủy Trung ương"),
        ] {
            assert_eq!(led_by(committee), led);
        }
    }
}
