//! The guidelines there are: a folder's own, the built-in ones, and those that extend another.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use super::sources::Sources;
use super::toml::{Node, parse_plain};
use super::{BUILTIN_GUIDELINES, guideline};
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::dataset::UnreadGuidelines;
use crate::model::guideline::{Guideline, Version};
use crate::model::{FileId, Id, Place};

/// How many guidelines one may rest on: whoever reads it has to hold all of them in mind.
const DEEPEST: usize = 16;

/// Guidelines by what became of them.
#[derive(Debug, Default)]
pub struct Library {
    /// The folder's own first.
    pub guidelines: Vec<Guideline>,
    /// How many of them are the folder's own.
    pub own: usize,
    pub unread: UnreadGuidelines,
}

/// What the tree of a guideline is taken from.
#[derive(Clone)]
enum Held {
    Own(Rc<Node>),
    /// A text that comes with the program: its tree is made when it is asked for, and makes room for the next.
    Builtin(FileId, &'static str),
}

impl Held {
    fn tree(&self) -> Option<Rc<Node>> {
        match self {
            Self::Own(tree) => Some(tree.clone()),
            Self::Builtin(file, text) => parse_plain(*file, text).map(Rc::new),
        }
    }
}

/// Builds a library from trees.
pub struct Librarian<'a> {
    pub sources: &'a mut Sources,
    pub report: &'a mut Report,
    /// Every guideline that another may extend, with the place of its file.
    held: BTreeMap<Version, (Place, Held)>,
    own: Vec<Rc<Node>>,
    unread: UnreadGuidelines,
    /// Versions on a way that was reported because it has no end, or is too long.
    astray: BTreeSet<Version>,
}

impl<'a> Librarian<'a> {
    pub const fn new(sources: &'a mut Sources, report: &'a mut Report) -> Self {
        Self {
            sources,
            report,
            held: BTreeMap::new(),
            own: Vec::new(),
            unread: UnreadGuidelines { ids: BTreeSet::new(), nameless: false },
            astray: BTreeSet::new(),
        }
    }

    /// Takes in a guideline of the folder; a second one of the same id and version is reported.
    pub fn add_own(&mut self, file: FileId, tree: Node) {
        let (place, tree) = (Place::File(file), Rc::new(tree));
        if let Some(version) = guideline::version(&tree) {
            if let Some((first, _)) = self.held.get(&version) {
                let problem = Diagnostic::new(Code::GuidelineRepeated, place);
                self.report.add(problem.with("guideline", version.to_string()).also_at(*first));
                return;
            }
            self.held.insert(version, (place, Held::Own(tree.clone())));
        }
        self.own.push(tree);
    }

    /// Notes a file of the folder that has no tree: which guideline it holds cannot be told.
    pub const fn miss_own(&mut self) {
        self.unread.nameless = true;
    }

    /// Reads the folder's own guidelines and the built-in ones that `wanted` names and no own one shadows.
    pub fn finish(mut self, wanted: impl Fn(&str) -> bool) -> Library {
        let mut all: Vec<Held> = std::mem::take(&mut self.own).into_iter().map(Held::Own).collect();
        for (index, _) in BUILTIN_GUIDELINES.iter().enumerate().filter(|(_, builtin)| wanted(builtin.id)) {
            all.extend(self.add_builtin(index));
        }
        let mut library = Library { unread: self.unread.clone(), ..Library::default() };
        for held in all {
            let Some(tree) = held.tree() else { continue };
            match (self.read(&tree), guideline::version(&tree)) {
                (Some(read), _) => {
                    library.guidelines.push(read);
                    library.own += usize::from(matches!(held, Held::Own(_)));
                }
                (None, Some(version)) => library.unread.ids.extend([version.id]),
                (None, None) => library.unread.nameless = true,
            }
        }
        library
    }

