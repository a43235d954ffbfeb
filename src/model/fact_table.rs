//! The rows of facts.csv as they were read, before their guideline tells what they mean. There may be one for every
//! organisation and month, so the ordinary ones are packed; the others stand beside them as they are.

use super::id::Id;
use super::numbered::Numbered;
use super::parts::Parts;
use super::period::Period;
use super::place::{FileId, Located, Place};
use super::record::{FactRow, FactView};

/// Rows in the order of their files.
#[derive(Clone, Debug, Default)]
pub struct FactTable {
    rows: Parts<Slot>,
    /// Every fact that is named.
    facts: Numbered,
    /// The organisation and the value of one packed row after those of another.
    text: String,
    /// The rows that are not packed.
    whole: Vec<FactRow>,
}

#[derive(Clone, Copy, Debug)]
enum Slot {
    Packed(Packed),
    /// By its index.
    Whole(u32),
}

/// A row whose cells stand in its line, within reach, and that has neither evidence nor a note.
#[derive(Clone, Copy, Debug)]
struct Packed {
    file: FileId,
    line: u32,
    text: u32,
    period: Period,
    organisation: Cell,
    fact: Cell,
    value: Cell,
    /// `None` where no cell names it: then it stands for the row.
    period_cell: Option<Cell>,
    /// How long the texts are.
    lengths: [u16; 2],
    named: u16,
}

/// Where a cell stands in its line.
#[derive(Clone, Copy, Debug)]
struct Cell {
    at: u16,
    length: u16,
}

impl Cell {
    fn of(place: Place, file: FileId, line: u32) -> Option<Self> {
        match place {
            Place::Span(of, start, end) if of == file => {
                let at = u16::try_from(start.checked_sub(line)?).ok()?;
                Some(Self { at, length: u16::try_from(end.checked_sub(start)?).ok()? })
            }
            Place::File(_) | Place::Line(..) | Place::Span(..) => None,
        }
    }

    fn place(self, file: FileId, line: u32) -> Place {
        let start = line + u32::from(self.at);
        Place::Span(file, start, start + u32::from(self.length))
    }
}

impl FactTable {
    pub fn push(&mut self, row: &FactView<'_>) {
        let slot = self.pack(row).map_or_else(|| self.keep(row.to_row()), Slot::Packed);
        self.rows.push(slot);
    }

    /// The fact of this name: of those of its rows, which are mostly of few facts, else a new one.
    #[must_use]
    pub fn fact_named(&self, name: &str) -> Option<Id> {
        let known = self.facts.number_of(name);
        known.map_or_else(|| Id::new(name), |number| Some(self.facts.id(number).clone()))
    }

    fn keep(&mut self, row: FactRow) -> Slot {
        self.whole.push(row);
        Slot::Whole(u32::try_from(self.whole.len() - 1).unwrap_or(u32::MAX))
    }

