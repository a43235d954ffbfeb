//! How a fact or a measure is named, and whether it is a percentage.

use crate::model::measure::{MeasureKind, Reading};
use crate::model::{Guideline, Id, Language, Unit};

/// The name of the fact or measure `id`, or the id where the guideline has none.
#[must_use]
pub fn name<'a>(guideline: &'a Guideline, id: &'a Id, language: Language) -> &'a str {
    let fact = guideline.fact(id).map(|fact| &fact.name);
    let name = fact.or_else(|| guideline.measure(id).map(|measure| &measure.name));
    name.map_or(id.as_str(), |name| name.get(language))
}

/// Whether the figure is counted in percent.
#[must_use]
pub fn is_percentage(guideline: &Guideline, id: &Id) -> bool {
    let of_fact = guideline.fact(id).map(|fact| fact.unit == Unit::Percent);
    let of_measure = || guideline.measure(id).map(|measure| measures_percent(&measure.kind));
    of_fact.or_else(of_measure).unwrap_or(false)
}

fn measures_percent(kind: &MeasureKind) -> bool {
    match kind {
        MeasureKind::Ratio { .. } => true,
        MeasureKind::Periods(count) | MeasureKind::Subordinates(count) => count.reading == Reading::Share,
        MeasureKind::Findings(_) => false,
    }
}
