//! What judges the records, apart from them: the manifest and the committee's own guidelines.

use std::collections::{BTreeMap, BTreeSet};

use super::listing::Lister;
use super::sources::Sources;
use super::toml::Node;
use super::{LARGEST_TOML, Reader, Root, guideline, has_ending, manifest, text, toml};
use crate::diagnostics::{Report, Severity};
use crate::model::guideline::Guideline;
use crate::model::{FileId, Language, Manifest};

/// The files of a workspace that hold rules, by path; `None` for one whose content is not there.
pub type RuleFiles = BTreeMap<String, Option<Vec<u8>>>;

/// The rules that can be read, and whether there may be others.
#[derive(Default)]
pub struct OwnRules {
    pub manifest: Option<Manifest>,
    pub guidelines: Vec<Guideline>,
    /// Whether the manifest, if there is one, can be read.
    pub has_all_of_manifest: bool,
    pub has_all_guidelines: bool,
}

/// Whether a file of that path holds rules.
#[must_use]
pub fn holds_rules(path: &str) -> bool {
    let is_guideline = path.starts_with("criteria/") && has_ending(path, "toml");
    path == "bontot.toml" || (is_guideline && !path.ends_with(".tests.toml"))
}

/// The language of a workspace, if its manifest tells one that can be read: for who says something before the rest is.
#[must_use]
pub fn language(root: &Root) -> Option<Language> {
    let bytes = root.origin("bontot.toml").read(LARGEST_TOML).ok()?.ok()?;
    manifest::read(&tree_of(&bytes)?, &mut Report::default()).map(|manifest| manifest.language)
}

/// What a file holds, if it can be read.
fn tree_of(bytes: &[u8]) -> Option<Node> {
    let text = text::decode(FileId(0), bytes, &mut Report::default())?;
    toml::parse(FileId(0), text, &mut Report::default())
}

/// The manifest and the guidelines of a workspace as files; what is larger than `limit` is passed over.
///
/// # Errors
/// When the system fails.
pub fn rule_files(root: &Root, limit: u64) -> anyhow::Result<RuleFiles> {
    let mut sources = Sources::of_folder(root);
    let listing = Lister::new(root, &mut sources, &mut Report::default()).list()?;
    let mut files = RuleFiles::new();
    for file in listing.manifest.into_iter().chain(listing.guidelines) {
        let read = sources.origin(file).map(|origin| origin.read(limit)).transpose()?;
        if let Some(Ok(bytes)) = read {
            files.insert(sources.path(file).to_owned(), Some(bytes));
        }
    }
    Ok(files)
}

/// What such files say, as far as they can be read: a guideline in error, or one that extends such a one, is left out.
///
/// # Errors
/// When the system fails.
pub fn own_rules(files: &RuleFiles) -> anyhow::Result<OwnRules> {
    let mut root = Root::default();
    for (path, bytes) in files {
        root = root.with(path, bytes.as_deref().unwrap_or_default());
    }
    let mut sources = Sources::of_folder(&root);
    let mut report = Report::default();
    let listing = Lister::new(&root, &mut sources, &mut Report::default()).list()?;
    let mut reader = Reader { sources: &mut sources, report: &mut report };
    let tree = listing.manifest.map(|file| reader.tree(file)).transpose()?.flatten();
    let manifest = tree.and_then(|tree| manifest::read(&tree, reader.report));
    let library = reader.library(&listing.guidelines, |_| false)?;
    let errors = report.diagnostics().iter().filter(|found| found.severity == Severity::Error);
    let wrong: BTreeSet<FileId> = errors.map(|found| found.place.file()).collect();
    let is_sound =
        |file: FileId| !wrong.contains(&file) && files.get(sources.path(file)).is_none_or(Option::is_some);
    let is_whole = |guideline: &Guideline| {
        is_sound(guideline.place.file()) && guideline.bases.iter().all(|(_, file)| is_sound(*file))
    };
    Ok(OwnRules {
        manifest: manifest.filter(|_| listing.manifest.is_none_or(is_sound)),
        has_all_of_manifest: listing.manifest.is_none_or(is_sound),
        has_all_guidelines: listing.guidelines.iter().all(|file| is_sound(*file)),
        guidelines: library.guidelines.into_iter().filter(is_whole).collect(),
    })
}

/// Where a guideline's file belongs in a workspace: the path of its own version, else a new one. `None` when it does
/// not tell its id and version.
///
/// # Errors
/// When the system fails.
pub fn guideline_place(root: &Root, bytes: &[u8]) -> anyhow::Result<Option<String>> {
    let version = |bytes: &[u8]| guideline::version(&tree_of(bytes)?);
    let Some(own) = version(bytes) else { return Ok(None) };
    let mut sources = Sources::of_folder(root);
    let listing = Lister::new(root, &mut sources, &mut Report::default()).list()?;
    for file in listing.guidelines {
        let read = sources.origin(file).map(|origin| origin.read(LARGEST_TOML)).transpose()?;
        if let Some(Ok(bytes)) = read
            && version(&bytes).as_ref() == Some(&own)
        {
            return Ok(Some(sources.path(file).to_owned()));
        }
    }
    Ok(Some(format!("criteria/{}/{}.toml", own.id, own.version)))
}
