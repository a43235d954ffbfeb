//! The subcommands: the only code that knows the order of the phases.

mod amend;
mod basis;
mod check;
mod classify;
mod compare;
pub mod completing;
mod console;
mod criteria;
mod criteria_test;
mod document;
mod evaluate;
mod explain;
mod failure;
mod fmt;
mod form;
mod history;
mod import;
mod init;
mod late;
mod next;
mod phases;
mod record;
mod report;
mod reread;
mod review;
mod revision;
mod sending;
mod sign_off;
mod signed;
mod status;
mod subject;
mod summary;
mod target;
mod templates;
mod trail;
mod unclean;
mod verify;
mod versions;
mod watch;
mod what_if;
mod workbook;

use std::process::ExitCode;

use console::{Console, Target};
use watch::Watcher;

use crate::catalogue::{help, words};
use crate::cli::{self, Command, IntoFile, Invocation, Stopped, Timings};
use crate::diagnostics::Severity;
use crate::meter;
use crate::model::Language;
use crate::output;
use crate::render::{progress, schema};
use crate::threads;
use crate::visible::visible;

/// How a run ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Ending {
    Fine,
    /// Problems in the files.
    Problems,
    WrongUsage,
    /// The system failed.
    Failed,
    /// Something is not as it should be, and nothing else is wrong.
    Different,
}

impl From<Ending> for ExitCode {
    fn from(ending: Ending) -> Self {
        Self::from(match ending {
            Ending::Fine => 0,
            Ending::Problems => 1,
            Ending::WrongUsage => 2,
            Ending::Failed => 3,
            Ending::Different => 4,
        })
    }
}

/// Runs what the command line asks for.
#[must_use]
pub fn run(invocation: Result<Invocation, Stopped>) -> Ending {
    output::fail_where_files_grow_too_large();
    match invocation {
        Ok(invocation) => run_command(&invocation),
        Err(Stopped::Told(text, language)) => {
            let told = console::to_screen(text.as_bytes(), language);
            told.map_or_else(|error| failed(&error, language), |()| Ending::Fine)
        }
        Err(Stopped::Refused(text)) => {
            output::to_errors(&text);
            Ending::WrongUsage
        }
    }
}

fn run_command(invocation: &Invocation) -> Ending {
    threads::choose(invocation.threads);
    if invocation.timings == Timings::Shown {
        meter::time();
    }
    let mut console = Console::new(invocation.language, invocation.colour);
    watch::speak(console.language());
    for note in &invocation.notes {
        output::to_errors(&format!("{}\n", visible(note)));
    }
    let ended = Watcher::present().during(|| run_in(&invocation.command, &mut console));
    let ending = ended.unwrap_or_else(|error| failed(&error, console.language()));
    if invocation.timings == Timings::Shown {
        console.tell(&progress::timings(&meter::finish(), console.language()));
    }
    ending
}

/// Says why the system failed.
fn failed(error: &anyhow::Error, language: Language) -> Ending {
    let level = words::severity(Severity::Error).get(language);
    let failed = help::FAILED.get(language);
    output::to_errors(&format!("{level}: {failed}: {}\n", visible(&failure::of(error, language))));
    Ending::Failed
}

fn run_in(command: &Command, console: &mut Console) -> anyhow::Result<Ending> {
    match command {
        Command::Evaluate(evaluate) => evaluate::run(evaluate, console),
        Command::Compare(compare) => compare::run(compare, console),
        Command::Check(check) => check::run(check, console),
        Command::Classify(classify) => classify::run(classify, console),
        Command::Summary(summary) => summary::run(summary, console),
        Command::Explain(explain) => explain::run(explain, console),
        Command::History(history) => history::run(history, console),
        Command::Status(status) => status::run(status, console),
        Command::Report(asked) => report::run(asked, console),
        Command::Document(asked) => document::run(asked, console),
        Command::Record(record) => record::run(record, console),
        Command::Form(form) => form::run(form, console),
        Command::Import(import) => import::run(import, console),
        Command::Criteria(criteria) => criteria::run(criteria, console),
        Command::Fmt(fmt) => fmt::run(fmt, console),
        Command::SignOff(asked) => sign_off::run(asked, console),
        Command::Verify(asked) => verify::run(asked, console),
        Command::Init(init) => init::run(init, console),
        Command::Schema(file, into) => sent(&schema::draw(*file), into, console, "bontot schema"),
        Command::Completions(shell, into) => {
            sent(&cli::completing::script(*shell), into, console, "bontot completions")
        }
        Command::Man(into) => sent(&cli::man(console.language()), into, console, "bontot man"),
    }
}

/// A text of the program itself, to the screen or into a file.
fn sent(text: &str, into: &IntoFile, console: &Console, command: &str) -> anyhow::Result<Ending> {
    console.write(text, Target { file: into.output.as_deref(), overwrite: into.overwrite }, command)
}

/// Puts small bounds in place of those of a workspace, for tests.
pub fn lower_limits(most: u32) {
    phases::Limits::lower(most);
}

/// Makes a panic say that it is our fault, in both languages, and end the run without a trace.
pub fn install_panic_hook() {
    std::panic::set_hook(Box::new(|panic| {
        output::remove_temporary();
        output::to_errors(&our_fault(&panic.to_string()));
        std::process::exit(FAULT);
    }));
}

/// What the system is told of a panic.
const FAULT: i32 = 101;

fn our_fault(panic: &str) -> String {
    let version = [("version", env!("CARGO_PKG_VERSION"))];
    let [vi, en] =
        [Language::Vietnamese, Language::English].map(|language| help::PANIC.with(language, &version));
    format!("{vi}\n{en}\n{}\n", visible(panic))
}
