//! The register of organisations: ids, parents, lives.

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::{Dataset, Id, Organisation};

use super::Index;
use super::guideline::unique;

/// Checks the register and resolves each organisation's parent.
pub fn check(dataset: &Dataset, index: &Index, report: &mut Report) -> Vec<Option<usize>> {
    let organisations = &dataset.organisations;
    unique(organisations.iter().map(|organisation| (&organisation.id, organisation.place)), report);
    for organisation in organisations {
        if let (Some(from), Some(to)) = (organisation.from, organisation.to)
            && to.value < from.value
        {
            report.add(
                Diagnostic::new(Code::DatesReversed, to.place).with("from", from.value).with("to", to.value),
            );
        }
    }
    let parents = organisations
        .iter()
        .map(|organisation| parent(dataset, organisation, index, report))
        .collect::<Vec<_>>();
    report_loops(organisations, &parents, report);
    parents
}

fn parent(
    dataset: &Dataset,
    organisation: &Organisation,
    index: &Index,
    report: &mut Report,
) -> Option<usize> {
    let parent = organisation.parent.as_ref()?;
    let found = index.get(&parent.value).copied();
    if found.is_none() && dataset.register_is_whole {
        let others = dataset.organisations.iter().map(|other| &other.id).filter(|id| **id != organisation.id);
        let known = others.filter(|_| report.may_guess());
        report.add(
            Diagnostic::new(Code::ParentUnknown, parent.place)
                .with("parent", &parent.value)
                .meant(parent.value.as_str(), known.map(Id::as_str)),
        );
    }
    found
}

/// Reports each loop of parents once, at its first member.
fn report_loops(organisations: &[Organisation], parents: &[Option<usize>], report: &mut Report) {
    let mut done = vec![false; organisations.len()];
    for start in 0..organisations.len() {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(here) = at.filter(|here| !done[*here]) {
            done[here] = true;
            path.push(here);
            at = parents[here];
        }
        let Some(from) = at.and_then(|back| path.iter().position(|member| *member == back)) else { continue };
        let members: Vec<String> =
            path[from..].iter().map(|member| organisations[*member].id.to_string()).collect();
        let first = path[from..].iter().min().copied().unwrap_or(start);
        let place =
            organisations[first].parent.as_ref().map_or(organisations[first].place, |parent| parent.place);
        report.add(Diagnostic::new(Code::ParentLoop, place).with("members", members));
    }
}
