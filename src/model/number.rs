//! Decimals with at most two fraction digits, kept as whole hundredths. No floats, no rounding.

use std::fmt;
use std::ops::{Add, Sub};

/// An exact decimal in hundredths: `8.5` is `Decimal::from_hundredths(850)`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Decimal(i64);

/// The most digits before the decimal mark. It keeps every sum of a workspace far inside `i64`.
pub const MOST_WHOLE_DIGITS: usize = 12;

/// Why a text is not a number of the format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum NumberFault {
    /// Not digits with at most one decimal mark.
    NotANumber,
    /// `1.000` or `1,000`: three digits after the mark look like a thousands mark.
    Thousands,
    /// More than two fraction digits.
    TooFine,
    /// More than [`MOST_WHOLE_DIGITS`] digits before the mark.
    TooLarge,
}

/// A number as it was written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Written {
    pub value: Decimal,
    /// Written without a decimal mark.
    pub whole: bool,
    /// Carries a percent sign.
    pub percent: bool,
}

impl Decimal {
    pub const ZERO: Self = Self(0);
    pub const HUNDRED: Self = Self(10_000);

    #[must_use]
    pub const fn from_hundredths(hundredths: i64) -> Self {
        Self(hundredths)
    }

    #[must_use]
    pub const fn hundredths(self) -> i64 {
        self.0
    }

    #[must_use]
    pub const fn whole(units: i64) -> Self {
        Self(units * 100)
    }

    #[must_use]
    pub const fn is_whole(self) -> bool {
        self.0 % 100 == 0
    }

    /// The number with the decimal mark of `mark` and no trailing zeros.
    #[must_use]
    pub fn with_mark(self, mark: Mark) -> String {
        let mut bytes = Vec::new();
        self.write_to(&mut bytes, mark);
        bytes.into_iter().map(char::from).collect()
    }

    /// The same at the end of some bytes, in ASCII. Millions of numbers are written, so without the machinery of
    /// formatting, and what points mostly are in steps of fixed length.
    pub fn write_to(self, bytes: &mut Vec<u8>, mark: Mark) {
        let Some((text, length)) = self.short(mark) else { return self.write_any_to(bytes, mark) };
        let length = bytes.len() + length;
        bytes.extend_from_slice(&text);
        bytes.truncate(length);
    }

    /// The text of a number below a thousand that is not negative, and how many bytes of it count.
    #[inline]
    fn short(self, mark: Mark) -> Option<([u8; 8], usize)> {
        const LEAST_THAT_IS_LONG: usize = 100_000;
        let number = usize::try_from(self.0).ok().filter(|number| *number < LEAST_THAT_IS_LONG)?;
        let (units, rest) = (number / 100, number % 100);
        let ([_, hundreds], [tens, ones]) = (PAIRS[units / 100], PAIRS[units % 100]);
        let [tenths, hundredths] = PAIRS[rest];
        let text = [hundreds, tens, ones, mark as u8, tenths, hundredths, 0, 0];
        // without branches, because how long numbers are comes in no order
        let start = usize::from(units < 10) + usize::from(units < 100);
        let end = 3 + 2 * usize::from(rest > 0) + usize::from(hundredths > b'0');
        Some(((u64::from_le_bytes(text) >> (8 * start)).to_le_bytes(), end - start))
    }

    /// Any number, from the last digit to the first.
    fn write_any_to(self, bytes: &mut Vec<u8>, mark: Mark) {
        const MOST: usize = 24;
        let (mut digits, mut start) = ([0; MOST], MOST);
        let mut put = |byte| {
            start -= 1;
            digits[start] = byte;
        };
        let (mut units, rest) = (self.0.unsigned_abs() / 100, self.0.unsigned_abs() % 100);
        if rest % 10 != 0 {
            put(digit(rest));
        }
        if rest != 0 {
            put(digit(rest / 10));
            put(mark as u8);
        }
        put(digit(units));
        while units >= 10 {
            units /= 10;
            put(digit(units));
        }
        if self.0 < 0 {
            put(b'-');
        }
        bytes.extend_from_slice(&digits[start..]);
    }
}

/// The numbers below a hundred, in two digits.
const PAIRS: [[u8; 2]; 100] = {
    let mut pairs = [[b'0'; 2]; 100];
    let mut number = 1;
    while number < pairs.len() {
        let [tens, ones] = pairs[number - 1];
        pairs[number] = if ones < b'9' { [tens, ones + 1] } else { [tens + 1, b'0'] };
        number += 1;
    }
    pairs
};

/// The last digit of a number.
fn digit(number: u64) -> u8 {
    b'0' + (number % 10).to_le_bytes()[0]
}

/// What stands before the fraction of a number.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
#[repr(u8)]
pub enum Mark {
    Point = b'.',
    Comma = b',',
}

/// Reads `8`, `8.5`, `8,50`, `-3` or `92.5%`.
///
/// # Errors
/// Anything else: exponents, signs other than one leading `-`, thousands marks, other digits.
#[inline]
pub fn read(text: &str) -> Result<Written, NumberFault> {
    short(text.as_bytes()).map_or_else(|| read_any(text), Ok)
}

