//! Sentences of conditions: what is asked for, and what was seen.

use super::phrase::phrases;

phrases! {
    // what is asked
    NEEDS = "{seen}; yêu cầu {asked}", "{seen}; needed: {asked}";
    FORCED_WHEN = "{seen}; buộc khi {asked}", "{seen}; forced when {asked}";
    NEEDS_AMONG = "{seen} (yêu cầu {asked})", "{seen} (needed: {asked})";
    FORCED_AMONG = "{seen} (điều kiện: {asked})", "{seen} (condition: {asked})";
    ANY_WILL_DO = "{told}; chỉ cần một trong số này", "{told}; any one of these will do";
    FORCED_BECAUSE = "buộc ở mức {outcome}, vì {sentence}", "forced to {outcome}: {sentence}";
    ASKS = "{subject}: {asked}", "{subject}: {asked}";
    AND = "{left} và {right}", "{left} and {right}";
    TOTAL = "tổng điểm", "total";
    GROUP = "nhóm {id} “{name}”", "group {id} “{name}”";
    EVERY_GROUP = "mỗi nhóm", "every group";
    CRITERION = "tiêu chí {id} “{name}”", "criterion {id} “{name}”";
    EVERY_CRITERION = "mỗi tiêu chí", "every criterion";
    REQUIRED_CRITERIA = "mọi tiêu chí bắt buộc đều đạt", "all mandatory criteria are met";
    POINTS = "{value} điểm", "{value} points";
    RATING_AT_LEAST = "từ bậc “{rating}” trở lên", "rated “{rating}” or better";
    FLAG = "{name}: có", "{name}: yes";
    NO_FLAG = "{name}: không", "{name}: no";
    JUDGED = "{sentence} (nhận định)", "{sentence} (a judgement)";
    STEP = "đã làm bước “{step}”", "step “{step}” is done";
    STEP_ON_TIME = "đã làm bước “{step}” đúng hạn", "step “{step}” is done on time";
    OUTCOME_IN = "kết quả ở nội dung đánh giá “{review}” là {outcomes}", "the outcome in the review “{review}” is {outcomes}";
    OR = "{left} hoặc {right}", "{left} or {right}";
    NOT = "không phải ({part})", "not ({part})";
    CITED = "{sentence} (căn cứ: {cite})", "{sentence} (basis: {cite})";
    // what was seen
    SCORE = "{subject} {score}/{max} điểm", "{subject} {score}/{max} points";
    SCORE_PERCENT = "{subject} {score}/{max} điểm ({percent}%)", "{subject} {score}/{max} points ({percent}%)";
    SUM = "tổng", "total";
    RATING = "{subject} được xếp “{rating}”", "{subject} rated “{rating}”";
    SCORE_UNKNOWN = "{subject} chưa rõ", "{subject} unknown";
    FIGURE = "{name}: {value}", "{name}: {value}";
    FIGURE_RANGE = "{name}: từ {least} đến {most}, tùy các kết quả chưa xác định", "{name}: {least} to {most}, as open results may end";
    EXACTLY = "{shown} (chính xác là {exact})", "{shown} (exactly {exact})";
    OVER = "hơn {number} một chút", "a little over {number}";
    PARTS = "{value} ({part}/{whole})", "{value} ({part}/{whole})";
    ALMOST = "gần {number}", "almost {number}";
    FIGURE_UNKNOWN = "{name}: chưa rõ", "{name}: unknown";
    MEMBERS_FAILING = "chưa đạt: {members}", "short: {members}";
    MEMBERS_UNKNOWN = "chưa rõ: {members}", "unknown: {members}";
    REQUIRED_FAILING = "tiêu chí bắt buộc chưa đạt: {members}", "mandatory criteria not met: {members}";
    REQUIRED_UNKNOWN = "tiêu chí bắt buộc chưa rõ: {members}", "mandatory criteria unknown: {members}";
    REQUIRED_MET = "mọi tiêu chí bắt buộc đều đạt", "all mandatory criteria are met";
    EVENT_OF_LINES = "hồ sơ chưa ghi bước “{step}” cho cả phiếu, chỉ ghi cho từng tiêu chí", "the log has the step “{step}” for single criteria, not for the whole form";
    EVENT_NONE = "hồ sơ chưa ghi bước “{step}”", "the log has no step “{step}”";
    EVENT_DONE = "bước “{step}” ngày {date}", "step “{step}” on {date}";
    EVENT_LATE = "bước “{step}” ngày {date}, sau hạn {deadline}", "step “{step}” on {date}, after the deadline {deadline}";
    FLAG_SEEN = "{name}: {value}", "{name}: {value}";
    UNKNOWN = "chưa rõ", "unknown";
    OUTCOME_SEEN = "kết quả ở nội dung đánh giá “{review}”: {outcomes}", "outcome in the review “{review}”: {outcomes}";
    OUTCOME_NONE = "chưa có", "none";
    LEFT_THE_FORM = "không còn trong phiếu: {asked}", "no longer in the form: {asked}";
    AND_MORE = "{list} và {count} mục khác", "{list} and {count} more";
    // what is missing
    MISSING_LINES = "chưa có điểm {stage} ở tiêu chí {criteria}", "no {stage} value for criteria {criteria}";
    MISSING_FACT = "chưa có số liệu “{fact}” kỳ {period}", "no fact “{fact}” of {period}";
    MISSING_RESULT = "chưa có kết quả “{review}” của {organisation}, kỳ {period}", "no result of {organisation} in the review “{review}”, {period}";
    MISSING_NONE = "chỉ số “{measure}”: không có kết quả nào để tính", "measure “{measure}”: there is none to count";
    MISSING_MEASURE = "chỉ số “{measure}” không có gì để tính", "measure “{measure}” has nothing to go by";
    MISSING_DECISION = "chưa có quyết định “{review}” của {organisation}, kỳ {period}", "no decision on {organisation} in the review “{review}”, {period}";
    MISSING_IN = "{what} ({file})", "{what} ({file})";
    NO_MAXIMUM_OF_TOTAL = "tổng điểm: mức tối đa của kỳ là 0 điểm nên không tính được tỷ lệ phần trăm; hỏi cơ quan ban hành hướng dẫn", "total: its maximum in the period is 0 points, so there is no percentage of it; ask who issued the guideline";
    NO_MAXIMUM_OF_GROUP = "nhóm {id}: mức tối đa của kỳ là 0 điểm nên không tính được tỷ lệ phần trăm; hỏi cơ quan ban hành hướng dẫn", "group {id}: its maximum in the period is 0 points, so there is no percentage of it; ask who issued the guideline";
    NO_MAXIMUM_OF_CRITERION = "tiêu chí {id}: mức tối đa là 0 điểm nên không tính được tỷ lệ phần trăm; hỏi cơ quan ban hành hướng dẫn", "criterion {id}: its maximum is 0 points, so there is no percentage of it; ask who issued the guideline";
    MISSING_TOTAL = "không có tổng điểm: mọi nhóm đều không áp dụng", "no total: no group applies";
    // how a line is scored, in a printed guideline
    KIND_POINTS = "chấm điểm 0–{max}", "0–{max} points";
    KIND_POINTS_STEP = "chấm điểm 0–{max}, mỗi nấc {step}", "0–{max} points in steps of {step}";
    KIND_TOGGLE = "có: {max} điểm; không: 0 điểm", "yes: {max} points; no: 0 points";
    KIND_CHOICE = "chọn một: {options}", "one of: {options}";
    KIND_BANDS = "theo khoảng: {bands}", "by band: {bands}";
    KIND_DEDUCTION = "{max} điểm, trừ {per} cho mỗi lần, không dưới {floor}", "{max} points, less {per} for each, not under {floor}";
    KIND_RATING = "theo bậc: {ratings}", "rated: {ratings}";
    OFFER_IDS = "Cách ghi bậc và phương án trong hồ sơ", "What records call ratings and options";
    OFFER = "{name} {points} điểm", "{name} {points} points";
    BAND = "{range}: {points} điểm", "{range}: {points} points";
    BAND_ALL = "mọi giá trị", "any value";
    BAND_BETWEEN = "{lower}, {upper}", "{lower}, {upper}";
    MANDATORY = "bắt buộc", "mandatory";
    MANDATORY_REACH = "bắt buộc: ít nhất {reach} điểm", "mandatory: at least {reach} points";
    MANDATORY_RATING = "bắt buộc: từ “{rating}” trở lên", "mandatory: “{rating}” or better";
    BONUS = "điểm thưởng", "bonus";
    EVIDENCE_REQUIRED = "phải có minh chứng", "evidence required";
    ONLY_IN = "chỉ áp dụng trong tháng hoặc quý: {numbers}", "only in months or quarters {numbers}";
    COUNTS_FROM = "tính từ {date}", "counts from {date}";
    MAY_LEAVE = "nếu không áp dụng thì điểm của nhóm được quy đổi theo các tiêu chí còn lại", "where it does not apply the group is scaled to its other lines";
    MAY_BE_FULL = "nếu không áp dụng thì được trọn điểm", "n/a counts in full";
    MEASURED = "tính từ chỉ số “{measure}”, không nhập", "worked out from “{measure}”, never entered";
    // headings of a printed guideline
    ISSUER = "Cơ quan ban hành: {issuer}", "Issued by: {issuer}";
    INSTRUMENT = "Văn bản: {instrument}", "Instrument: {instrument}";
    VALID = "Hiệu lực: {range}", "In force: {range}";
    APPLIES = "Áp dụng cho: {kinds}; chấm {every}; các bước: {stages}", "Applies to: {kinds}; filled {every}; stages: {stages}";
    FORM = "Phiếu chấm", "Form";
    MAX = "{name} (tối đa {max} điểm)", "{name} (at most {max} points)";
    CITE = "Căn cứ: {cite}", "Basis: {cite}";
    FACTS = "Số liệu cần nhập", "Facts to enter";
    MEASURES = "Chỉ số được tính", "Measures";
    CANDIDATES = "Diện xét", "Who is up for it";
    OUTCOMES = "Kết quả, từ cao xuống thấp", "Outcomes, best first";
    REQUIRES = "Cần tất cả:", "Requires all of:";
    FORCED_BY = "Bắt buộc ở mức này khi có một trong:", "Forced by any of:";
    FLOOR = "Trường hợp còn lại.", "Everyone else.";
    QUOTA = "Tỷ lệ khống chế", "Quota";
    QUOTA_RULE = "“{outcome}” không quá {share}% số “{of}” {peers}; vượt thì xuống “{demoted}”",
        "“{outcome}” at most {share}% of “{of}” {peers}; beyond that “{demoted}”";
    QUOTA_DOWN = "Số tối đa được làm tròn xuống", "The cap is rounded down";
    QUOTA_NEAREST = "Số tối đa được làm tròn đến số nguyên gần nhất; đúng một nửa thì lên",
        "The cap is rounded to the nearest whole number; half goes up";
    QUOTA_UP = "Số tối đa được làm tròn lên", "The cap is rounded up";
    QUOTA_RANKS = "Xếp thứ tự lần lượt theo: {keys}; các tổ chức bằng nhau ở ranh giới thì chờ quyết định",
        "Ranked in turn by: {keys}; those tied at the edge wait for a decision";
    QUOTA_HIGHER = "{key} (cao hơn đứng trước)", "{key} (higher first)";
    QUOTA_LOWER = "{key} (thấp hơn đứng trước)", "{key} (lower first)";
    QUOTA_TOTAL = "tổng điểm", "total";
    QUOTA_GROUP = "điểm nhóm {id}", "group {id}";
    MEASURE_RATIO = "{part} ÷ {whole}", "{part} ÷ {whole}";
    MEASURE_PERIODS = "số kỳ trong năm có kết quả {outcomes} ở nội dung đánh giá “{review}”", "the year's periods with {outcomes} in the review “{review}”";
    MEASURE_SUBORDINATES = "số tổ chức trực thuộc có kết quả {outcomes} ở nội dung đánh giá “{review}”", "direct subordinates with {outcomes} in the review “{review}”";
    MEASURE_SHARE = "{what}, theo %", "{what}, in percent";
    MEASURE_OPEN = "số hạn chế chưa khắc phục", "findings not remedied";
    MEASURE_OVERDUE = "số hạn chế quá hạn chưa khắc phục", "findings past due";
    MEASURE_ALL = "số hạn chế đã ghi nhận", "findings noted";
    PER_PARENT = "cấp trên", "parent";
    PER_KIND = "loại hình", "kind";
    PER_PEER_GROUP = "nhóm", "peer group";
    PEERS_ALIKE = "trong cùng {per}", "within one {per}";
    PEERS_ALL = "trong toàn hồ sơ", "in the whole workspace";
}
