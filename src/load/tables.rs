//! The small tables of a year's folder: events, facts, findings, waivers, decisions, assignments.

use super::Sources;
use super::cell::Cells;
use super::csv::{Column, Columns, Reading, Row};
use super::listing::YearListing;
use super::pieces::{CutTable, Halt, cut_table};
use super::words;
use crate::diagnostics::{Code, Diagnostic, Report};
pub use crate::model::YearTable;
use crate::model::fact_table::FactTable;
use crate::model::record::{
    Assignment, DecidedOutcome, Decision, Event, FactView, Finding, Waiver, YearTables,
};
use crate::model::refused::{MOST_REFUSED, RefusedRow};
use crate::model::{Date, FileId, Located, NewOrganisation, Place, Register};

impl YearTable {
    #[must_use]
    pub const fn columns(self) -> Columns {
        use Column::{
            Authority, By, Condition, Criterion, Date, Digest, Document, Due, Evidence, Fact, Finding,
            FoundOn, From, Id, Note, Number, Organisation, Outcome, Period, Post, Reason, RemediedOn, Review,
            Role, Step, To, Until, Value,
        };
        let (order, required): (&[Column], &[Column]) = match self {
            Self::Events => (
                &[Organisation, Step, Date, By, Document, Criterion, Period, Digest, Note],
                &[Organisation, Step, Date],
            ),
            Self::Facts => {
                (&[Organisation, Fact, Value, Period, Evidence, Note], &[Organisation, Fact, Value])
            }
            Self::Findings => (
                &[Id, Organisation, FoundOn, By, Criterion, Finding, Due, RemediedOn, Document],
                &[Id, Organisation, FoundOn, Finding],
            ),
            Self::Waivers => (
                &[Organisation, Review, Condition, Reason, Authority, Document, From, Until],
                &[Organisation, Review, Condition, Reason, Document, Until],
            ),
            Self::Decisions => (
                &[Organisation, Review, Period, Outcome, Number, Date, Authority, Note],
                &[Organisation, Review, Outcome, Number, Date],
            ),
            Self::Assignments => (&[Organisation, Post, Role, From, To], &[Organisation, Post, Role]),
        };
        Columns { order, required, are_needed: false }
    }

    /// Reads the rows of the table into a year.
    pub fn rows(self, year: i16) -> impl Fn(&mut YearTables, &Row<'_>, &mut Report) {
        move |into, row, report| self.row(row, year, into, report)
    }

    fn row(self, row: &Row<'_>, year: i16, into: &mut YearTables, report: &mut Report) {
        let mut cells = Cells::new(row, report);
        let kept = match self {
            Self::Events => event(&mut cells, year).map(|row| into.events.push(row)),
            Self::Facts => fact(&mut cells, year, &mut into.facts),
            Self::Findings => finding(&mut cells).map(|row| into.findings.push(row)),
            Self::Waivers => waiver(&mut cells).map(|row| into.waivers.push(row)),
            Self::Decisions => decision(&mut cells, year).map(|row| into.decisions.push(row)),
            Self::Assignments => assignment(&mut cells).map(|row| into.assignments.push(row)),
        };
        if kept.is_none() && into.refused.len() < MOST_REFUSED {
            into.refused.push(refused(row));
        }
    }
}

/// What is left of a row that was refused. Why it was is in the report already.
#[cold]
fn refused(row: &Row<'_>) -> RefusedRow {
    use Column::{
        Criterion, Evidence, Fact, FoundOn, From, Organisation, RemediedOn, Review, To, Until, Value,
    };
    let mut unheard = Report::default();
    let mut cells = Cells::new(row, &mut unheard);
    let [organisation, review, criterion, fact] =
        [Organisation, Review, Criterion, Fact].map(|column| cells.optional_id(column).ok().flatten());
    // a table has one pair of these at most
    let mut date =
        |columns: &[Column]| columns.iter().find_map(|column| cells.optional_date(*column).ok().flatten());
    let dates = date(&[From, FoundOn]).zip(date(&[To, Until, RemediedOn]));
    let [value, evidence] = [Value, Evidence].map(|column| cells.located_text(column));
    RefusedRow { organisation, review, criterion, fact, value, evidence, dates }
}

