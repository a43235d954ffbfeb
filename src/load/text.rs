//! Bytes to text: UTF-8 with or without BOM, and nothing that would fool a reader.

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::{FileId, Place};

use super::csv::scanner::span;

/// The most bytes of a file: what byte offsets can count.
pub const LARGEST: u64 = u32::MAX as u64;

const BOM: &[u8] = &[0xEF, 0xBB, 0xBF];

/// The text of a file, or `None` (with the reason in the report) when it is not UTF-8, or when what it
/// holds would make nonsense of the rest: then one problem is told, not all that follow from it.
pub fn decode(file: FileId, bytes: Vec<u8>, report: &mut Report) -> Option<String> {
    if let Some(encoding) = wide_encoding(&bytes) {
        report.add(Diagnostic::new(Code::EncodingUnknown, Place::File(file)).with("encoding", encoding));
        return None;
    }
    match String::from_utf8(bytes) {
        Ok(text) => {
            (!has_conflict(file, &text, report) && check_characters(file, &text, report)).then_some(text)
        }
        Err(broken) => {
            let at = broken.utf8_error().valid_up_to();
            let encoding = likely_encoding(broken.as_bytes());
            let place = span(file, at, at + 1);
            report.add(Diagnostic::new(Code::EncodingUnknown, place).with("encoding", encoding));
            None
        }
    }
}

/// UTF-16 and UTF-32 by their byte order mark, or by zeros in every second byte: what ASCII becomes there.
fn wide_encoding(bytes: &[u8]) -> Option<&'static str> {
    let zeros_at = |parity: usize| {
        let sample = &bytes[..bytes.len().min(64)];
        let zeros = sample.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
        sample.len() >= 4 && zeros * 4 >= sample.len()
    };
    match bytes {
        [0xFF, 0xFE, 0, 0, ..] | [0, 0, 0xFE, 0xFF, ..] => Some("UTF-32"),
        [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..] => Some("UTF-16"),
        _ if zeros_at(0) || zeros_at(1) => Some("UTF-16"),
        _ => None,
    }
}

/// windows-1258 keeps tone marks apart, as bytes after a vowel; TCVN3 and VNI do not.
fn likely_encoding(bytes: &[u8]) -> &'static str {
    let tone = |byte: u8| matches!(byte, 0xCC | 0xD2 | 0xDE | 0xEC | 0xF2);
    let vowel = |byte: u8| {
        byte.is_ascii_alphabetic()
            || matches!(byte, 0xC2 | 0xCA | 0xD4 | 0xE2 | 0xEA | 0xF4 | 0xE3 | 0xF5 | 0xFD)
    };
    let tones = bytes.windows(2).filter(|pair| vowel(pair[0]) && tone(pair[1])).count();
    let high = bytes.iter().filter(|byte| !byte.is_ascii()).count();
    if tones > 0 && tones * 8 >= high { "windows-1258" } else { "TCVN3 (ABC), VNI / windows-1258" }
}

/// Reports control and bidirectional characters, stray byte order marks, bare carriage returns and what a
/// broken conversion leaves behind: the first of each line. False where lines and cells cannot be told.
fn check_characters(file: FileId, text: &str, report: &mut Report) -> bool {
    if !text.bytes().any(is_suspect) {
        return true;
    }
    let mut readable = true;
    let body = if text.as_bytes().starts_with(BOM) { BOM.len() } else { 0 };
    let mut start = body;
    let mut bare_cr_seen = false;
    for line in text[body..].split_inclusive('\n') {
        let found = line.char_indices().find_map(|(at, character)| {
            let ends_line = line[at..].starts_with("\r\n");
            fault_of(character, ends_line).map(|code| (at, character, code))
        });
        if let Some((at, character, code)) = found
            && !(code == Code::BareCr && bare_cr_seen)
        {
            bare_cr_seen |= code == Code::BareCr;
            readable &= !matches!(code, Code::NulByte | Code::BareCr | Code::BomMisplaced);
            let place = span(file, start + at, start + at + character.len_utf8());
            let point = format!("U+{:04X}", u32::from(character));
            report.add(Diagnostic::new(code, place).with("character", point));
        }
        start += line.len();
    }
    readable
}

/// Reports the first place where git left the two sides of a conflict.
fn has_conflict(file: FileId, text: &str, report: &mut Report) -> bool {
    let ours = text.find("<<<<<<< ").filter(|at| *at == 0 || text.as_bytes()[at - 1] == b'\n');
    let Some(start) = ours.filter(|start| text[*start..].contains("\n>>>>>>> ")) else { return false };
    let end = start + text[start..].find(['\r', '\n']).unwrap_or_default();
    report.add(Diagnostic::new(Code::MergeConflict, span(file, start, end)));
    true
}

/// The bytes that a character worth a closer look begins with.
const fn is_suspect(byte: u8) -> bool {
    byte < 0x20 && byte != b'\n' && byte != b'\t' || matches!(byte, 0x7F | 0xC2 | 0xE2 | 0xEF | 0xD8)
}

fn fault_of(character: char, ends_line: bool) -> Option<Code> {
    match character {
        '\0' => Some(Code::NulByte),
        '\r' if ends_line => None,
        '\r' => Some(Code::BareCr),
        '\n' | '\t' => None,
        '\u{feff}' => Some(Code::BomMisplaced),
        control if control.is_control() => Some(Code::CharacterForbidden),
        '\u{61c}'
        | '\u{200e}'
        | '\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2066}'..='\u{2069}'
        | '\u{fffd}' => Some(Code::CharacterForbidden),
        _ => None,
    }
}
