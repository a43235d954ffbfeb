//! The tables that a template may name.

use super::facts::{Asked, Issue, authority, blank, is_decided};
use super::{Sheet, SheetColumn, Side};
use crate::catalogue::Phrase;
use crate::catalogue::document as texts;
use crate::model::Guideline;
use crate::model::results::{DecisionResult, Results, Status, UnitResult};
use crate::render::explained::{leading_score, outcome_name, reasons, standing_words, waivers};
use crate::render::say::Say;

/// In which part of a document an organisation stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    Recognised,
    Other,
    /// Its result is not final: nothing is decided, or nothing can be known.
    Apart,
}

/// Tells the parts of organisations: by the recorded decision where any is recorded; else by what was computed.
pub fn parts<'a>(results: &Results, say: Say<'a>) -> impl Fn(&UnitResult) -> Part + use<'a> {
    let is_decided = is_decided(results);
    move |unit| {
        let guideline = say.guideline(unit.guideline);
        match &unit.decision {
            Some(decision) => {
                let decided = decision.outcome.as_ref().and_then(|id| guideline.outcome_at(id.as_str()));
                part_of(decided, guideline)
            }
            None if unit.status == Status::NotCandidate => Part::Other,
            None if is_decided => Part::Apart,
            None => match unit.status {
                Status::Determined => part_of(unit.final_outcome, guideline),
                Status::Undetermined | Status::Held | Status::Unrated | Status::NotCandidate => Part::Apart,
            },
        }
    }
}

/// Only of two outcomes the lower one is none to be recognised by.
fn part_of(outcome: Option<usize>, guideline: &Guideline) -> Part {
    match outcome {
        None => Part::Apart,
        Some(0) => Part::Recognised,
        Some(_) if guideline.outcomes.len() == 2 => Part::Other,
        Some(_) => Part::Recognised,
    }
}

/// Whether what was asked for is a recorded number, whole (`95-QĐ/TU`) or its figure alone (`95`).
#[must_use]
pub fn is_number(recorded: &str, asked: &str) -> bool {
    recorded.strip_prefix(asked).is_some_and(|more| more.is_empty() || more.starts_with('-'))
}

/// Makes tables by their names.
#[derive(Clone, Copy)]
pub struct Sheets<'a> {
    pub results: &'a Results,
    pub say: Say<'a>,
    pub asked: &'a Asked,
}

impl<'a> Sheets<'a> {
    /// The table of that name, if there is one.
    pub fn named(&self, name: &str) -> Option<Sheet> {
        match name {
            "recognised" => Some(self.recognised()),
            "others" => Some(self.others()),
            "apart" => Some(self.apart()),
            "all" => Some(self.all()),
            "votes" => Some(self.votes()),
            "groups" => Some(self.groups()),
            _ => None,
        }
    }

