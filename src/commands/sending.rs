//! Draws what a command found in the format asked for, and sends it to the screen or, with its receipt, into a file.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::anyhow;

use super::console::{Console, Target};
use super::review::{Again, Opened, Outcome};
#[cfg(feature = "xlsx")]
use super::workbook::not_drawn;
use super::{Ending, basis, unclean};
#[cfg(feature = "xlsx")]
use crate::catalogue::{forms, supposed};
use crate::catalogue::{help, verify};
use crate::cli::{Format, Sending};
use crate::digest::Digests;
use crate::load::files;
use crate::meter::{self, Phase};
use crate::model::Period;
use crate::model::provenance::{Provenance, State};
use crate::output::{self, Filling, NotWritten, Overwrite};
use crate::receipt::{self, Basis, ENDING, GitState, Output, Receipt};
use crate::render::csv::Register;
use crate::render::say::Say;
use crate::render::sources::{self, About};
use crate::render::table::{Block, Table};
#[cfg(feature = "xlsx")]
use crate::render::workbook::NotDrawn;
#[cfg(feature = "xlsx")]
use crate::render::xlsx::{self, Sheet};
use crate::render::{csv, html, hypothesis, markdown, terminal};

/// What a command found, as the tables of its readers.
pub trait Document {
    fn about(&self) -> About;
    /// The guidelines it rests on, as indexes.
    fn guidelines(&self) -> Vec<usize>;
    fn screen(&self, say: Say<'_>) -> Table;
    fn print(&self, say: Say<'_>) -> Table;
    fn markdown(&self, say: Say<'_>) -> Table {
        self.print(say)
    }
    fn register(&self, say: Say<'_>) -> Table;
    /// The register for a person with a spreadsheet, where it has ids without a name beside them.
    fn spreadsheet(&self, say: Say<'_>) -> Table {
        self.register(say)
    }
    /// The register where it may be very long.
    fn rows<'a>(&'a self, _: Say<'a>) -> Option<Register<'a>> {
        None
    }
    fn json(&self) -> String;
}

/// From which command and folder, in what form and where to.
pub struct Dispatch<'a> {
    pub folder: &'a Path,
    pub command: &'static str,
    pub sending: &'a Sending,
    /// The command line that asks for the same once more; none for what has no receipt.
    pub again: Vec<String>,
    /// The years that it looks at.
    pub years: Vec<i16>,
    /// Of a result that is computed again.
    pub receipt: Option<&'a Receipt>,
}

/// A result, and what it was computed from where it goes into a file.
pub struct Drawn {
    pub content: Content,
    pub receipt: Option<Receipt>,
    /// A file that was gone when its digest was asked for: then the receipt would not be true.
    pub lost: Option<String>,
}

/// What was drawn.
pub enum Content {
    Held(Vec<u8>),
    /// It is long, and stands beside its file already.
    Filled(Filling<'static>),
}

impl Drawn {
    /// Writes it where it was asked for; a file with its receipt beside it, both or none.
    pub fn send(self, sending: &Sending, console: &Console, command: &str) -> anyhow::Result<Ending> {
        let target = Target { file: sending.output.as_deref(), overwrite: sending.overwrite };
        self.send_to(target, console, command)
    }

    /// The same without a form to choose.
    pub fn send_to(self, target: Target<'_>, console: &Console, command: &str) -> anyhow::Result<Ending> {
        let Self { content, receipt, lost } = self;
        let overwrite = overwrite(target)?;
        if let Some(path) = lost {
            return Err(anyhow!(help::LOST.with(console.aside(), &[("path", &path)])));
        }
        match (content, target.file) {
            (Content::Held(bytes), None) => console.write_bytes(&bytes, target, command),
            (Content::Held(bytes), Some(file)) => {
                let beside = receipt.map(|receipt| (receipt_of(file), receipt.text()));
                let held = |text| output::Content::Held(text);
                let beside = beside.as_ref().map(|(path, text)| (path.as_path(), held(text.as_bytes())));
                console.write_result((file, held(&bytes)), beside, overwrite, command)
            }
            (Content::Filled(filling), _) => {
                let beside = receipt.map(|receipt| filled(&receipt, &receipt_of(filling.path())));
                let beside = match beside.transpose() {
                    Ok(beside) => beside,
                    Err(not_written) => return console.not_written(not_written, command),
                };
                let place = |filling: &Filling<'_>| filling.path().to_owned();
                let (file, at) = (place(&filling), beside.as_ref().map(place));
                let content = output::Content::Filled;
                let beside = at.as_deref().zip(beside.map(content));
                console.write_result((&file, content(filling)), beside, overwrite, command)
            }
        }
    }
}

/// A result of a year that still is what its receipt says may be replaced; one that somebody made or edited may not.
fn overwrite(target: Target<'_>) -> anyhow::Result<Overwrite> {
    let Some(file) = target.file.filter(|file| output::lies_in_results(file)) else {
        return Ok(target.overwrite);
    };
    let (Some(there), Some(receipt)) = (files::bytes(file)?, files::bytes(&receipt_of(file))?) else {
        return Ok(target.overwrite);
    };
    let receipt = String::from_utf8(receipt).ok().and_then(|text| receipt::read(&text));
    let is_own = receipt.is_some_and(|receipt| receipt.output.is(&there));
    Ok(if is_own { Overwrite::Any } else { target.overwrite })
}

/// A receipt beside a result that is filled, as long as the list of its inputs.
fn filled(receipt: &Receipt, path: &Path) -> Result<Filling<'static>, NotWritten> {
    let mut filling = Filling::beside(path)?.ok_or_else(|| NotWritten::NoFolder(path.to_owned()))?;
    receipt.write(|part| filling.add(part.as_bytes()))?;
    Ok(filling)
}

/// A form that no screen shows must go into a file; `like` is what that may be called.
pub fn refuse_screen(
    file: Option<&Path>,
    (format, like): (&str, &str),
    command: &str,
    console: &Console,
) -> Option<Ending> {
    if file.is_some() || !Console::is_screen() {
        return None;
    }
    let problem = help::NEEDS_FILE.with(console.aside(), &[("format", format), ("file", like)]);
    Some(console.refuse_sentence(command, problem, "", &[]))
}

/// The receipt of a result in a file, with the command line that asks for it once more.
pub fn receipt(
    file: &Path,
    digests: Digests,
    line: Vec<String>,
    basis: Arc<Basis>,
    git: Option<GitState>,
) -> Receipt {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let program = env!("CARGO_PKG_VERSION").to_owned();
    Receipt { program, command: line, basis, git, output: Output::with(name, digests) }
}

/// The receipt of a result lies beside it.
pub fn receipt_of(file: &Path) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ENDING);
    name.into()
}

