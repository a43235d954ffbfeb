//! The JSON Schemas (draft 2020-12) of our TOML files, for editors.
//!
//! A guideline that extends another may leave out what its base says. So the definition of a table holds what
//! is always so, and `whole-…` beside it what must be there too unless the file has `extends`.

use serde_json::{Map, Value as Json, json};

use crate::catalogue::{Phrase, keys};
use crate::model::{Step, id};
use crate::schema::{File, Key, LANGUAGES, Need, Shape, Value};

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

const NUMBER: &str = r"^-?[0-9]+([.,][0-9]{1,2})? *%?$";
const DATE: &str = "^([0-9]{4}-[0-9]{2}-[0-9]{2}|[0-9]{2}/[0-9]{2}/[0-9]{4})$";
const PERIOD: &str = "^[0-9]{4}(-([Qq][1-4]|0[1-9]|1[0-2]))?$";
const DEADLINE: &str = r"^\+?(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$";
const RANK_KEY: &str = r"^-?(total|(group|fact|measure):[A-Za-z0-9][A-Za-z0-9._-]{0,63})$";
const VERSION: &str = r"^[A-Za-z0-9][A-Za-z0-9._-]{0,63}@[A-Za-z0-9][A-Za-z0-9._-]{0,63}$";

/// The schema of a file, as it is kept in `criteria/`.
#[must_use]
pub fn draw(file: File) -> String {
    let root = file.shape();
    let about = match file {
        File::Manifest => keys::SCHEMA_MANIFEST,
        File::Guideline => keys::SCHEMA_GUIDELINE,
        File::Assessment => keys::SCHEMA_ASSESSMENT,
        File::Tests => keys::SCHEMA_TESTS,
    };
    let mut schema = object(always(root));
    schema.insert("$schema".to_owned(), json!(DRAFT));
    schema.insert("title".to_owned(), json!(root.heading));
    schema.insert("description".to_owned(), json!(both(about)));
    if root.has("extends") {
        schema.insert("if".to_owned(), json!({ "not": { "required": ["extends"] } }));
        schema.insert("then".to_owned(), in_whole(root));
    }
    schema.insert("$defs".to_owned(), definitions(root));
    // an alternate form of the printer ends lines with LF on every system
    format!("{:#}\n", Json::Object(schema))
}

fn definitions(root: &'static Shape) -> Json {
    let mut all = Map::new();
    for shape in root.all().into_iter().skip(1) {
        all.insert(shape.name.to_owned(), always(shape));
        if demands(shape) {
            all.insert(format!("whole-{}", shape.name), in_whole(shape));
        }
    }
    Json::Object(all)
}

/// What always holds for a table: its keys, the kinds of their values, and what cannot be left out.
fn always(shape: &'static Shape) -> Json {
    let properties: Map<String, Json> =
        shape.keys.iter().map(|key| (key.name.to_owned(), described(key))).collect();
    let mut schema = json!({
        "type": "object",
        "title": shape.heading,
        "properties": properties,
        "additionalProperties": false,
    });
    let required = names(shape, |need| need == Need::Required);
    if !required.is_empty() {
        schema["required"] = json!(required);
    }
    if std::ptr::eq(shape, &raw const LANGUAGES) {
        schema["minProperties"] = json!(1);
    }
    if !shape.one_of.is_empty() && !demands(shape) {
        schema["oneOf"] = exactly_one(shape);
    }
    schema
}

