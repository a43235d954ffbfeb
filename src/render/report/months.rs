//! The months or quarters of the review beside this one: a column a period, and a cell for each organisation.

use std::collections::BTreeSet;
use std::fmt::Write;

use super::Page;
use super::html::{Field, Grid, Head, attribute, note};
use super::parts::{Share, rung};
use super::svg::{Drawing, part_of, words};
use crate::catalogue::{Phrase, report as texts};
use crate::model::{Every, Period};
use crate::render::html::escaped;
use crate::render::say::capitalised;
use crate::status::{Mark, OrganisationStatus, YearStatus};

/// The most organisations with a row of their own.
const MOST_ROWS: usize = 200;

const HEIGHT: usize = 220;

impl Page<'_> {
    pub(super) fn months(self) -> Option<String> {
        let year = self.overview.months.as_ref()?;
        let (review, periods) = year.strip.as_ref()?;
        let is_in = |row: &&OrganisationStatus| row.marks.iter().any(|mark| *mark != Mark::Outside);
        let rows: Vec<&OrganisationStatus> = year.rows.iter().filter(is_in).collect();
        if rows.is_empty() {
            return None;
        }
        let review = self.say().review(self.say().workspace.manifest.reviews[*review].id.as_str());
        let shares: Vec<Vec<Share>> = (0..periods.len()).map(|place| self.month(&rows, place)).collect();
        let chart = self.month_chart(periods, &shares, &review);
        let table = self.month_table(periods, &shares, &review);
        Some(chart + &table + &self.strips(year, &rows, periods, &review))
    }

    fn period_name(self, period: Period) -> String {
        let phrase = match period.every() {
            Every::Month => texts::MONTH,
            Every::Quarter => texts::QUARTER,
            Every::Year => return period.to_string(),
        };
        self.fill(phrase, &[("number", &period.number().to_string())])
    }

    fn short_name(self, period: Period) -> String {
        let phrase = match period.every() {
            Every::Month => texts::MONTH_SHORT,
            Every::Quarter => texts::QUARTER_SHORT,
            Every::Year => return period.to_string(),
        };
        self.fill(phrase, &[("number", &period.number().to_string())])
    }

    /// How a period divides among those who are in that review then.
    fn month(self, rows: &[&OrganisationStatus], place: usize) -> Vec<Share> {
        let with = |wanted: &dyn Fn(Mark) -> bool| rows.iter().filter(|row| wanted(row.marks[place])).count();
        let mut shares: Vec<Share> = self
            .rungs(rows)
            .into_iter()
            .map(|(name, class, at)| {
                let is_at = |mark| matches!(mark, Mark::Outcome { outcome, .. } if outcome == at);
                Share { name, class, count: with(&is_at) }
            })
            .collect();
        let others = [
            (texts::MARK_OPEN, "undetermined", Mark::Open),
            (texts::MARK_UNRATED, "unrated", Mark::Unrated),
            (texts::MARK_ABSENT, "none", Mark::Absent),
        ];
        shares.extend(others.map(|(phrase, class, wanted)| Share {
            name: capitalised(&self.phrase(phrase)),
            class,
            count: with(&|mark| mark == wanted),
        }));
        shares
    }

    /// The rungs of the ladders that gave the outcomes: names, colour, place.
    fn rungs(self, rows: &[&OrganisationStatus]) -> Vec<(String, &'static str, usize)> {
        let ladders: BTreeSet<usize> = rows
            .iter()
            .flat_map(|row| &row.marks)
            .filter_map(|mark| match mark {
                Mark::Outcome { guideline, .. } => Some(*guideline),
                Mark::Open | Mark::Unrated | Mark::Absent | Mark::NotYet | Mark::Outside => None,
            })
            .collect();
        let ladders: Vec<_> =
            ladders.into_iter().map(|index| &self.say().guideline(index).outcomes).collect();
        let longest = ladders.iter().map(|outcomes| outcomes.len()).max().unwrap_or_default();
        let name = |place: usize| {
            let mut names: Vec<&str> = ladders
                .iter()
                .filter_map(|outcomes| outcomes.get(place))
                .map(|outcome| self.say().text(&outcome.name))
                .collect();
            names.dedup();
            capitalised(&names.join(" / "))
        };
        (0..longest).map(|place| (name(place), rung(place, longest), place)).collect()
    }

    fn month_chart(self, periods: &[Period], shares: &[Vec<Share>], review: &str) -> String {
        let most = shares.iter().map(|month| month.iter().map(|share| share.count).sum()).max().unwrap_or(1);
        let width = 940 / periods.len().max(1);
        let mut inner = String::new();
        for (place, (period, month)) in periods.iter().zip(shares).enumerate() {
            let x = 40 + place * width;
            inner += &month_column(month, x, width, most);
            inner += &words("faint", (x + width / 2, HEIGHT + 40), "middle", &self.short_name(*period));
        }
        let told: Vec<String> = periods
            .iter()
            .zip(shares)
            .map(|(period, month)| {
                let month: Vec<Share> = month.iter().filter(|share| share.count > 0).cloned().collect();
                format!("{} – {}", self.period_name(*period), self.named(&month))
            })
            .collect();
        let title = self.fill(texts::MONTHS_COUNTS, &[("review", review)]);
        let drawing = Drawing {
            id: "thang",
            class: "",
            width: 1000,
            height: HEIGHT + 55,
            title: &title,
            description: &self.fill(texts::MONTHS_DESC, &[("parts", &told.join("; "))]),
        };
        drawing.draw(&inner)
    }

    /// The same as figures.
    fn month_table(self, periods: &[Period], shares: &[Vec<Share>], review: &str) -> String {
        let kinds = shares.first().map_or(0, Vec::len);
        let had = (0..kinds).filter(|kind| shares.iter().any(|month| month[*kind].count > 0));
        let row = |kind: usize| {
            let share = &shares[0][kind];
            let name = format!("<span class=\"mark m-{}\">{}</span>", share.class, escaped(&share.name));
            let counts = shares.iter().map(|month| Field::figure(&month[kind].count.to_string()));
            [Field::html(name)].into_iter().chain(counts).collect()
        };
        let grid = Grid {
            caption: self.fill(texts::MONTHS_COUNTS, &[("review", review)]),
            heads: vec![self.month_heads(texts::OUTCOME, periods)],
            rows: had.map(row).collect(),
            ..Grid::default()
        };
        grid.draw()
    }

    fn month_heads(self, first: Phrase, periods: &[Period]) -> Vec<Head> {
        let period =
            |period: &Period| Head::new(&self.short_name(*period)).titled(&self.period_name(*period));
        [Head::new(&self.phrase(first))]
            .into_iter()
            .chain(periods.iter().map(period).map(Head::figures))
            .collect()
    }

    /// A row an organisation, a cell a period.
    fn strips(
        self,
        year: &YearStatus,
        rows: &[&OrganisationStatus],
        periods: &[Period],
        review: &str,
    ) -> String {
        let mut shown: Vec<&OrganisationStatus> = rows.to_vec();
        let short = |row: &&OrganisationStatus| row.marks.iter().filter(|mark| is_short(**mark)).count();
        if shown.len() > MOST_ROWS {
            shown.sort_by_key(|row| std::cmp::Reverse(short(row)));
            shown.truncate(MOST_ROWS);
        }
        let grid = Grid {
            caption: self.fill(texts::MONTHS_CAPTION, &[("review", review)]),
            class: "matrix",
            heads: vec![self.month_heads(texts::ORGANISATION, periods)],
            rows: shown.iter().map(|row| self.strip(row)).collect(),
            ..Grid::default()
        };
        let names: Vec<String> = self
            .rungs(&year.rows.iter().collect::<Vec<_>>())
            .into_iter()
            .map(|(name, _, place)| format!("{} {name}", place + 1))
            .collect();
        let (count, all) = (shown.len().to_string(), rows.len().to_string());
        let part = note(&self.fill(texts::ROWS_PART, &[("shown", &count), ("all", &all)]));
        let part = if shown.len() < rows.len() { part } else { String::new() };
        part + &grid.draw() + &note(&self.fill(texts::MARK_LEGEND, &[("outcomes", &names.join(", "))]))
    }

    fn strip(self, row: &OrganisationStatus) -> Vec<Field> {
        let unit = self.units().iter().find(|unit| unit.organisation == row.organisation);
        let name =
            unit.map_or_else(|| escaped(self.say().organisation(row.organisation)), |unit| self.link(unit));
        let marks = row.marks.iter().map(|mark| self.mark(*mark));
        [Field::html(name)].into_iter().chain(marks).collect()
    }

    fn mark(self, mark: Mark) -> Field {
        let said = |sign: &str, phrase: Phrase, class: &str| {
            let words = self.phrase(phrase);
            signed(sign, &words, class)
        };
        match mark {
            Mark::Outcome { guideline, outcome } => {
                let outcomes = &self.say().guideline(guideline).outcomes;
                let class = format!("m-{}", rung(outcome, outcomes.len()));
                let name = outcomes.get(outcome).map_or("", |outcome| self.say().text(&outcome.name));
                signed(&(outcome + 1).to_string(), name, &class)
            }
            Mark::Open => said("?", texts::MARK_OPEN, ""),
            Mark::Unrated => said("u", texts::MARK_UNRATED, ""),
            Mark::Absent => said("·", texts::MARK_ABSENT, ""),
            Mark::NotYet => said("", texts::MARK_NOT_YET, ""),
            Mark::Outside => said("–", texts::MARK_OUTSIDE, "s-left"),
        }
    }
}

