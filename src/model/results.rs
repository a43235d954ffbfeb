//! Results: what was computed for each organisation, and everything it rests on.

use super::condition::Condition;
use super::date::Date;
use super::exact::Exact;
use super::guideline::Guideline;
use super::id::Id;
use super::number::Decimal;
use super::period::Period;
use super::place::Place;
use super::quota::PeerKey;
use super::record::Waiver;
use super::stage::Stage;
use super::workspace::Workspace;

/// The results of one review in one period.
#[derive(Clone, Debug)]
pub struct Results {
    pub review: Id,
    pub period: Period,
    /// The stage of a preview, where the outcomes are not computed from the guideline's own last stage.
    pub preview: Option<Stage>,
    pub illustrative: bool,
    pub units: Vec<UnitResult>,
    pub quotas: Vec<QuotaResult>,
}

/// An organisation's result in a review and period. Indexes point into the checked folder.
#[derive(Clone, Debug)]
pub struct UnitResult {
    pub organisation: usize,
    pub guideline: usize,
    pub period: Period,
    pub stages: Vec<StageScore>,
    pub conditions: Vec<ConditionResult>,
    pub status: Status,
    /// Before the quota.
    pub computed: Option<usize>,
    /// After the quota.
    pub final_outcome: Option<usize>,
    pub possible: Option<usize>,
    pub missing: Vec<Missing>,
    pub standing: Option<Standing>,
    /// Its rank settled where it stands, among peers of which some are undetermined: the cap may still change.
    pub is_provisional: bool,
    pub settled_by: SettledBy,
    pub decision: Option<Box<DecisionResult>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Status {
    Determined,
    Undetermined,
    Held,
    Unrated,
    NotCandidate,
}

impl Status {
    /// The word in machine-readable results.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Determined => "determined",
            Self::Undetermined => "undetermined",
            Self::Held => "held",
            Self::Unrated => "unrated",
            Self::NotCandidate => "not-candidate",
        }
    }
}

/// Where a candidate for the capped outcome stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Standing {
    Kept,
    Demoted,
    Held,
}

/// What gave a candidate for the capped outcome its place.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum SettledBy {
    Rank,
    /// It was tied across the line; the recorded decision says how it ends.
    Decision,
}

impl UnitResult {
    /// The waivers that it rests on, also where it would be the same without.
    pub fn waivers<'w>(&self, workspace: &'w Workspace) -> impl Iterator<Item = &'w Waiver> {
        self.conditions.iter().filter_map(|result| workspace.waivers.get(result.waiver?))
    }
}

/// The scores of one stage.
#[derive(Clone, Debug)]
pub struct StageScore {
    pub stage: Stage,
    pub complete: bool,
    /// As compared: rounded to hundredths where it was scaled; `None` while unknown.
    pub total: Option<Exact>,
    /// `None` for a form without points.
    pub max: Option<Decimal>,
    /// The sum of what is known: shown, never used.
    pub so_far: Exact,
    pub groups: Vec<GroupScore>,
}

#[derive(Clone, Debug)]
pub struct GroupScore {
    /// As compared; `None` while unknown, when the group is out, or when it has no points.
    pub score: Option<Exact>,
    /// `None` for a group whose lines are all ratings without points.
    pub max: Option<Decimal>,
    /// No line of it is left in the form.
    pub out: bool,
}

/// The value of a condition (Kleene's three).
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Truth {
    False,
    Unknown,
    True,
}

impl Truth {
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::False => "false",
            Self::Unknown => "unknown",
            Self::True => "true",
        }
    }
}

impl From<bool> for Truth {
    fn from(yes: bool) -> Self {
        if yes { Self::True } else { Self::False }
    }
}

/// A top-level condition, worked out.
#[derive(Clone, Debug)]
pub struct ConditionResult {
    pub list: ConditionList,
    /// Its place in that list of the guideline.
    pub position: usize,
    pub value: Truth,
    /// The waiver that set it, as an index into the folder's waivers.
    pub waiver: Option<usize>,
    pub observed: Observed,
}

impl ConditionResult {
    /// The condition that it is the result of; none in another guideline.
    #[must_use]
    pub fn condition<'g>(&self, guideline: &'g Guideline) -> Option<&'g Condition> {
        let list = match self.list {
            ConditionList::CandidateIf => &guideline.candidate_if,
            ConditionList::Requires(outcome) => &guideline.outcomes.get(outcome)?.requires,
            ConditionList::ForcedBy(outcome) => &guideline.outcomes.get(outcome)?.forced_by,
        };
        list.get(self.position)
    }
}

