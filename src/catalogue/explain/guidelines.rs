//! Guideline files: the form.

super::explained! {
    CiteMissing:
        "Điều kiện, mức kết quả và tỷ lệ khống chế phải nói căn cứ vào mục nào của văn bản. Không có căn cứ thì không ai đối chiếu được quy định với văn bản gốc.", "Conditions, outcomes and quotas must say which clause they rest on. Without it nobody can hold the rule against its document.";
        "Thêm `cite` với mục, điều, khoản của văn bản.", "Add `cite` with the clause of the instrument.";
        "{ id = \"tong\", cite = \"mục III.1\", total = true, at_least = 90 }";
    ReferenceUnknown:
        "Một chỗ trong hướng dẫn nhắc tới nhóm, tiêu chí, số liệu hoặc chỉ số không tồn tại. Điều kiện đó sẽ không bao giờ hỏi được gì.", "The guideline refers to a group, line, fact or measure that does not exist. The condition could never ask anything.";
        "Sửa mã theo gợi ý, hoặc khai báo mục còn thiếu.", "Put the id right as suggested, or declare what is missing.";
        "group = \"5\"  →  group = \"4\"";
    MaximumTooLow:
        "Điểm tối đa ghi thấp hơn mức cao nhất mà tiêu chí có thể cho. Khi đó có phương án vượt mức tối đa.", "The stated maximum is below the highest points on offer. Some option would then exceed it.";
        "Nâng `max`, hoặc hạ điểm của phương án.", "Raise `max`, or lower the option's points.";
        "max = 5, points = 8  →  max = 8";
    IdReserved:
        "Mã này dành cho “chưa xếp loại” trong decisions.csv. Dùng cho một mức kết quả thì không phân biệt được hai nghĩa.", "This id is kept for “unrated” in decisions.csv. As an outcome the two could not be told apart.";
        "Đặt mã khác cho mức kết quả.", "Give the outcome another id.";
        "id = \"unrated\"  →  id = \"khong-dat\"";
    ReachUnfit:
        "Mức phải đạt của tiêu chí bắt buộc không phải là điểm hay bậc mà tiêu chí có thể cho. Điều kiện sẽ không bao giờ đúng.", "What the mandatory line must reach is no score or rating that it can have. The condition could never be true.";
        "Ghi điểm không quá mức tối đa, hoặc mã một bậc.", "Write points up to the maximum, or the id of a rating.";
        "max = 10, reach = 12  →  reach = 8";
    MaximumUnfit:
        "Tiêu chí chấm theo bậc không có điểm thì không thể có điểm tối đa.", "A line that is rated without points cannot have a maximum.";
        "Bỏ `max`, hoặc cho mỗi bậc một số điểm.", "Drop `max`, or give every rating points.";
        "kind = \"rating\", max = 10  →  kind = \"rating\"";
    StepZero:
        "Nấc điểm bằng 0 thì không điểm nào là bội số của nó, nên không chấm được.", "With a step of 0 no points are a multiple of it, so nothing could be scored.";
        "Ghi nấc lớn hơn 0, hoặc bỏ `step`.", "Write a step above 0, or drop it.";
        "step = 0  →  step = 0.5";
    RangeReversed:
        "Khoảng giá trị có đầu lớn hơn cuối nên không chứa giá trị nào.", "The range begins above its end, so it holds nothing.";
        "Đổi chỗ hai đầu.", "Swap the two ends.";
        "range = { from = 100, to = 0 }  →  range = { from = 0, to = 100 }";
    ReachWithoutRequired:
        "`reach` nói tiêu chí bắt buộc phải đạt bao nhiêu, nhưng tiêu chí không được đánh dấu bắt buộc. Như vậy nó không có tác dụng.", "`reach` says what a mandatory line must reach, but the line is not mandatory. So it would do nothing.";
        "Thêm `required = true`, hoặc bỏ `reach`.", "Add `required = true`, or drop `reach`.";
        "reach = 8  →  required = true, reach = 8";
    BandEmpty:
        "Một khoảng có cận dưới vượt cận trên nên không nhận giá trị nào.", "A band's lower bound passes its upper one, so it holds nothing.";
        "Sửa lại hai cận.", "Put its bounds right.";
        "{ at_least = 90, below = 80, points = 5 }  →  { at_least = 80, below = 90, points = 5 }";
    BandsGap:
        "Giữa các khoảng có chỗ hở: giá trị rơi vào đó không được điểm nào cả. Tổ chức gặp đúng giá trị ấy sẽ không chấm được.", "There is a gap between the bands: a value in it would have no points. Whoever meets it could not be scored.";
        "Kéo dài một khoảng, chú ý `at_least` và `above`, `at_most` và `below`.", "Stretch a band; mind `at_least` and `above`, `at_most` and `below`.";
        "at_most = 89 … at_least = 90  →  below = 90 … at_least = 90";
    BandsOverlap:
        "Hai khoảng cùng nhận một giá trị nên giá trị đó có hai số điểm.", "Two bands hold the same value, so it would have two scores.";
        "Thu hẹp một khoảng.", "Narrow one of them.";
        "at_most = 90 … at_least = 90  →  below = 90 … at_least = 90";
    RatingPointsMixed:
        "Một số bậc có điểm, một số không. Tổng điểm sẽ phụ thuộc vào việc tổ chức nào tình cờ được bậc nào.", "Some ratings have points and some do not. Totals would then depend on chance.";
        "Cho tất cả các bậc có điểm, hoặc không bậc nào.", "Give all of them points, or none.";
        "{ id = \"tot\", points = 8 }, { id = \"kha\" }  →  { id = \"kha\", points = 6 }";
    PeriodsNeedRescaleOrFull:
        "Tiêu chí chỉ chấm ở một số kỳ phải nói các kỳ còn lại tính thế nào: bỏ ra và quy đổi, hay coi như đủ điểm.", "A line for certain periods only must say how it counts in the others: left out and scaled, or in full.";
        "Thêm `not_applicable = \"rescale\"` hoặc `\"full\"`.", "Add `not_applicable = \"rescale\"` or `\"full\"`.";
        "periods = [3, 6, 9, 12], not_applicable = \"rescale\"";
    PeriodNumberUnfit:
        "Số thứ tự kỳ không có trong năm: phiếu tháng có 1 đến 12, phiếu quý có 1 đến 4.", "No year has a period of this number: months are 1 to 12, quarters 1 to 4.";
        "Sửa các số trong `periods`.", "Correct the numbers in `periods`.";
        "every = \"quarter\", periods = [3, 6]  →  periods = [1, 2]";
    MeasureUnfit:
        "Loại tiêu chí này không lấy giá trị từ chỉ số được, vì chỉ số là một con số.", "A line of this kind cannot take its value from a measure, as a measure is a number.";
        "Dùng loại points, bands hoặc deduction; hoặc bỏ `measure`.", "Use kind points, bands or deduction, or drop `measure`.";
        "kind = \"toggle\", measure = \"x\"  →  kind = \"bands\", measure = \"x\"";
    ComparatorMissing:
        "Điều kiện nêu điều cần xem mà không nói so với bao nhiêu. Như vậy không biết khi nào là đạt.", "The condition names its subject but compares it with nothing. So nobody knows when it holds.";
        "Thêm phép so sánh như `at_least`.", "Add a comparison such as `at_least`.";
        "total = true  →  total = true, at_least = 90";
    ComparatorUnfit:
        "Phép so sánh này không dùng được cho đối tượng của điều kiện, ví dụ so phần trăm với một số liệu có/không.", "This comparison does not suit the subject, such as a percentage of a yes-or-no fact.";
        "Dùng phép so sánh mà thông báo nêu.", "Use one that the message names.";
        "judgement = \"x\", at_most = 0  →  judgement = \"x\"";
    TotalWithoutPoints:
        "Phiếu này chỉ chấm theo bậc, không có điểm, nên không có tổng để so.", "The form has ratings only and no points, so there is no total to compare.";
        "Hỏi về từng tiêu chí bằng `rating_at_least`, hoặc cho các bậc có điểm.", "Ask for lines with `rating_at_least`, or give the ratings points.";
        "total = true  →  every_criterion = true, rating_at_least = \"kha\"";
    SubjectsMany:
        "Mỗi điều kiện chỉ hỏi một điều, mỗi chỉ số chỉ tính một cách. Nếu nêu hai thì không biết cần cả hai hay một trong hai.", "A condition asks one thing and a measure is worked out one way. With two it is unclear whether both or either is meant.";
        "Tách ra, hoặc dùng `all` hay `any`.", "Split it, or use `all` or `any`.";
        "{ total = true, group = \"1\" }  →  all = [{ total = true }, { group = \"1\" }]";
    CandidateSubject:
        "`candidate_if` nói tổ chức nào thuộc diện được xét, trước khi có điểm. Vì vậy nó không được hỏi về điểm.", "`candidate_if` says who is considered at all, before any score. So it cannot ask for scores.";
        "Chuyển điều kiện về điểm vào `requires` của một mức.", "Move conditions on scores to the `requires` of an outcome.";
        "candidate_if = [{ id = \"dk\", cite = \"mục IV\", step = \"registered\" }]";
}
