//! Which commit wrote a row as it stands: the latest one after which its line is there and before which it was not.

use std::collections::{BTreeSet, HashMap};

use super::made;
use crate::git::{CommitChange, FileChange};
use crate::history::Made;
use crate::model::Id;

/// A row as it stands: the path of its file, and its line.
pub type Written = (String, String);

/// Looks for rows of an organisation in the contents of their files.
pub struct Writers<'w> {
    written: &'w [Written],
    /// The lines without their ends.
    lines: BTreeSet<&'w str>,
    /// The organisation, if all these lines name it: then only lines that do are looked at.
    name: Option<&'w str>,
    /// By the id of a content, which of the lines it has.
    holds: HashMap<String, BTreeSet<&'w str>>,
}

impl<'w> Writers<'w> {
    pub fn of(written: &'w [Written], organisation: &'w Id) -> Self {
        let lines: BTreeSet<&str> = written.iter().map(|(_, line)| bare(line)).collect();
        let name = Some(organisation.as_str()).filter(|name| lines.iter().all(|line| line.contains(name)));
        Self { written, lines, name, holds: HashMap::new() }
    }

    /// The ids of what stood in the files of the rows at any time.
    pub fn contents<'l>(&self, log: &'l [CommitChange]) -> BTreeSet<&'l str> {
        let paths: BTreeSet<&str> = self.written.iter().map(|(path, _)| path.as_str()).collect();
        let files = log.iter().flat_map(|change| &change.files);
        let files = files.filter(|file| paths.contains(file.path.as_str()));
        files.flat_map(|file| file.before.iter().chain(&file.after)).map(String::as_str).collect()
    }

    pub fn look(&mut self, id: &str, bytes: &[u8]) {
        let text = String::from_utf8_lossy(bytes);
        let known = |line| self.lines.get(bare(line)).copied();
        let held = match self.name {
            Some(name) => lines_with(&text, name).filter_map(known).collect(),
            None => text.lines().filter_map(known).collect(),
        };
        self.holds.insert(id.to_owned(), held);
    }

    /// Who wrote each of the rows, by a log whose latest commit is the first.
    pub fn made(&self, log: &[CommitChange]) -> Vec<Made> {
        self.written.iter().map(|(path, line)| self.writer(path, bare(line), log)).collect()
    }

    fn writer(&self, path: &str, line: &str, log: &[CommitChange]) -> Made {
        let has = |id: &String| self.holds.get(id).is_some_and(|lines| lines.contains(line));
        let is_lost = |id: &String| !self.holds.contains_key(id);
        let adds = |file: &FileChange| file.after.iter().any(has) && !file.before.iter().any(has);
        let lost = |file: &FileChange| file.before.iter().chain(&file.after).any(is_lost);
        let of_path = |change: &CommitChange, is: &dyn Fn(&FileChange) -> bool| {
            change.files.iter().any(|file| file.path == path && is(file))
        };
        match log.iter().find(|change| of_path(change, &|file| adds(file) || lost(file))) {
            Some(change) if of_path(change, &lost) => Made::Unknown,
            Some(change) => made(change),
            None => Made::NotCommitted,
        }
    }
}

/// A row without the empty cells at its end: a column more is no other row.
fn bare(line: &str) -> &str {
    line.trim_end_matches([',', ';', '\t', ' ', '\r'])
}

/// The lines in which a word stands.
fn lines_with<'t>(text: &'t str, word: &'t str) -> impl Iterator<Item = &'t str> {
    text.match_indices(word).map(|(at, _)| {
        let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
        let end = text[at..].find('\n').map_or(text.len(), |length| at + length);
        &text[start..end]
    })
}

#[cfg(test)]
mod tests {
    use super::lines_with;

    #[test]
    fn only_lines_with_the_word_are_looked_at() {
        let lines = |text: &'static str| lines_with(text, "cb-1").collect::<Vec<_>>();
        assert_eq!(lines("a,cb-1\nb,cb-2\r\ncb-1,c\r\n"), ["a,cb-1", "cb-1,c\r"]);
        assert_eq!(lines("cb-1"), ["cb-1"]);
        assert!(lines("cb-2\n\n").is_empty());
    }
}
