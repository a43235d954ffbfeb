//! What the versions of a folder show: who changed what when, and what was raised too late. Rows are matched by
//! what they speak of (organisation, review, period, criterion or finding, decision and so on), never by their file. It is pure: the versions
//! come from elsewhere.

mod changes;
mod life;
mod raised;
mod records;
mod rows;

pub use changes::{Change, ChangedCell, changes, known_again};
pub use life::{CommitAt, Entry, Life, Made, Matter, Unknown, Way, in_order};
pub use raised::{Raised, Worth, raised, worth};
pub use records::{Record, RowOf};
pub use rows::{RowKey, RowTexts, Rows};
