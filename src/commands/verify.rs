//! `bontot verify`: results computed again from their receipts, and held against the files.

use std::cell::OnceCell;
use std::collections::BTreeSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::console::{Console, Target};
use super::phases;
use super::review::{Again, Outcome, Past};
use super::sending::{Content, Drawn, receipt_of};
use super::{Ending, classify, document, evaluate, explain, report, review, revision, status, summary};
use crate::catalogue::verify as texts;
use crate::cli::{self, Command, DocumentCommand, Invocation, Sending, Verify, VerifyFormat};
use crate::git::{Depth, Repository};
use crate::intake::{self, CellChange, Encoding};
use crate::load::{Root, files, is_among_results, template};
use crate::output::within;
use crate::receipt::{self, Differences, ENDING, Receipt, RowChange};
use crate::render::verified::{self, Verdict, Verified};

const COMMAND: &str = "bontot verify";
const XLSX: &str = "xlsx";

pub fn run(asked: &Verify, console: &mut Console) -> anyhow::Result<Ending> {
    let (folder, named) = split(&asked.subject);
    if let Some(ending) = review::refuse_folder(&folder, console, COMMAND) {
        return Ok(ending);
    }
    console.adopt_of(&folder);
    let named: Vec<PathBuf> = named.iter().map(|file| of(file)).collect();
    let past = match asked.revision.as_deref().map(|words| past(&folder, words, &named, console)) {
        None => None,
        Some(found) => match found? {
            Ok(past) => Some(past),
            Err(ending) => return Ok(ending),
        },
    };
    let place = Place { folder: &folder, past: past.as_ref(), repository: OnceCell::new() };
    let results = if named.is_empty() { place.committed()? } else { named };
    let mut verified = Vec::new();
    for result in results {
        verified.push(place.verify(&result, console)?);
    }
    let commit = past.as_ref().map(|past| past.repository.head());
    let text = match asked.format {
        VerifyFormat::Text => {
            let name = commit.map(|commit| revision::name(commit, console.language()));
            verified::text(&verified, name.as_deref(), console.language())
        }
        VerifyFormat::Json => verified::json(&verified, commit.map(|commit| commit.id.as_str())),
    };
    let holds = verified.iter().all(|verified| matches!(verified.verdict, Verdict::Equal));
    match console.write(&text, Target::SCREEN, COMMAND)? {
        Ending::Fine if !holds => Ok(Ending::Different),
        ending @ (Ending::Fine
        | Ending::Problems
        | Ending::WrongUsage
        | Ending::Failed
        | Ending::Different) => Ok(ending),
    }
}

/// The folder at a commit, with its results and those that are named.
fn past(folder: &Path, words: &str, named: &[PathBuf], console: &Console) -> Outcome<Past> {
    let without = [texts::NO_PROGRAM, texts::NO_REPOSITORY];
    let repository = match revision::repository(folder, without, console, COMMAND)? {
        Ok(repository) => repository,
        Err(ending) => return Ok(Err(ending)),
    };
    let commit = match revision::commit(&repository, words, console, COMMAND)? {
        Ok(commit) => commit,
        Err(ending) => return Ok(Err(ending)),
    };
    let mut wanted = BTreeSet::new();
    for result in named {
        for file in [result.clone(), receipt_of(result)] {
            let Some(path) = within(folder, &file) else {
                let path = file.display().to_string();
                return Ok(Err(console.refuse(COMMAND, texts::OUTSIDE, ("path", &path), &[])));
            };
            wanted.insert(path);
        }
    }
    let is_text = |path: &str| path.split('/').next() == Some(template::FOLDER);
    let is_wanted = |path: &str| {
        phases::is_read(path) || is_among_results(path) || is_text(path) || wanted.contains(path)
    };
    let root = revision::root(&repository, &commit, words, is_wanted, console, COMMAND)?;
    Ok(root.map(|root| Past { root, repository: repository.at(commit) }))
}

/// The first word is the folder when it is one.
fn split(subject: &cli::Subject) -> (PathBuf, &[PathBuf]) {
    match (&subject.folder, subject.words.split_first()) {
        (Some(folder), _) => (folder.clone(), &subject.words),
        (None, Some((first, rest))) if first.is_dir() => (first.clone(), rest),
        (None, _) => (PathBuf::from("."), &subject.words),
    }
}

/// The result that a file is, or is the receipt of.
fn of(file: &Path) -> PathBuf {
    let path = file.to_string_lossy();
    path.strip_suffix(ENDING).map_or_else(|| file.to_owned(), PathBuf::from)
}

/// Where results, their receipts and their inputs are.
struct Place<'a> {
    folder: &'a Path,
    /// The commit that they are those of; none for those of the disk.
    past: Option<&'a Past>,
    repository: OnceCell<Option<Repository>>,
}

