//! Problems as SARIF 2.1.0, for the systems that show them beside the lines of a change.

use std::collections::BTreeSet;
use std::fmt::Write;

use serde_json::{Value, json};

use super::problems::{Said, level};
use crate::catalogue::diagnostics::BASIS;
use crate::catalogue::explain;
use crate::diagnostics::{Code, Position, Shown};
use crate::model::Language;

const SCHEMA: &str =
    "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

/// The problems as a SARIF log with one run. Every result has a file and a line; one of a file as a whole is
/// put on its first line.
#[must_use]
pub fn draw(shown: &[Shown], language: Language) -> String {
    let codes: BTreeSet<Code> = shown.iter().map(|shown| shown.diagnostic.code).collect();
    let rules: Vec<Value> = codes.iter().map(|code| rule(*code, language)).collect();
    let results: Vec<Value> = shown.iter().map(|shown| result(shown, &codes, language)).collect();
    let driver = json!({
        "name": "bontot",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "rules": rules,
    });
    let log = json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(code: Code, language: Language) -> Value {
    let explained = explain::of(code);
    let meaning = explained.meaning.get(language);
    let help = format!("{}\n{}", explained.remedy.get(language), explained.example);
    json!({
        "id": code.word(),
        "shortDescription": { "text": first_sentence(meaning) },
        "fullDescription": { "text": meaning },
        "help": { "text": help },
        "defaultConfiguration": { "level": level(code.default_severity()) },
    })
}

fn first_sentence(text: &str) -> &str {
    text.find(". ").map_or(text, |end| &text[..=end])
}

fn result(shown: &Shown, codes: &BTreeSet<Code>, language: Language) -> Value {
    let diagnostic = &shown.diagnostic;
    let index = codes.iter().position(|code| *code == diagnostic.code).unwrap_or_default();
    let Said { message, expected, help, basis } = Said::of(shown, language);
    let basis = Some(basis).filter(|basis| !basis.is_empty());
    let basis = basis.map(|basis| BASIS.with(language, &[("what", &basis)])).unwrap_or_default();
    let parts = [message, expected, help, basis].into_iter().filter(|part| !part.is_empty());
    let mut result = json!({
        "ruleId": diagnostic.code.word(),
        "ruleIndex": index,
        "level": level(diagnostic.severity),
        "message": { "text": parts.collect::<Vec<_>>().join("; ") },
        "locations": [location(&shown.at, end_column(shown))],
    });
    if !shown.related.is_empty() {
        let related: Vec<Value> = shown.related.iter().map(|at| location(at, None)).collect();
        result["relatedLocations"] = related.into();
    }
    result
}

/// The column after the marked part.
fn end_column(shown: &Shown) -> Option<usize> {
    let (start, excerpt) = (shown.at.column?, shown.excerpt.as_ref()?);
    let marked = excerpt.line.get(excerpt.marked.clone())?.chars().count();
    (marked > 0).then_some(start + marked)
}

fn location(at: &Position, end: Option<usize>) -> Value {
    let mut region = json!({ "startLine": at.line.unwrap_or(1) });
    if let Some(column) = at.column {
        region["startColumn"] = column.into();
    }
    if let Some(end) = end {
        region["endColumn"] = end.into();
    }
    json!({ "physicalLocation": { "artifactLocation": { "uri": uri(&at.path) }, "region": region } })
}

/// A path as a relative reference: what is not plain ASCII is percent-encoded.
fn uri(path: &str) -> String {
    path.bytes().fold(String::new(), |mut uri, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte) {
            uri.push(char::from(byte));
        } else {
            let _ = write!(uri, "%{byte:02X}");
        }
        uri
    })
}

#[cfg(test)]
mod tests {
    use super::{first_sentence, uri};

    #[test]
    fn paths_become_references() {
        assert_eq!(uri("2024/events.csv"), "2024/events.csv");
        assert_eq!(uri("criteria/phiếu 1.toml"), "criteria/phi%E1%BA%BFu%201.toml");
    }

    #[test]
    fn the_first_sentence_keeps_its_stop() {
        assert_eq!(first_sentence("Một. Hai."), "Một.");
        assert_eq!(first_sentence("Một"), "Một");
    }
}
