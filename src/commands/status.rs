//! `bontot status`: how far everybody is through the year, as of a day.

use super::Ending;
use super::console::Console;
use super::review::{self, Again, Opened, Outcome};
use super::sending::{Dispatch, Document, Drawn};
use super::target;
use crate::catalogue::status as texts;
use crate::cli::{self, AsOf, StatusView};
use crate::model::{Date, Period, Workspace};
use crate::render::opening::{Called, Reader};
use crate::render::say::Say;
use crate::render::sources::About;
use crate::render::status;
use crate::render::table::Table;
use crate::status::{Asked, YearStatus, meeting_review, posts, year};
use crate::{clock, git};

const COMMAND: &str = "bontot status";

pub fn run(asked: &cli::Status, console: &mut Console) -> anyhow::Result<Ending> {
    if let Some(ending) = target::refuse(&asked.folder, asked.sending.output.as_deref(), console, COMMAND) {
        return Ok(ending);
    }
    match draw(asked, None, console)? {
        Ok(drawn) => drawn.send(&asked.sending, console, COMMAND),
        Err(ending) => Ok(ending),
    }
}

/// Draws the status; that of a receipt as it was drawn then.
pub fn draw(asked: &cli::Status, again: Option<Again<'_>>, console: &mut Console) -> Outcome<Drawn> {
    let past = again.and_then(|again| again.past);
    let opened = match review::open_at(&asked.folder, past, console, COMMAND)? {
        Ok(opened) => opened,
        Err(ending) => return Ok(Err(ending)),
    };
    let found = match found(asked, &opened, console) {
        Ok(found) => found,
        Err(ending) => return Ok(Err(ending)),
    };
    let shown = Shown { status: &found, workspace: &opened.workspace, post: asked.mine.as_deref() };
    let year = Period::year_of(found.year);
    let line = asked.again(year, found.as_of, console.language());
    let dispatch = Dispatch::of_results(COMMAND, &asked.folder, &asked.sending, line, &[year], again);
    match asked.view {
        StatusView::Drawn => dispatch.draw(&shown, &opened, console),
        StatusView::Calendar => {
            let say = Say::new(&opened.workspace, console.language());
            Ok(dispatch.draw_text(status::calendar::draw(&found, say), &opened, console))
        }
    }
}

fn found(asked: &cli::Status, opened: &Opened, console: &Console) -> Result<YearStatus, Ending> {
    let workspace = &opened.workspace;
    let review = opened.review(&asked.review, console, COMMAND)?;
    let of_year = opened.period(asked.period, console, COMMAND)?.year();
    let as_of = day(asked, opened, console)?;
    opened.audit_for_errors(&[of_year], console)?;
    let meetings = meeting_review(workspace, review, of_year)
        .map(|meetings| opened.results(meetings, Period::year_of(of_year), console))
        .transpose()?;
    let mut found = year(workspace, Asked { review, year: of_year, as_of, meetings: meetings.as_ref() });
    if let Some(post) = &asked.mine {
        let posts = posts(workspace, of_year);
        let is_mine =
            |organisation| posts.iter().any(|(known, theirs)| known == post && *theirs == organisation);
        found.rows.retain(|row| is_mine(row.organisation));
        if !posts.iter().any(|(known, _)| known == post) {
            let mut known: Vec<&str> = posts.iter().map(|(known, _)| *known).collect();
            known.dedup();
            let values = [("year", of_year.to_string()), ("post", post.clone())];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            let sentence = texts::NO_SUCH_POST.with(console.aside(), &values);
            return Err(console.refuse_sentence(COMMAND, sentence, post, &known));
        }
    }
    Ok(found)
}

/// The day asked for; without one the later of the commit's and of the latest that is recorded.
fn day(asked: &cli::Status, opened: &Opened, console: &Console) -> Result<Date, Ending> {
    let missing = |phrase| console.refuse(COMMAND, phrase, ("", ""), &[]);
    match asked.as_of {
        AsOf::Day(day) => Ok(day),
        AsOf::Today => clock::today().ok_or_else(|| missing(texts::NO_CLOCK)),
        AsOf::Recorded => {
            let commit = git::checked_out(&asked.folder).map(|commit| commit.date);
            opened.workspace.latest_day().max(commit).ok_or_else(|| missing(texts::NO_DAY))
        }
    }
}

struct Shown<'a> {
    status: &'a YearStatus,
    workspace: &'a Workspace,
    post: Option<&'a str>,
}

impl Document for Shown<'_> {
    fn about(&self) -> About {
        About {
            review: self.workspace.manifest.reviews[self.status.review].id.to_string(),
            periods: self.status.year.to_string(),
        }
    }

    fn guidelines(&self) -> Vec<usize> {
        Vec::new()
    }

    fn screen(&self, say: Say<'_>) -> Table {
        status::table(self.status, self.post, Reader::Screen, say)
    }

    fn print(&self, say: Say<'_>) -> Table {
        status::table(self.status, self.post, Reader::Print, say)
    }

    fn register(&self, say: Say<'_>) -> Table {
        status::table(self.status, self.post, Reader::Program, say)
    }

    fn spreadsheet(&self, say: Say<'_>) -> Table {
        status::register(self.status, Called::ByName, say)
    }

    fn json(&self) -> String {
        status::json::draw(self.status, self.workspace)
    }
}
