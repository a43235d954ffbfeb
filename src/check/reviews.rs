//! The manifest against the guidelines: which exist, which serve whom, what they refer to.

use std::collections::{BTreeMap, BTreeSet};

use super::Frame;
use super::guideline::{basis, unique};
use crate::diagnostics::{Ambiguous, Bounded, Code, Diagnostic, Report, Term};
use crate::model::condition::{Condition, Test, Timing};
use crate::model::facts::MOST_FACTS;
use crate::model::guideline::Version;
use crate::model::manifest::Review;
use crate::model::measure::{Fact, MeasureKind};
use crate::model::quota::{PeerKey, QuotaException};
use crate::model::{Dataset, Guideline, Id, Located, Period, Place, Quota, Step};

/// The guidelines of every review, as indexes; unknown ids are reported.
pub fn resolve(dataset: &Dataset, report: &mut Report) -> Vec<Vec<usize>> {
    dataset.manifest.reviews.iter().map(|review| resolve_review(dataset, review, report)).collect()
}

fn resolve_review(dataset: &Dataset, review: &Review, report: &mut Report) -> Vec<usize> {
    let mut found = Vec::new();
    for (position, listed) in review.guidelines.iter().enumerate() {
        if let Some(first) = review.guidelines[..position].iter().find(|first| first.value == listed.value) {
            report.add(
                Diagnostic::new(Code::IdRepeated, listed.place)
                    .with("id", &listed.value)
                    .also_at(first.place),
            );
            continue;
        }
        let versions = dataset.guidelines.iter().enumerate();
        let of_id: Vec<usize> = versions
            .filter(|(_, guideline)| guideline.version.id == listed.value)
            .map(|(index, _)| index)
            .collect();
        if of_id.is_empty() && !dataset.unread_guidelines.may_hold(&listed.value) {
            let own = dataset.guidelines.iter().map(|guideline| &guideline.version.id);
            let known: BTreeSet<&str> = own.chain(&dataset.builtin_ids).map(Id::as_str).collect();
            report.add(
                Diagnostic::new(Code::GuidelineUnknown, listed.place)
                    .with("guideline", &listed.value)
                    .with("known", known.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>())
                    .meant(listed.value.as_str(), known),
            );
        }
        found.extend(of_id);
    }
    found
}

/// Two guidelines that would serve one organisation in one period.
pub fn serve_one_by_one(frame: &Frame, report: &mut Report) {
    for (review, guidelines) in frame.dataset.manifest.reviews.iter().zip(&frame.review_guidelines) {
        for (position, first) in guidelines.iter().enumerate() {
            for second in &guidelines[position + 1..] {
                check_pair(frame, review, [*first, *second], report);
            }
        }
    }
}

fn check_pair(frame: &Frame, review: &Review, pair: [usize; 2], report: &mut Report) {
    let [first, second] = pair.map(|index| &frame.dataset.guidelines[index]);
    let are_both_own = pair.iter().all(|index| *index < frame.dataset.own_guidelines);
    let remedy = if are_both_own { Ambiguous::BothOwn } else { Ambiguous::OneBuiltIn };
    if first.every != second.every {
        return;
    }
    let periods = frame.dataset.years.keys().flat_map(|year| Period::year_of(*year).parts(first.every));
    for period in periods {
        let served = frame.dataset.organisations.iter().find(|organisation| {
            organisation.kind().is_some_and(|kind| first.serves(kind, period) && second.serves(kind, period))
                && organisation.exists_on(period.last_day())
        });
        if let Some(organisation) = served {
            report.add(
                Diagnostic::new(Code::GuidelineAmbiguous, review.place)
                    .with("review", &review.id)
                    .with("organisation", organisation)
                    .with("period", period)
                    .with("first", first.version.to_string())
                    .with("second", second.version.to_string())
                    .with("remedy", Term::Ambiguous(remedy))
                    .also_at(first.place)
                    .also_at(second.place),
            );
            return;
        }
    }
}

