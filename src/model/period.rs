//! Periods (kỳ): a year, a quarter or a month.

use std::fmt;

use super::date::Date;

/// How often a form is filled, or a fact is given.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Every {
    Month,
    Quarter,
    Year,
}

impl Every {
    /// The word in the files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Month => "month",
            Self::Quarter => "quarter",
            Self::Year => "year",
        }
    }

    /// How many of them a year has.
    #[must_use]
    pub const fn in_a_year(self) -> u8 {
        match self {
            Self::Month => 12,
            Self::Quarter => 4,
            Self::Year => 1,
        }
    }

    const fn months(self) -> u8 {
        12 / self.in_a_year()
    }
}

/// One year, quarter or month. Ordered by the last day; of those that end together the shorter first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Period {
    year: i16,
    last_month: u8,
    every: Every,
}

/// The year that four digits name, as folders of years are named.
#[must_use]
pub fn year_named(name: &str) -> Option<i16> {
    let is_year = name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    is_year.then(|| name.parse().ok()).flatten().filter(|year| *year > 0)
}

impl Period {
    /// A number of its own for each period.
    #[must_use]
    pub fn to_number(self) -> u32 {
        let [low, high] = self.year.to_le_bytes();
        u32::from_le_bytes([low, high, self.last_month, self.every as u8])
    }

    #[must_use]
    pub const fn year_of(year: i16) -> Self {
        Self { year, last_month: 12, every: Every::Year }
    }

    /// The `number`th (from 1) month, quarter or year of `year`.
    #[must_use]
    pub fn nth(year: i16, every: Every, number: u8) -> Option<Self> {
        let exists = (1..=every.in_a_year()).contains(&number);
        exists.then_some(Self { year, last_month: number * every.months(), every })
    }

    /// Reads `2024`, `2024-Q1` or `2024-03`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let number = |digits: &str, width: usize| {
            (digits.len() == width && digits.bytes().all(|byte| byte.is_ascii_digit()))
                .then(|| digits.parse::<u8>().ok())
                .flatten()
        };
        let (year, part) = text.split_once('-').map_or((text, None), |(year, part)| (year, Some(part)));
        let year = year_named(year)?;
        match part {
            None => Some(Self::year_of(year)),
            Some(part) => match part.strip_prefix(['Q', 'q']) {
                Some(quarter) => Self::nth(year, Every::Quarter, number(quarter, 1)?),
                None => Self::nth(year, Every::Month, number(part, 2)?),
            },
        }
    }

    #[must_use]
    pub const fn year(self) -> i16 {
        self.year
    }

    #[must_use]
    pub const fn every(self) -> Every {
        self.every
    }

    /// Its place in the year, from 1: 3 for March, 2 for the second quarter.
    #[must_use]
    pub const fn number(self) -> u8 {
        self.last_month / self.every.months()
    }

    /// # Panics
    /// Never: the constructors ask for a four-digit year and a month that exists.
    #[must_use]
    pub fn first_day(self) -> Date {
        Date::new(self.year, self.months_before().cast_signed() + 1, 1).expect(
            "a period has a four-digit year and a month from 1 to 12 because its constructors ask for it",
        )
    }

    /// # Panics
    /// Never: the constructors ask for a four-digit year and a month that exists.
    #[must_use]
    pub fn last_day(self) -> Date {
        Date::last_of_month(self.year, self.last_month.cast_signed()).expect(
            "a period has a four-digit year and a month from 1 to 12 because its constructors ask for it",
        )
    }

    /// Whether all of `other` lies within it.
    #[must_use]
    pub const fn holds(self, other: Self) -> bool {
        self.year == other.year
            && self.months_before() <= other.months_before()
            && other.last_month <= self.last_month
    }

    /// How many months of its year are over when it begins.
    const fn months_before(self) -> u8 {
        self.last_month - self.every.months()
    }

    /// The periods of length `every` within it, in order; none where `every` is longer.
    pub fn parts(self, every: Every) -> impl Iterator<Item = Self> {
        let months = every.months();
        let before = self.months_before().div_ceil(months);
        (before..self.last_month / months).map(move |before| {
            let last_month = (before + 1) * months;
            Self { last_month, every, ..self }
        })
    }
}

impl fmt::Display for Period {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        let text = match self.every {
            Every::Year => format!("{:04}", self.year),
            Every::Quarter => format!("{:04}-Q{}", self.year, self.number()),
            Every::Month => format!("{:04}-{:02}", self.year, self.number()),
        };
        out.pad(&text)
    }
}

#[cfg(test)]
mod tests {
    use super::{Every, Period};

    fn period(text: &str) -> Period {
        Period::read(text).unwrap()
    }

    #[test]
    fn reads_and_prints() {
        for text in ["2024", "2024-Q1", "2024-03", "0001"] {
            assert_eq!(period(text).to_string(), text);
        }
        for bad in
            ["", "24", "2024-0", "2024-13", "2024-Q5", "2024-Q0", "2024-3", "2024-003", "0000", "2024-"]
        {
            assert_eq!(Period::read(bad), None, "{bad}");
        }
    }

    #[test]
    fn first_and_last_days() {
        for (text, first, last) in [
            ("2024", "2024-01-01", "2024-12-31"),
            ("2024-Q1", "2024-01-01", "2024-03-31"),
            ("2024-Q4", "2024-10-01", "2024-12-31"),
            ("2024-02", "2024-02-01", "2024-02-29"),
            ("2023-02", "2023-02-01", "2023-02-28"),
        ] {
            assert_eq!(period(text).first_day().to_string(), first);
            assert_eq!(period(text).last_day().to_string(), last);
        }
    }

    #[test]
    fn parts_lie_within() {
        assert_eq!(period("2024").parts(Every::Month).count(), 12);
        let months: Vec<String> =
            period("2024-Q2").parts(Every::Month).map(|month| month.to_string()).collect();
        assert_eq!(months, ["2024-04", "2024-05", "2024-06"]);
        assert_eq!(period("2024-03").parts(Every::Quarter).count(), 0);
        assert!(period("2024-Q1").holds(period("2024-03")));
        assert!(!period("2024-Q1").holds(period("2024-04")));
        assert!(!period("2024").holds(period("2023-04")));
    }

    #[test]
    fn months_come_before_their_quarter_and_year() {
        let mut all = ["2024", "2024-Q4", "2024-12", "2024-11", "2024-Q1"].map(period);
        all.sort();
        assert_eq!(all.map(|p| p.to_string()), ["2024-Q1", "2024-11", "2024-12", "2024-Q4", "2024"]);
    }
}
