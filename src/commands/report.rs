//! `bontot report`: everything that a committee's meeting looks at, on one page.

use super::console::Console;
use super::late::{self, Gap};
use super::review::{self, Again, Opened, Outcome};
use super::sending::{Dispatch, Drawn};
use super::{Ending, phases, sending, target};
use crate::cli::{self, Sending};
use crate::decide;
use crate::diagnostics::{Diagnostic, Report};
use crate::explain::Rows;
use crate::model::summary::{GroupBy, Summary};
use crate::model::{Every, Period, Place, Workspace};
use crate::render::account::Told;
use crate::render::report::{self, Credibility, History};
use crate::render::say::Say;
use crate::render::sources::About;
use crate::render::{diagnostics, evaluation};
use crate::report::{Counted, Overview, overview, years};
use crate::status::meeting_review;

const COMMAND: &str = "bontot report";

pub fn run(asked: &cli::Report, console: &mut Console) -> anyhow::Result<Ending> {
    match draw(asked, None, console)? {
        Ok((drawn, sending)) => {
            let refused = target::refuse(&asked.folder, sending.output.as_deref(), console, COMMAND);
            refused.map_or_else(|| drawn.send(&sending, console, COMMAND), Ok)
        }
        Err(ending) => Ok(ending),
    }
}

/// Draws the page, that of a receipt as it was drawn then; and says where it goes.
pub fn draw(
    asked: &cli::Report,
    again: Option<Again<'_>>,
    console: &mut Console,
) -> Outcome<(Drawn, Sending)> {
    let opened = match review::open_at(&asked.folder, again.and_then(|again| again.past), console, COMMAND)? {
        Ok(opened) => opened,
        Err(ending) => return Ok(Err(ending)),
    };
    let found = opened
        .review(&asked.review, console, COMMAND)
        .and_then(|review| Ok((review, opened.period(asked.period, console, COMMAND)?)));
    let (review, period) = match found {
        Ok(found) => found,
        Err(ending) => return Ok(Err(ending)),
    };
    let sending = Sending { output: asked.file(period), ..asked.sending.clone() };
    if let Some(refused) =
        sending::refuse_screen(sending.output.as_deref(), ("html", "bao-cao"), COMMAND, console)
    {
        return Ok(Err(refused));
    }
    let (found, gap) = match opened.audited(&[period.year()], console) {
        Ok(audited) => audited,
        Err(ending) => return Ok(Err(ending)),
    };
    let overview = match gathered(review, period, &opened, console)? {
        Ok(overview) => overview,
        Err(ending) => return Ok(Err(ending)),
    };
    let trend =
        overview.trend.as_ref().map(|trend| trend.periods.iter().map(|one| one.period.year()).collect());
    let dispatch = Dispatch {
        command: COMMAND,
        folder: &asked.folder,
        sending: &sending,
        again: asked.again(period, console.language()),
        years: trend.unwrap_or_else(|| vec![period.year()]),
        receipt: again.map(|again| again.receipt),
    };
    let subject = About { review: overview.results.review.to_string(), periods: period.to_string() };
    let guidelines = evaluation::guidelines_used(&overview.results);
    let drawn = dispatch.draw_page((&subject, guidelines), &opened, console, |sources| {
        page(&overview, (&found, gap.as_ref()), &opened, console, sources)
    });
    Ok(drawn.map(|drawn| (drawn, sending.clone())))
}

fn page(
    overview: &Overview,
    (found, gap): (&Report, Option<&Gap>),
    opened: &Opened,
    console: &Console,
    sources: &[crate::render::table::Block],
) -> String {
    let workspace: &Workspace = &opened.workspace;
    let explained = overview.explained.values();
    let mut places: Vec<Place> = explained.flat_map(|one| one.places(workspace)).collect();
    places.sort_unstable();
    let places = opened.sources.positions(&places);
    let told = Told { say: Say::new(workspace, console.language()), places: &places };
    let problems: Vec<Diagnostic> = found.diagnostics().iter().cloned().map(late::without_commit).collect();
    let shown = opened.sources.show(&problems, diagnostics::MOST_SHOWN);
    let history = if gap.is_none() { History::Asked } else { History::NotAsked };
    let credibility = Credibility { shown: &shown, tally: &found.tally(), history };
    report::draw(overview, told, &credibility, sources)
}

/// Works out everything that the page shows.
fn gathered(review: usize, period: Period, opened: &Opened, console: &Console) -> Outcome<Overview> {
    let counted = match counted(review, period, opened, console) {
        Ok(counted) => counted,
        Err(ending) => return Ok(Err(ending)),
    };
    let worked = match opened.worked(review, period, None, console) {
        Ok(worked) => worked,
        Err(ending) => return Ok(Err(ending)),
    };
    let rows: Rows = phases::written(&opened.workspace, &opened.sources, None)?.into_iter().collect();
    Ok(Ok(overview(&worked, review, counted, &rows)))
}

fn counted(review: usize, period: Period, opened: &Opened, console: &Console) -> Result<Counted, Ending> {
    let workspace = &opened.workspace;
    let (results, by_kind, by_parent) = opened.look(review, period, console, |listed| {
        let [by_kind, by_parent] = [GroupBy::Kind, GroupBy::Parent]
            .map(|by| phases::summary(workspace, review, by, vec![decide::summary(listed, by)]));
        (listed.results(), by_kind, by_parent)
    })?;
    let is_year = period.every() == Every::Year;
    let trend = if is_year { trend(review, period, opened, console)? } else { None };
    let meetings = meeting_review(workspace, review, period.year()).filter(|_| is_year);
    let meetings = meetings.map(|meetings| opened.results(meetings, period, console)).transpose()?;
    Ok(Counted { results, by_kind, by_parent, trend, meetings })
}

/// The years up to this one in which the review has results; none where there is only one.
fn trend(
    review: usize,
    latest: Period,
    opened: &Opened,
    console: &Console,
) -> Result<Option<Summary>, Ending> {
    let mut all = Vec::new();
    for year in years(&opened.workspace, latest.year()) {
        let summary = opened.look(review, Period::year_of(year), console, |listed| {
            (listed.count() > 0).then(|| decide::summary(listed, GroupBy::Kind))
        })?;
        all.extend(summary);
    }
    let is_trend = all.len() > 1;
    let summary = || phases::summary(&opened.workspace, review, GroupBy::Kind, all);
    Ok(is_trend.then(summary))
}
