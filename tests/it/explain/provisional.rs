//! That what rests on peers who are not determined yet is told as such, and held against nobody.

use super::reasons::{MANIFEST, explained, half, ladder, rules};
use crate::harness::{Folder, bontot};

const PROVISIONAL: &str = "tạm tính: trong nhóm còn tổ chức chưa xác định";

/// Half of the cells under `p` may be at the top, for which 15 points are asked: `a` has 20, `b` 18 and was decided to be at
/// the top; `c` has 10 and this of the second line.
fn folder(of_c: &str) -> Folder {
    let top = ladder(r#"{ id = "t", cite = "c", total = true, at_least = 15 }"#, "");
    let rows = "a,1.1,10\na,2.1,10\nb,1.1,10\nb,2.1,8\nc,1.1,10\n";
    Folder::new()
        .with("bontot.toml", MANIFEST)
        .with("criteria/mau.toml", rules(&format!("{top}{}", half("low", "\"parent\""))))
        .with(
            "organisations.csv",
            "id,name,kind,parent\np,P,grassroots-committee,\na,A,cell,p\nb,B,cell,p\nc,C,cell,p\n",
        )
        .with("2024/assessments/r.csv", format!("organisation,criterion,self\n{rows}c,2.1,{of_c}\n"))
        .with("2024/decisions.csv", "organisation,review,outcome,number,date\nb,r,top,1-QĐ,2024-12-31\n")
}

fn findings(folder: &Folder) -> String {
    bontot(folder.path(), &["check"]).stdout
}

fn register(folder: &Folder) -> String {
    bontot(folder.path(), &["classify", "--review", "r", "--format", "csv"]).stdout
}

/// ⌊50 % of `a` and `b`⌋ = 1: `a` is kept and `b` demoted, as long as `c`, who may come to 20, is not known.
#[test]
fn a_standing_beside_an_open_peer_is_provisional() {
    let folder = folder("");
    let of = |id: &str| register(&folder).lines().find(|line| line.starts_with(id)).map(ToOwned::to_owned);
    for id in ["a,", "b,"] {
        assert!(of(id).is_some_and(|row| row.contains(PROVISIONAL)), "{}", register(&folder));
    }
    assert!(of("c,").is_some_and(|row| !row.contains(PROVISIONAL)), "{}", register(&folder));
    assert!(explained(&folder, "b", "vi").contains(PROVISIONAL));
    assert!(!findings(&folder).contains("decision-differs"), "{}", findings(&folder));
}

/// ⌊50 % of three⌋ = 1 with 20, 18 and 16 points: now it is known that `b` is demoted, and the decision says otherwise.
#[test]
fn a_standing_among_known_peers_is_final() {
    let folder = folder("6");
    assert!(!register(&folder).contains(PROVISIONAL), "{}", register(&folder));
    assert!(findings(&folder).contains("[decision-differs]"), "{}", findings(&folder));
}
