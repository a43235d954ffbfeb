//! Rows of a year's tables, typed but not yet held against each other.

mod column;
mod file;

pub use column::RecordColumn;
pub use file::{Notation, RecordFile};

use super::date::Date;
use super::fact_table::FactTable;
pub use super::finding::Finding;
use super::id::Id;
use super::period::Period;
use super::place::{FileId, Located, Place};
use super::refused::{MOST_REFUSED, RefusedRow};
use super::stage::Stage;
use super::step::Step;
use super::stretch::Stretch;

/// What was done when (events.csv).
#[derive(Clone, Debug)]
pub struct Event {
    pub place: Place,
    pub organisation: Located<Id>,
    pub step: Located<Step>,
    pub date: Located<Date>,
    pub by: String,
    pub document: String,
    pub criterion: Option<Located<Id>>,
    /// Where the row states one; else it is the folder's year.
    pub period: Option<Located<Period>>,
    pub digest: Located<String>,
    pub note: String,
}

impl Event {
    /// The review of which the row signs a form, if it signs one: its digest begins with it.
    #[must_use]
    pub fn review_signed(&self) -> Option<&str> {
        self.digest.value.split_once(':').map(|(review, _)| review)
    }
}

/// A figure (facts.csv). The value is text until the guideline tells its unit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct FactRow {
    pub place: Place,
    pub organisation: Located<Id>,
    pub fact: Located<Id>,
    pub value: Located<String>,
    pub period: Located<Period>,
    pub evidence: Located<String>,
    pub note: String,
}

/// A row of facts where it is kept.
#[derive(Clone, Copy, Debug)]
pub struct FactView<'t> {
    pub place: Place,
    /// An id.
    pub organisation: Located<&'t str>,
    pub fact: Located<&'t Id>,
    pub value: Located<&'t str>,
    pub period: Located<Period>,
    pub evidence: Located<&'t str>,
    pub note: &'t str,
}

impl FactRow {
    #[must_use]
    pub fn view(&self) -> FactView<'_> {
        FactView {
            place: self.place,
            organisation: Located::new(self.organisation.value.as_str(), self.organisation.place),
            fact: Located::new(&self.fact.value, self.fact.place),
            value: Located::new(&self.value.value, self.value.place),
            period: self.period,
            evidence: Located::new(&self.evidence.value, self.evidence.place),
            note: &self.note,
        }
    }
}

impl FactView<'_> {
    /// The row by itself.
    ///
    /// # Panics
    /// Never: what is kept as an organisation's id is one.
    #[must_use]
    pub fn to_row(&self) -> FactRow {
        let organisation =
            Id::new(self.organisation.value).expect("it is an id because it was one when it was kept");
        FactRow {
            place: self.place,
            organisation: Located::new(organisation, self.organisation.place),
            fact: Located::new(self.fact.value.clone(), self.fact.place),
            value: Located::new(self.value.value.to_owned(), self.value.place),
            period: self.period,
            evidence: Located::new(self.evidence.value.to_owned(), self.evidence.place),
            note: self.note.to_owned(),
        }
    }
}

/// A cited, dated exception to one condition (waivers.csv).
#[derive(Clone, Debug)]
pub struct Waiver {
    pub place: Place,
    pub organisation: Located<Id>,
    pub review: Located<Id>,
    pub condition: Located<Id>,
    pub reason: String,
    pub authority: String,
    pub document: String,
    pub from: Option<Located<Date>>,
    pub until: Located<Date>,
}

impl Waiver {
    #[must_use]
    pub fn in_force_on(&self, day: Date) -> bool {
        self.from.is_none_or(|from| from.value <= day) && day <= self.until.value
    }
}

/// What the competent authority decided (decisions.csv).
#[derive(Clone, Debug)]
pub struct Decision {
    pub place: Place,
    pub organisation: Located<Id>,
    pub review: Located<Id>,
    pub period: Located<Period>,
    pub outcome: Located<DecidedOutcome>,
    pub number: String,
    pub date: Located<Date>,
    pub authority: String,
    pub note: String,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum DecidedOutcome {
    Outcome(Id),
    /// chưa xếp loại
    Unrated,
}

/// Which committee member follows which organisation (assignments.csv).
#[derive(Clone, Debug)]
pub struct Assignment {
    pub place: Place,
    pub organisation: Located<Id>,
    pub post: String,
    pub role: Located<Role>,
    pub from: Option<Located<Date>>,
    pub to: Option<Located<Date>>,
}

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Role {
    /// theo dõi
    Follow,
    /// thẩm định
    Appraise,
}

impl Role {
    pub const ALL: [Self; 2] = [Self::Follow, Self::Appraise];

    /// The word in the files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Follow => "follow",
            Self::Appraise => "appraise",
        }
    }
}

/// The tables of one year's folder, except its assessments.
#[derive(Clone, Debug, Default)]
pub struct YearTables {
    pub events: Vec<Event>,
    pub facts: FactTable,
    pub findings: Vec<Finding>,
    pub waivers: Vec<Waiver>,
    pub decisions: Vec<Decision>,
    pub assignments: Vec<Assignment>,
    /// What is left of rows that were refused.
    pub refused: Vec<RefusedRow>,
    /// facts.csv where there is one, else the folder: where a problem of the facts is shown.
    pub facts_file: Option<FileId>,
}

