//! Takes the keys of a table one by one, typed; what is left over at the end is an unknown key.

use super::node::{Entry, Node, NodeValue};
use crate::diagnostics::{Bounded, Code, Diagnostic, Report, Term};
use crate::load::cell;
use crate::load::limits::MOST_POINTS;
use crate::model::number;
use crate::model::record::Field;
use crate::model::{Date, Decimal, Id, Located, Place, Text};
use crate::schema::{self, LANGUAGES, Need, Shape, Value};

/// The keys of one table that have not been taken yet.
pub struct Fields<'n, 'r> {
    pub place: Place,
    shape: &'static Shape,
    entries: &'n [Entry],
    is_table: bool,
    /// Every key that was asked for, some again.
    taken: Vec<&'static str>,
    /// Which entries that met: a bit for each of the first.
    met: u64,
    pub report: &'r mut Report,
}

impl<'n, 'r> Fields<'n, 'r> {
    /// The keys of `node`, a table of this shape; another type is reported and has none.
    pub fn new(node: &'n Node, shape: &'static Shape, report: &'r mut Report) -> Self {
        let is_table = matches!(node.value, NodeValue::Table(_));
        if !is_table {
            report.add(wrong_type(node, shape.name, Term::Table));
        }
        let taken = Vec::with_capacity(shape.keys.len());
        Self { place: node.place, shape, entries: node.entries(), is_table, taken, met: 0, report }
    }

