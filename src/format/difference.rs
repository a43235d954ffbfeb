//! What differs between a file and its canonical form, or between what it was and what it is.

use std::ops::Range;

use imara_diff::{Algorithm, Diff, InternedInput};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::model::rewrite::{Hunk, Rewrite, Unseen};

/// Holds a text against its canonical form. What no eye sees is named instead of shown line by line.
#[must_use]
pub fn difference(path: &str, text: &str, canonical: &str) -> Rewrite {
    let seen: String = text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n").nfc().collect();
    let body = seen.trim_end_matches('\n');
    // what is not there yet has no line, not an empty one
    let lines = (!text.is_empty()).then(|| body.split('\n'));
    let (old, new): (Vec<&str>, Vec<&str>) =
        (lines.into_iter().flatten().collect(), canonical.lines().collect());
    let start = common(old.iter(), new.iter());
    let end = common(old[start..].iter().rev(), new[start..].iter().rev());
    let owned =
        |lines: &[&str]| lines[start..lines.len() - end].iter().map(|line| (*line).to_owned()).collect();
    let hunk = Hunk { line: start + 1, removed: owned(&old), added: owned(&new) };
    let is_any = !hunk.removed.is_empty() || !hunk.added.is_empty();
    Rewrite {
        path: path.to_owned(),
        unseen: unseen(text),
        hunks: Some(hunk).filter(|_| is_any).into_iter().collect(),
    }
}

/// The lines that were changed in a file, of which its byte order mark and its line ends are as they were.
#[must_use]
pub fn changes(path: &str, before: &str, after: &str) -> Rewrite {
    let [before, after] =
        [before, after].map(|text| text.strip_prefix('\u{feff}').unwrap_or(text).replace("\r\n", "\n"));
    let [old, new]: [Vec<&str>; 2] = [&before, &after].map(|text| text.lines().collect());
    let mut lines = InternedInput::default();
    lines.update_before(old.iter().copied());
    lines.update_after(new.iter().copied());
    let hunk = |hunk: imara_diff::Hunk| {
        let owned = |lines: &[&str], range: Range<u32>| {
            lines[range.start as usize..range.end as usize].iter().map(|line| (*line).to_owned()).collect()
        };
        let line = hunk.before.start as usize + 1;
        Hunk { line, removed: owned(&old, hunk.before), added: owned(&new, hunk.after) }
    };
    let hunks = Diff::compute(Algorithm::Histogram, &lines).hunks().map(hunk).collect();
    Rewrite { path: path.to_owned(), unseen: Vec::new(), hunks }
}

/// How many lines both begin with.
fn common<'a>(one: impl Iterator<Item = &'a &'a str>, other: impl Iterator<Item = &'a &'a str>) -> usize {
    one.zip(other).take_while(|(one, other)| one == other).count()
}

fn unseen(text: &str) -> Vec<Unseen> {
    let crlf = text.contains("\r\n");
    let end = if crlf { "\r\n" } else { "\n" };
    let ends_well = text.is_empty() || text.strip_suffix(end).is_some_and(|body| !body.ends_with('\n'));
    let found = [
        (text.starts_with('\u{feff}'), Unseen::Mark),
        (crlf, Unseen::LineEnds),
        (!is_nfc(text), Unseen::Decomposed),
        (!ends_well, Unseen::End),
    ];
    found.into_iter().filter_map(|(is_so, what)| is_so.then_some(what)).collect()
}

#[cfg(test)]
mod tests {
    use super::{Hunk, Unseen, changes, difference};

    #[test]
    fn a_new_file_is_all_added_and_nothing_else() {
        let all = [Hunk { line: 1, removed: vec![], added: vec!["a,b".to_owned(), "1,2".to_owned()] }];
        let new = difference("2024/events.csv", "", "a,b\n1,2\n");
        assert_eq!((&new.hunks[..], &new.unseen[..]), (&all[..], &[][..]));
        assert_eq!(changes("2024/events.csv", "", "a,b\n1,2\n"), new);
        let blank = difference("2024/events.csv", "\n\n", "a,b\n");
        assert_eq!(
            (&blank.hunks[0].removed[..], &blank.unseen[..]),
            (&[String::new()][..], &[Unseen::End][..])
        );
    }

    /// As Excel saves it: what does not change is not shown.
    #[test]
    fn only_lines_that_change_are_shown_however_they_end() {
        let before = "\u{feff}a;b\r\n1;2\r\n3;4\r\n5;6\r\n";
        let after = "\u{feff}a;b\r\n1;9\r\n3;4\r\n5;6\r\n7;8\r\n";
        let text = |line: &str| vec![line.to_owned()];
        let hunks = [
            Hunk { line: 2, removed: text("1;2"), added: text("1;9") },
            Hunk { line: 5, removed: vec![], added: text("7;8") },
        ];
        let found = changes("x.csv", before, after);
        assert_eq!((&found.hunks[..], &found.unseen[..]), (&hunks[..], &[][..]));
    }
}
