//! What differs from what was signed: git's history is asked for the content that the signature is of, and for the
//! commits that changed it since.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::phases::{self, Root, Sources, ValidDataset, Wanted, WrittenRow};
use super::revision;
use crate::diagnostics::{Argument, Changed, Since, Term};
use crate::git::{Absence, Commit, CommitChange, Failure, Repository, Span};
use crate::model::{Id, Place, UnitKey};
use crate::signoff::{self, Content, Difference, Rules, Signed, Stale, Subject, differences};

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
    let failed = match Repository::around(folder) {
        Ok(repository) => walk(&repository, &mut searches)?.map(Failure::said),
        Err(Absence::Unsafe(said) | Absence::Broken(said)) => Some(said),
        // the same as in a clone that is cut off
        Err(Absence::NoProgram | Absence::NoRepository | Absence::NoCommit) => None,
    };
    let failed = failed.map(|said| Argument::NotTold(revision::on_one_line(&said)));
    let unknown = || failed.clone().unwrap_or_else(|| Term::SignedNotFound.into());
    Ok(searches.iter().map(|search| search.told(sources).unwrap_or_else(unknown)).collect())
}

/// Looks for the content that one signature is of, state after state, the latest first.
struct Search<'a> {
    stale: &'a Stale<'a>,
    /// What stood there after each commit; `None` where that cannot be told.
    past: Vec<(CommitChange, Option<Content>)>,
    signed: Option<Content>,
}

impl<'a> Search<'a> {
    const fn of(stale: &'a Stale<'a>) -> Self {
        Self { stale, past: Vec::new(), signed: None }
    }

    /// Where the rows of all assessments of the year stand.
    fn folder(&self) -> String {
        format!("{:04}/assessments", self.stale.signed.key.period.year())
    }

    /// Where the rows of the form may stand.
    fn paths(&self) -> [String; 3] {
        let signed = &self.stale.signed;
        let form = format!("{}/{}", self.folder(), signed.mark.review);
        let own = |ending| format!("{form}/{}.{ending}", signed.event.organisation.value);
        [format!("{form}.csv"), own("csv"), own("toml")]
    }

    fn look(&mut self, state: &CommitChange, then: Option<&Then<'_>>) {
        let content = then.and_then(|then| then.content(&self.stale.signed));
        let is_signed = |content: &Content| content.sha256() == self.stale.signed.mark.sha256;
        self.signed = content.clone().filter(is_signed);
        self.past.push((state.clone(), content));
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
            since: self.since(difference, now),
        });
        Some(Argument::Changes(changed.collect()))
    }

    /// The commit since which it is as now. Among states that cannot be read, those that left the files alone did not do it.
    fn since(&self, difference: &Difference, now: &Content) -> Since {
        let differs = |(_, then): &(CommitChange, Option<Content>)| {
            let found = then.as_ref().map(|then| differences(then, now)).unwrap_or_default();
            found.iter().any(|one| one.subject == difference.subject)
        };
        let other = self.past.iter().position(differs).unwrap_or_default();
        let read = self.past[..other].iter().rposition(|(_, then)| then.is_some());
        let states = self.past[read.unwrap_or_default()..other].iter().map(|(state, _)| state);
        let states: Vec<&CommitChange> = states.filter(|state| self.concerns(state, difference)).collect();
        let named = |commit: &Commit| (commit.short().to_owned(), commit.date);
        match (states.as_slice(), read) {
            ([], _) => Since::NotCommitted,
            ([state], Some(_)) => Since::Commit(state.commit.short().to_owned(), state.commit.date),
            ([.., first], None) => Since::Within(named(&first.commit), None),
            ([last, .., first], Some(_)) => Since::Within(named(&first.commit), Some(named(&last.commit))),
        }
    }

    /// Whether a commit changed a file that what differs may stand in.
    fn concerns(&self, state: &CommitChange, difference: &Difference) -> bool {
        let paths = self.paths();
        state.files.iter().any(|file| match &difference.subject {
            Subject::Rules(_) => phases::holds_rules(&file.path),
            Subject::Value(_) | Subject::Evidence(_) | Subject::Note(_) => paths.contains(&file.path),
        })
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

/// A state of the folder, with what every search in it wants.
struct Then<'a> {
    workspace: &'a ValidDataset,
    rows: HashMap<UnitKey, Vec<WrittenRow>>,
    rules: Vec<Vec<Rules>>,
}

