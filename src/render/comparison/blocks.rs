//! The lists below the table: why results changed, the rules that changed, what changed without effect.

use std::collections::BTreeSet;

use super::{Limits, Seen, Told};
use crate::catalogue::{Phrase, compare};
use crate::model::comparison::{Cause, Pair, RuleChange, TotalChange, UnitChange};
use crate::model::condition::Subject;
use crate::model::results::{ConditionList, ConditionResult, Observed, QuotaResult, Truth};
use crate::model::{Condition, Id};
use crate::render::reasons::Seen as Reasons;
use crate::render::say::quoted;
use crate::render::table::Block;

pub fn below(told: Told<'_>, limits: Limits) -> Vec<Block> {
    let comparison = told.comparison;
    let mut blocks = Vec::new();
    let is_still = comparison.changed.is_empty() && comparison.balanced.is_empty();
    if is_still {
        let nothing = comparison.data.is_empty()
            && comparison.rules.is_empty()
            && comparison.membership.is_empty()
            && comparison.totals.is_empty();
        let phrase = if nothing { compare::NOTHING } else { compare::NO_OUTCOME };
        blocks.push(Block::Line(told.phrase(phrase)));
    }
    if comparison.changed.iter().any(|change| change.cause == Cause::Inseparable) {
        blocks.push(Block::Line(told.phrase(compare::INSEPARABLE_LEGEND)));
    }
    blocks.extend(section(told, compare::CHANGED, &comparison.changed, limits));
    blocks.extend(section(told, compare::BALANCED, &comparison.balanced, limits));
    blocks.extend(rules(told, limits));
    blocks.extend(membership(told));
    blocks.extend(quiet(told, limits));
    blocks
}

fn heading(told: Told<'_>, phrase: Phrase) -> Block {
    Block::Heading(told.phrase(phrase))
}

fn section(told: Told<'_>, head: Phrase, changes: &[UnitChange], limits: Limits) -> Vec<Block> {
    let mut blocks = Vec::new();
    if !changes.is_empty() {
        blocks.push(heading(told, head));
    }
    for change in changes {
        blocks.push(Block::Item(0, title(told, change)));
        blocks.extend(told.behind(change, limits));
    }
    blocks
}

fn title(told: Told<'_>, change: &UnitChange) -> String {
    let [before, after] = told.standings(change.at);
    let what =
        format!("{}, {}", told.name(&change.organisation), told.reviewed(&change.review, change.period));
    told.fill(compare::ARROW, &[("what", &what), ("before", &before), ("after", &after)])
}