/// Every review, outcome and deadline that a guideline in use refers to must be there.
pub fn references_exist(frame: &Frame, report: &mut Report) {
    let mut met = Met::default();
    for guideline in frame.in_use().map(|index| &frame.dataset.guidelines[index]) {
        met.may_lack_reviews = !serves_a_year(frame, guideline);
        for measure in &guideline.measures {
            match &measure.kind {
                MeasureKind::Periods(count) | MeasureKind::Subordinates(count) => {
                    check_outcomes(frame, &count.review, &count.outcomes, &mut met, report);
                }
                MeasureKind::Ratio { .. } | MeasureKind::Findings(_) => {}
            }
        }
        for condition in guideline.conditions().flat_map(Condition::with_nested) {
            check_condition(frame, guideline, condition, &mut met, report);
        }
    }
}

/// What the manifest lacks is reported with the first reference: versions of a guideline share theirs.
#[derive(Default)]
struct Met {
    reviews: BTreeSet<Id>,
    steps: BTreeSet<Step>,
    /// The guideline at hand is of other years than the workspace: nobody waits for a review that it asks for.
    may_lack_reviews: bool,
}

/// Whether a guideline serves a year that has a folder, or may serve one: where no year has a folder yet, any may come.
pub fn serves_a_year(frame: &Frame, guideline: &Guideline) -> bool {
    let mut years = frame.dataset.years.keys();
    years.len() == 0 || years.any(|year| in_force_in(guideline, *year))
}

fn check_condition(
    frame: &Frame,
    guideline: &Guideline,
    condition: &Condition,
    met: &mut Met,
    report: &mut Report,
) {
    match &condition.test {
        Test::Outcome(test) => check_outcomes(frame, &test.review, &test.outcomes, met, report),
        Test::Step { step, timing: Timing::OnTime }
            if !frame.dataset.manifest.deadlines.contains_key(&step.value)
                && met.steps.insert(step.value) =>
        {
            report.add(
                Diagnostic::new(Code::DeadlineMissing, frame.dataset.manifest.place)
                    .with("step", step.value.word())
                    .because(basis(guideline, condition.cite.as_ref(), step.place)),
            );
        }
        Test::Step { .. }
        | Test::All(_)
        | Test::Any(_)
        | Test::Not(_)
        | Test::Compare(_)
        | Test::RequiredCriteria
        | Test::Judgement(_) => {}
    }
}

fn check_outcomes(
    frame: &Frame,
    review: &Located<Id>,
    outcomes: &[Located<Id>],
    met: &mut Met,
    report: &mut Report,
) {
    let is_missing = frame.dataset.manifest.review_at(review.value.as_str()).is_none();
    if is_missing && (met.may_lack_reviews || !met.reviews.insert(review.value.clone())) {
        return;
    }
    let Some(index) = frame.review(review, report) else { return };
    let guidelines = || frame.review_guidelines[index].iter().map(|index| &frame.dataset.guidelines[*index]);
    if guidelines().next().is_none() {
        return;
    }
    for outcome in outcomes {
        if guidelines().all(|guideline| guideline.outcome_at(outcome.value.as_str()).is_none()) {
            report.add(unknown_outcome(&review.value, outcome, guidelines()));
        }
    }
}

/// An outcome that none of a review's guidelines has.
pub fn unknown_outcome<'g>(
    review: &Id,
    outcome: &Located<Id>,
    guidelines: impl Iterator<Item = &'g Guideline>,
) -> Diagnostic {
    let outcomes = guidelines.flat_map(|guideline| &guideline.outcomes);
    let known: BTreeSet<&str> = outcomes.map(|outcome| outcome.id.as_str()).collect();
    Diagnostic::new(Code::OutcomeUnknown, outcome.place)
        .with("outcome", &outcome.value)
        .with("review", review)
        .with("known", known.iter().map(|id| (*id).to_owned()).collect::<Vec<_>>())
        .meant(outcome.value.as_str(), known)
}

