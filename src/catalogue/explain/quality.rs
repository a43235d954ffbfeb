//! Quality findings: what is formally right but asks for a second look.

super::explained! {
    LateRaiseUnknown:
        "Hồ sơ đặt self-raised-late = \"error\": không được tính kết quả khi có điểm tự chấm tăng sau ngày tự đánh giá. Nhưng ở đây lịch sử git không trả lời được: không có git, thiếu lịch sử, hồ sơ đã dời thư mục, hoặc ngày của các bản ghi trái thứ tự.", "The workspace sets self-raised-late = \"error\": nothing is computed when a self score was raised after the self-assessment. But git's history gives no answer here: there is no git, history is missing, the folder was moved, or the days of commits are out of order.";
        "Chạy lại ở nơi có git và đủ lịch sử của hồ sơ; nếu lịch sử không thể đầy đủ thì đặt lại mức warn.", "Run again where there is git with the whole history of the workspace; where history cannot be whole, set it to warn.";
        "[diagnostics] self-raised-late = \"warn\"";
    FileNameUnportable:
        "Tên này đặt được trên máy này nhưng không đặt được trên Windows hoặc macOS. Người khác tải hồ sơ về máy mình sẽ thiếu tệp, hoặc hai tệp chỉ còn một, mà máy không báo gì. Mã tổ chức, mã nội dung đánh giá cũng vậy, vì tệp và thư mục mang tên theo mã.", "The name can be kept on this machine, but not on Windows or macOS. Whoever clones the folder there lacks the file, or has one of two, and the machine says nothing. So it is with ids of organisations and reviews, after which files and folders are named.";
        "Đổi tên: chữ thường không dấu, chữ số và dấu gạch; rồi sửa những dòng nhắc đến tên cũ.", "Rename it: small letters without accents, digits and hyphens; then mend the rows that refer to it.";
        "evidence/2024/Họp 12:30.pdf  →  evidence/2024/hop-12-30.pdf";
    NameBlank:
        "Tên trong bontot.toml còn dấu “…”, như khi `bontot init` vừa lập hồ sơ. Tên này đứng đầu mọi trang và văn bản, nên chưa ghi thì `bontot document` không soạn.", "A name in bontot.toml still has its “…”, as `bontot init` left it. It stands at the head of every page and document, so `bontot document` writes nothing for a committee without one.";
        "Ghi tên cấp ủy; `parent_committee` và `place` thì ghi hoặc bỏ dòng.", "Put the committee's name in; fill in `parent_committee` and `place`, or drop them.";
        "committee = \"Đảng ủy …\"  →  committee = \"Đảng ủy xã Đăk Pxi\"";
    TextLikeFormula:
        "Ô chữ bắt đầu bằng =, bằng @, hoặc bằng + hay - mà sau đó không phải là số. Mở tệp CSV bằng bảng tính thì ô ấy được tính như công thức: chữ có thể thành #NAME?, còn công thức do nơi khác gửi đến có thể làm điều không ai muốn. Trong tệp CSV do chương trình ghi, trước những ô như vậy có dấu '.", "A text begins with =, with @, or with + or - and no number behind it. A spreadsheet that opens the CSV file works it out as a formula: the text may become #NAME?, and a formula that came from elsewhere may do what nobody wants. In CSV files that the program writes, a ' stands before such cells.";
        "Viết lại để ô bắt đầu bằng một chữ; gạch đầu dòng thì để dấu cách sau dấu gạch. Dòng do nơi khác gửi đến thì xem lại cả dòng.", "Begin the cell with a word; put a space behind the dash of a list. Where the row came from elsewhere, look at all of it.";
        "ghi chú: =đã nộp  →  đã nộp";
    TextLost:
        "Ô chỉ có #NAME?, #REF!, #VALUE!, #N/A, #DIV/0! hoặc lỗi tương tự: đó là cái mà bảng tính để lại khi tính chữ của ô như công thức rồi lưu. Chữ cũ không còn trong tệp.", "The cell holds only #NAME?, #REF!, #VALUE!, #N/A, #DIV/0! or the like: what a spreadsheet leaves when it works out the text of a cell as a formula and saves. The old text is not in the file any more.";
        "Lấy lại chữ cũ từ git hoặc từ văn bản gốc, và đừng để ô bắt đầu bằng = + - @.", "Take the old text from git or from the original document, and do not let the cell begin with = + - @.";
        "ghi chú: #NAME?  →  đã kiểm tra";
    EvidenceMissing:
        "Hướng dẫn đòi minh chứng cho tiêu chí này, mà dòng có điểm lại không nêu minh chứng nào. Điểm không có gì để đối chiếu thì không ai bảo vệ được khi thẩm định.", "The guideline asks for evidence on this line, and the row has a score without any. Points that nothing supports cannot be defended when they are appraised.";
        "Ghi số văn bản, hoặc tệp trong evidence/, vào cột minh chứng.", "Name a document, or a file in evidence/, in the evidence column.";
        "2.3,9,  →  2.3,9,NQ 05-NQ/CB 12/03/2024";
    EvidenceOutsidePeriod:
        "Minh chứng nằm trong thư mục của năm khác, hoặc mọi ngày ghi trong đó đều cách xa kỳ đánh giá. Có thể minh chứng cũ được dùng lại, hoặc năm bị gõ nhầm.", "The evidence lies in another year's folder, or every date in it is far from the period. Old evidence may have been used again, or the year is misspelt.";
        "Nêu minh chứng của kỳ này; nếu văn bản cũ vẫn còn giá trị thì nói rõ trong cột ghi chú.", "Name evidence of this period; if an older document still holds, say so in the note.";
        "NQ 05-NQ/CB 12/03/2021  →  NQ 05-NQ/CB 12/03/2024";
    JustificationShared:
        "Một lời giải thích dài giống hệt nhau ở nhiều tổ chức. Thường là chép của nhau, nên không nói được gì về việc thật của từng nơi.", "The same longer explanation serves several organisations. It was probably copied and says nothing of what each did.";
        "Mỗi tổ chức viết lại bằng việc và số liệu của mình; ghi chú ngắn hoặc của dòng không áp dụng thì không bị xét.", "Let each write of its own work and figures; short notes and those of lines that do not apply are not looked at.";
        "Thực hiện tốt các nhiệm vụ được giao (ở 4 chi bộ)  →  Hoàn thành 18/18 chỉ tiêu, sớm một tuần";
    StagesFarApart:
        "Điểm tự chấm và điểm thẩm định chênh từ 5 điểm, hoặc dẫn tới hai kết quả khác nhau, mà không dòng được chấm lại nào có ghi chú. Tổ chức có quyền biết vì sao, và lần sau mới chấm sát hơn.", "Self and appraised scores are 5 points or more apart, or lead to other outcomes, and no changed row has a note. The organisation should know why, and score closer next time.";
        "Ghi lý do vào cột ghi chú của ít nhất một dòng được chấm lại.", "Give the reason in the note of at least one changed row.";
        "2.3,10,5,,  →  2.3,10,5,,Chỉ có biên bản của hai quý";
    AllAtMaximum:
        "Mọi tiêu chí do người chấm trong phiếu cả năm đều được điểm tối đa. Điều đó có thể đúng, nhưng ít gặp, nên cần xem lại.", "Every line that people score on the year's form is at its maximum. That may be right, but it is rare, so it is worth another look.";
        "Đối chiếu từng tiêu chí với minh chứng; nếu đúng thì không cần sửa gì.", "Hold each line against its evidence; if it is right, nothing need be changed.";
        "1.1,10\n1.2,10\n2.1,20";
    FullMarksBare:
        "Quá nửa số tiêu chí chấm theo điểm, ít nhất ba, được điểm tối đa mà dòng không có minh chứng cũng không có ghi chú, nên không có gì để đối chiếu. Mỗi phiếu cả năm báo một lần. Hướng dẫn đã nêu tiêu chí nào phải có minh chứng thì chỉ xét các tiêu chí đó (evidence-missing). Dòng có/không, dòng tính theo số liệu hay số lần thì không xét.", "More than half of the lines scored in points, at least three, have full marks, and their rows have neither evidence nor a note to hold them against. Told once for a year's form. Where the guideline says which lines need evidence, only those are looked at (evidence-missing). Yes/no lines and those that count figures or incidents are not.";
        "Ghi số văn bản vào cột minh chứng, hoặc nêu việc cụ thể trong cột ghi chú.", "Name a document in the evidence column, or what was done in the note.";
        "2.3,10,10,,  →  2.3,10,10,NQ 05-NQ/CB 12/03/2024,";
    DateBeforePeriod:
        "Quyết định, hoặc việc đã làm, ghi ngày trước khi kỳ bắt đầu. Thường là gõ nhầm năm, hoặc tệp được chép từ năm trước; quyết định như vậy không thay được quyết định cũ, vì quyết định có ngày muộn hơn mới được dùng. Đăng ký và kế hoạch được phép làm trước, từ năm liền trước.", "A decision or an event is dated before its period begins. The year is misspelt, or the file was copied from the year before; such a decision does not supersede an older one, because the later date counts. Registrations and plans may be made in the year before.";
        "Sửa ngày cho đúng năm; dòng chép từ năm trước thì bỏ.", "Put the year of the date right; drop rows that were copied from the year before.";
        "2025/decisions.csv: 05/01/2024  →  05/01/2026";
    DateAfterPeriod:
        "Quyết định, hoặc việc đã làm, ghi ngày sau khi năm của kỳ kết thúc hơn một năm. Thường là gõ nhầm năm, như 2034 thay cho 2024; khi đó bước đã làm kịp hạn bị coi là muộn, và một quyết định gõ nhầm thay mất các quyết định đúng.", "A decision or an event is dated more than a year after the year of its period has ended. Mostly the year is misspelt, such as 2034 for 2024: a step done in time then counts as late, and a misdated decision supersedes the right ones.";
        "Sửa ngày cho đúng năm; việc của năm khác thì ghi ở thư mục của năm ấy.", "Put the year of the date right; what belongs to another year is recorded in its folder.";
        "2024/events.csv: 28/02/2034  →  28/02/2024";
    DateOutsideExistence:
        "Việc ghi vào ngày mà theo organisations.csv tổ chức chưa thành lập hoặc đã giải thể. Có thể ngày ghi nhầm, hoặc việc là của tổ chức khác.", "The event is dated on a day on which the organisation does not exist, by organisations.csv. The date may be wrong, or it is another organisation's.";
        "Sửa ngày hoặc mã tổ chức; nếu việc có thật thì xem lại từ ngày, đến ngày của tổ chức.", "Correct the date or the organisation; if it did happen, look at from and to in the register.";
        "đến ngày 30/06/2024, mà có việc ngày 15/07/2024";
    SelfRaisedLate:
        "Theo lịch sử git, giá trị tự chấm lúc tổ chức tự đánh giá (lần gần nhất trong events.csv) thấp hơn giá trị hiện nay. Bản đã họp thông qua không còn là bản đang dùng. Không có lịch sử git từ trước ngày đó thì không xét; giá trị lúc ấy còn trống không tính là nâng điểm. Không hỏi được git thì bontot check nói rõ; ở mức error thì không tính kết quả. Ngày của một bản ghi là ngày đưa vào git.", "By git's history the self value was lower when the organisation assessed itself (the latest time in events.csv) than it is now. What the meeting passed is no longer what counts. Without history from before that day nothing is said; a value that was empty then was not raised. Where git cannot be asked, check says so; as an error it stops results. A commit's day is when it was made.";
        "Trả lại giá trị đã thông qua, hoặc ghi lần tự đánh giá lại vào events.csv.", "Put the value back, or record the new self-assessment in events.csv.";
        "cb-01,tự đánh giá,12/12/2024";
    DecisionDiffers:
        "Quyết định của cấp có thẩm quyền khác với kết quả tính theo hướng dẫn. Quyết định vẫn giữ nguyên; cảnh báo để không ai bỏ sót sự khác nhau.", "The authority's decision is not what the guideline leads to. The decision stands; this is said so that nobody overlooks it.";
        "Kiểm tra số liệu và điểm; nếu quyết định đúng thì ghi lý do vào ghi chú của quyết định.", "Look at figures and scores; if the decision is right, give its reason in its note.";
        "cb-01,recognition,2024,dat,31-QĐ/ĐU   (tính: khong-dat)";
    QuotaExceeded:
        "Số tổ chức trong nhóm có kết quả bị khống chế, theo quyết định hoặc được giữ theo điểm, vượt số mà tỷ lệ cho phép. Quyết định vẫn giữ nguyên; số được phép không tính lại theo quyết định. Khi trong nhóm còn tổ chức chưa xác định thì chưa xét.", "In this peer group more organisations have the capped outcome, by decision or kept by rank, than the share allows. The decisions stand, and the cap is not worked out anew from them. Nothing is said while somebody of the group is undetermined.";
        "Xem lại quyết định với các tổ chức bằng điểm nhau; nếu nhóm được nâng tỷ lệ thì ghi `[[quota_exception]]` cùng căn cứ.", "Look at the decisions on those that are tied; where the share was raised, give `[[quota_exception]]` with its ground.";
        "cb-01,classification,htxs   cb-02,classification,htxs   (20% của 5: 1)";
    SignedContentChanged:
        "Nội dung đã ký sau đó bị sửa. Chữ ký không còn xác nhận đúng bản đang dùng. Được ký là: giá trị của bước ấy, minh chứng, ghi chú (ở bước cuối, hoặc cạnh giá trị k/ad) và nội dung của hướng dẫn; tên tệp, thứ tự dòng, cách viết số không tính.", "What was signed off was changed afterwards. The signature no longer stands for what counts. Signed are: the values of that stage, evidence, notes (at the last stage, or beside n/a) and the guideline's content; names of files, order of rows and ways to write a number are not.";
        "Trả lại nội dung đã ký; hoặc ghi việc trả lại rồi ký lại bằng `bontot sign-off`.", "Put the signed content back; or note that it was returned, and sign again with `bontot sign-off`.";
        "cb-01,tự đánh giá,2024-12-12,…,recognition:self:sha256:…";
    SignOffUnreadable:
        "Cột mã băm của events.csv do `bontot sign-off` ghi. Ô này không đúng dạng, hoặc nói về nội dung đánh giá, kỳ hay bước mà tổ chức không có: chữ ký không xác nhận được gì.", "The digest column of events.csv is written by `bontot sign-off`. This cell has another form, or speaks of a review, period or stage that the organisation does not have: the signature proves nothing.";
        "Ký lại bằng `bontot sign-off`, rồi bỏ ô cũ.", "Sign again with `bontot sign-off`, then clear the old cell.";
        "đã ký  →  recognition:self:sha256:…";
    EventsQuiet:
        "Tổ chức đã đăng ký mà hơn ba tháng không ghi việc nào, trước khi tự đánh giá. Có thể việc đã làm mà chưa ghi, hoặc chưa làm.", "A registered organisation has nothing noted for over three months before it assessed itself. Perhaps work was not recorded, or not done.";
        "Bổ sung việc đã làm vào events.csv với đúng ngày, hoặc nhắc tổ chức.", "Add what was done to events.csv with its true date, or remind the organisation.";
        "cb-01,tự rà soát,04/06/2024";
    FindingOverdue:
        "Hạn khắc phục đã qua, vì hồ sơ có việc ghi sau ngày đó, mà chưa có ngày khắc phục. Hạn chế quá hạn có thể làm mất kết quả của tổ chức.", "The due date is past, as the records have a later day, and no remedy is noted. An overdue finding may cost the organisation its outcome.";
        "Ghi ngày khắc phục nếu đã xong; chưa xong thì đôn đốc.", "Give the day it was remedied; if it was not, see to it.";
        "hc-01,cb-01,17/05/2024,…,30/06/2024,  →  …,30/06/2024,22/06/2024";
    WaiverUnused:
        "Không kết quả nào dùng đến miễn trừ này. Có thể thời hạn không phủ ngày cuối kỳ, hoặc ghi nhầm nội dung đánh giá.", "No result used this waiver. Its dates may miss the last day of the period, or it names the wrong review.";
        "Sửa thời hạn, nội dung đánh giá hoặc điều kiện; nếu không cần thì bỏ dòng.", "Correct its dates, review or condition; drop the row if it is not needed.";
        "until: 30/06/2024  →  31/12/2024";
    AssignmentUnused:
        "Phân công nằm ngoài năm của thư mục, ngoài thời gian hoạt động của tổ chức, hoặc cho tổ chức năm đó không được đánh giá. Người được phân công thực ra không theo dõi ai.", "The assignment lies outside the folder's year or the time in which its organisation exists, or the organisation is not assessed that year. In effect nobody is followed.";
        "Sửa ngày, mã tổ chức, hoặc chuyển dòng sang đúng năm.", "Correct the dates or the organisation, or move the row to its year.";
        "2024/assignments.csv: 01/02/2023,31/12/2023  →  01/02/2024,31/12/2024";
    RecordRepeated:
        "Hai dòng của events.csv, hoặc của assignments.csv, giống nhau ở mọi ô của cùng một tổ chức. Thường là dòng bị dán hai lần, hoặc khi gộp hai bản hồ sơ thì cả hai bên đều được giữ. Kết quả không đổi, nhưng lịch sử và trang báo cáo kể một việc thành hai.", "Two rows of events.csv, or of assignments.csv, say the same of one organisation in every cell. A row was pasted twice, or a merge kept both sides. No result changes, but the history and the page tell one matter as two.";
        "Xóa một dòng; nếu đúng là hai việc thì ghi số văn bản hoặc ghi chú khác nhau.", "Delete one row; if they were two matters, let document or note say so.";
        "cb-01,đăng ký,05/02/2024\ncb-01,đăng ký,05/02/2024  →  cb-01,đăng ký,05/02/2024";
    QuotaExceptionUnused:
        "Tỷ lệ được nâng cho một nhóm không có tổ chức nào, hoặc cho một kỳ đã qua mà hồ sơ không có dữ liệu. Có thể ghi nhầm cấp trên, loại hình hoặc kỳ.", "The share is raised for a peer group that has nobody in it, or for a past period without records. Its parent, kind or period may be wrong.";
        "Sửa các khóa cho khớp với organisations.csv, hoặc bỏ mục.", "Make the keys agree with organisations.csv, or drop the entry.";
        "parent = \"db-1\"  →  parent = \"db-01\"";
    MonitorMissing:
        "Tổ chức đã đăng ký mà từ ngày đó không cấp ủy viên nào được phân công theo dõi. Không ai theo dõi thì cuối năm không có người nắm được việc đã làm.", "The organisation has registered, but no committee member follows it from that day on. Without one, nobody knows at the year's end what was done.";
        "Thêm dòng vai trò “theo dõi” vào assignments.csv của năm đó.", "Add a row of role `follow` to that year's assignments.csv.";
        "cb-01,Phó bí thư đảng ủy,theo dõi";
    PlanMissing:
        "Tổ chức đã đăng ký mà chưa có kế hoạch cho một số tiêu chí. Một dòng “kế hoạch” không nêu tiêu chí là đủ cho cả phiếu, và chỉ dòng như vậy mới làm đúng điều kiện `step = planned` của hướng dẫn.", "The organisation has registered, but no plan speaks of some criteria. One `planned` row without a criterion serves the whole form, and only such a row meets a guideline's condition `step = planned`.";
        "Ghi bước “kế hoạch” vào events.csv.", "Record the step `planned` in events.csv.";
        "cb-01,kế hoạch,11/03/2024";
    PeersAlike:
        "Cả nhóm có tổng điểm chênh nhau không quá nửa điểm trên thang 100. Điểm như vậy không phân biệt được ai, nên xếp hạng trong nhóm không có căn cứ.", "The totals of a whole group lie within half a point of a hundred. Such scores tell nobody apart, so ranking the group has no ground.";
        "Thẩm định lại theo minh chứng của từng tổ chức; nếu đúng thì không cần sửa gì.", "Appraise again by each one's evidence; if it is right, nothing need be changed.";
        "cb-01: 95, cb-02: 95, cb-03: 95,5";
    ExtensionUnused:
        "Mục này lặp lại đúng điều đã có trong hướng dẫn gốc. Người đọc sẽ tưởng có thay đổi, và khi bản gốc đổi thì mục này giữ lại điều cũ.", "The entry repeats what the base guideline has. Readers take it for a change, and it would keep the old rule when the base changes.";
        "Bỏ mục, hoặc ghi điều thật sự cần thay đổi kèm căn cứ.", "Drop it, or write what is really to change, with its citation.";
        "[[group.criterion]]\nid = \"1.1\"\nmax = 10   (bản gốc cũng là 10)";
    ConditionNeverTrue:
        "Ngưỡng của điều kiện nằm ngoài mọi giá trị có thể có, ví dụ đòi hơn điểm tối đa. Không tổ chức nào đáp ứng được, nên không tổ chức nào tới được mức kết quả đó.", "The threshold lies beyond every value there can be, such as more than the maximum. Nobody can meet it.";
        "Đối chiếu ngưỡng và điểm tối đa với văn bản.", "Hold the threshold and the maximum against the instrument.";
        "max = 10 … total = true, at_least = 90  →  at_least = 9";
    ConditionContradictory:
        "Các ngưỡng của một điều kiện loại trừ nhau, nên không giá trị nào đáp ứng tất cả.", "The thresholds of a condition exclude each other, so no value meets them all.";
        "Sửa một ngưỡng, hoặc tách thành hai điều kiện trong `any`.", "Correct one of them, or make two conditions under `any`.";
        "at_least = 90, below = 80  →  at_least = 80, below = 90";
    PercentageOfNothing:
        "Điều kiện hỏi phần trăm của một mức tối đa bằng 0, ví dụ của nhóm chỉ có điểm thưởng hoặc điểm trừ. Không chia cho 0 được, nên điều kiện không đúng cũng không sai: kết quả của tổ chức chưa xác định mãi, dù hồ sơ không thiếu gì.", "The condition asks for a percentage of a maximum of 0, such as that of a group of bonus points or deductions alone. Nothing can be divided by 0, so it is neither true nor false: results stay undetermined for ever, though nothing is missing.";
        "So bằng điểm, hoặc ghi `max` cho nhóm.", "Compare points, or state the `max` of the group.";
        "group = \"2\", percent_at_least = 80  →  group = \"2\", at_least = 4";
    PercentageBelowOne:
        "Tỷ lệ và ngưỡng phần trăm ghi theo phần trăm, không theo phần của một như bảng tính lưu: `0.2` là 0,2 phần trăm. Với tỷ lệ ấy hầu như không ai được giữ mức bị khống chế, với ngưỡng ấy hầu như ai cũng đạt.", "Shares and thresholds are given in percent, not as parts of one as spreadsheets keep them: `0.2` is 0.2 percent. By such a share hardly anybody keeps the capped outcome, by such a threshold nearly all reach it.";
        "Ghi đúng phần trăm của văn bản; nếu đúng là dưới một phần trăm thì giữ nguyên.", "Write the percentage of the instrument; one that really is below one percent may stay.";
        "share = 0.2  →  share = \"20%\"";
    MeasureUnused:
        "Hướng dẫn khai báo một chỉ số mà không điều kiện, tiêu chí hay thứ tự xếp hạng nào dùng đến: nó không ảnh hưởng đến kết quả nào. Thường là một điều kiện bị quên, hoặc đã bỏ mà còn sót chỉ số. Chỉ số đếm kết quả khác mà không được dùng thì không được tính.", "The guideline declares a measure that no condition, line or rank key looks at, so it changes no result. Mostly a condition was forgotten, or dropped without its measure. One that counts other results is not worked out where it is not used.";
        "Dùng chỉ số trong một điều kiện hay tiêu chí, hoặc bỏ nó.", "Let a condition or a line look at it, or drop it.";
        "{ id = \"hop\", cite = \"mục III\", measure = \"good_meetings\", at_least = 10 }";
    ResultsOutOfReach:
        "Chỉ số hoặc điều kiện xem kết quả của một nội dung đánh giá, nhưng không hướng dẫn nào của nội dung đó có kỳ, thời gian hay loại hình để xem được. Khi đó số đếm luôn là 0, điều kiện luôn sai với mọi tổ chức. `outcome` và `subordinates` xem đúng kỳ đang chấm; `periods` xem các tháng, quý trong năm.", "A measure or condition looks at results of a review none of whose guidelines has the periods, time or kinds for it. Counts are then 0 and conditions false for everybody. `outcome` and `subordinates` look at the very period that is assessed; `periods` at the months and quarters of its year.";
        "Ghi nội dung khác, hoặc đếm kết quả tháng, quý bằng `periods`.", "Name another review, or count months and quarters with `periods`.";
        "outcome = { review = \"meeting\", is = [\"tot\"] }  →  periods = { review = \"meeting\", outcome = [\"tot\"] }";
}
