//! The quota of a peer group: its cap, who keeps the outcome, who is demoted, who is tied across the line.

#[cfg(test)]
mod tests;

use std::cmp::Ordering;

use super::Engine;
use super::known::{Known, capped_and_lower};
use super::unit::{Outline, Weighed};
use crate::check::{PeerGroup, peer_values};
use crate::model::quota::{Direction, PeerKey, Quota, QuotaException, RankKey, RankSubject, Rounding};
use crate::model::record::DecidedOutcome;
use crate::model::results::{QuotaResult, SettledBy, Standing, Status};
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
        (0..=most).rev().find(|kept| *kept <= round.share_of(share, self.base(*kept))).unwrap_or(0)
    }
}

/// The members of a peer group as far as they have been worked out.
#[derive(Debug, Default)]
pub struct Peers {
    /// Those in the base whatever is demoted.
    others: usize,
    /// Those with an outcome before the quota.
    assessed: usize,
    any_open: bool,
    /// Those that are up for the capped outcome, each with what it is ranked by.
    candidates: Vec<(usize, Rank)>,
}

impl Peers {
    /// Adds a member.
    pub fn add(&mut self, organisation: usize, outline: &mut Outline, guideline: &Guideline) {
        let Some(quota) = &guideline.quota else { return };
        self.any_open |= outline.brief.status == Status::Undetermined;
        let Some(outcome) = outline.brief.computed() else { return };
        self.assessed += 1;
        let id = guideline.outcomes[outcome].id.as_str();
        self.others += usize::from(id != quota.outcome.value.as_str() && is_in_base(quota, id));
        self.candidates.extend(outline.rank.take().map(|rank| (organisation, rank)));
    }

    fn count(&self, quota: &Quota) -> Count {
        Count {
            others: self.others,
            candidates: self.candidates.len(),
            capped_in_base: is_in_base(quota, quota.outcome.value.as_str()),
            lower_in_base: is_in_base(quota, quota.demote_to.value.as_str()),
        }
    }
}

fn is_in_base(quota: &Quota, outcome: &str) -> bool {
    quota.of.iter().any(|of| of.value.as_str() == outcome)
}

