//! The finding `self-raised-late`: self scores that are higher than when the organisation assessed itself, by git's history.
//!
//! What was assessed is the folder at the last of the states it went through (the first parents of the commit checked
//! out) before the first that was made after the day of the event; a commit's day is its committer's, in the zone where it
//! was made. A form that cannot be read there counts as it could be read last. Without git, without a state of that time, or
//! when git fails, nothing is found: this check accuses. Why it could not be made is told ([`Gap`]).

use std::collections::{BTreeSet, HashMap};

use super::Ending;
use super::console::Console;
use super::phases::ValidDataset;
use super::revision::why_absent;
use super::versions::{Unread, Version, Versions, after, before};
use crate::catalogue::{check, words};
use crate::check::past_value;
use crate::diagnostics::{Argument, Code, Diagnostic, Report, Severity, Since};
use crate::git::{Absence, CommitChange, Failure, Origin, Repository, Span};
use crate::history::{Raised, RowTexts, Worth, raised, worth};
use crate::model::record::{Event, RecordFile};
use crate::model::{Date, Language, Period, Stage, UnitKey};
use crate::output;

/// Why it is not known, or not wholly, what was raised too late.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Gap {
    /// There is no history; none that is empty, as before the first commit.
    Absent(Absence),
    /// The history is cut off after the day of an event.
    Shallow,
    /// Contents are not in the repository (a partial clone).
    Missing,
}

impl Gap {
    /// As a sentence.
    pub fn said(&self, language: Language) -> String {
        let why = match self {
            Self::Absent(absence) => why_absent(absence, language),
            Self::Shallow => check::CUT_OFF.get(language).to_owned(),
            Self::Missing => check::INCOMPLETE.get(language).to_owned(),
        };
        check::NOT_ASKED.with(language, &[("why", &why)])
    }
}

/// Adds what was raised too late in the forms of `years`, and gives why that is not known. Where the workspace does not
/// want to hear of it, nothing is asked.
pub fn self_raised_late(
    repository: impl FnOnce() -> Result<Repository, Absence>,
    data: &ValidDataset,
    years: &[i16],
    report: &mut Report,
) -> Option<Gap> {
    report.severity_of_finding(Code::SelfRaisedLate)?;
    let assessed = self_assessed(data, years);
    if assessed.is_empty() {
        return None;
    }
    let repository = match repository() {
        Ok(repository) => repository,
        Err(Absence::NoCommit) => return None,
        Err(absence) => return Some(Gap::Absent(absence)),
    };
    match search(&repository, data, &assessed) {
        Ok((found, gap)) => {
            report.extend(found);
            gap
        }
        Err(failure) => Some(Gap::Absent(Absence::Broken(failure.said()))),
    }
}

/// The finding without its commit, for a page that says the same before and after it is committed itself.
pub fn without_commit(mut found: Diagnostic) -> Diagnostic {
    for (_, argument) in &mut found.arguments {
        if matches!(argument, Argument::Since(_)) {
            *argument = "".into();
        }
    }
    found
}

/// Where the workspace makes an error of a finding that could not be looked for, the run ends.
pub fn refuse_gap(gap: Option<&Gap>, report: &Report, console: &Console) -> Result<(), Ending> {
    let is_error = report.severity_of_finding(Code::SelfRaisedLate) == Some(Severity::Error);
    let Some(gap) = gap.filter(|_| is_error) else { return Ok(()) };
    let language = console.aside();
    let level = words::severity(Severity::Error).get(language);
    let next = check::ASK_GIT.get(language);
    output::to_errors(&format!("{level}: {}\n  = {next}\n", gap.said(language)));
    Err(Ending::Problems)
}

/// The latest self-assessment of a whole year's form, for each organisation that has one.
fn self_assessed(data: &ValidDataset, years: &[i16]) -> Vec<(i16, usize, Date)> {
    let of_year = |event: &&Event, year: i16| {
        event.step.value == crate::model::Step::SelfAssessed
            && event.criterion.is_none()
            && event.period.as_ref().is_none_or(|period| period.value == Period::year_of(year))
    };
    let mut found = Vec::new();
    for year in years {
        for organisation in 0..data.organisations.len() {
            let events = data.events.get(&(*year, organisation)).into_iter().flatten();
            let latest = events.filter(|event| of_year(event, *year)).map(|event| event.date.value).max();
            found.extend(latest.map(|day| (*year, organisation, day)));
        }
    }
    found
}

