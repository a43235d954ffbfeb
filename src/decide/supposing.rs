//! One unit with its form as it might be: what its conditions would be, everything else as it is.

use std::cell::OnceCell;

use super::condition::Subjects;
use super::decided::{Decided, Listing};
use super::engine::{Engine, served};
use super::known::Known;
use super::unit::{Space, Weighed};
use crate::check::ValidDataset;
use crate::model::results::Truth;
use crate::model::{Condition, Form, Guideline, Stage, UnitKey};
use crate::score::{Card, Scoring};

/// A unit whose form may be supposed. Nothing that it looks at can depend on its own form.
pub struct Supposing<'d> {
    data: &'d ValidDataset,
    decided: Decided,
    /// As it is.
    weighed: Weighed,
}

impl<'d> Supposing<'d> {
    /// `None` for a unit that has no result.
    #[must_use]
    pub fn new(data: &'d ValidDataset, key: UnitKey) -> Option<Self> {
        let index = served(data, key)?;
        let listings = vec![Listing::exactly(data, key.review, key.period).only(key.organisation)];
        let (decided, _) = Engine::new(data, None).decided(key.period, listings, &|_| (), &mut |_, ()| ());
        let known = Known { data, state: &decided.state };
        let weighed = known.weigh(key, index, &mut Space::default());
        Some(Self { data, decided, weighed })
    }

    #[must_use]
    pub fn guideline(&self) -> &'d Guideline {
        &self.data.guidelines[self.weighed.index]
    }

    /// The stage that decides.
    #[must_use]
    pub const fn stage(&self) -> Stage {
        self.weighed.scores.stage
    }

    /// The scores that a form would bring.
    #[must_use]
    pub fn card(&self, form: &Form) -> Card {
        let Weighed { key, measured, .. } = &self.weighed;
        let scoring = Scoring { guideline: self.guideline(), period: key.period, measured };
        scoring.card(&form.entries(), self.stage())
    }

    /// What a condition would be; `None` when its subject has left the form.
    #[must_use]
    pub fn truth(&self, card: &Card, condition: &Condition) -> Option<Truth> {
        let known = Known { data: self.data, state: &self.decided.state };
        let Weighed { key, measures, measured, .. } = &self.weighed;
        let (guideline, lines) = (self.guideline(), OnceCell::from(card.lines.clone()));
        // all that a condition asks of the form itself are the scores of its lines
        let (key, entries, scores, lines) = (*key, &[], &card.scores, &lines);
        Subjects { known, key, guideline, entries, scores, lines, measures, measured }.truth(condition)
    }
}
