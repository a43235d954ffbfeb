//! The words for the domain's fixed values: kinds, steps, stages, statuses.

use super::Phrase;
use crate::diagnostics::Severity;
use crate::model::comparison::TextColumn;
use crate::model::condition::Comparator;
use crate::model::record::{RecordColumn, Role};
use crate::model::results::{Standing, Status};
use crate::model::{Every, Language, OrganisationKind, Stage, Step, Unit};

#[must_use]
pub const fn kind(kind: OrganisationKind) -> Phrase {
    match kind {
        OrganisationKind::GrassrootsCommittee => Phrase::new("đảng bộ cơ sở", "grassroots-committee"),
        OrganisationKind::GrassrootsCell => Phrase::new("chi bộ cơ sở", "grassroots-cell"),
        OrganisationKind::SectionalCommittee => Phrase::new("đảng bộ bộ phận", "sectional-committee"),
        OrganisationKind::Cell => Phrase::new("chi bộ trực thuộc", "cell"),
    }
}

/// A review that every workspace has by habit; any other is called by its id.
#[must_use]
pub fn review(id: &str) -> Option<Phrase> {
    usual(id).map(|(_, phrase, _)| *phrase)
}

/// The same as it is called where people read of it.
#[must_use]
pub fn review_name(id: &str, language: Language) -> &str {
    review(id).map_or(id, |phrase| phrase.get(language))
}

/// The guidelines that such a review uses by habit: those that a new workspace gives it.
#[must_use]
pub fn usual_guidelines(review: &str) -> &'static [&'static str] {
    usual(review).map_or(&[], |(_, _, guidelines)| *guidelines)
}

