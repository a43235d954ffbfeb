//! The tree of a TOML text. Numbers stay as they are written: no float ever holds one.

use std::borrow::Cow;
use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};
use unicode_normalization::UnicodeNormalization;

use super::hint::{hint, is_bare};
use super::refused::{Refused, refused};
use super::twice::{Firsts, without_followers};
use crate::diagnostics::{Argument, Code, Diagnostic, Report};
use crate::load::csv::normal;
use crate::load::csv::scanner::{LONGEST_CELL, span};
use crate::load::text::forbidden;
use crate::model::text::units;
use crate::model::{Date, FileId, Place};

/// How many tables and arrays may stand in one another. The parser bounds brackets and dotted keys by the same
/// number, but each by itself: a dotted key in every bracket would nest thousands deep.
const DEEPEST: usize = 80;

/// What is said of it, and how the parser says it.
const TOO_DEEP: &str = "tables and arrays stand in one another too deeply";
const TOO_DEEP_FOR_THE_PARSER: [&str; 2] = ["cannot recurse further", "recursion limit"];

/// A value and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    pub place: Place,
    pub value: NodeValue,
}

#[derive(Clone, Debug)]
pub enum NodeValue {
    Table(Vec<Entry>),
    Array(Vec<Node>),
    /// Trimmed, in NFC.
    Text(Cow<'static, str>),
    /// As written.
    Number(Cow<'static, str>),
    Boolean(bool),
    Date(Date),
    /// A time, or a date with a time: nothing in our files is one.
    Time,
}

/// A key of a table and its value.
#[derive(Clone, Debug)]
pub struct Entry {
    pub key: Cow<'static, str>,
    pub key_place: Place,
    pub node: Node,
}

impl Node {
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            NodeValue::Table(entries) => entries,
            NodeValue::Array(_)
            | NodeValue::Text(_)
            | NodeValue::Number(_)
            | NodeValue::Boolean(_)
            | NodeValue::Date(_)
            | NodeValue::Time => &[],
        }
    }

    /// The text, where the value is one.
    #[must_use]
    pub fn text(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Text(text) => Some(text),
            NodeValue::Table(_)
            | NodeValue::Array(_)
            | NodeValue::Number(_)
            | NodeValue::Boolean(_)
            | NodeValue::Date(_)
            | NodeValue::Time => None,
        }
    }

    /// A number or a text as it stands in the file.
    #[must_use]
    pub fn written(&self) -> Option<&str> {
        match &self.value {
            NodeValue::Number(written) | NodeValue::Text(written) => Some(written),
            NodeValue::Table(_)
            | NodeValue::Array(_)
            | NodeValue::Boolean(_)
            | NodeValue::Date(_)
            | NodeValue::Time => None,
        }
    }

    #[must_use]
    pub fn get(&self, key: &str) -> Option<&Self> {
        self.entries().iter().find(|entry| entry.key == key).map(|entry| &entry.node)
    }
}

/// The tree of a text, with every syntax error reported; `None` when there is one.
pub fn parse(file: FileId, text: &str, report: &mut Report) -> Option<Node> {
    let (table, errors) = DeTable::parse_recoverable(text);
    let mut firsts = Firsts::default();
    for (at, reason) in without_followers(text, slips(text, &errors)) {
        // nobody reads hundreds of hints, and each needs a look at the text
        let may_look = report.may_guess();
        let first = may_look.then(|| firsts.find(text, &at, reason)).flatten();
        let is_bare = may_look && is_bare(text, at.start);
        let reason = if is_bare { "missing value" } else { reason };
        let problem = Diagnostic::new(Code::TomlSyntax, span(file, at.start, at.end))
            .with("reason", Argument::Syntax(reason.to_owned()))
            .with("hint", if may_look { hint(text, at.start) } else { Vec::new() });
        report.add(match first {
            Some(first) => problem.also_at(span(file, first.start, first.end)),
            None => problem,
        });
    }
    if errors.iter().any(is_too_deep) {
        return None;
    }
    let refused = if errors.is_empty() { refused(text) } else { Refused::default() };
    report.extend(
        refused
            .characters
            .into_iter()
            .map(|(at, character)| forbidden(span(file, at.start, at.end), character)),
    );
    // what else is wrong with the file can be told beside a character that may not be used
    let faults_before = report.errors();
    report.extend(
        refused.newer.into_iter().map(|(at, what)| {
            Diagnostic::new(Code::TomlNewer, span(file, at.start, at.end)).with("what", what)
        }),
    );
    let node = tree(file, text, &table, report);
    (errors.is_empty() && report.errors() == faults_before).then_some(node)
}

/// The same of a text in which a letter was told of: what that makes of the syntax is not told as well.
pub fn parse_damaged(file: FileId, text: &str) -> Option<Node> {
    let mut follows = Report::default();
    parse(file, text, &mut follows).filter(|_| follows.is_empty())
}

fn tree(file: FileId, text: &str, table: &Spanned<DeTable<'_>>, report: &mut Report) -> Node {
    let reader = Reader { file, text, depth: 0 };
    Node { place: Place::File(file), ..reader.table(table.span(), table.get_ref(), report) }
}

