//! The texts of `bontot check`: its help, and the lines around the problems.

use super::phrase::phrases;

phrases! {
    CHECK = "Kiểm tra hồ sơ: mọi lỗi của mọi tệp, và những điều cần xem lại", "Check a workspace: every error of every file, and what to look at again";
    EXAMPLES = "  bontot check                                     hồ sơ trong thư mục hiện tại\n  bontot check ho-so --year 2024 --deny-warnings\n  bontot check --explain all-at-maximum            một mã nghĩa là gì, sửa thế nào",
        "  bontot check                                     the workspace in this folder\n  bontot check ho-so --year 2024 --deny-warnings\n  bontot check --explain all-at-maximum            what a code means, how to set it right";
    FORMAT = "Dạng in: text (văn bản), json hoặc sarif [mặc định: text]", "Format: text, json or sarif [default: text]";
    ONLY = "Chỉ in các thông báo có mã này; có thể ghi nhiều lần", "Show only problems of this code; can be repeated";
    CODE_PLACE = "MÃ", "CODE";
    YEAR = "Chỉ xét chất lượng của năm này; lỗi vẫn tìm ở mọi năm", "Findings of this year only; errors are looked for in all years";
    YEAR_PLACE = "NĂM", "YEAR";
    NOT_A_YEAR = "năm gồm bốn chữ số, như 2024", "a year has four digits, as 2024";
    DENY_WARNINGS = "Mã thoát là 1 cả khi chỉ có cảnh báo", "Exit with 1 for warnings too";
    EXPLAIN = "Giải thích một mã: nghĩa là gì, vì sao quan trọng, sửa thế nào; không ghi mã thì liệt kê mọi mã", "Explain a code: what it means, why it matters, how to set it right; without a code list all of them";
    NO_SUCH_CODE = "không có mã thông báo `{code}`; mọi mã: bontot check --explain", "there is no code `{code}`; all codes: bontot check --explain";
    // lines around the problems
    FINE = "Không có lỗi, không có cảnh báo.", "No errors, no warnings.";
    HIDDEN = "Còn {count} thông báo có mã khác, không in (--only).", "{count} problems of other codes are not shown (--only).";
    NOT_AUDITED = "Vì còn lỗi nên chưa tính kết quả và chưa xét hết chất lượng của hồ sơ. Một lỗi có thể che lỗi khác, nhất là ở tệp không đọc được và ở những gì dựa vào tệp ấy: sửa xong hãy kiểm tra lại.",
        "As there are errors, no result was computed and the quality was not fully looked at. An error may hide others, above all in a file that cannot be read and in what rests on it: check again when it is set right.";
    NOTE = "ghi chú: {said}", "note: {said}";
    NOT_ASKED = "chưa xét được điểm tự chấm có tăng sau ngày tự đánh giá hay không (self-raised-late): {why}", "it could not be told whether self scores were raised after the self-assessment (self-raised-late): {why}";
    CUT_OFF = "kho git là bản sao nông, lịch sử trước các ngày ấy không có ở đây", "the git repository is a shallow clone, and the history before those days is not here";
    INCOMPLETE = "kho git là bản sao một phần, thiếu nội dung của những ngày ấy", "the git repository is a partial clone without the contents of those days";
    MOVED = "hồ sơ được dời từ thư mục “{from}” đến đây ở bản ghi git ({commit}), lịch sử trước đó nằm ở thư mục cũ", "the workspace was moved here from the folder “{from}” by a commit ({commit}), and its history before is in the old folder";
    DISORDERED = "bản ghi git nâng điểm tự chấm của {organisation} ({raised}) đứng sau một bản ghi mang ngày muộn hơn ({on}), không rõ ngày nào sai", "the commit that raised a self score of {organisation} ({raised}) stands on one of a later day ({on}), and nobody can tell which day is wrong";
    RAISED_BETWEEN = "điểm tự chấm của {organisation} tăng ở một trong các bản ghi git từ ({first}) đến ({last}), không đọc được các bản ở giữa", "a self score of {organisation} was raised by one of the commits from ({first}) to ({last}), and what stood between cannot be read";
    THE_FOLDER = "chưa đưa vào git", "not committed yet";
    FINDINGS = "Có {count} cảnh báo về chất lượng hồ sơ; xem: bontot check{folder}{year}", "Quality findings: {count}; see: bontot check{folder}{year}";
    // an explanation
    MEANING = "Nghĩa là gì", "What it means";
    REMEDY = "Sửa thế nào", "How to set it right";
    EXAMPLE = "Ví dụ", "Example";
    LEVEL_ERROR = "Đây là lỗi: chưa sửa thì không tính kết quả.", "This is an error: nothing is computed until it is set right.";
    LEVEL_FINDING = "Đây là cảnh báo về chất lượng. Hồ sơ có thể đổi mức trong bontot.toml: [diagnostics] {code} = \"allow\", \"warn\" hoặc \"error\".",
        "This is a quality finding. A workspace can set its level in bontot.toml: [diagnostics] {code} = \"allow\", \"warn\" or \"error\".";
}
