//! `bontot import`, as typed values.

use std::path::PathBuf;

use clap::ArgMatches;

use super::{Reader, Replace, SignMode, build, text};
use crate::form::tag::Field;
use crate::intake::Encoding;
use crate::model::Period;

/// `bontot import`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Import {
    /// `--folder`
    pub folder: Option<PathBuf>,
    /// Before them the folder, perhaps.
    pub files: Vec<PathBuf>,
    pub mode: SignMode,
    pub replace: Replace,
    /// The columns of tables that are no forms, by their names.
    pub map: Vec<Mapped>,
    /// Of tables that are no forms and have no such column; recognition where none is given.
    pub review: Option<String>,
    /// Of tables without such a column; the latest year where none is given.
    pub period: Option<Period>,
    pub encoding: Encoding,
}

/// `COLUMN=FIELD`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mapped {
    pub column: String,
    pub to: MapTo,
}

/// What a column of a table holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MapTo {
    Organisation,
    Period,
    Field(Field),
    /// `-`
    Nothing,
}

impl Mapped {
    /// Reads `COLUMN=FIELD`.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let (column, field) = text.rsplit_once('=')?;
        let to = match field.trim() {
            "organisation" => MapTo::Organisation,
            "period" => MapTo::Period,
            "-" => MapTo::Nothing,
            other => MapTo::Field(Field::from_word(other)?),
        };
        let column = column.trim();
        (!column.is_empty()).then(|| Self { column: column.to_owned(), to })
    }
}

impl Reader {
    pub(super) fn import(&mut self, matches: &ArgMatches) -> Import {
        let files = matches.get_many::<PathBuf>(build::FILE).into_iter().flatten();
        Import {
            folder: self.path(matches, build::FOLDER),
            files: files.cloned().map(|file| self.without_quote(file)).collect(),
            mode: if matches.get_flag(build::DRY_RUN) { SignMode::Tell } else { SignMode::Write },
            replace: if matches.get_flag(build::REPLACE) { Replace::Asked } else { Replace::Never },
            map: matches.get_many::<Mapped>(build::MAP).into_iter().flatten().cloned().collect(),
            review: text(matches, build::REVIEW),
            period: matches.get_one::<Period>(build::PERIOD).copied(),
            encoding: matches.get_one::<Encoding>(build::ENCODING).copied().unwrap_or(Encoding::Utf8),
        }
    }
}
