//! The form: its groups and lines, each line with its row as it is written.

use std::collections::HashMap;

use crate::check::WrittenRow;
use crate::model::{Guideline, UnitKey};

#[derive(Clone, Debug)]
pub struct GroupAccount {
    /// Its place in the guideline.
    pub group: usize,
    pub lines: Vec<LineAccount>,
}

#[derive(Clone, Debug)]
pub struct LineAccount {
    /// Its place among all lines of the guideline, as in the sums of a stage.
    pub line: usize,
    /// Its row, where it has one.
    pub row: Option<WrittenRow>,
}

/// The rows of assessments as they are written, by the form they belong to.
#[derive(Clone, Debug, Default)]
pub struct Rows(HashMap<UnitKey, Vec<WrittenRow>>);

impl FromIterator<WrittenRow> for Rows {
    fn from_iter<I: IntoIterator<Item = WrittenRow>>(rows: I) -> Self {
        let mut all: HashMap<UnitKey, Vec<WrittenRow>> = HashMap::new();
        for row in rows {
            all.entry(row.key).or_default().push(row);
        }
        Self(all)
    }
}

/// The groups of a form with the rows of the unit.
pub fn groups(key: UnitKey, guideline: &Guideline, rows: &Rows) -> Vec<GroupAccount> {
    let own = rows.0.get(&key).map_or(&[][..], Vec::as_slice);
    let mut next = 0;
    let mut groups = Vec::new();
    for (group, found) in guideline.groups.iter().enumerate() {
        let last = next + found.criteria.len();
        let row = |line| own.iter().find(|row| row.line == line).cloned();
        groups.push(GroupAccount {
            group,
            lines: (next..last).map(|line| LineAccount { line, row: row(line) }).collect(),
        });
        next = last;
    }
    groups
}
