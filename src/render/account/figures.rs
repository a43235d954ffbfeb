//! Facts and measures, each with the rows, results and findings behind it.

use std::collections::BTreeSet;

use super::{Account, Extent};
use crate::catalogue::{Phrase, account, clauses, words};
use crate::explain::{Basis, Counted, FactAccount, FactRow, MeasureAccount, Reference, Share};
use crate::model::condition::{Subject, Test};
use crate::model::facts::FactValue;
use crate::model::measure::MeasureKind;
use crate::model::results::{ConditionList, Truth};
use crate::model::{Exact, Id, Unit};
use crate::render::measure;
use crate::render::table::Block;

impl<'a> Account<'a> {
    /// In a brief account only those behind conditions that are not met.
    pub(super) fn figures(self) -> Vec<Block> {
        let wanted = self.wanted();
        let is_wanted = |id: &Id| self.extent == Extent::Full || wanted.contains(id);
        let facts = self.explanation.facts.iter().filter(|fact| is_wanted(&fact.fact));
        let measures = self.explanation.measures.iter().filter(|measure| is_wanted(&measure.measure));
        let mut blocks: Vec<Block> = measures.flat_map(|found| self.measure(found)).collect();
        blocks.extend(facts.flat_map(|found| self.fact(found)));
        if !blocks.is_empty() {
            blocks.insert(
                0,
                self.heading(match self.extent {
                    Extent::Full => account::FIGURES,
                    Extent::Brief => account::FIGURES_BEHIND,
                }),
            );
        }
        blocks
    }

