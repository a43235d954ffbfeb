//! Guideline files: outcomes, facts, extensions, quotas.

super::explained! {
    FloorMissing:
        "Mức cuối cùng phải không có `requires`, để tổ chức không đạt mức nào khác vẫn có kết quả.", "The last outcome must have no `requires`, so that whoever reaches no other still has a result.";
        "Thêm mức cuối không kèm điều kiện.", "Add a last outcome without conditions.";
        "[[outcome]]\nid = \"khong-dat\"\nname = \"Chưa đạt\"\ncite = \"mục III.4\"";
    LadderHole:
        "Có tổng điểm cao mà chỉ được mức cuối, trong khi tổng thấp hơn lại được mức tốt. Điểm cao hơn mà kết quả kém hơn thì chắc chắn ngưỡng ghi nhầm.", "A high total gets only the last outcome while lower ones get a better one. More points for less means a threshold is wrong.";
        "Xem lại các ngưỡng tổng điểm, nhất là cận trên.", "Look at the thresholds of totals again, upper bounds above all.";
        "at_least = 80, below = 90  …  at_least = 91  →  at_least = 90";
    OutcomeUnreachable:
        "Một mức tốt hơn đã nhận hết tổng điểm của mức này, nên không tổ chức nào có thể được xếp vào đây.", "A better outcome takes all the totals of this one, so nobody can ever end here.";
        "Sửa ngưỡng, hoặc bỏ mức thừa.", "Correct the thresholds, or drop the outcome.";
        "dat: at_least = 70; kha: at_least = 80  →  kha: at_least = 60";
    JudgementUndeclared:
        "Nhận định là điều chỉ con người nói được, nên phải được khai báo rõ. Nhờ đó `explain` và `criteria show` ghi rõ điều nào là nhận định.", "A judgement is what only a person can state, so it is declared as one. `explain` and `criteria show` then mark it as a judgement.";
        "Khai báo `judgement = true`, hoặc dùng `fact` thay cho `judgement`.", "Declare `judgement = true`, or use `fact` in place of `judgement`.";
        "[facts.disunity]\nunit = \"flag\"\njudgement = true";
    RatioOfFlags:
        "Số liệu có/không thì không chia cho nhau được.", "Yes-or-no facts cannot be divided.";
        "Dùng số liệu đếm hoặc đo.", "Use facts that are counted or measured.";
        "ratio = [\"disunity\", \"x\"]  →  ratio = [\"members_present\", \"members_expected\"]";
    JudgementNotFlag:
        "Nhận định chỉ có hai câu trả lời, có hoặc không, nên đơn vị phải là flag.", "A judgement is answered yes or no, so its unit must be flag.";
        "Đổi `unit` thành \"flag\", hoặc bỏ `judgement`.", "Make its `unit` \"flag\", or drop `judgement`.";
        "unit = \"count\", judgement = true  →  unit = \"flag\", judgement = true";
    RatioNotTwo:
        "Một tỷ lệ cần đúng hai số liệu: phần và toàn bộ.", "A ratio needs exactly two facts: the part and the whole.";
        "Ghi hai mã, phần đứng trước.", "Write two ids, the part first.";
        "ratio = [\"a\"]  →  ratio = [\"a\", \"b\"]";
    FactDeclaredTwice:
        "Hai hướng dẫn dùng chung tên một số liệu nhưng hiểu khác nhau về đơn vị, kỳ hoặc khoảng giá trị. Một con số nhập vào sẽ mang hai nghĩa.", "Two guidelines share a fact's name but mean different units, periods or bounds. One entered figure would have two meanings.";
        "Khai báo giống nhau, hoặc đổi tên ở một hướng dẫn.", "Declare it alike, or rename it in one of them.";
        "unit = \"count\" / unit = \"percent\"  →  members / members_share";
    FactNeverKnown:
        "Kỳ ghi số liệu không hợp với kỳ của phiếu, nên hướng dẫn không bao giờ biết giá trị của nó và mọi kết quả sẽ treo mãi.", "The fact's periods do not fit the form's, so its value could never be known and results would hang for ever.";
        "Sửa `every` của số liệu cho hợp với `every` của hướng dẫn.", "Make the fact's `every` fit the guideline's.";
        "phiếu: every = \"month\"; số liệu: every = \"year\"  →  every = \"month\"";
    ExtendsUnknown:
        "Hướng dẫn dựa trên một bản gốc không tìm thấy. Tên bản gốc gồm cả mã và phiên bản.", "The guideline extends one that cannot be found. A base is named by id and version.";
        "Sửa theo gợi ý; `bontot criteria list` liệt kê các phiên bản.", "Put it right as suggested; `bontot criteria list` shows the versions.";
        "extends = \"chi-bo-4-tot\"  →  extends = \"chi-bo-4-tot@2024-vi-du\"";
    ExtendsCircle:
        "Các hướng dẫn dựa lẫn nhau thành vòng nên không có bản nào là gốc.", "The guidelines extend each other in a circle, so none is the base.";
        "Bỏ `extends` ở một bản.", "Drop `extends` from one of them.";
        "a@1 → b@1 → a@1";
    GuidelineTooLarge:
        "Hướng dẫn có nhiều tiêu chí, nhóm hoặc số liệu đến mức không thể là phiếu thật. Giới hạn giữ cho mọi phép cộng điểm luôn chính xác.", "The guideline has more criteria, groups or facts than any real form. The bound keeps every sum of points exact.";
        "Xem lại tệp; thường là chép lặp nhiều lần.", "Look at the file again: usually something was pasted many times.";
        "1001 [[group.criterion]]  →  1000";
    ExtendsTooDeep:
        "Hướng dẫn này dựa trên hướng dẫn kia, hướng dẫn kia lại dựa trên một hướng dẫn nữa, quá nhiều tầng để còn ai hiểu được quy định nào đang áp dụng.", "A guideline extends one that extends another, and so on, over more levels than anybody can follow.";
        "Chép các sửa đổi vào một hướng dẫn, hoặc dựa thẳng vào bản gốc.", "Put the changes together in one guideline, or extend the first one itself.";
        "a@1 → b@1 → c@1 → …";
    BeforeMisplaced:
        "`before` nói mục mới thêm đứng ở đâu; mục này đã có trong bản gốc và giữ nguyên chỗ của nó.", "`before` says where an added item stands; this one is in the base and keeps its place.";
        "Bỏ `before`.", "Drop `before`.";
        "id = \"1.1\", before = \"1.2\"  →  id = \"1.1\"";
    QuotaShareUnfit:
        "Tỷ lệ khống chế phải từ 0 đến 100 phần trăm; 0% là không tổ chức nào được giữ mức ấy.", "A quota's share is 0 to 100 percent; with 0% nobody keeps the outcome.";
        "Ghi tỷ lệ như trong văn bản.", "Write the share as the instrument has it.";
        "share = \"200%\"  →  share = \"20%\"";
    QuotaUnfit:
        "Tổ chức vượt tỷ lệ phải hạ xuống một mức thấp hơn mức bị khống chế. Hạ lên hoặc giữ nguyên thì không phải là khống chế.", "Whoever exceeds the quota goes to an outcome below the capped one. Otherwise it caps nothing.";
        "Sửa `demote_to` thành một mức thấp hơn.", "Make `demote_to` a lower outcome.";
        "outcome = \"htt\", demote_to = \"htxs\"  →  outcome = \"htxs\", demote_to = \"htt\"";
    QuotaExceptionSmaller:
        "Mục này chỉ dùng để nâng tỷ lệ cho một nhóm có căn cứ. Hạ tỷ lệ là sửa chính hướng dẫn, không làm ở đây.", "This entry can only raise the share of one group, with a citation. Lowering it means changing the guideline.";
        "Ghi tỷ lệ lớn hơn tỷ lệ của hướng dẫn, hoặc bỏ mục.", "Write a share above the guideline's, or drop the entry.";
        "share = \"15%\"  →  share = \"25%\"";
    QuotaExceptionRepeated:
        "Hai mục [[quota_exception]] nâng tỷ lệ của cùng một nhóm trong cùng một kỳ. Không biết tỷ lệ nào là đúng, và thứ tự hai mục không được quyết định điều đó.", "Two [[quota_exception]] entries raise the share of one group in one period. It is unclear which is right, and their order must not decide.";
        "Giữ mục đúng với văn bản, bỏ mục kia.", "Keep the one that the document gives, drop the other.";
        "db-01: share = \"25%\"; db-01: share = \"30%\"  →  db-01: share = \"25%\"";
    QuotaExceptionUnfit:
        "Mục nâng tỷ lệ phải nêu đúng các khóa mà hướng dẫn dùng để chia nhóm. Thiếu hoặc thừa khóa thì không biết là nhóm nào.", "A raised share names exactly the keys by which the guideline forms its groups. With others the group is unclear.";
        "Ghi đủ và đúng các khóa của `per`.", "Write just the keys of `per`.";
        "per = [\"parent\", \"kind\"]  →  parent = \"db-01\", kind = \"cell\"";
}
