//! A validator of the part of JSON Schema that our schemas use. A word that it does not know is a failure, so
//! that nothing passes because it was not looked at.

use std::cell::RefCell;
use std::collections::HashMap;

use regex_lite::Regex;
use serde_json::Value;

/// What is wrong with `value`: each problem with its path.
pub fn problems(schema: &Value, value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    Validator { root: schema, found: &mut found }.check(schema, value, "");
    found
}

struct Validator<'a> {
    root: &'a Value,
    found: &'a mut Vec<String>,
}

impl Validator<'_> {
    fn check(&mut self, schema: &Value, value: &Value, path: &str) {
        let words = match schema {
            Value::Bool(true) => return,
            Value::Bool(false) => return self.report(path, "must not be there"),
            Value::Object(words) => words,
            Value::Null | Value::Number(_) | Value::String(_) | Value::Array(_) => {
                panic!("no schema: {schema}")
            }
        };
        for (word, asked) in words {
            match word.as_str() {
                "$schema" | "title" | "description" | "$defs" | "then" | "else" => {}
                "$ref" => self.check(self.resolve(asked), value, path),
                "if" => {
                    let branch = if self.holds(asked, value) { "then" } else { "else" };
                    if let Some(branch) = words.get(branch) {
                        self.check(branch, value, path);
                    }
                }
                "allOf" => {
                    for schema in list(asked) {
                        self.check(schema, value, path);
                    }
                }
                "anyOf" | "oneOf" | "not" => self.check_choice(word, asked, value, path),
                "additionalProperties" => self.check_others(words, asked, value, path),
                _ => self.check_word(word, asked, value, path),
            }
        }
    }

    fn check_choice(&mut self, word: &str, asked: &Value, value: &Value, path: &str) {
        let fine = match word {
            "not" => !self.holds(asked, value),
            "anyOf" => list(asked).iter().any(|schema| self.holds(schema, value)),
            _ => list(asked).iter().filter(|schema| self.holds(schema, value)).count() == 1,
        };
        if !fine {
            self.report(path, word);
        }
    }

    /// The words that look at one kind of value; another kind passes.
    fn check_word(&mut self, word: &str, asked: &Value, value: &Value, path: &str) {
        let number = |value: &Value| value.as_f64().expect("a number");
        let count =
            |value: &Value| value.as_u64().and_then(|count| usize::try_from(count).ok()).expect("a count");
        let fine = match (word, value) {
            ("type", _) => is_of_type(asked, value),
            ("const", _) => asked == value,
            ("enum", _) => list(asked).contains(value),
            ("pattern", Value::String(text)) => matches(asked.as_str().expect("a pattern"), text),
            ("minLength", Value::String(text)) => text.chars().count() >= count(asked),
            ("minimum", Value::Number(_)) => number(value) >= number(asked),
            ("maximum", Value::Number(_)) => number(value) <= number(asked),
            ("minItems", Value::Array(items)) => items.len() >= count(asked),
            ("maxItems", Value::Array(items)) => items.len() <= count(asked),
            ("uniqueItems", Value::Array(items)) => {
                (1..items.len()).all(|index| !items[..index].contains(&items[index]))
            }
            ("items", Value::Array(items)) => {
                for (index, item) in items.iter().enumerate() {
                    self.check(asked, item, &format!("{path}/{index}"));
                }
                true
            }
            ("minProperties", Value::Object(keys)) => keys.len() >= count(asked),
            ("required", Value::Object(keys)) => {
                list(asked).iter().all(|key| keys.contains_key(key.as_str().expect("a key")))
            }
            ("properties", Value::Object(keys)) => {
                for (key, schema) in asked.as_object().expect("schemas by key") {
                    if let Some(value) = keys.get(key) {
                        self.check(schema, value, &format!("{path}/{key}"));
                    }
                }
                true
            }
            ("propertyNames", Value::Object(keys)) => {
                keys.keys().all(|key| self.holds(asked, &Value::from(key.as_str())))
            }
            (
                "pattern" | "minLength" | "minimum" | "maximum" | "minItems" | "maxItems" | "uniqueItems"
                | "items" | "minProperties" | "required" | "properties" | "propertyNames",
                _,
            ) => true,
            _ => panic!("the validator does not know {word}"),
        };
        if !fine {
            self.report(path, &format!("{word}: {asked}"));
        }
    }

    fn check_others(
        &mut self,
        words: &serde_json::Map<String, Value>,
        asked: &Value,
        value: &Value,
        path: &str,
    ) {
        let Value::Object(keys) = value else { return };
        let known = |key: &str| words.get("properties").is_some_and(|own| own.get(key).is_some());
        for (key, value) in keys.iter().filter(|(key, _)| !known(key)) {
            self.check(asked, value, &format!("{path}/{key}"));
        }
    }

    fn holds(&self, schema: &Value, value: &Value) -> bool {
        let mut found = Vec::new();
        Validator { root: self.root, found: &mut found }.check(schema, value, "");
        found.is_empty()
    }

    fn resolve<'r>(&self, reference: &Value) -> &'r Value
    where
        Self: 'r,
    {
        let pointer = reference.as_str().and_then(|text| text.strip_prefix('#')).expect("a local reference");
        self.root.pointer(pointer).unwrap_or_else(|| panic!("{pointer} leads nowhere"))
    }

    fn report(&mut self, path: &str, what: &str) {
        self.found.push(format!("{path}: {what}"));
    }
}

/// Whether a text fits a pattern. Patterns are kept: making one takes far longer than using it.
fn matches(pattern: &str, text: &str) -> bool {
    thread_local! {
        static KNOWN: RefCell<HashMap<String, Regex>> = RefCell::new(HashMap::new());
    }
    KNOWN.with_borrow_mut(|known| {
        let regex = known.entry(pattern.to_owned());
        regex.or_insert_with(|| Regex::new(pattern).expect("a good pattern")).is_match(text)
    })
}

fn list(value: &Value) -> &[Value] {
    value.as_array().expect("a list")
}

fn is_of_type(asked: &Value, value: &Value) -> bool {
    if let Value::Array(types) = asked {
        return types.iter().any(|one| is_of_type(one, value));
    }
    match asked.as_str().expect("a type") {
        "object" => value.is_object(),
        "array" => value.is_array(),
        "string" => value.is_string(),
        "number" => value.is_number(),
        "integer" => value.is_i64() || value.is_u64(),
        "boolean" => value.is_boolean(),
        other => panic!("the validator does not know the type {other}"),
    }
}

#[test]
fn the_validator_refuses() {
    let schema = serde_json::json!({
        "type": "object",
        "properties": { "a": { "$ref": "#/$defs/a" }, "b": { "oneOf": [{ "type": "string" }, { "minimum": 3 }] } },
        "additionalProperties": false,
        "if": { "required": ["b"] }, "then": { "required": ["a"] }, "else": { "required": ["c"] },
        "$defs": { "a": { "type": ["number", "boolean"], "not": { "const": 7 } } },
    });
    let count = |value: Value| problems(&schema, &value).len();
    assert_eq!(count(serde_json::json!({ "a": 1, "b": 4 })), 0);
    assert_eq!(count(serde_json::json!({ "a": 7, "b": 4 })), 1);
    assert_eq!(count(serde_json::json!({ "a": true, "b": 2 })), 1);
    assert_eq!(count(serde_json::json!({ "a": "x", "d": 1 })), 3);
    assert_eq!(count(serde_json::json!([])), 1);
}
