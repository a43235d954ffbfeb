//! Tells a shell what may stand where the cursor is. It only reads, and where the folder is broken it knows less.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::Ending;
use crate::catalogue::words;
use crate::cli::Shell;
use crate::cli::completing::{self, Known, Word, answer};
use crate::load;
use crate::model::guideline::Guideline;
use crate::model::{Dataset, Language, Step};
use crate::output;
use crate::visible::visible;

/// Between two meanings of an id.
const OR: &str = " · ";

/// Answers a shell. `arguments` is what its script runs: the program, `--`, the line that is typed.
#[must_use]
pub fn run(shell: &OsStr, arguments: &[OsString], language: Option<&OsStr>) -> Ending {
    let shell = Shell::ALL.into_iter().find(|known| shell == known.word());
    let typed = arguments.iter().position(|word| word == "--").map(|at| arguments[at + 1..].to_vec());
    let (Some(shell), Some(words)) = (shell, typed) else { return Ending::WrongUsage };
    let language = completing::language(language);
    let folder = folder(&words);
    let Some(told) = answer(shell, words, language, move || known(&folder, language)) else {
        return Ending::WrongUsage;
    };
    match output::to_screen(&told) {
        Ok(()) => Ending::Fine,
        Err(_) => Ending::Failed,
    }
}

/// The folder that the line speaks of: that of `--folder`, else the first word that is a workspace, else here.
fn folder(words: &[OsString]) -> PathBuf {
    let after =
        |word: &OsString| word.to_str().and_then(|word| word.strip_prefix("--folder=")).map(PathBuf::from);
    let option = words.windows(2).find(|pair| pair[0] == "--folder").map(|pair| PathBuf::from(&pair[1]));
    let is_workspace = |path: &&Path| path.join("bontot.toml").is_file();
    let given = || words.iter().skip(1).filter(|word| !word.is_empty());
    let positional = || given().map(Path::new).find(is_workspace).map(Path::to_owned);
    option.or_else(|| words.iter().find_map(after)).or_else(positional).unwrap_or_else(|| PathBuf::from("."))
}

fn known(folder: &Path, language: Language) -> Known {
    let dataset = load::folder(&folder.into(), load::Digests::Perhaps).ok().and_then(|loaded| loaded.dataset);
    let ids = dataset.map(|dataset| ids(&dataset, language)).unwrap_or_default();
    let steps = Step::ALL.iter().map(|step| word(step.word(), words::step(*step).get(language)));
    Known { steps: steps.collect(), ..ids }
}

fn ids(dataset: &Dataset, language: Language) -> Known {
    let organisations = dataset.organisations.iter().map(|one| word(one.id(), one.name()));
    let criteria = dataset.guidelines.iter().flat_map(Guideline::lines);
    let facts = dataset.guidelines.iter().flat_map(|guideline| &guideline.facts);
    let outcomes = dataset.guidelines.iter().flat_map(|guideline| &guideline.outcomes);
    let years = || dataset.years.values();
    let findings = years().flat_map(|year| &year.findings).filter(|finding| finding.remedied_on.is_none());
    let posts = years().flat_map(|year| &year.assignments).map(|row| word(&row.post, ""));
    Known {
        organisations: organisations.collect(),
        criteria: once(criteria.map(|one| word(one.id.as_str(), one.name.get(language)))),
        facts: once(facts.map(|one| word(one.id.as_str(), one.name.get(language)))),
        outcomes: once(outcomes.map(|one| word(one.id.as_str(), one.name.get(language)))),
        findings: findings.map(|one| word(one.id.value.as_str(), &one.finding)).collect(),
        reviews: dataset.manifest.reviews.iter().map(|one| word(one.id.as_str(), "")).collect(),
        posts: once(posts),
        steps: Vec::new(),
    }
}

/// Each id once, with all that it means in one guideline or another.
fn once(words: impl Iterator<Item = Word>) -> Vec<Word> {
    let mut known: Vec<Word> = Vec::new();
    let mut at = BTreeMap::new();
    for word in words {
        let index = *at.entry(word.id.clone()).or_insert(known.len());
        match known.get_mut(index) {
            None => known.push(word),
            Some(there) if there.meaning.split(OR).any(|meaning| meaning == word.meaning) => {}
            Some(there) => there.meaning += &(OR.to_owned() + &word.meaning),
        }
    }
    known
}

fn word(id: &str, meaning: &str) -> Word {
    Word { id: id.to_owned(), meaning: visible(meaning) }
}
