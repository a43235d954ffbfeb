//! Assessment files, as CSV or TOML: their rows stream by and are not kept.

use super::csv::{self, Column, Columns};
use super::toml::fields::wrong_type;
use super::toml::{Entry, Fields, Node, NodeValue, fields, node};
use crate::diagnostics::{Code, Diagnostic, Report, Term};
use crate::model::record::{AssessmentRow, Field, GivenRow, Notation, RecordFile, RowSink, Verbatim};
use crate::model::{Place, Stage};
use crate::schema;

pub const COLUMNS: Columns = Columns {
    order: &[
        Column::Organisation,
        Column::Period,
        Column::Criterion,
        Column::Own,
        Column::Appraised,
        Column::Decided,
        Column::Evidence,
        Column::Note,
    ],
    required: &[Column::Criterion],
    are_needed: false,
};

/// The columns of a criterion and its values.
const ENTRY: [Column; 4] = [Column::Criterion, Column::Own, Column::Appraised, Column::Decided];

/// A row of a CSV file.
struct CsvRow<'r> {
    row: &'r csv::Row<'r>,
    /// Where the criterion and its values stand side by side.
    entry: Option<&'r csv::Span>,
}

impl AssessmentRow for CsvRow<'_> {
    #[inline]
    fn place(&self) -> Place {
        self.row.place()
    }

    fn organisation(&self) -> Option<Field<'_>> {
        self.row.get(Column::Organisation)
    }

    fn period(&self) -> Option<Field<'_>> {
        self.row.get(Column::Period)
    }

    #[inline(always)]
    #[expect(clippy::inline_always, reason = "names that go through memory cost more than looking at them")]
    fn names(&self) -> [&[u8]; 2] {
        [self.row.as_written(Column::Organisation), self.row.as_written(Column::Period)]
    }

    fn criterion(&self) -> Field<'_> {
        self.row.field(Column::Criterion)
    }

    fn value(&self, stage: Stage) -> Option<Field<'_>> {
        self.row.filled(match stage {
            Stage::Own => Column::Own,
            Stage::Appraised => Column::Appraised,
            Stage::Decided => Column::Decided,
        })
    }

    fn evidence(&self) -> Option<Field<'_>> {
        self.row.filled(Column::Evidence)
    }

    #[inline]
    fn evidence_bytes(&self) -> &[u8] {
        self.row.bytes(Column::Evidence)
    }

    fn evidence_place(&self) -> Place {
        self.row.get(Column::Evidence).map_or_else(|| self.criterion().place, |field| field.place)
    }

    fn note(&self) -> Option<Field<'_>> {
        self.row.filled(Column::Note)
    }

    #[inline]
    fn has_note(&self) -> bool {
        self.row.has_text(Column::Note)
    }

    #[inline]
    fn verbatim(&self) -> Option<Verbatim<'_>> {
        self.row.verbatim(self.entry?)
    }
}

/// Hands the rows of a file to `sink`, in order. `known` is the header of the file before.
pub fn read<S: RowSink>(
    file: &RecordFile,
    text: &str,
    known: &mut csv::KnownHeader,
    report: &mut Report,
    sink: &mut S,
) {
    match file.notation {
        Notation::Toml => read_toml(file, text, report, sink),
        Notation::Csv => {
            if let Some((header, desk)) = known.read(file.file, text, &COLUMNS, report) {
                read_rows(file, csv::Piece::whole(file.file, text), header.end, (header, desk), report, sink);
            }
        }
    }
}

/// Hands on the rows of a piece of a file from `at` on.
pub fn read_rows<S: RowSink>(
    file: &RecordFile,
    piece: csv::Piece<'_>,
    at: usize,
    (header, desk): (&csv::Header, &mut csv::Desk),
    report: &mut Report,
    sink: &mut S,
) {
    let entry = header.span_of(&ENTRY);
    let take = |row: &csv::Row<'_>, _: &mut Report| sink.row(file, &CsvRow { row, entry: entry.as_ref() });
    csv::rows(piece, at, header, desk, report, take);
}

