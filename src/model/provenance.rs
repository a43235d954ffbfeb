//! What a document rests on (nguồn): the guidelines with their digests, and whose state of the records.

use super::date::Date;
use super::guideline::Version;
use super::text::Text;

/// Printed with documents that are sent on. It holds no clock.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Provenance {
    pub guidelines: Vec<GuidelineDigest>,
    /// The short digest of all that it rests on.
    pub basis: String,
    pub state: State,
}

#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GuidelineDigest {
    pub version: Version,
    pub name: Text,
    /// The path of its file, as it is shown.
    pub file: String,
    /// Whether it came with the program.
    pub is_builtin: bool,
    /// SHA-256 in hexadecimal, of the file without a byte order mark and with LF line ends.
    pub sha256: String,
}

/// Which state of the records it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum State {
    /// The user gave the date.
    Given(Date),
    /// The commit that git had checked out.
    Commit { id: String, date: Date },
    /// There is no git, no repository or no commit.
    Unknown,
}
