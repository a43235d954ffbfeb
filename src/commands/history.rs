//! `bontot history`: the life of one organisation, and who changed what when.

mod changed;

use super::Ending;
use super::console::Console;
use super::review::Opened;
use super::sending::{Dispatch, Document};
use super::subject::{self, Subject};
use super::target;
use super::trail::Written;
use crate::cli;
use crate::history::{self, Entry, Life, Made, Matter, Record, RowKey, Unknown};
use crate::load;
use crate::model::record::DecidedOutcome;
use crate::model::text::joined;
use crate::model::{Date, Exact, Id, Period, Place};
use crate::render::history as drawn;
use crate::render::opening::Reader;
use crate::render::say::Say;
use crate::render::sources::About;
use crate::render::table::Table;

const COMMAND: &str = "bontot history";

pub fn run(asked: &cli::History, console: &mut Console) -> anyhow::Result<Ending> {
    let subject = match subject::subject(&asked.subject, 0, console, COMMAND)? {
        Ok(subject) => subject,
        Err(ending) => return Ok(ending),
    };
    let file = asked.sending.output.as_deref();
    if let Some(ending) = target::refuse_bare(&subject.opened.folder, file, console, COMMAND) {
        return Ok(ending);
    }
    let review = match asked.review.as_ref().map(|name| subject.opened.review(name, console, COMMAND)) {
        Some(Err(ending)) => return Ok(ending),
        Some(Ok(review)) => Some(review),
        None => None,
    };
    let mut teller =
        Teller { subject: &subject, review, entries: Vec::new(), written: Vec::new(), rows: Vec::new() };
    teller.recorded();
    if let Err(ending) = teller.results(console) {
        return Ok(ending);
    }
    let unknown = teller.ask_git()?;
    let life = teller.life(asked, unknown);
    let document = Told { life: &life, opened: &subject.opened, review, years: asked.years };
    let folder = subject.opened.folder();
    let years = subject.opened.workspace.years.keys().copied().collect();
    let dispatch = Dispatch::without_receipt(COMMAND, folder, &asked.sending, years);
    dispatch.send(&document, &subject.opened, console)
}

/// Gathers the entries of a life.
struct Teller<'a> {
    subject: &'a Subject,
    review: Option<usize>,
    entries: Vec<Entry>,
    /// The rows of the tables behind entries: which entry, and the row's file and line.
    written: Vec<(usize, Written)>,
    /// What rows speak of and what they say, of which an entry tells.
    rows: Vec<(usize, RowKey, String)>,
}

