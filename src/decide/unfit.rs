//! Measured values that do not fit the lines they belong to: problems that only results show.

use super::known::Known;
use crate::diagnostics::{Argument, Code, Diagnostic, Edge, Interval, Term};
use crate::model::criterion::Kind;
use crate::model::{Criterion, Decimal, Exact, Id, Place, UnitKey};

impl Known<'_> {
    /// A measured value that its line cannot take: shown at the organisation's facts.
    pub fn unfit(self, key: UnitKey, line: &Criterion, measure: &Id, value: &Exact) -> Diagnostic {
        let rows = self.data.facts.of(key.organisation).filter(|(_, period, _)| key.period.holds(*period));
        let file = self.data.years.get(&key.period.year()).copied().flatten();
        let place = rows.map(|(_, _, fact)| fact.place).min().or(file.map(Place::File));
        Diagnostic::new(Code::MeasuredValueUnfit, place.unwrap_or(self.data.manifest.place))
            .with("organisation", self.data.organisations.at(key.organisation))
            .with("period", key.period)
            .with("criterion", &line.id)
            .with("measure", measure)
            .with("value", value.rounded())
            .with("expected", taken_by(line))
    }
}

/// The measured values that a line takes.
fn taken_by(line: &Criterion) -> Argument {
    let between = |from, to| {
        let edge = |value| Edge { value, included: true };
        Argument::Interval(Interval { start: edge(from), end: Some(edge(to)) })
    };
    match &line.kind {
        Kind::Bands { from, to, .. } => between(*from, *to),
        Kind::Deduction { .. } => Term::WholeNumber.into(),
        Kind::Points { .. } | Kind::Toggle | Kind::Choice { .. } | Kind::Rating => {
            between(Decimal::ZERO, line.max.unwrap_or_default())
        }
    }
}
