//! Facts (số liệu) that are given: by organisation, fact and period. A folder may have one for every organisation
//! and month, so they stand packed in one row after another.

use super::exact::Exact;
use super::id::Id;
use super::number::Decimal;
use super::numbered::Numbered;
use super::parts::Parts;
use super::period::Period;
use super::place::{FileId, Place};

/// A given fact.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FactValue {
    pub value: Decimal,
    pub place: Place,
}

impl FactValue {
    /// A flag is kept as one or zero.
    #[must_use]
    pub fn is_yes(&self) -> bool {
        self.value != Decimal::ZERO
    }

    #[must_use]
    pub fn exact(&self) -> Exact {
        self.value.into()
    }
}

/// The facts of all years.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Every fact that is given, once.
    ids: Vec<Id>,
    /// By organisation, fact and period.
    rows: Vec<Row>,
    /// By organisation, where its rows begin; and the end of all.
    starts: Vec<u32>,
    /// The files that they stand in.
    files: Vec<FileId>,
    /// The places that are no line.
    places: Vec<Place>,
}

/// A value and its line, without gaps between what they are made of.
#[derive(Clone, Copy, Debug)]
struct Row {
    hundredths: [u8; 8],
    /// Where the line begins; with [`ELSEWHERE`] as its file, an index of the other places.
    start: u32,
    /// The place of the file among those of facts.
    file: u16,
    fact: u16,
    period: Period,
}

const ELSEWHERE: u16 = u16::MAX;

/// How many facts the guidelines of a workspace may have: a number for each stands in every row.
pub const MOST_FACTS: usize = 1 << u16::BITS;

impl Facts {
    /// Of one organisation, in one period.
    #[must_use]
    pub fn get(&self, organisation: usize, fact: &Id, period: Period) -> Option<FactValue> {
        let is_it = |row: &&Row| row.period == period && self.ids[usize::from(row.fact)] == *fact;
        self.rows_of(organisation).iter().find(is_it).map(|row| self.value(row))
    }

    /// Of one organisation, by fact and period.
    pub fn of(&self, organisation: usize) -> impl Iterator<Item = (&Id, Period, FactValue)> {
        let rows = self.rows_of(organisation).iter();
        rows.map(|row| (&self.ids[usize::from(row.fact)], row.period, self.value(row)))
    }

    /// All of them, by organisation, fact and period.
    pub fn iter(&self) -> impl Iterator<Item = (usize, &Id, Period, FactValue)> {
        let all = 0..self.starts.len();
        all.flat_map(|index| self.of(index).map(move |(fact, period, value)| (index, fact, period, value)))
    }

    fn rows_of(&self, organisation: usize) -> &[Row] {
        match self.starts.get(organisation..).unwrap_or_default() {
            [start, end, ..] => &self.rows[*start as usize..*end as usize],
            _ => &[],
        }
    }

    fn value(&self, row: &Row) -> FactValue {
        let place = match self.files.get(usize::from(row.file)) {
            Some(file) => Place::Line(*file, row.start),
            None => self.places[row.start as usize],
        };
        FactValue { value: Decimal::from_hundredths(i64::from_le_bytes(row.hundredths)), place }
    }
}

/// A row of facts.csv that belongs to someone.
#[derive(Clone, Copy, Debug)]
pub struct NewFact<'a> {
    pub organisation: usize,
    pub fact: &'a Id,
    pub period: Period,
    /// `None` where nothing is given yet.
    pub value: Option<Decimal>,
    pub place: Place,
    /// Where the row names the fact.
    pub fact_place: Place,
}

/// Two rows for one organisation, fact and period.
#[derive(Clone, Debug)]
pub struct Repeated {
    pub organisation: usize,
    pub fact: Id,
    pub period: Period,
    pub first: Place,
    /// Where the later row names the fact.
    pub again: Place,
}

/// Takes the rows of facts, in any order.
#[derive(Debug, Default)]
pub struct FactRows {
    facts: Facts,
    ids: Numbered,
    rows: Parts<Entry>,
    /// A row came that belongs before one that had come.
    are_mixed: bool,
}

#[derive(Clone, Copy, Debug)]
struct Entry {
    organisation: u32,
    row: Row,
    is_given: bool,
    fact_place: Place,
}

impl Entry {
    const fn key(&self) -> (u32, u16, Period) {
        (self.organisation, self.row.fact, self.row.period)
    }
}

impl FactRows {
    /// Takes a row; of a fact that is one too many ([`MOST_FACTS`]) none.
    ///
    /// # Panics
    /// When there are more than 4 billion organisations.
    pub fn push(&mut self, new: &NewFact<'_>) {
        let Ok(fact) = u16::try_from(self.ids.number(new.fact)) else { return };
        let (file, start) = self.facts.packed(new.place);
        let hundredths = new.value.unwrap_or_default().hundredths().to_le_bytes();
        let row = Row { hundredths, start, file, fact, period: new.period };
        let organisation =
            u32::try_from(new.organisation).expect("there are fewer organisations than bytes of a file");
        let (is_given, fact_place) = (new.value.is_some(), new.fact_place);
        let entry = Entry { organisation, row, is_given, fact_place };
        self.are_mixed |= self.rows.last().is_some_and(|last| last.key() > entry.key());
        self.rows.push(entry);
    }

