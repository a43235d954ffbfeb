//! What stands in the folder: which files count, and which must not be there. Links are not followed.

mod reviews;

use std::collections::BTreeSet;

use unicode_normalization::UnicodeNormalization;

pub use reviews::InReviews;
use reviews::{InReview, named, review_of};

use super::lacking::{self, MANIFEST, ORGANISATIONS, Standing};
use super::names::{has_ending, is_csv, looks_like_a_year, year_of};
use super::portable::{self, Unfit};
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
    /// How many entries were met.
    met: usize,
    standing: Standing,
}

impl Listing {
    /// The files of assessments of all years.
    pub fn take_records(&mut self) -> Vec<RecordFile> {
        let mut years = self.years.iter_mut().map(|year| std::mem::take(&mut year.records));
        // those of one year, as mostly, need not be copied
        let mut all = years.next().unwrap_or_default();
        years.for_each(|mut records| all.append(&mut records));
        all
    }

    /// About how many organisations there are, before the register is read.
    pub fn about_how_many(&self, sources: &Sources) -> usize {
        /// What a row of the register may have.
        const BYTES: u64 = 64;
        let register = self.organisations.and_then(|file| sources.origin(file));
        register.and_then(|register| usize::try_from(register.length() / BYTES).ok()).unwrap_or_default()
    }
}

/// The files of one year's folder.
#[derive(Debug)]
pub struct YearListing {
    pub year: i16,
    pub tables: Vec<(YearTable, FileId)>,
    pub records: Vec<RecordFile>,
    /// What stands in its folder of assessments, until that is listed.
    assessments: Vec<Entry>,
}

impl YearListing {
    fn folder(&self) -> String {
        format!("{:04}/{ASSESSMENTS}", self.year)
    }
}

const EVIDENCE: &str = "evidence";
pub const ASSESSMENTS: &str = "assessments";
const README: &str = "README.md";

/// Lists a folder with all that stands in it; what is wrong with that, others tell.
///
/// # Errors
/// When a folder cannot be read.
pub fn whole(root: &Root, sources: &mut Sources) -> anyhow::Result<Listing> {
    let mut listing = Lister::new(root, sources, &mut Report::default()).list()?;
    let in_reviews = InReviews::of(&listing, root)?;
    Lister::new(root, sources, &mut Report::default()).list_assessments(&mut listing, in_reviews);
    Ok(listing)
}

/// Walks a folder. Nothing is opened.
pub struct Lister<'a> {
    root: &'a Root,
    sources: &'a mut Sources,
    report: &'a mut Report,
    /// How many entries were met.
    met: usize,
    standing: Standing,
}

impl<'a> Lister<'a> {
    pub const fn new(root: &'a Root, sources: &'a mut Sources, report: &'a mut Report) -> Self {
        Self { root, sources, report, met: 0, standing: Standing::Workspace }
    }

