//! `explain --next`: what is lacking of a better outcome, and what would reach it.

use super::phrase::phrases;

phrases! {
    // help
    NEXT = "Còn thiếu gì để đạt kết quả cao hơn kế tiếp, và những thay đổi ít nhất đủ để đạt", "What is lacking of the next better outcome, and the smallest changes that would reach it";
    TO = "Như --next, nhưng cho kết quả có mã này", "Like --next, for the outcome of this id";
    TO_PLACE = "KẾT QUẢ", "OUTCOME";
    NO_SUCH_OUTCOME = "hướng dẫn của tổ chức này không có kết quả `{outcome}`", "the organisation's guideline has no outcome `{outcome}`";
    // the text
    TITLE = "{organisation}, kỳ {period}: còn thiếu gì để có kết quả {outcome}", "{organisation}, {period}: what is lacking of {outcome}";
    NOW = "Hiện nay: {standing}", "Now: {standing}";
    AT_BEST = "{organisation}, kỳ {period}: đã đạt kết quả cao nhất.", "{organisation}, {period}: it has the best outcome.";
    REACHED = "{organisation}, kỳ {period}: đã có kết quả {outcome} hoặc cao hơn (trước khi xét tỷ lệ khống chế).", "{organisation}, {period}: it has {outcome} or better (before the quota).";
    BY_QUOTA = "{organisation}, kỳ {period}: đủ điều kiện cho {outcome} trước khi xét tỷ lệ khống chế; tỷ lệ và thứ hạng trong nhóm quyết định phần còn lại, không điều kiện nào còn thiếu.", "{organisation}, {period}: it meets the conditions of {outcome} before the quota; the quota and its rank among its peers decide the rest, no condition is lacking.";
    BY_DECISION = "{organisation}, kỳ {period}: đủ điều kiện cho {outcome}, ngang nhau ở ranh giới tỷ lệ khống chế; quyết định đã ghi xếp phần còn lại, không điều kiện nào còn thiếu.", "{organisation}, {period}: it meets the conditions of {outcome} and was tied at the edge of the quota; the recorded decision settled the rest, no condition is lacking.";
    PLACED = "Đứng thứ {place} trong {candidates} tổ chức đủ điều kiện, tỷ lệ khống chế có {cap} suất.", "Placed {place} of {candidates} candidates; the quota has {cap} places.";
    PLACED_TIED = "{placed} Ngang với {count} tổ chức khác theo mọi tiêu chí xếp hạng; cấp có thẩm quyền quyết định.", "{placed} It is level with {count} others by every key of the rank; the authority decides.";
    PLACED_APART = "{placed} Suất cuối là {last}: {key} {theirs}, tổ chức này {own}, cách {by}.", "{placed} The last place goes to {last}: {key} {theirs}, this one {own}, {by} apart.";
    UNRATED = "{organisation}, kỳ {period}: có quyết định chưa xếp loại; điểm không thay đổi được điều đó.", "{organisation}, {period}: it is decided to be unrated, which no score changes.";
    UNMET = "Điều kiện chưa đạt", "Conditions not met";
    SHORT = "còn thiếu {by}", "{by} short";
    OVER = "vượt {by}", "{by} over";
    MORE_THAN = "hơn {by}", "more than {by}";
    POINTS = "{by} điểm", "{by} points";
    PERCENT = "{by} điểm phần trăm", "{by} percentage points";
    GAP_OF_GROUP = "nhóm {group} {gap}", "group {group} is {gap}";
    WITH_GAP = "{sentence}: {gaps}", "{sentence}: {gaps}";
    FIXED = "{sentence} – điểm không thay đổi được điều này", "{sentence} – no score changes this";
    MISSING = "Chưa nhập", "Not entered yet";
    OPEN = "Các tiêu chí còn có thể thêm điểm ({stage})", "Lines with points still open ({stage})";
    OPEN_LINE = "{line}: {points}/{max}, còn {open} điểm", "{line}: {points} of {max}, {open} open";
    OPEN_RATING = "{line}: còn có thể xếp cao hơn", "{line}: may be rated higher";
    OPEN_EMPTY = "{line}: chưa có điểm, tối đa {max}", "{line}: no value, at most {max}";
    SETS = "Những thay đổi ít nhất đủ để đạt", "The smallest changes that would reach it";
    SET = "{changes} (cộng {added} điểm)", "{changes} (points: +{added})";
    CHANGE = "tiêu chí {line}: {before} → {after}", "criterion {line}: {before} → {after}";
    SET_QUOTA = "{set}; sau khống chế tỷ lệ: {outcome}", "{set}; after the quota: {outcome}";
    SET_HELD = "{set}; nhưng ngang nhau ở ranh giới tỷ lệ khống chế, chờ quyết định", "{set}; but tied at the edge of the quota, for the authority to decide";
    SET_AT_LEAST = "{set}; đạt ít nhất kết quả này, có cao hơn không thì còn tùy điều chưa nhập", "{set}; at least this outcome: whether a better one depends on what is not entered yet";
    SET_FAILS = "{set}; NHƯNG tính lại cả nội dung đánh giá thì không đạt: lỗi của chương trình, đừng dựa vào cách này, hãy báo lại", "{set}; BUT worked out again with the whole review it does not reach it: a fault of the program; do not rely on it, and report it";
    NONE = "Không có thay đổi nào ở nhiều nhất {lines} tiêu chí đủ để đạt; mọi tiêu chí ở mức cao nhất thì đạt.", "No change of at most {lines} lines reaches it; all lines at their best would.";
    NOT_AT_BEST = "Không thay đổi điểm nào tự nó đạt được kết quả này: mọi tiêu chí ở mức cao nhất cũng chưa đủ (tiêu chí không áp dụng, tiêu chí tính từ chỉ số giữ nguyên).", "No change of scores alone reaches it: all lines at their best are not enough (lines that are n/a or measured stay as they are).";
    TOO_MANY_WAYS = "Các điều kiện “một trong” của hướng dẫn cho hơn {ways} cách kết hợp, nên không tìm những thay đổi ít nhất.", "The alternatives among the guideline's conditions combine in more than {ways} ways, so the smallest changes were not looked for.";
    NOT_BY_SCORES = "Không thay đổi điểm nào tự nó đạt được kết quả này: điều kiện ở trên không do điểm quyết định.", "No change of scores alone reaches it: what stands above is not decided by scores.";
    NOT_MONOTONE = "Hướng dẫn có điều kiện mà thêm điểm lại có thể làm mất, nên không nêu được những thay đổi ít nhất.", "The guideline has conditions that more points can take away, so the smallest changes cannot be told.";
    BOUNDS = "Đã xét mọi cách tăng điểm ở nhiều nhất {lines} tiêu chí, tiêu chí khác giữ nguyên, xếp theo số tiêu chí rồi số điểm; nêu nhiều nhất {sets} cách. Mỗi cách đã được tính lại cả nội dung đánh giá.", "Every way to raise at most {lines} lines was looked at, the others as they are; fewest lines first, then fewest points; at most {sets} are named. Each was worked out again with the whole review.";
    STOPPED = "Đã dừng sau {tries} lần thử: chưa xét hết, có thể còn cách khác ít hơn.", "Stopped after {tries} tries: not every way was looked at, and smaller ones may exist.";
    HONEST = "Điểm phải theo minh chứng: đây là để biết cần làm tốt việc gì, không phải để sửa điểm. Không có gì được ghi vào hồ sơ.", "Points follow evidence: this tells what work to do better, not which points to edit. Nothing is written.";
}
