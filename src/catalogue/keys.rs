//! What every key of our TOML files is for, as editors show it.

use super::phrase::phrases;

phrases! {
    // every file
    FORMAT = "Phiên bản của định dạng tệp: 1.", "The version of the file format: 1.";
    NAME = "Tên, một chuỗi hoặc { vi = …, en = … }.", "The name: a text or { vi = …, en = … }.";
    TEXT = "Nội dung hoặc lời giải thích, một chuỗi hoặc { vi = …, en = … }.", "Wording or explanation: a text or { vi = …, en = … }.";
    CITE = "Căn cứ: điều, mục, khoản của văn bản.", "The basis: article, section or clause of the instrument.";
    VIETNAMESE = "Bằng tiếng Việt.", "In Vietnamese.";
    ENGLISH = "Bằng tiếng Anh.", "In English.";
    // the manifest
    COMMITTEE = "Tên cấp ủy giữ hồ sơ.", "The committee that keeps the workspace.";
    PARENT_COMMITTEE = "Cấp ủy cấp trên, cho văn bản in ra.", "The committee above, for printed documents.";
    PLACE = "Địa danh, cho văn bản in ra.", "The place, for printed documents.";
    LANGUAGE = "Ngôn ngữ của hồ sơ: vi (mặc định) hoặc en.", "The language of the workspace: vi (default) or en.";
    REVIEWS = "Các nội dung đánh giá, mỗi nội dung một bảng.", "The reviews, a table each.";
    GUIDELINES = "Mã các hướng dẫn được dùng; mọi phiên bản đều được xét.", "The ids of the guidelines in use; all their versions are considered.";
    DEADLINES = "Hạn của các bước: \"tháng-ngày\"; \"+01-15\" là ngày 15/01 năm sau.", "Deadlines of the steps: \"month-day\"; \"+01-15\" is 15 January of the next year.";
    DIAGNOSTICS = "Mức độ của các cảnh báo về chất lượng: allow, warn hoặc error.", "The severity of quality findings: allow, warn or error.";
    QUOTA_EXCEPTION = "Tỷ lệ khống chế cao hơn cho một nhóm so sánh.", "A larger quota share for one peer group.";
    EXCEPTION_REVIEW = "Nội dung đánh giá có tỷ lệ này.", "The review it is for.";
    EXCEPTION_PERIOD = "Kỳ: 2024, \"2024-Q1\" hoặc \"2024-03\".", "The period: 2024, \"2024-Q1\" or \"2024-03\".";
    EXCEPTION_SHARE = "Tỷ lệ được dùng thay cho tỷ lệ của hướng dẫn, ví dụ \"25%\".", "The share instead of the guideline's, such as \"25%\".";
    EXCEPTION_PARENT = "Mã tổ chức cấp trên của nhóm.", "The id of the group's parent.";
    EXCEPTION_KIND = "Loại hình của nhóm.", "The group's kind of organisation.";
    EXCEPTION_PEER_GROUP = "Tên nhóm, như ở cột “nhóm” của organisations.csv.", "The group's name, as in the column peer_group of organisations.csv.";
    // the head of a guideline
    GUIDELINE_ID = "Mã hướng dẫn: chữ cái không dấu, chữ số, -, _ và dấu chấm.", "The guideline's id: ASCII letters, digits, -, _ and full stops.";
    GUIDELINE_VERSION = "Phiên bản; cùng với mã thì không được trùng.", "The version; unique together with the id.";
    GUIDELINE_NAME = "Tên hướng dẫn, một chuỗi hoặc { vi = …, en = … }.", "The guideline's name: a text or { vi = …, en = … }.";
    ISSUER = "Cơ quan ban hành văn bản.", "Who issued the instrument.";
    INSTRUMENT = "Số, ngày của văn bản.", "The instrument's number and date.";
    IN_FORCE = "Thời gian có hiệu lực, tính cả hai ngày đầu và cuối.", "The dates in force, both included.";
    IN_FORCE_FROM = "Ngày đầu tiên có hiệu lực.", "The first day in force.";
    IN_FORCE_TO = "Ngày cuối cùng có hiệu lực; bỏ trống khi chưa hết hiệu lực.", "The last day in force; left out while it still is.";
    APPLIES_TO = "Các loại hình tổ chức được đánh giá theo hướng dẫn này.", "The kinds of organisations that it applies to.";
    FORM_EVERY = "Phiếu được chấm theo kỳ nào: year (năm), quarter (quý), month (tháng).", "Which periods the form is filled for: year, quarter or month.";
    STAGES = "Các bước chấm theo thứ tự; kết quả tính theo bước cuối.", "The stages in order; outcomes are computed from the last one.";
    EXTENDS = "Hướng dẫn gốc, mã@phiên bản: tệp này chỉ ghi những điều khác.", "The base guideline, id@version: this file holds only what differs.";
    ILLUSTRATIVE = "true khi có con số không lấy từ văn bản đã ban hành.", "true when figures are not from an issued instrument.";
    // the form
    RATINGS = "Các bậc của tiêu chí loại rating, bậc cao nhất trước.", "The ratings of criteria of kind rating, best first.";
    RATING_ID = "Mã của bậc.", "The rating's id.";
    RATING_POINTS = "Điểm của bậc: mọi bậc đều có, hoặc không bậc nào có.", "The rating's points: on all of them or none.";
    GROUP = "Các nhóm tiêu chí.", "The groups of criteria.";
    GROUP_ID = "Mã nhóm.", "The group's id.";
    GROUP_MAX = "Điểm tối đa của nhóm; mặc định là tổng điểm tối đa các tiêu chí, không kể điểm thưởng.", "The group's most points; by default the sum of its criteria's, bonus ones aside.";
    CRITERION = "Các tiêu chí của nhóm.", "The criteria of the group.";
    CRITERION_ID = "Mã tiêu chí, như ở cột “tiêu chí” của phiếu.", "The criterion's id, as in the form's column criterion.";
    CRITERION_MAX = "Điểm tối đa.", "The most points.";
    CRITERION_KIND = "Cách chấm: points (điểm), toggle (có/không), choice (chọn một), bands (theo khoảng), deduction (trừ điểm), rating (theo bậc).", "How it is scored: points, toggle, choice, bands, deduction or rating.";
    POINT_STEP = "Điểm phải là bội số của số này.", "Points are multiples of this.";
    OPTIONS = "Các phương án, mỗi phương án có điểm.", "The options, each with its points.";
    OPTION_ID = "Mã phương án, như ghi trong phiếu.", "The option's id, as written in the form.";
    POINTS = "Số điểm.", "The points.";
    BANDS = "Các khoảng giá trị, mỗi khoảng có điểm; phủ kín range, không chồng nhau.", "Bands of values with their points; they cover the range once.";
    RANGE = "Giá trị nhỏ nhất và lớn nhất có thể có.", "The least and the greatest possible value.";
    RANGE_FROM = "Giá trị nhỏ nhất.", "The least value.";
    RANGE_TO = "Giá trị lớn nhất.", "The greatest value.";
    PER_INCIDENT = "Số điểm trừ cho mỗi lần vi phạm.", "Points taken off for each incident.";
    FLOOR = "Điểm thấp nhất sau khi trừ; mặc định 0.", "The least points left; 0 by default.";
    BY_MEASURE = "Giá trị lấy từ chỉ số này, không nhập vào phiếu.", "The value is this measure's and is never entered.";
    REQUIRED = "Tiêu chí bắt buộc: phải đạt mức reach.", "A required criterion: it must reach `reach`.";
    REACH = "Mức phải đạt, điểm hoặc mã bậc; mặc định là mức cao nhất.", "What must be reached, points or a rating's id; the best by default.";
    BONUS = "Điểm thưởng: chỉ tính trong phạm vi điểm tối đa của nhóm.", "Bonus points: they count inside the group's max only.";
    EVIDENCE_NEED = "required khi điểm phải kèm minh chứng.", "required when the score must come with evidence.";
    LINE_PERIODS = "Số thứ tự các tháng hoặc quý mà tiêu chí được chấm.", "The numbers of the months or quarters in which the line applies.";
    COUNTS_FROM = "Kỳ kết thúc trước ngày này thì tiêu chí chưa tính vào phiếu.", "In periods that end before this day the line is outside the form.";
    NOT_APPLICABLE = "Khi không áp dụng: forbidden (không cho phép), rescale (quy đổi), full (tính đủ điểm).", "When it does not apply: forbidden, rescale or full.";
    // extending another guideline
    BEFORE = "Chỗ của mục thêm vào: trước mục có mã này của bản gốc.", "Where an added item stands: before the base's item of this id.";
    REMOVE = "true: bỏ mục này của bản gốc.", "true takes this item of the base out.";
    // facts and measures
    FACTS = "Các số liệu được nhập ở facts.csv.", "The figures entered in facts.csv.";
    UNIT = "Đơn vị: count (số đếm), number (số), percent (phần trăm), flag (có/không).", "The unit: count, number, percent or flag.";
    FACT_EVERY = "Kỳ của số liệu: year (mặc định), quarter hoặc month.", "The periods its rows are for: year (default), quarter or month.";
    JUDGEMENT = "true khi chỉ con người mới kết luận được; đơn vị phải là flag.", "true for what only a person can state; the unit is flag.";
    FACT_RANGE = "Giá trị nhỏ nhất và lớn nhất được nhập.", "The least and the greatest value allowed.";
    MEASURES = "Các chỉ số tính từ số liệu, kết quả khác, cấp dưới hoặc hạn chế.", "Figures computed from facts, other reviews, subordinates or findings.";
    RATIO = "Hai số liệu: tỷ lệ phần trăm của số thứ nhất trên số thứ hai.", "Two facts: the first as a percentage of the second.";
    PERIODS = "Đếm các tháng hoặc quý của năm có kết quả đã nêu.", "Counts the year's months or quarters with the outcomes named.";
    SUBORDINATES = "Đếm các tổ chức trực thuộc có kết quả đã nêu.", "Counts the direct subordinates with the outcomes named.";
    FINDINGS = "Số hạn chế: open (chưa khắc phục), overdue (quá hạn), all (tất cả).", "The number of findings: open, overdue or all.";
    OF_REVIEW = "Nội dung đánh giá được xem.", "The review that is looked at.";
    IS = "Mã các kết quả được tính.", "The ids of the outcomes that count.";
    READING = "count: số lượng; share: tỷ lệ phần trăm.", "count: their number; share: their percentage.";
    BY = "result: kết quả tính được (mặc định); decision: quyết định của cấp có thẩm quyền.", "result: the computed outcome (default); decision: that of the authority.";
    // conditions
    CANDIDATE_IF = "Điều kiện để thuộc diện xét.", "Who is a candidate at all.";
    REQUIRES = "Mọi điều kiện phải có để đạt mức này.", "All conditions of this outcome.";
    FORCED_BY = "Chỉ cần một điều kiện đúng là nhận mức này.", "Any true condition here gives this outcome.";
    CONDITION_ID = "Mã điều kiện; không trùng trong một danh sách.", "The condition's id, unique within its list.";
    ON_TOTAL = "Xét tổng điểm.", "Looks at the total.";
    ON_GROUP = "Xét điểm của nhóm có mã này.", "Looks at the group of this id.";
    ON_EVERY_GROUP = "Xét mọi nhóm.", "Looks at every group.";
    ON_CRITERION = "Xét tiêu chí có mã này.", "Looks at the criterion of this id.";
    ON_EVERY_CRITERION = "Xét mọi tiêu chí, không kể điểm thưởng.", "Looks at every criterion but bonus ones.";
    ON_REQUIRED_CRITERIA = "Mọi tiêu chí bắt buộc đều đạt.", "All required criteria are reached.";
    ON_FACT = "Xét số liệu này.", "Looks at this fact.";
    ON_MEASURE = "Xét chỉ số này.", "Looks at this measure.";
    ON_STEP = "Bước này đã làm trong năm.", "This step was done in the year.";
    ON_TIME = "true: bước đó phải đúng hạn.", "true: the step was done by its deadline.";
    ON_OUTCOME = "Kết quả của chính tổ chức ở một nội dung khác, cùng kỳ.", "The organisation's own outcome in another review of the period.";
    ON_JUDGEMENT = "Điều mà chỉ con người kết luận được, đúng khi là “có”.", "What only a person can state; true when it is yes.";
    ALL_OF = "Mọi điều kiện bên trong đều đúng.", "All conditions inside are true.";
    ANY_OF = "Ít nhất một điều kiện bên trong đúng.", "At least one condition inside is true.";
    NOT = "Điều kiện bên trong sai.", "The condition inside is false.";
    AT_LEAST = "Từ giá trị này trở lên.", "This value or more.";
    ABOVE = "Trên giá trị này.", "More than this value.";
    AT_MOST = "Không quá giá trị này.", "This value or less.";
    BELOW = "Dưới giá trị này.", "Less than this value.";
    EQUALS = "Bằng giá trị này.", "Exactly this value.";
    PERCENT_AT_LEAST = "Từ tỷ lệ phần trăm này của điểm tối đa trở lên.", "This percentage of the maximum or more.";
    PERCENT_ABOVE = "Trên tỷ lệ phần trăm này của điểm tối đa.", "More than this percentage of the maximum.";
    PERCENT_AT_MOST = "Không quá tỷ lệ phần trăm này của điểm tối đa.", "This percentage of the maximum or less.";
    PERCENT_BELOW = "Dưới tỷ lệ phần trăm này của điểm tối đa.", "Less than this percentage of the maximum.";
    PERCENT_EQUALS = "Bằng tỷ lệ phần trăm này của điểm tối đa.", "Exactly this percentage of the maximum.";
    RATING_AT_LEAST = "Từ bậc này trở lên.", "This rating or a better one.";
    // outcomes and the quota
    OUTCOME = "Các mức kết quả, mức cao nhất trước; mức cuối không có requires.", "The outcomes, best first; the last one has no requires.";
    OUTCOME_ID = "Mã của mức, như ở cột “kết quả” của decisions.csv.", "The outcome's id, as in the column outcome of decisions.csv.";
    QUOTA = "Tỷ lệ khống chế của một mức trong mỗi nhóm so sánh.", "The cap on one outcome in each peer group.";
    CAPPED = "Mức bị khống chế.", "The capped outcome.";
    DEMOTE_TO = "Mức nhận thay khi vượt tỷ lệ.", "What the others become.";
    SHARE = "Tỷ lệ, ví dụ \"20%\".", "The share, such as \"20%\".";
    BASE = "Các mức được đếm làm gốc của tỷ lệ.", "The outcomes whose number is the base.";
    PEERS = "Nhóm so sánh theo: parent (cấp trên), kind (loại hình), peer_group (nhóm); [] là cả hồ sơ.", "Peer groups by parent, kind or peer_group; [] is the whole workspace.";
    ROUND = "Làm tròn: down (xuống), nearest (gần nhất), up (lên).", "Rounding: down, nearest or up.";
    RANK_BY = "Xếp thứ tự theo: total, group:MÃ, fact:MÃ, measure:MÃ; dấu - đứng trước khi thấp hơn là tốt hơn.", "Ranked by total, group:ID, fact:ID or measure:ID; a leading - puts lower ones first.";
    // a TOML record
    RECORD_PERIOD = "Kỳ của phiếu; mặc định là năm.", "The record's period; the year by default.";
    RECORD_CRITERION = "Mỗi tiêu chí một bảng, mã đặt trong ngoặc kép: [criterion.\"1.1\"].", "A table for each criterion, its id in quotes: [criterion.\"1.1\"].";
    SELF = "Điểm tự chấm; bỏ trống khi chưa có.", "The self score; left out while there is none.";
    APPRAISED = "Điểm thẩm định; bỏ trống khi chưa có.", "The appraised score; left out while there is none.";
    DECIDED = "Điểm của cấp có thẩm quyền; bỏ trống khi chưa có.", "The authority's score; left out while there is none.";
    EVIDENCE = "Minh chứng: số văn bản, hoặc đường dẫn bắt đầu bằng evidence/.", "Evidence: numbers of documents, or paths that begin with evidence/.";
    NOTE = "Ghi chú.", "A note.";
    // the schemas themselves
    SCHEMA_MANIFEST = "bontot.toml: hồ sơ của một cấp ủy.", "bontot.toml: a committee's workspace.";
    SCHEMA_GUIDELINE = "Một hướng dẫn của bontot.", "A guideline of bontot.";
    SCHEMA_ASSESSMENT = "Phiếu của một tổ chức, một kỳ, ở dạng TOML.", "One organisation's form of one period, as TOML.";
}
