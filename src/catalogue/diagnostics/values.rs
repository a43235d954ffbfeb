//! Single values, and TOML.

super::entries! {
    ValueMissing:
        "`{name}` chưa có giá trị", "`{name}` has no value";
        "cần có giá trị", "a value is needed";
        "", "";
    CharacterForbidden:
        "có ký tự không được dùng: {character}", "there is a character that may not be used: {character}";
        "ký tự điều khiển hoặc vô hình", "a control or invisible character";
        "xóa ký tự này; nếu không nhìn thấy thì gõ lại từ có nó", "delete it; where it cannot be seen, type the word around it again";
    IdMalformed:
        "`{value}` không dùng làm mã được", "`{value}` cannot be an id";
        "mã gồm 1–64 chữ cái không dấu, chữ số, - _ . và bắt đầu bằng chữ hoặc số", "an id has 1–64 ASCII letters, digits, - _ . and begins with a letter or digit";
        "ghi mã chứ không ghi tên", "give the id, not the name";
    NumberMalformed:
        "`{value}` không phải là số", "`{value}` is not a number";
        "cần số như 8,5 hoặc 8.5", "a number like 8.5 or 8,5 is needed";
        "", "";
    NumberThousands:
        "không rõ `{value}` là số nào: dấu ở giữa có thể là dấu hàng nghìn", "it is not clear which number `{value}` is: its mark may be a thousands mark";
        "viết liền không có dấu hàng nghìn, ví dụ 1000; tối đa 2 chữ số thập phân", "write it without a thousands mark, such as 1000; at most 2 decimals";
        "", "";
    NumberTooFine:
        "`{value}` có quá 2 chữ số thập phân", "`{value}` has more than 2 decimals";
        "tối đa 2 chữ số sau dấu phẩy; chương trình không tự làm tròn", "at most 2 decimals; nothing is rounded for you";
        "", "";
    NumberTooLarge:
        "`{value}` là số quá lớn", "`{value}` is too large";
        "{most}", "{most}";
        "", "";
    NumberNotWhole:
        "`{value}` không phải là số nguyên", "`{value}` is not a whole number";
        "cần số đếm, không có phần thập phân", "a count is needed, without decimals";
        "", "";
    NumberNegative:
        "`{value}` là số âm", "`{value}` is negative";
        "cần số không âm", "it must not be below 0";
        "", "";
    PercentSignMisplaced:
        "`{value}` có dấu % nhưng ở đây không phải là tỷ lệ", "`{value}` has a % sign, but this is no percentage";
        "viết số không kèm %", "write it without %";
        "", "";
    DateMalformed:
        "`{value}` không phải là ngày", "`{value}` is not a date";
        "cần 05/03/2024 (ngày trước) hoặc 2024-03-05", "05/03/2024 (day first) or 2024-03-05 is needed";
        "", "";
    DateSerial:
        "`{value}` là số mà bảng tính dùng để lưu ngày, không phải là ngày", "`{value}` is how a spreadsheet stores a date, not a date";
        "cần 05/03/2024 (ngày trước) hoặc 2024-03-05", "05/03/2024 (day first) or 2024-03-05 is needed";
        "trong Excel, chọn kiểu ngày cho cột này rồi lưu lại", "in Excel, give the column a date format and save again";
    MonthImpossible:
        "không có tháng như trong `{value}`", "there is no such month as in `{value}`";
        "cần ngày/tháng/năm, tháng từ 01 đến 12", "day/month/year is needed, the month from 01 to 12";
        "", "";
    DateImpossible:
        "không có ngày `{value}`", "there is no day `{value}`";
        "tháng đó có {last} ngày", "that month has {last} days";
        "", "";
    DatesReversed:
        "ngày {to} lại đứng trước ngày {from}", "{to} is before {from}";
        "phải từ {from} trở đi", "must be {from} or later";
        "", "";
    PeriodMalformed:
        "`{value}` không phải là kỳ", "`{value}` is not a period";
        "cần 2024, 2024-Q1 hoặc 2024-03", "2024, 2024-Q1 or 2024-03 is needed";
        "", "";
    WordUnknown:
        "không hiểu giá trị `{value}`", "`{value}` is not understood";
        "các giá trị được dùng: {known}", "possible values: {known}";
        "", "";
    TomlSyntax:
        "TOML viết sai: {reason}", "TOML is malformed: {reason}";
        "sai ở đây", "here";
        "{hint}", "{hint}";
    TomlNewer:
        "chỉ TOML 1.1 mới cho viết như vậy, còn tệp này theo TOML 1.0", "only TOML 1.1 has this; our files are TOML 1.0";
        "{what}", "{what}";
        "viết theo TOML 1.0 để chương trình nào cũng đọc được như nhau", "write it as TOML 1.0, which every program reads alike";
    TomlKeyUnknown:
        "không có khóa `{key}` ở đây", "there is no key `{key}` here";
        "các khóa được dùng ở đây: {known}", "known keys here: {known}";
        "khóa này chỉ dùng ở {elsewhere}; khóa của cả tệp đứng trên mọi dòng [tên]", "this key belongs in {elsewhere}; keys of a file as a whole stand above every [heading]";
    TomlKeyUnfit:
        "khóa `{key}` không dùng được ở đây", "the key `{key}` cannot be used here";
        "chỉ dùng cùng với `{with}`", "it goes with `{with}` only";
        "bỏ khóa này, hoặc sửa khóa đi cùng", "drop the key, or change the one that it goes with";
    TomlKeyUnquoted:
        "mã `{key}` có dấu chấm nên phải đặt trong nháy kép", "the id `{key}` holds a dot, so it must be quoted";
        "viết [{table}.\"{key}\"]", "write [{table}.\"{key}\"]";
        "", "";
    TomlKeyMissing:
        "thiếu khóa `{key}`", "the key `{key}` is missing";
        "cần có `{key}` ở đây", "`{key}` is needed here";
        "", "";
    TomlTypeWrong:
        "`{key}` ghi sai kiểu: đây là {found}", "`{key}` has the wrong type: this is {found}";
        "cần {expected}", "{expected} is needed";
        "", "";
    KeysExclusive:
        "các khóa {keys} không được đứng cùng nhau", "the keys {keys} cannot stand together";
        "chỉ giữ một khóa", "keep one of them";
        "", "";
    TomlKeysTwin:
        "khóa `{key}` có hai lần, chỉ khác cách gõ dấu", "the key `{key}` stands twice, in two forms of its accents";
        "trùng khóa", "the same key";
        "", "";
    FormatNewer:
        "tệp theo định dạng {found}, chương trình này chỉ biết tới {known}", "the file has format {found}, this program knows up to {known}";
        "cần chương trình mới hơn", "a newer program is needed";
        "cài phiên bản mới hơn của bontot; tệp này chưa được đọc", "install a newer bontot; the file was not read";
}
