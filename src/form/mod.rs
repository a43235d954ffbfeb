//! What a form to fill in holds: the lines of the guideline, what is given already, and what ties a filled form
//! to the guideline it was made from.

mod label;
mod rule;
pub mod tag;

pub use label::{label, offered};
pub use rule::rule;

use crate::check::{ValidDataset, WrittenRow};
use crate::model::{
    Criterion, Decimal, Exact, Form, Group, Guideline, NotApplicable, Period, Stage, UnitKey, Value,
};
use crate::score::{LineScore, Measured, Scoring, TotalSum};

/// One organisation's form in a review and period.
#[derive(Clone, Debug)]
pub struct Sheet<'a> {
    pub key: UnitKey,
    pub guideline: &'a Guideline,
    /// Of the guideline's file and those that it extends, together.
    pub digest: &'a str,
    /// Those to be filled, in order.
    pub stages: &'a [Stage],
    pub groups: Vec<(&'a Group, Vec<Line<'a>>)>,
    /// By stage, the sums of what is given.
    pub sums: [Sums; 3],
}

impl Sheet<'_> {
    /// Whether the points of some line come from the facts, so that nothing is written for it.
    #[must_use]
    pub fn has_measured(&self) -> bool {
        self.groups.iter().any(|(_, lines)| lines.iter().any(|line| self.is_measured(line)))
    }

    /// The most that the cells can add up to: the maximum without what comes from the facts, whose room in a group
    /// bonus lines may fill.
    #[must_use]
    pub fn most_written(&self) -> Decimal {
        let of_group = |(group, lines): &(&Group, Vec<Line<'_>>)| {
            let max = group.max_in(self.key.period);
            if !lines.iter().any(|line| self.is_measured(line)) {
                return max;
            }
            let written = lines.iter().filter(|line| line.entry != Entry::Measured);
            let counted = written.filter(|line| line.criterion.counts_in(self.key.period));
            max.min(counted.map(most).sum())
        };
        self.groups.iter().filter(|(group, _)| group.has_points()).map(of_group).sum()
    }

    fn is_measured(&self, line: &Line<'_>) -> bool {
        line.entry == Entry::Measured && line.criterion.counts_in(self.key.period)
    }
}

/// What is given so far, added up: a help for those who fill the form in.
#[derive(Clone, Debug, Default)]
pub struct Sums {
    /// By group; `None` where nothing of it is left in the form.
    pub groups: Vec<Option<Decimal>>,
    pub total: Option<Decimal>,
}

/// A line of the form.
#[derive(Clone, Debug)]
pub struct Line<'a> {
    pub criterion: &'a Criterion,
    pub entry: Entry,
    /// By stage.
    pub given: [Option<Value>; 3],
    pub evidence: String,
    pub note: String,
}

/// Whether a line takes values.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Entry {
    Open,
    /// Its value is that of a measure.
    Measured,
    /// It does not apply in this period.
    OtherPeriod,
}

/// The most that a line brings to the sum of its group; what leaves the form has its points scaled to the others.
fn most(line: &Line<'_>) -> Decimal {
    let criterion = line.criterion;
    let is_full = criterion.not_applicable == NotApplicable::Full;
    let is_open = line.entry == Entry::Open || is_full;
    if is_open { criterion.max.unwrap_or_default() } else { criterion.base() }
}

/// Whether a line takes values in a period.
#[must_use]
pub fn entry(line: &Criterion, period: Period) -> Entry {
    match (&line.measure, line.applies_in(period)) {
        (Some(_), _) => Entry::Measured,
        (None, true) => Entry::Open,
        (None, false) => Entry::OtherPeriod,
    }
}

/// The forms of a review that lie in `period`: by organisation, then by period; of the organisations that are
/// wanted, or of all.
#[must_use]
pub fn units(workspace: &ValidDataset, review: usize, period: Period, wanted: &[usize]) -> Vec<UnitKey> {
    use crate::model::Every;
    let periods: Vec<Period> = [Every::Month, Every::Quarter, Every::Year]
        .into_iter()
        .flat_map(|every| period.parts(every))
        .collect();
    let all = (0..workspace.organisations.len()).filter(|index| wanted.is_empty() || wanted.contains(index));
    let keys = all.flat_map(|organisation| {
        periods.iter().map(move |period| UnitKey { review, organisation, period: *period })
    });
    keys.filter(|key| workspace.guideline_for(*key).is_some()).collect()
}

/// The form of a unit; `rows` are its written ones. `None` where no guideline serves it.
#[must_use]
pub fn sheet<'a>(
    workspace: &'a ValidDataset,
    key: UnitKey,
    rows: &[&WrittenRow],
    digest: &'a str,
    stages: &'a [Stage],
) -> Option<Sheet<'a>> {
    let guideline = &workspace.guidelines[workspace.guideline_for(key)?];
    let form = workspace.forms.get(&key).unwrap_or_default();
    let mut index = 0;
    let mut line = |criterion| {
        let row = rows.iter().find(|row| row.line == index);
        let text =
            |cell: Option<&crate::check::WrittenText>| cell.map(|cell| cell.text.clone()).unwrap_or_default();
        let line = Line {
            criterion,
            entry: entry(criterion, key.period),
            given: Stage::ALL.map(|stage| form.value(index, stage)),
            evidence: text(row.and_then(|row| row.evidence.as_ref())),
            note: text(row.and_then(|row| row.note.as_ref())),
        };
        index += 1;
        line
    };
    let groups = guideline.groups.iter().map(|group| (group, group.criteria.iter().map(&mut line).collect()));
    let groups = groups.collect();
    let sums = Stage::ALL.map(|stage| sums(guideline, &form, key.period, stage));
    Some(Sheet { key, guideline, digest, stages, groups, sums })
}

/// Adds up what is given in a stage; what is not given brings nothing.
fn sums(guideline: &Guideline, form: &Form, period: Period, stage: Stage) -> Sums {
    let measured = Measured::default();
    let scoring = Scoring { guideline, period, measured: &measured };
    let nothing = || LineScore::Scored { points: Some(Exact::ZERO), rating: None };
    let lines = scoring.card(&form.entries(), stage).lines.into_iter();
    let lines: Vec<LineScore> =
        lines.map(|line| if matches!(line, LineScore::Open) { nothing() } else { line }).collect();
    let groups = scoring.sums(&lines);
    let total = TotalSum::of(&groups).map(|total| total.exact.rounded());
    let groups = groups.iter().map(|group| group.exact.as_ref().map(Exact::rounded)).collect();
    Sums { groups, total }
}
