//! The lines of the form: what was written in each stage, what it brought, its evidence and its row.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::{Account, Extent};
use crate::catalogue::{account, labels, words};
use crate::explain::{LineAccount, LineScore};
use crate::model::{Criterion, Exact, Stage, Value};
use crate::render::measure;
use crate::render::table::{Block, Cell, Column, Table, Wrap};

/// The most lines of a brief account.
const MOST_LINES: usize = 4;

/// The most characters of a name or a note in a brief account.
const LONGEST_TEXT: usize = 26;

impl Account<'_> {
    pub(super) fn lines(self) -> Table {
        let lines: Vec<(&LineAccount, &Criterion)> =
            self.explanation.lines().zip(self.rules().lines()).collect();
        let mut shown: Vec<_> = match self.extent {
            Extent::Full => lines,
            Extent::Brief => lines.into_iter().filter(|(line, rule)| self.tells(line, rule)).collect(),
        };
        let heading = match self.extent {
            Extent::Full => account::LINES,
            Extent::Brief => account::LINES_SHORT,
        };
        let mut above = vec![self.heading(heading)];
        if shown.is_empty() {
            above.push(Block::Line(self.phrase(account::ALL_FULL)));
            return Table { above, ..Table::default() };
        }
        if self.extent == Extent::Brief {
            shown.sort_by_key(|(line, rule)| Reverse(self.lost(line, rule)));
        }
        let more = if self.extent == Extent::Brief { shown.len().saturating_sub(MOST_LINES) } else { 0 };
        shown.truncate(shown.len() - more);
        let file = self.only_file(&shown);
        let row = self.phrase(account::ROW);
        above.extend(
            file.as_ref()
                .map(|file| Block::Line(self.fill(account::IN_FILE, &[("file", file), ("row", &row)]))),
        );
        let more = (more > 0).then(|| self.fill(account::MORE_LINES, &[("count", &more.to_string())]));
        Table {
            above,
            columns: self.line_columns(),
            rows: shown.iter().map(|(line, rule)| self.line_row(line, rule, file.as_deref())).collect(),
            spacing: self.spacing(),
            below: more.into_iter().map(Block::Line).collect(),
            ..Table::default()
        }
    }

    /// Whether a line lost points, has left the form or is not given.
    fn tells(self, line: &LineAccount, rule: &Criterion) -> bool {
        let Some(sums) = self.explanation.deciding() else { return false };
        match &sums.lines[line.line] {
            LineScore::Outside => false,
            LineScore::Left => rule.applies_in(self.explanation.key.period),
            LineScore::Open => true,
            LineScore::Scored { points: Some(points), .. } => {
                !rule.bonus && rule.max.is_some_and(|max| *points < max.into())
            }
            LineScore::Scored { points: None, rating } => rating.is_some_and(|rating| rating > 0),
        }
    }

    /// What a line is short of its best; one without a value all of it.
    fn lost(self, line: &LineAccount, rule: &Criterion) -> Exact {
        let score = self.explanation.deciding().map(|sums| &sums.lines[line.line]);
        let points = score.and_then(LineScore::points).cloned().unwrap_or(Exact::ZERO);
        Exact::from(rule.max.unwrap_or_default()).minus(&points)
    }

    /// The file of the rows, where it is the same for all.
    fn only_file(self, lines: &[(&LineAccount, &Criterion)]) -> Option<String> {
        let rows = lines.iter().filter_map(|(line, _)| line.row.as_ref());
        let paths: BTreeSet<&str> =
            rows.filter_map(|row| self.told.places.get(&row.place)).map(|at| at.path.as_str()).collect();
        if paths.len() == 1 { paths.first().map(|path| (*path).to_owned()) } else { None }
    }

    fn line_columns(self) -> Vec<Column> {
        let stages = self.explanation.stages.iter().map(|sums| sums.scores.stage);
        let mut columns = vec![Column::words(self.phrase(account::CRITERION))];
        columns.extend(stages.map(|stage| {
            let head = self.stage(stage).replace(' ', "\n");
            Column { wrap: Wrap::Words, ..Column::figures(head) }
        }));
        columns.extend([account::POINTS, account::MAX].map(|phrase| self.figures_column(phrase)));
        columns.push(Column::words(self.phrase(account::NOTES)));
        columns.push(Column::figures(self.phrase(account::ROW)));
        columns
    }

    fn line_row(self, line: &LineAccount, rule: &Criterion, file: Option<&str>) -> Vec<Cell> {
        let say = self.say();
        let mut row = vec![Cell::Text(self.shortened(&format!("{} {}", rule.id, say.text(&rule.name))))];
        let stages = self.explanation.stages.iter();
        row.extend(stages.map(|sums| self.given(line, rule, sums.scores.stage)));
        let score = self.explanation.deciding().map(|sums| &sums.lines[line.line]);
        row.push(score.map_or(Cell::Empty, |score| self.brought(score)));
        row.push(rule.max.map_or(Cell::Empty, Cell::Number));
        row.push(self.notes(line, rule));
        row.push(line.row.as_ref().map_or(Cell::Empty, |row| {
            let position = self.told.places.get(&row.place).and_then(|at| at.line);
            match (file, position) {
                (Some(_), Some(number)) => Cell::Count(number),
                (Some(_) | None, _) => Cell::text(self.told.at(row.place)),
            }
        }));
        row
    }

    /// What a stage gave the line.
    fn given(self, line: &LineAccount, rule: &Criterion, stage: Stage) -> Cell {
        let form = self.say().workspace.forms.get(&self.explanation.key);
        let language = self.say().language;
        match form.and_then(|form| form.value(line.line, stage)) {
            Some(Value::Number(number)) => Cell::Number(number),
            Some(Value::Toggle(yes)) => Cell::phrase(words::yes_or_no(yes), language),
            Some(Value::NotApplicable) => Cell::phrase(labels::NOT_APPLICABLE, language),
            Some(Value::Offer(_)) | None => {
                let written = line.row.as_ref().and_then(|row| row.value(stage));
                written.map_or(Cell::Empty, |written| Cell::text(self.as_written(rule, &written.text)))
            }
        }
    }

    /// In a brief account a text is cut where it would take several lines.
    fn shortened(self, text: &str) -> String {
        match self.extent {
            Extent::Full => text.to_owned(),
            Extent::Brief => shortened(text, LONGEST_TEXT),
        }
    }

    /// The text of a cell; an option or a rating by its name.
    pub(super) fn as_written(self, rule: &Criterion, text: &str) -> String {
        let offer = self.rules().offers(rule).iter().find(|offer| offer.id.as_str() == text);
        offer.map_or_else(|| text.to_owned(), |offer| self.say().text(&offer.name).to_owned())
    }

    fn brought(self, score: &LineScore) -> Cell {
        let phrase = |phrase| Cell::phrase(phrase, self.say().language);
        match score {
            LineScore::Outside => phrase(account::OUTSIDE),
            LineScore::Left => phrase(labels::NOT_APPLICABLE),
            LineScore::Open => phrase(account::OPEN),
            LineScore::Scored { points: Some(points), .. } => Cell::Number(points.rounded()),
            LineScore::Scored { points: None, .. } => phrase(labels::NO_POINTS),
        }
    }

    fn notes(self, line: &LineAccount, rule: &Criterion) -> Cell {
        let measured = rule.measure.as_ref().map(|id| {
            let name = measure::name(self.rules(), &id.value, self.say().language);
            self.fill(account::MEASURED, &[("measure", name)])
        });
        let texts = line.row.as_ref().into_iter().flat_map(|row| [&row.evidence, &row.note]);
        let texts = texts.flatten().map(|text| text.text.clone());
        let all: Vec<String> = measured.into_iter().chain(texts).collect();
        if all.is_empty() { Cell::Empty } else { Cell::Text(self.shortened(&all.join("; "))) }
    }
}

/// The text, cut at a space so that it and the sign of the cut have at most `most` characters.
fn shortened(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let start: String = text.chars().take(most).collect();
    let cut = start.rfind(' ').unwrap_or(start.len());
    format!("{} …", start[..cut].trim_end_matches([',', ';', ' ']))
}
