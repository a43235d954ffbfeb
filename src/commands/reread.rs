//! The rows of assessments and of small tables read once more, for what results do not keep of them.

use std::collections::{BTreeSet, HashMap};

use crate::check::{TextSums, ValidDataset, Wanted, Written, WrittenRow};
use crate::load::{self, Cut, Sources, Streamed, stream};
use crate::model::record::{RecordFile, YearTables};
use crate::model::{FileId, Id, Period, UnitKey};
use crate::signoff::{Holding, Rules, SignedForms};

/// The rows of assessments with their texts, which results do not keep: of one organisation, or of all.
/// The files are read again; by file, in their order.
///
/// # Errors
/// When the system fails.
pub fn written(
    workspace: &ValidDataset,
    sources: &Sources,
    organisation: Option<usize>,
) -> anyhow::Result<Vec<WrittenRow>> {
    written_of(workspace, sources, organisation.map_or(Wanted::All, Wanted::One))
}

/// The same of those that are wanted.
///
/// # Errors
/// When the system fails.
pub fn written_of(
    workspace: &ValidDataset,
    sources: &Sources,
    wanted: Wanted,
) -> anyhow::Result<Vec<WrittenRow>> {
    let files = files_of(workspace, |organisation| wanted.holds(organisation));
    let nobody = Written::new(workspace, wanted);
    for cut in [Cut::Pieces, Cut::Whole] {
        let mut written = nobody.again();
        let streamed = stream(&files, sources, cut, || nobody.again(), |rows, _| written.append(rows))?;
        if streamed == Streamed::Whole {
            let places: HashMap<FileId, usize> = files.iter().map(|file| file.file).zip(0..).collect();
            return Ok(written.into_rows_by_file(|file| places.get(&file).copied()));
        }
    }
    Ok(Vec::new())
}

/// The rows of one organisation in the small tables of all years, with their texts.
///
/// # Errors
/// When the system fails.
pub fn year_tables(sources: &Sources, organisation: &Id) -> anyhow::Result<Vec<(i16, YearTables)>> {
    let mut tables = Vec::new();
    for (file, path) in sources.files() {
        if let (Some(table), Some(origin)) = (load::table_at(path), sources.origin(file)) {
            let bytes = origin.read(load::LARGEST_TABLE)?.ok();
            let read = bytes.and_then(|bytes| load::past_table(table, &bytes, Some(organisation)));
            tables.extend(read.map(|read| (table.0, read)));
        }
    }
    Ok(tables)
}

/// The organisations of signed forms of which it is not sure that they are as they were signed. Their files are read
/// again, and the rows of a form at a time are held.
///
/// # Errors
/// When the system fails.
pub fn in_question(
    workspace: &ValidDataset,
    sources: &Sources,
    rules: &[Vec<Rules>],
    forms: &SignedForms<'_>,
) -> anyhow::Result<BTreeSet<usize>> {
    let signers: BTreeSet<usize> = forms.keys().map(|key| key.organisation).collect();
    let files = files_of(workspace, |organisation| signers.contains(&organisation));
    let nothing = || Holding::new(workspace, rules, forms);
    let mut holding = nothing();
    if stream(&files, sources, Cut::Pieces, nothing, |rows, _| holding.append(rows))? == Streamed::Whole {
        return Ok(holding.in_question());
    }
    Ok(signers)
}

/// The files that hold rows of organisations that are wanted, or may hold some.
fn files_of(workspace: &ValidDataset, is_wanted: impl Fn(usize) -> bool) -> Vec<RecordFile> {
    let concerned = |file: &&RecordFile| {
        let own = file.organisation.as_ref().map(|id| workspace.organisations.find(id.as_str()));
        own.is_none_or(|own| own.is_some_and(&is_wanted))
    };
    workspace.record_files.files().iter().filter(concerned).cloned().collect()
}

/// By organisation a sum over its texts, of the units of which `shown` tells the period. The files are read again.
///
/// # Errors
/// When the system fails.
pub fn text_sums<'d, Shown: Fn(UnitKey) -> Option<Period> + Copy + Send + Sync>(
    workspace: &'d ValidDataset,
    sources: &Sources,
    shown: Shown,
) -> anyhow::Result<TextSums<'d, Shown>> {
    let nothing = || TextSums::new(workspace, shown);
    let mut sums = nothing();
    for cut in [Cut::Pieces, Cut::Whole] {
        sums = nothing();
        let files = workspace.record_files.files();
        if stream(files, sources, cut, nothing, |rows, _| sums.append(rows))? == Streamed::Whole {
            break;
        }
    }
    Ok(sums)
}
