//! What an organisation lacks of an outcome, and the smallest changes that would reach it.

use super::exact::Exact;
use super::number::Decimal;
use super::stage::Stage;
use super::supposed::Told;

/// The most lines that are changed together.
pub const MOST_LINES: usize = 3;
/// The most sets that are named.
pub const MOST_SETS: usize = 5;
/// The most forms that are tried.
pub const MOST_TRIES: usize = 20_000;

/// The most alternatives of conditions that are looked at.
pub const MOST_WAYS: usize = 64;

/// What is lacking of one outcome.
#[derive(Debug)]
pub struct Shortfall {
    pub target: usize,
    pub stage: Stage,
    pub unmet: Vec<Unmet>,
    pub open: Vec<OpenLine>,
    pub answer: Answer,
}

/// A condition on the way that is not met.
#[derive(Debug)]
pub struct Unmet {
    /// Its place among those of the result.
    pub at: usize,
    pub remedy: Remedy,
    pub gaps: Vec<Gap>,
}

/// Whether scores can change it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Remedy {
    Scores,
    NotScores,
}

/// How far a score or a figure is from what is asked of it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Gap {
    pub of: GapOf,
    pub by: Exact,
    pub side: Side,
    pub limit: Limit,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum GapOf {
    /// The total, group or line that the condition names.
    Score,
    /// One of all groups, by its index.
    Group(usize),
    /// A fact or a measure.
    Figure,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Side {
    Short,
    Over,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Limit {
    /// `at_least`, `at_most`
    Reached,
    /// `above`, `below`: what stands at the limit is not enough.
    Passed,
}

/// A line that could bring more.
#[derive(Debug)]
pub struct OpenLine {
    pub line: usize,
    pub now: Option<Exact>,
    /// The most it could bring, and how much that is beyond now; `None` for a rating without points.
    pub most: Option<(Decimal, Exact)>,
}

/// Whether changes of scores would reach the outcome.
#[derive(Debug)]
pub enum Answer {
    /// What scores cannot change stands against it.
    NotByScores,
    /// Not even with every line at its best.
    NotAtBest,
    /// More points could take a condition away: the smallest sets cannot be told.
    NotMonotone,
    /// The conditions leave more alternatives than are looked at.
    TooManyWays,
    /// None where more lines are needed than are changed together.
    Sets(Vec<ChangeSet>, Ended),
}

/// Changes that together reach the outcome before the quota.
#[derive(Debug)]
pub struct ChangeSet {
    pub changes: Vec<Change>,
    pub added: Exact,
    pub after: After,
}

/// What the whole review says with the changes, as everyone else stands now.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum After {
    /// The outcome after the quota.
    Outcome(usize),
    /// Tied at the edge of the quota.
    Held,
    /// The outcome asked for or a better one: something else is not known yet.
    AtLeast,
    /// It does not say what the search says: a fault of the program, and the set is not to be trusted.
    Fails,
}

#[derive(Debug)]
pub struct Change {
    pub line: usize,
    pub before: Option<Told>,
    pub after: Option<Told>,
    pub added: Exact,
}

/// How the search came to its end.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ended {
    /// Every set within the bounds was looked at.
    Complete,
    /// The bound on tries was met before.
    Stopped,
}
