//! Quality findings: nothing is broken, but someone should look.

super::entries! {
    LateRaiseUnknown:
        "chưa xét được điểm tự chấm có tăng sau ngày tự đánh giá hay không: {why}", "it could not be told whether self scores were raised after the self-assessment: {why}";
        "", "";
        "chạy lại ở nơi có git và đủ lịch sử của hồ sơ (bản sao nông thì git fetch --unshallow trước), hoặc đặt self-raised-late = \"warn\"", "run again where there is git with the whole history of the workspace (in a shallow clone git fetch --unshallow first), or set self-raised-late = \"warn\"";
    FileNameUnportable:
        "tên `{name}` không giữ được trên mọi máy", "the name `{name}` cannot be kept on every machine";
        "{reason}", "{reason}";
        "đổi tên, và sửa những dòng nhắc đến tên cũ", "rename it, and mend the rows that refer to it";
    NameBlank:
        "`{key}` còn để trống: “{name}”", "`{key}` is still to be filled in: “{name}”";
        "chưa ghi tên", "no name yet";
        "ghi tên thật; `bontot document` chưa soạn văn bản khi cấp ủy chưa có tên", "put the real name in; `bontot document` writes nothing for a committee without a name";
    TextLikeFormula:
        "ô chữ bắt đầu bằng `{sign}`: bảng tính sẽ tính nó như công thức", "a text begins with `{sign}`: a spreadsheet will work it out as a formula";
        "mở rồi lưu bằng bảng tính thì chữ này có thể mất", "opened and saved in a spreadsheet, this text may be lost";
        "viết lại để ô bắt đầu bằng một chữ; dòng do nơi khác gửi đến thì xem lại cả dòng", "begin the cell with a word; where the row came from elsewhere, look at all of it";
    TextLost:
        "ô chỉ còn `{value}`: bảng tính đã làm mất chữ của ô", "all that is left of the cell is `{value}`: a spreadsheet has lost its text";
        "chữ cũ không còn ở đây", "the old text is not here any more";
        "lấy lại chữ cũ từ git hoặc từ văn bản gốc", "take the old text from git or from the original document";
    EvidenceMissing:
        "tiêu chí `{criterion}` được chấm điểm nhưng không có minh chứng", "criterion `{criterion}` has a score but no evidence";
        "cần minh chứng", "evidence is needed";
        "ghi số văn bản hoặc tệp trong evidence/ vào minh chứng (cột hoặc khóa `evidence`)", "name a document or a file in evidence/ as the evidence (the column or key `evidence`)";
    EvidenceOutsidePeriod:
        "minh chứng `{path}` không thuộc kỳ {period}", "the evidence `{path}` is not of {period}";
        "của thời gian khác", "of another time";
        "thay bằng minh chứng của kỳ này, hoặc ghi lý do vào cột ghi chú", "name evidence of this period, or give the reason in a note";
    JustificationShared:
        "cùng một ghi chú ở {count} tổ chức: {organisations}", "{count} organisations have the same note: {organisations}";
        "giống hệt nhau", "word for word";
        "mỗi tổ chức ghi lý do của chính mình", "let each organisation give its own reason";
    StagesFarApart:
        "{organisation}, kỳ {period}: tự chấm {own} ({own_outcome}), thẩm định {appraised} ({appraised_outcome}), mà không có ghi chú", "{organisation} in {period}: self {own} ({own_outcome}), appraised {appraised} ({appraised_outcome}), without a note";
        "giá trị khác nhau, chưa rõ vì sao", "the values differ, nobody says why";
        "ghi lý do vào cột ghi chú của dòng được chấm lại", "give the reason in the note of a row that was changed";
    AllAtMaximum:
        "{organisation}, kỳ {period}: cả {count} tiêu chí đều chấm tối đa", "{organisation} in {period}: all {count} criteria are at their maximum";
        "", "";
        "đối chiếu từng tiêu chí với minh chứng", "hold each criterion against its evidence";
    FullMarksBare:
        "{organisation}, kỳ {period}: {count}/{scored} tiêu chí được điểm tối đa mà không có minh chứng hay ghi chú: {criteria}", "{organisation} in {period}: {count} of {scored} criteria have full marks without evidence or a note: {criteria}";
        "", "";
        "ghi minh chứng, hoặc ghi chú vì sao được điểm tối đa", "name the evidence, or say in a note what earned full marks";
    DateBeforePeriod:
        "ngày {date} sớm hơn ngày đầu của kỳ {period}", "{date} is before {period} begins";
        "trước kỳ {period}", "before {period}";
        "sửa ngày, nếu ghi nhầm năm; bỏ dòng, nếu tệp được chép từ năm trước", "put the date right if its year is misspelt; drop the row if the file was copied from the year before";
    DateAfterPeriod:
        "ngày {date} muộn hơn kỳ {period} quá một năm", "{date} is more than a year after {period}";
        "quá xa kỳ {period}", "too far from {period}";
        "sửa ngày, nếu ghi nhầm năm; chuyển dòng sang thư mục đúng năm, nếu là việc của năm khác", "put the date right if its year is misspelt; move the row to the folder of its year if it is of another";
    DateOutsideExistence:
        "{organisation} chưa thành lập hoặc đã giải thể vào ngày {date}", "{organisation} does not exist on {date}";
        "hoạt động {life}", "it exists {life}";
        "sửa ngày, hoặc sửa từ ngày, đến ngày trong organisations.csv", "put the date right, or from, to in organisations.csv";
    SelfRaisedLate:
        "{organisation}: tự chấm tiêu chí `{criterion}` tăng từ {before} lên {after} sau ngày tự đánh giá {date}{commit}", "{organisation}: the self score of `{criterion}` was raised from {before} to {after} after the self-assessment on {date}{commit}";
        "", "";
        "trả lại giá trị đã thông qua, hoặc ghi lần tự đánh giá lại vào events.csv", "put the value back, or record the new self-assessment in events.csv";
    DecisionDiffers:
        "quyết định {number} ghi {decided}, kết quả tính của {organisation} là {computed}", "decision {number} says {decided}, the result of {organisation} is {computed}";
        "khác kết quả tính", "differs from the result";
        "kiểm tra lại quyết định hoặc dữ liệu; quyết định của cấp có thẩm quyền vẫn được giữ nguyên", "look at the decision or the records again; the authority's decision stands as it is";
    QuotaExceeded:
        "quyết định để {count} tổ chức cùng nhóm có kết quả {outcome}, tỷ lệ khống chế chỉ cho phép {cap}", "decisions leave {count} organisations of one peer group with {outcome}; the quota allows {cap}";
        "{share}% của {base} tổ chức, làm tròn theo quy định: {cap}", "{share}% of {base} organisations, rounded as the guideline says: {cap}";
        "xem lại các quyết định; nhóm được cấp có thẩm quyền cho tỷ lệ cao hơn thì ghi [[quota_exception]] vào bontot.toml", "look at the decisions again; where the group was granted a larger share, give [[quota_exception]] in bontot.toml";
    SignedContentChanged:
        "nội dung {stage} của {organisation} trong `{review}`, kỳ {period}, đã khác bản được ký ngày {date}", "the {stage} content of {organisation} in `{review}`, {period}, is not what was signed on {date}";
        "đã đổi: {lines}", "changed: {lines}";
        "trả lại nội dung đã ký; hoặc ghi việc trả lại (bước `trả lại`) rồi ký lại bằng bontot sign-off", "put back what was signed; or note that it was returned (step `returned`) and sign again with bontot sign-off";
    SignOffUnreadable:
        "mã băm của {organisation} không phải là chữ ký của nội dung nào trong hồ sơ", "the digest of {organisation} signs no content of this workspace";
        "chữ ký có dạng `nội dung đánh giá:bước:sha256:64 ký tự`", "a signature reads `review:stage:sha256:64 digits`";
        "để bontot sign-off ghi lại chữ ký; nội dung đánh giá, kỳ và bước phải có trong hướng dẫn của tổ chức", "let bontot sign-off write it anew; review, period and stage must be those of the organisation's guideline";
    EventsQuiet:
        "{organisation}: không có việc nào được ghi từ {from} đến {to}", "{organisation}: nothing noted from {from} to {to}";
        "việc cuối trước khoảng trống", "the last event before the silence";
        "bổ sung những việc đã làm vào events.csv, hoặc nhắc tổ chức", "add what was done to events.csv, or remind the organisation";
    FindingOverdue:
        "hạn chế `{finding}` của {organisation} quá hạn {due} mà chưa khắc phục", "the finding `{finding}` of {organisation} was due on {due} and is not remedied";
        "quá hạn", "past due";
        "ghi ngày khắc phục, nếu đã xong", "give the day it was remedied, if it was";
    WaiverUnused:
        "miễn trừ điều kiện `{condition}` cho {organisation} không được dùng đến", "the waiver of `{condition}` for {organisation} was never used";
        "không kết quả nào dùng", "no result used it";
        "xem lại nội dung đánh giá, điều kiện và thời hạn, hoặc bỏ dòng này", "look at its review, condition and dates, or drop the row";
    AssignmentUnused:
        "phân công {post} với {organisation} không dùng được cho năm {year}", "the assignment of {post} to {organisation} serves nothing in {year}";
        "ngoài năm, hoặc tổ chức không được đánh giá", "outside the year, or nobody assesses the organisation";
        "sửa ngày hoặc tổ chức, hoặc bỏ dòng này", "put the dates or the organisation right, or drop the row";
    RecordRepeated:
        "dòng này ghi lại đúng điều một dòng trên đã ghi", "this row says once more what a row above says";
        "đã ghi ở trên", "recorded above";
        "xóa một trong hai dòng; nếu là hai việc khác nhau thì ghi thêm văn bản hoặc ghi chú để phân biệt", "delete one of the two; if they are two matters, tell them apart by document or note";
    QuotaExceptionUnused:
        "tỷ lệ nâng cho `{review}` kỳ {period} không được dùng đến", "the raised share for `{review}` in {period} was never used";
        "không nhóm nào ứng với mục này", "no peer group answers to it";
        "sửa các khóa của nhóm, hoặc bỏ mục này", "put the keys of the peer group right, or drop the entry";
    MonitorMissing:
        "{organisation} đã đăng ký năm {year} nhưng chưa ai được phân công theo dõi", "{organisation} has registered for {year}, but nobody follows it";
        "chưa có người theo dõi", "followed by nobody";
        "thêm dòng có vai trò “theo dõi” vào assignments.csv", "add a row of role `follow` to assignments.csv";
    PlanMissing:
        "{organisation} đã đăng ký nhưng chưa có kế hoạch cho tiêu chí {criteria}", "{organisation} has registered, but no plan speaks of {criteria}";
        "chưa có kế hoạch", "without a plan";
        "thêm bước “kế hoạch” vào events.csv, cho từng tiêu chí hoặc một dòng cho cả phiếu", "add the step `planned` to events.csv, for each criterion or once for the whole form";
    PeersAlike:
        "{count} tổ chức cùng nhóm có điểm gần như nhau, từ {lowest} đến {highest}: {organisations}", "{count} peers have nearly the same score, {lowest} to {highest}: {organisations}";
        "", "";
        "xem lại việc chấm: điểm chưa phân biệt được các tổ chức", "look at the scoring again: it does not tell the organisations apart";
    ExtensionUnused:
        "mục `{id}` không thay đổi gì so với hướng dẫn gốc", "`{id}` changes nothing of the base guideline";
        "giống hướng dẫn gốc", "the same as in the base";
        "bỏ mục này, hoặc ghi điều cần thay đổi", "drop the entry, or write what it is to change";
    ConditionNeverTrue:
        "điều kiện về `{subject}` không bao giờ đúng", "the condition on `{subject}` can never be true";
        "chỉ có thể là: {values}", "it can only be: {values}";
        "kiểm tra ngưỡng của điều kiện, hoặc điểm tối đa", "check the threshold of the condition, or the maximum";
    ConditionContradictory:
        "các ngưỡng đối với `{subject}` loại trừ nhau, nên không bao giờ cùng đúng", "the thresholds for `{subject}` exclude each other and are never met together";
        "không giá trị nào đáp ứng tất cả", "no value meets them all";
        "kiểm tra các ngưỡng", "check the thresholds";
    PercentageOfNothing:
        "không tính được tỷ lệ phần trăm mà điều kiện về `{subject}` hỏi: mức tối đa là 0 điểm", "the percentage that the condition on `{subject}` asks for cannot be worked out: the maximum is 0 points";
        "mức tối đa là 0: {of}", "the maximum is 0: {of}";
        "so bằng điểm (như `at_least`), hoặc ghi mức tối đa `max`", "compare points (such as `at_least`), or state a maximum (`max`)";
    PercentageBelowOne:
        "{percentage}% nhỏ hơn một phần trăm", "{percentage}% is less than one percent";
        "có phải là {meant}%?", "is {meant}% meant?";
        "ghi theo phần trăm: `20` hoặc `\"20%\"` là hai mươi phần trăm", "write percent: `20` or `\"20%\"` is twenty percent";
    MeasureUnused:
        "chỉ số `{measure}` không được dùng ở đâu cả", "the measure `{measure}` is used nowhere";
        "không điều kiện, tiêu chí hay thứ tự xếp hạng nào dùng", "no condition, line or rank key looks at it";
        "dùng chỉ số này trong một điều kiện hay tiêu chí, hoặc bỏ nó", "let a condition or a line look at it, or drop it";
    ResultsOutOfReach:
        "ở đây không bao giờ xem được kết quả nào của `{review}`", "no result of `{review}` can ever be looked at here";
        "{reason}", "{reason}";
        "sửa `review`, hoặc hướng dẫn của nội dung đó trong bontot.toml; kết quả tháng, quý thì đếm bằng `periods`", "name another review, or give that one other guidelines in bontot.toml; results of months or quarters are counted with `periods`";
}
