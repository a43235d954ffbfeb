//! Civil dates (ngày). There is no clock here: a date comes from a file or from the command line.

use std::fmt;

use jiff::civil;

/// A calendar day of the years 1 to 9999.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Date(civil::Date);

/// Why a text is not a date of the format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum DateFault {
    /// Neither `2024-03-05` nor `05/03/2024`.
    Shape,
    /// The month has no such day; the payload is its last day.
    NoSuchDay(i8),
    /// There is no such month.
    NoSuchMonth,
    /// A whole number such as `46023`: how a spreadsheet stores a date.
    Serial,
}

impl Date {
    pub const LAST: Self = Self(civil::date(9999, 12, 31));

    #[must_use]
    pub fn new(year: i16, month: i8, day: i8) -> Option<Self> {
        let named_by_four_digits = (1..=9999).contains(&year);
        named_by_four_digits.then(|| civil::Date::new(year, month, day).ok()).flatten().map(Self)
    }

    #[must_use]
    pub fn year(self) -> i16 {
        self.0.year()
    }

    #[must_use]
    pub fn month(self) -> i8 {
        self.0.month()
    }

    #[must_use]
    pub fn day(self) -> i8 {
        self.0.day()
    }

    /// The day it is at a moment, in seconds since 1970 UTC, where the clocks are so many hours ahead of UTC.
    #[must_use]
    pub fn at(seconds: i64, hours_ahead: i8) -> Option<Self> {
        let since = i32::try_from((seconds + i64::from(hours_ahead) * 3600).div_euclid(86_400)).ok()?;
        civil::Date::new(1970, 1, 1).ok()?.checked_add(jiff::Span::new().try_days(since).ok()?).ok().map(Self)
    }

    /// How many days it comes after `other`; none where it does not.
    #[must_use]
    pub fn days_after(self, other: Self) -> u32 {
        u32::try_from((self.0 - other.0).get_days()).unwrap_or(0)
    }

    /// The last day of a month of a year; `month` is 1 to 12.
    #[must_use]
    pub fn last_of_month(year: i16, month: i8) -> Option<Self> {
        Self::new(year, month, 1).map(|first| Self(first.0.last_of_month()))
    }

    /// The day as a Vietnamese reader writes it: `05/03/2024`.
    #[must_use]
    pub fn day_first(self) -> String {
        format!("{:02}/{:02}/{:04}", self.day(), self.month(), self.year())
    }
}

impl fmt::Display for Date {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

/// Reads `2024-03-05` or `05/03/2024`.
///
/// # Errors
/// Any other shape, and days that the calendar does not have.
pub fn read(text: &str) -> Result<Date, DateFault> {
    let (year, month, day) = parts(text.as_bytes()).ok_or_else(|| {
        let serial = text.len() == 5 && text.bytes().all(|byte| byte.is_ascii_digit());
        if serial { DateFault::Serial } else { DateFault::Shape }
    })?;
    Date::new(year, month, day).ok_or_else(|| match Date::last_of_month(year, month) {
        Some(last) => DateFault::NoSuchDay(last.day()),
        None if year == 0 => DateFault::Shape,
        None => DateFault::NoSuchMonth,
    })
}

/// The same of the bytes of a text.
#[must_use]
pub fn of_bytes(text: &[u8]) -> Option<Date> {
    let (year, month, day) = parts(text)?;
    Date::new(year, month, day)
}

/// Year, month and day of one of the two shapes, still unchecked against the calendar.
fn parts(text: &[u8]) -> Option<(i16, i8, i8)> {
    let digit = |byte: &u8| byte.is_ascii_digit().then(|| i16::from(byte - b'0'));
    let number = |digits: &[u8]| digits.iter().try_fold(0, |value, byte| Some(value * 10 + digit(byte)?));
    let (year, month, day) = match text {
        [year @ .., b'-', m1, m2, b'-', d1, d2] if year.len() == 4 => (year, [*m1, *m2], [*d1, *d2]),
        [d1, d2, b'/', m1, m2, b'/', year @ ..] if year.len() == 4 => (year, [*m1, *m2], [*d1, *d2]),
        _ => return None,
    };
    let small = |digits: [u8; 2]| i8::try_from(number(&digits)?).ok();
    Some((number(year)?, small(month)?, small(day)?))
}

#[cfg(test)]
mod tests {
    use super::{Date, DateFault, read};

    #[test]
    fn two_shapes_mean_the_same_day() {
        assert_eq!(read("2024-03-05"), read("05/03/2024"));
        assert_eq!(read("03/04/2026").unwrap(), Date::new(2026, 4, 3).unwrap());
        assert_eq!(read("05/03/2024").unwrap().to_string(), "2024-03-05");
        assert_eq!(read("2024-03-05").unwrap().day_first(), "05/03/2024");
    }

    #[test]
    fn a_moment_is_a_day_where_the_clock_stands() {
        // 2024-02-29 20:00 UTC is 19,782 days and 72,000 seconds after 1970: already 1 March in Việt Nam
        let evening = 19_782 * 86_400 + 72_000;
        assert_eq!(Date::at(evening, 0), Date::new(2024, 2, 29));
        assert_eq!(Date::at(evening, 7), Date::new(2024, 3, 1));
    }

    #[test]
    fn days_are_counted_over_months_and_leap_years() {
        let day = |text| read(text).unwrap();
        // 28 and 29 February, then 1 March
        assert_eq!(day("2024-03-01").days_after(day("2024-02-28")), 2);
        assert_eq!(day("2025-03-01").days_after(day("2024-03-01")), 365);
        assert_eq!(day("2024-02-28").days_after(day("2024-03-01")), 0);
    }

    #[test]
    fn other_shapes_and_impossible_days_are_refused() {
        for text in ["", "5/3/2024", "05/03/24", "20240305", "2024-3-5", "2024-03-05T10:00", "2024/03/05"] {
            assert_eq!(read(text), Err(DateFault::Shape), "{text}");
        }
        assert_eq!(read("05-03-2024"), Err(DateFault::Shape));
        assert_eq!(read("30/02/2024"), Err(DateFault::NoSuchDay(29)));
        assert_eq!(read("31/04/2026"), Err(DateFault::NoSuchDay(30)));
        assert_eq!(read("2024-13-01"), Err(DateFault::NoSuchMonth));
        assert_eq!(read("46023"), Err(DateFault::Serial));
    }
}
