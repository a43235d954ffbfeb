//! Where a row belongs in its table. Only facts and assessments are sorted: in the other tables people write one
//! thing after another, and their order is theirs (in the register and among decisions it even counts).

use std::collections::HashMap;

use super::table::Cells;
use crate::load::YearTable;
use crate::load::csv::Column;
use crate::load::files::Contents;
use crate::model::record::RecordFile;
use crate::model::{Period, UnitKey, Workspace};

/// The orders that rows follow: of the register, of the periods, of the guidelines.
pub struct Ranks<'w> {
    workspace: &'w Workspace,
    organisations: HashMap<&'w str, usize>,
}

/// Organisation, period, and line of the form.
pub type Rank = (Option<usize>, Option<Period>, usize);

const AS_IT_STANDS: Rank = (None, None, 0);

impl<'w> Ranks<'w> {
    #[must_use]
    pub fn new(workspace: &'w Workspace) -> Self {
        let ids = workspace.organisations.ids();
        Self { workspace, organisations: ids.zip(0..).collect() }
    }

    /// The rank of a row in a file that holds `contents`.
    #[must_use]
    pub fn of(&self, row: &Cells<'_>, contents: &Contents) -> Rank {
        match contents {
            Contents::Records(file) => self.assessment(row, file),
            // within a period people group facts as they like
            Contents::Table(year, YearTable::Facts) => (self.organisation(row), period(row, *year), 0),
            Contents::Table(
                _,
                YearTable::Events
                | YearTable::Findings
                | YearTable::Waivers
                | YearTable::Decisions
                | YearTable::Assignments,
            )
            | Contents::Register
            | Contents::Toml => AS_IT_STANDS,
        }
    }

    fn organisation(&self, row: &Cells<'_>) -> Option<usize> {
        self.organisations.get(row.get(Column::Organisation).as_ref()).copied()
    }

    /// By organisation, period, and the line of the form.
    fn assessment(&self, row: &Cells<'_>, file: &RecordFile) -> Rank {
        let of_file = || self.organisations.get(file.organisation.as_ref()?.as_str()).copied();
        let organisation = self.organisation(row).or_else(of_file);
        let period = period(row, file.year);
        let review = self.workspace.manifest.review_at(file.review.as_str());
        let key = organisation.zip(period).zip(review);
        let key = key.map(|((organisation, period), review)| UnitKey { review, organisation, period });
        let guideline = key.and_then(|key| self.workspace.guideline_for(key));
        let line = guideline
            .and_then(|index| self.workspace.guidelines[index].line_at(&row.get(Column::Criterion), 0));
        (organisation, period, line.unwrap_or(usize::MAX))
    }
}

fn period(row: &Cells<'_>, year: i16) -> Option<Period> {
    match row.get(Column::Period).as_ref() {
        "" => Some(Period::year_of(year)),
        written => Period::read(written),
    }
}
