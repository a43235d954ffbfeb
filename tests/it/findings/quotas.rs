//! Decisions beside the caps of quotas: what is within them.

use super::{is_silent, tells};
use crate::harness::{home, text_of};

/// Of seven cells two are tied at 9.5; five others and the demoted one make a base of 6, and 20% of 6 is 1.2: one may
/// keep the outcome.
#[test]
fn what_decisions_give_of_a_capped_outcome_within_its_cap() {
    let code = "quota-exceeded";
    let decisions = |of: [&str; 2]| {
        let [first, second] = of;
        format!(
            "tổ chức,nội dung đánh giá,kết quả,số quyết định,ngày,ghi chú\n\
             cb-01,recognition,{first},31-QĐ/ĐU,20/12/2024,lý do\ncb-02,recognition,{second},32-QĐ/ĐU,20/12/2024,lý do\n"
        )
    };
    let table = "2024/decisions.csv";
    is_silent(code, &[(table, &decisions(["htxs", "htt"]))]);
    is_silent(code, &[(table, &decisions(["htxs", "unrated"]))]);
    tells(code, &[(table, &decisions(["htxs", "htxs"]))]);
    let manifest = text_of(&home().join("tests/errors").join(code).join("workspace/bontot.toml"));
    // 40% of the base of 5 that is left when two keep it is 2
    let raised = "\n[[quota_exception]]\nreview = \"recognition\"\nperiod = \"2024\"\nparent = \"\"\nshare = \"40%\"\ncite = \"QĐ 61-QĐ/TU\"\n";
    is_silent(code, &[("bontot.toml", &format!("{manifest}{raised}"))]);
    // one that nobody has assessed yet may still change the cap
    let register = text_of(&home().join("tests/errors").join(code).join("workspace/organisations.csv"));
    is_silent(code, &[("organisations.csv", &format!("{register}cb-08,Chi bộ 8,chi bộ trực thuộc\n"))]);
}
