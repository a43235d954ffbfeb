//! Values held against their guideline.

super::entries! {
    FactOfOthers:
        "số liệu `{fact}` không dùng cho {organisation}", "the fact `{fact}` is not used for {organisation}";
        "không hướng dẫn nào của tổ chức này khai báo số liệu này", "no guideline of this organisation declares it";
        "kiểm tra mã tổ chức và mã số liệu", "check the ids of the organisation and of the fact";
    FindingOfOtherYear:
        "hạn chế phát hiện ngày {date} không thuộc năm {year} của thư mục", "the finding of {date} is not of the folder's year {year}";
        "cần một ngày của năm {year}", "a day of {year} is needed";
        "chuyển dòng này sang findings.csv của năm phát hiện", "move the row to findings.csv of the year it was found in";
    FactOutOfRange:
        "số liệu `{fact}` là {value}, ngoài khoảng {from}–{to}", "the fact `{fact}` is {value}, outside {from}–{to}";
        "phải từ {from} đến {to}", "must be {from} to {to}";
        "", "";
    OptionUnknown:
        "tiêu chí `{criterion}` không có phương án `{value}`", "criterion `{criterion}` has no option `{value}`";
        "các phương án: {known}", "its options: {known}";
        "", "";
    PointsOverMaximum:
        "tiêu chí `{criterion}` có {points} điểm, tối đa là {max}", "criterion `{criterion}` has {points} points, at most {max} are allowed";
        "nhiều hơn {excess} điểm so với mức tối đa", "{excess} points above the maximum";
        "", "";
    PointsOffStep:
        "tiêu chí `{criterion}` có {points} điểm, không theo nấc {step}", "criterion `{criterion}` has {points} points, which is off its steps of {step}";
        "điểm phải là bội số của {step}", "must be a multiple of {step}";
        "", "";
    ValueOutOfRange:
        "tiêu chí `{criterion}` có giá trị {value}, ngoài khoảng {from}–{to}", "criterion `{criterion}` has the value {value}, outside {from}–{to}";
        "phải từ {from} đến {to}", "must be {from} to {to}";
        "", "";
    ValueOutsidePeriods:
        "tiêu chí `{criterion}` không áp dụng trong kỳ {period}", "criterion `{criterion}` does not apply in {period}";
        "để trống ở kỳ này", "leave it empty in this period";
        "tiêu chí này chỉ áp dụng trong các tháng hoặc quý: {periods}", "it applies only in months or quarters {periods}";
    NotApplicableForbidden:
        "tiêu chí `{criterion}` không được ghi là không áp dụng", "criterion `{criterion}` cannot be n/a";
        "cần một giá trị", "a value is needed";
        "", "";
    NoteMissing:
        "`{value}` cần có ghi chú", "`{value}` needs a note";
        "chưa nêu lý do", "no reason is given";
        "ghi lý do vào ghi chú (cột hoặc khóa `note`)", "give the reason in the note (the column or key `note`)";
    MeasuredValueEntered:
        "tiêu chí `{criterion}` được tính từ chỉ số `{measure}`, không nhập tay", "criterion `{criterion}` is worked out from the measure `{measure}`, never entered";
        "để trống ô này", "leave this empty";
        "sửa số liệu trong facts.csv nếu chỉ số chưa đúng", "change the figures in facts.csv if the measure is wrong";
    MeasuredValueUnfit:
        "chỉ số `{measure}` của {organisation} kỳ {period} là {value}, không dùng được cho tiêu chí `{criterion}`", "the measure `{measure}` of {organisation} in {period} is {value}, which does not fit criterion `{criterion}`";
        "tiêu chí nhận: {expected}", "the criterion takes: {expected}";
        "kiểm tra số liệu đã nhập", "check the figures entered";
    EvidenceDivided:
        "một minh chứng có dấu `;` bên trong: `{value}`", "a reference holds a `;`: `{value}`";
        "dấu `;` dùng để tách các minh chứng", "the `;` divides references";
        "tách thành hai phần tử", "make it two items";
    EvidencePathUnsafe:
        "đường dẫn minh chứng `{path}` đi ra ngoài hồ sơ", "the evidence path `{path}` leads out of the workspace";
        "cần đường dẫn trong evidence/, không có ..", "a path inside evidence/ without .. is needed";
        "", "";
    EvidenceFileMissing:
        "không có tệp minh chứng `{path}`", "there is no evidence file `{path}`";
        "không tìm thấy trong hồ sơ", "not found in the workspace";
        "", "";
}
