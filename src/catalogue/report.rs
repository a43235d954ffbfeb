//! `bontot report`: its help, and the words of a committee's page.

use super::phrase::phrases;

phrases! {
    // help
    REPORT = "Lập trang báo cáo của năm cho cuộc họp cấp ủy: một tệp HTML duy nhất, mở và in ở máy nào cũng được",
        "Make the year's page for a committee's meeting: one HTML file that opens and prints anywhere";
    EXAMPLES = "  bontot report ho-so -o bao-cao                 ghi bao-cao/recognition-2024.html\n  bontot report ho-so --review classification -o ho-so/2025/results\n  bontot report ho-so -o trang.html --lang en       một tệp, bằng tiếng Anh",
        "  bontot report ho-so -o pages                   writes pages/recognition-2024.html\n  bontot report ho-so --review classification -o ho-so/2025/results\n  bontot report ho-so -o page.html --lang vi        one file, in Vietnamese";
    OUTPUT = "Thư mục để ghi trang (tên tệp theo nội dung và kỳ), hoặc một tệp .html",
        "The folder for the page (its name tells review and period), or an .html file";
    OUTPUT_PLACE = "THƯ MỤC", "FOLDER";
    DATE = "Ngày ghi trên trang, ví dụ 31/12/2025 [mặc định: bản ghi git của hồ sơ và ngày của nó]",
        "The day that the page bears, such as 2025-12-31 [default: the git commit of the workspace and its day]";
    // the page
    TITLE = "Báo cáo kết quả {review}, kỳ {period}", "Results of the {review} review, period {period}";
    SKIP = "Đến nội dung", "Skip to the content";
    CONTENTS = "Mục lục", "Contents";
    TO_TOP = "Về mục lục", "Back to the contents";
    AS_OF = "Hạn chế và các tháng tính đến ngày {day}: ngày sau cùng mà hồ sơ của năm ghi sự kiện, hạn chế hoặc có phiếu của tháng, không có thì là cuối năm.",
        "Findings and months are as of {day}: the last day for which the year's records have an event, a finding or the form of a month; without any, the end of the year.";
    // the year at a glance
    GLANCE = "Tổng quan", "At a glance";
    NOBODY = "Không có tổ chức nào trong nội dung đánh giá và kỳ này.", "No organisation in this review and period.";
    RESULTS = "Số kết quả", "Results";
    ORGANISATIONS = "Tổ chức", "Organisations";
    ASSESSED = "Đã đánh giá", "Assessed";
    OF_ALL = "trong {whole}", "of {whole}";
    BEST = "Ở mức cao nhất", "At the best outcome";
    SHARE_OF = "{part}/{whole} đã đánh giá = {percent}%", "{part}/{whole} assessed = {percent}%";
    OPEN_FINDINGS = "Hạn chế còn mở", "Open findings";
    OVERDUE_OF = "trong đó quá hạn {overdue}", "{overdue} of them overdue";
    CREDIBILITY_COUNT = "Điều cần xem lại", "To look at again";
    CREDIBILITY_LINK = "xem mục “{heading}”", "see “{heading}”";
    DECIDED = "Đã có quyết định", "Decided";
    DIFFERING = "khác kết quả tính: {count}", "{count} differ from the result";
    SHARES = "Các mức và trạng thái", "Outcomes and statuses";
    SHARES_DESC = "Một thanh ngang chia theo số kết quả ở từng mức: {parts}.", "A bar divided by the number of results at each outcome: {parts}.";
    PART = "{name}: {count}", "{name}: {count}";
    PART_PERCENT = "{count} ({percent}% của {whole})", "{count} ({percent}% of {whole})";
    HELD = "Chờ quyết định", "Held";
    UNDETERMINED = "Chưa xác định", "Not determined";
    UNRATED = "Chưa xếp loại", "Not rated";
    NOT_CANDIDATES = "Không thuộc diện xét", "Not up for it";
    // outcomes
    OUTCOMES = "Kết quả theo loại hình và cấp trên", "Outcomes by kind and parent";
    BY_KIND = "Theo loại hình tổ chức đảng", "By kind of organisation";
    BY_PARENT = "Theo cấp trên trực tiếp", "By parent";
    // the list
    LIST = "Danh sách tổ chức", "Organisations";
    LIST_CAPTION = "Mỗi tổ chức một dòng: điểm, kết quả, quyết định, hạn chế còn mở", "A row for each organisation: points, outcome, decision, open findings";
    FILTER = "Lọc theo tên tổ chức, cấp trên hoặc kết quả", "Filter by organisation, parent or outcome";
    FILTER_LEFT = "Đang hiện {shown}/{all} dòng", "{shown} of {all} rows shown";
    SORT = "Sắp xếp theo cột này", "Sort by this column";
    ORGANISATION = "Tổ chức đảng", "Organisation";
    KIND = "Loại hình", "Kind";
    PARENT = "Cấp trên trực tiếp", "Parent";
    OUTCOME = "Kết quả", "Outcome";
    DECISION = "Quyết định", "Decision";
    FINDINGS_OPEN = "Hạn chế còn mở", "Open findings";
    TOTAL = "Tổng", "Total";
    MAX = "Tối đa", "Max";
    UNKNOWN_LEGEND = "Dấu “?” là chưa rõ: còn tiêu chí chưa có giá trị.", "“?” is unknown: some criteria have no value yet.";
    // the matrix
    MATRIX = "Ma trận tổ chức và tiêu chí", "Organisations and criteria";
    MATRIX_CAPTION = "Điểm từng tiêu chí: {guideline}", "Points of each criterion: {guideline}";
    MATRIX_NOTE = "Số trong ô là điểm; dòng “Tối đa” là điểm cao nhất của tiêu chí. Tên tiêu chí ở mục “{heading}”.",
        "The figure is the points; “Max” is the most a criterion brings. Their names are under “{heading}”.";
    MATRIX_PART = "Chỉ hiện {shown}/{all} kết quả: những kết quả chưa có tổng điểm, rồi những tổng điểm thấp nhất. Bảng đầy đủ: bontot evaluate --format csv.",
        "Only {shown} of {all} results are shown: those without a total, then the lowest totals. All of them: bontot evaluate --format csv.";
    SHADE_FULL = "trọn điểm", "all points";
    SHADE_HIGH = "từ 75%", "from 75%";
    SHADE_MIDDLE = "từ 50%", "from 50%";
    SHADE_LOW = "dưới 50%", "below 50%";
    SHADE_NOTHING = "không điểm", "no points";
    SHADE_LEFT = "k/ad: không áp dụng", "n/a: does not apply";
    SHADE_OPEN = "?: chưa có giá trị", "?: no value yet";
    LEGEND = "Chú giải", "Legend";
    // criteria
    CRITERIA = "Tỷ lệ đạt từng tiêu chí", "How each criterion fared";
    CRITERIA_CAPTION = "Các tiêu chí, số tổ chức được trọn điểm ít nhất đứng trước: {guideline}", "Criteria, those with the fewest full scores first: {guideline}";
    CRITERION = "Tiêu chí", "Criterion";
    SCORED = "Đã chấm", "Scored";
    FULL = "Trọn điểm", "Full";
    FULL_PERCENT = "% trọn điểm", "% full";
    NOTHING = "Không điểm", "None";
    POINTS_PERCENT = "% số điểm có thể đạt", "% of all points";
    STILL_OPEN = "Chưa có giá trị", "Open";
    NOT_APPLICABLE = "K/ad", "N/a";
    BAR = "Biểu đồ", "Chart";
    CRITERIA_NOTE = "“Trọn điểm” là được điểm tối đa (tiêu chí xếp mức: ở mức tốt nhất); tỷ lệ tính trên số đã chấm. “% số điểm có thể đạt” là tổng điểm đã chấm chia cho tổng điểm tối đa của số đã chấm.",
        "“Full” is the maximum (for a rating, the best one); percentages are of those scored. “% of all points” is the points given divided by the most those scored could have.";
    NOBODY_FULL = "Không tổ chức nào được trọn điểm ở tiêu chí: {criteria}.", "Nobody has all points of: {criteria}.";
    EVERYBODY_FULL = "Mọi tổ chức đã chấm đều được trọn điểm ở {count}/{all} tiêu chí.", "Everybody scored has all points of {count} of {all} criteria.";
    AND_MORE = "{list} và {count} tiêu chí khác", "{list} and {count} more";
    // totals
    TOTALS = "Phân bố tổng điểm", "How totals are spread";
    TOTALS_CAPTION = "Số kết quả theo tổng điểm: {guideline}", "Results by total: {guideline}";
    HISTOGRAM_DESC = "Biểu đồ cột, mỗi cột một khoảng điểm. {parts}.", "Columns, one for each range of totals. {parts}.";
    RANGE = "từ {from} đến dưới {to}", "{from} to below {to}";
    LAST_RANGE = "từ {from} đến {to}", "{from} to {to}";
    RANGE_HEAD = "Khoảng điểm", "Range";
    RANGE_COUNT = "Số kết quả", "Results";
    RANGE_NAMES = "Gồm", "Who";
    THRESHOLD = "{sign} {value}: {outcome}", "{sign} {value}: {outcome}";
    THRESHOLD_NOTE = "Đường đứt nét là tổng điểm mà một mức đòi hỏi; mức ấy còn có các điều kiện khác.", "Dashed lines are totals that an outcome asks for; it has other conditions too.";
    WITHOUT_TOTAL = "Chưa có tổng điểm: {count}.", "Without a total: {count}.";
    AND_OTHERS = "{list} và {count} tổ chức khác", "{list} and {count} others";
    // two stages
    PAIRS = "Tự chấm so với {last}", "Self-assessment against {last}";
    PAIRS_CAPTION = "Chênh lệch giữa tự chấm và {last}, lớn nhất đứng trước: {guideline}", "Differences between self-assessment and {last}, the largest first: {guideline}";
    SCATTER_DESC = "Mỗi chấm là một kết quả: ngang là điểm tự chấm, dọc là điểm {last}; trên đường chéo là bằng nhau. {lower} kết quả bị chấm thấp hơn, {same} bằng, {higher} cao hơn.",
        "A dot for each result: across the self-assessment, up the {last} total; on the diagonal they are equal. {lower} were lowered, {same} are the same, {higher} were raised.";
    PAIRS_SENTENCE = "So với tự chấm: {lower} thấp hơn, {same} bằng, {higher} cao hơn.", "Against the self-assessment: {lower} lower, {same} the same, {higher} higher.";
    DIFFERENCE = "Chênh lệch", "Difference";
    DOT = "{name}: tự chấm {own}, {last} {value}", "{name}: self {own}, {last} {value}";
    PAIRS_PART = "Bảng nêu {shown}/{all} kết quả có chênh lệch lớn nhất.", "The table has the {shown} of {all} results that differ most.";
    // months
    MONTHS = "Chất lượng sinh hoạt trong năm", "Meetings through the year";
    MONTHS_CAPTION = "Kết quả {review} từng kỳ", "Outcomes of the {review} review by period";
    MONTHS_COUNTS = "Số tổ chức theo kết quả {review} từng kỳ", "Organisations by outcome of the {review} review and period";
    MONTHS_DESC = "Mỗi cột là một kỳ, chia theo kết quả: {parts}.", "A column for each period, divided by outcome: {parts}.";
    MONTH = "Tháng {number}", "Month {number}";
    QUARTER = "Quý {number}", "Quarter {number}";
    MONTH_SHORT = "T{number}", "M{number}";
    QUARTER_SHORT = "Q{number}", "Q{number}";
    MARK_ABSENT = "chưa có phiếu", "no form";
    MARK_OPEN = "chưa xác định", "undetermined";
    MARK_UNRATED = "chưa xếp loại", "not rated";
    MARK_NOT_YET = "chưa đến kỳ", "not yet";
    MARK_OUTSIDE = "không thuộc nội dung này", "not in this review";
    MARK_LEGEND = "Số trong ô là thứ tự của kết quả, 1 là tốt nhất: {outcomes}. “?” chưa xác định; “u” chưa xếp loại; “·” chưa có phiếu; “–” không thuộc nội dung này; ô trống: chưa đến kỳ.",
        "The figure is the rung of the outcome, 1 the best: {outcomes}. “?” undetermined; “u” not rated; “·” no form; “–” not in this review; empty: not yet.";
    ROWS_PART = "Chỉ hiện {shown}/{all} tổ chức: những tổ chức có nhiều kỳ chưa ở mức tốt nhất đứng trước.", "Only {shown} of {all} organisations are shown: those with the most periods below the best outcome.";
    // quotas, years
    QUOTA = "Kiểm soát tỷ lệ khống chế", "Quota control";
    TREND = "Qua các năm", "Over the years";
    TREND_ALL = "Số và tỷ lệ từng mức qua các năm, tất cả", "Numbers and shares of outcomes over the years, all";
    TREND_CAPTION = "Số và tỷ lệ từng mức qua các năm, theo loại hình", "Numbers and shares of outcomes over the years, by kind";
    TREND_DESC = "Mỗi thanh là một năm, chia theo tỷ lệ từng mức trên số đã đánh giá: {parts}.", "A bar for each year, divided by the shares of outcomes among the assessed: {parts}.";
    TREND_CHART = "Tỷ lệ từng mức qua các năm", "Shares of outcomes over the years";
    TREND_NOTE = "Mỗi năm theo hướng dẫn có hiệu lực năm đó; khi hướng dẫn đổi, các năm không so thẳng với nhau được.", "Each year is by the guideline in force then; where that changes, years cannot be held against each other directly.";
    // findings
    FINDINGS = "Hạn chế, khuyết điểm", "Findings";
    FINDINGS_CAPTION = "Hạn chế, khuyết điểm: việc quá hạn đứng trước", "Findings: what is overdue first";
    FINDINGS_NONE = "Hồ sơ không ghi hạn chế, khuyết điểm nào của các tổ chức này trong năm.", "The records note no finding of these organisations in the year.";
    FINDINGS_SENTENCE = "{all} hạn chế: {overdue} quá hạn, {open} còn mở, {remedied} đã khắc phục.", "{all} findings: {overdue} overdue, {open} open, {remedied} remedied.";
    FINDING = "Nội dung", "Finding";
    FINDING_ID = "Mã", "Id";
    FOUND_ON = "Ngày phát hiện", "Found on";
    DUE = "Thời hạn", "Due";
    STATE = "Tình trạng", "State";
    OVERDUE = "Quá hạn", "Overdue";
    STATE_OPEN = "Còn mở", "Open";
    REMEDIED = "Đã khắc phục ngày {day}", "Remedied on {day}";
    DOCUMENT = "Văn bản", "Document";
    // credibility
    CREDIBILITY = "Độ tin cậy của hồ sơ", "How credible the records are";
    CREDIBILITY_CAPTION = "Những điều hợp lệ nhưng cần xem lại", "What is formally right but should be looked at again";
    CREDIBILITY_NONE = "Không thấy điều gì cần xem lại.", "Nothing was found to look at again.";
    CREDIBILITY_NOT_ASKED = "Không hỏi được đủ lịch sử git, nên chưa xét được điểm tự chấm có tăng sau ngày tự đánh giá hay không.", "Git's history could not be asked in full, so that it is not known whether self scores were raised after the self-assessment.";
    CREDIBILITY_NOTE = "Chương trình chỉ nêu chỗ cần người xem lại; không có điểm nào bị thay đổi vì các điều này. Tổng số: {count}.", "The program only says where people should look; no points change for it. In all: {count}.";
    WHAT = "Điều thấy được", "What was seen";
    WHERE = "Chỗ ghi", "Place";
    TO_DO = "Việc nên làm", "What to do";
    // each organisation
    EACH = "Từng tổ chức", "Each organisation";
    EXPLAINED = "Giải trình đầy đủ: {name}", "Full explanation: {name}";
    NOT_EXPLAINED = "Giải trình đầy đủ: bontot explain {id}", "Full explanation: bontot explain {id}";
    EXPLAINED_PART = "Trang này giải trình đầy đủ {shown}/{all} kết quả, những kết quả chưa ở mức cao nhất trước; các kết quả khác chỉ có lý do.",
        "This page explains {shown} of {all} results in full, those below the best outcome first; of the others only the reasons stand here.";
    OPEN_ALL = "Mở mọi phần giải trình", "Open all explanations";
    CLOSE_ALL = "Đóng mọi phần giải trình", "Close all explanations";
    PRINT_NOTE = "Bấm vào dòng “Giải trình đầy đủ” để mở; khi in, phần nào đang mở thì được in.", "Click a “Full explanation” line to open it; what is open is printed.";
    TOTAL_LINE = "{stage}: {total}/{max} điểm", "{stage}: {total}/{max} points";
    DECIDED_LINE = "Quyết định {number} ngày {date}: {outcome}", "Decision {number} of {date}: {outcome}";
    REASONS = "Vì sao", "Why";
}
