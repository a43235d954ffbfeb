//! The register of organisations: ids, parents, lives.

use crate::diagnostics::{Code, Diagnostic, Report, Term};
use crate::model::id::names_a_device;
use crate::model::{Dataset, Organisation, Place, Register, Tree};

/// Checks the register and resolves each organisation's parent.
pub fn check(dataset: &Dataset, report: &mut Report) -> Tree {
    let organisations = &dataset.organisations;
    report_clashes(organisations, report);
    for organisation in organisations.iter() {
        report.extend(unportable(organisation.id(), organisation.place()));
        if let (Some(from), Some(to)) = (organisation.from(), organisation.to())
            && to.value < from.value
        {
            report.add(
                Diagnostic::new(Code::DatesReversed, to.place).with("from", from.value).with("to", to.value),
            );
        }
    }
    let tree: Tree = organisations.iter().map(|organisation| parent(dataset, organisation, report)).collect();
    report_loops(organisations, &tree, report);
    tree
}

/// An id after which files and folders of records are named, where Windows keeps that name for a device.
pub fn unportable(id: &str, place: Place) -> Option<Diagnostic> {
    let problem = || Diagnostic::new(Code::FileNameUnportable, place).with("name", id);
    names_a_device(id).then(|| problem().with("reason", Term::DeviceName).with("twin", ""))
}

/// Reports ids that are there before, and those that differ only in case.
fn report_clashes(organisations: &Register, report: &mut Report) {
    for clash in organisations.clashes() {
        let [first, again] = [clash.first, clash.again].map(|index| organisations.at(index));
        let code = if first.id() == again.id() { Code::IdRepeated } else { Code::IdsDifferInCase };
        report.add(
            Diagnostic::new(code, again.place())
                .with("id", again.id())
                .with("other", first.id())
                .also_at(first.place()),
        );
    }
}

fn parent(dataset: &Dataset, organisation: Organisation<'_>, report: &mut Report) -> Option<usize> {
    let parent = organisation.parent()?;
    let found = dataset.organisations.find(parent.value);
    if found.is_none() && dataset.register_is_whole {
        let others = dataset.organisations.ids().filter(|id| *id != organisation.id());
        let known = report.guessable(others, dataset.organisations.len());
        report.add(
            Diagnostic::new(Code::ParentUnknown, parent.place)
                .with("parent", parent.value)
                .meant(parent.value, known),
        );
    }
    found
}

/// Reports each loop of parents once, at its first member.
fn report_loops(organisations: &Register, tree: &Tree, report: &mut Report) {
    let mut done = vec![false; organisations.len()];
    for start in 0..organisations.len() {
        let mut path = Vec::new();
        let mut at = Some(start);
        while let Some(here) = at.filter(|here| !done[*here]) {
            done[here] = true;
            path.push(here);
            at = tree.parent(here);
        }
        let Some(from) = at.and_then(|back| path.iter().position(|member| *member == back)) else { continue };
        let members: Vec<String> =
            path[from..].iter().map(|member| organisations.at(*member).id().to_owned()).collect();
        let first = path[from..].iter().min().copied().unwrap_or(start);
        let first = organisations.at(first);
        let place = first.parent().map_or(first.place(), |parent| parent.place);
        report.add(Diagnostic::new(Code::ParentLoop, place).with("members", members));
    }
}
