//! The texts beside the values, which results do not keep: read again, of what may differ.

use std::collections::BTreeSet;
use std::sync::Arc;

use crate::commands::phases::{self, LARGEST_TABLE, Wanted, WrittenRow};
use crate::commands::review::Opened;
use crate::compare::{FactText, Half};
use crate::model::comparison::What;
use crate::model::{FileId, Id, Period, UnitKey};

/// The rows of assessments, of the organisations whose texts differ. Of two stages of the same records only the values
/// do.
pub fn written(opened: [&Opened; 2], halves: [Half<'_>; 2]) -> anyhow::Result<[Vec<WrittenRow>; 2]> {
    if halves[0].stage.is_some() {
        return Ok([Vec::new(), Vec::new()]);
    }
    let sums = |side: usize| {
        let half = halves[side];
        let shown = move |key: UnitKey| half.period(key.period).filter(|_| half.is_asked(key.review));
        phases::text_sums(&opened[side].workspace, &opened[side].sources, shown)
    };
    let sums = [sums(0)?, sums(1)?];
    let [mut old, mut new] = [BTreeSet::new(), BTreeSet::new()];
    for (index, organisation) in opened[1].workspace.organisations.iter().enumerate() {
        let was = opened[0].workspace.organisation_at(organisation.id());
        if let Some(was) = was.filter(|was| sums[0].of(*was) != sums[1].of(index)) {
            old.insert(was);
            new.insert(index);
        }
    }
    if new.is_empty() {
        return Ok([Vec::new(), Vec::new()]);
    }
    let written = |side: usize, wanted| {
        let Opened { workspace, sources, .. } = opened[side];
        phases::written_of(workspace, sources, Wanted::Some(Arc::new(wanted)))
    };
    Ok([written(0, old)?, written(1, new)?])
}

/// What stands beside facts, of the years in question; nothing where the tables of both sides are the same.
pub fn of_facts(opened: [&Opened; 2], halves: [Half<'_>; 2]) -> anyhow::Result<[Vec<FactText>; 2]> {
    let mut found = [Vec::new(), Vec::new()];
    if halves[0].stage.is_some() {
        return Ok(found);
    }
    let tables = [tables(opened[0], halves[0])?, tables(opened[1], halves[1])?];
    if tables[0] != tables[1] {
        for (side, tables) in tables.iter().enumerate() {
            found[side] = tables.iter().flat_map(|table| beside_facts(table, opened[side])).collect();
        }
    }
    Ok(found)
}

/// The path and the content of a table.
type Table = (String, Vec<u8>);

fn tables(opened: &Opened, half: Half<'_>) -> anyhow::Result<Vec<Table>> {
    let mut tables = Vec::new();
    for (year, file) in &opened.workspace.years {
        let asked = file.filter(|_| half.period(Period::year_of(*year)).is_some());
        if let Some(table) = asked.map(|file| table(opened, file)).transpose()? {
            tables.extend(table);
        }
    }
    Ok(tables)
}

/// None where a folder stands for a table that is missing.
fn table(opened: &Opened, file: FileId) -> anyhow::Result<Option<Table>> {
    let path = opened.sources.path(file);
    let origin = opened.sources.origin(file).filter(|_| phases::may_hold(path, |_| true));
    let bytes = origin.map(|origin| origin.read(LARGEST_TABLE)).transpose()?;
    Ok(bytes.and_then(Result::ok).map(|bytes| (path.to_owned(), bytes)))
}

fn beside_facts((path, bytes): &Table, opened: &Opened) -> Vec<FactText> {
    let is_text = |what: &What| matches!(what, What::FactText { .. });
    let rows = phases::rows(path, bytes, |_| true, |(_, what)| is_text(what)).unwrap_or_default();
    let of_row = |((organisation, what), texts): ((Id, What), Vec<String>)| {
        let What::FactText { fact, period, column } = what else { return None };
        let organisation = opened.workspace.organisation_at(organisation.as_str())?;
        Some(FactText { organisation, fact, period, column, text: texts.join("; ") })
    };
    rows.into_iter().filter_map(of_row).collect()
}