/// What must be there besides, in a file that extends no other.
fn in_whole(shape: &'static Shape) -> Json {
    let mut schema = Map::new();
    let required = names(shape, |need| need == Need::RequiredInWhole);
    if !required.is_empty() {
        schema.insert("required".to_owned(), json!(required));
    }
    let properties: Map<String, Json> = shape
        .keys
        .iter()
        .filter_map(|key| match key.need {
            Need::Extending => Some((key.name.to_owned(), json!(false))),
            Need::Required
            | Need::RequiredInWhole
            | Need::Optional
            | Need::RequiredAmong(_)
            | Need::RequiredFor(_)
            | Need::OptionalFor(_) => whole_value(key.value).map(|value| (key.name.to_owned(), value)),
        })
        .collect();
    if !properties.is_empty() {
        schema.insert("properties".to_owned(), Json::Object(properties));
    }
    if !shape.one_of.is_empty() {
        schema.insert("oneOf".to_owned(), exactly_one(shape));
    }
    let by_kind: Vec<Json> = by_kind(shape).into_iter().chain(among_kinds(shape)).collect();
    if !by_kind.is_empty() {
        schema.insert("allOf".to_owned(), json!(by_kind));
    }
    Json::Object(schema)
}

/// The demands on what a value holds, where there are any.
fn whole_value(value: Value) -> Option<Json> {
    let shape = value.shape().filter(|shape| demands(shape))?;
    let whole = json!({ "$ref": format!("#/$defs/whole-{}", shape.name) });
    Some(match value {
        Value::Tables(_) | Value::SomeTables(_) | Value::Nested(_) => json!({ "items": whole }),
        Value::Conditions(_) => {
            json!({ "items": { "allOf": [whole, { "required": ["id", "cite"] }] } })
        }
        Value::ById(_) => json!({ "additionalProperties": whole }),
        _ => whole,
    })
}

/// Whether a guideline that extends another may leave something of the table out.
fn demands(shape: &Shape) -> bool {
    shape.keys.iter().any(|key| matches!(key.need, Need::RequiredInWhole | Need::Extending))
}

/// For each kind of criterion: the keys that it must have, and those that no other may.
fn by_kind(shape: &'static Shape) -> Vec<Json> {
    let mut kinds: Vec<&str> = shape.keys.iter().filter_map(|key| kind_of(key.need)).collect();
    kinds.dedup();
    kinds.into_iter().map(|kind| for_kind(shape, kind)).collect()
}

/// The keys that several kinds must have.
fn among_kinds(shape: &'static Shape) -> impl Iterator<Item = Json> {
    shape.keys.iter().filter_map(|key| {
        let Need::RequiredAmong(kinds) = key.need else { return None };
        Some(json!({
            "if": { "properties": { "kind": { "enum": kinds } }, "required": ["kind"] },
            "then": { "required": [key.name] },
        }))
    })
}

const fn kind_of(need: Need) -> Option<&'static str> {
    match need {
        Need::RequiredFor(kind) | Need::OptionalFor(kind) => Some(kind),
        Need::Required
        | Need::RequiredInWhole
        | Need::Optional
        | Need::RequiredAmong(_)
        | Need::Extending => None,
    }
}

fn for_kind(shape: &'static Shape, kind: &str) -> Json {
    let required = names(shape, |need| kind_of(need) == Some(kind) && matches!(need, Need::RequiredFor(_)));
    let own = names(shape, |need| kind_of(need) == Some(kind));
    let refused: Map<String, Json> = own.iter().map(|name| ((*name).to_owned(), json!(false))).collect();
    json!({
        "if": { "properties": { "kind": { "const": kind } }, "required": ["kind"] },
        "then": { "required": required },
        "else": { "properties": refused },
    })
}

fn exactly_one(shape: &'static Shape) -> Json {
    shape.one_of.iter().map(|key| json!({ "required": [key] })).collect()
}

