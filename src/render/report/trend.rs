//! The years before, beside this one.

use super::Page;
use super::html::note;
use super::parts::Share;
use super::svg::{Drawing, Place, divided, legend, words};
use crate::catalogue::report as texts;
use crate::model::Exact;
use crate::model::summary::{Summary, Tally};
use crate::render::html::escaped;
use crate::render::opening::Reader;
use crate::render::summary;
use crate::render::table::Table;

const ROW: usize = 52;

impl Page<'_> {
    /// Nothing where there is only one year.
    pub(super) fn trend(self) -> Option<String> {
        let trend = self.overview.trend.as_ref()?;
        let table = summary::table(trend, Reader::Print, self.say());
        let all = self.grid(&everybody(&table), &self.phrase(texts::TREND_ALL));
        let by_kind = self.grid(&table, &self.phrase(texts::TREND_CAPTION));
        let (heading, below) = (escaped(&self.phrase(texts::TREND_CAPTION)), self.below(&table));
        let by_kind = format!("<details>\n<summary>{heading}</summary>\n{by_kind}</details>\n");
        Some(note(&self.phrase(texts::TREND_NOTE)) + &self.trend_chart(trend) + &all + &below + &by_kind)
    }

    fn trend_chart(self, trend: &Summary) -> String {
        let guidelines = summary::guidelines(trend);
        let years: Vec<(String, Vec<Share>, usize)> = trend
            .periods
            .iter()
            .map(|period| {
                let mut shares = self.outcome_shares(&period.total, &guidelines);
                shares.extend(self.held(&period.total));
                (period.period.to_string(), shares, period.total.assessed)
            })
            .collect();
        let (mut inner, mut told) = (String::new(), Vec::new());
        for (place, (year, shares, assessed)) in years.iter().enumerate() {
            let y = place * ROW;
            inner += &words("", (0, y + 27), "start", year);
            let at = Place { x: 60, y, width: 930, height: 40 };
            inner += &divided(shares, at, |share| self.percent_of(share.count, *assessed));
            told.push(format!("{year} – {}", self.named(shares)));
        }
        let title = self.phrase(texts::TREND_CHART);
        let drawing = Drawing {
            id: "nam",
            class: "",
            width: 1000,
            height: ROW * years.len(),
            title: &title,
            description: &self.fill(texts::TREND_DESC, &[("parts", &told.join("; "))]),
        };
        let latest = years
            .last()
            .map(|(_, shares, assessed)| legend(shares, |share| self.percent_of(share.count, *assessed)));
        let latest = years.last().map(|(year, _, _)| format!("<p>{}</p>\n", escaped(year))).zip(latest);
        drawing.draw(&inner) + &latest.map(|(year, legend)| year + &legend).unwrap_or_default()
    }

    /// Assessed, but without an outcome yet.
    fn held(self, tally: &Tally) -> Option<Share> {
        let share = || Share { name: self.phrase(texts::HELD), class: "held", count: tally.held };
        (tally.held > 0).then(share)
    }

    fn percent_of(self, part: usize, whole: usize) -> String {
        let share = Exact::percentage(&Exact::count(part), &Exact::count(whole)).unwrap_or(Exact::ZERO);
        format!("{}%", self.say().percent(&share))
    }
}

/// The totals alone, without the column that says so.
fn everybody(table: &Table) -> Table {
    Table {
        columns: table.columns[1..].to_vec(),
        rows: table.totals.iter().map(|row| row[1..].to_vec()).collect(),
        ..Table::default()
    }
}
