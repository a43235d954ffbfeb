//! Quotas (tỷ lệ khống chế): the cap on one outcome inside a peer group.

use std::cmp::Ordering;

use super::id::Id;
use super::number::Decimal;
use super::place::{Located, Place};
use super::text::Text;

/// The cap a guideline sets on one outcome.
#[derive(Clone, Debug)]
pub struct Quota {
    pub place: Place,
    pub cite: Option<String>,
    pub text: Option<Text>,
    /// The capped outcome.
    pub outcome: Located<Id>,
    pub demote_to: Located<Id>,
    /// In percent of the base.
    pub share: Located<Decimal>,
    /// The outcomes whose number is the base, counted after demotion.
    pub of: Vec<Located<Id>>,
    pub per: Vec<PeerKey>,
    pub round: Rounding,
    pub rank_by: Vec<RankKey>,
}

impl Quota {
    /// Whether so many percent of a number are a part of it.
    #[must_use]
    pub fn is_share(percent: Decimal) -> bool {
        (Decimal::ZERO..=Decimal::HUNDRED).contains(&percent)
    }
}

/// What the members of a peer group have in common.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum PeerKey {
    Parent,
    Kind,
    PeerGroup,
}

impl PeerKey {
    pub const ALL: [Self; 3] = [Self::Parent, Self::Kind, Self::PeerGroup];

    /// The word in the files.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Parent => "parent",
            Self::Kind => "kind",
            Self::PeerGroup => "peer_group",
        }
    }
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Rounding {
    Down,
    Nearest,
    Up,
}

impl Rounding {
    /// `share`, in percent, of a base, as a whole number.
    #[must_use]
    pub fn share_of(self, share: Decimal, base: usize) -> usize {
        // hundredths of a percent
        const WHOLE: i128 = 10_000;
        let part = i128::from(share.hundredths()) * i128::try_from(base).unwrap_or(i128::MAX / WHOLE);
        let added = match self {
            Self::Down => 0,
            Self::Nearest => WHOLE / 2,
            Self::Up => WHOLE - 1,
        };
        usize::try_from((part + added).div_euclid(WHOLE)).unwrap_or(0)
    }
}

/// A key that candidates are compared by.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RankKey {
    pub place: Place,
    pub subject: RankSubject,
    pub direction: Direction,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub enum RankSubject {
    Total,
    Group(Id),
    Fact(Id),
    Measure(Id),
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    HigherFirst,
    LowerFirst,
}

impl Direction {
    /// How two values stand to each other where the better one comes first.
    #[must_use]
    pub fn best_first<T: Ord>(self, one: &T, other: &T) -> Ordering {
        match self {
            Self::HigherFirst => other.cmp(one),
            Self::LowerFirst => one.cmp(other),
        }
    }
}

impl RankKey {
    /// As guidelines write it.
    #[must_use]
    pub fn word(&self) -> String {
        let subject = match &self.subject {
            RankSubject::Total => "total".to_owned(),
            RankSubject::Group(id) => format!("group:{id}"),
            RankSubject::Fact(id) => format!("fact:{id}"),
            RankSubject::Measure(id) => format!("measure:{id}"),
        };
        match self.direction {
            Direction::HigherFirst => subject,
            Direction::LowerFirst => format!("-{subject}"),
        }
    }
}

/// A row of the manifest that raises the share for one peer group.
#[derive(Clone, Debug)]
pub struct QuotaException {
    pub place: Place,
    pub review: Located<Id>,
    pub period: Located<super::period::Period>,
    pub share: Located<Decimal>,
    pub cite: String,
    /// Exactly the keys of the quota's `per`, with the group's values.
    pub keys: Vec<(PeerKey, Located<String>)>,
}