impl YearTables {
    /// Adds the rows of one more table; of the facts there is one.
    pub fn add(&mut self, mut table: Self) {
        self.events.append(&mut table.events);
        self.findings.append(&mut table.findings);
        self.waivers.append(&mut table.waivers);
        self.decisions.append(&mut table.decisions);
        self.assignments.append(&mut table.assignments);
        self.refused.append(&mut table.refused);
        self.refused.truncate(MOST_REFUSED);
        if self.facts.is_empty() {
            self.facts = table.facts;
        }
    }
}

/// A cell of an assessment row: trimmed NFC text, empty where nothing is given.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    pub text: &'a str,
    pub place: Place,
}

/// One row of an assessment as it streams by, its cells made only when they are asked for; what no result needs is not
/// kept.
pub trait AssessmentRow {
    fn place(&self) -> Place;

    /// `None` where the file has no such column.
    fn organisation(&self) -> Option<Field<'_>>;
    fn period(&self) -> Option<Field<'_>>;

    /// The cells of both as they are written: where those are the same in two rows of a file, so is what they name.
    fn names(&self) -> [&[u8]; 2];

    fn criterion(&self) -> Field<'_>;

    /// `None` where nothing is given; so for what follows.
    fn value(&self, stage: Stage) -> Option<Field<'_>>;

    /// What a value says that stands in its file as `true` or `false` of TOML, not as a text.
    fn truth(&self, _: Stage) -> Option<bool> {
        None
    }

    fn evidence(&self) -> Option<Field<'_>>;
    fn note(&self) -> Option<Field<'_>>;

    /// The text of the evidence as bytes, none where none is given.
    fn evidence_bytes(&self) -> &[u8] {
        self.evidence().map_or(&[], |field| field.text.as_bytes())
    }

    fn has_note(&self) -> bool {
        self.note().is_some()
    }

    /// Where evidence stands or should stand.
    fn evidence_place(&self) -> Place;

    /// The criterion and its values as one text, where they are one: who has met that text before need not look at
    /// its cells.
    fn verbatim(&self) -> Option<Verbatim<'_>>;
}

/// Cells side by side, as they stand in their file.
#[derive(Clone, Copy, Debug)]
pub struct Verbatim<'a> {
    pub text: Stretch<'a>,
    /// Where it begins in the file.
    pub start: u32,
    /// What its cells are and what divides them: equal texts of equal layout mean the same.
    pub layout: u32,
}

/// A row whose cells are at hand.
#[derive(Clone, Copy, Debug)]
pub struct GivenRow<'a> {
    pub place: Place,
    pub organisation: Option<Field<'a>>,
    pub period: Option<Field<'a>>,
    pub criterion: Field<'a>,
    /// By stage; `None` where nothing is given.
    pub values: [Option<Field<'a>>; 3],
    /// By stage; of values that are `true` or `false` of TOML.
    pub truths: [Option<bool>; 3],
    pub evidence: Option<Field<'a>>,
    pub note: Option<Field<'a>>,
}

impl<'a> GivenRow<'a> {
    /// The cells of any row.
    pub fn of(row: &'a impl AssessmentRow) -> Self {
        Self {
            place: row.place(),
            organisation: row.organisation(),
            period: row.period(),
            criterion: row.criterion(),
            values: Stage::ALL.map(|stage| row.value(stage)),
            truths: Stage::ALL.map(|stage| row.truth(stage)),
            evidence: row.evidence(),
            note: row.note(),
        }
    }
}

impl AssessmentRow for GivenRow<'_> {
    fn place(&self) -> Place {
        self.place
    }

    fn organisation(&self) -> Option<Field<'_>> {
        self.organisation
    }

    fn period(&self) -> Option<Field<'_>> {
        self.period
    }

    fn names(&self) -> [&[u8]; 2] {
        [self.organisation, self.period].map(|field| field.map_or(&[][..], |field| field.text.as_bytes()))
    }

    fn criterion(&self) -> Field<'_> {
        self.criterion
    }

    fn value(&self, stage: Stage) -> Option<Field<'_>> {
        given(self.values[stage.index()])
    }

    fn truth(&self, stage: Stage) -> Option<bool> {
        self.truths[stage.index()]
    }

    fn evidence(&self) -> Option<Field<'_>> {
        given(self.evidence)
    }

    fn evidence_place(&self) -> Place {
        self.evidence.map_or(self.criterion.place, |field| field.place)
    }

    fn note(&self) -> Option<Field<'_>> {
        given(self.note)
    }

    fn verbatim(&self) -> Option<Verbatim<'_>> {
        None
    }
}

fn given(field: Option<Field<'_>>) -> Option<Field<'_>> {
    field.filter(|field| !field.text.is_empty())
}

/// Takes the rows of assessment files, file by file.
pub trait RowSink {
    fn row(&mut self, file: &RecordFile, row: &impl AssessmentRow);

    /// Learns of a period that a file without any row states.
    fn bare_period(&mut self, _file: &RecordFile, _period: Field<'_>) {}

    /// Learns that no more rows come for now: what is only of use with rows need not be kept.
    fn pause(&mut self) {}
}
