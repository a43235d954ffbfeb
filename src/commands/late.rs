//! The finding `self-raised-late`: self scores that are higher than when the organisation assessed itself, by git's history.
//!
//! What was assessed is the folder at the last of the states it went through (the first parents of the commit checked
//! out) that was made on or before the day of the event; a commit's day is its committer's, in the zone where it
//! was made. Without git, without a state of that time, or when git fails, nothing is found: this check accuses.

use std::collections::{BTreeSet, HashMap};

use super::phases::ValidDataset;
use super::versions::{Version, Versions, after, before};
use crate::check::past_value;
use crate::diagnostics::{Argument, Code, Diagnostic, Report, Since};
use crate::git::{CommitChange, Failure, Origin, Repository, Span};
use crate::history::{Raised, RowTexts, Worth, raised, worth};
use crate::model::record::{Event, RecordFile};
use crate::model::{Date, Period, Stage, UnitKey};

/// Adds what was raised too late in the forms of `years`.
pub fn self_raised_late(
    repository: impl FnOnce() -> Option<Repository>,
    data: &ValidDataset,
    years: &[i16],
    report: &mut Report,
) {
    let assessed = self_assessed(data, years);
    if assessed.is_empty() {
        return;
    }
    let Some(repository) = repository() else { return };
    report.extend(search(&repository, data, &assessed).unwrap_or_default());
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
) -> Result<Vec<Diagnostic>, Failure> {
    let years: BTreeSet<i16> = assessed.iter().map(|(year, ..)| *year).collect();
    let folders: Vec<String> = years.iter().map(|year| format!("{year:04}/assessments")).collect();
    let folders: Vec<&str> = folders.iter().map(String::as_str).collect();
    let states = repository.states(&folders)?;
    // the commonest case: a history that begins after the event
    if !assessed.iter().any(|(.., day)| states.iter().any(|state| state.commit.date <= *day)) {
        return Ok(Vec::new());
    }
    let past = Past::new(repository, states)?;
    let mut versions = Versions::new(repository, None);
    let forms: Vec<Form> = assessed.iter().flat_map(|assessed| past.forms(data, *assessed)).collect();
    versions.fetch(forms.iter().flat_map(|form| form.then.clone()).collect())?;
    let mut late = Vec::new();
    for form in &forms {
        let found = raised(data, form.key, |row| versions.row(&form.then, row));
        late.extend(found.into_iter().map(|raised| (form, raised)));
    }
    versions.fetch(late.iter().flat_map(|(form, _)| past.since(form)).collect())?;
    let mut told = Vec::new();
    for (form, raised) in &late {
        let raiser = past.raiser(data, form, raised, &versions);
        if let Some(raiser) = too_late(repository, data, (form, raised), raiser, &mut versions)? {
            told.push(finding(data, form, raised, raiser.as_ref()));
        }
    }
    Ok(told)
}

/// The commit that is told to have raised a score too late, `None` in it while nothing is committed; nothing where it was
/// in time. A merge brings in what was done elsewhere, which may have been done in time: there the commit counts that did it.
fn too_late(
    repository: &Repository,
    data: &ValidDataset,
    (form, raised): (&Form, &Raised),
    raiser: Option<&CommitChange>,
    versions: &mut Versions<'_>,
) -> Result<Option<Option<CommitChange>>, Failure> {
    let Some(merge) = raiser.filter(|raiser| raiser.origin == Origin::Merge) else {
        return Ok(Some(raiser.cloned()));
    };
    let Some(first) = repository.revision(&format!("{}^1", merge.commit.id))? else {
        return Ok(Some(Some(merge.clone())));
    };
    let paths: Vec<&str> = form.paths.iter().map(String::as_str).collect();
    let brought = repository.log(Span::Between(&first, &merge.commit), &paths)?;
    let sides =
        |change: &CommitChange| [before, after].map(|side| change.files.iter().flat_map(side).collect());
    versions.fetch(brought.iter().flat_map(sides).flat_map(|side: Vec<Version>| side).collect())?;
    let is_high = |files: &[Version]| is_as_high(data, form, raised, versions.row(files, &raised.row));
    let raises = |change: &CommitChange| {
        let [was, is]: [Vec<Version>; 2] = sides(change);
        is_high(&is) && !was.chunks(1).any(is_high)
    };
    let own = brought.iter().find(|change| raises(change)).cloned();
    let told = own.unwrap_or_else(|| merge.clone());
    Ok((told.commit.date > form.day).then_some(Some(told)))
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
        let Some(later) = self.states.iter().position(|state| state.commit.date <= day) else {
            return Vec::new();
        };
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

    /// The commit since which the score has been as high as now; `None` when it is not yet in the one checked out.
    fn raiser(
        &self,
        data: &ValidDataset,
        form: &Form,
        raised: &Raised,
        versions: &Versions<'_>,
    ) -> Option<&CommitChange> {
        let was_high = |later: usize| {
            is_as_high(data, form, raised, versions.row(&self.at(&form.paths, later), &raised.row))
        };
        let lower = self.turns(form).into_iter().find(|later| !was_high(*later))?;
        self.states.get(lower.checked_sub(1)?)
    }
}

fn finding(data: &ValidDataset, form: &Form, raised: &Raised, raiser: Option<&CommitChange>) -> Diagnostic {
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
    let commit = |state: &CommitChange| Since::Commit(state.commit.short().to_owned(), state.commit.date);
    Diagnostic::new(Code::SelfRaisedLate, raised.place)
        .with("organisation", data.organisations.at(form.key.organisation).id())
        .with("criterion", raised.row.criterion.as_str())
        .with("before", shown(&raised.before))
        .with("after", shown(&raised.now))
        .with("date", form.day)
        .with("commit", Argument::Since(raiser.map_or(Since::NotCommitted, commit)))
}
