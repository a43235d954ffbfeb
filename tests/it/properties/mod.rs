//! Laws that hold for every input: what a number or a date is, what a score is made of, and that the same
//! records give the same results however they are written.

mod folders;
mod formatting;
mod forms;
mod records;
mod scores;
mod signing;
mod smallest;
mod values;
