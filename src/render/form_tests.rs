//! The forms of the sample: classification, quota control, consolidated counts, workbook.

use unicode_width::UnicodeWidthStr;

use super::tests::expect;
use crate::decide::{self, Ended};
use crate::model::quota::{PeerKey, Quota, Rounding};
use crate::model::results::{QuotaResult, Results, Standing, Status, UnitResult};
use crate::model::summary::{GroupBy, GroupKey, Summary};
use crate::model::{Decimal, FileId, Id, Language, Located, Period, Place, Workspace};
use crate::render::opening::{Called, Reader};
use crate::render::say::Say;
use crate::render::table::Table;
use crate::render::terminal::{self, Layout};
use crate::render::{Colour, classification, csv, html, markdown, quota, register, sample, summary};

const READERS: [Reader; 2] = [Reader::Screen, Reader::Print];

/// The sample with a quota on its best outcome: one lowered, one held.
fn capped() -> (Workspace, Results) {
    let (mut workspace, mut results) = (sample::workspace(), sample::results());
    let place = Place::File(FileId(0));
    let outcome = |id: &str| Located::new(Id::new(id).unwrap(), place);
    workspace.guidelines[0].quota = Some(Quota {
        place,
        cite: None,
        text: None,
        outcome: outcome("dat"),
        demote_to: outcome("khong-dat"),
        share: Located::new(Decimal::whole(20), place),
        of: vec![outcome("khong-dat")],
        per: vec![PeerKey::Parent],
        round: Rounding::Down,
        rank_by: Vec::new(),
    });
    (results.units[0].standing, results.units[0].final_outcome) = (Some(Standing::Demoted), Some(1));
    (results.units[1].computed, results.units[1].final_outcome) = (Some(0), None);
    (results.units[1].standing, results.units[1].status) = (Some(Standing::Held), Status::Held);
    results.quotas = vec![QuotaResult {
        guideline: 0,
        period: Period::year_of(2023),
        group: vec![(PeerKey::Parent, Some("db-quan-su".to_owned()))],
        assessed: 2,
        base: 1,
        share: Decimal::whole(20),
        cap: 0,
        base_beyond: None,
        candidates: 2,
        kept: Vec::new(),
        demoted: vec![1],
        held: vec![2],
        provisional: true,
        exception: None,
    }];
    (workspace, results)
}

fn summed(workspace: &Workspace, results: &[Results], by: GroupBy) -> Summary {
    let ended = |unit: &UnitResult| Ended {
        organisation: unit.organisation,
        period: unit.period,
        guideline: unit.guideline,
        status: unit.status,
        computed: unit.computed,
        final_outcome: unit.final_outcome,
        standing: unit.standing,
    };
    let of_period =
        |results: &Results| decide::counted(workspace, results.period, results.units.iter().map(ended), by);
    Summary { review: results[0].review.clone(), by, periods: results.iter().map(of_period).collect() }
}

/// As text for a screen, or as a page with two rows of heads.
fn drawn(table: &Table, reader: Reader) -> (String, &'static str) {
    let language = Language::Vietnamese;
    match reader {
        Reader::Screen => (terminal::draw(table, Layout::new(100, language, Colour::Plain)), "txt"),
        Reader::Print => (html::draw(table, language), "html"),
        Reader::Program => (csv::draw(table), "csv"),
    }
}

#[test]
fn forms_for_screen_print_and_program() {
    let (workspace, results) = capped();
    let say = Say::new(&workspace, Language::Vietnamese);
    let summary = summed(&workspace, std::slice::from_ref(&results), GroupBy::Kind);
    let two_years = summed(&workspace, &[results.clone(), results.clone()], GroupBy::Parent);
    for reader in READERS {
        let tables = [
            ("classify", classification::table(&results, 4, reader, say)),
            ("quota", quota::table(&results, reader, say)),
            ("summary", summary::table(&summary, reader, say)),
            ("years", summary::table(&two_years, reader, say)),
        ];
        for (name, table) in tables {
            let (text, extension) = drawn(&table, reader);
            expect(&format!("{name}.{extension}"), &text);
        }
    }
    expect("classify.csv", &csv::draw(&classification::register::table(&results, Called::ById, say)));
    expect("quota.csv", &csv::draw(&quota::table(&results, Reader::Program, say)));
    expect("summary.csv", &csv::draw(&summary::table(&two_years, Reader::Program, say)));
    expect(
        "classify.excel.csv",
        &csv::draw_for_excel(&classification::register::table(&results, Called::ByName, say), say.language),
    );
    expect("summary.json", &summary::json::draw(&two_years, &workspace));
    expect("summary.md", &markdown::draw(&summary::table(&summary, Reader::Print, say), say.language));
}

