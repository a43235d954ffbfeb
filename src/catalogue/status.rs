//! `bontot status`: its help and refusals, heads, signs and legends.

use super::phrase::phrases;

phrases! {
    // help
    STATUS = "Theo dõi tiến độ trong năm: việc nào xong, việc nào đến hạn, việc nào chậm", "Follow the year: what is done, due and overdue";
    EXAMPLES = "  bontot status ho-so                             tính đến ngày ghi gần nhất trong hồ sơ\n  bontot status ho-so --as-of 30/09/2025          như đã biết vào ngày đó\n  bontot status ho-so --mine \"Phó chủ nhiệm chính trị\"\n  bontot status ho-so --format ics -o han.ics     các hạn, cho lịch của điện thoại hoặc Outlook",
        "  bontot status ho-so                             as of the latest day the workspace knows\n  bontot status ho-so --as-of 2025-09-30          as it was known on that day\n  bontot status ho-so --mine \"Deputy political director\"\n  bontot status ho-so --format ics -o due.ics     the deadlines, for a calendar";
    AS_OF = "Tính đến hết ngày này; việc ghi sau ngày đó không tính [mặc định: ngày muộn nhất mà hồ sơ ghi (sự kiện, quyết định, hạn chế) hoặc của bản ghi git]",
        "As of this day; what is recorded for a later day does not count [default: the latest day that the workspace records (an event, a decision, a finding), or the git commit's where it is later]";
    TODAY = "Tính đến hôm nay, theo đồng hồ của máy (giờ Việt Nam)", "As of today, by the clock of this machine (Vietnamese time)";
    MINE = "Chỉ các tổ chức giao cho chức danh này trong assignments.csv", "Only the organisations assigned to this post in assignments.csv";
    MINE_PLACE = "CHỨC DANH", "POST";
    FORMAT = "Dạng: table (bảng), csv, csv-excel, json, markdown, html, xlsx hoặc ics (lịch các hạn) [mặc định: theo đuôi của tệp -o, nếu không thì table]",
        "Format: table, csv, csv-excel, json, markdown, html, xlsx or ics (the deadlines as a calendar) [default: by the ending of the -o file, else table]";
    // refusals
    NO_DAY = "hồ sơ chưa ghi sự kiện, quyết định hay hạn chế nào và không nằm trong kho git: hãy cho biết tính đến ngày nào (--as-of hoặc --today)",
        "the workspace records no event, decision or finding yet and has no git commit: say as of which day (--as-of or --today)";
    NO_CLOCK = "đồng hồ của máy này chưa được đặt: hãy dùng --as-of", "the clock of this machine is not set: use --as-of";
    NO_SUCH_POST = "năm {year} không có tổ chức nào giao cho “{post}”", "nothing is assigned to “{post}” in {year}";
    // the table
    TITLE = "Tiến độ thực hiện trong năm {year}", "The year {year} so far";
    AS_OF_DAY = "Tính đến hết ngày {day} · nội dung đánh giá: {review}", "As of {day} · review: {review}";
    OF_POST = "Các tổ chức giao cho: {post}", "Assigned to: {post}";
    ORGANISATION = "Tổ chức đảng", "Organisation";
    PROCESS = "Quy trình", "Process";
    MONTHS = "Tháng", "Months";
    QUARTERS = "Quý", "Quarters";
    FINDINGS = "Hạn chế", "Findings";
    FINDINGS_OPEN = "Hạn chế chưa khắc phục", "Open findings";
    FINDINGS_OVERDUE = "Hạn chế quá hạn", "Overdue findings";
    FOLLOWER = "Người theo dõi", "Followed by";
    NEXT = "Việc tiếp theo", "Next";
    NOBODY_FOLLOWS = "chưa giao", "nobody";
    ALL_DONE = "đã xong", "all done";
    OPEN_AND_OVERDUE = "{open} ({overdue} quá hạn)", "{open} ({overdue} overdue)";
    NEXT_OVERDUE = "{step}: chậm {days} ngày (hạn {due})", "{step}: {days} days overdue (due {due})";
    NEXT_DUE = "{step}: còn {days} ngày (hạn {due})", "{step}: {days} days left (due {due})";
    NEXT_TODAY = "{step}: hạn hôm đó ({due})", "{step}: due on that day ({due})";
    NEXT_OPEN = "{step}: chưa đặt hạn", "{step}: no deadline set";
    DECIDED = "quyết định", "decided";
    REMEDY = "khắc phục hạn chế", "remedy";
    REMEDY_OF = "khắc phục {finding}", "remedy {finding}";
    // cells of the printed form
    DONE_TIMES = "{day} ({times} lần)", "{day} ({times} times)";
    DONE_LATE = "{day}, chậm {days} ngày", "{day}, {days} days late";
    STILL_OVERDUE = "chậm {days} ngày", "{days} days overdue";
    DUE_ON = "hạn {due}", "due {due}";
    // cells of the register in a spreadsheet
    STATE_DONE = "xong", "done";
    STATE_LATE = "xong nhưng chậm hạn", "done late";
    STATE_OVERDUE = "quá hạn", "overdue";
    STATE_DUE = "chưa đến hạn", "not due yet";
    STATE_OPEN = "chưa làm, không đặt hạn", "not done, no deadline set";
    NO_FORM = "không có phiếu", "no form";
    // totals and legends
    TOTAL = "Đã xong / tổng số", "Done / all";
    COUNTS = "Tất cả: {organisations} tổ chức; {late} tổ chức có việc quá hạn; {findings} hạn chế chưa khắc phục, trong đó {overdue} quá hạn.",
        "In all: {organisations} organisations; {late} with something overdue; {findings} findings open, {overdue} of them overdue.";
    STEP_DONE = "{number} {step}: {done}/{all}", "{number} {step}: {done}/{all}";
    STEPS_LEGEND = "Quy trình: {steps}", "Process: {steps}";
    SIGNS_LEGEND = "● xong · ◐ xong nhưng chậm hạn · ✗ quá hạn · ○ chưa đến hạn · – chưa làm, không đặt hạn",
        "● done · ◐ done after its deadline · ✗ overdue · ○ not due yet · – not done, no deadline set";
    STRIP_LEGEND = "{review}: {outcomes}? có phiếu nhưng chưa xác định, u chưa xếp loại, · không có phiếu, (trống) chưa hết kỳ hoặc không thuộc diện",
        "{review}: {outcomes}? a form, but not determined, u not rated, · no form, (blank) not over yet, or not in that review";
    NOBODY = "Không có tổ chức nào có hướng dẫn trong năm này.", "No organisation has a guideline in this year.";
    // words of the calendar
    EVENT_STEP = "Hạn: {step} năm {year}", "Due: {step} {year}";
    EVENT_FINDING = "Hạn khắc phục {id}: {organisation}", "Remedy due {id}: {organisation}";
    EVENT_WAITING = "Chưa xong: {organisations}", "Not done: {organisations}";
    EVENT_ALL_DONE = "Tất cả đã xong.", "Everybody is done.";
    CALENDAR = "Tiến độ {year}: {committee}", "The year {year}: {committee}";
}
