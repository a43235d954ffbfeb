//! `bontot history`: its help, its heads, and what it cannot know.

use super::phrase::phrases;

phrases! {
    HISTORY = "Lịch sử của một tổ chức: việc đã làm, điểm, kết quả, quyết định, và ai đã sửa gì, khi nào",
        "An organisation's history: events, scores, results, decisions, and who changed what when";
    EXAMPLES = "  bontot history cb-thong-tin                          mọi năm, mọi nội dung đánh giá\n  bontot history ho-so cb-thong-tin --years 2023..2024  chỉ hai năm\n  bontot history cb-thong-tin --format csv             để lọc theo tiêu chí",
        "  bontot history cb-thong-tin                          every year, every review\n  bontot history ho-so cb-thong-tin --years 2023..2024  two years only\n  bontot history cb-thong-tin --format csv             to filter by criterion";
    SUBJECT_PLACE = "[THƯ MỤC] TỔ CHỨC", "[FOLDER] ORGANISATION";
    ORGANISATION = "Mã tổ chức; đứng trước có thể là thư mục của hồ sơ",
        "The organisation's id; the folder of the workspace may stand first";
    REVIEW = "Chỉ nội dung đánh giá này [mặc định: tất cả]", "Only this review [default: all]";
    YEARS = "Chỉ những năm này, ví dụ 2023..2024 [mặc định: tất cả]", "Only these years, such as 2023..2024 [default: all]";
    TITLE = "Lịch sử của {name} ({id})", "History of {name} ({id})";
    OF = "Nội dung đánh giá: {review} · năm {years}", "Reviews: {review} · years {years}";
    NOTHING = "Chưa có gì được ghi.", "Nothing has been recorded.";
    // heads
    DAY = "Ngày", "Date";
    MATTER = "Việc", "Matter";
    REVIEW_HEAD = "Nội dung đánh giá", "Review";
    PERIOD = "Kỳ", "Period";
    SUBJECT = "Về", "On";
    BEFORE = "Trước", "Before";
    AFTER = "Sau", "After";
    AUTHOR = "Người ghi", "Author";
    COMMIT = "Bản ghi git", "Commit";
    FIRST_GIVEN = "ghi lần đầu: {given}", "given for the first time: {given}";
    CONTENT = "Nội dung", "What";
    RECORDED_BY = "Ai ghi, khi nào", "Recorded by";
    COMMITTED = "Ngày ghi", "Committed";
    // matters
    FOUNDED = "có từ", "exists from";
    ENDED = "kết thúc", "ends";
    FOUND = "hạn chế", "finding";
    REMEDIED = "đã khắc phục", "remedied";
    WAIVED = "miễn trừ", "waiver";
    EVIDENCE = "minh chứng", "evidence";
    NOTE = "ghi chú", "note";
    FIGURE = "số liệu", "figure";
    FIGURE_EVIDENCE = "minh chứng của số liệu", "evidence of a figure";
    FIGURE_NOTE = "ghi chú của số liệu", "note on a figure";
    ROW_ADDED = "{row}: thêm dòng", "{row}: row added";
    ROW_REMOVED = "{row}: xóa dòng", "{row}: row removed";
    ROW_CHANGED = "{row}: sửa {column}", "{row}: {column} changed";
    SCORED = "tổng điểm {stage}", "total, {stage}";
    OUTCOME = "kết quả tính", "result";
    DECIDED = "quyết định", "decision";
    SUPERSEDED = "quyết định đã thay", "superseded decision";
    MERGED = "{matter}, khi nhập nhánh", "{matter}, by a merge";
    UNREADABLE = "không đọc được tệp", "unreadable file";
    NOT_HERE = "kho git thiếu tệp", "file missing in git";
    WITHIN = "không rõ ai, trong các bản ghi từ ({first}) đến ({last})", "not known who, in the commits from ({first}) to ({last})";
    NOT_COMMITTED = "chưa đưa vào git", "not committed";
    // what is known
    MATCHED = "Trước → sau được đối chiếu theo tổ chức, kỳ và điều được ghi (tiêu chí, số liệu, hạn chế, quyết định, …), không theo tệp. Ai ghi và ngày ghi một việc là theo bản ghi git đã đưa vào dòng ấy như hiện nay.",
        "Before and after are matched by organisation, period and what is recorded (criterion, figure, finding, decision, …), not by file. Who recorded a thing, and on which day, is told by the git commit that wrote its row as it stands.";
    NO_GIT = "Không biết ai đã sửa gì, khi nào: {why}.", "Nobody can tell who changed what when: {why}.";
    NO_PROGRAM = "máy này không có chương trình git", "there is no git program here";
    NO_REPOSITORY = "hồ sơ không nằm trong kho git", "the workspace is in no git repository";
    NO_COMMIT = "nhánh git đang dùng chưa có bản ghi nào", "nothing has been committed yet on the branch that is checked out";
    UNSAFE = "git không tin kho này, thường vì thư mục thuộc tài khoản khác hoặc nằm ở ổ đĩa mạng; nếu tin thư mục ấy thì chạy lệnh mà git nêu ({said})", "git does not trust this repository, mostly because its folder belongs to somebody else or lies on a network drive; who trusts the folder runs the command that git names ({said})";
    BROKEN = "git không đọc được kho này ({said})", "git cannot read this repository ({said})";
    MOVED = "Hồ sơ được dời từ thư mục “{from}” đến đây ở bản ghi {id}, ngày {day}: những gì có từ trước được kể như do người dời ghi; ai ghi thật thì xem lịch sử git của thư mục cũ.", "The workspace was moved here from the folder “{from}” by commit {id} on {day}: what stood there before is told as if the mover had recorded it; git's history of the old folder tells who did.";
    SHALLOW = "Kho git này là bản sao nông: những thay đổi trước ngày {day} không có ở đây.", "This is a shallow clone: changes before {day} are not here.";
}
