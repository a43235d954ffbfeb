//! The smallest changes against brute force: every combination of values of a small form is worked out.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;

use bontot::check::{Frame, Records, Rows, ValidDataset};
use bontot::decide;
use bontot::diagnostics::Report;
use bontot::load::{self, Held, Root};
use bontot::model::results::{ConditionList, Truth, UnitResult};
use bontot::model::shortfall::{Answer, MOST_LINES, MOST_SETS};
use bontot::model::{Period, Stage, UnitKey};
use bontot::shortfall;
use proptest::prelude::*;

/// A kind of line: its TOML, and what each value brings, in hundredths of a point.
type Kind = (&'static str, &'static [(&'static str, i64)]);

const KINDS: [Kind; 7] = [
    ("kind = \"points\"\nmax = 3\nstep = 1", &[("0", 0), ("1", 100), ("2", 200), ("3", 300)]),
    ("kind = \"points\"\nmax = 0.02", &[("0", 0), ("0.01", 1), ("0.02", 2)]),
    ("kind = \"toggle\"\nmax = 2\nrequired = true", &[("no", 0), ("yes", 200)]),
    (
        "kind = \"choice\"\noptions = [{ id = \"a\", name = \"A\", points = 1 }, \
         { id = \"b\", name = \"B\", points = 2.5 }, { id = \"c\", name = \"C\", points = 0 }]",
        &[("a", 100), ("b", 250), ("c", 0)],
    ),
    ("kind = \"rating\"", &[("tot", 200), ("kha", 100), ("kem", 0)]),
    // beyond the second the points stay at the floor
    ("kind = \"deduction\"\nmax = 3\nper = 1\nfloor = 1", &[("0", 300), ("1", 200), ("2", 100), ("3", 100)]),
    (
        "kind = \"bands\"\nrange = { from = 0, to = 0.03 }\nbands = [{ below = 0.01, points = 0 }, \
         { at_least = 0.01, at_most = 0.02, points = 2 }, { above = 0.02, points = 1 }]",
        &[("0", 0), ("0.01", 200), ("0.02", 200), ("0.03", 100)],
    ),
];

#[derive(Clone, Debug)]
struct Entry {
    kind: usize,
    bonus: bool,
    group: usize,
    /// Its place among the values, past them nothing, then n/a.
    now: usize,
}

impl Entry {
    fn values(&self) -> &'static [(&'static str, i64)] {
        KINDS[self.kind].1
    }

    fn word(&self) -> &'static str {
        match self.now.checked_sub(self.values().len()) {
            None => self.values()[self.now].0,
            Some(0) => "",
            Some(_) => "n/a",
        }
    }
}

fn entry() -> impl Strategy<Value = Entry> {
    (0..KINDS.len(), prop::bool::weighted(0.15), 0_usize..3, 0_usize..64).prop_map(
        |(kind, bonus, group, now)| {
            // mostly a value; nothing and n/a now and then
            let count = KINDS[kind].1.len();
            let now = if now < 56 { now % count } else { count + now % 2 };
            Entry { kind, bonus, group, now }
        },
    )
}

/// Conditions by number; each speaks of what every form has.
const CONDITIONS: [&str; 8] = [
    "every_group = true, percent_at_least = 60",
    "required_criteria = true",
    "group = \"g0\", at_least = 2",
    "every_criterion = true, above = 0",
    "fact = \"flag\"",
    "any = [{ total = true, at_least = 9 }, { group = \"g0\", percent_at_least = 75 }]",
    "any = [{ fact = \"flag\" }, { total = true, at_least = 8 }]",
    "not = { total = true, below = 6 }",
];

#[derive(Clone, Debug)]
struct Case {
    lines: Vec<Entry>,
    best: BTreeSet<usize>,
    better: BTreeSet<usize>,
    total: i64,
    forced: bool,
    flag: Option<bool>,
}

fn case() -> impl Strategy<Value = Case> {
    let conditions = |most| prop::collection::btree_set(0..CONDITIONS.len(), 0..most);
    let lines = prop::collection::vec(entry(), 2..=5);
    (lines, conditions(3), conditions(2), 2_i64..11, any::<bool>(), any::<Option<bool>>()).prop_map(
        |(mut lines, best, better, total, forced, flag)| {
            lines[0].group = 0;
            lines[0].bonus = false;
            lines.sort_by_key(|line| line.group);
            Case { lines, best, better, total, forced, flag }
        },
    )
}

