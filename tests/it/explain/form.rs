//! Lines, groups and the total of a form, worked out from the values that the JSON gives.

use serde_json::Value;

use super::arithmetic::{Number, count, list, number, rounded, text};
use super::figures;

/// What a line came to.
#[derive(Clone, PartialEq, Debug)]
pub enum Line {
    Outside,
    Left,
    Open,
    Scored { points: Option<Number>, rating: Option<usize> },
}

pub struct Group {
    pub id: String,
    pub out: bool,
    /// `None` for a group without points.
    pub max: Option<Number>,
    /// As compared.
    pub score: Option<Number>,
    exact: Option<Number>,
    scaled: bool,
}

/// A form at one stage.
pub struct Form<'a> {
    pub lines: Vec<(&'a Value, Line)>,
    pub groups: Vec<Group>,
    pub total: Option<Number>,
    pub max: Option<Number>,
}

impl<'a> Form<'a> {
    /// Works the form out, and holds what the JSON says of its sums against it.
    pub fn at(account: &'a Value, stage: &str) -> Self {
        let (mut lines, mut groups) = (Vec::new(), Vec::new());
        for rule in list(&account["groups"]) {
            let own: Vec<(&Value, Line)> =
                list(&rule["lines"]).iter().map(|line| (line, scored(account, line, stage))).collect();
            let group = Group::of(rule, &own);
            let told = &rule["stages"][stage];
            assert_eq!(group.score, number(&told["score"]), "{stage} {}", rule["id"]);
            assert_eq!(told["out"], group.out, "{}", rule["id"]);
            groups.push(group);
            lines.extend(own);
        }
        let complete = lines.iter().all(|(_, line)| *line != Line::Open);
        let total = total(&groups).filter(|_| complete);
        let max: Vec<&Number> = groups.iter().filter_map(|group| group.max.as_ref()).collect();
        let max = (!max.is_empty()).then(|| max.into_iter().sum());
        let told = &account["totals"][stage];
        assert_eq!((&total, &max), (&number(&told["score"]), &number(&told["max"])), "{stage}");
        assert_eq!(told["complete"], complete);
        Self { lines, groups, total, max }
    }
}

/// A line by its value; what the JSON says of its points is held against it.
fn scored(account: &Value, line: &Value, stage: &str) -> Line {
    let found = line_of(account, line, stage);
    let told = &line["stages"][stage];
    let (state, points, rating) = match &found {
        Line::Outside => ("outside", None, None),
        Line::Left => ("left", None, None),
        Line::Open => ("open", None, None),
        Line::Scored { points, rating } => ("scored", points.clone(), *rating),
    };
    let rating = rating.map(|rating| account["ratings"][rating]["id"].clone()).unwrap_or_default();
    assert_eq!((told["state"].as_str(), number(&told["points"])), (Some(state), points), "{line}");
    assert_eq!(told["rating"], rating, "{line}");
    found
}

fn line_of(account: &Value, line: &Value, stage: &str) -> Line {
    if line["counts"] == false {
        return Line::Outside;
    }
    if line["applies"] == false {
        return not_applicable(account, line);
    }
    if let Some(measure) = line["measure"].as_str() {
        return figures::known(account, measure).map_or(Line::Open, |value| figure(line, &value));
    }
    let scoring = &line["scoring"];
    let points = |points: Option<Number>| Line::Scored { points, rating: None };
    match (line["stages"][stage]["value"].as_str(), text(&scoring["kind"])) {
        (None, _) => Line::Open,
        (Some("n/a"), _) => not_applicable(account, line),
        (Some("yes"), "toggle") => points(number(&line["max"])),
        (Some(_), "toggle") => points(Some(count(0))),
        (Some(id), "choice") => {
            let option = list(&scoring["options"]).iter().find(|option| option["id"] == id);
            points(number(&option.expect("an option")["points"]))
        }
        (Some(id), "rating") => {
            let ratings = list(&account["ratings"]);
            rated(account, ratings.iter().position(|rating| rating["id"] == id).expect("a rating"))
        }
        (Some(_), _) => figure(line, &number(&line["stages"][stage]["value"]).expect("a number")),
    }
}

