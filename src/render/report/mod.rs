//! A committee's page: one HTML file with everything on it, for a screen and for paper. No script is needed; a small
//! one sorts and filters. Nothing comes from elsewhere, and the browser is told to fetch nothing.

mod criteria;
mod each;
mod findings;
mod glance;
pub mod html;
mod list;
mod matrix;
mod months;
mod parts;
mod security;
mod svg;
mod totals;
mod trend;

use std::fmt::Write;

use super::account::Told;
use super::evaluation::{cautions, guideline_line, guidelines_used};
use super::html::escaped;
use super::quota;
use super::say::{Say, capitalised};
use super::table::{Align, Block, Cell, Table};
use super::{opening::Reader, summary};
use crate::catalogue::{Phrase, report as texts};
use crate::diagnostics::{Shown, Tally};
use crate::model::Every;
use crate::model::results::UnitResult;
use crate::report::Overview;
use html::{Grid, note, section};

/// What is said of the records' credibility: the first of them, and how many there are.
pub struct Credibility<'a> {
    pub shown: &'a [Shown],
    pub tally: &'a Tally,
    pub history: History,
}

/// Whether git's history could be asked for what it may show.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum History {
    Asked,
    NotAsked,
}

/// A page on its way to text.
#[derive(Clone, Copy)]
struct Page<'a> {
    overview: &'a Overview,
    told: Told<'a>,
    credibility: &'a Credibility<'a>,
}

/// A part of the page: its anchor, its heading, its HTML.
struct Part {
    id: &'static str,
    heading: Phrase,
    inner: String,
}

const STYLE: &str = include_str!("page.css");
const SCRIPT: &str = include_str!("page.js");

/// The whole file; `sources` say what it rests on.
#[must_use]
pub fn draw(overview: &Overview, told: Told<'_>, credibility: &Credibility<'_>, sources: &[Block]) -> String {
    let page = Page { overview, told, credibility };
    let parts = page.parts();
    let (say, title) = (page.say(), escaped(&page.title()));
    let mut text = format!(
        "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{}\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>{title} – {}</title>\n<style>{STYLE}</style>\n</head>\n",
        say.language.word(),
        security::policy(STYLE, SCRIPT),
        escaped(&say.workspace.manifest.committee),
    );
    let words = [("sort", texts::SORT), ("filtered", texts::FILTER_LEFT)];
    let words = words.map(|(name, phrase)| format!(" data-{name}=\"{}\"", escaped(&page.phrase(phrase))));
    let _ = writeln!(
        text,
        "<body{}>\n<a class=\"skip\" href=\"#noi-dung\">{}</a>",
        words.concat(),
        escaped(&page.phrase(texts::SKIP))
    );
    text += &page.header();
    text += &page.contents(&parts);
    text += "<main id=\"noi-dung\">\n";
    for part in &parts {
        text += &section(part.id, &page.phrase(part.heading), &(part.inner.clone() + &page.to_top()));
    }
    text += "</main>\n";
    let _ = write!(text, "<footer>\n{}</footer>\n", html::blocks(sources, 2));
    let _ = writeln!(text, "<script>{SCRIPT}</script>");
    text + "</body>\n</html>\n"
}