/// A sign for those who see it, its words for those who listen or ask.
fn signed(sign: &str, words: &str, class: &str) -> Field {
    let words = escaped(words);
    let title = attribute("title", &words);
    let inner = format!(
        "<span aria-hidden=\"true\"{title}>{}</span><span class=\"unseen\">{words}</span>",
        escaped(sign)
    );
    Field::html(inner).class(class)
}

const fn is_short(mark: Mark) -> bool {
    match mark {
        Mark::Outcome { outcome, .. } => outcome > 0,
        Mark::Open | Mark::Unrated | Mark::Absent => true,
        Mark::NotYet | Mark::Outside => false,
    }
}

/// The best outcome at the bottom.
fn month_column(month: &[Share], x: usize, width: usize, most: usize) -> String {
    let (mut text, mut before) = (String::new(), 0);
    for share in month.iter().filter(|share| share.count > 0) {
        let from = part_of(HEIGHT, before, most);
        before += share.count;
        let height = part_of(HEIGHT, before, most) - from;
        let y = 15 + HEIGHT - from - height;
        let (wide, words_there) = (width - 12, format!("{}: {}", share.name, share.count));
        let _ = writeln!(
            text,
            "<rect class=\"f-{}\" x=\"{}\" y=\"{y}\" width=\"{wide}\" height=\"{height}\"><title>{}</title></rect>",
            share.class,
            x + 6,
            escaped(&words_there)
        );
        if height >= 18 {
            text += &words("on", (x + width / 2, y + height / 2 + 5), "middle", &share.count.to_string());
        }
    }
    text
}
