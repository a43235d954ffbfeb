//! Labels of tables, and the lines around them.

use super::phrase::phrases;

phrases! {
    // column names of machine-readable tables
    COLUMN_ID = "mã", "id";
    COLUMN_NAME = "tên", "name";
    COLUMN_STEP_STATE = "{step}", "{step}";
    COLUMN_STEP_DATE = "{step}: ngày", "{step}: date";
    COLUMN_KIND = "loại hình", "kind";
    COLUMN_PARENT = "cấp trên", "parent";
    COLUMN_GUIDELINE = "hướng dẫn", "guideline";
    COLUMN_PERIOD = "kỳ", "period";
    COLUMN_GROUP = "nhóm {id}", "group {id}";
    COLUMN_MAX = "điểm tối đa", "max";
    COLUMN_OUTCOME = "kết quả", "outcome";
    COLUMN_PREVIEW = "xem trước theo", "preview";
    COLUMN_OUTCOME_NAME = "tên kết quả", "outcome name";
    COLUMN_STATUS = "trạng thái", "status";
    COLUMN_DECISION = "số quyết định", "number";
    COLUMN_REASONS = "lý do", "reasons";
    COLUMN_ILLUSTRATIVE = "minh họa", "illustrative";
    COLUMN_VERSION = "phiên bản", "version";
    COLUMN_IN_FORCE = "hiệu lực", "in force";
    COLUMN_FROM = "từ ngày", "from";
    COLUMN_TO = "đến ngày", "to";
    COLUMN_APPLIES_TO = "áp dụng cho", "applies to";
    COLUMN_EVERY = "kỳ chấm", "filled";
    // headers of the table on the screen
    ORGANISATION = "Tổ chức đảng", "Organisation";
    PERIOD = "Kỳ", "Period";
    GROUP = "Nhóm {id}", "Group {id}";
    TOTAL = "Tổng điểm", "Total";
    OUTCOME = "Kết quả", "Outcome";
    DECISION = "Quyết định", "Decision";
    // cells
    SO_FAR = "mới có\n{sum}", "so far\n{sum}";
    NOT_APPLICABLE = "k/ad", "n/a";
    NO_POINTS = "–", "–";
    UNKNOWN_SCORE = "?", "?";
    // lines above
    TITLE = "{committee}", "{committee}";
    SUBTITLE = "Nội dung đánh giá: {review} · kỳ {period}", "Review: {review} · period {period}";
    GUIDELINE_LINE = "Hướng dẫn: {name} ({version})", "Guideline: {name} ({version})";
    GROUP_NAMES = "Các nhóm: {groups}", "Groups: {groups}";
    PREVIEW = "XEM TRƯỚC theo điểm “{stage}”: chưa phải kết quả.", "PREVIEW from the “{stage}” scores: not a result.";
    ILLUSTRATIVE = "MINH HỌA: mức điểm, điều kiện của hướng dẫn {guidelines} không lấy hoặc không lấy trọn từ văn bản đã ban hành; không dùng làm căn cứ công nhận, xếp loại.",
        "ILLUSTRATIVE: points and conditions of {guidelines} are not, or not all, from an issued instrument; recognise and classify nobody by them.";
    NOBODY = "Không có tổ chức nào trong nội dung đánh giá và kỳ này.", "No organisation in this review and period.";
    // lines below
    UNKNOWN_LEGEND = "?: chưa rõ, vì còn tiêu chí chưa có giá trị.", "?: unknown, as some criteria have no value yet.";
    /// For a spreadsheet that takes `2024-03` for a day.
    MONTH = "tháng {month}/{year}", "month {month}/{year}";
    /// For a spreadsheet that takes `9/10` for a day.
    OUT_OF = "{points} điểm", "{points} points";
    NO_GROUP_LEGEND = "?: không có tổng điểm, vì mọi nhóm đều không áp dụng.", "?: no total, as no group applies.";
    REASONS = "Vì sao chưa ở mức cao nhất", "Why not the best outcome";
    MORE_REASONS = "và {count} lý do khác", "and {count} more reasons";
    COUNTS = "Tổng hợp", "Counts";
    COUNTS_OF = "{name} ({version}):", "{name} ({version}):";
    REGISTERED = "đã đăng ký {part}/{whole}", "registered {part}/{whole}";
    COUNT = "{what} {part}/{whole}", "{what} {part}/{whole}";
    ONLY_SOME = "Chỉ hiện {part}/{whole} dòng (--organisation).", "Only {part}/{whole} rows shown (--organisation).";
    WAIVERS = "Miễn trừ đã dùng", "Waivers used";
    WAIVER = "{organisation}, điều kiện `{condition}`: {document}, đến hết {until}", "{organisation}, condition `{condition}`: {document}, until {until}";
    DIFFERENCES = "Quyết định khác kết quả tính", "Decisions that differ from the result";
    DIFFERENCE = "{organisation}: quyết định {number} ngày {date} ghi {decided}, kết quả tính là {computed}",
        "{organisation}: decision {number} of {date} says {decided}, the result is {computed}";
    DECIDED_OTHER = "quyết định {number} ghi {decided}, khác kết quả tính", "decision {number} says {decided}, which differs from the result";
    DECIDED_ALONE = "quyết định {number} ghi {decided}", "decision {number} says {decided}";
    QUOTAS = "Tỷ lệ khống chế", "Quotas";
    QUOTA = "{group}: tối đa {cap} ({rule}); {candidates} tổ chức đủ điều kiện; giữ {kept}, hạ {demoted}, chờ {held}",
        "{group}: at most {cap} ({rule}); {candidates} candidates; {kept} kept, {demoted} lowered, {held} held";
    SHARE_OF = "{share}% × {base} = {product}", "{share}% × {base} = {product}";
    ROUNDED = "{product}, làm tròn thành {rounded}", "{product}, rounded to {rounded}";
    ROUNDED_DOWN = "{product}, làm tròn xuống thành {rounded}", "{product}, rounded down to {rounded}";
    ROUNDED_UP = "{product}, làm tròn lên thành {rounded}", "{product}, rounded up to {rounded}";
    QUOTA_BEYOND = "giữ thêm một thì mẫu số chỉ còn {base}", "with one more kept the base is only {base}";
    QUOTA_PROVISIONAL = "tạm tính", "provisional";
    QUOTA_EVERYWHERE = "toàn hồ sơ", "the whole workspace";
    // outcomes in words
    BEST_POSSIBLE = "{status} (cao nhất còn có thể: {outcome})", "{status} (at best {outcome})";
    DECIDED_UNRATED = "quyết định {number} ngày {date}: chưa xếp loại, vì: {reason}", "decision {number} of {date}: not rated, because: {reason}";
    BY_DECISION = "theo quyết định", "by decision";
    TIE_SETTLED = "ngang nhau ở ranh giới tỷ lệ khống chế; quyết định {number} ngày {date} xếp {outcome}",
        "tied at the edge of the quota; decision {number} of {date} gives {outcome}";
    // lists of guidelines
    GUIDELINES = "Các hướng dẫn", "Guidelines";
    FROM = "từ {from}", "from {from}";
    FROM_TO = "{from} – {to}", "{from} – {to}";
    GUIDELINE_FINE = "Tệp hướng dẫn không có lỗi: {version}", "The guideline file is fine: {version}";
}
