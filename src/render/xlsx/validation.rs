//! What the cells of a form take: lists to choose from, numbers within bounds, and what is said where somebody
//! writes something else.

use rust_xlsxwriter::{DataValidation, DataValidationRule, Formula, XlsxError};

use crate::catalogue::entry as texts;
use crate::form::{Line, label};
use crate::model::criterion::{Kind, Offer};
use crate::model::{Decimal, Guideline, Language, NotApplicable};

/// What a spreadsheet shows of a message, in characters.
const MOST: usize = 250;

/// What a cell takes.
pub enum Takes {
    /// One of these words.
    List(Vec<String>),
    /// A number within bounds; `step` divides it, one of its own is a whole number.
    Number { from: Decimal, to: Option<Decimal>, step: Option<Decimal> },
}

/// What a line's cells take.
pub fn takes(guideline: &Guideline, line: &Line<'_>, language: Language) -> Takes {
    let words = |mut words: Vec<String>| {
        if line.criterion.not_applicable != NotApplicable::Forbidden {
            words.push(texts::NOT_APPLICABLE.get(language).to_owned());
        }
        Takes::List(words)
    };
    let offers = |offers: &[Offer]| (0..offers.len()).map(|index| label(offers, index, language)).collect();
    match &line.criterion.kind {
        Kind::Points { step } => Takes::Number { from: Decimal::ZERO, to: line.criterion.max, step: *step },
        Kind::Bands { from, to, .. } => Takes::Number { from: *from, to: Some(*to), step: None },
        Kind::Deduction { .. } => {
            Takes::Number { from: Decimal::ZERO, to: None, step: Some(Decimal::whole(1)) }
        }
        Kind::Toggle => words([texts::YES, texts::NO].map(|word| word.get(language).to_owned()).to_vec()),
        Kind::Choice { options } => words(offers(options)),
        Kind::Rating => words(offers(&guideline.ratings)),
    }
}

/// The check of a cell; `list` is where the words of a list stand.
pub fn check(
    takes: &Takes,
    list: Option<String>,
    line: &Line<'_>,
    cell: &str,
    language: Language,
) -> Result<DataValidation, XlsxError> {
    let validation = DataValidation::new();
    let validation = match (takes, list) {
        (Takes::List(_), list) => validation.allow_list_formula(Formula::new(list.unwrap_or_default())),
        (Takes::Number { from, to, step }, _) => {
            let is_free = line.criterion.not_applicable == NotApplicable::Forbidden;
            match (to, step) {
                (Some(to), None) if is_free => validation.allow_decimal_number(DataValidationRule::Between(
                    super::float::nearest(*from),
                    super::float::nearest(*to),
                )),
                (to, step) => {
                    let rule = number(cell, *from, *to, *step, (!is_free).then_some(language));
                    validation.allow_custom(Formula::new(rule))
                }
            }
        }
    };
    let title = texts::ERROR_TITLE.get(language);
    let message: String = message(takes, line, language).chars().take(MOST).collect();
    validation.set_error_title(title)?.set_error_message(message)
}

/// A formula that is true for the numbers that a cell takes.
fn number(
    cell: &str,
    from: Decimal,
    to: Option<Decimal>,
    step: Option<Decimal>,
    or_word: Option<Language>,
) -> String {
    let mut all = vec![format!("ISNUMBER({cell})"), format!("N({cell})>={from}")];
    all.extend(to.map(|to| format!("N({cell})<={to}")));
    let hundredths = step.map_or(1, |step| step.hundredths().max(1));
    all.push(format!("MOD(ROUND(N({cell})*100,4),{hundredths})=0"));
    let all = format!("AND({})", all.join(","));
    match or_word {
        None => format!("={all}"),
        Some(language) => {
            format!("=OR({all},{cell}=\"{}\")", texts::NOT_APPLICABLE.get(language))
        }
    }
}

fn message(takes: &Takes, line: &Line<'_>, language: Language) -> String {
    let show = |number: Decimal| crate::catalogue::decimal(number, language);
    let id = line.criterion.id.as_str();
    let error = match takes {
        Takes::List(_) => return texts::ERROR_LIST.with(language, &[("id", id)]),
        Takes::Number { to: None, .. } => texts::ERROR_WHOLE.with(language, &[("id", id)]),
        Takes::Number { from, to: Some(to), step } => {
            let values = [("id", id), ("from", &show(*from)), ("to", &show(*to))];
            match step {
                None => texts::ERROR_POINTS.with(language, &values),
                Some(step) => {
                    let step = show(*step);
                    texts::ERROR_STEP.with(language, &[&values[..], &[("step", &step)]].concat())
                }
            }
        }
    };
    if line.criterion.not_applicable == NotApplicable::Forbidden {
        return error;
    }
    let word = texts::NOT_APPLICABLE.get(language);
    texts::ERROR_NOT_APPLICABLE.with(language, &[("error", &error), ("word", word)])
}
