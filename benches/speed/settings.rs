//! What can be set: which cases, how many rounds, where the workspaces lie.
//! `cargo bench -- --only pilot,flat-10000,files-1000 --rounds 7`

use std::path::PathBuf;

use super::generator::Shape;

/// A case to measure.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// The example of seven organisations.
    Pilot,
    /// A generated workspace.
    Generated(Shape, usize),
    /// So many copies of the example of a province, with all its tables.
    Years(usize),
}

pub struct Settings {
    /// `--only`: `pilot`, `files-N`, `flat-N`, `years-N`; `k` stands for thousand.
    pub cases: Vec<Asked>,
    /// `--rounds`
    pub rounds: usize,
    /// `BONTOT_BENCH_FOLDER`: workspaces made once stay there.
    pub folder: PathBuf,
}

/// What is measured when nothing is asked for: the table of targets needs these.
const USUAL: &str = "pilot,years-5,years-25,files-1k,files-50k,flat-10k,flat-260k";

const ROUNDS: usize = 5;

impl Settings {
    pub fn of(arguments: &[String]) -> Self {
        let after = |option: &str| {
            let at = arguments.iter().position(|argument| argument == option);
            at.map(|at| arguments.get(at + 1).unwrap_or_else(|| panic!("{option}: nothing follows")).as_str())
        };
        let folder = std::env::var_os("BONTOT_BENCH_FOLDER").map(PathBuf::from);
        let rounds = after("--rounds").map(|text| text.parse().expect("--rounds: a number"));
        Self {
            cases: after("--only").unwrap_or(USUAL).split(',').map(case).collect(),
            rounds: rounds.unwrap_or(ROUNDS),
            folder: folder.unwrap_or_else(|| std::env::temp_dir().join("bontot-bench")),
        }
    }
}

fn case(word: &str) -> Asked {
    read_case(word).unwrap_or_else(|| panic!("{word}: neither pilot nor files-N nor flat-N nor years-N"))
}

fn read_case(word: &str) -> Option<Asked> {
    if word == "pilot" {
        return Some(Asked::Pilot);
    }
    let (shape, number) = word.split_once('-')?;
    let (number, times) = number.strip_suffix('k').map_or((number, 1), |number| (number, 1000));
    let number = number.parse::<usize>().ok()? * times;
    if shape == "years" {
        return Some(Asked::Years(number));
    }
    let shape = [Shape::Files, Shape::Flat].into_iter().find(|known| known.word() == shape)?;
    Some(Asked::Generated(shape, number))
}
