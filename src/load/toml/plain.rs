//! The tree of a text in the plain TOML that the built-in guidelines are written in: one line a header, a key or an
//! end; bare keys; texts without escapes. It is made in one pass, because every run reads some of them. What else TOML
//! has ends it without a tree; whether the text is TOML at all is not looked at.

use std::ops::Range;

use super::node::{Entry, Node, NodeValue};
use crate::load::csv::scanner::span;
use crate::load::csv::{is_composed, normal};
use crate::model::text::trimmed;
use crate::model::{Date, FileId, Place};

/// How many keys most sections have no more than.
const KEYS: usize = 8;

/// The tree of a text; `None` where it is not plain.
pub fn parse(file: FileId, text: &'static str) -> Option<Node> {
    let mut reader = Plain { file, text, is_composed: is_composed(text), at: 0 };
    let mut root = Vec::new();
    reader.section(&mut root)?;
    while reader.byte().is_some() {
        let header = reader.header()?;
        let mut entries = Vec::with_capacity(KEYS);
        reader.section(&mut entries)?;
        header.put(&mut root, Node { place: header.place, value: NodeValue::Table(entries) })?;
    }
    Some(Node { place: Place::File(file), value: NodeValue::Table(root) })
}

/// `[a.b]`, or `[[a.b]]`.
struct Header {
    keys: Vec<(&'static str, Place)>,
    place: Place,
    of: Of,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Of {
    Table,
    /// One more table of an array.
    Item,
}

impl Header {
    /// Puts its table where its keys lead to.
    fn put(&self, root: &mut Vec<Entry>, table: Node) -> Option<()> {
        let (&last, above) = self.keys.split_last()?;
        let mut entries = root;
        for &key in above {
            let implied = Node { place: key.1, value: NodeValue::Table(Vec::new()) };
            entries = inner(&mut entry(key, entries, implied).value)?;
        }
        let value = match self.of {
            Of::Table => NodeValue::Table(Vec::new()),
            Of::Item => NodeValue::Array(Vec::new()),
        };
        let node = entry(last, entries, Node { place: self.place, value });
        match (&mut node.value, self.of) {
            (NodeValue::Array(items), Of::Item) => items.push(table),
            (NodeValue::Table(entries), Of::Table) if entries.is_empty() => *node = table,
            _ => return None,
        }
        Some(())
    }
}

/// What stands under a key; `new` when nothing does.
fn entry<'e>(
    (key, key_place): (&'static str, Place),
    entries: &'e mut Vec<Entry>,
    new: Node,
) -> &'e mut Node {
    let known = entries.iter().position(|entry| entry.key == key);
    let at = known.unwrap_or(entries.len());
    if known.is_none() {
        entries.push(Entry { key: key.into(), key_place, node: new });
    }
    &mut entries[at].node
}

/// The entries of a table, or of the last table of an array.
fn inner(value: &mut NodeValue) -> Option<&mut Vec<Entry>> {
    match value {
        NodeValue::Table(entries) => Some(entries),
        NodeValue::Array(items) => inner(&mut items.last_mut()?.value),
        NodeValue::Text(_)
        | NodeValue::Number(_)
        | NodeValue::Boolean(_)
        | NodeValue::Date(_)
        | NodeValue::Time => None,
    }
}

struct Plain {
    file: FileId,
    text: &'static str,
    /// It is in NFC, as its bytes tell: so is each of its parts.
    is_composed: bool,
    at: usize,
}

impl Plain {
    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Goes on behind the next byte if it is this one.
    fn pass(&mut self, expected: u8) -> Option<()> {
        (self.byte()? == expected).then(|| self.at += 1)
    }

    /// Goes on behind all bytes that are wanted, and tells which they are.
    fn pass_all(&mut self, wanted: impl Fn(u8) -> bool) -> Range<usize> {
        let start = self.at;
        let rest = &self.text.as_bytes()[start..];
        self.at += rest.iter().position(|byte| !wanted(*byte)).unwrap_or(rest.len());
        start..self.at
    }

    fn place(&self, at: &Range<usize>) -> Place {
        span(self.file, at.start, at.end)
    }

    fn pass_blanks(&mut self) {
        self.pass_all(|byte| matches!(byte, b' ' | b'\t'));
    }

    /// Blanks, line ends and comments.
    fn pass_gap(&mut self) {
        loop {
            self.pass_all(|byte| matches!(byte, b' ' | b'\t' | b'\n'));
            if self.pass(b'#').is_none() {
                return;
            }
            self.pass_all(|byte| byte != b'\n');
        }
    }

    /// The keys and values up to the next header.
    fn section(&mut self, entries: &mut Vec<Entry>) -> Option<()> {
        loop {
            self.pass_gap();
            if matches!(self.byte(), None | Some(b'[')) {
                return Some(());
            }
            entries.push(self.entry()?);
            self.pass_blanks();
            if !matches!(self.byte(), None | Some(b'\n' | b'#')) {
                return None;
            }
        }
    }

