//! What is lacking of an outcome, as text: conditions with their gaps, open lines, the smallest changes.

pub mod json;

use super::explained::{outcome_name, standing_at_length};
use super::measure;
use super::missing::{self, Files};
use super::reasons::Seen;
use super::say::{Say, quoted};
use super::table::Block;
use crate::catalogue::{labels, shortfall as texts, words};
use crate::explain::QuotaAccount;
use crate::model::condition::Condition;
use crate::model::quota::{RankKey, RankSubject};
use crate::model::results::{SettledBy, Standing, Status, UnitResult};
use crate::model::shortfall::{
    After, Answer, ChangeSet, Ended, Gap, GapOf, Limit, MOST_LINES, MOST_SETS, MOST_TRIES, MOST_WAYS,
    OpenLine, Remedy, Shortfall, Side, Unmet,
};
use crate::model::supposed::Told;
use crate::model::{Decimal, Exact};

/// The shortfall of a unit; without one it has the outcome already, or can have none.
#[must_use]
pub fn blocks(
    unit: &UnitResult,
    found: Option<&Shortfall>,
    asked: Option<usize>,
    quota: Option<&QuotaAccount>,
    say: Say<'_>,
) -> Vec<Block> {
    let about = About { unit, say };
    if let Some(shortfall) = found {
        return about.blocks(shortfall);
    }
    let place = quota.and_then(|quota| about.place(quota));
    std::iter::once(about.nothing(asked)).chain(place).map(Block::Line).collect()
}

#[derive(Clone, Copy)]
struct About<'a> {
    unit: &'a UnitResult,
    say: Say<'a>,
}

