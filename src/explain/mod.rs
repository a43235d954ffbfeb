//! A result and everything it rests on, as one tree: the entries, how they became points, the figures, the
//! conditions, the walk down the ladder, the quota. It works nothing out and says nothing in words.

mod conditions;
mod figures;
mod form;
mod places;
mod quota;

pub use conditions::{ConditionAccount, Examined, Rung, Walk, looks_at};
pub use figures::{Basis, Counted, FactAccount, FactRow, FindingRow, MeasureAccount, RatioRow, Reference};
pub use form::{GroupAccount, LineAccount, Rows};
pub use quota::{Member, QuotaAccount};

pub use crate::check::{WrittenRow, WrittenText};
pub use crate::decide::{End, Share, StageSums};
pub use crate::score::{GroupSum, LineScore};

use crate::decide::Worked;
use crate::model::results::UnitResult;
use crate::model::{Guideline, Stage, UnitKey, Workspace};

/// One organisation's result in a review and period. Indexes point into the checked folder.
#[derive(Clone, Debug)]
pub struct Explanation {
    pub key: UnitKey,
    pub guideline: usize,
    /// The stage that outcomes are computed from.
    pub stage: Stage,
    pub result: UnitResult,
    /// By stage of the guideline.
    pub stages: Vec<StageSums>,
    pub groups: Vec<GroupAccount>,
    pub facts: Vec<FactAccount>,
    pub measures: Vec<MeasureAccount>,
    /// The top-level conditions, in the order of the result's.
    pub conditions: Vec<ConditionAccount>,
    pub walk: Walk,
    pub quota: Option<QuotaAccount>,
    /// The waivers of the organisation in the review, as indexes: also those without effect.
    pub waivers: Vec<usize>,
}

/// Explains a unit that has been worked out; `rows` are those of its organisation, as written.
#[must_use]
pub fn explain(worked: &Worked<'_>, key: UnitKey, rows: &Rows) -> Option<Explanation> {
    let result = worked.result(key)?.clone();
    let data: &Workspace = worked.data();
    let guideline = &data.guidelines[result.guideline];
    let conditions = conditions::conditions(worked, key, guideline, &result);
    let walk = conditions::walk(guideline, &conditions);
    let waivers = data.waivers_of.get(&(key.organisation, key.review)).cloned().unwrap_or_default();
    Some(Explanation {
        key,
        guideline: result.guideline,
        stage: guideline.last_stage(),
        stages: worked.sums(key),
        groups: form::groups(key, guideline, rows),
        facts: guideline.facts.iter().map(|fact| figures::fact(worked, key, fact)).collect(),
        measures: figures::measures(worked, key, guideline),
        conditions,
        walk,
        quota: quota::quota(worked, key),
        waivers,
        result,
    })
}

impl Explanation {
    /// The sums of the stage that decides.
    #[must_use]
    pub fn deciding(&self) -> Option<&StageSums> {
        self.stages.iter().find(|sums| sums.scores.stage == self.stage)
    }

    #[must_use]
    pub fn guideline<'d>(&self, data: &'d Workspace) -> &'d Guideline {
        &data.guidelines[self.guideline]
    }

    /// The lines of the form in order, whatever their group.
    pub fn lines(&self) -> impl Iterator<Item = &LineAccount> {
        self.groups.iter().flat_map(|group| &group.lines)
    }
}
