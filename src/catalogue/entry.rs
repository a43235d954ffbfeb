//! The texts of forms to fill in: what stands on them, and the help of `bontot form`.

use super::phrase::phrases;

phrases! {
    // help
    FORM = "Xuất biểu mẫu Excel để chi bộ điền, mỗi tổ chức một trang; điền xong nhập lại bằng bontot import", "Export Excel forms for organisations to fill in, a sheet each; bontot import takes them back";
    EXAMPLES = "  bontot form ho-so --organisation cb-1 -o cb-1.xlsx\n  bontot form ho-so --period 2025 -o bieu-mau/                    mỗi tổ chức một tệp\n  bontot form ho-so --review meeting --period 2025-03 -o thang-3.xlsx\n\nGiá trị đã có trong hồ sơ được điền sẵn. Điểm cộng trong biểu mẫu chỉ để tham khảo.",
        "  bontot form ho-so --organisation cb-1 -o cb-1.xlsx\n  bontot form ho-so --period 2025 -o forms/                       a file for each organisation\n  bontot form ho-so --review meeting --period 2025-03 -o march.xlsx\n\nWhat the workspace has is filled in. The sums on the form are a help only.";
    PERIOD = "Kỳ của biểu mẫu: 2024, 2024-Q1 hoặc 2024-03 [mặc định: năm mới nhất có trong hồ sơ]; hướng dẫn hằng tháng mà kỳ là năm thì biểu mẫu có đủ các tháng", "The forms' period: 2024, 2024-Q1 or 2024-03 [default: the latest year of the workspace]; for a monthly guideline a year means all its months";
    STAGE = "Chỉ để ô cho bước này: self (tự chấm), appraised (thẩm định), decided (cấp quyết định) [mặc định: mọi bước của hướng dẫn]", "Only cells of this stage: self, appraised or decided [default: every stage of the guideline]";
    ORGANISATIONS = "Chỉ các tổ chức có mã này [mặc định: mọi tổ chức]", "Only these organisations, by id [default: all]";
    FORMAT = "Dạng: xlsx hoặc csv [mặc định: theo đuôi của tệp -o, nếu không thì xlsx]", "Format: xlsx or csv [default: by the ending of the -o file, else xlsx]";
    OUTPUT = "Ghi vào tệp này, mọi tổ chức chung một tệp; nếu là thư mục (hoặc kết thúc bằng /) thì mỗi tổ chức một tệp", "Write this file, all organisations in one; a folder (or a name that ends in /): a file for each organisation";
    NOBODY = "không có tổ chức nào phải điền biểu mẫu `{review}` trong kỳ {period}: không hướng dẫn nào áp dụng", "no organisation has a form of `{review}` in {period}: no guideline serves any";
    WRITTEN = "Đã ghi {count} biểu mẫu vào {path}.", "{count} forms are in {path}.";
    // the form
    TITLE = "Biểu mẫu tự chấm điểm", "Self-assessment form";
    TITLE_STAGES = "Biểu mẫu chấm điểm", "Assessment form";
    ORGANISATION = "Tổ chức: {name} ({id}) · Kỳ: {period}", "Organisation: {name} ({id}) · Period: {period}";
    GUIDELINE = "Hướng dẫn: {name} ({version}){instrument}", "Guideline: {name} ({version}){instrument}";
    HOW = "Chỉ ghi vào các ô nền vàng; ô để trống là chưa có. Điểm cộng trên phiếu chỉ để tham khảo, không phải kết quả.",
        "Write into the yellow cells only; an empty cell means not given yet. The sums here are a help only, not a result.";
    ILLUSTRATIVE = "MINH HỌA: mức điểm, điều kiện của hướng dẫn này không lấy hoặc không lấy trọn từ văn bản đã ban hành; không dùng làm căn cứ công nhận, xếp loại.", "ILLUSTRATIVE: points and conditions of this guideline are not, or not all, from an issued instrument; recognise and classify nobody by them.";
    MONTH = "tháng {number} năm {year}", "month {number} of {year}";
    QUARTER = "quý {number} năm {year}", "quarter {number} of {year}";
    YEAR = "năm {year}", "{year}";
    ID = "Mã", "Id";
    CRITERION = "Nội dung tiêu chí", "Criterion";
    CITE = "Căn cứ", "Citation";
    RULE = "Cách ghi và tính điểm", "How to fill and score";
    OWN = "Tự chấm", "Self";
    APPRAISED = "Thẩm định", "Appraised";
    DECIDED = "Cấp quyết định", "Decided";
    EVIDENCE = "Minh chứng", "Evidence";
    NOTE = "Ghi chú", "Note";
    MAXIMUM = "tối đa {max} điểm", "at most {max} points";
    TOTAL = "Tạm cộng các ô đã ghi (tham khảo)", "Sum of the cells filled so far (a help only)";
    TOTAL_WRITTEN = "Tạm cộng, chưa kể các dòng “lấy từ số liệu” (tham khảo)", "Sum so far, without the lines taken from figures (a help only)";
    MEASURED = "lấy từ số liệu", "from the facts";
    OTHER_PERIOD = "không thuộc kỳ này", "not in this period";
    SCALED = "có k/ad", "has n/a";
    YES = "có", "yes";
    NO = "không", "no";
    NOT_APPLICABLE = "k/ad", "n/a";
    FILL_TOGGLE = "ghi {rule}", "write {rule}";
    FILL_BANDS = "ghi con số; {rule}", "write the figure; {rule}";
    FILL_DEDUCTION = "ghi số lần; {rule}", "write how many times; {rule}";
    MAY_LEAVE = "khi đó ghi k/ad và nêu lý do ở Ghi chú", "then write n/a, with a note";
    FOOT = "Minh chứng: số văn bản, hoặc tệp trong evidence/, cách nhau bằng dấu ;", "Evidence: documents' numbers, or files in evidence/, divided by ;";
    // data validation
    ERROR_TITLE = "Giá trị không hợp lệ", "Not a valid value";
    ERROR_POINTS = "Tiêu chí {id}: ghi số từ {from} đến {to}, phần lẻ theo cách ghi của máy (8,5 hoặc 8.5).", "Criterion {id}: a number from {from} to {to}, with this computer's decimal mark (8.5 or 8,5).";
    ERROR_STEP = "Tiêu chí {id}: ghi số từ {from} đến {to}, là bội của {step}, phần lẻ theo cách ghi của máy (8,5 hoặc 8.5).", "Criterion {id}: a number from {from} to {to}, a multiple of {step}, with this computer's decimal mark (8.5 or 8,5).";
    ERROR_WHOLE = "Tiêu chí {id}: ghi số lần, là số nguyên từ 0 trở lên.", "Criterion {id}: how many times, a whole number from 0 on.";
    ERROR_LIST = "Tiêu chí {id}: chọn một giá trị trong danh sách của ô.", "Criterion {id}: choose one of the cell's list.";
    ERROR_NOT_APPLICABLE = "{error} Không áp dụng thì ghi {word}.", "{error} Where it does not apply write {word}.";
    // columns of the form as CSV
    COLUMN_REVIEW = "nội dung đánh giá", "review";
    COLUMN_ORGANISATION = "tổ chức", "organisation";
    COLUMN_CRITERION = "tiêu chí", "criterion";
    COLUMN_TEXT = "nội dung tiêu chí", "text";
    COLUMN_HOW = "cách ghi", "how";
    COLUMN_OWN = "tự chấm", "self";
    COLUMN_APPRAISED = "thẩm định", "appraised";
    COLUMN_DECIDED = "cấp quyết định", "decided";
    COLUMN_EVIDENCE = "minh chứng", "evidence";
    COLUMN_NOTE = "ghi chú", "note";
}
