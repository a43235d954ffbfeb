//! How far a run is, as a line; where its time went, as a table.

use std::time::Duration;

use super::table::{Cell, Column, Spacing, Table};
use crate::catalogue::{Phrase, progress as texts};
use crate::meter::{Amount, Lap, Phase};
use crate::model::{Decimal, Language};

const MEGABYTE: u64 = 1_000_000;

/// What is going on and how much of it is done, in one short line.
#[must_use]
pub fn line(phase: Phase, amount: Amount, language: Language) -> String {
    let form = match (amount.of, amount.bytes / MEGABYTE) {
        // of one file it counts how much of it is read
        (0 | 1, 0) => texts::UNMEASURED,
        (0 | 1, _) => texts::BYTES,
        (_, 0) => texts::STEPS,
        (_, _) => texts::STEPS_AND_BYTES,
    };
    let values = [
        ("phase", name(phase).get(language).to_owned()),
        ("done", amount.steps.min(amount.of).to_string()),
        ("of", amount.of.to_string()),
        ("megabytes", (amount.bytes / MEGABYTE).to_string()),
    ];
    form.with(language, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
}

const fn name(phase: Phase) -> Phrase {
    match phase {
        Phase::Opening => texts::OPENING,
        Phase::Reading => texts::READING,
        Phase::Deciding => texts::DECIDING,
        Phase::History => texts::HISTORY,
        Phase::Drawing => texts::DRAWING,
        Phase::Writing => texts::WRITING,
    }
}

/// A row a phase: how long it took, what it went through, how fast.
#[must_use]
pub fn timings(laps: &[Lap], language: Language) -> Table {
    let figures =
        [texts::MILLISECONDS, texts::ALL_BYTES, texts::ROWS, texts::MEGABYTES_A_SECOND, texts::ROWS_A_SECOND];
    let mut columns = vec![Column::ids(texts::PHASE.get(language))];
    columns.extend(figures.map(|head| Column::figures(head.get(language))));
    let rows = laps.iter().map(|lap| row(name(lap.phase), lap.took, lap.amount, language));
    let took = laps.iter().map(|lap| lap.took).sum();
    let total = row(texts::TOTAL, took, Amount::default(), language);
    Table { columns, rows: rows.collect(), totals: vec![total], spacing: Spacing::Dense, ..Table::default() }
}

fn row(name: Phrase, took: Duration, amount: Amount, language: Language) -> Vec<Cell> {
    let micros = took.as_micros();
    // bytes in a microsecond are megabytes in a second
    let hundredths =
        |number: u128| Cell::Number(Decimal::from_hundredths(i64::try_from(number).unwrap_or(0)));
    let a_second = |number: u64| u128::from(number) * 1_000_000 / micros.max(1);
    let count = |number: u128| Cell::Count(usize::try_from(number).unwrap_or(usize::MAX));
    let [bytes, rows] = [amount.bytes, amount.rows].map(|number| (number > 0).then_some(number));
    vec![
        Cell::phrase(name, language),
        hundredths(micros / 10),
        bytes.map_or(Cell::Empty, |bytes| count(bytes.into())),
        rows.map_or(Cell::Empty, |rows| count(rows.into())),
        bytes.map_or(Cell::Empty, |bytes| hundredths(u128::from(bytes) * 100 / micros.max(1))),
        rows.map_or(Cell::Empty, |rows| count(a_second(rows))),
    ]
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::{line, timings};
    use crate::meter::{Amount, Lap, Phase};
    use crate::model::Language::{English, Vietnamese};
    use crate::render::csv;

    const NOTHING: Amount = Amount { steps: 0, of: 0, bytes: 0, rows: 0 };

    #[test]
    fn a_line_says_what_is_known() {
        let some = Amount { steps: 12, of: 51_248, bytes: 87_999_999, rows: 3 };
        assert_eq!(line(Phase::Reading, some, Vietnamese), "Đang đọc và kiểm tra phiếu: 12/51248, 87 MB");
        assert_eq!(line(Phase::Deciding, NOTHING, Vietnamese), "Đang tính kết quả…");
        let steps = Amount { steps: 9, of: 7, ..NOTHING };
        assert_eq!(line(Phase::History, steps, English), "asking git's history: 7/7");
        assert_eq!(
            line(Phase::Reading, Amount { of: 0, ..some }, English),
            "reading and checking forms: 87 MB"
        );
    }

    #[test]
    fn rates_are_what_was_done_by_what_it_took() {
        let amount = Amount { bytes: 3_000_000, rows: 50_000, ..NOTHING };
        let took = Duration::from_micros(12_345);
        let laps = [
            Lap { phase: Phase::Opening, took: Duration::from_micros(990), amount: NOTHING },
            Lap { phase: Phase::Reading, took, amount },
        ];
        // 3,000,000 B / 12,345 us = 243.01 MB/s; 50,000 / 0.012345 s = 4,050,222 a second
        let expected = "Phase,ms,Bytes,Rows,MB/s,Rows/s\nopening the folder,0.99,,,,\n\
            reading and checking forms,12.34,3000000,50000,243.01,4050222\nall,13.33,,,,\n";
        assert_eq!(csv::draw(&timings(&laps, English)), expected);
    }
}
