//! What stands in the folders of reviews, which may hold very many files.

use std::collections::VecDeque;

use super::Listing;
use crate::load::portable::{self, Unfit};
use crate::load::root::{Entry, Root, What, joined};
use crate::model::Id;
use crate::model::record::Notation;
use crate::threads;

/// The review whose folder an entry is, which may hold very many files.
pub fn review_of(entry: &Entry) -> Option<Id> {
    Id::new(&entry.name).filter(|_| entry.what == What::Folder)
}

/// What stands in the folders of reviews, in the order of the listing; not in all of them where that is too much.
#[derive(Debug)]
pub struct InReviews(pub VecDeque<InReview>);

/// What stands in the folder of a review, and what its names say.
#[derive(Debug, Default)]
pub struct InReview {
    pub entries: Vec<Entry>,
    /// What files of those names hold, in the order of the entries.
    pub named: Vec<Option<(Id, Notation)>>,
    /// Those whose names cannot be kept everywhere.
    pub unfit: Vec<Unfit>,
}

impl InReview {
    fn of(folder: &str, entries: Vec<Entry>) -> Self {
        let (named, unfit) = threads::beside(
            entries.len(),
            || entries.iter().map(|entry| named(&entry.name)).collect(),
            || portable::unfit(folder, &entries),
        );
        Self { entries, named, unfit }
    }
}

/// Whose records a file of that name holds, and how they are written.
pub fn named(name: &str) -> Option<(Id, Notation)> {
    let dot = name.bytes().rposition(|byte| byte == b'.')?;
    let notation = Notation::of_ending(&name[dot + 1..])?;
    Some((Id::new(&name[..dot])?, notation))
}

impl InReviews {
    /// Looks into the folders. Nothing else in loading needs to be known for that.
    ///
    /// # Errors
    /// When a folder cannot be read.
    pub fn of(listing: &Listing, root: &Root) -> anyhow::Result<Self> {
        let (mut all, mut met) = (VecDeque::new(), listing.met);
        for year in &listing.years {
            for entry in year.assessments.iter().filter(|entry| review_of(entry).is_some()) {
                if met <= root.limits().files {
                    let folder = joined(&year.folder(), &entry.name);
                    let entries = root.entries(&folder)?;
                    met += entries.len();
                    all.push_back(InReview::of(&folder, entries));
                }
            }
        }
        Ok(Self(all))
    }
}
