//! `bontot explain`: its help and refusals, and the words of an account of one result.

use super::phrase::phrases;

phrases! {
    // help
    EXPLAIN = "Giải thích kết quả của một tổ chức: từ số liệu đến kết luận, từng dòng, từng căn cứ",
        "Explain an organisation's result: from the entries to the outcome, every line and clause";
    EXAMPLES = "  bontot explain cb-thong-tin                  hồ sơ trong thư mục hiện tại, năm mới nhất\n  bontot explain ho-so cb-thong-tin 4.2        chỉ một tiêu chí\n  bontot explain ho-so db-co-so --full         toàn bộ, từng dòng",
        "  bontot explain cb-thong-tin                  the workspace in this folder, its latest year\n  bontot explain ho-so cb-thong-tin 4.2        one criterion only\n  bontot explain ho-so db-co-so --full         everything, line by line";
    SUBJECT_PLACE = "[THƯ MỤC] TỔ CHỨC [TIÊU CHÍ]", "[FOLDER] ORGANISATION [CRITERION]";
    SUBJECT = "Mã tổ chức, có thể kèm mã tiêu chí; đứng trước có thể là thư mục của hồ sơ",
        "The organisation's id, perhaps with a criterion's; the folder of the workspace may stand first";
    SUBJECT_FOLDER = "Thư mục của hồ sơ, thay cho đối số đầu [mặc định: thư mục hiện tại]",
        "The folder of the workspace, instead of the first argument [default: the current one]";
    FULL = "In toàn bộ, không chỉ một màn hình", "Print everything, not only one screen";
    FORMAT = "Dạng: text (văn bản), json, markdown hoặc html (để in) [mặc định: text]",
        "Format: text, json, markdown or html (to print) [default: text]";
    // refusals
    NO_SUBJECT = "thiếu mã tổ chức", "the organisation's id is missing";
    TOO_MANY = "thừa đối số `{argument}`", "there is one argument too many: `{argument}`";
    NO_SUCH_CRITERION = "hướng dẫn của tổ chức này không có tiêu chí `{criterion}`", "the organisation's guideline has no criterion `{criterion}`";
    NOT_IN_REVIEW = "`{organisation}` không có kết quả ở nội dung đánh giá `{review}` kỳ {period}: {why}",
        "`{organisation}` has no result in review `{review}`, period {period}: {why}";
    DOES_NOT_EXIST = "ngày {day} tổ chức không tồn tại (organisations.csv)", "it does not exist on {day} (organisations.csv)";
    NO_GUIDELINE = "không có hướng dẫn nào cho loại hình “{kind}” có hiệu lực ngày {day}", "no guideline for {kind} is in force on {day}";
    NO_ROWS = "chưa có dòng chấm hay quyết định nào của kỳ này", "it has neither a row nor a decision for it";
}
