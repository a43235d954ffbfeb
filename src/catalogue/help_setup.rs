//! Help and messages of the commands that set things up: `init`, `schema`, `completions`, `man`.

use super::phrase::phrases;

phrases! {
    // init
    INIT = "Lập hồ sơ mới: tệp cấu hình có giải thích, các thư mục và bảng trống",
        "Set up a new workspace: an explained manifest, folders and empty tables";
    EXAMPLES_INIT = "  bontot init ho-so --year 2025      hồ sơ trống của năm 2025\n  bontot init thu-nghiem --example   chép hồ sơ mẫu để làm thử",
        "  bontot init ho-so --year 2025      an empty workspace for 2025\n  bontot init trial --example        copy the example to try things out";
    NEW_FOLDER = "Thư mục sẽ được lập; nếu đã có thì phải trống", "The folder to make; one that exists must be empty";
    YEAR = "Năm đầu tiên của hồ sơ, bốn chữ số", "The first year of the workspace, four digits";
    YEAR_PLACE = "NĂM", "YEAR";
    EXAMPLE = "Chép hồ sơ mẫu đi kèm (đợt thí điểm năm 2023) thay cho bảng trống", "Copy the example that comes with the program (the pilot of 2023) instead of empty tables";
    NOT_A_YEAR = "năm gồm bốn chữ số, ví dụ 2025", "a year has four digits, such as 2025";
    YEAR_MISSING = "thiếu năm của hồ sơ; ví dụ: bontot init {path} --year 2025", "the year of the workspace is missing; for example: bontot init {path} --year 2025";
    YEAR_WITH_EXAMPLE = "hồ sơ mẫu đã có năm của nó: bỏ --year hoặc bỏ --example", "the example has a year of its own: drop --year or --example";
    NOT_EMPTY = "thư mục `{path}` không trống; hãy chọn tên khác", "the folder `{path}` is not empty; choose another name";
    IS_WORKSPACE = "`{path}` đã là hồ sơ; để bắt đầu năm {year}, chỉ cần lập trong đó một thư mục tên là {year}", "`{path}` is a workspace already; to begin {year}, make a folder named {year} in it";
    HAS_YEAR = "`{path}` đã là hồ sơ và đã có thư mục năm {year}", "`{path}` is a workspace already and has a folder of {year}";
    FILE_THERE = "`{path}` là tệp; hãy chọn tên khác", "`{path}` is a file; choose another name";
    CREATED = "Đã lập hồ sơ ở {path}.\nViệc tiếp theo:\n  1. đọc README.md trong thư mục đó\n  2. ghi tên cấp ủy vào bontot.toml, các tổ chức đảng vào organisations.csv\n  3. chạy: bontot evaluate {folder}\n",
        "The workspace is in {path}.\nNext:\n  1. read README.md there\n  2. put the committee's name into bontot.toml, its organisations into organisations.csv\n  3. run: bontot evaluate {folder}\n";
    COPIED = "Đã chép hồ sơ mẫu vào {path}. Hãy chạy: bontot evaluate {folder}\n", "The example is in {path}. Run: bontot evaluate {folder}\n";
    // what -o does here
    INTO_FILE = "Ghi vào tệp này; trên Windows nên dùng thay cho dấu >", "Write to this file; better than > on Windows";
    OVER_FILE = "Ghi đè tệp đã có", "Overwrite a file that exists";
    // schema
    SCHEMA = "In lược đồ JSON của một loại tệp TOML, cho trình soạn thảo", "Print the JSON Schema of a kind of TOML file, for editors";
    EXAMPLES_SCHEMA = "  bontot schema manifest -o manifest.schema.json   bontot.toml\n  bontot schema guideline    tệp hướng dẫn\n  bontot schema assessment   phiếu của một tổ chức ở dạng TOML\n  bontot schema tests        ca thử của một hướng dẫn",
        "  bontot schema manifest -o manifest.schema.json   bontot.toml\n  bontot schema guideline    a guideline\n  bontot schema assessment   the TOML form of an assessment\n  bontot schema tests        worked cases of a guideline";
    SCHEMA_FILE = "Loại tệp: manifest (bontot.toml), guideline (hướng dẫn), assessment (phiếu) hoặc tests (ca thử)", "The kind: manifest (bontot.toml), guideline, assessment or tests";
    SCHEMA_PLACE = "LOẠI TỆP", "KIND";
    // completions
    COMPLETIONS = "In tập lệnh để trình dòng lệnh (shell) tự điền lệnh và tùy chọn", "Print the script that makes a shell complete commands and options";
    EXAMPLES_COMPLETIONS = "  bontot completions bash -o ~/.local/share/bash-completion/completions/bontot\n  bontot completions powershell >> $PROFILE",
        "  bontot completions bash -o ~/.local/share/bash-completion/completions/bontot\n  bontot completions powershell >> $PROFILE";
    SHELL = "Trình dòng lệnh (shell): bash, zsh, fish hoặc powershell", "The shell: bash, zsh, fish or powershell";
    SHELL_PLACE = "SHELL", "SHELL";
    // man
    MAN = "In trang hướng dẫn sử dụng (man)", "Print the manual page";
    EXAMPLES_MAN = "  bontot man -o bontot.1", "  bontot man -o bontot.1";
    // help
    HELP_OF = "In phần trợ giúp của một lệnh", "Print the help of a command";
    EXAMPLES_HELP_OF = "  bontot help evaluate\n  bontot help document decision", "  bontot help evaluate\n  bontot help document decision";
    COMMAND_NAMES = "Tên lệnh; không có thì in trợ giúp chung", "The command's name; without one the help of the program";
    COMMAND_NAMES_PLACE = "[LỆNH]...", "[COMMAND]...";
    MAN_NAME = "TÊN", "NAME";
    MAN_SYNOPSIS = "CÁCH DÙNG", "SYNOPSIS";
    MAN_DESCRIPTION = "MÔ TẢ", "DESCRIPTION";
    MAN_EXAMPLES = "VÍ DỤ", "EXAMPLES";
    MAN_EXTRA = "MÃ THOÁT", "EXIT CODES";
    MAN_VERSION = "PHIÊN BẢN", "VERSION";
}