impl About<'_> {
    fn nothing(self, asked: Option<usize>) -> String {
        if matches!(self.unit.standing, Some(Standing::Demoted | Standing::Held)) {
            let computed = self.unit.computed.map(|computed| self.outcome(computed)).unwrap_or_default();
            return self.titled(
                match self.unit.settled_by {
                    SettledBy::Rank => texts::BY_QUOTA,
                    SettledBy::Decision => texts::BY_DECISION,
                },
                &computed,
            );
        }
        let outcome = asked.map(|asked| self.outcome(asked)).unwrap_or_default();
        let phrase = match (self.unit.computed, asked) {
            (None, _) if self.unit.status == Status::Unrated => texts::UNRATED,
            (Some(0), _) | (Some(_), None) => texts::AT_BEST,
            (None, _) | (Some(_), Some(_)) => texts::REACHED,
        };
        self.titled(phrase, &outcome)
    }

    /// Where a candidate stands at the line of the quota, and how far from it; nothing for who keeps the outcome.
    fn place(self, quota: &QuotaAccount) -> Option<String> {
        let own = quota.member(self.unit.organisation)?;
        let by_rank = own.settled_by == SettledBy::Rank;
        own.standing.filter(|standing| by_rank && *standing != Standing::Kept)?;
        let (place, candidates) = ((own.above + 1).to_string(), quota.candidates().count().to_string());
        let cap = quota.result.cap.to_string();
        let values = [("place", place.as_str()), ("candidates", &candidates), ("cap", &cap)];
        let placed = self.say.fill(texts::PLACED, &values);
        let Some(distance) = quota.distance(self.unit.organisation) else {
            let tied =
                self.say.fill(texts::PLACED_TIED, &[("placed", &placed), ("count", &own.tied.to_string())]);
            return Some(if own.tied == 0 { placed } else { tied });
        };
        let looks_tied = distance.own.rounded() == distance.theirs.rounded();
        let shown = |value| if looks_tied { self.say.written(value) } else { self.say.exact(value) };
        let key = self.say.guideline(self.unit.guideline).quota.as_ref()?.rank_by.get(distance.key)?.clone();
        let values = [
            ("placed", placed.as_str()),
            ("last", self.say.organisation(distance.last.organisation)),
            ("key", &self.rank_key(&key)),
            ("own", &shown(distance.own)),
            ("theirs", &shown(distance.theirs)),
            ("by", &shown(&distance.by)),
        ];
        Some(self.say.fill(texts::PLACED_APART, &values))
    }

    fn rank_key(self, key: &RankKey) -> String {
        let guideline = self.say.guideline(self.unit.guideline);
        match &key.subject {
            RankSubject::Total => self.say.phrase(labels::TOTAL),
            RankSubject::Group(id) => self.say.fill(labels::GROUP, &[("id", id.as_str())]),
            RankSubject::Fact(id) | RankSubject::Measure(id) => {
                measure::name(guideline, id, self.say.language).to_owned()
            }
        }
    }

    fn titled(self, phrase: crate::catalogue::Phrase, outcome: &str) -> String {
        let period = self.unit.period.to_string();
        let organisation = self.say.organisation(self.unit.organisation);
        self.say.fill(phrase, &[("organisation", organisation), ("period", &period), ("outcome", outcome)])
    }

    fn outcome(self, outcome: usize) -> String {
        quoted(&outcome_name(self.say, self.unit, outcome))
    }

    fn blocks(self, found: &Shortfall) -> Vec<Block> {
        let say = self.say;
        let standing = standing_at_length(say, self.unit);
        let mut blocks = vec![
            Block::Title(self.titled(texts::TITLE, &self.outcome(found.target))),
            Block::Line(say.fill(texts::NOW, &[("standing", &standing)])),
        ];
        let missing = missing::sentences(say, self.unit, Files::Named);
        list(&mut blocks, say.phrase(texts::MISSING), missing);
        list(&mut blocks, say.phrase(texts::UNMET), self.conditions(found));
        let stage = words::stage(found.stage).get(say.language);
        let open = found.open.iter().map(|line| self.open_line(line)).collect();
        list(&mut blocks, say.fill(texts::OPEN, &[("stage", stage)]), open);
        blocks.extend(self.answer(&found.answer));
        blocks.push(Block::Line(say.phrase(texts::HONEST)));
        blocks
    }

    fn conditions(self, found: &Shortfall) -> Vec<String> {
        let score = self.unit.stages.iter().find(|score| score.stage == found.stage);
        let seen = Seen { say: self.say, unit: self.unit, score, said: None };
        let sentence = |unmet: &Unmet| {
            let mut sentence = seen.cited(&self.unit.conditions[unmet.at]);
            let gaps: Vec<String> = unmet.gaps.iter().map(|gap| self.gap(unmet.at, gap)).collect();
            if !gaps.is_empty() {
                let values = [("sentence", sentence.as_str()), ("gaps", &gaps.join("; "))];
                sentence = self.say.fill(texts::WITH_GAP, &values);
            }
            match unmet.remedy {
                Remedy::Scores => sentence,
                Remedy::NotScores => self.say.fill(texts::FIXED, &[("sentence", &sentence)]),
            }
        };
        found.unmet.iter().map(sentence).collect()
    }

    /// `thiếu 2,5 điểm`, or `thiếu hơn 2,5 điểm` where reaching the limit is not enough.
    fn gap(self, at: usize, gap: &Gap) -> String {
        // a gap is never said to be nothing
        let rounded = gap.by.rounded();
        let is_hidden = rounded == Decimal::ZERO && gap.by > Exact::ZERO;
        let by = self.say.number(if is_hidden { gap.by.rounded_up() } else { rounded });
        let by = match gap.limit {
            Limit::Reached => by,
            Limit::Passed => self.say.fill(texts::MORE_THAN, &[("by", &by)]),
        };
        let guideline = self.say.guideline(self.unit.guideline);
        let by = match gap.of {
            GapOf::Score | GapOf::Group(_) => self.say.fill(texts::POINTS, &[("by", &by)]),
            GapOf::Figure if self.is_percentage(at) => self.say.fill(texts::PERCENT, &[("by", &by)]),
            GapOf::Figure => by,
        };
        let phrase = match gap.side {
            Side::Short => texts::SHORT,
            Side::Over => texts::OVER,
        };
        let told = self.say.fill(phrase, &[("by", &by)]);
        match gap.of {
            GapOf::Score | GapOf::Figure => told,
            GapOf::Group(index) => {
                let id = guideline.groups[index].id.as_str();
                self.say.fill(texts::GAP_OF_GROUP, &[("group", id), ("gap", &told)])
            }
        }
    }

    /// Whether the figure that a condition looks at is one.
    fn is_percentage(self, at: usize) -> bool {
        let guideline = self.say.guideline(self.unit.guideline);
        let condition = self.unit.conditions[at].condition(guideline);
        let comparing = condition.and_then(Condition::comparing);
        comparing.is_some_and(|comparing| guideline.looks_at_percentage(&comparing.subject))
    }

    fn line(self, line: usize) -> String {
        let guideline = self.say.guideline(self.unit.guideline);
        let name = |line: &crate::model::Criterion| format!("{} “{}”", line.id, self.say.text(&line.name));
        guideline.lines().nth(line).map(name).unwrap_or_default()
    }

    fn open_line(self, open: &OpenLine) -> String {
        let line = self.line(open.line);
        let Some((max, left)) = &open.most else {
            return self.say.fill(texts::OPEN_RATING, &[("line", &line)]);
        };
        let most = self.say.number(*max);
        match &open.now {
            None => self.say.fill(texts::OPEN_EMPTY, &[("line", &line), ("max", &most)]),
            Some(points) => {
                let (points, left) = (self.say.exact(points), self.say.exact(left));
                let values = [("line", line.as_str()), ("points", &points), ("max", &most), ("open", &left)];
                self.say.fill(texts::OPEN_LINE, &values)
            }
        }
    }

    fn answer(self, answer: &Answer) -> Vec<Block> {
        let lines = MOST_LINES.to_string();
        let (sets, ended) = match answer {
            Answer::NotByScores => return vec![Block::Line(self.say.phrase(texts::NOT_BY_SCORES))],
            Answer::NotAtBest => return vec![Block::Line(self.say.phrase(texts::NOT_AT_BEST))],
            Answer::TooManyWays => {
                let most = MOST_WAYS.to_string();
                return vec![Block::Line(self.say.fill(texts::TOO_MANY_WAYS, &[("ways", &most)]))];
            }
            Answer::NotMonotone => return vec![Block::Line(self.say.phrase(texts::NOT_MONOTONE))],
            Answer::Sets(sets, ended) => (sets, ended),
        };
        let mut blocks = Vec::new();
        let told = sets.iter().map(|set| self.set(set)).collect();
        list(&mut blocks, self.say.phrase(texts::SETS), told);
        if sets.is_empty() && *ended == Ended::Complete {
            blocks.push(Block::Line(self.say.fill(texts::NONE, &[("lines", &lines)])));
        }
        blocks.push(Block::Line(match ended {
            Ended::Complete => {
                self.say.fill(texts::BOUNDS, &[("lines", &lines), ("sets", &MOST_SETS.to_string())])
            }
            Ended::Stopped => self.say.fill(texts::STOPPED, &[("tries", &MOST_TRIES.to_string())]),
        }));
        blocks
    }

    fn set(self, set: &ChangeSet) -> String {
        let value = |value: Option<&Told>| self.told(value);
        let change = |change: &crate::model::shortfall::Change| {
            let (before, after) = (value(change.before.as_ref()), value(change.after.as_ref()));
            let line = self.line(change.line);
            self.say.fill(texts::CHANGE, &[("line", &line), ("before", &before), ("after", &after)])
        };
        let changes: Vec<String> = set.changes.iter().map(change).collect();
        let added = self.say.exact(&set.added);
        let changes = changes.join("; ");
        // ratings may bring no points
        let told = if set.added == Exact::ZERO {
            changes
        } else {
            self.say.fill(texts::SET, &[("changes", &changes), ("added", &added)])
        };
        let has_quota = self.say.guideline(self.unit.guideline).quota.is_some();
        match set.after {
            After::Fails => self.say.fill(texts::SET_FAILS, &[("set", &told)]),
            After::AtLeast => self.say.fill(texts::SET_AT_LEAST, &[("set", &told)]),
            After::Held => self.say.fill(texts::SET_HELD, &[("set", &told)]),
            After::Outcome(outcome) if has_quota => {
                self.say.fill(texts::SET_QUOTA, &[("set", &told), ("outcome", &self.outcome(outcome))])
            }
            After::Outcome(_) => told,
        }
    }

    fn told(self, value: Option<&Told>) -> String {
        match value {
            None => self.say.phrase(crate::catalogue::supposed::NOTHING),
            Some(Told::Number(number)) => self.say.number(*number),
            Some(Told::YesNo(yes)) => self.say.phrase(words::yes_or_no(*yes)),
            Some(Told::Offer(_, name)) => name.get(self.say.language).to_owned(),
            Some(Told::NotApplicable) => self.say.phrase(labels::NOT_APPLICABLE),
        }
    }
}

fn list(blocks: &mut Vec<Block>, heading: String, items: Vec<String>) {
    if !items.is_empty() {
        blocks.push(Block::Heading(heading));
        blocks.extend(items.into_iter().map(|item| Block::Item(0, item)));
    }
}
