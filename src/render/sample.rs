//! A small workspace and its results, made by hand for the tests of drawing.

use std::collections::BTreeMap;

use crate::model::condition::{Comparing, Comparison, Scale, Subject, Test, Timing};
use crate::model::guideline::{Group, Guideline, Outcome, Version};
use crate::model::manifest::{Manifest, Review};
use crate::model::place::FileId;
use crate::model::record::Waiver;
use crate::model::results::{
    ConditionList, ConditionResult, DecisionResult, GroupScore, Missing, MissingWhat, Observed, Results,
    SettledBy, StageScore, Status, Truth, UnitResult,
};
use crate::model::{
    Comparator, Condition, Criterion, Date, Decimal, Every, Exact, Fact, Facts, Id, Kind, Language, Located,
    NewOrganisation, NotApplicable, OrganisationKind, Period, Place, Stage, Step, Text, Unit, Workspace,
};

const PLACE: Place = Place::File(FileId(0));

fn id(text: &str) -> Id {
    Id::new(text).unwrap()
}

fn at(text: &str) -> Located<Id> {
    Located::new(id(text), PLACE)
}

fn text(vi: &str, en: &str) -> Text {
    Text { vi: Some(vi.to_owned()), en: Some(en.to_owned()) }
}

fn date(text: &str) -> Date {
    crate::model::date::read(text).unwrap()
}

fn points(text: &str) -> Decimal {
    crate::model::number::read(text).unwrap().value
}

fn exact(text: &str) -> Exact {
    points(text).into()
}

fn organisation(id: &'static str, name: &'static str, kind: OrganisationKind) -> NewOrganisation<'static> {
    let parent = (kind == OrganisationKind::Cell).then(|| Located::new("db-quan-su", PLACE));
    NewOrganisation { id, name, kind: Some(kind), parent, peer_group: "", from: None, to: None, place: PLACE }
}

fn condition(name: &str, cite: &str, test: Test) -> Condition {
    Condition { id: Some(id(name)), place: PLACE, cite: Some(cite.to_owned()), text: None, test }
}

fn compare(subject: Subject, scale: Scale, comparator: Comparator, value: &str) -> Test {
    let comparisons = vec![Comparison { scale, comparator, value: points(value) }];
    Test::Compare(Comparing { subject, comparisons, in_percent: None, rating_at_least: None })
}

fn criterion(name: &str, vi: &str, en: &str) -> Criterion {
    Criterion {
        id: id(name),
        place: PLACE,
        name: text(vi, en),
        text: None,
        cite: Some("mục II".to_owned()),
        max: Some(points("10")),
        max_place: PLACE,
        kind: Kind::Points { step: Some(points("0.5")) },
        required: None,
        bonus: false,
        evidence_required: true,
        periods: None,
        counts_from: None,
        not_applicable: NotApplicable::Rescale,
        measure: None,
    }
}

fn group(number: &str, vi: &str, en: &str) -> Group {
    let line =
        criterion(&format!("{number}.1"), "Có chương trình, kế hoạch năm kịp thời", "A yearly plan in time");
    Group {
        id: id(number),
        place: PLACE,
        name: text(vi, en),
        text: None,
        cite: Some("mục II".to_owned()),
        stated_max: Some(points("25")),
        criteria: vec![line],
    }
}

