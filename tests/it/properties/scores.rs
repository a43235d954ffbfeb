//! Scores of random forms against a sum made in another way, and what raising one value does.

use std::collections::BTreeMap;

use bontot::load;
use bontot::model::{Decimal, Exact, Form, Guideline, Line, Period, Stage, Value};
use bontot::score::{Card, Scoring};
use proptest::prelude::*;

use crate::harness::Folder;

/// A line of a random form: its maximum in whole points, whether it is a bonus, its value in hundredths.
#[derive(Clone, Debug)]
struct Entry {
    max: i64,
    bonus: bool,
    /// `None` is n/a.
    value: Option<i64>,
}

type Entries = Vec<Vec<Entry>>;

fn entry() -> impl Strategy<Value = Entry> {
    (1_i64..=20, prop::bool::weighted(0.2), prop::option::weighted(0.75, 0_i64..=100))
        .prop_map(|(max, bonus, percent)| Entry { max, bonus, value: percent.map(|percent| max * percent) })
}

fn entries() -> impl Strategy<Value = Entries> {
    prop::collection::vec(prop::collection::vec(entry(), 1..5), 1..4)
}

/// The guideline with those lines, all of kind points and rescaled when not applicable.
fn guideline(groups: &Entries) -> Guideline {
    let mut text = String::from(
        "format = 1\nid = \"mau\"\nversion = \"1\"\nname = \"Mẫu\"\nin_force = { from = 2024-01-01 }\n\
         applies_to = [\"cell\"]\nevery = \"year\"\nstages = [\"self\"]\n",
    );
    for (index, lines) in groups.iter().enumerate() {
        let criteria = lines.iter().enumerate().map(|(number, line)| {
            format!(
                "[[group.criterion]]\nid = \"{index}.{number}\"\nname = \"Tiêu chí\"\nkind = \"points\"\nmax = {}\n\
                 bonus = {}\nnot_applicable = \"rescale\"\n",
                line.max, line.bonus
            )
        });
        let head = format!("[[group]]\nid = \"{index}\"\nname = \"Nhóm\"\n");
        text.extend(std::iter::once(head).chain(criteria));
    }
    text += "[[outcome]]\nid = \"het\"\nname = \"Hết\"\ncite = \"Mẫu\"\n";
    let folder = Folder::new().with("mau.toml", text);
    let mut loaded = load::guideline_file(&folder.path().join("mau.toml"), None).expect("the file is there");
    assert!(!loaded.report.has_errors(), "{:?}", loaded.report.diagnostics());
    let mut guideline = loaded.guidelines.pop().expect("one guideline");
    bontot::check::check_guideline(&mut guideline, &mut loaded.report);
    guideline
}

fn card(guideline: &Guideline, groups: &Entries) -> Card {
    let value = |entry: &Entry| match entry.value {
        Some(hundredths) => Value::Number(Decimal::from_hundredths(hundredths)),
        None => Value::NotApplicable,
    };
    let line = |entry: &Entry| Line { values: [Some(value(entry)), None, None], ..Line::default() };
    let form = Form { lines: groups.iter().flatten().map(line).collect(), ..Form::default() };
    let (period, measured) = (Period::year_of(2024), BTreeMap::new());
    Scoring { guideline, period, measured: &measured }.card(&form.entries(), Stage::Own)
}

/// A fraction of hundredths: numerator and denominator.
type Fraction = (i128, i128);

/// The total, with what leaves the form, by cross-multiplication; `None` where every group is out.
fn naive_total(groups: &Entries) -> Option<i64> {
    let (mut sum, mut all, mut inside, mut scaled): (Fraction, _, _, _) = ((0, 1), 0, 0, false);
    for lines in groups {
        let base: i64 = lines.iter().filter(|line| !line.bonus).map(|line| line.max).sum();
        let left = lines.iter().filter(|line| line.value.is_none() && !line.bonus);
        let rest = base - left.map(|line| line.max).sum::<i64>();
        all += base;
        scaled |= rest != base;
        if rest == 0 && base != 0 {
            continue;
        }
        inside += base;
        let points: i64 = lines.iter().filter_map(|line| line.value).sum();
        let (numerator, denominator) = if rest == base { (points, 1) } else { (points * base, rest) };
        let capped =
            if numerator > base * 100 * denominator { (base * 100, 1) } else { (numerator, denominator) };
        let (numerator, denominator) = (i128::from(capped.0), i128::from(capped.1));
        sum = (sum.0 * denominator + numerator * sum.1, sum.1 * denominator);
    }
    let out = groups.iter().any(|lines| {
        let mut counted = lines.iter().filter(|line| !line.bonus).peekable();
        counted.peek().is_some() && counted.all(|line| line.value.is_none())
    });
    let inside_any = groups.iter().any(|lines| lines.iter().any(|line| line.bonus || line.value.is_some()));
    if !inside_any || (out && inside == 0) {
        return None;
    }
    let (numerator, denominator) =
        if out { (sum.0 * i128::from(all), sum.1 * i128::from(inside)) } else { sum };
    let total =
        if scaled { (numerator * 2 + denominator) / (denominator * 2) } else { numerator / denominator };
    Some(i64::try_from(total).expect("a small total"))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn totals_equal_a_sum_made_another_way(groups in entries()) {
        let found = card(&guideline(&groups), &groups).scores.total;
        let naive = naive_total(&groups).map(|hundredths| Exact::from(Decimal::from_hundredths(hundredths)));
        prop_assert_eq!(found, naive);
    }

    #[test]
    fn without_anything_not_applicable_a_total_is_a_plain_sum(groups in entries()) {
        let full: Entries = groups
            .iter()
            .map(|lines| lines.iter().map(|line| Entry { value: line.value.or(Some(0)), ..*line }).collect())
            .collect();
        let group_sum = |lines: &Vec<Entry>| {
            let most: i64 = lines.iter().filter(|line| !line.bonus).map(|line| line.max * 100).sum();
            lines.iter().filter_map(|line| line.value).sum::<i64>().min(most)
        };
        let plain: i64 = full.iter().map(group_sum).sum();
        let found = card(&guideline(&full), &full).scores.total;
        prop_assert_eq!(found, Some(Decimal::from_hundredths(plain).into()));
    }

    #[test]
    fn raising_one_value_lowers_nothing(groups in entries(), choice: prop::sample::Index, percent in 1_i64..=100) {
        let given: Vec<(usize, usize)> = (0..groups.len())
            .flat_map(|group| (0..groups[group].len()).map(move |line| (group, line)))
            .filter(|(group, line)| groups[*group][*line].value.is_some())
            .collect();
        prop_assume!(!given.is_empty());
        let (group, line) = *choice.get(&given);
        let mut raised = groups.clone();
        let entry = &mut raised[group][line];
        let value = entry.value.expect("it is given");
        entry.value = Some(value + (entry.max * 100 - value) * percent / 100);
        let guideline = guideline(&groups);
        let (before, after) = (card(&guideline, &groups).scores, card(&guideline, &raised).scores);
        prop_assert!(after.total >= before.total, "{:?} fell to {:?}", before.total, after.total);
        for (index, (before, after)) in before.groups.iter().zip(&after.groups).enumerate() {
            if index == group {
                prop_assert!(after.score >= before.score);
            } else {
                prop_assert_eq!(&after.score, &before.score, "another group does not move");
            }
        }
    }
}