    fn pack(&mut self, row: &FactView<'_>) -> Option<Packed> {
        let Place::Line(file, line) = row.place else { return None };
        let cell = |place| Cell::of(place, file, line);
        let period_cell = if row.period.place == row.place { None } else { Some(cell(row.period.place)?) };
        if !row.evidence.value.is_empty() || !row.note.is_empty() {
            return None;
        }
        let texts = [row.organisation.value, row.value.value];
        let [organisation, value] = texts.map(|text| u16::try_from(text.len()).ok());
        let packed = Packed {
            file,
            line,
            text: u32::try_from(self.text.len()).ok()?,
            period: row.period.value,
            organisation: cell(row.organisation.place)?,
            fact: cell(row.fact.place)?,
            value: cell(row.value.place)?,
            period_cell,
            lengths: [organisation?, value?],
            named: u16::try_from(self.facts.number(row.fact.value)).ok()?,
        };
        self.text.extend(texts);
        Some(packed)
    }

    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The rows in their order.
    pub fn iter(&self) -> impl Iterator<Item = FactView<'_>> {
        self.rows.iter().map(|slot| match slot {
            Slot::Packed(packed) => self.unpack(packed),
            Slot::Whole(index) => self.whole[*index as usize].view(),
        })
    }

    /// Gives another value to the first row that is wanted; `false` where none is.
    pub fn set_value(&mut self, wanted: impl Fn(&FactView<'_>) -> bool, value: &Located<String>) -> bool {
        let Some((at, found)) = self.iter().enumerate().find(|(_, row)| wanted(row)) else { return false };
        let row = FactRow { value: value.clone(), ..found.to_row() };
        let kept = self.keep(row);
        self.rows.get_mut(at).map(|slot| *slot = kept).is_some()
    }

    fn unpack(&self, packed: &Packed) -> FactView<'_> {
        let Packed { file, line, period, named, .. } = *packed;
        let (own, place) = (Place::Line(file, line), |cell: Cell| cell.place(file, line));
        let [organisation, value] = packed.lengths.map(usize::from);
        let (organisation, rest) = self.text[packed.text as usize..].split_at(organisation);
        FactView {
            place: own,
            organisation: Located::new(organisation, place(packed.organisation)),
            fact: Located::new(self.facts.id(usize::from(named)), place(packed.fact)),
            value: Located::new(&rest[..value], place(packed.value)),
            period: Located::new(period, packed.period_cell.map_or(own, place)),
            evidence: Located::new("", Place::File(file)),
            note: "",
        }
    }
}

impl Extend<FactRow> for FactTable {
    fn extend<I: IntoIterator<Item = FactRow>>(&mut self, rows: I) {
        rows.into_iter().for_each(|row| self.push(&row.view()));
    }
}

#[cfg(test)]
mod tests {
    use super::{FactTable, Slot};
    use crate::model::record::FactRow;
    use crate::model::{FileId, Id, Located, Period, Place};

    const FILE: FileId = FileId(3);

    fn row(organisation: &str, value: &str, evidence: &str) -> FactRow {
        let id = |text| Id::new(text).expect("an id");
        let cell = |start| Place::Span(FILE, start, start + 4);
        let period = Located::new(Period::year_of(2024), Place::Line(FILE, 100));
        FactRow {
            place: Place::Line(FILE, 100),
            organisation: Located::new(id(organisation), cell(100)),
            fact: Located::new(id("members"), cell(105)),
            value: Located::new(value.to_owned(), cell(110)),
            period,
            evidence: Located::new(evidence.to_owned(), Place::File(FILE)),
            note: String::new(),
        }
    }

    #[test]
    fn rows_come_out_as_they_went_in() {
        let far = FactRow {
            value: Located::new("7".to_owned(), Place::Span(FILE, 1 << 20, 1 << 21)),
            ..row("cb-3", "7", "")
        };
        let named = FactRow {
            period: Located::new(Period::year_of(2024), Place::Span(FILE, 115, 119)),
            ..row("cb-4", "", "")
        };
        let noted = FactRow { note: "đã đối chiếu".to_owned(), ..row("cb-5", "3", "") };
        let all = [row("cb-1", "12", ""), row("cb-2", "có", "BC 01"), far, named, noted];
        let mut table = FactTable::default();
        table.extend(all.clone());
        let packed = |slot: &Slot| matches!(slot, Slot::Packed(_));
        assert_eq!(table.rows.iter().map(packed).collect::<Vec<_>>(), [true, false, false, true, false]);
        assert!(table.iter().map(|row| row.to_row()).eq(all.iter().cloned()));
        let supposed = Located::new("13".to_owned(), Place::File(FileId(9)));
        assert!(table.set_value(|row| row.organisation.value == "cb-1", &supposed));
        assert!(!table.set_value(|row| row.organisation.value == "cb-9", &supposed));
        let changed = FactRow { value: supposed, ..all[0].clone() };
        let expected = std::iter::once(changed).chain(all[1..].iter().cloned());
        assert!(table.iter().map(|row| row.to_row()).eq(expected));
    }
}
