//! The form in JSON: groups, lines, the way a value becomes points, sums.

use super::node::Node;
use super::{Account, exact};
use crate::explain::{GroupAccount, GroupSum, LineAccount, LineScore, StageSums};
use crate::model::criterion::{Band, Bound, Offer, Reach};
use crate::model::{Criterion, Kind, NotApplicable, Stage, Value};

impl Account<'_> {
    pub(super) fn groups(self) -> Node {
        Node::list(self.explanation.groups.iter().map(|group| self.group(group)).collect::<Vec<_>>())
    }

    fn group(self, account: &GroupAccount) -> Node {
        let group = &self.rules().groups[account.group];
        let of_stage = |sums: &StageSums| {
            let (word, sum) = (sums.scores.stage.word(), &sums.groups[account.group]);
            (word, sum_of(sum, sums.scores.groups[account.group].score.as_ref()))
        };
        let lines = account.lines.iter().zip(&group.criteria).map(|(line, rule)| self.line(line, rule));
        Node::object([
            ("id", Node::text(&group.id)),
            ("name", self.words(&group.name)),
            ("cite", Node::maybe(group.cite.as_ref())),
            ("text", self.maybe_words(group.text.as_ref())),
            ("max", Node::text(group.max_in(self.explanation.key.period))),
            ("stages", Node::object(self.explanation.stages.iter().map(of_stage))),
            ("lines", Node::list(lines.collect::<Vec<_>>())),
        ])
    }

    fn line(self, account: &LineAccount, rule: &Criterion) -> Node {
        let row = account.row.as_ref();
        let at = |place| Node::text(self.told.at(place));
        let text = |text: &crate::explain::WrittenText| {
            Node::object([("text", Node::text(&text.text)), ("at", at(text.place))])
        };
        let period = self.explanation.key.period;
        let stages = self.explanation.stages.iter().map(|sums| {
            let stage = sums.scores.stage;
            (stage.word(), self.score(account, rule, stage, &sums.lines[account.line]))
        });
        Node::object([
            ("id", Node::text(&rule.id)),
            ("name", self.words(&rule.name)),
            ("cite", Node::maybe(rule.cite.as_ref())),
            ("text", self.maybe_words(rule.text.as_ref())),
            ("rule", at(rule.place)),
            ("max", Node::maybe(rule.max)),
            ("scoring", scoring(rule)),
            ("bonus", Node::Truth(rule.bonus)),
            ("required", required(rule)),
            ("not_applicable", Node::text(not_applicable(rule.not_applicable))),
            ("counts", Node::Truth(rule.counts_in(period))),
            ("applies", Node::Truth(rule.applies_in(period))),
            ("measure", Node::maybe(rule.measure.as_ref().map(|measure| &measure.value))),
            ("row", row.map_or(Node::Null, |row| at(row.place))),
            ("evidence", row.and_then(|row| row.evidence.as_ref()).map_or(Node::Null, text)),
            ("note", row.and_then(|row| row.note.as_ref()).map_or(Node::Null, text)),
            ("stages", Node::object(stages)),
        ])
    }

    /// What was written in a stage, what it means, and what it brought.
    fn score(self, account: &LineAccount, rule: &Criterion, stage: Stage, score: &LineScore) -> Node {
        let written = account.row.as_ref().and_then(|row| row.value(stage));
        let form = self.told.say.workspace.forms.get(&self.explanation.key);
        let value = form.and_then(|form| form.value(account.line, stage));
        let (state, points, rating) = match score {
            LineScore::Outside => ("outside", None, None),
            LineScore::Left => ("left", None, None),
            LineScore::Open => ("open", None, None),
            LineScore::Scored { points, rating } => ("scored", points.as_ref(), *rating),
        };
        let rating = rating.and_then(|rating| self.rules().ratings.get(rating)).map(|rating| &rating.id);
        Node::object([
            ("written", Node::maybe(written.map(|written| &written.text))),
            ("at", written.map_or(Node::Null, |written| Node::text(self.told.at(written.place)))),
            ("value", value.map_or(Node::Null, |value| self.value(rule, value))),
            ("state", Node::text(state)),
            ("points", exact(points)),
            ("rating", Node::maybe(rating)),
        ])
    }

    fn value(self, rule: &Criterion, value: Value) -> Node {
        match value {
            Value::Number(number) => Node::text(number),
            Value::Toggle(yes) => Node::text(if yes { "yes" } else { "no" }),
            Value::NotApplicable => Node::text("n/a"),
            Value::Offer(place) => Node::maybe(self.rules().offer(rule, place).map(|offer| &offer.id)),
        }
    }

    pub(super) fn totals(self) -> Node {
        let total = |sums: &StageSums| {
            let total = sums.total.as_ref();
            let node = Node::object([
                ("complete", Node::Truth(sums.scores.complete)),
                ("max", Node::maybe(sums.scores.max)),
                ("so_far", exact(Some(&sums.scores.so_far))),
                ("sum", exact(total.map(|total| &total.sum))),
                ("base", Node::maybe(total.map(|total| total.base))),
                ("rest", Node::maybe(total.map(|total| total.rest))),
                ("exact", exact(total.map(|total| &total.exact))),
                ("scaled", total.map_or(Node::Null, |total| Node::Truth(total.scaled))),
                ("score", exact(sums.scores.total.as_ref())),
            ]);
            (sums.scores.stage.word(), node)
        };
        Node::object(self.explanation.stages.iter().map(total))
    }
}