    /// Lists the folder, all but its assessments.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn list(mut self) -> anyhow::Result<Listing> {
        let mut listing = Listing::default();
        let entries = self.entries("")?;
        self.standing = lacking::report(self.root, &entries, self.sources, self.report);
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
                (name, What::Folder | What::Link) if looks_like_a_year(name) && !is_csv(name) => {
                    self.unexpected("", &entry, Term::YearFolder);
                }
                (name, What::File | What::Link | What::Other) if is_csv(name) => {
                    self.unexpected("", &entry, vec![ORGANISATIONS.to_owned()]);
                }
                (_, What::File | What::Folder | What::Link | What::Other) => {}
            }
        }
        listing.met = self.met;
        listing.standing = self.standing;
        Ok(listing)
    }

    /// Lists the assessments.
    pub fn list_assessments(mut self, listing: &mut Listing, mut found: InReviews) {
        self.met = listing.met;
        self.standing = listing.standing;
        for year in &mut listing.years {
            let folder = year.folder();
            for entry in std::mem::take(&mut year.assessments) {
                if let Some(review) = review_of(&entry) {
                    let found = found.0.pop_front().unwrap_or_default();
                    self.list_review(&joined(&folder, &entry.name), &review, found, year);
                } else if entry.what == What::Folder {
                    self.unexpected(&folder, &entry, Term::ReviewFile);
                } else if entry.name != README {
                    // a file of many is written as CSV
                    let named = named(&entry.name).filter(|(_, notation)| *notation == Notation::Csv);
                    if named.is_none() && entry.what == What::Link {
                        self.is_folder(&folder, &entry);
                        continue;
                    }
                    let record = named.map(|(review, notation)| (review, None, notation));
                    self.list_record(&folder, &entry, Term::ReviewFile, year, record);
                }
            }
        }
    }

    /// The entries of a folder; none when there are too many of them, or folders in folders.
    fn entries(&mut self, folder: &str) -> anyhow::Result<Vec<Entry>> {
        if self.met > self.root.limits().files || self.is_too_deep(folder) {
            return Ok(Vec::new());
        }
        let entries = self.root.entries(folder)?;
        let unfit = portable::unfit(folder, &entries);
        Ok(if self.are_admitted(folder, &entries, unfit) { entries } else { Vec::new() })
    }

    fn is_too_deep(&mut self, folder: &str) -> bool {
        let most = self.root.limits().depth;
        let is_too_deep = folder.matches('/').count() >= most;
        if is_too_deep {
            self.refuse_folder(folder, Code::FoldersTooDeep, most);
        }
        is_too_deep
    }

    fn refuse_folder(&mut self, folder: &str, code: Code, limit: usize) {
        let place = Place::File(self.sources.add_within("", folder));
        self.report.add(Diagnostic::new(code, place).with("limit", limit));
    }

    /// Whether with the entries of a folder there are not too many; then what is wrong with their names is reported.
    fn are_admitted(&mut self, folder: &str, entries: &[Entry], unfit: Vec<Unfit>) -> bool {
        let most = self.root.limits().files;
        if self.met > most {
            return false;
        }
        self.met += entries.len();
        if self.met > most {
            self.refuse_folder(folder, Code::FilesTooMany, most);
            return false;
        }
        for Unfit { entry, reason, twin } in unfit {
            let entry = &entries[entry];
            let place = Place::File(self.register(folder, entry));
            let problem = Diagnostic::new(Code::FileNameUnportable, place).with("name", &entry.name);
            self.report.add(problem.with("reason", reason).with("twin", twin.unwrap_or_default()));
        }
        true
    }

    fn list_guidelines(&mut self, folder: &str, listing: &mut Listing) -> anyhow::Result<()> {
        for entry in self.entries(folder)? {
            if entry.what == What::Folder {
                self.list_guidelines(&joined(folder, &entry.name), listing)?;
            } else if entry.name.ends_with(".tests.toml") {
                listing.tests.extend(self.regular(folder, &entry));
            } else if has_ending(&entry.name, "toml") {
                listing.guidelines.extend(self.regular(folder, &entry));
            } else if entry.what == What::Link {
                // where it leads is not looked at: it may be a folder of guidelines
                self.is_folder(folder, &entry);
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
        let mut listing =
            YearListing { year, tables: Vec::new(), records: Vec::new(), assessments: Vec::new() };
        for entry in self.entries(name)? {
            match (YearTable::from_file_name(&entry.name), entry.name.as_str()) {
                (Some(table), _) => {
                    listing.tables.extend(self.regular(name, &entry).map(|file| (table, file)));
                }
                (None, ASSESSMENTS) if self.is_folder(name, &entry) => {
                    listing.assessments = self.entries(&listing.folder())?;
                }
                (None, ASSESSMENTS) => {}
                (None, "results" | EVIDENCE) => {
                    self.is_folder(name, &entry);
                }
                (None, README) => {}
                (None, _) => self.unexpected(name, &entry, in_a_year()),
            }
        }
        Ok(Some(listing))
    }

    fn list_review(&mut self, folder: &str, review: &Id, found: InReview, listing: &mut YearListing) {
        let InReview { entries, named, unfit } = found;
        if self.is_too_deep(folder) || !self.are_admitted(folder, &entries, unfit) {
            return;
        }
        self.sources.expect(folder, entries.len(), entries.iter().map(|entry| entry.name.len()).sum());
        listing.records.reserve(entries.len());
        for (entry, named) in entries.iter().zip(named) {
            if entry.what == What::Folder {
                self.unexpected(folder, entry, Term::OrganisationFile);
            } else if entry.name != README {
                let record = named.map(|(id, notation)| (review.clone(), Some(id), notation));
                self.list_record(folder, entry, Term::OrganisationFile, listing, record);
            }
        }
    }

    /// A file that holds the `record` of a review, of an organisation or of many, if its name says so.
    fn list_record(
        &mut self,
        folder: &str,
        entry: &Entry,
        allowed: Term,
        listing: &mut YearListing,
        record: Option<(Id, Option<Id>, Notation)>,
    ) {
        let Some((review, organisation, notation)) = record else {
            return self.unexpected(folder, entry, allowed);
        };
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
        self.tell(problem.with("name", &entry.name).with("expected", expected));
    }

    /// Something that must not be there; `allowed` is what may.
    fn unexpected(&mut self, folder: &str, entry: &Entry, allowed: impl Into<Argument>) {
        let file = self.register(folder, entry);
        let allowed = allowed.into();
        let mut problem = Diagnostic::new(Code::FileUnexpected, Place::File(file)).with("name", &entry.name);
        if let Argument::List(names) = &allowed {
            problem = problem.meant(&entry.name, names.iter().map(String::as_str));
        }
        self.tell(problem.with("allowed", allowed));
    }

    /// Reports what is wrong with an entry of a workspace; no advice is given on the files of others.
    fn tell(&mut self, problem: Diagnostic) {
        if self.standing == Standing::Workspace {
            self.report.add(problem);
        }
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
    tables.chain(["assessments", "results", "evidence", README]).map(str::to_owned).collect()
}