impl Told<'_> {
    fn more(self, count: usize, level: usize) -> Option<Block> {
        let text = || self.fill(compare::MORE, &[("count", &count.to_string())]);
        (count > 0).then(|| Block::Item(level, text()))
    }

    /// All that is behind a changed result.
    fn behind(self, change: &UnitChange, limits: Limits) -> Vec<Block> {
        let mut lines = Vec::new();
        let item = |text| Block::Item(1, text);
        if let [Some(before), Some(after)] = self.both(change.at) {
            let conditions = change.conditions.iter().take(limits.conditions);
            lines.extend(conditions.flat_map(|pair| self.condition(before, after, *pair)));
            lines.extend(self.more(change.conditions.len().saturating_sub(limits.conditions), 1));
            let told = change
                .conditions
                .iter()
                .any(|pair| is_on_total(before, pair[0]) || is_on_total(after, pair[1]));
            lines.extend(self.total(before, after).filter(|_| !told).map(item));
            lines.extend(self.standing(before, after).map(item));
        }
        let data = change.data.iter().take(limits.behind);
        lines.extend(data.map(|index| item(self.data(&self.comparison.data[*index]))));
        lines.extend(self.more(change.data.len().saturating_sub(limits.behind), 1));
        lines.extend(change.rules.iter().map(|index| {
            let rule = self.rule(&self.comparison.rules[*index]);
            item(self.fill(compare::OTHER_RULES, &[("rule", &rule)]))
        }));
        lines.extend(
            change.through.iter().map(|index| item(self.other_result(&self.comparison.changed[*index]))),
        );
        lines.extend(self.alone(change).into_iter().map(item));
        lines
    }

    fn other_result(self, other: &UnitChange) -> String {
        let [before, after] = self.standings(other.at);
        let period = other.period.to_string();
        let values = [
            ("organisation", self.name(&other.organisation)),
            ("review", &*self.say().review(other.review.as_str())),
            ("period", &period),
            ("before", &before),
            ("after", &after),
        ];
        self.fill(compare::OTHER_RESULT, &values)
    }

    /// Where it would stand if only one of the two had changed, where that tells more than the cause does.
    fn alone(self, change: &UnitChange) -> Vec<String> {
        match change.cause {
            Cause::Together | Cause::Both | Cause::Either | Cause::Inseparable => {}
            Cause::Data | Cause::Rules | Cause::Stage | Cause::Entered | Cause::Left => return Vec::new(),
        }
        let phrases = [compare::ALONE_DATA, compare::ALONE_RULES];
        let told = phrases.into_iter().zip(&change.alone).filter_map(|(phrase, apart)| {
            let outcome = self.apart(apart.as_ref()?);
            Some(self.fill(phrase, &[("outcome", &outcome)]))
        });
        told.collect()
    }

    fn total(self, before: Seen<'_>, after: Seen<'_>) -> Option<String> {
        let [was, is] = [before.total(), after.total()];
        if was == is {
            return None;
        }
        let none = || self.phrase(compare::NOTHING_THERE);
        let (was, is) = (was.unwrap_or_else(none), is.unwrap_or_else(none));
        let what = self.phrase(compare::TOTAL);
        Some(self.fill(compare::ARROW, &[("what", &what), ("before", &was), ("after", &is)]))
    }

    /// The quota: where it stands, and how many its group may keep.
    fn standing(self, before: Seen<'_>, after: Seen<'_>) -> Option<String> {
        if before.unit.standing == after.unit.standing {
            return None;
        }
        let [was, is] = [before, after].map(|seen| self.quota_words(seen.unit.standing));
        let standing = self.fill(compare::STANDING, &[("before", &was), ("after", &is)]);
        let caps = [before, after].map(|seen| quota_of(seen).map(|quota| quota.cap));
        Some(match caps {
            [Some(was), Some(is)] if was != is => {
                let values = [("before", was.to_string()), ("after", is.to_string())];
                let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
                format!("{standing}; {}", self.fill(compare::CAP, &values))
            }
            [_, _] => standing,
        })
    }

    /// A condition that has another value, with what was seen on each side.
    fn condition(self, before: Seen<'_>, after: Seen<'_>, pair: Pair<usize>) -> Vec<Block> {
        let result =
            |seen: Seen<'_>, place: Option<usize>| place.map(|place| seen.unit.conditions[place].clone());
        let results = [result(before, pair[0]), result(after, pair[1])];
        let Some((seen, named)) = results[1]
            .as_ref()
            .map(|result| (after, result))
            .or(results[0].as_ref().map(|result| (before, result)))
        else {
            return Vec::new();
        };
        let values = results.each_ref().map(|result| self.truth(result.as_ref()));
        let mut blocks = vec![Block::Item(1, self.condition_line(seen, named, &values))];
        let phrases = [compare::WAS, compare::IS];
        for ((seen, result), phrase) in [before, after].into_iter().zip(&results).zip(phrases) {
            let Some(result) = result.as_ref().filter(|result| tells(result)) else { continue };
            let say = seen.side.say;
            let score = crate::render::explained::leading_score(seen.results.preview, say, seen.unit);
            let sentence = Reasons { say, unit: seen.unit, score, said: None }.cited(result);
            blocks.push(Block::Item(2, self.fill(phrase, &[("sentence", &sentence)])));
        }
        blocks
    }

    fn condition_line(
        self,
        seen: Seen<'_>,
        result: &ConditionResult,
        [before, after]: &[String; 2],
    ) -> String {
        let id = result.condition(seen.guideline()).and_then(|condition| condition.id.as_ref());
        let id = id.map_or("", Id::as_str);
        let values = [("id", id), ("before", before.as_str()), ("after", after.as_str())];
        match result.list {
            ConditionList::CandidateIf => self.fill(compare::CANDIDACY, &values),
            ConditionList::Requires(outcome) | ConditionList::ForcedBy(outcome) => {
                let outcome = quoted(self.say().text(&seen.guideline().outcomes[outcome].name));
                self.fill(compare::CONDITION, &[&values[..], &[("outcome", &outcome)]].concat())
            }
        }
    }

    fn truth(self, result: Option<&ConditionResult>) -> String {
        let Some(result) = result else { return self.phrase(compare::ABSENT) };
        let value = self.phrase(match result.value {
            Truth::True => compare::HELD_TRUE,
            Truth::False => compare::HELD_FALSE,
            Truth::Unknown => compare::HELD_UNKNOWN,
        });
        match result.waiver {
            None => value,
            Some(_) => self.fill(compare::WAIVED, &[("value", &value)]),
        }
    }

    fn quiet_total(self, change: &TotalChange) -> Option<String> {
        let [Some(before), Some(after)] = self.both(change.at.map(Some)) else { return None };
        let line = self.total(before, after)?;
        Some(format!("{}, {line}", self.reviewed(&change.review, change.period)))
    }
}

