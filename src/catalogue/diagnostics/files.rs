//! Files, encodings and the outer form of CSV.

super::entries! {
    FileUnexpected:
        "tệp hoặc thư mục `{name}` không được có ở đây", "file or folder `{name}` does not belong here";
        "ở đây chỉ có: {allowed}", "here there may be: {allowed}";
        "đổi tên cho đúng, xóa đi hoặc chuyển vào evidence/ (sổ tính Excel thì lưu thành “CSV UTF-8”); chương trình không đoán tệp nào được tính", "rename it, delete it or move it into evidence/ (save a workbook as “CSV UTF-8”); which of two files counts is never guessed";
    FileIsLink:
        "`{name}` là liên kết; chương trình không đi theo liên kết", "`{name}` is a link; links are not followed";
        "", "";
        "thay liên kết bằng chính tệp hay thư mục đó", "put the file or folder itself in its place";
    FileNotRegular:
        "`{name}` không phải là {expected}", "`{name}` is not {expected}";
        "", "";
        "", "";
    FileMissing:
        "thiếu tệp `{name}`", "the file `{name}` is missing";
        "", "";
        "xem có mở đúng thư mục không, rồi lập tệp này; tệp mẫu có trong hồ sơ mới: bontot init THƯ_MỤC --year 2025", "see whether this is the right folder, then make the file; a new workspace has one to copy: bontot init FOLDER --year 2025";
    FileTooLarge:
        "tệp lớn {size} MB, vượt mức tối đa {limit} MB", "the file has {size} MB, more than the {limit} MB allowed";
        "", "";
        "kiểm tra xem có nhầm tệp không", "check that it is the right file";
    FilesTooMany:
        "trong hồ sơ có hơn {limit} tệp và thư mục", "the workspace holds more than {limit} files and folders";
        "", "";
        "kiểm tra xem có mở đúng thư mục không; tài liệu lưu trữ không dùng đến thì để ngoài hồ sơ", "check that this is the right folder; keep archives that no record refers to outside it";
    FoldersTooDeep:
        "thư mục lồng nhau quá {limit} cấp", "folders stand in one another more than {limit} levels deep";
        "", "";
        "đưa các tệp cần dùng lên gần thư mục gốc của hồ sơ", "move the files that are needed nearer to the top of the workspace";
    LinesTooMany:
        "đến tệp này, các bảng của hồ sơ có hơn {limit} dòng, nhiều hơn mức chương trình đọc", "with this file the tables of the workspace have more than {limit} lines, more than the program reads";
        "", "";
        "kiểm tra xem có tệp nào bị chép nhiều lần không; nếu đúng là nhiều như vậy, chia hồ sơ theo từng cấp ủy", "see whether a file was copied several times over; if there is really so much, keep a workspace for each committee";
    FileOfOtherKind:
        "đây không phải là tệp văn bản mà là tệp {kind} mang đuôi khác", "this is no text file but a file of the kind {kind} under another ending";
        "", "";
        "mở tệp bằng đúng chương trình của nó rồi chọn Save As, kiểu “CSV UTF-8 (Comma delimited)”; đổi đuôi tên tệp là không đủ", "open it in its own program and save it as “CSV UTF-8 (Comma delimited)”; a new ending alone does not change a file";
    EncodingUnknown:
        "tệp không phải UTF-8, có lẽ là {encoding}", "the file is not UTF-8, perhaps {encoding}";
        "không đọc được thành chữ", "this does not read as text";
        "lưu lại tệp bằng UTF-8: trong Excel chọn kiểu “CSV UTF-8 (Comma delimited)”; trong Word chọn Plain Text rồi Unicode (UTF-8); trong Notepad chọn Encoding: UTF-8", "save the file as UTF-8: in Excel as “CSV UTF-8 (Comma delimited)”; in Word as Plain Text, Unicode (UTF-8); in Notepad with Encoding: UTF-8";
    EncodingWide:
        "tệp ở dạng {encoding}, không phải UTF-8", "the file is {encoding}, not UTF-8";
        "", "";
        "trong Excel chọn kiểu “CSV UTF-8 (Comma delimited)” thay cho “Unicode Text”; trong Notepad chọn Save As, Encoding: UTF-8", "in Excel save as “CSV UTF-8 (Comma delimited)” in place of “Unicode Text”; in Notepad choose Save As, Encoding: UTF-8";
    EncodingLegacy:
        "chữ trong tệp theo bảng mã {encoding}, không phải Unicode", "the text is in the old encoding {encoding}, not Unicode";
        "chữ đầu tiên như vậy", "the first such place";
        "bôi đen và sao chép chữ, mở UniKey Toolkit (Ctrl+Shift+F6), chuyển mã từ {encoding} sang Unicode, dán lại, đổi phông (như Times New Roman) rồi lưu bằng “CSV UTF-8”", "copy the text, open the UniKey Toolkit (Ctrl+Shift+F6), convert it from {encoding} to Unicode, paste it back, choose a Unicode font such as Times New Roman and save as “CSV UTF-8”";
    EncodedTwice:
        "chữ tiếng Việt bị mã hóa hai lần (ở {lines} dòng)", "the Vietnamese letters were encoded twice (lines affected: {lines})";
        "chữ đầu tiên như vậy", "the first such place";
        "lấy lại bản cũ từ git hoặc tệp gốc; khi mở CSV trong Excel, dùng Data > From Text/CSV và chọn 65001: Unicode (UTF-8)", "take the earlier version from git or the original file; open CSV files in Excel by Data > From Text/CSV with 65001: Unicode (UTF-8)";
    AccentsLost:
        "chữ có dấu đã mất, ở chỗ đó là {sign} (ở {lines} dòng)", "letters with accents were lost, {sign} stands in their place (lines affected: {lines})";
        "chữ đầu tiên như vậy", "the first such place";
        "không tự khôi phục được: lấy lại bản cũ từ git hoặc tệp gốc, rồi lưu bằng “CSV UTF-8 (Comma delimited)”", "they cannot be guessed: take the earlier version from git or the original file, and save as “CSV UTF-8 (Comma delimited)”";
    BomMisplaced:
        "có dấu thứ tự byte (BOM) ở giữa tệp", "there is a byte order mark inside the file";
        "ký tự này không nhìn thấy được", "this character is invisible";
        "xóa ký tự này; BOM chỉ được đứng một lần ở đầu tệp", "delete it; a BOM may stand once, at the beginning";
    MergeConflict:
        "có dấu xung đột của git trong tệp: hai bên cùng sửa một chỗ (số chỗ: {count})", "git left the marks of a conflict here: both sides changed the same place (places: {count})";
        "bản của {ours} ở dòng {own_lines}; bản của {theirs} ở dòng {their_lines}", "{ours} is on lines {own_lines}; {theirs} on lines {their_lines}";
        "giữ lại bên đúng, xóa các dòng <<<<<<<, =======, >>>>>>> rồi lưu", "keep the right side, delete the lines <<<<<<<, =======, >>>>>>> and save";
    CellTooLong:
        "một ô có {count} ký tự, vượt mức tối đa {limit}", "one cell has {count} characters, more than the {limit} allowed";
        "ô bắt đầu ở đây", "the cell begins here";
        "xem có thiếu dấu nháy kép đóng ô không; văn bản dài thì để thành tệp trong evidence/", "see whether the quote that ends the cell is missing; put long texts into a file in evidence/";
    TemplateBroken:
        "không dùng được mẫu văn bản: {problem}", "the text of a document cannot be used: {problem}";
        "xem dòng này", "look at this line";
        "sửa dòng này, hoặc xóa mẫu để dùng lại mẫu mặc định; đầu mỗi mẫu mặc định có kê các giá trị và các phần", "mend the line, or delete the text to have the default one again; its head names all values and parts";
    CsvEmpty:
        "tệp CSV trống, không có dòng tiêu đề", "the CSV file is empty: it has no header";
        "", "";
        "{remedy}: {columns}", "{remedy}: {columns}";
    CsvHeaderMissing:
        "dòng đầu không phải là dòng tiêu đề: không ô nào là tên cột", "the first line is no header: none of its cells names a column";
        "cần ít nhất các cột: {columns}", "at least these columns are needed: {columns}";
        "{hint}", "{hint}";
    NulByte:
        "có ký tự rỗng (NUL) trong tệp", "there is a NUL character in the file";
        "tệp có lẽ không phải là tệp văn bản", "perhaps this is not a text file";
        "mở lại bằng phần mềm gốc và lưu thành văn bản UTF-8; bảng thì lưu thành CSV UTF-8", "open it where it came from and save it as plain text in UTF-8, a table as CSV UTF-8";
    BareCr:
        "có dấu xuống dòng kiểu cũ (CR không kèm LF)", "there is a bare carriage return (CR without LF)";
        "cần LF hoặc CRLF", "LF or CRLF is needed";
        "lưu lại tệp với kiểu xuống dòng LF", "save the file with LF line ends";
    CsvQuoteStray:
        "dấu nháy kép đứng sai chỗ trong ô", "a quote stands in the wrong place of a cell";
        "sai từ đây", "wrong from here";
        "ô có dấu nháy phải đặt trọn trong nháy kép và viết đôi nháy bên trong: \"a \"\"b\"\" c\"", "a cell with quotes must be quoted as a whole, its quotes doubled: \"a \"\"b\"\" c\"";
    CsvQuoteOpen:
        "dấu nháy kép mở ra mà không đóng lại ({lines} dòng sau đó bị cuốn theo)", "this quote is never closed (lines after it that it swallows: {lines})";
        "mở ở đây", "opened here";
        "thêm dấu nháy kép ở cuối ô; dấu nháy bên trong ô phải viết đôi", "put a quote at the end of the cell; quotes inside a cell must be doubled";
    CsvRowWidth:
        "dòng có {found} ô, tiêu đề có {expected} cột", "the row has {found} cells, the header {expected} columns";
        "các cột: {columns}", "columns: {columns}";
        "ô có dấu phân cách bên trong phải đặt trong nháy kép, như \"8,5\"; ô trống vẫn cần dấu phân cách", "a cell that holds the delimiter must be quoted, as \"8,5\"; an empty cell needs its delimiter too";
    CsvColumnUnknown:
        "không có cột tên `{column}`", "there is no column `{column}`";
        "các cột được dùng: {known}", "known columns: {known}";
        "đổi tên cột cho đúng, hoặc xóa cột", "rename the column, or delete it";
    CsvColumnRepeated:
        "cột `{column}` có hai lần", "the column `{column}` stands twice";
        "trùng với cột trước", "the same as an earlier column";
        "xóa hoặc đổi tên một cột", "delete or rename one of them";
    CsvColumnMissing:
        "thiếu cột `{column}`", "the column `{column}` is missing";
        "", "";
        "thêm cột này vào dòng tiêu đề (nếu đã có thì sửa tên cho đúng); các cột bắt buộc: {required}", "add it to the header line (if it is there, set its name right); required columns: {required}";
    CsvColumnNameless:
        "cột thứ {number} có giá trị nhưng không có tên", "column {number} has values but no name";
        "cần tên cột ở đây", "its name is needed here";
        "ghi tên cột, hoặc xóa hết giá trị của cột", "name the column, or delete its values";
}