    fn header(&mut self) -> Option<Header> {
        let start = self.at;
        self.pass(b'[')?;
        let of = if self.pass(b'[').is_some() { Of::Item } else { Of::Table };
        let mut keys = vec![self.key()?];
        while self.pass(b'.').is_some() {
            keys.push(self.key()?);
        }
        self.pass(b']')?;
        if of == Of::Item {
            self.pass(b']')?;
        }
        Some(Header { keys, place: self.place(&(start..self.at)), of })
    }

    fn key(&mut self) -> Option<(&'static str, Place)> {
        let at = self.pass_all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_'));
        let key = self.text.get(at.clone()).filter(|key| !key.is_empty())?;
        Some((key, self.place(&at)))
    }

    fn entry(&mut self) -> Option<Entry> {
        let (key, key_place) = self.key()?;
        self.pass_blanks();
        self.pass(b'=')?;
        self.pass_blanks();
        Some(Entry { key: key.into(), key_place, node: self.value()? })
    }

    fn value(&mut self) -> Option<Node> {
        let start = self.at;
        let value = match self.byte()? {
            b'"' => self.quoted()?,
            b'[' => self.array()?,
            b'{' => self.table()?,
            b't' | b'f' => self.truth()?,
            _ => self.digits()?,
        };
        Some(Node { place: self.place(&(start..self.at)), value })
    }

    fn truth(&mut self) -> Option<NodeValue> {
        let at = self.pass_all(|byte| byte.is_ascii_lowercase());
        match &self.text[at] {
            "true" => Some(NodeValue::Boolean(true)),
            "false" => Some(NodeValue::Boolean(false)),
            _ => None,
        }
    }

    fn quoted(&mut self) -> Option<NodeValue> {
        self.pass(b'"')?;
        let at = self.pass_all(|byte| !matches!(byte, b'"' | b'\\' | b'\n'));
        self.pass(b'"')?;
        let text = self.text.get(at)?;
        Some(NodeValue::Text(if self.is_composed { trimmed(text).into() } else { normal(text) }))
    }

    fn array(&mut self) -> Option<NodeValue> {
        self.pass(b'[')?;
        let mut items = Vec::new();
        loop {
            self.pass_gap();
            if self.pass(b']').is_some() {
                return Some(NodeValue::Array(items));
            }
            items.push(self.value()?);
            self.pass_gap();
            if self.byte()? != b']' {
                self.pass(b',')?;
            }
        }
    }

    fn table(&mut self) -> Option<NodeValue> {
        self.pass(b'{')?;
        let mut entries = Vec::new();
        loop {
            self.pass_blanks();
            entries.push(self.entry()?);
            self.pass_blanks();
            if self.pass(b'}').is_some() {
                return Some(NodeValue::Table(entries));
            }
            self.pass(b',')?;
        }
    }

    /// A number, or a date.
    fn digits(&mut self) -> Option<NodeValue> {
        let at = self.pass_all(|byte| byte.is_ascii_digit() || matches!(byte, b'.' | b'-'));
        let written = self.text.get(at).filter(|written| !written.is_empty())?;
        match written.split('-').collect::<Vec<_>>()[..] {
            [_] | ["", _] => Some(NodeValue::Number(written.into())),
            [year, month, day] => {
                Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).map(NodeValue::Date)
            }
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::node;
    use super::parse;
    use crate::diagnostics::Report;
    use crate::load::BUILTIN_GUIDELINES;
    use crate::model::FileId;

    /// The tree of a text is the one that the parser of TOML gives.
    fn same(text: &'static str) {
        let whole = node::parse(FileId(7), text, &mut Report::default()).expect("TOML without a fault");
        let plain = parse(FileId(7), text).expect("plain TOML");
        let [whole, plain] = [whole, plain].map(|tree| format!("{tree:#?}"));
        let differs = whole.lines().zip(plain.lines()).position(|(one, other)| one != other);
        assert_eq!((differs, whole.len()), (None, plain.len()), "{text}");
    }

    #[test]
    fn the_built_in_guidelines_are_plain() {
        for builtin in BUILTIN_GUIDELINES {
            same(builtin.text);
        }
    }

    #[test]
    fn the_tree_is_that_of_the_parser() {
        same("");
        same(
            "# a\na = 1\nb = -2.50 # c\n\n[c]\nd = \" x \"\n[c.e]\nf = true\n[[g]]\nh = [1, 2, # i\n\"3\",]\n",
        );
        same(
            "[[a]]\n[[a.b]]\nc = { d = 2024-02-29, e = [] }\n[[a.b]]\n[a.f]\ng = false\n[[a]]\nb = [{ c = 1 }]",
        );
        same("[a.b]\nc = \"Điểm\"\n[a.d]\n[e]\n");
    }

    #[test]
    fn what_is_not_plain_has_no_tree() {
        for text in [
            "a.b = 1",
            "\"a\" = 1",
            "a = 'b'",
            "a = \"\\n\"",
            "a = \"\"\"b\"\"\"",
            "a = 1 b = 2",
            "a = 1\r\n",
            "a = 07:30:00",
            "a = 1e3",
            "a = nan",
            "a = [1 2]",
            "a = {}",
            "a = \"b",
            "[a",
            "[[a]",
            "[ a ]",
            "a = 1\n[a]\n",
            "a =",
        ] {
            assert!(parse(FileId(0), text).is_none(), "{text:?}");
        }
    }
}
