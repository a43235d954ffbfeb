//! Quotas that decisions go beyond, and raised shares that nothing needed.

use std::collections::{BTreeMap, BTreeSet};

use super::Audit;
use super::decisions::are_over;
use crate::check::{PeerGroup, basis, peer_group};
use crate::decide::Listed;
use crate::diagnostics::{Basis, Code, Diagnostic, Report};
use crate::model::record::{DecidedOutcome, Decision};
use crate::model::results::QuotaResult;

/// The decisions on the members of a peer group, by organisation.
type OfGroup<'d> = Vec<(usize, &'d Decision)>;

/// Decisions give the capped outcome to more members of a peer group than its cap allows. What may still change is held against
/// none.
pub fn quota_exceeded(audit: &Audit, report: &mut Report) {
    if audit.data.guidelines.iter().all(|guideline| guideline.quota.is_none()) {
        return;
    }
    let mut decided: BTreeMap<PeerGroup, OfGroup<'_>> = BTreeMap::new();
    for (key, decision) in &audit.data.decisions {
        let group = audit.data.guideline_for(*key).and_then(|index| peer_group(audit.data, *key, index));
        if let Some(group) = group {
            decided.entry(group).or_default().push((key.organisation, decision));
        }
    }
    for (group, mut decisions) in decided {
        decisions.sort_unstable_by_key(|(organisation, _)| *organisation);
        let quota = audit.listed_in(group.review, group.period).and_then(|listed| listed.quota(group));
        report.extend(quota.and_then(|quota| exceeded(audit, group, quota, &decisions)));
    }
}

fn exceeded(
    audit: &Audit,
    group: PeerGroup,
    result: &QuotaResult,
    decisions: &OfGroup<'_>,
) -> Option<Diagnostic> {
    let guideline = &audit.data.guidelines[group.guideline];
    let quota = guideline.quota.as_ref()?;
    let capped = DecidedOutcome::Outcome(quota.outcome.value.clone());
    let given = || decisions.iter().filter(|(_, decision)| decision.outcome.value == capped);
    let is_decided =
        |organisation: &usize| decisions.binary_search_by_key(organisation, |(decided, _)| *decided).is_ok();
    let count = given().count() + result.kept.iter().filter(|kept| !is_decided(kept)).count();
    if result.provisional || count <= result.cap {
        return None;
    }
    let mut places = given().map(|(_, decision)| decision.outcome.place);
    let outcome = guideline.outcome_at(quota.outcome.value.as_str())?;
    let found = Diagnostic::new(Code::QuotaExceeded, places.next()?)
        .with("count", count)
        .with("outcome", &guideline.outcomes[outcome].name)
        .with("cap", result.cap)
        .with("share", result.share)
        .with("base", result.base)
        .because(basis(guideline, quota.cite.as_ref(), quota.place));
    Some(places.fold(found, Diagnostic::also_at))
}

/// A raised share for a peer group that has nobody in it, or of a year that is past and has no records.
pub fn quota_exception_unused(audit: &Audit, report: &mut Report) {
    if audit.data.manifest.quota_exceptions.is_empty() {
        return;
    }
    let quotas = audit.listed().flat_map(Listed::quotas);
    let used: BTreeSet<usize> = quotas.filter_map(|quota| quota.exception).collect();
    for (index, exception) in audit.data.manifest.quota_exceptions.iter().enumerate() {
        let year = exception.period.value.year();
        if !used.contains(&index) && are_over(audit, year..=year) {
            let found = Diagnostic::new(Code::QuotaExceptionUnused, exception.share.place);
            let ground = Basis::named(&exception.cite, exception.place);
            report.add(
                found
                    .with("review", &exception.review.value)
                    .with("period", exception.period.value)
                    .because(ground),
            );
        }
    }
}
