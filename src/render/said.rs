//! Sentences that were said before: in a long register the same ones stand in thousands of rows, and putting them
//! together takes longer than finding them again.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::model::results::{ConditionList, ConditionResult, Observed};
use crate::model::{Decimal, Exact};

/// What was said on one thread, by topic.
#[derive(Debug, Default)]
pub struct Said(RefCell<FxHashMap<Topic, Rc<str>>>);

/// The most sentences that are kept.
const MOST_KEPT: usize = 4096;

/// All that a sentence depends on. There is none for sentences that hardly ever come twice.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Topic {
    Score {
        guideline: usize,
        condition: Place,
        score: Known,
        max: Option<Decimal>,
    },
    Figure {
        guideline: usize,
        condition: Place,
        value: Known,
    },
    Group {
        guideline: usize,
        index: usize,
        score: Known,
        max: Decimal,
    },
    /// A condition on many members, with a gap where it names those that do not meet it.
    Members {
        guideline: usize,
        condition: Place,
    },
}

/// Where a condition stands in its guideline.
type Place = (ConditionList, usize);

impl Topic {
    /// The sentence on a condition.
    #[must_use]
    pub fn of(guideline: usize, result: &ConditionResult) -> Option<Self> {
        let condition = (result.list, result.position);
        match &result.observed {
            Observed::Score { score, max } => {
                let score = Known::of(score.as_ref())?;
                Some(Self::Score { guideline, condition, score, max: *max })
            }
            Observed::Figure { value, parts: None } => {
                Some(Self::Figure { guideline, condition, value: Known::of(value.as_ref())? })
            }
            Observed::Figure { parts: Some(_), .. }
            | Observed::Range { .. }
            | Observed::Rating(_)
            | Observed::Members { .. }
            | Observed::Event { .. }
            | Observed::Flag(_)
            | Observed::Outcomes(_)
            | Observed::Compound
            | Observed::LeftTheForm => None,
        }
    }

    /// A condition on many members, whichever they are.
    #[must_use]
    pub const fn of_members(guideline: usize, result: &ConditionResult) -> Self {
        Self::Members { guideline, condition: (result.list, result.position) }
    }

    /// A group with its score.
    #[must_use]
    pub fn of_group(guideline: usize, index: usize, score: &Exact, max: Decimal) -> Option<Self> {
        Some(Self::Group { guideline, index, score: Known::of(Some(score))?, max })
    }
}

/// A number as a part of a topic.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Known {
    Unknown,
    Hundredths(i64),
}

impl Known {
    /// `None` for fractions, which hardly ever come twice.
    const fn of(number: Option<&Exact>) -> Option<Self> {
        match number {
            None => Some(Self::Unknown),
            Some(Exact::Hundredths(hundredths)) => Some(Self::Hundredths(*hundredths)),
            Some(Exact::Fraction(_) | Exact::Unbounded(_)) => None,
        }
    }
}

impl Said {
    /// What was said of the topic, else what is said now.
    pub fn once(&self, topic: Topic, say: impl FnOnce() -> String) -> Rc<str> {
        if let Some(known) = self.0.borrow().get(&topic) {
            return known.clone();
        }
        let sentence: Rc<str> = say().into();
        let mut said = self.0.borrow_mut();
        if said.len() < MOST_KEPT {
            said.insert(topic, sentence.clone());
        }
        sentence
    }
}

#[cfg(test)]
mod tests {
    use super::{Said, Topic};
    use crate::model::{Decimal, Exact};

    #[test]
    fn a_sentence_is_put_together_once() {
        let (said, max) = (Said::default(), Decimal::whole(25));
        let topic =
            |score| Topic::of_group(0, 1, &Exact::count(score), max).expect("a whole score is a topic");
        assert_eq!(&*said.once(topic(16), || "16/25".to_owned()), "16/25");
        assert_eq!(&*said.once(topic(16), || unreachable!("it was said before")), "16/25");
        assert_eq!(&*said.once(topic(17), || "17/25".to_owned()), "17/25");
        let third = Exact::count(1).over(&Exact::count(3)).expect("three is not zero");
        assert_eq!(Topic::of_group(0, 1, &third, max), None);
    }
}
