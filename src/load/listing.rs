//! What stands in the folder: which files count, and which must not be there. Links are not followed.

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

use super::names::{has_ending, is_csv, looks_like_a_year, year_of};
use super::portable;
use super::root::{Entry, Root, What, joined};
use super::sources::Sources;
use super::tables::YearTable;
use crate::diagnostics::{Argument, Code, Diagnostic, Report, Term};
use crate::model::record::{Notation, RecordFile};
use crate::model::{FileId, Id, Place};

/// The files of a folder, by what they are for.
#[derive(Debug, Default)]
pub struct Listing {
    pub manifest: Option<FileId>,
    pub organisations: Option<FileId>,
    pub guidelines: Vec<FileId>,
    /// Worked cases of guidelines, `*.tests.toml`.
    pub tests: Vec<FileId>,
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

const MANIFEST: &str = "bontot.toml";
const ORGANISATIONS: &str = "organisations.csv";
const EVIDENCE: &str = "evidence";
pub const ASSESSMENTS: &str = "assessments";

/// Walks a folder. Nothing is opened.
pub struct Lister<'a> {
    root: &'a Root,
    sources: &'a mut Sources,
    report: &'a mut Report,
    /// How many entries were met.
    met: usize,
}

impl<'a> Lister<'a> {
    pub const fn new(root: &'a Root, sources: &'a mut Sources, report: &'a mut Report) -> Self {
        Self { root, sources, report, met: 0 }
    }

