//! Organisations across criteria: every cell with its figure, shaded by how much of the maximum it is.

use super::Page;
use super::html::{Field, Grid, Head, note};
use crate::catalogue::{Phrase, labels, report as texts};
use crate::explain::LineScore;
use crate::model::results::UnitResult;
use crate::model::{Criterion, Exact, Guideline};
use crate::render::explained::leading_score;
use crate::render::html::escaped;
use crate::report::FormSpread;

/// The most rows of a matrix.
const MOST_ROWS: usize = 200;

/// How much of its maximum a line brought.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Shade {
    Full,
    High,
    Middle,
    Low,
    Nothing,
    Left,
    Open,
}

impl Shade {
    const ALL: [Self; 7] =
        [Self::Full, Self::High, Self::Middle, Self::Low, Self::Nothing, Self::Left, Self::Open];

    const fn class(self) -> &'static str {
        match self {
            Self::Full => "s-full",
            Self::High => "s-high",
            Self::Middle => "s-middle",
            Self::Low => "s-low",
            Self::Nothing => "s-nothing",
            Self::Left => "s-left",
            Self::Open => "s-open",
        }
    }

    const fn phrase(self) -> Phrase {
        match self {
            Self::Full => texts::SHADE_FULL,
            Self::High => texts::SHADE_HIGH,
            Self::Middle => texts::SHADE_MIDDLE,
            Self::Low => texts::SHADE_LOW,
            Self::Nothing => texts::SHADE_NOTHING,
            Self::Left => texts::SHADE_LEFT,
            Self::Open => texts::SHADE_OPEN,
        }
    }

    /// Of `part` in `whole`.
    fn of(part: &Exact, whole: &Exact) -> Self {
        let reaches = |percent: usize| part.times(&Exact::count(100)) >= whole.times(&Exact::count(percent));
        match () {
            () if *part >= *whole => Self::Full,
            () if *part <= Exact::ZERO => Self::Nothing,
            () if reaches(75) => Self::High,
            () if reaches(50) => Self::Middle,
            () => Self::Low,
        }
    }

    /// Of a line; a rating without points by its place on the scale.
    fn of_line(score: &LineScore, rule: &Criterion, guideline: &Guideline) -> Self {
        match score {
            LineScore::Outside | LineScore::Left => Self::Left,
            LineScore::Open => Self::Open,
            LineScore::Scored { points: Some(points), .. } => {
                Self::of(points, &rule.max.unwrap_or_default().into())
            }
            LineScore::Scored { points: None, rating } => {
                let worst = guideline.ratings.len().saturating_sub(1);
                let below = worst.saturating_sub(rating.unwrap_or(worst));
                Self::of(&Exact::count(below), &Exact::count(worst))
            }
        }
    }
}

