//! Keys and tables that stand twice: where the first one stands, and what only follows from the second.

use std::ops::Range;

use toml::Spanned;
use toml::de::{DeString, DeTable, DeValue};

/// How the parser says that a key stands twice.
const TWICE: &str = "duplicate key";

/// How far before a key its line is looked for the beginning of.
const LONGEST_HEADER: usize = 1024;

/// How many bytes are read again, at most, to find first ones.
const MOST_READ: usize = 64 * 1024 * 1024;

/// What is told of `slips`: after a table that stands twice all that it holds may stand twice, which is not.
pub fn without_followers<'e>(
    text: &str,
    slips: Vec<(Range<usize>, &'e str)>,
) -> Vec<(Range<usize>, &'e str)> {
    let mut followers = 0..0;
    let mut told = slips;
    told.retain(|(at, reason)| {
        if *reason != TWICE {
            return true;
        }
        let is_header = header_keys(text, at).is_some();
        if is_header {
            let next = text[at.end..].find("\n[").map_or(text.len(), |next| at.end + next);
            followers = at.end..next;
        }
        is_header || !followers.contains(&at.start)
    });
    // the parser says it for the key and for its table
    told.dedup();
    told
}

/// Finds where keys stand first.
#[derive(Default)]
pub struct Firsts {
    read: usize,
}

impl Firsts {
    /// Where the key that stands at a place for the second time stands first; `None` where that is not certain.
    pub fn find(&mut self, text: &str, at: &Range<usize>, reason: &str) -> Option<Range<usize>> {
        if reason != TWICE || self.read > MOST_READ {
            return None;
        }
        self.read += at.start;
        let start = line_start(text, at.start)?;
        let (before, keys) = (text.get(..start)?, text.get(start..at.end)?);
        let path = match header_keys(text, at) {
            Some(keys) => path(keys)?,
            None => [section(before)?, path(keys)?].concat(),
        };
        place_of(&path, DeTable::parse_recoverable(before).0.get_ref())
    }
}

/// The keys of a header up to the one at a place, `a.b` of `[a.b.c]`; `None` where no header stands.
fn header_keys<'t>(text: &'t str, at: &Range<usize>) -> Option<&'t str> {
    let line = text.get(line_start(text, at.start)?..at.end)?.trim_start();
    let keys = line.strip_prefix('[')?;
    Some(keys.strip_prefix('[').unwrap_or(keys))
}

/// Where the line of a place begins, if that is near.
fn line_start(text: &str, at: usize) -> Option<usize> {
    let near = at.saturating_sub(LONGEST_HEADER);
    let end = text.as_bytes()[near..at].iter().rposition(|byte| *byte == b'\n');
    end.map(|end| near + end + 1).or_else(|| (near == 0).then_some(0))
}

/// The keys of the last header of a text; none where it has no header.
fn section(text: &str) -> Option<Vec<String>> {
    let Some(header) = text.lines().rev().map(str::trim_start).find(|line| line.starts_with('[')) else {
        return Some(Vec::new());
    };
    let (table, errors) = DeTable::parse_recoverable(header);
    errors.is_empty().then(|| only_path(table.get_ref()))
}

/// The parts of a key as it is written: `a` and `b.c` of `a."b.c"`.
fn path(keys: &str) -> Option<Vec<String>> {
    let line = format!("{keys} = 0");
    let (table, errors) = DeTable::parse_recoverable(&line);
    errors.is_empty().then(|| only_path(table.get_ref()))
}

/// The keys of tables that hold one key each.
fn only_path(table: &DeTable<'_>) -> Vec<String> {
    let mut keys = Vec::new();
    let mut table = Some(table);
    while let Some((key, value)) = table.and_then(|table| table.iter().next()) {
        keys.push(key.get_ref().to_string());
        table = inner(value);
    }
    keys
}

fn place_of(path: &[String], root: &DeTable<'_>) -> Option<Range<usize>> {
    let (last, above) = path.split_last()?;
    let table = above.iter().try_fold(root, |table, key| inner(entry(table, key)?.1))?;
    entry(table, last).map(|(key, _)| key.span())
}

fn entry<'t, 'i>(
    table: &'t DeTable<'i>,
    key: &str,
) -> Option<(&'t Spanned<DeString<'i>>, &'t Spanned<DeValue<'i>>)> {
    table.get_key_value(key)
}

/// A table, or the last of an array of tables.
fn inner<'t, 'i>(value: &'t Spanned<DeValue<'i>>) -> Option<&'t DeTable<'i>> {
    match value.get_ref() {
        DeValue::Table(table) => Some(table),
        DeValue::Array(items) => inner(items.iter().last()?),
        DeValue::String(_)
        | DeValue::Integer(_)
        | DeValue::Float(_)
        | DeValue::Boolean(_)
        | DeValue::Datetime(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use toml::de::DeTable;

    use super::{Firsts, without_followers};

    /// What is told of a text, each with where the first one stands.
    fn told(text: &str) -> Vec<(usize, Option<usize>)> {
        let (_, errors) = DeTable::parse_recoverable(text);
        let slips =
            errors.iter().map(|error| (error.span().expect("it has a place"), error.message())).collect();
        let told = without_followers(text, slips);
        let mut firsts = Firsts::default();
        let mut first = |(at, reason)| firsts.find(text, &at, reason).map(|first| first.start);
        told.into_iter().map(|(at, reason)| (at.start, first((at, reason)))).collect()
    }

    #[test]
    fn both_places_are_told_once() {
        for (text, expected) in [
            ("[c.\"1.1\"]\na = 1\n[ c . '1.1' ]\na = 2\n", (22, Some(3))),
            ("[c]\n\"1.1\" = {}\n[c.\"1.1\"]\n", (18, Some(4))),
            ("a = 1\nb = { a = 1 }\na = 2\n", (20, Some(0))),
            ("[b]\na = 1\n[[c]]\na = 1\nd = [\n[1]\n]\na = 2\n", (34, None)),
            ("[b]\na = 1\n[[c]]\na = 1\na = 2\n", (22, Some(16))),
            ("[[c]]\n[c.d]\n[[c]]\n[c.d]\n[c.d]\n", (27, Some(21))),
            ("a.b = 1\nb = 2\na.b = 3\n", (16, Some(2))),
            ("a = { b = 1, b = 2 }\n", (13, None)),
            ("a = { b = {} }\n[a.c]\n", (16, None)),
        ] {
            assert_eq!(told(text), [expected], "{text}");
        }
        assert_eq!(told("[a]\nb = 1\n[a]\nb = 2\n[c]\nd = 1\nd = 2\n").len(), 2);
    }
}
