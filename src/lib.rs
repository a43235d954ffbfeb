//! bontot scores party organisations against their guidelines, from files kept in git.

pub mod catalogue;
pub mod cli;
pub mod commands;
pub mod diagnostics;
pub mod model;
pub mod output;
pub mod render;