impl<'a> Dispatch<'a> {
    /// Of something about some years that has no receipt, because it rests on more than the files, or is no result.
    pub const fn without_receipt(
        command: &'static str,
        folder: &'a Path,
        sending: &'a Sending,
        years: Vec<i16>,
    ) -> Self {
        Self { folder, command, sending, again: Vec::new(), years, receipt: None }
    }

    /// Of results of some periods, with the command line that asks for them; those of a receipt again.
    pub fn of_results(
        command: &'static str,
        folder: &'a Path,
        sending: &'a Sending,
        line: Vec<String>,
        periods: &[Period],
        again: Option<Again<'a>>,
    ) -> Self {
        let years = periods.iter().map(|period| period.year()).collect();
        Self { command, folder, sending, again: line, years, receipt: again.map(|again| again.receipt) }
    }

    /// Draws the document and sends it where it was asked for.
    pub fn send(
        &self,
        document: &dyn Document,
        opened: &Opened,
        console: &Console,
    ) -> anyhow::Result<Ending> {
        match self.draw(document, opened, console)? {
            Ok(drawn) => drawn.send(self.sending, console, self.command),
            Err(ending) => Ok(ending),
        }
    }

    /// Draws the document.
    pub fn draw(&self, document: &dyn Document, opened: &Opened, console: &Console) -> Outcome<Drawn> {
        let (sending, language) = (self.sending, console.language());
        let git = match self.basis(opened, console) {
            Ok(git) => git,
            Err(ending) => return Ok(Err(ending)),
        };
        let target = Target { file: sending.output.as_deref(), overwrite: sending.overwrite };
        let say = Say::new(&opened.workspace, language);
        let marked = |table: Table| hypothesis::marked(table, &opened.hypotheses, say);
        let rows = |register| hypothesis::marked_rows(register, &opened.hypotheses, say);
        meter::enter(Phase::Drawing, 0);
        let content = match sending.format {
            Format::Table => {
                let table = marked(self.with_digest(document.screen(say), opened, say));
                terminal::draw(&table, console.layout(target)).into_bytes()
            }
            Format::Csv => match document.rows(say).filter(|_| opened.hypotheses.is_empty()) {
                Some(register) => {
                    let draw = || self.draw_register(&register);
                    let drawn = if self.has_receipt(opened) {
                        basis::while_working(opened, &self.years, draw).1
                    } else {
                        draw()
                    };
                    return match drawn {
                        Ok((content, digests)) => Ok(Ok(self.with_receipt(content, digests, opened, git))),
                        Err(not_written) => console.not_written(not_written, self.command).map(Err),
                    };
                }
                None => csv::draw(&rows(document.register(say))).into_bytes(),
            },
            Format::CsvExcel => csv::draw_for_excel(&rows(document.spreadsheet(say)), language).into_bytes(),
            Format::Json => hypothesis::json(document.json(), &opened.hypotheses).into_bytes(),
            Format::Markdown => {
                let table = marked(self.with_digest(document.markdown(say), opened, say));
                markdown::draw(&table, language).into_bytes()
            }
            Format::Html => {
                let mut table = marked(document.print(say));
                let provenance = self.provenance(document.guidelines(), opened, git.as_ref());
                table.below.extend(sources::lines(&provenance, &document.about(), say));
                html::draw(&table, language).into_bytes()
            }
            #[cfg(feature = "xlsx")]
            Format::Xlsx => {
                let named = ("xlsx", "ket-qua.xlsx");
                let file = sending.output.as_deref();
                if let Some(refused) = refuse_screen(file, named, self.command, console) {
                    return Ok(Err(refused));
                }
                let provenance = self.provenance(document.guidelines(), opened, git.as_ref());
                match workbook(document, opened, &provenance, say) {
                    Ok(drawn) => drawn,
                    Err(fault) => return not_drawn(&fault, self.command, console).map(Err),
                }
            }
        };
        Ok(Ok(self.held(content, opened, git)))
    }

