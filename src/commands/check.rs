//! `bontot check`: every problem of a folder, or what a code means.

use super::Ending;
use super::console::{Console, Target};
use super::late::{self, Gap};
use super::phases::{self, Opened};
use super::review::{refuse_folder, refuse_year};
use super::{signed, templates};
use crate::catalogue::{Phrase, check as texts};
use crate::cli::{Check, CheckFormat, Explained, Warnings};
use crate::diagnostics::{Code, Severity};
use crate::git::{Absence, Repository};
use crate::output;
use crate::render::{diagnostics, explanation, problems, sarif};

const COMMAND: &str = "bontot check";

pub fn run(asked: &Check, console: &mut Console) -> anyhow::Result<Ending> {
    let only = match codes(&asked.only, console) {
        Ok(only) => only,
        Err(ending) => return Ok(ending),
    };
    if let Some(explained) = &asked.explain {
        return explain(explained, console);
    }
    if let Some(ending) = refuse_folder(&asked.folder, console, COMMAND) {
        return Ok(ending);
    }
    let mut opened = phases::open(&asked.folder.as_path().into())?;
    console.adopt(opened.language);
    if let Some(workspace) = &opened.workspace {
        let sources = &opened.sources;
        phases::signatures(workspace, sources, &mut opened.report, |stale| {
            signed::changed(stale, &asked.folder, sources)
        })?;
    }
    let gap = match audit(asked, &mut opened, console) {
        Ok(gap) => gap,
        Err(ending) => return Ok(ending),
    };
    let gap = gap.filter(|_| only.is_empty() || only.contains(&Code::SelfRaisedLate));
    // a folder that is kept without git has chosen so
    if let Some(gap) = gap.filter(|gap| *gap != Gap::Absent(Absence::NoRepository)) {
        let language = console.language();
        output::to_errors(&(texts::NOTE.with(language, &[("said", &gap.said(language))]) + "\n"));
    }
    let remark = opened.report.has_errors().then_some(texts::NOT_AUDITED);
    templates::check(&asked.folder, &mut opened, console.language())?;
    tell(asked, &only, opened, remark, console)
}

/// The codes that the words name; one that is none is wrong usage.
fn codes(words: &[String], console: &Console) -> Result<Vec<Code>, Ending> {
    let known: Vec<&str> = Code::ALL.iter().map(|code| code.word()).collect();
    let refused = |word: &String| console.refuse(COMMAND, texts::NO_SUCH_CODE, ("code", word), &known);
    words.iter().map(|word| Code::from_word(word).ok_or_else(|| refused(word))).collect()
}

fn explain(explained: &Explained, console: &Console) -> anyhow::Result<Ending> {
    let told = match explained {
        Explained::List => explanation::list(console.manner()),
        Explained::Code(word) => match codes(std::slice::from_ref(word), console) {
            Ok(codes) => codes.into_iter().map(|code| explanation::text(code, console.manner())).collect(),
            Err(ending) => return Ok(ending),
        },
    };
    console.write(&told, Target::SCREEN, COMMAND)
}

/// Adds what the results show, and drops the findings of other years than the one asked for; gives what could not be asked,
/// unless that is a problem itself.
fn audit(asked: &Check, opened: &mut Opened, console: &Console) -> Result<Option<Gap>, Ending> {
    let mut gap = None;
    if let Some(workspace) = opened.workspace.as_ref().filter(|_| !opened.report.has_errors()) {
        let mut years: Vec<i16> = workspace.years.keys().copied().collect();
        let refused = asked.year.map(|year| refuse_year(year, &years, console, COMMAND));
        refused.transpose()?;
        years.retain(|year| asked.year.is_none_or(|asked| asked == *year));
        phases::audit(workspace, &years, &mut opened.report);
        let repository = || Repository::around(&asked.folder);
        gap = late::self_raised_late(repository, workspace, &years, &mut opened.report);
        if late::refuse_gap(gap.as_ref(), workspace, &mut opened.report) {
            gap = None;
        }
    }
    if let Some(year) = asked.year {
        let sources = &opened.sources;
        opened
            .report
            .retain(|found| !found.code.is_finding() || sources.is_of_years(found.place.file(), &[year]));
    }
    Ok(gap)
}

/// Prints what was found. Errors that `--only` hides still end the run as such.
fn tell(
    asked: &Check,
    only: &[Code],
    opened: Opened,
    remark: Option<Phrase>,
    console: &Console,
) -> anyhow::Result<Ending> {
    let Opened { mut report, sources, .. } = opened;
    let (all, has_errors) = (report.diagnostics().len(), report.has_errors());
    report.retain(|found| only.is_empty() || only.contains(&found.code));
    let hidden = all - report.diagnostics().len();
    let language = console.language();
    let text = match asked.format {
        CheckFormat::Text => {
            let shown = sources.show(report.diagnostics(), diagnostics::MOST_SHOWN);
            let mut text = diagnostics::text(&shown, &report.tally(), console.manner());
            if all == 0 {
                text.push_str(texts::FINE.get(language));
                text.push('\n');
            }
            if hidden > 0 {
                text.push_str(&texts::HIDDEN.with(language, &[("count", &hidden.to_string())]));
                text.push('\n');
            }
            if let Some(remark) = remark {
                text.push_str(remark.get(language));
                text.push('\n');
            }
            text
        }
        CheckFormat::Json => {
            problems::json(&sources.show(report.diagnostics(), all), &report.tally(), language)
        }
        CheckFormat::Sarif => sarif::draw(&sources.show(report.diagnostics(), all), language),
    };
    let warned = report.diagnostics().iter().any(|found| found.severity == Severity::Warning);
    let denied = has_errors || (warned && asked.warnings == Warnings::Denied);
    match console.write(&text, Target::SCREEN, COMMAND)? {
        Ending::Fine if denied => Ok(Ending::Problems),
        ending @ (Ending::Fine
        | Ending::Problems
        | Ending::WrongUsage
        | Ending::Failed
        | Ending::Different) => Ok(ending),
    }
}
