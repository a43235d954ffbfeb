//! `bontot document`: a document on results, from the committee's own texts or the default ones.

use std::path::{Path, PathBuf};

use super::console::{Console, Target};
use super::review::{self, Opened};
use super::{Ending, basis, phases, subject};
use crate::catalogue::{document as texts, help, words};
use crate::cli::{Document, DocumentCommand, DocumentFormat};
use crate::diagnostics::{Report, Severity};
use crate::document::{self, Asked, Basis, Fault, FaultKind, Page};
use crate::load::template;
use crate::model::results::Results;
use crate::model::{DocumentKind, Language, UnitKey};
use crate::output::{self, Overwrite};
use crate::paper;
use crate::render::say::Say;
use crate::render::visible::visible;
use crate::score::LineScore;

const COMMAND: &str = "bontot document";

pub fn run(asked: &DocumentCommand, console: &mut Console) -> anyhow::Result<Ending> {
    match asked {
        DocumentCommand::Write(asked) => write(asked, console),
        DocumentCommand::Templates { folder, overwrite } => copy_templates(folder, *overwrite, console),
    }
}

fn write(asked: &Document, console: &mut Console) -> anyhow::Result<Ending> {
    let mut opened = match review::open(&asked.folder, console, COMMAND)? {
        Ok(opened) => opened,
        Err(ending) => return Ok(ending),
    };
    let mut report = Report::default();
    let own =
        template::text(&asked.folder.as_path().into(), asked.kind.word(), &mut opened.sources, &mut report)?;
    if report.has_errors() {
        return Ok(console.report(&report, &opened.sources));
    }
    let page = match page(asked, own.as_deref(), &opened, console) {
        Ok(page) => page,
        Err(ending) => return Ok(ending),
    };
    let target = Target { file: asked.output.as_deref(), overwrite: asked.overwrite };
    match asked.format {
        #[cfg(feature = "docx")]
        DocumentFormat::Word => send_word(&page, target, console),
        DocumentFormat::Markdown => console.write(&paper::markdown::draw(&page), target, COMMAND),
    }
}

#[cfg(feature = "docx")]
fn send_word(page: &Page, target: Target<'_>, console: &Console) -> anyhow::Result<Ending> {
    if target.file.is_none() && Console::is_screen() {
        let values = [("format", "docx"), ("file", "van-ban.docx")];
        let problem = help::NEEDS_FILE.with(console.language(), &values);
        return Ok(console.refuse_sentence(COMMAND, problem, "", &[]));
    }
    let content = paper::word::draw(page)
        .map_err(|error| anyhow::anyhow!(texts::NOT_DRAWN.with(console.language(), &[("error", &error)])))?;
    console.write_bytes(&content, target, COMMAND)
}

/// What the document says. The Party's documents are Vietnamese, whatever language the program speaks.
fn page(asked: &Document, own: Option<&str>, opened: &Opened, console: &Console) -> Result<Page, Ending> {
    let review = opened.review(&asked.review, console, COMMAND)?;
    let period = opened.period(asked.period, console, COMMAND)?;
    let wanted = organisations(asked, opened, console)?;
    opened.audit(&[period.year()], console)?;
    let mut results = opened.results(review, period, None, console)?;
    results.units.retain(|unit| wanted.is_empty() || wanted.contains(&unit.organisation));
    let missing = wanted.iter().find(|index| results.units.iter().all(|unit| unit.organisation != **index));
    if let Some(organisation) = missing {
        let key = UnitKey { review, organisation: *organisation, period };
        return Err(subject::refuse_absent(opened, key, console, COMMAND));
    }
    let elsewhere = of_one_decision(asked, &mut results, console)?;
    let say = Say { workspace: &opened.workspace, language: Language::Vietnamese };
    let facts = Asked {
        kind: asked.kind,
        number: asked.number.clone(),
        date: asked.date,
        basis: Basis { digest: basis::of(opened, &[period.year()]).short() },
        lines: lines(asked, review, &results, opened),
        elsewhere,
    };
    let template = own.unwrap_or_else(|| document::default_template(asked.kind));
    document::compose(template, &facts, &results, say).map_err(|fault| refuse(&fault, asked.kind, console))
}

