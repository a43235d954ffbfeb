//! `criteria list`, `show` and `check`: what a committee reads before it uses a guideline, and what it hears of
//! one of its own.

use std::collections::BTreeMap;

use crate::harness::{Folder, Run, bontot, home, text_of};

fn criteria(arguments: &[&str]) -> Run {
    bontot(home(), &[&["criteria"], arguments, &["--lang", "en"]].concat())
}

/// A refusal: nothing on standard output, and the words on standard error.
#[track_caller]
fn is_refused(arguments: &[&str], words: &str) {
    let run = criteria(arguments);
    assert_eq!((run.status, run.stdout.as_str()), (2, ""), "{}", run.stderr);
    assert!(run.stderr.contains(words), "{}", run.stderr);
}

const EXAMPLE: &str = "criteria/chi-bo-4-tot/2024-vi-du.toml";

#[test]
fn a_list_for_a_spreadsheet_has_a_row_for_every_guideline() {
    let listed = criteria(&["list", "--format", "csv"]).output();
    let mut lines = listed.lines();
    assert_eq!(lines.next(), Some("id,version,name,from,to,applies to,filled,illustrative"));
    assert_eq!(lines.count(), bontot::load::BUILTIN_GUIDELINES.len());
    let pilot = "chi-bo-4-tot,2023-thi-diem,Four-Good party cell (pilot),2023-01-01,2023-12-31,\
        \"cell, grassroots-cell\",yearly,yes";
    assert!(listed.lines().any(|line| line == pilot), "{listed}");
    let markdown = criteria(&["list", "--format", "markdown"]).output();
    assert!(
        markdown
            .starts_with("| id | version | name | in force | applies to | filled | illustrative |\n| --- |")
    );
    assert_eq!(markdown.lines().count(), listed.lines().count() + 1, "the line below the header");
}

/// Figures and wording of ours are no rules of the authority that a guideline names.
#[test]
fn a_guideline_that_holds_what_is_ours_is_marked_illustrative() {
    let listed = criteria(&["list", "--format", "csv"]).output();
    for builtin in bontot::load::BUILTIN_GUIDELINES {
        let ours = builtin.text.to_lowercase().contains("do bontot đặt");
        let row = format!("{},{},", builtin.id, builtin.version);
        let line = listed.lines().find(|line| line.starts_with(&row)).expect("a row of the list");
        assert!(!ours || line.ends_with(",yes"), "{line}");
    }
}

/// Who enters a figure sees one name for it, whichever guideline asks.
#[test]
fn a_fact_has_one_name_in_all_built_in_guidelines() {
    let mut names = BTreeMap::new();
    for builtin in bontot::load::BUILTIN_GUIDELINES {
        let guideline: toml::Table = toml::from_str(builtin.text).expect("a guideline is TOML");
        let facts = guideline.get("facts").and_then(toml::Value::as_table).cloned().unwrap_or_default();
        for (id, fact) in facts {
            let name = names.entry(id.clone()).or_insert_with(|| fact["name"].clone());
            assert_eq!(*name, fact["name"], "{id} in {}", builtin.path);
        }
    }
}

#[test]
fn a_workspace_adds_its_own_guidelines_to_the_list() {
    let own = text_of(&home().join(EXAMPLE)).replace("\"2024-vi-du\"", "\"cua-tinh\"");
    let folder = Folder::new().with("criteria/own.toml", own);
    let path = folder.path().to_str().expect("a plain name");
    let listed = criteria(&["list", "--format", "csv", "--folder", path]).output();
    assert!(listed.lines().any(|line| line.starts_with("chi-bo-4-tot,cua-tinh,")), "{listed}");
    assert_eq!(listed.lines().count(), bontot::load::BUILTIN_GUIDELINES.len() + 2, "a header and one more");
    let shown = criteria(&["show", "chi-bo-4-tot@cua-tinh", "--folder", path]).output();
    assert!(shown.contains("chi-bo-4-tot@cua-tinh"), "{shown}");
    is_refused(&["list", "--folder", "no-such-folder"], "no-such-folder");
}

