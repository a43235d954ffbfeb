//! How an account opens: who it is about, by which guideline, what it came to, why, and what was decided.

use super::{Account, Extent};
use crate::catalogue::{account, clauses, labels, words};
use crate::model::results::{DecisionResult, SettledBy, Truth};
use crate::render::counts::decided_name;
use crate::render::evaluation::guideline_line;
use crate::render::explained::{decided, is_at_best, reasons_by, standing_at_length};
use crate::render::missing::{self, Files};
use crate::render::say::quoted;
use crate::render::table::Block;

impl Account<'_> {
    pub(super) fn head(self) -> Vec<Block> {
        let mut blocks = self.opening();
        let outcome = standing_at_length(self.say(), &self.explanation.result);
        blocks.push(Block::Heading(self.fill(account::RESULT, &[("outcome", &outcome)])));
        let decision = self.explanation.result.decision.as_ref();
        let decision =
            decision.map_or_else(|| self.phrase(account::NO_DECISION), |decision| self.decision(decision));
        let lines = self.reasons().into_iter().chain(self.waived()).chain([decision]);
        blocks.extend(lines.map(|line| Block::Item(0, line)));
        blocks
    }

    /// Who, in which review and period, by which guideline.
    pub(super) fn opening(self) -> Vec<Block> {
        let (say, key) = (self.say(), self.explanation.key);
        let review = say.review(say.workspace.manifest.reviews[key.review].id.as_str());
        let values = [("review", review.as_str()), ("period", &key.period.to_string())];
        let mut blocks = vec![
            Block::Title(say.organisation(key.organisation).to_owned()),
            Block::Line(self.standing_in_the_tree()),
            Block::Line(self.fill(labels::SUBTITLE, &values)),
            guideline_line(say, self.explanation.guideline),
        ];
        let rules = self.rules();
        let instrument = rules.instrument.as_ref().filter(|_| self.extent == Extent::Full);
        blocks.extend(
            instrument.map(|name| Block::Item(0, self.fill(clauses::INSTRUMENT, &[("instrument", name)]))),
        );
        let issuer = rules.issuer.as_ref().filter(|_| self.extent == Extent::Full);
        blocks.extend(issuer.map(|name| Block::Item(0, self.fill(clauses::ISSUER, &[("issuer", name)]))));
        if rules.illustrative {
            let version = rules.version.to_string();
            blocks.push(Block::Line(self.fill(labels::ILLUSTRATIVE, &[("guidelines", &version)])));
        }
        blocks
    }

    fn standing_in_the_tree(self) -> String {
        let (workspace, index) = (self.say().workspace, self.explanation.key.organisation);
        let kind = self.phrase(words::kind(workspace.kind(index)));
        let parent = workspace.parent(index);
        let parent =
            parent.map_or(workspace.manifest.committee.as_str(), |parent| self.say().organisation(parent));
        let id = workspace.organisations.at(index).id();
        self.fill(account::OF, &[("id", id), ("kind", &kind), ("parent", parent)])
    }

    pub(super) fn reasons(self) -> Vec<String> {
        let mut reasons = reasons_by(self.seen());
        if reasons.is_empty() && is_at_best(&self.explanation.result) {
            return vec![self.phrase(account::ALL_MET)];
        }
        if let Some(place) = self.place_in_the_quota() {
            // the heading and the decision say how it stands; here is why
            let said = decided(self.say(), &self.explanation.result);
            reasons.retain(|reason| Some(reason) != said.as_ref());
            reasons.insert(0, place);
        }
        reasons
    }

    /// The waivers without which the conditions would have another value.
    fn waived(self) -> Vec<String> {
        let effective = self.explanation.conditions.iter().filter_map(|found| {
            let waiver = found.result.waiver.filter(|_| found.examined.value != Some(found.result.value))?;
            let waiver = &self.say().workspace.waivers[waiver];
            Some(self.fill(
                account::WAIVED_FIRST,
                &[
                    ("condition", waiver.condition.value.as_str()),
                    ("document", &waiver.document),
                    ("at", &self.told.at(waiver.place)),
                ],
            ))
        });
        effective.collect()
    }

    fn decision(self, decision: &DecisionResult) -> String {
        let phrase = match decision.agrees {
            _ if self.explanation.result.settled_by == SettledBy::Decision => account::DECIDED_TIE,
            Some(true) => account::DECIDED_SAME,
            Some(false) => account::DECIDED_OTHER,
            None => account::DECIDED_ALONE,
        };
        let outcome = quoted(&decided_name(self.say(), &self.explanation.result, decision));
        self.fill(
            phrase,
            &[
                ("number", &decision.number),
                ("date", &self.say().date(decision.date)),
                ("at", &self.told.at(decision.place)),
                ("outcome", &outcome),
            ],
        )
    }

    /// Every waiver of the organisation in the review, and what it did.
    pub(super) fn waivers(self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for index in &self.explanation.waivers {
            if blocks.is_empty() {
                blocks.push(self.heading(account::WAIVERS));
            }
            let waiver = &self.say().workspace.waivers[*index];
            let line = self.fill(
                account::WAIVER,
                &[
                    ("condition", waiver.condition.value.as_str()),
                    ("document", &waiver.document),
                    ("until", &self.say().date(waiver.until.value)),
                    ("at", &self.told.at(waiver.place)),
                ],
            );
            blocks.push(Block::Item(0, format!("{line}: {}", self.phrase(self.effect(*index)))));
            blocks.push(Block::Item(1, waiver.reason.clone()));
        }
        blocks
    }

    fn effect(self, waiver: usize) -> crate::catalogue::Phrase {
        let used = self.explanation.conditions.iter().filter(|found| found.result.waiver == Some(waiver));
        let changed: Vec<bool> =
            used.map(|found| found.examined.value.unwrap_or(Truth::True) != found.result.value).collect();
        match (changed.is_empty(), changed.contains(&true)) {
            (true, _) => account::WAIVER_NOT_IN_FORCE,
            (false, true) => account::WAIVER_EFFECT,
            (false, false) => account::WAIVER_IDLE,
        }
    }

    /// What must still be given.
    pub(super) fn missing(self) -> Vec<Block> {
        let sentences = missing::sentences(self.say(), &self.explanation.result, Files::Named);
        if sentences.is_empty() {
            return Vec::new();
        }
        let items = sentences.into_iter().map(|sentence| Block::Item(0, sentence));
        std::iter::once(self.heading(account::MISSING)).chain(items).collect()
    }
}
