//! `bontot document`: its help and refusals, and the words of documents that templates do not hold. Documents
//! of the Party are Vietnamese; the English words are for those who read the catalogue.

use super::phrase::phrases;

phrases! {
    // help
    ABOUT = "Soạn văn bản về kết quả theo thể thức của Đảng: quyết định, biên bản, thông báo, danh sách", "Write documents on results in the Party's layout: decision, minutes, notice, list";
    EXAMPLES = "  bontot document decision ho-so --period 2025                          xem trước nội dung\n  bontot document decision ho-so -o quyet-dinh.docx --number 5 --date 26/12/2025\n  bontot document notice ho-so --organisation cb-1 -o thong-bao.docx\n  bontot document templates ho-so                                       chép các mẫu ra ho-so/templates để sửa",
        "  bontot document decision ho-so --period 2025                          a preview of the content\n  bontot document decision ho-so -o quyet-dinh.docx --number 5 --date 2025-12-26\n  bontot document notice ho-so --organisation cb-1 -o thong-bao.docx\n  bontot document templates ho-so                                       copies the texts to ho-so/templates";
    DECISION = "Quyết định công nhận, kèm danh sách; dự thảo khi hồ sơ chưa ghi quyết định", "The decision with its list; a draft while no decision is recorded";
    MINUTES = "Biên bản họp xét", "The minutes of the meeting that considers them";
    NOTICE = "Thông báo kết quả, ưu điểm, hạn chế và thời hạn khắc phục cho một tổ chức", "A notice of result, strengths, shortcomings and deadlines to one organisation";
    LIST = "Danh sách được công nhận, không được công nhận, chưa có kết quả", "The list: recognised, not recognised, without a final result";
    TEMPLATES = "Chép lời văn mặc định vào thư mục templates của hồ sơ để cấp ủy sửa", "Copy the default texts into the folder templates of the workspace, to be edited";
    EXAMPLES_DECISION = "  bontot document decision ho-so --period 2025 -o quyet-dinh.docx", "  bontot document decision ho-so --period 2025 -o quyet-dinh.docx";
    EXAMPLES_MINUTES = "  bontot document minutes ho-so --review classification -o bien-ban.docx", "  bontot document minutes ho-so --review classification -o bien-ban.docx";
    EXAMPLES_NOTICE = "  bontot document notice ho-so --organisation cb-1 -o thong-bao.docx", "  bontot document notice ho-so --organisation cb-1 -o thong-bao.docx";
    EXAMPLES_LIST = "  bontot document list ho-so --format markdown", "  bontot document list ho-so --format markdown";
    EXAMPLES_TEMPLATES = "  bontot document templates ho-so", "  bontot document templates ho-so";
    NUMBER = "Số của văn bản: 5 (thành {example}) hoặc cả ký hiệu [mặc định: để trống]",
        "The document's number: 5 (which becomes {example}), or whole [default: a blank]";
    NUMBER_OF_DECISION = "Số của quyết định: 5 (thành {example}) hoặc cả ký hiệu; hồ sơ đã ghi quyết định thì chọn một trong số đó [mặc định: số của quyết định đã ghi, hoặc để trống]",
        "The decision's number: 5 (which becomes {example}), or whole; where decisions are recorded, one of theirs [default: that of the recorded decision, or a blank]";
    NUMBER_OF_ITS_DECISION = "Số của quyết định mà danh sách kèm theo, đã ghi trong hồ sơ [mặc định: quyết định đã ghi]",
        "The number of the recorded decision that the list goes with [default: the recorded one]";
    NUMBER_PLACE = "SỐ", "NUMBER";
    DATE = "Ngày của văn bản; cũng chọn thể thức trước hoặc từ năm 2026 [mặc định: để trống]",
        "The document's day; it also chooses the layout before or from 2026 [default: a blank]";
    DATE_OF_DECISION = "Ngày của văn bản; cũng chọn thể thức trước hoặc từ năm 2026 [mặc định: ngày của quyết định đã ghi, hoặc để trống]",
        "The document's day; it also chooses the layout before or from 2026 [default: that of the recorded decision, or a blank]";
    FORMAT = "Dạng: docx (Word) hoặc markdown (xem trước) [mặc định: theo đuôi của tệp -o; đuôi khác thì docx, không có -o thì markdown]",
        "Format: docx (Word) or markdown (a preview) [default: by the ending of the -o file; docx for any other, markdown without -o]";
    ORGANISATION = "Chỉ các tổ chức có mã này", "Only these organisations, by id";
    ADDRESSEE = "Mã của tổ chức nhận thông báo (bắt buộc, đúng một)", "The id of the organisation that the notice goes to (required, exactly one)";
    // refusals
    ONE_ORGANISATION = "thông báo gửi cho đúng một tổ chức: hãy thêm --organisation MÃ", "a notice goes to exactly one organisation: add --organisation ID";
    WHICH_DECISION = "hồ sơ ghi nhiều quyết định cho kỳ này, mỗi quyết định là một văn bản: hãy chọn một bằng --number",
        "several decisions are recorded for this period, each is a document of its own: choose one with --number";
    NO_SUCH_DECISION = "hồ sơ không ghi quyết định nào số `{number}` cho kỳ này", "no decision `{number}` is recorded for this period";
    FAULT_SYNTAX = "viết sai cú pháp ({detail})", "the syntax is wrong ({detail})";
    FAULT_VALUE = "không có giá trị nào tên “{name}”", "there is no value “{name}”";
    FAULT_FUNCTION = "không có phép nào tên “{name}”; chỉ có upper, join và if, for", "there is no function “{name}”, only upper, join and if, for";
    FAULT_PART = "không có phần nào tên “@{name}”", "there is no part “@{name}”";
    FAULT_TABLE = "không có bảng nào tên “{name}”", "there is no table “{name}”";
    FAULT_NO_PART = "chữ đứng trước phần đầu tiên (dòng bắt đầu bằng @): “{text}”", "text before the first part (a line that begins with @): “{text}”";
    FAULT_TOO_LONG = "mẫu lặp không dứt hoặc quá dài", "it repeats without end, or is too long";
    FAULT_OTHER = "không dùng được ({detail})", "it cannot be used ({detail})";
    NOT_DRAWN = "không dựng được tệp Word: {error}", "the Word file cannot be made: {error}";
    FOLDER_LINKED = "`{path}` là liên kết; chương trình không ghi qua liên kết", "`{path}` is a link; nothing is written through links";
    COPIED = "Đã chép các mẫu vào {path}; sửa tùy ý, mẫu nào xóa đi thì dùng lại mẫu mặc định.", "The texts are in {path}; edit them as you like, for one that you delete the default is used.";
    // words of documents
    BLANK = "……", "……";
    NO_DATE = "ngày …… tháng …… năm ……", "day …… month …… year ……";
    DAY = "ngày {day} tháng {month} năm {year}", "day {day} month {month} year {year}";
    OF_YEAR = "năm {year}", "of {year}";
    OF_QUARTER = "quý {number} năm {year}", "of quarter {number} of {year}";
    OF_MONTH = "tháng {number} năm {year}", "of month {number} of {year}";
    AWARDS = "{names} {period}", "{names} {period}";
    RANKING = "kết quả đánh giá, xếp loại tổ chức đảng {period}", "the results of the assessment of party organisations {period}";
    AND = "{list} và {last}", "{list} and {last}";
    ISSUED = "{instrument}", "{instrument}";
    NOT_ISSUED = "hướng dẫn “{name}” ({version}; minh họa, chưa phải văn bản đã ban hành)", "the guideline “{name}” ({version}; illustrative, not an issued document)";
    UNNAMED = "hướng dẫn “{name}” ({version})", "the guideline “{name}” ({version})";
    FOOT = "{what}: {basis} · {guidelines} · bontot", "{what}: {basis} · {guidelines} · bontot";
    NUMBERED = "số {number}, ngày {date}", "no. {number} of {date}";
    BY_AUTHORITY = "số {number}, ngày {date} của {authority}", "no. {number} of {date} by {authority}";
    DIFFERS = "khác kết quả tính: {outcome}", "differs from the computed result: {outcome}";
    OPEN_RESULT = "kết quả tính: {status}", "computed result: {status}";
    NO_DECISION = "hồ sơ chưa ghi quyết định (kết quả tính: {status})", "no decision is recorded (computed result: {status})";
    DECIDED_UNRATED = "chưa xếp loại theo quyết định {decision}", "not rated, by decision {decision}";
    DECIDED_AS = "{outcome} ({decision})", "{outcome} ({decision})";
    SCORE = "{score}/{max}", "{score}/{max}";
    NO_SCORE = "chưa có", "none yet";
    // heads of tables
    ORDINAL = "STT", "No.";
    NAME = "Tổ chức đảng", "Organisation";
    POINTS = "Điểm", "Points";
    OUTCOME = "Kết quả", "Result";
    COMPUTED = "Kết quả tính", "Computed result";
    RECORDED = "Quyết định", "Decision";
    REMARK = "Ghi chú", "Remarks";
    WHY = "Lý do", "Why";
    STATE = "Tình trạng", "State";
    LACKS = "Còn thiếu, còn vướng", "What is missing";
    FOR = "Đồng ý", "For";
    AGAINST = "Không đồng ý", "Against";
    SHARE = "Tỷ lệ", "Share";
    GROUP = "Nhóm tiêu chí", "Group";
    MOST = "Tối đa", "Maximum";
    // the notice
    FULL_LINES = "{group}: đạt mức cao nhất ở các tiêu chí {criteria}", "{group}: the best in criteria {criteria}";
    FULL_LINE = "{group}: đạt mức cao nhất ở tiêu chí {criteria}", "{group}: the best in criterion {criteria}";
    LOST = "Tiêu chí {criterion} “{name}”: {points}/{max} điểm", "Criterion {criterion} “{name}”: {points}/{max} points";
    LOWER = "Tiêu chí {criterion} “{name}”: xếp mức “{rating}”", "Criterion {criterion} “{name}”: rated “{rating}”";
    GROUP_NAME = "Nhóm {id} “{name}”", "Group {id} “{name}”";
    FOUND = "{finding} (phát hiện ngày {found}), {state}", "{finding} (found on {found}), {state}";
    REMEDIED = "đã khắc phục ngày {date}", "remedied on {date}";
    DUE = "thời hạn khắc phục: hết ngày {date}", "to be remedied by {date}";
    OVERDUE = "đã quá thời hạn khắc phục (hết ngày {date})", "overdue: it was to be remedied by {date}";
    NO_DUE = "thời hạn khắc phục: ……", "to be remedied by ……";
}
