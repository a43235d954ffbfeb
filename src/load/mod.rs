//! Phase 1, files → [`Dataset`]. The only reader: listing, encodings, CSV, TOML, places. It knows what a value is,
//! not yet whether it fits the others.

mod alone;
mod builtin;
mod cell;
pub mod csv;
pub mod files;
#[cfg(test)]
mod fuzz;
mod guideline;
pub mod headers;
mod lacking;
mod library;
mod limits;
mod listing;
mod manifest;
mod names;
mod opener;
mod past;
mod pieces;
mod portable;
mod records;
mod root;
mod rows;
mod rules;
mod sources;
mod stream;
mod tables;
#[cfg(test)]
mod taken;
pub mod template;
mod text;
mod toml;
mod trials;
mod words;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;

pub use alone::{LoadedGuidelines, guideline_file, guidelines};
pub use builtin::ALL as BUILTIN_GUIDELINES;
pub use limits::Limits;
pub use past::{past_records, past_table, record_at, table_at};
pub use records::COLUMNS as RECORD_COLUMNS;
pub use root::{Held, Origin, Root};
pub use rows::{Rows, is_read, may_hold, may_say, rows};
pub use rules::{RuleFiles, guideline_place, holds_rules, language, own_rules, rule_files};
pub use sources::{Digests, Sources};
pub use stream::{Cut, Streamed, stream};
pub use tables::YearTable;
pub use text::LARGEST as LARGEST_TABLE;

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::guideline::Guideline;
use crate::model::record::{Notation, RecordFile, RowSink, YearTables};
use crate::model::trial::CaseFile;
use crate::model::{Dataset, FileId, Id, Language, Manifest, Place};
use crate::threads;
use library::{Librarian, Library};
use listing::{InReviews, Lister, Listing, YearListing};
use names::has_ending;
pub use names::{is_among_results, is_looked_at, is_of_workspace};
use pieces::{CutTable, Halt};
use tables::{CutTables, RegisterRows, cut_register, cut_tables};
use toml::Node;

/// To list the files of fewer organisations takes no longer than a thread needs to begin.
const WORTH_THREADS: usize = 512;

/// The most bytes of a TOML file: a guideline has some ten thousand.
const LARGEST_TOML: u64 = 16 * 1024 * 1024;

/// A folder that was read: the dataset is missing when there is no manifest or register to build on.
#[derive(Debug)]
pub struct Loaded {
    pub dataset: Option<Dataset>,
    /// The files of assessments, also where there is no dataset.
    pub record_files: Arc<Vec<RecordFile>>,
    /// The language of the manifest, where it could be read.
    pub language: Option<Language>,
    pub sources: Sources,
    pub report: Report,
}

/// Reads a committee's folder, all but the rows of its assessments. The folders of reviews, which may hold very many
/// files, are listed beside the reading of the rest.
///
/// # Errors
/// When the system fails; problems of the files are in the report.
pub fn folder(root: &Root, digests: Digests) -> anyhow::Result<Loaded> {
    let mut sources = Sources::of_folder(root).with_digests(digests);
    let mut report = Report::default();
    let mut listing = Lister::new(root, &mut sources, &mut report).list()?;
    let organisations = listing.about_how_many(&sources);
    let mut reader = Reader { sources: &mut sources, report: &mut report };
    let (in_reviews, read) = threads::beside_unless_few(
        organisations,
        WORTH_THREADS,
        || InReviews::of(&listing, root),
        || {
            let manifest = reader.manifest(&listing)?;
            let language = manifest.as_ref().map(|manifest| manifest.language);
            anyhow::Ok((reader.dataset(manifest, &listing)?, language))
        },
    );
    let (mut dataset, language) = read?;
    Lister::new(root, &mut sources, &mut report).list_assessments(&mut listing, in_reviews?);
    let record_files = Arc::new(listing.take_records());
    if let Some(dataset) = &mut dataset {
        dataset.record_files = record_files.clone();
        dataset.evidence = listing.evidence;
    }
    Ok(Loaded { dataset, record_files, language, sources, report })
}

/// Streams the rows of one assessment file.
///
/// # Errors
/// When the file cannot be read.
pub fn records(
    file: &RecordFile,
    sources: &Sources,
    report: &mut Report,
    sink: &mut impl RowSink,
) -> anyhow::Result<()> {
    let limit = match file.notation {
        Notation::Toml => LARGEST_TOML,
        Notation::Csv => text::LARGEST,
    };
    if let Some(text) = read_text(sources, file.file, limit, report)? {
        records::read(file, &text, &mut csv::KnownHeader::default(), report, sink);
    }
    Ok(())
}