fn names(shape: &'static Shape, wanted: impl Fn(Need) -> bool) -> Vec<&'static str> {
    shape.keys.iter().filter(|key| wanted(key.need)).map(|key| key.name).collect()
}

fn described(key: &Key) -> Json {
    let mut schema = value(key.value);
    schema["description"] = json!(both(key.text));
    schema
}

/// Vietnamese, then English: an editor knows nothing of our languages.
fn both(text: Phrase) -> String {
    format!("{}\n\n{}", text.vi, text.en)
}

fn reference(shape: &Shape) -> Json {
    json!({ "$ref": format!("#/$defs/{}", shape.name) })
}

fn value(kind: Value) -> Json {
    match kind {
        Value::Format => json!({ "const": 1 }),
        Value::Text => json!({ "type": "string" }),
        Value::FilledText => json!({ "type": "string", "minLength": 1 }),
        Value::ByLanguage => json!({ "anyOf": [{ "type": "string" }, reference(&LANGUAGES)] }),
        Value::Id => identifier(),
        Value::Ids => json!({ "type": "array", "items": identifier(), "minItems": 1 }),
        Value::TwoIds => json!({ "type": "array", "items": identifier(), "minItems": 2, "maxItems": 2 }),
        Value::Number => number(),
        Value::Amount => amount(),
        Value::Date => json!({ "type": "string", "pattern": DATE }),
        Value::Flag => json!({ "type": "boolean" }),
        Value::True => json!({ "const": true }),
        Value::Word(words) => json!({ "enum": words() }),
        Value::SomeWords(words) => {
            json!({ "type": "array", "items": { "enum": words() }, "minItems": 1, "uniqueItems": true })
        }
        Value::AnyWords(words) => json!({ "type": "array", "items": { "enum": words() } }),
        Value::Reach => json!({ "anyOf": [amount(), identifier()] }),
        Value::Version => json!({ "type": "string", "pattern": VERSION }),
        Value::PeriodNumbers => {
            json!({ "type": "array", "items": { "type": "integer", "minimum": 1, "maximum": 12 } })
        }
        Value::Period => json!({ "anyOf": [
            { "type": "integer", "minimum": 1000, "maximum": 9999 },
            { "type": "string", "pattern": PERIOD },
        ] }),
        Value::Cell => json!({ "type": ["number", "string", "boolean"] }),
        Value::References => json!({ "anyOf": [
            { "type": "string" },
            { "type": "array", "items": { "type": "string", "pattern": "^[^;]*$" } },
        ] }),
        Value::RankKeys => {
            json!({ "type": "array", "items": { "type": "string", "pattern": RANK_KEY } })
        }
        Value::Table(shape) => reference(shape),
        Value::Tables(shape) | Value::Conditions(shape) => {
            json!({ "type": "array", "items": reference(shape) })
        }
        Value::Nested(shape) | Value::SomeTables(shape) => {
            json!({ "type": "array", "items": reference(shape), "minItems": 1 })
        }
        Value::ById(shape) => json!({
            "type": "object", "propertyNames": identifier(), "additionalProperties": reference(shape),
        }),
        Value::Deadlines => deadlines(),
        Value::ByName => json!({ "type": "object" }),
        Value::Severities => {
            json!({ "type": "object", "additionalProperties": { "enum": ["allow", "warn", "error"] } })
        }
    }
}

fn identifier() -> Json {
    json!({ "type": "string", "pattern": format!("^[A-Za-z0-9][A-Za-z0-9._-]{{0,{}}}$", id::LONGEST - 1) })
}

fn number() -> Json {
    json!({ "anyOf": [{ "type": "number" }, { "type": "string", "pattern": NUMBER }] })
}

fn amount() -> Json {
    let text = NUMBER.replace("-?", "");
    json!({ "anyOf": [{ "type": "number", "minimum": 0 }, { "type": "string", "pattern": text }] })
}

fn deadlines() -> Json {
    let days = json!({ "type": "string", "pattern": DEADLINE });
    let steps: Map<String, Json> =
        Step::ALL.into_iter().map(|step| (step.word().to_owned(), days.clone())).collect();
    json!({ "type": "object", "properties": steps, "additionalProperties": false })
}

fn object(schema: Json) -> Map<String, Json> {
    match schema {
        Json::Object(map) => map,
        Json::Null | Json::Bool(_) | Json::Number(_) | Json::String(_) | Json::Array(_) => Map::new(),
    }
}