impl Case {
    fn guideline(&self) -> String {
        let mut text = String::from(
            "format = 1\nid = \"mau\"\nversion = \"1\"\nname = \"Mẫu\"\nin_force = { from = 2024-01-01 }\n\
             applies_to = [\"cell\"]\nevery = \"year\"\nstages = [\"self\"]\n\
             ratings = [{ id = \"tot\", name = \"T\", points = 2 }, { id = \"kha\", name = \"K\", points = 1 }, \
             { id = \"kem\", name = \"Y\", points = 0 }]\n[facts.flag]\nname = \"Cờ\"\nunit = \"flag\"\n",
        );
        let mut group = None;
        for (number, line) in self.lines.iter().enumerate() {
            if group != Some(line.group) {
                let id = line.group;
                write!(text, "[[group]]\nid = \"g{id}\"\nname = \"Nhóm\"\n").expect("a text");
                group = Some(id);
            }
            let (kind, bonus) = (KINDS[line.kind].0, line.bonus);
            write!(
                text,
                "[[group.criterion]]\nid = \"l{number}\"\nname = \"Tiêu chí\"\nbonus = {bonus}\n\
                 not_applicable = \"rescale\"\n{kind}\n"
            )
            .expect("a text");
        }
        let list = |outcome: &str, chosen: &BTreeSet<usize>, total: i64| {
            let told = |at: &usize| format!("{{ id = \"c{at}\", cite = \"M\", {} }}", CONDITIONS[*at]);
            let total = format!("{{ id = \"tong\", cite = \"M\", total = true, at_least = {total} }}");
            let all: Vec<String> = std::iter::once(total).chain(chosen.iter().map(told)).collect();
            format!(
                "[[outcome]]\nid = \"{outcome}\"\nname = \"{outcome}\"\ncite = \"M\"\nrequires = [{}]\n",
                all.join(", ")
            )
        };
        text += &list("nhat", &self.best, self.total + 2);
        text += &list("nhi", &self.better, self.total);
        text += "[[outcome]]\nid = \"ba\"\nname = \"ba\"\ncite = \"M\"\n";
        if self.forced {
            text += "forced_by = [{ id = \"kem\", cite = \"M\", total = true, below = 3 }]\n";
        }
        text
    }

    fn data(&self) -> ValidDataset {
        let rows = self
            .lines
            .iter()
            .enumerate()
            .map(|(number, line)| format!("l{number},{},không có việc này\n", line.word()));
        let flag = self.flag.map(|flag| format!("cb,flag,2024,{}\n", if flag { "yes" } else { "no" }));
        let files = [
            (
                "bontot.toml",
                "format = 1\ncommittee = \"x\"\n[reviews.recognition]\nguidelines = [\"mau\"]\n".to_owned(),
            ),
            ("organisations.csv", "id,name,kind\ncb,Chi bộ,cell\n".to_owned()),
            ("criteria/mau.toml", self.guideline()),
            ("2024/facts.csv", format!("organisation,fact,period,value\n{}", flag.unwrap_or_default())),
            (
                "2024/assessments/recognition/cb.csv",
                format!("criterion,self,note\n{}", rows.collect::<String>()),
            ),
        ];
        let held = files.map(|(path, text)| (path.to_owned(), Held::File(text.into_bytes().into())));
        let loaded = load::folder(&Root::from(BTreeMap::from(held)), load::Digests::Perhaps)
            .expect("it is all in memory");
        let mut report = loaded.report;
        let dataset = loaded.dataset.expect("a manifest and a register");
        let frame = Frame::new(dataset, &mut report);
        let (mut records, mut rows) = (Records::default(), Rows::new(&frame));
        let mut reading = Report::default();
        for file in loaded.record_files.iter() {
            load::records(file, &loaded.sources, &mut reading, &mut rows).expect("it is all in memory");
        }
        records.take(rows);
        let data = records.finish(frame, &mut report);
        data.unwrap_or_else(|| panic!("{:?}\n{}", report.diagnostics(), self.guideline()))
    }

