//! Facts and measures in JSON, with the rows, results and findings behind them.

use super::conditions::{end, source};
use super::node::Node;
use super::{Account, exact};
use crate::explain::{Basis, Counted, FactAccount, FindingRow, MeasureAccount, RatioRow, Reference, Share};
use crate::model::facts::FactValue;
use crate::model::measure::{FindingState, MeasureKind, OutcomeCount, Reading};

type Pairs = Vec<(&'static str, Node)>;

impl Account<'_> {
    pub(super) fn facts(self) -> Node {
        Node::list(self.explanation.facts.iter().map(|fact| self.fact(fact)).collect::<Vec<_>>())
    }

    fn fact(self, account: &FactAccount) -> Node {
        let rows = account.rows.iter().map(|row| {
            let mut pairs = vec![("period", Node::text(row.period))];
            pairs.extend(self.given(["value", "at"], row.given.as_ref()));
            Node::object(pairs)
        });
        let rule = self.rules().fact(&account.fact);
        Node::object([
            ("id", Node::text(&account.fact)),
            ("name", rule.map_or(Node::Null, |rule| self.words(&rule.name))),
            ("unit", Node::maybe(rule.map(|rule| rule.unit.word()))),
            ("rows", Node::list(rows.collect::<Vec<_>>())),
            ("sum", exact(account.sum.as_ref())),
        ])
    }

    fn given(self, [value, at]: [&'static str; 2], given: Option<&FactValue>) -> Pairs {
        vec![
            (value, Node::maybe(given.map(|given| given.value))),
            (at, given.map_or(Node::Null, |given| Node::text(self.told.at(given.place)))),
        ]
    }

    pub(super) fn measures(self) -> Node {
        Node::list(self.explanation.measures.iter().map(|measure| self.measure(measure)).collect::<Vec<_>>())
    }

    fn measure(self, account: &MeasureAccount) -> Node {
        let parts = account.possible.parts.as_ref();
        let values = account.possible.values.iter().map(|value| exact(value.as_ref()));
        let rule = self.rules().measure(&account.measure);
        let mut pairs = vec![
            ("id", Node::text(&account.measure)),
            ("name", rule.map_or(Node::Null, |rule| self.words(&rule.name))),
            ("cite", Node::maybe(rule.and_then(|rule| rule.cite.as_ref()))),
            ("values", Node::list(values.collect::<Vec<_>>())),
            ("part", exact(parts.map(|(part, _)| part))),
            ("whole", exact(parts.map(|(_, whole)| whole))),
        ];
        pairs.extend(rule.map(|rule| of_kind(&rule.kind)).unwrap_or_default());
        pairs.push(("rows", self.rows(&account.basis)));
        Node::object(pairs)
    }

    fn rows(self, basis: &Basis) -> Node {
        Node::list(match basis {
            Basis::Ratio(rows) => rows.iter().map(|row| self.ratio(row)).collect::<Vec<_>>(),
            Basis::Periods(units) | Basis::Subordinates(units) => {
                units.iter().map(|unit| self.reference(unit)).collect()
            }
            Basis::Findings(rows) => rows.iter().map(|row| self.finding(row)).collect(),
        })
    }

    fn ratio(self, row: &RatioRow) -> Node {
        let mut pairs = vec![("period", Node::text(row.period))];
        pairs.extend(self.given(["part", "part_at"], row.part.as_ref()));
        pairs.extend(self.given(["whole", "whole_at"], row.whole.as_ref()));
        Node::object(pairs)
    }

    fn reference(self, unit: &Reference) -> Node {
        let data = self.told.say.workspace;
        let adds = unit.shares.iter().map(|share| match share {
            Share::Hit => "hit",
            Share::Miss => "miss",
            Share::Aside => "aside",
        });
        Node::object([
            ("organisation", Node::text(data.organisations.at(unit.key.organisation).id())),
            ("period", Node::text(unit.key.period)),
            ("status", Node::maybe(unit.status.map(crate::model::results::Status::word))),
            ("ends", Node::texts(unit.ends.iter().map(end))),
            ("adds", Node::texts(adds)),
            ("decision", unit.decision.map_or(Node::Null, |place| Node::text(self.told.at(place)))),
        ])
    }

    fn finding(self, row: &FindingRow) -> Node {
        Node::object([
            ("id", Node::text(&row.id)),
            ("at", Node::text(self.told.at(row.place))),
            ("counted", Node::Truth(row.counted == Counted::Yes)),
        ])
    }
}

fn of_kind(kind: &MeasureKind) -> Pairs {
    match kind {
        MeasureKind::Ratio { part, whole } => {
            vec![("kind", Node::text("ratio")), ("of", Node::texts([&part.value, &whole.value]))]
        }
        MeasureKind::Periods(count) => counted("periods", count),
        MeasureKind::Subordinates(count) => counted("subordinates", count),
        MeasureKind::Findings(state) => {
            let state = match state {
                FindingState::Open => "open",
                FindingState::Overdue => "overdue",
                FindingState::All => "all",
            };
            vec![("kind", Node::text("findings")), ("of", Node::text(state))]
        }
    }
}

fn counted(kind: &'static str, count: &OutcomeCount) -> Pairs {
    let reading = match count.reading {
        Reading::Count => "count",
        Reading::Share => "share",
    };
    vec![
        ("kind", Node::text(kind)),
        ("of", Node::text(&count.review.value)),
        ("outcomes", Node::texts(count.outcomes.iter().map(|outcome| &outcome.value))),
        ("as", Node::text(reading)),
        ("by", Node::text(source(count.source))),
    ]
}
