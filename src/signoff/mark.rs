//! What stands in the column `digest` of an event: review, stage and digest, so that whoever recomputes it need
//! not guess what was signed. The period is the row's own.

use std::fmt;

use crate::digest;
use crate::model::{Id, Stage};

/// `recognition:self:sha256:…`
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mark {
    pub review: Id,
    pub stage: Stage,
    /// 64 hexadecimal digits.
    pub sha256: String,
}

impl Mark {
    /// The mark that a cell holds; `None` where it is none.
    #[must_use]
    pub fn read(text: &str) -> Option<Self> {
        let mut parts = text.split(':');
        let review = Id::new(parts.next()?)?;
        let stage = Stage::from_word(parts.next()?)?;
        let sha256 = parts.next().filter(|name| *name == "sha256").and_then(|_| parts.next())?;
        let is_whole = parts.next().is_none() && digest::is_one(sha256);
        is_whole.then(|| Self { review, stage, sha256: sha256.to_owned() })
    }
}

impl fmt::Display for Mark {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "{}:{}:sha256:{}", self.review, self.stage.word(), self.sha256)
    }
}

#[cfg(test)]
mod tests {
    use super::Mark;

    #[test]
    fn a_mark_is_read_as_it_is_written_and_nothing_else_is_one() {
        let digest = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
        let text = format!("recognition:self:sha256:{digest}");
        assert_eq!(Mark::read(&text).map(|mark| mark.to_string()), Some(text.clone()));
        let short = text[..text.len() - 1].to_owned();
        for other in [digest, &short, &format!("{text}:x"), &text.replace("self", "own"), "đã ký", ""] {
            assert_eq!(Mark::read(other), None, "{other}");
        }
    }
}
