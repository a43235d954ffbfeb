//! Accounts as JSON, for programs: exact, and so complete that the result can be worked out from it alone.
//! Numbers are texts: a decimal, or a fraction in lowest terms (`1250/63`).

mod conditions;
mod figures;
mod form;
mod node;
mod quota;

use node::Node;

use super::Told;
use crate::explain::Explanation;
use crate::model::results::{DecisionResult, Missing};
use crate::model::{Exact, Id, Outcome, Text};
use crate::visible::escaped;

/// The accounts as a JSON document with a final newline.
///
/// # Panics
/// Never: every key is a string and there are no floats.
#[must_use]
pub fn draw(explanations: &[Explanation], told: Told<'_>) -> String {
    let accounts = explanations.iter().map(|explanation| Account { explanation, told }.node());
    let document = Node::object([
        ("format", Node::Count(1)),
        ("explanations", Node::list(accounts.collect::<Vec<_>>())),
    ]);
    let mut text =
        serde_json::to_string_pretty(&document).expect("it serialises because all keys are strings");
    text.push('\n');
    escaped(text)
}

/// One account on its way to JSON.
#[derive(Clone, Copy)]
struct Account<'a> {
    explanation: &'a Explanation,
    told: Told<'a>,
}

impl<'a> Account<'a> {
    fn node(self) -> Node {
        let (explanation, data) = (self.explanation, self.told.say.workspace);
        let key = explanation.key;
        Node::object([
            ("review", Node::text(&data.manifest.reviews[key.review].id)),
            ("period", Node::text(key.period)),
            ("last_day", Node::text(key.period.last_day())),
            ("organisation", self.organisation()),
            ("guideline", self.guideline()),
            ("stages", Node::texts(self.rules().stages.iter().map(|stage| stage.word()))),
            ("ratings", Node::list(self.rules().ratings.iter().map(form::offer).collect::<Vec<_>>())),
            ("groups", self.groups()),
            ("totals", self.totals()),
            ("facts", self.facts()),
            ("measures", self.measures()),
            ("candidate_if", self.candidate_if()),
            ("outcomes", self.outcomes()),
            ("waivers", self.waivers()),
            ("quota", self.quota()),
            (
                "decision",
                explanation.result.decision.as_ref().map_or(Node::Null, |found| self.decision(found)),
            ),
            ("result", self.result()),
        ])
    }

    fn rules(self) -> &'a crate::model::Guideline {
        self.told.say.guideline(self.explanation.guideline)
    }

    fn organisation(self) -> Node {
        let (data, index) = (self.told.say.workspace, self.explanation.key.organisation);
        let organisation = data.organisations.at(index);
        let parent = data.parent(index);
        Node::object([
            ("id", Node::text(organisation.id())),
            ("name", Node::text(organisation.name())),
            ("kind", Node::text(data.kind(index).word())),
            ("parent", Node::maybe(parent.map(|parent| data.organisations.at(parent).id()))),
        ])
    }

    fn guideline(self) -> Node {
        let rules = self.rules();
        Node::object([
            ("id", Node::text(&rules.version)),
            ("name", self.words(&rules.name)),
            ("issuer", Node::maybe(rules.issuer.as_ref())),
            ("instrument", Node::maybe(rules.instrument.as_ref())),
            ("illustrative", Node::Truth(rules.illustrative)),
            ("file", Node::text(self.told.at(rules.place))),
        ])
    }

    fn result(self) -> Node {
        let result = &self.explanation.result;
        Node::object([
            ("stage", Node::text(self.explanation.stage.word())),
            ("computed", self.outcome_id(result.computed)),
            ("final", self.outcome_id(result.final_outcome)),
            ("status", Node::text(result.status.word())),
            ("possible", self.outcome_id(result.possible)),
            ("missing", Node::list(result.missing.iter().map(missing).collect::<Vec<_>>())),
        ])
    }

    fn outcome_id(self, index: Option<usize>) -> Node {
        Node::maybe(index.and_then(|index| self.rules().outcomes.get(index)).map(|outcome| &outcome.id))
    }

    fn outcomes(self) -> Node {
        let outcomes = self.rules().outcomes.iter().enumerate();
        Node::list(outcomes.map(|(index, outcome)| self.outcome(index, outcome)).collect::<Vec<_>>())
    }

    fn outcome(self, index: usize, outcome: &Outcome) -> Node {
        use crate::model::results::ConditionList::{ForcedBy, Requires};
        Node::object([
            ("id", Node::text(&outcome.id)),
            ("name", self.words(&outcome.name)),
            ("cite", Node::maybe(outcome.cite.as_ref())),
            ("requires", self.conditions(Requires(index))),
            ("forced_by", self.conditions(ForcedBy(index))),
        ])
    }

    fn candidate_if(self) -> Node {
        self.conditions(crate::model::results::ConditionList::CandidateIf)
    }

    fn waivers(self) -> Node {
        let data = self.told.say.workspace;
        let waivers = self.explanation.waivers.iter().map(|index| {
            let waiver = &data.waivers[*index];
            Node::object([
                ("condition", Node::text(&waiver.condition.value)),
                ("reason", Node::text(&waiver.reason)),
                ("authority", Node::text(&waiver.authority)),
                ("document", Node::text(&waiver.document)),
                ("from", Node::maybe(waiver.from.map(|from| from.value))),
                ("until", Node::text(waiver.until.value)),
                ("at", Node::text(self.told.at(waiver.place))),
            ])
        });
        Node::list(waivers.collect::<Vec<_>>())
    }

    fn decision(self, found: &DecisionResult) -> Node {
        let row = self.told.say.workspace.decisions.get(&self.explanation.key);
        Node::object([
            ("outcome", Node::text(found.outcome.as_ref().map_or("unrated", Id::as_str))),
            ("number", Node::text(&found.number)),
            ("date", Node::text(found.date)),
            ("authority", Node::maybe(row.map(|row| &row.authority))),
            ("note", Node::maybe(row.map(|row| &row.note))),
            ("agrees", found.agrees.map_or(Node::Null, Node::Truth)),
            ("at", Node::text(self.told.at(found.place))),
        ])
    }

    fn words(self, text: &Text) -> Node {
        Node::text(text.get(self.told.say.language))
    }

    fn maybe_words(self, text: Option<&Text>) -> Node {
        text.map_or(Node::Null, |text| self.words(text))
    }
}

fn missing(missing: &Missing) -> Node {
    Node::text(crate::render::json::missing_text(missing))
}

fn exact(number: Option<&Exact>) -> Node {
    Node::maybe(number.map(Exact::written))
}
