//! Which signed forms are still what was signed, while their rows stream by: there may be millions, and only those of
//! a form at a time are held.

use std::collections::{BTreeSet, HashMap};

use super::check::Signed;
use super::content::{Content, Rules};
use super::mark::Mark;
use crate::check::{ValidDataset, WrittenRow};
use crate::model::UnitKey;
use crate::model::record::{AssessmentRow, RecordFile, RowSink};

/// The signatures of each form.
pub type SignedForms<'s> = HashMap<UnitKey, Vec<&'s Mark>>;

/// The signatures by the form that they are of.
#[must_use]
pub fn marks_by_form<'s>(signed: &'s [Signed<'_>]) -> SignedForms<'s> {
    let mut forms = SignedForms::new();
    for signed in signed {
        forms.entry(signed.key).or_default().push(&signed.mark);
    }
    forms
}

/// Holds forms against their signatures. The rows of a form mostly stand one after another; of a form whose rows do
/// not, it is left open whether it is as it was.
#[derive(Debug)]
pub struct Holding<'d> {
    data: &'d ValidDataset,
    rules: &'d [Vec<Rules>],
    forms: &'d SignedForms<'d>,
    /// The rows of the first form, which may have begun before, and of the last one, which may go on behind.
    open: Vec<Run>,
    /// Whether what stands between is as it was signed.
    judged: Vec<(UnitKey, bool)>,
}

/// Rows of a form that stand one after another.
#[derive(Debug)]
struct Run {
    key: UnitKey,
    rows: Vec<WrittenRow>,
}

impl<'d> Holding<'d> {
    #[must_use]
    pub const fn new(data: &'d ValidDataset, rules: &'d [Vec<Rules>], forms: &'d SignedForms<'d>) -> Self {
        Self { data, rules, forms, open: Vec::new(), judged: Vec::new() }
    }

    /// Takes over what came of rows that stand behind its own.
    pub fn append(&mut self, behind: Self) {
        self.judged.extend(behind.judged);
        behind.open.into_iter().for_each(|run| self.go_on(run));
    }

    /// The organisations of forms of which it is not sure that they are as they were signed.
    #[must_use]
    pub fn in_question(mut self) -> BTreeSet<usize> {
        for run in std::mem::take(&mut self.open) {
            self.judge(&run);
        }
        let mut runs: HashMap<UnitKey, (usize, bool)> = HashMap::new();
        for (key, holds) in self.judged {
            let (count, all_hold) = runs.entry(key).or_insert((0, true));
            (*count, *all_hold) = (*count + 1, *all_hold && holds);
        }
        let is_sure = |key: &&UnitKey| runs.get(key) == Some(&(1, true));
        self.forms.keys().filter(|key| !is_sure(key)).map(|key| key.organisation).collect()
    }

    fn go_on(&mut self, mut run: Run) {
        if let Some(last) = self.open.last_mut().filter(|last| last.key == run.key) {
            last.rows.append(&mut run.rows);
            return;
        }
        if self.open.len() > 1 {
            self.open.pop().iter().for_each(|done| self.judge(done));
        }
        self.open.push(run);
    }

    fn judge(&mut self, run: &Run) {
        let holds = |mark: &&Mark| {
            let content = Content::of(self.data, run.key, mark.stage, &run.rows, self.rules);
            content.is_some_and(|content| content.is_signed_by(mark))
        };
        let all_hold = self.forms.get(&run.key).is_some_and(|marks| marks.iter().all(holds));
        self.judged.push((run.key, all_hold));
    }
}

impl RowSink for Holding<'_> {
    fn row(&mut self, file: &RecordFile, row: &impl AssessmentRow) {
        let before = self.open.last().and_then(|run| Some(run.rows.last()?.line));
        let is_signed = |key: UnitKey| self.forms.contains_key(&key);
        let Some(row) = WrittenRow::read(self.data, file, row, before, is_signed) else { return };
        match self.open.last_mut().filter(|last| last.key == row.key) {
            Some(last) => last.rows.push(row),
            None => self.go_on(Run { key: row.key, rows: vec![row] }),
        }
    }
}
