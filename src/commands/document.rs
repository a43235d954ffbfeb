//! `bontot document`: a document on results, from the committee's own texts or the default ones.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::console::{Console, Target};
use super::phases::{self, ValidDataset};
use super::review::{self, Again, Opened, Outcome};
use super::sending::{Content, Drawn};
use super::{Ending, basis, sending, subject, target, unclean};
use crate::catalogue::document as texts;
use crate::cli::{Document, DocumentCommand, DocumentFormat, TreeAsked};
use crate::diagnostics::{Code, Diagnostic, Report, Severity};
use crate::digest::Digests;
use crate::document::{self, Asked, Basis, Fault, FaultKind, Page};
use crate::load::template::{self, OwnText};
use crate::model::results::Results;
use crate::model::{DocumentKind, Language, Period, Place, UnitKey};
use crate::output::Overwrite;
use crate::paper;
use crate::receipt::{self, Receipt};
use crate::render::say::Say;
use crate::score::LineScore;
use crate::visible::visible;

const TEMPLATES: &str = "bontot document templates";

/// The command whose help tells more.
const fn command_of(asked: &Document) -> &'static str {
    match asked.kind {
        DocumentKind::Decision => "bontot document decision",
        DocumentKind::Minutes => "bontot document minutes",
        DocumentKind::Notice => "bontot document notice",
        DocumentKind::List => "bontot document list",
    }
}

pub fn run(asked: &DocumentCommand, console: &mut Console) -> anyhow::Result<Ending> {
    match asked {
        DocumentCommand::Write(asked) => {
            if let Some(ending) =
                target::refuse(&asked.folder, asked.output.as_deref(), console, command_of(asked))
            {
                return Ok(ending);
            }
            match draw(asked, None, console)? {
                Ok(drawn) => {
                    let target = Target { file: asked.output.as_deref(), overwrite: asked.overwrite };
                    drawn.send_to(target, console, command_of(asked))
                }
                Err(ending) => Ok(ending),
            }
        }
        DocumentCommand::Templates { folder, overwrite } => {
            console.adopt_of(folder);
            copy_templates(folder, *overwrite, console)
        }
    }
}

/// Draws the document; that of a receipt as it was drawn then.
pub fn draw(asked: &Document, again: Option<Again<'_>>, console: &mut Console) -> Outcome<Drawn> {
    let past = again.and_then(|again| again.past);
    let mut opened = match review::open_at(&asked.folder, past, console, command_of(asked))? {
        Ok(opened) => opened,
        Err(ending) => return Ok(Err(ending)),
    };
    let mut blanks = opened.workspace.manifest.blanks.iter();
    // one that was written once is drawn again as it was
    if let Some((key, name)) = blanks.find(|(key, _)| *key == "committee").filter(|_| again.is_none()) {
        let mut report = Report::default();
        report.add(Diagnostic { severity: Severity::Error, ..Diagnostic::of_blank(key, name) });
        return Ok(Err(console.report(&report, &opened.sources)));
    }
    let root = past.map_or_else(|| asked.folder.as_path().into(), |past| past.root.clone());
    let mut report = Report::default();
    let own = template::text(&root, asked.kind.word(), &mut opened.sources, &mut report)?;
    if report.has_errors() {
        return Ok(Err(console.report(&report, &opened.sources)));
    }
    if let Some(ending) = refuse_unclean(asked, own.as_ref(), &opened, console) {
        return Ok(Err(ending));
    }
    let page = match page(asked, own.as_ref(), &opened, (again, console)) {
        Ok(page) => page,
        Err(ending) => return Ok(Err(ending)),
    };
    let content = match asked.format {
        #[cfg(feature = "docx")]
        DocumentFormat::Word => match word(&page, asked, console)? {
            Ok(content) => content,
            Err(ending) => return Ok(Err(ending)),
        },
        DocumentFormat::Markdown => paper::markdown::draw(&page).into_bytes(),
    };
    let receipt = receipt(asked, own.as_ref(), &opened, &content, (again, console));
    let lost = opened.sources.lost().map(str::to_owned);
    Ok(receipt.map(|receipt| Drawn { content: Content::Held(content), receipt, lost }))
}

