//! Points worked out by hand: lines at their edges, groups that are scaled, totals that round where they are
//! compared.

use std::collections::BTreeMap;

use super::{Card, LineScore, Measured, Plain, Scoring, unfit};
use crate::model::criterion::{Band, Bound, Criterion, Kind, NotApplicable, Offer};
use crate::model::guideline::Version;
use crate::model::{
    Date, Decimal, Every, Exact, FileId, Form, Group, Guideline, Id, Line, Located, Period, Place, Stage,
    Text, Value,
};

const PLACE: Place = Place::File(FileId(0));
const N_A: Value = Value::NotApplicable;

fn id(text: &str) -> Id {
    Id::new(text).expect("an id")
}

fn name() -> Text {
    Text { vi: Some("Tên".to_owned()), en: None }
}

fn points_of(hundredths: i64) -> Decimal {
    Decimal::from_hundredths(hundredths)
}

fn line(kind: Kind, max: Option<i64>) -> Criterion {
    Criterion {
        id: id("1.1"),
        place: PLACE,
        name: name(),
        text: None,
        cite: None,
        max: max.map(Decimal::whole),
        max_place: PLACE,
        kind,
        required: None,
        bonus: false,
        evidence_required: false,
        periods: None,
        counts_from: None,
        not_applicable: NotApplicable::Rescale,
        measure: None,
    }
}

fn points(max: i64) -> Criterion {
    line(Kind::Points { step: None }, Some(max))
}

fn bonus(max: i64) -> Criterion {
    Criterion { bonus: true, ..points(max) }
}

fn group(criteria: Vec<Criterion>) -> Group {
    Group { id: id("1"), place: PLACE, name: name(), text: None, cite: None, stated_max: None, criteria }
}

fn guideline(groups: Vec<Group>) -> Guideline {
    let rating = |word: &str, value| Offer { id: id(word), place: PLACE, name: name(), points: Some(value) };
    Guideline {
        place: PLACE,
        version: Version { id: id("mau"), version: id("1") },
        bases: Vec::new(),
        name: name(),
        text: None,
        issuer: None,
        instrument: None,
        in_force_from: Period::year_of(2024).last_day(),
        in_force_to: None,
        applies_to: Vec::new(),
        every: Every::Year,
        stages: vec![Stage::Own],
        illustrative: false,
        ratings: vec![rating("tot", Decimal::whole(8)), rating("kem", Decimal::ZERO)],
        groups,
        facts: Vec::new(),
        measures: Vec::new(),
        candidate_if: Vec::new(),
        outcomes: Vec::new(),
        quota: None,
    }
}

fn form(values: &[Option<Value>]) -> Form {
    let line = |value: &Option<Value>| Line { values: [*value, None, None], ..Line::default() };
    Form { lines: values.iter().map(line).collect(), ..Form::default() }
}

fn card_with(guideline: &Guideline, values: &[Option<Value>], measured: &Measured) -> Card {
    let form = form(values);
    let scoring = Scoring { guideline, period: Period::year_of(2024), measured };
    let card = scoring.card(&form.entries(), Stage::Own);
    // the scores are the same without those of the lines
    let scores = scoring.scores(&Plain::of(guideline), &form.entries(), Stage::Own, Vec::new());
    assert_eq!(format!("{scores:?}"), format!("{:?}", card.scores));
    card
}

/// The scores of groups of lines with points, all values given in hundredths.
fn card(groups: &[&[Criterion]], values: &[Value]) -> Card {
    let guideline = guideline(groups.iter().map(|lines| group(lines.to_vec())).collect());
    card_with(&guideline, &values.iter().copied().map(Some).collect::<Vec<_>>(), &BTreeMap::new())
}

fn number(hundredths: i64) -> Value {
    Value::Number(points_of(hundredths))
}

fn total(card: &Card) -> Option<Decimal> {
    card.scores.total.as_ref().map(|total| total.as_decimal().expect("rounded where it is scaled"))
}

fn score_of(kind: Kind, max: i64, value: Value) -> Option<Decimal> {
    let card = card(&[&[line(kind, Some(max))]], &[value]);
    card.lines[0].points().and_then(Exact::as_decimal)
}

