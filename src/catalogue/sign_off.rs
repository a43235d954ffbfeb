//! The texts of `bontot sign-off`.

use super::phrase::phrases;

phrases! {
    ABOUT = "Ký xác nhận nội dung của một tổ chức ở một bước chấm, bằng một dòng trong events.csv",
        "Sign off an organisation's content at one stage, by a row in events.csv";
    EXAMPLES = "  bontot sign-off cb-mot --stage self --by \"Bí thư\" --date 12/12/2024\n  bontot sign-off ho-so cb-1 --stage appraised --by \"Bí thư\" --date 20/12/2024\n\nDòng ghi thêm mang bước tự đánh giá (self), thẩm định (appraised) hoặc thông báo kết quả (decided), và chữ ký `nội dung đánh giá:bước:sha256:…`. Được ký là: giá trị của bước ấy, minh chứng, ghi chú (ở bước cuối, hoặc cạnh giá trị k/ad) và nội dung của hướng dẫn. `bontot check` cho biết khi nội dung đã ký bị đổi.",
        "  bontot sign-off cb-mot --stage self --by Secretary --date 2024-12-12\n  bontot sign-off ho-so cb-1 --stage appraised --by Board --date 2024-12-20\n\nThe new row has the step self-assessed (self), appraised (appraised) or notified (decided), and the signature `review:stage:sha256:...`. Signed are: the values of that stage, the evidence, the notes (at the last stage, or beside n/a) and the guideline's content. `bontot check` tells when signed content has changed.";
    SUBJECT_PLACE = "[THƯ MỤC] TỔ CHỨC", "[FOLDER] ORGANISATION";
    SUBJECT = "Mã tổ chức; đứng trước có thể là thư mục của hồ sơ", "The organisation's id; the folder of the workspace may stand first";
    STAGE = "Bước được ký: self (tự chấm), appraised (thẩm định) hoặc decided (cấp quyết định)", "The stage that is signed: self, appraised or decided";
    BY = "Chức danh của người ký, không phải tên riêng", "The post of whoever signs, not a person's name";
    BY_PLACE = "CHỨC DANH", "POST";
    REVIEW = "Nội dung đánh giá [mặc định: nội dung duy nhất mà tổ chức có phiếu trong kỳ]", "The review [default: the only one in which the organisation has a form]";
    DATE = "Ngày ký, ví dụ 31/12/2025; chương trình không xem đồng hồ", "The day it is signed, such as 2025-12-31; the program looks at no clock";
    DOCUMENT = "Văn bản kèm theo, ví dụ số biên bản", "The document that goes with it, such as the number of the minutes";
    DOCUMENT_PLACE = "VĂN BẢN", "DOCUMENT";
    NOTE = "Ghi chú", "A note";
    NOTE_PLACE = "GHI CHÚ", "NOTE";
    DRY_RUN = "Không ghi gì: in dòng sẽ ghi và đúng nội dung được ký", "Write nothing: print the row and exactly what would be signed";
    // refusals
    NO_REVIEW = "`{organisation}` không có phiếu nào ở kỳ {period} mà hướng dẫn có bước `{stage}`", "`{organisation}` has no form in {period} whose guideline has the stage `{stage}`";
    WHICH_REVIEW = "`{organisation}` có phiếu ở nhiều nội dung đánh giá trong kỳ {period}; hãy cho biết --review", "`{organisation}` has forms in several reviews in {period}; give a --review";
    NO_STAGE = "hướng dẫn của `{organisation}` không có bước `{stage}`", "the guideline of `{organisation}` has no stage `{stage}`";
    NO_POST = "cần chức danh của người ký", "the post of whoever signs is needed";
    INCOMPLETE = "chưa ký được: {organisation}, bước {stage}, kỳ {period} còn thiếu giá trị ở {count} tiêu chí: {lines}", "not signed: {organisation} lacks values at the stage {stage} in {period} for {count} criteria: {lines}";
    NO_TABLE = "không có thư mục `{path}` để ghi events.csv", "there is no folder `{path}` for events.csv";
    // what is said
    SIGNED = "Đã ghi vào {path}:", "Written to {path}:";
    WOULD_SIGN = "Sẽ ghi vào {path}:", "Would be written to {path}:";
    ADDED = "Thêm cột vào mọi dòng của tệp: {columns}.", "Added to every line of the file, as columns: {columns}.";
    CONTENT = "Nội dung được ký:", "What is signed:";
    ALREADY = "Đúng nội dung này đã được {by} ký ngày {date}; không ghi gì.", "Exactly this content was signed by {by} on {date}; nothing was written.";
}
