//! TOML files as trees that keep every value's place and a number's own digits.

pub mod fields;
mod hint;
pub mod node;
mod plain;
mod refused;
mod same;
mod twice;

pub use fields::Fields;
pub use node::{Entry, Node, NodeValue, parse, parse_damaged};
pub use plain::parse as parse_plain;