impl<'a> Page<'a> {
    const fn say(self) -> Say<'a> {
        self.told.say
    }

    fn phrase(self, phrase: Phrase) -> String {
        self.say().phrase(phrase)
    }

    fn fill(self, phrase: Phrase, values: &[(&str, &str)]) -> String {
        self.say().fill(phrase, values)
    }

    fn units(self) -> &'a [UnitResult] {
        &self.overview.results.units
    }

    fn title(self) -> String {
        let review = self.say().review(self.overview.results.review.as_str());
        let period = self.overview.period.to_string();
        self.fill(texts::TITLE, &[("review", &review), ("period", &period)])
    }

    /// Who a result is of; of which period where that is not the year.
    fn name(self, unit: &UnitResult) -> String {
        let name = self.say().organisation(unit.organisation);
        match unit.period.every() {
            Every::Year => name.to_owned(),
            Every::Quarter | Every::Month => format!("{name}, {}", unit.period),
        }
    }

    /// The anchor of a result's section; a colon stands in no id.
    fn anchor(self, unit: &UnitResult) -> String {
        let id = self.say().workspace.organisations.at(unit.organisation).id();
        match unit.period.every() {
            Every::Year => format!("tc-{id}"),
            Every::Quarter | Every::Month => format!("tc-{id}:{}", unit.period),
        }
    }

    /// The name as a link to the section of the result.
    fn link(self, unit: &UnitResult) -> String {
        format!("<a href=\"#{}\">{}</a>", self.anchor(unit), escaped(&self.name(unit)))
    }

    fn guideline_name(self, index: usize) -> String {
        self.say().text(&self.say().guideline(index).name).to_owned()
    }

    fn header(self) -> String {
        let say = self.say();
        let results = &self.overview.results;
        let lines = guidelines_used(results).into_iter().map(|index| guideline_line(say, index));
        let lines: Vec<Block> = lines.collect();
        let mut text = format!(
            "<header>\n<p class=\"committee\">{}</p>\n<h1>{}</h1>\n{}",
            escaped(&say.workspace.manifest.committee),
            escaped(&self.title()),
            html::blocks(&lines, 2)
        );
        for caution in cautions(results, say) {
            if let Block::Line(words) = caution {
                let _ = writeln!(text, "<p class=\"caution\" role=\"note\">{}</p>", escaped(&words));
            }
        }
        let day = say.date(self.overview.as_of);
        text += &note(&self.fill(texts::AS_OF, &[("day", &day)]));
        text + "</header>\n"
    }

    fn contents(self, parts: &[Part]) -> String {
        let heading = escaped(&self.phrase(texts::CONTENTS));
        let item = |part: &Part| {
            format!("<li><a href=\"#{}\">{}</a></li>\n", part.id, escaped(&self.phrase(part.heading)))
        };
        let items: String = parts.iter().map(item).collect();
        format!(
            "<nav aria-labelledby=\"muc-luc\">\n<h2 id=\"muc-luc\">{heading}</h2>\n<ol>\n{items}</ol>\n</nav>\n"
        )
    }

    fn to_top(self) -> String {
        format!("<p class=\"top\"><a href=\"#muc-luc\">{}</a></p>\n", escaped(&self.phrase(texts::TO_TOP)))
    }

    fn parts(self) -> Vec<Part> {
        if self.units().is_empty() {
            let inner = html::paragraph(&self.phrase(texts::NOBODY));
            return vec![Part { id: "tong-quan", heading: texts::GLANCE, inner }];
        }
        let all = [
            ("tong-quan", texts::GLANCE, Some(self.glance())),
            ("ket-qua", texts::OUTCOMES, Some(self.outcomes())),
            ("danh-sach", texts::LIST, Some(self.list())),
            ("ma-tran", texts::MATRIX, Some(self.matrices())),
            ("tieu-chi", texts::CRITERIA, Some(self.criteria())),
            ("tong-diem", texts::TOTALS, self.totals()),
            ("sinh-hoat", texts::MONTHS, self.months()),
            ("khong-che", texts::QUOTA, self.quotas()),
            ("qua-cac-nam", texts::TREND, self.trend()),
            ("han-che", texts::FINDINGS, Some(self.findings())),
            ("do-tin-cay", texts::CREDIBILITY, Some(self.credibility())),
            ("tung-to-chuc", texts::EACH, Some(self.each())),
        ];
        let part = |(id, heading, inner): (_, _, Option<String>)| Some(Part { id, heading, inner: inner? });
        all.into_iter().filter_map(part).collect()
    }

    /// The consolidated forms, by kind and by parent.
    fn outcomes(self) -> String {
        let both = [(&self.overview.by_kind, texts::BY_KIND), (&self.overview.by_parent, texts::BY_PARENT)];
        let table = |(found, caption): (_, Phrase)| {
            let table = summary::table(found, Reader::Print, self.say());
            self.grid(&table, &self.phrase(caption)) + &self.below(&table)
        };
        both.map(table).concat()
    }

    fn quotas(self) -> Option<String> {
        if self.overview.results.quotas.is_empty() {
            return None;
        }
        let mut table = quota::table(&self.overview.results, Reader::Print, self.say());
        let same = same_everywhere(&mut table);
        let same: String = same.iter().map(|words| note(words)).collect();
        Some(same + &self.grid(&table, &self.phrase(texts::QUOTA)) + &self.below(&table))
    }

    fn grid(self, table: &Table, caption: &str) -> String {
        Grid::of(table, caption, self.say().language).draw()
    }

    /// What stands below a table, but for the numbers of its columns, which a page does not show.
    fn below(self, table: &Table) -> String {
        let numbers = summary::numbers_legend(table, self.say());
        let lines = table.below.iter().filter_map(|block| match block {
            Block::Line(words) | Block::Item(_, words) if numbers.as_ref() != Some(words) => {
                Some(note(words))
            }
            Block::Title(_) | Block::Heading(_) | Block::Line(_) | Block::Item(..) => None,
        });
        lines.collect()
    }

    fn stage(self, stage: crate::model::Stage) -> String {
        capitalised(&self.phrase(crate::catalogue::words::stage(stage)))
    }
}

/// Takes out the columns of words that say the same in every row, and says it once.
fn same_everywhere(table: &mut Table) -> Vec<String> {
    let is_same = |place: &usize| match &table.rows[..] {
        [first, _, ..] => {
            table.columns[*place].align == Align::Left
                && table.rows.iter().all(|row| row[*place] == first[*place])
        }
        [] | [_] => false,
    };
    let same: Vec<usize> = (2..table.columns.len()).filter(is_same).collect();
    let mut said = Vec::new();
    for place in same.into_iter().rev() {
        let column = table.columns.remove(place);
        if let Some(Cell::Text(words)) = table.rows.first().map(|row| row[place].clone()) {
            said.insert(0, format!("{}: {words}", column.whole_header(": ")));
        }
        for row in table.rows.iter_mut().chain(&mut table.totals) {
            row.remove(place);
        }
    }
    said
}
