//! What is lacking of an outcome, as text: conditions with their gaps, open lines, the smallest changes.

pub mod json;

use super::explained::{outcome_name, standing_at_length};
use super::missing;
use super::reasons::Seen;
use super::say::{Say, quoted};
use super::table::Block;
use crate::catalogue::{labels, shortfall as texts, words};
use crate::model::condition::{Comparator, Scale, Subject, Test};
use crate::model::results::{Observed, StageScore, Standing, Status, UnitResult};
use crate::model::shortfall::{
    After, Answer, ChangeSet, Ended, MOST_LINES, MOST_SETS, MOST_TRIES, MOST_WAYS, OpenLine, Shortfall,
};
use crate::model::supposed::Told;
use crate::model::{Comparison, Decimal, Exact};

/// The shortfall of a unit; without one it has the outcome already, or can have none.
#[must_use]
pub fn blocks(
    unit: &UnitResult,
    found: Option<&Shortfall>,
    asked: Option<usize>,
    say: Say<'_>,
) -> Vec<Block> {
    let about = About { unit, say };
    match found {
        Some(shortfall) => about.blocks(shortfall),
        None => vec![Block::Line(about.nothing(asked))],
    }
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
            return self.titled(texts::BY_QUOTA, &computed);
        }
        let outcome = asked.map(|asked| self.outcome(asked)).unwrap_or_default();
        let phrase = match (self.unit.computed, asked) {
            (None, _) if self.unit.status == Status::Unrated => texts::UNRATED,
            (Some(0), _) | (Some(_), None) => texts::AT_BEST,
            (None, _) | (Some(_), Some(_)) => texts::REACHED,
        };
        self.titled(phrase, &outcome)
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
        let missing = missing::sentences(say, self.unit);
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
        let seen = Seen { say: self.say, unit: self.unit, score };
        let sentence = |at: &usize| {
            let sentence = seen.cited(&self.unit.conditions[*at]);
            if found.fixed.contains(at) {
                return self.say.fill(texts::FIXED, &[("sentence", &sentence)]);
            }
            let gaps = self.gaps(*at, score).join("; ");
            if gaps.is_empty() {
                return sentence;
            }
            self.say.fill(texts::WITH_GAP, &[("sentence", &sentence), ("gaps", &gaps)])
        };
        found.unmet.iter().map(sentence).collect()
    }

    /// How many points are lacking, where a condition asks for a least score.
    fn gaps(self, at: usize, score: Option<&StageScore>) -> Vec<String> {
        let result = &self.unit.conditions[at];
        let guideline = self.say.guideline(self.unit.guideline);
        let Some(Test::Compare(comparing)) = result.condition(guideline).map(|found| &found.test) else {
            return Vec::new();
        };
        let short = |score: Option<&Exact>, max: Option<Decimal>| {
            let gaps = comparing.comparisons.iter().filter_map(|asked| gap(*asked, score?, max));
            gaps.max()
        };
        match (&comparing.subject, &result.observed) {
            (Subject::EveryGroup, Observed::Members { failing, .. }) => {
                let of_group = |index: &usize| {
                    let group = score?.groups.get(*index)?;
                    let gap = short(group.score.as_ref(), group.max)?;
                    let id = guideline.groups[*index].id.as_str();
                    let points = self.points(&gap);
                    Some(self.say.fill(texts::GAP_OF_GROUP, &[("group", id), ("points", &points)]))
                };
                failing.iter().filter_map(of_group).collect()
            }
            (_, Observed::Score { score, max }) => {
                let gap = short(score.as_ref(), *max);
                let told = |gap: &Gap| self.say.fill(texts::GAP, &[("points", &self.points(gap))]);
                gap.as_ref().map(told).into_iter().collect()
            }
            _ => Vec::new(),
        }
    }

    /// `2,5`, or `hơn 2,5` where reaching the limit is not enough.
    fn points(self, gap: &Gap) -> String {
        let points = self.say.exact(&gap.points);
        match gap.limit {
            Limit::Reached => points,
            Limit::Passed => self.say.fill(texts::MORE_THAN, &[("points", &points)]),
        }
    }

    fn line(self, line: usize) -> String {
        let guideline = self.say.guideline(self.unit.guideline);
        let name = |line: &crate::model::Criterion| format!("{} “{}”", line.id, self.say.text(&line.name));
        guideline.lines().nth(line).map(name).unwrap_or_default()
    }

    fn open_line(self, open: &OpenLine) -> String {
        let guideline = self.say.guideline(self.unit.guideline);
        let line = self.line(open.line);
        let max = guideline.lines().nth(open.line).and_then(|line| line.max);
        let Some(max) = max else { return self.say.fill(texts::OPEN_RATING, &[("line", &line)]) };
        let most = self.say.number(max);
        match &open.points {
            None => self.say.fill(texts::OPEN_EMPTY, &[("line", &line), ("max", &most)]),
            Some(points) => {
                let left = self.say.exact(&minus(&max.into(), points));
                let points = self.say.exact(points);
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
        let told = self.say.fill(texts::SET, &[("changes", &changes.join("; ")), ("added", &added)]);
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
            Some(Told::Id(id)) => id.to_string(),
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

/// How many points a score is under a limit, and what it must do with it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Gap {
    points: Exact,
    limit: Limit,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
enum Limit {
    /// `at_least`
    Reached,
    /// `above`: a score at the limit is still short of it.
    Passed,
}

/// `None` where the score is not short of what is asked.
fn gap(asked: Comparison, score: &Exact, max: Option<Decimal>) -> Option<Gap> {
    let limit = match asked.comparator {
        Comparator::AtLeast => Limit::Reached,
        Comparator::Above => Limit::Passed,
        Comparator::AtMost | Comparator::Below | Comparator::Equals => return None,
    };
    let least: Exact = match asked.scale {
        Scale::Figure => asked.value.into(),
        Scale::Percent => {
            let share = Exact::from(asked.value).times(&max?.into());
            share.over(&Exact::count(100))?
        }
    };
    let points = minus(&least, score);
    let is_short = match limit {
        Limit::Reached => points > Exact::ZERO,
        Limit::Passed => points >= Exact::ZERO,
    };
    is_short.then_some(Gap { points, limit })
}

fn minus(from: &Exact, what: &Exact) -> Exact {
    from.plus(&what.times(&Decimal::whole(-1).into()))
}

#[cfg(test)]
mod tests {
    use super::{Comparator, Comparison, Gap, Limit, Scale, gap};
    use crate::model::{Decimal, Exact};

    fn short(comparator: Comparator, scale: Scale, score: usize) -> Option<Gap> {
        let asked = Comparison { scale, comparator, value: Decimal::whole(80) };
        gap(asked, &Exact::count(score), Some(Decimal::whole(20)))
    }

    #[test]
    fn a_score_at_the_limit_is_short_of_more_than_the_limit() {
        let points = |points, limit| Some(Gap { points: Exact::count(points), limit });
        assert_eq!(short(Comparator::AtLeast, Scale::Figure, 78), points(2, Limit::Reached));
        assert_eq!(short(Comparator::AtLeast, Scale::Figure, 80), None);
        assert_eq!(short(Comparator::Above, Scale::Figure, 80), points(0, Limit::Passed));
        assert_eq!(short(Comparator::Above, Scale::Figure, 81), None);
        // 80 % of 20 points are 16
        assert_eq!(short(Comparator::Above, Scale::Percent, 15), points(1, Limit::Passed));
        assert_eq!(short(Comparator::AtMost, Scale::Figure, 90), None);
    }
}