#[test]
fn bands_hold_their_edges() {
    let bound = |value: i64, included| Some(Bound { value: Decimal::whole(value), included });
    let band =
        |lower, upper, points: i64| Band { place: PLACE, lower, upper, points: Decimal::whole(points) };
    // below 50: 0; 50 to 80: 5; above 80: 10
    let bands = vec![
        band(None, bound(50, false), 0),
        band(bound(50, true), bound(80, true), 5),
        band(bound(80, false), None, 10),
    ];
    let kind = Kind::Bands { bands, from: Decimal::ZERO, to: Decimal::HUNDRED };
    for (value, expected) in [(0, 0), (4999, 0), (5000, 5), (8000, 5), (8001, 10), (10_000, 10)] {
        assert_eq!(score_of(kind.clone(), 10, number(value)), Some(Decimal::whole(expected)), "{value}");
    }
}

#[test]
fn deductions_stop_at_their_floor() {
    // 10 − 2.5 × n: 3 → 2.5, 4 → 0, 5 would be −2.5
    let kind = |floor| Kind::Deduction { per: points_of(250), floor: Decimal::whole(floor) };
    for (incidents, expected) in [(0, 1000), (1, 750), (3, 250), (4, 0), (5, 0), (1000, 0)] {
        assert_eq!(score_of(kind(0), 10, number(incidents * 100)), Some(points_of(expected)), "{incidents}");
    }
    // with a floor of 3: 10 − 5 = 5, 10 − 7.5 = 2.5 is under it
    assert_eq!(score_of(kind(3), 10, number(200)), Some(points_of(500)));
    assert_eq!(score_of(kind(3), 10, number(300)), Some(points_of(300)));
}

#[test]
fn toggles_and_ratings() {
    assert_eq!(score_of(Kind::Toggle, 7, Value::Toggle(true)), Some(Decimal::whole(7)));
    assert_eq!(score_of(Kind::Toggle, 7, Value::Toggle(false)), Some(Decimal::ZERO));
    assert_eq!(score_of(Kind::Rating, 8, Value::Offer(0)), Some(Decimal::whole(8)));
    assert_eq!(score_of(Kind::Rating, 8, Value::Offer(1)), Some(Decimal::ZERO));
}

#[test]
fn a_scaled_score_rounds_half_up_to_the_threshold() {
    // base 20 + 10, rest 20: points × 30 ÷ 20
    let half = |hundredths| total(&card(&[&[points(20), points(10)]], &[number(hundredths), N_A]));
    // 8.67 × 1.5 = 13.005: exactly half a hundredth goes up; 8.66 × 1.5 = 12.99
    assert_eq!(half(867), Some(points_of(1301)));
    assert_eq!(half(866), Some(points_of(1299)));
    // base 15 + 10, rest 15: points × 25 ÷ 15. 5 → 8.333… down; 10 → 16.666… up
    let thirds = |hundredths| total(&card(&[&[points(15), points(10)]], &[number(hundredths), N_A]));
    assert_eq!(thirds(500), Some(points_of(833)));
    assert_eq!(thirds(1000), Some(points_of(1667)));
    // base 50 + 50, rest 50: 44.99 × 2 = 89.98; 45 × 2 = 90
    let double = |hundredths| total(&card(&[&[points(50), points(50)]], &[number(hundredths), N_A]));
    assert_eq!(double(4499), Some(points_of(8998)));
    assert_eq!(double(4500), Some(points_of(9000)));
    // base 99 + 1, rest 99: 89.09 × 100 ÷ 99 = 89.98989… → 89.99; 89.1 × 100 ÷ 99 = 90
    let near = |hundredths| total(&card(&[&[points(99), points(1)]], &[number(hundredths), N_A]));
    assert_eq!(near(8909), Some(points_of(8999)));
    assert_eq!(near(8910), Some(points_of(9000)));
    // base 300 + 1, rest 300: 89.7 × 301 ÷ 300 = 89.999 → 90; 89.69 × 301 ÷ 300 = 89.98896… → 89.99
    let reaching = |hundredths| total(&card(&[&[points(300), points(1)]], &[number(hundredths), N_A]));
    assert_eq!(reaching(8970), Some(points_of(9000)));
    assert_eq!(reaching(8969), Some(points_of(8999)));
}

