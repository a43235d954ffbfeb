//! `bontot classify`: what stands below the table.

use crate::harness::{Folder, bontot, files_below, home, text_of};

/// The case of quotas by hand, with other decisions.
fn case(decisions: &str) -> Folder {
    let case = home().join("tests/golden/quota/workspace");
    let files = files_below(&case).into_iter();
    let folder = files.fold(Folder::new(), |folder, file| {
        let path = file.strip_prefix(&case).expect("below it").to_string_lossy().into_owned();
        folder.with(&path, text_of(&file))
    });
    folder.with("2024/decisions.csv", format!("organisation,review,outcome,number,date\n{decisions}"))
}

/// Two of group 4 are tied at 95 where one may be kept: 20 % of five and the one that is lowered is 1.2.
#[test]
fn decisions_that_keep_more_than_the_cap_are_told() {
    let classified = |decisions: &str| {
        let run = bontot(case(decisions).path(), &["classify", "--lang", "vi", "--format", "markdown"]);
        assert_eq!(run.status, 0, "{}", run.stderr);
        run.stdout
    };
    let one = "cb-4-1,classification,htxs,01-QĐ,2024-12-28\ncb-4-2,classification,htt,01-QĐ,2024-12-28\n";
    assert!(!classified(one).contains("vượt số tối đa theo quyết định"), "{}", classified(one));
    let both = classified(&one.replace("htt", "htxs"));
    let told =
        "Đảng bộ 4: vượt số tối đa theo quyết định: giữ 2, tối đa 1 (20% × 6 = 1,2, làm tròn xuống thành 1).";
    assert_eq!(both.matches("vượt số tối đa theo quyết định").count(), 1, "{both}");
    assert!(both.contains(told), "{both}");
}
