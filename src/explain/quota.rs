//! The peer group of a quota: its members, what they are ranked by, and where each stands.

use std::cmp::Ordering;

use crate::decide::{Worked, compare_ranks};
use crate::model::quota::Direction;
use crate::model::results::{QuotaResult, SettledBy, Standing, Status};
use crate::model::{Exact, Id, UnitKey};

/// A quota as one organisation meets it.
#[derive(Clone, Debug)]
pub struct QuotaAccount {
    pub result: QuotaResult,
    /// Candidates first, from the highest; then the others, in the order of the register.
    pub members: Vec<Member>,
}

#[derive(Clone, Debug)]
pub struct Member {
    pub organisation: usize,
    pub status: Status,
    /// Before the quota.
    pub computed: Option<usize>,
    pub final_outcome: Option<usize>,
    /// `None` for who is no candidate for the capped outcome.
    pub standing: Option<Standing>,
    pub settled_by: SettledBy,
    /// By the keys of the quota; `None` where it is unknown.
    pub rank: Vec<Option<Exact>>,
    /// How many candidates stand above it, and how many are tied with it.
    pub above: usize,
    pub tied: usize,
    /// The outcome of the recorded decision.
    pub decided: Option<Id>,
}

/// A candidate held against the last one that keeps the capped outcome, by the first key in which they differ.
#[derive(Debug)]
pub struct Distance<'a> {
    pub last: &'a Member,
    /// The key's place in `rank_by`.
    pub key: usize,
    pub own: &'a Exact,
    pub theirs: &'a Exact,
    pub by: Exact,
}

pub fn quota(worked: &Worked<'_>, key: UnitKey) -> Option<QuotaAccount> {
    let (result, keys) = worked.quota(key)?;
    let rule = worked.data().guidelines[result.guideline].quota.as_ref()?;
    let directions: Vec<Direction> = rule.rank_by.iter().map(|key| key.direction).collect();
    let mut members: Vec<Member> = keys.into_iter().filter_map(|key| member(worked, key)).collect();
    let ranks: Vec<Vec<Option<Exact>>> =
        members.iter().filter(|member| member.standing.is_some()).map(|member| member.rank.clone()).collect();
    for member in members.iter_mut().filter(|member| member.standing.is_some()) {
        let orders = ranks.iter().map(|other| compare_ranks(other, &member.rank, &directions));
        let orders: Vec<Ordering> = orders.collect();
        member.above = orders.iter().filter(|order| order.is_gt()).count();
        // itself aside
        member.tied = orders.iter().filter(|order| order.is_eq()).count().saturating_sub(1);
    }
    members.sort_by_key(|member| (member.standing.is_none(), member.above));
    Some(QuotaAccount { result: result.clone(), members })
}

fn member(worked: &Worked<'_>, key: UnitKey) -> Option<Member> {
    let result = worked.result(key)?;
    let decision = result.decision.as_ref();
    Some(Member {
        organisation: key.organisation,
        status: result.status,
        computed: result.computed,
        final_outcome: result.final_outcome,
        standing: result.standing,
        settled_by: result.settled_by,
        rank: worked.rank(key),
        above: 0,
        tied: 0,
        decided: decision.and_then(|decision| decision.outcome.clone()),
    })
}

impl QuotaAccount {
    /// `None` where not all places are taken, where a key is unknown, and for who is level with the last one.
    #[must_use]
    pub fn distance(&self, organisation: usize) -> Option<Distance<'_>> {
        let kept = || self.candidates().filter(|member| member.standing == Some(Standing::Kept));
        let last = kept().last().filter(|_| kept().count() >= self.result.cap)?;
        let own = self.member(organisation)?;
        let pairs = own.rank.iter().zip(&last.rank).enumerate();
        let (key, (own, theirs)) = pairs.into_iter().find(|(_, (own, theirs))| own != theirs)?;
        let (own, theirs) = (own.as_ref()?, theirs.as_ref()?);
        let by = if own < theirs { theirs.minus(own) } else { own.minus(theirs) };
        Some(Distance { last, key, own, theirs, by })
    }

    /// The candidates, from the highest.
    pub fn candidates(&self) -> impl Iterator<Item = &Member> {
        self.members.iter().filter(|member| member.standing.is_some())
    }

    #[must_use]
    pub fn member(&self, organisation: usize) -> Option<&Member> {
        self.members.iter().find(|member| member.organisation == organisation)
    }
}
