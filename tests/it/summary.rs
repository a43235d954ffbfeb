//! What `summary` counts in small workspaces whose results were worked out by hand (`tests/golden`).

use crate::harness::{bontot, home};

fn summary(case: &str, format: &str, options: &[&str]) -> String {
    let folder = home().join("tests/golden").join(case).join("workspace");
    let run = bontot(&folder, &[&["summary", "--format", format, "--lang", "en"], options].concat());
    assert_eq!(run.status, 0, "{}", run.stderr);
    run.stdout
}

/// The rows of a summary below its header, for a spreadsheet.
fn rows(case: &str, options: &[&str]) -> Vec<String> {
    summary(case, "csv", options).lines().skip(1).map(str::to_owned).collect()
}

/// existing, registered, up for it, assessed, unrated, undetermined, held; each outcome with its share of the
/// assessed; the best with its share; the base of the quota and the best's share of that.
#[test]
fn peer_groups_are_counted_after_the_quota() {
    let found = rows("quota", &["--by", "parent"]);
    let expected = [
        // one kept, one demoted beside 8: 1 ÷ 10, 9 ÷ 10, 1 ÷ 9
        "2024,db-1,Đảng bộ 1,10,0,10,10,0,0,0,1,10,9,90,0,0,1,10,9,11.11,no",
        // one is unrated, two are held without an outcome: 5 ÷ 7
        "2024,db-2,Đảng bộ 2,8,0,7,7,1,0,2,0,0,5,71.43,0,0,0,0,5,0,no",
        "2024,db-3,Đảng bộ 3,1,0,1,1,0,0,0,0,0,1,100,0,0,0,0,1,0,no",
        // one is held, the other one settled: 1 ÷ 7, 5 ÷ 7, 1 ÷ 5
        "2024,db-4,Đảng bộ 4,7,0,7,7,0,0,1,1,14.29,5,71.43,0,0,1,14.29,5,20,no",
        // one is undetermined: of three assessed
        "2024,db-5,Đảng bộ 5,4,0,4,3,0,1,0,1,33.33,2,66.67,0,0,1,33.33,2,50,no",
        // none in the base: no share of it
        "2024,db-6,Đảng bộ 6,2,0,2,2,0,0,0,0,0,0,0,2,100,0,0,0,,no",
        "2024,db-7,Đảng bộ 7,5,0,5,5,0,0,0,1,20,4,80,0,0,1,20,4,25,no",
        // 10 + 7 + 1 + 7 + 3 + 2 + 5 = 35 assessed; 4 ÷ 35, 26 ÷ 35, 2 ÷ 35; 4 ÷ 26
        "2024,,total,37,0,36,35,1,1,3,4,11.43,26,74.29,2,5.71,4,11.43,26,15.38,no",
    ];
    assert_eq!(found, expected);
}

/// Of seven, five registered (cb-d only for one criterion), three are no candidates, one is unrated.
#[test]
fn those_who_are_not_up_for_it_are_in_no_base() {
    let found = rows("candidates", &["--review", "recognition"]);
    assert_eq!(found[1], "2024,,total,7,5,3,2,1,1,0,2,100,0,0,2,100,2,100,no");
    // for programs they are a figure of their own: of the one kind, and in all
    let json = summary("candidates", "json", &["--review", "recognition"]);
    assert_eq!(json.matches("\"not_candidates\": 3").count(), 2, "{json}");
}

/// Without a quota its base is the two best outcomes. January to March of cb-a, cb-b: tot twice, kha, kem, two
/// open; of cb-c, whose guideline knows no kha: tot twice, kem.
#[test]
fn an_organisation_counts_once_a_month_and_without_a_quota_the_two_best_are_the_base() {
    let found = rows("ratings", &["--review", "monthly", "--period", "2024-Q1"]);
    let expected = [
        "2024-Q1,grassroots-cell,Grassroots-cell,3,0,3,3,0,0,0,2,66.67,0,0,1,33.33,2,66.67,3,66.67,no",
        "2024-Q1,cell,Cell,6,0,6,4,0,2,0,2,50,1,25,1,25,2,50,3,66.67,no",
        // 4, 1 and 2 of 7; 4 of 6
        "2024-Q1,,total,9,0,9,7,0,2,0,4,57.14,1,14.29,2,28.57,4,57.14,6,66.67,no",
    ];
    assert_eq!(found, expected);
}

/// Both take `classification` where no review is named; this workspace has only `recognition`.
#[test]
fn where_the_usual_review_is_missing_the_way_to_another_is_told() {
    for command in ["summary", "classify"] {
        let run = bontot(home(), &[command, "examples/toi-thieu", "--lang", "en"]);
        assert_eq!((run.status, run.stdout.as_str()), (2, ""));
        for said in ["no review `classification`", "--review", "there are: recognition"] {
            assert!(run.stderr.contains(said), "{said}: {}", run.stderr);
        }
    }
}
