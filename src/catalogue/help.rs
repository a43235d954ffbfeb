//! The help of the command line, and its usage errors. The parser itself speaks English only, so every
//! text it could show stands here.

use super::phrase::phrases;

phrases! {
    // headings and the frame
    EXAMPLES = "Ví dụ:", "Examples:";
    USAGE = "Cách dùng:", "Usage:";
    COMMANDS = "Lệnh", "Commands";
    ARGUMENTS = "Đối số", "Arguments";
    OPTIONS = "Tùy chọn", "Options";
    COMMAND_PLACE = "LỆNH", "COMMAND";
    OPTIONS_PLACE = "[TÙY CHỌN]", "[OPTIONS]";
    // options of every command
    HELP = "In phần trợ giúp này", "Print this help";
    VERSION = "In số phiên bản", "Print the version";
    LANG = "Ngôn ngữ: vi hoặc en [mặc định: BONTOT_LANG, rồi ngôn ngữ của hồ sơ, rồi vi]",
        "Language: vi or en [default: BONTOT_LANG, then that of the workspace, then vi]";
    COLOR = "Tô màu: auto, always (luôn luôn) hoặc never (không) [mặc định: auto; theo NO_COLOR, CLICOLOR_FORCE]",
        "Colours: auto, always or never [default: auto, by NO_COLOR and CLICOLOR_FORCE]";
    THREADS = "Số luồng tính, không ảnh hưởng đến kết quả [mặc định: số lõi của máy]",
        "How many threads work, which changes no result [default: the cores of the machine]";
    THREADS_PLACE = "SỐ", "NUMBER";
    NOT_A_NUMBER_OF_THREADS = "cần một số từ 1 đến 256", "a number from 1 to 256 is needed";
    LANG_PLACE = "NGÔN NGỮ", "LANGUAGE";
    COLOR_PLACE = "KHI NÀO", "WHEN";
    // bontot
    ABOUT = "Chấm điểm tổ chức đảng theo hướng dẫn, từ hồ sơ là một thư mục tệp TOML và CSV.",
        "Scores party organisations against their guidelines, from a folder of TOML and CSV files.";
    EXAMPLES_ROOT = "  bontot evaluate examples/kon-tum-2023    tính kết quả của một hồ sơ\n  bontot criteria show chi-bo-4-tot        in một hướng dẫn như phiếu chấm\n  bontot evaluate --help                   trợ giúp của một lệnh",
        "  bontot evaluate examples/kon-tum-2023    work out the results of a workspace\n  bontot criteria show chi-bo-4-tot        print a guideline as a form\n  bontot evaluate --help                   the help of one command";
    EXIT_CODES = "Mã thoát: 0 không có lỗi; 1 tệp có lỗi, ca thử sai (criteria test), hồ sơ chưa đưa hết vào git (--require-clean) hoặc có cảnh báo (--deny-warnings); 2 dùng sai lệnh; 3 hệ thống không đọc hoặc ghi được; 4 có tệp chưa đúng dạng (fmt --check), kết quả khác nhau (compare --exit-code) hoặc không còn đúng (verify); 101 chương trình hỏng.",
        "Exit codes: 0 fine; 1 the files have errors, a worked case fails (criteria test), not all is committed (--require-clean) or there are warnings (--deny-warnings); 2 wrong usage; 3 the system could not read or write; 4 a file is not in canonical form (fmt --check), outcomes differ (compare --exit-code) or results no longer hold (verify); 101 the program is broken.";
    // evaluate
    EVALUATE = "Tính kết quả của một hồ sơ: điểm, mức đạt và vì sao", "Work out the results of a workspace: scores, outcomes and why";
    EXAMPLES_EVALUATE = "  bontot evaluate                                       hồ sơ trong thư mục hiện tại, năm mới nhất\n  bontot evaluate ho-so --period 2023 --format csv -o ket-qua.csv\n  bontot evaluate ho-so --organisation cb-thong-tin     chỉ một tổ chức, kèm lý do",
        "  bontot evaluate                                       the workspace in this folder, its latest year\n  bontot evaluate ho-so --period 2023 --format csv -o results.csv\n  bontot evaluate ho-so --organisation cb-thong-tin     one organisation, with the reasons";
    FOLDER = "Thư mục của hồ sơ, nơi có bontot.toml [mặc định: thư mục hiện tại]", "The folder of the workspace, with its bontot.toml [default: the current one]";
    FOLDER_PLACE = "THƯ MỤC", "FOLDER";
    REVIEW = "Nội dung đánh giá, như trong bontot.toml [mặc định: recognition]", "The review, as named in bontot.toml [default: recognition]";
    REVIEW_PLACE = "NỘI DUNG", "REVIEW";
    PERIOD = "Kỳ: năm 2024, quý 2024-Q1 hoặc tháng 2024-03 [mặc định: năm mới nhất có trong hồ sơ]",
        "The period: 2024, 2024-Q1 or 2024-03 [default: the latest year of the workspace]";
    PERIOD_PLACE = "KỲ", "PERIOD";
    STAGE = "Xem trước theo điểm của một bước: self (tự chấm), appraised (thẩm định), decided (cấp quyết định)",
        "Preview from the scores of one stage: self, appraised or decided";
    STAGE_PLACE = "BƯỚC", "STAGE";
    ORGANISATION = "Chỉ hiện các tổ chức có mã này; vẫn tính tất cả", "Show only these organisations, by id; all are computed";
    ORGANISATION_PLACE = "MÃ", "ID";
    FORMAT = "Dạng kết quả: table (bảng), csv (cho git), csv-excel (mở bằng Excel), json, markdown, html (để in) hoặc xlsx [mặc định: theo đuôi của tệp -o, nếu không thì table]",
        "Format: table, csv (for git), csv-excel (for a Vietnamese Excel), json, markdown, html (to print) or xlsx [default: by the ending of the -o file, else table]";
    FORMAT_PLACE = "DẠNG", "FORMAT";
    OUTPUT = "Ghi vào tệp này, trọn vẹn hoặc không ghi gì, dạng theo đuôi tệp nếu không có --format; nên dùng thay cho dấu > trên Windows",
        "Write to this file, whole or not at all, in the format of its ending where no --format is given; better than > on Windows";
    OUTPUT_PLACE = "TỆP", "FILE";
    FORCE = "Ghi đè tệp đã có, kể cả khi nó không nằm trong thư mục results", "Overwrite a file that exists, even outside a results folder";
    DATE = "Ngày ghi trên văn bản xlsx và html, ví dụ 31/12/2025 [mặc định: bản ghi git của hồ sơ và ngày của nó]",
        "The day that xlsx and html documents bear, such as 2025-12-31 [default: the git commit of the workspace and its day]";
    DATE_PLACE = "NGÀY", "DATE";
    // classify
    CLASSIFY = "Xếp loại tổ chức đảng: đề xuất, tỷ lệ khống chế, quyết định", "Classify organisations: proposals, quotas, decisions";
    EXAMPLES_CLASSIFY = "  bontot classify ho-so --period 2025\n  bontot classify ho-so --quota                     kiểm soát tỷ lệ khống chế\n  bontot classify ho-so --format xlsx -o xep-loai.xlsx --date 31/12/2025",
        "  bontot classify ho-so --period 2025\n  bontot classify ho-so --quota                     the quotas under control\n  bontot classify ho-so --format xlsx -o classification.xlsx --date 2025-12-31";
    CLASSIFICATION_REVIEW = "Nội dung đánh giá, như trong bontot.toml [mặc định: classification]", "The review, as named in bontot.toml [default: classification]";
    QUOTA = "Bảng kiểm soát tỷ lệ khống chế theo nhóm so sánh", "The table of quotas by peer group";
    // summary
    SUMMARY = "Tổng hợp số lượng và tỷ lệ từng mức", "Consolidate the numbers and shares of outcomes";
    EXAMPLES_SUMMARY = "  bontot summary ho-so                              năm mới nhất, theo loại hình\n  bontot summary ho-so --by parent --review recognition\n  bontot summary ho-so --years 2021..2025           năm năm cạnh nhau",
        "  bontot summary ho-so                              the latest year, by kind\n  bontot summary ho-so --by parent --review recognition\n  bontot summary ho-so --years 2021..2025           five years side by side";
    BY = "Mỗi dòng là một: kind (loại hình), parent (cấp trên) hoặc peer-group (nhóm) [mặc định: kind]", "A row for each kind, parent or peer-group [default: kind]";
    BY_PLACE = "CÁCH GỘP", "BY";
    YEARS = "Nhiều năm cạnh nhau, mỗi năm theo hướng dẫn có hiệu lực năm đó, ví dụ 2021..2025", "Years side by side, each under the guideline in force then, such as 2021..2025";
    YEARS_PLACE = "NĂM..NĂM", "YEAR..YEAR";
    // criteria
    CRITERIA = "Xem và kiểm tra các hướng dẫn", "Look at guidelines and check them";
    EXAMPLES_CRITERIA = "  bontot criteria list                          các hướng dẫn có sẵn\n  bontot criteria show chi-bo-4-tot@2024-vi-du  in một phiên bản\n  bontot criteria check huong-dan.toml          kiểm tra tệp tự viết",
        "  bontot criteria list                          the guidelines there are\n  bontot criteria show chi-bo-4-tot@2024-vi-du  print one version\n  bontot criteria check guideline.toml          check a file of your own";
    LIST = "Liệt kê các hướng dẫn có sẵn, cùng hướng dẫn của hồ sơ", "List the built-in guidelines and those of a workspace";
    EXAMPLES_LIST = "  bontot criteria list\n  bontot criteria list --folder ho-so", "  bontot criteria list\n  bontot criteria list --folder ho-so";
    SHOW = "In một hướng dẫn như phiếu chấm, kèm căn cứ", "Print a guideline as a form, with its citations";
    EXAMPLES_SHOW = "  bontot criteria show chi-bo-4-tot\n  bontot criteria show chi-bo-4-tot@2024-vi-du --format markdown",
        "  bontot criteria show chi-bo-4-tot\n  bontot criteria show chi-bo-4-tot@2024-vi-du --format markdown";
    CHECK = "Kiểm tra một tệp hướng dẫn", "Check a guideline file";
    EXAMPLES_CHECK = "  bontot criteria check criteria/huong-dan.toml", "  bontot criteria check criteria/guideline.toml";
    TEST = "Chạy các ca thử của hướng dẫn, và nêu những gì chưa ca nào thử tới", "Run the worked cases of guidelines, and name what none of them reaches";
    EXAMPLES_TEST = "  bontot criteria test                            các ca thử có sẵn\n  bontot criteria test --folder ho-so             các ca thử của hồ sơ\n  bontot criteria test criteria/a/2025.tests.toml",
        "  bontot criteria test                            the built-in cases\n  bontot criteria test --folder ho-so             those of a workspace\n  bontot criteria test criteria/a/2025.tests.toml";
    TESTS_FILE = "Tệp ca thử, tên kết thúc bằng .tests.toml", "A file of cases, its name ends in .tests.toml";
    GUIDELINE = "Mã hướng dẫn, có thể kèm phiên bản; không kèm thì là phiên bản mới nhất", "The guideline's id, perhaps with a version; without one the latest";
    GUIDELINE_PLACE = "MÃ[@PHIÊN BẢN]", "ID[@VERSION]";
    GUIDELINE_FILE = "Tệp TOML cần kiểm tra", "The TOML file to check";
    OWN_FOLDER = "Hồ sơ có hướng dẫn riêng của cấp ủy", "A workspace with guidelines of its own";
    TEXT_FORMAT = "Dạng in: table (văn bản) hoặc markdown [mặc định: table]", "Format: table (text) or markdown [default: table]";
    LIST_FORMAT = "Dạng in: table (bảng), csv hoặc markdown [mặc định: table]", "Format: table, csv or markdown [default: table]";
    // usage errors
    WRONG_USAGE = "dùng sai lệnh", "wrong usage";
    UNKNOWN_ARGUMENT = "không có tùy chọn hoặc đối số `{argument}`", "there is no option or argument `{argument}`";
    QUOTE_WORDS = "một giá trị hay đường dẫn có khoảng trắng thì đặt trong dấu ngoặc kép: \"Chi bộ 1\"", "a value or path with spaces stands in quotes: \"Cell 1\"";
    UNKNOWN_COMMAND = "không có lệnh `{command}`", "there is no command `{command}`";
    MISSING_COMMAND = "thiếu tên lệnh", "a command is missing";
    MISSING_ARGUMENT = "thiếu {argument}", "{argument} is missing";
    MISSING_VALUE = "`{argument}` cần một giá trị", "`{argument}` needs a value";
    INVALID_VALUE = "`{value}` không dùng được cho `{argument}`", "`{value}` is no value of `{argument}`";
    VALID_VALUES = "các giá trị được dùng: {values}", "possible values: {values}";
    TOO_MANY_VALUES = "thừa giá trị `{value}` cho `{argument}`", "`{value}` is one value too many for `{argument}`";
    REPEATED = "`{argument}` chỉ được ghi một lần", "`{argument}` can be given only once";
    NOT_TOGETHER = "`{argument}` và `{other}` không dùng cùng nhau", "`{argument}` and `{other}` do not go together";
    NOT_UNICODE = "đối số có ký tự không đọc được (không phải Unicode)", "an argument is not valid Unicode";
    OTHER_USAGE = "dòng lệnh không đúng", "the command line is not right";
    MEANT = "có phải ý là `{suggestion}`?", "did you mean `{suggestion}`?";
    SEE_HELP = "Xem trợ giúp: {command} --help", "For help: {command} --help";
    EXIST = "hiện có: {names}", "there are: {names}";
    NOT_A_PERIOD = "kỳ là năm 2024, quý 2024-Q1 hoặc tháng 2024-03", "a period is 2024, 2024-Q1 or 2024-03";
    NOT_A_DATE = "ngày viết như 31/12/2025 hoặc 2025-12-31", "a date is written as 2025-12-31 or 31/12/2025";
    NOT_YEARS = "các năm viết như 2021..2025, nhiều nhất 20 năm", "years are written as 2021..2025, at most 20 of them";
    NEEDS_FILE = "dạng {format} không hiện được trên màn hình; hãy thêm -o {file}", "{format} cannot be shown on a screen; add -o {file}";
    NAMED_OTHERWISE = "tệp {path} mang đuôi .{ending} nhưng dạng là {format}; hãy dùng --format {other}, hoặc đặt tên khác",
        "{path} ends in .{ending} but the format is {format}; use --format {other}, or another name";
    NEVER_WRITTEN = "lệnh này không ghi được tệp .{ending} ({path}); tên tệp phải kết thúc bằng: {other}",
        "this command writes no .{ending} ({path}); the file's name must end in: {other}";
    WORD_ELSEWHERE = "văn bản Word thì dùng bontot document", "Word documents are those of bontot document";
    QUOTE_STRIPPED = "ghi chú: đã bỏ dấu \" thừa ở cuối đường dẫn `{path}`", "note: dropped the stray \" at the end of the path `{path}`";
    NO_SUCH_FOLDER = "không có thư mục `{path}`", "there is no folder `{path}`";
    NOT_A_FOLDER = "`{path}` là tệp; cần thư mục của hồ sơ", "`{path}` is a file; the folder of a workspace is needed";
    NO_SUCH_FILE = "không có tệp `{path}`", "there is no file `{path}`";
    NOT_A_FILE = "`{path}` không phải là tệp", "`{path}` is not a file";
    NO_SUCH_REVIEW = "hồ sơ không có nội dung đánh giá `{review}`; nội dung khác thì chọn bằng --review",
        "the workspace has no review `{review}`; another one is chosen with --review";
    NO_SUCH_STAGE = "không hướng dẫn nào của `{review}` có bước `{stage}`", "no guideline of `{review}` has the stage `{stage}`";
    NO_SUCH_ORGANISATION = "hồ sơ không có tổ chức mã `{organisation}`", "the workspace has no organisation `{organisation}`";
    NO_SUCH_GUIDELINE = "không có hướng dẫn `{guideline}`", "there is no guideline `{guideline}`";
    NO_SUCH_YEAR = "hồ sơ không có năm {year}", "the workspace has no year {year}";
    NO_YEARS = "hồ sơ chưa có thư mục năm nào; hãy cho biết --period", "the workspace has no year yet; give a --period";
    // what is said of a result that went into a file
    WRITTEN = "Đã ghi {path}.", "Wrote {path}.";
    WRITTEN_WITH_RECEIPT = "Đã ghi {path} và biên nhận.", "Wrote {path} and its receipt.";
    FOLDER_MADE = "Đã tạo thư mục {path}.", "Made the folder {path}.";
    STANDING = "{path} đã có đúng nội dung này; không ghi gì.", "{path} holds exactly this already; nothing was written.";
    // failures
    NOT_A_WORKBOOK = "không lập được bảng tính: {error}", "the workbook cannot be made: {error}";
    TOO_MANY_ROWS = "bảng có nhiều dòng hơn mức một trang tính Excel chứa được (1.048.576); hãy dùng --format csv", "the table has more rows than a sheet of Excel holds (1,048,576); use --format csv";
    TEXT_TOO_LONG = "có ô của bảng dài hơn mức một ô Excel chứa được (32.767 ký tự); hãy dùng --format csv", "a cell of the table is longer than a cell of Excel holds (32,767 characters); use --format csv";
    FAILED = "hệ thống không đọc hoặc ghi được", "the system could not read or write";
    SCREEN_FAILED = "đầu ra chuẩn", "standard output";
    NOT_OURS = "`{path}` đã có với nội dung khác, và không phải là kết quả còn nguyên trong thư mục results của một năm; thêm --force nếu muốn ghi đè", "`{path}` exists with other content, and is no unedited result in a year's results folder; use --force to overwrite it";
    AMONG_RECORDS = "`{path}` nằm giữa các hồ sơ của thư mục: lần sau chương trình sẽ đọc hoặc từ chối tệp này; hãy ghi vào `<năm>/results/` hoặc ra ngoài thư mục", "`{path}` is among the folder's records: the next run would read it or refuse it; write into `<year>/results/`, or outside the folder";
    WITHOUT_RECEIPT = "`{path}` nằm trong thư mục results của một năm, nơi mỗi kết quả có biên nhận; lệnh này không lập biên nhận: hãy ghi ra nơi khác", "`{path}` is in a year's results folder, where every result has a receipt; this command makes none: write elsewhere";
    NOT_A_PLAIN_FILE = "`{path}` đã có mà không phải là tệp thường (thư mục, liên kết hoặc thiết bị); không ghi đè", "`{path}` exists and is no regular file (a folder, a link or a device); it is not overwritten";
    SET_READ_ONLY = "`{path}` đã được đặt chỉ đọc; không ghi gì. Muốn ghi đè thì bỏ thuộc tính chỉ đọc của tệp rồi chạy lại", "`{path}` is set read-only; nothing is written. To replace it, make the file writable and run again";
    NO_FOLDER_FOR_OUTPUT = "không có thư mục `{path}` và cả thư mục chứa nó; hãy tạo trước khi ghi", "there is no folder `{path}`, nor one to make it in; make them first";
    LOST = "`{path}`: đã đọc nhưng nay không đọc lại được; không ghi gì", "`{path}` was read but cannot be read again; nothing is written";
    NOT_WRITTEN = "`{path}`: {error}", "`{path}`: {error}";
    OLD_ONE_KEPT = "`{path}` đã bị thay mà không đưa lại được nội dung cũ: bản cũ còn ở `{kept}`, hãy chép lại trước khi chạy tiếp", "`{path}` was replaced, and what it held could not be put back: that is still in `{kept}`; copy it back before the next run";
    MAY_NOT_WRITE = "không có quyền ghi vào thư mục `{folder}`; hãy chọn nơi khác hoặc xin quyền ghi", "no permission to write into the folder `{folder}`; choose another place, or ask for the permission";
    NEVER_WRITABLE = "thư mục `{folder}` chỉ cho đọc, không ghi được; hãy chọn nơi khác", "the folder `{folder}` can only be read; choose another place";
    NO_PERMISSION = "không có quyền đọc hoặc ghi", "no permission to read or write";
    READ_ONLY = "ổ đĩa chỉ cho đọc", "the disk can only be read";
    FILE_TOO_LARGE = "tệp vượt quá cỡ mà hệ thống cho phép ghi", "the file is larger than the system lets one write";
    DISK_FULL = "ổ đĩa đã đầy", "the disk is full";
    PANIC = "Lỗi của chính bontot {version}, không phải của hồ sơ. Chưa có tệp nào được ghi. Hãy báo cho người viết chương trình, kèm dòng lệnh và dòng sau:",
        "This is a fault of bontot {version} itself, not of your files. Nothing was written. Please report it with the command line and this line:";
}
