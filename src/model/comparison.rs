//! What differs between two sets of results (so sánh): organisations that stand otherwise, and the changes of
//! the records and of the rules that made it so. Of every pair the first is before, the second after.

pub use super::comparison_rows::{Decided, Row};
use super::criterion::NotApplicable;
use super::date::Date;
use super::id::Id;
use super::manifest::ManifestKey;
use super::number::Decimal;
use super::organisation::OrganisationKind;
use super::period::Period;
use super::place::Place;
use super::quota::PeerKey;
use super::record::Role;
use super::stage::Stage;
use super::step::Step;
use super::text::Text;

/// A thing before and after; missing where that side does not have it.
pub type Pair<T> = [Option<T>; 2];

/// Two sets of results held against each other.
#[derive(Clone, Debug, Default)]
pub struct Comparison {
    /// Organisations that stand otherwise, in the order of the register.
    pub changed: Vec<UnitChange>,
    /// Those that stand as before only because changes of the records and of the rules undo each other.
    pub balanced: Vec<UnitChange>,
    pub data: Vec<DataChange>,
    pub rules: Vec<RuleChange>,
    /// Organisations that only one side has.
    pub membership: Vec<Membership>,
    /// Results that stand as before, with another total.
    pub totals: Vec<TotalChange>,
    /// How many results stand on either side: those that changed are so many of these.
    pub compared: usize,
}

/// Where a result is found on its side: which results, and which unit of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct UnitAt {
    pub results: usize,
    pub unit: usize,
}

/// A result whose total is another though it stands as before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct TotalChange {
    pub organisation: Id,
    pub review: Id,
    pub period: Period,
    pub at: [UnitAt; 2],
}

/// An organisation whose outcome, status or standing in the quota is another.
#[derive(Clone, Debug)]
pub struct UnitChange {
    pub organisation: Id,
    pub review: Id,
    /// As it is called after.
    pub period: Period,
    pub at: Pair<UnitAt>,
    pub cause: Cause,
    /// With the new records under the old rules, and the old records under the new rules; where worked out.
    pub alone: Pair<Apart>,
    /// Conditions with another value, by their place among those of each result.
    pub conditions: Vec<Pair<usize>>,
    /// Indexes of the changes of records behind it.
    pub data: Vec<usize>,
    /// Indexes of the changed results that it looks at, and of its peers under the quota.
    pub through: Vec<usize>,
    /// Indexes of the changes of rules behind it.
    pub rules: Vec<usize>,
}

/// Where an organisation would stand if only one of the two had changed: `computed` and `final_outcome` by id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Apart {
    pub status: super::results::Status,
    pub outcome: Option<Id>,
    pub name: Option<Text>,
}

/// What made the difference: worked out from the new records under the old rules and the old records under
/// the new rules.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Cause {
    /// The records alone.
    Data,
    /// The rules alone.
    Rules,
    /// Either alone would have been enough.
    Either,
    /// Only both together.
    Together,
    /// Each moved it somewhere else.
    Both,
    /// The new records do not fit the old rules, or the old records the new ones.
    Inseparable,
    /// The stages differ.
    Stage,
    /// It was not in the review before.
    Entered,
    /// It is no longer in the review.
    Left,
}

/// A change of the records, matched by what it speaks of and not by file or row.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DataChange {
    pub organisation: Id,
    pub what: What,
    pub values: Pair<Given>,
    pub places: Pair<Place>,
    /// Of each of its rows, where it has several: in the order in which they are given.
    pub rows: [Vec<Place>; 2],
    pub author: Author,
}

/// What a value of the records speaks of.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum What {
    Register(RegisterField),
    Line { review: Id, period: Period, criterion: Id, column: LineColumn },
    Fact { fact: Id, period: Period },
    FactText { fact: Id, period: Period, column: TextColumn },
    Event { year: i16, step: Step, criterion: Option<Id> },
    Finding { id: Id, field: FindingField },
    Waiver { review: Id, condition: Id },
    Decision { review: Id, period: Period },
    Superseded { review: Id, period: Period },
    Assignment { year: i16, role: Role },
}

