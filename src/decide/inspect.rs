//! One result with all that led to it: what its lines brought, what its measures were, and the value of every
//! condition, nested ones too. `results` says less of more.

use std::collections::BTreeMap;

use super::decided::Listing;
use super::engine::{Engine, served};
use super::figure::Possible;
use super::known::Known;
use super::unit::{Extent, Space};
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
    let listings = vec![Listing::new(data, key.review, key.period)];
    let (decided, report) = Engine::new(data, None).decided(key.period, listings, &|_| (), &mut |_, ()| ());
    let known = Known { data, state: &decided.state };
    let Some(index) = served(data, key) else { return (None, report) };
    let weighed = known.weigh(key, index, &mut Space::default());
    let subjects = known.subjects(&weighed);
    let nested = known.guideline(index).conditions().flat_map(Condition::with_nested);
    let conditions = nested.map(|condition| subjects.evaluate(condition)).collect();
    let of_measure = |(id, possible): (&Id, &Possible)| (id.clone(), possible.known().cloned());
    let measures = weighed.measures.iter().map(of_measure).collect();
    let card = Card { lines: subjects.lines().to_vec(), scores: weighed.scores.clone() };
    let result = known.result_of(weighed, Extent::Whole, &mut Space::default());
    (Some(Inspection { result, card, measures, conditions }), report)
}
