//! The program as people meet it: folders in, results and messages out. One binary, so that it links once.

mod errors;
mod harness;
mod mistakes;