fn search(
    repository: &Repository,
    data: &ValidDataset,
    assessed: &[(i16, usize, Date)],
) -> Result<(Vec<Diagnostic>, Option<Gap>), Failure> {
    let years: BTreeSet<i16> = assessed.iter().map(|(year, ..)| *year).collect();
    let folders: Vec<String> = years.iter().map(|year| format!("{year:04}/assessments")).collect();
    let folders: Vec<&str> = folders.iter().map(String::as_str).collect();
    let states = repository.states(Span::UpTo(repository.head()), &folders)?;
    let is_cut = states.last().is_some_and(|state| state.origin == Origin::CutOff);
    let is_known = |day: Date| later_than(&states, day) < states.len();
    let gap = (is_cut && !assessed.iter().all(|(.., day)| is_known(*day))).then_some(Gap::Shallow);
    // the commonest case: a history that begins after the event
    if !assessed.iter().any(|(.., day)| is_known(*day)) {
        return Ok((Vec::new(), gap));
    }
    let past = Past::new(repository, states)?;
    let mut versions = Versions::new(repository, None);
    let mut forms: Vec<Form> = assessed.iter().flat_map(|assessed| past.forms(data, *assessed)).collect();
    let lacks = past.read(&mut forms, &mut versions)?;
    let gap = gap.or_else(|| lacks.then_some(Gap::Missing));
    let mut late = Vec::new();
    for form in &forms {
        let found = raised(data, form.key, |row| versions.row(&form.then, row));
        late.extend(found.into_iter().map(|raised| (form, raised)));
    }
    versions.fetch(late.iter().flat_map(|(form, _)| past.since(form)))?;
    let mut told = Vec::new();
    for (form, raised) in &late {
        let raiser = past.raiser(data, form, raised, &versions);
        let since = too_late(repository, data, (form, raised), raiser, &mut versions)?;
        told.extend(since.map(|since| finding(data, form, raised, since)));
    }
    Ok((told, gap))
}

/// How many of the states, the latest first, came after a day: all that stand on one of a later day, whatever their own.
fn later_than(states: &[CommitChange], day: Date) -> usize {
    states.iter().rposition(|state| state.commit.date > day).map_or(0, |last| last + 1)
}

/// Since when a score is too high; nothing where it was in time. A merge brings in what was done elsewhere, which may have
/// been done in time: there the commit counts that did it.
fn too_late(
    repository: &Repository,
    data: &ValidDataset,
    (form, raised): (&Form, &Raised),
    raiser: Raiser<'_>,
    versions: &mut Versions<'_>,
) -> Result<Option<Since>, Failure> {
    let merge = match raiser {
        Raiser::Nobody => return Ok(Some(Since::NotCommitted)),
        Raiser::Within(first, last) => {
            return Ok(Some(Since::Within(named(first), last.map(named))));
        }
        Raiser::Commit(state) => state,
    };
    let since = |change: &CommitChange| Since::Commit(change.commit.short().to_owned(), change.commit.date);
    if merge.origin != Origin::Merge {
        return Ok(Some(since(merge)));
    }
    let Some(first) = repository.revision(&format!("{}^1", merge.commit.id))? else {
        return Ok(Some(since(merge)));
    };
    let paths: Vec<&str> = form.paths.iter().map(String::as_str).collect();
    let brought = repository.log(Span::Between(&first, &merge.commit), &paths)?;
    let sides =
        |change: &CommitChange| [before, after].map(|side| change.files.iter().flat_map(side).collect());
    versions.fetch(brought.iter().flat_map(sides).flat_map(|side: Vec<Version>| side))?;
    let is_high = |files: &[Version]| is_as_high(data, form, raised, versions.row(files, &raised.row));
    let raises = |change: &CommitChange| {
        let [was, is]: [Vec<Version>; 2] = sides(change);
        is_high(&is) && !was.chunks(1).any(is_high)
    };
    let told = brought.iter().find(|change| raises(change)).unwrap_or(merge);
    Ok((told.commit.date > form.day).then(|| since(told)))
}

