//! Heads and lines of the forms that a committee sends on: classification, quota control, consolidated
//! counts, sources.

use super::phrase::phrases;

phrases! {
    // the opening of a form
    OF_REVIEW = "Nội dung đánh giá: {review} · kỳ {periods}", "Review: {review} · period {periods}";
    NUMBER = "STT", "No.";
    TOTAL = "Tổng cộng", "Total";
    TOTAL_OF = "Tổng cộng: {count}", "Total: {count}";
    OUTCOME_COUNT = "{outcome}: {count}", "{outcome}: {count}";
    NOTE = "Ghi chú", "Note";
    DIRECTLY_UNDER = "Trực thuộc {committee}", "Directly under {committee}";
    NO_PEER_GROUP = "Không ghi nhóm", "No peer group";
    // the classification table
    CLASSIFICATION = "Kết quả đánh giá, xếp loại tổ chức đảng", "Classification of party organisations";
    ORGANISATION = "Tổ chức đảng", "Organisation";
    KIND = "Loại hình", "Kind";
    PARENT = "Cấp trên trực tiếp", "Parent";
    PERIOD = "Kỳ", "Period";
    GROUP_POINTS = "Điểm từng nhóm", "Points by group";
    POINTS = "Tổng điểm", "Points";
    LEVEL = "Mức xếp loại", "Outcome";
    PROPOSED = "Đề xuất", "Proposed";
    FINAL = "Sau khống chế tỷ lệ", "After the quota";
    DECISION = "Quyết định", "Decision";
    DECIDED_LEVEL = "Mức", "Outcome";
    DECISION_NUMBER = "Số", "Number";
    DECISION_DATE = "Ngày", "Date";
    TIE_SETTLED = "ngang nhau ở ranh giới tỷ lệ khống chế, xếp theo quyết định", "tied at the edge of the quota, settled by the decision";
    DIFFERS = "quyết định khác kết quả tính", "the decision differs from the result";
    WAIVED = "có miễn trừ: {document}", "waiver: {document}";
    BEST_POSSIBLE = "cao nhất còn có thể: {outcome}", "at best: {outcome}";
    MISSING = "còn thiếu {count} nội dung", "{count} things missing";
    // the quota-control table
    QUOTA_CONTROL = "Kiểm soát tỷ lệ khống chế", "Quota control";
    PEER_GROUP = "Nhóm so sánh", "Peer group";
    ASSESSED = "Đã đánh giá", "Assessed";
    BASE = "Mẫu số", "Base";
    BASE_COUNT = "Số lượng", "Number";
    BASE_WORDS = "Cách tính", "Definition";
    BASE_OF = "số xếp loại {outcomes}, sau khi hạ", "those rated {outcomes}, after lowering";
    CAP = "Khống chế", "Quota";
    SHARE = "Tỷ lệ (%)", "Share (%)";
    CAP_COUNT = "Tối đa", "At most";
    CAPPED = "Mức bị khống chế", "The capped outcome";
    CAPPED_OUTCOME = "Mức", "Outcome";
    CANDIDATES = "Đề xuất", "Proposed";
    KEPT = "Giữ", "Kept";
    DEMOTED = "Hạ", "Lowered";
    HELD = "Chờ", "Held";
    KEPT_SHARE = "Thực tế (%)", "Actual (%)";
    CONCLUSION = "Kết luận kiểm soát", "Conclusion";
    WITHIN = "trong tỷ lệ", "within the quota";
    LOWERED = "vượt tỷ lệ: hạ {count} tổ chức", "over the quota: {count} lowered";
    HOLDING = "{count} tổ chức ngang nhau ở ranh giới: chờ cấp có thẩm quyền quyết định", "{count} tied at the edge: the authority must decide";
    BEYOND = "vượt tỷ lệ theo quyết định: giữ {kept}, tối đa {cap}", "over the quota by decision: {kept} kept of at most {cap}";
    PROVISIONAL = "tạm tính, vì còn tổ chức chưa xác định", "provisional: some are undetermined";
    RAISED = "tỷ lệ được nâng: {cite}", "raised share: {cite}";
    NO_QUOTA = "Không có hướng dẫn nào đặt tỷ lệ khống chế trong kỳ này.", "No guideline of this period sets a quota.";
    // the consolidated table
    SUMMARY = "Tổng hợp kết quả đánh giá, xếp loại", "Consolidated results";
    BY_KIND = "Loại hình tổ chức đảng", "Kind of organisation";
    BY_PARENT = "Cấp trên trực tiếp", "Parent";
    BY_PEER_GROUP = "Nhóm", "Peer group";
    EXISTING = "Tổng số", "Existing";
    REGISTERED = "Đã đăng ký", "Registered";
    UP_FOR_IT = "Thuộc diện xét", "Up for it";
    UNRATED = "Chưa xếp loại", "Not rated";
    UNDETERMINED = "Chưa đánh giá xong", "Not yet assessed";
    WAITING = "Chờ quyết định", "Held";
    COUNT = "SL", "No.";
    PERCENT = "%", "%";
    BEST_SHARE = "Tỷ lệ mức cao nhất", "Share of the best outcome";
    BEST_COUNT = "Số ở mức cao nhất", "At the best outcome";
    OF_ASSESSED = "% số đã đánh giá", "% of the assessed";
    BASE_HEAD = "Số {outcomes}", "Rated {outcomes}";
    BASE_HEAD_MIXED = "Mẫu số của tỷ lệ khống chế", "In the quota's base";
    OF_BASE = "% mẫu số đó", "% of that base";
    INDICATOR = "Chỉ tiêu", "Figure";
    BEST_OF_ASSESSED = "Mức cao nhất, % số đã đánh giá", "Best outcome, % of the assessed";
    BEST_OF_BASE = "Mức cao nhất, % mẫu số trên", "Best outcome, % of that base";
    PERCENT_LEGEND = "Tỷ lệ % của từng mức tính trên số đã đánh giá; số chưa xếp loại không nằm trong mẫu số nào.", "Percentages of outcomes are of the assessed; those not rated are in no base.";
    NUMBERS_LEGEND = "Ở dòng số cột, “9=8:6” là cột 9 bằng cột 8 chia cho cột 6.", "In the row of numbers “9=8:6” means column 9 is column 8 divided by column 6.";
    SCREEN_LEGEND = "Hai cột cuối: mức cao nhất trên số đã đánh giá, và trên: {base}.", "The last two columns: the best outcome of the assessed, and of: {base}.";
    COUNTED_LEGEND = "Mỗi tổ chức được đếm một lần trong mỗi kỳ.", "An organisation counts once a period.";
    NO_GUIDELINE = "Kỳ {period}: không có hướng dẫn nào cho kỳ như vậy có hiệu lực.", "Period {period}: no guideline for such a period is in force.";
    PERIOD_GUIDELINES = "Kỳ {period}: {guidelines}", "Period {period}: {guidelines}";
    // column names of machine-readable tables
    COLUMN_PARENT_NAME = "tên cấp trên", "parent name";
    COLUMN_PROPOSED = "đề xuất", "proposed";
    COLUMN_PROPOSED_NAME = "tên mức đề xuất", "proposed name";
    COLUMN_DECIDED = "mức quyết định", "decided outcome";
    COLUMN_DATE = "ngày quyết định", "date";
    COLUMN_STANDING = "khống chế", "quota";
    COLUMN_NOTE = "ghi chú", "note";
    COLUMN_PEER_GROUP = "nhóm", "peer_group";
    COLUMN_EXISTING = "tổng số", "existing";
    COLUMN_REGISTERED = "đã đăng ký", "registered";
    COLUMN_UP_FOR_IT = "thuộc diện xét", "up for it";
    COLUMN_ASSESSED = "đã đánh giá", "assessed";
    COLUMN_UNRATED = "chưa xếp loại", "unrated";
    COLUMN_UNDETERMINED = "chưa đánh giá xong", "undetermined";
    COLUMN_HELD = "chờ quyết định", "held";
    COLUMN_OUTCOME_PERCENT = "% {outcome}", "% {outcome}";
    COLUMN_BEST = "mức cao nhất", "best";
    COLUMN_BASE = "mẫu số khống chế", "quota base";
    COLUMN_BEST_OF_ASSESSED = "% mức cao nhất trên số đã đánh giá", "% best of assessed";
    COLUMN_BEST_OF_BASE = "% mức cao nhất trên mẫu số khống chế", "% best of quota base";
    EVERYONE = "tổng cộng", "total";
    // sources
    SOURCES = "Nguồn", "Sources";
    RESULTS_SHEET = "Kết quả", "Results";
    SOURCE_ITEM = "Nội dung", "Item";
    SOURCE_VALUE = "Giá trị", "Value";
    PROGRAM = "Chương trình", "Program";
    COMMITTEE = "Cấp ủy", "Committee";
    REVIEWED = "Nội dung đánh giá", "Review";
    GUIDELINE = "Hướng dẫn", "Guideline";
    GUIDELINE_FILE = "Tệp hướng dẫn", "Guideline file";
    DIGEST = "SHA-256 của tệp", "SHA-256 of the file";
    COMMIT = "Bản ghi git", "Git commit";
    COMMIT_DATE = "Ngày của bản ghi git", "Date of the git commit";
    GIVEN_DATE = "Ngày (người lập ghi)", "Date (given by the user)";
    NO_COMMIT = "không có: hồ sơ không nằm trong kho git, hoặc máy không có git", "none: the folder is in no git repository, or there is no git";
    PAGE = "Trang", "Page";
}
