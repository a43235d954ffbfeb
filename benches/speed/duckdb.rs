//! The same work as a query: `DuckDB` through its Python package, where there is one.

use std::path::Path;
use std::process::Command;

use super::generator::Shape;
use super::measure::{self, Task};

pub const NAME: &str = "DuckDB, 2 threads";

/// The task, if `BONTOT_BENCH_PYTHON` (else `python3`) knows the package.
pub fn task(folder: &Path, shape: Shape) -> Option<Task> {
    let python = std::env::var("BONTOT_BENCH_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let known = Command::new(&python).args(["-c", "import duckdb"]).output();
    known.ok().filter(|known| known.status.success())?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/speed/query.py");
    // beside the workspace: no other table may stand in it
    let output = folder.with_file_name("duckdb.csv");
    let arguments = [script.to_str()?, folder.to_str()?, shape.word(), output.to_str()?];
    Some(measure::other(NAME, &python, &arguments))
}
