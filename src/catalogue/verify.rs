//! The texts of `bontot verify`, and of receipts.

use super::phrase::phrases;

phrases! {
    ABOUT = "Tính lại các kết quả đã ghi và đối chiếu với biên nhận của chúng", "Compute written results again and hold them against their receipts";
    EXAMPLES = "  bontot verify                                    mọi kết quả trong <năm>/results của thư mục hiện tại\n  bontot verify ho-so ho-so/2024/results/xep-loai.csv\n  bontot verify --revision HEAD~1                  kết quả đã đưa vào git, tính lại từ chính bản ghi đó\n\nKết quả còn đúng thì mã thoát là 0; khác, sửa tay, thiếu tệp hoặc thiếu biên nhận thì là 4.",
        "  bontot verify                                    every result in <year>/results of this folder\n  bontot verify ho-so ho-so/2024/results/classification.csv\n  bontot verify --revision HEAD~1                  the committed results, computed again from that commit\n\nExit code 0 when the results still hold; 4 when one differs, was edited, or lacks its receipt.";
    FILES = "Thư mục của hồ sơ, rồi các kết quả hoặc biên nhận [mặc định: mọi biên nhận trong <năm>/results]", "The folder of the workspace, then results or receipts [default: every receipt in <year>/results]";
    FILES_PLACE = "[THƯ MỤC] [TỆP]...", "[FOLDER] [FILE]...";
    FORMAT = "Dạng in: text (văn bản) hoặc json [mặc định: text]", "Format: text or json [default: text]";
    REVISION = "Đối chiếu các kết quả, biên nhận và hồ sơ như ở một bản ghi của git, không phải các tệp hiện có", "Verify the results, receipts and records as they were at a commit of git, not the files as they are";
    REVISION_PLACE = "BẢN GHI", "REV";
    REQUIRE_CLEAN = "Không tính khi hồ sơ có thay đổi chưa đưa vào git, hoặc không rõ", "Refuse when the folder has changes that are not committed, or when git cannot tell";
    // beside a result that names no commit
    WITHOUT_COMMIT = "kết quả không nêu được bản ghi git mà nó dựa vào: {why}", "the result names no commit that it rests on: {why}";
    // why it is not clean
    UNCLEAN = "hồ sơ có {count} thay đổi chưa đưa vào git (--require-clean): {paths}", "the folder has {count} changes that are not committed (--require-clean): {paths}";
    COMMIT_FIRST = "đưa hồ sơ vào git (git add, git commit) rồi chạy lại, hoặc bỏ --require-clean", "commit the folder (git add, git commit) and run again, or drop --require-clean";
    NOT_IN_GIT = "hồ sơ không nằm trong kho git nào, nên không có bản ghi nào để so (--require-clean)", "the workspace lies in no git repository, so there is no commit to hold it against (--require-clean)";
    UNCLEAR = "không rõ hồ sơ có thay đổi chưa đưa vào git hay không (--require-clean): {why}", "git cannot tell whether the folder has changes (--require-clean): {why}";
    NO_FILES = "theo cấu hình của kho git thì các tệp của kho không nằm ở đây (core.bare, core.worktree)", "by its settings the repository has its files elsewhere, or none (core.bare, core.worktree)";
    // why there is no such commit
    NO_PROGRAM = "máy không có chương trình git; không có --revision vẫn đối chiếu được các tệp hiện có", "there is no git program; without --revision the files as they are can be verified";
    NO_REPOSITORY = "thư mục không nằm trong kho git nào; không có --revision vẫn đối chiếu được các tệp hiện có", "the folder is in no git repository; without --revision the files as they are can be verified";
    OUTSIDE = "`{path}` không nằm trong thư mục của hồ sơ", "`{path}` does not lie in the folder of the workspace";
    // what became of a result
    AT = "Theo bản ghi {commit}:", "At {commit}:";
    NOTHING = "Không có kết quả nào kèm biên nhận để đối chiếu.", "There is no result with a receipt to verify.";
    EQUAL = "{file}: còn đúng", "{file}: still holds";
    DIFFERENT = "{file}: KHÁC kết quả tính lại", "{file}: DIFFERS from what is computed now";
    EDITED = "{file}: KHÔNG phải tệp mà biên nhận nói đến; đã bị sửa sau khi ghi", "{file}: is NOT the file its receipt speaks of; it was edited after it was written";
    MISSING = "{file}: KHÔNG CÓ tệp kết quả", "{file}: the result is MISSING";
    NO_RECEIPT = "{file}: KHÔNG CÓ biên nhận, hoặc biên nhận không đọc được", "{file}: the receipt is MISSING or cannot be read";
    FAILED = "{file}: KHÔNG tính lại được", "{file}: CANNOT be computed again";
    OTHER_VERSION = "biên nhận do bontot {version} ghi", "the receipt is by bontot {version}";
    COMMIT_LOST = "kho git này không có bản ghi {id} nêu trong biên nhận", "this repository does not have the commit {id} of the receipt";
    INPUT_ADDED = "thêm tệp {name}", "file added: {name}";
    INPUT_REMOVED = "bớt tệp {name}", "file removed: {name}";
    INPUT_CHANGED = "tệp đã đổi: {name}", "file changed: {name}";
    RULE_ADDED = "thêm hướng dẫn {name}", "guideline added: {name}";
    RULE_REMOVED = "bớt hướng dẫn {name}", "guideline removed: {name}";
    RULE_CHANGED = "hướng dẫn đã đổi: {name}", "guideline changed: {name}";
    SAME_BASIS = "mọi tệp và hướng dẫn như trong biên nhận", "all files and guidelines are those of the receipt";
    NOT_THERE = "(không có)", "(none)";
    MORE = "… và {count} chỗ khác nữa", "… and {count} more";
    TALLY = "{equal} trong {count} kết quả còn đúng.", "{equal} of {count} results still hold.";
    // under documents
    DIGEST = "Mã ngắn của dữ liệu: {digest}", "Short digest of the data: {digest}";
    BASIS = "Mã ngắn của dữ liệu", "Short digest of the data";
}
