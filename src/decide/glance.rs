//! A unit while it is worked out, shown to who wants a look at it before it is put away.

use std::borrow::Cow;

use super::known::Known;
use super::unit::Weighed;
use crate::model::results::StageScore;
use crate::model::{Form, Guideline, Stage, UnitKey, Workspace};
use crate::score::Scoring;

/// A unit at hand.
pub struct Glance<'g> {
    pub(super) known: Known<'g>,
    pub(super) weighed: &'g Weighed,
    /// Its form, if it has one.
    pub form: Option<&'g Form>,
    /// Its outcome before the quota.
    pub computed: Option<usize>,
}

impl<'g> Glance<'g> {
    #[must_use]
    pub const fn key(&self) -> UnitKey {
        self.weighed.key
    }

    #[must_use]
    pub fn data(&self) -> &'g Workspace {
        self.known.data
    }

    /// Its guideline, as an index.
    #[must_use]
    pub const fn guideline_index(&self) -> usize {
        self.weighed.index
    }

    #[must_use]
    pub fn guideline(&self) -> &'g Guideline {
        self.known.guideline(self.weighed.index)
    }

    /// The scores of a stage.
    #[must_use]
    pub fn score(&self, stage: Stage) -> Cow<'g, StageScore> {
        let Weighed { key, measured, card, .. } = self.weighed;
        if card.scores.stage == stage {
            return Cow::Borrowed(&card.scores);
        }
        let scoring = Scoring { guideline: self.guideline(), form: self.form, period: key.period, measured };
        Cow::Owned(scoring.card(stage).scores)
    }
}
