//! The manifest and the register of organisations.

super::explained! {
    GuidelineUnknown:
        "bontot.toml nêu một hướng dẫn không có sẵn trong chương trình và cũng không có trong criteria/. Không có hướng dẫn thì không biết chấm theo mẫu nào.", "bontot.toml names a guideline that neither comes with the program nor stands in criteria/. Without it there is no form to score by.";
        "Sửa mã theo gợi ý (`bontot criteria list` liệt kê), hoặc đặt tệp hướng dẫn vào criteria/.", "Put the id right (`bontot criteria list` shows them), or put the guideline's file into criteria/.";
        "guidelines = [\"chi-bo-bon-tot\"]  →  guidelines = [\"chi-bo-4-tot\"]";
    GuidelineAmbiguous:
        "Hai hướng dẫn cùng áp dụng cho một loại tổ chức trong cùng một kỳ của một nội dung đánh giá. Chấm theo cái nào cũng có thể sai, nên phải do con người chọn.", "Two guidelines serve the same kind of organisation in the same period of one review. Either may be wrong, so a person must choose.";
        "Bỏ một hướng dẫn khỏi danh sách, hoặc sửa hiệu lực hay đối tượng của hướng dẫn tự viết.", "Drop one from the list, or change when or to whom your own one applies.";
        "in_force = { from = 2024-01-01 }  →  in_force = { from = 2025-01-01 }";
    GuidelineRepeated:
        "Hai tệp trong criteria/ cùng mã và cùng phiên bản. Không biết tệp nào là bản đang dùng.", "Two files in criteria/ have one id and version. It is unclear which is in use.";
        "Xóa bản thừa, hoặc đổi `version` của một bản.", "Delete the spare one, or change the `version` of one.";
        "version = \"2024\"  →  version = \"2024-sua-doi\"";
    ReviewUnknown:
        "Tên nội dung đánh giá này không được khai báo trong bontot.toml. Dữ liệu ghi dưới tên đó sẽ không được tính cho ai.", "This review is not declared in bontot.toml. Data under that name would count for nobody.";
        "Sửa tên thư mục, tệp hoặc ô; hoặc khai báo nội dung đánh giá; tệp của nội dung không dùng thì xóa. Hướng dẫn cần đến nội dung khác thì phải khai báo nội dung đó.", "Put the name of the folder, file or cell right, or declare the review; delete the file of a review that is not used. What a guideline in use asks for must be declared.";
        "assessments/recognitions/  →  assessments/recognition/";
    DeadlineMalformed:
        "Hạn phải viết tháng-ngày, vì mỗi năm hạn rơi vào cùng một ngày. Hạn thuộc năm sau thì thêm dấu cộng.", "A deadline is written as month-day, as it is the same every year. One in the year after begins with a plus.";
        "Viết như \"02-28\" hoặc \"+01-15\".", "Write \"02-28\" or \"+01-15\".";
        "registered = \"28/2\"  →  registered = \"02-28\"";
    DeadlineMissing:
        "Một điều kiện hỏi bước này có đúng hạn không, mà hồ sơ chưa nói hạn là ngày nào. Hướng dẫn thường để cấp ủy tự định hạn.", "A condition asks whether this step was on time, but the workspace names no deadline. Guidelines leave it to the committee.";
        "Thêm hạn vào [deadlines] của bontot.toml.", "Add it to [deadlines] in bontot.toml.";
        "[deadlines]\nregistered = \"02-28\"";
    SeverityOfError:
        "[diagnostics] chỉ đổi được mức của cảnh báo về chất lượng. Lỗi thì không thể bỏ qua, vì tính tiếp sẽ ra kết quả sai.", "[diagnostics] sets the level of quality findings only. An error cannot be passed over, because the results would be wrong.";
        "Bỏ dòng này và sửa chính lỗi đó.", "Drop the line and set the error itself right.";
        "points-over-maximum = \"allow\"  →  evidence-missing = \"allow\"";
    IdRepeated:
        "Một mã dùng cho hai thứ. Những dòng nhắc tới mã đó sẽ không biết nói về thứ nào.", "One id names two things. Rows that mention it would not say which.";
        "Đặt mã khác cho một trong hai, và sửa các dòng nhắc tới nó.", "Give one of them another id, and change the rows that mean it.";
        "cb-01,Chi bộ 1\ncb-01,Chi bộ 2  →  cb-02,Chi bộ 2";
    IdsDifferInCase:
        "Hai mã chỉ khác nhau chữ hoa và chữ thường. Trên Windows chúng là cùng một tên tệp, và người đọc rất dễ nhầm.", "Two ids differ only in upper and lower case. On Windows they are one file name, and people mistake them.";
        "Đổi một mã cho khác hẳn.", "Make one of them clearly different.";
        "cb-01, CB-01  →  cb-01, cb-01b";
    RegisterEmpty:
        "organisations.csv chỉ có tiêu đề, không có tổ chức nào. Không có ai để đánh giá.", "organisations.csv has a header but no organisation. There is nobody to assess.";
        "Ghi mỗi tổ chức đảng một dòng.", "Give each organisation a row.";
        "mã,tên,loại hình\ncb-01,Chi bộ 1,chi bộ trực thuộc";
    ParentUnknown:
        "Cột cấp trên nêu một mã không có trong danh sách. Tỷ lệ chi bộ đạt của cấp trên đó sẽ thiếu tổ chức này.", "The parent is an id that the list does not have. Shares of that parent would lack this organisation.";
        "Ghi mã đúng; để trống nếu trực thuộc thẳng cấp ủy của hồ sơ.", "Write the right id; leave it empty for one directly under the workspace's committee.";
        "cb-01,Chi bộ 1,cell,db-1a  →  cb-01,Chi bộ 1,cell,db-01";
    ParentLoop:
        "Đi theo cột cấp trên thì quay lại chính tổ chức ban đầu. Không ai có thể là cấp trên của chính mình.", "Going up from parent to parent leads back to the start. Nobody is above itself.";
        "Sửa cấp trên của một tổ chức trong vòng.", "Change the parent of one organisation in the circle.";
        "db-01 → db-02 → db-01";
    ResultCircle:
        "Một kết quả cần một kết quả khác, mà kết quả đó lại cần chính nó. Tính theo thứ tự nào cũng không xong.", "A result needs another, which needs the first. No order works them out.";
        "Bỏ một tham chiếu trong hướng dẫn, hoặc chỉ nhìn quyết định đã có bằng by = \"decision\".", "Drop a reference in a guideline, or look at the recorded decision alone with by = \"decision\".";
        "outcome = { review = \"recognition\", is = [\"dat\"], by = \"decision\" }";
}