#[test]
fn a_total_adds_exact_scores_and_rounds_once() {
    // 10 × 25 ÷ 15 = 16.666…, 8.67 × 30 ÷ 20 = 13.005: together 29.67166… → 29.67, not 16.67 + 13.01 = 29.68
    let groups: [&[Criterion]; 2] = [&[points(15), points(10)], &[points(20), points(10)]];
    let card = card(&groups, &[number(1000), N_A, number(867), N_A]);
    let scores: Vec<Decimal> = card
        .scores
        .groups
        .iter()
        .map(|group| group.score.as_ref().and_then(Exact::as_decimal).expect("rounded"))
        .collect();
    assert_eq!(scores, [points_of(1667), points_of(1301)]);
    assert_eq!(total(&card), Some(points_of(2967)));
}

#[test]
fn a_group_that_is_out_scales_the_total() {
    // (20 + 23.99) × 67 ÷ 55 = 53.5878… → 53.59; the group that is out keeps its maximum of 12
    let groups: [&[Criterion]; 3] = [&[points(25)], &[points(30)], &[points(12)]];
    let card = card(&groups, &[number(2000), number(2399), N_A]);
    assert_eq!(total(&card), Some(points_of(5359)));
    assert_eq!(card.scores.max, Some(Decimal::whole(67)));
    assert!(card.scores.groups[2].out && card.scores.groups[2].score.is_none());
    assert_eq!(card.scores.groups[2].max, Some(Decimal::whole(12)));
}

#[test]
fn every_group_out_leaves_no_total() {
    let card = card(&[&[points(25)], &[points(30)]], &[N_A, N_A]);
    assert!(card.scores.complete);
    assert_eq!(card.scores.total, None);
}

/// The line with points counts from the year after: what is left of its group says nothing in points.
#[test]
fn a_group_of_which_only_ratings_count_has_no_points() {
    let later = Criterion { counts_from: Date::new(2025, 1, 1), ..points(5) };
    let rating = Criterion { max: None, kind: Kind::Rating, ..points(5) };
    let card = card(&[&[points(10)], &[rating, later]], &[number(900), Value::Offer(0)]);
    let [first, second] = &card.scores.groups[..] else { panic!("two groups") };
    assert_eq!((first.max, second.max), (Some(Decimal::whole(10)), None));
    assert!(second.score.is_none() && !second.out);
    assert_eq!((total(&card), card.scores.max), (Some(points_of(900)), Some(Decimal::whole(10))));
}

/// A stated maximum is nobody's where its group says nothing in points: 9 of 10, not of 15.
#[test]
fn a_group_of_which_only_ratings_count_adds_no_maximum() {
    let later = Criterion { counts_from: Date::new(2025, 1, 1), ..points(5) };
    let rating = || Criterion { max: None, kind: Kind::Rating, ..points(5) };
    let stated = |criteria| Group { stated_max: Some(Decimal::whole(5)), ..group(criteria) };
    for beside in [vec![rating(), later.clone()], vec![rating()]] {
        let guideline = guideline(vec![group(vec![points(10)]), stated(beside)]);
        let card = card_with(&guideline, &[Some(number(900)), Some(Value::Offer(0)), None], &BTreeMap::new());
        assert_eq!((card.scores.groups[1].max, card.scores.max), (None, Some(Decimal::whole(10))));
        assert_eq!(guideline.groups[1].max_in(Period::year_of(2024)), Decimal::ZERO);
    }
    // where it has no line at all in the period it is out, and keeps its maximum: 9 × 15 ÷ 10 = 13.5 of 15
    let guideline = guideline(vec![group(vec![points(10)]), stated(vec![later])]);
    let card = card_with(&guideline, &[Some(number(900)), None], &BTreeMap::new());
    assert_eq!((total(&card), card.scores.max), (Some(points_of(1350)), Some(Decimal::whole(15))));
    assert_eq!(guideline.groups[1].max_in(Period::year_of(2024)), Decimal::whole(5));
}

