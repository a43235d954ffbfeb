//! The program: reads the command line, runs it, tells the system how it ended.

use std::process::ExitCode;

use bontot::{cli, commands};

fn main() -> ExitCode {
    commands::install_panic_hook();
    let arguments: Vec<_> = std::env::args_os().collect();
    let language = std::env::var_os("BONTOT_LANG");
    commands::run(cli::parse(&arguments, language.as_deref())).into()
}
