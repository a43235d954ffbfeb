//! Sign-off (ký xác nhận): what exactly somebody put their post to, as a text that depends on nothing but its
//! content, and its digest. Nothing is read or written here.

mod check;
mod content;
mod difference;
mod holding;
mod mark;

pub use check::{Signed, Stale, by_form, finding, signed, stale};
pub use content::{Content, Rules, SignedLine, missing};
pub use difference::{Difference, Subject, differences};
pub use holding::{Holding, SignedForms, marks_by_form};
pub use mark::Mark;

use crate::model::{Stage, Step};

/// The step that an event with the signature of a stage is. Of the step at which the competent authority
/// decides the log has none: its signature stands with the announcement.
#[must_use]
pub const fn step_of(stage: Stage) -> Step {
    match stage {
        Stage::Own => Step::SelfAssessed,
        Stage::Appraised => Step::Appraised,
        Stage::Decided => Step::Notified,
    }
}
