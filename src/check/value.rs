//! A cell's text as the value of a line or a fact: what each kind takes.

use crate::diagnostics::{Code, Diagnostic, Name, Term, fold};
use crate::model::criterion::{Criterion, Kind, NotApplicable, Offer};
use crate::model::measure::{Fact, Unit};
use crate::model::number::{self, Written};
use crate::model::record::Field;
use crate::model::{Decimal, Guideline, Located, Value};

/// `yes`/`no` in the words of the files; an `x` is a yes.
#[must_use]
pub fn yes_or_no(text: &str) -> Option<bool> {
    // most are written as they are listed, and folding takes longer than looking
    match text {
        "có" | "x" => return Some(true),
        "không" => return Some(false),
        _ => {}
    }
    match fold(text).as_str() {
        "yes" | "co" | "dat" | "x" => Some(true),
        "no" | "khong" | "khong dat" => Some(false),
        _ => None,
    }
}

/// The words of [`yes_or_no`], to suggest.
const YES_OR_NO: &[Name] = WORDS.split_at(5).0;

/// The same with that of what does not apply.
const WORDS: &[Name] = &[
    Name { vietnamese: "có", english: "yes" },
    Name { vietnamese: "không", english: "no" },
    Name { vietnamese: "đạt", english: "đạt" },
    Name { vietnamese: "không đạt", english: "không đạt" },
    Name { vietnamese: "x", english: "x" },
    Name { vietnamese: "k/ad", english: "n/a" },
];

/// `n/a`, k/ad, không áp dụng.
#[must_use]
pub fn is_not_applicable(text: &str) -> bool {
    // folding a text costs more than looking at its first letter, which folding leaves where it is one of ASCII
    let may_be = |first: char| !first.is_ascii_alphanumeric() || matches!(first, 'n' | 'N' | 'k' | 'K');
    text.starts_with(may_be) && matches!(fold(text).as_str(), "n/a" | "k/ad" | "khong ap dung")
}

/// The value of a line where it is a number, in few digits, that the line takes: what nearly every cell holds.
/// `None` for all that must be looked at more closely.
#[must_use]
#[inline]
pub fn number_of_line(line: &Criterion, text: &str) -> Option<Decimal> {
    let written = number::short(text.as_bytes())?;
    let value = written.value;
    let is_taken = match &line.kind {
        Kind::Points { step } => {
            value <= line.max.unwrap_or_default()
                && step.is_none_or(|step| step > Decimal::ZERO && value.hundredths() % step.hundredths() == 0)
        }
        Kind::Bands { from, to, .. } => *from <= value && value <= *to,
        Kind::Deduction { .. } => written.whole,
        Kind::Toggle | Kind::Choice { .. } | Kind::Rating => false,
    };
    is_taken.then_some(value)
}

/// The value of a line. The text is not empty.
///
/// # Errors
/// Why the line does not take it.
pub fn of_line(guideline: &Guideline, line: &Criterion, field: Field<'_>) -> Result<Value, Diagnostic> {
    if is_not_applicable(field.text) {
        return match line.not_applicable {
            NotApplicable::Forbidden => {
                Err(Diagnostic::new(Code::NotApplicableForbidden, field.place).with("criterion", &line.id))
            }
            NotApplicable::Rescale | NotApplicable::Full => Ok(Value::NotApplicable),
        };
    }
    match &line.kind {
        Kind::Points { step } => points(line, *step, field).map(Value::Number),
        Kind::Toggle => toggle(field, words_of(line)).map(Value::Toggle),
        Kind::Choice { options } => offer(options, line, field),
        Kind::Rating => offer(&guideline.ratings, line, field),
        Kind::Bands { from, to, .. } => {
            // a line in bands is often a percentage and may carry its sign
            let value = written(field)?.value;
            in_range(line, value, *from, *to, field).map(Value::Number)
        }
        Kind::Deduction { .. } => whole(field).map(Value::Number),
    }
}

/// The value of a line that stands in a TOML file as `true` or `false`, under a key: only a toggle takes it.
///
/// # Errors
/// Why the line does not take it.
pub fn of_truth(
    guideline: &Guideline,
    line: &Criterion,
    yes: bool,
    key: Located<&str>,
) -> Result<Value, Diagnostic> {
    if matches!(line.kind, Kind::Toggle) {
        return Ok(Value::Toggle(yes));
    }
    let text = if yes { "true" } else { "false" };
    // an option may have that very id, which must then be a text
    of_line(guideline, line, Field { text, place: key.place }).and_then(|_| {
        let problem = Diagnostic::new(Code::TomlTypeWrong, key.place).with("key", key.value);
        Err(problem.with("expected", Term::Text).with("found", Term::Boolean))
    })
}

