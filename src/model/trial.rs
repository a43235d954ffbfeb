//! Worked cases of a guideline (ca thử): what is given, what must come out, and what came out.

use std::collections::{BTreeMap, BTreeSet};

use super::date::Date;
use super::guideline::Version;
use super::id::Id;
use super::manifest::Deadline;
use super::number::Decimal;
use super::organisation::OrganisationKind;
use super::period::Period;
use super::place::{Located, Place};
use super::results::{Results, Standing, Status};
use super::step::Step;
use super::workspace::Workspace;

/// A file `<version>.tests.toml`.
#[derive(Clone, Debug)]
pub struct CaseFile {
    pub place: Place,
    pub guideline: Located<Version>,
    pub deadlines: BTreeMap<Step, Deadline>,
    pub cases: Vec<Case>,
    /// What no case can reach, by the name the report gives it, each with its reason.
    pub excused: BTreeMap<String, Excuse>,
}

#[derive(Clone, Debug)]
pub struct Excuse {
    pub place: Place,
    pub reason: String,
}

#[derive(Clone, Debug)]
pub struct Case {
    pub id: Located<Id>,
    /// The arithmetic in words.
    pub why: String,
    pub given: Given,
    /// Other organisations of the peer group: as many as said, each like that case.
    pub peers: Vec<(Located<Id>, usize)>,
    pub expected: Expected,
}

/// What a case says of its organisation. Lines that are not named are at their best.
#[derive(Clone, Debug, Default)]
pub struct Given {
    pub period: Option<Located<Period>>,
    pub kind: Option<Located<OrganisationKind>>,
    pub lines: BTreeMap<Id, GivenLine>,
    /// One value for every period of the fact, or one each.
    pub facts: BTreeMap<Id, GivenFact>,
    /// `None` undoes what is usual.
    pub steps: BTreeMap<Step, Option<Located<Date>>>,
    pub findings: Option<Vec<GivenFinding>>,
    /// By review: how many months ended in which outcome.
    pub periods: BTreeMap<Id, Outcomes>,
    /// By review: how many direct subordinates ended in which outcome.
    pub subordinates: BTreeMap<Id, Outcomes>,
    /// By review: where the organisation itself ended.
    pub own: BTreeMap<Id, Located<Ending>>,
}

/// The values of a line.
#[derive(Clone, Debug)]
pub struct GivenLine {
    pub place: Place,
    /// The same in every stage of the guideline.
    pub all: Option<Located<String>>,
    /// By stage.
    pub values: [Option<Located<String>>; 3],
}

#[derive(Clone, Debug)]
pub struct GivenFact {
    pub place: Place,
    pub values: FactValues,
}

#[derive(Clone, Debug)]
pub enum FactValues {
    Same(Located<String>),
    Each(Vec<Located<String>>),
}

#[derive(Clone, Debug)]
pub struct GivenFinding {
    pub place: Place,
    pub found_on: Located<Date>,
    pub due: Option<Located<Date>>,
    pub remedied_on: Option<Located<Date>>,
}

/// How often each outcome occurs.
#[derive(Clone, Debug)]
pub struct Outcomes {
    pub place: Place,
    pub counts: Vec<(Located<Ending>, usize)>,
}

/// Where another result ended.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Ending {
    Outcome(Id),
    NotCandidate,
    Unrated,
    /// Not yet determined.
    Unknown,
}

#[derive(Clone, Debug)]
pub struct Expected {
    pub total: Option<Located<Decimal>>,
    /// Before the quota.
    pub outcome: Option<Located<Id>>,
    /// After the quota.
    pub final_outcome: Option<Located<Id>>,
    pub status: Status,
}

