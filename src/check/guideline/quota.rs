//! The quota: outcomes and rank keys that exist, and a demotion that goes down.

use super::facts::known_fact;
use super::{problem, unknown};
use crate::diagnostics::{Code, Report, Term};
use crate::model::quota::{Quota, RankSubject};
use crate::model::{Guideline, Id, Located};

pub fn quota_fits(guideline: &Guideline, report: &mut Report) {
    let Some(quota) = &guideline.quota else { return };
    for name in [&quota.outcome, &quota.demote_to].into_iter().chain(&quota.of) {
        known_outcome(guideline, name, report);
    }
    let position = |name: &Located<Id>| guideline.outcome_at(name.value.as_str());
    if let (Some(capped), Some(lower)) = (position(&quota.outcome), position(&quota.demote_to))
        && lower <= capped
    {
        report.add(
            problem(Code::QuotaUnfit, quota.demote_to.place)
                .with("outcome", &quota.demote_to.value)
                .with("capped", &quota.outcome.value),
        );
    }
    let share = quota.share.value;
    if !Quota::is_share(share) {
        report.add(problem(Code::QuotaShareUnfit, quota.share.place).with("share", share));
    }
    check_rank_keys(guideline, quota, report);
}

fn known_outcome(guideline: &Guideline, name: &Located<Id>, report: &mut Report) {
    if guideline.outcome_at(name.value.as_str()).is_none() {
        let known = guideline.outcomes.iter().map(|outcome| &outcome.id);
        report.add(unknown(Term::Outcome, &name.value, name.place, known));
    }
}

fn check_rank_keys(guideline: &Guideline, quota: &Quota, report: &mut Report) {
    for key in &quota.rank_by {
        match &key.subject {
            RankSubject::Total if guideline.has_points() => {}
            RankSubject::Total => report.add(problem(Code::TotalWithoutPoints, key.place)),
            RankSubject::Group(id) => match guideline.groups.iter().find(|group| group.id == *id) {
                Some(group) if group.has_points() => {}
                Some(_) => report.add(problem(Code::TotalWithoutPoints, key.place)),
                None => {
                    let known = guideline.groups.iter().map(|group| &group.id);
                    report.add(unknown(Term::Group, id, key.place, known));
                }
            },
            RankSubject::Fact(id) => {
                known_fact(guideline, &Located::new(id.clone(), key.place), report);
            }
            RankSubject::Measure(id) if guideline.measure(id).is_some() => {}
            RankSubject::Measure(id) => {
                let known = guideline.measures.iter().map(|measure| &measure.id);
                report.add(unknown(Term::Measure, id, key.place, known));
            }
        }
    }
}