impl Page<'_> {
    pub(super) fn matrices(self) -> String {
        let heading = self.phrase(texts::CRITERIA);
        let about = note(&self.fill(texts::MATRIX_NOTE, &[("heading", &heading)]));
        let all: String = self.overview.forms.iter().map(|form| self.matrix(form)).collect();
        about + &self.shades() + &all
    }

    fn shades(self) -> String {
        let item = |shade: Shade| {
            let words = escaped(&self.phrase(shade.phrase()));
            format!("<li><span class=\"swatch {}\">{words}</span></li>\n", shade.class())
        };
        let label = escaped(&self.phrase(texts::LEGEND));
        format!("<ul class=\"legend\" aria-label=\"{label}\">\n{}</ul>\n", Shade::ALL.map(item).concat())
    }

    fn matrix(self, form: &FormSpread) -> String {
        let guideline = self.say().guideline(form.guideline);
        let shown = self.lowest(&form.units, MOST_ROWS);
        let part =
            (shown.len() < form.units.len()).then(|| {
                let values = [("shown", shown.len().to_string()), ("all", form.units.len().to_string())];
                note(&self.fill(
                    texts::MATRIX_PART,
                    &values.each_ref().map(|(name, value)| (*name, value.as_str())),
                ))
            });
        let name = self.guideline_name(form.guideline);
        let grid = Grid {
            caption: self.fill(texts::MATRIX_CAPTION, &[("guideline", &name)]),
            class: "matrix",
            heads: self.matrix_heads(guideline),
            rows: shown.iter().map(|place| self.matrix_row(*place, guideline)).collect(),
            totals: vec![self.most(guideline, form)],
            ..Grid::default()
        };
        part.unwrap_or_default() + &grid.draw()
    }

    fn matrix_heads(self, guideline: &Guideline) -> Vec<Vec<Head>> {
        let say = self.say();
        let both = |phrase| Head { rows: 2, ..Head::new(&self.phrase(phrase)) };
        let group = |group: &crate::model::Group| {
            let words = format!("{} {}", group.id, say.text(&group.name));
            Head { columns: group.criteria.len(), ..Head::new(&words) }
        };
        let mut upper = vec![both(texts::ORGANISATION)];
        upper.extend(guideline.groups.iter().filter(|found| !found.criteria.is_empty()).map(group));
        if guideline.has_points() {
            upper.push(both(texts::TOTAL).figures());
        }
        upper.push(both(texts::OUTCOME));
        let line = |line: &Criterion| {
            Head::new(line.id.as_str()).titled(&format!("{} {}", line.id, say.text(&line.name)))
        };
        vec![upper, guideline.lines().map(line).collect()]
    }

    fn matrix_row(self, place: usize, guideline: &Guideline) -> Vec<Field> {
        let unit = &self.units()[place];
        let mut row = vec![Field::html(self.link(unit))];
        let lines = self.overview.lines[place].iter().zip(guideline.lines());
        row.extend(lines.map(|(score, rule)| self.cell(score, rule, guideline)));
        if guideline.has_points() {
            row.push(self.total_field(unit));
        }
        row.push(self.outcome_field(unit));
        row
    }

    fn cell(self, score: &LineScore, rule: &Criterion, guideline: &Guideline) -> Field {
        let words = match score {
            LineScore::Outside => "–".to_owned(),
            LineScore::Left => self.phrase(labels::NOT_APPLICABLE),
            LineScore::Open => self.phrase(labels::UNKNOWN_SCORE),
            LineScore::Scored { points: Some(points), .. } => self.say().exact(points),
            LineScore::Scored { points: None, rating } => {
                let rating = rating.and_then(|place| guideline.ratings.get(place));
                rating.map(|rating| self.say().text(&rating.name).to_owned()).unwrap_or_default()
            }
        };
        Field::text(&words).class(Shade::of_line(score, rule, guideline).class())
    }

    fn total_field(self, unit: &UnitResult) -> Field {
        let score = leading_score(self.overview.results.preview, self.say(), unit);
        let total = score.and_then(|score| score.total.as_ref());
        let words = total.map_or_else(|| self.phrase(labels::UNKNOWN_SCORE), |total| self.say().exact(total));
        Field::figure(&words)
    }

    /// The last row: the most that each line brings.
    fn most(self, guideline: &Guideline, form: &FormSpread) -> Vec<Field> {
        let mut row = vec![Field::text(&self.phrase(texts::MAX))];
        let max = |max: Option<crate::model::Decimal>| {
            max.map_or_else(|| "–".to_owned(), |max| self.say().number(max))
        };
        row.extend(guideline.lines().map(|line| Field::text(&max(line.max))));
        if guideline.has_points() {
            row.push(Field::figure(&max(form.max)));
        }
        row.push(Field::default());
        row
    }
}

#[cfg(test)]
mod tests {
    use super::Shade;
    use crate::model::{Decimal, Exact};

    #[test]
    fn shades_begin_where_the_legend_says() {
        let of = |part: i64| Shade::of(&Decimal::from_hundredths(part).into(), &Exact::count(10));
        // of 10 points: 7.5 is 75%, 5 is 50%
        let expected = [
            (1000, Shade::Full),
            (999, Shade::High),
            (750, Shade::High),
            (749, Shade::Middle),
            (500, Shade::Middle),
            (499, Shade::Low),
            (1, Shade::Low),
            (0, Shade::Nothing),
        ];
        for (part, shade) in expected {
            assert_eq!(of(part), shade, "{part}");
        }
    }
}
