//! Sentences that were said before: in a long register the same ones stand in thousands of rows, and putting them
//! together takes longer than finding them again.

use std::cell::RefCell;
use std::rc::Rc;

use rustc_hash::FxHashMap;

use crate::model::results::{ConditionList, ConditionResult, Observed, Part};
use crate::model::{Decimal, Exact};

/// What was said on one thread, by topic.
#[derive(Debug, Default)]
pub struct Said(RefCell<FxHashMap<Topic, Rc<str>>>);

/// The most sentences that are kept.
const MOST_KEPT: usize = 4096;

/// All that a sentence depends on. There is none for sentences that hardly ever come twice.
#[derive(Clone, PartialEq, Eq, Hash, Debug)]
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
    /// A group that a condition names, with its score.
    Group {
        guideline: usize,
        condition: Place,
        index: usize,
        score: Known,
        max: Decimal,
    },
    /// A condition on many members, with a gap where it names those that do not meet it.
    Members {
        guideline: usize,
        condition: Place,
    },
    /// A condition with others in it.
    Compound {
        guideline: usize,
        condition: Place,
        parts: Vec<PartSeen>,
    },
}

/// What was seen for a nested condition that is no compound.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum PartSeen {
    Score { score: Known, max: Option<Decimal> },
    Figure(Known),
    Rating(Option<usize>),
    Flag(Option<bool>),
    LeftTheForm,
}

/// Where a condition stands in its guideline.
pub type Place = (ConditionList, usize);

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
            Observed::Compound(parts) => {
                let mut seen = Vec::new();
                PartSeen::of_all(parts, &mut seen)?;
                Some(Self::Compound { guideline, condition, parts: seen })
            }
            Observed::Figure { parts: Some(_), .. }
            | Observed::Range { .. }
            | Observed::Rating(_)
            | Observed::Members { .. }
            | Observed::Event { .. }
            | Observed::Flag(_)
            | Observed::Outcomes(_)
            | Observed::LeftTheForm => None,
        }
    }

    /// A condition on many members, whichever they are.
    #[must_use]
    pub const fn of_members(guideline: usize, result: &ConditionResult) -> Self {
        Self::Members { guideline, condition: (result.list, result.position) }
    }

    /// A group with its score, named by a condition.
    #[must_use]
    pub fn of_group(
        guideline: usize,
        condition: Place,
        index: usize,
        score: &Exact,
        max: Decimal,
    ) -> Option<Self> {
        Some(Self::Group { guideline, condition, index, score: Known::of(Some(score))?, max })
    }
}

impl PartSeen {
    /// Adds what was seen for nested conditions, in their order; none where a sentence on them hardly ever comes twice.
    fn of_all(parts: &[Part], seen: &mut Vec<Self>) -> Option<()> {
        parts.iter().try_for_each(|part| {
            let found = match &part.observed {
                Observed::Compound(parts) => return Self::of_all(parts, seen),
                _ if part.value.is_none() => Self::LeftTheForm,
                Observed::Score { score, max } => {
                    Self::Score { score: Known::of(score.as_ref())?, max: *max }
                }
                Observed::Figure { value, parts: None } => Self::Figure(Known::of(value.as_ref())?),
                Observed::Rating(rating) => Self::Rating(*rating),
                Observed::Flag(value) => Self::Flag(*value),
                Observed::LeftTheForm => Self::LeftTheForm,
                Observed::Figure { parts: Some(_), .. }
                | Observed::Range { .. }
                | Observed::Members { .. }
                | Observed::Event { .. }
                | Observed::Outcomes(_) => return None,
            };
            seen.push(found);
            Some(())
        })
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
    use crate::model::results::{ConditionList, ConditionResult, Observed, Part, Truth};
    use crate::model::{Decimal, Exact};

    #[test]
    fn a_sentence_is_put_together_once() {
        let (said, max) = (Said::default(), Decimal::whole(25));
        let condition = (ConditionList::CandidateIf, 0);
        let topic = |score| {
            let of_score = Topic::of_group(0, condition, 1, &Exact::count(score), max);
            of_score.expect("a whole score is a topic")
        };
        assert_eq!(&*said.once(topic(16), || "16/25".to_owned()), "16/25");
        assert_eq!(&*said.once(topic(16), || unreachable!("it was said before")), "16/25");
        assert_eq!(&*said.once(topic(17), || "17/25".to_owned()), "17/25");
        let third = Exact::count(1).over(&Exact::count(3)).expect("three is not zero");
        assert_eq!(Topic::of_group(0, condition, 1, &third, max), None);
    }

    #[test]
    fn what_is_said_of_a_compound_depends_on_all_of_its_parts() {
        let topic = |flag, figure| {
            let figure = Observed::Figure { value: Some(figure), parts: None };
            let part = |observed| Part { value: Some(Truth::False), observed };
            let nested = part(Observed::Compound(vec![part(figure)]));
            let observed = Observed::Compound(vec![part(Observed::Flag(flag)), nested]);
            let list = ConditionList::Requires(0);
            Topic::of(0, &ConditionResult { list, position: 1, value: Truth::False, waiver: None, observed })
        };
        let of_one = topic(Some(false), Exact::count(1));
        assert!(of_one.is_some());
        assert_eq!(topic(Some(false), Exact::count(1)), of_one);
        assert_ne!(topic(None, Exact::count(1)), of_one);
        assert_ne!(topic(Some(false), Exact::count(2)), of_one);
        let third = Exact::count(1).over(&Exact::count(3)).expect("three is not zero");
        assert_eq!(topic(None, third), None);
    }
}
