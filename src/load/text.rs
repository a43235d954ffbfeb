//! Bytes to text: UTF-8 with or without BOM, and nothing that would fool a reader.

mod conflict;
mod damage;
mod encoding;
mod kind;
mod plain;

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::{FileId, Place};

use super::csv::scanner::span;
use damage::Kind;

/// The most bytes of a file: what byte offsets can count.
pub const LARGEST: u64 = u32::MAX as u64;

const BOM: &[u8] = &[0xEF, 0xBB, 0xBF];

/// The text of a file, or `None` (with the reason in the report) when it is not UTF-8, or when what it
/// holds would make nonsense of the rest: then one problem is told, not all that follow from it.
pub fn decode<'b>(file: FileId, bytes: &'b [u8], report: &mut Report) -> Option<&'b str> {
    let whole = |code| Diagnostic::new(code, Place::File(file));
    if let Some(kind) = kind::of(bytes) {
        report.add(whole(Code::FileOfOtherKind).with("kind", kind));
        return None;
    }
    if let Some(text) = plain::text(bytes) {
        return Some(text);
    }
    if let Some(encoding) = encoding::wide(bytes) {
        report.add(whole(Code::EncodingWide).with("encoding", encoding));
        return None;
    }
    match str::from_utf8(bytes) {
        Ok(text) => is_sound(file, text, report).then_some(text),
        Err(broken) => {
            let at = broken.valid_up_to();
            report.add(not_utf8(file, bytes, at));
            None
        }
    }
}

/// The text of a piece of a file, if nothing in it needs a closer look at the whole; `first` begins it.
pub fn decode_piece(bytes: &[u8], position: Position) -> Option<&str> {
    match position {
        Position::First if kind::of(bytes).is_some() => None,
        Position::Later if bytes.starts_with(BOM) => None,
        Position::First | Position::Later => plain::text(bytes),
    }
}

/// Where a piece of a file stands in it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Position {
    First,
    Later,
}

/// What is wrong with bytes that are no UTF-8 from a place on, as far as those around it tell: of a large file not all are
/// looked at.
fn not_utf8(file: FileId, bytes: &[u8], at: usize) -> Diagnostic {
    const ENOUGH: usize = 1 << 20;
    let start = at.saturating_sub(ENOUGH / 2);
    let around = &bytes[start..bytes.len().min(start + ENOUGH)];
    if let Some(lost) = damage::lost_in_bytes(around) {
        let place = span(file, start + lost.start, start + lost.end);
        return Diagnostic::new(Code::AccentsLost, place).with("lines", lost.lines).with("sign", "?");
    }
    let place = span(file, at, at + 1);
    match encoding::legacy(around) {
        Some(encoding) => Diagnostic::new(Code::EncodingLegacy, place).with("encoding", encoding),
        None => Diagnostic::new(Code::EncodingUnknown, place).with("encoding", encoding::likely(around)),
    }
}

/// Whether lines and cells are what they were meant to be. Letters that were lost within a cell are told, but the others
/// still say what they say.
fn is_sound(file: FileId, text: &str, report: &mut Report) -> bool {
    !conflict::report(file, text, report)
        && is_readable(file, text, report)
        && check_characters(file, text, report)
}

/// Whether the text is that of its encoding, as far as its words tell; what is wrong is reported.
fn is_readable(file: FileId, text: &str, report: &mut Report) -> bool {
    let Some(damage) = damage::find(text) else { return true };
    let problem =
        |code| Diagnostic::new(code, span(file, damage.start, damage.end)).with("lines", damage.lines);
    report.add(match damage.kind {
        Kind::EncodedTwice => problem(Code::EncodedTwice),
        Kind::Legacy(encoding) => problem(Code::EncodingLegacy).with("encoding", encoding),
        Kind::AccentsLost(sign) => problem(Code::AccentsLost).with("sign", sign),
    });
    matches!(damage.kind, Kind::AccentsLost(_))
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
            fault_of(character, &line[at + character.len_utf8()..]).map(|code| (at, character, code))
        });
        if let Some((at, character, code)) = found
            && !(code == Code::BareCr && bare_cr_seen)
        {
            bare_cr_seen |= code == Code::BareCr;
            readable &= !matches!(code, Code::NulByte | Code::BareCr | Code::BomMisplaced);
            let place = span(file, start + at, start + at + character.len_utf8());
            report.add(Diagnostic::new(code, place).with("character", point(character)));
        }
        start += line.len();
    }
    readable
}

/// A character that may not be used, by its number.
pub fn forbidden(place: Place, character: char) -> Diagnostic {
    Diagnostic::new(Code::CharacterForbidden, place).with("character", point(character))
}

fn point(character: char) -> String {
    format!("U+{:04X}", u32::from(character))
}

/// Whether no text may hold a character; a carriage return may stand before the end of its line. `after` is what follows.
pub fn is_forbidden(character: char, after: &str) -> bool {
    fault_of(character, after).is_some()
}

/// The bytes that a character worth a closer look begins with.
const fn is_suspect(byte: u8) -> bool {
    byte < 0x20 && byte != b'\n' && byte != b'\t'
        || matches!(byte, 0x7F | 0xC2 | 0xCD | 0xD8 | 0xE2 | 0xEF | 0xF3)
}

fn fault_of(character: char, after: &str) -> Option<Code> {
    match character {
        '\0' => Some(Code::NulByte),
        '\r' if after.starts_with('\n') => None,
        '\r' => Some(Code::BareCr),
        '\n' | '\t' => None,
        '\u{feff}' => Some(Code::BomMisplaced),
        control if control.is_control() => Some(Code::CharacterForbidden),
        // what shows nothing, and what turns the direction of what follows
        '\u{ad}'
        | '\u{34f}'
        | '\u{61c}'
        | '\u{200b}'..='\u{200f}'
        | '\u{202a}'..='\u{202e}'
        | '\u{2060}'..='\u{206f}'
        | '\u{fff9}'..='\u{fffb}'
        | '\u{e0000}'..='\u{e007f}' => Some(Code::CharacterForbidden),
        _ => None,
    }
}
