//! A receipt from its text.

use std::sync::Arc;

use toml::{Table, Value};

use super::{Basis, GitState, Guidelines, Inputs, Output, Receipt, RuleFile, RuleOrigin, Tree};
use crate::digest::{self, Sum};
use crate::model::date;

/// Reads a receipt; `None` where the text is none.
#[must_use]
pub fn read(text: &str) -> Option<Receipt> {
    let table: Table = text.parse().ok()?;
    let is_known = table.get("receipt").and_then(Value::as_integer) == Some(1);
    let words = table.get("command")?.as_array()?.iter().map(|word| word.as_str().map(str::to_owned));
    let receipt = Receipt {
        program: string(&table, "program")?,
        command: words.collect::<Option<_>>()?,
        basis: Arc::new(Basis::new(guidelines(&table)?, inputs(&table)?)),
        git: match table.get("git") {
            Some(git) => Some(git_state(git.as_table()?)?),
            None => None,
        },
        output: output(table.get("output")?.as_table()?)?,
    };
    let agrees = string(&table, "basis")? == receipt.basis.short();
    (is_known && agrees).then_some(receipt)
}

fn string(table: &Table, key: &str) -> Option<String> {
    table.get(key)?.as_str().map(str::to_owned)
}

fn sha256(table: &Table, key: &str) -> Option<String> {
    string(table, key).filter(|text| digest::is_one(text))
}

fn output(table: &Table) -> Option<Output> {
    let file = string(table, "file").filter(|name| !name.contains(['/', '\\']) && name != "..")?;
    Some(Output { file, sha256: sha256(table, "sha256")?, text_sha256: sha256(table, "text_sha256") })
}

fn git_state(table: &Table) -> Option<GitState> {
    let tree = if table.get("clean")?.as_bool()? { Tree::Clean } else { Tree::Changed };
    let date = date::read(&string(table, "date")?).ok()?;
    Some(GitState { commit: string(table, "commit")?, date, tree })
}

fn guidelines(table: &Table) -> Option<Guidelines> {
    let rules = |(version, about): (&String, &Value)| {
        let about = about.as_table()?;
        let built_in = about.get("built_in")?.as_bool()?;
        let origin = if built_in { RuleOrigin::BuiltIn } else { RuleOrigin::Workspace };
        let rules = RuleFile { file: string(about, "file")?, origin, sha256: sha256(about, "sha256")? };
        Some((version.clone(), rules))
    };
    table.get("guidelines")?.as_table()?.iter().map(rules).collect()
}

fn inputs(table: &Table) -> Option<Inputs> {
    let inputs = table.get("inputs")?.as_table()?;
    inputs.iter().map(|(path, sha256)| Some((path, Sum::read(sha256.as_str()?)?))).collect()
}
