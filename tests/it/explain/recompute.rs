//! The result of every organisation of every example and golden folder, worked out again from nothing but the
//! JSON of `explain`: an independent second calculation, by the format's description.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use bontot::check::{self, Frame, Records, ValidDataset, Wanted, Written};
use bontot::decide::Worked;
use bontot::diagnostics::Report;
use bontot::explain::{Rows, explain};
use bontot::load::{self, Root};
use bontot::model::{Language, Period, UnitKey};
use bontot::render::account::{Told, json};
use bontot::render::say::Say;
use serde_json::Value;

use super::arithmetic::{Number, Truth, count, list, number, text};
use super::conditions::evaluate;
use super::figures;
use super::form::Form;
use crate::harness::{entries, home};

#[test]
fn the_json_of_every_example_gives_the_result_again() {
    let mut worked_out = 0;
    for folder in entries(&home().join("examples")) {
        worked_out += hold(&folder);
    }
    // dang-bo-tinh alone: 94 + 93 classified, 93 + 92 looked at for recognition, and a month of each meeting form
    assert!(worked_out > 450, "{worked_out}");
}

#[test]
fn the_json_of_every_golden_case_gives_the_result_again() {
    let folders: Vec<PathBuf> =
        entries(&home().join("tests/golden")).into_iter().map(|case| case.join("workspace")).collect();
    assert!(folders.len() > 15);
    let worked_out: usize = folders.iter().filter(|folder| folder.is_dir()).map(|folder| hold(folder)).sum();
    assert!(worked_out > 100, "{worked_out}");
}

/// The second calculation is one: with other points or another threshold it comes to something else.
#[test]
fn a_changed_account_does_not_give_the_result() {
    let account = accounts(&home().join("examples/toi-thieu")).remove(0);
    let works_out = |account: &Value| std::panic::catch_unwind(|| Again::of(account)).is_ok();
    assert!(works_out(&account));
    let changes = [
        ("/groups/0/lines/0/stages/self/value", "45"),
        ("/groups/0/stages/self/score", "55"),
        ("/totals/self/score", "89"),
        // 90 points are at least 80, and not at least 91
        ("/outcomes/0/requires/0/asked/0/value", "91"),
    ];
    for (pointer, value) in changes {
        let mut changed = account.clone();
        let place = changed.pointer_mut(pointer).unwrap_or_else(|| panic!("{pointer}: {account:#}"));
        *place = Value::from(value);
        assert!(!works_out(&changed), "{pointer}");
    }
}

/// Works out every result of a folder again; how many there were.
fn hold(folder: &Path) -> usize {
    let accounts = accounts(folder);
    for account in &accounts {
        let again = Again::of(account);
        let result = &account["result"];
        let name = format!(
            "{} {} {} {}",
            folder.display(),
            account["organisation"]["id"],
            account["review"],
            account["period"]
        );
        assert_eq!(result["status"], again.status, "{name}");
        let told = ["computed", "final", "possible"].map(|key| result[key].as_str());
        let found = [&again.computed, &again.final_outcome, &again.possible].map(Option::as_deref);
        assert_eq!(told, found, "{name}");
        let agrees = match (account["decision"]["outcome"].as_str(), &again.final_outcome) {
            (Some(decided), Some(outcome)) => Value::from(decided == outcome),
            (_, None) | (None, _) => Value::Null,
        };
        assert_eq!(account["decision"]["agrees"], agrees, "{name}");
    }
    accounts.len()
}

/// The accounts of all organisations, in all reviews and years.
fn accounts(folder: &Path) -> Vec<Value> {
    let load::Loaded { dataset, record_files, sources, mut report, .. } =
        load::folder(&Root::from(folder), load::Digests::Perhaps).expect("the folder can be read");
    let mut reading = Report::default();
    let frame = Frame::new(dataset.expect("a folder without errors"), &mut report);
    let mut records = Records::default();
    for file in record_files.iter() {
        let mut taken = check::Rows::new(&frame);
        load::records(file, &sources, &mut reading, &mut taken).expect("the file can be read");
        records.take(taken);
    }
    let data: ValidDataset = records.finish(frame, &mut report).expect("a folder without errors");
    let mut written = Written::new(&data, Wanted::All);
    for file in record_files.iter() {
        load::records(file, &sources, &mut reading, &mut written).expect("the file can be read");
    }
    let rows: Rows = written.into_rows_by_file(|_| None).into_iter().collect();
    let mut accounts = Vec::new();
    for review in 0..data.manifest.reviews.len() {
        for year in data.years.keys() {
            let (worked, report) = Worked::new(&data, review, Period::year_of(*year), None);
            assert!(report.is_empty());
            let many = worked.listed().len() > MANY;
            let shown = worked.listed().iter().filter(|key| !many || is_in_the_sample(**key));
            let explained: Vec<_> = shown.filter_map(|key| explain(&worked, *key, &rows)).collect();
            let told = Told { say: Say::new(&data, Language::English), places: &BTreeMap::new() };
            let mut document: Value = serde_json::from_str(&json::draw(&explained, told)).expect("JSON");
            accounts.append(document["explanations"].as_array_mut().expect("a list"));
        }
    }
    accounts
}

