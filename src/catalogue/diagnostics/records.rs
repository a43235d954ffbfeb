//! Rows of a year: whom and what they speak of.

super::entries! {
    OrganisationUnknown:
        "không có tổ chức mã `{organisation}`", "there is no organisation `{organisation}`";
        "cần một mã trong organisations.csv", "an id of organisations.csv is needed";
        "", "";
    OrganisationContradicted:
        "dòng ghi tổ chức `{organisation}` nhưng tệp là của `{file}`", "the row says `{organisation}`, but the file is that of `{file}`";
        "phải là `{file}` hoặc để trống", "must be `{file}` or empty";
        "", "";
    OrganisationMissing:
        "không rõ là của tổ chức nào", "whose it is is not said";
        "tệp chung cần mã tổ chức ở mọi dòng", "a file for many needs an organisation in every row";
        "ghi mã vào cột `tổ chức`", "give the id in the column `organisation`";
    NotInReview:
        "{organisation} không thuộc nội dung đánh giá `{review}` kỳ {period}", "{organisation} is not in review `{review}` in {period}";
        "không hướng dẫn nào áp dụng", "no guideline applies";
        "kiểm tra loại hình của tổ chức và ngày hiệu lực của hướng dẫn", "check the kind of organisation and the dates in force";
    NotInExistence:
        "{organisation} chưa thành lập hoặc đã giải thể vào ngày cuối kỳ {period}", "{organisation} does not exist on the last day of {period}";
        "hoạt động {life}", "it exists {life}";
        "bỏ dòng này, hoặc sửa từ ngày, đến ngày trong organisations.csv", "drop the row, or change from, to in organisations.csv";
    PeriodOfOtherYear:
        "kỳ {period} không thuộc năm {year} của thư mục", "the period {period} is not of the folder's year {year}";
        "cần kỳ của năm {year}", "a period of {year} is needed";
        "chuyển dòng này sang thư mục của năm đó", "move the row to the folder of that year";
    PeriodOfOtherLength:
        "kỳ {period} không đúng loại kỳ (tháng, quý, năm): `{subject}` được ghi {every}", "{period} has the wrong length: `{subject}` is {every}";
        "cần kỳ như {example}", "a period such as {example} is needed";
        "ghi kỳ ở cột kỳ ; không ghi thì kỳ là cả năm", "give it in the column `period`; without one the period is the year";
    TomlPeriodNotYear:
        "tệp TOML ghi phiếu của kỳ {period}, không phải của cả năm", "the TOML file holds a form of {period}, not of the year";
        "cần cả năm", "the year is needed";
        "ghi phiếu tháng, quý bằng tệp CSV có cột kỳ", "record forms of months and quarters as CSV with a period column";
    RowRepeated:
        "dòng này lặp lại một dòng khác: {subject}", "this row repeats another: {subject}";
        "đã có ở chỗ khác", "given elsewhere too";
        "xóa một trong hai dòng; chương trình không chọn hộ", "delete one of the two; the program does not choose";
    CriterionUnknown:
        "hướng dẫn của {organisation} không có tiêu chí `{criterion}`", "the guideline of {organisation} has no criterion `{criterion}`";
        "hướng dẫn đang dùng: {guidelines}", "in use: {guidelines}";
        "xem các mã bằng `bontot criteria show`; dòng tổng cộng thì xóa, chương trình tự cộng", "`bontot criteria show` lists the ids; delete a row of totals, they are worked out";
    StageUnknown:
        "hướng dẫn {guideline} không có bước chấm “{stage}”", "the guideline {guideline} has no stage “{stage}”";
        "các bước chấm: {known}", "its stages: {known}";
        "bỏ giá trị này", "take this value out";
    OutcomeUnknown:
        "nội dung đánh giá `{review}` không có kết quả `{outcome}`", "review `{review}` has no outcome `{outcome}`";
        "các kết quả: {known}", "its outcomes: {known}";
        "", "";
    ConditionUnknown:
        "nội dung đánh giá `{review}` không có điều kiện `{condition}`", "review `{review}` has no condition `{condition}`";
        "các điều kiện: {known}", "its conditions: {known}";
        "", "";
    FactUnknown:
        "không hướng dẫn nào khai báo số liệu `{fact}`", "no guideline in use declares the fact `{fact}`";
        "các số liệu: {known}", "the facts: {known}";
        "", "";
}
