//! `bontot verify`: results computed again from their receipts, and held against the files.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use super::console::{Console, Target};
use super::sending::Drawn;
use super::{Ending, classify, evaluate, review, summary};
use crate::cli::{self, Command, Verify, VerifyFormat};
use crate::load::{Root, files};
use crate::output::Overwrite;
use crate::receipt::{self, Differences, ENDING, Receipt};
use crate::render::verified::{self, Verdict, Verified};

const COMMAND: &str = "bontot verify";
const SCREEN: Target<'static> = Target { file: None, overwrite: Overwrite::OwnOnly };

pub fn run(asked: &Verify, console: &mut Console) -> anyhow::Result<Ending> {
    let (folder, named) = split(&asked.subject);
    if let Some(ending) = review::refuse_folder(&folder, console, COMMAND) {
        return Ok(ending);
    }
    let results =
        if named.is_empty() { committed(&folder)? } else { named.iter().map(|file| of(file)).collect() };
    let mut verified = Vec::new();
    for result in results {
        verified.push(verify(&folder, &result, console)?);
    }
    let text = match asked.format {
        VerifyFormat::Text => verified::text(&verified, console.language()),
        VerifyFormat::Json => verified::json(&verified),
    };
    let holds = verified.iter().all(|verified| matches!(verified.verdict, Verdict::Equal));
    match console.write(&text, SCREEN, COMMAND)? {
        Ending::Fine if !holds => Ok(Ending::Different),
        ending @ (Ending::Fine
        | Ending::Problems
        | Ending::WrongUsage
        | Ending::Failed
        | Ending::Different) => Ok(ending),
    }
}

/// The first word is the folder when it is one.
fn split(subject: &cli::Subject) -> (PathBuf, &[PathBuf]) {
    match (&subject.folder, subject.words.split_first()) {
        (Some(folder), _) => (folder.clone(), &subject.words),
        (None, Some((first, rest))) if first.is_dir() => (first.clone(), rest),
        (None, _) => (PathBuf::from("."), &subject.words),
    }
}

/// Every result in `<year>/results`, by its name or that of its receipt.
fn committed(folder: &Path) -> anyhow::Result<Vec<PathBuf>> {
    let found = files::results(&Root::from(folder))?;
    let names = found.iter().filter(|path| !path.ends_with("/README.md"));
    let mut results: Vec<PathBuf> = names.map(|path| of(&folder.join(path))).collect();
    results.sort();
    results.dedup();
    Ok(results)
}

/// The result that a file is, or is the receipt of.
fn of(file: &Path) -> PathBuf {
    let path = file.to_string_lossy();
    path.strip_suffix(ENDING).map_or_else(|| file.to_owned(), PathBuf::from)
}

fn verify(folder: &Path, result: &Path, console: &mut Console) -> anyhow::Result<Verified> {
    let file = result.strip_prefix(".").unwrap_or(result).display().to_string();
    let beside = files::bytes(&super::sending::receipt_of(result))?;
    let text = beside.and_then(|bytes| String::from_utf8(bytes).ok());
    let Some(receipt) = text.and_then(|text| receipt::read(&text)) else {
        return Ok(Verified::of(file, Verdict::NoReceipt));
    };
    let drawn = again(folder, result, &receipt, console)?;
    let mut verified = Verified::of(file, Verdict::Equal);
    verified.version = Some(receipt.program.clone()).filter(|version| version != env!("CARGO_PKG_VERSION"));
    let Some(Drawn { content: now, receipt: Some(fresh) }) = drawn else {
        verified.verdict = Verdict::Failed;
        return Ok(verified);
    };
    verified.differences = Differences::between(&receipt.basis, &fresh.basis);
    verified.verdict = match files::bytes(result)? {
        None => Verdict::Missing,
        Some(there) if !receipt.output.is(&there) => {
            verified.rows = receipt::rows(format_of(&receipt), &now, &there);
            Verdict::Edited
        }
        Some(_) if receipt.output.is(&now) => Verdict::Equal,
        Some(there) => {
            verified.rows = receipt::rows(format_of(&receipt), &there, &now);
            Verdict::Different
        }
    };
    Ok(verified)
}

fn format_of(receipt: &Receipt) -> &str {
    receipt.command.iter().find_map(|word| word.strip_prefix("--format=")).unwrap_or_default()
}

/// Computes the result of a receipt; `None` where its command is none of ours, or the folder has errors.
fn again(
    folder: &Path,
    result: &Path,
    receipt: &Receipt,
    console: &mut Console,
) -> anyhow::Result<Option<Drawn>> {
    let program = std::iter::once(OsString::from("bontot"));
    let arguments: Vec<OsString> = program.chain(receipt.command.iter().map(OsString::from)).collect();
    let Ok(invocation) = cli::parse(&arguments, None) else { return Ok(None) };
    let mut own = console.speaking(invocation.language);
    let drawn = match invocation.command {
        Command::Evaluate(mut asked) => {
            folder.clone_into(&mut asked.folder);
            asked.sending.output = Some(result.to_owned());
            evaluate::draw(&asked, Some(receipt), &mut own)?
        }
        Command::Classify(mut asked) => {
            folder.clone_into(&mut asked.asked.folder);
            asked.asked.sending.output = Some(result.to_owned());
            classify::draw(&asked, Some(receipt), &mut own)?
        }
        Command::Summary(mut asked) => {
            folder.clone_into(&mut asked.folder);
            asked.sending.output = Some(result.to_owned());
            summary::draw(&asked, Some(receipt), &mut own)?
        }
        _ => return Ok(None),
    };
    console.adopt_from(&own);
    Ok(drawn.ok())
}