fn points(line: &Criterion, step: Option<Decimal>, field: Field<'_>) -> Result<Decimal, Diagnostic> {
    let value = not_negative(field)?;
    let max = line.max.unwrap_or_default();
    if value > max {
        return Err(Diagnostic::new(Code::PointsOverMaximum, field.place)
            .with("criterion", &line.id)
            .with("points", value)
            .with("max", max)
            .with("excess", value - max));
    }
    match step {
        Some(step) if step > Decimal::ZERO && value.hundredths() % step.hundredths() != 0 => {
            Err(Diagnostic::new(Code::PointsOffStep, field.place)
                .with("criterion", &line.id)
                .with("points", value)
                .with("step", step))
        }
        Some(_) | None => Ok(value),
    }
}

/// The words that a toggle takes.
const fn words_of(line: &Criterion) -> &'static [Name] {
    match line.not_applicable {
        NotApplicable::Forbidden => YES_OR_NO,
        NotApplicable::Rescale | NotApplicable::Full => WORDS,
    }
}

fn toggle(field: Field<'_>, words: &[Name]) -> Result<bool, Diagnostic> {
    yes_or_no(field.text).ok_or_else(|| {
        let known = words.iter().flat_map(|name| [name.vietnamese, name.english]);
        Diagnostic::new(Code::WordUnknown, field.place)
            .with("value", field.text)
            .with("known", words.to_vec())
            .meant(field.text, known)
    })
}

fn offer(offers: &[Offer], line: &Criterion, field: Field<'_>) -> Result<Value, Diagnostic> {
    let found = offers.iter().position(|offer| offer.id.as_str() == field.text);
    found.and_then(|index| u16::try_from(index).ok()).map(Value::Offer).ok_or_else(|| {
        let known = offers.iter().map(|offer| offer.id.to_string()).collect::<Vec<_>>();
        Diagnostic::new(Code::OptionUnknown, field.place)
            .with("criterion", &line.id)
            .with("value", field.text)
            .with("known", known)
            .meant(field.text, offers.iter().map(|offer| offer.id.as_str()))
    })
}

fn in_range(
    line: &Criterion,
    value: Decimal,
    from: Decimal,
    to: Decimal,
    field: Field<'_>,
) -> Result<Decimal, Diagnostic> {
    if from <= value && value <= to {
        return Ok(value);
    }
    Err(Diagnostic::new(Code::ValueOutOfRange, field.place)
        .with("criterion", &line.id)
        .with("value", value)
        .with("from", from)
        .with("to", to))
}

/// A fact's value; a flag is kept as one or zero. The text is not empty.
///
/// # Errors
/// Why the fact does not take it.
pub fn of_fact(fact: &Fact, field: Field<'_>) -> Result<Decimal, Diagnostic> {
    let value = match fact.unit {
        Unit::Flag => toggle(field, YES_OR_NO).map(|yes| Decimal::whole(i64::from(yes)))?,
        Unit::Count => whole(field)?,
        Unit::Number => decimal(field)?,
        Unit::Percent => {
            let written = written(field)?;
            sign_fits(written.value, field)?
        }
    };
    match fact.range {
        Some((from, to)) if value < from || value > to => {
            Err(Diagnostic::new(Code::FactOutOfRange, field.place)
                .with("fact", &fact.id)
                .with("value", value)
                .with("from", from)
                .with("to", to))
        }
        Some(_) | None => Ok(value),
    }
}

/// A whole number, written without a decimal mark.
fn whole(field: Field<'_>) -> Result<Decimal, Diagnostic> {
    let written = written(field)?;
    if written.percent {
        return Err(Diagnostic::new(Code::PercentSignMisplaced, field.place).with("value", field.text));
    }
    if !written.whole {
        return Err(Diagnostic::new(Code::NumberNotWhole, field.place).with("value", field.text));
    }
    sign_fits(written.value, field)
}

fn not_negative(field: Field<'_>) -> Result<Decimal, Diagnostic> {
    sign_fits(decimal(field)?, field)
}

fn sign_fits(value: Decimal, field: Field<'_>) -> Result<Decimal, Diagnostic> {
    let negative = value < Decimal::ZERO;
    if negative {
        return Err(Diagnostic::new(Code::NumberNegative, field.place).with("value", field.text));
    }
    Ok(value)
}

/// A decimal without a percent sign.
fn decimal(field: Field<'_>) -> Result<Decimal, Diagnostic> {
    let written = written(field)?;
    if written.percent {
        return Err(Diagnostic::new(Code::PercentSignMisplaced, field.place).with("value", field.text));
    }
    Ok(written.value)
}

fn written(field: Field<'_>) -> Result<Written, Diagnostic> {
    number::read(field.text).map_err(|fault| Diagnostic::of_number(fault, field))
}

/// What a figure of another time would be today; `None` where it is empty or not taken.
#[must_use]
pub fn past_figure(fact: &Fact, text: &str) -> Option<Decimal> {
    let field = Field { text, place: fact.place };
    (!text.is_empty()).then(|| of_fact(fact, field).ok()).flatten()
}

/// What a text of another time would be today; `None` where it is empty or not taken.
#[must_use]
pub fn past_value(guideline: &Guideline, line: &Criterion, text: &str) -> Option<Value> {
    let field = Field { text, place: line.place };
    (!text.is_empty()).then(|| of_line(guideline, line, field).ok()).flatten()
}
