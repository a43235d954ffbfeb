//! Whole folders of whatever bytes, and of sound examples with a few bytes changed: a result or an error.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;

use crate::harness::{Folder, bontot, files_below, home};

const MANIFEST: &str = "format = 1\ncommittee = \"x\"\n[reviews.recognition]\nguidelines = [\"phieu\"]\n";
const REGISTER: &str = "id,name,kind\ncb-01,Chi bộ 1,cell\n";

const PATHS: [&str; 9] = [
    "bontot.toml",
    "organisations.csv",
    "criteria/phieu.toml",
    "2024/facts.csv",
    "2024/events.csv",
    "2024/decisions.csv",
    "2024/waivers.csv",
    "2024/assessments/recognition.csv",
    "2024/assessments/recognition/cb-01.toml",
];

/// Runs the program and holds it to what holds for every folder.
fn evaluate(folder: &Path) -> Result<(), TestCaseError> {
    let run = bontot(folder, &["evaluate", "--format", "json"]);
    // a manifest that has lost the review, though whole, leaves a question that nobody can ask
    prop_assert!(matches!(run.status, 0..=2), "{}:\n{}", run.status, run.stderr);
    prop_assert_eq!(run.status == 0, !run.stdout.is_empty());
    prop_assert!(run.status != 1 || run.stderr.contains("lỗi["), "{}", run.stderr);
    prop_assert!(!run.stderr.contains("panicked"), "{}", run.stderr);
    Ok(())
}

fn bytes() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        prop::collection::vec(any::<u8>(), 0..60),
        "[a-z0-9,;\"\n=\\[\\]. ộ]{0,80}".prop_map(String::into_bytes),
    ]
}

/// The files of examples and golden cases that are small enough to be read many times.
fn examples() -> Vec<PathBuf> {
    ["examples/kon-tum-2023", "tests/golden/conditions/workspace", "tests/golden/quota/workspace"]
        .into_iter()
        .map(|path| home().join(path))
        .filter(|path| path.join("bontot.toml").is_file())
        .collect()
}

fn copied(example: &Path) -> Folder {
    files_below(example).into_iter().fold(Folder::new(), |folder, file| {
        let path = file.strip_prefix(example).expect("a file of the example").to_string_lossy().into_owned();
        folder.with(&path, fs::read(&file).expect("a file"))
    })
}

/// One change of a file's bytes.
#[derive(Clone, Debug)]
enum Change {
    Put(usize, u8),
    Insert(usize, &'static str),
    Remove(usize, usize),
    CutOff(usize),
    Repeat(usize, usize),
}

fn change() -> impl Strategy<Value = Change> {
    let pieces = vec![
        "\"", ",", "\n", ";", "\u{feff}", "1e5", "-", "%", "[", "\u{202e}", "ộ", "99999", "''", "=", "\r",
    ];
    prop_oneof![
        (any::<usize>(), any::<u8>()).prop_map(|(at, byte)| Change::Put(at, byte)),
        (any::<usize>(), prop::sample::select(pieces)).prop_map(|(at, piece)| Change::Insert(at, piece)),
        (any::<usize>(), 1_usize..40).prop_map(|(at, length)| Change::Remove(at, length)),
        any::<usize>().prop_map(Change::CutOff),
        (any::<usize>(), 1_usize..80).prop_map(|(at, length)| Change::Repeat(at, length)),
    ]
}

fn changed(mut bytes: Vec<u8>, change: &Change) -> Vec<u8> {
    let length = bytes.len();
    let within = |at: usize| if length == 0 { 0 } else { at % length };
    let upto = |at: usize, many: usize| within(at)..(within(at) + many).min(length);
    match *change {
        Change::Put(at, byte) => {
            if let Some(there) = bytes.get_mut(within(at)) {
                *there = byte;
            }
        }
        Change::Insert(at, piece) => drop(bytes.splice(within(at)..within(at), piece.bytes())),
        Change::Remove(at, many) => drop(bytes.drain(upto(at, many))),
        Change::CutOff(at) => bytes.truncate(within(at)),
        Change::Repeat(at, many) => {
            let piece = bytes[upto(at, many)].to_vec();
            bytes.splice(within(at)..within(at), piece);
        }
    }
    bytes
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn of_any_bytes(files in prop::collection::btree_map(prop::sample::select(PATHS.to_vec()), bytes(), 1..4)) {
        let mut folder = Folder::new().with("bontot.toml", MANIFEST).with("organisations.csv", REGISTER);
        for (path, bytes) in files {
            folder = folder.with(path, bytes);
        }
        evaluate(folder.path())?;
    }

    #[test]
    fn of_examples_with_a_few_bytes_changed(
        which: prop::sample::Index,
        changes in prop::collection::vec((any::<prop::sample::Index>(), change()), 1..4),
    ) {
        let folder = copied(which.get(examples().as_slice()).as_path());
        let files = files_below(folder.path());
        for (file, change) in changes {
            let path = file.get(&files);
            fs::write(path, changed(fs::read(path).expect("a file"), &change)).expect("to be written");
        }
        evaluate(folder.path())?;
    }
}
