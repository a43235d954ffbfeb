//! Bands cover their range once each: every value of the range, also those between two hundredths, has
//! exactly one band.

use super::problem;
use crate::diagnostics::{Code, Edge, Interval, Report};
use crate::model::criterion::{Band, Criterion, Kind};
use crate::model::{Decimal, Guideline};

/// A cut between values: at the value itself, or just above it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Cut {
    value: Decimal,
    above: bool,
}

impl Cut {
    /// Beyond every value.
    const END: Self = Self { value: Decimal::from_hundredths(i64::MAX), above: true };

    const fn at(value: Decimal) -> Self {
        Self { value, above: false }
    }

    const fn above(value: Decimal) -> Self {
        Self { value, above: true }
    }
}

pub fn bands_cover_their_range(guideline: &Guideline, report: &mut Report) {
    for line in guideline.lines() {
        if let Kind::Bands { bands, from, to } = &line.kind
            && !bands.is_empty()
        {
            check(line, bands, *from, *to, report);
        }
    }
}

fn check(line: &Criterion, bands: &[Band], from: Decimal, to: Decimal, report: &mut Report) {
    let mut in_order: Vec<(Cut, Cut, &Band)> =
        bands.iter().map(|band| (first(band, from), beyond(band), band)).collect();
    in_order.sort_by_key(|(first, beyond, _)| (*first, *beyond));
    let (mut next, end_of_range) = (Cut::at(from), Cut::above(to));
    for (first, beyond, band) in in_order {
        if beyond <= first {
            report.add(problem(Code::BandEmpty, band.place).with("criterion", &line.id));
            continue;
        }
        if first > next && next < end_of_range {
            let end = first.min(end_of_range);
            report.add(
                problem(Code::BandsGap, band.place)
                    .with("criterion", &line.id)
                    .with("values", between(next, end)),
            );
        }
        if first < next && first < end_of_range {
            let end = next.min(beyond).min(end_of_range);
            report.add(
                problem(Code::BandsOverlap, band.place)
                    .with("criterion", &line.id)
                    .with("values", between(first, end)),
            );
        }
        next = next.max(beyond);
    }
    if next < end_of_range {
        report.add(
            problem(Code::BandsGap, line.place)
                .with("criterion", &line.id)
                .with("values", between(next, end_of_range)),
        );
    }
}

/// Where a band begins, within the range.
fn first(band: &Band, from: Decimal) -> Cut {
    let own =
        band.lower.map(|bound| if bound.included { Cut::at(bound.value) } else { Cut::above(bound.value) });
    own.unwrap_or(Cut::at(from)).max(Cut::at(from))
}

/// The first cut after a band.
fn beyond(band: &Band) -> Cut {
    let own =
        band.upper.map(|bound| if bound.included { Cut::above(bound.value) } else { Cut::at(bound.value) });
    own.unwrap_or(Cut::END)
}

/// The values from one cut to the next.
fn between(start: Cut, end: Cut) -> Interval {
    let end = (end != Cut::END).then_some(Edge { value: end.value, included: end.above });
    Interval { start: Edge { value: start.value, included: !start.above }, end }
}