type Usual = (&'static str, Phrase, &'static [&'static str]);

const USUAL: [Usual; 3] = [
    ("recognition", Phrase::new("công nhận", "recognition"), &["chi-bo-4-tot", "dang-bo-co-so-4-tot"]),
    ("classification", Phrase::new("xếp loại", "classification"), &["xep-loai-to-chuc-dang"]),
    ("meeting", Phrase::new("sinh hoạt", "meetings"), &["sinh-hoat-chi-bo"]),
];

fn usual(review: &str) -> Option<&'static Usual> {
    USUAL.iter().find(|(known, ..)| *known == review)
}

#[must_use]
pub const fn stage(stage: Stage) -> Phrase {
    match stage {
        Stage::Own => Phrase::new("tự chấm", "self"),
        Stage::Appraised => Phrase::new("thẩm định", "appraised"),
        Stage::Decided => Phrase::new("cấp quyết định", "decided"),
    }
}

/// What a text beside a value is called.
#[must_use]
pub const fn text_column(column: TextColumn) -> Phrase {
    match column {
        TextColumn::Evidence => Phrase::new("minh chứng", "evidence"),
        TextColumn::Note => Phrase::new("ghi chú", "note"),
    }
}

/// What a column of a table is called.
#[must_use]
pub const fn record_column(column: RecordColumn) -> Phrase {
    let vietnamese = match column {
        RecordColumn::Outcome => "kết quả",
        RecordColumn::Number => "số quyết định",
        RecordColumn::Post => "chức danh",
        RecordColumn::FoundOn => "ngày phát hiện",
        RecordColumn::Date => "ngày",
        RecordColumn::By => "người thực hiện",
        RecordColumn::Criterion => "tiêu chí",
        RecordColumn::Finding => "nội dung",
        RecordColumn::Document => "văn bản",
        RecordColumn::Authority => "cấp có thẩm quyền",
        RecordColumn::Reason => "lý do",
        RecordColumn::Due => "thời hạn",
        RecordColumn::RemediedOn => "ngày khắc phục",
        RecordColumn::From => "từ ngày",
        RecordColumn::Until => "đến hết ngày",
        RecordColumn::To => "đến ngày",
        RecordColumn::Digest => "mã băm",
        RecordColumn::Note => "ghi chú",
    };
    Phrase::new(vietnamese, column.word())
}

#[must_use]
pub const fn role(role: Role) -> Phrase {
    match role {
        Role::Follow => Phrase::new("theo dõi", "to follow"),
        Role::Appraise => Phrase::new("thẩm định", "to appraise"),
    }
}

#[must_use]
pub const fn step(step: Step) -> Phrase {
    match step {
        Step::Registered => Phrase::new("đăng ký", "registered"),
        Step::Planned => Phrase::new("kế hoạch", "planned"),
        Step::SelfReviewed => Phrase::new("tự rà soát", "self-reviewed"),
        Step::Inspected => Phrase::new("kiểm tra", "inspected"),
        Step::Notified => Phrase::new("thông báo kết quả", "notified"),
        Step::SelfAssessed => Phrase::new("tự đánh giá", "self-assessed"),
        Step::Submitted => Phrase::new("đề nghị", "submitted"),
        Step::Returned => Phrase::new("trả lại", "returned"),
        Step::Appraised => Phrase::new("thẩm định", "appraised"),
    }
}

#[must_use]
pub const fn every(every: Every) -> Phrase {
    match every {
        Every::Month => Phrase::new("hằng tháng", "monthly"),
        Every::Quarter => Phrase::new("hằng quý", "quarterly"),
        Every::Year => Phrase::new("hằng năm", "yearly"),
    }
}

#[must_use]
pub const fn status(status: Status) -> Phrase {
    match status {
        Status::Determined => Phrase::new("đã xác định", "determined"),
        Status::Undetermined => Phrase::new("chưa xác định", "undetermined"),
        Status::Held => Phrase::new("chờ quyết định", "held"),
        Status::Unrated => Phrase::new("chưa xếp loại", "unrated"),
        Status::NotCandidate => Phrase::new("không thuộc diện xét", "not a candidate"),
    }
}

#[must_use]
pub const fn standing(standing: Standing) -> Phrase {
    match standing {
        Standing::Kept => Phrase::new("được giữ trong tỷ lệ khống chế", "kept within the quota"),
        Standing::Demoted => Phrase::new("hạ xuống vì vượt tỷ lệ khống chế", "lowered by the quota"),
        Standing::Held => {
            Phrase::new("ngang nhau ở ranh giới tỷ lệ khống chế", "tied at the edge of the quota")
        }
    }
}

#[must_use]
pub const fn unit(unit: Unit) -> Phrase {
    match unit {
        Unit::Count => Phrase::new("số đếm", "a count"),
        Unit::Number => Phrase::new("con số", "a number"),
        Unit::Percent => Phrase::new("tỷ lệ %", "a percentage"),
        Unit::Flag => Phrase::new("có hoặc không", "yes or no"),
    }
}

/// What a comparison asks for: `từ 90 trở lên`.
#[must_use]
pub const fn comparator(comparator: Comparator) -> Phrase {
    match comparator {
        Comparator::AtLeast => Phrase::new("từ {value} trở lên", "at least {value}"),
        Comparator::Above => Phrase::new("trên {value}", "more than {value}"),
        Comparator::AtMost => Phrase::new("không quá {value}", "at most {value}"),
        Comparator::Below => Phrase::new("dưới {value}", "less than {value}"),
        Comparator::Equals => Phrase::new("đúng {value}", "exactly {value}"),
    }
}

#[must_use]
pub const fn severity(severity: Severity) -> Phrase {
    match severity {
        Severity::Error => Phrase::new("lỗi", "error"),
        Severity::Warning => Phrase::new("cảnh báo", "warning"),
    }
}

#[must_use]
pub const fn yes_or_no(yes: bool) -> Phrase {
    if yes { Phrase::new("có", "yes") } else { Phrase::new("không", "no") }
}

#[cfg(test)]
mod tests {
    use super::USUAL;
    use crate::catalogue::templates;

    #[test]
    fn a_new_workspace_uses_the_usual_guidelines() {
        for manifest in [templates::MANIFEST.vi, templates::MANIFEST.en] {
            for (review, _, guidelines) in USUAL {
                let (_, below) = manifest.split_once(&format!("[reviews.{review}]")).expect("it is listed");
                let line = below.lines().nth(1).expect("its guidelines");
                assert_eq!(line, format!("guidelines = {guidelines:?}"));
            }
        }
    }
}
