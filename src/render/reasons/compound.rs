//! Compound conditions: which of the nested ones made one what it is, with what was seen for them.

use super::Seen;
use crate::catalogue::{Phrase, clauses};
use crate::model::condition::{Condition, Test};
use crate::model::results::{ConditionList, Observed, Part, Truth};

/// How what is asked for is put beside what was seen.
#[derive(Clone, Copy)]
pub struct Manner {
    list: ConditionList,
    pub way: Way,
    company: Company,
}

/// Whether a condition is asked for, or that it is not so.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Way {
    AsAsked,
    Negated,
}

/// Whether a sentence tells of one condition or of several.
#[derive(Clone, Copy)]
enum Company {
    Alone,
    Among,
}

impl Manner {
    /// Of a sentence on one condition of a list.
    pub const fn alone(list: ConditionList) -> Self {
        Self { list, way: Way::AsAsked, company: Company::Alone }
    }

    const fn among(self) -> Self {
        Self { company: Company::Among, ..self }
    }

    const fn negated(self) -> Self {
        let way = match self.way {
            Way::AsAsked => Way::Negated,
            Way::Negated => Way::AsAsked,
        };
        Self { way, ..self }
    }

    pub const fn phrase(self) -> Phrase {
        match (self.list, self.company) {
            (ConditionList::CandidateIf | ConditionList::Requires(_), Company::Alone) => clauses::NEEDS,
            (ConditionList::CandidateIf | ConditionList::Requires(_), Company::Among) => clauses::NEEDS_AMONG,
            (ConditionList::ForcedBy(_), Company::Alone) => clauses::FORCED_WHEN,
            (ConditionList::ForcedBy(_), Company::Among) => clauses::FORCED_AMONG,
        }
    }
}

/// What tells why a condition is true, false or unknown.
pub enum Telling<'c> {
    One(&'c Condition, &'c Observed, Manner),
    Several(Several<'c>),
}

/// Nested conditions that are all what the one around them is.
pub struct Several<'c> {
    each: Vec<Telling<'c>>,
    /// Whether one other value among them would have been enough.
    any_will_do: bool,
}

impl<'c> Telling<'c> {
    pub fn of(condition: &'c Condition, observed: &'c Observed, manner: Manner) -> Self {
        let Observed::Compound(parts) = observed else { return Self::One(condition, observed, manner) };
        let parts = condition.parts().iter().zip(parts);
        let manner = if let Test::Not(_) = condition.test { manner.negated() } else { manner };
        let values = parts.clone().filter_map(|(_, part)| part.value);
        let own = if is_any(condition) { values.max() } else { values.min() };
        let told = parts.filter(|(_, part)| part.value.is_some() && part.value == own);
        let mut each: Vec<Self> =
            told.map(|(condition, Part { observed, .. })| Self::of(condition, observed, manner)).collect();
        match each.pop() {
            Some(only) if each.is_empty() => only,
            last => {
                each.extend(last);
                Self::Several(Several { each, any_will_do: any_will_do(condition, own, manner.way) })
            }
        }
    }
}

/// Whether one of several nested conditions would be enough; of those that were met there is nothing more to ask.
fn any_will_do(condition: &Condition, own: Option<Truth>, way: Way) -> bool {
    match way {
        Way::AsAsked => is_any(condition) && own != Some(Truth::True),
        Way::Negated => !is_any(condition) && own != Some(Truth::False),
    }
}

const fn is_any(condition: &Condition) -> bool {
    matches!(condition.test, Test::Any(_))
}

impl Seen<'_> {
    pub(super) fn told(self, telling: &Telling<'_>) -> String {
        match telling {
            Telling::One(condition, observed, manner) => self.simple_seen(condition, observed, *manner),
            Telling::Several(several) => self.several(several),
        }
    }

    /// All that was seen; lists in it stand in brackets.
    fn several(self, Several { each, any_will_do }: &Several<'_>) -> String {
        let told = each.iter().map(|telling| match telling {
            Telling::One(condition, observed, manner) => {
                self.simple_seen(condition, observed, manner.among())
            }
            Telling::Several(several) => format!("({})", self.several(several)),
        });
        let told = self.asking().joined(clauses::AND, told);
        if *any_will_do { self.say.fill(clauses::ANY_WILL_DO, &[("told", &told)]) } else { told }
    }
}