pub fn guideline() -> Guideline {
    let discipline = Fact {
        id: id("members_disciplined"),
        place: PLACE,
        name: text("Số đảng viên bị kỷ luật", "Members disciplined"),
        text: None,
        cite: None,
        unit: Unit::Count,
        every: Every::Year,
        judgement: false,
        range: None,
    };
    let registered = Test::Step { step: Located::new(Step::Registered, PLACE), timing: Timing::OnTime };
    let requires = vec![
        condition("tong", "mục III.1", compare(Subject::Total, Scale::Figure, Comparator::AtLeast, "90")),
        condition(
            "moi-nhom",
            "mục III.2",
            compare(Subject::EveryGroup, Scale::Percent, Comparator::AtLeast, "80"),
        ),
        condition("bat-buoc", "mục III.3", Test::RequiredCriteria),
        condition(
            "ky-luat",
            "Điều 12",
            compare(Subject::Fact(at("members_disciplined")), Scale::Figure, Comparator::AtMost, "0"),
        ),
        condition("dang-ky", "mục IV.1", registered.clone()),
    ];
    let outcome = |name: &str, vi: &str, en: &str, requires| Outcome {
        id: id(name),
        place: PLACE,
        name: text(vi, en),
        text: None,
        cite: Some("mục III".to_owned()),
        requires,
        forced_by: Vec::new(),
    };
    Guideline {
        place: PLACE,
        version: Version { id: id("chi-bo-4-tot"), version: id("2023-thi-diem") },
        bases: Vec::new(),
        name: text("Chi bộ 4 tốt (thí điểm)", "Four-Good party cell (pilot)"),
        text: None,
        issuer: Some("Ví dụ".to_owned()),
        instrument: Some("Bản ví dụ năm 2023".to_owned()),
        in_force_from: date("2023-01-01"),
        in_force_to: Some(date("2023-12-31")),
        applies_to: vec![OrganisationKind::Cell],
        every: Every::Year,
        stages: vec![Stage::Own, Stage::Appraised],
        illustrative: true,
        ratings: Vec::new(),
        groups: vec![
            group("1", "Hoàn thành tốt nhiệm vụ chính trị", "Political task done well"),
            group("2", "Chất lượng sinh hoạt tốt", "Meetings of good quality"),
            group("3", "Đoàn kết, kỷ luật tốt", "Good unity and discipline"),
            group("4", "Cán bộ, đảng viên tốt", "Good cadres and members"),
        ],
        facts: vec![discipline],
        measures: Vec::new(),
        candidate_if: vec![condition("co-dang-ky", "mục IV", registered)],
        outcomes: vec![
            outcome("dat", "Đạt “Chi bộ 4 tốt”", "Four-Good cell", requires),
            outcome("khong-dat", "Chưa đạt “Chi bộ 4 tốt”", "Not a Four-Good cell", Vec::new()),
        ],
        quota: None,
    }
}

pub fn workspace() -> Workspace {
    let organisations = vec![
        organisation("db-quan-su", "Đảng bộ Bộ Chỉ huy quân sự", OrganisationKind::GrassrootsCommittee),
        organisation("cb-thong-tin", "Chi bộ Đại đội Thông tin", OrganisationKind::Cell),
        organisation("cb-trinh-sat", "Chi bộ Đại đội Trinh sát", OrganisationKind::Cell),
        organisation("cb-cong-binh", "Chi bộ Đại đội Công binh", OrganisationKind::Cell),
        organisation("cb-kho", "Chi bộ Kho K86", OrganisationKind::Cell),
    ];
    let waiver = Waiver {
        place: PLACE,
        organisation: at("cb-thong-tin"),
        review: at("recognition"),
        condition: at("dang-ky"),
        reason: "bão lụt".to_owned(),
        authority: "Đảng ủy".to_owned(),
        document: "07-CV/ĐU".to_owned(),
        from: None,
        until: Located::new(date("2023-12-31"), PLACE),
    };
    Workspace {
        manifest: Manifest {
            place: PLACE,
            committee: "Đảng ủy Quân sự tỉnh Kon Tum".to_owned(),
            parent_committee: None,
            seat: None,
            language: Language::Vietnamese,
            reviews: vec![Review {
                id: id("recognition"),
                place: PLACE,
                guidelines: vec![at("chi-bo-4-tot")],
            }],
            deadlines: BTreeMap::new(),
            severities: Vec::new(),
            quota_exceptions: Vec::new(),
            blanks: Vec::new(),
        },
        tree: [None, Some(0), Some(0), Some(0), Some(0)].into_iter().collect(),
        organisations: organisations.into_iter().collect(),
        guidelines: vec![guideline()],
        review_guidelines: vec![vec![0]],
        years: BTreeMap::from([(2023, None)]),
        peer_firsts: Vec::new(),
        forms: crate::model::Forms::default(),
        facts: Facts::default(),
        events: std::iter::empty().collect(),
        findings: std::iter::empty().collect(),
        waivers: vec![waiver],
        waivers_of: std::iter::empty().collect(),
        decisions: std::iter::empty().collect(),
        superseded: Vec::new(),
        assignments: std::iter::empty().collect(),
        record_files: crate::model::workspace::RecordFiles::default(),
    }
}

