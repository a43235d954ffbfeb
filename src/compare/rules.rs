//! The rules of a guideline one by one, each with a text that is equal only where the rule is: places, order of
//! keys and layout do not count.

use std::collections::BTreeMap;

use crate::model::comparison::{Head, LineRule, List, QuotaRule, Rule};
use crate::model::condition::{Comparing, Subject};
use crate::model::measure::{MeasureKind, OutcomeCount};
use crate::model::quota::RankSubject;
use crate::model::{
    Condition, Criterion, Guideline, Id, Kind, Located, Manifest, Place, Quota, Reach, Test, Text,
};

/// A rule's content and place.
pub type Rules = BTreeMap<Rule, (String, Place)>;

/// All rules of a guideline.
#[must_use]
pub fn of_guideline(guideline: &Guideline) -> Rules {
    let mut rules = Collector { rules: Rules::new(), place: guideline.place };
    rules.head(guideline);
    for rating in &guideline.ratings {
        rules.place = rating.place;
        rules.add(Rule::Rating(rating.id.clone()), format!("{:?}", rating.points));
        rules.wording(&format!("ratings: {}", rating.id), &rating.name, None, None);
    }
    for group in &guideline.groups {
        rules.place = group.place;
        rules.add(Rule::Group(group.id.clone()), format!("{:?}", group.stated_max));
        rules.wording(group.id.as_str(), &group.name, group.cite.as_deref(), group.text.as_ref());
        for line in &group.criteria {
            rules.line(&group.id, line);
        }
    }
    for fact in &guideline.facts {
        rules.place = fact.place;
        let content = format!("{:?}", (fact.unit, fact.every, fact.judgement, fact.range));
        rules.add(Rule::Fact(fact.id.clone()), content);
        rules.wording(fact.id.as_str(), &fact.name, fact.cite.as_deref(), fact.text.as_ref());
    }
    for measure in &guideline.measures {
        rules.place = measure.place;
        rules.add(Rule::Measure(measure.id.clone()), measure_text(&measure.kind));
        rules.wording(measure.id.as_str(), &measure.name, measure.cite.as_deref(), measure.text.as_ref());
    }
    rules.ladder(guideline);
    if let Some(quota) = &guideline.quota {
        rules.quota(quota);
    }
    rules.rules
}

/// The rules that stand in the manifest.
#[must_use]
pub fn of_manifest(manifest: &Manifest) -> Rules {
    let mut rules = Rules::new();
    for (key, said) in manifest.keys() {
        rules.extend(said.map(|said| (Rule::Key(key), (said, manifest.place))));
    }
    for (step, deadline) in &manifest.deadlines {
        let content = format!("{} {} {}", deadline.years_later, deadline.month, deadline.day);
        rules.insert(Rule::Deadline(*step), (content, manifest.place));
    }
    for review in &manifest.reviews {
        rules.insert(Rule::Review(review.id.clone()), (ids(&review.guidelines), review.place));
    }
    for (code, severity) in &manifest.severities {
        rules.insert(Rule::Severity(code.value.clone()), (severity.word().to_owned(), code.place));
    }
    for share in &manifest.quota_exceptions {
        let group = share.keys.iter().map(|(key, value)| (*key, value.value.clone())).collect();
        let review = share.review.value.clone();
        let rule = Rule::Share { review, period: share.period.value, group };
        rules.insert(rule, (format!("{} {}", share.share.value, share.cite), share.place));
    }
    rules
}

struct Collector {
    rules: Rules,
    place: Place,
}

impl Collector {
    fn add(&mut self, rule: Rule, content: String) {
        self.rules.insert(rule, (content, self.place));
    }

    fn wording(&mut self, id: &str, name: &Text, cite: Option<&str>, text: Option<&Text>) {
        self.add(Rule::Wording(id.to_owned()), format!("{name:?} {cite:?} {text:?}"));
    }

