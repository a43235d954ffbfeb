//! One unit with its form as it might be: what its conditions would be, everything else as it is.

use std::collections::BTreeMap;

use super::Engine;
use super::condition::Subjects;
use super::figure::Possible;
use super::{listed_units, worked_out};
use crate::check::ValidDataset;
use crate::model::results::Truth;
use crate::model::{Condition, Form, Guideline, Id, Stage, UnitKey};
use crate::score::{Card, Measured, Scoring};

/// A unit whose form may be supposed. Nothing that it looks at can depend on its own form.
pub struct Supposing<'d> {
    engine: Engine<'d>,
    key: UnitKey,
    guideline: &'d Guideline,
    stage: Stage,
    measures: BTreeMap<Id, Possible>,
    measured: Measured,
}

impl<'d> Supposing<'d> {
    /// `None` for a unit that has no result.
    #[must_use]
    pub fn new(data: &'d ValidDataset, key: UnitKey) -> Option<Self> {
        let listed = listed_units(data, key.review, key.period);
        let mut engine = worked_out(data, key.review, &listed, None);
        let unit = engine.units.remove(&key)?;
        let guideline = &data.guidelines[unit.result.guideline];
        let stage = engine.stage(key, unit.result.guideline);
        let known = |(id, possible): (&Id, &Possible)| (id.clone(), possible.known().cloned());
        let measured = unit.measures.iter().map(known).collect();
        Some(Self { engine, key, guideline, stage, measures: unit.measures, measured })
    }

    #[must_use]
    pub const fn guideline(&self) -> &'d Guideline {
        self.guideline
    }

    /// The stage that decides.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.stage
    }

    /// The scores that a form would bring.
    #[must_use]
    pub fn card(&self, form: &Form) -> Card {
        let (guideline, period) = (self.guideline, self.key.period);
        Scoring { guideline, form: Some(form), period, measured: &self.measured }.card(self.stage)
    }

    /// What a condition would be; `None` when its subject has left the form.
    #[must_use]
    pub fn truth(&self, card: &Card, condition: &Condition) -> Option<Truth> {
        let (engine, key, guideline, measures) = (&self.engine, self.key, self.guideline, &self.measures);
        Subjects { engine, key, guideline, card, measures }.evaluate(condition).0
    }
}
