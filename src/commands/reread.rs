//! The rows of assessments read once more, for what results do not keep of them.

use std::collections::HashMap;

use crate::check::{TextSums, ValidDataset, Wanted, Written, WrittenRow};
use crate::load::{Cut, Sources, Streamed, stream};
use crate::model::record::RecordFile;
use crate::model::{FileId, Id, Period, UnitKey};

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
    let only = match wanted {
        Wanted::One(index) => Some(workspace.organisations.at(index).id()),
        Wanted::All | Wanted::Some(_) => None,
    };
    let concerned = |file: &&RecordFile| {
        only.is_none() || file.organisation.is_none() || file.organisation.as_ref().map(Id::as_str) == only
    };
    let files: Vec<RecordFile> = workspace.record_files.files().iter().filter(concerned).cloned().collect();
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
