//! Guidelines are tested like code: runs worked cases through the real phases, holds what comes out against
//! what was expected, and finds what no case reaches.

mod aims;
mod seen;

use std::collections::{BTreeMap, BTreeSet};

use crate::check;
use crate::decide;
use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::results::{Results, UnitResult};
use crate::model::trial::{Aim, Case, CaseFile, Compared, Difference, Failure, TrialResult};
use crate::model::{Exact, Guideline, Id, Workspace};

/// Runs the cases of a file. Problems of the file are in the report; with any, the result does not count.
#[must_use]
pub fn run(guideline: &Guideline, file: &CaseFile, report: &mut Report) -> TrialResult {
    let mut failures = Vec::new();
    let mut reached: BTreeSet<Aim> = BTreeSet::new();
    let mut problems = Report::default();
    for case in &file.cases {
        let Some(trial) = check::trial(guideline, file, case, &mut problems) else { continue };
        let (inspection, unfit) = decide::inspect(&trial.data, trial.key);
        problems.append(unfit);
        let Some(inspection) = inspection else { continue };
        reached.extend(seen::aims(guideline, trial.data.forms.get(&trial.key).as_ref(), &inspection));
        let differences = differences(guideline, case, &inspection.result);
        if !differences.is_empty() {
            failures.push(failure(case, differences, &trial.data, inspection.result));
        }
    }
    once_each(&problems, report);
    weigh(guideline, file, failures, &reached, report)
}

fn failure(case: &Case, differences: Vec<Difference>, data: &Workspace, result: UnitResult) -> Failure {
    let guideline = &data.guidelines[result.guideline];
    let results = Results {
        review: guideline.version.id.clone(),
        period: result.period,
        preview: None,
        illustrative: guideline.illustrative,
        units: vec![result],
        quotas: Vec::new(),
    };
    Failure {
        id: case.id.value.clone(),
        why: case.why.clone(),
        differences,
        workspace: Box::new(data.clone()),
        results: Box::new(results),
    }
}

/// What is usual for all cases is wrong in each of them: it is told once.
fn once_each(problems: &Report, report: &mut Report) {
    let mut met = BTreeSet::new();
    let found = problems.diagnostics().iter().filter(|found| met.insert((found.code, found.place)));
    report.extend(found.cloned());
}

/// Divides what is not reached into what is excused and what is not.
fn weigh(
    guideline: &Guideline,
    file: &CaseFile,
    failures: Vec<Failure>,
    reached: &BTreeSet<Aim>,
    report: &mut Report,
) -> TrialResult {
    let aims = aims::of(guideline);
    let open: Vec<&Aim> = aims.iter().filter(|aim| !reached.contains(aim)).collect();
    let names: BTreeMap<String, &Aim> = open.iter().map(|aim| (aim.name(), *aim)).collect();
    for (name, excuse) in file.excused.iter().filter(|(name, _)| !names.contains_key(*name)) {
        let known = names.keys().cloned().collect::<Vec<_>>();
        let useless = Diagnostic::new(Code::WordUnknown, excuse.place);
        let useless = useless.with("value", name).with("known", known);
        report.add(useless.meant(name, names.keys().map(String::as_str)));
    }
    let excuse = |aim: &Aim| file.excused.get(&aim.name()).map(|excuse| excuse.reason.clone());
    let (excused, unreached): (Vec<&Aim>, Vec<&Aim>) =
        open.into_iter().partition(|aim| excuse(aim).is_some());
    TrialResult {
        guideline: guideline.version.clone(),
        cases: file.cases.len(),
        failures,
        aims: aims.len(),
        unreached: unreached.into_iter().cloned().collect(),
        excused: excused.into_iter().map(|aim| (aim.clone(), excuse(aim).unwrap_or_default())).collect(),
    }
}

/// What came out otherwise than expected.
fn differences(guideline: &Guideline, case: &Case, result: &UnitResult) -> Vec<Difference> {
    let expected = &case.expected;
    let total = result.stages.last().and_then(|stage| stage.total.as_ref());
    let id = |outcome: Option<usize>| outcome.map(|index| guideline.outcomes[index].id.clone());
    let outcomes = [
        (Compared::Outcome, &expected.outcome, id(result.computed)),
        (Compared::Final, &expected.final_outcome, id(result.final_outcome)),
    ];
    let mut found = Vec::new();
    if let Some(expected) = expected.total
        && total != Some(&Exact::from(expected.value))
    {
        let got = total.map_or_else(|| "–".to_owned(), |total| total.rounded().to_string());
        found.push(Difference { what: Compared::Total, expected: expected.value.to_string(), got });
    }
    for (what, expected, got) in outcomes {
        if let Some(expected) = expected
            && Some(&expected.value) != got.as_ref()
        {
            let got = got.map_or_else(|| "–".to_owned(), |id: Id| id.to_string());
            found.push(Difference { what, expected: expected.value.to_string(), got });
        }
    }
    if expected.status != result.status {
        let [expected, got] = [expected.status, result.status].map(|status| status.word().to_owned());
        found.push(Difference { what: Compared::Status, expected, got });
    }
    found
}
