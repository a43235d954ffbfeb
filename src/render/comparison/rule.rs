//! A rule that changed, in words: which one, and what it said before and after.

use super::Told;
use crate::catalogue::{Phrase, compare, date, decimal, words};
use crate::model::comparison::{Head, LineRule, List, QuotaRule, Rule, RuleChange};
use crate::model::criterion::{Kind, NotApplicable};
use crate::model::quota::RankKey;
use crate::model::{Condition, Criterion, Guideline, Id, Language, Quota, Rounding};
use crate::render::guideline::{Printed, applies_to, in_force};
use crate::render::measure;
use crate::render::say::quoted;

impl Told<'_> {
    /// The rule, from what to what, where and by whom.
    pub(super) fn rule(self, change: &RuleChange) -> String {
        let text = match &change.rule {
            Rule::Whole | Rule::Wording(_) => self.rule_name(change),
            Rule::Head(_)
            | Rule::Rating(_)
            | Rule::Group(_)
            | Rule::Line(..)
            | Rule::Option { .. }
            | Rule::Fact(_)
            | Rule::Measure(_)
            | Rule::Condition(..)
            | Rule::Quota(_)
            | Rule::Deadline(_)
            | Rule::Review(_)
            | Rule::Severity(_)
            | Rule::Key(_)
            | Rule::Share { .. } => {
                let [before, after] = self.rule_texts(change);
                let what = self.rule_name(change);
                self.fill(compare::ARROW, &[("what", &what), ("before", &before), ("after", &after)])
            }
        };
        self.sourced(&text, change.places, &change.author)
    }

    /// What the rule said on each side.
    pub(super) fn rule_texts(self, change: &RuleChange) -> [String; 2] {
        let text = |side: usize| {
            let language = self.say().language;
            let there = change.places[side].map(|_| ());
            let found = there.and_then(|()| match change.guidelines[side] {
                Some(index) => {
                    let guideline = self.sides[side].say.guideline(index);
                    let other =
                        change.guidelines[1 - side].map(|index| self.sides[1 - side].say.guideline(index));
                    let naming = self.sides[side].say.naming();
                    Spoken { printed: Printed { guideline, naming, language }, other }.rule(&change.rule)
                }
                None => self.manifest_rule(side, &change.rule),
            });
            let silent = matches!(change.rule, Rule::Wording(_) | Rule::Whole);
            let none = || if silent { String::new() } else { self.phrase(compare::NOTHING_THERE) };
            found.unwrap_or_else(none)
        };
        [text(0), text(1)]
    }

    fn manifest_rule(self, side: usize, rule: &Rule) -> Option<String> {
        let manifest = &self.sides[side].say.workspace.manifest;
        match rule {
            Rule::Deadline(step) => {
                let deadline = manifest.deadlines.get(step)?;
                let later = if deadline.years_later == 0 { "" } else { "+" };
                Some(format!("{later}{:02}-{:02}", deadline.month, deadline.day))
            }
            Rule::Key(key) => {
                let said = manifest.keys().into_iter().find(|(own, _)| own == key)?.1?;
                Some(quoted(&said))
            }
            Rule::Review(id) => {
                let review = manifest.reviews.iter().find(|review| review.id == *id)?;
                Some(list(review.guidelines.iter().map(|id| id.value.to_string())))
            }
            Rule::Severity(code) => {
                let (_, severity) = manifest.severities.iter().find(|(given, _)| given.value == *code)?;
                Some(severity.word().to_owned())
            }
            Rule::Share { review, period, group } => {
                let found = manifest.quota_exceptions.iter().find(|share| {
                    let same = |(own, its): (&(_, crate::model::Located<String>), &(_, String))| {
                        own.0 == its.0 && own.1.value == its.1
                    };
                    share.review.value == *review
                        && share.period.value == *period
                        && share.keys.len() == group.len()
                        && share.keys.iter().zip(group).all(same)
                })?;
                Some(format!("{}% ({})", self.say().number(found.share.value), found.cite))
            }
            Rule::Whole
            | Rule::Head(_)
            | Rule::Rating(_)
            | Rule::Group(_)
            | Rule::Line(..)
            | Rule::Option { .. }
            | Rule::Fact(_)
            | Rule::Measure(_)
            | Rule::Condition(..)
            | Rule::Quota(_)
            | Rule::Wording(_) => None,
        }
    }

    pub(super) fn rule_name(self, change: &RuleChange) -> String {
        let of = |phrase, id: &Id| self.fill(phrase, &[("id", id.as_str())]);
        match &change.rule {
            Rule::Whole => self.phrase(match change.guidelines {
                [None, _] => compare::WHOLE_ADDED,
                [Some(_), _] => compare::WHOLE_REMOVED,
            }),
            Rule::Head(head) => self.phrase(match head {
                Head::InForce => compare::RULE_IN_FORCE,
                Head::AppliesTo => compare::RULE_APPLIES,
                Head::Every => compare::RULE_EVERY,
                Head::Stages => compare::RULE_STAGES,
                Head::Ratings => compare::RULE_RATINGS,
                Head::Outcomes => compare::RULE_OUTCOMES,
                Head::Illustrative => compare::RULE_ILLUSTRATIVE,
            }),
            Rule::Rating(id) => of(compare::RULE_RATING, id),
            Rule::Group(id) => of(compare::RULE_GROUP, id),
            Rule::Line(id, rule) => of(line_rule(*rule), id),
            Rule::Option { line, option } => {
                self.fill(compare::RULE_OPTION, &[("line", line.as_str()), ("option", option.as_str())])
            }
            Rule::Fact(id) => of(compare::RULE_FACT, id),
            Rule::Measure(id) => of(compare::RULE_MEASURE, id),
            Rule::Condition(list, id) => match list {
                List::CandidateIf => of(compare::RULE_CANDIDATE, id),
                List::Requires(outcome) => self.of_outcome(compare::RULE_REQUIRES, id, outcome),
                List::ForcedBy(outcome) => self.of_outcome(compare::RULE_FORCES, id, outcome),
            },
            Rule::Quota(rule) => {
                self.fill(compare::RULE_QUOTA, &[("field", &self.phrase(quota_rule(*rule)))])
            }
            Rule::Wording(path) if path.is_empty() => self.phrase(compare::RULE_WORDING_HEAD),
            Rule::Wording(path) => self.fill(compare::RULE_WORDING, &[("item", path)]),
            Rule::Deadline(step) => {
                let step = words::step(*step).get(self.say().language);
                self.fill(compare::RULE_DEADLINE, &[("step", step)])
            }
            Rule::Key(key) => format!("`{}`", key.word()),
            Rule::Review(id) => self.fill(compare::RULE_REVIEW, &[("review", id.as_str())]),
            Rule::Severity(code) => self.fill(compare::RULE_SEVERITY, &[("code", code)]),
            Rule::Share { review, period, group } => {
                let group = list(group.iter().map(|(key, value)| format!("{} {value}", key.word())));
                let values = [
                    ("review", &*self.say().review(review.as_str())),
                    ("period", &*period.to_string()),
                    ("group", &group),
                ];
                self.fill(compare::RULE_EXCEPTION, &values)
            }
        }
    }

    fn of_outcome(self, phrase: Phrase, id: &Id, outcome: &Id) -> String {
        self.fill(phrase, &[("id", id.as_str()), ("outcome", outcome.as_str())])
    }
}