    fn head(&mut self, guideline: &Guideline) {
        let heads = [
            (Head::InForce, format!("{:?}", (guideline.in_force_from, guideline.in_force_to))),
            (Head::AppliesTo, format!("{:?}", guideline.applies_to)),
            (Head::Every, format!("{:?}", guideline.every)),
            (Head::Stages, format!("{:?}", guideline.stages)),
            (Head::Ratings, own_ids(guideline.ratings.iter().map(|rating| &rating.id))),
            (Head::Outcomes, own_ids(guideline.outcomes.iter().map(|outcome| &outcome.id))),
            (Head::Illustrative, guideline.illustrative.to_string()),
        ];
        for (head, content) in heads {
            self.add(Rule::Head(head), content);
        }
        let source = format!("{:?} {:?}", guideline.issuer, guideline.instrument);
        self.wording("", &guideline.name, Some(&source), guideline.text.as_ref());
    }

    fn line(&mut self, group: &Id, line: &Criterion) {
        self.place = line.place;
        let mut add = |rule, content| self.add(Rule::Line(line.id.clone(), rule), content);
        add(LineRule::Group, group.to_string());
        add(LineRule::Scoring, scoring_text(line));
        add(LineRule::Required, required_text(line));
        add(LineRule::Bonus, line.bonus.to_string());
        add(LineRule::Evidence, line.evidence_required.to_string());
        add(LineRule::Periods, format!("{:?}", line.periods));
        add(LineRule::CountsFrom, format!("{:?}", line.counts_from));
        add(LineRule::NotApplicable, line.not_applicable.word().to_owned());
        add(LineRule::Measure, format!("{:?}", line.measure.as_ref().map(|measure| &measure.value)));
        self.offers(line);
        self.place = line.place;
        self.wording(line.id.as_str(), &line.name, line.cite.as_deref(), line.text.as_ref());
    }

    /// What a line offers, piece by piece.
    fn offers(&mut self, line: &Criterion) {
        match &line.kind {
            Kind::Choice { options } => {
                for option in options {
                    self.place = option.place;
                    let rule = Rule::Option { line: line.id.clone(), option: option.id.clone() };
                    self.add(rule, format!("{:?}", option.points));
                    self.wording(&format!("{}: {}", line.id, option.id), &option.name, None, None);
                }
            }
            Kind::Bands { bands, from, to } => {
                let all: Vec<String> =
                    bands.iter().map(|band| format!("{:?}", (band.lower, band.upper, band.points))).collect();
                self.place = bands.first().map_or(line.place, |band| band.place);
                self.add(Rule::Line(line.id.clone(), LineRule::Bands), format!("{all:?} {from} {to}"));
            }
            Kind::Points { .. } | Kind::Toggle | Kind::Deduction { .. } | Kind::Rating => {}
        }
    }

    fn ladder(&mut self, guideline: &Guideline) {
        self.place = guideline.place;
        self.conditions(&List::CandidateIf, &guideline.candidate_if);
        for outcome in &guideline.outcomes {
            self.place = outcome.place;
            self.wording(outcome.id.as_str(), &outcome.name, outcome.cite.as_deref(), outcome.text.as_ref());
            self.conditions(&List::Requires(outcome.id.clone()), &outcome.requires);
            self.conditions(&List::ForcedBy(outcome.id.clone()), &outcome.forced_by);
        }
    }

    fn conditions(&mut self, list: &List, conditions: &[Condition]) {
        for condition in conditions {
            let Some(id) = &condition.id else { continue };
            self.place = condition.place;
            self.add(Rule::Condition(list.clone(), id.clone()), condition_text(condition));
            let name = Text::default();
            self.wording(
                &condition_path(list, id),
                &name,
                condition.cite.as_deref(),
                condition.text.as_ref(),
            );
        }
    }

    fn quota(&mut self, quota: &Quota) {
        self.place = quota.place;
        let ranks: Vec<String> = quota
            .rank_by
            .iter()
            .map(|key| format!("{:?} {:?}", key.direction, rank_subject(&key.subject)))
            .collect();
        let rules = [
            (QuotaRule::Outcome, quota.outcome.value.to_string()),
            (QuotaRule::DemoteTo, quota.demote_to.value.to_string()),
            (QuotaRule::Share, quota.share.value.to_string()),
            (QuotaRule::Of, ids(&quota.of)),
            (QuotaRule::Per, format!("{:?}", quota.per)),
            (QuotaRule::Round, format!("{:?}", quota.round)),
            (QuotaRule::RankBy, ranks.join(" ")),
        ];
        for (rule, content) in rules {
            self.add(Rule::Quota(rule), content);
        }
        self.wording("quota", &Text::default(), quota.cite.as_deref(), quota.text.as_ref());
    }
}

