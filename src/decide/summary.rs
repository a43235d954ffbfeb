//! Results → counts. It only counts: no result is worked out or changed here.

use super::decided::{Ended, Listed};
use crate::model::results::Status;
use crate::model::summary::{GroupBy, GroupKey, PeriodSummary, Tally};
use crate::model::{Period, Step, Workspace};

/// Consolidates the results of one review.
#[must_use]
pub fn summary(listed: Listed<'_>, by: GroupBy) -> PeriodSummary {
    counted(listed.data(), listed.period(), listed.ends(), by)
}

/// Consolidates what the units of a review come to.
#[must_use]
pub fn counted(
    workspace: &Workspace,
    period: Period,
    ends: impl Iterator<Item = Ended>,
    by: GroupBy,
) -> PeriodSummary {
    let mut summary = PeriodSummary {
        period,
        guidelines: Vec::new(),
        illustrative: false,
        rows: std::collections::BTreeMap::new(),
        total: Tally::default(),
    };
    for unit in ends {
        if !summary.guidelines.contains(&unit.guideline) {
            summary.guidelines.push(unit.guideline);
            summary.illustrative |= workspace.guidelines[unit.guideline].illustrative;
        }
        let row = summary.rows.entry(group_of(workspace, unit.organisation, by)).or_default();
        count(workspace, unit, row);
        count(workspace, unit, &mut summary.total);
    }
    summary
}

fn group_of(workspace: &Workspace, organisation: usize, by: GroupBy) -> GroupKey {
    match by {
        GroupBy::Kind => GroupKey::Kind(workspace.kind(organisation)),
        GroupBy::Parent => GroupKey::Parent(workspace.parent(organisation)),
        GroupBy::PeerGroup => {
            GroupKey::PeerGroup(workspace.organisations.at(organisation).peer_group().to_owned())
        }
    }
}

fn count(workspace: &Workspace, unit: Ended, tally: &mut Tally) {
    tally.existing += 1;
    let registered = workspace.earliest_event(unit.organisation, unit.period.year(), Step::Registered);
    tally.registered += usize::from(registered.is_some());
    match unit.status {
        Status::NotCandidate => tally.not_candidates += 1,
        Status::Unrated => tally.unrated += 1,
        Status::Undetermined => tally.undetermined += 1,
        Status::Held => {
            tally.assessed += 1;
            tally.held += 1;
        }
        Status::Determined => tally.assessed += 1,
    }
    let guideline = &workspace.guidelines[unit.guideline];
    if let Some(outcome) = unit.final_outcome {
        *tally.outcomes.entry(guideline.outcomes[outcome].id.clone()).or_default() += 1;
        tally.best += usize::from(outcome == 0);
        tally.base += usize::from(guideline.is_in_base(outcome));
    }
}
