//! What the sentences of problems speak of: values as they are, and words that each language has its own of.

use std::borrow::Cow;

use crate::model::{Date, Decimal, Every, Id, Organisation, Period, Stage, Text};

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Argument {
    Text(String),
    /// The name that a guideline gives; it is said in quotes.
    Named(Text),
    Number(Decimal),
    Count(usize),
    Date(Date),
    /// The days from one to another, both included; of one end at least.
    Days(Option<Date>, Option<Date>),
    List(Vec<String>),
    /// Words that read as prose.
    Terms(Vec<Term>),
    /// Words of the files that may be written in either language.
    Names(Vec<Name>),
    Interval(Interval),
    /// Which commit made a change, in brackets.
    Since(Since),
    /// What differs from what was there.
    Changes(Vec<Changed>),
    /// Why git did not tell what differs, as git says it.
    NotTold(String),
    /// A sentence that both languages have.
    Sentence(Text),
    /// What the TOML parser says, in English.
    Syntax(String),
}

/// A cell or a file that differs from what was there.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Changed {
    /// `path:line:column`; empty where nothing stands any more.
    pub at: String,
    /// What it is: a criterion, a guideline.
    pub of: String,
    pub before: String,
    pub after: String,
    pub since: Since,
}

/// Which commit made a change: its short id and day.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Since {
    Commit(String, Date),
    NotCommitted,
    /// One from the first to the last, or none of them where there is no last one: the states between cannot be read.
    Within((String, Date), Option<(String, Date)>),
}

/// A word of the format that reads as prose; the catalogue has it in both languages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Term {
    // the types of TOML values
    Table,
    Array,
    Text,
    Number,
    Boolean,
    True,
    Date,
    Time,
    // the parts of a guideline
    Group,
    Criterion,
    Rating,
    Fact,
    Measure,
    Condition,
    Outcome,
    Quota,
    /// Any part with an id.
    Item,
    Stage(Stage),
    Every(Every),
    /// A condition that compares nothing.
    NoComparison,
    // what a measured value must be
    WholeNumber,
    // why a fact can never be known
    GivenMoreRarely,
    GivenMoreOften,
    GivenUnequally,
    // why no result of a review can be looked at
    NotOfOwnPeriods,
    NotOfSamePeriods,
    NotOfShortPeriods,
    // what may stand in a folder
    RegularFile,
    Folder,
    YearFolder,
    ReviewFile,
    OrganisationFile,
    // the folder that a command without one is about
    ThisFolder,
    // what a TOML line was perhaps meant to say
    StraightQuotes,
    OrdinarySpace,
    DecimalPoint,
    QuotedDate,
    // what stands in place of a header
    LinesAboveHeader,
    OtherDelimiter,
    NoHeader,
    // what to do about an empty table
    GiveHeader,
    DeleteOrGiveHeader,
    // what only TOML 1.1 has
    BrokenInlineTable,
    LastComma,
    ShortTime,
    NewEscape,
    Spreadsheet(Spreadsheet),
    LookAlikeLetter(char),
    // why a name cannot be kept everywhere
    DeviceName,
    NameEndsBlank,
    NameCharacter,
    NameTwin,
    PathTooLong,
    Bounded(Bounded),
    // what to do about two guidelines for one organisation
    Ambiguous(Ambiguous),
    // instead of what differs from what was signed
    SignedNotFound,
}

/// What a spreadsheet did to an id or a period.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spreadsheet {
    ToDate,
    MonthToDate,
    ToPower,
    ToDecimal,
    WithoutZero,
}

/// What has a bound of its own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Bounded {
    Digits,
    Points,
    OrganisationsOfACase,
    FactsOfAll,
}

/// Whose the guidelines are of which two serve one organisation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ambiguous {
    BothOwn,
    OneBuiltIn,
}

/// A word of the files in both of its languages.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Name {
    pub vietnamese: &'static str,
    pub english: &'static str,
}

/// The values from one bound to another; without an end, all above the start.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Interval {
    pub start: Edge,
    pub end: Option<Edge>,
}

/// A bound, and whether it belongs to the interval.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Edge {
    pub value: Decimal,
    pub included: bool,
}

impl Argument {
    /// Whether it is a list of nothing: a label or help that would list it is left out.
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        match self {
            Self::List(items) => items.is_empty(),
            Self::Terms(terms) => terms.is_empty(),
            Self::Names(names) => names.is_empty(),
            Self::Changes(changes) => changes.is_empty(),
            Self::Text(_)
            | Self::Named(_)
            | Self::Number(_)
            | Self::Count(_)
            | Self::Date(_)
            | Self::Days(..)
            | Self::Interval(_)
            | Self::Since(_)
            | Self::NotTold(_)
            | Self::Sentence(_)
            | Self::Syntax(_) => false,
        }
    }
}

/// An organisation as people know it, with the id by which the files know it: `Chi bộ 1 (cb-01)`.
fn called(organisation: Organisation<'_>) -> String {
    let (name, id) = (organisation.name(), organisation.id());
    if name.is_empty() { id.to_owned() } else { format!("{name} ({id})") }
}

/// The first so many of some organisations: `Chi bộ 1 (cb-01); Chi bộ 2 (cb-02); …`
#[must_use]
pub fn called_all<'o>(all: impl IntoIterator<Item = Organisation<'o>>, most: usize) -> String {
    let mut all = all.into_iter();
    let mut names: Vec<String> = all.by_ref().take(most).map(called).collect();
    names.extend(all.next().map(|_| "…".to_owned()));
    names.join("; ")
}

macro_rules! arguments_from {
    ($($source:ty => |$value:ident| $made:expr),+ $(,)?) => {$(
        impl From<$source> for Argument {
            fn from($value: $source) -> Self {
                $made
            }
        }
    )+};
}

arguments_from! {
    &str => |text| Self::Text(text.to_owned()),
    String => |text| Self::Text(text),
    &String => |text| Self::Text(text.clone()),
    &Cow<'_, str> => |text| Self::Text(text.to_string()),
    &Id => |id| Self::Text(id.to_string()),
    Organisation<'_> => |organisation| Self::Text(called(organisation)),
    &Text => |name| Self::Named(name.clone()),
    Period => |period| Self::Text(period.to_string()),
    Decimal => |number| Self::Number(number),
    usize => |count| Self::Count(count),
    Date => |date| Self::Date(date),
    Vec<String> => |list| Self::List(list),
    Term => |term| Self::Terms(vec![term]),
    Vec<Term> => |terms| Self::Terms(terms),
    Name => |name| Self::Names(vec![name]),
    Vec<Name> => |names| Self::Names(names),
    Interval => |interval| Self::Interval(interval),
}

#[cfg(test)]
mod tests {
    use super::called_all;
    use crate::model::{FileId, NewOrganisation, Place, Register};

    #[test]
    fn organisations_are_called_by_their_names_and_ids() {
        let row = |id, name| NewOrganisation {
            id,
            name,
            kind: None,
            parent: None,
            peer_group: "",
            from: None,
            to: None,
            place: Place::File(FileId(0)),
        };
        let register =
            Register::from_iter([row("cb-01", "Chi bộ 1"), row("cb-02", ""), row("cb-03", "Chi bộ 3")]);
        assert_eq!(called_all(register.iter(), 3), "Chi bộ 1 (cb-01); cb-02; Chi bộ 3 (cb-03)");
        assert_eq!(called_all(register.iter(), 2), "Chi bộ 1 (cb-01); cb-02; …");
    }
}
