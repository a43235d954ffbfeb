//! The states that the folder went through, and what a form was in each.

use std::collections::{BTreeSet, HashMap};

use crate::check::past_value;
use crate::commands::phases::ValidDataset;
use crate::commands::versions::{Unread, Version, Versions};
use crate::git::{CommitChange, Failure, Repository};
use crate::history::{Raised, RowOf, RowTexts, Rows, worth};
use crate::model::record::{RecordColumn, RecordFile};
use crate::model::{Date, Id, Stage, Step, UnitKey, YearTable};

/// How many of the states, the latest first, came after a day: all that stand on one of a later day, whatever their own.
pub fn later_than(states: &[CommitChange], day: Date) -> usize {
    states.iter().rposition(|state| state.commit.date > day).map_or(0, |last| last + 1)
}

/// Whether a row then gave the score as many points as now.
pub fn is_as_high(data: &ValidDataset, form: &Form, raised: &Raised, row: Option<&RowTexts>) -> bool {
    let worth_of = |row: &RowTexts| {
        let guideline = &data.guidelines[data.guideline_for(form.key)?];
        let criterion = guideline.lines().nth(raised.line)?;
        let value = past_value(guideline, criterion, &row.values[Stage::Own.index()])?;
        worth(data, form.key, raised.line, value)
    };
    row.and_then(worth_of).is_some_and(|then| then >= raised.now)
}

/// A year's form of an organisation, and what it was when the organisation assessed itself.
pub struct Form {
    pub key: UnitKey,
    pub day: Date,
    /// How many of the states came after that day.
    later: usize,
    /// Where its rows may stand.
    pub paths: Vec<String>,
    pub then: Vec<Version>,
}

/// Whose self-assessments the commit checked out records, with their days.
pub type Recorded = BTreeSet<(Id, String)>;

/// The states of the folder, the latest first, and its files in the latest.
pub struct Past {
    states: Vec<CommitChange>,
    head: HashMap<String, String>,
    /// By path: which states changed it, the latest first, and what stood there before each.
    changed: HashMap<String, Vec<(usize, Option<String>)>>,
}

impl Past {
    pub fn new(repository: &Repository, states: Vec<CommitChange>) -> Result<Self, Failure> {
        let head = repository.tree(repository.head())?.into_iter().filter(|entry| entry.kind.is_file());
        let head = head.map(|entry| (entry.path, entry.id)).collect();
        let mut changed: HashMap<String, Vec<(usize, Option<String>)>> = HashMap::new();
        for (index, state) in states.iter().enumerate() {
            for file in &state.files {
                changed.entry(file.path.clone()).or_default().push((index, file.before.first().cloned()));
            }
        }
        Ok(Self { states, head, changed })
    }

    /// The self-assessments that the commit checked out records; none where its events cannot be read.
    pub fn recorded(&self, years: &BTreeSet<i16>, versions: &mut Versions<'_>) -> Result<Recorded, Failure> {
        let tables = years.iter().map(|year| format!("{year:04}/{}", YearTable::Events.file_name()));
        let tables: Vec<Version> =
            tables.filter_map(|path| Some((path.clone(), self.head.get(&path)?.clone()))).collect();
        versions.fetch(tables.iter().cloned())?;
        let rows = tables.iter().filter_map(|table| versions.rows(table)).flat_map(Rows::iter);
        let assessed = rows.filter(|(row, _)| row.of == RowOf::Event(Step::SelfAssessed));
        let dated = assessed.filter_map(|(row, said)| {
            Some((row.organisation.clone(), said.cells.get(&RecordColumn::Date)?.clone()))
        });
        Ok(dated.collect())
    }

    /// The form that was assessed on a day, where it stands in the folder and what it was then can be told.
    pub fn form(&self, data: &ValidDataset, (key, day): (UnitKey, Date)) -> Option<Form> {
        let later = later_than(&self.states, day);
        if later == self.states.len() || !data.forms.contains_key(&key) {
            return None;
        }
        let id = data.organisations.at(key.organisation).to_id();
        let paths = RecordFile::paths(key.period.year(), &data.manifest.reviews[key.review].id, &id);
        let then = self.at(&paths, later);
        Some(Form { key, day, later, paths, then })
    }

