//! What differs from what was signed: git's history is asked for the content that the signature is of, and for the
//! commits that changed it since.

use std::path::Path;

use super::phases::{self, Root, Sources};
use super::revision;
use crate::diagnostics::{Argument, Changed, Term};
use crate::git::{Commit, Repository};
use crate::model::{Id, Place, UnitKey};
use crate::signoff::{Content, Difference, Stale, Subject, differences};

/// The most states of the folder that are looked into.
const MOST_STATES: usize = 200;

/// The most characters that are shown of a cell.
const MOST_SHOWN: usize = 60;

/// Where git is not asked.
pub fn not_asked(stale: &[Stale<'_>]) -> Vec<Argument> {
    stale.iter().map(|_| Argument::List(Vec::new())).collect()
}

/// What differs of each, or why that is not known.
pub fn changed(stale: &[Stale<'_>], folder: &Path, sources: &Sources) -> anyhow::Result<Vec<Argument>> {
    let mut searches: Vec<Search<'_>> = stale.iter().map(Search::of).collect();
    // without git, in a clone that is cut off, and where nothing was committed: the same is not known
    if let Ok(repository) = Repository::around(folder) {
        walk(&repository, &mut searches)?;
    }
    let unknown = || Argument::Terms(vec![Term::SignedNotFound]);
    Ok(searches.iter().map(|search| search.told(sources).unwrap_or_else(unknown)).collect())
}

/// Looks for the content that one signature is of, state after state, the latest first.
struct Search<'a> {
    stale: &'a Stale<'a>,
    paths: Vec<String>,
    /// What stood there after each commit; `None` where that cannot be told.
    past: Vec<(Commit, Option<Content>)>,
    signed: Option<Content>,
}

impl<'a> Search<'a> {
    fn of(stale: &'a Stale<'a>) -> Self {
        let signed = &stale.signed;
        let form = format!("{:04}/assessments/{}", signed.key.period.year(), signed.mark.review);
        let organisation = &signed.event.organisation.value;
        let own = |ending| format!("{form}/{organisation}.{ending}");
        let paths = vec![format!("{form}.csv"), own("csv"), own("toml")];
        Self { stale, paths, past: Vec::new(), signed: None }
    }

    fn look(&mut self, commit: &Commit, then: &phases::Opened) -> anyhow::Result<()> {
        let content = self.content(then)?;
        let is_signed = |content: &Content| content.sha256() == self.stale.signed.mark.sha256;
        self.signed = content.clone().filter(is_signed);
        self.past.push((commit.clone(), content));
        Ok(())
    }

    /// What stood in the form then.
    fn content(&self, then: &phases::Opened) -> anyhow::Result<Option<Content>> {
        let Some(workspace) = &then.workspace else { return Ok(None) };
        let (signed, sources) = (&self.stale.signed, &then.sources);
        let own = &signed.event.organisation.value;
        let organisation = workspace.organisations.find(own.as_str());
        let review = workspace.manifest.review_at(signed.mark.review.as_str());
        let Some((organisation, review)) = organisation.zip(review) else { return Ok(None) };
        let key = UnitKey { organisation, review, period: signed.key.period };
        let written = phases::written(workspace, sources, Some(organisation))?;
        let rows: Vec<_> = written.iter().filter(|row| row.key == key).collect();
        let rules = phases::rules(workspace, sources);
        Ok(Content::of(workspace, key, signed.mark.stage, &rows, &rules))
    }

    fn told(&self, sources: &Sources) -> Option<Argument> {
        let now = self.stale.content.as_ref()?;
        let differences = differences(self.signed.as_ref()?, now);
        let changed = differences.iter().map(|difference| Changed {
            at: self.place(difference).map(|place| at(place, sources)).unwrap_or_default(),
            of: match &difference.subject {
                Subject::Rules(version) => version.to_string(),
                Subject::Value(id) | Subject::Evidence(id) | Subject::Note(id) => id.to_string(),
            },
            before: shown(difference, &difference.before),
            after: shown(difference, &difference.after),
            commit: self.maker(difference).map(|commit| (commit.short().to_owned(), commit.date)),
        });
        Some(Argument::Changes(changed.collect()))
    }

    /// The commit since which it is as now; `None` while it is not committed.
    fn maker(&self, difference: &Difference) -> Option<&Commit> {
        let now = self.stale.content.as_ref()?;
        let differs = |then: &Option<Content>| {
            let then = then.as_ref().map(|then| differences(then, now));
            then.is_some_and(|found| found.iter().any(|one| one.subject == difference.subject))
        };
        let other = self.past.iter().position(|(_, then)| differs(then))?;
        self.past.get(other.checked_sub(1)?).map(|(commit, _)| commit)
    }

    /// The cell, or the row that has none; nothing where no row is left.
    fn place(&self, difference: &Difference) -> Option<Place> {
        let line = |id: &Id| {
            let own = self.stale.rows.iter().find(|(criterion, _)| criterion == id);
            own.map(|(_, row)| row)
        };
        let (row, cell) = match &difference.subject {
            Subject::Rules(_) => return None,
            Subject::Value(id) => line(id).map(|row| (row, row.value(self.stale.signed.mark.stage)))?,
            Subject::Evidence(id) => line(id).map(|row| (row, row.evidence.as_ref()))?,
            Subject::Note(id) => line(id).map(|row| (row, row.note.as_ref()))?,
        };
        Some(cell.map_or(row.place, |cell| cell.place))
    }
}

/// Goes back until everything is found, or git fails; the folder of a state holds only what the signed content rests on.
fn walk(repository: &Repository, searches: &mut [Search<'_>]) -> anyhow::Result<()> {
    let paths: Vec<String> = searches.iter().flat_map(|search| search.paths.clone()).collect();
    let of_rules = ["bontot.toml", "organisations.csv", "criteria"];
    let asked: Vec<&str> = paths.iter().map(String::as_str).chain(of_rules).collect();
    let states = repository.states(&asked).unwrap_or_default();
    let wanted = |path: &str| {
        of_rules.contains(&path) || path.starts_with("criteria/") || paths.iter().any(|own| own == path)
    };
    // documents are named by rows, and must be there by name
    let is_document = |path: &str| path.split('/').take(2).any(|part| part == "evidence");
    for state in states.into_iter().take(MOST_STATES) {
        if searches.iter().all(|search| search.signed.is_some()) {
            break;
        }
        let Ok(mut held) = revision::held(repository, &state.commit, wanted) else { break };
        held.retain(|path, _| wanted(path) || is_document(path));
        let then = phases::open(&Root::from(held))?;
        for search in searches.iter_mut().filter(|search| search.signed.is_none()) {
            search.look(&state.commit, &then)?;
        }
    }
    Ok(())
}

fn at(place: Place, sources: &Sources) -> String {
    let positions = sources.positions(&[place]);
    let Some(position) = positions.get(&place) else { return String::new() };
    let numbers = position.line.into_iter().chain(position.column);
    numbers.fold(position.path.clone(), |at, number| format!("{at}:{number}"))
}

/// A digest by its beginning, a text as far as it is short.
fn shown(difference: &Difference, text: &str) -> String {
    let most = match &difference.subject {
        Subject::Rules(_) => return text.chars().take(12).collect(),
        Subject::Value(_) | Subject::Evidence(_) | Subject::Note(_) => MOST_SHOWN,
    };
    let text = text.replace('\n', " ");
    let mut short: String = text.chars().take(most).collect();
    if text.chars().count() > most {
        short.push('…');
    }
    short
}
