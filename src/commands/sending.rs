//! Draws what a command found in the format asked for, and sends it to the screen or into a file.

use std::path::Path;

#[cfg(feature = "xlsx")]
use anyhow::anyhow;

use super::Ending;
use super::console::{Console, Target};
use super::review::Opened;
#[cfg(feature = "xlsx")]
use crate::catalogue::{forms, help, supposed};
use crate::cli::{Format, Sending};
use crate::git;
use crate::model::provenance::{GuidelineDigest, Provenance, State};
use crate::render::csv::Register;
use crate::render::say::Say;
use crate::render::sources::{self, About};
use crate::render::table::Table;
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
    /// The register where it may be very long.
    fn rows<'a>(&'a self, _: Say<'a>) -> Option<Register<'a>> {
        None
    }
    fn json(&self) -> String;
}

/// From which command and folder, in what form and where to.
pub struct Dispatch<'a> {
    pub command: &'static str,
    pub folder: &'a Path,
    pub sending: &'a Sending,
}

impl Dispatch<'_> {
    /// Draws the document and writes it.
    pub fn send(
        &self,
        document: &dyn Document,
        opened: &Opened,
        console: &Console,
    ) -> anyhow::Result<Ending> {
        let (sending, language) = (self.sending, console.language());
        let target = Target { file: sending.output.as_deref(), overwrite: sending.overwrite };
        let say = Say { workspace: &opened.workspace, language };
        let marked = |table: Table| hypothesis::marked(table, &opened.hypotheses, say);
        let rows = || hypothesis::marked_rows(document.register(say), &opened.hypotheses, say);
        let text = match sending.format {
            Format::Table => terminal::draw(&marked(document.screen(say)), console.layout(target)),
            Format::Csv => match document.rows(say).filter(|_| opened.hypotheses.is_empty()) {
                Some(register) => csv::draw_register(&register),
                None => csv::draw(&rows()),
            },
            Format::CsvExcel => csv::draw_for_excel(&rows()),
            Format::Json => hypothesis::json(document.json(), &opened.hypotheses),
            Format::Markdown => markdown::draw(&marked(document.markdown(say)), language),
            Format::Html => {
                let mut table = marked(document.print(say));
                table.below.extend(sources::lines(
                    &self.provenance(document, opened),
                    &document.about(),
                    say,
                ));
                html::draw(&table, language)
            }
            #[cfg(feature = "xlsx")]
            Format::Xlsx => return self.send_workbook(document, opened, say, console),
        };
        console.write(&text, target, self.command)
    }

    #[cfg(feature = "xlsx")]
    fn send_workbook(
        &self,
        document: &dyn Document,
        opened: &Opened,
        say: Say<'_>,
        console: &Console,
    ) -> anyhow::Result<Ending> {
        let target = Target { file: self.sending.output.as_deref(), overwrite: self.sending.overwrite };
        if target.file.is_none() && Console::is_screen() {
            let values = [("format", "xlsx"), ("file", "ket-qua.xlsx")];
            let problem = help::NEEDS_FILE.with(say.language, &values);
            return Ok(console.refuse_sentence(self.command, problem, "", &[]));
        }
        let table = hypothesis::marked(document.print(say), &opened.hypotheses, say);
        let about = document.about();
        let sources = sources::table(&self.provenance(document, opened), &about, say);
        let name = if opened.hypotheses.is_empty() { forms::RESULTS_SHEET } else { supposed::SHEET };
        let sheets = [
            Sheet { name: name.get(say.language), table: &table },
            Sheet { name: forms::SOURCES.get(say.language), table: &sources },
        ];
        let content = xlsx::draw(&sheets, say.language).map_err(|error| {
            anyhow!(help::NOT_A_WORKBOOK.with(say.language, &[("error", &error.to_string())]))
        })?;
        console.write_bytes(&content, target, self.command)
    }

    /// The digests of the guidelines, and the day given or the commit that git has checked out.
    fn provenance(&self, document: &dyn Document, opened: &Opened) -> Provenance {
        let guidelines = document.guidelines().into_iter().map(|index| {
            let guideline = &opened.workspace.guidelines[index];
            let file = guideline.place.file();
            GuidelineDigest {
                version: guideline.version.clone(),
                name: guideline.name.clone(),
                file: opened.sources.path(file).to_owned(),
                sha256: opened.sources.digest(file),
            }
        });
        let commit = || git::checked_out(self.folder);
        let of_commit = |commit: git::Commit| State::Commit { id: commit.id, date: commit.date };
        let given = self.sending.date.map(State::Given);
        let state = given.or_else(|| commit().map(of_commit)).unwrap_or(State::Unknown);
        Provenance { guidelines: guidelines.collect(), state }
    }
}
