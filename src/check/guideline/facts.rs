//! Facts and measures: known names, and figures that can be known in the guideline's own periods.

use super::{basis, problem, unknown};
use crate::diagnostics::{Code, Report, Term};
use crate::model::measure::{Fact, MeasureKind, Unit};
use crate::model::{Guideline, Id, Located};

pub fn measures_fit(guideline: &Guideline, report: &mut Report) {
    for measure in &guideline.measures {
        let MeasureKind::Ratio { part, whole } = &measure.kind else { continue };
        let facts = [part, whole].map(|name| known_fact(guideline, name, report));
        let [Some(part_fact), Some(whole_fact)] = facts else { continue };
        if part_fact.every != whole_fact.every {
            let never = problem(Code::FactNeverKnown, part.place).with("fact", &part.value);
            report.add(never.with("reason", Term::GivenUnequally));
        }
        for (name, _) in
            [(part, part_fact), (whole, whole_fact)].iter().filter(|(_, fact)| fact.unit == Unit::Flag)
        {
            report.add(problem(Code::RatioOfFlags, name.place).with("fact", &name.value));
        }
    }
}

/// A declared fact; one that is not declared is reported.
pub fn known_fact<'g>(guideline: &'g Guideline, name: &Located<Id>, report: &mut Report) -> Option<&'g Fact> {
    let fact = guideline.fact(&name.value);
    if fact.is_none() {
        report.add(unknown(Term::Fact, &name.value, name.place, guideline.facts.iter().map(|fact| &fact.id)));
    }
    fact
}

/// A fact given more rarely than the form is filled, or a percentage given more often, is never known.
pub fn facts_can_be_known(guideline: &Guideline, report: &mut Report) {
    for fact in &guideline.facts {
        let longer = fact.every > guideline.every;
        let many = fact.every < guideline.every && matches!(fact.unit, Unit::Percent | Unit::Flag);
        if longer || many {
            let reason = if longer { Term::GivenMoreRarely } else { Term::GivenMoreOften };
            let never = problem(Code::FactNeverKnown, fact.place).with("fact", &fact.id);
            report.add(never.with("reason", reason));
        }
    }
}

/// A measure that changes no result. Of an inherited one the extending guideline cannot be rid.
pub fn measures_are_used(guideline: &Guideline, report: &mut Report) {
    let own = guideline.measures.iter().filter(|measure| measure.place.file() == guideline.place.file());
    for measure in own.filter(|measure| !guideline.uses(&measure.id)) {
        let unused = problem(Code::MeasureUnused, measure.place).with("measure", &measure.id);
        report.add(unused.because(basis(guideline, measure.cite.as_ref(), measure.place)));
    }
}
