//! The program: reads the command line, runs it, tells the system how it ended.

use std::process::ExitCode;

use bontot::{cli, commands};

fn main() -> ExitCode {
    commands::install_panic_hook();
    assert!(!panic_is_demanded(), "demanded by BONTOT_TEST_PANIC");
    if let Some(most) = limits_demanded() {
        commands::lower_limits(most);
    }
    let arguments: Vec<_> = std::env::args_os().collect();
    let language = std::env::var_os("BONTOT_LANG");
    if let Some(shell) = std::env::var_os(cli::completing::VARIABLE).filter(|shell| !shell.is_empty()) {
        return commands::completing::run(&shell, &arguments, language.as_deref()).into();
    }
    commands::run(cli::parse(&arguments, language.as_deref())).into()
}

/// So that a test sees what people would see; not in what is released.
fn panic_is_demanded() -> bool {
    cfg!(debug_assertions) && std::env::var_os("BONTOT_TEST_PANIC").is_some()
}

/// The same for folders larger than any test can make.
fn limits_demanded() -> Option<u32> {
    let demanded = std::env::var("BONTOT_TEST_LIMITS").ok().filter(|_| cfg!(debug_assertions));
    demanded.and_then(|most| most.parse().ok())
}