    /// Draws a register, which may be very long, into its file row by row; where nothing can be filled, or it shall
    /// be compared, as a whole.
    fn draw_register(&self, register: &Register<'_>) -> Result<(Content, Digests), NotWritten> {
        let mut digests = Digests::default();
        let file = self.sending.output.as_ref().filter(|_| self.receipt.is_none());
        let filling = file.map(|file| Filling::beside(file)).transpose()?.flatten();
        let mut content = filling.map_or_else(|| Content::Held(Vec::new()), Content::Filled);
        csv::draw_register(register, |rows| {
            digests.take(rows);
            match &mut content {
                Content::Held(all) => {
                    all.extend_from_slice(rows);
                    Ok(())
                }
                Content::Filled(filling) => filling.add(rows),
            }
        })?;
        Ok((content, digests))
    }

    /// Draws what is a page of its own: it is given the lines on its sources.
    pub fn draw_page(
        &self,
        (about, guidelines): (&About, Vec<usize>),
        opened: &Opened,
        console: &Console,
        page: impl FnOnce(&[Block]) -> String,
    ) -> Result<Drawn, Ending> {
        let git = self.basis(opened, console)?;
        let say = Say::new(&opened.workspace, console.language());
        let provenance = self.provenance(guidelines, opened, git.as_ref());
        let content = page(&sources::lines(&provenance, about, say)).into_bytes();
        Ok(self.held(content, opened, git))
    }