/// What bands hold of the range counts: two that overlap beyond it leave every value with one.
#[test]
fn bands_are_looked_at_within_their_range() {
    let own = text_of(&home().join("tests/errors/bands-overlap/workspace/criteria/phieu.toml"));
    let bands = |at_least: &str| {
        own.replace("to = 100", "to = 2")
            .replace("at_least = 80, points = 10", "at_most = 2.99, at_least = 2, points = 10")
            .replace("at_most = 80", "below = 2")
            .replace("points = 5 },", &format!("points = 5 }},\n  {{ at_least = {at_least}, points = 7 }},"))
    };
    let checked = |text: String| {
        let folder = Folder::new().with("criteria/own.toml", text);
        let path = folder.path().join("criteria/own.toml");
        let run = criteria(&["check", path.to_str().expect("a plain name")]);
        (run.status, run.stdout + &run.stderr)
    };
    let (status, told) = checked(bands("2.99"));
    assert_eq!(status, 0, "{told}");
    let (status, told) = checked(bands("1.5"));
    let overlaps = told
        .lines()
        .filter_map(|line| line.strip_prefix("error[bands-overlap]: the bands of criterion `1.1` "));
    assert_eq!(
        (status, overlaps.collect::<Vec<_>>()),
        (1, vec!["overlap: 2", "overlap: 1.5 ≤ … < 2"]),
        "{told}"
    );
}

/// Of a workspace's own guidelines where it has some for the review, else of those that serve it by habit.
#[test]
fn other_reviews_and_their_outcomes_are_named() {
    let shown = |name: &str, folder: &[&str]| {
        let arguments = [&["criteria", "show", name, "--format", "markdown"], folder].concat();
        bontot(home(), &arguments).output()
    };
    let text = shown("chi-bo-4-tot", &[]);
    let months = "số kỳ trong năm có kết quả “Tốt” ở nội dung đánh giá “sinh hoạt”, theo %";
    assert!(text.contains(months) && !text.contains("`meeting`"), "{text}");
    // what records are written with stands beside its name
    for id in [
        "- `dat` Đạt “Chi bộ 4 tốt”",
        "- `tong` tổng điểm: từ 90 trở lên",
        "- theo bậc: `xuat-sac` Xuất sắc; `tot` Tốt;",
        "- 2.3: `bon-quy` Đủ bốn quý;",
    ] {
        assert!(text.contains(id), "{id}: {text}");
    }
    let cells = "số tổ chức trực thuộc có kết quả Đạt “Chi bộ 4 tốt” ở nội dung đánh giá “công nhận”, theo %";
    assert!(shown("dang-bo-co-so-4-tot", &[]).contains(cells));
    let meeting = text_of(&home().join("criteria/sinh-hoat-chi-bo/hd42-2025.toml"))
        .replace("\"sinh-hoat-chi-bo\"", "\"sinh-hoat-rieng\"")
        .replace("name = { vi = \"Tốt\"", "name = { vi = \"Rất tốt\"");
    let manifest = "format = 1\ncommittee = \"A\"\n[reviews.meeting]\nguidelines = [\"sinh-hoat-rieng\"]\n";
    let folder = Folder::new().with("criteria/own.toml", meeting).with("bontot.toml", manifest);
    let path = folder.path().to_str().expect("a plain name");
    let text = shown("chi-bo-4-tot", &["--folder", path]);
    assert!(text.contains("có kết quả “Rất tốt” ở nội dung đánh giá “sinh hoạt”"), "{text}");
}