    /// Puts them in order. Of several for one organisation, fact and period the first counts.
    #[must_use]
    pub fn finish(self) -> (Facts, Vec<Repeated>) {
        let (mut facts, rows) = (self.facts, self.rows);
        facts.ids = self.ids.into_ids();
        facts.rows.reserve_exact(rows.len());
        if !self.are_mixed {
            return facts.with(rows);
        }
        let mut rows: Vec<Entry> = rows.into_iter().collect();
        rows.sort_by_key(Entry::key);
        facts.with(rows)
    }
}

impl Facts {
    /// The facts with rows that are in order, and those that are given twice.
    fn with(mut self, rows: impl IntoIterator<Item = Entry>) -> (Self, Vec<Repeated>) {
        let facts = &mut self;
        let mut repeated = Vec::new();
        let mut first = None::<Entry>;
        for entry in rows {
            if let Some(first) = first.filter(|first| first.key() == entry.key()) {
                repeated.push(facts.repeated(&first, &entry));
                continue;
            }
            facts.begin(entry.organisation as usize);
            facts.rows.extend(entry.is_given.then_some(entry.row));
            first = Some(entry);
        }
        facts.begin(facts.starts.len());
        (self, repeated)
    }

    /// The rows of all organisations up to this one begin here, if they have not begun.
    fn begin(&mut self, organisation: usize) {
        let here = u32::try_from(self.rows.len()).unwrap_or(u32::MAX);
        let known = self.starts.len().max(organisation + 1);
        self.starts.resize(known, here);
    }

    /// The file and the start of a row.
    fn packed(&mut self, place: Place) -> (u16, u32) {
        if let Place::Line(file, start) = place {
            let known = self.files.iter().rposition(|known| *known == file);
            let index = u16::try_from(known.unwrap_or(self.files.len())).unwrap_or(ELSEWHERE);
            if known.is_none() && index != ELSEWHERE {
                self.files.push(file);
            }
            if index != ELSEWHERE {
                return (index, start);
            }
        }
        self.places.push(place);
        (ELSEWHERE, u32::try_from(self.places.len() - 1).unwrap_or(u32::MAX))
    }

    fn repeated(&self, first: &Entry, again: &Entry) -> Repeated {
        Repeated {
            organisation: again.organisation as usize,
            fact: self.ids[usize::from(again.row.fact)].clone(),
            period: again.row.period,
            first: self.value(&first.row).place,
            again: again.fact_place,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Decimal, FactRows, FileId, Id, NewFact, Period, Place};

    /// Each guideline may have a thousand: 66 of them are refused, and none ends the program.
    #[test]
    fn facts_beyond_the_most_are_left_out() {
        let mut rows = FactRows::default();
        for number in 0..=super::MOST_FACTS {
            let (fact, place) = (Id::new(&format!("f{number}")).unwrap(), Place::File(FileId(1)));
            rows.push(&NewFact {
                organisation: 0,
                fact: &fact,
                period: Period::year_of(2024),
                value: Some(Decimal::whole(1)),
                place,
                fact_place: place,
            });
        }
        assert_eq!(rows.finish().0.of(0).count(), super::MOST_FACTS);
    }

    #[test]
    fn facts_are_found_whatever_their_order_and_the_first_of_two_counts() {
        let [members, absent] = ["members", "absent"].map(|id| Id::new(id).unwrap());
        let year = Period::year_of(2024);
        let march = Period::read("2024-03").unwrap();
        let mut rows = FactRows::default();
        let place = |line| Place::Line(FileId(1), line);
        let mut add = |organisation, fact, period, value, line| {
            let value = Some(value).filter(|value| *value >= 0).map(Decimal::whole);
            rows.push(&NewFact {
                organisation,
                fact,
                period,
                value,
                place: place(line),
                fact_place: Place::Span(FileId(1), line + 3, line + 5),
            });
        };
        add(4, &members, year, 7, 0);
        add(1, &members, march, 3, 10);
        add(1, &members, year, 5, 20);
        add(2, &members, year, -1, 30);
        add(1, &members, year, 6, 40);
        let (facts, repeated) = rows.finish();
        let get = |organisation, fact, period| {
            facts.get(organisation, fact, period).map(|fact| (fact.value, fact.place))
        };
        assert_eq!(get(1, &members, year), Some((Decimal::whole(5), place(20))));
        assert_eq!(get(1, &members, march), Some((Decimal::whole(3), place(10))));
        assert_eq!(get(4, &members, year), Some((Decimal::whole(7), place(0))));
        assert_eq!([get(2, &members, year), get(1, &absent, year), get(5, &members, year)], [None; 3]);
        assert_eq!(facts.of(1).count(), 2);
        assert_eq!((repeated[0].first, repeated[0].again), (place(20), Place::Span(FileId(1), 43, 45)));
        assert_eq!(repeated.len(), 1);
    }
}
