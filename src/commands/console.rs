//! Where a command speaks: its language, its colours, its screen.

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::IsTerminal;
use std::io::{stderr, stdout};
use std::path::Path;
use std::rc::Rc;

use anstream::{AutoStream, ColorChoice};
use anyhow::{Context, anyhow};

use super::phases::{self, Root, Sources};
use super::{Ending, failure, watch};
use crate::catalogue::{Phrase, check, fmt, help, supposed};
use crate::cli::{ColourChoice, usage_error};
use crate::diagnostics::{Report, Severity, nearest};
use crate::meter::{self, Phase};
use crate::model::{Language, Place};
use crate::output::{self, Change, Content, NotWritten, Overwrite, Written};
use crate::render::diagnostics::Manner;
use crate::render::table::Table;
use crate::render::terminal::{self, Layout, STABLE_WIDTH};
use crate::render::{Colour, diagnostics};
use crate::visible::{typed, visible};

/// The most names that a refusal lists.
const MOST_NAMED: usize = 20;

/// The columns of the screen, where standard output is one.
pub fn screen_width() -> Option<usize> {
    comfy_table::Table::new().width().map(usize::from)
}

/// Writes to the screen; a failure names it.
pub fn to_screen(content: &[u8], language: Language) -> anyhow::Result<()> {
    output::to_screen(content).context(help::SCREEN_FAILED.get(language))
}

/// The columns of the screen, where standard error is one.
pub fn aside_width() -> Option<usize> {
    screen_width().filter(|_| stderr().is_terminal())
}

pub struct Console {
    chosen: Option<Language>,
    of_workspace: Option<Language>,
    /// What is said beside results, where these are in a language of their own.
    aside: Option<Language>,
    /// What was told of problems: several results of one folder have the same.
    told: Rc<RefCell<BTreeSet<String>>>,
    colour: ColourChoice,
}

/// Where a command's text goes.
#[derive(Clone, Copy)]
pub struct Target<'a> {
    pub file: Option<&'a Path>,
    pub overwrite: Overwrite,
}

impl Target<'_> {
    pub const SCREEN: Self = Self { file: None, overwrite: Overwrite::OwnOnly };
}

/// The quality findings that are only told by their number, and where `check` tells them.
pub struct Findings<'a> {
    pub number: usize,
    pub folder: &'a Path,
    /// They are those of this year only.
    pub year: Option<i16>,
}

impl<'a> Findings<'a> {
    pub fn all(report: &Report, folder: &'a Path) -> Self {
        Self { number: report.tally().warnings, folder, year: None }
    }
}

/// A folder as a command is told of it, after a space; the one that it takes by itself is not named.
pub fn operand(folder: &Path) -> String {
    if folder == Path::new(".") {
        String::new()
    } else {
        format!(" {}", typed(&folder.display().to_string()))
    }
}

impl Console {
    pub fn new(chosen: Option<Language>, colour: ColourChoice) -> Self {
        Self { chosen, of_workspace: None, aside: None, told: Rc::default(), colour }
    }

    /// The language of results: of the command line, else of the workspace, else Vietnamese.
    pub fn language(&self) -> Language {
        self.chosen.or(self.of_workspace).unwrap_or_default()
    }

    /// The language of problems and refusals.
    pub fn aside(&self) -> Language {
        self.aside.unwrap_or_else(|| self.language())
    }

    pub fn adopt(&mut self, of_workspace: Option<Language>) {
        self.of_workspace = of_workspace;
        watch::speak(self.aside());
    }

    /// Learns the language of a workspace that is not opened yet.
    pub fn adopt_of(&mut self, folder: &Path) {
        self.adopt(phases::language(&Root::from(folder)));
    }

    /// The same place for results in a language, whatever the workspace's is. Problems are told as before.
    pub fn for_results_in(&self, language: Option<Language>) -> Self {
        Self {
            chosen: language.or(self.chosen),
            of_workspace: self.of_workspace,
            aside: Some(self.aside()),
            told: self.told.clone(),
            colour: self.colour,
        }
    }

    /// Learns the workspace's language from a console that has opened it.
    pub fn adopt_from(&mut self, other: &Self) {
        self.of_workspace = self.of_workspace.or(other.of_workspace);
    }