impl Place<'_> {
    /// The commit of a receipt, where the whole repository is there and does not have it.
    fn lost_commit(&self, receipt: &Receipt) -> Option<String> {
        let around = || match self.past {
            Some(past) => Some(past.repository.clone()),
            None => Repository::around(self.folder).ok(),
        };
        let id = &receipt.git.as_ref()?.commit;
        let repository = self.repository.get_or_init(around).as_ref()?;
        let is_lost = repository.depth() == Depth::Whole && repository.revision(id) == Ok(None);
        is_lost.then(|| id.clone())
    }

    /// Every result in `<year>/results`, by its name or that of its receipt.
    fn committed(&self) -> anyhow::Result<Vec<PathBuf>> {
        let found = match self.past {
            Some(past) => files::results(&past.root)?,
            None => files::results(&Root::from(self.folder))?,
        };
        let names = found.iter().filter(|path| !path.ends_with("/README.md"));
        let mut results: Vec<PathBuf> = names.map(|path| of(&self.folder.join(path))).collect();
        results.sort();
        results.dedup();
        Ok(results)
    }

    fn bytes(&self, file: &Path) -> anyhow::Result<Option<Vec<u8>>> {
        match self.past {
            None => files::bytes(file),
            Some(past) => match within(self.folder, file) {
                Some(path) => files::held(&past.root, &path),
                None => Ok(None),
            },
        }
    }

    fn verify(&self, result: &Path, console: &mut Console) -> anyhow::Result<Verified> {
        let file = result.strip_prefix(".").unwrap_or(result).display().to_string();
        let text = self.bytes(&receipt_of(result))?.and_then(|bytes| String::from_utf8(bytes).ok());
        let Some(receipt) = text.and_then(|text| receipt::read(&text)) else {
            return Ok(Verified::of(file, Verdict::NoReceipt));
        };
        let drawn = self.again(result, &receipt, console)?;
        let mut verified = Verified::of(file, Verdict::Equal);
        verified.version =
            Some(receipt.program.clone()).filter(|version| version != env!("CARGO_PKG_VERSION"));
        let Some(Drawn { content: Content::Held(now), receipt: Some(fresh), lost: None }) = drawn else {
            verified.verdict = Verdict::Failed;
            return Ok(verified);
        };
        verified.lost_commit = self.lost_commit(&receipt);
        verified.differences = Differences::between(&receipt.basis, &fresh.basis);
        verified.verdict = match self.bytes(result)? {
            None => Verdict::Missing,
            Some(there) if !receipt.output.is(&there) => {
                verified.rows = changes(format_of(&receipt), &now, &there);
                Verdict::Edited
            }
            Some(_) if receipt.output.is(&now) => Verdict::Equal,
            Some(there) => {
                verified.rows = changes(format_of(&receipt), &there, &now);
                Verdict::Different
            }
        };
        Ok(verified)
    }

    /// Computes the result of a receipt; `None` where its command is none of ours, or the folder has errors.
    fn again(
        &self,
        result: &Path,
        receipt: &Receipt,
        console: &mut Console,
    ) -> anyhow::Result<Option<Drawn>> {
        let Some(invocation) = asked_for(receipt) else { return Ok(None) };
        let mut own = console.for_results_in(invocation.language);
        let again = Some(Again { receipt, past: self.past });
        let drawn = match invocation.command {
            Command::Evaluate(mut asked) => {
                self.aim(&mut asked.folder, &mut asked.sending, result);
                evaluate::draw(&asked, again, &mut own)?
            }
            Command::Classify(mut classify) => {
                self.aim(&mut classify.asked.folder, &mut classify.asked.sending, result);
                classify::draw(&classify, again, &mut own)?
            }
            Command::Summary(mut asked) => {
                self.aim(&mut asked.folder, &mut asked.sending, result);
                summary::draw(&asked, again, &mut own)?
            }
            Command::Report(mut asked) => {
                self.aim(&mut asked.folder, &mut asked.sending, result);
                report::draw(&asked, again, &mut own)?.map(|(drawn, _)| drawn)
            }
            Command::Status(mut asked) => {
                self.aim(&mut asked.folder, &mut asked.sending, result);
                status::draw(&asked, again, &mut own)?
            }
            Command::Explain(mut asked) => {
                asked.subject.folder = Some(self.folder.to_owned());
                asked.output = Some(result.to_owned());
                explain::draw(&asked, again, &mut own)?
            }
            Command::Document(DocumentCommand::Write(mut asked)) => {
                self.folder.clone_into(&mut asked.folder);
                asked.output = Some(result.to_owned());
                document::draw(&asked, again, &mut own)?
            }
            Command::Document(DocumentCommand::Templates { .. })
            | Command::Check(_)
            | Command::Compare(_)
            | Command::History(_)
            | Command::Record(_)
            | Command::Form(_)
            | Command::Import(_)
            | Command::Criteria(_)
            | Command::Fmt(_)
            | Command::SignOff(_)
            | Command::Verify(_)
            | Command::Init(_)
            | Command::Schema(..)
            | Command::Completions(..)
            | Command::Man(_) => return Ok(None),
        };
        console.adopt_from(&own);
        Ok(drawn.ok())
    }

    /// A receipt names neither folder nor place of its result.
    fn aim(&self, folder: &mut PathBuf, sending: &mut Sending, result: &Path) {
        self.folder.clone_into(folder);
        sending.output = Some(result.to_owned());
    }
}

/// The command line of a receipt; `None` where it is none of ours.
fn asked_for(receipt: &Receipt) -> Option<Invocation> {
    let words = receipt.command.iter().map(OsString::from);
    let arguments: Vec<OsString> = std::iter::once("bontot".into()).chain(words).collect();
    cli::parse(&arguments, None).ok()
}

/// What differs between two results of a format; in a workbook, cell by cell.
fn changes(format: &str, before: &[u8], after: &[u8]) -> Vec<RowChange> {
    let pages = |bytes| intake::pages(bytes, Encoding::Utf8).map(|(pages, _)| pages);
    let (XLSX, Ok(before), Ok(after)) = (format, pages(before), pages(after)) else {
        return receipt::rows(format, before, after);
    };
    let row = |change: CellChange| RowChange {
        subject: change.sheet,
        item: change.cell,
        before: change.before,
        after: change.after,
    };
    intake::compare(&before, &after).into_iter().map(row).collect()
}

fn format_of(receipt: &Receipt) -> &str {
    receipt.command.iter().find_map(|word| word.strip_prefix("--format=")).unwrap_or_default()
}
