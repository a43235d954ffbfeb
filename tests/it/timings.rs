//! `--timings`: where the time went, on standard error, beside the result and never in it. In a pipe nothing else is told.

use crate::harness::{bontot, home};

const PILOT: &str = "examples/kon-tum-2023";

/// The table without its figures of time, which are never the same.
fn phases(stderr: &str) -> Vec<(String, Vec<String>)> {
    let rows = stderr.lines().filter(|line| !line.starts_with('─')).map(|line| {
        let mut cells = line.split("  ").map(|cell| cell.trim().to_owned()).filter(|cell| !cell.is_empty());
        (cells.next().unwrap_or_default(), cells.collect())
    });
    rows.collect()
}

#[test]
fn the_phases_are_told_beside_the_result() {
    let plain = bontot(home(), &["evaluate", PILOT, "--format", "csv", "--lang", "en"]);
    let timed = bontot(home(), &["evaluate", PILOT, "--format", "csv", "--lang", "en", "--timings"]);
    assert_eq!((timed.status, &timed.stdout), (0, &plain.stdout));
    let added = timed.stderr.strip_prefix(&plain.stderr).expect("the table comes last");
    let phases = phases(added);
    let names: Vec<&str> = phases.iter().map(|(name, _)| name.as_str()).collect();
    let expected = [
        "Phase",
        "opening the folder",
        "reading and checking forms",
        "working out results",
        "drawing",
        "all",
    ];
    assert_eq!(names, expected);
    let [bytes, rows] = expected_amounts();
    assert_eq!(phases[2].1[1..3], [bytes.to_string(), rows.to_string()]);
}

/// The bytes of the forms, and their rows: each line of a table but its head, each line of a TOML form.
fn expected_amounts() -> [usize; 2] {
    let forms = crate::harness::files_below(&home().join(PILOT).join("2023/assessments"));
    let (mut bytes, mut rows) = (0, 0);
    for form in forms {
        let text = crate::harness::text_of(&form);
        bytes += text.len();
        rows += if form.extension().is_some_and(|ending| ending == "toml") {
            text.lines().filter(|line| line.starts_with("[criterion.") || line.contains(" = {")).count()
        } else {
            text.lines().filter(|line| !line.is_empty()).count() - 1
        };
    }
    [bytes, rows]
}