/// The list a condition stands in; the payload is the outcome.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum ConditionList {
    CandidateIf,
    Requires(usize),
    ForcedBy(usize),
}

impl ConditionList {
    /// Whether its conditions may say why a result that stands so is no better.
    #[must_use]
    pub fn may_tell(self, status: Status, computed: Option<usize>) -> bool {
        match status {
            Status::Undetermined => true,
            Status::NotCandidate => self == Self::CandidateIf,
            Status::Unrated | Status::Held => false,
            Status::Determined => match self {
                Self::CandidateIf => false,
                Self::Requires(outcome) => computed.is_some_and(|computed| outcome < computed),
                Self::ForcedBy(outcome) => computed == Some(outcome),
            },
        }
    }
}

/// What a condition looked at.
#[derive(Clone, Debug)]
pub enum Observed {
    /// A total, a group or a line: its score and maximum.
    Score {
        score: Option<Exact>,
        max: Option<Decimal>,
    },
    /// A line of which only a rating is asked: the one it has, by its index.
    Rating(Option<usize>),
    /// A fact or a measure.
    Figure {
        value: Option<Exact>,
        parts: Option<Box<(Exact, Exact)>>,
    },
    /// A measure that other results leave open, between its least and its most.
    Range {
        least: Exact,
        most: Exact,
        /// Numerator and denominator of each, of a share.
        parts: Option<Box<[(Exact, Exact); 2]>>,
    },
    /// The groups or lines that fail, then those that are not known, by their index.
    Members {
        failing: Vec<usize>,
        unknown: Vec<usize>,
    },
    /// The earliest event of a step, and its deadline where it has one.
    Event {
        date: Option<Date>,
        deadline: Option<Date>,
    },
    Flag(Option<bool>),
    /// The outcomes that the other result may still have, by id; none where it has no outcome.
    Outcomes(Vec<Id>),
    /// `all`, `any`, `not`: the nested ones, in their order.
    Compound(Vec<Part>),
    /// Its subject has left the form.
    LeftTheForm,
}

/// A nested condition, worked out.
#[derive(Clone, Debug)]
pub struct Part {
    /// `None` when its subject has left the form.
    pub value: Option<Truth>,
    pub observed: Observed,
}

/// Something that must be given before the outcome can be known.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Missing {
    /// The file in which it belongs, by its path in the folder; empty where no file could hold it.
    pub file: String,
    pub what: MissingWhat,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum MissingWhat {
    /// A line has no value in a stage.
    Line {
        criterion: Id,
        stage: Stage,
    },
    Fact {
        fact: Id,
        period: Period,
    },
    /// Another result is not determined.
    Result {
        organisation: Id,
        review: Id,
        period: Period,
    },
    /// A measure is over nothing: a ratio over zero, or a share of none.
    Measure {
        measure: Id,
    },
    /// A decision that a condition looks at.
    Decision {
        organisation: Id,
        review: Id,
        period: Period,
    },
    /// Every group has left the form: there is no total.
    Total,
    /// A percentage is asked of a maximum of 0.
    Maximum {
        of: Whole,
    },
}

/// What has points of a maximum.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Whole {
    Total,
    Group(Id),
    Criterion(Id),
}

/// The recorded decision beside the result.
#[derive(Clone, Debug)]
pub struct DecisionResult {
    /// `None` for `unrated`.
    pub outcome: Option<Id>,
    pub number: String,
    pub date: Date,
    pub place: Place,
    /// Why it is none, which `unrated` must say.
    pub reason: Option<String>,
    /// Whether it is the final outcome; `None` where there is no final outcome.
    pub agrees: Option<bool>,
}

/// The cap of one peer group.
#[derive(Clone, Debug)]
pub struct QuotaResult {
    pub guideline: usize,
    pub period: Period,
    /// The keys of `per` with the group's values; no parent is `None`.
    pub group: Vec<(PeerKey, Option<String>)>,
    /// Members with an outcome before the quota.
    pub assessed: usize,
    pub base: usize,
    /// In percent.
    pub share: Decimal,
    pub cap: usize,
    /// The base if one more kept the outcome, where the share of `base` alone would allow that: why it does not.
    pub base_beyond: Option<usize>,
    pub candidates: usize,
    /// Organisations, by index, in the order of organisations.csv.
    pub kept: Vec<usize>,
    pub demoted: Vec<usize>,
    pub held: Vec<usize>,
    pub provisional: bool,
    /// The manifest's raised share, as an index into its exceptions.
    pub exception: Option<usize>,
}
