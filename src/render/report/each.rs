//! A section for each result: how it stands and why; the whole explanation where the page has room for it.

use std::fmt::Write;

use super::Page;
use super::html::{Grid, blocks, note};
use crate::catalogue::{Phrase, account as told, report as texts, words};
use crate::explain::Explanation;
use crate::model::results::UnitResult;
use crate::render::account::{self, Extent};
use crate::render::counts::decided_name;
use crate::render::explained::{is_at_best, reasons_beside_standing, waivers};
use crate::render::html::escaped;
use crate::render::say::{capitalised, quoted};
use crate::render::table::{Block, Table};

impl Page<'_> {
    pub(super) fn each(self) -> String {
        let (shown, all) = (self.overview.explained.len(), self.units().len());
        let mut text = String::new();
        if shown < all {
            let (shown, all) = (shown.to_string(), all.to_string());
            text += &note(&self.fill(texts::EXPLAINED_PART, &[("shown", &shown), ("all", &all)]));
        }
        text += &note(&self.phrase(texts::PRINT_NOTE));
        text += &self.openers();
        for (place, unit) in self.units().iter().enumerate() {
            text += &self.one(place, unit);
        }
        text
    }

    /// Hidden until the script shows them.
    fn openers(self) -> String {
        let button = |which: &str, phrase: Phrase| {
            format!(
                "<button type=\"button\" data-opens=\"{which}\">{}</button>\n",
                escaped(&self.phrase(phrase))
            )
        };
        let (all, none) = (button("all", texts::OPEN_ALL), button("none", texts::CLOSE_ALL));
        format!("<div class=\"tools\" hidden>\n{all}{none}</div>\n")
    }

    fn one(self, place: usize, unit: &UnitResult) -> String {
        let anchor = self.anchor(unit);
        let name = self.name(unit);
        let mut text = format!(
            "<article class=\"organisation\" aria-labelledby=\"{anchor}\">\n<h3 id=\"{anchor}\">{}</h3>\n<p class=\"about\">{}</p>\n",
            escaped(&name),
            escaped(&self.about(unit))
        );
        let _ = writeln!(text, "<p>{}{}</p>", self.outcome_field(unit).inner, self.totals_line(unit));
        text += &self.decided(unit);
        text += &self.why(unit);
        text += &if let Some(explanation) = self.overview.explained.get(&place) {
            self.explanation(explanation, &name)
        } else {
            let id = self.say().workspace.organisations.at(unit.organisation).id();
            note(&self.fill(texts::NOT_EXPLAINED, &[("id", id)]))
        };
        text + "</article>\n"
    }

    fn about(self, unit: &UnitResult) -> String {
        let workspace = self.say().workspace;
        let kind = self.phrase(words::kind(workspace.kind(unit.organisation)));
        let parent = workspace.parent(unit.organisation);
        let parent =
            parent.map_or(workspace.manifest.committee.as_str(), |parent| self.say().organisation(parent));
        let id = workspace.organisations.at(unit.organisation).id();
        self.fill(told::OF, &[("id", id), ("kind", &kind), ("parent", parent)])
    }

    /// The total of every stage with points.
    fn totals_line(self, unit: &UnitResult) -> String {
        let totals = unit.stages.iter().filter_map(|score| {
            let max = self.say().number(score.max?);
            let total = score.total.as_ref().map_or_else(|| "?".to_owned(), |total| self.say().exact(total));
            let values = [("stage", self.stage(score.stage)), ("total", total), ("max", max)];
            let words =
                self.fill(texts::TOTAL_LINE, &values.each_ref().map(|(name, value)| (*name, value.as_str())));
            Some(format!(" · {}", escaped(&words)))
        });
        totals.collect()
    }

    fn decided(self, unit: &UnitResult) -> String {
        let Some(decision) = &unit.decision else { return String::new() };
        let outcome = quoted(&decided_name(self.say(), unit, decision));
        let values = [
            ("number", decision.number.clone()),
            ("date", self.say().date(decision.date)),
            ("outcome", outcome),
        ];
        let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
        super::html::paragraph(&self.fill(texts::DECIDED_LINE, &values))
    }

    /// The reasons, with the waivers that the result rests on.
    fn why(self, unit: &UnitResult) -> String {
        let reasons = reasons_beside_standing(self.overview.results.preview, self.say(), unit);
        let all_met = if reasons.is_empty() && is_at_best(unit) {
            super::html::paragraph(&capitalised(&self.phrase(told::ALL_MET)))
        } else {
            String::new()
        };
        let items = reasons.into_iter().chain(waivers(self.say(), unit));
        let items: Vec<Block> = items.map(|reason| Block::Item(0, reason)).collect();
        all_met + &blocks(&items, 4)
    }

    /// What `bontot explain --full` tells, but for its opening, which the page has already.
    fn explanation(self, explanation: &Explanation, name: &str) -> String {
        let tables = account::tables(explanation, self.told, Extent::Full);
        let parts: String = tables.iter().skip(1).map(|table| self.account_part(table, name)).collect();
        let summary = escaped(&self.fill(texts::EXPLAINED, &[("name", name)]));
        format!("<details class=\"explanation\">\n<summary>{summary}</summary>\n{parts}</details>\n")
    }

    fn account_part(self, table: &Table, name: &str) -> String {
        let heading = table.above.iter().find_map(|block| match block {
            Block::Heading(words) | Block::Title(words) => Some(words.as_str()),
            Block::Line(_) | Block::Item(..) => None,
        });
        let mut text = blocks(&table.above, 4);
        if !table.columns.is_empty() {
            let caption = format!("{}: {name}", heading.unwrap_or_default());
            let grid = Grid { class: "account", ..Grid::of(table, &caption, self.say().language) };
            text += &grid.draw();
        }
        text + &blocks(&table.below, 4)
    }
}