    /// Every combination: the lines that are changed, with their values and the points they add.
    fn combinations(&self) -> Vec<(Vec<(usize, String)>, i64)> {
        self.lines.iter().enumerate().fold(vec![(Vec::new(), 0)], |all, (number, line)| {
            let count = line.values().len();
            let before = line.values().get(line.now).map_or(0, |(_, points)| *points);
            // what is not applicable stays so
            let others = (0..count).filter(|at| *at != line.now && line.now <= count);
            let changes: Vec<_> = others.map(|at| line.values()[at]).collect();
            let with = |(set, added): &(Vec<(usize, String)>, i64)| {
                let changed = changes.iter().map(|(word, points)| {
                    ([set.as_slice(), &[(number, (*word).to_owned())]].concat(), added + points - before)
                });
                std::iter::once((set.clone(), *added)).chain(changed).collect::<Vec<_>>()
            };
            all.iter().flat_map(with).collect()
        })
    }
}

/// Whether it ends in the outcome or a better one whatever is still unknown.
fn surely(unit: &UnitResult, target: usize) -> bool {
    let values = |list: ConditionList| {
        unit.conditions.iter().filter(move |result| result.list == list).map(|result| result.value)
    };
    let taken = (0..=target).any(|at| values(ConditionList::Requires(at)).all(|value| value == Truth::True));
    let not_worse =
        (target + 1..3).all(|at| values(ConditionList::ForcedBy(at)).all(|value| value == Truth::False));
    taken && not_worse
}

const KEY: UnitKey = UnitKey { review: 0, organisation: 0, period: Period::year_of(2024) };

fn result(data: &ValidDataset) -> UnitResult {
    let (mut results, report) = decide::results(data, KEY.review, KEY.period, None);
    assert!(report.is_empty(), "{:?}", report.diagnostics());
    results.units.remove(0)
}

/// The least points of every set of lines that reaches it, without those that hold a smaller one.
fn smallest(reaching: &BTreeMap<Vec<usize>, i64>) -> Vec<(Vec<usize>, i64)> {
    let holds = |large: &[usize], small: &[usize]| {
        small.len() < large.len() && small.iter().all(|line| large.contains(line))
    };
    let is_least = |lines: &[usize]| !reaching.keys().any(|other| holds(lines, other));
    let least = reaching.iter().filter(|(lines, _)| is_least(lines));
    let mut least: Vec<_> = least.map(|(lines, added)| (lines.clone(), *added)).collect();
    least.sort_by_key(|(lines, added)| (lines.len(), *added, lines.clone()));
    least
}

fn hold(case: &Case, target: usize) -> Result<(), TestCaseError> {
    let data = case.data();
    let unit = result(&data);
    let found = shortfall::shortfall(&data, KEY, &unit, target);
    prop_assert_eq!(found.is_none(), surely(&unit, target));
    let Some(found) = found else { return Ok(()) };
    let mut reaching: BTreeMap<Vec<usize>, i64> = BTreeMap::new();
    let mut proven = BTreeSet::new();
    for (set, added) in case.combinations() {
        let with = data.with_values(KEY, Stage::Own, &set).expect("values that their lines take");
        if surely(&result(&with), target) {
            let lines = set.iter().map(|(line, _)| *line).collect();
            let least = reaching.entry(lines).or_insert(added);
            *least = added.min(*least);
            proven.insert(set);
        }
    }
    let (sets, none) = match found.answer {
        Answer::Sets(sets, _) => (sets, false),
        Answer::NotByScores | Answer::NotAtBest => (Vec::new(), true),
        Answer::NotMonotone | Answer::TooManyWays => panic!("no condition of these is so"),
    };
    prop_assert_eq!(none, reaching.is_empty(), "no change of scores alone");
    let mut expected = smallest(&reaching);
    expected.retain(|(lines, _)| lines.len() <= MOST_LINES);
    expected.truncate(MOST_SETS);
    let hundredths = |set: &bontot::model::shortfall::ChangeSet| set.added.rounded().hundredths();
    let told: Vec<(Vec<usize>, i64)> = sets
        .iter()
        .map(|set| (set.changes.iter().map(|change| change.line).collect(), hundredths(set)))
        .collect();
    prop_assert_eq!(told, expected);
    for set in &sets {
        let word = |change: &bontot::model::shortfall::Change| {
            (change.line, change.after.as_ref().expect("a value").word())
        };
        let values: Vec<(usize, String)> = set.changes.iter().map(word).collect();
        prop_assert!(proven.contains(&values), "{:?}", values);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn the_smallest_changes_are_those_that_brute_force_finds(case in case(), target in 0_usize..2) {
        hold(&case, target)?;
    }
}
