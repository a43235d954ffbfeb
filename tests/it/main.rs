//! The program as people meet it: folders in, results and messages out. One binary, so that it links once.

mod bad_toml;
mod check;
mod errors;
mod examples;
mod findings;
mod formats;
mod formatting;
mod golden;
mod harness;
mod hostile;
mod mistakes;
mod properties;
mod readme;
mod results;
mod schema;
mod setup;
mod threads;
mod tidy;
mod trials;
mod validator;
mod writing;