    fn of(&self, wanted: Part) -> impl Iterator<Item = &'a UnitResult> {
        let part = parts(self.results, self.say);
        self.results.units.iter().filter(move |unit| part(unit) == wanted)
    }

    fn sheet(&self, columns: &[(Phrase, usize, Side)], rows: impl Iterator<Item = Vec<String>>) -> Sheet {
        let column = |(head, share, side): &(Phrase, usize, Side)| SheetColumn {
            head: self.say.phrase(*head),
            share: *share,
            side: *side,
        };
        let numbered = |(index, mut row): (usize, Vec<String>)| {
            row.insert(0, (index + 1).to_string());
            row
        };
        Sheet {
            columns: [&(texts::ORDINAL, 9, Side::Centre)].into_iter().chain(columns).map(column).collect(),
            rows: rows.enumerate().map(numbered).collect(),
        }
    }

    fn recognised(&self) -> Sheet {
        let columns = [
            (texts::NAME, 25, Side::Left),
            (texts::POINTS, 13, Side::Centre),
            (texts::OUTCOME, 21, Side::Left),
            (texts::REMARK, 32, Side::Left),
        ];
        let bears_number = self.bears_number();
        let row = |unit: &UnitResult| {
            let decision = unit.decision.as_deref().filter(|_| !bears_number);
            let remark = self.remark(unit, decision.map(|decision| self.numbered(unit, decision)));
            vec![self.name(unit), self.score(unit), self.outcome(unit), remark]
        };
        self.sheet(&columns, self.of(Part::Recognised).map(row))
    }

    fn others(&self) -> Sheet {
        let columns = [
            (texts::NAME, 25, Side::Left),
            (texts::POINTS, 14, Side::Centre),
            (texts::OUTCOME, 18, Side::Left),
            (texts::WHY, 34, Side::Left),
        ];
        let row = |unit| vec![self.name(unit), self.score(unit), self.outcome(unit), self.why(unit)];
        self.sheet(&columns, self.of(Part::Other).map(row))
    }

    fn apart(&self) -> Sheet {
        let columns =
            [(texts::NAME, 25, Side::Left), (texts::STATE, 25, Side::Left), (texts::LACKS, 41, Side::Left)];
        let without_decision = is_decided(self.results).then_some(texts::NO_DECISION);
        let row = |unit| vec![self.name(unit), self.state(unit, without_decision), self.why(unit)];
        self.sheet(&columns, self.of(Part::Apart).map(row))
    }

    fn all(&self) -> Sheet {
        let columns = [
            (texts::NAME, 29, Side::Left),
            (texts::POINTS, 14, Side::Centre),
            (texts::COMPUTED, 24, Side::Left),
            (texts::RECORDED, 24, Side::Left),
        ];
        let row = |unit| {
            let decided = |decision| self.decided_briefly(unit, decision);
            let decision = unit.decision.as_deref().map_or_else(|| blank(self.say), decided);
            let computed = self.with_waivers(unit, standing_words(self.say, unit));
            vec![self.name(unit), self.score(unit), computed, decision]
        };
        self.sheet(&columns, self.results.units.iter().map(row))
    }

    /// Numbers that only the meeting knows.
    fn votes(&self) -> Sheet {
        let columns = [
            (texts::NAME, 43, Side::Left),
            (texts::FOR, 16, Side::Centre),
            (texts::AGAINST, 16, Side::Centre),
            (texts::SHARE, 16, Side::Centre),
        ];
        let row = |unit| vec![self.name(unit), blank(self.say), blank(self.say), blank(self.say)];
        self.sheet(&columns, self.results.units.iter().map(row))
    }

    /// The points of the first organisation by group.
    fn groups(&self) -> Sheet {
        let columns = [
            (texts::GROUP, 53, Side::Left),
            (texts::POINTS, 19, Side::Centre),
            (texts::MOST, 19, Side::Centre),
        ];
        let unit = self.results.units.first();
        let scored = unit.and_then(|unit| Some((unit, leading_score(self.results.preview, self.say, unit)?)));
        let rows = scored.into_iter().flat_map(|(unit, stage)| {
            let groups = &self.say.guideline(unit.guideline).groups;
            groups.iter().zip(&stage.groups).map(|(group, score)| {
                let points =
                    score.score.as_ref().map_or_else(|| blank(self.say), |points| self.say.exact(points));
                let most = score.max.map_or_else(|| "–".to_owned(), |max| self.say.number(max));
                vec![self.say.text(&group.name).to_owned(), points, most]
            })
        });
        self.sheet(&columns, rows)
    }

    fn name(&self, unit: &UnitResult) -> String {
        self.say.organisation(unit.organisation).to_owned()
    }

    /// `95,5/100`; a dash while it is not known.
    fn score(&self, unit: &UnitResult) -> String {
        self.known_score(unit).unwrap_or_else(|| "–".to_owned())
    }

    pub fn known_score(&self, unit: &UnitResult) -> Option<String> {
        let score = leading_score(self.results.preview, self.say, unit)?;
        let values = [self.say.exact(score.total.as_ref()?), self.say.number(score.max?)];
        Some(self.say.fill(texts::SCORE, &[("score", &values[0]), ("max", &values[1])]))
    }

    /// The outcome that was decided; without a decision the computed one.
    fn outcome(&self, unit: &UnitResult) -> String {
        let decided = unit.decision.as_ref().and_then(|decision| decision.outcome.as_ref());
        let index = decided.and_then(|id| self.say.guideline(unit.guideline).outcome_at(id.as_str()));
        index.map_or_else(|| standing_words(self.say, unit), |index| outcome_name(self.say, unit, index))
    }

    /// Whether the document bears the one number of all decisions.
    fn bears_number(&self) -> bool {
        let is_own = |common: &DecisionResult| {
            self.asked.number.as_ref().is_none_or(|number| is_number(&common.number, number))
        };
        Issue::of(self.results, self.say).common.is_some_and(is_own)
    }

    /// The number of its own decision, if it is told here, how the computed result differs, and what was waived.
    fn remark(&self, unit: &UnitResult, number: Option<String>) -> String {
        let computed = unit.decision.as_deref().and_then(|decision| self.differs(unit, decision));
        joined(number.into_iter().chain(computed).chain(waivers(self.say, unit)))
    }

    fn differs(&self, unit: &UnitResult, decision: &DecisionResult) -> Option<String> {
        let computed = standing_words(self.say, unit);
        match decision.agrees {
            Some(true) => None,
            Some(false) => Some(self.say.fill(texts::DIFFERS, &[("outcome", &computed)])),
            None => Some(self.say.fill(texts::OPEN_RESULT, &[("status", &computed)])),
        }
    }

    /// What was computed, with the waivers that it rests on.
    pub fn with_waivers(&self, unit: &UnitResult, computed: String) -> String {
        joined(std::iter::once(computed).chain(waivers(self.say, unit)))
    }

    /// The number and day of a decision, with whose it is where that is recorded.
    fn numbered(&self, unit: &UnitResult, decision: &DecisionResult) -> String {
        let date = self.say.date(decision.date);
        let values = [("number", decision.number.as_str()), ("date", &date)];
        match authority(unit, self.results, self.say) {
            None => self.say.fill(texts::NUMBERED, &values),
            Some(name) => {
                let values: Vec<(&str, &str)> = values.into_iter().chain([("authority", name)]).collect();
                self.say.fill(texts::BY_AUTHORITY, &values)
            }
        }
    }

    pub fn decided_as(&self, unit: &UnitResult, decision: &DecisionResult) -> String {
        let numbered = self.numbered(unit, decision);
        if decision.outcome.is_none() {
            return self.say.fill(texts::DECIDED_UNRATED, &[("decision", &numbered)]);
        }
        self.say.fill(texts::DECIDED_AS, &[("outcome", &self.outcome(unit)), ("decision", &numbered)])
    }

    /// The decided outcome with the number alone.
    fn decided_briefly(&self, unit: &UnitResult, decision: &DecisionResult) -> String {
        if decision.outcome.is_none() {
            return self.decided_as(unit, decision);
        }
        let values = [("outcome", self.outcome(unit)), ("decision", decision.number.clone())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        self.say.fill(texts::DECIDED_AS, &values)
    }

    /// What was decided; else what was computed, in a phrase of its own if there is one.
    fn state(&self, unit: &UnitResult, without_decision: Option<Phrase>) -> String {
        if let Some(decision) = &unit.decision {
            return self.decided_as(unit, decision);
        }
        let computed = standing_words(self.say, unit);
        match without_decision {
            Some(phrase) => self.say.fill(phrase, &[("status", &computed)]),
            None => computed,
        }
    }

    fn why(&self, unit: &UnitResult) -> String {
        let reasons = reasons(self.results.preview, self.say, unit);
        joined(reasons.into_iter().chain(waivers(self.say, unit)))
    }
}

fn joined(sentences: impl Iterator<Item = String>) -> String {
    sentences.collect::<Vec<_>>().join("; ")
}
