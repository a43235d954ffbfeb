//! A receipt is read as it was written; what is compared is compared by name.

use std::convert::Infallible;
use std::sync::Arc;

use super::{
    Basis, Differences, GitState, Kind, Output, PART, Receipt, RuleFile, RuleOrigin, Tree, read, rows,
};
use crate::digest::{self, Sum};
use crate::model::Date;

fn sum(text: &str) -> Sum {
    Sum::of_parts(std::iter::once(text))
}

fn receipt() -> Receipt {
    let rules = RuleFile {
        file: "criteria/a.toml".to_owned(),
        origin: RuleOrigin::Workspace,
        sha256: digest::of_bytes(b"rules"),
    };
    let inputs = [("bontot.toml", sum("x")), ("2024/ \"tệp\\\t.csv", sum("y"))].into_iter().collect();
    let basis = Basis::new([("a@1".to_owned(), rules)].into(), inputs);
    Receipt {
        program: "0.1.0".to_owned(),
        command: ["evaluate", "--review", "recognition"].map(str::to_owned).into(),
        basis: Arc::new(basis),
        git: Some(GitState {
            commit: "0123456789".to_owned(),
            date: Date::new(2024, 12, 31).unwrap(),
            tree: Tree::Changed,
        }),
        output: Output::of("ket-qua.csv".to_owned(), b"a\r\n"),
    }
}

#[test]
fn a_receipt_is_read_as_it_was_written() {
    let receipt = receipt();
    assert_eq!(read(&receipt.text()), Some(receipt.clone()));
    let without_git = Receipt { git: None, ..receipt.clone() };
    assert_eq!(read(&without_git.text()), Some(without_git));
    for (from, to) in [("receipt = 1", "receipt = 2"), ("[inputs]", "[files]"), ("bontot.toml", "b.toml")] {
        assert_eq!(read(&receipt.text().replace(from, to)), None, "{from}");
    }
    let outside = receipt.text().replace("\"ket-qua.csv\"", "\"../ket-qua.csv\"");
    assert_eq!(read(&outside), None);
}

#[test]
fn a_long_receipt_comes_in_parts_that_are_the_whole() {
    let inputs =
        (0..2000).map(|number| (format!("2024/assessments/recognition/cb-{number:04}.csv"), sum("x")));
    let basis = Arc::new(Basis::new(receipt().basis.guidelines().clone(), inputs.collect()));
    let receipt = Receipt { basis, ..receipt() };
    let mut parts = Vec::new();
    let Ok(()) = receipt.write(|part| {
        parts.push(part.to_owned());
        Ok::<(), Infallible>(())
    });
    // 2,000 lines of 43 + 3 + 64 + 5 bytes: 230,000
    assert!(parts.len() > 3 && parts.iter().all(|part| part.len() < 2 * PART), "{}", parts.len());
    assert_eq!(read(&parts.concat()), Some(receipt));
}

#[test]
fn line_ends_of_a_result_do_not_count() {
    let output = receipt().output;
    assert!(output.is(b"a\r\n") && output.is(b"a\n") && !output.is(b"b\n"));
    let no_text = Output::of("x".to_owned(), &[0xff, b'\r', b'\n']);
    assert!(no_text.is(&[0xff, b'\r', b'\n']) && !no_text.is(&[0xff, b'\n']));
}

#[test]
fn files_are_told_by_what_became_of_them() {
    let before = receipt().basis;
    assert!(Differences::between(&before, &before).is_empty());
    let kept = before.inputs().iter().filter(|(path, _)| *path != "bontot.toml");
    let other = |rules: &RuleFile| RuleFile { sha256: digest::of_bytes(b"other"), ..rules.clone() };
    let guidelines = before.guidelines().iter().map(|(version, rules)| (version.clone(), other(rules)));
    let after = Basis::new(guidelines.collect(), kept.chain([("a", sum(""))]).collect());
    let found = Differences::between(&before, &after);
    let expected = [(Kind::Added, "a".to_owned()), (Kind::Removed, "bontot.toml".to_owned())];
    assert_eq!((found.inputs, found.guidelines), (expected.into(), vec![(Kind::Changed, "a@1".to_owned())]));
    assert_ne!(before.short(), after.short());
}

