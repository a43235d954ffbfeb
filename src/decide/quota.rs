//! The quota of a peer group: its cap, who keeps the outcome, who is demoted, who is tied across the line.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use super::Engine;
use super::ends::Way;
use super::unit::Unit;
use crate::check::{PeerGroup, peer_values};
use crate::model::quota::{Direction, PeerKey, Quota, QuotaException, RankKey, RankSubject, Rounding};
use crate::model::results::{QuotaResult, Standing, Status};
use crate::model::{Decimal, Exact, Guideline, UnitKey};

/// The outcomes of a peer group before the quota, as numbers.
#[derive(Clone, Copy, Debug)]
struct Count {
    /// Those in the base whatever is demoted.
    others: usize,
    candidates: usize,
    capped_in_base: bool,
    lower_in_base: bool,
}

impl Count {
    /// The base after all but `kept` candidates are demoted.
    fn base(self, kept: usize) -> usize {
        let kept = kept.min(self.candidates);
        self.others
            + if self.capped_in_base { kept } else { 0 }
            + if self.lower_in_base { self.candidates - kept } else { 0 }
    }

    /// The largest k with k ≤ round(share × base at k).
    fn cap(self, share: Decimal, round: Rounding) -> usize {
        let most = self.others + self.candidates + 1;
        (0..=most).rev().find(|kept| *kept <= rounded(share, self.base(*kept), round)).unwrap_or(0)
    }
}

/// `share`, in percent, of a base, as a whole number.
fn rounded(share: Decimal, base: usize, round: Rounding) -> usize {
    let product = Exact::from(share).times(&Exact::count(base));
    let exact = product.over(&Exact::count(100)).unwrap_or(Exact::ZERO);
    let half = Exact::from(Decimal::from_hundredths(50));
    let whole = match round {
        Rounding::Down => exact.floor(),
        Rounding::Nearest => exact.plus(&half).floor(),
        Rounding::Up => exact.ceil(),
    };
    usize::try_from(whole).unwrap_or(0)
}

impl Engine<'_> {
    /// Settles the quota of a peer group whose members have all been worked out.
    pub fn settle(&mut self, group: PeerGroup) {
        let guideline = &self.data.guidelines[group.guideline];
        let Some(quota) = &guideline.quota else { return };
        let mut members = self.peers.get(&group).cloned().unwrap_or_default();
        members.sort_unstable();
        let capped = guideline.outcome_at(quota.outcome.value.as_str());
        let lower = guideline.outcome_at(quota.demote_to.value.as_str());
        let (Some(capped), Some(lower)) = (capped, lower) else { return };
        let candidates: Vec<UnitKey> =
            members.iter().copied().filter(|key| self.units[key].result.computed == Some(capped)).collect();
        let exception = self.exception(&group, quota);
        let share =
            exception.map_or(quota.share, |index| self.data.manifest.quota_exceptions[index].share.value);
        let count = self.count(guideline, quota, &members, candidates.len());
        let cap = count.cap(share, quota.round);
        let mut result = QuotaResult {
            guideline: group.guideline,
            period: group.period,
            group: quota.per.iter().copied().zip(peer_values(self.data, quota, group.first)).collect(),
            assessed: members.iter().filter(|key| self.units[key].result.computed.is_some()).count(),
            base: count.base(cap),
            share,
            cap,
            base_beyond: (rounded(share, count.base(cap), quota.round) > cap).then(|| count.base(cap + 1)),
            candidates: candidates.len(),
            kept: Vec::new(),
            demoted: Vec::new(),
            held: Vec::new(),
            provisional: members.iter().any(|key| self.units[key].result.status == Status::Undetermined),
            exception,
        };
        let ranks: Vec<Rank> = candidates.iter().map(|key| self.ranks(*key, guideline, quota)).collect();
        let directions: Vec<Direction> = quota.rank_by.iter().map(|key| key.direction).collect();
        for (key, standing) in candidates.iter().zip(standings(&ranks, &directions, cap)) {
            let settled = self.apply(*key, standing, [capped, lower]);
            match settled {
                Standing::Kept => result.kept.push(key.organisation),
                Standing::Demoted => result.demoted.push(key.organisation),
                Standing::Held => result.held.push(key.organisation),
            }
        }
        self.quotas.insert(group, result);
    }

    fn count(&self, guideline: &Guideline, quota: &Quota, members: &[UnitKey], candidates: usize) -> Count {
        let in_base = |id: &str| quota.of.iter().any(|outcome| outcome.value.as_str() == id);
        let counted = members.iter().filter(|key| {
            let outcome = self.units[key].result.computed.map(|index| guideline.outcomes[index].id.as_str());
            outcome.is_some_and(|id| id != quota.outcome.value.as_str() && in_base(id))
        });
        Count {
            others: counted.count(),
            candidates,
            capped_in_base: in_base(quota.outcome.value.as_str()),
            lower_in_base: in_base(quota.demote_to.value.as_str()),
        }
    }

    pub fn ranks(&self, key: UnitKey, guideline: &Guideline, quota: &Quota) -> Rank {
        quota.rank_by.iter().map(|rank| self.rank(key, guideline, rank)).collect()
    }

    fn rank(&self, key: UnitKey, guideline: &Guideline, rank: &RankKey) -> Option<Exact> {
        let unit: &Unit = &self.units[&key];
        match &rank.subject {
            RankSubject::Total => unit.scores()?.total.clone(),
            RankSubject::Group(id) => {
                let index = guideline.groups.iter().position(|group| group.id == *id)?;
                unit.scores()?.groups.get(index)?.score.clone()
            }
            RankSubject::Fact(id) => self.fact(key, guideline.fact(id)?),
            RankSubject::Measure(id) => unit.measures.get(id)?.known().cloned(),
        }
    }

    /// Writes a standing into the result; a decision settles one that is held.
    fn apply(&mut self, key: UnitKey, standing: Standing, [capped, lower]: [usize; 2]) -> Standing {
        let guideline = &self.data.guidelines[self.units[&key].result.guideline];
        let Some(unit) = self.units.get_mut(&key) else { return standing };
        let decided = unit.result.decision.as_ref().and_then(|decision| decision.outcome.as_ref());
        let decided = decided.and_then(|id| guideline.outcome_at(id.as_str()));
        let (standing, outcome) = match (standing, decided) {
            (Standing::Kept, _) => (Standing::Kept, Some(capped)),
            (Standing::Demoted, _) => (Standing::Demoted, Some(lower)),
            (Standing::Held, None) => (Standing::Held, None),
            (Standing::Held, Some(outcome)) if outcome == capped => (Standing::Kept, Some(capped)),
            (Standing::Held, Some(outcome)) => (Standing::Demoted, Some(outcome)),
        };
        unit.result.standing = Some(standing);
        unit.result.final_outcome = outcome;
        if outcome.is_none() {
            unit.result.status = Status::Held;
        }
        let ends = outcome.map_or(vec![capped, lower], |outcome| vec![outcome]);
        unit.ways = ends.into_iter().map(Way::Outcome).collect();
        if let Some(decision) = &mut unit.result.decision {
            decision.compare(guideline, outcome);
        }
        standing
    }

    /// The manifest's larger share for this group.
    fn exception(&self, group: &PeerGroup, quota: &Quota) -> Option<usize> {
        if self.data.manifest.quota_exceptions.is_empty() {
            return None;
        }
        let review = &self.data.manifest.reviews[group.review].id;
        let values = peer_values(self.data, quota, group.first);
        let has_value = |exception: &QuotaException, (key, value): (&PeerKey, &Option<String>)| {
            let given = exception.keys.iter().find(|(named, _)| named == key);
            given.is_some_and(|(_, given)| given.value == value.as_deref().unwrap_or_default())
        };
        self.data.manifest.quota_exceptions.iter().position(|exception| {
            exception.review.value == *review
                && exception.period.value == group.period
                && exception.keys.len() == quota.per.len()
                && quota.per.iter().zip(&values).all(|pair| has_value(exception, pair))
        })
    }
}

