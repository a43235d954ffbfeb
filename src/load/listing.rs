//! What stands in the folder: which files count, and which must not be there. Links are not followed.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use anyhow::Context;
use unicode_normalization::UnicodeNormalization;

use super::sources::Sources;
use super::tables::YearTable;
use crate::diagnostics::{Code, Diagnostic, Report, nearest};
use crate::model::record::RecordFile;
use crate::model::{FileId, Id, Place};

/// The files of a folder, by what they are for.
#[derive(Debug, Default)]
pub struct Listing {
    pub manifest: Option<FileId>,
    pub organisations: Option<FileId>,
    pub guidelines: Vec<FileId>,
    pub years: Vec<YearListing>,
    /// Paths below `evidence/`, NFC.
    pub evidence: BTreeSet<String>,
}

/// The files of one year's folder.
#[derive(Debug)]
pub struct YearListing {
    pub year: i16,
    pub tables: Vec<(YearTable, FileId)>,
    pub records: Vec<RecordFile>,
}

/// An entry of a folder.
struct Entry {
    name: String,
    what: What,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum What {
    File,
    Folder,
    Link,
    /// A device, a pipe, a socket.
    Other,
}

const MANIFEST: &str = "bontot.toml";
const ORGANISATIONS: &str = "organisations.csv";
const EVIDENCE: &str = "evidence";
const ASSESSMENTS: &str = "assessments";

/// Walks a folder. Nothing is opened.
pub struct Lister<'a> {
    root: &'a Path,
    sources: &'a mut Sources,
    report: &'a mut Report,
}

impl<'a> Lister<'a> {
    pub const fn new(root: &'a Path, sources: &'a mut Sources, report: &'a mut Report) -> Self {
        Self { root, sources, report }
    }

    /// Lists the whole folder.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn list(mut self) -> anyhow::Result<Listing> {
        let mut listing = Listing::default();
        for entry in self.entries("")? {
            match (entry.name.as_str(), entry.what) {
                (MANIFEST, _) => listing.manifest = self.regular("", &entry),
                (ORGANISATIONS, _) => listing.organisations = self.regular("", &entry),
                ("criteria", _) if self.is_folder("", &entry) => {
                    self.list_guidelines("criteria", &mut listing)?
                }
                (EVIDENCE, _) if self.is_folder("", &entry) => self.list_evidence(EVIDENCE, &mut listing)?,
                ("criteria" | EVIDENCE, _) => {}
                (name, What::Folder | What::Link) if year_of(name).is_some() => {
                    if self.is_folder("", &entry) {
                        listing.years.extend(self.list_year(name)?);
                    }
                }
                (name, What::Folder) if looks_like_a_year(name) => self.unexpected("", name, &[]),
                (name, What::File | What::Link | What::Other) if is_csv(name) => {
                    self.unexpected("", name, &[ORGANISATIONS]);
                }
                (_, What::File | What::Folder | What::Link | What::Other) => {}
            }
        }
        for (name, found) in [(MANIFEST, listing.manifest), (ORGANISATIONS, listing.organisations)] {
            if found.is_none() && !self.root.join(name).exists() {
                let place = Place::File(Sources::FOLDER);
                self.report.add(Diagnostic::new(Code::FileMissing, place).with("file", name));
            }
        }
        Ok(listing)
    }

    fn list_guidelines(&mut self, folder: &str, listing: &mut Listing) -> anyhow::Result<()> {
        for entry in self.entries(folder)? {
            if entry.what == What::Folder {
                self.list_guidelines(&join(folder, &entry.name), listing)?;
            } else if entry.name.ends_with(".toml") && !entry.name.ends_with(".tests.toml") {
                listing.guidelines.extend(self.regular(folder, &entry));
            }
        }
        Ok(())
    }

    fn list_evidence(&mut self, folder: &str, listing: &mut Listing) -> anyhow::Result<()> {
        for entry in self.entries(folder)? {
            let path = join(folder, &entry.name);
            match entry.what {
                What::File => {
                    listing.evidence.insert(path.nfc().collect());
                }
                What::Folder => {
                    self.list_evidence(&path, listing)?;
                    listing.evidence.insert(path.nfc().collect());
                }
                What::Link | What::Other => {}
            }
        }
        Ok(())
    }

    fn list_year(&mut self, name: &str) -> anyhow::Result<Option<YearListing>> {
        let Some(year) = year_of(name) else { return Ok(None) };
        let mut listing = YearListing { year, tables: Vec::new(), records: Vec::new() };
        let known: Vec<&str> = YearTable::ALL.iter().map(|table| table.file_name()).collect();
        for entry in self.entries(name)? {
            match (YearTable::from_file_name(&entry.name), entry.name.as_str()) {
                (Some(table), _) => {
                    listing.tables.extend(self.regular(name, &entry).map(|file| (table, file)))
                }
                (None, ASSESSMENTS) if self.is_folder(name, &entry) => {
                    self.list_assessments(&join(name, ASSESSMENTS), &mut listing)?;
                }
                (None, ASSESSMENTS) => {}
                (None, "results" | EVIDENCE) => {
                    self.is_folder(name, &entry);
                }
                (None, "README.md") => {}
                (None, other) => self.unexpected(name, other, &known),
            }
        }
        Ok(Some(listing))
    }

    fn list_assessments(&mut self, folder: &str, listing: &mut YearListing) -> anyhow::Result<()> {
        for entry in self.entries(folder)? {
            if entry.what == What::Folder {
                let review = Id::new(&entry.name);
                match review {
                    Some(review) => self.list_review(&join(folder, &entry.name), &review, listing)?,
                    None => self.unexpected(folder, &entry.name, &[]),
                }
            } else if entry.name != "README.md" {
                self.list_record(folder, &entry, &["csv"], listing, |id| (id, None));
            }
        }
        Ok(())
    }

    fn list_review(&mut self, folder: &str, review: &Id, listing: &mut YearListing) -> anyhow::Result<()> {
        for entry in self.entries(folder)? {
            if entry.what == What::Folder {
                self.unexpected(folder, &entry.name, &[]);
            } else if entry.name != "README.md" {
                self.list_record(folder, &entry, &["csv", "toml"], listing, |id| (review.clone(), Some(id)));
            }
        }
        Ok(())
    }

    /// A file `<id>.<ending>`; `whose` tells the review and organisation from the id.
    fn list_record(
        &mut self,
        folder: &str,
        entry: &Entry,
        endings: &[&str],
        listing: &mut YearListing,
        whose: impl Fn(Id) -> (Id, Option<Id>),
    ) {
        let id = entry
            .name
            .rsplit_once('.')
            .filter(|(_, ending)| endings.contains(ending))
            .and_then(|(stem, _)| Id::new(stem));
        let Some(id) = id else { return self.unexpected(folder, &entry.name, &[]) };
        let (review, organisation) = whose(id);
        let year = listing.year;
        let file = self.regular(folder, entry);
        let path = join(folder, &entry.name);
        listing.records.extend(file.map(|file| RecordFile { file, path, year, review, organisation }));
    }

    /// The entries of a folder by name, without what tools leave.
    fn entries(&self, folder: &str) -> anyhow::Result<Vec<Entry>> {
        let path = self.root.join(folder);
        let failed = || format!("{}", path.display());
        let mut entries = Vec::new();
        for entry in fs::read_dir(&path).with_context(failed)? {
            let entry = entry.with_context(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            if is_left_by_a_tool(&name) {
                continue;
            }
            let kind = entry.file_type().with_context(failed)?;
            let what = if kind.is_symlink() {
                What::Link
            } else if kind.is_dir() {
                What::Folder
            } else if kind.is_file() {
                What::File
            } else {
                What::Other
            };
            entries.push(Entry { name, what });
        }
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(entries)
    }

    /// A file whose name counts, if it is a file; anything else of that name is an error.
    fn regular(&mut self, folder: &str, entry: &Entry) -> Option<FileId> {
        let file = self.register(folder, &entry.name);
        let code = match entry.what {
            What::File => return Some(file),
            What::Link => Code::FileIsLink,
            What::Folder | What::Other => Code::FileNotRegular,
        };
        self.report.add(Diagnostic::new(code, Place::File(file)).with("file", &entry.name));
        None
    }

    fn is_folder(&mut self, folder: &str, entry: &Entry) -> bool {
        let code = match entry.what {
            What::Folder => return true,
            What::Link => Code::FileIsLink,
            What::File | What::Other => Code::FileNotRegular,
        };
        let file = self.register(folder, &entry.name);
        self.report.add(Diagnostic::new(code, Place::File(file)).with("file", &entry.name));
        false
    }

    fn unexpected(&mut self, folder: &str, name: &str, known: &[&str]) {
        let file = self.register(folder, name);
        let mut problem = Diagnostic::new(Code::FileUnexpected, Place::File(file)).with("file", name);
        problem.suggestion = nearest(name, known.iter().copied()).map(str::to_owned);
        self.report.add(problem);
    }

    fn register(&mut self, folder: &str, name: &str) -> FileId {
        let shown = join(folder, name);
        let path = self.root.join(&shown);
        self.sources.add_disk(&shown, path)
    }
}

