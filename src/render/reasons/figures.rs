//! Scores and figures beside what is asked of them. A rounded one that would seem to say the opposite of the verdict is
//! said to be almost that, with what it is exactly.

use super::{Place, Seen, Topic};
use crate::catalogue::clauses;
use crate::model::condition::{Comparing, Scale, Subject};
use crate::model::{Decimal, Exact};
use crate::render::measure;

impl Seen<'_> {
    pub(super) fn score_seen(
        self,
        comparing: &Comparing,
        score: Option<&Exact>,
        max: Option<Decimal>,
    ) -> String {
        let subject = self.asking().subject(&comparing.subject);
        let Some(score) = score else {
            return self.say.fill(clauses::SCORE_UNKNOWN, &[("subject", &subject)]);
        };
        let subject =
            if matches!(comparing.subject, Subject::Total) { self.say.phrase(clauses::SUM) } else { subject };
        self.scored(&subject, score, max, comparing, Percent::WhereAsked)
    }

    pub(super) fn rating_seen(self, comparing: &Comparing, rating: Option<usize>) -> String {
        let subject = self.asking().subject(&comparing.subject);
        match rating.and_then(|rating| self.guideline().ratings.get(rating)) {
            None => self.say.fill(clauses::SCORE_UNKNOWN, &[("subject", &subject)]),
            Some(rating) => {
                let values = [("subject", subject.as_str()), ("rating", self.say.text(&rating.name))];
                self.say.fill(clauses::RATING, &values)
            }
        }
    }

    /// The score of a subject, of its maximum.
    fn scored(
        self,
        subject: &str,
        score: &Exact,
        max: Option<Decimal>,
        comparing: &Comparing,
        wanted: Percent,
    ) -> String {
        let percent = max.and_then(|max| Exact::percentage(score, &max.into()));
        let percent = percent.filter(|_| wanted == Percent::Always || asks(comparing, Scale::Percent));
        let of = max.map_or_else(|| "–".to_owned(), |max| self.say.number(max));
        let (shown, own) = (misleads(score, comparing, Scale::Figure), self.say);
        let points = if shown { own.beside(score) } else { own.exact(score) };
        let values = [("subject", subject), ("score", points.as_str()), ("max", &of)];
        let Some(percent) = percent else {
            let sentence = own.fill(clauses::SCORE, &values);
            return if shown { self.exactly(&sentence, score) } else { sentence };
        };
        let near = misleads(&percent, comparing, Scale::Percent);
        let figure = if near { own.beside(&percent) } else { own.percent(&percent) };
        let [subject, points, of] = values;
        let sentence = own.fill(clauses::SCORE_PERCENT, &[subject, points, of, ("percent", &figure)]);
        if shown || near { self.exactly(&sentence, score) } else { sentence }
    }

    /// The sentence, with what a score is that two digits do not hold.
    fn exactly(self, sentence: &str, score: &Exact) -> String {
        match score.as_decimal() {
            Some(_) => sentence.to_owned(),
            None => self.say.fill(clauses::EXACTLY, &[("shown", sentence), ("exact", &score.written())]),
        }
    }

    pub(super) fn figure_seen(
        self,
        comparing: &Comparing,
        value: Option<&Exact>,
        parts: Option<&(Exact, Exact)>,
    ) -> String {
        let (Subject::Fact(id) | Subject::Measure(id)) = &comparing.subject else { return String::new() };
        let name = measure::name(self.guideline(), &id.value, self.say.language);
        let Some(value) = value else {
            return self.say.fill(clauses::FIGURE_UNKNOWN, &[("name", name)]);
        };
        let value = self.figure(comparing, value, parts);
        self.say.fill(clauses::FIGURE, &[("name", name), ("value", &value)])
    }

    pub(super) fn range_seen(
        self,
        comparing: &Comparing,
        ends: [&Exact; 2],
        parts: Option<&[(Exact, Exact); 2]>,
    ) -> String {
        let (Subject::Fact(id) | Subject::Measure(id)) = &comparing.subject else { return String::new() };
        let name = measure::name(self.guideline(), &id.value, self.say.language);
        let end = |index: usize| self.figure(comparing, ends[index], parts.map(|parts| &parts[index]));
        self.say.fill(clauses::FIGURE_RANGE, &[("name", name), ("least", &end(0)), ("most", &end(1))])
    }

    /// A figure with its sign, and numerator and denominator of a ratio or a share.
    fn figure(self, comparing: &Comparing, value: &Exact, parts: Option<&(Exact, Exact)>) -> String {
        let is_percentage = self.guideline().looks_at_percentage(&comparing.subject);
        let figure = match is_percentage {
            _ if misleads(value, comparing, Scale::Figure) => self.say.beside(value),
            true => self.say.percent(value),
            false => self.say.exact(value),
        };
        let figure = if is_percentage { figure + "%" } else { figure };
        match parts {
            None => figure,
            Some((part, whole)) => self.say.parts(&figure, part, whole),
        }
    }

    pub(super) fn group_with_score(
        self,
        index: usize,
        comparing: &Comparing,
        condition: Option<Place>,
        text: &mut String,
    ) {
        let scored = self.score.and_then(|stage| stage.groups.get(index));
        let scored = scored.and_then(|group| group.score.as_ref().zip(group.max));
        let say = || self.group_scored(index, scored, comparing);
        let topic = condition.zip(scored).and_then(|(condition, (score, max))| {
            Topic::of_group(self.unit.guideline, condition, index, score, max)
        });
        match topic {
            Some(topic) => text.push_str(&self.once(topic, say)),
            None => text.push_str(&say()),
        }
    }

    fn group_scored(self, index: usize, scored: Option<(&Exact, Decimal)>, comparing: &Comparing) -> String {
        let Some(group) = self.guideline().groups.get(index) else { return String::new() };
        let names = [("id", group.id.as_str()), ("name", self.say.text(&group.name))];
        let subject = self.say.fill(clauses::GROUP, &names);
        let Some((score, max)) = scored else { return subject };
        self.scored(&subject, score, Some(max), comparing, Percent::Always)
    }
}

/// When a score is told in percent as well.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Percent {
    Always,
    WhereAsked,
}

fn asks(comparing: &Comparing, scale: Scale) -> bool {
    comparing.comparisons.iter().any(|comparison| comparison.scale == scale)
}

/// Whether a number, rounded as it is shown, would stand otherwise to what is asked of it.
fn misleads(value: &Exact, comparing: &Comparing, scale: Scale) -> bool {
    let shown = value.rounded();
    comparing.comparisons.iter().filter(|asked| asked.scale == scale).any(|asked| {
        let admits = |order| asked.comparator.admits(order);
        admits(value.compare(asked.value)) != admits(shown.cmp(&asked.value))
    })
}
