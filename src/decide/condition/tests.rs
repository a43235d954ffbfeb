//! Thresholds, percentages and unknown values, each by itself.

use super::{Comparison, Scale, agreed, compares, every, holds, score};
use crate::model::condition::Comparator::{self, Above, AtLeast, AtMost, Below, Equals};
use crate::model::results::Truth::{self, False, True, Unknown};
use crate::model::{Decimal, Exact};

const fn comparison(scale: Scale, comparator: Comparator, hundredths: i64) -> Comparison {
    Comparison { scale, comparator, value: Decimal::from_hundredths(hundredths) }
}

const fn figure(comparator: Comparator, hundredths: i64) -> Comparison {
    comparison(Scale::Figure, comparator, hundredths)
}

const fn percent(comparator: Comparator, hundredths: i64) -> Comparison {
    comparison(Scale::Percent, comparator, hundredths)
}

fn points(hundredths: i64) -> Exact {
    Decimal::from_hundredths(hundredths).into()
}

/// A score of hundredths, of a maximum of hundredths.
fn of(test: Comparison, value: i64, max: i64) -> Truth {
    score(&[test], Some(&points(value)), Some(Decimal::from_hundredths(max))).0.expect("it is in the form")
}

#[test]
fn a_hundredth_decides_at_the_threshold() {
    // value, then at least, above, at most, below and equals 90
    for (value, expected) in [
        (8999, [False, False, True, True, False]),
        (9000, [True, False, True, False, True]),
        (9001, [True, True, False, False, False]),
    ] {
        let found = [AtLeast, Above, AtMost, Below, Equals].map(|by| of(figure(by, 9000), value, 10_000));
        assert_eq!(found, expected, "{value}");
    }
}

#[test]
fn percentages_are_of_the_maximum_and_exact() {
    // 19.99 of 25 is 79.96 %, 20 is 80 %, 20.01 is 80.04 %
    for (value, expected) in [
        (1999, [False, False, True, True, False]),
        (2000, [True, False, True, False, True]),
        (2001, [True, True, False, False, False]),
    ] {
        let found = [AtLeast, Above, AtMost, Below, Equals].map(|by| of(percent(by, 8000), value, 2500));
        assert_eq!(found, expected, "{value}");
    }
    // 79.99 of 100 is 79.99 %; 7999 of 10,000 too; 53.59 of 67 is 79.985 % and is not rounded to 79.99
    assert_eq!(of(percent(AtLeast, 8000), 7999, 10_000), False);
    assert_eq!(of(percent(AtLeast, 7999), 7999, 10_000), True);
    assert_eq!(of(percent(AtLeast, 7999), 5359, 6700), False);
    // exactly half: 12.5 of 25; 12.49 is 49.96 %
    assert_eq!(of(percent(AtLeast, 5000), 1250, 2500), True);
    assert_eq!(of(percent(Equals, 5000), 1250, 2500), True);
    assert_eq!(of(percent(Above, 5000), 1250, 2500), False);
    assert_eq!(of(percent(AtLeast, 5000), 1249, 2500), False);
}

#[test]
fn two_thirds_lie_between_their_roundings() {
    // 4 of 6 is 66.666… %
    let share = Exact::percentage(&Exact::count(4), &Exact::count(6)).expect("six is not zero");
    assert_eq!(holds(&[figure(AtLeast, 6666)], &share), True);
    assert_eq!(holds(&[figure(Above, 6666)], &share), True);
    assert_eq!(holds(&[figure(AtLeast, 6667)], &share), False);
    assert_eq!(holds(&[figure(Below, 6667)], &share), True);
    assert_eq!(holds(&[figure(Equals, 6667)], &share), False);
    // 10 points of 15 as a score
    assert_eq!(of(percent(AtLeast, 6667), 1000, 1500), False);
    assert_eq!(of(percent(Above, 6666), 1000, 1500), True);
}

#[test]
fn all_comparators_must_hold() {
    let between = [figure(AtLeast, 7000), figure(Below, 9000)];
    for (value, expected) in [(6999, False), (7000, True), (8999, True), (9000, False)] {
        assert_eq!(holds(&between, &points(value)), expected, "{value}");
    }
    // points and percentage of one score: 15 of 20 is 75 %
    let both = [figure(AtLeast, 1500), percent(AtLeast, 8000)];
    let max = Some(Decimal::whole(20));
    assert_eq!(compares(&both, Some(&points(1500)), max), Some(False));
    assert_eq!(compares(&both, Some(&points(1600)), max), Some(True));
}

#[test]
fn without_a_score_or_a_maximum_nothing_is_known() {
    assert_eq!(score(&[figure(AtMost, 0)], None, Some(Decimal::HUNDRED)).0, Some(Unknown));
    assert_eq!(score(&[percent(AtLeast, 0)], Some(&points(0)), Some(Decimal::ZERO)).0, Some(Unknown));
    assert_eq!(score(&[percent(AtLeast, 0)], Some(&points(0)), None).0, Some(Unknown));
}

#[test]
fn members_and_possible_values() {
    let every = |members: &[Option<Truth>]| every(members.iter().copied()).0;
    assert_eq!(every(&[]), Some(True), "nothing to look at");
    assert_eq!(every(&[None, Some(True)]), Some(True));
    assert_eq!(every(&[Some(True), Some(Unknown)]), Some(Unknown));
    assert_eq!(every(&[Some(Unknown), Some(False)]), Some(False));
    assert_eq!(agreed([True, True].into_iter()), True);
    assert_eq!(agreed([True, False].into_iter()), Unknown);
    assert_eq!(agreed([False, Unknown].into_iter()), Unknown);
    assert_eq!(agreed(std::iter::empty()), Unknown);
}