    /// The facts and measures that conditions which do not help look at.
    fn wanted(self) -> BTreeSet<&'a Id> {
        let hinders = |result: &&crate::explain::ConditionAccount| match result.result.list {
            ConditionList::CandidateIf => result.result.value != Truth::True,
            ConditionList::Requires(outcome) => {
                result.result.value != Truth::True
                    && self.explanation.walk.tried.iter().any(|rung| rung.outcome == outcome)
            }
            ConditionList::ForcedBy(_) => result.result.value != Truth::False,
        };
        let hindering = self.explanation.conditions.iter().filter(hinders);
        let conditions = hindering.filter_map(|found| found.result.condition(self.rules()));
        let mut wanted = BTreeSet::new();
        for condition in conditions.flat_map(crate::model::Condition::with_nested) {
            match &condition.test {
                Test::Compare(comparing) => match &comparing.subject {
                    Subject::Fact(id) | Subject::Measure(id) => drop(wanted.insert(&id.value)),
                    Subject::Total
                    | Subject::Group(_)
                    | Subject::EveryGroup
                    | Subject::Criterion(_)
                    | Subject::EveryCriterion => {}
                },
                Test::Judgement(id) => drop(wanted.insert(&id.value)),
                Test::All(_)
                | Test::Any(_)
                | Test::Not(_)
                | Test::RequiredCriteria
                | Test::Step { .. }
                | Test::Outcome(_) => {}
            }
        }
        wanted
    }

    fn fact(self, found: &FactAccount) -> Vec<Block> {
        let value = found.sum.as_ref().map(|sum| self.fact_value(&found.fact, sum));
        let value = value.unwrap_or_else(|| self.phrase(clauses::UNKNOWN));
        let name = measure::name(self.rules(), &found.fact, self.say().language);
        let values = [("name", name), ("id", found.fact.as_str()), ("value", value.as_str())];
        let told = self.seen().asking().marked(&found.fact, self.fill(account::FACT, &values));
        let mut blocks = vec![Block::Item(0, told)];
        blocks.extend(found.rows.iter().map(|row| Block::Item(1, self.fact_row(&found.fact, row))));
        blocks
    }

    fn fact_row(self, fact: &Id, row: &FactRow) -> String {
        let period = row.period.to_string();
        let Some(given) = &row.given else {
            let year = format!("{:04}", row.period.year());
            return self.fill(account::NOT_GIVEN, &[("period", &period), ("year", &year)]);
        };
        let value = self.fact_value(fact, &given.exact());
        let values = [("period", period), ("value", value), ("at", self.told.at(given.place))];
        self.fill(account::GIVEN, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    fn fact_value(self, fact: &Id, value: &Exact) -> String {
        match self.rules().fact(fact).map(|fact| fact.unit) {
            Some(Unit::Flag) => self.phrase(words::yes_or_no(*value != Exact::ZERO)),
            Some(Unit::Percent) => format!("{}%", self.say().percent(value)),
            Some(Unit::Count | Unit::Number) | None => self.say().exact(value),
        }
    }

    pub(super) fn measure(self, found: &MeasureAccount) -> Vec<Block> {
        let name = measure::name(self.rules(), &found.measure, self.say().language);
        let value = self.measure_value(found);
        let values = [("name", name), ("id", found.measure.as_str()), ("value", value.as_str())];
        let mut blocks = vec![Block::Item(0, self.fill(account::FACT, &values))];
        blocks.extend(self.basis(found).into_iter().map(|line| Block::Item(1, line)));
        blocks
    }

    pub(super) fn measure_value(self, found: &MeasureAccount) -> String {
        let percent = self.rules().is_percentage(&found.measure);
        let shown = |value: &Exact| {
            if percent { format!("{}%", self.say().percent(value)) } else { self.say().exact(value) }
        };
        match (&found.possible.values[..], &found.possible.parts) {
            ([Some(value)], Some((part, whole))) => {
                format!("{} = {}/{}", shown(value), self.say().exact(part), self.say().exact(whole))
            }
            ([Some(value)], None) => shown(value),
            ([Some(least), .., Some(most)], _) => {
                let bounds = found.possible.bounds.as_deref();
                let end = |index: usize, value| match bounds.map(|bounds| &bounds[index]) {
                    None => shown(value),
                    Some((part, whole)) => self.say().parts(&shown(value), part, whole),
                };
                format!("{} – {}", end(0, least), end(1, most))
            }
            _ => self.phrase(clauses::UNKNOWN),
        }
    }

    fn basis(self, found: &MeasureAccount) -> Vec<String> {
        let lines = match &found.basis {
            Basis::Ratio(rows) => rows
                .iter()
                .filter(|row| row.part.is_some() || row.whole.is_some())
                .map(|row| {
                    let value = |given: &Option<FactValue>| {
                        given.as_ref().map_or_else(|| "?".to_owned(), |given| self.say().number(given.value))
                    };
                    let at = [&row.part, &row.whole].into_iter().flatten();
                    let at: Vec<String> = at.map(|given| self.told.at(given.place)).collect();
                    self.fill(
                        account::RATIO,
                        &[
                            ("period", &row.period.to_string()),
                            ("part", &value(&row.part)),
                            ("whole", &value(&row.whole)),
                            ("at", &at.join(", ")),
                        ],
                    )
                })
                .collect(),
            Basis::Periods(units) => self.references(units, |unit| unit.key.period.to_string()),
            Basis::Subordinates(units) => {
                self.references(units, |unit| self.say().organisation(unit.key.organisation).to_owned())
            }
            Basis::Findings(rows) => {
                let counted = rows.iter().filter(|row| row.counted == Counted::Yes);
                let named: Vec<String> =
                    counted.map(|row| format!("`{}` ({})", row.id, self.told.at(row.place))).collect();
                self.members(account::FINDINGS, &named).into_iter().collect()
            }
        };
        let ratio = matches!(
            self.rules().measure(&found.measure).map(|rule| &rule.kind),
            Some(MeasureKind::Ratio { .. })
        );
        if lines.is_empty() && !ratio { vec![self.phrase(account::NOBODY)] } else { lines }
    }

    /// The results by what they add to the count.
    fn references(self, units: &[Reference], name: impl Fn(&Reference) -> String) -> Vec<String> {
        let of = |phrase, wanted: &[Share]| {
            let wanted: BTreeSet<Share> = wanted.iter().copied().collect();
            let named = units.iter().filter(|unit| unit.shares == wanted);
            let named: Vec<String> = named.map(|unit| self.reference(unit, &name(unit))).collect();
            self.members(phrase, &named)
        };
        let open = units.iter().filter(|unit| unit.shares.len() > 1);
        let open: Vec<String> = open.map(|unit| self.reference(unit, &name(unit))).collect();
        let settled = [
            of(account::HITS, &[Share::Hit]),
            of(account::MISSES, &[Share::Miss]),
            of(account::ASIDE, &[Share::Aside]),
        ];
        settled.into_iter().flatten().chain(self.members(account::NOT_SETTLED, &open)).collect()
    }

    /// The name, with the row of the decision where decisions are counted.
    fn reference(self, unit: &Reference, name: &str) -> String {
        unit.decision.map_or_else(|| name.to_owned(), |place| format!("{name} ({})", self.told.at(place)))
    }

    fn members(self, phrase: Phrase, named: &[String]) -> Option<String> {
        (!named.is_empty()).then(|| self.fill(phrase, &[("members", &named.join(", "))]))
    }
}