    /// Lists the whole folder.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn list(mut self) -> anyhow::Result<Listing> {
        let mut listing = Listing::default();
        let entries = self.entries("")?;
        for name in [MANIFEST, ORGANISATIONS] {
            let names = || entries.iter().map(|entry| entry.name.as_str());
            if names().all(|there| there != name) {
                let file = self.sources.add_within("", name);
                let missing = Diagnostic::new(Code::FileMissing, Place::File(file));
                self.report.add(missing.with("name", name).meant(name, names()));
            }
        }
        for entry in entries {
            match (entry.name.as_str(), entry.what) {
                (MANIFEST, _) => listing.manifest = self.regular("", &entry),
                (ORGANISATIONS, _) => listing.organisations = self.regular("", &entry),
                ("criteria", _) if self.is_folder("", &entry) => {
                    self.list_guidelines("criteria", &mut listing)?;
                }
                (EVIDENCE, _) if self.is_folder("", &entry) => self.list_evidence(EVIDENCE, &mut listing)?,
                ("criteria" | EVIDENCE, _) => {}
                (name, What::Folder | What::Link) if year_of(name).is_some() => {
                    if self.is_folder("", &entry) {
                        listing.years.extend(self.list_year(name)?);
                    }
                }
                (name, What::Folder) if looks_like_a_year(name) => {
                    self.unexpected("", &entry, Term::YearFolder);
                }
                (name, What::File | What::Link | What::Other) if is_csv(name) => {
                    self.unexpected("", &entry, vec![ORGANISATIONS.to_owned()]);
                }
                (_, What::File | What::Folder | What::Link | What::Other) => {}
            }
        }
        Ok(listing)
    }

    /// The entries of a folder; none when there are too many of them, or folders in folders.
    fn entries(&mut self, folder: &str) -> anyhow::Result<Vec<Entry>> {
        let limits = self.root.limits();
        let mut refuse = |code, limit: usize| {
            let place = Place::File(self.sources.add_within("", folder));
            self.report.add(Diagnostic::new(code, place).with("limit", limit));
            Ok(Vec::new())
        };
        if self.met > limits.files {
            return Ok(Vec::new());
        }
        if folder.matches('/').count() >= limits.depth {
            return refuse(Code::FoldersTooDeep, limits.depth);
        }
        let entries = self.root.entries(folder)?;
        self.met += entries.len();
        if self.met > limits.files {
            return refuse(Code::FilesTooMany, limits.files);
        }
        for (entry, reason) in portable::unfit(folder, &entries) {
            let place = Place::File(self.register(folder, entry));
            let problem = Diagnostic::new(Code::FileNameUnportable, place).with("name", &entry.name);
            self.report.add(problem.with("reason", reason));
        }
        Ok(entries)
    }

    fn list_guidelines(&mut self, folder: &str, listing: &mut Listing) -> anyhow::Result<()> {
        for entry in self.entries(folder)? {
            if entry.what == What::Folder {
                self.list_guidelines(&joined(folder, &entry.name), listing)?;
            } else if entry.name.ends_with(".tests.toml") {
                listing.tests.extend(self.regular(folder, &entry));
            } else if has_ending(&entry.name, "toml") {
                listing.guidelines.extend(self.regular(folder, &entry));
            }
        }
        Ok(())
    }

    fn list_evidence(&mut self, folder: &str, listing: &mut Listing) -> anyhow::Result<()> {
        for entry in self.entries(folder)? {
            let path = joined(folder, &entry.name);
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
        for entry in self.entries(name)? {
            match (YearTable::from_file_name(&entry.name), entry.name.as_str()) {
                (Some(table), _) => {
                    listing.tables.extend(self.regular(name, &entry).map(|file| (table, file)));
                }
                (None, ASSESSMENTS) if self.is_folder(name, &entry) => {
                    self.list_assessments(&joined(name, ASSESSMENTS), &mut listing)?;
                }
                (None, ASSESSMENTS) => {}
                (None, "results" | EVIDENCE) => {
                    self.is_folder(name, &entry);
                }
                (None, "README.md") => {}
                (None, _) => self.unexpected(name, &entry, in_a_year()),
            }
        }
        Ok(Some(listing))
    }

    fn list_assessments(&mut self, folder: &str, listing: &mut YearListing) -> anyhow::Result<()> {
        for entry in self.entries(folder)? {
            if entry.what == What::Folder {
                let review = Id::new(&entry.name);
                match review {
                    Some(review) => self.list_review(&joined(folder, &entry.name), &review, listing)?,
                    None => self.unexpected(folder, &entry, Term::ReviewFile),
                }
            } else if entry.name != "README.md" {
                self.list_record(folder, &entry, Term::ReviewFile, listing, |id| (id, None));
            }
        }
        Ok(())
    }

    fn list_review(&mut self, folder: &str, review: &Id, listing: &mut YearListing) -> anyhow::Result<()> {
        let entries = self.entries(folder)?;
        self.sources.expect(folder, entries.len(), entries.iter().map(|entry| entry.name.len()).sum());
        listing.records.reserve(entries.len());
        for entry in entries {
            if entry.what == What::Folder {
                self.unexpected(folder, &entry, Term::OrganisationFile);
            } else if entry.name != "README.md" {
                self.list_record(folder, &entry, Term::OrganisationFile, listing, |id| {
                    (review.clone(), Some(id))
                });
            }
        }
        Ok(())
    }

    /// A file `<id>.csv`, or `.toml` where it is one organisation's; `whose` tells review and organisation.
    fn list_record(
        &mut self,
        folder: &str,
        entry: &Entry,
        allowed: Term,
        listing: &mut YearListing,
        whose: impl Fn(Id) -> (Id, Option<Id>),
    ) {
        let named = entry.name.rsplit_once('.').and_then(|(stem, ending)| {
            let notation = Notation::of_ending(ending)?;
            let is_allowed = notation == Notation::Csv || allowed == Term::OrganisationFile;
            Some((Id::new(stem).filter(|_| is_allowed)?, notation))
        });
        let Some((id, notation)) = named else { return self.unexpected(folder, entry, allowed) };
        let (review, organisation) = whose(id);
        let year = listing.year;
        let file = self.regular(folder, entry);
        listing.records.extend(file.map(|file| RecordFile { file, notation, year, review, organisation }));
    }

    /// A file whose name counts, if it is a file; anything else of that name is an error.
    fn regular(&mut self, folder: &str, entry: &Entry) -> Option<FileId> {
        let file = self.register(folder, entry);
        let code = match entry.what {
            What::File => return Some(file),
            What::Link => Code::FileIsLink,
            What::Folder | What::Other => Code::FileNotRegular,
        };
        self.refuse(code, file, entry, Term::RegularFile);
        None
    }

    fn is_folder(&mut self, folder: &str, entry: &Entry) -> bool {
        let code = match entry.what {
            What::Folder => return true,
            What::Link => Code::FileIsLink,
            What::File | What::Other => Code::FileNotRegular,
        };
        let file = self.register(folder, entry);
        self.refuse(code, file, entry, Term::Folder);
        false
    }

    fn refuse(&mut self, code: Code, file: FileId, entry: &Entry, expected: Term) {
        let problem = Diagnostic::new(code, Place::File(file));
        self.report.add(problem.with("name", &entry.name).with("expected", expected));
    }

    /// Something that must not be there; `allowed` is what may.
    fn unexpected(&mut self, folder: &str, entry: &Entry, allowed: impl Into<Argument>) {
        let file = self.register(folder, entry);
        let allowed = allowed.into();
        let mut problem = Diagnostic::new(Code::FileUnexpected, Place::File(file)).with("name", &entry.name);
        if let Argument::List(names) = &allowed {
            problem = problem.meant(&entry.name, names.iter().map(String::as_str));
        }
        self.report.add(problem.with("allowed", allowed));
    }

    fn register(&mut self, folder: &str, entry: &Entry) -> FileId {
        match &entry.elsewhere {
            None => self.sources.add_within(folder, &entry.name),
            Some(path) => self.sources.add_disk(&joined(folder, &entry.name), path.to_path_buf()),
        }
    }
}

/// What a year's folder may hold.
fn in_a_year() -> Vec<String> {
    let tables = YearTable::ALL.iter().map(|table| table.file_name());
    tables.chain(["assessments", "results", "evidence", "README.md"]).map(str::to_owned).collect()
}