/// What a candidate is compared by, key by key; `None` where it is unknown.
pub type Rank = Vec<Option<Exact>>;

/// Where each candidate stands before any decision.
fn standings(ranks: &[Rank], directions: &[Direction], cap: usize) -> Vec<Standing> {
    let all_known = ranks.iter().flatten().all(Option::is_some);
    if all_known {
        standings_in_order(ranks, directions, cap)
    } else {
        standings_pair_by_pair(ranks, directions, cap)
    }
}

/// The same where every key is known, and so all have an order.
fn standings_in_order(ranks: &[Rank], directions: &[Direction], cap: usize) -> Vec<Standing> {
    let mut order: Vec<usize> = (0..ranks.len()).collect();
    order.sort_by(|a, b| compare(&ranks[*b], &ranks[*a], directions));
    let mut standings = vec![Standing::Held; ranks.len()];
    let mut above = 0;
    for tied in order.chunk_by(|a, b| compare(&ranks[*a], &ranks[*b], directions) == Ordering::Equal) {
        let standing = if above + tied.len() <= cap {
            Standing::Kept
        } else if above >= cap {
            Standing::Demoted
        } else {
            Standing::Held
        };
        for index in tied {
            standings[*index] = standing;
        }
        above += tied.len();
    }
    standings
}

/// An unknown key ties with every other, which is no order: each is held against each.
fn standings_pair_by_pair(ranks: &[Rank], directions: &[Direction], cap: usize) -> Vec<Standing> {
    let standing = |(own, rank): (usize, &Rank)| {
        let orders = ranks.iter().enumerate().filter(|(index, _)| *index != own);
        let orders: Vec<Ordering> = orders.map(|(_, other)| compare(other, rank, directions)).collect();
        let count = |wanted| orders.iter().filter(|order| **order == wanted).count();
        if orders.len() - count(Ordering::Less) < cap {
            Standing::Kept
        } else if count(Ordering::Greater) >= cap {
            Standing::Demoted
        } else {
            Standing::Held
        }
    };
    ranks.iter().enumerate().map(standing).collect()
}

/// Key by key; where a key is unknown for either they are tied. Greater stands above.
#[must_use]
pub fn compare(a: &[Option<Exact>], b: &[Option<Exact>], directions: &[Direction]) -> Ordering {
    for ((a, b), direction) in a.iter().zip(b).zip(directions) {
        let (Some(a), Some(b)) = (a, b) else { return Ordering::Equal };
        let order = match direction {
            Direction::HigherFirst => a.cmp(b),
            Direction::LowerFirst => b.cmp(a),
        };
        if order != Ordering::Equal {
            return order;
        }
    }
    Ordering::Equal
}
