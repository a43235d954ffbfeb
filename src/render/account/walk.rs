//! The walk down the ladder in words: which outcome was tried, and which conditions stopped it.

use super::{Account, Extent};
use crate::catalogue::{Phrase, account, clauses};
use crate::explain::{ConditionAccount, Examined, Rung};
use crate::model::Condition;
use crate::model::results::{ConditionList, ConditionResult, Observed, Truth};
use crate::render::explained::{forced_by, forces};
use crate::render::table::Block;

impl<'a> Account<'a> {
    pub(super) fn walk(self) -> Vec<Block> {
        let walk = &self.explanation.walk;
        let mut blocks = vec![self.heading(account::WALK)];
        if !self.rules().candidate_if.is_empty() {
            let phrase = match walk.candidacy {
                Truth::True => account::CANDIDATE,
                Truth::False => account::NO_CANDIDATE,
                Truth::Unknown => account::OPEN_CANDIDATE,
            };
            blocks.push(Block::Item(0, self.phrase(phrase)));
            blocks.extend(self.list(ConditionList::CandidateIf));
        }
        if walk.candidacy == Truth::False && self.extent == Extent::Brief {
            return blocks;
        }
        for rung in &walk.forced {
            blocks.extend(self.forced(rung));
        }
        let forced = walk.forced.iter().any(|rung| rung.value == Truth::True);
        for rung in &walk.tried {
            let sentence = self.tried(rung);
            let sentence =
                if forced { self.fill(account::OTHERWISE, &[("rung", &sentence)]) } else { sentence };
            blocks.push(Block::Item(0, sentence));
            blocks.extend(self.list(ConditionList::Requires(rung.outcome)));
        }
        blocks
    }

    fn forced(self, rung: &Rung) -> Vec<Block> {
        let phrase = match rung.value {
            Truth::True => account::FORCED,
            Truth::False => account::NOT_FORCED,
            Truth::Unknown => account::OPEN_FORCED,
        };
        let outcome = self.outcome(&self.rules().outcomes[rung.outcome]);
        let sentence = Block::Item(0, self.fill(phrase, &[("outcome", &outcome)]));
        std::iter::once(sentence).chain(self.list(ConditionList::ForcedBy(rung.outcome))).collect()
    }

    fn tried(self, rung: &Rung) -> String {
        let outcome = self.outcome(&self.rules().outcomes[rung.outcome]);
        let own = || self.of_list(ConditionList::Requires(rung.outcome));
        let count = |value| own().filter(|found| found.result.value == value).count().to_string();
        let all = own().count();
        let (phrase, count) = match rung.value {
            Truth::True if all == 0 => (account::REACHED_FLOOR, String::new()),
            Truth::True => (account::REACHED, String::new()),
            Truth::False => (account::MISSED, count(Truth::False)),
            Truth::Unknown => (account::OPEN_RUNG, count(Truth::Unknown)),
        };
        self.fill(phrase, &[("outcome", &outcome), ("count", &count), ("all", &all.to_string())])
    }