/// More results of one review and year than this are the months of the large example: they are alike, and
/// of each organisation every twelfth is held, another month for the next organisation.
const MANY: usize = 300;

fn is_in_the_sample(key: UnitKey) -> bool {
    (key.organisation + usize::from(key.period.number())).is_multiple_of(12)
}

/// A result, worked out a second time.
#[derive(Default)]
struct Again {
    status: &'static str,
    computed: Option<String>,
    final_outcome: Option<String>,
    possible: Option<String>,
}

impl Again {
    fn of(account: &Value) -> Self {
        for stage in list(&account["stages"]) {
            let _ = Form::at(account, text(stage));
        }
        for measure in list(&account["measures"]) {
            let told = list(&measure["values"]).iter().map(number).collect();
            assert_eq!(figures::values(measure), told, "{measure}");
        }
        let form = Form::at(account, text(&account["result"]["stage"]));
        let ladder = Ladder::of(account, &form);
        let mut again = ladder.walk(account);
        if again.status == "determined" {
            again.final_outcome.clone_from(&again.computed);
            again.settle(account, &form);
        }
        again
    }

    /// What the quota makes of it.
    fn settle(&mut self, account: &Value, form: &Form<'_>) {
        let quota = &account["quota"];
        let own = list(&quota["members"])
            .iter()
            .find(|member| member["organisation"] == account["organisation"]["id"]);
        let Some(own) = own else { return };
        assert_eq!(own["computed"].as_str(), self.computed.as_deref());
        let ranks: Vec<Option<Number>> =
            list(&quota["rank_by"]).iter().map(|key| rank(account, form, text(key))).collect();
        assert_eq!(list(&own["rank"]).iter().map(number).collect::<Vec<_>>(), ranks, "{own}");
        let capped = text(&quota["outcome"]);
        if self.computed.as_deref() != Some(capped) {
            return;
        }
        let cap = cap(quota);
        assert_eq!(quota["cap"], cap);
        let candidates = list(&quota["members"]).iter().filter(|member| member["computed"] == capped);
        let others: Vec<Order> = candidates
            .filter(|member| member["organisation"] != own["organisation"])
            .map(|other| order(quota, other, own))
            .collect();
        let above = others.iter().filter(|order| **order == Order::Above).count();
        let not_below = others.iter().filter(|order| **order != Order::Below).count();
        let decided = account["decision"]["outcome"].as_str();
        let standing = if not_below < cap {
            "kept"
        } else if above >= cap {
            self.final_outcome = Some(text(&quota["demote_to"]).to_owned());
            "demoted"
        } else {
            self.final_outcome = decided.map(str::to_owned);
            match decided {
                None => "held",
                Some(outcome) if outcome == capped => "kept",
                Some(_) => "demoted",
            }
        };
        assert_eq!(own["standing"], standing);
        if standing == "held" {
            self.status = "held";
        }
    }
}

/// The values of an outcome's lists.
struct Rung {
    id: String,
    requires: Truth,
    forced: Truth,
}

struct Ladder {
    candidacy: Truth,
    rungs: Vec<Rung>,
}

impl Ladder {
    fn of(account: &Value, form: &Form<'_>) -> Self {
        let values = |conditions: &Value, helpful: Truth| -> Vec<Truth> {
            list(conditions).iter().map(|condition| counted(account, form, condition, helpful)).collect()
        };
        let rung = |outcome: &Value| Rung {
            id: text(&outcome["id"]).to_owned(),
            requires: values(&outcome["requires"], Truth::True).into_iter().min().unwrap_or(Truth::True),
            forced: values(&outcome["forced_by"], Truth::False).into_iter().max().unwrap_or(Truth::False),
        };
        Self {
            candidacy: values(&account["candidate_if"], Truth::True).into_iter().min().unwrap_or(Truth::True),
            rungs: list(&account["outcomes"]).iter().map(rung).collect(),
        }
    }