fn read_any(text: &str) -> Result<Written, NumberFault> {
    let (number, percent) = match text.strip_suffix('%') {
        Some(number) => (number.trim_end(), true),
        None => (text, false),
    };
    let (digits, negative) = match number.strip_prefix('-') {
        Some(digits) => (digits, true),
        None => (number, false),
    };
    let (units, fraction) = digits.split_once(['.', ',']).map_or((digits, None), |(a, b)| (a, Some(b)));
    let all_digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    if !all_digits(units) || fraction.is_some_and(|part| !all_digits(part)) {
        return Err(shape_fault(digits));
    }
    if units.trim_start_matches('0').len() > MOST_WHOLE_DIGITS {
        return Err(NumberFault::TooLarge);
    }
    let hundredths = to_number(units) * 100
        + match fraction.unwrap_or_default() {
            "" => 0,
            tenths if tenths.len() == 1 => to_number(tenths) * 10,
            hundredths if hundredths.len() == 2 => to_number(hundredths),
            thousands if thousands.len() == 3 && units.len() <= 3 && !units.starts_with('0') => {
                return Err(NumberFault::Thousands);
            }
            _ => return Err(NumberFault::TooFine),
        };
    if negative && hundredths == 0 {
        return Err(NumberFault::NotANumber);
    }
    let value = Decimal(if negative { -hundredths } else { hundredths });
    Ok(Written { value, whole: fraction.is_none(), percent })
}

/// Reads what nearly every number of a form looks like: a few digits, a mark, one or two digits. `None` for all
/// others, numbers too.
#[must_use]
#[inline]
pub fn short(text: &[u8]) -> Option<Written> {
    const LONGEST: usize = 7;
    if text.len() > LONGEST {
        return None;
    }
    let (mut value, mut mark) = (0, None);
    for (place, byte) in text.iter().enumerate() {
        match byte {
            b'0'..=b'9' => value = value * 10 + i64::from(byte - b'0'),
            b'.' | b',' if mark.is_none() => mark = Some(place),
            _ => return None,
        }
    }
    let hundredths = match (text.len(), mark) {
        (1..=4, None) => value * 100,
        (length, Some(units @ 1..=4)) if length == units + 2 => value * 10,
        (length, Some(units @ 1..=4)) if length == units + 3 => value,
        _ => return None,
    };
    Some(Written { value: Decimal(hundredths), whole: mark.is_none(), percent: false })
}

/// `1.234,5` is a number with a thousands mark; `1e5` is none.
fn shape_fault(digits: &str) -> NumberFault {
    let marked = digits.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b','));
    let marks = digits.bytes().filter(|byte| !byte.is_ascii_digit()).count();
    let starts_with_digit = digits.bytes().next().is_some_and(|byte| byte.is_ascii_digit());
    if marked && marks > 1 && starts_with_digit { NumberFault::Thousands } else { NumberFault::NotANumber }
}

/// The value of a run of ASCII digits, short enough not to overflow.
fn to_number(digits: &str) -> i64 {
    digits.bytes().fold(0, |value, digit| value * 10 + i64::from(digit - b'0'))
}

impl Add for Decimal {
    type Output = Self;
    fn add(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }
}

impl Sub for Decimal {
    type Output = Self;
    fn sub(self, other: Self) -> Self {
        Self(self.0 - other.0)
    }
}

impl std::iter::Sum for Decimal {
    fn sum<I: Iterator<Item = Self>>(numbers: I) -> Self {
        numbers.fold(Self::ZERO, Add::add)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.pad(&self.with_mark(Mark::Point))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Decimal, Mark, NumberFault, read, read_any, short};

    proptest! {
        #[test]
        fn short_numbers_are_written_like_all(hundredths in -200_000_i64..200_000) {
            let number = Decimal::from_hundredths(hundredths);
            let [mut written, mut of_any] = [b"a".to_vec(), b"a".to_vec()];
            number.write_to(&mut written, Mark::Comma);
            number.write_any_to(&mut of_any, Mark::Comma);
            prop_assert_eq!(written, of_any);
        }

        #[test]
        fn short_numbers_are_read_like_all(text in "[0-9.,]{0,8}") {
            if let Some(written) = short(text.as_bytes()) {
                prop_assert_eq!(read_any(&text), Ok(written));
            }
            prop_assert_eq!(read(&text), read_any(&text));
        }
    }

    #[test]
    fn reads_both_marks() {
        for (text, hundredths) in
            [("8", 800), ("8.5", 850), ("8,05", 805), ("09", 900), ("-3", -300), ("92.5%", 9250)]
        {
            assert_eq!(read(text).map(|number| number.value.hundredths()), Ok(hundredths), "{text}");
        }
        assert!(read("8").unwrap().whole);
        assert!(!read("8.0").unwrap().whole);
        assert!(read("8 %").unwrap().percent);
    }

    #[test]
    fn refuses_what_is_not_a_number_of_the_format() {
        for text in ["", "-", ".5", "5.", "NaN", "inf", "1e5", "0x10", "1_000", "+9", "-0", "٣", "９"] {
            assert_eq!(read(text), Err(NumberFault::NotANumber), "{text}");
        }
        for text in ["1.000", "1,000", "1.234,5", "1,234,567"] {
            assert_eq!(read(text), Err(NumberFault::Thousands), "{text}");
        }
        assert_eq!(read("90,5555"), Err(NumberFault::TooFine));
        assert_eq!(read("0,125"), Err(NumberFault::TooFine));
        assert_eq!(read("1234.567"), Err(NumberFault::TooFine));
        assert_eq!(read("1234567890123"), Err(NumberFault::TooLarge));
    }

    #[test]
    fn prints_without_trailing_zeros() {
        for (hundredths, text) in
            [(0, "0"), (900, "9"), (950, "9.5"), (905, "9.05"), (-5, "-0.05"), (-150, "-1.5")]
        {
            assert_eq!(Decimal::from_hundredths(hundredths).to_string(), text);
        }
    }
}