/// With `--require-clean`, records and text must be those of a commit.
fn refuse_unclean(
    asked: &Document,
    own: Option<&OwnText>,
    opened: &Opened,
    console: &Console,
) -> Option<Ending> {
    match asked.tree {
        TreeAsked::Any => return None,
        TreeAsked::Clean => {}
    }
    let period = match opened.period(asked.period, console, command_of(asked)) {
        Ok(period) => period,
        Err(ending) => return Some(ending),
    };
    let basis = || whole_basis(own, opened, period);
    unclean::refuse(asked.tree, opened, basis, console)
}

/// What the results rest on, and the committee's own text.
fn whole_basis(own: Option<&OwnText>, opened: &Opened, period: Period) -> Arc<receipt::Basis> {
    let basis = basis::of(opened, &[period.year()]);
    match own {
        None => basis,
        Some(own) => basis::with(&basis, own.file, opened),
    }
}

/// Of a document that goes into a file: what its results rest on, and its own text.
fn receipt(
    asked: &Document,
    own: Option<&OwnText>,
    opened: &Opened,
    content: &[u8],
    (again, console): (Option<Again<'_>>, &Console),
) -> Result<Option<Receipt>, Ending> {
    let Some(file) = &asked.output else { return Ok(None) };
    let period = opened.period(asked.period, console, command_of(asked))?;
    let of_results = || basis::of(opened, &[period.year()]);
    let git = match again {
        Some(again) => again.receipt.git.clone(),
        None => basis::git_state(&asked.folder, console.language(), of_results),
    };
    let basis = whole_basis(own, opened, period);
    let line = asked.again(period, console.language());
    Ok(Some(sending::receipt(file, Digests::of(content), line, basis, git)))
}

#[cfg(feature = "docx")]
fn word(page: &Page, asked: &Document, console: &Console) -> Outcome<Vec<u8>> {
    let named = ("docx", "van-ban.docx");
    if let Some(ending) = sending::refuse_screen(asked.output.as_deref(), named, command_of(asked), console) {
        return Ok(Err(ending));
    }
    let drawn = paper::word::draw(page);
    let failed = |error: String| texts::NOT_DRAWN.with(console.aside(), &[("error", &error)]);
    drawn.map(Ok).map_err(|error| anyhow::anyhow!(failed(error)))
}

/// What the document says. The Party's documents are Vietnamese, whatever language the program speaks.
fn page(
    asked: &Document,
    own: Option<&OwnText>,
    opened: &Opened,
    (again, console): (Option<Again<'_>>, &Console),
) -> Result<Page, Ending> {
    let review = opened.review(&asked.review, console, command_of(asked))?;
    let period = opened.period(asked.period, console, command_of(asked))?;
    let wanted = organisations(asked, opened, console)?;
    opened.audit(&[period.year()], console)?;
    let mut results =
        opened.look(review, period, console, |listed| listed.results_at(&listed.places_of(&wanted)))?;
    let missing = wanted.iter().find(|index| results.units.iter().all(|unit| unit.organisation != **index));
    if let Some(organisation) = missing {
        let key = UnitKey { review, organisation: *organisation, period };
        return Err(subject::refuse_absent(opened, key, console, command_of(asked)));
    }
    let elsewhere = of_one_decision(asked, &mut results, console)?;
    let say = Say::in_documents(&opened.workspace);
    let facts = Asked {
        kind: asked.kind,
        number: asked.number.clone(),
        date: asked.date,
        basis: Basis { digest: digest(own, opened, period, again) },
        lines: lines(asked.kind, review, &results, &opened.workspace),
        elsewhere,
    };
    let template = own.map_or_else(|| document::default_template(asked.kind), |own| &own.text);
    document::compose(template, &facts, &results, say).map_err(|fault| refuse(&fault, own, opened, console))
}

/// The short digest of what its results rest on; its own text is none of that.
fn digest(own: Option<&OwnText>, opened: &Opened, period: Period, again: Option<Again<'_>>) -> String {
    let basis = basis::told(again.map(|again| again.receipt), opened, &[period.year()]);
    let of_results = match own.filter(|_| again.is_some()) {
        Some(own) => basis::without(&basis, opened.sources.path(own.file)),
        None => basis,
    };
    of_results.short().to_owned()
}

/// A decision and its list are of one recorded decision: leaves out what others decided, and tells how many. While none
/// is recorded, a draft may have any number.
fn of_one_decision(asked: &Document, results: &mut Results, console: &Console) -> Result<usize, Ending> {
    let known = document::decision_numbers(results);
    if known.is_empty() || !matches!(asked.kind, DocumentKind::Decision | DocumentKind::List) {
        return Ok(0);
    }
    let refuse = |phrase, value| {
        let known: Vec<&str> = known.iter().copied().collect();
        Err(console.refuse(command_of(asked), phrase, ("number", value), &known))
    };
    let Some(wanted) = &asked.number else {
        let is_open = asked.kind == DocumentKind::Decision && known.len() > 1;
        return if is_open { refuse(texts::WHICH_DECISION, "") } else { Ok(0) };
    };
    if !known.iter().any(|number| document::is_number(number, wanted)) {
        return refuse(texts::NO_SUCH_DECISION, wanted);
    }
    let all = results.units.len();
    results.units.retain(|unit| {
        unit.decision.as_ref().is_none_or(|decision| document::is_number(&decision.number, wanted))
    });
    Ok(all - results.units.len())
}

/// The organisations asked for; a notice goes to one.
fn organisations(asked: &Document, opened: &Opened, console: &Console) -> Result<Vec<usize>, Ending> {
    if asked.kind == DocumentKind::Notice && asked.organisations.len() != 1 {
        let ids: Vec<&str> = opened.workspace.organisations.ids().collect();
        return Err(console.refuse(command_of(asked), texts::ONE_ORGANISATION, ("", ""), &ids));
    }
    subject::organisations(&asked.organisations, opened, console, command_of(asked))
}

/// What each line of the form of a notice brought.
pub fn lines(
    kind: DocumentKind,
    review: usize,
    results: &Results,
    workspace: &ValidDataset,
) -> Vec<LineScore> {
    let unit = results.units.first().filter(|_| kind == DocumentKind::Notice);
    let key = unit.map(|unit| UnitKey { review, organisation: unit.organisation, period: unit.period });
    let inspected = key.and_then(|key| phases::inspect(workspace, key).0);
    inspected.map(|inspection| inspection.card.lines).unwrap_or_default()
}

/// Tells what is wrong with a template, and where.
fn refuse(fault: &Fault, own: Option<&OwnText>, opened: &Opened, console: &Console) -> Ending {
    // a default text has no faults, and no file
    let place = own.map_or(opened.workspace.manifest.place, |own| own.place(fault.line));
    let mut report = Report::default();
    report.add(problem(fault, place, console.aside()));
    console.report(&report, &opened.sources)
}

/// What is wrong with a template.
pub fn problem(fault: &Fault, place: Place, language: Language) -> Diagnostic {
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
    Diagnostic::new(Code::TemplateBroken, place).with("problem", problem)
}

/// Writes the default texts into the workspace; files that were edited stay.
fn copy_templates(folder: &Path, overwrite: Overwrite, console: &Console) -> anyhow::Result<Ending> {
    if let Some(ending) = review::refuse_folder(folder, console, TEMPLATES) {
        return Ok(ending);
    }
    let within = folder.join(template::FOLDER);
    if within.is_symlink() {
        let path = within.display().to_string();
        return Ok(console.refuse(TEMPLATES, texts::FOLDER_LINKED, ("path", &path), &[]));
    }
    let paths: Vec<PathBuf> =
        DocumentKind::ALL.iter().map(|kind| folder.join(template::path(kind.word()))).collect();
    let contents = DocumentKind::ALL.map(|kind| document::default_template(kind).as_bytes());
    let files: Vec<(&Path, &[u8])> = paths.iter().map(PathBuf::as_path).zip(contents).collect();
    match console.write_files(&files, overwrite, TEMPLATES)? {
        Ending::Fine => {
            let path = within.display().to_string();
            let told = texts::COPIED.with(console.language(), &[("path", &visible(&path))]);
            console.print(&(told + "\n"))
        }
        ending @ (Ending::Problems | Ending::WrongUsage | Ending::Failed | Ending::Different) => Ok(ending),
    }
}