impl<'a> Then<'a> {
    /// With the rows of the organisations that are searched for.
    fn of(workspace: &'a ValidDataset, sources: &Sources, searches: &[Search<'_>]) -> anyhow::Result<Self> {
        let find = |search: &Search<'_>| {
            workspace.organisations.find(search.stale.signed.event.organisation.value.as_str())
        };
        let wanted = Wanted::Some(Arc::new(searches.iter().filter_map(find).collect()));
        let rows = signoff::by_form(phases::written_of(workspace, sources, wanted)?);
        Ok(Self { workspace, rows, rules: phases::rules(workspace, sources) })
    }

    /// What stood in the form then.
    fn content(&self, signed: &Signed<'_>) -> Option<Content> {
        let organisation = self.workspace.organisations.find(signed.event.organisation.value.as_str())?;
        let review = self.workspace.manifest.review_at(signed.mark.review.as_str())?;
        let key = UnitKey { organisation, review, period: signed.key.period };
        let rows = self.rows.get(&key).map(Vec::as_slice).unwrap_or_default();
        Content::of(self.workspace, key, signed.mark.stage, rows, &self.rules)
    }
}

/// What every form rests on, beside its rows.
const OF_RULES: [&str; 3] = ["bontot.toml", "organisations.csv", "criteria"];

/// Goes back until everything is found, or git fails, which is given; the folder of a state holds only what the signed
/// content rests on.
fn walk(repository: &Repository, searches: &mut [Search<'_>]) -> anyhow::Result<Option<Failure>> {
    let mut paths: HashSet<String> = searches.iter().flat_map(Search::paths).collect();
    // what stands there as no folder, a submodule, hides what is below it
    let above = |path: &String| path.match_indices('/').map(|(at, _)| path[..at].to_owned()).collect();
    let folders: Vec<Vec<String>> = paths.iter().map(above).collect();
    paths.extend(folders.into_iter().flatten());
    let wanted =
        |path: &str| OF_RULES.contains(&path) || path.starts_with("criteria/") || paths.contains(path);
    let states = match states(repository, searches, wanted) {
        Ok(states) => states,
        Err(failure) => return Ok(Some(failure)),
    };
    // documents are named by rows, and must be there by name
    let is_document = |path: &str| path.split('/').take(2).any(|part| part == "evidence");
    for state in states {
        if searches.iter().all(|search| search.signed.is_some()) {
            break;
        }
        let mut held = match revision::held(repository, &state.commit, wanted) {
            Ok(held) => held,
            Err(failure) => return Ok(Some(failure)),
        };
        held.retain(|path, _| wanted(path) || is_document(path));
        let opened = phases::open(&Root::from(held))?;
        let workspace = opened.workspace.as_ref();
        let then = workspace.map(|workspace| Then::of(workspace, &opened.sources, searches)).transpose()?;
        for search in searches.iter_mut().filter(|search| search.signed.is_none()) {
            search.look(&state, then.as_ref());
        }
    }
    Ok(None)
}

/// The states in which something wanted was changed. Git is asked for whole folders: the paths of all forms may be more than
/// a command line holds.
fn states(
    repository: &Repository,
    searches: &[Search<'_>],
    wanted: impl Fn(&str) -> bool,
) -> Result<Vec<CommitChange>, Failure> {
    let folders: BTreeSet<String> = searches.iter().map(Search::folder).collect();
    let asked: Vec<&str> = folders.iter().map(String::as_str).chain(OF_RULES).collect();
    let states = repository.states(Span::UpTo(repository.head()), &asked)?.into_iter();
    let concerned = states.filter(|state| state.files.iter().any(|file| wanted(&file.path)));
    Ok(concerned.take(MOST_STATES).collect())
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
