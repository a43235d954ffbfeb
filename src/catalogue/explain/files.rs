//! Files and CSV: what stands where, and whether it can be read at all.

super::explained! {
    FileUnexpected:
        "Trong hồ sơ có tệp hoặc thư mục mà chương trình không biết. Nó có thể là bản sao của tệp thật, và chương trình không bao giờ đoán tệp nào được tính.", "There is a file or folder that the program does not know. It may be a copy of a real one, and which of two counts is never guessed.";
        "Đổi tên cho đúng, xóa đi, hoặc chuyển tài liệu kèm theo vào evidence/.", "Rename it, delete it, or move supporting documents into evidence/.";
        "2024/facts - Copy.csv  →  2024/facts.csv";
    FileIsLink:
        "Đây là liên kết (shortcut, symlink) tới tệp ở nơi khác. Chương trình chỉ đọc những gì nằm trong hồ sơ, để ai mở hồ sơ cũng thấy cùng một nội dung.", "This is a link to a file elsewhere. Only what lies in the workspace is read, so that everybody who opens it sees the same.";
        "Thay liên kết bằng chính tệp đó.", "Put the file itself in place of the link.";
        "organisations.csv → ../chung/organisations.csv";
    FileNotRegular:
        "Ở chỗ của một tệp lại là thư mục, hoặc ngược lại. Vì vậy không có gì để đọc.", "There is a folder where a file should be, or the other way round. So there is nothing to read.";
        "Chuyển mục này đi và đặt đúng loại vào chỗ của nó.", "Move it away and put the right kind of thing in its place.";
        "2024/facts.csv/  →  2024/facts.csv";
    FileMissing:
        "Thiếu một tệp bắt buộc. Mọi hồ sơ phải có bontot.toml, nói hồ sơ của ai và dùng hướng dẫn nào, và organisations.csv, danh sách tổ chức đảng.", "A file that must exist is missing. Every workspace has a bontot.toml, which says whose it is and by which guidelines, and organisations.csv, the list of organisations.";
        "Kiểm tra xem có mở đúng thư mục không, rồi tạo tệp còn thiếu.", "See whether this is the right folder, then make the missing file.";
        "bontot check ho-so-2024    (không phải thư mục cha của nó)";
    FileTooLarge:
        "Tệp lớn bất thường so với loại dữ liệu này. Thường là một tệp khác bị đặt nhầm tên.", "The file is unusually large for what it should hold. Most often another file got its name by mistake.";
        "Mở tệp xem có đúng là bảng cần dùng không; tài liệu quét thì để trong evidence/.", "Open it and see whether it is the right table; scans belong in evidence/.";
        "2024/facts.csv (80 MB)  →  evidence/2024/bao-cao.pdf";
    FilesTooMany:
        "Thư mục có nhiều tệp hơn bất cứ hồ sơ thật nào. Thường là mở nhầm thư mục, hoặc một công cụ đã chép đi chép lại. Chương trình dừng để máy không hết bộ nhớ; không tệp nào bị bỏ qua lặng lẽ.", "The folder holds more files than any real workspace. Most often it is the wrong folder, or a tool copied again and again. The program stops so that the machine does not run out of memory; no file is passed over in silence.";
        "Kiểm tra xem có mở đúng thư mục không; chuyển phần lưu trữ không dùng đến ra ngoài hồ sơ.", "Check that it is the right folder; move archives that no record refers to out of it.";
        "bontot check D:\\    →  bontot check D:\\ho-so-2024";
    FoldersTooDeep:
        "Có thư mục nằm trong thư mục quá nhiều cấp. Nhiều máy không mở được đường dẫn dài như vậy, và đó thường là thư mục chép vào chính nó.", "Folders stand in folders too many times over. Many machines cannot open so long a path, and most often a folder was copied into itself.";
        "Đưa các tệp cần dùng lên gần gốc hồ sơ và xóa những cấp thừa.", "Move the files that are needed nearer to the top and delete the levels that are too many.";
        "evidence/2024/2024/2024/…/bb-03.pdf  →  evidence/2024/bb-03.pdf";
    LinesTooMany:
        "Các bảng của hồ sơ cộng lại dài hơn mức chương trình nhận (hồ sơ của cả nước trong nhiều năm vẫn dưới mức này). Chương trình dừng trước khi máy hết bộ nhớ, và không tính từ một phần số liệu.", "All tables of the workspace together are longer than the program accepts (the records of the whole country for several years stay below it). It stops before the machine runs out of memory, and works nothing out from a part of the records.";
        "Tìm tệp bị chép nhiều lần hoặc không phải là bảng của hồ sơ; nếu đúng là nhiều như vậy, chia hồ sơ theo từng cấp ủy.", "Look for a file that was copied several times over or is no table of the workspace; if there is really so much, keep a workspace for each committee.";
        "2024/assessments/recognition.csv (120.000.000 dòng)  →  ho-so-tinh-a/, ho-so-tinh-b/";
    FileOfOtherKind:
        "Tên tệp là .csv hoặc .toml nhưng bên trong là loại khác: sổ tính, PDF, trang web hay tệp nén. Đổi phần đuôi của tên không đổi được nội dung.", "The name ends in .csv or .toml, but inside is another kind of file: a workbook, a PDF, a web page, an archive. Renaming does not change what a file holds.";
        "Mở tệp bằng phần mềm đã tạo ra nó và lưu thành “CSV UTF-8”; tài liệu kèm theo thì chuyển vào evidence/.", "Open it where it was made and save it as “CSV UTF-8”; move supporting documents into evidence/.";
        "facts.xlsx đổi tên thành facts.csv  →  Save As: CSV UTF-8";
    EncodingUnknown:
        "Tệp không lưu bằng UTF-8 nên chữ Việt có dấu không đọc chắc chắn được. Chương trình không đoán, vì đoán sai sẽ làm hỏng tên người, tên tổ chức.", "The file is not UTF-8, so its Vietnamese letters cannot be read for sure. Nothing is guessed, because a wrong guess damages names.";
        "Lưu lại bằng UTF-8: trong Excel chọn “CSV UTF-8 (Comma delimited)”, trong Notepad chọn Encoding: UTF-8.", "Save it as UTF-8: in Excel choose “CSV UTF-8 (Comma delimited)”, in Notepad Encoding: UTF-8.";
        "Chi bé 1  →  Chi bộ 1";
    EncodingWide:
        "Tệp lưu bằng UTF-16 hoặc UTF-32 (“Unicode Text”). git chỉ thấy đó là tệp nhị phân, nên không ai đọc được thay đổi nào.", "The file is UTF-16 or UTF-32 (“Unicode Text”). To git it is a binary file, so nobody can read what changed.";
        "Lưu lại bằng UTF-8: trong Excel chọn “CSV UTF-8 (Comma delimited)”, trong Notepad chọn Encoding: UTF-8.", "Save it as UTF-8: in Excel choose “CSV UTF-8 (Comma delimited)”, in Notepad Encoding: UTF-8.";
        "Excel: Unicode Text  →  CSV UTF-8";
    EncodingLegacy:
        "Chữ trong tệp gõ bằng bảng mã cũ (TCVN3 hay VNI), hiện ra thành chữ lạ khi đọc bằng Unicode. Chương trình không tự chuyển, vì chuyển nhầm sẽ làm sai tên.", "The text was typed in an old character set (TCVN3 or VNI) and shows strange letters as Unicode. It is not converted by guess, because a wrong conversion damages names.";
        "Dùng công cụ chuyển mã của UniKey (Ctrl+Shift+F6) để đổi sang Unicode, rồi lưu bằng UTF-8.", "Convert it to Unicode with UniKey's toolkit (Ctrl+Shift+F6), then save it as UTF-8.";
        "Chi bé 1  →  Chi bộ 1";
    EncodedTwice:
        "Chữ có dấu đã bị chuyển mã hai lần nên biến thành chuỗi ký tự lạ. Thường do mở tệp UTF-8 bằng bảng mã khác rồi lưu lại.", "The accented letters were converted twice and became strange sequences. Opening a UTF-8 file in another encoding and saving it does that.";
        "Lấy lại bản trước khi hỏng từ git, rồi mở và lưu bằng UTF-8.", "Take the version before the damage from git, then open and save it as UTF-8.";
        "Chi bá»™ 1  →  Chi bộ 1";
    AccentsLost:
        "Có dấu hỏi ở giữa chữ: chữ có dấu đã mất khi lưu bằng bảng mã không chứa được chúng. Những chữ này không thể đoán lại.", "A question mark stands inside a word: accented letters were lost when the file was saved in an encoding that cannot hold them. They cannot be guessed back.";
        "Lấy lại bản trước từ git, hoặc gõ lại các chữ đã mất, rồi lưu bằng UTF-8.", "Take the earlier version from git, or type the lost letters anew, then save it as UTF-8.";
        "Chi b? 1  →  Chi bộ 1";
    BomMisplaced:
        "Giữa tệp có một ký tự vô hình (BOM) chỉ được đứng ở đầu. Nó thường còn lại khi nối hai tệp, và làm hai giá trị trông giống nhau mà lại khác nhau.", "An invisible character (BOM) that may only begin a file stands inside it. It is left when two files are joined, and makes values differ that look the same.";
        "Xóa ký tự ở chỗ được chỉ, hoặc gõ lại ô đó.", "Delete the character at the place shown, or type the cell anew.";
        "⟨BOM⟩cb-02,Chi bộ 2  →  cb-02,Chi bộ 2";
    MergeConflict:
        "Hai người cùng sửa một chỗ và git để lại cả hai bản để con người chọn. Khi chưa chọn thì không biết bản nào là thật.", "Two people changed the same place and git left both for a person to choose. Until then nobody knows which is true.";
        "Giữ bản đúng, xóa bản kia và cả ba dòng dấu, rồi lưu và đưa vào git.", "Keep the right one, delete the other and the three lines of marks, then save and commit.";
        "<<<<<<< HEAD\n2.1,9,\n=======\n2.1,8,\n>>>>>>> chi-bo-2";
    CellTooLong:
        "Ô có nhiều ký tự hơn mức một ô Excel chứa được (32.767; một biểu tượng cảm xúc tính là hai). Thường là thiếu một dấu nháy kép nên nhiều dòng bị gộp vào một ô, hoặc cả một văn bản bị dán vào ô.", "The cell has more characters than a cell of Excel holds (32,767, where an emoji counts as two). Most often a quote is missing and many lines went into one cell, or a whole document was pasted into it.";
        "Đóng dấu nháy kép đúng chỗ; văn bản dài thì lưu thành tệp trong evidence/ và ghi tên tệp.", "Close the quote where the cell ends; save long texts as a file in evidence/ and name it.";
        "ghi chú: (toàn văn báo cáo)  →  evidence/2024/bao-cao.pdf";
    TemplateBroken:
        "Lời văn riêng của cấp ủy trong thư mục templates có chỗ chương trình không hiểu: một giá trị, một phần, một bảng không có, hoặc dấu mở mà không đóng. Không văn bản nào được ghi.", "The committee's own text in the folder templates holds something that is not understood: a value, a part or a table that there is not, or a mark that is not closed. No document is written.";
        "Sửa đúng dòng được nêu. `bontot document templates` chép mẫu mặc định ra một hồ sơ để đối chiếu.", "Mend the line that is named. `bontot document templates` copies the default texts into a workspace, to compare.";
        "{{ nam }}  →  {{ period }}";
    CsvEmpty:
        "Tệp CSV không có gì, kể cả dòng tiêu đề. Tệp trống có thể là do lưu hỏng, nên không được coi là “không có dòng nào”.", "The CSV file holds nothing, not even a header. That may come from a broken save, so it is not taken for “no rows”.";
        "Ghi dòng tiêu đề, hoặc xóa hẳn tệp nếu năm đó không có dữ liệu này; riêng organisations.csv thì phải có.", "Give it a header, or delete the file if there is nothing to say that year; only organisations.csv must be there.";
        "tổ chức,bước,ngày";
    CsvHeaderMissing:
        "Dòng đầu của tệp phải là tên các cột, để không cột nào bị hiểu nhầm. Ở đây dòng đầu là số liệu, là tên của bảng, hoặc tệp dùng dấu phân cách khác.", "The first line must name the columns, so that none is mistaken for another. Here it holds values or the title of the sheet, or the file has another delimiter.";
        "Thêm dòng tiêu đề, hoặc xóa các dòng đứng trên nó; dấu phân cách là dấu phẩy, dấu chấm phẩy hoặc tab.", "Add the header, or delete the lines above it; cells are divided by commas, semicolons or tabs.";
        "1.1,5,4  →  tiêu chí,tự chấm,thẩm định\n1.1,5,4";
    NulByte:
        "Trong tệp có ký tự rỗng (NUL), thứ không có trong văn bản. Tệp có lẽ là tài liệu khác, hoặc đã hỏng khi sao chép.", "The file holds a NUL character, which no text has. It is perhaps another kind of document, or was damaged in copying.";
        "Mở ở phần mềm đã tạo ra nó và lưu thành văn bản UTF-8; bảng thì lưu thành CSV UTF-8.", "Open it where it was made and save it as plain text in UTF-8, a table as CSV UTF-8.";
        "facts.xlsx đổi tên thành facts.csv  →  Save As: CSV UTF-8";
    BareCr:
        "Tệp xuống dòng theo kiểu Mac cũ (chỉ CR). Nhiều phần mềm sẽ thấy cả tệp là một dòng, nên chương trình không đọc tiếp.", "The file ends its lines as old Macs did (CR alone). Many programs see it as one line, so it is not read on.";
        "Lưu lại với kiểu xuống dòng LF hoặc CRLF.", "Save it with LF or CRLF line ends.";
        "Excel: CSV (Macintosh)  →  CSV UTF-8";
    CsvQuoteStray:
        "Một dấu nháy kép đứng giữa ô không được bao trong nháy. Từ đó trở đi không chắc ô kết thúc ở đâu.", "A double quote stands inside a cell that is not quoted. From there it is not certain where the cell ends.";
        "Đặt cả ô trong nháy kép và viết đôi mỗi dấu nháy bên trong.", "Put the whole cell in quotes and double each quote inside.";
        "cb-01,Phong trào \"4 tốt\" mạnh  →  cb-01,\"Phong trào \"\"4 tốt\"\" mạnh\"";
    CsvQuoteOpen:
        "Một ô mở nháy kép mà không đóng, nên các dòng sau bị coi là phần tiếp của ô. Dữ liệu của chúng sẽ mất mà không ai hay.", "A cell opens a quote and never closes it, so the lines after it count as part of the cell. Their data would be lost unseen.";
        "Thêm dấu nháy kép ở cuối ô.", "Put the closing quote at the end of the cell.";
        "2.1,9,\"NQ 05-NQ/CB  →  2.1,9,\"NQ 05-NQ/CB\"";
    CsvRowWidth:
        "Dòng có số ô khác với số cột của tiêu đề, nên không biết giá trị nào thuộc cột nào. Hay gặp khi trong ô có dấu phẩy mà không đặt trong nháy.", "The row has another number of cells than the header, so it is unclear which value belongs to which column. A comma inside a cell without quotes is the usual cause.";
        "Đặt ô có dấu phân cách trong nháy kép; ô trống vẫn giữ dấu phân cách.", "Quote a cell that holds the delimiter; an empty cell keeps its delimiter.";
        "cb-01,Chi bộ thôn 1, thôn 2,cell  →  cb-01,\"Chi bộ thôn 1, thôn 2\",cell";
    CsvColumnUnknown:
        "Tiêu đề có cột mà bảng này không có. Nếu bỏ qua thì dữ liệu trong cột sẽ mất lặng lẽ, nên đó là lỗi.", "The header has a column that this table does not know. Passing over it would lose its data silently, so it is an error.";
        "Sửa tên cột theo gợi ý, hoặc bỏ cột.", "Put its name right as suggested, or drop the column.";
        "tiêu chí,tự trấm  →  tiêu chí,tự chấm";
    CsvColumnRepeated:
        "Hai cột cùng một tên, có thể một tên tiếng Việt và một tên tiếng Anh. Không biết giá trị ở cột nào được tính.", "Two columns have one name, perhaps one in Vietnamese and one in English. It is unclear which value counts.";
        "Giữ một cột và xóa hoặc đổi tên cột kia.", "Keep one and delete or rename the other.";
        "tiêu chí,tự chấm,self  →  tiêu chí,tự chấm";
    CsvColumnMissing:
        "Thiếu một cột bắt buộc của bảng. Không có nó thì các dòng không nói đủ điều cần biết.", "A column that the table must have is missing. Without it the rows do not say enough.";
        "Thêm cột vào tiêu đề và điền giá trị cho các dòng.", "Add the column to the header and fill it in.";
        "mã,tên  →  mã,tên,loại hình";
    CsvColumnNameless:
        "Một cột có giá trị mà ô tiêu đề để trống. Cột trống hoàn toàn thì được bỏ qua, nhưng giá trị thì không được bỏ.", "A column has values but no name in the header. A column that is empty all the way is passed over; values are not.";
        "Ghi tên cột, hoặc xóa hết giá trị của nó.", "Name the column, or delete its values.";
        "tiêu chí,tự chấm,  →  tiêu chí,tự chấm,ghi chú";
}