/// A raised share names a review, a peer group by exactly the keys of its quota, and more than the quota.
pub fn exceptions_fit(frame: &Frame, report: &mut Report) {
    for exception in &frame.dataset.manifest.quota_exceptions {
        let Some(review) = frame.review(&exception.review, report) else { continue };
        let guidelines =
            frame.review_guidelines[review].iter().map(|index| &frame.dataset.guidelines[*index]);
        let period = exception.period.value;
        let serving = guidelines.filter(|guideline| {
            guideline.every == period.every() && guideline.in_force_on(period.last_day())
        });
        let quotas: Vec<&Quota> = serving.filter_map(|guideline| guideline.quota.as_ref()).collect();
        let by_keys = |quota: &&&Quota| {
            quota.per.len() == exception.keys.len()
                && exception.keys.iter().all(|(key, _)| quota.per.contains(key))
        };
        let matching: Vec<&&Quota> = quotas.iter().filter(by_keys).collect();
        if matching.is_empty() && !frame.is_review_unread(review) {
            let keys = quotas
                .iter()
                .map(|quota| quota.per.iter().map(|key| key.word()).collect::<Vec<_>>().join(" + "));
            report.add(
                Diagnostic::new(Code::QuotaExceptionUnfit, exception.place)
                    .with("known", keys.collect::<Vec<_>>()),
            );
        }
        let share = &exception.share;
        let problem = |code| Diagnostic::new(code, share.place).with("share", share.value);
        if !Quota::is_share(share.value) {
            report.add(problem(Code::QuotaShareUnfit));
        } else if let Some(quota) = matching.iter().find(|quota| share.value < quota.share.value) {
            report.add(problem(Code::QuotaExceptionSmaller).with("least", quota.share.value));
        }
    }
}

/// Two raised shares for one peer group: which of them counts is not for their order to say.
pub fn exceptions_are_apart(dataset: &Dataset, report: &mut Report) {
    let exceptions = &dataset.manifest.quota_exceptions;
    let is_same = |one: &QuotaException, other: &QuotaException| {
        let is_of_one = one.review.value == other.review.value && one.period.value == other.period.value;
        is_of_one && group_of(one).eq(group_of(other))
    };
    for (position, exception) in exceptions.iter().enumerate() {
        if let Some(first) = exceptions[..position].iter().find(|first| is_same(first, exception)) {
            report.add(
                Diagnostic::new(Code::QuotaExceptionRepeated, exception.place)
                    .with("review", &exception.review.value)
                    .with("period", exception.period.value)
                    .also_at(first.place),
            );
        }
    }
}

/// The values by which an exception names its peer group.
fn group_of(exception: &QuotaException) -> impl Iterator<Item = (PeerKey, &str)> {
    exception.keys.iter().map(|(key, value)| (*key, value.value.as_str()))
}

/// Guidelines that serve the same year must mean the same by a fact.
pub fn facts_mean_one_thing(frame: &Frame, report: &mut Report) {
    let mut reported: Vec<(Place, Place)> = Vec::new();
    for year in frame.dataset.years.keys() {
        let mut met: BTreeMap<String, &Fact> = BTreeMap::new();
        let in_force = frame.in_use().map(|index| &frame.dataset.guidelines[index]);
        let facts =
            in_force.filter(|guideline| in_force_in(guideline, *year)).flat_map(|guideline| &guideline.facts);
        for fact in facts {
            let first = *met.entry(fact.id.as_str().to_ascii_lowercase()).or_insert(fact);
            let pair = (first.place, fact.place);
            if pair.0 != pair.1 && !reported.contains(&pair) && !are_of_one(frame, first, fact) {
                reported.push(pair);
                report.extend(disagreement(first, fact));
            }
        }
    }
}

/// A row of facts has room for so many of them only.
pub fn facts_are_few(frame: &Frame, report: &mut Report) {
    let mut met: BTreeSet<&Id> = BTreeSet::new();
    for guideline in frame.in_use().map(|index| &frame.dataset.guidelines[index]) {
        met.extend(guideline.facts.iter().map(|fact| &fact.id));
        if met.len() > MOST_FACTS {
            let problem = Diagnostic::new(Code::GuidelineTooLarge, guideline.place);
            let problem = problem.with("what", Term::Bounded(Bounded::FactsOfAll)).with("found", met.len());
            return report.add(problem.with("limit", MOST_FACTS));
        }
    }
}