impl Teller<'_> {
    fn id(&self) -> Id {
        self.subject.opened.workspace.organisations.at(self.subject.organisation).to_id()
    }

    fn add(&mut self, year: i16, day: Option<Date>, matter: Matter, said: [&str; 2]) -> &mut Entry {
        let [subject, after] = said.map(str::to_owned);
        let entry = Entry {
            year,
            review: None,
            period: None,
            day,
            matter,
            subject,
            before: None,
            after,
            made: Made::Unknown,
        };
        self.entries.push(entry);
        self.entries.last_mut().expect("there is an entry because one was added")
    }

    /// Where the row stands of which the last entry tells.
    fn stands_at(&mut self, place: Place) {
        let sources = &self.subject.opened.sources;
        let path = sources.path(place.file()).to_owned();
        let written = sources.line(place).map(|line| (path, line));
        self.written.extend(written.map(|written| (self.entries.len() - 1, written)));
    }

    /// Of which row of a year's table the last entry tells.
    fn of_row(&mut self, row: &impl Record, place: Place) {
        self.stands_at(place);
        let table = load::table_at(self.subject.opened.sources.path(place.file()));
        let row = table.map(|(year, _)| (self.entries.len() - 1, row.subject(year), row.said()));
        self.rows.extend(row);
    }

    /// What the tables of all years say.
    fn recorded(&mut self) {
        let workspace = &self.subject.opened.workspace;
        let organisation = self.subject.organisation;
        let own = workspace.organisations.at(organisation);
        for (day, matter) in [(own.from(), Matter::Founded), (own.to(), Matter::Ended)] {
            if let Some(day) = day {
                self.add(day.value.year(), Some(day.value), matter, ["", own.name()]);
                self.stands_at(own.place());
            }
        }
        for year in workspace.years.keys() {
            for event in workspace.events.get(&(*year, organisation)).into_iter().flatten() {
                let about =
                    event.criterion.as_ref().map(|criterion| criterion.value.to_string()).unwrap_or_default();
                let said = joined(&[&event.by, &event.document, &event.note]);
                self.add(*year, Some(event.date.value), Matter::Event(event.step.value), [&about, &said]);
                self.of_row(event, event.place);
            }
        }
        for (year, finding) in workspace.findings.get(&organisation).into_iter().flatten() {
            let (id, said) = (finding.id.value.to_string(), joined(&[&finding.finding, &finding.document]));
            self.add(*year, Some(finding.found_on.value), Matter::Found, [&id, &said]);
            self.of_row(finding, finding.place);
            if let Some(day) = &finding.remedied_on {
                self.add(day.value.year(), Some(day.value), Matter::Remedied, [&id, &finding.finding]);
                self.of_row(finding, finding.place);
            }
        }
        self.decided();
    }

    /// Waivers and decisions, of the reviews that are asked for.
    fn decided(&mut self) {
        let workspace = &self.subject.opened.workspace;
        let (organisation, own, asked) = (self.subject.organisation, self.id(), self.review);
        let reviews = &workspace.manifest.reviews;
        for waiver in workspace.waivers.iter().filter(|waiver| waiver.organisation.value == own) {
            if asked.is_some_and(|review| reviews[review].id != waiver.review.value) {
                continue;
            }
            let from = waiver.from.as_ref().unwrap_or(&waiver.until).value;
            let (about, said) =
                (waiver.condition.value.to_string(), joined(&[&waiver.document, &waiver.reason]));
            self.add(from.year(), Some(from), Matter::Waived, [&about, &said]).review =
                Some(waiver.review.value.clone());
            self.of_row(waiver, waiver.place);
        }
        let in_force = workspace.decisions.iter().map(|(key, decision)| (*key, decision, Matter::Decided));
        let superseded = workspace.superseded.iter();
        let superseded = superseded.map(|(key, decision)| (*key, decision, Matter::Superseded));
        let mut decisions: Vec<_> = in_force.chain(superseded).collect();
        decisions.retain(|(key, ..)| {
            key.organisation == organisation && asked.is_none_or(|review| review == key.review)
        });
        decisions.sort_by_key(|(key, decision, _)| (*key, decision.date.value, decision.place));
        for (key, decision, matter) in decisions {
            let outcome = match &decision.outcome.value {
                DecidedOutcome::Outcome(id) => id.to_string(),
                DecidedOutcome::Unrated => "unrated".to_owned(),
            };
            let said = joined(&[&decision.number, &decision.authority, &decision.note]);
            let entry = self.add(key.period.year(), Some(decision.date.value), matter, [&outcome, &said]);
            (entry.review, entry.period) = (Some(reviews[key.review].id.clone()), Some(key.period));
            self.of_row(decision, decision.place);
        }
    }

    /// The totals of each stage and the outcome, of every year and review.
    fn results(&mut self, console: &Console) -> Result<(), Ending> {
        let opened = &self.subject.opened;
        let years: Vec<i16> = opened.workspace.years.keys().copied().collect();
        let (reviews, asked) = (0..opened.workspace.manifest.reviews.len(), self.review);
        for review in reviews.filter(|review| asked.is_none_or(|only| only == *review)) {
            let id = &opened.workspace.manifest.reviews[review].id;
            for year in &years {
                let only = Some(self.subject.organisation);
                let worked = opened.worked(review, Period::year_of(*year), only, console)?;
                for unit in worked.listed().iter().filter_map(|key| worked.result(*key)) {
                    let guideline = &opened.workspace.guidelines[unit.guideline];
                    let mut said = Vec::new();
                    for score in &unit.stages {
                        if let (Some(total), Some(max)) =
                            (score.total.as_ref().map(Exact::rounded), score.max)
                        {
                            said.push((Matter::Scored(score.stage, [total, max]), format!("{total}/{max}")));
                        }
                    }
                    let outcome = unit.final_outcome.map(|index| guideline.outcomes[index].id.as_str());
                    said.push((
                        Matter::Outcome(unit.status),
                        outcome.unwrap_or(unit.status.word()).to_owned(),
                    ));
                    for (matter, said) in said {
                        let entry = self.add(*year, None, matter, ["", &said]);
                        (entry.review, entry.period) = (Some(id.clone()), Some(unit.period));
                    }
                }
            }
        }
        Ok(())
    }

    fn life(self, asked: &cli::History, unknown: Unknown) -> Life {
        let reviews = &self.subject.opened.workspace.manifest.reviews;
        let only = self.review.map(|review| &reviews[review].id);
        let mut entries = self.entries;
        entries.retain(|entry| {
            let (first, last) = asked.years.unwrap_or((i16::MIN, i16::MAX));
            let of_review = only.is_none_or(|only| entry.review.as_ref().is_none_or(|review| review == only));
            of_review && (first..=last).contains(&entry.year)
        });
        let entries = history::in_order(entries);
        Life { organisation: self.subject.organisation, entries, unknown }
    }
}

struct Told<'a> {
    life: &'a Life,
    opened: &'a Opened,
    review: Option<usize>,
    /// The years asked for, where not all are.
    years: Option<(i16, i16)>,
}

impl Document for Told<'_> {
    fn about(&self) -> About {
        let workspace = &self.opened.workspace;
        let reviews = workspace.manifest.reviews.iter().map(|review| review.id.as_str());
        let all = || reviews.collect::<Vec<_>>().join(", ");
        let review = self.review.map_or_else(all, |review| workspace.manifest.reviews[review].id.to_string());
        let periods = match self.life.years().or(self.years) {
            Some((first, last)) if first < last => format!("{first}–{last}"),
            Some((year, _)) => year.to_string(),
            None => "–".to_owned(),
        };
        About { review, periods }
    }

    fn guidelines(&self) -> Vec<usize> {
        Vec::new()
    }

    fn screen(&self, say: Say<'_>) -> Table {
        drawn::table(self.life, &self.about(), Reader::Screen, say)
    }

    fn print(&self, say: Say<'_>) -> Table {
        drawn::table(self.life, &self.about(), Reader::Print, say)
    }

    fn register(&self, say: Say<'_>) -> Table {
        drawn::table(self.life, &self.about(), Reader::Program, say)
    }

    fn json(&self) -> String {
        drawn::json(self.life, &self.opened.workspace)
    }
}