/// Files of worked cases, and the guidelines they may speak of.
#[derive(Debug)]
pub struct LoadedTrials {
    pub files: Vec<CaseFile>,
    pub guidelines: Vec<Guideline>,
    pub sources: Sources,
    pub report: Report,
}

/// The worked cases of `files`; without any those of the folder, and without a folder the built-in ones.
///
/// # Errors
/// When a file cannot be read.
pub fn trials(root: Option<&Path>, files: &[PathBuf]) -> anyhow::Result<LoadedTrials> {
    let root = root.map(Root::from);
    let mut sources = root.as_ref().map(Sources::of_folder).unwrap_or_default();
    let mut report = Report::default();
    let (mut own, mut tests) = (Vec::new(), Vec::new());
    if let Some(root) = &root {
        let listing = Lister::new(root, &mut sources, &mut Report::default()).list()?;
        own = listing.guidelines;
        tests = listing.tests;
    }
    if !files.is_empty() {
        tests = files.iter().map(|file| sources.add_disk(&file.to_string_lossy(), file.clone())).collect();
    }
    if root.is_none() {
        let beside = files.iter().filter_map(|file| guideline_beside(file));
        own.extend(beside.map(|file| sources.add_disk(&file.to_string_lossy(), file.clone())));
    }
    let mut reader = Reader { sources: &mut sources, report: &mut report };
    let library = reader.library(&own, |_| true)?;
    let mut found = Vec::new();
    for file in &tests {
        let tree = reader.tree(*file)?;
        found.extend(tree.and_then(|tree| trials::read(&tree, reader.report)));
    }
    if root.is_none() && files.is_empty() {
        found = builtin_trials(&mut sources, &mut report);
    }
    Ok(LoadedTrials { files: found, guidelines: library.guidelines, sources, report })
}

/// `<version>.toml` beside `<version>.tests.toml`, if it is there.
fn guideline_beside(tests: &Path) -> Option<PathBuf> {
    let version = tests.file_name()?.to_str()?.strip_suffix(".tests.toml")?;
    let beside = tests.with_file_name(format!("{version}.toml"));
    beside.is_file().then_some(beside)
}

fn builtin_trials(sources: &mut Sources, report: &mut Report) -> Vec<CaseFile> {
    let mut found = Vec::new();
    for builtin in BUILTIN_GUIDELINES {
        let file = sources.add_builtin(builtin.tests_path, builtin.tests);
        let tree = toml::parse(file, builtin.tests, report);
        found.extend(tree.and_then(|tree| trials::read(&tree, report)));
    }
    found
}

struct Reader<'a> {
    sources: &'a mut Sources,
    report: &'a mut Report,
}