// Each cell is read before the first `?`, so that one run shows every problem of a row.

fn event(cells: &mut Cells<'_>, year: i16) -> Option<Event> {
    let organisation = cells.id(Column::Organisation);
    let step = cells.word(Column::Step);
    let date = cells.date(Column::Date);
    let criterion = cells.optional_id(Column::Criterion);
    let period = cells.stated_period(year);
    Some(Event {
        place: cells.place(),
        organisation: organisation?,
        step: step?,
        date: date?,
        by: cells.text(Column::By),
        document: cells.text(Column::Document),
        criterion: criterion.ok()?,
        period: period.ok()?,
        digest: cells.located_text(Column::Digest),
        note: cells.text(Column::Note),
    })
}

/// Of these there may be one for every organisation and month: its texts are not made before they are kept.
fn fact(cells: &mut Cells<'_>, year: i16, table: &mut FactTable) -> Option<()> {
    let organisation = cells.id_text(Column::Organisation);
    let fact = cells.id_text(Column::Fact);
    let period = cells.period(year);
    let (evidence, note) = (cells.free_text(Column::Evidence), cells.free_text(Column::Note));
    let (organisation, fact) = (organisation?, fact?);
    let named = table.fact_named(fact.value)?;
    table.push(&FactView {
        place: cells.place(),
        organisation,
        fact: Located::new(&named, fact.place),
        value: cells.located(Column::Value),
        period: period?,
        evidence: Located::new(evidence.text, evidence.place),
        note: note.text,
    });
    Some(())
}

fn finding(cells: &mut Cells<'_>) -> Option<Finding> {
    let id = cells.id(Column::Id);
    let organisation = cells.id(Column::Organisation);
    let found_on = cells.date(Column::FoundOn);
    let finding = cells.required_text(Column::Finding);
    let criterion = cells.optional_id(Column::Criterion);
    let due = cells.optional_date(Column::Due);
    let remedied_on = cells.optional_date(Column::RemediedOn);
    Some(Finding {
        place: cells.place(),
        id: id?,
        organisation: organisation?,
        found_on: found_on?,
        by: cells.text(Column::By),
        criterion: criterion.ok()?,
        finding: finding?,
        due: due.ok()?,
        remedied_on: remedied_on.ok()?,
        document: cells.text(Column::Document),
    })
}

fn waiver(cells: &mut Cells<'_>) -> Option<Waiver> {
    let organisation = cells.id(Column::Organisation);
    let review = cells.id(Column::Review);
    let condition = cells.id(Column::Condition);
    let reason = cells.required_text(Column::Reason);
    let document = cells.required_text(Column::Document);
    let from = cells.optional_date(Column::From);
    let until = cells.date(Column::Until);
    Some(Waiver {
        place: cells.place(),
        organisation: organisation?,
        review: review?,
        condition: condition?,
        reason: reason?,
        authority: cells.text(Column::Authority),
        document: document?,
        from: from.ok()?,
        until: until?,
    })
}

fn decision(cells: &mut Cells<'_>, year: i16) -> Option<Decision> {
    let organisation = cells.id(Column::Organisation);
    let review = cells.id(Column::Review);
    let period = cells.period(year);
    let outcome = decided_outcome(cells);
    let number = cells.required_text(Column::Number);
    let date = cells.date(Column::Date);
    Some(Decision {
        place: cells.place(),
        organisation: organisation?,
        review: review?,
        period: period?,
        outcome: outcome?,
        number: number?,
        date: date?,
        authority: cells.text(Column::Authority),
        note: cells.text(Column::Note),
    })
}

fn decided_outcome(cells: &mut Cells<'_>) -> Option<Located<DecidedOutcome>> {
    let written = cells.located_text(Column::Outcome);
    if words::is_unrated(&written.value) {
        return Some(Located::new(DecidedOutcome::Unrated, written.place));
    }
    cells.id(Column::Outcome).map(|id| Located::new(DecidedOutcome::Outcome(id.value), id.place))
}