/// Whether two facts stand in one guideline: what is alike there was reported with it.
fn are_of_one(frame: &Frame, first: &Fact, fact: &Fact) -> bool {
    let has = |guideline: &Guideline, fact: &Fact| guideline.facts.iter().any(|own| own.place == fact.place);
    frame.dataset.guidelines.iter().any(|guideline| has(guideline, first) && has(guideline, fact))
}

/// What is wrong with two guidelines' facts of one id, or of ids that only case tells apart.
fn disagreement(first: &Fact, fact: &Fact) -> Option<Diagnostic> {
    let problem = |code| Diagnostic::new(code, fact.place).also_at(first.place);
    if first.id != fact.id {
        return Some(problem(Code::IdsDifferInCase).with("id", &fact.id).with("other", &first.id));
    }
    (!first.means_the_same(fact)).then(|| problem(Code::FactDeclaredTwice).with("fact", &fact.id))
}

/// Whether a guideline serves any period of the year.
#[must_use]
pub fn in_force_in(guideline: &Guideline, year: i16) -> bool {
    Period::year_of(year).parts(guideline.every).any(|period| guideline.in_force_on(period.last_day()))
}

/// Names that would stand on pages and documents as blanks.
pub fn names_are_given(dataset: &Dataset, report: &mut Report) {
    report.extend(dataset.manifest.blanks.iter().map(|(key, name)| Diagnostic::of_blank(key, name)));
}

/// Reviews, and guidelines and versions of one, whose ids only case tells apart.
pub fn names_are_apart(dataset: &Dataset, report: &mut Report) {
    unique(dataset.manifest.reviews.iter().map(|review| (&review.id, review.place)), report);
    let (own, builtin) = dataset.guidelines.split_at(dataset.own_guidelines);
    let [own, builtin] = [own, builtin].map(by_id);
    let met = |id: &Id| builtin.contains_key(id);
    let others = own.iter().filter(|(id, _)| !met(id));
    unique(builtin.iter().chain(others).map(|(id, versions)| (*id, versions[0].1)), report);
    for (id, versions) in &own {
        let mut unread = dataset.builtin_ids.iter().filter(|other| !met(other));
        report.extend(unread.find(|other| differ_in_case(id, other)).map(|other| {
            Diagnostic::new(Code::IdsDifferInCase, versions[0].1).with("id", *id).with("other", other)
        }));
        let all = builtin.get(id).into_iter().flatten().chain(versions);
        unique(all.copied(), report);
    }
}

fn differ_in_case(one: &Id, other: &Id) -> bool {
    one != other && one.as_str().eq_ignore_ascii_case(other.as_str())
}

/// The versions of each guideline.
fn by_id(guidelines: &[Guideline]) -> BTreeMap<&Id, Vec<(&Id, Place)>> {
    let mut found: BTreeMap<&Id, Vec<(&Id, Place)>> = BTreeMap::new();
    for guideline in guidelines {
        let Version { id, version } = &guideline.version;
        found.entry(id).or_default().push((version, guideline.place));
    }
    found
}

/// Only quality findings have a severity that a workspace can set.
pub fn severities_are_of_findings(dataset: &Dataset, report: &mut Report) {
    for (code, _) in &dataset.manifest.severities {
        let findings = || Code::findings().map(Code::word);
        let problem = match Code::from_word(&code.value) {
            Some(known) if known.is_finding() => continue,
            Some(_) => Code::SeverityOfError,
            None => Code::WordUnknown,
        };
        let known = findings().map(str::to_owned).collect::<Vec<_>>();
        report.add(
            Diagnostic::new(problem, code.place)
                .with("code", &code.value)
                .with("value", &code.value)
                .with("known", known)
                .meant(&code.value, findings()),
        );
    }
}