    /// The value of a key, if it is there. The shape must declare it.
    pub fn take(&mut self, key: &'static str) -> Option<&'n Node> {
        debug_assert!(self.shape.has(key), "{} declares no key {key}", self.shape.heading);
        #[cfg(test)]
        crate::load::taken::record(self.shape, key);
        self.taken.push(key);
        let at = self.entries.iter().position(|entry| entry.key == key)?;
        self.met |= bit(at);
        Some(&self.entries[at].node)
    }

    /// The value of a key that must be there.
    pub fn require(&mut self, key: &'static str) -> Option<&'n Node> {
        let node = self.take(key);
        if node.is_none() && self.is_table {
            self.report.add(Diagnostic::new(Code::TomlKeyMissing, self.place).with("key", key));
        }
        node
    }

    /// Whether these are keys at all: what is no table was reported, and lacks nothing else.
    #[must_use]
    pub const fn is_table(&self) -> bool {
        self.is_table
    }

    /// Whether a key is there, without taking it.
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.entries.iter().any(|entry| entry.key == key)
    }

    pub fn string(&mut self, key: &'static str) -> Option<String> {
        let node = self.take(key)?;
        text(node, key, self.report).map(|text| text.value)
    }

    pub fn required_string(&mut self, key: &'static str) -> Option<String> {
        let node = self.require(key)?;
        let text = text(node, key, self.report)?;
        if text.value.is_empty() {
            self.report.add(Diagnostic::new(Code::ValueMissing, text.place).with("name", key));
            return None;
        }
        Some(text.value)
    }

    pub fn id(&mut self, key: &'static str) -> Option<Located<Id>> {
        let node = self.take(key)?;
        id(node, key, self.report)
    }

    pub fn required_id(&mut self, key: &'static str) -> Option<Located<Id>> {
        let node = self.require(key)?;
        id(node, key, self.report)
    }

    pub fn ids(&mut self, key: &'static str) -> Option<Vec<Located<Id>>> {
        let node = self.take(key)?;
        Some(self.items(node, key).iter().filter_map(|item| id(item, key, self.report)).collect())
    }

    /// Ids in an array that must be there and hold some.
    pub fn required_ids(&mut self, key: &'static str) -> Vec<Located<Id>> {
        let Some(node) = self.require(key) else { return Vec::new() };
        if matches!(&node.value, NodeValue::Array(items) if items.is_empty()) {
            self.report.add(Diagnostic::new(Code::ValueMissing, node.place).with("name", key));
        }
        self.ids(key).unwrap_or_default()
    }

    pub fn decimal(&mut self, key: &'static str) -> Option<Decimal> {
        let node = self.take(key)?;
        decimal(node, key, self.report)
    }

    pub fn required_decimal(&mut self, key: &'static str) -> Option<Decimal> {
        let node = self.require(key)?;
        decimal(node, key, self.report)
    }

    pub fn required_located_decimal(&mut self, key: &'static str) -> Option<Located<Decimal>> {
        let node = self.require(key)?;
        decimal(node, key, self.report).map(|decimal| Located::new(decimal, node.place))
    }

    /// Points, which may be below zero.
    pub fn points(&mut self, key: &'static str) -> Option<Decimal> {
        let node = self.take(key)?;
        points(node, key, self.report)
    }

    pub fn required_points(&mut self, key: &'static str) -> Option<Decimal> {
        let node = self.require(key)?;
        points(node, key, self.report)
    }

    pub fn amount(&mut self, key: &'static str) -> Option<Decimal> {
        let node = self.take(key)?;
        amount(node, key, self.report)
    }

    pub fn located_amount(&mut self, key: &'static str) -> Option<Located<Decimal>> {
        let node = self.take(key)?;
        amount(node, key, self.report).map(|amount| Located::new(amount, node.place))
    }

    pub fn required_amount(&mut self, key: &'static str) -> Option<Decimal> {
        let node = self.require(key)?;
        amount(node, key, self.report)
    }

    pub fn date(&mut self, key: &'static str) -> Option<Date> {
        let node = self.take(key)?;
        date(node, key, self.report)
    }

    /// A boolean; false where the key is not there.
    pub fn flag(&mut self, key: &'static str) -> bool {
        match self.take(key) {
            None => false,
            Some(Node { value: NodeValue::Boolean(yes), .. }) => *yes,
            Some(other) => {
                self.report.add(wrong_type(other, key, Term::Boolean));
                false
            }
        }
    }

    /// A text in one or both languages.
    pub fn text(&mut self, key: &'static str) -> Option<Text> {
        let node = self.take(key)?;
        by_language(node, key, self.report)
    }

    pub fn required_text(&mut self, key: &'static str) -> Option<Text> {
        let node = self.require(key)?;
        by_language(node, key, self.report)
    }

    /// The items of an array; another type is reported and has none.
    pub fn array(&mut self, key: &'static str) -> &'n [Node] {
        self.take(key).map_or(&[], |node| self.items(node, key))
    }

    /// The keys and values of a table; another type is reported and has none.
    pub fn table(&mut self, key: &'static str) -> &'n [Entry] {
        let Some(node) = self.take(key) else { return &[] };
        if !matches!(node.value, NodeValue::Table(_)) {
            self.report.add(wrong_type(node, key, Term::Table));
        }
        node.entries()
    }

    fn items(&mut self, node: &'n Node, key: &str) -> &'n [Node] {
        match &node.value {
            NodeValue::Array(items) => items,
            NodeValue::Table(_)
            | NodeValue::Text(_)
            | NodeValue::Number(_)
            | NodeValue::Boolean(_)
            | NodeValue::Date(_)
            | NodeValue::Time => {
                self.report.add(wrong_type(node, key, Term::Array));
                &[]
            }
        }
    }

    /// What a key of this table that nobody asked for would have to stand with; `None` where something else is wrong,
    /// which was told.
    fn company(&self, key: &schema::Key) -> Option<String> {
        match key.need {
            Need::RequiredFor(kind) | Need::OptionalFor(kind) => {
                let Value::Word(kinds) = self.shape.key("kind")?.value else { return None };
                let own = self.entries.iter().find(|entry| entry.key == "kind")?.node.text()?;
                (own != kind && kinds().contains(&own)).then(|| format!("kind = \"{kind}\""))
            }
            Need::Extending => Some("extends = \"…\"".to_owned()),
            Need::Required | Need::RequiredInWhole | Need::Optional | Need::RequiredAmong(_) => None,
        }
    }

    /// Reports every key that was not taken.
    pub fn finish(self) {
        let mut known: Vec<&str> = Vec::new();
        let unmet = self.entries.iter().enumerate().filter(|(at, _)| self.met & bit(*at) == 0);
        for (_, entry) in unmet.filter(|(_, entry)| !self.taken.contains(&entry.key.as_ref())) {
            if let Some(key) = self.shape.key(&entry.key) {
                self.report.extend(self.company(key).map(|with| unfit_key(entry, with)));
                continue;
            }
            if known.is_empty() {
                let is_first = |at: usize| !self.taken[..at].contains(&self.taken[at]);
                known = (0..self.taken.len()).filter(|at| is_first(*at)).map(|at| self.taken[at]).collect();
            }
            let problem = unknown_key(entry, &known, self.report);
            self.report.add(problem);
        }
    }
}

/// A key that goes with another one only.
fn unfit_key(entry: &Entry, with: String) -> Diagnostic {
    Diagnostic::new(Code::TomlKeyUnfit, entry.key_place).with("key", &entry.key).with("with", with)
}

/// The bit of an entry; none for those that come late.
fn bit(at: usize) -> u64 {
    u32::try_from(at).ok().and_then(|at| 1_u64.checked_shl(at)).unwrap_or_default()
}

/// Whether a key of the table that lists codes is none, but a key of other tables: it has slipped under the heading.
#[must_use]
pub fn is_of_another_table(key: &str) -> bool {
    Code::from_word(key).is_none() && !schema::tables_with(key, &[]).is_empty()
}

/// A key that is not of its table, whose keys are `known`: what was perhaps meant, and where that stands.
pub fn unknown_key(entry: &Entry, known: &[&str], report: &Report) -> Diagnostic {
    let problem = Diagnostic::new(Code::TomlKeyUnknown, entry.key_place)
        .with("key", &entry.key)
        .with("known", known.iter().map(|key| (*key).to_owned()).collect::<Vec<_>>());
    let mut problem = problem.meant(&entry.key, known.iter().copied().filter(|_| report.may_guess()));
    let codes = Code::findings().map(Code::word).collect::<Vec<_>>();
    let mut elsewhere = schema::tables_with(&entry.key, &codes);
    if elsewhere.is_empty() && problem.suggestion.is_none() && report.may_guess() {
        // misspelt, and below the heading of another table
        problem = problem.meant(&entry.key, schema::keys(&codes));
        let meant = problem.suggestion.as_deref();
        elsewhere = meant.map(|key| schema::tables_with(key, &codes)).unwrap_or_default();
    }
    problem.with("elsewhere", elsewhere)
}

/// A text.
pub fn text(node: &Node, key: &str, report: &mut Report) -> Option<Located<String>> {
    written(node, key, report).map(|field| Located::new(field.text.to_owned(), field.place))
}

/// The same, as it stands in the tree.
fn written<'n>(node: &'n Node, key: &str, report: &mut Report) -> Option<Field<'n>> {
    let text = node.text();
    if text.is_none() {
        report.add(wrong_type(node, key, Term::Text));
    }
    text.map(|text| Field { text, place: node.place })
}

pub fn id(node: &Node, key: &str, report: &mut Report) -> Option<Located<Id>> {
    cell::id(written(node, key, report)?, report)
}

/// A number written as a number or as a text, with or without a percent sign.
pub fn decimal(node: &Node, key: &str, report: &mut Report) -> Option<Decimal> {
    let Some(written) = node.written() else {
        report.add(wrong_type(node, key, Term::Number));
        return None;
    };
    match number::read(written) {
        Ok(number) => Some(number.value),
        Err(fault) => {
            report.add(Diagnostic::of_number(fault, Field { text: written, place: node.place }));
            None
        }
    }
}

/// Whether it is a text with a percent sign, whatever number it is.
pub fn has_percent_sign(node: &Node) -> bool {
    matches!(&node.value, NodeValue::Text(text) if text.ends_with('%'))
}

/// A number of points, without a percent sign and within what a guideline may give.
fn points(node: &Node, key: &str, report: &mut Report) -> Option<Decimal> {
    let points = decimal(node, key, report)?;
    if has_percent_sign(node) {
        report.add(unfit_number(Code::PercentSignMisplaced, node));
        return None;
    }
    if points.hundredths().abs() > MOST_POINTS.hundredths() {
        let problem = unfit_number(Code::NumberTooLarge, node);
        report.add(problem.with("most", Term::Bounded(Bounded::Points)));
        return None;
    }
    Some(points)
}

/// The same of what makes no sense below zero.
fn amount(node: &Node, key: &str, report: &mut Report) -> Option<Decimal> {
    let amount = points(node, key, report)?;
    if amount < Decimal::ZERO {
        report.add(unfit_number(Code::NumberNegative, node));
        return None;
    }
    Some(amount)
}

fn unfit_number(code: Code, node: &Node) -> Diagnostic {
    Diagnostic::new(code, node.place).with("value", node.written().unwrap_or_default())
}

/// A date written as one or as a text.
pub fn date(node: &Node, key: &str, report: &mut Report) -> Option<Date> {
    match &node.value {
        NodeValue::Date(date) => Some(*date),
        NodeValue::Text(text) => cell::date(Field { text, place: node.place }, report).map(|date| date.value),
        NodeValue::Table(_)
        | NodeValue::Array(_)
        | NodeValue::Number(_)
        | NodeValue::Boolean(_)
        | NodeValue::Time => {
            report.add(wrong_type(node, key, Term::Date));
            None
        }
    }
}

fn by_language(node: &Node, key: &'static str, report: &mut Report) -> Option<Text> {
    if let NodeValue::Text(text) = &node.value {
        must_say_something(text, node.place, key, report);
        return Some(Text { vi: Some(text.to_string()), en: None });
    }
    if !matches!(node.value, NodeValue::Table(_)) {
        report.add(wrong_type(node, key, Term::Text));
        return None;
    }
    let mut fields = Fields::new(node, &LANGUAGES, report);
    let mut in_language = |language| {
        let text = text(fields.take(language)?, language, fields.report)?;
        must_say_something(&text.value, text.place, key, fields.report);
        Some(text.value)
    };
    let text = Text { vi: in_language("vi"), en: in_language("en") };
    let written = fields.has("vi") || fields.has("en");
    fields.finish();
    let given = text.vi.is_some() || text.en.is_some();
    if !written {
        report.add(Diagnostic::new(Code::TomlKeyMissing, node.place).with("key", "vi"));
    }
    given.then_some(text)
}

fn must_say_something(text: &str, place: Place, key: &str, report: &mut Report) {
    if text.is_empty() {
        report.add(Diagnostic::new(Code::ValueMissing, place).with("name", key));
    }
}

pub fn wrong_type(node: &Node, key: &str, expected: Term) -> Diagnostic {
    let found = match node.value {
        NodeValue::Table(_) => Term::Table,
        NodeValue::Array(_) => Term::Array,
        NodeValue::Text(_) => Term::Text,
        NodeValue::Number(_) => Term::Number,
        NodeValue::Boolean(_) => Term::Boolean,
        NodeValue::Date(_) => Term::Date,
        NodeValue::Time => Term::Time,
    };
    Diagnostic::new(Code::TomlTypeWrong, node.place)
        .with("key", key)
        .with("expected", expected)
        .with("found", found)
}
