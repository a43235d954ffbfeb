//! What stands in the place of a file while a new one is filled beside it: held against the new one part by part, so
//! that neither is read once more at the end.

use std::fs::{self, File, Metadata};
use std::io::Read;
use std::path::Path;

/// A file that has been what is filled in anew, as far as that goes.
pub struct Standing {
    file: File,
    /// As it was when it was opened.
    seen: Box<Metadata>,
    buffer: Vec<u8>,
}

impl Standing {
    /// `None` for a file that cannot be read: it counts as another.
    pub fn at(path: &Path) -> Option<Self> {
        let file = File::open(path).ok()?;
        let seen = Box::new(file.metadata().ok()?);
        Some(Self { file, seen, buffer: Vec::new() })
    }

    /// Whether it goes on with this part.
    pub fn goes_on_with(&mut self, part: &[u8]) -> bool {
        self.buffer.resize(part.len(), 0);
        self.file.read_exact(&mut self.buffer).is_ok() && self.buffer == part
    }

    /// Whether it ends here, and nobody has written to it or replaced it in the meantime.
    pub fn ends_at(&self, path: &Path) -> bool {
        let is_at_end = (&self.file).read(&mut [0]).is_ok_and(|length| length == 0);
        let modified = |seen: &Metadata| seen.modified().ok();
        is_at_end && fs::metadata(path).is_ok_and(|now| modified(&now) == modified(&self.seen))
    }
}
