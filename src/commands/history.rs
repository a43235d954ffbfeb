//! `bontot history`: the life of one organisation, and who changed what when.

use super::Ending;
use super::console::Console;
use super::phases::{self, WrittenRow};
use super::review::Opened;
use super::revision::on_one_line;
use super::sending::{Dispatch, Document};
use super::subject::{self, Subject};
use super::target;
use super::trail::{Record, Trail};
use super::versions::Unread;
use crate::check::{past_figure, past_value};
use crate::cli;
use crate::git::{Absence, Repository};
use crate::history::{self, Change, ChangedCell, Entry, Life, Made, Matter, RowKey, RowTexts, Rows, Unknown};
use crate::load;
use crate::model::record::DecidedOutcome;
use crate::model::text::joined;
use crate::model::{Date, Exact, Id, Period, Place, Stage, UnitKey};
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
    let mut teller = Teller { subject: &subject, review, entries: Vec::new(), records: Vec::new() };
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
    records: Vec<(usize, Record)>,
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

    /// Of which row the last entry tells.
    fn of_row(&mut self, place: Place) {
        let sources = &self.subject.opened.sources;
        let path = sources.path(place.file()).to_owned();
        let record = sources.line(place).map(|line| (path, line));
        self.records.extend(record.map(|record| (self.entries.len() - 1, record)));
    }

    /// What the tables of all years say.
    fn recorded(&mut self) {
        let workspace = &self.subject.opened.workspace;
        let organisation = self.subject.organisation;
        let own = workspace.organisations.at(organisation);
        for (day, matter) in [(own.from(), Matter::Founded), (own.to(), Matter::Ended)] {
            if let Some(day) = day {
                self.add(day.value.year(), Some(day.value), matter, ["", own.name()]);
                self.of_row(own.place());
            }
        }
        for year in workspace.years.keys() {
            for event in workspace.events.get(&(*year, organisation)).into_iter().flatten() {
                let about =
                    event.criterion.as_ref().map(|criterion| criterion.value.to_string()).unwrap_or_default();
                let said = joined(&[&event.by, &event.document, &event.note]);
                self.add(*year, Some(event.date.value), Matter::Event(event.step.value), [&about, &said]);
                self.of_row(event.place);
            }
        }
        for (year, finding) in workspace.findings.get(&organisation).into_iter().flatten() {
            let (id, said) = (finding.id.value.to_string(), joined(&[&finding.finding, &finding.document]));
            self.add(*year, Some(finding.found_on.value), Matter::Found, [&id, &said]);
            self.of_row(finding.place);
            if let Some(day) = &finding.remedied_on {
                self.add(day.value.year(), Some(day.value), Matter::Remedied, [&id, &finding.finding]);
                self.of_row(finding.place);
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
            self.of_row(waiver.place);
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
            self.of_row(decision.place);
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

    /// Adds who changed what when; returns what cannot be known.
    fn ask_git(&mut self) -> anyhow::Result<Unknown> {
        let opened = &self.subject.opened;
        let repository = match Repository::around(opened.folder()) {
            Ok(repository) => repository,
            Err(absence) => return Ok(unknown(absence)),
        };
        let written = phases::written(&opened.workspace, &opened.sources, Some(self.subject.organisation))?;
        let mut now = rows(opened, &written);
        for table in phases::fact_tables(&opened.workspace, &opened.sources)? {
            let own = table.iter().filter(|row| row.organisation.value == self.id().as_str());
            own.for_each(|row| now.put_fact(&row));
        }
        let traced = Trail::of(&repository).and_then(|trail| {
            let records: Vec<Record> = self.records.iter().map(|(_, record)| record.clone()).collect();
            let limit = match trail.cut_off() {
                Some(day) => Unknown::Before(day),
                None => trail.moved()?.map_or(Unknown::Nothing, |(by, from)| Unknown::Moved { by, from }),
            };
            Ok((trail.changes(&self.id(), &now)?, trail.writers(&records)?, limit))
        });
        let (traced, writers, limit) = match traced {
            Ok(traced) => traced,
            Err(failure) => return Ok(Unknown::Broken(on_one_line(&failure.said()))),
        };
        for ((entry, _), made) in self.records.iter().zip(writers) {
            self.entries[*entry].made = made;
        }
        for (path, why, made) in traced.unread {
            let (year, review) = match load::record_at(&path) {
                Some(file) => (file.year, Some(file.review)),
                None => match load::facts_at(&path) {
                    Some(year) => (year, None),
                    None => continue,
                },
            };
            let matter = match why {
                Unread::InError => Matter::Unreadable,
                Unread::NotHere => Matter::NotHere,
            };
            let entry = self.add(year, made.day(), matter, [&path, ""]);
            (entry.review, entry.made) = (review, made);
        }
        let changes = traced.changes.into_iter().filter(|(change, _)| !is_same_value(change, self.subject));
        for (change, made) in changes {
            let day = made.day();
            let (subject, after, period) = (change.row.criterion, change.after, change.row.period);
            let is_of_form = change.row.review.is_some();
            let matter = if is_of_form { Matter::Changed(change.cell) } else { Matter::Figure(change.cell) };
            let entry = self.add(period.year(), day, matter, [&subject, &after]);
            (entry.review, entry.period) = (change.row.review, Some(period));
            (entry.before, entry.made) = (Some(change.before), made);
        }
        Ok(limit)
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

fn unknown(absence: Absence) -> Unknown {
    match absence {
        Absence::NoProgram => Unknown::NoProgram,
        Absence::NoRepository => Unknown::NoRepository,
        Absence::NoCommit => Unknown::NoCommit,
        Absence::Unsafe(said) => Unknown::Unsafe(on_one_line(&said)),
        Absence::Broken(said) => Unknown::Broken(on_one_line(&said)),
    }
}

/// Whether both texts of a value mean the same today, to the guideline that serves its form or declares the fact: `có` and
/// `x`.
fn is_same_value(change: &Change, subject: &Subject) -> bool {
    let ChangedCell::Value(_) = change.cell else { return false };
    let Some(review) = &change.row.review else { return is_same_figure(change, subject) };
    let workspace = &subject.opened.workspace;
    let meaning = |text: &str| {
        let review = workspace.manifest.review_at(review.as_str())?;
        let key = UnitKey { organisation: subject.organisation, review, period: change.row.period };
        let guideline = &workspace.guidelines[workspace.guideline_for(key)?];
        let line = guideline.lines().find(|line| line.id.as_str() == change.row.criterion)?;
        past_value(guideline, line, text)
    };
    meaning(&change.before).is_some_and(|before| meaning(&change.after) == Some(before))
}

fn is_same_figure(change: &Change, subject: &Subject) -> bool {
    let (organisation, row) = (subject.organisation, &change.row);
    let fact = subject.opened.workspace.declared_fact(organisation, &row.criterion, row.period);
    let meaning = |text: &str| past_figure(fact?, text);
    meaning(&change.before).is_some_and(|before| meaning(&change.after) == Some(before))
}

/// The rows that stand in the folder.
fn rows(opened: &Opened, written: &[WrittenRow]) -> Rows {
    let workspace = &opened.workspace;
    let mut rows = Rows::of(None);
    for row in written {
        let Some(guideline) = workspace.guideline_for(row.key) else { continue };
        let Some(line) = workspace.guidelines[guideline].lines().nth(row.line) else { continue };
        let text =
            |written: Option<&phases::WrittenText>| written.map(|it| it.text.clone()).unwrap_or_default();
        let key = RowKey {
            organisation: workspace.organisations.at(row.key.organisation).to_id(),
            review: Some(workspace.manifest.reviews[row.key.review].id.clone()),
            period: row.key.period,
            criterion: line.id.to_string(),
        };
        let values = Stage::ALL.map(|stage| text(row.value(stage)));
        let texts = RowTexts { values, evidence: text(row.evidence.as_ref()), note: text(row.note.as_ref()) };
        rows.put(key, texts);
    }
    rows
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
