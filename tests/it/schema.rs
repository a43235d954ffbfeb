//! The JSON Schemas: fresh, led to by every TOML file, and of one mind with the reader.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use bontot::diagnostics::{Code, Diagnostic, Report};
use bontot::load::LoadedGuidelines;
use bontot::model::record::{AssessmentRow, RecordFile, RowSink};
use bontot::schema::File;
use serde_json::Value;

use crate::harness::{Folder, bontot, expect_file, files_below, home, text_of};
use crate::validator::problems;

fn schema_file(file: File) -> PathBuf {
    home().join(format!("criteria/{}.schema.json", file.word()))
}

#[test]
fn the_schemas_are_fresh_and_printed() {
    for file in File::ALL {
        let printed = bontot(home(), &["schema", file.word()]).output();
        expect_file(&schema_file(file), &printed);
        let english = bontot(home(), &["schema", file.word(), "--lang", "en"]).output();
        assert_eq!(printed, english, "editors know nothing of our languages");
        let schema: Value = serde_json::from_str(&printed).expect("JSON");
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    }
}

#[test]
fn every_key_is_described_and_no_definition_hides_another() {
    for file in File::ALL {
        let names: Vec<&str> = file.shape().all().iter().map(|shape| shape.name).collect();
        assert_eq!(BTreeSet::from_iter(&names).len(), names.len(), "{names:?}");
        for key in file.shape().all().iter().flat_map(|shape| shape.keys) {
            assert!(key.text.vi.len() > 5 && key.text.en.len() > 5, "{}", key.name);
        }
    }
}

/// The TOML files of criteria/, examples/ and src/schema, each with the kind that its name tells.
/// The TOML files that people write; receipts are the program's.
fn toml_files() -> Vec<(PathBuf, File)> {
    let folders = ["criteria", "examples", "src/schema"].map(|folder| files_below(&home().join(folder)));
    let files = folders.into_iter().flatten().filter(|path| path.extension().is_some_and(|is| is == "toml"));
    let is_receipt = |path: &PathBuf| path.to_string_lossy().ends_with(".receipt.toml");
    files
        .filter(|path| !is_receipt(path))
        .map(|path| {
            let kind = kind_of(&path);
            (path, kind)
        })
        .collect()
}

fn kind_of(path: &Path) -> File {
    let path = path.to_string_lossy();
    if path.ends_with("bontot.toml") || path.ends_with("manifest.toml") {
        File::Manifest
    } else if path.contains("/assessments/") || path.ends_with("assessment.toml") {
        File::Assessment
    } else if path.ends_with("tests.toml") {
        File::Tests
    } else {
        File::Guideline
    }
}

#[test]
fn every_file_of_ours_leads_to_its_schema_and_is_valid() {
    let files = toml_files();
    assert!(files.len() > 15, "{files:?}");
    for (path, kind) in files {
        let text = text_of(&path);
        let line = text.lines().next().unwrap_or_default();
        let led = line.strip_prefix("#:schema ").unwrap_or_else(|| panic!("{}: {line}", path.display()));
        let led = path.parent().expect("a folder").join(led);
        assert_eq!(led.canonicalize().ok(), schema_file(kind).canonicalize().ok(), "{}", path.display());
        let found = problems(&schema(kind), &json_of(&toml_of(&text)));
        assert!(found.is_empty(), "{}: {found:#?}", path.display());
    }
}

fn schema(kind: File) -> Value {
    serde_json::from_str(&text_of(&schema_file(kind))).expect("JSON")
}

fn toml_of(text: &str) -> toml::Value {
    toml::Value::Table(toml::from_str(text).expect("TOML"))
}

/// A TOML value as editors hand it to a schema: dates are texts.
fn json_of(value: &toml::Value) -> Value {
    match value {
        toml::Value::String(text) => Value::from(text.as_str()),
        toml::Value::Integer(number) => Value::from(*number),
        toml::Value::Float(number) => Value::from(*number),
        toml::Value::Boolean(yes) => Value::from(*yes),
        toml::Value::Datetime(date) => Value::from(date.to_string()),
        toml::Value::Array(items) => items.iter().map(json_of).collect(),
        toml::Value::Table(keys) => keys.iter().map(|(key, value)| (key.clone(), json_of(value))).collect(),
    }
}

/// Every value of the files with every key is replaced by values of other kinds, and every key taken out.
/// The schema refuses what the reader refuses, and nothing else.
#[test]
fn schema_and_reader_refuse_the_same() {
    let mut compared = 0;
    let mut differing = Vec::new();
    for kind in [File::Manifest, File::Guideline, File::Assessment] {
        let schema = schema(kind);
        let whole = toml_of(&text_of(&home().join(format!("src/schema/everything/{}.toml", kind.word()))));
        let mut seen = BTreeSet::new();
        for (what, mutant) in mutants(&whole) {
            if !seen.insert(without_numbers(&what)) {
                continue;
            }
            compared += 1;
            let by_schema = problems(&schema, &json_of(&mutant));
            let by_reader = codes(kind, &mutant);
            if by_schema.is_empty() != by_reader.is_empty() {
                differing.push(format!("{} {what}: schema {by_schema:?}, reader {by_reader:?}", kind.word()));
            }
        }
    }
    assert!(compared > 700, "{compared}");
    assert!(differing.is_empty(), "{} of {compared}:\n{}", differing.len(), differing.join("\n"));
}

