//! The program as people meet it: folders in, results and messages out. One binary, so that it links once.

mod examples;
mod golden;
mod harness;
mod properties;
mod readme;
mod schema;
mod setup;
mod tidy;
mod validator;