fn join(folder: &str, name: &str) -> String {
    if folder.is_empty() { name.to_owned() } else { format!("{folder}/{name}") }
}

/// The year that a folder's name is: four digits.
fn year_of(name: &str) -> Option<i16> {
    let four_digits = name.len() == 4 && name.bytes().all(|byte| byte.is_ascii_digit());
    four_digits.then(|| name.parse().ok()).flatten().filter(|year| *year > 0)
}

/// `2024 - Copy`, `2024 (1)`, `Bản sao 2024`: a folder that may be taken for a year's.
fn looks_like_a_year(name: &str) -> bool {
    let starts = name.bytes().take(4).filter(u8::is_ascii_digit).count() == 4;
    let copied = ["copy", "bản sao", "ban sao"].iter().any(|word| name.to_lowercase().contains(word));
    let holds_year = name
        .as_bytes()
        .windows(4)
        .any(|four| four.iter().all(u8::is_ascii_digit) && matches!(&four[..2], b"19" | b"20"));
    (starts && holds_year) || (copied && holds_year)
}

fn is_csv(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| ending.eq_ignore_ascii_case("csv"))
}

/// Hidden files, lock files, and what file managers leave.
fn is_left_by_a_tool(name: &str) -> bool {
    name.starts_with('.') || name.starts_with("~$") || matches!(name, "Thumbs.db" | "desktop.ini")
}

#[cfg(test)]
mod tests {
    use super::{is_left_by_a_tool, looks_like_a_year, year_of};

    #[test]
    fn copies_of_a_year_are_recognised() {
        assert_eq!(year_of("2024"), Some(2024));
        for name in ["2024 - Copy", "2024 (1)", "2024-cũ", "Copy of 2024", "Bản sao 2024"] {
            assert!(looks_like_a_year(name), "{name}");
        }
        for name in ["docs", "ho-so", "luu-tru-2020", "12345"] {
            assert!(!looks_like_a_year(name), "{name}");
        }
        assert!(is_left_by_a_tool("~$facts.csv") && is_left_by_a_tool(".~lock.facts.csv#"));
    }
}
