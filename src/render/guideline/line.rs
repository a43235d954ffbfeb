//! One line of the form, and in words how its value becomes points.

use super::Printed;
use crate::catalogue::{clauses, date, words};
use crate::model::condition::Comparator;
use crate::model::criterion::{Band, Bound, Offer, Reach};
use crate::model::{Criterion, Decimal, Kind, NotApplicable};
use crate::render::measure;
use crate::render::table::Block;

impl<'a> Printed<'a> {
    /// The line with its way of scoring, its rules, its clause and its explanation.
    pub(super) fn line(self, line: &'a Criterion) -> Vec<Block> {
        let mut blocks = vec![
            Block::Item(0, format!("{} {}", line.id, self.text(&line.name))),
            Block::Item(1, self.scoring(line)),
        ];
        blocks.extend(self.rules(line));
        blocks.extend(self.notes(1, line.cite.as_deref(), line.text.as_ref()));
        blocks
    }

    /// How it is scored, then its rules.
    pub(super) fn rule_of(self, line: &'a Criterion) -> Vec<String> {
        let rules = self.rules(line).map(|block| match block {
            Block::Item(_, words) | Block::Line(words) | Block::Title(words) | Block::Heading(words) => words,
        });
        std::iter::once(self.scoring(line)).chain(rules).collect()
    }

    pub(in crate::render) fn scoring(self, line: &Criterion) -> String {
        let max = self.points(line.max.unwrap_or_default());
        match &line.kind {
            Kind::Points { step: None } => self.fill(clauses::KIND_POINTS, &[("max", &max)]),
            Kind::Points { step: Some(step) } => {
                self.fill(clauses::KIND_POINTS_STEP, &[("max", &max), ("step", &self.points(*step))])
            }
            Kind::Toggle => self.fill(clauses::KIND_TOGGLE, &[("max", &max)]),
            Kind::Choice { options } => {
                self.fill(clauses::KIND_CHOICE, &[("options", &self.offers(options))])
            }
            Kind::Bands { bands, .. } => {
                let bands: Vec<String> = bands.iter().map(|band| self.band(band)).collect();
                self.fill(clauses::KIND_BANDS, &[("bands", &bands.join("; "))])
            }
            Kind::Deduction { per, floor } => self.fill(
                clauses::KIND_DEDUCTION,
                &[("max", &max), ("per", &self.points(*per)), ("floor", &self.points(*floor))],
            ),
            Kind::Rating => {
                self.fill(clauses::KIND_RATING, &[("ratings", &self.offers(&self.guideline.ratings))])
            }
        }
    }

    fn points(self, number: Decimal) -> String {
        crate::catalogue::decimal(number, self.language)
    }

    fn offers(self, offers: &[Offer]) -> String {
        let named = offers.iter().map(|offer| {
            let name = format!("“{}”", offer.name.get(self.language));
            match offer.points {
                None => name,
                Some(points) => {
                    self.fill(clauses::OFFER, &[("name", &name), ("points", &self.points(points))])
                }
            }
        });
        named.collect::<Vec<_>>().join("; ")
    }

    pub(in crate::render) fn band(self, band: &Band) -> String {
        let lower = band.lower.map(|bound| self.bound(bound, Comparator::AtLeast, Comparator::Above));
        let upper = band.upper.map(|bound| self.bound(bound, Comparator::AtMost, Comparator::Below));
        let range = match (lower, upper) {
            (Some(lower), Some(upper)) => {
                self.fill(clauses::BAND_BETWEEN, &[("lower", &lower), ("upper", &upper)])
            }
            (Some(only), None) | (None, Some(only)) => only,
            (None, None) => clauses::BAND_ALL.get(self.language).to_owned(),
        };
        self.fill(clauses::BAND, &[("range", &range), ("points", &self.points(band.points))])
    }

    fn bound(self, bound: Bound, included: Comparator, excluded: Comparator) -> String {
        let comparator = if bound.included { included } else { excluded };
        words::comparator(comparator).with(self.language, &[("value", &self.points(bound.value))])
    }

    fn rules(self, line: &Criterion) -> Option<Block> {
        let periods = line.periods.as_ref().map(|numbers| {
            let numbers: Vec<String> = numbers.iter().map(u8::to_string).collect();
            self.fill(clauses::ONLY_IN, &[("numbers", &numbers.join(", "))])
        });
        let measured = line.measure.as_ref().map(|id| {
            let name = measure::name(self.guideline, &id.value, self.language);
            self.fill(clauses::MEASURED, &[("measure", name)])
        });
        let counts_from = line
            .counts_from
            .map(|day| self.fill(clauses::COUNTS_FROM, &[("date", &date(day, self.language))]));
        let plain = [
            line.bonus.then_some(clauses::BONUS),
            line.evidence_required.then_some(clauses::EVIDENCE_REQUIRED),
            match line.not_applicable {
                NotApplicable::Forbidden => None,
                NotApplicable::Rescale => Some(clauses::MAY_LEAVE),
                NotApplicable::Full => Some(clauses::MAY_BE_FULL),
            },
        ];
        let plain = plain.into_iter().flatten().map(|phrase| phrase.get(self.language).to_owned());
        let rules: Vec<String> = self
            .mandatory(line)
            .into_iter()
            .chain(measured)
            .chain(periods)
            .chain(counts_from)
            .chain(plain)
            .collect();
        (!rules.is_empty()).then(|| Block::Item(1, rules.join("; ")))
    }

    pub(in crate::render) fn mandatory(self, line: &Criterion) -> Option<String> {
        Some(match line.required.as_ref()? {
            Reach::Best => clauses::MANDATORY.get(self.language).to_owned(),
            Reach::Points(points) => self.fill(clauses::MANDATORY_REACH, &[("reach", &self.points(*points))]),
            Reach::Rating(id) => {
                let rating = self.guideline.ratings.iter().find(|rating| rating.id == id.value);
                let name = rating.map_or(id.value.as_str(), |rating| rating.name.get(self.language));
                self.fill(clauses::MANDATORY_RATING, &[("rating", name)])
            }
        })
    }
}
