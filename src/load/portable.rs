//! Names that Windows or macOS cannot hold. Whoever clones the folder there misses the file, or gets another
//! in its place, and is told nothing by the machine.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::root::Entry;
use crate::diagnostics::Term;

/// The longest path within the folder, in characters: Windows holds 259, the way to the folder included.
pub const LONGEST_PATH: usize = 200;
/// Devices of DOS. A file of that name, whatever its ending, cannot be made on Windows.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];
/// Devices that a digit follows.
const NUMBERED_DEVICES: [&str; 2] = ["com", "lpt"];

/// The entries of one folder whose names cannot be kept everywhere, as their places in it, each with the reason.
pub fn unfit(folder: &str, entries: &[Entry]) -> Vec<(usize, Term)> {
    let twins = twins(entries);
    let why = |entry: &Entry| {
        let name = entry.name.as_str();
        fault(name)
            .or_else(|| is_too_long(folder, name).then_some(Term::PathTooLong))
            .or_else(|| twins.contains(name).then_some(Term::NameTwin))
    };
    entries.iter().enumerate().filter_map(|(place, entry)| Some((place, why(entry)?))).collect()
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

/// `aux`, `AUX.csv`, `com1.2024.pdf`.
fn is_device(name: &str) -> bool {
    let stem = name.bytes().position(|byte| byte == b'.').map_or(name, |dot| &name[..dot]).trim_end();
    let same = |device: &&str| stem.eq_ignore_ascii_case(device);
    let numbered = || {
        let (word, number) = stem.split_at_checked(3)?;
        let word = NUMBERED_DEVICES.iter().any(|device| word.eq_ignore_ascii_case(device));
        Some(word && number.len() == 1 && number.bytes().all(|byte| byte.is_ascii_digit()))
    };
    DEVICES.iter().any(same) || numbered() == Some(true)
}

fn is_too_long(folder: &str, name: &str) -> bool {
    folder.len() + name.len() >= LONGEST_PATH
        && folder.chars().count() + 1 + name.chars().count() > LONGEST_PATH
}

/// The names of a folder that are the same name where capitals and Unicode forms are not told apart:
/// all but the first of each.
fn twins(entries: &[Entry]) -> BTreeSet<&str> {
    let differs = |name: &str| !name.is_ascii() || name.bytes().any(|byte| byte.is_ascii_uppercase());
    if !entries.iter().any(|entry| differs(&entry.name)) {
        return BTreeSet::new();
    }
    let mut met = BTreeSet::new();
    let names = entries.iter().map(|entry| entry.name.as_str());
    names.filter(|name| !met.insert(name.nfc().collect::<String>().to_lowercase())).collect()
}

#[cfg(test)]
mod tests {
    use super::{LONGEST_PATH, Term, fault, is_too_long, unfit};
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
        let told: Vec<&str> =
            unfit("evidence", &there).into_iter().map(|(place, _)| there[place].name.as_str()).collect();
        assert_eq!(told, ["bb-03.pdf", "ho\u{323}p.pdf"]);
        assert!(unfit("evidence", &entries(&["a.pdf", "b.pdf"])).is_empty());
    }
}
