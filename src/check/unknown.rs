//! Ids of organisations that no organisation has.

use std::collections::BTreeMap;

use super::Frame;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::{Id, Located};

/// Reports the ids. What was meant is guessed for the first of them only, because every
/// guess looks at all organisations.
pub fn report(frame: &Frame, mut unknown: Vec<Located<Id>>, report: &mut Report) {
    unknown.sort_unstable_by_key(|id| id.place);
    let known = || frame.dataset.organisations.ids();
    let mut guesses: BTreeMap<Id, Diagnostic> = BTreeMap::new();
    let most_guesses = Report::most_guesses(frame.dataset.organisations.len());
    for id in unknown {
        let problem = Diagnostic::new(Code::OrganisationUnknown, id.place).with("organisation", &id.value);
        let problem = if let Some(guess) = guesses.get(&id.value) {
            Diagnostic { place: id.place, ..guess.clone() }
        } else if guesses.len() < most_guesses && report.may_guess() {
            let problem = problem.meant(id.value.as_str(), known());
            guesses.insert(id.value, problem.clone());
            problem
        } else {
            problem.meant(id.value.as_str(), [])
        };
        report.add(problem);
    }
}