#[test]
fn cells_are_told_by_organisation_and_column() {
    let before = b"m\xc3\xa3,k\xe1\xbb\xb3,x\ncb-1,2024,\"1\"\ncb-2,2024,2\n";
    let after = b"m\xc3\xa3,k\xe1\xbb\xb3,x\ncb-2,2024,3\ncb-1,2024,1\n";
    let found = rows("csv", before, after);
    assert_eq!(found.len(), 1);
    assert_eq!((found[0].subject.as_str(), found[0].item.as_str()), ("cb-2 · 2024", "x"));
    assert_eq!((found[0].before.as_deref(), found[0].after.as_deref()), (Some("2"), Some("3")));
    let json = |total: &str| {
        format!("{{\"format\":1,\"organisations\":[{{\"id\":\"a\",\"period\":\"2024\",\"final\":{total}}}]}}")
    };
    let found = rows("json", json("\"dat\"").as_bytes(), json("null").as_bytes());
    assert_eq!((found.len(), found[0].item.as_str()), (1, "final"));
    assert_eq!(rows("markdown", b"a\nb\n", b"a\nc\n").len(), 2);
    assert_eq!(rows("xlsx", &[0xff], &[0xfe]).len(), 0);
}

/// Each change as `subject | item | before | after`.
fn told(format: &str, before: &str, after: &str) -> Vec<String> {
    let side = |side: Option<String>| side.unwrap_or_else(|| "–".to_owned());
    let found = rows(format, before.as_bytes(), after.as_bytes()).into_iter();
    found
        .map(|change| {
            let (subject, item) = (change.subject, change.item);
            format!("{subject} | {item} | {} | {}", side(change.before), side(change.after))
        })
        .collect()
}

#[test]
fn rows_of_one_period_are_told_apart_by_the_columns_that_follow() {
    let header = "\u{feff}kỳ;loại hình;tổng số;minh họa\r\n";
    let before = format!("{header}2024;Chi bộ;3;không\r\n2024;Đảng bộ;2;không\r\n2024;tổng cộng;5;không\r\n");
    let after = before.replace("Chi bộ;3", "Chi bộ;4").replace("cộng;5", "cộng;6");
    let expected = ["2024 · Chi bộ | tổng số | 3 | 4", "2024 · tổng cộng | tổng số | 5 | 6"];
    assert_eq!(told("csv-excel", &before, &after), expected);
    // what nothing tells apart is counted
    let twice = "id,x\na,1\na,1\n";
    assert_eq!(told("csv", twice, "id,x\na,1\n"), ["a · 1 #2 | id | a | –", "a · 1 #2 | x | 1 | –"]);
}

#[test]
fn values_in_lists_of_lists_are_told_one_by_one() {
    let summary = |cells: usize, best: usize, total: usize| {
        let row = |group: &str, count: usize, best: usize| {
            format!(
                "{{\"group\":{group},\"assessed\":{count},\"outcomes\":[{{\"id\":\"dat\",\"count\":{best}}}]}}"
            )
        };
        format!(
            "{{\"by\":\"parent\",\"periods\":[{{\"period\":\"2024\",\"rows\":[{},{}],\"total\":{{\"assessed\":{total}}}}}]}}",
            row("\"cell\"", cells, best),
            row("null", 2, 0),
        )
    };
    let expected = [
        "2024 · cell | rows.assessed | 3 | 4",
        "2024 · cell · dat | rows.outcomes.count | 1 | 2",
        "2024 | total.assessed | 5 | 6",
    ];
    assert_eq!(told("json", &summary(3, 1, 5), &summary(4, 2, 6)), expected);
    let list = |entries: &str| format!("{{\"of\":[{entries}]}}");
    assert_eq!(told("json", &list("1,2"), &list("1,3")), [" | of | [1,2] | [1,3]"]);
    let (one, two) = (list("{\"id\":\"a\"}"), list("{\"id\":\"a\"},{\"id\":\"a\",\"x\":1}"));
    assert_eq!(told("json", &one, &two), ["a #2 |  | – | {\"id\":\"a\",\"x\":1}"]);
}