/// What is wrong and where. After a bracket that nothing closes the parser stumbles over lines that are
/// right: it is told where they begin, and nothing of the rest.
fn slips<'e>(text: &str, errors: &'e [toml::de::Error]) -> Vec<(Range<usize>, &'e str)> {
    let is_unclosed = |error: &&toml::de::Error| {
        error.message().starts_with("unclosed array,") || error.message().starts_with("unclosed inline")
    };
    let unclosed = errors.iter().find(is_unclosed);
    let stumbles =
        |error: &toml::de::Error| error.message().starts_with("missing comma") || is_unclosed(&error);
    let first = errors.iter().position(stumbles).filter(|_| unclosed.is_some());
    let told = errors.iter().enumerate().take(first.map_or(errors.len(), |first| first + 1));
    told.map(|(index, error)| {
        let error_told = unclosed.filter(|_| Some(index) == first).unwrap_or(error);
        (
            error.span().unwrap_or_else(|| dotted_line(text)),
            if is_too_deep(error_told) { TOO_DEEP } else { error_told.message() },
        )
    })
    .collect()
}

fn is_too_deep(error: &toml::de::Error) -> bool {
    TOO_DEEP_FOR_THE_PARSER.iter().any(|words| error.message().starts_with(words))
}

/// The first line with a key of too many parts, which the parser refuses without its place.
fn dotted_line(text: &str) -> Range<usize> {
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        if line.matches('.').count() >= DEEPEST {
            return start..start + line.trim_end().len();
        }
        start += line.len();
    }
    0..0
}

struct Reader<'a> {
    file: FileId,
    text: &'a str,
    /// Of the tables and arrays around.
    depth: usize,
}

impl Reader<'_> {
    fn table(&self, at: Range<usize>, table: &DeTable<'_>, report: &mut Report) -> Node {
        let mut in_order: Vec<_> = table.iter().collect();
        in_order.sort_by_key(|(key, _)| key.span().start);
        let mut entries: Vec<Entry> = Vec::with_capacity(in_order.len());
        for (key, value) in in_order {
            let key_place = span(self.file, key.span().start, key.span().end);
            entries.push(Entry {
                key: name(key.get_ref()).into(),
                key_place,
                node: self.node(value, report),
            });
        }
        if table.keys().any(|key| !key.get_ref().is_ascii()) {
            report_twins(&entries, report);
        }
        Node { place: span(self.file, at.start, at.end), value: NodeValue::Table(entries) }
    }

    /// A text is a cell of some table in the end.
    fn check_length(&self, text: &str, at: Range<usize>, report: &mut Report) {
        let count = if text.len() > LONGEST_CELL { units(text) } else { 0 };
        if count > LONGEST_CELL {
            let problem = Diagnostic::new(Code::CellTooLong, span(self.file, at.start, at.end));
            report.add(problem.with("count", count).with("limit", LONGEST_CELL));
        }
    }

    /// For what stands in a table or an array; `None`, with an error, where that is too deep.
    fn inner(&self, at: &Range<usize>, report: &mut Report) -> Option<Self> {
        if self.depth == DEEPEST {
            let problem = Diagnostic::new(Code::TomlSyntax, span(self.file, at.start, at.end));
            report.add(problem.with("reason", Argument::Syntax(TOO_DEEP.to_owned())).with("hint", ""));
            return None;
        }
        Some(Self { depth: self.depth + 1, ..*self })
    }

    fn node(&self, spanned: &Spanned<DeValue<'_>>, report: &mut Report) -> Node {
        let at = spanned.span();
        let value = match spanned.get_ref() {
            DeValue::String(text) => {
                self.check_length(text, at.clone(), report);
                NodeValue::Text(normal(text).into_owned().into())
            }
            DeValue::Integer(_) | DeValue::Float(_) => {
                NodeValue::Number(self.text.get(at.clone()).unwrap_or_default().to_owned().into())
            }
            DeValue::Boolean(value) => NodeValue::Boolean(*value),
            DeValue::Datetime(moment) => civil_date(moment).map_or(NodeValue::Time, NodeValue::Date),
            DeValue::Array(items) => {
                let inner = self.inner(&at, report);
                NodeValue::Array(
                    items.iter().filter_map(|item| Some(inner.as_ref()?.node(item, report))).collect(),
                )
            }
            DeValue::Table(table) => match self.inner(&at, report) {
                Some(inner) => return inner.table(at, table, report),
                None => NodeValue::Table(Vec::new()),
            },
        };
        Node { place: span(self.file, at.start, at.end), value }
    }
}

/// A key in NFC.
fn name(key: &str) -> String {
    if key.is_ascii() { key.to_owned() } else { key.nfc().collect() }
}

/// Keys that are one only in NFC: what is the same as it stands the parser has refused.
fn report_twins(entries: &[Entry], report: &mut Report) {
    let mut places: BTreeMap<&str, Place> = BTreeMap::new();
    for entry in entries {
        if let Some(twin) = places.insert(&entry.key, entry.key_place) {
            let problem = Diagnostic::new(Code::TomlKeysTwin, entry.key_place);
            report.add(problem.with("key", &entry.key).also_at(twin));
        }
    }
}

/// A date without a time of day.
fn civil_date(moment: &toml::value::Datetime) -> Option<Date> {
    if moment.time.is_some() || moment.offset.is_some() {
        return None;
    }
    let date = moment.date?;
    Date::new(i16::try_from(date.year).ok()?, i8::try_from(date.month).ok()?, i8::try_from(date.day).ok()?)
}