    fn of_list(self, list: ConditionList) -> impl Iterator<Item = &'a ConditionAccount> {
        self.explanation.conditions.iter().filter(move |found| found.result.list == list)
    }

    /// The conditions of a list; in a brief account only those that do not help and were not told as reasons.
    fn list(self, list: ConditionList) -> Vec<Block> {
        let helps = |found: &&ConditionAccount| match list {
            ConditionList::CandidateIf | ConditionList::Requires(_) => found.result.value == Truth::True,
            ConditionList::ForcedBy(_) => found.result.value == Truth::False,
        };
        let all: Vec<&ConditionAccount> = self.of_list(list).collect();
        let told = if self.extent == Extent::Full { Vec::new() } else { self.reasons() };
        let is_told = |found: &&ConditionAccount| {
            let (seen, result) = (self.seen(), &found.result);
            let forces = forces(seen.unit, result);
            told.contains(&if forces { forced_by(seen, result) } else { seen.cited(result) })
        };
        all.into_iter()
            .filter(|found| self.extent == Extent::Full || (!helps(found) && !is_told(found)))
            .flat_map(|found| self.top(found))
            .collect()
    }

    fn top(self, found: &ConditionAccount) -> Vec<Block> {
        let Some(condition) = found.result.condition(self.rules()) else { return Vec::new() };
        let helps = found.result.value == Truth::True;
        let cite = condition.cite.as_ref().filter(|_| self.extent == Extent::Full || !helps);
        let sentence = self.sentence(condition, &found.result);
        let told = cite.map_or_else(
            || sentence.clone(),
            |cite| self.fill(clauses::CITED, &[("sentence", &sentence), ("cite", cite)]),
        );
        let phrase = if found.result.waiver.is_some() {
            account::WAIVED
        } else {
            said_of(found.result.list, found.result.value)
        };
        let mut blocks = vec![Block::Item(1, self.fill(phrase, &[("sentence", &told)]))];
        if self.extent == Extent::Full {
            blocks.extend(self.details(condition, found));
        }
        blocks
    }

    /// What was seen; where that says no more than what is asked, only that.
    fn sentence(self, condition: &Condition, result: &ConditionResult) -> String {
        let asked = || self.seen().asking().sentence(condition);
        let seen = || self.seen().sentence(condition, result);
        match &result.observed {
            // the parts of it follow
            Observed::Compound(_) if self.extent == Extent::Full => asked(),
            Observed::Members { failing, unknown } if failing.is_empty() && unknown.is_empty() => asked(),
            Observed::Score { .. }
            | Observed::Rating(_)
            | Observed::Figure { .. }
            | Observed::Range { .. }
            | Observed::Members { .. }
            | Observed::Event { .. }
            | Observed::Outcomes(_)
            | Observed::Compound(_)
            | Observed::LeftTheForm => seen(),
            Observed::Flag(_) => match condition.test.flag() {
                Some(fact) => self.seen().asking().marked(fact, seen()),
                None => seen(),
            },
        }
    }

    /// The rule's text and place, the row that was looked at, and the nested conditions.
    fn details(self, condition: &Condition, found: &ConditionAccount) -> Vec<Block> {
        let id = condition.id.as_ref().map_or("", |id| id.as_str());
        let at = self.told.rule_at(condition.place);
        let mut blocks = vec![Block::Item(2, self.fill(account::RULE_AT, &[("id", id), ("at", &at)]))];
        blocks.extend(condition.text.as_ref().map(|text| Block::Item(2, self.say().text(text).to_owned())));
        blocks.extend(self.nested(2, condition, &found.examined, &found.result));
        blocks
    }

    fn nested(
        self,
        level: usize,
        condition: &Condition,
        examined: &Examined,
        top: &ConditionResult,
    ) -> Vec<Block> {
        let row = examined
            .event
            .map(|place| Block::Item(level, self.fill(account::ROW_AT, &[("at", &self.told.at(place))])));
        let mut blocks: Vec<Block> = row.into_iter().collect();
        for (part, examined) in condition.parts().iter().zip(&examined.parts) {
            let value = examined.value.unwrap_or(Truth::True);
            let result = ConditionResult {
                list: top.list,
                position: top.position,
                value,
                waiver: None,
                observed: examined.observed.clone(),
            };
            let sentence = self.sentence(part, &result);
            // what has left the form is left out of what it stands in, with neither value
            let phrase = match examined.value {
                Some(value) => said_of(ConditionList::CandidateIf, value),
                None => account::LEFT_OUT,
            };
            blocks.push(Block::Item(level, self.fill(phrase, &[("sentence", &sentence)])));
            blocks.extend(self.nested(level + 1, part, examined, top));
        }
        blocks
    }

    /// The conditions, by the top-level ones, that look at a line, below their outcome.
    pub(super) fn conditions_on(self, line: &crate::model::Criterion) -> Vec<Block> {
        let looking = self.explanation.conditions.iter().filter(|found| {
            let condition = found.result.condition(self.rules());
            condition.is_some_and(|condition| crate::explain::looks_at(self.rules(), condition, line))
        });
        let (mut blocks, mut last) = (Vec::new(), None);
        for found in looking {
            let outcome = match found.result.list {
                ConditionList::CandidateIf => None,
                ConditionList::Requires(outcome) | ConditionList::ForcedBy(outcome) => Some(outcome),
            };
            if last.replace(outcome) != Some(outcome) {
                let outcome = outcome.map(|index| self.outcome(&self.rules().outcomes[index]));
                let title = outcome.unwrap_or_else(|| self.phrase(account::CANDIDATE));
                blocks.push(Block::Item(0, title));
            }
            let sentence = self.seen().cited(&found.result);
            let said = said_of(found.result.list, found.result.value);
            blocks.push(Block::Item(1, self.fill(said, &[("sentence", &sentence)])));
        }
        if blocks.is_empty() { vec![Block::Line(self.phrase(account::NOT_LOOKED_AT))] } else { blocks }
    }
}

const fn said_of(list: ConditionList, value: Truth) -> Phrase {
    match (list, value) {
        (ConditionList::CandidateIf | ConditionList::Requires(_), Truth::True) => account::MET,
        (ConditionList::CandidateIf | ConditionList::Requires(_), Truth::False) => account::NOT_MET,
        (ConditionList::ForcedBy(_), Truth::True) => account::HAPPENED,
        (ConditionList::ForcedBy(_), Truth::False) => account::NOT_HAPPENED,
        (_, Truth::Unknown) => account::NOT_KNOWN,
    }
}
