//! `bontot evaluate`: open the folder, work out the results, draw them.

use super::Ending;
use super::console::Console;
use super::review::{self, Again, Listed, Outcome};
use super::sending::{Dispatch, Document, Drawn};
use super::target;
use crate::cli::Evaluate;
use crate::decide::{Extent, Space};
use crate::render::csv::Register;
use crate::render::say::Say;
use crate::render::sources::About;
use crate::render::table::Table;
use crate::render::{evaluation, json, register};

const COMMAND: &str = "bontot evaluate";

pub fn run(asked: &Evaluate, console: &mut Console) -> anyhow::Result<Ending> {
    if let Some(ending) = target::refuse(&asked.folder, asked.sending.output.as_deref(), console, COMMAND) {
        return Ok(ending);
    }
    let listed = match review::listed(asked, None, console, COMMAND)? {
        Ok(listed) => listed,
        Err(ending) => return Ok(ending),
    };
    let drawn = draw_listed(asked, &listed, None, console)?;
    // the end of the program gives all of it back at once
    std::mem::forget(listed);
    match drawn {
        Ok(drawn) => drawn.send(&asked.sending, console, COMMAND),
        Err(ending) => Ok(ending),
    }
}

/// Draws the results; those of a receipt as they were drawn then.
pub fn draw(asked: &Evaluate, again: Option<Again<'_>>, console: &mut Console) -> Outcome<Drawn> {
    match review::listed(asked, again.and_then(|again| again.past), console, COMMAND)? {
        Ok(listed) => draw_listed(asked, &listed, again, console),
        Err(ending) => Ok(Err(ending)),
    }
}

fn draw_listed(
    asked: &Evaluate,
    listed: &Listed,
    again: Option<Again<'_>>,
    console: &Console,
) -> Outcome<Drawn> {
    let period = listed.period();
    let line = asked.again(period, console.language());
    let dispatch = Dispatch::of_results(COMMAND, &asked.folder, &asked.sending, line, &[period], again);
    dispatch.draw(&Evaluation(listed), &listed.opened, console)
}

struct Evaluation<'a>(&'a Listed);

impl Document for Evaluation<'_> {
    fn about(&self) -> About {
        self.0.about()
    }

    fn guidelines(&self) -> Vec<usize> {
        self.0.all().guidelines(&self.0.shown)
    }

    fn screen(&self, say: Say<'_>) -> Table {
        evaluation::table(self.0.results(), self.0.computed, say)
    }

    fn print(&self, say: Say<'_>) -> Table {
        evaluation::form(self.0.results(), self.0.computed, say)
    }

    fn markdown(&self, say: Say<'_>) -> Table {
        evaluation::register(self.0.results(), self.0.computed, say)
    }

    fn register(&self, say: Say<'_>) -> Table {
        register::table(self.0.results(), say)
    }

    fn rows<'a>(&'a self, say: Say<'a>) -> Option<Register<'a>> {
        let (all, shown) = (self.0.all(), &self.0.shown);
        let begin = move || {
            let mut space = Space::default();
            move |row: usize, before| all.result(shown[row], Extent::Reasons, before, &mut space)
        };
        Some(register::register(&self.guidelines(), all.preview(), shown.len(), begin, say))
    }

    fn json(&self) -> String {
        json::draw(self.0.results(), &self.0.opened.workspace)
    }
}
