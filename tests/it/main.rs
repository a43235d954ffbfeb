//! The program as people meet it: folders in, results and messages out. One binary, so that it links once.

mod asking;
mod audit_trail;
mod bad_toml;
mod check;
mod classify;
mod compare;
mod criteria;
mod decisions;
mod documents;
mod errors;
mod examples;
mod explain;
mod findings;
#[cfg(feature = "xlsx")]
mod form;
mod formats;
mod formatting;
mod git;
mod golden;
mod harness;
mod history;
mod hostile;
#[cfg(all(feature = "xlsx", feature = "import"))]
mod import;
mod lacking;
mod late;
mod mistakes;
mod names;
mod notices;
mod page;
mod properties;
mod readme;
mod receipts;
mod recipes;
mod record;
mod report;
mod repository;
mod results;
mod schema;
mod setup;
mod signing;
mod status;
mod steps;
mod summary;
mod supposing;
mod telling;
mod threads;
mod tidy;
mod timings;
mod trials;
mod unreadable;
mod validator;
mod widths;
mod writing;
#[cfg(all(feature = "xlsx", feature = "import"))]
mod year;
