//! The formulas of a form: how the cells of a group add up, and the total. They follow the guideline as far as a
//! spreadsheet can, and are a help only: the result is worked out by the program.

use std::fmt::Write as _;

use crate::form::{Entry, Line, label};
use crate::model::criterion::{Band, Kind, Offer};
use crate::model::{Criterion, Decimal, Guideline, Language, NotApplicable, Period};

/// A line and its cell, such as `E9`.
pub struct Summed<'a> {
    pub line: &'a Line<'a>,
    pub cell: String,
}

/// What the formulas of a form need to know.
pub struct Words<'a> {
    pub guideline: &'a Guideline,
    pub period: Period,
    pub language: Language,
    /// The word for a line that does not apply.
    pub not_applicable: &'a str,
}

impl Words<'_> {
    /// The points of a group, scaled up for the lines that do not apply, at most its maximum.
    pub fn group(&self, lines: &[Summed<'_>], max: Decimal) -> String {
        let counted: Vec<&Summed<'_>> =
            lines.iter().filter(|summed| summed.line.criterion.counts_in(self.period)).collect();
        let base: Decimal = counted.iter().map(|summed| summed.line.criterion.base()).sum();
        let left =
            |summed: &&&Summed<'_>| summed.line.entry == Entry::OtherPeriod && leaves(summed.line.criterion);
        let gone: Decimal = counted.iter().filter(left).map(|summed| summed.line.criterion.base()).sum();
        let mut rest = (base - gone).to_string();
        let may_leave = counted.iter().filter(|summed| {
            summed.line.entry == Entry::Open
                && leaves(summed.line.criterion)
                && summed.line.criterion.not_applicable != NotApplicable::Forbidden
                && summed.line.criterion.base() != Decimal::ZERO
        });
        for summed in may_leave {
            let _ = write!(rest, "-{}*{}", self.is_left(&summed.cell), summed.line.criterion.base());
        }
        let terms: Vec<String> = counted.iter().filter_map(|summed| self.points(summed)).collect();
        let points = if terms.is_empty() { "0".to_owned() } else { terms.join("+") };
        if base == Decimal::ZERO || rest == base.to_string() {
            return format!("=MIN({max},{points})");
        }
        let word = quoted(self.not_applicable);
        format!("=IF(({rest})<=0,{word},ROUND(MIN({max},({points})*{base}/({rest})),2))")
    }

    /// The total of the groups still in, scaled up for those that are out.
    pub fn total(&self, groups: &[(String, Decimal)]) -> String {
        let sum: Vec<&str> = groups.iter().map(|(cell, _)| cell.as_str()).collect();
        let base: Decimal = groups.iter().map(|(_, max)| *max).sum();
        let still = |(cell, max): &(String, Decimal)| format!("ISNUMBER({cell})*{max}");
        let rest = groups.iter().map(still).collect::<Vec<_>>().join("+");
        let word = quoted(self.not_applicable);
        format!("=IF(({rest})=0,{word},ROUND(SUM({})*{base}/({rest}),2))", sum.join(","))
    }

    /// What a line brings; nothing is written for lines without points.
    fn points(&self, summed: &Summed<'_>) -> Option<String> {
        let (line, cell) = (summed.line.criterion, summed.cell.as_str());
        let max = line.max?;
        match (summed.line.entry, line.not_applicable) {
            (Entry::OtherPeriod, NotApplicable::Full) => return Some(max.to_string()),
            (Entry::OtherPeriod | Entry::Measured, _) => return None,
            (Entry::Open, _) => {}
        }
        let own = match &line.kind {
            Kind::Points { .. } => format!("N({cell})"),
            Kind::Toggle => {
                let yes = crate::catalogue::entry::YES.get(self.language);
                format!("({cell}={})*{max}", quoted(yes))
            }
            Kind::Choice { options } => self.offers(options, cell),
            Kind::Rating => self.offers(&self.guideline.ratings, cell),
            Kind::Bands { bands, .. } => {
                let bands: Vec<String> = bands.iter().map(|one| band(one, cell)).collect();
                format!("ISNUMBER({cell})*({})", bands.join("+"))
            }
            Kind::Deduction { per, floor } => {
                format!("ISNUMBER({cell})*MAX({floor},{max}-{per}*N({cell}))")
            }
        };
        Some(if line.not_applicable == NotApplicable::Full {
            format!("{own}+{}*{max}", self.is_left(cell))
        } else {
            own
        })
    }

    fn is_left(&self, cell: &str) -> String {
        format!("({cell}={})", quoted(self.not_applicable))
    }

    fn offers(&self, offers: &[Offer], cell: &str) -> String {
        let one = |(index, offer): (usize, &Offer)| {
            let points = offer.points.filter(|points| *points != Decimal::ZERO)?;
            Some(format!("({cell}={})*{points}", quoted(&label(offers, index, self.language))))
        };
        let terms: Vec<String> = offers.iter().enumerate().filter_map(one).collect();
        if terms.is_empty() { "0".to_owned() } else { terms.join("+") }
    }
}

/// Whether `n/a` takes the line out of the form: a rating without points can only leave.
fn leaves(line: &Criterion) -> bool {
    line.not_applicable != NotApplicable::Full || line.max.is_none()
}

fn band(band: &Band, cell: &str) -> String {
    let lower = band
        .lower
        .map(|bound| format!("({cell}{}{})*", if bound.included { ">=" } else { ">" }, bound.value));
    let upper = band
        .upper
        .map(|bound| format!("({cell}{}{})*", if bound.included { "<=" } else { "<" }, bound.value));
    format!("{}{}{}", lower.unwrap_or_default(), upper.unwrap_or_default(), band.points)
}

fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('"', "\"\""))
}
