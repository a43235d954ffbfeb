//! The program as people meet it: folders in, results and messages out. One binary, so that it links once.

mod check;
mod errors;
mod examples;
mod findings;
mod formats;
mod formatting;
mod golden;
mod harness;
mod mistakes;
mod properties;
mod readme;
mod tidy;
mod trials;