impl Engine<'_> {
    /// Settles the quota of a peer group whose members have all been worked out.
    pub fn settle(&mut self, group: PeerGroup) {
        let guideline = &self.data.guidelines[group.guideline];
        let Some(quota) = &guideline.quota else { return };
        let Some(ends) = capped_and_lower(guideline) else { return };
        let mut peers = self.peers.remove(&group).unwrap_or_default();
        peers.candidates.sort_unstable_by_key(|(organisation, _)| *organisation);
        let exception = self.exception(&group, quota);
        let share = exception
            .map_or(quota.share.value, |index| self.data.manifest.quota_exceptions[index].share.value);
        let count = peers.count(quota);
        let cap = count.cap(share, quota.round);
        let mut result = QuotaResult {
            guideline: group.guideline,
            period: group.period,
            group: quota.per.iter().copied().zip(peer_values(self.data, quota, group.first)).collect(),
            assessed: peers.assessed,
            base: count.base(cap),
            share,
            cap,
            base_beyond: (quota.round.share_of(share, count.base(cap)) > cap).then(|| count.base(cap + 1)),
            candidates: peers.candidates.len(),
            kept: Vec::new(),
            demoted: Vec::new(),
            held: Vec::new(),
            provisional: peers.any_open,
            exception,
        };
        let (organisations, ranks): (Vec<usize>, Vec<Rank>) = peers.candidates.into_iter().unzip();
        let directions: Vec<Direction> = quota.rank_by.iter().map(|key| key.direction).collect();
        for (organisation, standing) in organisations.into_iter().zip(standings(&ranks, &directions, cap)) {
            let key = UnitKey { review: group.review, organisation, period: group.period };
            match self.apply(key, guideline, standing, ends) {
                Standing::Kept => result.kept.push(organisation),
                Standing::Demoted => result.demoted.push(organisation),
                Standing::Held => result.held.push(organisation),
            }
        }
        self.state.quotas.insert(group, result);
    }

    /// Notes a standing; a decision settles one that is held.
    fn apply(
        &mut self,
        key: UnitKey,
        guideline: &Guideline,
        standing: Standing,
        [capped, lower]: [usize; 2],
    ) -> Standing {
        let decided = self.data.decisions.get(&key).and_then(|decision| match &decision.outcome.value {
            DecidedOutcome::Outcome(id) => guideline.outcome_at(id.as_str()),
            DecidedOutcome::Unrated => None,
        });
        let by = match (standing, decided) {
            (Standing::Held, Some(_)) => SettledBy::Decision,
            (Standing::Held, None) | (Standing::Kept | Standing::Demoted, _) => SettledBy::Rank,
        };
        let (standing, outcome) = match (standing, decided) {
            (Standing::Kept, _) => (Standing::Kept, Some(capped)),
            (Standing::Demoted, _) => (Standing::Demoted, Some(lower)),
            (Standing::Held, None) => (Standing::Held, None),
            (Standing::Held, Some(outcome)) if outcome == capped => (Standing::Kept, Some(capped)),
            (Standing::Held, Some(outcome)) => (Standing::Demoted, Some(outcome)),
        };
        if let Some(brief) = self.state.brief_mut(key) {
            brief.settle(standing, by, outcome);
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

impl Known<'_> {
    /// What a unit is ranked by, in the order of the quota's keys.
    pub fn rank(self, weighed: &Weighed, quota: &Quota) -> Rank {
        let guideline = self.guideline(weighed.index);
        let scores = &weighed.scores;
        let by = |key: &RankKey| match &key.subject {
            RankSubject::Total => scores.total.clone(),
            RankSubject::Group(id) => {
                let index = guideline.groups.iter().position(|group| group.id == *id)?;
                scores.groups.get(index)?.score.clone()
            }
            RankSubject::Fact(id) => self.fact(weighed.key, guideline.fact(id)?),
            RankSubject::Measure(id) => weighed.measures.get(id)?.known().cloned(),
        };
        quota.rank_by.iter().map(by).collect()
    }
}

/// What a candidate is compared by, key by key; `None` where it is unknown.
pub type Rank = Vec<Option<Exact>>;

/// Where each candidate stands before any decision.
fn standings(ranks: &[Rank], directions: &[Direction], cap: usize) -> Vec<Standing> {
    let mut places = vec![Place::default(); ranks.len()];
    let mut all: Vec<usize> = (0..ranks.len()).collect();
    Placing { ranks, directions, places: &mut places }.by_key(0, &mut all);
    let standing = |place: &Place| {
        if ranks.len() - place.below <= cap {
            Standing::Kept
        } else if place.above >= cap {
            Standing::Demoted
        } else {
            Standing::Held
        }
    };
    places.iter().map(standing).collect()
}

/// How many stand surely above a candidate, and surely below it.
#[derive(Clone, Copy, Default)]
struct Place {
    above: usize,
    below: usize,
}

struct Placing<'r> {
    ranks: &'r [Rank],
    directions: &'r [Direction],
    places: &'r mut [Place],
}

impl Placing<'_> {
    /// Tells those apart that the keys before this one do not. Who has no value here ties with all of them, which is no
    /// order: only those that have one are sorted.
    fn by_key(&mut self, key: usize, members: &mut [usize]) {
        let Some(direction) = self.directions.get(key).copied() else { return };
        let value = |index: usize| self.ranks[index][key].as_ref();
        members.sort_by(|a, b| match (value(*a), value(*b)) {
            (Some(a), Some(b)) => direction.best_first(a, b),
            (a, b) => b.is_some().cmp(&a.is_some()),
        });
        let known = members.partition_point(|index| value(*index).is_some());
        let members = &mut members[..known];
        let mut above = 0;
        for tied in members.chunk_by_mut(|a, b| self.ranks[*a][key] == self.ranks[*b][key]) {
            let below = known - above - tied.len();
            for index in &*tied {
                self.places[*index].above += above;
                self.places[*index].below += below;
            }
            above += tied.len();
            self.by_key(key + 1, tied);
        }
    }
}

/// Key by key; where a key is unknown for either they are tied. Greater stands above.
#[must_use]
pub fn compare(a: &[Option<Exact>], b: &[Option<Exact>], directions: &[Direction]) -> Ordering {
    for ((a, b), direction) in a.iter().zip(b).zip(directions) {
        let (Some(a), Some(b)) = (a, b) else { return Ordering::Equal };
        let order = direction.best_first(b, a);
        if order != Ordering::Equal {
            return order;
        }
    }
    Ordering::Equal
}
