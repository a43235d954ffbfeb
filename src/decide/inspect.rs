//! One result with all that led to it: what its lines brought, what its measures were, and the value of every
//! condition, nested ones too. `results` says less of more.

use std::collections::BTreeMap;

use super::condition::Subjects;
use super::figure::Possible;
use super::{listed_units, worked_out};
use crate::check::ValidDataset;
use crate::diagnostics::Report;
use crate::model::results::{Observed, Truth, UnitResult};
use crate::model::{Condition, Exact, Id, UnitKey};
use crate::score::Card;

/// A result from within.
#[derive(Debug)]
pub struct Inspection {
    pub result: UnitResult,
    /// The scores of the stage that decides.
    pub card: Card,
    pub measures: BTreeMap<Id, Option<Exact>>,
    /// Of every condition, in the guideline's order, each followed by those nested in it: its value (`None`
    /// when its subject has left the form), waivers aside, and what it looked at.
    pub conditions: Vec<(Option<Truth>, Observed)>,
}

/// Works out the period of a unit and looks into it. The report is as with `results`.
#[must_use]
pub fn inspect(data: &ValidDataset, key: UnitKey) -> (Option<Inspection>, Report) {
    let listed = listed_units(data, key.review, key.period);
    let mut engine = worked_out(data, key.review, &listed, None);
    let report = std::mem::take(&mut engine.report);
    let Some(unit) = engine.units.remove(&key).map(|unit| *unit) else { return (None, report) };
    let guideline = &data.guidelines[unit.result.guideline];
    let card = engine.card(key, unit.result.guideline, &unit.measures);
    let subjects = Subjects { engine: &engine, key, guideline, card: &card, measures: &unit.measures };
    let nested = guideline.conditions().flat_map(Condition::with_nested);
    let conditions = nested.map(|condition| subjects.evaluate(condition)).collect();
    let known = |possible: &Possible| possible.known().cloned();
    let measures = unit.measures.iter().map(|(id, possible)| (id.clone(), known(possible))).collect();
    (Some(Inspection { result: unit.result, card, measures, conditions }), report)
}