impl What {
    /// The review and the period that it is of, where it is of one.
    #[must_use]
    pub const fn review_and_period(&self) -> (Option<&Id>, Option<Period>) {
        match self {
            Self::Line { review, period, .. }
            | Self::Decision { review, period }
            | Self::Superseded { review, period } => (Some(review), Some(*period)),
            Self::Fact { period, .. } | Self::FactText { period, .. } => (None, Some(*period)),
            Self::Event { year, .. } | Self::Assignment { year, .. } => (None, Some(Period::year_of(*year))),
            Self::Waiver { review, .. } => (Some(review), None),
            Self::Register(_) | Self::Finding { .. } => (None, None),
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum RegisterField {
    Name,
    Kind,
    Parent,
    PeerGroup,
    From,
    To,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LineColumn {
    Value(Stage),
    /// The values of two stages, held against each other.
    Stages,
    Text(TextColumn),
}

/// A text beside a value.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum TextColumn {
    Evidence,
    Note,
}

impl TextColumn {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Evidence => "evidence",
            Self::Note => "note",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FindingField {
    FoundOn,
    By,
    Criterion,
    Finding,
    Due,
    RemediedOn,
    Document,
}

/// A value as it is compared: how it was written makes no difference.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Given {
    Number(Decimal),
    Yes(bool),
    Kind(OrganisationKind),
    /// An option, a rating: by its id.
    Named(Id, Text),
    NotApplicable,
    Date(Date),
    Text(String),
    /// Sorted, where there are several.
    Decisions(Vec<Decided>),
    /// Rows that have no id of their own, sorted.
    Rows(Vec<Row>),
}

/// Who made a change, as far as git knows.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Author {
    /// It was not asked, or git does not know.
    Unknown,
    /// It stands in the working tree only.
    Uncommitted,
    Commit(Commit),
    /// One of the commits from the first to the last, without a last one perhaps what stands in the working tree only: what
    /// stood between them cannot be read.
    Within(Commit, Option<Commit>),
}

/// The commit that made a change.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Commit {
    pub id: String,
    pub date: Date,
    pub author: String,
    pub subject: String,
}

/// A change of the rules.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleChange {
    /// Indexes of the guideline on each side; neither for a rule of the manifest.
    pub guidelines: Pair<usize>,
    pub rule: Rule,
    pub places: Pair<Place>,
    pub author: Author,
    /// Indexes of the changed results behind which it is.
    pub units: Vec<usize>,
}

/// A rule of a guideline or of the manifest.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Rule {
    /// The guideline as a whole is on one side only.
    Whole,
    Head(Head),
    Rating(Id),
    /// A group's maximum.
    Group(Id),
    Line(Id, LineRule),
    Option {
        line: Id,
        option: Id,
    },
    Fact(Id),
    Measure(Id),
    Condition(List, Id),
    Quota(QuotaRule),
    /// Names, citations and explanations of anything: by the path of the item.
    Wording(String),
    Deadline(Step),
    /// What a committee calls itself, and how it is spoken to.
    Key(ManifestKey),
    /// The guidelines that a review lists.
    Review(Id),
    /// What a quality finding of this code counts as.
    Severity(String),
    Share {
        review: Id,
        period: Period,
        group: Vec<(PeerKey, String)>,
    },
}

impl Rule {
    /// Whether it is only what is said, on which no result rests.
    #[must_use]
    pub const fn is_only_said(&self) -> bool {
        matches!(self, Self::Wording(_) | Self::Key(_))
    }
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Head {
    InForce,
    AppliesTo,
    Every,
    Stages,
    /// Their order.
    Ratings,
    Outcomes,
    Illustrative,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum LineRule {
    /// The line is on one side only.
    Whole,
    Group,
    /// Kind, maximum, step, points an incident.
    Scoring,
    Bands,
    Required,
    Bonus,
    Evidence,
    Periods,
    CountsFrom,
    NotApplicable,
    Measure,
}

/// The list that a condition stands in; the payload is the outcome.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum List {
    CandidateIf,
    Requires(Id),
    ForcedBy(Id),
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum QuotaRule {
    Outcome,
    DemoteTo,
    Share,
    Of,
    Per,
    Round,
    RankBy,
}

/// An organisation that only one side has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Membership {
    pub organisation: Id,
    /// By index; the side that has it.
    pub at: Pair<usize>,
    pub author: Author,
}

impl NotApplicable {
    /// The word in the files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Forbidden => "forbidden",
            Self::Rescale => "rescale",
            Self::Full => "full",
        }
    }
}
