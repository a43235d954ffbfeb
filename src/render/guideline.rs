//! A guideline as a readable form with its citations, the way an officer would print it.

mod ladder;
mod line;

use super::condition::Asking;
use super::measure;
use super::naming::Naming;
use super::table::Block;
use crate::catalogue::{Phrase, clauses, date, decimal, labels, words};
use crate::model::measure::{Fact, FindingState, Measure, MeasureKind, OutcomeCount, Reading};
use crate::model::{Band, Criterion, Guideline, Kind, Language, Offer, Text};

/// A guideline, how outcomes of reviews are called, and the language to print it in.
#[derive(Clone, Copy)]
pub(super) struct Printed<'a> {
    pub guideline: &'a Guideline,
    pub naming: Naming<'a>,
    pub language: Language,
}

/// The whole guideline: title, form, facts, measures, who is up for it, outcomes, quota, what records call its options.
#[must_use]
pub fn document(guideline: &Guideline, naming: Naming<'_>, language: Language) -> Vec<Block> {
    let printed = Printed { guideline, naming, language };
    let mut blocks = printed.title();
    blocks.extend(printed.form());
    blocks.extend(printed.facts());
    blocks.extend(printed.measures());
    blocks.extend(printed.candidates());
    blocks.extend(printed.outcomes());
    blocks.extend(printed.quota());
    blocks.extend(printed.offer_ids());
    blocks
}

/// When a guideline is in force: `từ 01/01/2024`.
#[must_use]
pub fn in_force(guideline: &Guideline, language: Language) -> String {
    let from = date(guideline.in_force_from, language);
    match guideline.in_force_to {
        None => labels::FROM.with(language, &[("from", &from)]),
        Some(to) => labels::FROM_TO.with(language, &[("from", &from), ("to", &date(to, language))]),
    }
}

/// The kinds of organisation it applies to.
#[must_use]
pub fn applies_to(guideline: &Guideline, language: Language) -> String {
    let kinds = guideline.applies_to.iter().map(|kind| words::kind(*kind).get(language));
    kinds.collect::<Vec<_>>().join(", ")
}

/// How a line is scored and the rules that hold for it, as sentences.
#[must_use]
pub fn line_rule(guideline: &Guideline, line: &Criterion, language: Language) -> Vec<String> {
    Printed::alone(guideline, language).rule_of(line)
}

/// A band in words: `từ 90 trở lên: 10 điểm`.
#[must_use]
pub fn band_words(guideline: &Guideline, band: &Band, language: Language) -> String {
    Printed::alone(guideline, language).band(band)
}

impl<'a> Printed<'a> {
    /// For what names no outcome of another review.
    const fn alone(guideline: &'a Guideline, language: Language) -> Self {
        Self { guideline, naming: Naming::Listed(&[], &[]), language }
    }

    fn fill(self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        phrase.with(self.language, values)
    }

    fn heading(self, phrase: Phrase) -> Block {
        Block::Heading(phrase.get(self.language).to_owned())
    }