fn assignment(cells: &mut Cells<'_>) -> Option<Assignment> {
    let organisation = cells.id(Column::Organisation);
    let post = cells.required_text(Column::Post);
    let role = cells.word(Column::Role);
    let from = cells.optional_date(Column::From);
    let to = cells.optional_date(Column::To);
    Some(Assignment {
        place: cells.place(),
        organisation: organisation?,
        post: post?,
        role: role?,
        from: from.ok()?,
        to: to.ok()?,
    })
}

/// The columns of organisations.csv.
pub const REGISTER_COLUMNS: Columns = Columns {
    order: &[
        Column::Id,
        Column::Name,
        Column::Kind,
        Column::Parent,
        Column::PeerGroup,
        Column::From,
        Column::To,
    ],
    required: &[Column::Id, Column::Name, Column::Kind],
    are_needed: true,
};

/// What organisations.csv holds.
pub struct Read {
    pub organisations: Register,
    /// Every row was read at least as far as its id.
    pub is_whole: bool,
}

/// The rows of organisations.csv as they come: a row whose id can be read is kept, so that what refers to it is not
/// reported too.
#[derive(Default)]
pub struct RegisterRows {
    organisations: Register,
    /// How many have no id.
    nameless: usize,
}

impl RegisterRows {
    pub fn row(&mut self, row: &Row<'_>, report: &mut Report) {
        use Column::{From, Id, Kind, Name, Parent, PeerGroup, To};
        let mut cells = Cells::new(row, report);
        let id = cells.id_text(Id);
        let name = cells.required_free_text(Name);
        let kind = cells.word(Kind);
        let parent = cells.optional_id_text(Parent);
        let peer_group = cells.free_text(PeerGroup).text;
        let (from, to): (Result<Option<Located<Date>>, _>, _) =
            (cells.optional_date(From), cells.optional_date(To));
        let Some(id) = id else {
            self.nameless += 1;
            return;
        };
        self.organisations.push(NewOrganisation {
            id: id.value,
            name: name.map_or("", |name| name.text),
            kind: kind.map(|kind| kind.value),
            parent,
            peer_group,
            from: from.ok().flatten(),
            to: to.ok().flatten(),
            place: id.place,
        });
    }

    /// That there is none is a problem of the file.
    #[must_use]
    pub fn emptiness(&self, file: FileId) -> Option<Diagnostic> {
        let names = || REGISTER_COLUMNS.required.iter().map(|column| column.names()).collect::<Vec<_>>();
        let problem = || Diagnostic::new(Code::RegisterEmpty, Place::File(file)).with("columns", names());
        self.organisations.is_empty().then(problem)
    }

    /// All of them.
    #[must_use]
    pub fn finish(self, reading: Reading) -> Read {
        let is_whole = reading == Reading::Whole && self.nameless == 0;
        Read { organisations: self.organisations, is_whole }
    }

    #[must_use]
    pub const fn organisations(&self) -> &Register {
        &self.organisations
    }
}

/// The tables of a year in the order of their listing, as far as they can be read in pieces.
pub type CutTables = Vec<Result<Option<CutTable<YearTables>>, Halt>>;

/// Reads organisations.csv in pieces, if it can be.
///
/// # Errors
/// Why it cannot.
pub fn cut_register(sources: &Sources, file: FileId) -> Result<Option<CutTable<RegisterRows>>, Halt> {
    let cut = cut_table(sources, file, &REGISTER_COLUMNS, sources.lines.left(), RegisterRows::row)?;
    // here it is made beside other work
    if let Some(table) = &cut {
        table.made.organisations.make_ready();
    }
    Ok(cut)
}

/// Reads the tables of a year in pieces. Of more lines than are left to the workspace the last are not read.
pub fn cut_tables(sources: &Sources, listing: &YearListing) -> CutTables {
    let mut left = sources.lines.left();
    let cut = listing.tables.iter().map(|(table, file)| {
        let cut = cut_table(sources, *file, &table.columns(), left, table.rows(listing.year));
        left = left.saturating_sub(cut.as_ref().map_or(0, |cut| cut.as_ref().map_or(0, |cut| cut.lines)));
        cut
    });
    cut.collect()
}
