//! Small whole workspaces and what `evaluate` makes of them.
//!
//! A case is `tests/golden/<case>/`: `workspace/`, the command line's `args` (none: the defaults),
//! `expected.json` and `expected.table.txt`, which `UPDATE_EXPECT=1` renews, and `by-hand.csv`, which nothing
//! renews: values worked out on paper, each with its arithmetic.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use serde_json::Value;

use crate::harness::{bontot, entries, expect_file, home, text_of};

/// One test a case, so that a failure names it.
macro_rules! cases {
    ($($name:ident)+) => {
        $(
            #[test]
            fn $name() {
                Case::named(stringify!($name)).run();
            }
        )+

        #[test]
        fn every_folder_is_a_case() {
            let listed: BTreeSet<PathBuf> =
                [$(stringify!($name)),+].iter().map(|name| Case::named(name).0).collect();
            assert_eq!(listed, entries(&golden()).into_iter().collect());
        }
    };
}

cases! {
    by_decision
    candidates
    conditions
    counting_later
    deadlines
    decisions
    extends
    extends_by_key
    file_forms
    forced
    kinds
    measures
    open_ends
    quarters
    quota
    ranking
    ratings
    rescale
    stages
    waiting
    waivers
}

fn golden() -> PathBuf {
    home().join("tests/golden")
}

/// A folder of `tests/golden`.
struct Case(PathBuf);

/// A row of `by-hand.csv`.
#[derive(serde::Deserialize)]
struct ByHand {
    /// Empty for what belongs to no organisation.
    organisation: String,
    period: String,
    /// A path into the JSON; members of a list go by their id or their number.
    what: String,
    value: String,
    because: String,
}

impl Case {
    fn named(name: &str) -> Self {
        Self(golden().join(name.replace('_', "-")))
    }

    fn run(&self) {
        let json = self.evaluate("json");
        self.hold_by_hand(&serde_json::from_str(&json).expect("JSON"));
        expect_file(&self.0.join("expected.json"), &json);
        expect_file(&self.0.join("expected.table.txt"), &self.evaluate("table"));
    }

    /// What `evaluate` prints. Quality findings may stand on standard error; they are tested elsewhere.
    fn evaluate(&self, format: &str) -> String {
        let args = self.0.join("args");
        let given = if args.exists() { text_of(&args) } else { String::new() };
        let arguments: Vec<&str> = ["evaluate", "workspace", "--format", format]
            .into_iter()
            .chain(given.split_whitespace())
            .collect();
        let run = bontot(&self.0, &arguments);
        assert_eq!(run.status, 0, "{arguments:?}\n{}", run.stderr);
        run.stdout
    }

    /// Holds the results against the values worked out by hand. Every result has at least one.
    fn hold_by_hand(&self, results: &Value) {
        let rows = by_hand(&self.0.join("by-hand.csv"));
        let results_of = results["organisations"].as_array().expect("a list of organisations");
        let name = |result: &Value| (shown(&result["id"]), shown(&result["period"]));
        let by_hand: BTreeSet<_> =
            rows.iter().map(|row| (row.organisation.clone(), row.period.clone())).collect();
        let without: Vec<_> = results_of.iter().map(name).filter(|name| !by_hand.contains(name)).collect();
        assert!(without.is_empty(), "nothing is worked out by hand for {without:?}");
        let wrong: Vec<String> = rows
            .iter()
            .filter_map(|row| {
                let of_row = |result: &&Value| name(result) == (row.organisation.clone(), row.period.clone());
                let root =
                    if row.organisation.is_empty() { Some(results) } else { results_of.iter().find(of_row) };
                let actual = root.and_then(|root| at(root, &row.what)).map(shown);
                let actual = actual.unwrap_or_else(|| "(not there)".to_owned());
                (actual != row.value).then(|| {
                    let ByHand { organisation, period, what, value, because } = row;
                    format!("{organisation} {period} {what}: {value} by hand, {actual} computed ({because})")
                })
            })
            .collect();
        assert!(wrong.is_empty(), "{}:\n{}", self.0.display(), wrong.join("\n"));
    }
}

fn by_hand(path: &Path) -> Vec<ByHand> {
    let mut reader =
        csv::Reader::from_path(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let rows: Result<Vec<ByHand>, _> = reader.deserialize().collect();
    rows.unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

/// What a path such as `stages/self/groups/1/score` leads to.
fn at<'v>(root: &'v Value, path: &str) -> Option<&'v Value> {
    path.split('/').try_fold(root, |value, step| match value {
        Value::Array(members) => {
            let by_id = members.iter().find(|member| member["id"] == step);
            by_id.or_else(|| members.get(step.parse::<usize>().ok()?))
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) | Value::Object(_) => {
            value.get(step)
        }
    })
}

/// A value as `by-hand.csv` writes it.
fn shown(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Array(members) => members.iter().map(shown).collect::<Vec<_>>().join("; "),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Object(_) => value.to_string(),
    }
}
