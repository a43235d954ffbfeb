//! What the machine itself allows: reading all files, and one pass over a table.

use std::fs::File;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// Lists a folder and reads every file, with two threads and a buffer each.
pub fn read_all(folder: &Path) -> ExitCode {
    let mut files = Vec::new();
    list(folder, &mut files);
    let next = AtomicUsize::new(0);
    let total = AtomicUsize::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                let mut buffer = vec![0; 1 << 20];
                while let Some(path) = files.get(next.fetch_add(1, Ordering::Relaxed)) {
                    total.fetch_add(read(path, &mut buffer), Ordering::Relaxed);
                }
            });
        }
    });
    println!("{}", total.into_inner());
    ExitCode::SUCCESS
}

fn list(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("a folder").flatten() {
        match entry.file_type() {
            Ok(kind) if kind.is_dir() => list(&entry.path(), files),
            Ok(_) => files.push(entry.path()),
            Err(error) => panic!("{}: {error}", entry.path().display()),
        }
    }
}

fn read(path: &Path, buffer: &mut [u8]) -> usize {
    let mut file = File::open(path).expect("a file");
    let mut total = 0;
    loop {
        match file.read(buffer).expect("a file that can be read") {
            0 => return total,
            read => total += read,
        }
    }
}

/// Reads every record of a table and counts its fields.
pub fn csv_pass(file: &Path) -> ExitCode {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_path(file).expect("a file");
    let (mut record, mut fields) = (csv::ByteRecord::new(), 0);
    while reader.read_byte_record(&mut record).expect("a table") {
        fields += record.len();
    }
    println!("{fields}");
    ExitCode::SUCCESS
}
