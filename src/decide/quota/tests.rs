//! Caps and standings worked out by hand, and their laws.

use std::cmp::Ordering;

use proptest::prelude::*;

use super::{Count, Rank, compare, standings};
use crate::model::quota::{Direction, Rounding};
use crate::model::results::Standing::{self, Demoted, Held, Kept};
use crate::model::{Decimal, Exact};

/// A base of the good ones only, counted after demotion.
const fn only_good(good: usize, candidates: usize) -> Count {
    Count { others: good, candidates, capped_in_base: false, lower_in_base: true }
}

const fn good_or_better(good: usize, candidates: usize) -> Count {
    Count { others: good, candidates, capped_in_base: true, lower_in_base: true }
}

/// At 20 per cent: the cap, and the base at that cap.
fn cap(count: Count, round: Rounding) -> (usize, usize) {
    let cap = count.cap(Decimal::whole(20), round);
    (cap, count.base(cap))
}

#[test]
fn the_base_is_counted_after_demotion() {
    // 2 proposed, 8 good. k = 1: 8 + 1 demoted = 9, 20 % is 1.8. k = 2: 8, 20 % is 1.6.
    // down: 1 ≤ 1 but 2 > 1. nearest: 1.6 is 2, so 2 ≤ 2. up: 2 as well; k = 3 keeps but 2, base 8, 3 > 2.
    assert_eq!(cap(only_good(8, 2), Rounding::Down), (1, 9));
    assert_eq!(cap(only_good(8, 2), Rounding::Nearest), (2, 8));
    assert_eq!(cap(only_good(8, 2), Rounding::Up), (2, 8));
    // the same with all ten in the base: 20 % of 10 is 2 however it is rounded
    for round in [Rounding::Down, Rounding::Nearest, Rounding::Up] {
        assert_eq!(cap(good_or_better(8, 2), round), (2, 10));
    }
}

#[test]
fn exactly_half_rounds_to_the_larger() {
    // 3 proposed, 12 good. k = 3: 20 % of 12 is 2.4, 2; k = 2: 20 % of 13 is 2.6, 3
    assert_eq!(cap(only_good(12, 3), Rounding::Nearest), (2, 13));
    // 2 proposed, 6 good. k = 2: 25 % of 6 is exactly 1.5
    let quarter = |round| only_good(6, 2).cap(Decimal::whole(25), round);
    assert_eq!(quarter(Rounding::Nearest), 2);
    // down: k = 2 has 1; k = 1: 25 % of 7 is 1.75, 1
    assert_eq!(quarter(Rounding::Down), 1);
    // a share with a fraction: 12.5 % of 12 is exactly 1.5
    let fine = |round| only_good(12, 2).cap(Decimal::from_hundredths(1250), round);
    assert_eq!((fine(Rounding::Down), fine(Rounding::Nearest)), (1, 2));
}

#[test]
fn groups_of_one_and_groups_without_any() {
    // one proposed, nobody else. k = 1: base 0, 0 of it. k = 0: base 1, 20 % is 0.2: down 0, up 1 ≥ 0
    assert_eq!(cap(only_good(0, 1), Rounding::Down), (0, 1));
    assert_eq!(cap(only_good(0, 1), Rounding::Nearest), (0, 1));
    assert_eq!(cap(only_good(0, 1), Rounding::Up), (0, 1));
    // with the capped one in the base, rounding up gives it to a group of one
    assert_eq!(cap(good_or_better(0, 1), Rounding::Down), (0, 1));
    assert_eq!(cap(good_or_better(0, 1), Rounding::Up), (1, 1));
    // nobody proposed: the cap may exceed the candidates. 20 % of 5 is 1
    assert_eq!(cap(only_good(5, 0), Rounding::Down), (1, 5));
    // nobody good and nobody proposed
    assert_eq!(cap(only_good(0, 0), Rounding::Up), (0, 0));
}

#[test]
fn an_unrated_organisation_leaves_the_base() {
    // 10 good: k = 1: 11 good, 2.2; k = 2: 10, exactly 2. One of them unrated: k = 2: 9, 1.8
    assert_eq!(cap(only_good(10, 2), Rounding::Down), (2, 10));
    assert_eq!(cap(only_good(9, 2), Rounding::Down), (1, 10));
}

fn ranks(totals: &[i64]) -> Vec<Rank> {
    totals.iter().map(|total| vec![Some(Decimal::from_hundredths(*total).into())]).collect()
}

const HIGHER: &[Direction] = &[Direction::HigherFirst];

#[test]
fn the_highest_keep_and_the_rest_step_down() {
    assert_eq!(standings(&ranks(&[9600, 9800, 9700]), HIGHER, 2), [Demoted, Kept, Kept]);
    assert_eq!(standings(&ranks(&[9600, 9800, 9700]), &[Direction::LowerFirst], 1), [Kept, Demoted, Demoted]);
    assert_eq!(standings(&ranks(&[9600]), HIGHER, 0), [Demoted]);
    assert_eq!(standings(&ranks(&[9600]), HIGHER, 1), [Kept]);
}

