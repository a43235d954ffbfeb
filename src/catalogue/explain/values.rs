//! Values and TOML: numbers, dates, ids, words, keys.

super::explained! {
    ValueMissing:
        "Một ô bắt buộc bị bỏ trống. Dòng thiếu nó thì không biết nói về ai, việc gì hoặc khi nào.", "A cell that must be filled is empty. Without it the row does not say whom, what or when it means.";
        "Điền giá trị vào ô, hoặc xóa cả dòng.", "Fill the cell, or delete the row.";
        "cb-01,đăng ký,  →  cb-01,đăng ký,05/02/2024";
    CharacterForbidden:
        "Trong ô có ký tự điều khiển hoặc ký tự vô hình, thường theo vào khi dán từ Word, Zalo hoặc trang mạng. Nó làm hai tên trông như nhau mà lại khác nhau.", "The cell holds a control or invisible character, often pasted from elsewhere. It makes names differ that look the same.";
        "Xóa ký tự ở chỗ được chỉ; gõ lại ô là chắc chắn nhất.", "Delete it at the place shown; typing the cell anew is surest.";
        "cb-01⟨U+200B⟩  →  cb-01";
    IdMalformed:
        "Mã phải viết bằng chữ không dấu, chữ số, - _ . và dài tối đa 64 ký tự. Mã nối các tệp với nhau nên phải viết giống nhau trên mọi máy; tên thì viết tiếng Việt tự do.", "An id is written in plain ASCII letters, digits, - _ . and has at most 64 characters. Ids join the files, so they must be the same on every machine; names may be anything.";
        "Đặt lại mã không dấu, và sửa ở mọi tệp dùng mã đó.", "Choose an id in plain letters, and change it in every file that uses it.";
        "chi bộ 1  →  cb-01";
    NumberMalformed:
        "Ở đây cần một con số mà giá trị không phải là số. Chương trình không đoán “chín” hay “9đ” là mấy.", "A number is needed here and this is none. “Nine” or “9 pts” are not guessed.";
        "Ghi chữ số, phần thập phân sau dấu phẩy hoặc dấu chấm.", "Write digits, with a comma or a point before the decimals.";
        "9đ  →  9";
    NumberThousands:
        "Dấu trong số có thể là dấu hàng nghìn hoặc dấu thập phân: 1.000 là một nghìn hay là một. Hai cách hiểu khác nhau cả nghìn lần nên không đoán.", "The mark may be a thousands mark or a decimal one: 1.000 is a thousand or one. They differ a thousandfold, so nothing is guessed.";
        "Bỏ dấu hàng nghìn.", "Leave the thousands mark out.";
        "1.000  →  1000";
    NumberTooFine:
        "Số có nhiều hơn hai chữ số thập phân. Điểm và tỷ lệ được tính chính xác tới phần trăm, và chương trình không tự làm tròn điểm của tổ chức nào.", "The number has more than two decimals. Points and percentages are exact to hundredths, and nobody's score is rounded silently.";
        "Người chấm quyết định con số, tối đa hai chữ số sau dấu phẩy.", "Let the scorer decide the figure, with at most two decimals.";
        "8,333  →  8,33";
    NumberTooLarge:
        "Số có quá nhiều chữ số để là điểm hay số liệu thật. Thường là hai ô dính liền nhau.", "The number has too many digits for a score or a figure. Usually two cells ran together.";
        "Xem lại ô và ghi đúng con số.", "Look at the cell again and write the right number.";
        "20242024202420242024  →  2024";
    NumberNotWhole:
        "Ở đây đếm người, đếm vụ việc hay đếm lần nên phải là số nguyên. Phần thập phân cho thấy có lẽ ghi nhầm ô.", "People, cases or times are counted here, so the number must be whole. Decimals hint at the wrong cell.";
        "Ghi số nguyên, không có dấu thập phân.", "Write a whole number without a decimal mark.";
        "12,5  →  12";
    NumberNegative:
        "Giá trị này không thể nhỏ hơn 0. Muốn trừ điểm thì hướng dẫn có loại tiêu chí riêng: ghi số lần vi phạm, chương trình tự trừ.", "This value cannot be below 0. To take points off, a guideline has its own kind of line: give the number of incidents.";
        "Bỏ dấu trừ, hoặc xem lại con số.", "Drop the minus sign, or look at the figure again.";
        "-2  →  2";
    PercentSignMisplaced:
        "Giá trị có dấu % ở chỗ cần số đếm hoặc điểm. Mười phần trăm và mười người là hai chuyện khác nhau.", "The value has a % sign where a count or points are meant. Ten percent and ten people are not the same.";
        "Ghi đúng con số cần, không kèm %.", "Write the figure that is asked for, without %.";
        "90%  →  27";
    DateMalformed:
        "Ngày không viết theo một trong hai kiểu được dùng. Kiểu viết tắt như 5/3/24 dễ bị hiểu nhầm ngày với tháng.", "The date is in neither of the two forms. Short ones such as 5/3/24 are easily misread.";
        "Viết 05/03/2024 (ngày trước) hoặc 2024-03-05.", "Write 05/03/2024 (day first) or 2024-03-05.";
        "5/3/24  →  05/03/2024";
    DateSerial:
        "Excel lưu ngày thành số đếm từ năm 1900; khi cột không có kiểu ngày thì số đó lộ ra. Chương trình không đổi ngược vì các máy đếm khác nhau.", "Excel stores dates as days since 1900; without a date format that number shows. It is not turned back because machines count differently.";
        "Trong Excel chọn cả cột, đặt kiểu ngày, rồi lưu lại CSV.", "In Excel select the column, give it a date format and save the CSV again.";
        "45356  →  05/03/2024";
    MonthImpossible:
        "Tháng phải từ 01 đến 12. Thường là viết tháng trước ngày theo kiểu Mỹ.", "The month must be 01 to 12. Usually the date was written month first.";
        "Viết ngày trước, tháng sau.", "Write the day first, then the month.";
        "03/25/2024  →  25/03/2024";
    DateImpossible:
        "Tháng đó không có ngày này. Chương trình không tự lùi về ngày cuối tháng, vì hạn và hiệu lực tính theo ngày thật.", "That month has no such day. It is not moved to the end of the month, because deadlines go by real days.";
        "Ghi ngày có thật.", "Write a day that exists.";
        "31/04/2024  →  30/04/2024";
    DatesReversed:
        "Ngày kết thúc đứng trước ngày bắt đầu, hoặc ngày khắc phục trước ngày phát hiện. Khoảng thời gian như vậy không có ngày nào.", "The end is before the beginning, or a remedy before what it remedies. Such a span holds no day.";
        "Đổi lại hai ngày, hoặc sửa ngày sai.", "Swap the two dates, or put the wrong one right.";
        "31/12/2024,01/02/2024  →  01/02/2024,31/12/2024";
    PeriodMalformed:
        "Kỳ chỉ viết theo ba kiểu: năm, quý, tháng. Viết thống nhất thì các tệp mới khớp với nhau.", "A period is a year, a quarter or a month in one of three forms. Only so do the files fit each other.";
        "Viết 2024, 2024-Q1 hoặc 2024-03; để trống nghĩa là cả năm.", "Write 2024, 2024-Q1 or 2024-03; an empty cell means the year.";
        "Quý I/2024  →  2024-Q1";
    WordUnknown:
        "Ở đây chỉ được dùng một số từ cố định, tiếng Việt hoặc tiếng Anh, và giá trị này không thuộc số đó. Chương trình không đoán từ gần giống.", "Only certain words can stand here, in Vietnamese or English, and this is none of them. A similar one is suggested, never assumed.";
        "Dùng một trong các từ được liệt kê.", "Use one of the words that are listed.";
        "chi bộ trực thuôc  →  chi bộ trực thuộc";
    TomlSyntax:
        "Tệp TOML viết sai ngữ pháp nên không đọc tiếp được. Hay gặp nhất là thiếu nháy, nháy cong dán từ Word, hoặc thiếu dấu ngoặc.", "The TOML file is malformed and cannot be read on. Missing quotes, curly quotes pasted from Word and missing brackets are the usual causes.";
        "Sửa ở chỗ được chỉ; chữ phải đặt trong nháy thẳng \"…\".", "Put it right at the place shown; text stands in straight quotes \"…\".";
        "committee = “Đảng ủy xã”  →  committee = \"Đảng ủy xã\"";
    TomlNewer:
        "Tệp dùng cách viết chỉ có trong TOML 1.1: xuống dòng hay dấu phẩy cuối trong { … }, giờ không có giây, \\e và \\x trong chuỗi. Nhiều trình soạn thảo và chương trình khác từ chối cả tệp, nên hồ sơ dùng TOML 1.0.", "The file uses what only TOML 1.1 has: line breaks or a last comma in { … }, times without seconds, \\e and \\x in strings. Many editors and programs refuse such a file, so workspaces are TOML 1.0.";
        "Viết { … } trên một dòng, không có dấu phẩy cuối; hoặc tách thành bảng [tên] riêng.", "Write { … } on one line without a last comma, or make it a [table] of its own.";
        "name = { vi = \"Tốt\", }  →  name = { vi = \"Tốt\" }";
    TomlKeyUnknown:
        "Khóa này không có ở chỗ này của tệp. Nếu bỏ qua, một quy định viết sai tên sẽ lặng lẽ không có tác dụng.", "There is no such key in this part of the file. Passing over it would silently void a rule with a misspelt name.";
        "Sửa theo gợi ý, hoặc chuyển khóa về đúng bảng của nó.", "Put it right as suggested, or move it to the table where it belongs.";
        "commitee = \"…\"  →  committee = \"…\"";
    TomlKeyUnfit:
        "Khóa này có thật, nhưng chỉ có nghĩa khi đi cùng một khóa khác: mỗi kiểu tiêu chí có khóa riêng, `remove` và `before` chỉ có trong hướng dẫn dựa trên hướng dẫn khác.", "There is such a key, but it means something only beside another: kinds of criteria have keys of their own, and `remove` and `before` belong to a guideline that extends another.";
        "Bỏ khóa, hoặc sửa kiểu tiêu chí (`kind`) cho đúng.", "Drop the key, or put the `kind` of the criterion right.";
        "kind = \"toggle\", step = 1  →  kind = \"points\", step = 1";
    TomlKeyUnquoted:
        "Mã tiêu chí có dấu chấm phải đặt trong nháy, nếu không TOML hiểu là bảng trong bảng.", "The id of a criterion with a point must be quoted, or TOML takes it for a table in a table.";
        "Thêm nháy kép quanh mã.", "Put the id in quotes.";
        "[criterion.1.1]  →  [criterion.\"1.1\"]";
    TomlKeyMissing:
        "Thiếu một khóa bắt buộc. Không có nó thì mục này chưa nói đủ để dùng.", "A key that must be there is missing. Without it the entry does not say enough to be used.";
        "Thêm khóa vào bảng được chỉ.", "Add the key to the table shown.";
        "[[outcome]]\nid = \"dat\"\nname = \"Đạt\"\ncite = \"mục III.1\"";
    TomlTypeWrong:
        "Giá trị thuộc loại khác với loại cần: chữ thay cho số, hay một giá trị thay cho danh sách.", "The value is of another type than needed: text for a number, or a single value for a list.";
        "Viết đúng loại mà thông báo nêu.", "Write the type that the message names.";
        "max = \"mười\"  →  max = 10";
    KeysExclusive:
        "Hai khóa không thể đứng cùng nhau vì mỗi khóa nói một điều khác về cùng một việc. Không biết khóa nào được tính.", "Two keys cannot stand together, as each says something else of the same thing. It is unclear which counts.";
        "Giữ một khóa, bỏ khóa kia.", "Keep one and drop the other.";
        "at_least = 90, above = 90  →  at_least = 90";
    TomlKeysTwin:
        "Hai khóa viết khác nhau nhưng là một sau khi chuẩn hóa chữ Việt. Mắt thường không phân biệt được.", "Two keys are written differently but are one once Vietnamese letters are normalised. No eye tells them apart.";
        "Xóa một trong hai.", "Delete one of them.";
        "vi = \"…\" hai lần trong một bảng";
    FormatNewer:
        "Tệp viết cho phiên bản định dạng mới hơn phiên bản chương trình này hiểu. Đọc tiếp có thể hiểu sai quy định.", "The file is written for a newer format than this program knows. Reading on might misread its rules.";
        "Cài phiên bản bontot mới hơn.", "Install a newer bontot.";
        "format = 2";
}
