//! The rows of assessments as they stream by: each becomes a line of a form, or a problem. The rows of some files,
//! or of a piece of one, are taken by [`Rows`], on any thread; [`Records`] puts together what they found.

use rustc_hash::FxHashMap;

use super::decisions::{self, Decisions};
use super::evidence::References;
use super::line::{LineReader, OpenForm, named_criterion};
use super::named::Named;
use super::notes::Notes;
use super::recall::{Recall, Scope};
use super::repeats::Repeats;
use super::{Frame, RowPlaces, ValidDataset, events, findings, order, refused, unknown, waivers};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::forms::Packing;
use crate::model::record::{AssessmentRow, Field, Notation, RecordFile, RowSink};
use crate::model::spreadsheet::may_be_misread;
use crate::model::{Every, Forms, Id, Located, Period, Place, UnitKey, Workspace};

/// What was found in rows.
#[derive(Debug, Default)]
struct Found {
    report: Report,
    forms: Forms,
    repeats: Repeats,
    notes: Notes,
    /// Units without a form, with the problem of their first row.
    refused: FxHashMap<UnitKey, Report>,
    /// Where there is no organisation's id: a cell, or a file whose column is missing.
    without_organisation: Vec<Place>,
    /// Ids that no organisation has.
    unknown: Vec<Located<Id>>,
}

/// Takes the rows of some files, or of a piece of one.
#[derive(Debug)]
pub struct Rows<'f> {
    frame: &'f Frame,
    found: Found,
    /// The form of the row before, and what that row named.
    open: Option<OpenForm>,
    named: Named,
    /// The space of a form that was closed.
    spare: Packing,
    /// The path of the row before.
    path: Option<Path>,
    /// The organisation of the row before: the next row is likely to be of the same, or of the next.
    organisation: usize,
    recall: Recall,
}

/// What a file's path names, and what that is.
#[derive(Debug)]
struct Path {
    year: i16,
    review: Id,
    organisation: Option<Id>,
    meaning: Meaning,
}

#[derive(Clone, Copy, Debug)]
struct Meaning {
    review: Option<usize>,
    organisation: Option<usize>,
    year: Period,
}

impl Path {
    fn is_of(&self, file: &RecordFile) -> bool {
        let is_named_alike = match (&self.organisation, &file.organisation) {
            (Some(own), Some(other)) => own.is_copy_of(other),
            (None, None) => true,
            (Some(_), None) | (None, Some(_)) => false,
        };
        is_named_alike && self.review.is_copy_of(&file.review) && self.year == file.year
    }
}

impl<'f> Rows<'f> {
    #[must_use]
    pub fn new(frame: &'f Frame) -> Self {
        let found = Found { report: frame.report(), notes: frame.notes.take(), ..Found::default() };
        let (open, named, spare) = (None, Named::default(), Packing::default());
        let recall = frame.recalls.take();
        Self { frame, found, open, named, spare, path: None, organisation: 0, recall }
    }

    fn close(&mut self) {
        if let Some(mut open) = self.open.take() {
            self.found.forms.put(open.key, &mut open.form);
            self.spare = open.form;
        }
    }

    /// What the path of a row's file means; rows of one file come one after another. No form stays open beyond them.
    fn meaning(&mut self, file: &RecordFile) -> Meaning {
        if let Some(path) = self.path.as_ref().filter(|path| path.is_of(file)) {
            return path.meaning;
        }
        self.close();
        let meaning = Meaning {
            review: self.frame.dataset.manifest.review_at(file.review.as_str()),
            organisation: file.organisation.as_ref().and_then(|name| self.index_of(name.as_str())),
            year: Period::year_of(file.year),
        };
        let (review, organisation) = (file.review.clone(), file.organisation.clone());
        self.path = Some(Path { year: file.year, review, organisation, meaning });
        meaning
    }

    /// The organisation of a row, by the file's name or by its column.
    #[inline]
    fn organisation(
        &mut self,
        file: &RecordFile,
        meaning: Meaning,
        cell: Option<&Field<'_>>,
    ) -> Option<(usize, Place)> {
        let column = cell.filter(|field| !field.text.is_empty());
        let place = column.map_or(Place::File(file.file), |field| field.place);
        if let Some(name) = &file.organisation {
            match column.filter(|field| field.text != name.as_str()) {
                // an unknown name of a file is reported once, with the file
                None => return meaning.organisation.map(|found| (found, place)),
                Some(field) => self.found.report.add(
                    Diagnostic::new(Code::OrganisationContradicted, field.place)
                        .with("organisation", field.text)
                        .with("file", name),
                ),
            }
            return None;
        }
        let Some(field) = column else {
            self.report_no_organisation(cell.map_or(Place::File(file.file), |field| field.place));
            return None;
        };
        if let Some(found) = self.index_of(field.text) {
            return Some((found, place));
        }
        let id = self.id(*field)?;
        self.found.unknown.extend(self.frame.dataset.register_is_whole.then_some(id));
        None
    }