/// Whether a condition speaks of the total, which then need not be told again.
fn is_on_total(seen: Seen<'_>, place: Option<usize>) -> bool {
    let condition = place.and_then(|place| seen.unit.conditions[place].condition(seen.guideline()));
    condition
        .and_then(Condition::comparing)
        .is_some_and(|comparing| matches!(comparing.subject, Subject::Total))
}

/// Whether what was seen says more than the value; of groups and lines that all pass there is nothing to tell.
fn tells(result: &ConditionResult) -> bool {
    match &result.observed {
        Observed::Members { failing, unknown } => !(failing.is_empty() && unknown.is_empty()),
        Observed::Score { .. }
        | Observed::Rating(_)
        | Observed::Figure { .. }
        | Observed::Range { .. }
        | Observed::Event { .. }
        | Observed::Flag(_)
        | Observed::Outcomes(_)
        | Observed::Compound(_)
        | Observed::LeftTheForm => true,
    }
}

fn quota_of(seen: Seen<'_>) -> Option<&QuotaResult> {
    seen.results.quotas.iter().find(|quota| {
        let mut members = quota.kept.iter().chain(&quota.demoted).chain(&quota.held);
        quota.period == seen.unit.period && members.any(|member| *member == seen.unit.organisation)
    })
}

/// The changed rules by guideline, each with those whose outcome it changed.
fn rules(told: Told<'_>, limits: Limits) -> Vec<Block> {
    let changes = &told.comparison.rules;
    let mut blocks = Vec::new();
    let mut last: Option<Pair<usize>> = None;
    let mut shown = 0;
    if !changes.is_empty() {
        blocks.push(heading(told, compare::RULES));
    }
    for (index, change) in changes.iter().enumerate() {
        let mut before = index.checked_sub(1).map(|index| &changes[index]);
        if last != Some(change.guidelines) {
            (last, shown, before) = (Some(change.guidelines), 0, None);
            blocks.push(Block::Item(0, guideline_line(told, change)));
        }
        shown += 1;
        let of_same = changes.iter().skip(index).take_while(|its| its.guidelines == change.guidelines);
        if shown == limits.rules.saturating_add(1) {
            blocks.extend(told.more(of_same.count(), 1));
        }
        if shown <= limits.rules {
            blocks.push(Block::Item(1, told.rule(change)));
            blocks.push(Block::Item(2, moved(told, change, before)));
        }
    }
    blocks
}

