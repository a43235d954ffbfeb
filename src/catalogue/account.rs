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
    FORMAT = "Dạng: text (văn bản), json, markdown hoặc html (để in) [mặc định: theo đuôi của tệp -o, nếu không thì text]",
        "Format: text, json, markdown or html (to print) [default: by the ending of the -o file, else text]";
    // refusals
    NO_SUBJECT = "thiếu mã tổ chức", "the organisation's id is missing";
    TOO_MANY = "thừa đối số `{argument}`", "there is one argument too many: `{argument}`";
    NO_SUCH_CRITERION = "hướng dẫn của tổ chức này không có tiêu chí `{criterion}`", "the organisation's guideline has no criterion `{criterion}`";
    NOT_IN_REVIEW = "`{organisation}` không có kết quả ở nội dung đánh giá `{review}` kỳ {period}: {why}",
        "`{organisation}` has no result in review `{review}`, period {period}: {why}";
    DOES_NOT_EXIST = "ngày {day} tổ chức chưa thành lập hoặc đã giải thể (organisations.csv)", "it does not exist on {day} (organisations.csv)";
    NO_GUIDELINE = "không có hướng dẫn nào cho loại hình “{kind}” có hiệu lực ngày {day}", "no guideline for {kind} is in force on {day}";
    OTHER_LENGTH = "hướng dẫn có hiệu lực cho loại hình “{kind}” chấm {every}", "the guideline in force for {kind} is {every}";
    NO_ROWS = "chưa có dòng chấm hay quyết định nào của kỳ này", "it has neither a row nor a decision for it";
    // the opening
    OF = "Mã `{id}` · loại hình: {kind} · cấp trên: {parent}", "Id `{id}` · kind: {kind} · parent: {parent}";
    RESULT = "Kết quả: {outcome}", "Result: {outcome}";
    ALL_MET = "đủ mọi điều kiện của mức này, là mức cao nhất", "all conditions of this outcome are met; there is none better";
    WAIVED_FIRST = "nhờ miễn trừ điều kiện `{condition}`: {document} ({at})", "with a waiver of the condition `{condition}`: {document} ({at})";
    DECIDED_SAME = "quyết định {number} ngày {date} ({at}): {outcome}, đúng với kết quả tính", "decision {number} of {date} ({at}): {outcome}, as worked out";
    DECIDED_OTHER = "quyết định {number} ngày {date} ({at}): {outcome}, KHÁC kết quả tính", "decision {number} of {date} ({at}): {outcome}, which DIFFERS from the result";
    DECIDED_TIE = "quyết định {number} ngày {date} ({at}): {outcome}, giải quyết việc ngang nhau ở ranh giới tỷ lệ khống chế",
        "decision {number} of {date} ({at}): {outcome}, which settles the tie at the edge of the quota";
    DECIDED_ALONE = "quyết định {number} ngày {date} ({at}): {outcome}; chưa có kết quả tính để so", "decision {number} of {date} ({at}): {outcome}; there is no result to hold it against";
    NO_DECISION = "chưa có quyết định (decisions.csv)", "no decision yet (decisions.csv)";
    // scores
    SCORES = "Điểm theo nhóm", "Scores by group";
    GROUP = "Nhóm", "Group";
    MAX = "Tối đa", "Max";
    SHARE = "%", "%";
    SCALED = "nhóm {id} được quy đổi: {points} × {base} ÷ {rest} = {score}, vì không áp dụng tiêu chí {lines}",
        "group {id} is scaled: {points} × {base} ÷ {rest} = {score}, as criteria {lines} do not apply";
    CAPPED = "nhóm {id}: các tiêu chí cộng được {points}, chỉ tính đến mức tối đa {max}", "group {id}: its lines add up to {points}, only {max} count";
    OUT = "nhóm {id} ra khỏi phiếu, không còn tiêu chí nào áp dụng", "group {id} has left the form: none of its criteria applies";
    TOTAL_SCALED = "tổng được quy đổi: {sum} × {base} ÷ {rest} = {score}, vì có nhóm ra khỏi phiếu", "the total is scaled: {sum} × {base} ÷ {rest} = {score}, as a group has left the form";
    SO_FAR = "{stage}: mới có {sum} điểm; còn tiêu chí chưa có giá trị nên chưa có tổng", "{stage}: {sum} points so far; some criteria have no value yet, so there is no total";
    // lines
    LINES = "Các tiêu chí", "Criteria";
    LINES_SHORT = "Tiêu chí chưa trọn điểm", "Criteria below their maximum";
    ALL_FULL = "Mọi tiêu chí đều trọn điểm.", "Every criterion has all its points.";
    IN_FILE = "Tệp {file}; cột “{row}” là số thứ tự của dòng trong tệp.", "File {file}; “{row}” is the line of the file.";
    CRITERION = "Tiêu chí", "Criterion";
    POINTS = "Điểm", "Points";
    NOTES = "Minh chứng; ghi chú", "Evidence; note";
    ROW = "Dòng", "Row";
    EVIDENCE = "minh chứng: {text}", "evidence: {text}";
    NOTE = "ghi chú: {text}", "note: {text}";
    MEASURED = "tính từ chỉ số “{measure}”", "from the measure “{measure}”";
    OUTSIDE = "ngoài phiếu", "outside";
    OPEN = "chưa có", "not given";
    MORE_LINES = "và {count} tiêu chí khác (--full)", "and {count} more criteria (--full)";
    // facts and measures
    FIGURES = "Số liệu và chỉ số", "Facts and measures";
    FIGURES_BEHIND = "Số liệu, chỉ số đứng sau các điều kiện chưa thỏa", "Facts and measures behind the conditions not met";
    FACT = "{name} (`{id}`): {value}", "{name} (`{id}`): {value}";
    GIVEN = "{period}: {value} ({at})", "{period}: {value} ({at})";
    NOT_GIVEN = "{period}: chưa có ({year}/facts.csv)", "{period}: not given ({year}/facts.csv)";
    RATIO = "{period}: {part}/{whole} ({at})", "{period}: {part}/{whole} ({at})";
    HITS = "được tính: {members}", "counted: {members}";
    MISSES = "không đạt: {members}", "not reached: {members}";
    ASIDE = "không vào mẫu số: {members}", "not in the base: {members}";
    NOT_SETTLED = "chưa rõ: {members}", "open: {members}";
    NOBODY = "không có mục nào được tính", "none is counted";
    FINDINGS = "hạn chế được tính: {members}", "findings counted: {members}";
    // the walk
    WALK = "Đường tới kết quả", "How the outcome was reached";
    CANDIDATE = "Diện xét: thuộc diện", "Candidacy: it is a candidate";
    NO_CANDIDATE = "Diện xét: không thuộc diện, nên không xếp mức nào", "Candidacy: it is no candidate, so it has no outcome";
    OPEN_CANDIDATE = "Diện xét: chưa rõ", "Candidacy: not known";
    NOT_FORCED = "Buộc ở mức {outcome}: không có điều kiện nào xảy ra", "Forced to {outcome}: nothing does";
    FORCED = "Buộc ở mức {outcome}: có, nên kết quả là mức này", "Forced to {outcome}: yes, so this is the outcome";
    OPEN_FORCED = "Buộc ở mức {outcome}: chưa rõ", "Forced to {outcome}: not known";
    REACHED = "{outcome}: đủ cả {all} điều kiện, dừng ở đây", "{outcome}: all {all} conditions are met; the walk stops here";
    REACHED_FLOOR = "{outcome}: mức còn lại khi không đạt mức nào ở trên", "{outcome}: what remains when no better outcome is reached";
    MISSED = "{outcome}: không đạt, {count}/{all} điều kiện không thỏa", "{outcome}: not reached, {count} of {all} conditions not met";
    OPEN_RUNG = "{outcome}: chưa kết luận được, {count}/{all} điều kiện chưa rõ", "{outcome}: cannot be told, {count} of {all} conditions unknown";
    OTHERWISE = "Nếu không bị buộc: {rung}", "If it were not forced: {rung}";
    MET = "thỏa: {sentence}", "met: {sentence}";
    NOT_MET = "KHÔNG thỏa: {sentence}", "NOT met: {sentence}";
    NOT_KNOWN = "chưa rõ: {sentence}", "unknown: {sentence}";
    LEFT_OUT = "không xét: {sentence}", "left out: {sentence}";
    WAIVED = "được miễn trừ: {sentence}", "waived: {sentence}";
    HAPPENED = "xảy ra: {sentence}", "true: {sentence}";
    NOT_HAPPENED = "không xảy ra: {sentence}", "not true: {sentence}";
    RULE_AT = "`{id}`, {at}", "`{id}`, {at}";
    ROW_AT = "dòng ghi: {at}", "row: {at}";
    // the quota
    QUOTA = "Tỷ lệ khống chế: {group}", "Quota: {group}";
    QUOTA_RULE = "{outcome}: không quá {share}% của mẫu số {base} tổ chức = {product}, làm tròn thành {cap} (căn cứ: {cite})",
        "{outcome}: at most {share}% of the base of {base} = {product}, rounded to {cap} (basis: {cite})";
    QUOTA_RAISED = "tỷ lệ nâng riêng cho nhóm này: {cite} ({at})", "the share is raised for this group: {cite} ({at})";
    QUOTA_BEYOND = "giữ thêm một thì mẫu số chỉ còn {base}, không đủ cho suất thứ {next}", "with one more kept the base would be only {base}, too few for {next}";
    QUOTA_PROVISIONAL = "tạm tính: trong nhóm còn tổ chức chưa xác định", "provisional: some of the group are undetermined";
    QUOTA_PLACE = "đứng thứ {place} trong {candidates} tổ chức đủ điều kiện, có {cap} suất", "placed {place} of {candidates} candidates for {cap} places";
    QUOTA_TIED = "ngang với: {names}", "tied with: {names}";
    QUOTA_NO_CANDIDATE = "tổ chức này không thuộc diện tính suất: kết quả trước khống chế không phải {outcome}", "it is no candidate: its outcome before the quota is not {outcome}";
    PLACE = "Hạng", "Place";
    STANDING = "Kết luận", "Standing";
    THIS_ONE = "→ {name}", "→ {name}";
    // waivers
    WAIVERS = "Miễn trừ", "Waivers";
    WAIVER = "điều kiện `{condition}`: {document}, đến hết {until} ({at})", "condition `{condition}`: {document}, until {until} ({at})";
    WAIVER_EFFECT = "làm đổi giá trị của điều kiện", "it changed the condition's value";
    WAIVER_IDLE = "không làm đổi gì", "it changed nothing";
    WAIVER_NOT_IN_FORCE = "không có hiệu lực vào ngày cuối kỳ", "not in force on the last day of the period";
    // endings
    MORE = "Xem toàn bộ: thêm --full. Xem một tiêu chí: ghi thêm mã của nó sau mã tổ chức.", "For everything add --full; for one criterion add its id after the organisation's.";
    MISSING = "Còn thiếu", "Missing";
    // one criterion
    VALUES = "Giá trị và điểm", "Values and points";
    STAGE_VALUE = "{stage}: ghi “{written}” ({at}) → {result}", "{stage}: “{written}” ({at}) → {result}";
    STAGE_NONE = "{stage}: chưa ghi → {result}", "{stage}: not given → {result}";
    STAGE_MEASURED = "{stage}: {value} → {result}", "{stage}: {value} → {result}";
    GETS = "{points} điểm", "{points} points";
    GETS_LEFT = "không áp dụng, ra khỏi phiếu", "not applicable: it leaves the form";
    GETS_OUTSIDE = "chưa thuộc phiếu trong kỳ này", "not part of the form in this period";
    GETS_OPEN = "chưa có giá trị, không phải là 0", "no value yet, which is not zero";
    BY_BAND = "{points} điểm, vì {value} thuộc khoảng {band}", "{points} points, as {value} is in the band {band}";
    BY_DEDUCTION = "{max} − {per} × {value} = {points} điểm", "{max} − {per} × {value} = {points} points";
    BY_FLOOR = "{max} − {per} × {value}, nhưng không dưới {points} điểm", "{max} − {per} × {value}, but not under {points} points";
    BY_OFFER = "“{name}”: {points} điểm", "“{name}”: {points} points";
    BY_RATING = "bậc “{name}”", "rated “{name}”";
    IN_FULL = "không áp dụng, được trọn {points} điểm", "not applicable, counts in full: {points} points";
    GROUP_SUM = "Nhóm {id} “{name}” được {score}/{max} điểm", "Group {id} “{name}” has {score}/{max} points";
    LOOKED_AT = "Điều kiện nhìn vào tiêu chí này", "Conditions that look at this criterion";
    NOT_LOOKED_AT = "Không điều kiện nào nhìn vào tiêu chí này.", "No condition looks at this criterion.";
    ENTRIES = "Việc đã làm, hạn chế", "Steps and findings";
    EVENT = "{step} ngày {date} ({at})", "{step} on {date} ({at})";
    FINDING = "hạn chế `{id}` ngày {date}: {finding} ({at})", "finding `{id}` of {date}: {finding} ({at})";
}
