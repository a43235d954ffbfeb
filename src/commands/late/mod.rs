//! The finding `self-raised-late`: self scores that are higher than when the organisation assessed itself, by git's history.
//!
//! What was assessed is the folder at the last of the states it went through (the first parents of the commit checked
//! out) before the first that was made after the day of the event; a commit's day is its committer's, in the zone where it
//! was made. A form that cannot be read there counts as it could be read last. What raised a score since must be of a later day
//! itself. Without git, without a state of that time, or
//! when git fails, nothing is found: this check accuses. Why it could not be made is told ([`Gap`]).

mod gap;
mod past;

use std::collections::BTreeSet;

use super::phases::ValidDataset;
use super::versions::{Version, Versions, after, before};
use crate::diagnostics::{Argument, Code, Diagnostic, Report, Severity, Since};
use crate::git::{Absence, Commit, CommitChange, Failure, Origin, Repository, Span};
use crate::history::{Raised, Worth, raised};
use crate::model::{Date, Period, Step, UnitKey};
pub use gap::Gap;
use gap::dated;
use past::{Ends, Form, Past, Raiser, Recorded, is_as_high, later_than};

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

/// Where the workspace makes an error of a finding that could not be looked for, that is one. Whether it is.
pub fn refuse_gap(gap: Option<&Gap>, data: &ValidDataset, report: &mut Report) -> bool {
    let is_error = report.severity_of_finding(Code::SelfRaisedLate) == Some(Severity::Error);
    let set = data.manifest.severities.iter().find(|(code, _)| code.value == Code::SelfRaisedLate.word());
    let problem = gap.filter(|_| is_error).zip(set).map(|(gap, (code, _))| gap.problem(code.place));
    let is_refused = problem.is_some();
    report.extend(problem);
    is_refused
}

/// The latest self-assessment of each form of a whole year, where there is one.
fn self_assessed(data: &ValidDataset, years: &[i16]) -> Vec<(UnitKey, Date)> {
    let mut found = Vec::new();
    for period in years.iter().copied().map(Period::year_of) {
        for organisation in 0..data.organisations.len() {
            for review in 0..data.manifest.reviews.len() {
                let key = UnitKey { review, organisation, period };
                let events = data.events_of(key, Step::SelfAssessed);
                let of_year = events.filter(|event| event.period.is_none_or(|its| its.value == period));
                found.extend(of_year.map(|event| event.date.value).max().map(|day| (key, day)));
            }
        }
    }
    found
}

fn search(
    repository: &Repository,
    data: &ValidDataset,
    assessed: &[(UnitKey, Date)],
) -> Result<(Vec<Diagnostic>, Option<Gap>), Failure> {
    let years: BTreeSet<i16> = assessed.iter().map(|(key, _)| key.period.year()).collect();
    let folders: Vec<String> = years.iter().map(|year| format!("{year:04}/assessments")).collect();
    let folders: Vec<&str> = folders.iter().map(String::as_str).collect();
    let states = repository.states(Span::UpTo(repository.head()), &folders)?;
    let is_known = |day: Date| later_than(&states, day) < states.len();
    let is_whole = assessed.iter().all(|(_, day)| is_known(*day));
    let gap = if is_whole { None } else { cut(repository, &states)? };
    // the commonest case: a history that begins after the event
    if !assessed.iter().any(|(_, day)| is_known(*day)) {
        return Ok((Vec::new(), gap));
    }
    let past = Past::new(repository, states)?;
    let mut versions = Versions::new(repository, None);
    let mut forms: Vec<Form> = assessed.iter().filter_map(|assessed| past.form(data, *assessed)).collect();
    let lacks = past.read(&mut forms, &mut versions)?;
    let gap = gap.or_else(|| lacks.then_some(Gap::Missing));
    let mut late = Vec::new();
    for form in &forms {
        let found = raised(data, form.key, |row| versions.row(&form.then, row));
        late.extend(found.into_iter().map(|raised| (form, raised)));
    }
    versions.fetch(late.iter().flat_map(|(form, _)| past.since(form)))?;
    let (mut told, mut gap) = (Vec::new(), gap);
    let recorded = if late.is_empty() { Recorded::new() } else { past.recorded(&years, &mut versions)? };
    for (form, raised) in &late {
        match verdict(repository, data, (form, raised), (&past, &recorded), &mut versions)? {
            Verdict::Late(since) => told.push(finding(data, form, raised, since)),
            Verdict::Unknown(unknown) => gap = gap.or(Some(unknown)),
            Verdict::InTime => {}
        }
    }
    Ok((told, gap))
}