/// The scores of a stage: a group's is unknown where its text is empty.
fn stage(stage: Stage, groups: [&str; 4]) -> StageScore {
    let known = |score: &str| !score.is_empty();
    let scores = groups.iter().filter(|score| known(score)).map(|score| exact(score));
    let so_far: Exact = scores.sum();
    let complete = groups.iter().all(|score| known(score));
    StageScore {
        stage,
        complete,
        total: complete.then(|| so_far.clone()),
        max: Some(points("100")),
        so_far,
        groups: groups
            .iter()
            .map(|score| GroupScore {
                score: known(score).then(|| exact(score)),
                max: Some(points("25")),
                out: false,
            })
            .collect(),
    }
}

fn result(list: ConditionList, position: usize, value: Truth, observed: Observed) -> ConditionResult {
    ConditionResult { list, position, value, waiver: None, observed }
}

fn scored(total: Option<&str>) -> Observed {
    Observed::Score { score: total.map(exact), max: Some(points("100")) }
}

fn unit(organisation: usize, own: [&str; 4], appraised: [&str; 4]) -> UnitResult {
    UnitResult {
        organisation,
        guideline: 0,
        period: Period::year_of(2023),
        stages: vec![stage(Stage::Own, own), stage(Stage::Appraised, appraised)],
        conditions: Vec::new(),
        status: Status::Determined,
        computed: None,
        final_outcome: None,
        possible: None,
        missing: Vec::new(),
        standing: None,
        is_provisional: false,
        settled_by: SettledBy::Rank,
        decision: None,
    }
}

fn reached() -> UnitResult {
    let mut unit = unit(1, ["24", "24", "24", "23,5"], ["24", "23,5", "23", "23"]);
    (unit.computed, unit.final_outcome) = (Some(0), Some(0));
    let event = Observed::Event { date: Some(date("2023-03-05")), deadline: Some(date("2023-02-28")) };
    let late =
        ConditionResult { waiver: Some(0), ..result(ConditionList::Requires(0), 4, Truth::True, event) };
    unit.conditions = vec![result(ConditionList::Requires(0), 0, Truth::True, scored(Some("93.5"))), late];
    unit.decision = Some(Box::new(DecisionResult {
        outcome: Some(id("dat")),
        number: "12-QĐ/ĐU".to_owned(),
        date: date("2023-12-20"),
        place: PLACE,
        reason: None,
        agrees: Some(true),
    }));
    unit
}

fn short() -> UnitResult {
    let mut unit = unit(2, ["25", "25", "25", "25"], ["24", "19", "24", "24"]);
    (unit.computed, unit.final_outcome) = (Some(1), Some(1));
    let members = Observed::Members { failing: [1].into(), unknown: [].into() };
    let fact = Observed::Figure { value: Some(exact("1")), parts: None };
    let required = Observed::Members { failing: [0, 2].into(), unknown: [3].into() };
    unit.conditions = vec![
        result(ConditionList::Requires(0), 0, Truth::True, scored(Some("91"))),
        result(ConditionList::Requires(0), 1, Truth::False, members),
        result(ConditionList::Requires(0), 2, Truth::False, required),
        result(ConditionList::Requires(0), 3, Truth::False, fact),
    ];
    unit.decision = Some(Box::new(DecisionResult {
        outcome: Some(id("dat")),
        number: "13-QĐ/ĐU".to_owned(),
        date: date("2023-12-20"),
        place: PLACE,
        reason: None,
        agrees: Some(false),
    }));
    unit
}

fn open() -> UnitResult {
    let mut unit = unit(3, ["25", "24", "24", "24"], ["24", "", "24", "14.5"]);
    (unit.status, unit.possible) = (Status::Undetermined, Some(0));
    unit.conditions = vec![result(ConditionList::Requires(0), 0, Truth::Unknown, scored(None))];
    let what = MissingWhat::Line { criterion: id("2.1"), stage: Stage::Appraised };
    unit.missing = vec![Missing { file: "2023/assessments/recognition/cb-cong-binh.csv".to_owned(), what }];
    unit
}

fn not_up_for_it() -> UnitResult {
    let mut unit = unit(4, ["", "", "", ""], ["", "", "", ""]);
    unit.status = Status::NotCandidate;
    let event = Observed::Event { date: None, deadline: Some(date("2023-02-28")) };
    unit.conditions = vec![result(ConditionList::CandidateIf, 0, Truth::False, event)];
    unit
}

pub fn results() -> Results {
    Results {
        review: id("recognition"),
        period: Period::year_of(2023),
        preview: None,
        illustrative: true,
        units: vec![reached(), short(), open(), not_up_for_it()],
        quotas: Vec::new(),
    }
}