    fn index_of(&mut self, id: &str) -> Option<usize> {
        let is_it = |index: &usize| {
            self.frame.dataset.organisations.get(*index).is_some_and(|known| known.id() == id)
        };
        let near = [self.organisation, self.organisation + 1].into_iter().find(is_it);
        // of two with one id the first counts; that is an error all the same
        let found = near.or_else(|| self.frame.dataset.organisations.find(id))?;
        self.organisation = found;
        Some(found)
    }

    fn id(&mut self, field: Field<'_>) -> Option<Located<Id>> {
        let read = Id::new(field.text);
        if read.is_none() {
            let problem = Diagnostic::new(Code::IdMalformed, field.place).with("value", field.text);
            self.found.report.add(problem.perhaps_altered(field.text));
        }
        read.map(|id| Located::new(id, field.place))
    }

    /// An empty cell is shown where it stands; a missing column once a file.
    fn report_no_organisation(&mut self, place: Place) {
        if self.found.without_organisation.last() != Some(&place) {
            self.found.without_organisation.push(place);
        }
    }

    fn period(&mut self, year: Period, field: Option<&Field<'_>>) -> Option<Period> {
        let Some(field) = field.filter(|field| !field.text.is_empty()) else { return Some(year) };
        let problem = match Period::read(field.text) {
            Some(period) if period.year() == year.year() => return Some(period),
            Some(_) => Diagnostic::new(Code::PeriodOfOtherYear, field.place)
                .with("period", field.text)
                .with("year", usize::from(year.year().unsigned_abs())),
            None => Diagnostic::of_period(*field),
        };
        self.found.report.add(problem);
        None
    }

    /// Makes the row's form the open one.
    fn turn_to(&mut self, file: &RecordFile, key: UnitKey, places: &RowPlaces) -> Option<()> {
        self.close();
        let guideline = self.guideline(file, key, places)?;
        let lines = self.frame.lines(guideline);
        let mut form = std::mem::take(&mut self.spare);
        match self.found.forms.get(&key) {
            Some(known) => form.begin_with(&known),
            None => form.begin(lines),
        }
        let is_sound = !self.frame.unsound.contains(&guideline);
        let last_line = lines.wrapping_sub(1);
        let scope = Scope::new(guideline, self.frame.has_lines_of_periods[guideline].then_some(key.period));
        self.open = Some(OpenForm { key, guideline, scope, is_sound, form, last_line });
        Some(())
    }
}

impl Rows<'_> {
    /// Whether a row names what the row before named, so that it belongs into the open form.
    #[inline]
    fn goes_on(&self, file: &RecordFile, row: &impl AssessmentRow) -> bool {
        self.open.is_some()
            && self.named.are_those_of(row)
            && self.path.as_ref().is_some_and(|path| path.is_of(file))
    }

    /// The unit that a row at `place` names by its organisation and period; what is wrong with that is reported.
    #[inline(never)]
    fn key(
        &mut self,
        file: &RecordFile,
        (organisation, period): (Option<Field<'_>>, Option<Field<'_>>),
        place: Place,
    ) -> Option<(UnitKey, RowPlaces)> {
        let meaning = self.meaning(file);
        let period_place = period.map_or(place, |field| field.place);
        let organisation = self.organisation(file, meaning, organisation.as_ref());
        let period = self.period(meaning.year, period.as_ref());
        let (review, (organisation, place), period) = (meaning.review?, organisation?, period?);
        let key = UnitKey { review, organisation, period };
        Some((key, RowPlaces { organisation: place, period: period_place }))
    }

    /// The guideline of a form; why there is none is told once for each form.
    fn guideline(&mut self, file: &RecordFile, key: UnitKey, places: &RowPlaces) -> Option<usize> {
        if self.found.refused.contains_key(&key) {
            return None;
        }
        let mut refusal = self.frame.report();
        let mut found = self.frame.guideline(key, places, &mut refusal);
        // there is one such file, so it has no room for the other months or quarters
        if found.is_some() && file.notation == Notation::Toml && key.period.every() != Every::Year {
            refusal.add(Diagnostic::new(Code::TomlPeriodNotYear, places.period).with("period", key.period));
            found = None;
        }
        if found.is_none() {
            self.found.refused.insert(key, refusal);
        }
        found
    }

    /// Makes the form of a row the open one, if it has one.
    #[inline(never)]
    fn open(
        &mut self,
        file: &RecordFile,
        (key, places): (UnitKey, RowPlaces),
        row: &impl AssessmentRow,
    ) -> Option<()> {
        if self.open.as_ref().is_none_or(|open| open.key != key) {
            self.turn_to(file, key, &places)?;
        }
        self.named.take(row);
        Some(())
    }
}

