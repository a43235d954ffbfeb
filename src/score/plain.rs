//! The lines of a guideline that simply bring the points that are entered, as nearly all do.

use crate::model::criterion::Kind;
use crate::model::{Criterion, Decimal, Group, Guideline, LineEntry, Stage};

/// What is plain in the groups of a guideline: looked up once for all of its forms.
#[derive(Clone, Debug)]
pub struct Plain {
    pub(super) groups: Vec<PlainGroup>,
}

#[derive(Clone, Debug)]
pub(super) struct PlainGroup {
    /// By line: its base where its points are entered and it always applies; `None` for the others.
    pub bases: Vec<Option<Decimal>>,
    /// The maximum of a group with points and with no other lines.
    max: Option<Decimal>,
}

impl Plain {
    #[must_use]
    pub fn of(guideline: &Guideline) -> Self {
        Self { groups: guideline.groups.iter().map(PlainGroup::of).collect() }
    }
}

impl PlainGroup {
    fn of(group: &Group) -> Self {
        let base = |line: &Criterion| is_plain(line).then(|| line.base());
        let bases: Vec<Option<Decimal>> = group.criteria.iter().map(base).collect();
        let whole = bases.iter().copied().sum::<Option<Decimal>>().filter(|_| group.has_points());
        Self { bases, max: whole.map(|base| group.stated_max.unwrap_or(base)) }
    }

    /// The points of all lines and the group's maximum, where all have a number.
    #[inline]
    pub fn points(&self, entries: &[LineEntry], stage: Stage) -> Option<(Decimal, Decimal)> {
        let max = self.max.filter(|_| entries.len() == self.bases.len())?;
        Some((LineEntry::sum(entries, stage)?, max))
    }
}

const fn is_plain(line: &Criterion) -> bool {
    let is_entered = matches!(line.kind, Kind::Points { .. }) && line.measure.is_none();
    is_entered && line.counts_from.is_none() && line.periods.is_none()
}
