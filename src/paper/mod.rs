//! Draws a document: as a Word file on A4, or as Markdown to look at. It knows nothing of what it draws.

pub mod markdown;
#[cfg(feature = "docx")]
mod measures;
#[cfg(feature = "docx")]
pub mod word;