fn rated(account: &Value, rating: usize) -> Line {
    Line::Scored { points: number(&account["ratings"][rating]["points"]), rating: Some(rating) }
}

fn not_applicable(account: &Value, line: &Value) -> Line {
    match (line["not_applicable"] == "full", number(&line["max"])) {
        (true, Some(_)) if line["scoring"]["kind"] == "rating" => rated(account, 0),
        (true, Some(max)) => Line::Scored { points: Some(max), rating: None },
        (true, None) | (false, _) => Line::Left,
    }
}

fn figure(line: &Value, value: &Number) -> Line {
    let scoring = &line["scoring"];
    let points = match text(&scoring["kind"]) {
        "points" => value.clone(),
        "deduction" => {
            let of = |key: &str| number(&scoring[key]).expect("a number");
            (number(&line["max"]).expect("a maximum") - of("per") * value).max(of("floor"))
        }
        "bands" => {
            let band = list(&scoring["bands"]).iter().find(|band| within(band, value));
            number(&band.expect("a band holds the value")["points"]).expect("points")
        }
        other => panic!("a figure for {other}"),
    };
    Line::Scored { points: Some(points), rating: None }
}

fn within(band: &Value, value: &Number) -> bool {
    let edge = |key: &str, holds: fn(&Number, &Number) -> bool| {
        number(&band[key]).is_none_or(|edge| holds(value, &edge))
    };
    edge("at_least", |value, edge| value >= edge)
        && edge("above", |value, edge| value > edge)
        && edge("at_most", |value, edge| value <= edge)
        && edge("below", |value, edge| value < edge)
}

impl Group {
    fn of(rule: &Value, lines: &[(&Value, Line)]) -> Self {
        let inside: Vec<&(&Value, Line)> = lines.iter().filter(|(_, line)| *line != Line::Outside).collect();
        let weight = |rule: &Value| {
            let max = number(&rule["max"]).filter(|_| rule["bonus"] == false);
            max.unwrap_or_else(|| count(0))
        };
        let base: Number = inside.iter().map(|(rule, _)| weight(rule)).sum();
        let rest: Number =
            inside.iter().filter(|(_, line)| *line != Line::Left).map(|(rule, _)| weight(rule)).sum();
        let out = inside.is_empty() || (rest == count(0) && base != count(0));
        let points: Number = lines
            .iter()
            .filter_map(|(_, line)| match line {
                Line::Scored { points, .. } => points.clone(),
                Line::Outside | Line::Left | Line::Open => None,
            })
            .sum();
        let brings_points = |rule: &Value| !rule["max"].is_null();
        let has_points = match inside[..] {
            [] => lines.iter().any(|(rule, _)| brings_points(rule)),
            [..] => inside.iter().any(|(rule, _)| brings_points(rule)),
        };
        let max = number(&rule["max"]).filter(|_| has_points);
        let open = lines.iter().any(|(_, line)| *line == Line::Open);
        let scaled = base != rest;
        let exact = max.as_ref().filter(|_| !open && !out).map(|max| {
            let whole = if scaled { points * base / rest } else { points };
            whole.min(max.clone())
        });
        let score = exact.as_ref().map(|exact| if scaled { rounded(exact) } else { exact.clone() });
        Self { id: text(&rule["id"]).to_owned(), out, max, score, exact, scaled }
    }
}

/// The groups still in, scaled up for those that are out.
fn total(groups: &[Group]) -> Option<Number> {
    let inside: Vec<&Group> = groups.iter().filter(|group| !group.out && group.max.is_some()).collect();
    let sum: Number = inside.iter().filter_map(|group| group.exact.clone()).sum();
    let all: Number = groups.iter().filter_map(|group| group.max.clone()).sum();
    let theirs: Number = inside.iter().filter_map(|group| group.max.clone()).sum();
    let out = groups.iter().any(|group| group.out);
    inside.first()?;
    let whole = match out {
        true if theirs == count(0) => return None,
        true => sum * all / theirs,
        false => sum,
    };
    let scaled = out || inside.iter().any(|group| group.scaled);
    Some(if scaled { rounded(&whole) } else { whole })
}
