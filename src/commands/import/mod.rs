//! `bontot import`: forms that were filled in, and other tables, into the records of the workspace. Every cell is
//! held against the guideline before anything is changed; the folder as it would be is checked as a whole.

mod changes;
mod given;
mod sheets;
mod stray;
mod tables;

use std::path::{Path, PathBuf};

use super::Ending;
use super::amend::conclude;
use super::console::{Console, aside_width};
use super::review;
use super::subject::holds_manifest;
use crate::catalogue::{Phrase, import as texts, words};
use crate::cli::Import;
use crate::diagnostics::Severity;
use crate::intake::{self, Doubt, Encoding, Fonts, Page, Refused, cell_name};
use crate::load::files;
use crate::model::Language;
use crate::output;
use crate::render::wrap::wrapped;
use crate::visible::visible;
use tables::Against;

const COMMAND: &str = "bontot import";
const MOST: usize = crate::render::diagnostics::MOST_SHOWN;

pub fn run(asked: &Import, console: &mut Console) -> anyhow::Result<Ending> {
    let (folder, named) = split(asked);
    let opened = match review::open(&folder, console, COMMAND)? {
        Ok(opened) => opened,
        Err(ending) => return Ok(ending),
    };
    if let Some(review) = &asked.review
        && let Err(ending) = opened.review(review, console, COMMAND)
    {
        return Ok(ending);
    }
    let mut problems =
        Problems { language: console.language(), width: aside_width(), told: Vec::new(), notes: Vec::new() };
    let mut rows = Vec::new();
    let against = Against::of(asked, &opened);
    for file in files_of(named, &mut problems)? {
        read(&file, &against, &mut rows, &mut problems)?;
    }
    given::once_each(&rows, &opened, &mut problems);
    let found = changes::find(&rows, asked.replace, &opened, &mut problems)?;
    problems.tell_notes();
    if !problems.told.is_empty() {
        return Ok(problems.tell());
    }
    let language = console.language();
    if found.kept > 0 {
        let count = found.kept.to_string();
        tell_one(&texts::EMPTIED.with(language, &[("count", &count)]), problems.width);
    }
    let amended = changes::amended(found, &opened);
    if amended.is_empty() {
        return console.print(&(texts::NOTHING.get(language).to_owned() + "\n"));
    }
    conclude(&amended, &opened, asked.mode, console, COMMAND)
}

/// The first word is the folder when it holds a manifest and files are named after it.
fn split(asked: &Import) -> (PathBuf, &[PathBuf]) {
    match (&asked.folder, asked.files.split_first()) {
        (Some(folder), _) => (folder.clone(), &asked.files),
        (None, Some((first, rest))) if !rest.is_empty() && holds_manifest(first) => (first.clone(), rest),
        (None, _) => (PathBuf::from("."), &asked.files),
    }
}

/// The files that are named, and those of folders that are; without what Excel leaves beside a file that it has open.
fn files_of(named: &[PathBuf], problems: &mut Problems) -> anyhow::Result<Vec<PathBuf>> {
    let mut all = Vec::new();
    for path in named {
        let whole = Source::file(&path.display().to_string()).whole(problems.language);
        match files::in_folder(path)? {
            None if is_lock(path) => problems.note(&whole, texts::LOCK_FILE, &[]),
            None => all.push(path.clone()),
            Some(found) => {
                let before = all.len();
                all.extend(found.into_iter().filter(|path| is_table(path) && !is_lock(path)));
                if all.len() == before {
                    problems.add(&whole, texts::EMPTY_FOLDER, &[]);
                }
            }
        }
    }
    Ok(all)
}

fn is_lock(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().starts_with("~$"))
}

fn is_table(path: &Path) -> bool {
    let ending = path.extension().map(|ending| ending.to_string_lossy().to_lowercase());
    ending.is_some_and(|ending| ["xlsx", "ods", "csv"].contains(&ending.as_str()))
}

/// The rows of one file: of a form as a workbook, else of a table.
fn read(
    file: &Path,
    against: &Against<'_>,
    rows: &mut Vec<given::Row>,
    problems: &mut Problems,
) -> anyhow::Result<()> {
    let shown = file.display().to_string();
    let Some(bytes) = files::bytes_within(file, intake::LARGEST as u64)? else {
        let problem = if shown.contains('*') { texts::NO_SUCH_PATTERN } else { texts::NO_SUCH_FILE };
        problems.add(&Source::file(&shown).whole(problems.language), problem, &[]);
        return Ok(());
    };
    let pages = bytes.map_err(|_| Refused::TooLarge);
    match pages.and_then(|bytes| intake::pages(&bytes, against.asked.encoding)) {
        Err(refused) => {
            let whole = Source::file(&shown).whole(problems.language);
            let mut add = |why: Phrase, values: &[(&str, &str)]| problems.add(&whole, why, values);
            match refused {
                Refused::Unreadable => add(texts::UNREADABLE, &[]),
                Refused::TooLarge => add(texts::TOO_LARGE, &[]),
                Refused::Locked => add(texts::LOCKED, &[]),
                Refused::OldWorkbook => add(texts::OLD_WORKBOOK, &[]),
                Refused::Encoding => add(texts::WRONG_ENCODING, &[]),
                Refused::OtherEncoding { likely: Encoding::Utf8, .. } => add(texts::UNICODE, &[]),
                Refused::OtherEncoding { likely, word: Some(word) } => {
                    add(texts::NO_WORD, &[("word", &word), ("likely", likely.word())]);
                }
                Refused::OtherEncoding { likely, word: None } => {
                    add(texts::OTHER_ENCODING, &[("likely", likely.word())]);
                }
                Refused::Wide => add(texts::WIDE_ENCODING, &[]),
                Refused::Quotes { line } => add(texts::QUOTES, &[("line", &line.to_string())]),
                Refused::NotBuilt => add(texts::NOT_BUILT, &[]),
            }
        }
        Ok((pages, doubts)) => {
            tell_doubts(&shown, &pages, &doubts, problems);
            if sheets::is_form(&pages) {
                sheets::read(&shown, &pages, against.opened, rows, problems);
            } else {
                tables::read(&shown, &pages, against, rows, problems);
            }
        }
    }
    Ok(())
}

