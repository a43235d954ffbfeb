//! For tests: which keys and words the reader asks for. They are exactly those that `schema` declares.

use std::cell::RefCell;
use std::collections::{BTreeMap, BTreeSet};

use crate::diagnostics::Report;
use crate::load::toml::{Fields, Node, parse};
use crate::load::{guideline, manifest, records, trials};
use crate::model::record::{AssessmentRow, Notation, RecordFile, RowSink};
use crate::model::{FileId, Id};
use crate::schema::{File, Need, Shape, Value};

/// What was asked for, by the name of its table or key.
type Asked = BTreeMap<&'static str, BTreeSet<&'static str>>;

thread_local! {
    static KEYS: RefCell<Asked> = const { RefCell::new(BTreeMap::new()) };
    static WORDS: RefCell<Asked> = const { RefCell::new(BTreeMap::new()) };
}

pub fn record(shape: &'static Shape, key: &'static str) {
    KEYS.with_borrow_mut(|keys| keys.entry(shape.heading).or_default().insert(key));
}

pub fn record_words(key: &'static str, words: impl Iterator<Item = &'static str>) {
    WORDS.with_borrow_mut(|known| known.entry(key).or_default().extend(words));
}

struct NoSink;

impl RowSink for NoSink {
    fn row(&mut self, _: &RecordFile, _: &impl AssessmentRow) {}
}

const MANIFEST: &str = include_str!("../schema/everything/manifest.toml");
const GUIDELINE: &str = include_str!("../schema/everything/guideline.toml");
const TESTS: &str = include_str!("../schema/everything/tests.toml");
const ASSESSMENT: &str = include_str!("../schema/everything/assessment.toml");

/// Reads the files of `src/schema/everything`, which have every key.
fn read_everything() -> Report {
    let mut report = Report::default();
    let tree = |text: &str| parse(FileId(0), text, &mut Report::default()).expect("TOML");
    let (manifest, guideline): (Node, Node) = (tree(MANIFEST), tree(GUIDELINE));
    assert!(trials::read(&tree(TESTS), &mut report).is_some());
    assert!(manifest::read(&manifest, &mut report).is_some());
    assert!(guideline::read(&guideline, &mut report).is_some());
    let id = |text| Id::new(text).expect("an id");
    let file = RecordFile {
        file: FileId(0),
        notation: Notation::Toml,
        year: 2024,
        review: id("recognition"),
        organisation: Some(id("cb")),
    };
    records::read_toml(&file, ASSESSMENT, &mut report, &mut NoSink);
    report
}

fn declared() -> impl Iterator<Item = &'static Shape> {
    File::ALL.into_iter().flat_map(|file| file.shape().all())
}

#[test]
fn every_declared_key_is_read() {
    let report = read_everything();
    assert!(report.is_empty(), "{:?}", report.diagnostics());
    let taken = KEYS.with_borrow(Clone::clone);
    for shape in declared() {
        let own = shape.keys.iter().filter(|key| key.need != Need::Extending).map(|key| key.name);
        let own: BTreeSet<&str> = own.collect();
        assert_eq!(taken.get(shape.heading), Some(&own), "{}", shape.heading);
    }
}

#[test]
fn declared_words_are_those_that_are_read() {
    let _ = read_everything();
    let known = WORDS.with_borrow(Clone::clone);
    let mut compared = 0;
    for key in File::Guideline.shape().all().into_iter().flat_map(|shape| shape.keys) {
        let (Value::Word(words) | Value::AnyWords(words)) = key.value else { continue };
        let Some(read) = known.get(key.name) else { continue };
        assert_eq!(&BTreeSet::from_iter(words()), read, "{}", key.name);
        compared += 1;
    }
    assert!(compared >= 12, "{compared}");
    let kinds = crate::schema::kinds();
    let all: Vec<&str> = <crate::model::OrganisationKind as crate::load::words::Word>::known();
    assert_eq!(BTreeSet::from_iter(kinds), BTreeSet::from_iter(all));
}

#[test]
#[should_panic(expected = "declares no key")]
fn a_key_that_is_not_declared_cannot_be_read() {
    let tree = parse(FileId(0), "format = 1", &mut Report::default()).expect("TOML");
    let mut report = Report::default();
    let _ = Fields::new(&tree, &crate::schema::REVIEW, &mut report).take("format");
}
