//! What is said of worked cases: which failed and why, and what none reaches.

use super::Phrase;
use super::phrase::phrases;
use crate::model::trial::{Compared, Reached};

phrases! {
    SUMMARY = "{guideline}: {cases} ca, sai {failed}; thử tới {reached}/{aims} chỗ",
        "{guideline}: cases {cases}, failed {failed}; reached {reached} of {aims}";
    EXPECTED = "{what}: cần {expected}, được {got}", "{what}: {expected} expected, {got} found";
    TOTAL = "tổng điểm", "total";
    OUTCOME = "kết quả", "outcome";
    FINAL = "kết quả sau khi khống chế tỷ lệ", "outcome after the quota";
    STATUS = "trạng thái", "status";
    REASON = "vì: {reason}", "because: {reason}";
    FAILED = "Sai: {id}", "Failed: {id}";
    UNREACHED = "Chưa ca nào thử tới:", "No case reaches:";
    EXCUSED = "Không thử được, có nêu lý do:", "Cannot be reached, for a reason:";
    UNREACHED_ITEM = "`{name}`: {meaning}", "`{name}`: {meaning}";
    NO_CASES = "Không có ca thử nào (`criteria/**/*.tests.toml`).", "There are no cases (`criteria/**/*.tests.toml`).";
    IS_TRUE = "điều kiện chưa bao giờ đúng", "the condition is never true";
    IS_FALSE = "điều kiện chưa bao giờ sai", "the condition is never false";
    AT = "chưa có giá trị đúng bằng ngưỡng {value}", "no value is exactly {value}";
    NEXT_TO = "chưa có giá trị sát ngưỡng {value} ở phía bên kia", "no value is close to {value} on its other side";
    BAND = "chưa có giá trị thuộc khoảng bắt đầu từ {value}", "no value is in the band from {value}";
    CHOICE = "chưa ca nào chọn `{value}`", "no case chooses `{value}`";
    NOT_APPLICABLE = "chưa ca nào để dòng này ra khỏi phiếu hoặc ghi không áp dụng", "the line is always applicable";
    DEDUCTED = "chưa ca nào trừ một phần điểm", "nothing is deducted in part";
    ALL_DEDUCTED = "chưa ca nào trừ hết điểm", "never is everything deducted";
    NO_OUTCOME = "chưa ca nào có kết quả này", "no case has this outcome";
    KEPT = "chưa ca nào được giữ mức khi khống chế", "nobody keeps the outcome under the quota";
    DEMOTED = "chưa ca nào bị hạ mức khi khống chế", "nobody is demoted by the quota";
    HELD = "chưa ca nào bằng nhau ở ranh giới khống chế", "nobody is tied at the quota";
}

#[must_use]
pub const fn compared(what: Compared) -> Phrase {
    match what {
        Compared::Total => TOTAL,
        Compared::Outcome => OUTCOME,
        Compared::Final => FINAL,
        Compared::Status => STATUS,
    }
}

/// What it means that nothing reaches it.
#[must_use]
pub const fn unreached(reach: &Reached) -> Phrase {
    match reach {
        Reached::True => IS_TRUE,
        Reached::False => IS_FALSE,
        Reached::At(_) => AT,
        Reached::NextTo(_) => NEXT_TO,
        Reached::BandFrom(_) => BAND,
        Reached::Choice(_) => CHOICE,
        Reached::NotApplicable => NOT_APPLICABLE,
        Reached::Deducted => DEDUCTED,
        Reached::AllDeducted => ALL_DEDUCTED,
        Reached::Outcome => NO_OUTCOME,
        Reached::Kept => KEPT,
        Reached::Demoted => DEMOTED,
        Reached::Held => HELD,
    }
}
