//! The texts of `bontot record`.

use super::phrase::phrases;

phrases! {
    RECORD = "Ghi thêm một sự kiện, hạn chế, kết quả khắc phục, số liệu hoặc quyết định vào hồ sơ", "Record an event, a finding, a remedy, a fact or a decision";
    EXAMPLES = "  bontot record event cb-mot registered --date 20/02/2025 --by \"Bí thư\"\n  bontot record remedy KL-03 --date 30/09/2025 --document \"BC 12-BC/CB\"\n  bontot record fact ho-so cb-mot members_disciplined 0 --dry-run\n\nHồ sơ với dòng mới được kiểm tra trước khi ghi; các dòng khác giữ nguyên từng ký tự, chỉ thêm ô trống khi bảng chưa có cột cần ghi.",
        "  bontot record event cb-mot registered --date 2025-02-20 --by Secretary\n  bontot record remedy KL-03 --date 2025-09-30 --document \"BC 12-BC/CB\"\n  bontot record fact ho-so cb-mot members_disciplined 0 --dry-run\n\nThe workspace with the new row is checked before it is written; every other line keeps its bytes, and gets empty cells only where the table lacks a column that is needed.";
    // the kinds of entry
    EVENT = "Ghi việc đã làm, vào events.csv của năm", "Record what was done, in the year's events.csv";
    EXAMPLES_EVENT = "  bontot record event cb-mot \"đăng ký\" --date 20/02/2025 --by \"Bí thư\"", "  bontot record event cb-mot registered --date 2025-02-20 --by Secretary";
    EVENT_PLACE = "TỔ CHỨC BƯỚC", "ORGANISATION STEP";
    FINDING = "Ghi hạn chế qua kiểm tra, vào findings.csv của năm phát hiện", "Record what an inspection found, in the findings.csv of that year";
    EXAMPLES_FINDING = "  bontot record finding cb-mot KL-03 \"Biên bản ghi chưa đủ\" --date 15/05/2025", "  bontot record finding cb-mot KL-03 \"Minutes are incomplete\" --date 2025-05-15";
    FINDING_PLACE = "TỔ CHỨC MÃ HẠN CHẾ", "ORGANISATION ID FINDING";
    REMEDY = "Ghi ngày khắc phục xong một hạn chế", "Record the day on which a finding was remedied";
    EXAMPLES_REMEDY = "  bontot record remedy KL-03 --date 28/06/2025 --document \"BC 12-BC/CB\"", "  bontot record remedy KL-03 --date 2025-06-28 --document \"BC 12-BC/CB\"";
    FACT = "Ghi một số liệu, vào facts.csv của năm", "Record a figure, in the year's facts.csv";
    EXAMPLES_FACT = "  bontot record fact cb-mot members_disciplined 0\n  bontot record fact cb-mot members_present 14 --period 2025-03", "  bontot record fact cb-mot members_disciplined 0\n  bontot record fact cb-mot members_present 14 --period 2025-03";
    FACT_USAGE = "TỔ CHỨC SỐ LIỆU GIÁ TRỊ", "ORGANISATION FACT VALUE";
    DECISION = "Ghi quyết định của cấp có thẩm quyền, vào decisions.csv của năm", "Record the authority's decision, in the year's decisions.csv";
    EXAMPLES_DECISION = "  bontot record decision cb-mot dat --number 12-QĐ/ĐU --date 28/12/2025", "  bontot record decision cb-mot dat --number 12-QĐ/ĐU --date 2025-12-28";
    DECISION_USAGE = "TỔ CHỨC KẾT QUẢ", "ORGANISATION OUTCOME";
    // arguments
    ORGANISATION = "Mã tổ chức", "The organisation's id";
    ORGANISATION_PLACE = "TỔ CHỨC", "ORGANISATION";
    STEP = "Bước: registered (đăng ký), planned (kế hoạch), self-reviewed (tự rà soát), inspected (kiểm tra), notified (thông báo kết quả), self-assessed (tự đánh giá), submitted (đề nghị), returned (trả lại), appraised (thẩm định)",
        "The step: registered, planned, self-reviewed, inspected, notified, self-assessed, submitted, returned, appraised";
    STEP_PLACE = "BƯỚC", "STEP";
    PERIOD_OF_EVENT = "Kỳ mà sự kiện nói tới: năm 2024, quý 2024-Q1 hoặc tháng 2024-03 [mặc định: năm của ngày làm]",
        "The period that the event is about: 2024, 2024-Q1 or 2024-03 [default: the year of the day]";
    DATE = "Ngày làm, ví dụ 20/02/2025", "The day it was done, such as 2025-02-20";
    BY = "Chức danh của người thực hiện, không phải tên riêng", "The post of whoever did it, not a person's name";
    CRITERION = "Chỉ nói về tiêu chí này", "It speaks of this criterion only";
    CRITERION_PLACE = "TIÊU CHÍ", "CRITERION";
    FINDING_ID = "Mã của hạn chế, chưa dùng trong hồ sơ", "The finding's id, new in the workspace";
    REMEDY_ID = "Mã của hạn chế, như trong findings.csv", "The finding's id, as in findings.csv";
    ID_PLACE = "MÃ", "ID";
    FINDING_TEXT = "Nội dung hạn chế", "What was found";
    TEXT_PLACE = "HẠN CHẾ", "FINDING";
    FOUND_ON = "Ngày phát hiện", "The day it was found";
    DUE = "Thời hạn khắc phục", "By when it is to be remedied";
    REMEDIED_ON = "Ngày khắc phục xong", "The day it was remedied";
    NAME_OF_FACT = "Mã số liệu, như hướng dẫn đặt (bontot criteria show)", "The fact's id, as the guideline has it (bontot criteria show)";
    FACT_PLACE = "SỐ LIỆU", "FACT";
    VALUE = "Giá trị: con số, tỷ lệ %, có hoặc không", "Its value: a number, a percentage, yes or no";
    VALUE_PLACE = "GIÁ TRỊ", "VALUE";
    EVIDENCE = "Minh chứng: số văn bản hoặc tệp trong evidence/, cách nhau bằng ;", "Evidence: documents' numbers or files in evidence/, divided by ;";
    EVIDENCE_PLACE = "MINH CHỨNG", "EVIDENCE";
    REPLACE = "Thay giá trị đã có", "Replace a value that is there";
    OUTCOME = "Mã kết quả của hướng dẫn, hoặc unrated (chưa xếp loại) kèm --note", "An outcome's id, or unrated with a --note";
    OUTCOME_PLACE = "KẾT QUẢ", "OUTCOME";
    NUMBER = "Số quyết định", "The decision's number";
    NUMBER_PLACE = "SỐ", "NUMBER";
    DECIDED_ON = "Ngày quyết định", "The day of the decision";
    AUTHORITY = "Cấp có thẩm quyền", "The authority";
    AUTHORITY_PLACE = "CẤP", "AUTHORITY";
    DRY_RUN = "Không ghi gì: chỉ kiểm tra và in dòng sẽ đổi", "Write nothing: only check, and print the line that would change";
    // refusals
    WHICH_YEAR = "hồ sơ chưa có thư mục năm {year}: hãy lập thư mục đó, hoặc cho biết năm bằng --period", "there is no folder of {year}: make it, or name the year by --period";
    NO_YEAR = "hồ sơ chưa có thư mục năm {year}: hãy lập thư mục đó", "there is no folder of {year}: make it";
    NO_SUCH_FINDING = "không có hạn chế `{id}` trong hồ sơ", "there is no finding `{id}` in the workspace";
    ALREADY_REMEDIED = "hạn chế `{id}` đã ghi khắc phục ngày {day}", "the finding `{id}` is recorded as remedied on {day}";
    ALREADY_GIVEN = "{path} đã có giá trị `{value}` cho số liệu này; muốn thay thì thêm --replace", "{path} has the value `{value}` for this fact; add --replace to replace it";
    // what is said
    WRITTEN = "Đã ghi:", "Written:";
    WOULD_WRITE = "Sẽ ghi (chưa ghi gì):", "Would be written (nothing was):";
    NOTHING = "{path} đã có đúng giá trị này; không ghi gì.", "{path} has exactly this value; nothing was written.";
    REFUSED = "Không ghi gì: hồ sơ với dòng mới sẽ có lỗi như trên.", "Nothing was written: with the new row the workspace would have the errors above.";
}
