//! What our TOML files may hold: every table with its keys, the kind of their values and what each is for.
//! Declared once: the reader takes only keys that stand here, and the JSON Schemas are drawn from it.

mod assessment;
mod cases;
mod condition;
mod guideline;
mod manifest;

pub use assessment::{ASSESSMENT, LINE};
pub use cases::{CASE, CASE_FILE, EXPECTED, GIVEN_FINDING, USUAL};
pub use condition::{CONDITION, OUTCOME_TEST};
pub use guideline::{
    BAND, CRITERION, FACT, GROUP, GUIDELINE, IN_FORCE, MEASURE, OPTION, OUTCOME, PERIODS, QUOTA, RANGE,
    RATING, SUBORDINATES, kinds,
};
pub use manifest::{MANIFEST, QUOTA_EXCEPTION, REVIEW};

use crate::catalogue::{Phrase, keys};
use crate::model::Step;

/// A file that has a schema.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum File {
    Manifest,
    Guideline,
    Assessment,
    /// Worked cases of a guideline.
    Tests,
}

impl File {
    pub const ALL: [Self; 4] = [Self::Manifest, Self::Guideline, Self::Assessment, Self::Tests];

    /// Its word on the command line, and the name of its schema.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Manifest => "manifest",
            Self::Guideline => "guideline",
            Self::Assessment => "assessment",
            Self::Tests => "tests",
        }
    }

    #[must_use]
    pub fn shape(self) -> &'static Shape {
        match self {
            Self::Manifest => &MANIFEST,
            Self::Guideline => &GUIDELINE,
            Self::Assessment => &ASSESSMENT,
            Self::Tests => &CASE_FILE,
        }
    }
}

/// A table of a TOML file.
#[derive(Debug)]
pub struct Shape {
    /// What leads to it, as messages and schemas name it; no two shapes of a file have the same.
    pub name: &'static str,
    /// As people see it in a file: `[[group]]`.
    pub heading: &'static str,
    pub keys: &'static [Key],
    /// The keys of which exactly one must be there; none where that is not asked.
    pub one_of: &'static [&'static str],
}

impl Shape {
    #[must_use]
    pub fn has(&self, key: &str) -> bool {
        self.key(key).is_some()
    }

    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static Key> {
        self.keys.iter().find(|own| own.name == name)
    }

