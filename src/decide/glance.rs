//! A unit while it is worked out, shown to who wants a look at it before it is put away.

use std::borrow::Cow;

use super::known::Known;
use super::unit::Weighed;
use crate::model::results::StageScore;
use crate::model::{FormTraits, Guideline, LineEntry, Stage, UnitKey, Workspace};

/// A unit at hand.
pub struct Glance<'g> {
    pub(super) known: Known<'g>,
    pub(super) weighed: &'g Weighed,
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

    /// What is said of its form as a whole, if it has one.
    #[must_use]
    pub const fn traits(&self) -> Option<FormTraits> {
        self.weighed.traits
    }

    /// What the lines of its form say.
    #[must_use]
    pub fn entries(&self) -> &'g [LineEntry] {
        &self.weighed.entries
    }

    /// The scores of a stage of the guideline.
    #[must_use]
    pub fn score(&self, stage: Stage) -> Cow<'g, StageScore> {
        self.known.score(self.weighed, stage)
    }
}
