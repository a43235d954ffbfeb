//! How each criterion fared: who has all its points, and which one everybody fails.

use super::Page;
use super::html::{Field, Grid, Head, Sorting, note, paragraph};
use super::svg::part_of;
use crate::catalogue::{Phrase, report as texts};
use crate::model::{Criterion, Exact};
use crate::report::{FormSpread, LineSpread};

/// The most criteria that a sentence names.
const MOST_NAMED: usize = 8;

type Found<'a> = (&'a Criterion, &'a LineSpread);

impl Page<'_> {
    pub(super) fn criteria(self) -> String {
        let all: String = self.overview.forms.iter().map(|form| self.criteria_of(form)).collect();
        note(&self.phrase(texts::CRITERIA_NOTE)) + &all
    }

    fn criteria_of(self, form: &FormSpread) -> String {
        let guideline = self.say().guideline(form.guideline);
        let mut lines: Vec<Found<'_>> = guideline.lines().zip(&form.lines).collect();
        lines.retain(|(_, found)| found.scored + found.open + found.left > 0);
        let sentences = self.nobody(&lines) + &self.everybody(&lines);
        // a line that nobody scored stands last; the sort keeps the order of the form
        lines.sort_by_key(|(_, found)| {
            let full = Exact::percentage(&Exact::count(found.full), &Exact::count(found.scored));
            (full.is_none(), full)
        });
        let name = self.guideline_name(form.guideline);
        let grid = Grid {
            caption: self.fill(texts::CRITERIA_CAPTION, &[("guideline", &name)]),
            heads: vec![self.criteria_heads()],
            rows: lines.into_iter().map(|found| self.criterion_row(found)).collect(),
            sorting: Sorting::ByReader,
            ..Grid::default()
        };
        sentences + &grid.draw()
    }

    fn nobody(self, lines: &[Found<'_>]) -> String {
        let failed = lines.iter().filter(|(_, found)| found.scored > 0 && found.full == 0);
        let mut names: Vec<String> =
            failed.map(|(rule, _)| format!("{} “{}”", rule.id, self.say().text(&rule.name))).collect();
        if names.is_empty() {
            return String::new();
        }
        let more = names.len().saturating_sub(MOST_NAMED);
        names.truncate(MOST_NAMED);
        let list = names.join(", ");
        let count = more.to_string();
        let list =
            if more == 0 { list } else { self.fill(texts::AND_MORE, &[("list", &list), ("count", &count)]) };
        paragraph(&self.fill(texts::NOBODY_FULL, &[("criteria", &list)]))
    }

    fn everybody(self, lines: &[Found<'_>]) -> String {
        let full = lines.iter().filter(|(_, found)| found.scored > 0 && found.full == found.scored).count();
        let values = [("count", full.to_string()), ("all", lines.len().to_string())];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        if full == 0 { String::new() } else { paragraph(&self.fill(texts::EVERYBODY_FULL, &values)) }
    }

    fn criteria_heads(self) -> Vec<Head> {
        let head = |phrase: Phrase| Head::new(&self.phrase(phrase));
        let figures = [
            texts::MAX,
            texts::SCORED,
            texts::FULL,
            texts::FULL_PERCENT,
            texts::NOTHING,
            texts::POINTS_PERCENT,
            texts::STILL_OPEN,
            texts::NOT_APPLICABLE,
        ];
        let figures = figures.into_iter().map(|phrase| head(phrase).figures());
        [head(texts::CRITERION)].into_iter().chain(figures).chain([head(texts::BAR)]).collect()
    }

    fn criterion_row(self, (rule, found): Found<'_>) -> Vec<Field> {
        let say = self.say();
        let count = |count: usize| Field::figure(&count.to_string());
        let percent = |share: Option<Exact>| {
            let words = share.as_ref().map_or_else(|| "–".to_owned(), |share| say.percent(share));
            let order = share.map(|share| share.rounded().to_string()).unwrap_or_default();
            Field::figure(&words).order(order)
        };
        let full = Exact::percentage(&Exact::count(found.full), &Exact::count(found.scored));
        let max = rule.max.map_or_else(|| "–".to_owned(), |max| say.number(max));
        let order = rule.max.map(|max| max.to_string()).unwrap_or_default();
        vec![
            Field::text(&format!("{} {}", rule.id, say.text(&rule.name))),
            Field::figure(&max).order(order),
            count(found.scored),
            count(found.full),
            percent(full),
            count(found.nothing),
            percent(Exact::percentage(&found.points, &found.possible)),
            count(found.open),
            count(found.left),
            Field::html(bar(found.full, found.scored)).order(found.full.to_string()),
        ]
    }
}

/// Only a picture of the percentage that stands beside it.
fn bar(part: usize, whole: usize) -> String {
    let width = part_of(100, part, whole);
    format!(
        "<svg class=\"bar\" viewBox=\"0 0 100 10\" preserveAspectRatio=\"none\" aria-hidden=\"true\" focusable=\"false\">\
         <rect class=\"rest\" width=\"100\" height=\"10\"/><rect class=\"part\" width=\"{width}\" height=\"10\"/></svg>"
    )
}
