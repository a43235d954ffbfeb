//! Files of another program under the name of ours: told by how they begin, never by their name.

/// What the bytes are, where they are no text of ours.
pub fn of(bytes: &[u8]) -> Option<&'static str> {
    match bytes {
        [b'P', b'K', 3, 4, ..] => Some(of_zip(bytes)),
        [0xD0, 0xCF, 0x11, 0xE0, ..] => Some("XLS/DOC (Excel, Word 97–2003)"),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("PDF"),
        [b'{', b'\\', b'r', b't', b'f', ..] => Some("RTF"),
        [0x89, b'P', b'N', b'G', ..] => Some("PNG"),
        [0xFF, 0xD8, 0xFF, ..] => Some("JPEG"),
        [0x1F, 0x8B, ..] => Some("GZIP"),
        _ => of_markup(bytes),
    }
}

/// The formats of office programs are archives whose members tell them apart.
fn of_zip(bytes: &[u8]) -> &'static str {
    const NEAR: usize = 64 * 1024;
    let (start, end) = (&bytes[..bytes.len().min(NEAR)], &bytes[bytes.len().saturating_sub(NEAR)..]);
    let holds = |name: &str| {
        [start, end].iter().any(|part| part.windows(name.len()).any(|bytes| bytes == name.as_bytes()))
    };
    if holds("opendocument.spreadsheet") {
        "ODS (LibreOffice Calc)"
    } else if holds("xl/") {
        "XLSX (Excel)"
    } else if holds("word/") {
        "DOCX (Word)"
    } else {
        "ZIP"
    }
}

fn of_markup(bytes: &[u8]) -> Option<&'static str> {
    let body = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let begins = |start: &str| {
        body.get(..start.len()).is_some_and(|bytes| bytes.eq_ignore_ascii_case(start.as_bytes()))
    };
    if ["<!doctype html", "<html", "<head", "<meta", "<table"].into_iter().any(begins) {
        Some("HTML")
    } else if begins("<?xml") {
        Some("XML")
    } else {
        None
    }
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn files_are_known_by_how_they_begin() {
        for (bytes, kind) in [
            (&b"PK\x03\x04\x14\x00[Content_Types].xml xl/workbook.xml"[..], Some("XLSX (Excel)")),
            (
                b"PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet",
                Some("ODS (LibreOffice Calc)"),
            ),
            (b"PK\x03\x04 word/document.xml", Some("DOCX (Word)")),
            (b"PK\x03\x04", Some("ZIP")),
            (b"%PDF-1.7", Some("PDF")),
            (b"\xEF\xBB\xBF\r\n<HTML xmlns:x=\"urn\">", Some("HTML")),
            (b"<table border=1>", Some("HTML")),
            (b"PK,ten\n", None),
            (b"<a>,b", None),
            (b"", None),
        ] {
            assert_eq!(of(bytes), kind, "{bytes:?}");
        }
    }
}
