//! The committee's own texts of documents, held against its results before the day they are needed.

use std::path::Path;

use super::document::{lines, problem};
use super::phases::{self, Opened, ValidDataset};
use crate::diagnostics::Report;
use crate::document::{self, Asked, Basis, Fault};
use crate::load::template::{self, OwnText};
use crate::model::results::Results;
use crate::model::{DocumentKind, Language};
use crate::render::say::Say;

/// Adds to the report what `bontot document` would say of the texts. Where the records have errors there are no results:
/// then the texts are only read.
///
/// # Errors
/// When the system fails.
pub fn check(folder: &Path, opened: &mut Opened, language: Language) -> anyhow::Result<()> {
    let mut found = Report::default();
    let names = DocumentKind::ALL.map(DocumentKind::word);
    let texts = template::texts(&folder.into(), &names, &mut opened.sources, &mut found)?;
    let own: Vec<(DocumentKind, &OwnText)> = DocumentKind::ALL
        .into_iter()
        .zip(&texts)
        .filter_map(|(kind, own)| Some((kind, own.as_ref()?)))
        .collect();
    let sound = opened.workspace.as_ref().filter(|_| !opened.report.has_errors() && !own.is_empty());
    let results = sound.map(results).unwrap_or_default();
    for (kind, own) in own {
        let composed = |workspace| results.iter().try_for_each(|one| compose(kind, own, one, workspace));
        let tried = document::parse(&own.text).and_then(|()| sound.map_or(Ok(()), composed));
        if let Err(fault) = tried {
            found.add(problem(&fault, own.place(fault.line), language));
        }
    }
    opened.report.append(found);
    Ok(())
}

/// The results of a review, with its index.
type OfReview = (usize, Results);

/// Those of every review in the year that documents are about unless another is asked for.
fn results(workspace: &ValidDataset) -> Vec<OfReview> {
    let Some(period) = workspace.latest_year() else { return Vec::new() };
    let of = |review| {
        let (decided, unfit) = phases::decided(workspace, review, period, None);
        let results = unfit.is_empty().then(|| phases::told(decided.review(workspace, review)))?;
        (!results.units.is_empty()).then_some((review, results))
    };
    (0..workspace.manifest.reviews.len()).filter_map(of).collect()
}

/// Writes the document for nobody. A notice goes to one organisation: to the first.
fn compose(
    kind: DocumentKind,
    own: &OwnText,
    (review, results): &OfReview,
    workspace: &ValidDataset,
) -> Result<(), Fault> {
    let of_first = |mut results: Results| {
        let first = results.units.first().map(|unit| unit.organisation);
        results.units.retain(|unit| Some(unit.organisation) == first);
        results
    };
    let of_one = (kind == DocumentKind::Notice).then(|| of_first(results.clone()));
    let results = of_one.as_ref().unwrap_or(results);
    let asked = Asked {
        kind,
        number: None,
        date: None,
        basis: Basis { digest: String::new() },
        lines: lines(kind, *review, results, workspace),
        elsewhere: 0,
    };
    document::compose(&own.text, &asked, results, Say::in_documents(workspace)).map(|_| ())
}