fn sum_of(sum: &GroupSum, score: Option<&crate::model::Exact>) -> Node {
    Node::object([
        ("points", exact(Some(&sum.points))),
        ("base", Node::text(sum.base)),
        ("rest", Node::text(sum.rest)),
        ("scaled", Node::Truth(sum.is_scaled())),
        ("exact", exact(sum.exact.as_ref())),
        ("score", exact(score)),
        ("out", Node::Truth(sum.out)),
    ])
}

pub(super) fn offer(offer: &Offer) -> Node {
    Node::object([("id", Node::text(&offer.id)), ("points", Node::maybe(offer.points))])
}

fn scoring(rule: &Criterion) -> Node {
    let kind = |word| ("kind", Node::text(word));
    match &rule.kind {
        Kind::Points { step } => Node::object([kind("points"), ("step", Node::maybe(*step))]),
        Kind::Toggle => Node::object([kind("toggle")]),
        Kind::Choice { options } => Node::object([
            kind("choice"),
            ("options", Node::list(options.iter().map(offer).collect::<Vec<_>>())),
        ]),
        Kind::Bands { bands, from, to } => Node::object([
            kind("bands"),
            ("from", Node::text(from)),
            ("to", Node::text(to)),
            ("bands", Node::list(bands.iter().map(band).collect::<Vec<_>>())),
        ]),
        Kind::Deduction { per, floor } => {
            Node::object([kind("deduction"), ("per", Node::text(per)), ("floor", Node::text(floor))])
        }
        Kind::Rating => Node::object([kind("rating")]),
    }
}

fn band(band: &Band) -> Node {
    let edge = |bound: Option<Bound>, included: &'static str, excluded: &'static str| {
        bound.map(|bound| (if bound.included { included } else { excluded }, Node::text(bound.value)))
    };
    let edges = [edge(band.lower, "at_least", "above"), edge(band.upper, "at_most", "below")];
    Node::object(edges.into_iter().flatten().chain([("points", Node::text(band.points))]))
}

fn required(rule: &Criterion) -> Node {
    let reach = |word: &'static str, node| Node::object([(word, node)]);
    match &rule.required {
        None => Node::Null,
        Some(Reach::Best) => reach("best", Node::Truth(true)),
        Some(Reach::Points(points)) => reach("points", Node::text(points)),
        Some(Reach::Rating(rating)) => reach("rating", Node::text(&rating.value)),
    }
}

const fn not_applicable(what: NotApplicable) -> &'static str {
    match what {
        NotApplicable::Forbidden => "forbidden",
        NotApplicable::Rescale => "rescale",
        NotApplicable::Full => "full",
    }
}
