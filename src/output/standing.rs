//! What stands in the place of a file while a new one is filled: held against the new one part by part, so that neither is
//! read once more at the end, and a new one is begun only where it differs.

use std::fs::{self, File, Metadata};
use std::io::{self, Read, Seek};
use std::path::Path;

/// A file that has been what is filled in anew, as far as that goes.
pub struct Standing {
    file: File,
    /// As it was when it was opened.
    seen: Box<Metadata>,
    /// How many bytes of it are those filled in.
    length: u64,
    buffer: Vec<u8>,
}

impl Standing {
    /// `None` for a file that cannot be read: it counts as another.
    pub fn at(path: &Path) -> Option<Self> {
        let file = File::open(path).ok()?;
        let seen = Box::new(file.metadata().ok()?);
        Some(Self { file, seen, length: 0, buffer: Vec::new() })
    }

    /// Whether it goes on with this part.
    pub fn goes_on_with(&mut self, part: &[u8]) -> bool {
        self.buffer.resize(part.len(), 0);
        let goes_on = self.file.read_exact(&mut self.buffer).is_ok() && self.buffer == part;
        self.length += if goes_on { part.len() as u64 } else { 0 };
        goes_on
    }

    /// Whether it ends here, and nobody has written to it or replaced it in the meantime.
    pub fn ends_at(&self, path: &Path) -> bool {
        (&self.file).read(&mut [0]).is_ok_and(|length| length == 0) && self.is_as_it_was(path)
    }

    /// Hands on the part of it that was filled in anew. False where somebody has changed it in the meantime.
    pub fn hand_on(&mut self, path: &Path, mut put: impl FnMut(&[u8]) -> io::Result<()>) -> io::Result<bool> {
        self.file.rewind()?;
        self.buffer.resize(PART, 0);
        let mut rest = (&self.file).take(self.length);
        loop {
            match rest.read(&mut self.buffer)? {
                0 => break,
                read => put(&self.buffer[..read])?,
            }
        }
        Ok(rest.limit() == 0 && self.is_as_it_was(path))
    }

    fn is_as_it_was(&self, path: &Path) -> bool {
        let modified = |seen: &Metadata| seen.modified().ok();
        fs::metadata(path).is_ok_and(|now| modified(&now) == modified(&self.seen))
    }
}

/// How many bytes are handed on at once.
const PART: usize = 1 << 16;