impl RowSink for Rows<'_> {
    #[inline]
    fn row(&mut self, file: &RecordFile, row: &impl AssessmentRow) {
        let references = References::of(row.evidence_bytes());
        let existing = &self.frame.dataset.evidence;
        let any_evidence = references.check(|| row.evidence_place(), existing, &mut self.found.report);
        if may_be_misread(row.evidence_bytes()) && file.notation == Notation::Csv {
            self.found.report.extend(row.evidence().and_then(Diagnostic::of_misread));
        }
        let goes_on = self.goes_on(file, row);
        let named =
            if goes_on { None } else { self.key(file, (row.organisation(), row.period()), row.place()) };
        let is_open = goes_on || named.and_then(|named| self.open(file, named, row)).is_some();
        let Found { report, repeats, notes, .. } = &mut self.found;
        let (frame, recall) = (self.frame, &mut self.recall);
        match self.open.as_mut().filter(|open| is_open && open.is_sound) {
            Some(open) => {
                let notation = file.notation;
                LineReader { frame, report, repeats, notes, recall, references, any_evidence, notation }
                    .read(open, row);
            }
            None => _ = named_criterion(row, report),
        }
    }

    fn bare_period(&mut self, file: &RecordFile, period: Field<'_>) {
        if let Some((key, places)) = self.key(file, (None, Some(period)), period.place) {
            self.guideline(file, key, &places);
        }
    }

    fn pause(&mut self) {
        self.close();
        let recall = std::mem::take(&mut self.recall);
        if !recall.is_empty() {
            self.frame.recalls.put_back(recall);
        }
    }
}

/// All that was found in the assessments, until it ends as a [`ValidDataset`].
#[derive(Debug, Default)]
pub struct Records {
    found: Found,
}

impl Records {
    /// Takes over what was found in rows; those of earlier files first.
    pub fn take(&mut self, mut rows: Rows<'_>) {
        rows.pause();
        let (frame, Found { report, forms, repeats, notes, refused, without_organisation, unknown }) =
            (rows.frame, rows.found);
        let all = &mut self.found.report;
        all.append(report);
        self.found.repeats.take(repeats, self.found.forms.append(&forms), frame, all);
        self.found.notes.append(&notes);
        frame.notes.put_back(notes.emptied());
        let mut news: Vec<(UnitKey, Report)> =
            refused.into_iter().filter(|(key, _)| !self.found.refused.contains_key(key)).collect();
        news.sort_unstable_by_key(|(key, _)| *key);
        for (key, refusal) in news {
            self.found.report.append(refusal);
            self.found.refused.insert(key, Report::default());
        }
        for place in without_organisation {
            if self.found.without_organisation.last() != Some(&place) {
                self.found.without_organisation.push(place);
                self.found.report.add(Diagnostic::new(Code::OrganisationMissing, place));
            }
        }
        self.found.unknown.extend(unknown);
    }

    /// The whole folder, if nothing in it is wrong.
    #[must_use]
    pub fn finish(self, mut frame: Frame, report: &mut Report) -> Option<ValidDataset> {
        let Found { report: of_rows, forms, repeats, notes, unknown, .. } = self.found;
        report.append(of_rows);
        repeats.report(&frame, &forms, report);
        unknown::report(&frame, unknown, report);
        notes.report_shared(&frame.dataset.organisations, report);
        let (facts, of_facts) = std::mem::take(&mut frame.facts);
        report.append(of_facts);
        let years = frame.dataset.years.iter_mut();
        let events = years.map(|(year, tables)| (*year, std::mem::take(&mut tables.events))).collect();
        let events = events::check(&frame, events, report);
        let findings = findings::check(&frame, report);
        let (waivers, waivers_of) = waivers::check(&frame, report);
        let Decisions { in_force: decisions, superseded } = decisions::check(&frame, report);
        let assignments = events::assignments(&frame, report);
        refused::check(&frame, report);
        if report.has_errors() {
            return None;
        }
        let dataset = frame.dataset;
        let mut workspace = Workspace {
            manifest: dataset.manifest,
            organisations: dataset.organisations,
            tree: frame.tree,
            guidelines: dataset.guidelines,
            peer_firsts: Vec::new(),
            review_guidelines: frame.review_guidelines,
            years: dataset.years.iter().map(|(year, tables)| (*year, tables.facts_file)).collect(),
            forms,
            facts,
            events,
            findings,
            waivers,
            waivers_of,
            decisions,
            superseded,
            assignments,
            record_files: dataset.record_files.into(),
        };
        workspace.peer_firsts = order::peer_firsts(&workspace);
        order::report_circles(&workspace, report);
        (!report.has_errors()).then_some(ValidDataset { workspace })
    }
}