fn named(change: &CommitChange) -> (String, Date) {
    (change.commit.short().to_owned(), change.commit.date)
}

/// Whether a row then gave the score as many points as now.
fn is_as_high(data: &ValidDataset, form: &Form, raised: &Raised, row: Option<&RowTexts>) -> bool {
    let worth_of = |row: &RowTexts| {
        let guideline = &data.guidelines[data.guideline_for(form.key)?];
        let criterion = guideline.lines().nth(raised.line)?;
        let value = past_value(guideline, criterion, &row.values[Stage::Own.index()])?;
        worth(data, form.key, raised.line, value)
    };
    row.and_then(worth_of).is_some_and(|then| then >= raised.now)
}

/// A year's form of an organisation, and what it was when the organisation assessed itself.
struct Form {
    key: UnitKey,
    day: Date,
    /// How many of the states came after that day.
    later: usize,
    /// Where its rows may stand.
    paths: Vec<String>,
    then: Vec<Version>,
}

/// The states of the folder, the latest first, and its files in the latest.
struct Past {
    states: Vec<CommitChange>,
    head: HashMap<String, String>,
    /// By path: which states changed it, the latest first, and what stood there before each.
    changed: HashMap<String, Vec<(usize, Option<String>)>>,
}

impl Past {
    fn new(repository: &Repository, states: Vec<CommitChange>) -> Result<Self, Failure> {
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

    fn forms(&self, data: &ValidDataset, (year, organisation, day): (i16, usize, Date)) -> Vec<Form> {
        let later = later_than(&self.states, day);
        if later == self.states.len() {
            return Vec::new();
        }
        let id = data.organisations.at(organisation).to_id();
        let reviews = data.manifest.reviews.iter().enumerate().map(|(review, declared)| {
            let paths = RecordFile::paths(year, &declared.id, &id);
            let then = self.at(&paths, later);
            let key = UnitKey { review, organisation, period: Period::year_of(year) };
            Form { key, day, later, paths, then }
        });
        reviews.filter(|form| data.forms.contains_key(&form.key)).collect()
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
    fn read(&self, forms: &mut [Form], versions: &mut Versions<'_>) -> Result<bool, Failure> {
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
    fn since(&self, form: &Form) -> Vec<Version> {
        self.turns(form).into_iter().flat_map(|later| self.at(&form.paths, later)).collect()
    }

    /// What has made the score as high as now.
    fn raiser(
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
        match turns[..lower].iter().rposition(|later| is_read(&at(later))) {
            Some(read) if read + 1 == lower => Raiser::Commit(first),
            Some(read) => Raiser::Within(first, state(read + 1)),
            None => Raiser::Within(first, None),
        }
    }
}

/// What raised a score.
#[derive(Clone, Copy)]
enum Raiser<'a> {
    /// It stands in the folder only.
    Nobody,
    Commit(&'a CommitChange),
    /// One from the first to the last, as in [`Since::Within`].
    Within(&'a CommitChange, Option<&'a CommitChange>),
}

fn finding(data: &ValidDataset, form: &Form, raised: &Raised, since: Since) -> Diagnostic {
    let shown = |worth: &Worth| {
        let guideline = data.guideline_for(form.key).map(|index| &data.guidelines[index]);
        let place = |rating: i64| usize::try_from(-rating).ok();
        match worth {
            Worth::Points(points) => Argument::Number(points.rounded()),
            Worth::Rating(rating) => {
                let rating = place(*rating).and_then(|place| guideline?.ratings.get(place));
                rating.map_or_else(|| raised.was.as_str().into(), |rating| Argument::from(&rating.id))
            }
        }
    };
    Diagnostic::new(Code::SelfRaisedLate, raised.place)
        .with("organisation", data.organisations.at(form.key.organisation))
        .with("criterion", raised.row.criterion.as_str())
        .with("before", shown(&raised.before))
        .with("after", shown(&raised.now))
        .with("date", form.day)
        .with("commit", Argument::Since(since))
}