    /// The layout for text to `target`: the terminal's, or a stable one without colours.
    pub fn layout(&self, target: Target<'_>) -> Layout {
        if target.file.is_some() {
            return Layout::new(STABLE_WIDTH, self.language(), Colour::Plain);
        }
        Layout::new(
            screen_width().unwrap_or(STABLE_WIDTH),
            self.language(),
            self.decide(AutoStream::choice(&stdout())),
        )
    }

    /// How problems are drawn on the screen.
    pub fn manner(&self) -> Manner {
        let colour = self.decide(AutoStream::choice(&stdout()));
        Manner { language: self.language(), colour, width: screen_width() }
    }

    const fn decide(&self, detected: ColorChoice) -> Colour {
        match (self.colour, detected) {
            (ColourChoice::Always, _)
            | (ColourChoice::Auto, ColorChoice::Always | ColorChoice::AlwaysAnsi) => Colour::Coloured,
            (ColourChoice::Never, _) | (ColourChoice::Auto, ColorChoice::Never | ColorChoice::Auto) => {
                Colour::Plain
            }
        }
    }

    fn tell_once(&self, text: String) {
        if !self.told.borrow().contains(&text) {
            output::to_errors(&text);
            self.told.borrow_mut().insert(text);
        }
    }

    /// Prints all problems to standard error. With errors the run ends there.
    pub fn report(&self, report: &Report, sources: &Sources) -> Ending {
        self.report_with(report, sources, |_| None)
    }

    /// The same, each with what `origin` knows that the value at its place was taken from.
    pub fn report_with(
        &self,
        report: &Report,
        sources: &Sources,
        origin: impl Fn(Place) -> Option<String>,
    ) -> Ending {
        let mut shown = sources.show(report.diagnostics(), diagnostics::MOST_SHOWN);
        for found in &mut shown {
            found.origin = origin(found.diagnostic.place);
        }
        let manner = Manner {
            language: self.aside(),
            colour: self.decide(AutoStream::choice(&stderr())),
            width: aside_width(),
        };
        self.tell_once(diagnostics::text(&shown, &report.tally(), manner));
        if report.has_errors() { Ending::Problems } else { Ending::Fine }
    }

    /// Prints the errors; of quality findings only how many there are, and where to read them.
    pub fn report_errors(&self, report: &Report, sources: &Sources, findings: &Findings<'_>) -> Ending {
        let mut errors = report.clone();
        errors.retain(|found| found.severity == Severity::Error);
        let ending = self.report(&errors, sources);
        if findings.number > 0 {
            let year = findings.year.map_or_else(String::new, |year| format!(" --year {year:04}"));
            let values = [
                ("count", findings.number.to_string()),
                ("folder", operand(findings.folder)),
                ("year", year),
            ];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            let told = check::FINDINGS.with(self.aside(), &values) + "\n";
            self.tell_once(told);
        }
        ending
    }

    /// Prints the problems of values that the command line supposes: wrong usage.
    pub fn refuse_values(&self, report: &Report, sources: &Sources, command: &str) -> Ending {
        self.report(report, sources);
        self.refuse(command, supposed::REFUSED, ("", ""), &[])
    }

    /// Says what is wrong with the command line, and what there is instead.
    pub fn refuse(&self, command: &str, problem: Phrase, name: (&str, &str), known: &[&str]) -> Ending {
        let sentence = problem.with(self.aside(), &[(name.0, &visible(name.1))]);
        self.refuse_sentence(command, sentence, name.1, known)
    }

    /// The same with the sentence already made; `written` is what may have been misspelt.
    pub fn refuse_sentence(&self, command: &str, sentence: String, written: &str, known: &[&str]) -> Ending {
        let language = self.aside();
        let mut lines = vec![sentence];
        let meant = nearest(written, known.iter().copied());
        lines.extend(meant.map(|meant| help::MEANT.with(language, &[("suggestion", &visible(meant))])));
        if !known.is_empty() {
            let first = visible(&known.iter().take(MOST_NAMED).copied().collect::<Vec<_>>().join(", "));
            let names = if known.len() > MOST_NAMED { format!("{first}, …") } else { first };
            lines.push(help::EXIST.with(language, &[("names", &names)]));
        }
        output::to_errors(&usage_error(&lines, command, language));
        Ending::WrongUsage
    }

    /// Prints a table to standard error, beside what the command itself prints.
    pub fn tell(&self, table: &Table) {
        let layout = Layout::new(STABLE_WIDTH, self.language(), Colour::Plain);
        output::to_errors(&terminal::draw(table, layout));
    }

