//! Records: whom, what and when they speak of.

super::explained! {
    OrganisationUnknown:
        "Mã tổ chức này không có trong organisations.csv. Có thể gõ nhầm, hoặc Excel đã đổi mã (001 thành 1, 3/4 thành ngày).", "This id is not in organisations.csv. It may be misspelt, or Excel changed it (001 to 1, 3/4 to a date).";
        "Sửa mã theo gợi ý, hoặc thêm tổ chức vào danh sách.", "Put the id right as suggested, or add the organisation to the list.";
        "cb-1  →  cb-01";
    OrganisationContradicted:
        "Tên tệp nói một tổ chức, cột tổ chức trong tệp nói tổ chức khác. Hay gặp khi chép tệp của chi bộ này sang cho chi bộ khác.", "The file's name says one organisation, its column another. It happens when one cell's file is copied for another.";
        "Sửa cột cho khớp tên tệp, hoặc bỏ hẳn cột.", "Make the column agree with the name, or leave the column out.";
        "cb-02.csv: cb-01,1.1,9  →  cb-02,1.1,9";
    OrganisationMissing:
        "Trong tệp chung cho nhiều tổ chức, dòng này không nói của ai.", "In a file for many organisations this row does not say whose it is.";
        "Điền mã tổ chức, hoặc tách thành tệp mang tên tổ chức.", "Give its organisation, or move it to a file of that name.";
        ",1.1,9  →  cb-01,1.1,9";
    NotInReview:
        "Tổ chức này không có hướng dẫn nào trong nội dung đánh giá và kỳ đó, do loại hình hoặc do hướng dẫn chưa hay hết hiệu lực. Dòng ghi cho nó sẽ không được tính.", "No guideline serves this organisation in that review and period, by its kind or by dates in force. The row would not count.";
        "Chuyển dòng sang đúng nội dung đánh giá, sửa loại hình, hoặc thêm hướng dẫn.", "Move the row to the right review, correct the kind, or add a guideline.";
        "db-01 (đảng bộ cơ sở) không chấm theo phiếu của chi bộ";
    NotInExistence:
        "Vào ngày cuối của kỳ, tổ chức chưa thành lập hoặc đã giải thể theo organisations.csv. Kỳ đó không xét tổ chức này.", "On the last day of the period the organisation does not exist, by organisations.csv. It is not assessed then.";
        "Xóa dòng, hoặc sửa từ ngày, đến ngày của tổ chức.", "Delete the row, or correct from and to in the register.";
        "đến ngày 30/06/2024, mà có điểm của kỳ 2024-Q3";
    PeriodOfOtherYear:
        "Dòng ghi kỳ của năm khác với thư mục năm chứa nó. Mỗi thư mục chỉ giữ dữ liệu của năm mình.", "The row's period is of another year than its folder. A folder holds its own year only.";
        "Sửa kỳ, hoặc chuyển dòng sang thư mục của năm đó.", "Correct the period, or move the row to that year's folder.";
        "2024/facts.csv: 2023-12  →  2024-12";
    PeriodOfOtherLength:
        "Kỳ dài hơn hoặc ngắn hơn kỳ của phiếu hay số liệu. Phiếu hằng tháng cần tháng, phiếu hằng năm cần năm.", "The period is longer or shorter than the form's or the fact's. A monthly form needs months, a yearly one the year.";
        "Ghi kỳ đúng độ dài mà thông báo nêu.", "Write a period of the length that the message names.";
        "2024  →  2024-03";
    TomlPeriodNotYear:
        "Một tệp TOML giữ phiếu của một kỳ, và mỗi tổ chức có một tệp, nên phiếu tháng hay quý không đủ chỗ cho các kỳ còn lại. Phiếu của tháng, quý được ghi bằng CSV.", "A TOML file holds the form of one period, and an organisation has one file, so there would be no room for its other months or quarters. Those are recorded as CSV.";
        "Chép các dòng sang tệp CSV cùng tên, có cột kỳ, rồi xóa tệp TOML.", "Copy the rows to a CSV file of the same name with a period column, and delete the TOML file.";
        "cb-01.toml: period = \"2024-03\"  →  cb-01.csv: 2024-03,1.1,9";
    RowRepeated:
        "Cùng một điều được ghi hai lần, trong một tệp hoặc ở hai tệp. Ngay cả khi hai giá trị giống nhau cũng không rõ dòng nào sẽ được sửa về sau.", "The same is recorded twice, in one file or in two. Even with equal values it is unclear which row will be kept up.";
        "Giữ một dòng, xóa dòng kia. Nếu Excel đã viết 4.10 thành 4.1 thì không xóa: sửa lại mã ở đúng dòng.", "Keep one row and delete the other. Where Excel wrote 4.10 as 4.1 delete neither: put the id of the right row back.";
        "1.1,9\n1.1,8  →  1.1,8";
    CriterionUnknown:
        "Hướng dẫn đang áp dụng cho tổ chức không có tiêu chí này. Hay gặp khi hướng dẫn đổi phiên bản, hoặc Excel đổi 1.10 thành 1.1.", "The guideline in force for the organisation has no such criterion. Its version may have changed, or Excel turned 1.10 into 1.1.";
        "Sửa mã theo gợi ý; `bontot criteria show` in danh sách tiêu chí.", "Put the id right as suggested; `bontot criteria show` prints the form.";
        "1.11  →  1.1";
    StageUnknown:
        "Hướng dẫn này không có bước chấm đó, nên điểm ở cột này không thuộc về đâu.", "The guideline has no such stage, so points in this column belong nowhere.";
        "Chuyển điểm sang cột đúng, hoặc xóa.", "Move the points to the right column, or delete them.";
        "cột cấp quyết định trong phiếu chỉ có tự chấm, thẩm định";
    OutcomeUnknown:
        "Mức này không có trong hướng dẫn của nội dung đánh giá. Kết quả ghi bằng mã chứ không bằng tên.", "No guideline of the review has this outcome. Outcomes are written by id, not by name.";
        "Dùng một mã được liệt kê, hoặc “chưa xếp loại”.", "Use one of the ids listed, or `unrated`.";
        "Đạt Chi bộ 4 tốt  →  dat";
    ConditionUnknown:
        "Miễn trừ nêu một điều kiện mà hướng dẫn không có. Miễn trừ như vậy không có tác dụng, mà người ký tưởng là có.", "The waiver names a condition that the guideline does not have. It would do nothing while its signer believes it does.";
        "Dùng mã điều kiện cấp cao nhất; `bontot criteria show` in các mã.", "Use the id of a top-level condition; `bontot criteria show` prints them.";
        "kyluat  →  ky-luat";
    FactUnknown:
        "Không hướng dẫn nào đang dùng khai báo số liệu này, nên con số sẽ không được dùng vào đâu.", "No guideline in use declares this fact, so the figure would serve nothing.";
        "Sửa mã theo gợi ý, hoặc bỏ dòng.", "Put the id right as suggested, or drop the row.";
        "members_expeted  →  members_expected";
    FactOfOthers:
        "Số liệu này có thật nhưng thuộc hướng dẫn của loại tổ chức khác. Ghi cho tổ chức này thì không được tính.", "The fact exists, but in a guideline for other organisations. Given for this one it would not count.";
        "Xem lại mã tổ chức hoặc mã số liệu.", "Look at the organisation's id or the fact's again.";
        "cb-01,cells_total,8  →  db-01,cells_total,8";
    FindingOfOtherYear:
        "Hạn chế, khuyết điểm nằm ở thư mục của năm phát hiện. Để ở năm khác thì số đếm của cả hai năm đều sai.", "A finding stands in the folder of the year it was found in. Elsewhere it makes the counts of both years wrong.";
        "Chuyển dòng sang findings.csv của năm phát hiện; nó vẫn còn mở cho tới khi khắc phục.", "Move the row to that year's findings.csv; it stays open until it is remedied.";
        "2024/findings.csv: 17/05/2023  →  2023/findings.csv";
}