impl Reader<'_> {
    fn manifest(&mut self, listing: &Listing) -> anyhow::Result<Option<Manifest>> {
        let Some(file) = listing.manifest else { return Ok(None) };
        Ok(self.tree(file)?.and_then(|tree| manifest::read(&tree, self.report)))
    }

    /// All but the files of assessments and of evidence.
    fn dataset(&mut self, manifest: Option<Manifest>, listing: &Listing) -> anyhow::Result<Option<Dataset>> {
        let listed = |id: &str| {
            let reviews = manifest.iter().flat_map(|manifest| &manifest.reviews);
            reviews.flat_map(|review| &review.guidelines).any(|listed| listed.value.as_str() == id)
        };
        let library = self.library(&listing.guidelines, listed)?;
        let (sources, years) = (&*self.sources, &listing.years);
        let (register, tables) = threads::beside(
            listing.about_how_many(sources),
            || listing.organisations.map(|file| (file, cut_register(sources, file))),
            || years.iter().map(|year| cut_tables(sources, year)).collect::<Vec<_>>(),
        );
        let register = register.map(|(file, cut)| self.register(file, cut)).transpose()?.flatten();
        let mut years = BTreeMap::new();
        for (year, tables) in listing.years.iter().zip(tables) {
            years.insert(year.year, self.year_tables(year, tables)?);
        }
        let (Some(manifest), Some(register)) = (manifest, register) else { return Ok(None) };
        Ok(Some(Dataset {
            manifest,
            organisations: register.organisations,
            guidelines: library.guidelines,
            own_guidelines: library.own,
            unread_guidelines: library.unread,
            years,
            evidence: BTreeSet::new(),
            record_files: Arc::default(),
            register_is_whole: register.is_whole,
            builtin_ids: BUILTIN_GUIDELINES.iter().filter_map(|builtin| Id::new(builtin.id)).collect(),
        }))
    }

    /// The folder's own guidelines, then the built-in ones that `wanted` names and no own one shadows.
    fn library(&mut self, own: &[FileId], wanted: impl Fn(&str) -> bool) -> anyhow::Result<Library> {
        let mut trees = Vec::new();
        for file in own {
            trees.push((*file, self.tree(*file)?));
        }
        let mut librarian = Librarian::new(self.sources, self.report);
        for (file, tree) in trees {
            match tree {
                Some(tree) => librarian.add_own(file, tree),
                None => librarian.miss_own(),
            }
        }
        Ok(librarian.finish(wanted))
    }

    fn register(
        &mut self,
        file: FileId,
        cut: Result<Option<CutTable<RegisterRows>>, Halt>,
    ) -> anyhow::Result<Option<tables::Read>> {
        let errors_before = self.report.errors();
        let read = self.table(file, &tables::REGISTER_COLUMNS, cut, RegisterRows::row)?;
        let Some((rows, reading)) = read else { return Ok(None) };
        if self.report.errors() == errors_before {
            self.report.extend(rows.emptiness(file));
        }
        Ok(Some(rows.finish(reading)))
    }

    fn year_tables(&mut self, listing: &YearListing, cut: CutTables) -> anyhow::Result<YearTables> {
        let mut tables = YearTables::default();
        for ((table, file), cut) in listing.tables.iter().zip(cut) {
            if *table == tables::YearTable::Facts {
                tables.facts_file = Some(*file);
            }
            if let Some((read, _)) = self.table(*file, &table.columns(), cut, table.rows(listing.year))? {
                tables.add(read);
            }
        }
        Ok(tables)
    }

    /// What the rows of a table make; `None`, with the reason in the report, where it cannot be read. A table that must
    /// not be cut is read anew as a whole.
    fn table<T: Default>(
        &mut self,
        file: FileId,
        columns: &csv::Columns,
        cut: Result<Option<CutTable<T>>, Halt>,
        take: impl Fn(&mut T, &csv::Row<'_>, &mut Report),
    ) -> anyhow::Result<Option<(T, csv::Reading)>> {
        match cut {
            Ok(Some(CutTable { made, report, reading, lines })) => {
                let is_within = self.count_lines(file, lines);
                if is_within {
                    self.report.append(report);
                }
                Ok(is_within.then_some((made, reading)))
            }
            Ok(None) => Ok(None),
            Err(Halt::Failed(error)) => Err(error),
            Err(Halt::MustNotBeCut) => self.whole_table(file, columns, take),
        }
    }

    fn whole_table<T: Default>(
        &mut self,
        file: FileId,
        columns: &csv::Columns,
        take: impl Fn(&mut T, &csv::Row<'_>, &mut Report),
    ) -> anyhow::Result<Option<(T, csv::Reading)>> {
        let Some(text) = self.text(file, text::LARGEST)? else { return Ok(None) };
        if !self.count_lines(file, limits::lines(text.as_bytes())) {
            return Ok(None);
        }
        let mut made = T::default();
        let reading =
            csv::read(file, &text, columns, self.report, |row, report| take(&mut made, row, report));
        Ok(Some((made, reading)))
    }

    /// Whether the tables do not hold too many lines with those of one more.
    fn count_lines(&mut self, file: FileId, lines: u64) -> bool {
        self.sources.lines.add(file, lines, self.report);
        self.sources.lines.are_within()
    }

    fn tree(&mut self, file: FileId) -> anyhow::Result<Option<Node>> {
        let errors_before = self.report.errors();
        let Some(text) = self.text(file, LARGEST_TOML)? else { return Ok(None) };
        let is_sound = self.report.errors() == errors_before;
        Ok(if is_sound { toml::parse(file, &text, self.report) } else { toml::parse_damaged(file, &text) })
    }

    fn text(&mut self, file: FileId, limit: u64) -> anyhow::Result<Option<String>> {
        read_text(self.sources, file, limit, self.report)
    }
}

/// The text of a file; `None`, with the reason in the report, where it cannot be one.
fn read_text(
    sources: &Sources,
    file: FileId,
    limit: u64,
    report: &mut Report,
) -> anyhow::Result<Option<String>> {
    let Some(origin) = sources.origin(file) else { return Ok(None) };
    match origin.read(limit)? {
        Ok(bytes) => {
            let is_text = text::decode(file, &bytes, report).is_some();
            Ok(is_text.then(|| String::from_utf8(bytes).unwrap_or_default()))
        }
        Err(size) => {
            let megabytes = |bytes: u64| usize::try_from(bytes.div_ceil(1_048_576)).unwrap_or(usize::MAX);
            let problem = Diagnostic::new(Code::FileTooLarge, Place::File(file));
            report.add(problem.with("size", megabytes(size)).with("limit", megabytes(limit)));
            Ok(None)
        }
    }
}