#[test]
fn a_bonus_counts_inside_the_groups_maximum_only() {
    let groups: [&[Criterion]; 1] = [&[points(10), points(10), bonus(5)]];
    // 8 + 9 + 2 = 19 of 20; 9 + 9 + 5 = 23 but at most 20
    assert_eq!(total(&card(&groups, &[number(800), number(900), number(200)])), Some(points_of(1900)));
    assert_eq!(total(&card(&groups, &[number(900), number(900), number(500)])), Some(points_of(2000)));
    // scaled with the group: (6 + 2) × 20 ÷ 10 = 16
    assert_eq!(total(&card(&groups, &[number(600), N_A, number(200)])), Some(points_of(1600)));
    // a bonus that is n/a leaves nothing behind: 8 + 9, and the maximum stays 20
    let left = card(&groups, &[number(800), number(900), N_A]);
    assert_eq!((total(&left), left.scores.max), (Some(points_of(1700)), Some(Decimal::whole(20))));
}

#[test]
fn an_open_line_makes_its_group_and_the_total_unknown() {
    let guideline = guideline(vec![group(vec![points(10), points(10)]), group(vec![points(10)])]);
    let card = card_with(&guideline, &[Some(number(900)), None, Some(number(800))], &BTreeMap::new());
    assert!(!card.scores.complete);
    assert_eq!(card.scores.total, None);
    assert_eq!(card.scores.groups[0].score, None);
    assert_eq!(card.scores.groups[1].score, Some(points_of(800).into()));
    // the sum so far is shown as such: 9 + 8
    assert_eq!(card.scores.so_far, points_of(1700).into());
    // an open bonus is open too
    let guideline = self::guideline(vec![group(vec![points(10), bonus(5)])]);
    assert_eq!(card_with(&guideline, &[Some(number(900)), None], &BTreeMap::new()).scores.total, None);
}

#[test]
fn a_measured_line_takes_its_measure_and_is_never_rounded() {
    let measured_line = Criterion {
        measure: Some(Located::new(id("share"), PLACE)),
        ..line(Kind::Points { step: None }, Some(100))
    };
    let two_thirds = Exact::percentage(&Exact::count(2), &Exact::count(3)).expect("three is not zero");
    let guideline = guideline(vec![group(vec![measured_line.clone()])]);
    let known = BTreeMap::from([(id("share"), Some(two_thirds.clone()))]);
    // what a row says does not matter; 66.666… stays as it is, for nothing was scaled
    let card = card_with(&guideline, &[Some(number(100))], &known);
    assert_eq!(card.scores.total, Some(two_thirds.clone()));
    let unknown = BTreeMap::from([(id("share"), None)]);
    assert_eq!(card_with(&guideline, &[None], &unknown).lines, [LineScore::Open]);
    assert!(!unfit(&measured_line, &two_thirds));
    assert!(!unfit(&measured_line, &Exact::count(100)));
    assert!(!unfit(&measured_line, &Exact::ZERO));
    assert!(unfit(&measured_line, &points_of(10_001).into()));
    assert!(unfit(&measured_line, &points_of(-1).into()));
    let deduction = line(Kind::Deduction { per: Decimal::whole(1), floor: Decimal::ZERO }, Some(10));
    assert!(unfit(&deduction, &two_thirds), "incidents are whole");
    assert!(!unfit(&deduction, &Exact::count(3)));
    assert!(!unfit(&deduction, &Exact::ZERO), "none happened");
    assert!(unfit(&deduction, &points_of(-100).into()), "less than none");
    let bands = Kind::Bands { bands: Vec::new(), from: Decimal::whole(10), to: Decimal::whole(90) };
    for (value, fits) in [(999, false), (1000, true), (9000, true), (9001, false)] {
        assert_eq!(!unfit(&line(bands.clone(), Some(10)), &points_of(value).into()), fits, "{value}");
    }
}
