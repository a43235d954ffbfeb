//! Files among the results that are not what their receipts say.

use super::{change, folder};
use crate::harness::{bontot, text_of};

/// What somebody made or edited among the results is not lost without being asked for.
#[test]
fn only_what_its_receipt_still_says_is_replaced_among_the_results() {
    let folder = folder();
    let file = "2024/results/ket-qua.csv";
    let evaluate = |more: &[&str]| {
        let run = bontot(folder.path(), &[&["evaluate", "--format", "csv", "-o", file], more].concat());
        (run.status, text_of(&folder.path().join(file)))
    };
    let (status, computed) = evaluate(&["--lang", "en"]);
    assert_eq!(status, 0);
    let (status, other) = evaluate(&["--lang", "vi"]);
    assert!(status == 0 && other != computed, "{other}");
    change(&folder, file, "\n", "\r\n");
    assert_eq!(evaluate(&["--lang", "en"]), (0, computed.clone()));
    change(&folder, file, "2024", "2025");
    let edited = text_of(&folder.path().join(file));
    assert_eq!(evaluate(&["--lang", "vi"]), (2, edited));
    assert_eq!(evaluate(&["--lang", "vi", "--force"]), (0, other));
    let folder = folder.with("2024/results/ghi-chu.csv", "của người khác\n");
    let run = bontot(folder.path(), &["evaluate", "--format", "csv", "-o", "2024/results/ghi-chu.csv"]);
    assert_eq!(
        (run.status, text_of(&folder.path().join("2024/results/ghi-chu.csv"))),
        (2, "của người khác\n".to_owned())
    );
}
