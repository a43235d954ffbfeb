//! What differs between a file and its canonical form.

use unicode_normalization::{UnicodeNormalization, is_nfc};

use crate::model::rewrite::{Rewrite, Unseen};

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
    Rewrite {
        path: path.to_owned(),
        unseen: unseen(text),
        line: start + 1,
        removed: owned(&old),
        added: owned(&new),
    }
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
    use super::{Unseen, difference};

    #[test]
    fn a_new_file_is_all_added_and_nothing_else() {
        let new = difference("2024/events.csv", "", "a,b\n1,2\n");
        assert_eq!((new.line, new.removed, new.unseen), (1, vec![], vec![]));
        assert_eq!(new.added, ["a,b", "1,2"]);
        let blank = difference("2024/events.csv", "\n\n", "a,b\n");
        assert_eq!((blank.removed, blank.unseen), (vec![String::new()], vec![Unseen::End]));
    }
}