    /// Writes a command's text to the screen.
    pub fn print(&self, text: &str) -> anyhow::Result<Ending> {
        self.write(text, Target::SCREEN, "bontot")
    }

    /// Writes a command's text where it was asked for.
    pub fn write(&self, text: &str, target: Target<'_>, command: &str) -> anyhow::Result<Ending> {
        self.write_bytes(text.as_bytes(), target, command)
    }

    /// Whether standard output is a screen, which shows text only.
    pub fn is_screen() -> bool {
        stdout().is_terminal()
    }

    /// The same for any content.
    pub fn write_bytes(&self, content: &[u8], target: Target<'_>, command: &str) -> anyhow::Result<Ending> {
        let Some(path) = target.file else {
            return to_screen(content, self.language()).map(|()| Ending::Fine);
        };
        self.write_files(&[(path, content)], target.overwrite, command)
    }

    /// Writes several files, all or none.
    pub fn write_files(
        &self,
        files: &[(&Path, &[u8])],
        overwrite: Overwrite,
        command: &str,
    ) -> anyhow::Result<Ending> {
        let files = files.iter().map(|(path, bytes)| (*path, Content::Held(bytes))).collect();
        meter::enter(Phase::Writing, 0);
        self.ended(output::to_files(files, overwrite), command)
    }

    /// Changes several files of a workspace, all or none, with the folders that they lack there.
    pub fn write_to_workspace(
        &self,
        root: &Path,
        changes: &[Change<'_>],
        command: &str,
    ) -> anyhow::Result<Ending> {
        meter::enter(Phase::Writing, 0);
        self.ended(output::to_workspace(root, changes), command)
    }

    fn ended(&self, written: Result<Written, NotWritten>, command: &str) -> anyhow::Result<Ending> {
        match written {
            Ok(_) => Ok(Ending::Fine),
            Err(not_written) => self.not_written(not_written, command),
        }
    }

    /// Writes a result, which may be filled already, and perhaps its receipt; and says so, because nothing else does.
    pub fn write_result(
        &self,
        (path, content): (&Path, Content<'_>),
        receipt: Option<(&Path, Content<'_>)>,
        overwrite: Overwrite,
        command: &str,
    ) -> anyhow::Result<Ending> {
        meter::enter(Phase::Writing, 0);
        let phrase = if receipt.is_some() { help::WRITTEN_WITH_RECEIPT } else { help::WRITTEN };
        let files = [(path, content)].into_iter().chain(receipt).collect();
        let (phrase, folders) = match output::to_files(files, overwrite) {
            Ok(Written::New(folders)) => (phrase, folders),
            Ok(Written::Standing) => (help::STANDING, Vec::new()),
            Err(not_written) => return self.not_written(not_written, command),
        };
        let say = |phrase: Phrase, path: &Path| {
            phrase.with(self.language(), &[("path", &visible(&path.display().to_string()))])
        };
        let made = folders.iter().map(|folder| say(help::FOLDER_MADE, folder));
        let told: Vec<String> = std::iter::once(say(phrase, path)).chain(made).collect();
        output::to_errors(&(told.join(" ") + "\n"));
        Ok(Ending::Fine)
    }

    /// Says why a file was not written: a refusal, or a failure of the system.
    pub fn not_written(&self, not_written: NotWritten, command: &str) -> anyhow::Result<Ending> {
        let refuse = |problem, path: &Path| {
            Ok(self.refuse(command, problem, ("path", &path.display().to_string()), &[]))
        };
        let fail = |problem: Phrase, path: &Path| {
            let path = visible(&path.display().to_string());
            Err(anyhow!(problem.with(self.aside(), &[("path", &path)])))
        };
        match not_written {
            NotWritten::NotOurs(path) => refuse(help::NOT_OURS, &path),
            NotWritten::NotAFile(path) => refuse(help::NOT_A_PLAIN_FILE, &path),
            NotWritten::NoFolder(path) => refuse(help::NO_FOLDER_FOR_OUTPUT, &path),
            NotWritten::Changed(path) => fail(fmt::CHANGED, &path),
            NotWritten::ReadOnly(path) => fail(help::SET_READ_ONLY, &path),
            NotWritten::Failed(path, error) => Err(anyhow!(failure::of_writing(&path, &error, self.aside()))),
            NotWritten::NotTakenBack(path, error, saved) => {
                Err(anyhow!(failure::of_taking_back(&path, &error, &saved, self.aside())))
            }
        }
    }
}
