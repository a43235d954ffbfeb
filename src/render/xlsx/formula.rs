//! The formulas of a form: how the cells of a group add up, and the total. They follow the guideline as far as a
//! spreadsheet can, and are a help only: the result is worked out by the program.

use std::fmt::Write as _;

use crate::form::{Entry, Line, label};
use crate::model::criterion::{Band, Kind, Offer};
use crate::model::text::units;
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

/// What the lines of a group add up to.
pub struct Sum {
    /// Of its cell.
    pub formula: String,
    /// What enters the total, where it is not what the cell shows: a scaled sum is rounded where it is shown alone.
    unrounded: Option<String>,
}

/// A group in the total: its cell, its maximum and its sum.
pub struct Part {
    pub cell: String,
    pub max: Decimal,
    pub sum: Sum,
}

impl Words<'_> {
    /// The points of a group, scaled up for the lines that do not apply, at most its maximum.
    pub fn group(&self, lines: &[Summed<'_>], max: Decimal) -> Sum {
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
            return Sum { formula: format!("=MIN({max},{points})"), unrounded: None };
        }
        let (word, scaled) = (quoted(self.not_applicable), format!("MIN({max},({points})*{base}/({rest}))"));
        Sum {
            formula: format!("=IF(({rest})<=0,{word},ROUND({scaled},2))"),
            unrounded: Some(format!("IF(({rest})<=0,0,{scaled})")),
        }
    }

    /// The total of the groups still in, scaled up for those that are out.
    pub fn total(&self, groups: &[&Part]) -> String {
        let summed = |group: &&Part| group.sum.unrounded.clone().unwrap_or_else(|| group.cell.clone());
        let base: Decimal = groups.iter().map(|group| group.max).sum();
        let still = |group: &&Part| format!("ISNUMBER({})*{}", group.cell, group.max);
        let rest = groups.iter().map(still).collect::<Vec<_>>().join("+");
        let (word, sum) =
            (quoted(self.not_applicable), groups.iter().map(summed).collect::<Vec<_>>().join(","));
        format!("=IF(({rest})=0,{word},ROUND(SUM({sum})*{base}/({rest}),2))")
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

/// Whether Excel takes a formula: no longer than that, and no text in it longer than that, in units of UTF-16.
pub fn is_taken(formula: &str) -> bool {
    const LONGEST: usize = 8_192;
    const LONGEST_TEXT: usize = 255;
    let (mut text, mut longest_text) = (0, 0);
    for (index, part) in formula.split('"').enumerate() {
        match (index % 2 == 1, part) {
            (true, within) => text += units(within),
            // a quote within the text
            (false, "") => text += 1,
            (false, _) => text = 0,
        }
        longest_text = longest_text.max(text);
    }
    units(formula) <= LONGEST && longest_text <= LONGEST_TEXT
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

#[cfg(test)]
mod tests {
    use super::{is_taken, quoted};

    #[test]
    fn formulas_that_excel_does_not_take_are_known() {
        let of_text = |text: String| format!("=(E9={})*5+(E10={})*4", quoted(&text), quoted("Tốt"));
        assert!(is_taken(&of_text("ố".repeat(255))) && !is_taken(&of_text("ố".repeat(256))));
        // a quote within a text is one letter of it: 200 + 1 + 54 = 255
        let with_quote = |more: usize| "a".repeat(200) + "\"" + &"b".repeat(more);
        assert!(is_taken(&of_text(with_quote(54))) && !is_taken(&of_text(with_quote(55))));
        // 1 + 4095 * 2 = 8191, and two more
        assert!(
            is_taken(&("=".to_owned() + &"1+".repeat(4095)))
                && !is_taken(&("=".to_owned() + &"1+".repeat(4096)))
        );
    }
}
