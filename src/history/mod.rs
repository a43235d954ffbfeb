//! What the versions of a folder show: who changed what when, and what was raised too late. Rows are matched by
//! what they speak of (organisation, review, period, criterion), never by their file. It is pure: the versions
//! come from elsewhere.

mod changes;
mod life;
mod raised;
mod rows;

pub use changes::{Change, ChangedCell, changes};
pub use life::{CommitAt, Entry, Life, Made, Matter, Unknown, Way, in_order};
pub use raised::{Raised, Worth, raised, worth};
pub use rows::{RowKey, RowTexts, Rows};
