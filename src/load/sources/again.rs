//! What is read of a file once more: its digest, and its lines where it is no text.

use std::io::Read;

use crate::digest::{Sum, TextDigest};

/// The bytes of a file that are held at a time.
const PART: u64 = 1 << 18;

/// The digest of a text that is never held as a whole.
pub fn sum_of(mut text: impl Read, buffer: &mut Vec<u8>) -> anyhow::Result<Sum> {
    let mut digest = TextDigest::default();
    loop {
        buffer.clear();
        if text.by_ref().take(PART).read_to_end(buffer)? == 0 {
            return Ok(digest.finish());
        }
        digest.take(buffer);
    }
}

/// Text that is not UTF-8, one character a byte outside ASCII, so that offsets stay what they are.
pub fn shown_bytes(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| if byte.is_ascii() { char::from(*byte) } else { '?' }).collect()
}

#[cfg(test)]
mod tests {
    use std::fs;

    use crate::load::{Root, Sources};

    #[test]
    fn a_file_that_is_gone_is_told_and_has_no_digest_of_its_own() {
        let folder = tempfile::tempdir().expect("a temporary folder");
        fs::write(folder.path().join("a.csv"), "x").expect("a file");
        let mut sources = Sources::of_folder(&Root::from(folder.path()));
        let [there, gone] = ["a.csv", "b.csv"].map(|name| sources.add_within("", name));
        assert_eq!(sources.digest(there), crate::digest::of_text(b"x"));
        assert_eq!(sources.lost(), None);
        let _: String = sources.digest(gone);
        assert_eq!(sources.lost(), Some("b.csv"));
    }
}
