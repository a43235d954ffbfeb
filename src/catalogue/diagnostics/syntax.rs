//! What is wrong with the syntax of a TOML file, as its parser says it.

use crate::model::Language;

/// What the TOML parser says in English, in the language; a reason not listed here is just bad syntax.
pub fn syntax(reason: &str, language: Language) -> String {
    match language {
        Language::English => reason.to_owned(),
        Language::Vietnamese => {
            let said = REASONS.iter().find(|(english, _)| reason.starts_with(english));
            said.map_or("không đúng cú pháp", |(_, vietnamese)| vietnamese).to_owned()
        }
    }
}

const REASONS: &[(&str, &str)] = &[
    ("duplicate key", "khóa này đã có ở trên"),
    ("key with no value", "khóa không có giá trị"),
    ("missing value", "thiếu giá trị sau dấu ="),
    ("string values must be quoted", "chữ phải đặt trong nháy kép"),
    ("invalid basic string", "chuỗi trong nháy kép chưa đóng hoặc có ký tự không được dùng"),
    ("invalid literal string", "chuỗi trong nháy đơn chưa đóng hoặc có ký tự không được dùng"),
    ("invalid multi-line", "chuỗi nhiều dòng chưa đóng"),
    ("invalid unquoted key", "khóa có dấu, dấu cách hoặc ký tự đặc biệt phải đặt trong nháy kép"),
    ("unquoted keys cannot be empty", "thiếu tên khóa"),
    ("unclosed table", "thiếu dấu ] ở cuối tên bảng"),
    ("unclosed array table", "thiếu dấu ]] ở cuối tên bảng"),
    ("unclosed array", "danh sách thiếu dấu ] ở cuối"),
    ("unclosed inline table", "bảng trong ngoặc nhọn thiếu dấu } ở cuối"),
    ("missing comma between array elements", "thiếu dấu phẩy giữa hai phần tử của danh sách"),
    ("missing comma between key-value pairs", "thiếu dấu phẩy giữa hai khóa của bảng"),
    ("missing assignment", "thiếu dấu = sau khóa"),
    ("extra", "thừa dấu phẩy hoặc dấu ="),
    ("unexpected leading zero", "số không được bắt đầu bằng số 0 thừa"),
    ("unexpected key or value", "thừa chữ sau giá trị; mỗi khóa đứng một dòng"),
    ("unexpected content", "thừa chữ ở cuối dòng"),
    ("missing escaped value", "sau dấu \\ phải là ký tự thoát; viết \\\\ cho một dấu \\"),
    ("tables and arrays stand", "các bảng lồng nhau quá sâu"),
    ("cannot extend", "khóa này đã có giá trị khác"),
];

#[cfg(test)]
mod tests {
    use super::syntax;
    use crate::model::Language;

    #[test]
    fn what_the_parser_says_is_translated() {
        let said = |reason: &str| syntax(reason, Language::Vietnamese);
        assert_eq!(said("duplicate key"), "khóa này đã có ở trên");
        assert_eq!(said("something new"), "không đúng cú pháp");
    }
}
