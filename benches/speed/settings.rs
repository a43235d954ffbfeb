//! What can be set from outside: sizes, rounds, where the workspaces lie.

use std::path::PathBuf;

pub struct Settings {
    /// `BONTOT_BENCH_FILES`: numbers of organisations with a file each.
    pub files: Vec<usize>,
    /// `BONTOT_BENCH_FLAT`: numbers of organisations in one flat file.
    pub flat: Vec<usize>,
    /// `BONTOT_BENCH_ROUNDS`
    pub rounds: usize,
    /// `BONTOT_BENCH_FOLDER`: workspaces made once stay there.
    pub folder: PathBuf,
}

impl Settings {
    pub fn of_environment() -> Self {
        let folder = std::env::var_os("BONTOT_BENCH_FOLDER").map(PathBuf::from);
        Self {
            files: numbers("BONTOT_BENCH_FILES", &[1_000, 10_000]),
            flat: numbers("BONTOT_BENCH_FLAT", &[10_000, 100_000]),
            rounds: numbers("BONTOT_BENCH_ROUNDS", &[5])[0],
            folder: folder.unwrap_or_else(|| std::env::temp_dir().join("bontot-bench")),
        }
    }
}

fn numbers(variable: &str, usual: &[usize]) -> Vec<usize> {
    let given = std::env::var(variable).ok();
    let read = |text: String| {
        let words = text.split([',', ' ']).filter(|word| !word.is_empty());
        words.map(|word| word.parse().unwrap_or_else(|_| panic!("{variable}: {word} is no number"))).collect()
    };
    given.map_or_else(|| usual.to_vec(), read)
}