/// Why the history begins where it does, unless nothing was there before.
fn cut(repository: &Repository, states: &[CommitChange]) -> Result<Option<Gap>, Failure> {
    let Some(begins) = states.last() else { return Ok(None) };
    match begins.origin {
        Origin::First => Ok(None),
        Origin::CutOff => Ok(Some(Gap::Shallow)),
        Origin::Commit | Origin::Merge => {
            let files: Vec<&str> = begins.files.iter().map(|file| file.path.as_str()).collect();
            let from = repository.moved_with(&begins.commit, &files)?;
            Ok(from.map(|from| Gap::Moved { from, by: dated(&begins.commit) }))
        }
    }
}

/// Whether a score was raised too late, and since when.
enum Verdict {
    Late(Since),
    InTime,
    Unknown(Gap),
}

/// A commit's own day tells: one that is not late accuses nobody, whatever it stands on. A merge brings in what was done
/// elsewhere, which may have been done in time: there the commit counts that did it. What is not committed was done after
/// the commit checked out: too late if that is of a later day, or records the self-assessment already.
fn verdict(
    repository: &Repository,
    data: &ValidDataset,
    (form, raised): (&Form, &Raised),
    (past, recorded): (&Past, &Recorded),
    versions: &mut Versions<'_>,
) -> Result<Verdict, Failure> {
    let raiser = match past.raiser(data, form, raised, versions) {
        Raiser::Nobody => {
            let organisation = data.organisations.at(form.key.organisation).to_id();
            let is_late = past.first_later_than(form.day).is_some()
                || recorded.contains(&(organisation, form.day.to_string()));
            return Ok(if is_late { Verdict::Late(Since::NotCommitted) } else { Verdict::InTime });
        }
        Raiser::Within { among, ends } => return Ok(within(data, form, &among, ends)),
        Raiser::Commit(state) => state,
    };
    let brought = brought(repository, data, (form, raised), raiser, versions)?;
    let told = brought.as_ref().unwrap_or(&raiser.commit);
    let (id, day) = dated(told);
    if day > form.day {
        return Ok(Verdict::Late(Since::Commit(id, day)));
    }
    let first_late = past.first_later_than(form.day).filter(|_| brought.is_none());
    let unknown = |on: &CommitChange| {
        let organisation = data.organisations.at(form.key.organisation).id().to_string();
        Verdict::Unknown(Gap::Disordered { organisation, raised: (id, day), on: dated(&on.commit) })
    };
    Ok(first_late.map_or(Verdict::InTime, unknown))
}

/// Of several commits that may have raised a score, all must be late.
fn within(data: &ValidDataset, form: &Form, among: &[&CommitChange], ends: Ends) -> Verdict {
    let (Some(last), Some(first)) = (among.first(), among.last()) else { return Verdict::InTime };
    let first = dated(&first.commit);
    let last = (ends == Ends::Committed).then(|| dated(&last.commit));
    if among.iter().all(|state| state.commit.date > form.day) {
        return Verdict::Late(Since::Within(first, last));
    }
    let organisation = data.organisations.at(form.key.organisation).id().to_string();
    Verdict::Unknown(Gap::Unread { organisation, first, last })
}

/// The commit that raised a score in what a merge brought in; `None` where it did so itself, or is no merge.
fn brought(
    repository: &Repository,
    data: &ValidDataset,
    (form, raised): (&Form, &Raised),
    merge: &CommitChange,
    versions: &mut Versions<'_>,
) -> Result<Option<Commit>, Failure> {
    if merge.origin != Origin::Merge {
        return Ok(None);
    }
    let paths: Vec<&str> = form.paths.iter().map(String::as_str).collect();
    let brought = repository.brought_in(&merge.commit, &paths)?;
    let sides =
        |change: &CommitChange| [before, after].map(|side| change.files.iter().flat_map(side).collect());
    versions.fetch(brought.iter().flat_map(sides).flat_map(|side: Vec<Version>| side))?;
    let is_high = |files: &[Version]| is_as_high(data, form, raised, versions.row(files, &raised.row));
    let raises = |change: &CommitChange| {
        let [was, is]: [Vec<Version>; 2] = sides(change);
        is_high(&is) && !was.chunks(1).any(is_high)
    };
    let raiser = brought.into_iter().find(raises).map(|change| change.commit);
    Ok(raiser.filter(|commit| commit.id != merge.commit.id))
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
