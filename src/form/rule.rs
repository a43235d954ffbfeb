//! How a line takes its value, in one short word for programs: two forms with the same words take the same values.

use crate::model::criterion::{Band, Bound, Offer};
use crate::model::{Criterion, Decimal, Guideline, Kind, NotApplicable};

/// What the line takes: `points 0..10 step 0.5`.
#[must_use]
pub fn rule(guideline: &Guideline, line: &Criterion) -> String {
    let max = line.max.unwrap_or_default();
    let kind = match &line.kind {
        Kind::Points { step: None } => format!("points 0..{max}"),
        Kind::Points { step: Some(step) } => format!("points 0..{max} step {step}"),
        Kind::Toggle => format!("toggle {max}"),
        Kind::Choice { options } => format!("choice {}", offers(options)),
        Kind::Bands { bands, from, to } => {
            let bands: Vec<String> = bands.iter().map(band).collect();
            format!("bands {from}..{to} {}", bands.join(" "))
        }
        Kind::Deduction { per, floor } => format!("deduction {max} per {per} floor {floor}"),
        Kind::Rating => format!("rating {}", offers(&guideline.ratings)),
    };
    let not_applicable = match line.not_applicable {
        NotApplicable::Forbidden => "",
        NotApplicable::Rescale => " n/a rescale",
        NotApplicable::Full => " n/a full",
    };
    let measured = line.measure.as_ref().map(|id| format!(" measure {}", id.value)).unwrap_or_default();
    kind + not_applicable + &measured
}

fn offers(offers: &[Offer]) -> String {
    let one = |offer: &Offer| match offer.points {
        Some(points) => format!("{}={points}", offer.id),
        None => offer.id.to_string(),
    };
    offers.iter().map(one).collect::<Vec<_>>().join(" ")
}

fn band(band: &Band) -> String {
    let lower = band.lower.map(|bound| format!("{}{}", sign(bound, ['[', ']']), bound.value));
    let upper = band.upper.map(|bound| format!("{}{}", bound.value, sign(bound, [']', '['])));
    let points: Decimal = band.points;
    format!("{}..{}={points}", lower.unwrap_or_default(), upper.unwrap_or_default())
}

const fn sign(bound: Bound, [included, excluded]: [char; 2]) -> char {
    if bound.included { included } else { excluded }
}
