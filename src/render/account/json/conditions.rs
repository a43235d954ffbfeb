//! The conditions in JSON: what each asks for, what it looked at, and what it came to.

use super::node::Node;
use super::{Account, exact};
use crate::explain::{ConditionAccount, End, Examined};
use crate::model::condition::{Comparing, Comparison, Scale, Subject, Test, Timing};
use crate::model::measure::OutcomeSource;
use crate::model::results::{ConditionList, Observed, Truth};
use crate::model::{Condition, Id, Located};

type Pairs = Vec<(&'static str, Node)>;

impl Account<'_> {
    /// The conditions of one list.
    pub(super) fn conditions(self, list: ConditionList) -> Node {
        let own = self.explanation.conditions.iter().filter(|account| account.result.list == list);
        Node::list(own.filter_map(|account| self.top(account)).collect::<Vec<_>>())
    }

    fn top(self, account: &ConditionAccount) -> Option<Node> {
        let condition = account.result.condition(self.rules())?;
        let waiver = account.result.waiver.map(|index| &self.told.say.workspace.waivers[index].document);
        let mut pairs: Pairs = vec![
            ("id", Node::maybe(condition.id.as_ref())),
            ("cite", Node::maybe(condition.cite.as_ref())),
            ("text", self.maybe_words(condition.text.as_ref())),
            ("rule", Node::text(self.told.at(condition.place))),
            ("counts_as", Node::text(account.result.value.word())),
            ("waived_by", Node::maybe(waiver)),
        ];
        pairs.extend(self.examined(condition, &account.examined));
        Some(Node::object(pairs))
    }

    /// The condition by itself: `value` is null when its subject has left the form.
    fn examined(self, condition: &Condition, examined: &Examined) -> Pairs {
        let mut pairs = vec![("value", Node::maybe(examined.value.map(Truth::word)))];
        pairs.extend(tested(&condition.test));
        pairs.push(("observed", self.observed(condition, examined)));
        if condition.parts().is_empty() {
            return pairs;
        }
        let parts = condition.parts().iter().zip(&examined.parts);
        let parts = parts.map(|(part, examined)| Node::object(self.examined(part, examined)));
        pairs.push(("parts", Node::list(parts.collect::<Vec<_>>())));
        pairs
    }

    fn observed(self, condition: &Condition, examined: &Examined) -> Node {
        let ids = |members: &[usize]| {
            let every_group = matches!(&condition.test, Test::Compare(comparing) if matches!(comparing.subject, Subject::EveryGroup));
            let id = |index: &usize| {
                if every_group {
                    self.rules().groups.get(*index).map(|group| group.id.clone())
                } else {
                    self.rules().lines().nth(*index).map(|line| line.id.clone())
                }
            };
            Node::texts(members.iter().filter_map(id))
        };
        match &examined.observed {
            Observed::Score { score, max } => {
                Node::object([("score", exact(score.as_ref())), ("max", Node::maybe(*max))])
            }
            Observed::Rating(rating) => {
                let rating = rating.and_then(|rating| self.rules().ratings.get(rating));
                Node::object([(
                    "rating",
                    rating.map_or(Node::Null, |rating| Node::text(rating.id.to_string())),
                )])
            }
            Observed::Figure { value, .. } => Node::object([("figure", exact(value.as_ref()))]),
            Observed::Range { least, most, .. } => {
                Node::object([("least", exact(Some(least))), ("most", exact(Some(most)))])
            }
            Observed::Members { failing, unknown } => {
                Node::object([("failing", ids(failing)), ("unknown", ids(unknown))])
            }
            Observed::Event { date, deadline } => Node::object([
                ("date", Node::maybe(*date)),
                ("deadline", Node::maybe(*deadline)),
                ("at", examined.event.map_or(Node::Null, |place| Node::text(self.told.at(place)))),
            ]),
            Observed::Flag(value) => Node::object([("flag", value.map_or(Node::Null, Node::Truth))]),
            Observed::Outcomes(_) => {
                let ends = examined.ends.as_ref().map(|ends| Node::texts(ends.iter().map(end)));
                Node::object([("ends", ends.unwrap_or(Node::Null))])
            }
            Observed::Compound(_) | Observed::LeftTheForm => Node::Null,
        }
    }
}

fn tested(test: &Test) -> Pairs {
    let kind = |word| vec![("subject", Node::text(word))];
    let on = |word, id: &Located<Id>| vec![("subject", Node::text(word)), ("of", Node::text(&id.value))];
    match test {
        Test::All(_) => kind("all"),
        Test::Any(_) => kind("any"),
        Test::Not(_) => kind("not"),
        Test::RequiredCriteria => kind("required_criteria"),
        Test::Judgement(fact) => on("judgement", fact),
        Test::Step { step, timing } => vec![
            ("subject", Node::text("step")),
            ("of", Node::text(step.value.word())),
            ("on_time", Node::Truth(*timing == Timing::OnTime)),
        ],
        Test::Outcome(test) => vec![
            ("subject", Node::text("outcome")),
            ("of", Node::text(&test.review.value)),
            ("is", Node::texts(test.outcomes.iter().map(|outcome| &outcome.value))),
            ("by", Node::text(source(test.source))),
        ],
        Test::Compare(comparing) => compared(comparing, kind, on),
    }
}

fn compared(
    comparing: &Comparing,
    kind: impl Fn(&'static str) -> Pairs,
    on: impl Fn(&'static str, &Located<Id>) -> Pairs,
) -> Pairs {
    let mut pairs = match &comparing.subject {
        Subject::Total => kind("total"),
        Subject::EveryGroup => kind("every_group"),
        Subject::EveryCriterion => kind("every_criterion"),
        Subject::Group(id) => on("group", id),
        Subject::Criterion(id) => on("criterion", id),
        Subject::Fact(id) => on("fact", id),
        Subject::Measure(id) => on("measure", id),
    };
    pairs.push(("asked", Node::list(comparing.comparisons.iter().map(comparison).collect::<Vec<_>>())));
    pairs.push(("rating_at_least", Node::maybe(comparing.rating_at_least.as_ref().map(|id| &id.value))));
    pairs
}

fn comparison(comparison: &Comparison) -> Node {
    let scale = match comparison.scale {
        Scale::Figure => "figure",
        Scale::Percent => "percent",
    };
    Node::object([
        ("scale", Node::text(scale)),
        ("comparator", Node::text(comparison.comparator.word(Scale::Figure))),
        ("value", Node::text(comparison.value)),
    ])
}

pub(super) const fn source(source: OutcomeSource) -> &'static str {
    match source {
        OutcomeSource::Result => "result",
        OutcomeSource::Decision => "decision",
    }
}

/// A way in which another result may end.
pub(super) fn end(end: &End) -> String {
    match end {
        End::Outcome(id) => format!("outcome:{id}"),
        End::NotCandidate => "not-candidate".to_owned(),
        End::Unrated => "unrated".to_owned(),
    }
}
