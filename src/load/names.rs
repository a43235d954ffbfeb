//! What the names of files and folders tell.

use super::tables::YearTable;

pub use crate::model::period::year_named as year_of;

/// `2024 - Copy`, `2024 (1)`, `Bản sao 2024`, and `0000`, which no year is: a folder that may be taken for a year's.
#[must_use]
pub fn looks_like_a_year(name: &str) -> bool {
    let starts = name.bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
    let copied = ["copy", "bản sao", "ban sao"].iter().any(|word| name.to_lowercase().contains(word));
    let holds_year = name
        .as_bytes()
        .windows(4)
        .any(|four| four.iter().all(u8::is_ascii_digit) && matches!(&four[..2], b"19" | b"20"));
    ((starts || copied) && holds_year) || name == "0000"
}

/// Whether a workspace has something at that path within its folder, results aside: what others keep beside it is none of
/// its own.
#[must_use]
pub fn is_of_workspace(path: &str) -> bool {
    const OWN: [&str; 5] = ["bontot.toml", "organisations.csv", "criteria", "evidence", "templates"];
    let top = path.split('/').next().unwrap_or_default();
    (OWN.contains(&top) || year_of(top).is_some()) && !is_among_results(path)
}

/// Whether a file or a folder counts under just that name, in a workspace or in a year's folder.
#[must_use]
pub fn is_fixed(name: &str) -> bool {
    const NAMES: [&str; 8] = [
        "bontot.toml",
        "organisations.csv",
        "criteria",
        "evidence",
        "templates",
        "assessments",
        "results",
        "README.md",
    ];
    NAMES.contains(&name) || YearTable::from_file_name(name).is_some()
}

#[must_use]
pub fn is_csv(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csv"))
}

/// Whether a name ends in `.ending`, to the letter: names are compared exactly.
#[must_use]
pub fn has_ending(name: &str, ending: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, own)| own == ending)
}

/// Whether loading looks at a file of that path within the folder, to read it or to refuse it. Names count in any case,
/// because some file systems do not tell cases apart.
#[must_use]
pub fn is_looked_at(path: &str) -> bool {
    let path = path.to_ascii_lowercase();
    let parts: Vec<&str> = path.split('/').collect();
    match parts[..] {
        [name] => name == "bontot.toml" || is_csv(name),
        ["criteria", .., name] => has_ending(name, "toml"),
        [_, "results" | "evidence", ..] | [.., "readme.md"] | [] => false,
        [year, ..] => year_of(year).is_some(),
    }
}

/// Whether a file of that path within the folder lies among the results of a year.
#[must_use]
pub fn is_among_results(path: &str) -> bool {
    let mut names = path.split('/');
    names.next().is_some_and(|year| year_of(year).is_some()) && names.next() == Some("results")
}

/// Hidden files, lock files, and what file managers leave.
#[must_use]
pub fn is_left_by_a_tool(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || matches!(name, "Thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests {
    use super::super::listing;
    use super::super::root::Root;
    use super::super::sources::Sources;
    use super::{is_left_by_a_tool, is_looked_at, looks_like_a_year, year_of};

    /// What is looked at is what listing registers.
    #[test]
    fn what_is_read_or_refused_is_looked_at() {
        for path in [
            "bontot.toml",
            "organisations.csv",
            "ket-qua.csv",
            "ket-qua.xlsx",
            "README.md",
            "look/ket-qua.csv",
            "criteria/a/1.toml",
            "criteria/a/1.tests.toml",
            "criteria/ket-qua.csv",
            "criteria/ket-qua.csv.receipt.toml",
            "evidence/2024/a.pdf",
            "2024/facts.csv",
            "2024/ket-qua.html",
            "2024/README.md",
            "2024/results/a.csv",
            "2024/evidence/a.pdf",
            "2024/assessments/recognition.csv",
            "2024/assessments/ket-qua.html",
            "2024/assessments/README.md",
            "2024/assessments/recognition/cb.csv",
            "2024/assessments/recognition/cb.txt",
        ] {
            let root = ["bontot.toml", "organisations.csv", path].into_iter();
            let root = root.fold(Root::default(), |root, path| root.with(path, *b""));
            let mut sources = Sources::of_folder(&root);
            listing::whole(&root, &mut sources).expect("nothing is read from a disk");
            let is_registered = sources.files().any(|(_, known)| known == path);
            assert_eq!(is_looked_at(path), is_registered, "{path}");
        }
        assert!(is_looked_at("Bontot.toml") && is_looked_at("Criteria/A.TOML"));
    }

    #[test]
    fn copies_of_a_year_are_recognised() {
        assert_eq!(year_of("2024"), Some(2024));
        for name in ["2024 - Copy", "2024 (1)", "2024-cũ", "Copy of 2024", "Bản sao 2024", "0000"] {
            assert!(looks_like_a_year(name), "{name}");
        }
        for name in ["docs", "ho-so", "luu-tru-2020", "12345"] {
            assert!(!looks_like_a_year(name), "{name}");
        }
        assert!(is_left_by_a_tool("~$facts.csv") && is_left_by_a_tool(".~lock.facts.csv#"));
    }
}