    /// The guideline of a tree, if nothing is wrong with it. What is wrong with one that it extends is told once.
    fn read(&mut self, tree: &Rc<Node>) -> Option<Guideline> {
        let told = std::mem::take(self.report);
        check_identity(tree, self.report);
        let mut bases = Vec::new();
        let extended = self.extended(tree, &mut bases);
        let mut read = extended.and_then(|tree| guideline::read(&tree, self.report));
        if let Some(read) = &mut read {
            read.bases = self.with_files(bases);
        }
        let found = std::mem::replace(self.report, told);
        let read = read.filter(|_| !found.has_errors());
        self.report.append_new(found);
        read
    }

    fn with_files(&self, versions: Vec<Version>) -> Vec<(Version, FileId)> {
        let file = |version: &Version| self.held.get(version).map(|(place, _)| place.file());
        versions.into_iter().filter_map(|version| file(&version).map(|file| (version, file))).collect()
    }

    /// Takes in a built-in guideline, unless one of its id and version is there.
    fn add_builtin(&mut self, index: usize) -> Option<Held> {
        let builtin = &BUILTIN_GUIDELINES[index];
        let version = Version { id: Id::new(builtin.id)?, version: Id::new(builtin.version)? };
        if self.held.contains_key(&version) {
            return None;
        }
        let file = self.sources.add_builtin(builtin.path, builtin.text);
        let held = Held::Builtin(file, builtin.text);
        self.held.insert(version, (Place::File(file), held.clone()));
        Some(held)
    }

    /// The tree with all that it extends; `path` holds the versions on the way, so that a circle ends.
    fn extended(&mut self, tree: &Rc<Node>, path: &mut Vec<Version>) -> Option<Rc<Node>> {
        let Some(extends) = tree.get("extends") else { return Some(tree.clone()) };
        let base = self.base(extends)?;
        let code = if path.contains(&base) {
            Some(Code::ExtendsCircle)
        } else {
            (path.len() == DEEPEST).then_some(Code::ExtendsTooDeep)
        };
        if let Some(code) = code {
            self.report_astray(code, extends, path);
            return None;
        }
        path.push(base.clone());
        let base = self.held.get(&base).and_then(|(_, held)| held.tree())?;
        let base = self.extended(&base, path)?;
        Some(Rc::new(guideline::extend(&base, tree, self.report)))
    }

    /// Reports a circle, or a way that is too long, once, whichever of its members is read first.
    fn report_astray(&mut self, code: Code, extends: &Node, path: &[Version]) {
        let met = path.iter().any(|version| self.astray.contains(version));
        self.astray.extend(path.iter().cloned());
        if !met {
            let members = path.iter().map(Version::to_string).collect::<Vec<_>>();
            let problem = Diagnostic::new(code, extends.place).with("members", members);
            self.report.add(problem.with("limit", DEEPEST));
        }
    }

    /// The version that `extends` names; a built-in one is fetched.
    fn base(&mut self, extends: &Node) -> Option<Version> {
        let written = extends.text().unwrap_or_default();
        if let Some(version) = Version::read(written) {
            for (index, _) in
                BUILTIN_GUIDELINES.iter().enumerate().filter(|(_, builtin)| builtin.id == version.id.as_str())
            {
                self.add_builtin(index);
            }
            if self.held.contains_key(&version) {
                return Some(version);
            }
        }
        if !self.unread.nameless {
            let known: Vec<String> = self.held.keys().map(Version::to_string).collect();
            let id = written.split('@').next().unwrap_or_default();
            let of_id = self.held.keys().filter(|version| version.id.as_str() == id);
            let problem = Diagnostic::new(Code::ExtendsUnknown, extends.place)
                .with("guideline", written)
                .with("known", of_id.map(Version::to_string).collect::<Vec<_>>());
            self.report.add(problem.meant(written, known.iter().map(String::as_str)));
        }
        None
    }
}

/// What extends another has an id and a version of its own all the same: with those of its base it would be taken for it.
fn check_identity(tree: &Node, report: &mut Report) {
    if tree.get("extends").is_some() {
        for key in ["id", "version"].into_iter().filter(|key| tree.get(key).is_none()) {
            report.add(Diagnostic::new(Code::TomlKeyMissing, tree.place).with("key", key));
        }
    }
}