/// Tells the first words that the encoding makes no Vietnamese of.
fn tell_doubts(file: &str, pages: &[Page], doubts: &[Doubt], problems: &mut Problems) {
    const MOST: usize = 5;
    let language = problems.language;
    for Doubt { page, cell: (row, column), word, typed_for } in doubts.iter().take(MOST) {
        let place = Source::of(file, &pages[*page]).cell(*row, *column, language);
        let note = match typed_for {
            None => texts::DOUBT,
            Some(Fonts::Tcvn3) => texts::TYPED_IN_TCVN3,
            Some(Fonts::Vni) => texts::TYPED_IN_VNI,
        };
        problems.note(&place, note, &[("word", word)]);
    }
    if doubts.len() > MOST {
        let more = (doubts.len() - MOST).to_string();
        let place = Source::file(file).whole(language);
        problems.note(&place, texts::MORE_DOUBTS, &[("count", &more)]);
    }
}

/// A page of a file, to say where something stands.
#[derive(Clone, Copy)]
struct Source<'a> {
    file: &'a str,
    /// Empty for CSV.
    sheet: &'a str,
}

impl<'a> Source<'a> {
    const fn file(file: &'a str) -> Self {
        Self { file, sheet: "" }
    }

    fn of(file: &'a str, page: &'a Page) -> Self {
        Self { file, sheet: &page.name }
    }

    const fn is_csv(self) -> bool {
        self.sheet.is_empty()
    }

    fn whole(self, language: Language) -> String {
        let phrase = if self.is_csv() { texts::FILE_PLACE } else { texts::AT_SHEET };
        phrase.with(language, &[("file", self.file), ("sheet", self.sheet)])
    }

    fn cell(self, row: usize, column: usize, language: Language) -> String {
        let phrase = if self.is_csv() { texts::AT_CSV_CELL } else { texts::AT_CELL };
        let cell = cell_name(row, column);
        phrase.with(language, &[("file", self.file), ("sheet", self.sheet), ("cell", &cell)])
    }
}

/// What is wrong, each with its place. Nothing is written where there is any.
struct Problems {
    language: Language,
    /// Of the terminal that they are told on, if it is one.
    width: Option<usize>,
    told: Vec<String>,
    /// What was left aside.
    notes: Vec<String>,
}

impl Problems {
    fn note(&mut self, place: &str, note: Phrase, values: &[(&str, &str)]) {
        let level = words::severity(Severity::Warning).get(self.language);
        let note = note.with(self.language, values);
        let values = [("level", level), ("place", place), ("problem", &note)];
        self.notes.push(visible(&texts::PROBLEM.with(self.language, &values)));
    }

    fn add(&mut self, place: &str, problem: Phrase, values: &[(&str, &str)]) {
        self.sentence(place, &problem.with(self.language, values));
    }

    fn sentence(&mut self, place: &str, problem: &str) {
        let level = words::severity(Severity::Error).get(self.language);
        let values = [("level", level), ("place", place), ("problem", problem)];
        self.told.push(visible(&texts::PROBLEM.with(self.language, &values)));
    }

    /// Prints what was left aside, the first 200.
    fn tell_notes(&self) {
        for note in self.notes.iter().take(MOST) {
            tell_one(note, self.width);
        }
        let more = self.notes.len().saturating_sub(MOST);
        if more > 0 {
            let count = more.to_string();
            tell_one(&texts::MORE.with(self.language, &[("count", &count)]), self.width);
        }
    }

    /// Prints them, the first 200.
    fn tell(self) -> Ending {
        let count = self.told.len().to_string();
        for problem in self.told.iter().take(MOST) {
            tell_one(problem, self.width);
        }
        tell_one(&texts::REFUSED.with(self.language, &[("count", &count)]), self.width);
        Ending::Problems
    }
}

fn tell_one(sentence: &str, width: Option<usize>) {
    output::to_errors(&laid_out(sentence, width));
}

/// A sentence in the lines of a terminal; without one it is a single line.
fn laid_out(sentence: &str, width: Option<usize>) -> String {
    width.map_or_else(|| sentence.to_owned(), |width| wrapped(sentence, width, 2).join("\n")) + "\n"
}

#[cfg(test)]
mod tests {
    use super::laid_out;

    #[test]
    fn a_sentence_is_as_wide_as_the_terminal() {
        let sentence = "cảnh báo: f.csv, ô B2: “x” đứng ngoài các ô";
        assert_eq!(laid_out(sentence, None), format!("{sentence}\n"));
        assert_eq!(laid_out(sentence, Some(24)), "cảnh báo: f.csv, ô B2:\n  “x” đứng ngoài các ô\n");
    }
}
