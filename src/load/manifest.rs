//! The manifest, bontot.toml.

use std::collections::BTreeMap;

use super::cell;
use super::toml::fields::{self, wrong_type};
use super::toml::{Entry, Fields, Node, NodeValue};
use crate::diagnostics::{Code, Diagnostic, Report, Term};
use crate::model::manifest::{Deadline, Manifest, Review, SeverityWord};
use crate::model::quota::{PeerKey, QuotaException};
use crate::model::record::Field;
use crate::model::{Date, Id, Language, Located, OrganisationKind, Period, Place, Step};
use crate::schema;

/// Reads the manifest from its tree; nothing but its format where that is a newer one.
pub fn read(node: &Node, report: &mut Report) -> Option<Manifest> {
    let mut fields = Fields::new(node, &schema::MANIFEST, report);
    check_format(&mut fields)?;
    let committee = fields.required_string("committee").unwrap_or_default();
    let parent_committee = fields.string("parent_committee");
    let seat = fields.string("place");
    let blanks = ["committee", "parent_committee", "place"]
        .into_iter()
        .filter_map(|key| blank(&mut fields, key))
        .collect();
    let language = language(&mut fields);
    let reviews = fields.table("reviews").iter().filter_map(|entry| review(entry, fields.report)).collect();
    let deadlines =
        fields.table("deadlines").iter().filter_map(|entry| deadline(entry, fields.report)).collect();
    let severities =
        fields.table("diagnostics").iter().filter_map(|entry| severity(entry, fields.report)).collect();
    let quota_exceptions =
        fields.array("quota_exception").iter().filter_map(|node| exception(node, fields.report)).collect();
    let place = Place::File(fields.place.file());
    fields.finish();
    Some(Manifest {
        place,
        committee,
        parent_committee,
        seat,
        language,
        reviews,
        deadlines,
        severities,
        quota_exceptions,
        blanks,
    })
}

/// A name that nobody has put in yet.
fn blank(fields: &mut Fields<'_, '_>, key: &'static str) -> Option<(&'static str, Located<String>)> {
    let node = fields.take(key)?;
    let text = node.text().filter(|text| text.contains('…') || text.contains("..."))?;
    Some((key, Located::new(text.to_owned(), node.place)))
}

/// `format = 1`; a newer one is no mistake of the writer's, and `None` says that the rest is not for us.
pub fn check_format(fields: &mut Fields<'_, '_>) -> Option<()> {
    let Some(node) = fields.require("format") else { return Some(()) };
    match &node.value {
        NodeValue::Number(number) if number == "1" => {}
        NodeValue::Number(number) if number.parse::<u64>().is_ok_and(|number| number > 1) => {
            let newer = Diagnostic::new(Code::FormatNewer, node.place);
            fields.report.add(newer.with("found", number).with("known", 1_usize));
            return None;
        }
        NodeValue::Number(number) => fields.report.add(unknown_word(number, node.place, &["1"])),
        NodeValue::Table(_)
        | NodeValue::Array(_)
        | NodeValue::Text(_)
        | NodeValue::Boolean(_)
        | NodeValue::Date(_)
        | NodeValue::Time => fields.report.add(wrong_type(node, "format", Term::Number)),
    }
    Some(())
}

fn language(fields: &mut Fields<'_, '_>) -> Language {
    let Some(node) = fields.take("language") else { return Language::default() };
    let languages = [Language::Vietnamese, Language::English];
    let Some(text) = fields::text(node, "language", fields.report) else { return Language::default() };
    let found = languages.into_iter().find(|language| language.word() == text.value);
    if found.is_none() {
        fields.report.add(unknown_word(&text.value, text.place, &languages.map(Language::word)));
    }
    found.unwrap_or_default()
}

/// A word that is none of `known`.
pub fn unknown_word(written: &str, place: Place, known: &[&str]) -> Diagnostic {
    Diagnostic::new(Code::WordUnknown, place)
        .with("value", written)
        .with("known", known.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>())
        .meant(written, known.iter().copied())
}

fn review(entry: &Entry, report: &mut Report) -> Option<Review> {
    let id = key_id(entry, report);
    let mut fields = Fields::new(&entry.node, &schema::REVIEW, report);
    let guidelines = fields.required_ids("guidelines");
    fields.finish();
    id.map(|id| Review { id, place: entry.key_place, guidelines })
}