    fn walk(&self, account: &Value) -> Again {
        if account["decision"]["outcome"] == "unrated" {
            return Again { status: "unrated", ..Again::default() };
        }
        if self.candidacy == Truth::False {
            return Again { status: "not-candidate", ..Again::default() };
        }
        let reached = self.reachable();
        let best = reached.first().map(|index| self.rungs[*index].id.clone());
        if reached.len() == 1 && self.candidacy == Truth::True {
            return Again { status: "determined", computed: best, ..Again::default() };
        }
        Again { status: "undetermined", possible: best, ..Again::default() }
    }

    /// The outcomes that it may end in, best first.
    fn reachable(&self) -> Vec<usize> {
        let all = 0..self.rungs.len();
        let forced = all.clone().rfind(|index| self.rungs[*index].forced == Truth::True);
        let stop = all.clone().find(|index| self.rungs[*index].requires == Truth::True);
        all.filter(|index| {
            let rung = &self.rungs[*index];
            let walked =
                forced.is_none() && rung.requires != Truth::False && stop.is_none_or(|stop| *index <= stop);
            let may_be_forced = rung.forced == Truth::Unknown && forced.is_none_or(|forced| *index > forced);
            walked || may_be_forced || forced == Some(*index)
        })
        .collect()
    }
}

/// A top-level condition as it counts: a waiver in force on the last day, or a subject that has left, helps.
fn counted(account: &Value, form: &Form<'_>, condition: &Value, helpful: Truth) -> Truth {
    let day = account["last_day"].as_str();
    let waived = list(&account["waivers"]).iter().any(|waiver| {
        let begun = waiver["from"].is_null() || waiver["from"].as_str() <= day;
        waiver["condition"] == condition["id"] && begun && day <= waiver["until"].as_str()
    });
    assert_eq!(!condition["waived_by"].is_null(), waived, "{condition}");
    let value = evaluate(account, form, condition).filter(|_| !waived).unwrap_or(helpful);
    assert_eq!(condition["counts_as"], value.word(), "{condition}");
    value
}

/// A key of a quota, without its sign.
fn rank(account: &Value, form: &Form<'_>, key: &str) -> Option<Number> {
    match key.trim_start_matches('-').split_once(':') {
        None => form.total.clone(),
        Some(("group", id)) => form.groups.iter().find(|group| group.id == id)?.score.clone(),
        Some(("fact", id)) => figures::fact(account, id),
        Some((_, id)) => figures::known(account, id),
    }
}

/// The largest k with k ≤ round(share × base at k), the base counted after demoting all but k.
fn cap(quota: &Value) -> usize {
    let members = list(&quota["members"]);
    let (capped, lower) = (text(&quota["outcome"]), text(&quota["demote_to"]));
    let in_base = |outcome: &str| list(&quota["of"]).iter().any(|of| of == outcome);
    let base = |kept: usize| {
        let mut left = kept;
        let outcome = |member: &Value| match member["computed"].as_str() {
            Some(outcome) if outcome == capped && left == 0 => Some(lower.to_owned()),
            Some(outcome) if outcome == capped => {
                left -= 1;
                Some(outcome.to_owned())
            }
            outcome => outcome.map(str::to_owned),
        };
        members.iter().map(outcome).filter(|outcome| outcome.as_deref().is_some_and(in_base)).count()
    };
    let allowed = |kept: usize| {
        let share = number(&quota["share"]).expect("a share") * count(base(kept)) / count(100);
        let half = Number::new(1.into(), 2.into());
        match text(&quota["round"]) {
            "down" => share.floor(),
            "up" => share.ceil(),
            _ => (share + half).floor(),
        }
    };
    (0..=members.len() + 1).rev().find(|kept| count(*kept) <= allowed(*kept)).unwrap_or(0)
}

#[derive(PartialEq)]
enum Order {
    Above,
    Tied,
    Below,
}

/// How `other` stands to `own`: key by key, tied where a key is unknown for either.
fn order(quota: &Value, other: &Value, own: &Value) -> Order {
    for (place, key) in list(&quota["rank_by"]).iter().enumerate() {
        let pair = number(&other["rank"][place]).zip(number(&own["rank"][place]));
        let Some((other, own)) = pair else { return Order::Tied };
        if other != own {
            let higher = (other > own) != text(key).starts_with('-');
            return if higher { Order::Above } else { Order::Below };
        }
    }
    Order::Tied
}
