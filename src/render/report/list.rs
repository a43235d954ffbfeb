//! The list of results, to be sorted and filtered where scripts run; each name leads to its section.

use super::Page;
use super::html::{Field, Grid, Head, Sorting, note};
use super::parts::class;
use crate::catalogue::{Phrase, labels, report as texts, words};
use crate::model::results::{StageScore, UnitResult};
use crate::model::{NameOrder, Stage};
use crate::render::explained::{leading_score, standing_words};
use crate::render::html::escaped;
use crate::render::say::capitalised;
use crate::report::FindingState;

impl Page<'_> {
    pub(super) fn list(self) -> String {
        let grid = Grid {
            caption: self.phrase(texts::LIST_CAPTION),
            heads: vec![self.list_heads()],
            rows: self.units().iter().map(|unit| self.list_row(unit)).collect(),
            sorting: Sorting::ByReader,
            ..Grid::default()
        };
        let unknown = self.units().iter().any(|unit| self.totals_of(unit).iter().any(Option::is_none));
        let legend = if unknown { note(&self.phrase(texts::UNKNOWN_LEGEND)) } else { String::new() };
        format!("{}<div id=\"bang-to-chuc\">\n{}</div>\n{legend}", self.filter(), grid.draw())
    }

    /// Hidden until the script shows it.
    fn filter(self) -> String {
        let label = escaped(&self.phrase(texts::FILTER));
        format!(
            "<div class=\"tools\" hidden>\n<label for=\"loc\">{label}</label>\n\
             <input id=\"loc\" type=\"search\" autocomplete=\"off\" data-filters=\"bang-to-chuc\" aria-describedby=\"da-loc\">\n\
             <span id=\"da-loc\" role=\"status\"></span>\n</div>\n"
        )
    }

    fn list_heads(self) -> Vec<Head> {
        let head = |phrase: Phrase| Head::new(&self.phrase(phrase));
        let mut heads = vec![head(texts::ORGANISATION), head(texts::KIND), head(texts::PARENT)];
        heads.extend(self.stages().into_iter().map(|stage| Head::new(&self.stage(stage)).figures()));
        heads.extend([head(texts::OUTCOME), head(texts::DECISION), head(texts::FINDINGS_OPEN).figures()]);
        heads
    }

    /// The stages that any form with points has.
    pub(super) fn stages(self) -> Vec<Stage> {
        let scores = || self.units().iter().flat_map(|unit| &unit.stages);
        let has = |stage: &Stage| scores().any(|score| score.stage == *stage && score.max.is_some());
        Stage::ALL.into_iter().filter(has).collect()
    }

    /// By stage: the total; `None` where it is not known, an empty field where there is none.
    fn totals_of(self, unit: &UnitResult) -> Vec<Option<Field>> {
        let of_stage = |stage: Stage| {
            let score = unit.stages.iter().find(|score| score.stage == stage);
            match score {
                Some(StageScore { max: Some(_), total, .. }) => total
                    .as_ref()
                    .map(|total| Field::figure(&self.say().exact(total)).order(total.rounded().to_string())),
                Some(StageScore { max: None, .. }) | None => Some(Field::figure("–").order("")),
            }
        };
        self.stages().into_iter().map(of_stage).collect()
    }

    fn list_row(self, unit: &UnitResult) -> Vec<Field> {
        let say = self.say();
        let kind = capitalised(&self.phrase(words::kind(say.workspace.kind(unit.organisation))));
        let parent = say.workspace.parent(unit.organisation);
        let parent =
            parent.map_or(say.workspace.manifest.committee.as_str(), |parent| say.organisation(parent));
        let mut row = vec![Field::html(self.link(unit)), Field::text(&kind), Field::text(parent)];
        let unknown = || Field::figure(&self.phrase(labels::UNKNOWN_SCORE)).order("");
        row.extend(self.totals_of(unit).into_iter().map(|total| total.unwrap_or_else(unknown)));
        row.push(self.outcome_field(unit));
        row.push(Field::text(unit.decision.as_ref().map_or("", |decision| &decision.number)).class("id"));
        let open = self.open_of(unit.organisation);
        row.push(Field::figure(&open.to_string()));
        row
    }

    /// The outcome in its colour and in words.
    pub(super) fn outcome_field(self, unit: &UnitResult) -> Field {
        let rungs = self.say().guideline(unit.guideline).outcomes.len();
        let words = standing_words(self.say(), unit);
        let class = class(unit, rungs);
        Field::html(format!("<span class=\"mark m-{class}\">{}</span>", escaped(&capitalised(&words))))
    }

    fn open_of(self, organisation: usize) -> usize {
        let open = |state| match state {
            FindingState::Overdue | FindingState::Open => true,
            FindingState::Remedied => false,
        };
        let own = self.overview.findings.iter().filter(|entry| entry.organisation == organisation);
        own.filter(|entry| open(entry.state)).count()
    }

    /// As many places of results as fit: those without a total, then the lowest totals; in the order of the register.
    pub(super) fn lowest(self, units: &[usize], most: usize) -> Vec<usize> {
        let total = |place: &usize| {
            let unit = &self.units()[*place];
            let score = leading_score(self.overview.results.preview, self.say(), unit);
            score.and_then(|score| score.total.clone())
        };
        let mut chosen = units.to_vec();
        if chosen.len() > most {
            chosen.sort_by_cached_key(|place| (total(place), *place));
            chosen.truncate(most);
            chosen.sort_unstable();
        }
        chosen
    }

    /// The places of results by the names of their organisations.
    pub(super) fn by_name(self, mut units: Vec<usize>) -> Vec<usize> {
        units.sort_by_cached_key(|place| (NameOrder::of(&self.name(&self.units()[*place])), *place));
        units
    }
}
