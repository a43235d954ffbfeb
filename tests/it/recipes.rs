//! The commands that README.md shows for a year and for reviewers are run, all but what posts over the network.

use std::path::Path;
use std::process::{Command, Output};

use crate::compare::{form, workspace};
use crate::harness::{home, text_of};
use crate::repository::Repository;

/// The commands of each block of one language, without the dash of a list.
fn commands(block: &str, wanted: &[&str]) -> Vec<Vec<String>> {
    let readme = text_of(&home().join("README.md"));
    let mut found: Vec<Vec<String>> = Vec::new();
    let mut inside = false;
    for line in readme.lines() {
        if line.starts_with("```") {
            inside = line == format!("```{block}");
            found.extend(inside.then(Vec::new));
        }
        let command = line.trim_start().trim_start_matches("- ");
        if let Some(commands) = found.last_mut().filter(|_| inside)
            && wanted.iter().any(|start| command.starts_with(start))
        {
            commands.push(command.to_owned());
        }
    }
    found.retain(|commands| !commands.is_empty());
    found
}

/// A merge request: a score is raised on a branch, and main has gone on.
fn merge_request() -> Repository {
    let attributes = text_of(&home().join("src/catalogue/templates/gitattributes"));
    let repository = workspace(Repository::new()).with(".gitattributes", attributes);
    let repository = repository.committed("2024-12-01", "Hồ sơ năm 2024");
    repository.git(&["update-ref", "refs/remotes/origin/main", "HEAD"]);
    repository
        .with("2024/assessments/recognition/cb-1.csv", form("40", "43").replace("43,43", "43,50"))
        .committed("2024-12-05", "Nâng điểm chi bộ 1")
}

/// Runs a script as the runner of a CI service does, which knows the commit that the request is based on.
fn shell(repository: &Repository, script: &str, base: &str) -> Output {
    let program = Path::new(env!("CARGO_BIN_EXE_bontot")).parent().expect("it lies in a folder");
    let path = std::env::var("PATH").unwrap_or_default();
    Command::new("sh")
        .args(["-e", "-c", script])
        .current_dir(repository.path())
        .env("PATH", format!("{}:{path}", program.display()))
        .env("GITHUB_BASE_REF", "main")
        .env("CI_MERGE_REQUEST_DIFF_BASE_SHA", base)
        .env("GIT_CONFIG_GLOBAL", "/dev/null")
        .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_NAME"), "Văn thư")))
        .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_EMAIL"), "van-thu@example.org")))
        .output()
        .expect("there is a shell")
}

/// What a merge request has done by the two recipes.
fn ci_scripts() -> Vec<String> {
    let scripts = commands("yaml", &["bontot ", "base="]);
    for commands in &scripts {
        let count = |start: &str| commands.iter().filter(|command| command.starts_with(start)).count();
        assert_eq!((count("bontot check"), count("bontot compare")), (1, 1), "{commands:?}");
    }
    assert_eq!(scripts.len(), 2);
    scripts.into_iter().map(|commands| commands.join("\n")).collect()
}

/// The register as the walk shows it and the name of the committee, in the folder that the walk makes.
#[cfg(all(unix, feature = "xlsx", feature = "docx"))]
fn fill_register(repository: &Repository) {
    let readme = text_of(&home().join("README.md"));
    let (_, after) = readme.split_once("```csv\n").expect("the walk shows a register");
    let (register, _) = after.split_once("```").expect("the block ends");
    let path = repository.path().join("ho-so/organisations.csv");
    std::fs::write(path, register).expect("the folder is there because init made it");
    let manifest = repository.path().join("ho-so/bontot.toml");
    let named = text_of(&manifest).replace("Đảng ủy … (ghi tên cấp ủy vào đây)", "Đảng ủy xã A");
    std::fs::write(manifest, named).expect("the folder is there because init made it");
}

#[test]
#[cfg(all(unix, feature = "xlsx", feature = "docx"))]
fn the_walk_through_a_year_can_be_walked() {
    let repository = merge_request();
    let mut within = "";
    let mut walked = 0;
    for line in commands("bash", &[""]).concat().iter().filter(|line| !line.starts_with("```")) {
        if let Some(folder) = line.strip_prefix("cd ") {
            within = folder;
            fill_register(&repository);
            continue;
        }
        let output = shell(&repository, &format!("cd ./{within} && {line}"), "");
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
        walked += 1;
    }
    assert!(walked >= 15, "{walked}");
    let verified = shell(&repository, "cd ho-so && bontot verify", "");
    assert!(verified.status.success(), "{}", String::from_utf8_lossy(&verified.stdout));
}

#[test]
#[cfg(unix)]
fn the_commands_of_the_ci_recipes_do_what_they_say() {
    for script in ci_scripts() {
        let repository = merge_request();
        let output = shell(&repository, &script, &repository.id("origin/main"));
        assert!(output.status.success(), "{script}: {}", String::from_utf8_lossy(&output.stderr));
        let written = text_of(&repository.path().join("so-sanh.md"));
        assert!(written.contains("| Chi bộ 1 | công nhận 2024 | Chưa đạt | Đạt | hồ sơ |"), "{written}");
    }
}

#[test]
#[cfg(unix)]
fn a_ci_recipe_that_does_not_know_its_base_says_nothing_of_differences() {
    for script in ci_scripts() {
        let repository = merge_request();
        repository.git(&["update-ref", "-d", "refs/remotes/origin/main"]);
        assert!(!shell(&repository, &script, "").status.success(), "{script}");
        assert!(!repository.path().join("so-sanh.md").exists(), "{script}");
    }
}

#[test]
#[cfg(unix)]
fn the_commands_for_git_show_what_changed_in_a_cell() {
    let commands = commands("sh", &["git "]).concat();
    assert!(!commands.is_empty());
    let repository = merge_request();
    let shown: Vec<String> = commands
        .iter()
        .map(|command| {
            let output = shell(&repository, command, "");
            assert!(output.status.success(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
            String::from_utf8_lossy(&output.stdout).into_owned()
        })
        .collect();
    assert!(shown.iter().any(|shown| shown.contains("[-43-]{+50+}")), "{shown:?}");
}
