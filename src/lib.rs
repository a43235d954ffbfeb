//! bontot scores party organisations against their guidelines, from files kept in git.

pub mod audit;
pub mod catalogue;
pub mod check;
pub mod cli;
pub mod clock;
pub mod commands;
pub mod compare;
pub mod decide;
pub mod diagnostics;
pub mod digest;
pub mod explain;
pub mod format;
pub mod git;
pub mod history;
pub mod load;
pub mod model;
pub mod output;
pub mod render;
pub mod schema;
pub mod score;
pub mod setup;
pub mod signoff;
pub mod status;
pub mod threads;
pub mod trial;
