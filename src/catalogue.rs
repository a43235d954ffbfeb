//! Every sentence and label that the program says, in Vietnamese and English. Texts only: nothing here
//! decides what is said when.

pub mod account;
pub mod check;
pub mod clauses;
pub mod compare;
pub mod diagnostics;
pub mod document;
pub mod entry;
pub mod explain;
pub mod fmt;
pub mod forms;
pub mod help;
pub mod help_setup;
pub mod history;
pub mod import;
pub mod keys;
pub mod labels;
mod phrase;
pub mod progress;
pub mod record;
pub mod report;
pub mod shortfall;
pub mod sign_off;
pub mod status;
pub mod supposed;
pub mod templates;
pub mod trial;
pub mod verify;
pub mod words;

pub use phrase::{Phrase, date, decimal, fill, quoted};
