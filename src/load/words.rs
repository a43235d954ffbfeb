//! The fixed words of the files, in English and Vietnamese, matched like headers.

use crate::diagnostics::fold;
use crate::model::record::Role;
use crate::model::{OrganisationKind, Step};

/// A set of words: each English word with its Vietnamese ones.
pub trait Word: Sized + Copy + 'static {
    /// Every value with its English word and its Vietnamese word.
    fn words() -> impl Iterator<Item = (Self, &'static str, &'static str)>;

    /// The value that `text` names; most texts are written just so, and need no folding.
    fn read(text: &str) -> Option<Self> {
        let exact = Self::words().find(|(_, english, vietnamese)| [*english, *vietnamese].contains(&text));
        let folded = || {
            let folded = fold(text);
            Self::words()
                .find(|(_, english, vietnamese)| fold(english) == folded || fold(vietnamese) == folded)
        };
        exact.or_else(folded).map(|(value, _, _)| value)
    }

    /// The words to suggest: Vietnamese first.
    fn known() -> Vec<&'static str> {
        Self::words().flat_map(|(_, english, vietnamese)| [vietnamese, english]).collect()
    }
}

impl Word for OrganisationKind {
    fn words() -> impl Iterator<Item = (Self, &'static str, &'static str)> {
        let vietnamese = |kind| match kind {
            Self::GrassrootsCommittee => "đảng bộ cơ sở",
            Self::GrassrootsCell => "chi bộ cơ sở",
            Self::SectionalCommittee => "đảng bộ bộ phận",
            Self::Cell => "chi bộ trực thuộc",
        };
        Self::ALL.into_iter().map(move |kind| (kind, kind.word(), vietnamese(kind)))
    }
}

impl Word for Step {
    fn words() -> impl Iterator<Item = (Self, &'static str, &'static str)> {
        let vietnamese = |step| match step {
            Self::Registered => "đăng ký",
            Self::Planned => "kế hoạch",
            Self::SelfReviewed => "tự rà soát",
            Self::Inspected => "kiểm tra",
            Self::Notified => "thông báo kết quả",
            Self::SelfAssessed => "tự đánh giá",
            Self::Submitted => "đề nghị",
            Self::Returned => "trả lại",
            Self::Appraised => "thẩm định",
        };
        Self::ALL.into_iter().map(move |step| (step, step.word(), vietnamese(step)))
    }
}

impl Word for Role {
    fn words() -> impl Iterator<Item = (Self, &'static str, &'static str)> {
        let vietnamese = |role| match role {
            Self::Follow => "theo dõi",
            Self::Appraise => "thẩm định",
        };
        Self::ALL.into_iter().map(move |role| (role, role.word(), vietnamese(role)))
    }
}

/// `unrated`, chưa xếp loại.
#[must_use]
pub fn is_unrated(text: &str) -> bool {
    ["unrated", "chua xep loai"].contains(&fold(text).as_str())
}
