//! How a fact or a measure is named.

use crate::model::{Guideline, Id, Language};

/// The name of the fact or measure `id`, or the id where the guideline has none.
#[must_use]
pub fn name<'a>(guideline: &'a Guideline, id: &'a Id, language: Language) -> &'a str {
    let fact = guideline.fact(id).map(|fact| &fact.name);
    let name = fact.or_else(|| guideline.measure(id).map(|measure| &measure.name));
    name.map_or(id.as_str(), |name| name.get(language))
}