    /// What stood at a path before the latest `later` states.
    fn content(&self, path: &str, later: usize) -> Option<String> {
        let changes = self.changed.get(path).map(Vec::as_slice).unwrap_or_default();
        let after = changes.partition_point(|(index, _)| *index < later);
        match changes[..after].last() {
            Some((_, before)) => before.clone(),
            None => self.head.get(path).cloned(),
        }
    }

    /// The form's files before the latest `later` states.
    fn at(&self, paths: &[String], later: usize) -> Vec<Version> {
        paths.iter().filter_map(|path| Some((path.clone(), self.content(path, later)?))).collect()
    }

    /// Reads what the forms were; one that cannot be read is taken as it could be read last. Whether any content is not here.
    pub fn read(&self, forms: &mut [Form], versions: &mut Versions<'_>) -> Result<bool, Failure> {
        let mut lacks = false;
        loop {
            versions.fetch(forms.iter().flat_map(|form| form.then.clone()))?;
            let mut is_done = true;
            for form in &mut *forms {
                let unread = form.then.iter().filter_map(|version| versions.unread(version));
                let unread: Vec<Unread> = unread.collect();
                if !unread.is_empty() {
                    is_done = false;
                    lacks |= unread.contains(&Unread::NotHere);
                    self.step_back(form);
                }
            }
            if is_done {
                return Ok(lacks);
            }
        }
    }

    /// To what the form was before it was changed last.
    fn step_back(&self, form: &mut Form) {
        let changes = form.paths.iter().filter_map(|path| self.changed.get(path)).flatten();
        let before = changes.map(|(index, _)| index + 1).filter(|later| *later > form.later).min();
        form.then = before.map(|later| self.at(&form.paths, later)).unwrap_or_default();
        form.later = before.unwrap_or(form.later);
    }

    /// Before how many of the latest states the form may have been another: none, and each that changed a file of it.
    fn turns(&self, form: &Form) -> Vec<usize> {
        let changes = form.paths.iter().filter_map(|path| self.changed.get(path)).flatten();
        let turns = changes.map(|(index, _)| index + 1).filter(|later| *later <= form.later);
        std::iter::once(0).chain(turns).collect::<BTreeSet<usize>>().into_iter().collect()
    }

    /// Every version of a form's files from then to the commit checked out.
    pub fn since(&self, form: &Form) -> Vec<Version> {
        self.turns(form).into_iter().flat_map(|later| self.at(&form.paths, later)).collect()
    }

    /// What has made the score as high as now.
    pub fn raiser(
        &self,
        data: &ValidDataset,
        form: &Form,
        raised: &Raised,
        versions: &Versions<'_>,
    ) -> Raiser<'_> {
        let turns = self.turns(form);
        let at = |later: &usize| self.at(&form.paths, *later);
        let is_read = |files: &[Version]| files.iter().all(|version| versions.unread(version).is_none());
        let is_lower = |files: &[Version]| {
            is_read(files) && !is_as_high(data, form, raised, versions.row(files, &raised.row))
        };
        let Some(lower) = turns.iter().position(|later| is_lower(&at(later))) else { return Raiser::Nobody };
        let state = |turn: usize| self.states.get(turns.get(turn)?.checked_sub(1)?);
        let Some(first) = state(lower) else { return Raiser::Nobody };
        let read = turns[..lower].iter().rposition(|later| is_read(&at(later)));
        if read.is_some_and(|read| read + 1 == lower) {
            return Raiser::Commit(first);
        }
        let among = (read.map_or(1, |read| read + 1)..=lower).filter_map(state).collect();
        Raiser::Within { among, ends: if read.is_some() { Ends::Committed } else { Ends::Open } }
    }

    /// The commit on which stands what is told to be later than that day, though its own day may not be.
    pub fn first_later_than(&self, day: Date) -> Option<&CommitChange> {
        self.states.iter().rfind(|state| state.commit.date > day)
    }
}

/// What raised a score.
pub enum Raiser<'a> {
    /// It stands in the folder only.
    Nobody,
    Commit(&'a CommitChange),
    /// One of these, the latest first, or what stands in the folder only.
    Within {
        among: Vec<&'a CommitChange>,
        ends: Ends,
    },
}

/// Whether the last of several commits that may have raised a score made it as high as now.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Ends {
    Committed,
    Open,
}
