//! Guideline files.

super::entries! {
    CiteMissing:
        "{subject} thiếu căn cứ (`cite`)", "{subject} has no `cite`";
        "cần ghi điều, khoản của văn bản", "the clause of the instrument is needed";
        "", "";
    ReferenceUnknown:
        "không có {kind} `{id}` trong hướng dẫn này", "there is no {kind} `{id}` in this guideline";
        "hiện có: {known}", "there are: {known}";
        "", "";
    MaximumTooLow:
        "mức tối đa {max} thấp hơn số điểm cao nhất có thể đạt là {highest}", "the maximum {max} is below the {highest} points on offer";
        "cần ít nhất {highest}", "at least {highest} is needed";
        "", "";
    BandsGap:
        "các mức của tiêu chí `{criterion}` bỏ trống: {values}", "the bands of criterion `{criterion}` leave a gap: {values}";
        "không mức nào nhận các giá trị này", "no band holds these values";
        "", "";
    BandsOverlap:
        "các mức của tiêu chí `{criterion}` chồng nhau: {values}", "the bands of criterion `{criterion}` overlap: {values}";
        "hai mức cùng nhận các giá trị này", "two bands hold these values";
        "", "";
    RatingPointsMixed:
        "có xếp loại ghi điểm, có xếp loại không", "some ratings have points and some have none";
        "ghi điểm cho tất cả hoặc không ghi cho loại nào", "give points to all or to none";
        "", "";
    PeriodsNeedRescaleOrFull:
        "tiêu chí `{criterion}` có `periods` nên phải có `not_applicable`", "criterion `{criterion}` has `periods`, so it needs `not_applicable`";
        "cần `not_applicable = \"rescale\"` hoặc `\"full\"`", "`not_applicable = \"rescale\"` or `\"full\"` is needed";
        "", "";
    MeasureUnfit:
        "chỉ số `{measure}` không dùng được ở đây: {reason}", "the measure `{measure}` does not fit here: {reason}";
        "", "";
        "", "";
    ComparatorUnfit:
        "phép so sánh không dùng được cho {subject}", "this comparison does not fit {subject}";
        "{expected}", "{expected}";
        "", "";
    TotalWithoutPoints:
        "phiếu không có điểm nên không có tổng điểm để so", "the form has no points, so there is no total";
        "bỏ điều kiện về tổng điểm", "drop the condition on the total";
        "", "";
    SubjectsMany:
        "điều kiện phải hỏi đúng một nội dung, ở đây có {count}", "a condition has exactly one subject, here there are {count}";
        "chọn một trong: {known}", "one of: {known}";
        "", "";
    CandidateSubject:
        "`candidate_if` không được hỏi về `{subject}`", "`candidate_if` cannot ask for `{subject}`";
        "được hỏi: step, fact, measure, outcome, judgement", "it may ask for step, fact, measure, outcome, judgement";
        "", "";
    FloorMissing:
        "kết quả cuối cùng `{outcome}` vẫn còn điều kiện, nên có tổ chức không rơi vào mức nào", "the last outcome `{outcome}` has conditions, so someone may end in none";
        "kết quả cuối phải không có `requires`", "the last one must have no `requires`";
        "", "";
    LadderHole:
        "tổng điểm {values} không thuộc mức nào ngoài mức cuối, dù mức `{outcome}` tốt hơn nhận tổng thấp hơn", "the totals {values} belong to the last outcome only, though `{outcome}` takes lower ones";
        "kiểm tra các ngưỡng", "check the thresholds";
        "", "";
    OutcomeUnreachable:
        "không tổ chức nào có thể đạt `{outcome}`: `{better}` đã nhận hết các tổng điểm đó", "nobody can reach `{outcome}`: `{better}` takes all of its totals";
        "kiểm tra các ngưỡng", "check the thresholds";
        "", "";
    FactDeclaredTwice:
        "số liệu `{fact}` được hai hướng dẫn khai báo khác nhau", "two guidelines declare the fact `{fact}` differently";
        "khác ở đơn vị, kỳ hoặc giới hạn", "unit, period or bounds differ";
        "khai báo giống nhau, hoặc dùng hai mã", "declare it alike, or use two ids";
    FactNeverKnown:
        "hướng dẫn này không bao giờ biết được số liệu `{fact}`: {reason}", "this guideline can never know the fact `{fact}`: {reason}";
        "", "";
        "", "";
    ExtendsUnsupported:
        "phiên bản này chưa đọc được `extends`", "this version cannot read `extends` yet";
        "", "";
        "chép hướng dẫn gốc vào tệp này", "copy the base guideline into this file";
    QuotaUnfit:
        "tỷ lệ khống chế không dùng được: {reason}", "the quota does not fit: {reason}";
        "", "";
        "", "";
    QuotaExceptionUnfit:
        "ngoại lệ về tỷ lệ khống chế không dùng được: {reason}", "the quota exception does not fit: {reason}";
        "", "";
        "", "";
}