    /// The same of a text that names no sources.
    pub fn draw_text(&self, text: String, opened: &Opened, console: &Console) -> Result<Drawn, Ending> {
        let git = self.basis(opened, console)?;
        Ok(self.held(text.into_bytes(), opened, git))
    }

    /// The commit that it rests on, where that is asked for; or how the run ends where it rests on none.
    fn basis(&self, opened: &Opened, console: &Console) -> Result<Option<GitState>, Ending> {
        match unclean::refuse(self.sending.tree, opened, || basis::of(opened, &self.years), console) {
            Some(ending) => Err(ending),
            None if self.asks_git() => {
                let of_results = || basis::of(opened, &self.years);
                Ok(basis::git_state(self.folder, console.language(), of_results))
            }
            None => Ok(None),
        }
    }

    fn held(&self, content: Vec<u8>, opened: &Opened, git: Option<GitState>) -> Drawn {
        let digests = Digests::of(&content);
        self.with_receipt(Content::Held(content), digests, opened, git)
    }

    /// What goes into a file has a receipt beside it.
    fn with_receipt(
        &self,
        content: Content,
        digests: Digests,
        opened: &Opened,
        git: Option<GitState>,
    ) -> Drawn {
        let file = self.sending.output.as_ref().filter(|_| self.has_receipt(opened));
        let git = self.receipt.map_or(git, |receipt| receipt.git.clone());
        let receipt =
            file.map(|file| receipt(file, digests, self.again.clone(), basis::of(opened, &self.years), git));
        Drawn { content, receipt, lost: opened.sources.lost().map(str::to_owned) }
    }

    /// Whether a receipt goes with it; what is only supposed does not rest on the files alone.
    fn has_receipt(&self, opened: &Opened) -> bool {
        self.sending.output.is_some() && opened.hypotheses.is_empty() && !self.again.is_empty()
    }

    /// With the short digest of all that it rests on, where it is a result.
    fn with_digest(&self, mut table: Table, opened: &Opened, say: Say<'_>) -> Table {
        if !self.again.is_empty() {
            let basis = basis::told(self.receipt, opened, &self.years);
            table.below.push(Block::Line(say.fill(verify::DIGEST, &[("digest", basis.short())])));
        }
        table
    }

    /// Whether the document or its receipt names the commit.
    const fn asks_git(&self) -> bool {
        let names = match self.sending.format {
            Format::Table | Format::Csv | Format::CsvExcel | Format::Json | Format::Markdown => false,
            Format::Html => true,
            #[cfg(feature = "xlsx")]
            Format::Xlsx => true,
        };
        self.receipt.is_none() && (names || self.sending.output.is_some())
    }

    /// The digests of the guidelines and of what they extend, and the day given or the commit checked out.
    fn provenance(&self, used: Vec<usize>, opened: &Opened, git: Option<&GitState>) -> Provenance {
        let basis = basis::told(self.receipt, opened, &self.years);
        let guidelines = basis::digests(&basis, used, opened);
        let known = self.receipt.and_then(|receipt| receipt.git.as_ref()).or(git);
        let of_commit = |git: &GitState| State::Commit { id: git.commit.clone(), date: git.date };
        let given = self.sending.date.map(State::Given);
        let state = given.or_else(|| known.map(of_commit)).unwrap_or(State::Unknown);
        Provenance { guidelines, basis: basis.short().to_owned(), state }
    }
}

#[cfg(feature = "xlsx")]
fn workbook(
    document: &dyn Document,
    opened: &Opened,
    provenance: &Provenance,
    say: Say<'_>,
) -> Result<Vec<u8>, NotDrawn> {
    let table = hypothesis::marked(document.print(say), &opened.hypotheses, say);
    let name = if opened.hypotheses.is_empty() { forms::RESULTS_SHEET } else { supposed::SHEET };
    let sources = sources::table(provenance, &document.about(), say);
    let sheets = [
        Sheet { name: name.get(say.language), table: &table },
        Sheet { name: forms::SOURCES.get(say.language), table: &sources },
    ];
    xlsx::draw(&sheets, say.language)
}