/// A decision and its list are of one recorded decision: leaves out what others decided, and tells how many.
fn of_one_decision(asked: &Document, results: &mut Results, console: &Console) -> Result<usize, Ending> {
    let is_decision = asked.kind == DocumentKind::Decision;
    let known = document::decision_numbers(results);
    let wanted = asked.number.as_ref();
    let found = wanted.filter(|wanted| known.iter().any(|number| document::is_number(number, wanted)));
    let Some(found) = found.filter(|_| is_decision || asked.kind == DocumentKind::List) else {
        if is_decision && known.len() > 1 {
            let known: Vec<&str> = known.into_iter().collect();
            return Err(console.refuse(COMMAND, texts::WHICH_DECISION, ("", ""), &known));
        }
        return Ok(0);
    };
    let all = results.units.len();
    results.units.retain(|unit| {
        unit.decision.as_ref().is_none_or(|decision| document::is_number(&decision.number, found))
    });
    Ok(all - results.units.len())
}

/// The organisations asked for; a notice goes to one.
fn organisations(asked: &Document, opened: &Opened, console: &Console) -> Result<Vec<usize>, Ending> {
    let ids: Vec<&str> =
        opened.workspace.organisations.iter().map(|organisation| organisation.id.as_str()).collect();
    if asked.kind == DocumentKind::Notice && asked.organisations.len() != 1 {
        return Err(console.refuse(COMMAND, texts::ONE_ORGANISATION, ("", ""), &ids));
    }
    let index = |id: &String| {
        let unknown = || console.refuse(COMMAND, help::NO_SUCH_ORGANISATION, ("organisation", id), &ids);
        opened.workspace.organisation_at(id).ok_or_else(unknown)
    };
    asked.organisations.iter().map(index).collect()
}

/// What each line of the form of a notice brought.
fn lines(asked: &Document, review: usize, results: &Results, opened: &Opened) -> Vec<LineScore> {
    let unit = results.units.first().filter(|_| asked.kind == DocumentKind::Notice);
    let key = unit.map(|unit| UnitKey { review, organisation: unit.organisation, period: unit.period });
    let inspected = key.and_then(|key| phases::inspect(&opened.workspace, key).0);
    inspected.map(|inspection| inspection.card.lines).unwrap_or_default()
}

/// Tells what is wrong with a template.
fn refuse(fault: &Fault, kind: DocumentKind, console: &Console) -> Ending {
    let language = console.language();
    let say = |phrase: crate::catalogue::Phrase, name, value: &str| phrase.with(language, &[(name, value)]);
    let problem = match &fault.kind {
        FaultKind::Syntax(detail) => say(texts::FAULT_SYNTAX, "detail", detail),
        FaultKind::UnknownValue(name) => say(texts::FAULT_VALUE, "name", name),
        FaultKind::UnknownFunction(name) => say(texts::FAULT_FUNCTION, "name", name),
        FaultKind::UnknownPart(name) => say(texts::FAULT_PART, "name", name),
        FaultKind::UnknownTable(name) => say(texts::FAULT_TABLE, "name", name),
        FaultKind::NoPart(text) => say(texts::FAULT_NO_PART, "text", text),
        FaultKind::TooLong => texts::FAULT_TOO_LONG.get(language).to_owned(),
        FaultKind::Other(detail) => say(texts::FAULT_OTHER, "detail", detail),
    };
    let file = template::path(kind.word());
    let line = fault.line.map(|line| line.to_string());
    let values = [("file", file.as_str()), ("line", line.as_deref().unwrap_or("")), ("problem", &problem)];
    let phrase = if line.is_some() { texts::FAULT } else { texts::FAULT_SOMEWHERE };
    let level = words::severity(Severity::Error).get(language);
    output::to_errors(&format!("{level}: {}\n", visible(&phrase.with(language, &values))));
    Ending::Problems
}

/// Writes the default texts into the workspace; files that were edited stay.
fn copy_templates(folder: &Path, overwrite: Overwrite, console: &Console) -> anyhow::Result<Ending> {
    if let Some(ending) = review::refuse_folder(folder, console, COMMAND) {
        return Ok(ending);
    }
    let paths: Vec<PathBuf> =
        DocumentKind::ALL.iter().map(|kind| folder.join(template::path(kind.word()))).collect();
    let contents = DocumentKind::ALL.map(|kind| document::default_template(kind).as_bytes());
    let files: Vec<(&Path, &[u8])> = paths.iter().map(PathBuf::as_path).zip(contents).collect();
    match console.write_files(&files, overwrite, COMMAND)? {
        Ending::Fine => {
            let path = folder.join(template::FOLDER).display().to_string();
            let told = texts::COPIED.with(console.language(), &[("path", &visible(&path))]);
            console.print(&(told + "\n"))
        }
        ending @ (Ending::Problems | Ending::WrongUsage | Ending::Failed | Ending::Different) => Ok(ending),
    }
}
