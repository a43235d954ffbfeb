//! Values against the guideline: what a line or a fact takes.

super::explained! {
    FactOutOfRange:
        "Số liệu nằm ngoài khoảng mà hướng dẫn cho phép. Thường là thừa một chữ số hoặc ghi nhầm dòng.", "The figure lies outside what the guideline allows. Usually a digit too many or the wrong row.";
        "Xem lại tài liệu gốc và ghi đúng con số.", "Look at the source again and write the right figure.";
        "attendance,950  →  attendance,95";
    OptionUnknown:
        "Tiêu chí này chấm bằng cách chọn một trong các phương án có sẵn, và giá trị không phải mã của phương án nào.", "This line is scored by choosing one of several options, and the value is the id of none.";
        "Dùng một mã được liệt kê.", "Use one of the ids listed.";
        "Xuất sắc  →  xuat-sac";
    PointsOverMaximum:
        "Điểm cao hơn mức tối đa của tiêu chí. Chương trình không tự cắt bớt, vì có thể ghi nhầm dòng.", "The points are more than the line's maximum. They are not cut down, because the row may be the wrong one.";
        "Ghi điểm không quá mức tối đa mà thông báo nêu.", "Write points up to the maximum that the message names.";
        "2.3,12  →  2.3,10";
    PointsOffStep:
        "Hướng dẫn chỉ cho điểm theo từng nấc, ví dụ nửa điểm một, và điểm này lẻ so với nấc đó.", "The guideline gives points in steps, such as halves, and these fall between.";
        "Ghi điểm là bội số của nấc.", "Write a multiple of the step.";
        "8,3  →  8,5";
    ValueOutOfRange:
        "Giá trị nằm ngoài phạm vi mà các khoảng của tiêu chí chia ra, nên không thuộc khoảng nào.", "The value lies outside the range that the line's bands divide, so no band holds it.";
        "Xem lại con số; tỷ lệ thường từ 0 đến 100.", "Look at the figure again; a percentage is mostly 0 to 100.";
        "105  →  100";
    ValueOutsidePeriods:
        "Tiêu chí này chỉ chấm ở một số tháng hoặc quý. Điểm ghi ở kỳ khác không được tính.", "This line is scored in certain months or quarters only. Points in others would not count.";
        "Xóa giá trị, hoặc chuyển sang kỳ đúng.", "Delete the value, or move it to the right period.";
        "2024-02,2.4,5  →  2024-03,2.4,5";
    NotApplicableForbidden:
        "Hướng dẫn không cho bỏ tiêu chí này ra khỏi phiếu. Cho phép “không áp dụng” tùy ý sẽ nâng điểm của tổ chức có ít việc.", "The guideline does not let this line leave the form. Free use of “not applicable” would favour those with less to do.";
        "Chấm điểm thật, hoặc để trống nếu chưa có.", "Score it, or leave it empty while there is none.";
        "1.1,k/ad  →  1.1,8";
    NoteMissing:
        "“Không áp dụng” và “chưa xếp loại” phải kèm lý do, để người thẩm định biết vì sao.", "“Not applicable” and “unrated” need a reason, so that a reviewer knows why.";
        "Ghi lý do vào cột ghi chú.", "Give the reason in the note column.";
        "4.3,k/ad,,  →  4.3,k/ad,,Không được giao chỉ tiêu kết nạp";
    MeasuredValueEntered:
        "Điểm của tiêu chí này do chương trình tính từ số liệu, không ai nhập tay. Nhập tay thì có thể trái với số liệu.", "This line is worked out from figures and never entered. An entered value could contradict them.";
        "Xóa giá trị; vẫn được ghi minh chứng và ghi chú. Sửa số liệu nếu kết quả sai.", "Delete the value; evidence and a note may stay. Correct the figures if the result is wrong.";
        "2.2,9,,Sổ theo dõi  →  2.2,,,Sổ theo dõi";
    MeasuredValueUnfit:
        "Chỉ số tính từ số liệu cho giá trị mà tiêu chí không nhận, ví dụ số dự họp lớn hơn số phải dự. Một trong các số liệu chắc chắn sai.", "The figures lead to a value that the line cannot take, such as more present than expected. One of them must be wrong.";
        "Đối chiếu lại các số liệu của tổ chức trong kỳ.", "Hold the organisation's figures of the period against their source.";
        "members_expected,9 và members_present,11";
    EvidenceDivided:
        "Dấu chấm phẩy chia các minh chứng trong một ô. Trong danh sách TOML, mỗi minh chứng là một mục riêng: dấu chấm phẩy bên trong sẽ chẻ mục đó làm hai. Ô có xuống dòng thì không rõ là một hay nhiều tài liệu.", "A semicolon divides the evidence in a cell. In a TOML list each piece is an item of its own: a semicolon inside would split it. A line end in a cell leaves open whether it is one document or several.";
        "Trong TOML: tách thành hai mục của danh sách. Trong CSV: ghi dấu chấm phẩy thay cho xuống dòng; một tài liệu thì ghi trên một dòng.", "In TOML make two items of it. In CSV write a semicolon in place of the line end; one document stands on one line.";
        "[\"NQ 05; BB 03\"]  →  [\"NQ 05\", \"BB 03\"]";
    EvidencePathUnsafe:
        "Đường dẫn chỉ ra ngoài hồ sơ hoặc vào ổ đĩa của một máy. Người khác mở hồ sơ sẽ không có tệp đó.", "The path leads out of the workspace or to one machine's disk. Others who open it would not have the file.";
        "Chép tệp vào evidence/ và ghi đường dẫn từ đó.", "Copy the file into evidence/ and name it from there.";
        "D:\\quet\\bb-03.pdf  →  evidence/2024/bb-03.pdf";
    EvidenceFileMissing:
        "Minh chứng nêu một tệp không có trong hồ sơ. Điểm dựa vào một tài liệu không ai mở được thì không kiểm tra được.", "The evidence names a file that is not in the workspace. Points that rest on it cannot be checked.";
        "Chép tệp vào đúng chỗ, hoặc sửa đường dẫn theo gợi ý. Chữ hoa, chữ thường phải khớp.", "Put the file there, or correct the path as suggested. Upper and lower case must agree.";
        "evidence/2024/BB-03.pdf  →  evidence/2024/bb-03.pdf";
}
