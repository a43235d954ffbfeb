//! Conditions, worked out from the form, the figures and what the JSON says was looked at.

use std::collections::BTreeSet;

use serde_json::Value;

use super::arithmetic::{Number, Truth, count, holds, list, number, text};
use super::figures;
use super::form::{Form, Group, Line};

/// The value of a condition; none when its subject has left the form.
pub fn evaluate(account: &Value, form: &Form<'_>, condition: &Value) -> Option<Truth> {
    let found = value(account, form, condition);
    let told = condition["value"].as_str();
    assert_eq!(found.map(Truth::word), told, "{condition}");
    found
}

fn value(account: &Value, form: &Form<'_>, condition: &Value) -> Option<Truth> {
    let of = text(&condition["of"]);
    let parts = || list(&condition["parts"]).iter().filter_map(|part| evaluate(account, form, part));
    match text(&condition["subject"]) {
        "all" => parts().min(),
        "any" => parts().max(),
        "not" => parts().next().map(Truth::opposite),
        "total" => Some(compare(condition, form.total.as_ref(), form.max.as_ref())),
        "group" => {
            let group = form.groups.iter().find(|group| group.id == of).filter(|group| has_score(group))?;
            Some(compare(condition, group.score.as_ref(), group.max.as_ref()))
        }
        "every_group" => {
            let inside = form.groups.iter().filter(|group| has_score(group));
            let each = inside.map(|group| compare(condition, group.score.as_ref(), group.max.as_ref()));
            Some(each.min().unwrap_or(Truth::True))
        }
        "criterion" => {
            let (rule, line) = form.lines.iter().find(|(rule, _)| rule["id"] == of)?;
            of_line(account, condition, rule, line)
        }
        "every_criterion" => {
            let by_rating = !condition["rating_at_least"].is_null();
            let looked_at = form.lines.iter().filter(|(rule, _)| {
                let fits =
                    if by_rating { rule["scoring"]["kind"] == "rating" } else { !rule["max"].is_null() };
                rule["bonus"] == false && fits
            });
            let each = looked_at.filter_map(|(rule, line)| of_line(account, condition, rule, line));
            Some(each.min().unwrap_or(Truth::True))
        }
        "required_criteria" => {
            let each = form.lines.iter().filter_map(|(rule, line)| reached(account, rule, line));
            Some(each.min().unwrap_or(Truth::True))
        }
        "judgement" => Some(known(figures::flag(account, of))),
        "fact" if list(&condition["asked"]).is_empty() => Some(known(figures::flag(account, of))),
        "fact" => Some(compare(condition, figures::fact(account, of).as_ref(), None)),
        "measure" => Some(agreed(
            figures::measure(account, of).iter().map(|value| compare(condition, value.as_ref(), None)),
        )),
        "step" => Some(done(condition).into()),
        "outcome" => Some(outcome(condition)),
        other => panic!("a condition on {other}"),
    }
}

fn known(flag: Option<bool>) -> Truth {
    flag.map_or(Truth::Unknown, Truth::from)
}

fn agreed(truths: impl Iterator<Item = Truth>) -> Truth {
    let all: BTreeSet<Truth> = truths.collect();
    if all.len() == 1 { *all.first().expect("one value") } else { Truth::Unknown }
}

/// A value against everything that is asked of it.
fn compare(condition: &Value, value: Option<&Number>, max: Option<&Number>) -> Truth {
    let Some(value) = value else { return Truth::Unknown };
    let asked = list(&condition["asked"]).iter().map(|asked| {
        let wanted = number(&asked["value"]).expect("a number");
        let value = if asked["scale"] == "percent" {
            let Some(max) = max.filter(|max| **max != count(0)) else { return Truth::Unknown };
            value * count(100) / max
        } else {
            value.clone()
        };
        Truth::from(match text(&asked["comparator"]) {
            "at_least" => value >= wanted,
            "above" => value > wanted,
            "at_most" => value <= wanted,
            "below" => value < wanted,
            "equals" => value == wanted,
            other => panic!("the comparator {other}"),
        })
    });
    asked.min().unwrap_or(Truth::True)
}

fn of_line(account: &Value, condition: &Value, rule: &Value, line: &Line) -> Option<Truth> {
    match line {
        Line::Outside | Line::Left => None,
        Line::Open => Some(Truth::Unknown),
        Line::Scored { points, rating } => {
            let points = if list(&condition["asked"]).is_empty() {
                Truth::True
            } else {
                compare(condition, points.as_ref(), number(&rule["max"]).as_ref())
            };
            let least = condition["rating_at_least"].as_str();
            let rated =
                least.map(|least| rating.is_some_and(|rating| rating <= place(account, least)).into());
            Some(points.min(rated.unwrap_or(Truth::True)))
        }
    }
}

/// The place of a rating among them, the best first.
fn place(account: &Value, rating: &str) -> usize {
    list(&account["ratings"]).iter().position(|found| found["id"] == rating).expect("a rating")
}

fn reached(account: &Value, rule: &Value, line: &Line) -> Option<Truth> {
    let required = rule["required"].as_object()?;
    let (points, rating) = match line {
        Line::Outside | Line::Left => return None,
        Line::Open => return Some(Truth::Unknown),
        Line::Scored { points, rating } => (points, rating),
    };
    let enough = |least: Number| points.as_ref().is_some_and(|points| *points >= least);
    let (how, what) = required.iter().next().expect("one way to reach it");
    let reached = match (how.as_str(), number(&rule["max"])) {
        ("best", Some(max)) => enough(max),
        ("best", None) => *rating == Some(0),
        ("points", _) => enough(number(what).expect("points")),
        ("rating", _) => rating.is_some_and(|rating| rating <= place(account, text(what))),
        (other, _) => panic!("to reach {other}"),
    };
    Some(reached.into())
}

/// ISO dates are ordered as texts are.
fn done(condition: &Value) -> bool {
    let observed = &condition["observed"];
    let date = observed["date"].as_str();
    if condition["on_time"] == true {
        date.zip(observed["deadline"].as_str()).is_some_and(|(date, deadline)| date <= deadline)
    } else {
        date.is_some()
    }
}

fn outcome(condition: &Value) -> Truth {
    let Some(ends) = condition["observed"]["ends"].as_array() else { return Truth::False };
    let is_one = |end: &Value| {
        let outcome = text(end).strip_prefix("outcome:");
        outcome.is_some_and(|outcome| holds(&condition["is"], outcome)).into()
    };
    agreed(ends.iter().map(is_one))
}

/// Whether a group is in the form, with lines that bring points.
const fn has_score(group: &Group) -> bool {
    !group.out && group.max.is_some()
}
