//! `bontot import`: its help, what it refuses and what it tells.

use super::phrase::phrases;

phrases! {
    // help
    IMPORT = "Nhập biểu mẫu đã điền (hoặc bảng khác, với --map) vào hồ sơ; sai một chỗ thì không ghi gì", "Import forms that were filled in (or other tables, with --map) into the workspace; nothing is written when anything is wrong";
    EXAMPLES = "  bontot import cb-1.xlsx cb-2.xlsx --dry-run            xem trước từng dòng sẽ đổi\n  bontot import ho-so bieu-mau                             mọi biểu mẫu trong thư mục\n  bontot import ../diem.csv --map Mục=criterion --map Điểm=self --map STT=-\n\nÔ để trống không xóa giá trị đã có; giá trị đã có chỉ bị thay khi có --replace.",
        "  bontot import cb-1.xlsx cb-2.xlsx --dry-run            shows every line that would change\n  bontot import ho-so forms                              every form in a folder\n  bontot import ../points.csv --map Code=criterion --map Points=self --map No=-\n\nAn empty cell removes nothing; a value that is there is replaced only with --replace.";
    FILES = "Thư mục của hồ sơ (nếu không ghi thì là thư mục hiện tại), rồi các tệp, hay thư mục có các tệp ấy: biểu mẫu xlsx hay csv của bontot form; bảng xlsx, ods hay csv khác cần --map", "The folder of the workspace (without one the current folder), then the files, or folders of them: forms of bontot form as xlsx or csv; other tables, xlsx, ods or csv, need --map";
    FILES_PLACE = "TỆP", "FILE";
    REPLACE = "Thay cả giá trị đã có trong hồ sơ", "Replace values that the workspace has";
    DRY_RUN = "Không ghi gì: chỉ kiểm tra và in các dòng sẽ đổi", "Write nothing: only check, and print the lines that would change";
    MAP = "CỘT=TRƯỜNG, ghi được nhiều lần; trường: `organisation`, `period`, `criterion`, `self`, `appraised`, `decided`, `evidence`, `note`; `-` là bỏ qua cột", "COLUMN=FIELD, again and again; fields: `organisation`, `period`, `criterion`, `self`, `appraised`, `decided`, `evidence`, `note`; `-` passes the column over";
    MAP_PLACE = "CỘT=TRƯỜNG", "COLUMN=FIELD";
    REVIEW = "Nội dung đánh giá của bảng không phải biểu mẫu [mặc định: recognition]", "The review of a table that is no form [default: recognition]";
    PERIOD = "Kỳ của bảng không có cột kỳ [mặc định: năm mới nhất có trong hồ sơ]", "The period of a table without such a column [default: the latest year]";
    ENCODING = "Bảng mã của tệp csv: utf-8, utf-16, windows-1258, tcvn3 (phông .VnTime) hoặc vni (phông VNI-Times); hai bảng mã sau dùng cho cả bảng xlsx, ods [mặc định: utf-8]", "How csv is encoded: utf-8, utf-16, windows-1258, tcvn3 (fonts .VnTime) or vni (fonts VNI-Times); the last two for tables in xlsx and ods too [default: utf-8]";
    ENCODING_PLACE = "BẢNG MÃ", "ENCODING";
    NOT_A_MAP = "cần viết CỘT=TRƯỜNG, trường là `organisation`, `period`, `criterion`, `self`, `appraised`, `decided`, `evidence`, `note` hoặc -", "it is COLUMN=FIELD, the field one of `organisation`, `period`, `criterion`, `self`, `appraised`, `decided`, `evidence`, `note` or -";
    // places
    FILE_PLACE = "{file}", "{file}";
    AT_CELL = "{file}, trang “{sheet}”, ô {cell}", "{file}, sheet “{sheet}”, cell {cell}";
    AT_CSV_CELL = "{file}, ô {cell}", "{file}, cell {cell}";
    AT_SHEET = "{file}, trang “{sheet}”", "{file}, sheet “{sheet}”";
    PROBLEM = "{level}: {place}: {problem}", "{level}: {place}: {problem}";
    // what is wrong with a file
    NO_SUCH_FILE = "không có tệp này", "there is no such file";
    NO_SUCH_PATTERN = "không có tệp này; dấu * không được hiểu ở đây: hãy ghi tên thư mục, mọi biểu mẫu trong đó sẽ được nhập", "there is no such file; a * means nothing here: name the folder, and every form in it is imported";
    EMPTY_FOLDER = "thư mục không có tệp xlsx, ods hay csv nào", "the folder has no xlsx, ods or csv file";
    LOCK_FILE = "bỏ qua: là tệp tạm mà Excel để lại khi đang mở, không chứa điểm", "passed over: Excel leaves it while a file is open, it holds no points";
    UNREADABLE = "không đọc được: không phải xlsx, ods hay csv, hoặc tệp hỏng; hãy mở bằng Excel rồi lưu lại dạng xlsx, không mở được thì xin lại tệp", "it cannot be read: neither xlsx, ods nor csv, or damaged; open it in Excel and save it as xlsx, and where that fails ask for the file again";
    LOCKED = "có mật khẩu nên không đọc được; hãy mở tệp, bỏ mật khẩu, lưu lại rồi nhập", "it has a password and cannot be read; open it, remove the password, save it and import it again";
    OLD_WORKBOOK = "là tệp Office đời cũ (như xls), không đọc được; hãy mở bằng Excel rồi lưu lại dạng xlsx", "it is a file of an older Office (such as xls) and cannot be read; open it in Excel and save it as xlsx";
    TOO_LARGE = "quá lớn: tối đa 16 MB, 48 MB khi giải nén, 200.000 ô, 100.000 dòng, 1.000 cột", "it is too large: at most 16 MB, 48 MB unpacked, 200,000 cells, 100,000 rows, 1,000 columns";
    WRONG_ENCODING = "chữ không theo bảng mã này; hãy lưu lại là UTF-8, hoặc chọn bảng mã khác bằng --encoding", "its text is not in that encoding; save it as UTF-8, or name another by --encoding";
    UNICODE = "chữ trong tệp đã là Unicode: hãy bỏ --encoding; ô nào gõ bằng phông cũ thì gõ lại bằng Unicode", "its text is in Unicode already: leave --encoding away; type cells in old fonts again in Unicode";
    NO_WORD = "đọc theo bảng mã này thì có chữ không thành tiếng Việt (“{word}”); có lẽ tệp theo bảng mã khác: --encoding {likely}", "read in that encoding it has words that are none of Vietnamese (“{word}”); it is probably in another: --encoding {likely}";
    OTHER_ENCODING = "chữ không theo bảng mã này; có lẽ là bảng mã khác: --encoding {likely}", "its text is not in that encoding; it is probably in another: --encoding {likely}";
    DOUBT = "“{word}” không thành tiếng Việt khi đọc theo bảng mã này; nếu không phải tên riêng, hãy xem lại chữ của ô", "“{word}” is no Vietnamese word, read in that encoding; unless it is a name, look at the text of the cell";
    TYPED_IN_TCVN3 = "“{word}” có lẽ gõ bằng phông cũ .VnTime (TCVN3); chữ được nhập nguyên như trong tệp, không tự chuyển: hãy gõ lại ô này bằng Unicode", "“{word}” was probably typed in an old font, .VnTime (TCVN3); the text is taken as it stands and not converted: type the cell again in Unicode";
    TYPED_IN_VNI = "“{word}” có lẽ gõ bằng phông cũ VNI-Times (VNI); chữ được nhập nguyên như trong tệp, không tự chuyển: hãy gõ lại ô này bằng Unicode", "“{word}” was probably typed in an old font, VNI-Times (VNI); the text is taken as it stands and not converted: type the cell again in Unicode";
    MORE_DOUBTS = "còn {count} ô nữa có chữ như vậy", "{count} more cells have such words";
    WIDE_ENCODING = "tệp là UTF-16 (kiểu “Unicode Text” của Excel); hãy thêm --encoding utf-16, hoặc lưu lại kiểu “CSV UTF-8”", "the file is UTF-16 (Excel's “Unicode Text”); add --encoding utf-16, or save it as “CSV UTF-8”";
    NOT_BUILT = "bản bontot này không đọc được xlsx và ods", "this bontot was built without reading xlsx and ods";
    DAMAGED = "trang ẩn “bontot” đã bị sửa; hãy xuất lại biểu mẫu", "the hidden sheet “bontot” was changed; export the form again";
    NO_SHEET = "không còn trang “{sheet}” của biểu mẫu", "the form's sheet “{sheet}” is gone";
    SHEET_UNKNOWN = "trang này không thuộc biểu mẫu; hãy chuyển điểm vào trang của tổ chức rồi xóa trang này", "this sheet is no part of the form; move its points to the organisation's sheet and delete it";
    SHEET_PASSED_OVER = "bỏ qua: trang không có dòng tiêu đề với cột tiêu chí", "passed over: the sheet has no header line with a column criterion";
    NO_HEADER = "không thấy dòng tiêu đề có cột tiêu chí; nếu phía trên còn dòng tên bảng thì hãy xóa đi; nếu là bảng khác, hãy chỉ cột bằng --map", "there is no header line with a column criterion; delete lines above it, such as a title; for another table name its columns by --map";
    FORM_APART = "là biểu mẫu không còn trang ẩn “bontot” (vì đã lưu thành csv, hay chép sang tệp khác), nên không biết của tổ chức nào, kỳ nào; hãy lưu biểu mẫu dạng xlsx rồi nhập tệp ấy", "it is a form without its hidden sheet “bontot” (saved as csv, or copied into another file), which says of which organisation and period it is; save the form as xlsx and import that";
    NO_ORGANISATION_COLUMN = "bảng không có cột mã tổ chức; hãy thêm cột `tổ chức`, hoặc chỉ cột bằng --map \"CỘT=organisation\"", "the table has no column of organisations' ids; add a column `organisation`, or name it by --map \"COLUMN=organisation\"";
    QUOTES = "ở dòng {line} có dấu nháy kép không đóng, hoặc đứng sai chỗ: ô có dấu phân cách, xuống dòng hay dấu nháy kép phải nằm trọn trong nháy kép, dấu nháy kép bên trong thì viết hai lần", "in line {line} a quote is not closed or stands where none may: a cell with a delimiter, a line end or a quote stands in quotes as a whole, and a quote in it is written twice";
    NO_COLUMN = "“{text}” đứng ngoài các cột có tiêu đề; số có dấu phẩy trong tệp csv phải nằm trong nháy kép, như \"8,5\"", "“{text}” stands under no header; a number with a comma stands in quotes in a csv file, as in \"8,5\"";
    UNKNOWN_COLUMN = "không biết cột “{column}”; hãy thêm --map \"{column}=TRƯỜNG\", hoặc \"{column}=-\" để bỏ qua", "the column “{column}” is unknown; add --map \"{column}=FIELD\", or \"{column}=-\" to pass it over";
    COLUMN_TWICE = "cột “{column}” trùng trường với một cột khác", "the column “{column}” holds what another one holds";
    // what is wrong with a form
    NO_ORGANISATION = "hồ sơ không có tổ chức mã `{id}`", "the workspace has no organisation `{id}`";
    ORGANISATION_MISSING = "dòng này thiếu mã tổ chức", "this row lacks the organisation's id";
    TOTAL_LINE = "“{text}” không có trong hồ sơ; nếu đây là dòng cộng thì hãy xóa dòng này rồi nhập lại", "the workspace has no “{text}”; if this is a line of totals, delete it and import again";
    TOTAL_WORDS = "cộng tổng", "total sum";
    NO_REVIEW = "hồ sơ không có nội dung đánh giá `{id}`", "the workspace has no review `{id}`";
    REVIEW_NOT_GIVEN = "bảng không có cột nội dung đánh giá, và hồ sơ không có `{id}`; hãy chọn bằng --review: {known}", "the table has no column review, and the workspace no `{id}`; choose one with --review: {known}";
    NO_PERIOD = "`{text}` không phải kỳ", "`{text}` is no period";
    NOT_SERVED = "không hướng dẫn nào áp dụng cho `{organisation}` trong kỳ {period}", "no guideline serves `{organisation}` in {period}";
    OTHER_VERSION = "biểu mẫu theo {form}, hồ sơ nay dùng {now}; hãy xuất lại biểu mẫu. Khác nhau: {differences}", "the form is of {form}, the workspace uses {now}; export the form again. Differences: {differences}";
    LINE_GONE = "tiêu chí {id} không còn", "criterion {id} is gone";
    LINE_NEW = "có thêm tiêu chí {id}", "criterion {id} is new";
    LINE_OTHER = "tiêu chí {id}: trước “{before}”, nay “{now}”", "criterion {id}: was “{before}”, is “{now}”";
    NO_DIFFERENCE = "không tiêu chí nào", "no criterion";
    COLUMN_MOVED = "không thấy cột “{column}” ở đây: cột của biểu mẫu đã bị xáo trộn", "the column “{column}” is not here: the columns of the form were moved";
    MOVED = "cần là mã tiêu chí {id}, nhưng là “{text}”: dòng của biểu mẫu đã bị xáo trộn", "it should be criterion {id} and is “{text}”: the rows of the form were moved";
    STRAY = "“{text}” đứng ngoài các ô của biểu mẫu nên không được nhập; nếu cần giữ, hãy chép vào cột Ghi chú", "“{text}” stands outside of the form's cells and is not imported; to keep it, copy it into the column Note";
    NO_CRITERION = "hướng dẫn {guideline} không có tiêu chí `{id}`", "the guideline {guideline} has no criterion `{id}`";
    TEXT_OF_OTHER = "ghi mã {id} nhưng nội dung là của tiêu chí {other}; bảng tính đổi mã như 4.10 thành 4.1: hãy định dạng cột mã là văn bản (Text) rồi ghi lại", "the id is {id} and the text that of criterion {other}; spreadsheets make 4.1 of an id such as 4.10: format the column of ids as text and write it again";
    NO_STAGE = "hướng dẫn {guideline} không có bước chấm này", "the guideline {guideline} has no such stage";
    NO_ENTRY = "tiêu chí {id} không nhận giá trị ở đây ({why})", "criterion {id} takes no value here ({why})";
    EVIDENCE_ON_LINES = "minh chứng “{text}” nằm trên nhiều dòng, không rõ là một hay nhiều tài liệu; nhiều tài liệu thì ghi dấu ; giữa chúng, một tài liệu thì ghi trên một dòng", "the evidence “{text}” stands on several lines, as one document or as several; write a ; between several documents, and one document on one line";
    A_DAY = "là ngày {day}: bảng tính đã đổi số thành ngày; hãy ghi lại số đó", "it is the day {day}: the spreadsheet made a day of a number; write the number again";
    A_TRUTH = "là {word} của bảng tính, không phải chữ; hãy ghi lại bằng chữ, hoặc để trống", "it is {word} of the spreadsheet and no text; write it in words, or leave it empty";
    BROKEN = "là lỗi công thức {error}", "it is a formula's error {error}";
    BAD_OFFER = "“{text}” không có trong danh sách: {known}", "“{text}” is not in the list: {known}";
    NEEDS_NOTE = "không áp dụng thì phải nêu lý do ở Ghi chú", "what does not apply needs a note that says why";
    ALREADY = "hồ sơ đã có “{before}”, biểu mẫu ghi “{now}”; muốn thay thì thêm --replace", "the workspace has “{before}”, the form “{now}”; add --replace to replace it";
    TWICE = "tiêu chí {id} của {organisation} kỳ {period} được ghi hai lần trong các tệp nhập", "criterion {id} of {organisation} in {period} is given twice by these files";
    IN_TOML = "{file} là tệp TOML: bontot import chỉ ghi vào CSV; hãy sửa tay tệp ấy", "{file} is TOML: bontot import writes CSV only; edit that file by hand";
    NO_YEAR = "hồ sơ chưa có thư mục năm {year}", "the workspace has no folder of {year}";
    // what is told
    NOTHING = "Không có gì mới: hồ sơ đã có mọi giá trị của các tệp này. Không ghi gì.", "Nothing new: the workspace has every value of these files. Nothing was written.";
    MORE = "Còn {count} cảnh báo nữa chưa in.", "{count} more warnings are not shown.";
    REFUSED = "Không ghi gì: {count} chỗ sai.", "Nothing was written: {count} things are wrong.";
    EMPTIED = "Để nguyên {count} giá trị đã có mà trong tệp là ô trống.", "{count} values that are empty in the files were kept.";
}