/// Speaks of the rules of one guideline; `other` is the one it is held against.
struct Spoken<'a> {
    printed: Printed<'a>,
    other: Option<&'a Guideline>,
}

impl Spoken<'_> {
    fn language(&self) -> Language {
        self.printed.language
    }

    fn rule(&self, rule: &Rule) -> Option<String> {
        let guideline = self.printed.guideline;
        match rule {
            Rule::Head(head) => Some(self.head(*head)),
            Rule::Rating(id) => {
                let rating = guideline.ratings.iter().find(|rating| rating.id == *id)?;
                Some(rating.points.map_or_else(|| "–".to_owned(), |points| decimal(points, self.language())))
            }
            Rule::Group(id) => {
                let group = guideline.groups.iter().find(|group| group.id == *id)?;
                let of_lines = || group.criteria.iter().map(Criterion::base).sum();
                Some(decimal(group.stated_max.unwrap_or_else(of_lines), self.language()))
            }
            Rule::Line(id, rule) => self.line(guideline.lines().find(|line| line.id == *id)?, *rule),
            Rule::Option { line, option } => match &guideline.lines().find(|its| its.id == *line)?.kind {
                Kind::Choice { options } => {
                    let found = options.iter().find(|offer| offer.id == *option)?;
                    found.points.map(|points| decimal(points, self.language()))
                }
                Kind::Points { .. }
                | Kind::Toggle
                | Kind::Bands { .. }
                | Kind::Deduction { .. }
                | Kind::Rating => None,
            },
            Rule::Fact(id) => guideline.fact(id).map(|fact| {
                let range = fact.range.map(|(from, to)| {
                    format!(" ({}–{})", decimal(from, self.language()), decimal(to, self.language()))
                });
                self.printed.fact(fact) + &range.unwrap_or_default()
            }),
            Rule::Measure(id) => guideline.measure(id).map(|measure| self.printed.measure(measure)),
            Rule::Condition(list, id) => {
                let condition = condition(guideline, list, id)?;
                Some(self.printed.asking().sentence(condition))
            }
            Rule::Quota(rule) => guideline.quota.as_ref().map(|quota| self.quota(quota, *rule)),
            Rule::Whole
            | Rule::Wording(_)
            | Rule::Deadline(_)
            | Rule::Review(_)
            | Rule::Severity(_)
            | Rule::Key(_)
            | Rule::Share { .. } => None,
        }
    }

    fn head(&self, head: Head) -> String {
        let guideline = self.printed.guideline;
        match head {
            Head::InForce => in_force(guideline, self.language()),
            Head::AppliesTo => applies_to(guideline, self.language()),
            Head::Every => words::every(guideline.every).get(self.language()).to_owned(),
            Head::Stages => list(
                guideline.stages.iter().map(|stage| words::stage(*stage).get(self.language()).to_owned()),
            ),
            Head::Ratings => list(guideline.ratings.iter().map(|rating| rating.id.to_string())),
            Head::Outcomes => list(guideline.outcomes.iter().map(|outcome| outcome.id.to_string())),
            Head::Illustrative => words::yes_or_no(guideline.illustrative).get(self.language()).to_owned(),
        }
    }

    fn line(&self, line: &Criterion, rule: LineRule) -> Option<String> {
        let yes = |yes: bool| words::yes_or_no(yes).get(self.language()).to_owned();
        match rule {
            LineRule::Whole | LineRule::Scoring => Some(self.printed.scoring(line)),
            LineRule::Group => {
                let of_line =
                    |group: &&crate::model::Group| group.criteria.iter().any(|its| its.id == line.id);
                self.printed.guideline.groups.iter().find(of_line).map(|group| group.id.to_string())
            }
            LineRule::Bands => Some(self.bands(line)),
            LineRule::Required => self.printed.mandatory(line).or_else(|| Some(yes(false))),
            LineRule::Bonus => Some(yes(line.bonus)),
            LineRule::Evidence => Some(yes(line.evidence_required)),
            LineRule::Periods => line.periods.as_ref().map(|periods| list(periods.iter().map(u8::to_string))),
            LineRule::CountsFrom => line.counts_from.map(|day| date(day, self.language())),
            LineRule::NotApplicable => Some(match line.not_applicable {
                NotApplicable::Forbidden => yes(false),
                NotApplicable::Rescale => {
                    crate::catalogue::clauses::MAY_LEAVE.get(self.language()).to_owned()
                }
                NotApplicable::Full => crate::catalogue::clauses::MAY_BE_FULL.get(self.language()).to_owned(),
            }),
            LineRule::Measure => line
                .measure
                .as_ref()
                .map(|id| measure::name(self.printed.guideline, &id.value, self.language()).to_owned()),
        }
    }

    /// The bands that the other side does not have; all of them where none is its own.
    fn bands(&self, line: &Criterion) -> String {
        let spoken = |printed: Printed<'_>, line: &Criterion| match &line.kind {
            Kind::Bands { bands, .. } => bands.iter().map(|band| printed.band(band)).collect::<Vec<_>>(),
            Kind::Points { .. }
            | Kind::Toggle
            | Kind::Choice { .. }
            | Kind::Deduction { .. }
            | Kind::Rating => Vec::new(),
        };
        let own = spoken(self.printed, line);
        let others = self.other.and_then(|guideline| {
            let its = guideline.lines().find(|its| its.id == line.id)?;
            Some(spoken(Printed { guideline, ..self.printed }, its))
        });
        let others = others.unwrap_or_default();
        let alone: Vec<String> = own.iter().filter(|band| !others.contains(band)).cloned().collect();
        if alone.is_empty() { own.join("; ") } else { alone.join("; ") }
    }

    fn quota(&self, quota: &Quota, rule: QuotaRule) -> String {
        match rule {
            QuotaRule::Outcome => self.printed.outcome_named(&quota.outcome.value),
            QuotaRule::DemoteTo => self.printed.outcome_named(&quota.demote_to.value),
            QuotaRule::Share => format!("{}%", decimal(quota.share.value, self.language())),
            QuotaRule::Of => list(quota.of.iter().map(|id| self.printed.outcome_named(&id.value))),
            QuotaRule::Per => list(quota.per.iter().map(|key| self.printed.peer_key(*key).to_owned())),
            QuotaRule::Round => match quota.round {
                Rounding::Down => compare::ROUND_DOWN,
                Rounding::Nearest => compare::ROUND_NEAREST,
                Rounding::Up => compare::ROUND_UP,
            }
            .get(self.language())
            .to_owned(),
            QuotaRule::RankBy => list(quota.rank_by.iter().map(RankKey::word)),
        }
    }
}

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

