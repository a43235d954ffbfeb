//! `--set`: its help, its refusals, and the marks of what is only supposed.

use super::phrase::phrases;

phrases! {
    // help
    SET = "Giả định một giá trị, chỉ để xem kết quả sẽ ra sao; không ghi vào hồ sơ. TỔ-CHỨC:TIÊU-CHÍ=GIÁ-TRỊ hoặc TỔ-CHỨC:fact:SỐ-LIỆU=GIÁ-TRỊ, có thể thêm @KỲ trước dấu =; được ghi nhiều lần",
        "Suppose a value, only to see what would follow; nothing is written. ORGANISATION:CRITERION=VALUE or ORGANISATION:fact:NAME=VALUE, perhaps with @PERIOD before the =; may be given again";
    SET_PLACE = "GIẢ ĐỊNH", "SUPPOSITION";
    // refusals
    NOT_MADE_SO = "giả định viết như cb-03:2.1=8,5 hoặc cb-03:fact:so-lieu=12, có thể thêm @2024-03 trước dấu =",
        "a supposition is written as cb-03:2.1=8.5 or cb-03:fact:name=12, perhaps with @2024-03 before the =";
    NOT_AMONG_RESULTS = "`{path}` nằm trong thư mục results của một năm, nơi chỉ để kết quả thật; kết quả giả định phải ghi ra nơi khác",
        "`{path}` is in a year's results folder, which holds real results only; write hypothetical ones elsewhere";
    REFUSED = "giá trị giả định không dùng được; bỏ --set thì hồ sơ không có lỗi", "a supposed value cannot be used; without --set the folder has no errors";
    // marks
    MARK = "GIẢ ĐỊNH – không phải kết quả", "HYPOTHETICAL – not a result";
    SUPPOSED = "Các giá trị được giả định, không có trong hồ sơ:", "What is supposed, and not in the files:";
    LINE = "{organisation}, tiêu chí {name} ({stage}, kỳ {period}): {before} → {after}", "{organisation}, criterion {name} ({stage}, {period}): {before} → {after}";
    FACT = "{organisation}, số liệu {name} (kỳ {period}): {before} → {after}", "{organisation}, fact {name} ({period}): {before} → {after}";
    NOTHING = "chưa có", "nothing";
    COLUMN = "giả định", "hypothetical";
    COLUMN_TEXT = "{mark}: {changes}", "{mark}: {changes}";
    SHEET = "GIẢ ĐỊNH", "HYPOTHETICAL";
}
