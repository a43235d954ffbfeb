//! What a spreadsheet or a keyboard made of an id: `3/4` became `4-Mar`, `1E5` became `1E+05`, `001` became `1`, a Latin
//! letter became one that looks the same. So became `2024-03` a day.

use super::{Spreadsheet, Term};
use crate::model::{Every, Period};

/// What a value looks like that was changed so, if it does.
#[must_use]
pub fn altered(text: &str) -> Option<Term> {
    if is_date(text) {
        Some(Term::Spreadsheet(Spreadsheet::ToDate))
    } else if is_power_of_ten(text) {
        Some(Term::Spreadsheet(Spreadsheet::ToPower))
    } else if is_decimal(text) {
        Some(Term::Spreadsheet(Spreadsheet::ToDecimal))
    } else {
        text.chars().find(|letter| looks_latin(*letter)).map(Term::LookAlikeLetter)
    }
}

/// The known name that lost the zeros it began with.
#[must_use]
pub fn without_zeros<'a>(written: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let is_number = !written.is_empty() && written.bytes().all(|byte| byte.is_ascii_digit());
    let same = |name: &&str| name.len() > written.len() && name.trim_start_matches('0') == written;
    known.into_iter().find(same).filter(|_| is_number)
}

/// The month that a spreadsheet shows as `Mar-24` or `01/03/2024`, and people write as `3/2024`.
#[must_use]
pub fn month_meant(text: &str) -> Option<Period> {
    let text = text.to_lowercase();
    let parts = date_parts(&text);
    let is_year = |part: &str| part.len() == 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let (month, year) = match parts[..] {
        [year, month] | [year, month, "1" | "01"] if is_year(year) => (month, year),
        ["1" | "01", month, year] | [month, "1" | "01", year] if is_year(year) => (month, year),
        ["thg" | "tháng", month, year] => (month, year),
        [month, year] if is_year(year) || is_month(month) => (month, year),
        _ => return None,
    };
    let year: i16 = if year.len() == 2 { 2000 + year.parse::<i16>().ok()? } else { year.parse().ok()? };
    Period::nth(year, Every::Month, number_of_month(month)?)
}

/// What hyphens, strokes and spaces divide.
fn date_parts(text: &str) -> Vec<&str> {
    text.split(['-', '/', ' ']).filter(|part| !part.is_empty()).collect()
}

fn number_of_month(part: &str) -> Option<u8> {
    let named = MONTHS.iter().zip(1..).find(|(name, _)| **name == part).map(|(_, number)| number);
    let digits = part.strip_prefix("thg").or_else(|| part.strip_prefix("tháng")).unwrap_or(part);
    named.or_else(|| digits.parse().ok())
}

const MONTHS: [&str; 12] =
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];

/// `4-Mar`, `Mar-24`, `4-thg 3`, `04/03/2024`.
pub fn is_date(text: &str) -> bool {
    let text = text.to_lowercase();
    let parts = date_parts(&text);
    let is_number = |part: &&str| part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit());
    let numbers = parts.iter().filter(|part| is_number(part)).count();
    let months = parts.iter().filter(|part| is_month(part)).count();
    match (months, numbers, parts.len()) {
        (1, 1 | 2, 2 | 3) => true,
        // `thg 3`: the number of the month stands for itself
        (0, 3, 3) => text.contains('/'),
        _ => false,
    }
}

fn is_month(part: &str) -> bool {
    let numbered = part.strip_prefix("thg").or_else(|| part.strip_prefix("tháng"));
    MONTHS.contains(&part) || numbered.is_some_and(|number| number.bytes().all(|byte| byte.is_ascii_digit()))
}

/// `1E5`, `1E+05`, `1,2E+05`.
fn is_power_of_ten(text: &str) -> bool {
    let Some((number, power)) = text.split_once(['E', 'e']) else { return false };
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(&number.replacen(['.', ','], "", 1)) && digits(power.strip_prefix(['+', '-']).unwrap_or(power))
}

/// A Greek, Cyrillic or full-width letter or digit: `с` of another keyboard for `c`.
const fn looks_latin(letter: char) -> bool {
    matches!(letter, '\u{370}'..='\u{52F}' | '\u{FF01}'..='\u{FF5E}')
}

/// `2,1` for the id `2.1`.
fn is_decimal(text: &str) -> bool {
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    text.split_once(',').is_some_and(|(whole, fraction)| digits(whole) && digits(fraction))
}

#[cfg(test)]
mod tests {
    use super::{altered, month_meant, without_zeros};
    use crate::diagnostics::{Spreadsheet, Term};
    use crate::model::Period;

    #[test]
    fn what_spreadsheets_do_is_recognised() {
        for text in ["4-Mar", "Mar-04", "04-Mar-24", "4-thg 3", "04-Thg3", "04/03/2024"] {
            assert_eq!(altered(text), Some(Term::Spreadsheet(Spreadsheet::ToDate)), "{text}");
        }
        for text in ["1E5", "1E+05", "1,2E+05", "3e-4"] {
            assert_eq!(altered(text), Some(Term::Spreadsheet(Spreadsheet::ToPower)), "{text}");
        }
        assert_eq!(altered("2,1"), Some(Term::Spreadsheet(Spreadsheet::ToDecimal)));
        for (text, letter) in [("сb-01", '\u{441}'), ("ο-1", '\u{3bf}'), ("cb-０１", '\u{ff10}')] {
            assert_eq!(altered(text), Some(Term::LookAlikeLetter(letter)), "{text}");
        }
        for text in ["cb-03", "2.1", "E5", "1e", "mar", "ban-4", "Chi bộ 4", "2024-03-05", "", "3/4"] {
            assert_eq!(altered(text), None, "{text}");
        }
    }

    #[test]
    fn months_that_became_days_are_recognised() {
        for text in
            ["Mar-24", "thg 3-24", "Thg3-24", "01/03/2024", "3/1/2024", "2024-03-01", "03/2024", "3/2024"]
        {
            assert_eq!(month_meant(text), Period::read("2024-03"), "{text}");
        }
        for text in ["tháng 3/2024", "tháng 3-2024", "2024-3", "2024/03", "mar 2024"] {
            assert_eq!(month_meant(text), Period::read("2024-03"), "{text}");
        }
        for text in
            ["15/03/2024", "2024-13", "13/2024", "24", "3/24", "2024", "Q1-2024", "mar", "2024-03-02", ""]
        {
            assert_eq!(month_meant(text), None, "{text}");
        }
    }

    #[test]
    fn lost_zeros_are_found() {
        assert_eq!(without_zeros("1", ["010", "001", "1x"]), Some("001"));
        assert_eq!(without_zeros("1", ["10", "2"]), None);
        assert_eq!(without_zeros("", ["0"]), None);
    }
}
