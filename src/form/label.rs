//! What stands in a drop-down for an option or a rating: its name, with its id where another has the same name.

use crate::model::criterion::Offer;
use crate::model::{Language, Text};

/// What stands for the offer at `index`.
#[must_use]
pub fn label(offers: &[Offer], index: usize, language: Language) -> String {
    let Some(offer) = offers.get(index) else { return String::new() };
    let name = |text: &Text| text.get(language).trim().to_owned();
    let own = name(&offer.name);
    let others = offers.iter().enumerate().filter(|(place, _)| *place != index);
    let taken = others.clone().any(|(_, other)| name(&other.name) == own || other.id.as_str() == own);
    if own.is_empty() || taken { format!("{} – {own}", offer.id) } else { own }
}

/// The offer that a text means: its id, or what stands for it in either language.
#[must_use]
pub fn offered(offers: &[Offer], text: &str) -> Option<usize> {
    let by_id = offers.iter().position(|offer| offer.id.as_str() == text);
    let by_label = || {
        let is_it = |index: &usize| {
            [Language::Vietnamese, Language::English]
                .iter()
                .any(|language| label(offers, *index, *language) == text)
        };
        (0..offers.len()).find(is_it)
    };
    by_id.or_else(by_label)
}
