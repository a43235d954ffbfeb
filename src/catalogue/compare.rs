//! `bontot compare`: its help and refusals, and the words of a comparison.

use super::phrase::phrases;

phrases! {
    // help
    COMPARE = "So sánh hai lần tính: ai đổi kết quả, vì hồ sơ đổi hay vì quy định đổi, ai sửa và khi nào",
        "Compare two sets of results: whose outcome changed, by records or by rules, by whom and when";
    EXAMPLES = "  bontot compare                                  bản đã ghi gần nhất của git và các tệp hiện có\n  bontot compare --revisions v1..v2               hai bản ghi của git\n  bontot compare --guideline sua-doi.toml         ai đổi kết quả nếu ban hành hướng dẫn này",
        "  bontot compare                                  the last commit of git and the files as they are\n  bontot compare --revisions v1..v2               two commits\n  bontot compare --guideline changed.toml         whose outcome would change under this guideline";
    REVISIONS = "Hai bản ghi của git; A hoặc A.. là từ A đến các tệp hiện có [mặc định: HEAD]",
        "Two commits of git; A or A.. is from A to the files as they are [default: HEAD]";
    REVISIONS_PLACE = "A..B", "A..B";
    YEARS = "Hai năm, mỗi năm theo hướng dẫn có hiệu lực năm đó, ví dụ 2024..2025", "Two years, each under its own guideline, such as 2024..2025";
    STAGES = "Hai bước chấm của cùng hồ sơ, ví dụ self..appraised (tự chấm và thẩm định)", "Two stages of the same records, such as self..appraised";
    STAGES_PLACE = "BƯỚC..BƯỚC", "STAGE..STAGE";
    GUIDELINE = "Tệp hướng dẫn thay cho bản cùng mã và phiên bản (hoặc thêm vào), mọi thứ khác giữ nguyên", "A guideline file instead of the version of its id (or beside the others), everything else the same";
    REVIEW = "Nội dung đánh giá, như trong bontot.toml [mặc định: tất cả]", "The review, as named in bontot.toml [default: all]";
    PERIOD = "Kỳ: năm 2024, quý 2024-Q1 hoặc tháng 2024-03 [mặc định: mọi năm có trong hồ sơ; với --stages là năm mới nhất]", "The period: 2024, 2024-Q1 or 2024-03 [default: every year of the workspace; the latest with --stages]";
    ORGANISATION = "Chỉ hiện các tổ chức có mã này; vẫn tính tất cả", "Show only these organisations, by id; all are worked out";
    EXIT_CODE = "Thoát với mã 4 khi có tổ chức đổi kết quả; thay đổi không làm đổi kết quả thì mã vẫn là 0", "Exit with 4 when an outcome differs; changes without effect still exit with 0";
    NOT_YEARS = "hai năm khác nhau, viết như 2024..2025", "two years that differ are written as 2024..2025";
    NOT_STAGES = "hai bước khác nhau trong self, appraised, decided, viết như self..appraised", "two of self, appraised and decided are written as self..appraised";
    // refusals
    NO_REVISION = "git không có bản ghi nào tên `{revision}`", "git knows no commit `{revision}`";
    NO_FOLDER_THEN = "ở bản ghi `{revision}` chưa có hồ sơ này", "there is no such workspace at `{revision}`";
    NO_PROGRAM = "máy không có chương trình git; vẫn so sánh được bằng --years, --stages, --guideline", "there is no git program; --years, --stages and --guideline need none";
    NO_REPOSITORY = "thư mục không nằm trong kho git nào; vẫn so sánh được bằng --years, --stages, --guideline", "the folder is in no git repository; --years, --stages and --guideline need none";
    NO_COMMIT = "kho git chưa có bản ghi nào", "nothing has been committed yet";
    GIT_SAYS = "không đọc được kho git: {said}", "the git repository cannot be read: {said}";
    NO_WORK_TREE = "kho git không có tệp hiện có (kho trần); hãy nêu cả hai bản ghi: --revisions A..B", "the repository has no files checked out (it is bare); name both commits: --revisions A..B";
    NO_STAGE = "không hướng dẫn nào có bước `{stage}`", "no guideline has the stage `{stage}`";
    NOT_A_GUIDELINE = "`{path}` không cho biết mã và phiên bản của hướng dẫn", "`{path}` does not tell the id and version of a guideline";
    SHALLOW = "ghi chú: kho git chỉ có một phần lịch sử; người sửa có thể không rõ", "note: the repository holds only a part of its history; who made a change may be unknown";
    // how the two sides are called
    SIDE_COMMIT = "{id} ({date}, {subject})", "{id} ({date}, {subject})";
    SIDE_TREE = "các tệp hiện có", "the files as they are";
    SIDE_YEAR = "năm {year}", "year {year}";
    SIDE_STAGE = "theo điểm {stage}", "by the {stage} scores";
    SIDE_NOW = "hồ sơ hiện nay", "the workspace as it is";
    SIDE_WITH = "với {path}", "with {path}";
    // titles and lines
    TITLE = "So sánh kết quả", "Comparison of results";
    SIDES = "Trước (A): {before}", "Before (A): {before}";
    SIDES_AFTER = "Sau (B): {after}", "After (B): {after}";
    SUMMARY = "{changed} trong {compared} kết quả đã đổi", "{changed} of {compared} results changed";
    NOTHING = "Không có gì khác nhau.", "Nothing differs.";
    NO_OUTCOME = "Không tổ chức nào đổi kết quả.", "No outcome changed.";
    MIXED_BY = "{cause}: {count}", "{cause}: {count}";
    CHANGED = "Vì sao đổi kết quả", "Why they changed";
    BALANCED = "Giữ nguyên chỉ vì hồ sơ và quy định cùng đổi", "The same only because records and rules both changed";
    ALONE_DATA = "nếu chỉ hồ sơ đổi: {outcome}", "if only the records had changed: {outcome}";
    ALONE_RULES = "nếu chỉ quy định đổi: {outcome}", "if only the rules had changed: {outcome}";
    RULES = "Quy định đã đổi", "Changes of the rules";
    RULES_OF = "{version}:", "{version}:";
    RULES_BETWEEN = "{before} → {after}:", "{before} → {after}:";
    OF_MANIFEST = "bontot.toml:", "bontot.toml:";
    MOVED = "làm đổi kết quả: {organisations}", "changed the outcome of: {organisations}";
    MOVED_NONE = "không làm đổi kết quả nào", "changed no outcome";
    QUIET = "Thay đổi không làm đổi kết quả", "Changes without effect on outcomes";
    MEMBERSHIP = "Tổ chức mới và tổ chức không còn trong hồ sơ", "Organisations added and removed";
    ADDED = "mới có: {name} ({id})", "added: {name} ({id})";
    REMOVED = "không còn: {name} ({id})", "removed: {name} ({id})";
    MORE = "và {count} thay đổi khác (xem --format csv hoặc json)", "and {count} more (see --format csv or json)";
    ARROW = "{what}: {before} → {after}", "{what}: {before} → {after}";
    WITH_SOURCE = "{change} — {source}", "{change} — {source}";
    NOTHING_THERE = "không có", "none";
    // the table
    ORGANISATION_HEAD = "Tổ chức đảng", "Organisation";
    REVIEW_HEAD = "Nội dung, kỳ", "Review, period";
    BEFORE_HEAD = "Trước", "Before";
    AFTER_HEAD = "Sau", "After";
    CAUSE_HEAD = "Do", "By";
    // causes
    BY_DATA = "hồ sơ", "records";
    BY_RULES = "quy định", "rules";
    BY_EITHER = "hồ sơ hoặc quy định, một trong hai đã đủ", "records or rules, either alone would do";
    BY_TOGETHER = "hồ sơ và quy định, thiếu một là không đổi", "records and rules, only together";
    BY_BOTH = "hồ sơ và quy định, mỗi bên một phần", "records and rules, each a part";
    BY_INSEPARABLE = "hồ sơ và quy định, không tách được", "records and rules, inseparable";
    BY_STAGE = "bước chấm", "stage";
    BY_ENTERING = "mới vào diện đánh giá", "new in the review";
    BY_LEAVING = "không còn trong diện đánh giá", "no longer in the review";
    INSEPARABLE_LEGEND = "Không tách được: hồ sơ mới không hợp với quy định cũ, hoặc hồ sơ cũ không hợp với quy định mới.", "Inseparable: the new records do not fit the old rules, or the old records the new ones.";
    // what a condition became
    CONDITION = "điều kiện `{id}` của {outcome}: {before} → {after}", "condition `{id}` of {outcome}: {before} → {after}";
    CANDIDACY = "điều kiện diện xét `{id}`: {before} → {after}", "condition of candidacy `{id}`: {before} → {after}";
    HELD_TRUE = "đúng", "true";
    HELD_FALSE = "sai", "false";
    HELD_UNKNOWN = "chưa rõ", "unknown";
    WAIVED = "{value}, được miễn trừ", "{value}, waived";
    ABSENT = "không có điều kiện này", "no such condition";
    WAS = "trước: {sentence}", "before: {sentence}";
    IS = "sau: {sentence}", "after: {sentence}";
    STANDING = "tỷ lệ khống chế: {before} → {after}", "quota: {before} → {after}";
    NO_STANDING = "không thuộc số đề xuất", "not proposed";
    TOTAL = "tổng điểm", "total";
    CAP = "nhóm so sánh: tối đa {before} → {after}", "peer group: at most {before} → {after}";
    OTHER_RESULT = "kết quả {organisation}, {review} kỳ {period}: {before} → {after}", "result of {organisation}, {review} {period}: {before} → {after}";
    OTHER_RULES = "quy định: {rule}", "rule: {rule}";
    // what a value of the records is
    LINE = "{review} {period}, {criterion} {stage}", "{review} {period}, {criterion} {stage}";
    LINE_ALONE = "{review} {period}, {criterion}", "{review} {period}, {criterion}";
    EVIDENCE = "{review} {period}, {criterion} minh chứng", "{review} {period}, {criterion} evidence";
    NOTE = "{review} {period}, {criterion} ghi chú", "{review} {period}, {criterion} note";
    FACT = "số liệu {period}, {fact}", "fact {period}, {fact}";
    EVENT = "bước “{step}” {year}", "step “{step}” {year}";
    EVENT_OF = "bước “{step}” {year}, tiêu chí {criterion}", "step “{step}” {year}, criterion {criterion}";
    FINDING = "hạn chế {id}, {field}", "finding {id}, {field}";
    WAIVER = "miễn trừ {review}, điều kiện `{condition}`", "waiver {review}, condition `{condition}`";
    DECIDED = "quyết định {review} {period}", "decision {review} {period}";
    ASSIGNMENT = "phân công {year}", "assignments {year}";
    REGISTER = "sổ tổ chức, {field}", "register, {field}";
    DECISION = "{outcome}, số {number} ngày {date}", "{outcome}, number {number} of {date}";
    UNTIL = "đến hết {until}", "until {until}";
    BETWEEN = "{from} – {until}", "{from} – {until}";
    WITH_WORDS = "{dates} ({words})", "{dates} ({words})";
    OF_NAME = "tên", "name";
    OF_KIND = "loại hình", "kind";
    OF_PARENT = "cấp trên", "parent";
    OF_PEER_GROUP = "nhóm", "peer_group";
    OF_FROM = "từ ngày", "from";
    OF_TO = "đến ngày", "to";
    OF_FOUND_ON = "ngày phát hiện", "found_on";
    OF_FINDING = "nội dung", "finding";
    OF_DUE = "thời hạn", "due";
    OF_REMEDIED_ON = "ngày khắc phục", "remedied_on";
    OF_DOCUMENT = "văn bản", "document";
    // authors
    UNCOMMITTED = "chưa commit", "not committed";
    AUTHOR = "{id}, {date}, {author}", "{id}, {date}, {author}";
    // rules
    WHOLE_ADDED = "hướng dẫn mới có", "the guideline is new";
    WHOLE_REMOVED = "hướng dẫn không còn", "the guideline is gone";
    RULE_IN_FORCE = "hiệu lực", "in force";
    RULE_APPLIES = "áp dụng cho", "applies to";
    RULE_EVERY = "kỳ chấm", "filled";
    RULE_STAGES = "các bước chấm", "stages";
    RULE_OUTCOMES = "các mức kết quả, từ cao xuống thấp", "outcomes, best first";
    RULE_RATING = "điểm của bậc `{id}`", "points of the rating `{id}`";
    RULE_GROUP = "điểm tối đa của nhóm {id}", "maximum of group {id}";
    RULE_LINE = "tiêu chí {id}", "criterion {id}";
    RULE_LINE_GROUP = "tiêu chí {id}, thuộc nhóm", "criterion {id}, in group";
    RULE_SCORING = "tiêu chí {id}, cách chấm", "criterion {id}, scoring";
    RULE_BANDS = "tiêu chí {id}, các khoảng", "criterion {id}, bands";
    RULE_OPTION = "tiêu chí {line}, phương án `{option}`", "criterion {line}, option `{option}`";
    RULE_REQUIRED = "tiêu chí {id}, bắt buộc", "criterion {id}, mandatory";
    RULE_BONUS = "tiêu chí {id}, điểm thưởng", "criterion {id}, bonus";
    RULE_EVIDENCE = "tiêu chí {id}, phải có minh chứng", "criterion {id}, evidence required";
    RULE_PERIODS = "tiêu chí {id}, các tháng hoặc quý được chấm", "criterion {id}, months or quarters";
    RULE_COUNTS_FROM = "tiêu chí {id}, tính từ", "criterion {id}, counts from";
    RULE_NOT_APPLICABLE = "tiêu chí {id}, khi không áp dụng", "criterion {id}, when not applicable";
    RULE_MEASURE_OF = "tiêu chí {id}, tính từ chỉ số", "criterion {id}, worked out from";
    RULE_FACT = "số liệu `{id}`", "fact `{id}`";
    RULE_MEASURE = "chỉ số `{id}`", "measure `{id}`";
    RULE_CANDIDATE = "điều kiện diện xét `{id}`", "condition of candidacy `{id}`";
    RULE_REQUIRES = "điều kiện `{id}` của mức `{outcome}`", "condition `{id}` of `{outcome}`";
    RULE_FORCES = "điều kiện `{id}` buộc ở mức `{outcome}`", "condition `{id}` that forces `{outcome}`";
    RULE_QUOTA = "tỷ lệ khống chế, {field}", "quota, {field}";
    RULE_QUOTA_ALL = "tỷ lệ khống chế", "quota";
    QUOTA_OUTCOME = "mức bị khống chế", "the capped outcome";
    QUOTA_DEMOTE = "mức nhận thay", "lowered to";
    QUOTA_SHARE = "tỷ lệ", "share";
    QUOTA_OF = "cơ sở tính", "base";
    QUOTA_PER = "nhóm so sánh theo", "peer group by";
    QUOTA_ROUND = "làm tròn", "rounding";
    QUOTA_RANK = "xếp thứ tự theo", "ranked by";
    RULE_WORDING = "lời văn, căn cứ của {item}", "wording and citations of {item}";
    RULE_WORDING_HEAD = "tên, văn bản của hướng dẫn", "name and instrument of the guideline";
    WORDING_CHANGED = "đã sửa", "edited";
    RULE_DEADLINE = "hạn của bước “{step}”", "deadline of step “{step}”";
    RULE_REVIEW = "hướng dẫn của nội dung `{review}`", "guidelines of review `{review}`";
    RULE_EXCEPTION = "tỷ lệ riêng, {review} {period}, {group}", "raised share, {review} {period}, {group}";
    ROUND_DOWN = "xuống", "down";
    ROUND_NEAREST = "gần nhất", "to the nearest";
    ROUND_UP = "lên", "up";
    // columns for programs
    COLUMN_KIND = "loại thay đổi", "change";
    COLUMN_REVIEW = "nội dung đánh giá", "review";
    COLUMN_ITEM = "mục", "item";
    COLUMN_BEFORE = "trước", "before";
    COLUMN_AFTER = "sau", "after";
    COLUMN_CAUSE = "do", "cause";
    COLUMN_MOVED = "làm đổi kết quả", "changed outcomes";
    COLUMN_FILE = "tệp", "file";
    COLUMN_LINE = "dòng", "line";
    COLUMN_COMMIT = "bản ghi git", "commit";
    COLUMN_DATE = "ngày", "date";
    COLUMN_AUTHOR = "người sửa", "author";
    KIND_OUTCOME = "kết quả", "outcome";
    KIND_CONDITION = "điều kiện", "condition";
    KIND_DATA = "hồ sơ", "record";
    KIND_RULE = "quy định", "rule";
    KIND_MEMBERSHIP = "tổ chức", "organisation";
}