    pub(super) fn asking(self) -> Asking<'a> {
        Asking { guideline: self.guideline, naming: self.naming, language: self.language }
    }

    fn text(self, text: &'a Text) -> &'a str {
        text.get(self.language)
    }

    /// The clause and the explanation of an item, each on a line of its own.
    fn notes(self, level: usize, cite: Option<&str>, text: Option<&'a Text>) -> Vec<Block> {
        let cite = cite.map(|cite| self.fill(clauses::CITE, &[("cite", cite)]));
        let text = text.map(|text| self.text(text).to_owned());
        cite.into_iter().chain(text).map(|note| Block::Item(level, note)).collect()
    }

    fn title(self) -> Vec<Block> {
        let guideline = self.guideline;
        let version = guideline.version.to_string();
        let mut lines = vec![version.clone()];
        lines.extend(guideline.text.as_ref().map(|text| self.text(text).to_owned()));
        lines.extend(
            guideline.issuer.as_ref().map(|issuer| self.fill(clauses::ISSUER, &[("issuer", issuer)])),
        );
        let instrument = guideline.instrument.as_ref();
        lines.extend(
            instrument.map(|instrument| self.fill(clauses::INSTRUMENT, &[("instrument", instrument)])),
        );
        lines.push(self.fill(clauses::VALID, &[("range", &in_force(guideline, self.language))]));
        lines.push(self.served());
        if guideline.illustrative {
            lines.push(self.fill(labels::ILLUSTRATIVE, &[("guidelines", &version)]));
        }
        let title = Block::Title(self.text(&guideline.name).to_owned());
        std::iter::once(title).chain(lines.into_iter().map(Block::Line)).collect()
    }

    fn served(self) -> String {
        let stages: Vec<&str> =
            self.guideline.stages.iter().map(|stage| words::stage(*stage).get(self.language)).collect();
        let values = [
            ("kinds", applies_to(self.guideline, self.language)),
            ("every", words::every(self.guideline.every).get(self.language).to_owned()),
            ("stages", stages.join(" → ")),
        ];
        self.fill(clauses::APPLIES, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    fn form(self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for group in &self.guideline.groups {
            let name = format!("{}. {}", group.id, self.text(&group.name));
            let max = group.stated_max.unwrap_or_else(|| group.criteria.iter().map(Criterion::base).sum());
            blocks.push(Block::Heading(if group.has_points() {
                self.fill(clauses::MAX, &[("name", &name), ("max", &decimal(max, self.language))])
            } else {
                name
            }));
            let notes = self.notes(0, group.cite.as_deref(), group.text.as_ref());
            blocks.extend(notes.into_iter().map(|note| match note {
                Block::Item(_, words) | Block::Line(words) | Block::Title(words) | Block::Heading(words) => {
                    Block::Line(words)
                }
            }));
            blocks.extend(group.criteria.iter().flat_map(|line| self.line(line)));
        }
        blocks
    }

    /// What records call ratings, and the options of each line.
    fn offer_ids(self) -> Vec<Block> {
        let named = |offers: &[Offer]| {
            let named = offers.iter().map(|offer| format!("`{}` {}", offer.id, self.text(&offer.name)));
            named.collect::<Vec<_>>().join("; ")
        };
        let ratings = Some(&self.guideline.ratings).filter(|ratings| !ratings.is_empty());
        let ratings = ratings.map(|ratings| self.fill(clauses::KIND_RATING, &[("ratings", &named(ratings))]));
        let of_line = |line: &Criterion| match &line.kind {
            Kind::Choice { options } => Some(format!("{}: {}", line.id, named(options))),
            Kind::Points { .. }
            | Kind::Toggle
            | Kind::Bands { .. }
            | Kind::Deduction { .. }
            | Kind::Rating => None,
        };
        let items: Vec<Block> = ratings
            .into_iter()
            .chain(self.guideline.lines().filter_map(of_line))
            .map(|text| Block::Item(0, text))
            .collect();
        let heading = Some(self.heading(clauses::OFFER_IDS)).filter(|_| !items.is_empty());
        heading.into_iter().chain(items).collect()
    }

    fn facts(self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for fact in &self.guideline.facts {
            if blocks.is_empty() {
                blocks.push(self.heading(clauses::FACTS));
            }
            blocks.push(Block::Item(0, self.fact(fact)));
            blocks.extend(self.notes(1, fact.cite.as_deref(), fact.text.as_ref()));
        }
        blocks
    }

    pub(super) fn fact(self, fact: &Fact) -> String {
        let unit = words::unit(fact.unit).get(self.language);
        let every = words::every(fact.every).get(self.language);
        let told = format!("`{}` {}: {unit}, {every}", fact.id, fact.name.get(self.language));
        self.asking().marked(&fact.id, told)
    }

    fn measures(self) -> Vec<Block> {
        let mut blocks = Vec::new();
        for found in &self.guideline.measures {
            if blocks.is_empty() {
                blocks.push(self.heading(clauses::MEASURES));
            }
            let meaning = self.measure(found);
            blocks.push(Block::Item(0, format!("`{}` {}: {meaning}", found.id, self.text(&found.name))));
            blocks.extend(self.notes(1, found.cite.as_deref(), found.text.as_ref()));
        }
        blocks
    }

    pub(super) fn measure(self, found: &Measure) -> String {
        let name = |id| measure::name(self.guideline, id, self.language);
        match &found.kind {
            MeasureKind::Ratio { part, whole } => {
                let values = [("part", name(&part.value)), ("whole", name(&whole.value))];
                let ratio = self.fill(clauses::MEASURE_RATIO, &values);
                self.fill(clauses::MEASURE_SHARE, &[("what", &ratio)])
            }
            MeasureKind::Periods(count) => self.outcome_count(clauses::MEASURE_PERIODS, count),
            MeasureKind::Subordinates(count) => self.outcome_count(clauses::MEASURE_SUBORDINATES, count),
            MeasureKind::Findings(state) => match state {
                FindingState::Open => clauses::MEASURE_OPEN,
                FindingState::Overdue => clauses::MEASURE_OVERDUE,
                FindingState::All => clauses::MEASURE_ALL,
            }
            .get(self.language)
            .to_owned(),
        }
    }

    fn outcome_count(self, phrase: Phrase, count: &OutcomeCount) -> String {
        let ids = count.outcomes.iter().map(|outcome| &outcome.value);
        let outcomes = self.naming.outcomes(&count.review.value, ids, self.language);
        let review = words::review_name(count.review.value.as_str(), self.language);
        let values = [("review", review), ("outcomes", &*outcomes)];
        let what = self.fill(phrase, &values);
        match count.reading {
            Reading::Count => what,
            Reading::Share => self.fill(clauses::MEASURE_SHARE, &[("what", &what)]),
        }
    }
}