/// A step with its deadline.
pub fn deadline(entry: &Entry, report: &mut Report) -> Option<(Step, Deadline)> {
    let step = Step::from_word(&entry.key);
    if step.is_none() {
        // a key of another table has perhaps slipped under the heading
        let problem = fields::unknown_key(entry, &Step::ALL.map(Step::word), report);
        report.add(problem);
        return None;
    }
    let place = entry.key_place;
    let read = fields::text(&entry.node, &entry.key, report).and_then(|text| {
        let read = month_and_day(&text.value, place);
        if read.is_none() {
            report.add(Diagnostic::new(Code::DeadlineMalformed, text.place).with("value", &text.value));
        }
        read
    });
    // any day will do where the written one was refused: the step has its deadline
    Some((step?, read.unwrap_or(Deadline { place, month: 12, day: 31, years_later: 0 })))
}

/// `02-28`, or `+01-15` for the year after.
fn month_and_day(text: &str, place: Place) -> Option<Deadline> {
    let (text, years_later) = text.strip_prefix('+').map_or((text, 0), |later| (later, 1));
    let (month, day) = text.split_once('-')?;
    let two_digits = |part: &str| {
        (part.len() == 2 && part.bytes().all(|byte| byte.is_ascii_digit()))
            .then(|| part.parse::<i8>().ok())
            .flatten()
    };
    let (month, day) = (two_digits(month)?, two_digits(day)?);
    // 2024 is a leap year: 29 February may be written
    Date::new(2024, month, day).map(|_| Deadline { place, month, day, years_later })
}

/// A code with its severity. Whether there is such a code is looked at later, whatever its severity.
fn severity(entry: &Entry, report: &mut Report) -> Option<(Located<String>, SeverityWord)> {
    if fields::is_of_another_table(&entry.key) {
        let codes: Vec<&str> = Code::findings().map(Code::word).collect();
        let problem = fields::unknown_key(entry, &codes, report);
        report.add(problem);
        return None;
    }
    let word = fields::text(&entry.node, &entry.key, report).and_then(|text| {
        let word = SeverityWord::ALL.into_iter().find(|known| known.word() == text.value);
        if word.is_none() {
            report.add(unknown_word(&text.value, text.place, &SeverityWord::ALL.map(SeverityWord::word)));
        }
        word
    });
    // where it was refused, the usual one will do
    Some((Located::new(entry.key.to_string(), entry.key_place), word.unwrap_or(SeverityWord::Warn)))
}

fn exception(node: &Node, report: &mut Report) -> Option<QuotaException> {
    let mut fields = Fields::new(node, &schema::QUOTA_EXCEPTION, report);
    let review = fields.required_id("review");
    let period = fields.require("period").and_then(|node| period(node, fields.report));
    let share = fields.require("share").and_then(|node| {
        let share = fields::decimal(node, "share", fields.report)?;
        Some(Located::new(share, node.place))
    });
    let cite = fields.required_string("cite");
    let keys: BTreeMap<PeerKey, Located<String>> = PeerKey::ALL
        .into_iter()
        .filter_map(|key| {
            let node = fields.take(key.word())?;
            let value = fields::text(node, key.word(), fields.report)?;
            Some((key, peer_value(key, value, fields.report)))
        })
        .collect();
    let place = fields.place;
    fields.finish();
    Some(QuotaException {
        place,
        review: review?,
        period: period?,
        share: share?,
        cite: cite?,
        keys: keys.into_iter().collect(),
    })
}

/// A kind may be named in Vietnamese; it is kept by its English word.
fn peer_value(key: PeerKey, value: Located<String>, report: &mut Report) -> Located<String> {
    match key {
        PeerKey::Kind => {
            let field = Field { text: &value.value, place: value.place };
            let kind = cell::word::<OrganisationKind>(field, report);
            kind.map_or(value.clone(), |kind| Located::new(kind.value.word().to_owned(), value.place))
        }
        PeerKey::Parent | PeerKey::PeerGroup => value,
    }
}

/// A year as a number, or any period as a text.
pub fn period(node: &Node, report: &mut Report) -> Option<Located<Period>> {
    let Some(written) = node.written() else {
        report.add(wrong_type(node, "period", Term::Text));
        return None;
    };
    let read = Period::read(written);
    if read.is_none() {
        report.add(Diagnostic::new(Code::PeriodMalformed, node.place).with("value", written));
    }
    read.map(|period| Located::new(period, node.place))
}

/// An id that stands as the key of a table.
pub fn key_id(entry: &Entry, report: &mut Report) -> Option<Id> {
    cell::id(Field { text: &entry.key, place: entry.key_place }, report).map(|id| id.value)
}
