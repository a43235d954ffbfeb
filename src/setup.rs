//! What a new workspace holds: paths and texts. Nothing is written here.

mod example;

use std::collections::BTreeMap;

pub use example::FILES as EXAMPLE;

use crate::catalogue::{Phrase, fill, templates};
use crate::load::{YearTable, headers};
use crate::model::Language;

/// The text of each file, by its path within the folder.
pub type Files = BTreeMap<String, String>;

/// The reviews of the manifest's template; each gets an empty table of assessments.
const REVIEWS: [&str; 3] = ["classification", "meeting", "recognition"];

/// Folders that are empty at first. git keeps no empty folder, so each gets a hidden file.
const FOLDERS: [&str; 3] = ["criteria", "evidence", "{year}/results"];

/// An empty workspace whose first year is `year`.
#[must_use]
pub fn empty(year: i16, language: Language) -> Files {
    let year = format!("{year:04}");
    let filled = |text: &str| fill(text, |name| (name == "year").then(|| year.clone()));
    let mut files = Files::from([
        ("bontot.toml".to_owned(), filled(templates::MANIFEST.get(language))),
        ("README.md".to_owned(), filled(templates::README)),
        (".gitattributes".to_owned(), templates::GIT_ATTRIBUTES.to_owned()),
    ]);
    files.extend(FOLDERS.map(|folder| (format!("{}/.gitkeep", filled(folder)), String::new())));
    files.insert("organisations.csv".to_owned(), headers::register(language) + &organisation(language));
    files.extend(
        YearTable::ALL
            .map(|table| (format!("{year}/{}", table.file_name()), headers::table(table, language))),
    );
    files.extend(
        REVIEWS.map(|review| (format!("{year}/assessments/{review}.csv"), headers::assessments(language))),
    );
    files
}

/// The row that shows how an organisation is written. A register without any would be an error.
fn organisation(language: Language) -> String {
    let (id, name): (&str, Phrase) = templates::ORGANISATION;
    format!("{id},{},{},,,,\n", name.get(language), templates::ORGANISATION_KIND.get(language))
}

/// The example that comes with the program. Its lines that lead editors to a schema lead nowhere elsewhere.
#[must_use]
pub fn example() -> Files {
    let without_schema = |text: &str| {
        let first = text.lines().next().filter(|line| line.starts_with("#:schema "));
        first.map_or(text, |line| text[line.len()..].trim_start_matches(['\r', '\n'])).to_owned()
    };
    let mut files: Files =
        EXAMPLE.iter().map(|(path, text)| ((*path).to_owned(), without_schema(text))).collect();
    files.insert(".gitattributes".to_owned(), templates::GIT_ATTRIBUTES.to_owned());
    files
}
