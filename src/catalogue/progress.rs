//! The texts of `--timings`, and of the line that says how far a long run is.

use super::phrase::phrases;

phrases! {
    TIMINGS = "Sau khi xong, in thêm (ra stderr) từng bước mất bao lâu, đọc bao nhiêu byte, bao nhiêu dòng", "When done, print to standard error how long each phase took, and its bytes and rows";
    // the phases
    OPENING = "mở thư mục", "opening the folder";
    READING = "đọc và kiểm tra phiếu", "reading and checking forms";
    DECIDING = "tính kết quả", "working out results";
    HISTORY = "tra lịch sử git", "asking git's history";
    DRAWING = "lập bảng", "drawing";
    WRITING = "ghi", "writing";
    // a line of progress
    UNMEASURED = "Đang {phase}…", "{phase}…";
    STEPS = "Đang {phase}: {done}/{of}", "{phase}: {done}/{of}";
    BYTES = "Đang {phase}: {megabytes} MB", "{phase}: {megabytes} MB";
    STEPS_AND_BYTES = "Đang {phase}: {done}/{of}, {megabytes} MB", "{phase}: {done}/{of}, {megabytes} MB";
    // the heads of the table
    PHASE = "Bước", "Phase";
    MILLISECONDS = "ms", "ms";
    ALL_BYTES = "Byte", "Bytes";
    ROWS = "Dòng", "Rows";
    MEGABYTES_A_SECOND = "MB/giây", "MB/s";
    ROWS_A_SECOND = "Dòng/giây", "Rows/s";
    TOTAL = "tất cả", "all";
}
