//! Whether the texts beside the values (minh chứng, ghi chú) are the same on two sides, without keeping them: there may be
//! millions.

use rustc_hash::FxHashMap;

use super::ValidDataset;
use super::written::unit_of;
use crate::digest::Sum;
use crate::model::record::{AssessmentRow, RecordFile, RowSink};
use crate::model::{Period, UnitKey};

/// By organisation a sum over the digests of its texts: the same for the same texts, in whatever order their rows stand.
#[derive(Debug)]
pub struct TextSums<'d, Shown> {
    data: &'d ValidDataset,
    /// The period as both sides call it, of the units that are compared.
    shown: Shown,
    sums: FxHashMap<usize, u128>,
    /// The line of the row before.
    line: usize,
}

impl<'d, Shown: Fn(UnitKey) -> Option<Period> + Copy> TextSums<'d, Shown> {
    #[must_use]
    pub fn new(data: &'d ValidDataset, shown: Shown) -> Self {
        Self { data, shown, sums: FxHashMap::default(), line: 0 }
    }

    /// Takes over the sums of other rows.
    pub fn append(&mut self, other: Self) {
        for (organisation, sum) in other.sums {
            self.add(organisation, sum);
        }
    }

    fn add(&mut self, organisation: usize, sum: u128) {
        let own = self.sums.entry(organisation).or_default();
        *own = own.wrapping_add(sum);
    }

    #[must_use]
    pub fn of(&self, organisation: usize) -> u128 {
        self.sums.get(&organisation).copied().unwrap_or_default()
    }
}

impl<Shown: Fn(UnitKey) -> Option<Period> + Copy> RowSink for TextSums<'_, Shown> {
    fn row(&mut self, file: &RecordFile, row: &impl AssessmentRow) {
        let texts = [(b'e', row.evidence()), (b'n', row.note())];
        if texts.iter().all(|(_, text)| text.is_none()) {
            return;
        }
        let Some(key) = unit_of(self.data, file, row) else { return };
        let (Some(period), Some(guideline)) = ((self.shown)(key), self.data.guideline_for(key)) else {
            return;
        };
        let guideline = &self.data.guidelines[guideline];
        let Some(line) = guideline.line_at(row.criterion().text, self.line + 1) else { return };
        self.line = line;
        let criterion = guideline.lines().nth(line).map_or("", |line| line.id.as_str());
        let (review, period) = (&self.data.manifest.reviews[key.review].id, period.to_number().to_le_bytes());
        for (column, text) in texts {
            let Some(text) = text else { continue };
            // none of the parts but the last may hold a zero
            let parts =
                [&[column], review.as_str().as_bytes(), &[0], criterion.as_bytes(), &[0], &period[..]];
            let parts = parts.into_iter().chain([text.text.as_bytes()]);
            self.add(key.organisation, Sum::of_parts(parts).first_half());
        }
    }
}