fn guideline_line(told: Told<'_>, change: &RuleChange) -> String {
    let version = |side: usize| {
        change.guidelines[side].map(|index| told.sides[side].say.guideline(index).version.to_string())
    };
    match [version(0), version(1)] {
        [Some(before), Some(after)] if before != after => {
            told.fill(compare::RULES_BETWEEN, &[("before", &before), ("after", &after)])
        }
        [Some(version), _] | [None, Some(version)] => told.fill(compare::RULES_OF, &[("version", &version)]),
        [None, None] => told.phrase(compare::OF_MANIFEST),
    }
}

/// Whose outcome a rule changed; of several that the rule before it changed too, no more than that.
fn moved(told: Told<'_>, change: &RuleChange, before: Option<&RuleChange>) -> String {
    match &told.moved(change)[..] {
        [] => told.phrase(compare::MOVED_NONE),
        names @ [_, _, ..] if before.is_some_and(|before| told.moved(before) == names) => {
            told.phrase(compare::MOVED_SAME)
        }
        // names hold commas
        names => told.fill(compare::MOVED, &[("organisations", &names.join("; "))]),
    }
}

fn membership(told: Told<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    for found in &told.comparison.membership {
        if blocks.is_empty() {
            blocks.push(heading(told, compare::MEMBERSHIP));
        }
        let phrase = if found.at[1].is_some() { compare::ADDED } else { compare::REMOVED };
        let name = told.name(&found.organisation);
        let text = told.fill(phrase, &[("name", name), ("id", found.organisation.as_str())]);
        blocks.push(Block::Item(0, told.sourced(&text, told.membership_places(found), &found.author)));
    }
    blocks
}

impl<'a> Told<'a> {
    /// The names of those whose outcome a rule changed, each once.
    fn moved(self, change: &RuleChange) -> Vec<&'a str> {
        let mut told_already = BTreeSet::new();
        let names = change.units.iter().map(|index| self.name(&self.comparison.changed[*index].organisation));
        names.filter(|name| told_already.insert(*name)).collect()
    }

    pub(super) fn membership_places(
        self,
        found: &crate::model::comparison::Membership,
    ) -> Pair<crate::model::Place> {
        [0, 1].map(|side: usize| {
            found.at[side].map(|index| self.sides[side].say.workspace.organisations.at(index).place())
        })
    }

    /// The changes of records that are behind no result.
    pub(super) fn idle(self) -> Vec<usize> {
        let units = self.comparison.changed.iter().chain(&self.comparison.balanced);
        let used: BTreeSet<usize> = units.flat_map(|change| change.data.iter().copied()).collect();
        (0..self.comparison.data.len()).filter(|index| !used.contains(index)).collect()
    }
}

/// By organisation: other totals, then the changes behind no result.
fn quiet(told: Told<'_>, limits: Limits) -> Vec<Block> {
    let comparison = told.comparison;
    let mut lines: Vec<(&Id, String)> = Vec::new();
    for change in &comparison.totals {
        lines.extend(told.quiet_total(change).map(|line| (&change.organisation, line)));
    }
    for index in told.idle() {
        let change = &comparison.data[index];
        lines.push((&change.organisation, told.data(change)));
    }
    let rank = |id: &Id| told.sides[1].say.workspace.organisation_at(id.as_str());
    lines.sort_by_cached_key(|(organisation, _)| rank(organisation));
    let mut blocks = Vec::new();
    if !lines.is_empty() {
        blocks.push(heading(told, compare::QUIET));
    }
    let mut last = None;
    let more = lines.len().saturating_sub(limits.quiet);
    for (organisation, line) in lines.into_iter().take(limits.quiet) {
        if last != Some(organisation) {
            last = Some(organisation);
            blocks.push(Block::Item(0, told.name(organisation).to_owned()));
        }
        blocks.push(Block::Item(1, line));
    }
    blocks.extend(told.more(more, 0));
    blocks
}