/// The TOML form of one organisation's file: one period, and a table for each criterion.
pub fn read_toml<S: RowSink>(file: &RecordFile, text: &str, report: &mut Report, sink: &mut S) {
    let Some(tree) = node::parse(file.file, text, report) else { return };
    let mut fields = Fields::new(&tree, &schema::ASSESSMENT, report);
    let period = fields.take("period").and_then(|node| period_text(node, fields.report));
    let criteria = fields.table("criterion");
    let mut has_rows = false;
    for entry in criteria {
        if let Some(id) = divided_id(entry) {
            let problem = Diagnostic::new(Code::TomlKeyUnquoted, entry.key_place);
            fields.report.add(problem.with("key", id).with("table", "criterion"));
            continue;
        }
        let read = OwnedRow::read(entry, fields.report);
        sink.row(file, &read.row(period.as_ref(), entry));
        has_rows = true;
    }
    if let Some(period) = period.as_ref().filter(|_| !has_rows) {
        sink.bare_period(file, field(period));
    }
    fields.finish();
}

/// `[criterion.1.1]` is a table in a table: the id it was meant to name.
fn divided_id(entry: &Entry) -> Option<String> {
    let is_key = |key: &str| ["evidence", "note"].contains(&key) || Stage::from_word(key).is_some();
    let is_part = |inner: &&Entry| matches!(inner.node.value, NodeValue::Table(_)) && !is_key(&inner.key);
    let within = entry.node.entries().iter().find(is_part)?;
    let deeper = divided_id(within).unwrap_or_else(|| within.key.to_string());
    Some(format!("{}.{deeper}", entry.key))
}

/// A value's text and place.
type Text = (String, Place);

/// The texts of a criterion's table.
struct OwnedRow {
    values: [Option<Text>; 3],
    truths: [Option<bool>; 3],
    evidence: Option<Text>,
    note: Option<Text>,
}

impl OwnedRow {
    fn read(entry: &Entry, report: &mut Report) -> Self {
        let mut fields = Fields::new(&entry.node, &schema::LINE, report);
        let nodes = Stage::ALL.map(|stage| fields.take(stage.word()));
        let values = Stage::ALL.map(|stage| cell_text(nodes[stage.index()]?, stage.word(), fields.report));
        let truths = nodes.map(|node| match node?.value {
            NodeValue::Boolean(yes) => Some(yes),
            NodeValue::Table(_)
            | NodeValue::Array(_)
            | NodeValue::Text(_)
            | NodeValue::Number(_)
            | NodeValue::Date(_)
            | NodeValue::Time => None,
        });
        let evidence = fields.take("evidence").and_then(|node| joined(node, fields.report));
        let note = fields
            .take("note")
            .and_then(|node| fields::text(node, "note", fields.report))
            .map(|text| (text.value, text.place));
        fields.finish();
        Self { values, truths, evidence, note }
    }

    fn row<'a>(&'a self, period: Option<&'a Text>, entry: &'a Entry) -> GivenRow<'a> {
        GivenRow {
            place: entry.key_place,
            organisation: None,
            period: period.map(field),
            criterion: Field { text: &entry.key, place: entry.key_place },
            values: self.values.each_ref().map(|value| value.as_ref().map(field)),
            truths: self.truths,
            evidence: self.evidence.as_ref().map(field),
            note: self.note.as_ref().map(field),
        }
    }
}

fn field((text, place): &Text) -> Field<'_> {
    Field { text, place: *place }
}

/// What the period is said to be, which `true` and `false` are not.
fn period_text(node: &Node, report: &mut Report) -> Option<Text> {
    if let NodeValue::Boolean(yes) = node.value {
        return Some((yes.to_string(), node.place));
    }
    cell_text(node, "period", report)
}

/// A number's digits, a text, or a word for a boolean: what a CSV cell would hold.
fn cell_text(node: &Node, key: &str, report: &mut Report) -> Option<Text> {
    let text = match &node.value {
        NodeValue::Text(text) | NodeValue::Number(text) => text.to_string(),
        NodeValue::Boolean(true) => "yes".to_owned(),
        NodeValue::Boolean(false) => "no".to_owned(),
        NodeValue::Table(_) | NodeValue::Array(_) | NodeValue::Date(_) | NodeValue::Time => {
            report.add(wrong_type(node, key, Term::Number));
            return None;
        }
    };
    Some((text, node.place))
}

/// Evidence as one text with `;` between the references.
fn joined(node: &Node, report: &mut Report) -> Option<Text> {
    let NodeValue::Array(items) = &node.value else {
        return fields::text(node, "evidence", report).map(|text| (text.value, text.place));
    };
    let mut texts = Vec::new();
    for item in items {
        let Some(text) = fields::text(item, "evidence", report) else { continue };
        if text.value.contains(';') {
            report.add(Diagnostic::new(Code::EvidenceDivided, text.place).with("value", &text.value));
        }
        texts.push(text.value);
    }
    Some((texts.join(";"), node.place))
}
