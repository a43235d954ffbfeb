//! README.md shows what the program really prints: its console blocks are run.

use crate::harness::{bontot, difference, home, text_of};

/// A command of a console block and what stands below it.
struct Shown {
    line: usize,
    command: String,
    output: Vec<String>,
}

/// Stands for any number of lines.
const ELLIPSIS: &str = "…";

/// The command that runs these very tests: it is not run again.
const TESTS: &str = "cargo test";

#[test]
fn console_blocks_are_what_the_program_prints() {
    let shown = shown();
    let mut runs = 0;
    for Shown { line, command, output } in &shown {
        let Some(arguments) = arguments(command) else {
            assert_eq!(
                (command.as_str(), output.len()),
                (TESTS, 0),
                "README.md:{line} cannot be held to anything"
            );
            continue;
        };
        runs += 1;
        let run = bontot(home(), &arguments);
        let printed = format!("{}{}", run.stdout, run.stderr);
        let actual: Vec<&str> = printed.lines().map(str::trim_end).collect();
        let expected: Vec<&str> = output.iter().map(|line| line.trim_end()).collect();
        assert!(
            matches(&expected, &actual),
            "README.md:{line}: $ {command}\n{}",
            difference(&expected.join("\n"), &actual.join("\n"))
        );
        assert!(run.status <= 1, "README.md:{line}: $ {command} ends with {}", run.status);
    }
    assert!(runs >= 2, "README.md shows the main job in both languages");
}

#[test]
fn both_languages_name_the_main_job_and_the_tests() {
    let commands: Vec<String> = shown().into_iter().map(|shown| shown.command).collect();
    let count = |start: &str| commands.iter().filter(|command| command.starts_with(start)).count();
    assert_eq!(count("cargo run --release -- evaluate examples/kon-tum-2023"), 2, "{commands:?}");
    assert_eq!(count(TESTS), 2, "{commands:?}");
}

#[test]
fn an_ellipsis_stands_for_lines_and_nothing_else() {
    let text = ["a", "b", "c", "b", "d"];
    for good in
        [&["a", "b", "c", "b", "d"][..], &["a", ELLIPSIS, "d"], &[ELLIPSIS, "b", "d"], &["a", ELLIPSIS]]
    {
        assert!(matches(good, &text), "{good:?}");
    }
    for bad in [&["a", "b", "c", "b"][..], &["a", ELLIPSIS, "c"], &["b", ELLIPSIS], &["a …", "d"]] {
        assert!(!matches(bad, &text), "{bad:?}");
    }
}

/// Whether the lines are the expected ones, an ellipsis taking as many as it needs.
fn matches(expected: &[&str], actual: &[&str]) -> bool {
    match expected {
        [] => actual.is_empty(),
        [first, rest @ ..] if *first == ELLIPSIS => {
            (0..=actual.len()).any(|taken| matches(rest, &actual[taken..]))
        }
        [first, rest @ ..] => actual.first() == Some(first) && matches(rest, &actual[1..]),
    }
}

/// The program's arguments, where the command runs it.
fn arguments(command: &str) -> Option<Vec<&str>> {
    let rest = command.strip_prefix("cargo run --release -- ").or_else(|| command.strip_prefix("bontot "))?;
    assert!(!rest.contains(['"', '\'', '\\', '|', '>']), "no shell reads this: {command}");
    Some(rest.split_whitespace().collect())
}

/// Every `$ …` of every console block.
fn shown() -> Vec<Shown> {
    let readme = text_of(&home().join("README.md"));
    let mut found: Vec<Shown> = Vec::new();
    let (mut inside, mut fresh) = (false, false);
    for (index, line) in readme.lines().enumerate() {
        if line.starts_with("```") {
            (inside, fresh) = (line == "```console", false);
        } else if let Some(command) = line.strip_prefix("$ ").filter(|_| inside) {
            fresh = true;
            found.push(Shown { line: index + 1, command: command.trim().to_owned(), output: Vec::new() });
        } else if inside {
            assert!(fresh, "README.md:{}: a console block begins with `$ `", index + 1);
            found.last_mut().expect("a command has been met").output.push(line.to_owned());
        }
    }
    found
}
