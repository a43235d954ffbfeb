//! The same work as queries: `DuckDB` through its Python package, where there is one.

use std::path::Path;
use std::process::Command;

use super::generator::Shape;
use super::measure::{self, Task};

/// Outcomes and quotas alone, of rows that are taken for sound.
pub const SUMS: &str = "DuckDB, 2 threads: sums alone";
/// With checks, reasons, notes and digests.
pub const WHOLE: &str = "DuckDB, 2 threads: the same work";

/// The tasks, if `BONTOT_BENCH_PYTHON` (else `python3`) knows the package.
pub fn tasks(folder: &Path, shape: Shape) -> Option<[Task; 2]> {
    let python = std::env::var("BONTOT_BENCH_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let known = Command::new(&python).args(["-c", "import duckdb"]).output();
    known.ok().filter(|known| known.status.success())?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("benches/speed/query.py");
    // beside the workspace: no other table may stand in it
    let output = folder.with_file_name("duckdb.csv");
    let [script, folder, output] = [script.to_str()?, folder.to_str()?, output.to_str()?];
    Some(
        [(SUMS, "sums"), (WHOLE, "whole")].map(|(name, extent)| {
            measure::other(name, &python, &[script, folder, shape.word(), output, extent])
        }),
    )
}