#[test]
fn without_a_version_the_latest_in_force_is_shown() {
    let shown = criteria(&["show", "chi-bo-4-tot", "--format", "markdown"]).output();
    assert!(shown.starts_with("# Four-Good party cell\n\nchi-bo-4-tot@2024-vi-du\n"), "{shown}");
    let earlier = criteria(&["show", "chi-bo-4-tot@2023-thi-diem"]).output();
    assert!(earlier.contains("chi-bo-4-tot@2023-thi-diem") && !earlier.contains("2024-vi-du"), "{earlier}");
    is_refused(&["show", "chi-bo-5-tot"], "there is no guideline `chi-bo-5-tot`");
    is_refused(&["show", "chi-bo-4-tot@2044"], "chi-bo-4-tot@2024-vi-du");
}

#[test]
fn a_guideline_file_is_fine_or_has_its_mistakes_told() {
    assert_eq!(
        criteria(&["check", EXAMPLE]).output(),
        "The guideline file is fine: chi-bo-4-tot@2024-vi-du\n"
    );
    let text = text_of(&home().join(EXAMPLE));
    let folder = Folder::new().with("own.toml", text.replace("total = true, at_least = 90", "totl = true"));
    let run = bontot(folder.path(), &["criteria", "check", "own.toml", "--lang", "en"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    assert!(run.stderr.contains("[toml-key-unknown]") && run.stderr.contains("did you mean `total`"));
    is_refused(&["check", "criteria"], "`criteria` is not a file");
    is_refused(&["check", "no-such.toml"], "there is no file `no-such.toml`");
    is_refused(&["check", EXAMPLE, "--folder", "no-such-folder"], "no-such-folder");
    is_refused(&["test", "no-such.tests.toml"], "there is no file `no-such.tests.toml`");
    is_refused(&["test", "criteria"], "`criteria` is not a file");
}

/// A draft that extends a guideline of the committee is understood only with the committee's folder.
#[test]
fn a_draft_is_checked_together_with_the_guidelines_of_a_folder() {
    let base = text_of(&home().join(EXAMPLE)).replace("\"2024-vi-du\"", "\"cua-tinh\"");
    let draft = "format = 1\nid = \"chi-bo-4-tot\"\nversion = \"cua-huyen\"\nextends = \"chi-bo-4-tot@cua-tinh\"\n\
        name = \"Chi bộ 4 tốt\"\nin_force = { from = 2024-01-01 }\n";
    let folder = Folder::new().with("ho-so/criteria/own.toml", base).with("draft.toml", draft);
    let check = |arguments: &[&str]| {
        bontot(folder.path(), &[&["criteria", "check", "draft.toml"], arguments, &["--lang", "en"]].concat())
    };
    let alone = check(&[]);
    assert_eq!((alone.status, alone.stdout.as_str()), (1, ""));
    assert!(alone.stderr.contains("error[extends-unknown]"), "{}", alone.stderr);
    let told = "The guideline file is fine: chi-bo-4-tot@cua-huyen\nThe guideline file is fine: chi-bo-4-tot@cua-tinh\n";
    assert_eq!(check(&["--folder", "ho-so"]).output(), told);
    // a mistake in the folder's own file is told as well
    let broken = folder.with("ho-so/criteria/own.toml", "format = 1\nid = \n");
    let run =
        bontot(broken.path(), &["criteria", "check", "draft.toml", "--folder", "ho-so", "--lang", "en"]);
    assert_eq!((run.status, run.stdout.as_str()), (1, ""));
    assert!(
        run.stderr.contains("error[toml-syntax]") && run.stderr.contains("criteria/own.toml:2:6"),
        "{}",
        run.stderr
    );
}

/// A mistake in a guideline is told once, however many extend it, and whether values or rules are wrong.
#[test]
fn a_mistake_in_a_base_is_told_once() {
    let base = text_of(&home().join("tests/errors/quota-exception-smaller/workspace/criteria/phieu.toml"));
    let extending = |id: &str| {
        format!("format = 1\nid = \"{id}\"\nversion = \"1\"\nname = \"{id}\"\nextends = \"phieu@1\"\n")
    };
    for (before, after, code) in [
        ("max = 10", "max = \"1x\"", "number-malformed"),
        ("share = \"20%\"", "share = \"120%\"", "quota-share-unfit"),
    ] {
        let folder = Folder::new()
            .with("bontot.toml", "format = 1\ncommittee = \"Đảng ủy ví dụ\"\n")
            .with("organisations.csv", "id,name,kind\ncb-01,Chi bộ 1,cell\n")
            .with("criteria/a.toml", extending("a"))
            .with("criteria/phieu.toml", base.replace(before, after))
            .with("criteria/z.toml", extending("z"));
        for arguments in
            [&["check", "--lang", "en"][..], &["criteria", "list", "--folder", ".", "--lang", "en"]]
        {
            let run = bontot(folder.path(), arguments);
            let said = run.stdout + &run.stderr;
            assert_eq!(said.matches(&format!("error[{code}]")).count(), 1, "{said}");
            assert_eq!(said.matches("error[").count(), 1, "{said}");
        }
    }
}

/// With the id and the version of its base it would be taken for it.
#[test]
fn what_extends_a_guideline_has_an_id_and_a_version_of_its_own() {
    let text = "format = 1\nextends = \"chi-bo-4-tot@2024-vi-du\"\nname = \"X\"\n";
    for (given, missing) in
        [("", &["id", "version"][..]), ("id = \"x\"\n", &["version"]), ("version = \"x\"\n", &["id"])]
    {
        let folder = Folder::new()
            .with(
                "bontot.toml",
                "format = 1\ncommittee = \"Đảng ủy ví dụ\"\n[reviews.recognition]\nguidelines = [\"chi-bo-4-tot\"]\n",
            )
            .with("organisations.csv", "id,name,kind\ncb-01,Chi bộ 1,cell\n")
            .with("2024/README.md", "")
            .with("criteria/own.toml", format!("{given}{text}"));
        let run = bontot(folder.path(), &["check", "--lang", "en"]);
        let said = run.stdout + &run.stderr;
        assert_eq!(said.matches("error[toml-key-missing]").count(), missing.len(), "{said}");
        assert!(!said.contains("error[guideline-ambiguous]"), "{said}");
        for key in missing {
            assert!(said.contains(&format!("error[toml-key-missing]: the key `{key}` is missing")), "{said}");
        }
    }
}

/// A quota is printed with all that decides who is kept.
#[test]
fn a_quota_is_shown_with_its_peers_its_rounding_and_its_ranks() {
    let of = |case: &str, name: &str, lang: &str| {
        let folder = home().join("tests/golden").join(case).join("workspace");
        let run = bontot(
            &folder,
            &["criteria", "show", name, "--folder", ".", "--lang", lang, "--format", "markdown"],
        );
        let text = run.output();
        let heading = if lang == "vi" { "Tỷ lệ khống chế" } else { "Quota" };
        let from = text.find(&format!("## {heading}\n")).expect("the quota has a heading");
        text[from..].lines().filter(|line| line.starts_with("- ")).map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(
        of("ranking", "xep-loai", "en")[..3],
        [
            "- “Xuất sắc” at most 50% of “Xuất sắc, Tốt” within one peer group; beyond that “Tốt”",
            "- The cap is rounded down",
            "- Ranked in turn by: group 2 (higher first); Tỷ lệ vắng (lower first); those tied at the edge wait \
             for a decision",
        ]
    );
    assert_eq!(
        of("extends-by-key", "rieng", "vi")[..3],
        [
            "- “Xuất sắc” không quá 67% số “Xuất sắc, Tốt” trong toàn hồ sơ; vượt thì xuống “Tốt”",
            "- Số tối đa được làm tròn xuống",
            "- Xếp thứ tự lần lượt theo: tổng điểm (cao hơn đứng trước); các tổ chức bằng nhau ở ranh giới thì chờ quyết định",
        ]
    );
}
