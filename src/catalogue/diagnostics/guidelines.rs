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
    IdReserved:
        "mã `{id}` dành riêng cho “chưa xếp loại”", "the id `{id}` is kept for “unrated”";
        "chọn mã khác", "choose another id";
        "", "";
    ReachUnfit:
        "mức phải đạt (`reach`) của tiêu chí `{criterion}` không phù hợp", "the `reach` of criterion `{criterion}` does not fit";
        "điểm không quá mức tối đa, hoặc mã một bậc", "points up to the maximum, or the id of a rating";
        "", "";
    MaximumUnfit:
        "tiêu chí `{criterion}` chấm theo bậc không có điểm nên không có `max`", "criterion `{criterion}` is a rating without points, so it has no `max`";
        "bỏ `max`", "drop `max`";
        "", "";
    StepZero:
        "nấc điểm `step` của tiêu chí `{criterion}` bằng 0", "the `step` of criterion `{criterion}` is 0";
        "cần số lớn hơn 0, hoặc bỏ `step`", "a number above 0 is needed, or no `step`";
        "", "";
    RangeReversed:
        "khoảng đi ngược: từ {from} đến {to}", "the range is reversed: from {from} to {to}";
        "`from` không được lớn hơn `to`", "`from` must not be above `to`";
        "", "";
    ReachWithoutRequired:
        "`reach` chỉ có nghĩa khi có `required = true`", "`reach` means something only with `required = true`";
        "thêm `required = true` hoặc bỏ `reach`", "add `required = true` or drop `reach`";
        "", "";
    BandEmpty:
        "có một khoảng của tiêu chí `{criterion}` không nhận giá trị nào", "a band of criterion `{criterion}` holds no value";
        "cận dưới không được vượt cận trên", "the lower bound must not pass the upper one";
        "", "";
    BandsGap:
        "các khoảng của tiêu chí `{criterion}` bỏ trống: {values}", "the bands of criterion `{criterion}` leave a gap: {values}";
        "không khoảng nào nhận các giá trị này", "no band holds these values";
        "", "";
    BandsOverlap:
        "các khoảng của tiêu chí `{criterion}` chồng nhau: {values}", "the bands of criterion `{criterion}` overlap: {values}";
        "hai khoảng cùng nhận các giá trị này", "two bands hold these values";
        "", "";
    RatingPointsMixed:
        "có bậc ghi điểm, có bậc không", "some ratings have points and some have none";
        "ghi điểm cho tất cả hoặc không ghi cho bậc nào", "give points to all or to none";
        "", "";
    PeriodsNeedRescaleOrFull:
        "tiêu chí `{criterion}` có `periods` nên phải có `not_applicable`", "criterion `{criterion}` has `periods`, so it needs `not_applicable`";
        "cần `not_applicable = \"rescale\"` hoặc `\"full\"`", "`not_applicable = \"rescale\"` or `\"full\"` is needed";
        "", "";
    PeriodNumberUnfit:
        "`periods` có {value}, nhưng một năm chỉ có {most} kỳ", "`periods` has {value}, but a year has only {most} periods";
        "cần số từ 1 đến {most}", "a number from 1 to {most} is needed";
        "", "";
    MeasureUnfit:
        "tiêu chí `{criterion}` không nhận giá trị từ chỉ số", "criterion `{criterion}` cannot take its value from a measure";
        "chỉ tiêu chí loại points, bands, deduction mới dùng được `measure`", "only kinds points, bands, deduction can have a `measure`";
        "", "";
    ComparatorMissing:
        "điều kiện về `{subject}` không so với giá trị nào", "the condition on `{subject}` compares to nothing";
        "dùng được: {expected}", "possible: {expected}";
        "", "";
    ComparatorUnfit:
        "phép so sánh này không dùng được cho `{subject}`", "this comparison does not fit `{subject}`";
        "dùng được: {expected}", "possible: {expected}";
        "", "";
    TotalWithoutPoints:
        "không có điểm nào ở đây để so: các tiêu chí đều chấm theo bậc không có điểm", "there are no points here to compare: all criteria are ratings without points";
        "không so điểm được", "no points to compare";
        "bỏ điều kiện này, hoặc dùng rating_at_least", "drop it, or use rating_at_least";
    SubjectsMany:
        "ở đây phải có đúng một nội dung để hỏi hoặc tính, hiện có {count}", "there must be exactly one subject here, there are {count}";
        "đang có: {found}", "found: {found}";
        "giữ một trong: {known}", "keep one of: {known}";
    CandidateSubject:
        "`candidate_if` không được hỏi về `{subject}`", "`candidate_if` cannot ask for `{subject}`";
        "được hỏi: step, fact, measure, outcome, judgement", "it may ask for step, fact, measure, outcome, judgement";
        "", "";
    FloorMissing:
        "kết quả cuối cùng `{outcome}` vẫn còn điều kiện, nên có thể có tổ chức không thuộc mức nào", "the last outcome `{outcome}` has conditions, so someone may end in none";
        "kết quả cuối phải không có `requires`", "the last one must have no `requires`";
        "", "";
    LadderHole:
        "tổng điểm {total} chỉ thuộc mức cuối cùng, dù mức `{outcome}` tốt hơn nhận cả tổng thấp hơn", "the total {total} belongs to the last outcome only, though `{outcome}` takes lower ones";
        "kiểm tra các ngưỡng tổng điểm", "check the thresholds of the total";
        "", "";
    OutcomeUnreachable:
        "không tổ chức nào có thể đạt `{outcome}`", "nobody can reach `{outcome}`";
        "{better} đã nhận hết các tổng điểm của kết quả này", "{better} takes all of its totals";
        "kiểm tra các ngưỡng tổng điểm", "check the thresholds of the total";
    JudgementUndeclared:
        "số liệu `{fact}` không được khai báo là nhận định (`judgement = true`)", "the fact `{fact}` is not declared as a judgement (`judgement = true`)";
        "dùng `fact`, hoặc khai báo `judgement = true`", "use `fact`, or declare `judgement = true`";
        "", "";
    RatioOfFlags:
        "số liệu `{fact}` là có/không, không tính tỷ lệ được", "the fact `{fact}` is yes or no; no ratio can be taken";
        "cần số liệu đếm hoặc đo", "a count or a number is needed";
        "", "";
    JudgementNotFlag:
        "nhận định `{fact}` phải có đơn vị `flag`", "the judgement `{fact}` must have the unit `flag`";
        "cần unit = \"flag\"", "unit = \"flag\" is needed";
        "", "";
    RatioNotTwo:
        "`ratio` cần đúng hai số liệu, ở đây có {found}", "`ratio` takes exactly two facts, here there are {found}";
        "cần [\"tử số\", \"mẫu số\"]", "[\"numerator\", \"denominator\"] is needed";
        "", "";
    FactDeclaredTwice:
        "số liệu `{fact}` được hai hướng dẫn khai báo khác nhau", "two guidelines declare the fact `{fact}` differently";
        "khác ở đơn vị, kỳ hoặc giới hạn", "unit, period or bounds differ";
        "khai báo giống nhau, hoặc dùng hai mã", "declare it alike, or use two ids";
    FactNeverKnown:
        "hướng dẫn này không bao giờ biết được số liệu `{fact}`", "this guideline can never know the fact `{fact}`";
        "{reason}", "{reason}";
        "sửa `every` của số liệu", "change the `every` of the fact";
    ExtendsUnknown:
        "không có hướng dẫn gốc `{guideline}`", "there is no base guideline `{guideline}`";
        "các phiên bản hiện có: {known}", "versions there are: {known}";
        "ghi mã@phiên bản của một hướng dẫn; xem `bontot criteria list`", "name a guideline as id@version; see `bontot criteria list`";
    ExtendsCircle:
        "các hướng dẫn mở rộng lẫn nhau thành vòng: {members}", "the guidelines extend each other in a circle: {members}";
        "bỏ một `extends`", "drop one `extends`";
        "", "";
    GuidelineTooLarge:
        "hướng dẫn quá lớn ({what}: {found})", "the guideline is too large ({what}: {found})";
        "nhiều nhất {limit}", "at most {limit}";
        "", "";
    ExtendsTooDeep:
        "hướng dẫn dựa trên hướng dẫn khác quá {limit} tầng", "guidelines extend each other over more than {limit} levels";
        "không đọc tiếp từ đây", "nothing is read from here on";
        "chép các sửa đổi vào một hướng dẫn, hoặc dựa thẳng vào bản gốc", "put the changes together in one guideline, or extend the first one itself";
    BeforeMisplaced:
        "`before` chỉ dùng cho mục được thêm vào", "`before` is only for an item that is added";
        "mục này đã có trong hướng dẫn gốc", "this item is in the base already";
        "", "";
    QuotaShareUnfit:
        "tỷ lệ khống chế {share}% không nằm trong khoảng 0–100%", "the quota's share {share}% is not within 0–100%";
        "cần tỷ lệ từ 0% đến 100%", "a share of 0% to 100% is needed";
        "", "";
    QuotaUnfit:
        "`{outcome}` không thấp hơn mức bị khống chế `{capped}`", "`{outcome}` is not below the capped outcome `{capped}`";
        "`demote_to` phải là một mức thấp hơn", "`demote_to` must be a lower outcome";
        "", "";
    QuotaExceptionSmaller:
        "tỷ lệ riêng {share}% thấp hơn tỷ lệ khống chế {least}% của hướng dẫn", "the share {share}% is below the {least}% of the guideline";
        "cần ít nhất {least}%", "at least {least}% is needed";
        "", "";
    QuotaExceptionRepeated:
        "nhóm này đã có tỷ lệ riêng cho `{review}` kỳ {period}", "this peer group has a share of its own for `{review}`, {period} already";
        "mỗi nhóm chỉ được một tỷ lệ riêng trong một kỳ", "a group can have only one in a period";
        "bỏ một trong hai mục", "drop one of the two entries";
    QuotaExceptionUnfit:
        "không nhóm nào trong nội dung đánh giá này được phân theo các khóa của ngoại lệ", "no peer group of this review goes by the keys of the exception";
        "ghi đúng các khóa mà hướng dẫn dùng để phân nhóm: {known}", "exactly the keys that the guideline groups by are needed: {known}";
        "", "";
}
