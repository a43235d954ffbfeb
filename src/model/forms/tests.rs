//! Whatever a form holds comes out of its packing again, in one part or in many.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{FormTraits, Forms, LineEntry, Packing, UnitKey};
use crate::model::workspace::LineSet;
use crate::model::{Decimal, FileId, Form, Line, Period, Place, Stage, Value};

fn place() -> impl Strategy<Value = Place> {
    let file = || (0_u32..3).prop_map(FileId);
    prop_oneof![
        file().prop_map(Place::File),
        (file(), any::<u32>()).prop_map(|(file, start)| Place::Line(file, start)),
        (file(), any::<u32>(), 0_u32..90)
            .prop_map(|(file, start, length)| { Place::Span(file, start, start.saturating_add(length)) }),
    ]
}

/// The places of a row of a table, and of its criterion.
fn places() -> impl Strategy<Value = (Place, Place)> {
    let row = (0_u32..2, 0_u32..100_000, 8_u32..10, 1_u32..10);
    let ordinary = row.prop_map(|(file, row, lead, length)| {
        let start = row + lead;
        (Place::Line(FileId(file), row), Place::Span(FileId(file), start, start + length))
    });
    prop_oneof![9 => ordinary, 1 => (place(), place())]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        (-99_999_999_999_999_i64..=99_999_999_999_999)
            .prop_map(|number| Value::Number(Decimal::from_hundredths(number))),
        (0_i64..1000).prop_map(|number| Value::Number(Decimal::from_hundredths(number))),
        any::<bool>().prop_map(Value::Toggle),
        any::<u16>().prop_map(Value::Offer),
        Just(Value::NotApplicable),
    ]
}

fn line() -> impl Strategy<Value = Line> {
    let row = (places(), prop::array::uniform3(prop::option::of(value())));
    prop::option::weighted(0.8, row).prop_map(|row| {
        row.map_or_else(Line::default, |((place, criterion), values)| Line {
            place: Some(place),
            criterion: Some(criterion),
            values,
        })
    })
}

fn form() -> impl Strategy<Value = Form> {
    let bare = any::<[u64; 2]>().prop_map(LineSet::from_halves);
    (prop::collection::vec(line(), 0..30), any::<bool>(), bare).prop_map(|(lines, is_explained, bare)| Form {
        lines,
        is_explained,
        bare,
    })
}

/// A form, and its lines in some order.
fn form_and_order() -> impl Strategy<Value = (Form, Vec<usize>)> {
    form().prop_flat_map(|form| {
        let lines: Vec<usize> = (0..form.lines.len()).collect();
        (Just(form), Just(lines).prop_shuffle())
    })
}

fn key(organisation: usize) -> UnitKey {
    UnitKey { review: 1, organisation, period: Period::year_of(2024) }
}

proptest! {
    #[test]
    fn what_is_packed_comes_out_again(all in prop::collection::vec(form(), 1..5)) {
        let (mut forms, mut others) = (Forms::default(), Forms::default());
        for (organisation, form) in all.iter().enumerate() {
            let part = if organisation % 2 == 0 { &mut forms } else { &mut others };
            prop_assert!(part.add(key(organisation), form).is_empty());
        }
        prop_assert!(forms.append(&others).is_empty());
        for (organisation, form) in all.iter().enumerate() {
            prop_assert_eq!(forms.get(&key(organisation)), Some(form.clone()));
            let mut entries = Vec::new();
            let traits = forms.read_entries(&key(organisation), &mut entries);
            prop_assert_eq!(traits, Some(FormTraits { is_explained: form.is_explained, bare: form.bare }));
            prop_assert_eq!(entries, form.entries());
        }
        prop_assert!(!forms.contains_key(&key(all.len())));
    }

    #[test]
    fn of_forms_put_again_the_last_stays(given in prop::collection::vec((0_usize..6, form()), 0..30)) {
        let (mut forms, mut known) = (Forms::default(), BTreeMap::new());
        for (organisation, form) in given {
            forms.put(key(organisation), &mut Packing::of(&form));
            known.insert(organisation, form);
            for (organisation, form) in &known {
                prop_assert_eq!(forms.get(&key(*organisation)), Some(form.clone()));
            }
        }
        let mut others = Forms::default();
        prop_assert!(others.append(&forms).is_empty());
        let all: BTreeMap<usize, Form> = others.iter().map(|(key, form)| (key.organisation, form)).collect();
        prop_assert_eq!(all, known);
    }

    #[test]
    fn rows_may_come_in_any_order((form, order) in form_and_order()) {
        let mut packing = Packing::of(&Form { lines: vec![Line::default(); form.lines.len()], ..form.clone() });
        for index in order {
            let line = form.lines[index];
            prop_assert!(!packing.has_row(index));
            if let (Some(row), Some(criterion)) = (line.place, line.criterion) {
                packing.add(index, row, criterion, &LineEntry::of(line.values).into());
                prop_assert!(packing.has_row(index));
            }
        }
        prop_assert_eq!(packing.unpack(), form.clone());
        let mut forms = Forms::default();
        forms.put(key(0), &mut packing);
        prop_assert_eq!(forms.get(&key(0)), Some(form));
    }

    #[test]
    fn a_sum_is_that_of_the_numbers(lines in prop::collection::vec(line(), 0..9)) {
        let entries: Vec<LineEntry> = lines.iter().map(|line| LineEntry::of(line.values)).collect();
        let number = |line: &Line| match line.values[0] {
            Some(Value::Number(number)) => Some(number),
            _ => None,
        };
        prop_assert_eq!(LineEntry::sum(&entries, Stage::Own), lines.iter().map(number).sum());
    }

    #[test]
    fn a_form_may_come_in_parts(lines in prop::collection::vec((line(), 0_usize..3), 1..20)) {
        let part = |wanted| Form {
            lines: lines.iter().map(|(line, part)| if *part == wanted { *line } else { Line::default() }).collect(),
            is_explained: wanted == 1,
            ..Form::default()
        };
        let mut forms = Forms::default();
        for wanted in 0..3 {
            prop_assert!(forms.add(key(7), &part(wanted)).is_empty());
        }
        let whole = Form { lines: lines.iter().map(|(line, _)| *line).collect(), is_explained: true, ..Form::default() };
        prop_assert_eq!(forms.get(&key(7)), Some(whole));
    }
}

#[test]
fn of_two_rows_the_first_of_the_files_stays() {
    let at = |start| Line {
        place: Some(Place::Line(FileId(1), start)),
        criterion: Some(Place::Span(FileId(1), start, start + 3)),
        values: [Some(Value::Number(Decimal::whole(i64::from(start)))), None, None],
    };
    let form = |start| Form { lines: vec![at(start)], ..Form::default() };
    let mut forms = Forms::default();
    assert!(forms.add(key(0), &form(20)).is_empty());
    let repeated = forms.add(key(0), &form(10));
    assert_eq!((repeated[0].first, repeated[0].again), (at(10), at(20)));
    assert_eq!(forms.get(&key(0)), Some(form(10)));
}
