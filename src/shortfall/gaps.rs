//! How far a score or a figure is from what a condition asks of it.

use crate::model::condition::{Comparator, Comparing, Scale, Subject};
use crate::model::results::{ConditionList, ConditionResult, Observed, StageScore};
use crate::model::shortfall::{Gap, GapOf, Limit, Side};
use crate::model::{Comparison, Decimal, Exact, Guideline, Test};

/// The gaps of a condition that is not as it would have to be; none where no single figure tells.
pub fn gaps(guideline: &Guideline, result: &ConditionResult, score: Option<&StageScore>) -> Vec<Gap> {
    let Some(Test::Compare(comparing)) = result.condition(guideline).map(|condition| &condition.test) else {
        return Vec::new();
    };
    let asked = asked(result.list, comparing);
    let widest = |of: GapOf, value: Option<&Exact>, max: Option<Decimal>| {
        asked.iter().filter_map(|asked| gap(of, *asked, value?, max)).max()
    };
    match (&comparing.subject, &result.observed) {
        (Subject::EveryGroup, Observed::Members { failing, .. }) => {
            let of_group = |index: &usize| {
                let group = score?.groups.get(*index)?;
                widest(GapOf::Group(*index), group.score.as_ref(), group.max)
            };
            failing.iter().filter_map(of_group).collect()
        }
        (_, Observed::Score { score, max }) => {
            widest(GapOf::Score, score.as_ref(), *max).into_iter().collect()
        }
        (_, Observed::Figure { value, .. }) => {
            widest(GapOf::Figure, value.as_ref(), None).into_iter().collect()
        }
        _ => Vec::new(),
    }
}

/// What the figure would have to be: what the condition asks, or its opposite where it forces an outcome.
fn asked(list: ConditionList, comparing: &Comparing) -> Vec<Comparison> {
    match (list, comparing.comparisons.as_slice()) {
        (ConditionList::CandidateIf | ConditionList::Requires(_), all) => all.to_vec(),
        (ConditionList::ForcedBy(_), [one]) if comparing.rating_at_least.is_none() => {
            opposite(one.comparator).map(|comparator| Comparison { comparator, ..*one }).into_iter().collect()
        }
        (ConditionList::ForcedBy(_), _) => Vec::new(),
    }
}

const fn opposite(comparator: Comparator) -> Option<Comparator> {
    match comparator {
        Comparator::AtLeast => Some(Comparator::Below),
        Comparator::Above => Some(Comparator::AtMost),
        Comparator::AtMost => Some(Comparator::Above),
        Comparator::Below => Some(Comparator::AtLeast),
        Comparator::Equals => None,
    }
}

/// `None` where the value is as asked.
fn gap(of: GapOf, asked: Comparison, value: &Exact, max: Option<Decimal>) -> Option<Gap> {
    let at: Exact = match asked.scale {
        Scale::Figure => asked.value.into(),
        Scale::Percent => {
            let share = Exact::from(asked.value).times(&max?.into());
            share.over(&Exact::count(100))?
        }
    };
    if asked.comparator.holds(value, &at) {
        return None;
    }
    let (side, limit) = match asked.comparator {
        Comparator::AtLeast => (Side::Short, Limit::Reached),
        Comparator::Above => (Side::Short, Limit::Passed),
        Comparator::Below => (Side::Over, Limit::Passed),
        Comparator::Equals if *value < at => (Side::Short, Limit::Reached),
        Comparator::Equals | Comparator::AtMost => (Side::Over, Limit::Reached),
    };
    let by = match side {
        Side::Short => at.minus(value),
        Side::Over => value.minus(&at),
    };
    Some(Gap { of, by, side, limit })
}

#[cfg(test)]
mod tests {
    use super::{Comparator, Comparison, Gap, GapOf, Limit, Scale, Side, gap};
    use crate::model::{Decimal, Exact};

    fn found(comparator: Comparator, scale: Scale, score: usize) -> Option<Gap> {
        let asked = Comparison { scale, comparator, value: Decimal::whole(80) };
        gap(GapOf::Score, asked, &Exact::count(score), Some(Decimal::whole(20)))
    }

    #[test]
    fn a_score_at_the_limit_is_short_of_more_than_the_limit() {
        let short = |points, limit| {
            Some(Gap { of: GapOf::Score, by: Exact::count(points), side: Side::Short, limit })
        };
        assert_eq!(found(Comparator::AtLeast, Scale::Figure, 78), short(2, Limit::Reached));
        assert_eq!(found(Comparator::AtLeast, Scale::Figure, 80), None);
        assert_eq!(found(Comparator::Above, Scale::Figure, 80), short(0, Limit::Passed));
        assert_eq!(found(Comparator::Above, Scale::Figure, 81), None);
        // 80 % of 20 points are 16
        assert_eq!(found(Comparator::Above, Scale::Percent, 15), short(1, Limit::Passed));
        assert_eq!(found(Comparator::Equals, Scale::Figure, 79), short(1, Limit::Reached));
    }

    #[test]
    fn a_figure_over_its_limit_is_over_by_the_rest() {
        let over = |by, limit| Some(Gap { of: GapOf::Score, by: Exact::count(by), side: Side::Over, limit });
        assert_eq!(found(Comparator::AtMost, Scale::Figure, 90), over(10, Limit::Reached));
        assert_eq!(found(Comparator::AtMost, Scale::Figure, 80), None);
        assert_eq!(found(Comparator::Below, Scale::Figure, 80), over(0, Limit::Passed));
        assert_eq!(found(Comparator::Below, Scale::Figure, 79), None);
    }
}
