//! Quality findings: nothing is broken, but someone should look.

super::entries! {
    EvidenceMissing:
        "tiêu chí `{criterion}` được chấm điểm nhưng không có minh chứng", "criterion `{criterion}` has a score but no evidence";
        "cần minh chứng", "evidence is needed";
        "ghi số văn bản hoặc tệp trong evidence/ vào cột minh chứng", "name a document or a file in evidence/ in the evidence column";
    EvidenceOutsidePeriod:
        "minh chứng `{path}` không thuộc kỳ {period}", "the evidence `{path}` is not of {period}";
        "ngoài kỳ", "outside the period";
        "", "";
    JustificationShared:
        "cùng một ghi chú dùng cho {count} tổ chức: {organisations}", "the same note serves {count} organisations: {organisations}";
        "giống hệt nhau", "word for word";
        "", "";
    StagesFarApart:
        "{organisation}: tự chấm {own}, thẩm định {appraised}, mà không có ghi chú", "{organisation}: {own} by itself, {appraised} appraised, without a note";
        "", "";
        "ghi lý do chênh lệch vào cột ghi chú", "give the reason in a note";
    AllAtMaximum:
        "{organisation}: mọi tiêu chí đều chấm tối đa", "{organisation}: every criterion is at its maximum";
        "", "";
        "", "";
    SelfRaisedLate:
        "{organisation}: điểm tự chấm tiêu chí `{criterion}` tăng sau ngày tự đánh giá {date}", "{organisation}: the self score of `{criterion}` was raised after the self-assessment on {date}";
        "", "";
        "", "";
    DecisionDiffers:
        "quyết định {number} ghi `{decided}`, kết quả tính của {organisation} là `{computed}`", "decision {number} says `{decided}`, the result of {organisation} is `{computed}`";
        "khác kết quả tính", "differs from the result";
        "", "";
    SignedContentChanged:
        "nội dung đã ký của {organisation} ({stage}) đã thay đổi", "the signed content of {organisation} ({stage}) has changed";
        "", "";
        "", "";
    EventsQuiet:
        "{organisation}: không có việc nào được ghi từ {from} đến {to}", "{organisation}: nothing noted from {from} to {to}";
        "", "";
        "", "";
    FindingOverdue:
        "hạn chế `{finding}` của {organisation} quá hạn {due} mà chưa khắc phục", "the finding `{finding}` of {organisation} was due on {due} and is not remedied";
        "quá hạn", "past due";
        "", "";
    WaiverUnused:
        "miễn trừ điều kiện `{condition}` cho {organisation} không được dùng đến", "the waiver of `{condition}` for {organisation} was never used";
        "không kết quả nào dùng", "no result used it";
        "", "";
    AssignmentUnused:
        "phân công {post} theo dõi {organisation} không được dùng đến", "the assignment of {post} to {organisation} serves nothing";
        "", "";
        "", "";
    QuotaExceptionUnused:
        "ngoại lệ về tỷ lệ khống chế không được dùng đến", "the quota exception was never used";
        "", "";
        "", "";
    MonitorMissing:
        "{organisation} đã đăng ký nhưng chưa ai được phân công theo dõi", "{organisation} has registered, but nobody follows it";
        "", "";
        "thêm dòng vào assignments.csv", "add a row to assignments.csv";
    PlanMissing:
        "{organisation}: chưa có kế hoạch cho tiêu chí {criteria}", "{organisation}: no plan for criteria {criteria}";
        "", "";
        "", "";
    PeersAlike:
        "{count} tổ chức có điểm giống hệt nhau: {organisations}", "{count} organisations have the very same scores: {organisations}";
        "", "";
        "", "";
    ExtensionUnused:
        "mục `{id}` không thay đổi gì so với hướng dẫn gốc", "`{id}` changes nothing of the base guideline";
        "giống hướng dẫn gốc", "the same as in the base";
        "", "";
    ConditionNeverTrue:
        "điều kiện về `{subject}` không bao giờ đúng", "the condition on `{subject}` can never be true";
        "chỉ có thể là: {values}", "it can only be: {values}";
        "kiểm tra ngưỡng của điều kiện, hoặc điểm tối đa", "check the threshold of the condition, or the maximum";
    ConditionContradictory:
        "các ngưỡng đối với `{subject}` loại trừ nhau, nên không bao giờ cùng đúng", "the thresholds for `{subject}` exclude each other and are never met together";
        "không giá trị nào đáp ứng tất cả", "no value meets them all";
        "kiểm tra các ngưỡng", "check the thresholds";
}
