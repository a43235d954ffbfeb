//! What differs from what was signed: git's history is asked for the content that the signature is of, and for the
//! commits that changed it since.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::path::Path;
use std::sync::Arc;

use super::phases::{self, Root, Sources, ValidDataset, Wanted, WrittenRow};
use super::revision;
use crate::diagnostics::{Argument, Changed, Since, Term};
use crate::git::{Absence, Commit, CommitChange, Failure, Origin, Repository, Span};
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
    let paths = Paths::of(&searches);
    let mut makers = BTreeMap::new();
    let failed = match Repository::around(folder) {
        Ok(repository) => {
            let failed = walk(&repository, &mut searches, &paths)?;
            let mut merges = Merges { repository: &repository, paths: &paths, known: BTreeMap::new() };
            for (index, search) in searches.iter().enumerate().filter(|_| failed.is_none()) {
                makers.insert(index, search.within_merges(&searches, index, &mut merges)?);
            }
            failed.map(Failure::said)
        }
        Err(Absence::Unsafe(said) | Absence::Broken(said)) => Some(said),
        // the same as in a clone that is cut off
        Err(Absence::NoProgram | Absence::NoRepository | Absence::NoCommit) => None,
    };
    let failed = failed.map(|said| Argument::NotTold(revision::on_one_line(&said)));
    let unknown = || failed.clone().unwrap_or_else(|| Term::SignedNotFound.into());
    let told = searches.iter().enumerate().map(|(index, search)| {
        let makers = makers.remove(&index).unwrap_or_default();
        search.told(sources, &makers).unwrap_or_else(unknown)
    });
    Ok(told.collect())
}

