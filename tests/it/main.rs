//! The program as people meet it: folders in, results and messages out. One binary, so that it links once.

mod errors;
mod examples;
mod formats;
mod golden;
mod harness;
mod mistakes;
mod properties;
mod readme;
mod results;
mod tidy;