/// Every table that any format draws is as wide as its heads in every row.
#[test]
fn rows_are_as_wide_as_their_heads() {
    let (workspace, results) = capped();
    for language in [Language::Vietnamese, Language::English] {
        let say = Say::new(&workspace, language);
        let one = summed(&workspace, std::slice::from_ref(&results), GroupBy::PeerGroup);
        let two = summed(&workspace, &[results.clone(), results.clone()], GroupBy::Kind);
        let mut tables =
            vec![classification::register::table(&results, Called::ById, say), register::form(&results, say)];
        for reader in [Reader::Screen, Reader::Print, Reader::Program] {
            tables.push(classification::table(&results, 4, reader, say));
            tables.push(quota::table(&results, reader, say));
            tables.extend([&one, &two].map(|summary| summary::table(summary, reader, say)));
        }
        for table in tables {
            assert!(!table.columns.is_empty());
            assert!(table.rows_and_totals().all(|row| row.len() == table.columns.len()), "{table:#?}");
            assert_eq!(table.heads().iter().map(|head| head.width).sum::<usize>(), table.columns.len());
        }
    }
}

#[test]
fn no_table_is_wider_than_its_screen() {
    let (workspace, results) = capped();
    for language in [Language::Vietnamese, Language::English] {
        let say = Say::new(&workspace, language);
        let summary = summed(&workspace, std::slice::from_ref(&results), GroupBy::Kind);
        let tables = [
            classification::table(&results, results.units.len(), Reader::Screen, say),
            quota::table(&results, Reader::Screen, say),
            summary::table(&summary, Reader::Screen, say),
        ];
        for (table, width) in tables.iter().flat_map(|table| [40, 60, 80, 100].map(|width| (table, width))) {
            let text = terminal::draw(table, Layout::new(width, language, Colour::Plain));
            for line in text.lines().filter(|line| !line.contains('@')) {
                assert!(line.width() <= width, "{width}:\n{line}");
            }
        }
    }
}

#[test]
fn every_result_is_counted_once_in_its_row_and_in_the_total() {
    let (workspace, results) = capped();
    for by in GroupBy::ALL {
        let summary = summed(&workspace, std::slice::from_ref(&results), by);
        let [period] = &summary.periods[..] else { panic!("one period was asked for") };
        let total = &period.total;
        assert_eq!((total.existing, total.held, total.best, total.base), (4, 1, 0, 1));
        assert_eq!(total.existing, total.candidates() + total.unrated + total.not_candidates);
        assert_eq!(total.assessed, total.outcomes.values().sum::<usize>() + total.held);
        assert_eq!(period.rows.values().map(|row| row.existing).sum::<usize>(), total.existing);
    }
    let by_parent = summed(&workspace, &[results], GroupBy::Parent);
    let keys: Vec<&GroupKey> = by_parent.periods[0].rows.keys().collect();
    assert_eq!(keys, [&GroupKey::Parent(Some(0))]);
}

#[cfg(feature = "xlsx")]
#[test]
fn a_workbook_is_the_same_twice_and_has_no_formula() {
    use crate::render::table::{Cell, Column};
    use crate::render::workbook::NotDrawn;
    use crate::render::xlsx::{Sheet, draw};
    let (workspace, results) = capped();
    let say = Say::new(&workspace, Language::Vietnamese);
    let mut table = classification::table(&results, 4, Reader::Print, say);
    table.rows[0][1] = Cell::text("=1+1");
    let sources = Table {
        columns: vec![Column::words("Nội dung")],
        rows: vec![vec![Cell::text("@SUM(A1)\u{1b}")]],
        ..Table::default()
    };
    let sheets = [Sheet { name: "Kết quả", table: &table }, Sheet { name: "Nguồn", table: &sources }];
    let first = draw(&sheets, say.language).unwrap();
    assert_eq!(first, draw(&sheets, say.language).unwrap());
    assert!(first.starts_with(b"PK"));
    table.rows[0][1] = Cell::text("x".repeat(40_000));
    let drawn = |table: &Table| draw(&[Sheet { name: "Kết quả", table }], say.language);
    assert_eq!(drawn(&table), Err(NotDrawn::TextTooLong));
    // 1,048,576 rows and the head above them
    let long =
        Table { columns: vec![Column::words("x")], rows: vec![Vec::new(); 1_048_576], ..Table::default() };
    assert_eq!(drawn(&long), Err(NotDrawn::TooManyRows));
}