/// The members of a list are much the same: a change is tried on the first that has the key.
fn without_numbers(path: &str) -> String {
    let steps = path.split('/').filter(|step| step.parse::<usize>().is_err());
    steps.collect::<Vec<_>>().join("/")
}

/// Problems that hold one value against another: no schema can see them.
const BEYOND_SCHEMAS: [&str; 2] = ["range-reversed", "reach-without-required"];

/// The codes of what reading a file alone refuses.
fn codes(kind: File, value: &toml::Value) -> Vec<&'static str> {
    let text = toml::to_string(value).expect("TOML");
    let report = match kind {
        File::Manifest => {
            let folder = Folder::new().with("bontot.toml", text).with("organisations.csv", REGISTER);
            bontot::load::folder(&folder.path().into(), bontot::load::Digests::Perhaps)
                .expect("a folder that can be read")
                .report
        }
        File::Guideline => guideline_report(&text),
        File::Assessment => {
            let folder = Folder::new().with("2024/assessments/recognition/cb.toml", text);
            let loaded = bontot::load::folder(&folder.path().into(), bontot::load::Digests::Perhaps)
                .expect("a folder that can be read");
            let mut report = Report::default();
            bontot::load::records(&loaded.record_files[0], &loaded.sources, &mut report, &mut NoSink)
                .expect("a file that can be read");
            report
        }
        // its tables go by names that only the guideline knows
        File::Tests => Report::default(),
    };
    let codes = report.diagnostics().iter().map(|problem| problem.code.word());
    codes.filter(|code| !BEYOND_SCHEMAS.contains(code)).collect()
}

const REGISTER: &str = "id,name,kind\ncb,Chi bộ,cell\n";

/// Reading, and the two keys of conditions and outcomes that only a whole guideline must have.
fn guideline_report(text: &str) -> Report {
    let folder = Folder::new().with("moi-khoa.toml", text);
    let loaded = bontot::load::guideline_file(&folder.path().join("moi-khoa.toml"), None);
    let LoadedGuidelines { mut guidelines, mut report, .. } = loaded.expect("a file that can be read");
    let mut checked = Report::default();
    for guideline in &mut guidelines {
        bontot::check::check_guideline(guideline, &mut checked);
    }
    let of_keys = |problem: &&Diagnostic| matches!(problem.code, Code::CiteMissing | Code::TomlKeyMissing);
    report.extend(checked.diagnostics().iter().filter(of_keys).cloned());
    report
}

struct NoSink;

impl RowSink for NoSink {
    fn row(&mut self, _: &RecordFile, _: &impl AssessmentRow) {}
}

/// Values of every kind.
fn probes() -> Vec<toml::Value> {
    // no date: to a schema it is a text
    vec![
        toml::Value::String("không phải mã".to_owned()),
        toml::Value::Integer(-3),
        toml::Value::Boolean(true),
        toml::Value::Array(Vec::new()),
        toml::Value::Array(vec![toml::Value::Boolean(true)]),
        toml::Value::Table([("x".to_owned(), toml::Value::Integer(1))].into_iter().collect()),
    ]
}

/// Every tree with one value replaced or one key taken out, and what was done.
fn mutants(value: &toml::Value) -> Vec<(String, toml::Value)> {
    let mut found: Vec<(String, toml::Value)> = Vec::new();
    match value {
        toml::Value::Table(keys) => {
            for (key, inner) in keys {
                let mut without = keys.clone();
                without.remove(key);
                found.push((format!("/{key} out"), toml::Value::Table(without)));
                for (what, mutant) in changes(inner) {
                    let mut changed = keys.clone();
                    changed.insert(key.clone(), mutant);
                    found.push((format!("/{key}{what}"), toml::Value::Table(changed)));
                }
            }
        }
        toml::Value::Array(items) => {
            for (index, inner) in items.iter().enumerate() {
                for (what, mutant) in changes(inner) {
                    let mut changed = items.clone();
                    changed[index] = mutant;
                    found.push((format!("/{index}{what}"), toml::Value::Array(changed)));
                }
            }
        }
        toml::Value::String(_)
        | toml::Value::Integer(_)
        | toml::Value::Float(_)
        | toml::Value::Boolean(_)
        | toml::Value::Datetime(_) => {}
    }
    found
}

/// A value's mutants, and those that stand for it.
fn changes(value: &toml::Value) -> Vec<(String, toml::Value)> {
    let instead = probes().into_iter().map(|probe| (format!(" = {probe}"), probe));
    mutants(value).into_iter().chain(instead).collect()
}
