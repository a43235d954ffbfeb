//! Who is up for it, the outcomes with their conditions, and the quota.

use super::Printed;
use crate::catalogue::{clauses, decimal};
use crate::model::quota::{Direction, PeerKey, RankKey, RankSubject, Rounding};
use crate::model::{Condition, Id, Outcome};
use crate::render::measure;
use crate::render::table::Block;

impl<'a> Printed<'a> {
    pub(super) fn candidates(self) -> Vec<Block> {
        if self.guideline.candidate_if.is_empty() {
            return Vec::new();
        }
        let conditions =
            self.guideline.candidate_if.iter().flat_map(|condition| self.condition(0, condition));
        std::iter::once(self.heading(clauses::CANDIDATES)).chain(conditions).collect()
    }

    pub(super) fn outcomes(self) -> Vec<Block> {
        let outcomes = self.guideline.outcomes.iter().flat_map(|outcome| self.outcome(outcome));
        std::iter::once(self.heading(clauses::OUTCOMES)).chain(outcomes).collect()
    }

    fn outcome(self, outcome: &'a Outcome) -> Vec<Block> {
        let mut blocks = vec![Block::Item(0, format!("`{}` {}", outcome.id, self.text(&outcome.name)))];
        blocks.extend(self.notes(1, outcome.cite.as_deref(), outcome.text.as_ref()));
        let lists = [(clauses::REQUIRES, &outcome.requires), (clauses::FORCED_BY, &outcome.forced_by)];
        for (phrase, conditions) in lists.into_iter().filter(|(_, conditions)| !conditions.is_empty()) {
            blocks.push(Block::Item(1, phrase.get(self.language).to_owned()));
            blocks.extend(conditions.iter().flat_map(|condition| self.condition(2, condition)));
        }
        if outcome.requires.is_empty() {
            blocks.push(Block::Item(1, clauses::FLOOR.get(self.language).to_owned()));
        }
        blocks
    }

    fn condition(self, level: usize, condition: &'a Condition) -> Vec<Block> {
        let sentence = self.asking().sentence(condition);
        // a waiver names it
        let sentence = condition.id.as_ref().map(|id| format!("`{id}` {sentence}")).unwrap_or(sentence);
        let sentence = match &condition.cite {
            Some(cite) => self.fill(clauses::CITED, &[("sentence", &sentence), ("cite", cite)]),
            None => sentence,
        };
        let note = condition.text.as_ref().map(|text| Block::Item(level + 1, self.text(text).to_owned()));
        std::iter::once(Block::Item(level, sentence)).chain(note).collect()
    }

    pub(super) fn quota(self) -> Vec<Block> {
        let Some(quota) = &self.guideline.quota else { return Vec::new() };
        let of: Vec<String> = quota.of.iter().map(|outcome| self.outcome_named(&outcome.value)).collect();
        let rule = self.fill(
            clauses::QUOTA_RULE,
            &[
                ("outcome", &self.outcome_named(&quota.outcome.value)),
                ("share", &decimal(quota.share.value, self.language)),
                ("of", &of.join(", ")),
                ("peers", &self.peers(&quota.per)),
                ("demoted", &self.outcome_named(&quota.demote_to.value)),
            ],
        );
        let rounded = match quota.round {
            Rounding::Down => clauses::QUOTA_DOWN,
            Rounding::Nearest => clauses::QUOTA_NEAREST,
            Rounding::Up => clauses::QUOTA_UP,
        };
        let rounded = rounded.get(self.language).to_owned();
        let items = [rule, rounded, self.ranks(&quota.rank_by)].map(|text| Block::Item(0, text));
        let notes = self.notes(0, quota.cite.as_deref(), quota.text.as_ref());
        std::iter::once(self.heading(clauses::QUOTA)).chain(items).chain(notes).collect()
    }

    fn peers(self, per: &[PeerKey]) -> String {
        if per.is_empty() {
            return clauses::PEERS_ALL.get(self.language).to_owned();
        }
        let per: Vec<&str> = per.iter().map(|key| self.peer_key(*key)).collect();
        self.fill(clauses::PEERS_ALIKE, &[("per", &per.join(", "))])
    }

    /// What candidates are compared by, in turn.
    fn ranks(self, keys: &[RankKey]) -> String {
        let key = |key: &RankKey| {
            let name = match &key.subject {
                RankSubject::Total => clauses::QUOTA_TOTAL.get(self.language).to_owned(),
                RankSubject::Group(id) => self.fill(clauses::QUOTA_GROUP, &[("id", id.as_str())]),
                RankSubject::Fact(id) | RankSubject::Measure(id) => {
                    measure::name(self.guideline, id, self.language).to_owned()
                }
            };
            let phrase = match key.direction {
                Direction::HigherFirst => clauses::QUOTA_HIGHER,
                Direction::LowerFirst => clauses::QUOTA_LOWER,
            };
            self.fill(phrase, &[("key", &name)])
        };
        let keys: Vec<String> = keys.iter().map(key).collect();
        self.fill(clauses::QUOTA_RANKS, &[("keys", &keys.join("; "))])
    }

    pub(in crate::render) fn peer_key(self, key: PeerKey) -> &'static str {
        match key {
            PeerKey::Parent => clauses::PER_PARENT,
            PeerKey::Kind => clauses::PER_KIND,
            PeerKey::PeerGroup => clauses::PER_PEER_GROUP,
        }
        .get(self.language)
    }

    pub(in crate::render) fn outcome_named(self, id: &Id) -> String {
        let outcome = self.guideline.outcomes.iter().find(|outcome| outcome.id == *id);
        outcome.map_or_else(|| id.to_string(), |outcome| self.text(&outcome.name).to_owned())
    }
}