    /// This shape and every one below it, each once, in order of first appearance.
    #[must_use]
    pub fn all(&'static self) -> Vec<&'static Self> {
        let mut found = vec![self];
        let mut next = 0;
        while let Some(shape) = found.get(next).copied() {
            next += 1;
            for inner in shape.keys.iter().filter_map(|key| key.value.shape()) {
                if found.iter().all(|known| !std::ptr::eq(*known, inner)) {
                    found.push(inner);
                }
            }
        }
        found
    }
}

/// A key of a table.
#[derive(Clone, Copy, Debug)]
pub struct Key {
    pub name: &'static str,
    pub value: Value,
    pub need: Need,
    /// What it is for.
    pub text: Phrase,
}

/// When a key must or may be there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Need {
    Required,
    /// Required, but not in a guideline that extends another.
    RequiredInWhole,
    Optional,
    /// Only in a guideline that extends another.
    Extending,
    /// Required in a criterion of this kind, and in no other.
    RequiredFor(&'static str),
    /// Required in criteria of these kinds, allowed in others.
    RequiredAmong(&'static [&'static str]),
    /// Allowed in a criterion of this kind, and in no other.
    OptionalFor(&'static str),
}

/// What a value may be.
#[derive(Clone, Copy, Debug)]
pub enum Value {
    /// The number of the format, 1.
    Format,
    Text,
    /// A text that must not be empty.
    FilledText,
    /// A text in one language, or a table of both.
    ByLanguage,
    Id,
    /// At least one id.
    Ids,
    TwoIds,
    /// A decimal, as a number or a text, perhaps with a percent sign.
    Number,
    /// A number not below zero.
    Amount,
    Date,
    Flag,
    /// `true`, which stands for a subject.
    True,
    Word(Words),
    /// At least one of the words, none twice.
    SomeWords(Words),
    AnyWords(Words),
    /// Points, or the id of a rating.
    Reach,
    /// `id@version`
    Version,
    /// Numbers of months or quarters.
    PeriodNumbers,
    /// A year, quarter or month.
    Period,
    /// What a cell of a CSV file may hold.
    Cell,
    /// References to evidence: one text, or a list.
    References,
    RankKeys,
    Table(&'static Shape),
    Tables(&'static Shape),
    /// At least one table.
    SomeTables(&'static Shape),
    /// Conditions that are not nested: each has an id and a cite.
    Conditions(&'static Shape),
    /// Conditions inside another: at least one.
    Nested(&'static Shape),
    /// A table for each id.
    ById(&'static Shape),
    /// The deadline of each step.
    Deadlines,
    /// The severity of each code.
    Severities,
    /// A table by names that the schema does not know.
    ByName,
}

/// The words that a value may be.
pub type Words = fn() -> Vec<&'static str>;

impl Value {
    /// The tables that the value is or holds.
    #[must_use]
    pub const fn shape(self) -> Option<&'static Shape> {
        match self {
            Self::Table(shape)
            | Self::Tables(shape)
            | Self::SomeTables(shape)
            | Self::Conditions(shape)
            | Self::Nested(shape)
            | Self::ById(shape) => Some(shape),
            Self::ByLanguage => Some(&LANGUAGES),
            Self::Format
            | Self::Text
            | Self::FilledText
            | Self::Id
            | Self::Ids
            | Self::TwoIds
            | Self::Number
            | Self::Amount
            | Self::Date
            | Self::Flag
            | Self::True
            | Self::Word(_)
            | Self::SomeWords(_)
            | Self::AnyWords(_)
            | Self::Reach
            | Self::Version
            | Self::PeriodNumbers
            | Self::Period
            | Self::Cell
            | Self::References
            | Self::RankKeys
            | Self::Deadlines
            | Self::Severities
            | Self::ByName => None,
        }
    }
}

/// A text by language.
pub static LANGUAGES: Shape = Shape {
    name: "languages",
    heading: "{ vi = …, en = … }",
    keys: &[optional("vi", Value::Text, keys::VIETNAMESE), optional("en", Value::Text, keys::ENGLISH)],
    one_of: &[],
};

const fn key(name: &'static str, value: Value, need: Need, text: Phrase) -> Key {
    Key { name, value, need, text }
}

const fn required(name: &'static str, value: Value, text: Phrase) -> Key {
    key(name, value, Need::Required, text)
}

/// A key that a whole guideline must have, and one that extends another need not.
const fn whole(name: &'static str, value: Value, text: Phrase) -> Key {
    key(name, value, Need::RequiredInWhole, text)
}

const fn optional(name: &'static str, value: Value, text: Phrase) -> Key {
    key(name, value, Need::Optional, text)
}

const fn extending(name: &'static str, value: Value, text: Phrase) -> Key {
    key(name, value, Need::Extending, text)
}

/// Every key of every file; `codes` are those whose severity a workspace may set.
pub fn keys(codes: &[&'static str]) -> impl Iterator<Item = &'static str> {
    let shapes = File::ALL.into_iter().flat_map(|file| file.shape().all());
    let keys = shapes.flat_map(|shape| shape.keys.iter().map(|key| key.name));
    keys.chain(Step::ALL.map(Step::word)).chain(codes.iter().copied())
}

/// The tables in which `key` would be valid, as people see them; `codes` as above.
#[must_use]
pub fn tables_with(key: &str, codes: &[&str]) -> Vec<String> {
    let shapes = || File::ALL.into_iter().flat_map(|file| file.shape().all());
    let headings = shapes().filter(|shape| shape.has(key)).map(|shape| shape.heading.to_owned());
    let (is_step, is_code) = (Step::from_word(key).is_some(), codes.contains(&key));
    let names_it = |value| {
        (is_step && matches!(value, Value::Deadlines)) || (is_code && matches!(value, Value::Severities))
    };
    let by_name = shapes().flat_map(|shape| shape.keys).filter(|table| names_it(table.value));
    let mut found: Vec<String> = headings.chain(by_name.map(|table| format!("[{}]", table.name))).collect();
    let mut seen = Vec::new();
    found.retain(|heading| {
        let is_new = !seen.contains(heading);
        seen.push(heading.clone());
        is_new
    });
    found
}