/// `requires dat: tong`
fn condition_path(list: &List, id: &Id) -> String {
    match list {
        List::CandidateIf => format!("candidate_if: {id}"),
        List::Requires(outcome) => format!("requires {outcome}: {id}"),
        List::ForcedBy(outcome) => format!("forced_by {outcome}: {id}"),
    }
}

fn rank_subject(subject: &RankSubject) -> String {
    match subject {
        RankSubject::Total => "total".to_owned(),
        RankSubject::Group(id) => format!("group:{id}"),
        RankSubject::Fact(id) => format!("fact:{id}"),
        RankSubject::Measure(id) => format!("measure:{id}"),
    }
}

fn ids(ids: &[Located<Id>]) -> String {
    own_ids(ids.iter().map(|id| &id.value))
}

fn own_ids<'i>(ids: impl Iterator<Item = &'i Id>) -> String {
    ids.map(Id::as_str).collect::<Vec<_>>().join(" ")
}

fn scoring_text(line: &Criterion) -> String {
    let kind = match &line.kind {
        Kind::Points { step } => format!("points {step:?}"),
        Kind::Toggle => "toggle".to_owned(),
        Kind::Choice { .. } => "choice".to_owned(),
        Kind::Bands { .. } => "bands".to_owned(),
        Kind::Deduction { per, floor } => format!("deduction {per} {floor}"),
        Kind::Rating => "rating".to_owned(),
    };
    format!("{kind} {:?}", line.max)
}

fn required_text(line: &Criterion) -> String {
    match &line.required {
        None => String::new(),
        Some(Reach::Best) => "best".to_owned(),
        Some(Reach::Points(points)) => points.to_string(),
        Some(Reach::Rating(rating)) => rating.value.to_string(),
    }
}

fn measure_text(kind: &MeasureKind) -> String {
    match kind {
        MeasureKind::Ratio { part, whole } => format!("{} / {}", part.value, whole.value),
        MeasureKind::Periods(count) => format!("periods {}", count_text(count)),
        MeasureKind::Subordinates(count) => format!("subordinates {}", count_text(count)),
        MeasureKind::Findings(state) => format!("{state:?}"),
    }
}

fn count_text(count: &OutcomeCount) -> String {
    format!("{} {} {:?} {:?}", count.review.value, ids(&count.outcomes), count.reading, count.source)
}

fn condition_text(condition: &Condition) -> String {
    let list = |parts: &[Condition]| parts.iter().map(condition_text).collect::<Vec<_>>().join(", ");
    match &condition.test {
        Test::All(parts) => format!("all [{}]", list(parts)),
        Test::Any(parts) => format!("any [{}]", list(parts)),
        Test::Not(part) => format!("not [{}]", condition_text(part)),
        Test::Compare(comparing) => comparing_text(comparing),
        Test::RequiredCriteria => "required".to_owned(),
        Test::Judgement(fact) => format!("judgement {}", fact.value),
        Test::Step { step, timing } => format!("step {:?} {timing:?}", step.value),
        Test::Outcome(test) => {
            format!("outcome {} {} {:?}", test.review.value, ids(&test.outcomes), test.source)
        }
    }
}

fn comparing_text(comparing: &Comparing) -> String {
    let subject = match &comparing.subject {
        Subject::Total => "total".to_owned(),
        Subject::Group(id) => format!("group {}", id.value),
        Subject::EveryGroup => "every group".to_owned(),
        Subject::Criterion(id) => format!("criterion {}", id.value),
        Subject::EveryCriterion => "every criterion".to_owned(),
        Subject::Fact(id) => format!("fact {}", id.value),
        Subject::Measure(id) => format!("measure {}", id.value),
    };
    let mut comparisons: Vec<String> = comparing
        .comparisons
        .iter()
        .map(|comparison| format!("{:?} {:?} {}", comparison.scale, comparison.comparator, comparison.value))
        .collect();
    comparisons.sort();
    let rating = comparing.rating_at_least.as_ref().map(|rating| &rating.value);
    format!("{subject} {comparisons:?} {rating:?}")
}
