//! How totals are spread: columns with the thresholds of outcomes, and self-assessment against the last stage.

use std::fmt::Write;

use super::Page;
use super::html::{Field, Grid, Head, note, paragraph};
use super::svg::{Drawing, line, part_of, words};
use crate::catalogue::{Phrase, report as texts, words as terms};
use crate::model::{Decimal, Exact};
use crate::render::html::escaped;
use crate::report::{Bin, FormSpread, PARTS, Pair, Threshold};

/// The most names in a cell, and the most rows of differences.
const MOST_NAMED: usize = 12;
const MOST_PAIRS: usize = 20;

// the drawing of columns, in its units
const LEFT: usize = 46;
const RIGHT: usize = 980;
const TOP: usize = 40;
const FLOOR: usize = 300;
const WIDEST: usize = 80;

// the square of dots
const EDGE: usize = 52;
const SIDE: usize = 400;

/// As wide as all have room for, but no wall.
fn column_width(columns: usize) -> usize {
    ((RIGHT - LEFT) / columns.max(1)).min(WIDEST)
}

impl Page<'_> {
    /// Nothing for forms without points.
    pub(super) fn totals(self) -> Option<String> {
        let forms = self.overview.forms.iter().enumerate().filter(|(_, form)| form.max.is_some());
        let drawn: String = forms.map(|(place, form)| self.totals_of_form(place, form)).collect();
        (!drawn.is_empty()).then_some(drawn)
    }

    fn totals_of_form(self, place: usize, form: &FormSpread) -> String {
        let name = self.guideline_name(form.guideline);
        let mut text = format!("<h3>{}</h3>\n", escaped(&name));
        if form.without_total > 0 {
            text +=
                &paragraph(&self.fill(texts::WITHOUT_TOTAL, &[("count", &form.without_total.to_string())]));
        }
        if let Some(max) = form.max.filter(|_| !form.bins.is_empty()) {
            text += &self.histogram(place, form, max, &name);
        }
        if !form.pairs.is_empty() {
            text += &self.pairs(place, form, &name);
        }
        text
    }

    /// The first part that is drawn: the one before the lowest total or threshold.
    fn first(form: &FormSpread, max: Decimal) -> usize {
        let lowest = form.bins.iter().position(|bin| !bin.units.is_empty()).unwrap_or_default();
        let part = |threshold: &Threshold| {
            let parts = Exact::from(threshold.value).times(&Exact::count(PARTS)).over(&max.into());
            parts.and_then(|parts| usize::try_from(parts.floor()).ok()).unwrap_or_default()
        };
        let asked = form.thresholds.iter().map(part).min().unwrap_or(PARTS);
        lowest.min(asked).saturating_sub(1)
    }

    fn histogram(self, place: usize, form: &FormSpread, max: Decimal, name: &str) -> String {
        let first = Self::first(form, max);
        let bins = &form.bins[first..];
        let filled: Vec<String> =
            bins.iter().filter(|bin| !bin.units.is_empty()).map(|bin| self.bin_words(bin, max)).collect();
        let caption = self.fill(texts::TOTALS_CAPTION, &[("guideline", name)]);
        let drawing = Drawing {
            id: &format!("tong-{place}"),
            class: "",
            width: 1000,
            height: 335,
            title: &caption,
            description: &self.fill(texts::HISTOGRAM_DESC, &[("parts", &filled.join("; "))]),
        };
        let inner = self.columns(bins) + &self.threshold_lines(form, max, first);
        let thresholds = if form.thresholds.is_empty() {
            String::new()
        } else {
            note(&self.phrase(texts::THRESHOLD_NOTE))
        };
        drawing.draw(&inner) + &thresholds + &self.bin_table(form, max, &caption)
    }

    fn range(self, bin: &Bin, max: Decimal) -> String {
        let phrase = if bin.to == max.into() { texts::LAST_RANGE } else { texts::RANGE };
        self.fill(phrase, &[("from", &self.say().exact(&bin.from)), ("to", &self.say().exact(&bin.to))])
    }

    fn bin_words(self, bin: &Bin, max: Decimal) -> String {
        let values = [("name", self.range(bin, max)), ("count", bin.units.len().to_string())];
        self.fill(texts::PART, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    fn columns(self, bins: &[Bin]) -> String {
        let most = bins.iter().map(|bin| bin.units.len()).max().unwrap_or(1).max(1);
        let width = column_width(bins.len());
        // so many that their edges would not stand apart
        let step = if bins.len() > 25 { 5 } else { 1 };
        let mut text = line("axis", (LEFT, FLOOR), (LEFT + width * bins.len(), FLOOR));
        for (place, bin) in bins.iter().enumerate() {
            let (x, count) = (LEFT + place * width, bin.units.len());
            if (bins.len() - place).is_multiple_of(step) {
                text += &words("faint", (x, FLOOR + 22), "middle", &self.say().exact(&bin.from));
            }
            if count > 0 {
                let height = part_of(FLOOR - TOP - 30, count, most).max(2);
                let _ = write!(
                    text,
                    "<rect class=\"column\" x=\"{}\" y=\"{}\" width=\"{}\" height=\"{height}\"/>",
                    x + 3,
                    FLOOR - height,
                    width - 6
                );
                text += &words("", (x + width / 2, FLOOR - height - 7), "middle", &count.to_string());
            }
        }
        if let Some(last) = bins.last() {
            let x = LEFT + width * bins.len();
            text += &words("faint", (x, FLOOR + 22), "middle", &self.say().exact(&last.to));
        }
        text
    }

    /// A dashed line at every total that is asked for; labels of near ones stand below each other.
    fn threshold_lines(self, form: &FormSpread, max: Decimal, first: usize) -> String {
        let count = PARTS - first;
        let width = column_width(count) * count;
        let mut text = String::new();
        for (row, threshold) in form.thresholds.iter().enumerate() {
            let parts = |part: usize| Exact::from(max).times(&Exact::count(part)).over(&Exact::count(PARTS));
            let start = parts(first).unwrap_or(Exact::ZERO).rounded();
            let way = usize::try_from((threshold.value - start).hundredths()).unwrap_or_default();
            let whole = usize::try_from((max - start).hundredths()).unwrap_or(1);
            let x = LEFT + part_of(width, way, whole);
            let y = 16 + 19 * row;
            text += &line("threshold", (x, y + 4), (x, FLOOR));
            let (anchor, shift) = if x > 500 { ("end", x - 6) } else { ("start", x + 6) };
            text += &words("threshold", (shift, y), anchor, &self.threshold(form, threshold));
        }
        text
    }

    fn threshold(self, form: &FormSpread, threshold: &Threshold) -> String {
        let say = self.say();
        let outcome = &say.guideline(form.guideline).outcomes[threshold.outcome];
        let values = [
            ("sign", threshold.comparator.sign().to_owned()),
            ("value", say.number(threshold.value)),
            ("outcome", say.text(&outcome.name).to_owned()),
        ];
        self.fill(texts::THRESHOLD, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    fn bin_table(self, form: &FormSpread, max: Decimal, caption: &str) -> String {
        let head = |phrase: Phrase| Head::new(&self.phrase(phrase));
        let filled = form.bins.iter().rev().filter(|bin| !bin.units.is_empty());
        let row = |bin: &Bin| {
            vec![
                Field::text(&self.range(bin, max)),
                Field::figure(&bin.units.len().to_string()),
                Field::html(self.linked(&bin.units)),
            ]
        };
        let grid = Grid {
            caption: caption.to_owned(),
            heads: vec![vec![
                head(texts::RANGE_HEAD),
                head(texts::RANGE_COUNT).figures(),
                head(texts::RANGE_NAMES),
            ]],
            rows: filled.map(row).collect(),
            ..Grid::default()
        };
        grid.draw()
    }

    /// Names as links, the first of them.
    fn linked(self, units: &[usize]) -> String {
        let named = self.by_name(units.to_vec());
        let links = named.iter().take(MOST_NAMED).map(|place| self.link(&self.units()[*place]));
        let list = links.collect::<Vec<_>>().join(", ");
        let more = units.len().saturating_sub(MOST_NAMED).to_string();
        if more == "0" { list } else { self.fill(texts::AND_OTHERS, &[("list", &list), ("count", &more)]) }
    }

    fn pairs(self, place: usize, form: &FormSpread, name: &str) -> String {
        let stage = self.say().guideline(form.guideline).last_stage();
        let last = self.phrase(terms::stage(stage));
        let heading = self.fill(texts::PAIRS, &[("last", &last)]);
        let with =
            |holds: fn(&Pair) -> bool| form.pairs.iter().filter(|pair| holds(pair)).count().to_string();
        let (lower, same, higher) = (
            with(|pair| pair.last < pair.own),
            with(|pair| pair.last == pair.own),
            with(|pair| pair.last > pair.own),
        );
        let counts = [("last", last.as_str()), ("lower", &lower), ("same", &same), ("higher", &higher)];
        let title = format!("{heading}: {name}");
        let drawing = Drawing {
            id: &format!("cap-{place}"),
            class: "square",
            width: EDGE + SIDE + 20,
            height: SIDE + 70,
            title: &title,
            description: &self.fill(texts::SCATTER_DESC, &counts),
        };
        let sentence = paragraph(&self.fill(texts::PAIRS_SENTENCE, &counts));
        let table = self.pair_table(form, &last, name);
        format!(
            "<h4>{}</h4>\n{sentence}<div class=\"two\">\n<div>\n{table}</div>\n<div>\n{}</div>\n</div>\n",
            escaped(&heading),
            drawing.draw(&self.dots(form, &last))
        )
    }

    /// A square from the lowest total to the maximum, with the diagonal on which both are equal.
    fn dots(self, form: &FormSpread, last: &str) -> String {
        let max = form.max.unwrap_or_default();
        let tenth = max.hundredths().div_euclid(10).max(1);
        let totals = form.pairs.iter().flat_map(|pair| [&pair.own, &pair.last]);
        let least = totals.map(|total| total.rounded().hundredths()).min().unwrap_or_default();
        let start = least.min(max.hundredths() - tenth).div_euclid(tenth) * tenth;
        let way = |hundredths: i64| {
            let part = usize::try_from(hundredths - start).unwrap_or_default();
            part_of(SIDE, part, usize::try_from(max.hundredths() - start).unwrap_or(1))
        };
        let step = if max.hundredths() - start > 2 * tenth { tenth } else { (tenth / 5).max(1) };
        let (right, bottom) = (EDGE + SIDE, 10 + SIDE);
        let mut text = String::new();
        for mark in (0..=10).map(|place| start + place * step).take_while(|mark| *mark <= max.hundredths()) {
            let (x, y) = (EDGE + way(mark), bottom - way(mark));
            let label = self.say().number(Decimal::from_hundredths(mark));
            text += &line("grid", (x, 10), (x, bottom));
            text += &line("grid", (EDGE, y), (right, y));
            text += &words("faint", (x, bottom + 20), "middle", &label);
            text += &words("faint", (EDGE - 7, y + 5), "end", &label);
        }
        text += &line("axis", (EDGE, bottom), (right, 10));
        let own = self.stage(crate::model::Stage::Own);
        text += &words("", (EDGE + SIDE / 2, bottom + 46), "middle", &format!("{own} →"));
        text += &words("", (EDGE + 8, 26), "start", &format!("↑ {}", crate::render::say::capitalised(last)));
        for pair in &form.pairs {
            let (x, y) = (way(pair.own.rounded().hundredths()), way(pair.last.rounded().hundredths()));
            let _ = writeln!(
                text,
                "<circle class=\"dot\" cx=\"{}\" cy=\"{}\" r=\"6\"><title>{}</title></circle>",
                EDGE + x,
                bottom - y,
                escaped(&self.dot(pair, last))
            );
        }
        text
    }

    fn dot(self, pair: &Pair, last: &str) -> String {
        let values = [
            ("name", self.name(&self.units()[pair.unit])),
            ("own", self.say().exact(&pair.own)),
            ("last", last.to_owned()),
            ("value", self.say().exact(&pair.last)),
        ];
        self.fill(texts::DOT, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    fn pair_table(self, form: &FormSpread, last: &str, name: &str) -> String {
        let difference = |pair: &Pair| pair.last.rounded() - pair.own.rounded();
        let mut pairs: Vec<&Pair> = form.pairs.iter().collect();
        pairs.sort_by_key(|pair| (std::cmp::Reverse(difference(pair).hundredths().abs()), pair.unit));
        let all = pairs.len();
        pairs.truncate(MOST_PAIRS);
        let row = |pair: &&Pair| {
            let figure = |number: &Exact| Field::figure(&self.say().exact(number));
            let changed = difference(pair);
            let sign = if changed > Decimal::ZERO { "+" } else { "" };
            vec![
                Field::html(self.link(&self.units()[pair.unit])),
                figure(&pair.own),
                figure(&pair.last),
                Field::figure(&format!("{sign}{}", self.say().number(changed))),
            ]
        };
        let head = |words: &str| Head::new(words).figures();
        let grid = Grid {
            caption: self.fill(texts::PAIRS_CAPTION, &[("last", last), ("guideline", name)]),
            heads: vec![vec![
                Head::new(&self.phrase(texts::ORGANISATION)),
                head(&self.stage(crate::model::Stage::Own)),
                head(&crate::render::say::capitalised(last)),
                head(&self.phrase(texts::DIFFERENCE)),
            ]],
            rows: pairs.iter().map(row).collect(),
            ..Grid::default()
        };
        let (shown, whole) = (pairs.len().to_string(), all.to_string());
        let part = self.fill(texts::PAIRS_PART, &[("shown", &shown), ("all", &whole)]);
        grid.draw() + &if pairs.len() < all { note(&part) } else { String::new() }
    }
}
