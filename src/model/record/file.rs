//! The files of assessments by their paths, which say whose rows they hold.

use crate::model::{FileId, Id};

/// A file of assessments, and what its path says of its rows.
#[derive(Clone, Debug)]
pub struct RecordFile {
    pub file: FileId,
    pub notation: Notation,
    pub year: i16,
    pub review: Id,
    /// `None` for the flat file of many.
    pub organisation: Option<Id>,
}

/// How a file of assessments is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Notation {
    Csv,
    /// Only one organisation's.
    Toml,
}

impl Notation {
    /// What the ending of a file's name says, to the letter.
    #[must_use]
    pub fn of_ending(ending: &str) -> Option<Self> {
        [Self::Csv, Self::Toml].into_iter().find(|notation| notation.ending() == ending)
    }

    #[must_use]
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Toml => "toml",
        }
    }
}

impl RecordFile {
    /// Its path within the folder.
    #[must_use]
    pub fn path(&self) -> String {
        path(self.year, &self.review, self.organisation.as_ref(), self.notation)
    }

    /// The path of an organisation's own file, as one is begun.
    #[must_use]
    pub fn own_path(year: i16, review: &Id, organisation: &Id) -> String {
        path(year, review, Some(organisation), Notation::Csv)
    }

    /// The paths at which an organisation's rows may stand: that of many, and its own.
    #[must_use]
    pub fn paths(year: i16, review: &Id, organisation: &Id) -> Vec<String> {
        let own =
            [Notation::Csv, Notation::Toml].map(|notation| path(year, review, Some(organisation), notation));
        std::iter::once(path(year, review, None, Notation::Csv)).chain(own).collect()
    }
}

fn path(year: i16, review: &Id, organisation: Option<&Id>, notation: Notation) -> String {
    let (folder, ending) = (format!("{year:04}/assessments/{review}"), notation.ending());
    match organisation {
        None => format!("{folder}.{ending}"),
        Some(organisation) => format!("{folder}/{organisation}.{ending}"),
    }
}

#[cfg(test)]
mod tests {
    use super::RecordFile;
    use crate::model::Id;

    #[test]
    fn the_rows_of_an_organisation_stand_in_one_of_three_files() {
        let id = |text| Id::new(text).expect("an id");
        let paths = RecordFile::paths(985, &id("recognition"), &id("cb-1"));
        let expected = ["recognition.csv", "recognition/cb-1.csv", "recognition/cb-1.toml"];
        assert_eq!(paths, expected.map(|path| format!("0985/assessments/{path}")));
        assert_eq!(RecordFile::own_path(985, &id("recognition"), &id("cb-1")), paths[1]);
    }
}
