//! The texts of `bontot fmt`.

use super::Phrase;
use super::phrase::phrases;
use crate::model::rewrite::Unseen;

phrases! {
    ABOUT = "Đưa các tệp CSV và TOML của hồ sơ về dạng chuẩn, không đổi nội dung", "Bring the CSV and TOML files of a workspace into canonical form, with the same meaning";
    EXAMPLES = "  bontot fmt                  hồ sơ trong thư mục hiện tại\n  bontot fmt ho-so --check    chỉ cho biết tệp nào chưa đúng dạng",
        "  bontot fmt                  the workspace in this folder\n  bontot fmt ho-so --check    only tell which files would change";
    CHECK = "Không ghi gì: cho biết tệp nào sẽ đổi và đổi gì; mã thoát 4 nếu có", "Write nothing: tell which files would change, and how; exit code 4 if any";
    WRITTEN = "Đã ghi lại {count} tệp.", "Rewrote {count} files.";
    WRITTEN_ONE = "Đã ghi lại 1 tệp.", "Rewrote 1 file.";
    CANONICAL = "Mọi tệp đã đúng dạng chuẩn.", "Every file is in canonical form.";
    NOTHING = "Mọi tệp đã đúng dạng chuẩn; không ghi gì.", "Every file is in canonical form; nothing was written.";
    WOULD = "{count} tệp chưa đúng dạng chuẩn. Để ghi lại: bontot fmt{folder}", "{count} files are not in canonical form. To rewrite them: bontot fmt{folder}";
    WOULD_ONE = "1 tệp chưa đúng dạng chuẩn. Để ghi lại: bontot fmt{folder}", "1 file is not in canonical form. To rewrite it: bontot fmt{folder}";
    MORE = "… và {count} dòng nữa", "… and {count} more lines";
    MORE_ONE = "… và 1 dòng nữa", "… and 1 more line";
    MARK = "có dấu BOM ở đầu", "begins with a byte order mark";
    LINE_ENDS = "cuối dòng là CRLF", "lines end in CRLF";
    DECOMPOSED = "chữ tổ hợp, chưa ở dạng NFC", "letters are not in NFC";
    END = "cuối tệp không phải đúng một dấu xuống dòng", "does not end in exactly one newline";
    CHANGED = "`{path}` đã thay đổi trong lúc chạy; chưa ghi gì; hãy chạy lại", "`{path}` has changed meanwhile; nothing was written; run again";
    UNFIT = "`{path}`: dạng chuẩn không giữ nguyên nội dung; đây là lỗi của bontot, chưa ghi gì",
        "`{path}`: the canonical form would not say the same; this is a fault of bontot, nothing was written";
}

/// What an unseen difference is called.
#[must_use]
pub const fn unseen(what: Unseen) -> Phrase {
    match what {
        Unseen::Mark => MARK,
        Unseen::LineEnds => LINE_ENDS,
        Unseen::Decomposed => DECOMPOSED,
        Unseen::End => END,
    }
}

/// The phrase for one, or for several.
#[must_use]
pub const fn of_count(count: usize, one: Phrase, several: Phrase) -> Phrase {
    if count == 1 { one } else { several }
}
