//! Exact numbers as the JSON writes them, and Kleene's three values.

use num_rational::BigRational;
use serde_json::Value;

pub type Number = BigRational;

/// False, unknown, true: in this order, `all` is the least and `any` the greatest.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Truth {
    False,
    Unknown,
    True,
}

impl From<bool> for Truth {
    fn from(yes: bool) -> Self {
        if yes { Self::True } else { Self::False }
    }
}

impl Truth {
    pub const fn opposite(self) -> Self {
        match self {
            Self::False => Self::True,
            Self::Unknown => Self::Unknown,
            Self::True => Self::False,
        }
    }

    pub const fn word(self) -> &'static str {
        match self {
            Self::False => "false",
            Self::Unknown => "unknown",
            Self::True => "true",
        }
    }
}

/// A decimal (`8.25`) or a fraction (`1250/63`); none for null.
pub fn number(value: &Value) -> Option<Number> {
    let text = value.as_str()?;
    let whole = |text: &str| BigRational::from_integer(text.parse().expect("digits"));
    if let Some((numerator, denominator)) = text.split_once('/') {
        return Some(whole(numerator) / whole(denominator));
    }
    let (before, after) = text.split_once('.').unwrap_or((text, ""));
    let scale = whole(&format!("1{}", "0".repeat(after.len())));
    Some(whole(&format!("{before}{after}")) / scale)
}

pub fn count(number: usize) -> Number {
    BigRational::from_integer(number.into())
}

/// Half up, to hundredths.
pub fn rounded(number: &Number) -> Number {
    (number * count(100) + Number::new(1.into(), 2.into())).floor() / count(100)
}

pub fn list(value: &Value) -> &[Value] {
    value.as_array().map_or(&[], Vec::as_slice)
}

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap_or_default()
}

/// Whether a list of texts holds one.
pub fn holds(values: &Value, wanted: &str) -> bool {
    list(values).iter().any(|value| value == wanted)
}
