//! `bontot summary`: the results of one period, or of several years, consolidated.

use super::Ending;
use super::console::Console;
use super::phases;
use super::review::{self, Opened, Outcome};
use super::sending::{Dispatch, Document, Drawn};
use crate::cli::{self, Span};
use crate::model::summary::Summary;
use crate::model::{Period, Workspace};
use crate::receipt::Receipt;
use crate::render::opening::Reader;
use crate::render::say::Say;
use crate::render::sources::About;
use crate::render::summary;
use crate::render::table::Table;

const COMMAND: &str = "bontot summary";

pub fn run(asked: &cli::Summary, console: &mut Console) -> anyhow::Result<Ending> {
    match draw(asked, None, console)? {
        Ok(drawn) => drawn.send(&asked.sending, console, COMMAND),
        Err(ending) => Ok(ending),
    }
}

/// Draws the summary; that of a receipt as it was drawn then.
pub fn draw(asked: &cli::Summary, receipt: Option<&Receipt>, console: &mut Console) -> Outcome<Drawn> {
    let opened = match review::open(&asked.folder, console, COMMAND)? {
        Ok(opened) => opened,
        Err(ending) => return Ok(Err(ending)),
    };
    let found = periods(asked, &opened, console)
        .and_then(|periods| Ok((consolidated(asked, &periods, &opened, console)?, periods)));
    let (summary, periods) = match found {
        Ok(found) => found,
        Err(ending) => return Ok(Err(ending)),
    };
    let dispatch = Dispatch {
        command: COMMAND,
        folder: &asked.folder,
        sending: &asked.sending,
        again: asked.again(periods[0], console.language()),
        years: periods.iter().map(|period| period.year()).collect(),
        receipt,
    };
    dispatch.draw(&Consolidated { summary: &summary, workspace: &opened.workspace }, &opened, console)
}

/// The periods asked for: at least one.
fn periods(asked: &cli::Summary, opened: &Opened, console: &Console) -> Result<Vec<Period>, Ending> {
    Ok(match asked.span {
        Span::Latest => vec![opened.period(None, console, COMMAND)?],
        Span::One(period) => vec![period],
        Span::Years(first, last) => (first..=last).map(Period::year_of).collect(),
    })
}

fn consolidated(
    asked: &cli::Summary,
    periods: &[Period],
    opened: &Opened,
    console: &Console,
) -> Result<Summary, Ending> {
    let review = opened.review(&asked.review, console, COMMAND)?;
    let years: Vec<i16> = periods.iter().map(|period| period.year()).collect();
    opened.audit(&years, console)?;
    let of_period = |period: &Period| opened.results(review, *period, None, console);
    let results: Vec<_> = periods.iter().map(of_period).collect::<Result<_, _>>()?;
    Ok(phases::summary(&opened.workspace, review, &results, asked.by))
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

    fn json(&self) -> String {
        summary::json::draw(self.summary, self.workspace)
    }
}