impl Given {
    /// What a case says, on top of what is usual.
    #[must_use]
    pub fn on(mut self, usual: &Self) -> Self {
        self.period = self.period.or(usual.period);
        self.kind = self.kind.or(usual.kind);
        for (id, line) in &usual.lines {
            self.lines.entry(id.clone()).and_modify(|own| own.complete(line)).or_insert_with(|| line.clone());
        }
        add_missing(&mut self.facts, &usual.facts);
        add_missing(&mut self.steps, &usual.steps);
        self.findings = self.findings.or_else(|| usual.findings.clone());
        add_missing(&mut self.periods, &usual.periods);
        add_missing(&mut self.subordinates, &usual.subordinates);
        add_missing(&mut self.own, &usual.own);
        self
    }
}

impl GivenLine {
    fn complete(&mut self, usual: &Self) {
        if self.all.is_some() {
            return;
        }
        self.all.clone_from(&usual.all);
        for (own, usual) in self.values.iter_mut().zip(&usual.values) {
            *own = own.take().or_else(|| usual.clone());
        }
    }
}

fn add_missing<K: Ord + Clone, V: Clone>(own: &mut BTreeMap<K, V>, usual: &BTreeMap<K, V>) {
    for (key, value) in usual {
        own.entry(key.clone()).or_insert_with(|| value.clone());
    }
}

/// What came of a file of cases.
#[derive(Clone, Debug)]
pub struct TrialResult {
    pub guideline: Version,
    pub cases: usize,
    pub failures: Vec<Failure>,
    /// How many things cases are to reach.
    pub aims: usize,
    /// Those that none does, and that nothing excuses.
    pub unreached: Vec<Aim>,
    pub excused: Vec<(Aim, String)>,
}

/// A case that came out otherwise, with all that explains it.
#[derive(Clone, Debug)]
pub struct Failure {
    pub id: Id,
    pub why: String,
    pub differences: Vec<Difference>,
    pub workspace: Box<Workspace>,
    /// With this one result.
    pub results: Box<Results>,
}

#[derive(Clone, Debug)]
pub struct Difference {
    pub what: Compared,
    pub expected: String,
    pub got: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Compared {
    Total,
    Outcome,
    Final,
    Status,
}

/// One thing that some case should reach.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Aim {
    /// A line's id, an outcome's, or a condition's with its outcome: `dat/tong`, nested `dat/tong.1`.
    pub subject: String,
    pub reach: Reached,
}

#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Reached {
    True,
    False,
    /// A value exactly at the threshold.
    At(Decimal),
    /// A value next to the threshold, on its other side.
    NextTo(Decimal),
    /// The band that begins here.
    BandFrom(Decimal),
    /// An option, a rating, yes or no.
    Choice(String),
    NotApplicable,
    /// Something is deducted, but not all.
    Deducted,
    /// All that can be is deducted.
    AllDeducted,
    Outcome,
    Kept,
    Demoted,
    Held,
}

impl From<Standing> for Reached {
    fn from(standing: Standing) -> Self {
        match standing {
            Standing::Kept => Self::Kept,
            Standing::Demoted => Self::Demoted,
            Standing::Held => Self::Held,
        }
    }
}

impl Reached {
    /// The word in the files.
    #[must_use]
    pub fn word(&self) -> String {
        match self {
            Self::True => "true".to_owned(),
            Self::False => "false".to_owned(),
            Self::At(value) => format!("at {value}"),
            Self::NextTo(value) => format!("next to {value}"),
            Self::BandFrom(value) => format!("from {value}"),
            Self::Choice(id) => id.clone(),
            Self::NotApplicable => "n/a".to_owned(),
            Self::Deducted => "deducted".to_owned(),
            Self::AllDeducted => "all deducted".to_owned(),
            Self::Outcome => "outcome".to_owned(),
            Self::Kept => "kept".to_owned(),
            Self::Demoted => "demoted".to_owned(),
            Self::Held => "held".to_owned(),
        }
    }
}

impl Aim {
    /// Its name in reports and in `[unreached]`.
    #[must_use]
    pub fn name(&self) -> String {
        format!("{}: {}", self.subject, self.reach.word())
    }
}

/// The reviews that cases speak of, with the outcomes named in each.
pub type Named = BTreeMap<Id, BTreeSet<Id>>;
