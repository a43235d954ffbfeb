//! What a packed file is, and whether it may be unpacked: its parts are measured before any of them is parsed.

use std::io::{Cursor, Read, copy, sink};

use zip::ZipArchive;

use super::{MOST_PARTS, MOST_UNPACKED, Refused};

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Kind {
    /// A sheet of OpenDocument (ods).
    OpenDocument,
    /// Perhaps a workbook of Office (xlsx); whoever reads it finds out.
    Other,
}

/// What OpenDocument files say of themselves.
const OPEN_DOCUMENT: &[u8] = b"application/vnd.oasis.opendocument.spreadsheet";

/// What their lists of parts say of one with a password.
const ENCRYPTED: &[u8] = b"encryption-data";

/// What is packed here, within the bounds.
pub fn kind(bytes: &[u8]) -> Result<Kind, Refused> {
    measure(bytes)?;
    let manifest = part(bytes, "META-INF/manifest.xml").unwrap_or_default();
    if manifest.windows(ENCRYPTED.len()).any(|window| window == ENCRYPTED) {
        return Err(Refused::Locked);
    }
    let own = part(bytes, "mimetype");
    Ok(if own.is_ok_and(|own| own.starts_with(OPEN_DOCUMENT)) { Kind::OpenDocument } else { Kind::Other })
}

/// The bytes of one part of a measured file.
pub fn part(bytes: &[u8], name: &str) -> Result<Vec<u8>, Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Unreadable)?;
    let part = archive.by_name(name).map_err(|_| Refused::Unreadable)?;
    let mut unpacked = Vec::new();
    part.take(MOST_UNPACKED).read_to_end(&mut unpacked).map_err(|_| Refused::Unreadable)?;
    Ok(unpacked)
}

/// Unpacks every part into nothing, as far as the bounds go: what an archive says of itself may be untrue.
fn measure(bytes: &[u8]) -> Result<(), Refused> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Refused::Unreadable)?;
    if archive.len() > MOST_PARTS {
        return Err(Refused::TooLarge);
    }
    let mut left = MOST_UNPACKED;
    for index in 0..archive.len() {
        let part = archive.by_index(index).map_err(|_| Refused::Unreadable)?;
        if part.size() > left {
            return Err(Refused::TooLarge);
        }
        let read = copy(&mut part.take(left + 1), &mut sink()).map_err(|_| Refused::Unreadable)?;
        left = left.checked_sub(read).ok_or(Refused::TooLarge)?;
    }
    Ok(())
}
