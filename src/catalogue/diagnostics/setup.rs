//! The manifest and the register of organisations.

super::entries! {
    GuidelineUnknown:
        "không có hướng dẫn `{guideline}`", "there is no guideline `{guideline}`";
        "hiện có: {known}", "there are: {known}";
        "xem `bontot criteria list`", "see `bontot criteria list`";
    GuidelineAmbiguous:
        "nội dung đánh giá `{review}` có hai hướng dẫn cho {organisation} kỳ {period}: {first} và {second}", "in review `{review}` two guidelines serve {organisation} in {period}: {first} and {second}";
        "chỉ được một hướng dẫn", "there can be only one";
        "{remedy}", "{remedy}";
    GuidelineRepeated:
        "hướng dẫn {guideline} có ở hai tệp", "the guideline {guideline} stands in two files";
        "trùng mã và phiên bản", "the same id and version";
        "đổi `version` của một tệp, hoặc xóa tệp thừa", "change the `version` of one file, or delete the spare one";
    ReviewUnknown:
        "hồ sơ không có nội dung đánh giá `{review}`", "the workspace has no review `{review}`";
        "hiện có: {known}", "there are: {known}";
        "sửa lại tên, hoặc khai báo [reviews.{review}] trong bontot.toml; không dùng nội dung này thì xóa tệp hoặc thư mục của nó trong assessments", "put the name right, or declare [reviews.{review}] in bontot.toml; where the review is not used, delete its file or folder in assessments";
    DeadlineMalformed:
        "`{value}` không phải là hạn", "`{value}` is not a deadline";
        "cần tháng-ngày như \"02-28\", hoặc \"+01-15\" cho năm sau", "month-day such as \"02-28\" is needed, or \"+01-15\" for the year after";
        "", "";
    DeadlineMissing:
        "điều kiện đúng hạn cần hạn của bước `{step}`, nhưng bontot.toml không có", "a condition asks for step `{step}` on time, but bontot.toml has no deadline for it";
        "", "";
        "thêm `{step} = \"MM-DD\"` (tháng-ngày) vào [deadlines]", "add `{step} = \"MM-DD\"` (month-day) to [deadlines]";
    SeverityOfError:
        "không đổi được mức của lỗi `{code}`", "the severity of the error `{code}` cannot be changed";
        "chỉ đổi được mức của thông báo về chất lượng", "only quality findings have a severity of their own";
        "", "";
    IdRepeated:
        "`{id}` có hai lần", "`{id}` stands twice";
        "đã có ở trên", "it stands above already";
        "", "";
    IdsDifferInCase:
        "mã `{id}` và `{other}` chỉ khác chữ hoa, chữ thường", "the ids `{id}` and `{other}` differ only in case";
        "dễ nhầm với `{other}`", "easily taken for `{other}`";
        "", "";
    RegisterEmpty:
        "không có tổ chức nào trong organisations.csv", "there is no organisation in organisations.csv";
        "", "";
        "ghi mỗi tổ chức một dòng, với các cột {columns}", "give each organisation a row, with the columns {columns}";
    ParentUnknown:
        "không có tổ chức cấp trên `{parent}`", "there is no parent organisation `{parent}`";
        "cần một mã trong organisations.csv, hoặc để trống", "an id of organisations.csv, or nothing, is needed";
        "", "";
    ParentLoop:
        "cấp trên đi thành vòng: {members}", "the parents go round in a circle: {members}";
        "một tổ chức không thể là cấp trên của chính mình", "no organisation can be above itself";
        "sửa cột cấp trên của một trong các tổ chức này", "change the parent of one of these organisations";
    ResultCircle:
        "kết quả cần chính nó để tính: {members}", "a result needs itself: {members}";
        "", "";
        "bỏ một tham chiếu trong các hướng dẫn, hoặc dùng by = \"decision\"", "drop a reference in the guidelines, or use by = \"decision\"";
}
