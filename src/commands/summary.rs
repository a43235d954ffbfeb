//! `bontot summary`: the results of one period, or of several years, consolidated.

use super::Ending;
use super::console::Console;
use super::phases;
use super::review::{self, Again, Opened, Outcome};
use super::sending::{Dispatch, Document, Drawn};
use super::target;
use super::what_if::{self, Scope};
use crate::cli::{self, Span};
use crate::decide;
use crate::model::summary::Summary;
use crate::model::{Period, Workspace};
use crate::render::opening::{Called, Reader};
use crate::render::say::Say;
use crate::render::sources::About;
use crate::render::summary;
use crate::render::table::Table;

const COMMAND: &str = "bontot summary";

pub fn run(asked: &cli::Summary, console: &mut Console) -> anyhow::Result<Ending> {
    if let Some(ending) = target::refuse(&asked.folder, asked.sending.output.as_deref(), console, COMMAND) {
        return Ok(ending);
    }
    match draw(asked, None, console)? {
        Ok(drawn) => drawn.send(&asked.sending, console, COMMAND),
        Err(ending) => Ok(ending),
    }
}

/// Draws the summary; that of a receipt as it was drawn then.
pub fn draw(asked: &cli::Summary, again: Option<Again<'_>>, console: &mut Console) -> Outcome<Drawn> {
    if let Err(ending) = what_if::refuse_output(&asked.supposed, &asked.sending, console, COMMAND) {
        return Ok(Err(ending));
    }
    let opened = match review::open_at(&asked.folder, again.and_then(|again| again.past), console, COMMAND)? {
        Ok(opened) => opened,
        Err(ending) => return Ok(Err(ending)),
    };
    let (scope, periods) = match scope(asked, &opened, console) {
        Ok(found) => found,
        Err(ending) => return Ok(Err(ending)),
    };
    let opened = match what_if::suppose(opened, &asked.supposed, scope, console, COMMAND)? {
        Ok(opened) => opened,
        Err(ending) => return Ok(Err(ending)),
    };
    let summary = match consolidated(asked, scope.review, &periods, &opened, console) {
        Ok(summary) => summary,
        Err(ending) => return Ok(Err(ending)),
    };
    let line = asked.again(periods[0], console.language());
    let dispatch = Dispatch::of_results(COMMAND, &asked.folder, &asked.sending, line, &periods, again);
    dispatch.draw(&Consolidated { summary: &summary, workspace: &opened.workspace }, &opened, console)
}

/// The review and the periods; values are supposed for the last of them.
fn scope(asked: &cli::Summary, opened: &Opened, console: &Console) -> Result<(Scope, Vec<Period>), Ending> {
    let review = opened.review(&asked.review, console, COMMAND)?;
    let latest = match asked.span {
        Span::Latest => opened.period(None, console, COMMAND)?,
        Span::One(period) => opened.period(Some(period), console, COMMAND)?,
        Span::Years(first, last) => {
            // a year between them may have none
            opened.refuse_years([first, last], console, COMMAND)?;
            Period::year_of(last)
        }
    };
    let periods = match asked.span {
        Span::Latest | Span::One(_) => vec![latest],
        Span::Years(first, last) => (first..=last).map(Period::year_of).collect(),
    };
    let years: Vec<i16> = periods.iter().map(|period| period.year()).collect();
    opened.audit(&years, console)?;
    Ok((Scope { review, period: latest, preview: None }, periods))
}

fn consolidated(
    asked: &cli::Summary,
    review: usize,
    periods: &[Period],
    opened: &Opened,
    console: &Console,
) -> Result<Summary, Ending> {
    let of_period =
        |period: &Period| opened.look(review, *period, console, |listed| decide::summary(listed, asked.by));
    let periods = periods.iter().map(of_period).collect::<Result<_, _>>()?;
    Ok(phases::summary(&opened.workspace, review, asked.by, periods))
}

struct Consolidated<'a> {
    summary: &'a Summary,
    workspace: &'a Workspace,
}

impl Document for Consolidated<'_> {
    fn about(&self) -> About {
        About { review: self.summary.review.to_string(), periods: summary::periods(self.summary) }
    }

    fn guidelines(&self) -> Vec<usize> {
        summary::guidelines(self.summary)
    }

    fn screen(&self, say: Say<'_>) -> Table {
        summary::table(self.summary, Reader::Screen, say)
    }

    fn print(&self, say: Say<'_>) -> Table {
        summary::table(self.summary, Reader::Print, say)
    }

    fn register(&self, say: Say<'_>) -> Table {
        summary::table(self.summary, Reader::Program, say)
    }

    fn spreadsheet(&self, say: Say<'_>) -> Table {
        summary::register::table(self.summary, Called::ByName, say)
    }

    fn json(&self) -> String {
        summary::json::draw(self.summary, self.workspace)
    }
}