#[test]
fn only_a_tie_across_the_line_is_held() {
    // two in the middle for one place
    assert_eq!(standings(&ranks(&[9800, 9500, 9500, 9000]), HIGHER, 2), [Kept, Held, Held, Demoted]);
    // the same tie above and below the line
    assert_eq!(standings(&ranks(&[9800, 9500, 9500, 9000]), HIGHER, 3), [Kept, Kept, Kept, Demoted]);
    assert_eq!(standings(&ranks(&[9800, 9500, 9500, 9000]), HIGHER, 1), [Kept, Demoted, Demoted, Demoted]);
    // a hundredth is no tie
    assert_eq!(standings(&ranks(&[9500, 9501]), HIGHER, 1), [Demoted, Kept]);
    // nobody is kept by a cap of none
    assert_eq!(standings(&ranks(&[9500, 9500]), HIGHER, 0), [Demoted, Demoted]);
}

#[test]
fn later_keys_part_what_earlier_ones_tie_and_an_unknown_key_ties() {
    let rank = |total: i64, second: Option<usize>| -> Rank {
        vec![Some(Decimal::whole(total).into()), second.map(Exact::count)]
    };
    let both = &[Direction::HigherFirst, Direction::LowerFirst];
    let parted = [rank(95, Some(3)), rank(95, Some(2)), rank(96, None)];
    // 96 first; of the two with 95 the lower second key stands higher
    assert_eq!(standings(&parted, both, 2), [Demoted, Kept, Kept]);
    let unknown = [rank(95, None), rank(95, Some(2)), rank(96, None)];
    assert_eq!(standings(&unknown, both, 2), [Held, Held, Kept]);
}

fn each_against_each(ranks: &[Rank], directions: &[Direction], cap: usize) -> Vec<Standing> {
    let standing = |(own, rank): (usize, &Rank)| {
        let orders = ranks.iter().enumerate().filter(|(index, _)| *index != own);
        let orders: Vec<Ordering> = orders.map(|(_, other)| compare(other, rank, directions)).collect();
        let count = |wanted| orders.iter().filter(|order| **order == wanted).count();
        if orders.len() - count(Ordering::Less) < cap {
            Kept
        } else if count(Ordering::Greater) >= cap {
            Demoted
        } else {
            Held
        }
    };
    ranks.iter().enumerate().map(standing).collect()
}

fn counts() -> impl Strategy<Value = Count> {
    (0_usize..40, 0_usize..15, any::<bool>(), any::<bool>()).prop_map(
        |(others, candidates, capped_in_base, lower_in_base)| Count {
            others,
            candidates,
            capped_in_base,
            lower_in_base,
        },
    )
}

fn roundings() -> impl Strategy<Value = Rounding> {
    prop::sample::select(vec![Rounding::Down, Rounding::Nearest, Rounding::Up])
}

proptest! {
    #[test]
    fn the_cap_is_kept_to_and_no_larger_one_would_do(
        count in counts(),
        hundredths in 0_i64..=10_000,
        round in roundings(),
    ) {
        let share = Decimal::from_hundredths(hundredths);
        let cap = count.cap(share, round);
        prop_assert!(cap <= round.share_of(share, count.base(cap)));
        for larger in cap + 1..count.others + count.candidates + 3 {
            prop_assert!(larger > round.share_of(share, count.base(larger)), "{larger} would do");
        }
    }

    #[test]
    fn standings_are_those_of_each_held_against_each(
        keys in prop::collection::vec(prop::collection::vec(prop::option::of(0_usize..4), 3), 0..12),
        cap in 0_usize..14,
    ) {
        let rank = |keys: &Vec<Option<usize>>| keys.iter().map(|key| key.map(Exact::count)).collect();
        let ranks: Vec<Rank> = keys.iter().map(rank).collect();
        let directions = [Direction::HigherFirst, Direction::LowerFirst, Direction::HigherFirst];
        prop_assert_eq!(standings(&ranks, &directions, cap), each_against_each(&ranks, &directions, cap));
    }

    #[test]
    fn nobody_kept_stands_below_one_demoted(
        totals in prop::collection::vec(prop::option::of(0_usize..5), 0..12),
        cap in 0_usize..14,
    ) {
        let ranks: Vec<Rank> = totals.iter().map(|total| vec![total.map(Exact::count)]).collect();
        let standings = standings(&ranks, &[Direction::HigherFirst], cap);
        let of = |wanted: Standing| {
            ranks.iter().zip(&standings).filter(move |(_, own)| **own == wanted).map(|(rank, _)| rank)
        };
        prop_assert!(of(Kept).count() <= cap);
        for kept in of(Kept) {
            for demoted in of(Demoted) {
                let order = compare(kept, demoted, &[Direction::HigherFirst]);
                prop_assert_ne!(order, Ordering::Less);
            }
        }
    }
}
