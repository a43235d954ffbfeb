//! What git tells of an organisation: who changed what when, and who recorded what stands.

use super::Teller;
use crate::check::{past_figure, past_value};
use crate::commands::phases::{self, WrittenRow};
use crate::commands::review::Opened;
use crate::commands::revision::on_one_line;
use crate::commands::subject::Subject;
use crate::commands::trail::{Trail, Written};
use crate::commands::versions::Unread;
use crate::git::{Absence, Repository};
use crate::history::{Change, ChangedCell, Made, Matter, RowKey, RowTexts, Rows, Unknown};
use crate::load;
use crate::model::text::joined;
use crate::model::{Id, Stage, UnitKey};

impl Teller<'_> {
    /// Adds who changed what when; returns what cannot be known.
    pub(super) fn ask_git(&mut self) -> anyhow::Result<Unknown> {
        let opened = &self.subject.opened;
        let repository = match Repository::around(opened.folder()) {
            Ok(repository) => repository,
            Err(absence) => return Ok(unknown(absence)),
        };
        let written = phases::written(&opened.workspace, &opened.sources, Some(self.subject.organisation))?;
        let mut now = rows(opened, &written, self.id());
        for (year, tables) in phases::year_tables(&opened.sources, &self.id())? {
            now.put_tables(year, &tables);
        }
        let traced = Trail::of(&repository).and_then(|trail| {
            let written: Vec<Written> = self.written.iter().map(|(_, row)| row.clone()).collect();
            let limit = match trail.cut_off() {
                Some(day) => Unknown::Before(day),
                None => trail.moved()?.map_or(Unknown::Nothing, |(by, from)| Unknown::Moved { by, from }),
            };
            Ok((trail.told(&self.id(), &now, &written)?, limit))
        });
        let ((traced, writers), limit) = match traced {
            Ok(traced) => traced,
            Err(failure) => return Ok(Unknown::Broken(on_one_line(&failure.said()))),
        };
        for ((entry, _), made) in self.written.iter().zip(writers) {
            self.entries[*entry].made = made;
        }
        traced.unread.into_iter().for_each(|(path, why, made)| self.unread(&path, why, made));
        for (change, made) in traced.changes {
            if !is_same_value(&change, self.subject) && !self.is_told(&change, &made) {
                self.changed(change, made);
            }
        }
        Ok(limit)
    }

    fn unread(&mut self, path: &str, why: Unread, made: Made) {
        let of_form = load::record_at(path).map(|file| (file.year, Some(file.review)));
        let of_table = || load::table_at(path).map(|(year, _)| (year, None));
        let Some((year, review)) = of_form.or_else(of_table) else { return };
        let matter = match why {
            Unread::InError => Matter::Unreadable,
            Unread::NotHere => Matter::NotHere,
        };
        let entry = self.add(year, made.day(), matter, [path, ""]);
        (entry.review, entry.made) = (review, made);
    }

    /// Whether a row that came is told already, as what was done or decided and by whom that was recorded.
    fn is_told(&self, change: &Change, made: &Made) -> bool {
        let is_it = |(entry, subject, said): &(usize, RowKey, String)| {
            *subject == change.row.subject() && *said == change.after && self.entries[*entry].made == *made
        };
        change.is_row_that_came() && self.rows.iter().any(is_it)
    }

    /// A row that came or went says itself which one it is; of another the cell that was changed is not enough.
    fn changed(&mut self, change: Change, made: Made) {
        let RowKey { of, review, period, criterion, mark, .. } = change.row;
        let is_marked = matches!(change.cell, ChangedCell::Column(column) if of.mark() != Some(column));
        let subject = joined(&[&criterion, if is_marked { &mark } else { "" }]);
        let matter = Matter::Changed(of, change.cell);
        let entry = self.add(period.year(), made.day(), matter, [&subject, &change.after]);
        (entry.review, entry.period) = (review, Some(period));
        (entry.before, entry.made) = (Some(change.before), made);
    }
}

fn unknown(absence: Absence) -> Unknown {
    match absence {
        Absence::NoProgram => Unknown::NoProgram,
        Absence::NoRepository => Unknown::NoRepository,
        Absence::NoCommit => Unknown::NoCommit,
        Absence::Unsafe(said) => Unknown::Unsafe(on_one_line(&said)),
        Absence::Broken(said) => Unknown::Broken(on_one_line(&said)),
    }
}

/// Whether both texts of a value mean the same today, to the guideline that serves its form or declares the fact: `có` and
/// `x`.
fn is_same_value(change: &Change, subject: &Subject) -> bool {
    let ChangedCell::Value(_) = change.cell else { return false };
    let Some(review) = &change.row.review else { return is_same_figure(change, subject) };
    let workspace = &subject.opened.workspace;
    let meaning = |text: &str| {
        let review = workspace.manifest.review_at(review.as_str())?;
        let key = UnitKey { organisation: subject.organisation, review, period: change.row.period };
        let guideline = &workspace.guidelines[workspace.guideline_for(key)?];
        let line = guideline.lines().find(|line| line.id.as_str() == change.row.criterion)?;
        past_value(guideline, line, text)
    };
    meaning(&change.before).is_some_and(|before| meaning(&change.after) == Some(before))
}

fn is_same_figure(change: &Change, subject: &Subject) -> bool {
    let (organisation, row) = (subject.organisation, &change.row);
    let fact = subject.opened.workspace.declared_fact(organisation, &row.criterion, row.period);
    let meaning = |text: &str| past_figure(fact?, text);
    meaning(&change.before).is_some_and(|before| meaning(&change.after) == Some(before))
}

/// The rows that stand in the folder.
fn rows(opened: &Opened, written: &[WrittenRow], of: Id) -> Rows {
    let workspace = &opened.workspace;
    let mut rows = Rows::of(Some(of));
    for row in written {
        let Some(guideline) = workspace.guideline_for(row.key) else { continue };
        let Some(line) = workspace.guidelines[guideline].lines().nth(row.line) else { continue };
        let text =
            |written: Option<&phases::WrittenText>| written.map(|it| it.text.clone()).unwrap_or_default();
        let organisation = workspace.organisations.at(row.key.organisation).to_id();
        let review = workspace.manifest.reviews[row.key.review].id.clone();
        let key = RowKey::of_line(organisation, review, row.key.period, line.id.to_string());
        let values = Stage::ALL.map(|stage| text(row.value(stage)));
        let texts = RowTexts {
            values,
            evidence: text(row.evidence.as_ref()),
            note: text(row.note.as_ref()),
            ..RowTexts::default()
        };
        rows.put(key, texts);
    }
    rows
}
