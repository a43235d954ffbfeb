//! Names that Windows or macOS cannot hold. Whoever clones the folder there misses the file, or gets another
//! in its place, and is told nothing by the machine.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::names::is_fixed;
use super::root::Entry;
use crate::diagnostics::Term;
use crate::model::id::is_device;

/// The longest path within the folder, in characters: Windows holds 259, the way to the folder included.
pub const LONGEST_PATH: usize = 200;

/// An entry of a folder whose name cannot be kept everywhere.
#[derive(Debug)]
pub struct Unfit {
    /// Its place among the entries.
    pub entry: usize,
    pub reason: Term,
    /// The name that it would be elsewhere.
    pub twin: Option<String>,
}

/// The entries of one folder whose names cannot be kept everywhere.
pub fn unfit(folder: &str, entries: &[Entry]) -> Vec<Unfit> {
    let twins = twins(entries);
    let unfit = |(place, entry): (usize, &Entry)| {
        let name = entry.name.as_str();
        let twin = twins.get(name);
        let reason = fault(name)
            .or_else(|| is_too_long(folder, name).then_some(Term::PathTooLong))
            .or_else(|| twin.map(|_| Term::NameTwin))?;
        Some(Unfit { entry: place, reason, twin: twin.map(|name| (*name).to_owned()) })
    };
    entries.iter().enumerate().filter_map(unfit).collect()
}

/// What is wrong with a name by itself.
fn fault(name: &str) -> Option<Term> {
    let is_forbidden =
        |byte: u8| matches!(byte, 0..b' ' | b'<' | b'>' | b':' | b'"' | b'|' | b'?' | b'*' | b'\\');
    match name {
        _ if is_device(name) => Some(Term::DeviceName),
        _ if name.ends_with(['.', ' ']) => Some(Term::NameEndsBlank),
        _ if name.bytes().any(is_forbidden) => Some(Term::NameCharacter),
        _ => None,
    }
}

fn is_too_long(folder: &str, name: &str) -> bool {
    folder.len() + name.len() >= LONGEST_PATH
        && folder.chars().count() + 1 + name.chars().count() > LONGEST_PATH
}

/// The names of a folder that are the same name where capitals and Unicode forms are not told apart: all but the first
/// of each, with that one. A name that has to be as it is comes before others.
fn twins(entries: &[Entry]) -> BTreeMap<&str, &str> {
    let differs = |name: &str| !name.is_ascii() || name.bytes().any(|byte| byte.is_ascii_uppercase());
    if !entries.iter().any(|entry| differs(&entry.name)) {
        return BTreeMap::new();
    }
    let (mut met, mut twins) = (BTreeMap::new(), BTreeMap::new());
    let names = || entries.iter().map(|entry| entry.name.as_str());
    for name in names().filter(|name| is_fixed(name)).chain(names().filter(|name| !is_fixed(name))) {
        let first = *met.entry(name.nfc().collect::<String>().to_lowercase()).or_insert(name);
        if first != name {
            twins.insert(name, first);
        }
    }
    twins
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_PATH, Term, Unfit, fault, is_too_long, unfit};
    use crate::load::root::{Entry, What};

    fn entries(names: &[&str]) -> Vec<Entry> {
        let entry = |name: &&str| Entry { name: (*name).to_owned(), what: What::File, elsewhere: None };
        names.iter().map(entry).collect()
    }

    #[test]
    fn devices_blanks_and_characters_are_named() {
        for name in ["aux", "AUX.csv", "con.2024.pdf", "Nul", "com1", "LPT9.csv", "prn .txt"] {
            assert_eq!(fault(name), Some(Term::DeviceName), "{name}");
        }
        for name in ["bb-03.", "bb-03.pdf ", "..."] {
            assert_eq!(fault(name), Some(Term::NameEndsBlank), "{name}");
        }
        for name in ["12:30.pdf", "a|b", "a\\b", "hỏi?.pdf", "a\tb"] {
            assert_eq!(fault(name), Some(Term::NameCharacter), "{name}");
        }
        for name in [
            "auxiliary.csv",
            "com.csv",
            "com10.csv",
            "cb-con.csv",
            "Chi bộ 1 (2024).pdf",
            "a.b",
            "lp",
            "cộng",
        ] {
            assert_eq!(fault(name), None, "{name}");
        }
    }

    #[test]
    fn a_path_counts_characters_and_the_stroke_between() {
        // 100 + 1 + 99 = 200 fits, one more does not; a letter of three bytes is one character
        let (folder, fits) = ("ộ".repeat(100), "ộ".repeat(LONGEST_PATH - 101));
        assert!(!is_too_long(&folder, &fits));
        assert!(is_too_long(&folder, &format!("{fits}ộ")));
    }

    #[test]
    fn the_second_of_two_names_that_are_one_elsewhere_is_told() {
        let there = entries(&["BB-03.pdf", "Họp.pdf", "bb-03.pdf", "bb-04.pdf", "ho\u{323}p.pdf"]);
        assert_eq!(told(&there), ["bb-03.pdf → BB-03.pdf", "ho\u{323}p.pdf → Họp.pdf"]);
        assert!(unfit("evidence", &entries(&["a.pdf", "b.pdf"])).is_empty());
    }

    fn told(there: &[Entry]) -> Vec<String> {
        let said = |one: Unfit| format!("{} → {}", there[one.entry].name, one.twin.unwrap_or_default());
        unfit("", there).into_iter().map(said).collect()
    }

    #[test]
    fn of_two_names_the_one_that_must_be_so_stays() {
        let there = entries(&["BONTOT.toml", "Criteria", "bontot.toml", "criteria", "organisations.csv"]);
        assert_eq!(told(&there), ["BONTOT.toml → bontot.toml", "Criteria → criteria"]);
        assert_eq!(
            told(&entries(&["README.md", "Readme.md", "readme.md"])),
            ["Readme.md → README.md", "readme.md → README.md"]
        );
    }
}
