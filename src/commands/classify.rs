//! `bontot classify`: the results of a classification as the forms that a committee decides on.

use std::sync::Arc;

use super::Ending;
use super::console::Console;
use super::review::{self, Again, Listed, Outcome};
use super::sending::{Dispatch, Document, Drawn};
use super::target;
use crate::cli::{Classify, ClassifyView};
use crate::decide::{Extent, Space};
use crate::model::UnitKey;
use crate::render::csv::Register;
use crate::render::opening::{Called, Reader};
use crate::render::say::Say;
use crate::render::sources::About;
use crate::render::table::Table;
use crate::render::{classification, json, quota};

const COMMAND: &str = "bontot classify";

pub fn run(classify: &Classify, console: &mut Console) -> anyhow::Result<Ending> {
    let (folder, file) = (&classify.asked.folder, classify.asked.sending.output.as_deref());
    if let Some(ending) = target::refuse(folder, file, console, COMMAND) {
        return Ok(ending);
    }
    match draw(classify, None, console)? {
        Ok(drawn) => drawn.send(&classify.asked.sending, console, COMMAND),
        Err(ending) => Ok(ending),
    }
}

/// Draws the results; those of a receipt as they were drawn then.
pub fn draw(classify: &Classify, again: Option<Again<'_>>, console: &mut Console) -> Outcome<Drawn> {
    let asked = &classify.asked;
    let listed = match review::listed(asked, again.and_then(|again| again.past), console, COMMAND)? {
        Ok(listed) => listed,
        Err(ending) => return Ok(Err(ending)),
    };
    let period = listed.period();
    let line = classify.again(period, console.language());
    let dispatch = Dispatch::of_results(COMMAND, &asked.folder, &asked.sending, line, &[period], again);
    dispatch.draw(&Classification { listed: &listed, view: classify.view }, &listed.opened, console)
}

struct Classification<'a> {
    listed: &'a Listed,
    view: ClassifyView,
}

impl Classification<'_> {
    fn table(&self, reader: Reader, say: Say<'_>) -> Table {
        let results = self.listed.results();
        match (self.view, reader) {
            (ClassifyView::Quotas, _) => quota::table(results, reader, say),
            (ClassifyView::Organisations, Reader::Program) => {
                classification::register::table(results, Called::ById, say)
            }
            (ClassifyView::Organisations, Reader::Screen | Reader::Print) => {
                classification::table(results, self.listed.computed, reader, say)
            }
        }
    }
}

impl Document for Classification<'_> {
    fn about(&self) -> About {
        self.listed.about()
    }

    fn guidelines(&self) -> Vec<usize> {
        self.listed.all().guidelines(&self.listed.shown)
    }

    fn screen(&self, say: Say<'_>) -> Table {
        self.table(Reader::Screen, say)
    }

    fn print(&self, say: Say<'_>) -> Table {
        self.table(Reader::Print, say)
    }

    fn register(&self, say: Say<'_>) -> Table {
        self.table(Reader::Program, say)
    }

    fn spreadsheet(&self, say: Say<'_>) -> Table {
        match self.view {
            ClassifyView::Quotas => self.register(say),
            ClassifyView::Organisations => {
                classification::register::table(self.listed.results(), Called::ByName, say)
            }
        }
    }

    fn rows<'a>(&'a self, say: Say<'a>) -> Option<Register<'a>> {
        if self.view == ClassifyView::Quotas {
            return None;
        }
        let (all, shown) = (self.listed.all(), &self.listed.shown);
        let units: Vec<UnitKey> = all.units().map(|(key, _)| key).collect();
        let unit = |place: &u32| (units[*place as usize].organisation, units[*place as usize].period);
        let places = classification::places_in_order(shown.iter().map(unit), say);
        let places = Arc::new(places);
        let begin = move || {
            let (mut space, places) = (Space::default(), places.clone());
            move |row: usize, before| all.result(shown[places[row]], Extent::Whole, before, &mut space)
        };
        let guidelines = all.guidelines(shown);
        Some(classification::register::register(&guidelines, all.preview(), shown.len(), begin, say))
    }

    fn json(&self) -> String {
        json::draw(self.listed.results(), &self.listed.opened.workspace)
    }
}