/// By what differs, the commit on a side branch that changed it, where a merge brought that in.
type Makers = BTreeMap<Subject, Commit>;

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

    fn look(&mut self, state: &CommitChange, content: Option<Content>) {
        let is_signed = |content: &Content| content.sha256() == self.stale.signed.mark.sha256;
        self.signed = content.clone().filter(is_signed);
        self.past.push((state.clone(), content));
    }

    /// Who changed on a side branch what a merge brought in.
    fn within_merges(
        &self,
        searches: &[Self],
        index: usize,
        merges: &mut Merges<'_>,
    ) -> anyhow::Result<Makers> {
        let mut makers = Makers::new();
        let (Some(signed), Some(now)) = (&self.signed, &self.stale.content) else { return Ok(makers) };
        for difference in differences(signed, now) {
            let (states, read) = self.among(&difference, now);
            let ([merge], Some(_)) = (states.as_slice(), read) else { continue };
            if merge.origin == Origin::Merge {
                let maker = merges.maker(merge, searches, index, &difference)?;
                makers.extend(maker.map(|commit| (difference.subject.clone(), commit)));
            }
        }
        Ok(makers)
    }

    fn told(&self, sources: &Sources, makers: &Makers) -> Option<Argument> {
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
            since: self.since(difference, now, makers),
        });
        Some(Argument::Changes(changed.collect()))
    }

    /// The states among which is the one since which it is as now, and whether what stands there can be read. Among
    /// states that cannot be read, those that left the files alone did not do it.
    fn among(&self, difference: &Difference, now: &Content) -> (Vec<&CommitChange>, Option<usize>) {
        let differs = |(_, then): &(CommitChange, Option<Content>)| {
            let found = then.as_ref().map(|then| differences(then, now)).unwrap_or_default();
            found.iter().any(|one| one.subject == difference.subject)
        };
        let other = self.past.iter().position(differs).unwrap_or_default();
        let read = self.past[..other].iter().rposition(|(_, then)| then.is_some());
        let states = self.past[read.unwrap_or_default()..other].iter().map(|(state, _)| state);
        (states.filter(|state| self.concerns(state, difference)).collect(), read)
    }

    /// The commit since which it is as now.
    fn since(&self, difference: &Difference, now: &Content, makers: &Makers) -> Since {
        let (states, read) = self.among(difference, now);
        let named = |commit: &Commit| (commit.short().to_owned(), commit.date);
        match (states.as_slice(), read) {
            ([], _) => Since::NotCommitted,
            ([state], Some(_)) => {
                let (id, day) = named(makers.get(&difference.subject).unwrap_or(&state.commit));
                Since::Commit(id, day)
            }
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

/// The files that the content of the signed forms rests on.
struct Paths(HashSet<String>);

impl Paths {
    fn of(searches: &[Search<'_>]) -> Self {
        let mut paths: HashSet<String> = searches.iter().flat_map(Search::paths).collect();
        // what stands there as no folder, a submodule, hides what is below it
        let above = |path: &String| path.match_indices('/').map(|(at, _)| path[..at].to_owned()).collect();
        let folders: Vec<Vec<String>> = paths.iter().map(above).collect();
        paths.extend(folders.into_iter().flatten());
        Self(paths)
    }

    fn holds(&self, path: &str) -> bool {
        OF_RULES.contains(&path) || path.starts_with("criteria/") || self.0.contains(path)
    }
}

/// What stood in every form at a commit; `None` where that cannot be told. The folder holds only what that rests on.
fn contents(
    repository: &Repository,
    commit: &Commit,
    searches: &[Search<'_>],
    paths: &Paths,
) -> anyhow::Result<Result<Vec<Option<Content>>, Failure>> {
    // documents are named by rows, and must be there by name
    let is_document = |path: &str| path.split('/').take(2).any(|part| part == "evidence");
    let mut held = match revision::held(repository, commit, |path| paths.holds(path)) {
        Ok(held) => held,
        Err(failure) => return Ok(Err(failure)),
    };
    held.retain(|path, _| paths.holds(path) || is_document(path));
    let opened = phases::open(&Root::from(held))?;
    let workspace = opened.workspace.as_ref();
    let then = workspace.map(|workspace| Then::of(workspace, &opened.sources, searches)).transpose()?;
    let content = |search: &Search<'_>| then.as_ref().and_then(|then| then.content(&search.stale.signed));
    Ok(Ok(searches.iter().map(content).collect()))
}

/// Goes back until everything is found, or git fails, which is given.
fn walk(
    repository: &Repository,
    searches: &mut [Search<'_>],
    paths: &Paths,
) -> anyhow::Result<Option<Failure>> {
    let states = match states(repository, searches, paths) {
        Ok(states) => states,
        Err(failure) => return Ok(Some(failure)),
    };
    for state in states {
        if searches.iter().all(|search| search.signed.is_some()) {
            break;
        }
        let contents = match contents(repository, &state.commit, searches, paths)? {
            Ok(contents) => contents,
            Err(failure) => return Ok(Some(failure)),
        };
        for (search, content) in searches.iter_mut().zip(contents) {
            if search.signed.is_none() {
                search.look(&state, content);
            }
        }
    }
    Ok(None)
}

/// Looks into merges for the commits that changed what they brought in.
struct Merges<'r> {
    repository: &'r Repository,
    paths: &'r Paths,
    /// What stood in the forms at each commit that was looked at.
    known: BTreeMap<String, Vec<Option<Content>>>,
}

impl Merges<'_> {
    /// The commit that a merge brought in and that made what differs as it is now; `None` where the merge did so
    /// itself, or where that cannot be told.
    fn maker(
        &mut self,
        merge: &CommitChange,
        searches: &[Search<'_>],
        index: usize,
        difference: &Difference,
    ) -> anyhow::Result<Option<Commit>> {
        for commit in self.brought(merge, &searches[index], difference).unwrap_or_default() {
            let parent = self.repository.revision(&format!("{}^1", commit.id));
            let Ok(Some(parent)) = parent else { continue };
            let is = self.differs(&commit, searches, index, difference)?;
            if is == Some(false) && self.differs(&parent, searches, index, difference)? == Some(true) {
                return Ok(Some(commit));
            }
        }
        Ok(None)
    }

    /// The commits of the side branches, the latest first.
    fn brought(
        &self,
        merge: &CommitChange,
        search: &Search<'_>,
        difference: &Difference,
    ) -> Result<Vec<Commit>, Failure> {
        let own = search.paths();
        let own: Vec<&str> = own.iter().map(String::as_str).collect();
        let asked = if matches!(difference.subject, Subject::Rules(_)) { &OF_RULES[..] } else { &own[..] };
        let brought = self.repository.brought_in(&merge.commit, asked)?.into_iter();
        let commits = brought.filter(|change| change.origin == Origin::Commit).map(|change| change.commit);
        Ok(commits.take(MOST_STATES).collect())
    }

    /// Whether something was otherwise than now at a commit.
    fn differs(
        &mut self,
        commit: &Commit,
        searches: &[Search<'_>],
        index: usize,
        difference: &Difference,
    ) -> anyhow::Result<Option<bool>> {
        if !self.known.contains_key(&commit.id) {
            let contents = contents(self.repository, commit, searches, self.paths)?;
            self.known.insert(commit.id.clone(), contents.unwrap_or_default());
        }
        let then = self.known.get(&commit.id).and_then(|contents| contents.get(index)?.as_ref());
        let now = searches[index].stale.content.as_ref();
        let differs =
            |(then, now)| differences(then, now).iter().any(|one| one.subject == difference.subject);
        Ok(then.zip(now).map(differs))
    }
}

/// The states in which something wanted was changed. Git is asked for whole folders: the paths of all forms may be more than
/// a command line holds.
fn states(
    repository: &Repository,
    searches: &[Search<'_>],
    paths: &Paths,
) -> Result<Vec<CommitChange>, Failure> {
    let folders: BTreeSet<String> = searches.iter().map(Search::folder).collect();
    let asked: Vec<&str> = folders.iter().map(String::as_str).chain(OF_RULES).collect();
    let states = repository.states(Span::UpTo(repository.head()), &asked)?.into_iter();
    let concerned = states.filter(|state| state.files.iter().any(|file| paths.holds(&file.path)));
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
