//! Numbers, dates and periods are read back as they were written.

use bontot::model::number::{self, Mark, NumberFault};
use bontot::model::{Date, Decimal, Every, Period, date};
use proptest::prelude::*;

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn numbers_round_trip_with_both_marks(hundredths in -99_999_999_999_999_i64..=99_999_999_999_999) {
        let decimal = Decimal::from_hundredths(hundredths);
        for text in [decimal.to_string(), decimal.with_mark(Mark::Comma)] {
            let read = number::read(&text);
            prop_assert_eq!(read.map(|read| (read.value, read.percent)), Ok((decimal, false)), "{}", &text);
            prop_assert_eq!(read.map(|read| read.whole), Ok(hundredths % 100 == 0), "{}", &text);
            let percent = number::read(&format!("{text}%"));
            prop_assert_eq!(percent.map(|read| (read.value, read.percent)), Ok((decimal, true)), "{}%", &text);
        }
    }

    #[test]
    fn a_third_fraction_digit_is_never_dropped(units in 0_u32..10_000, thousandths in 0_u32..1000, comma: bool) {
        let text = format!("{units}{}{thousandths:03}", if comma { ',' } else { '.' });
        let fault = number::read(&text).expect_err("three fraction digits");
        prop_assert!(matches!(fault, NumberFault::Thousands | NumberFault::TooFine), "{}", &text);
    }

    #[test]
    fn dates_round_trip_in_both_forms(year in 1_i16..=9999, month in 1_i8..=12, day in 1_i8..=31) {
        let last = Date::last_of_month(year, month).expect("a month").day();
        let iso = format!("{year:04}-{month:02}-{day:02}");
        let day_first = format!("{day:02}/{month:02}/{year:04}");
        let found = Date::new(year, month, day);
        prop_assert_eq!(found.is_some(), day <= last);
        let expected = found.ok_or(date::DateFault::NoSuchDay(last));
        prop_assert_eq!(date::read(&iso), expected);
        prop_assert_eq!(date::read(&day_first), expected);
        if let Some(found) = found {
            prop_assert_eq!((found.to_string(), found.day_first()), (iso, day_first));
        }
    }

    #[test]
    fn periods_round_trip_and_lie_within_their_year(year in 1_i16..=9999, part in 0_u8..17) {
        let period = match part {
            0 => Some(Period::year_of(year)),
            1..=4 => Period::nth(year, Every::Quarter, part),
            _ => Period::nth(year, Every::Month, part - 4),
        };
        let period = period.expect("4 quarters and 12 months");
        prop_assert_eq!(Period::read(&period.to_string()), Some(period));
        prop_assert!(Period::year_of(year).holds(period));
        prop_assert_eq!(period.last_day().year(), year);
    }
}