fn condition<'a>(guideline: &'a Guideline, list: &List, id: &Id) -> Option<&'a Condition> {
    let outcome = |id: &Id| guideline.outcomes.iter().find(|outcome| outcome.id == *id);
    let conditions = match list {
        List::CandidateIf => &guideline.candidate_if,
        List::Requires(id) => &outcome(id)?.requires,
        List::ForcedBy(id) => &outcome(id)?.forced_by,
    };
    conditions.iter().find(|condition| condition.id.as_ref() == Some(id))
}

const fn line_rule(rule: LineRule) -> Phrase {
    match rule {
        LineRule::Whole => compare::RULE_LINE,
        LineRule::Group => compare::RULE_LINE_GROUP,
        LineRule::Scoring => compare::RULE_SCORING,
        LineRule::Bands => compare::RULE_BANDS,
        LineRule::Required => compare::RULE_REQUIRED,
        LineRule::Bonus => compare::RULE_BONUS,
        LineRule::Evidence => compare::RULE_EVIDENCE,
        LineRule::Periods => compare::RULE_PERIODS,
        LineRule::CountsFrom => compare::RULE_COUNTS_FROM,
        LineRule::NotApplicable => compare::RULE_NOT_APPLICABLE,
        LineRule::Measure => compare::RULE_MEASURE_OF,
    }
}

const fn quota_rule(rule: QuotaRule) -> Phrase {
    match rule {
        QuotaRule::Outcome => compare::QUOTA_OUTCOME,
        QuotaRule::DemoteTo => compare::QUOTA_DEMOTE,
        QuotaRule::Share => compare::QUOTA_SHARE,
        QuotaRule::Of => compare::QUOTA_OF,
        QuotaRule::Per => compare::QUOTA_PER,
        QuotaRule::Round => compare::QUOTA_ROUND,
        QuotaRule::RankBy => compare::QUOTA_RANK,
    }
}
