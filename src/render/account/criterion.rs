//! One line of the form: its rule, how each value became points, and what looks at it.

use super::Account;
use crate::catalogue::{account, clauses, words};
use crate::explain::{LineAccount, LineScore, StageSums};
use crate::model::{Band, Criterion, Exact, Kind, Value};
use crate::render::guideline;
use crate::render::table::Block;

impl Account<'_> {
    pub(super) fn criterion(self, id: &str) -> Vec<Block> {
        let mut lines = self.explanation.lines().zip(self.rules().lines());
        let Some((line, rule)) = lines.find(|(_, rule)| rule.id.as_str() == id) else { return Vec::new() };
        let mut blocks = vec![Block::Heading(format!("{} {}", rule.id, self.say().text(&rule.name)))];
        blocks.extend(self.rule(rule));
        blocks.push(self.heading(account::VALUES));
        blocks.extend(
            self.explanation.stages.iter().map(|sums| Block::Item(0, self.value_at(line, rule, sums))),
        );
        blocks.extend(self.texts(line));
        blocks.extend(self.measured(rule));
        blocks.extend(self.in_its_group(line));
        blocks.push(self.heading(account::LOOKED_AT));
        blocks.extend(self.conditions_on(rule));
        blocks.extend(self.entries(rule));
        blocks
    }

    /// How it is scored, its clause, its text and where the rule stands.
    fn rule(self, rule: &Criterion) -> Vec<Block> {
        let mut lines = guideline::line_rule(self.rules(), rule, self.say().language);
        lines.extend(rule.cite.as_ref().map(|cite| self.fill(clauses::CITE, &[("cite", cite)])));
        lines.extend(rule.text.as_ref().map(|text| self.say().text(text).to_owned()));
        lines.push(self.told.rule_at(rule.place));
        lines.into_iter().map(|line| Block::Item(0, line)).collect()
    }

    fn value_at(self, line: &LineAccount, rule: &Criterion, sums: &StageSums) -> String {
        let stage = self.stage(sums.scores.stage);
        let result = self.result_of(line, rule, sums);
        let written = line.row.as_ref().and_then(|row| row.value(sums.scores.stage));
        let measured = rule
            .measure
            .as_ref()
            .and_then(|id| self.explanation.measures.iter().find(|found| found.measure == id.value));
        match (written, measured) {
            (Some(written), _) => self.fill(
                account::STAGE_VALUE,
                &[
                    ("stage", &stage),
                    ("written", &written.text),
                    ("at", &self.told.at(written.place)),
                    ("result", &result),
                ],
            ),
            (None, Some(found)) => self.fill(
                account::STAGE_MEASURED,
                &[("stage", &stage), ("value", &self.measure_value(found)), ("result", &result)],
            ),
            (None, None) => self.fill(account::STAGE_NONE, &[("stage", &stage), ("result", &result)]),
        }
    }

    /// What the value brought, and how.
    fn result_of(self, line: &LineAccount, rule: &Criterion, sums: &StageSums) -> String {
        let (points, rating) = match &sums.lines[line.line] {
            LineScore::Outside => return self.phrase(account::GETS_OUTSIDE),
            LineScore::Left => return self.phrase(account::GETS_LEFT),
            LineScore::Open => return self.phrase(account::GETS_OPEN),
            LineScore::Scored { points, rating } => (points.as_ref(), *rating),
        };
        let form = self.say().workspace.forms.get(&self.explanation.key);
        let value = form.and_then(|form| form.value(line.line, sums.scores.stage));
        let full = value == Some(Value::NotApplicable) || !rule.applies_in(self.explanation.key.period);
        let rating = rating.and_then(|place| self.rules().ratings.get(place));
        let Some(points) = points else {
            let name = rating.map_or("", |rating| self.say().text(&rating.name));
            return self.fill(account::BY_RATING, &[("name", name)]);
        };
        let shown = self.say().exact(points);
        if full {
            return self.fill(account::IN_FULL, &[("points", &shown)]);
        }
        self.how(rule, value, points)
    }

    fn how(self, rule: &Criterion, value: Option<Value>, points: &Exact) -> String {
        let shown = self.say().exact(points);
        let figure = self.figure(rule, value);
        match (&rule.kind, value, figure) {
            (Kind::Bands { bands, .. }, _, Some(figure)) => {
                let Some(band) = bands.iter().find(|band| band.holds(&figure)) else {
                    return self.fill(account::GETS, &[("points", &shown)]);
                };
                let value = self.inside(band, &figure);
                let band = guideline::band_words(self.rules(), band, self.say().language);
                self.fill(account::BY_BAND, &[("points", &shown), ("value", &value), ("band", &band)])
            }
            (Kind::Deduction { per, .. }, _, Some(figure)) => {
                let max = rule.max.unwrap_or_default();
                let spent = Exact::from(*per).times(&figure).plus(points);
                let phrase = if spent == max.into() { account::BY_DEDUCTION } else { account::BY_FLOOR };
                self.fill(
                    phrase,
                    &[
                        ("max", &self.say().number(max)),
                        ("per", &self.say().number(*per)),
                        ("value", &self.say().exact(&figure)),
                        ("points", &shown),
                    ],
                )
            }
            (Kind::Choice { options }, Some(Value::Offer(place)), _) => {
                let name = options.get(usize::from(place)).map_or("", |offer| self.say().text(&offer.name));
                self.fill(account::BY_OFFER, &[("name", name), ("points", &shown)])
            }
            (Kind::Rating, Some(Value::Offer(place)), _) => {
                let rating = self.rules().ratings.get(usize::from(place));
                let name = rating.map_or("", |offer| self.say().text(&offer.name));
                self.fill(account::BY_OFFER, &[("name", name), ("points", &shown)])
            }
            (
                Kind::Points { .. }
                | Kind::Toggle
                | Kind::Bands { .. }
                | Kind::Deduction { .. }
                | Kind::Choice { .. }
                | Kind::Rating,
                _,
                _,
            ) => self.fill(account::GETS, &[("points", &shown)]),
        }
    }

    /// A figure of a band; one that rounds into the next band is told as almost that, or a little over it.
    fn inside(self, band: &Band, figure: &Exact) -> String {
        let say = self.say();
        if band.holds(&figure.rounded().into()) { say.exact(figure) } else { say.beside(figure) }
    }

    /// The figure that was entered, or that its measure is.
    fn figure(self, rule: &Criterion, value: Option<Value>) -> Option<Exact> {
        match (&rule.measure, value) {
            (Some(id), _) => {
                let mut measures = self.explanation.measures.iter();
                measures.find(|found| found.measure == id.value)?.possible.known().cloned()
            }
            (None, Some(Value::Number(number))) => Some(number.into()),
            (None, Some(Value::Toggle(_) | Value::Offer(_) | Value::NotApplicable) | None) => None,
        }
    }

    fn texts(self, line: &LineAccount) -> Vec<Block> {
        let Some(row) = &line.row else { return Vec::new() };
        let texts = [(account::EVIDENCE, &row.evidence), (account::NOTE, &row.note)];
        let given = texts.into_iter().filter_map(|(phrase, text)| Some((phrase, text.as_ref()?)));
        given.map(|(phrase, text)| Block::Item(0, self.fill(phrase, &[("text", &text.text)]))).collect()
    }

    fn measured(self, rule: &Criterion) -> Vec<Block> {
        let Some(id) = &rule.measure else { return Vec::new() };
        let found = self.explanation.measures.iter().find(|found| found.measure == id.value);
        found.map(|found| self.measure(found)).unwrap_or_default()
    }

    fn in_its_group(self, line: &LineAccount) -> Option<Block> {
        let own =
            |group: &&crate::explain::GroupAccount| group.lines.iter().any(|other| other.line == line.line);
        let group = self.explanation.groups.iter().find(own)?;
        let rule = &self.rules().groups[group.group];
        let score = &self.explanation.deciding()?.scores.groups[group.group];
        let max = score.max?;
        let shown = score.score.as_ref().map_or_else(|| "?".to_owned(), |score| self.say().exact(score));
        Some(Block::Item(
            0,
            self.fill(
                account::GROUP_SUM,
                &[
                    ("id", rule.id.as_str()),
                    ("name", self.say().text(&rule.name)),
                    ("score", &shown),
                    ("max", &self.say().number(max)),
                ],
            ),
        ))
    }

    /// The plans and inspections that name the criterion.
    fn entries(self, rule: &Criterion) -> Vec<Block> {
        let (data, key) = (self.say().workspace, self.explanation.key);
        let year = key.period.year();
        let events = data.events.get(&(year, key.organisation)).into_iter().flatten();
        let events = events.filter(|event| event.criterion.as_ref().is_some_and(|id| id.value == rule.id));
        let mut items: Vec<String> = events
            .map(|event| {
                let step = self.phrase(words::step(event.step.value));
                let (date, at) = (self.say().date(event.date.value), self.told.at(event.place));
                self.fill(account::EVENT, &[("step", &step), ("date", &date), ("at", &at)])
            })
            .collect();
        let findings = data.findings.get(&key.organisation).into_iter().flatten();
        let findings = findings.filter(|(found_in, finding)| {
            *found_in == year && finding.criterion.as_ref().is_some_and(|id| id.value == rule.id)
        });
        items.extend(findings.map(|(_, finding)| {
            self.fill(
                account::FINDING,
                &[
                    ("id", finding.id.value.as_str()),
                    ("date", &self.say().date(finding.found_on.value)),
                    ("finding", &finding.finding),
                    ("at", &self.told.at(finding.place)),
                ],
            )
        }));
        if items.is_empty() {
            return Vec::new();
        }
        let items = items.into_iter().map(|item| Block::Item(0, item));
        std::iter::once(self.heading(account::ENTRIES)).chain(items).collect()
    }
}
