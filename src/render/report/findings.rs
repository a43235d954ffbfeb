//! What inspections noted, and what of the records should be looked at again.

use super::Page;
use super::html::{Field, Grid, Head, Sorting, note, paragraph};
use super::{Credibility, History};
use crate::catalogue::{Phrase, report as texts};
use crate::diagnostics::Shown;
use crate::render::html::escaped;
use crate::render::problems::Said;
use crate::report::{FindingEntry, FindingState};

impl Page<'_> {
    pub(super) fn findings(self) -> String {
        let entries = &self.overview.findings;
        if entries.is_empty() {
            return paragraph(&self.phrase(texts::FINDINGS_NONE));
        }
        let with = |state| entries.iter().filter(|entry| entry.state == state).count().to_string();
        let values = [
            ("all", entries.len().to_string()),
            ("overdue", with(FindingState::Overdue)),
            ("open", with(FindingState::Open)),
            ("remedied", with(FindingState::Remedied)),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        let grid = Grid {
            caption: self.phrase(texts::FINDINGS_CAPTION),
            heads: vec![self.heads(&[
                texts::ORGANISATION,
                texts::FINDING,
                texts::CRITERION,
                texts::FOUND_ON,
                texts::DUE,
                texts::STATE,
                texts::DOCUMENT,
            ])],
            rows: entries.iter().map(|entry| self.finding(entry)).collect(),
            sorting: Sorting::ByReader,
            ..Grid::default()
        };
        paragraph(&self.fill(texts::FINDINGS_SENTENCE, &values)) + &grid.draw()
    }

    fn heads(self, phrases: &[Phrase]) -> Vec<Head> {
        phrases.iter().map(|phrase| Head::new(&self.phrase(*phrase))).collect()
    }

    fn finding(self, entry: &FindingEntry) -> Vec<Field> {
        let FindingEntry { organisation, finding, .. } = entry;
        let unit = self.units().iter().find(|unit| unit.organisation == *organisation);
        let name =
            unit.map_or_else(|| escaped(self.say().organisation(*organisation)), |unit| self.link(unit));
        let day =
            |day: crate::model::Date| Field::text(&self.say().date(day)).class("id").order(day.to_string());
        let criterion = finding.criterion.as_ref().map_or("", |criterion| criterion.value.as_str());
        vec![
            Field::html(name),
            Field::text(&format!("{} ({})", finding.finding, finding.id.value)),
            Field::text(criterion),
            day(finding.found_on.value),
            finding.due.map_or_else(Field::default, |due| day(due.value)),
            self.state(entry),
            Field::text(&finding.document),
        ]
    }

    fn state(self, entry: &FindingEntry) -> Field {
        let (class, words) = match entry.state {
            FindingState::Overdue => ("short", self.phrase(texts::OVERDUE)),
            FindingState::Open => ("open", self.phrase(texts::STATE_OPEN)),
            FindingState::Remedied => {
                let day = entry.finding.remedied_on.map(|day| self.say().date(day.value)).unwrap_or_default();
                ("reached", self.fill(texts::REMEDIED, &[("day", &day)]))
            }
        };
        Field::html(format!("<span class=\"tone {class}\">{}</span>", escaped(&words)))
    }

    pub(super) fn credibility(self) -> String {
        let Credibility { shown, tally, history } = self.credibility;
        let not_asked = match history {
            History::Asked => String::new(),
            History::NotAsked => note(&self.phrase(texts::CREDIBILITY_NOT_ASKED)),
        };
        if tally.warnings == 0 {
            return paragraph(&self.phrase(texts::CREDIBILITY_NONE)) + &not_asked;
        }
        let grid = Grid {
            caption: self.phrase(texts::CREDIBILITY_CAPTION),
            heads: vec![self.heads(&[texts::WHAT, texts::WHERE, texts::TO_DO])],
            rows: shown.iter().map(|problem| self.problem(problem)).collect(),
            ..Grid::default()
        };
        let count = tally.warnings.to_string();
        note(&self.fill(texts::CREDIBILITY_NOTE, &[("count", &count)])) + &not_asked + &grid.draw()
    }

    fn problem(self, shown: &Shown) -> Vec<Field> {
        let Said { message, help, basis, .. } = Said::of(shown, self.say().language);
        let at =
            shown.at.line.map_or_else(|| shown.at.path.clone(), |line| format!("{}:{line}", shown.at.path));
        let to_do: Vec<String> = [help, basis].into_iter().filter(|words| !words.is_empty()).collect();
        vec![Field::text(&message), Field::text(&at), Field::text(&to_do.join("\n"))]
    }
}
