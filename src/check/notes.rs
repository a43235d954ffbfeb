//! Notes (ghi chú) of assessment rows: which texts serve several organisations. Of a text only a digest is kept.

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::diagnostics::{Code, Diagnostic, Folder, Report, called_all};
use crate::model::forms::{Packer, Unpacker};
use crate::model::record::Field;
use crate::model::{FileId, Place, Register, UnitKey};
use crate::threads::{self, Crew};

/// A shorter note (“không có”, “đúng hạn”) is nobody's own words.
const FEWEST_WORDS: usize = 6;

/// The most organisations and places that are named.
const MOST_NAMED: usize = 5;

/// In how many parts texts are held against each other.
const PARTS: usize = 16;

/// So few texts are not worth more than one thread.
const FEW: usize = 100_000;

/// How few bytes a text is packed in: its digest and three numbers.
const FEWEST_BYTES: usize = 11;

#[derive(Debug, Default)]
pub struct Notes {
    /// By a part of their digests, so that each part is held against itself alone.
    parts: [Part; PARTS],
    folder: Folder,
}

/// Some of the texts of notes. There may be millions.
#[derive(Debug, Default)]
struct Part {
    /// Text after text: its digest, how far its organisation and its place are behind those of the one before, and its
    /// length.
    packed: Vec<u8>,
    /// Where texts of a file begin, or where what comes next stands before what came last.
    runs: Vec<Run>,
    /// The text that was packed last.
    last: Option<Text>,
}

/// A text of an organisation, as a digest of it and its year, and where it stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Text {
    digest: u64,
    organisation: u32,
    file: FileId,
    start: u32,
    end: u32,
}

/// Texts of one file, each of the same organisation as the one before or of a later one, and standing behind it.
#[derive(Clone, Copy, Debug)]
struct Run {
    /// Where they begin among those packed.
    first: u32,
    file: FileId,
}

/// The texts of a run, unpacked one by one.
struct Texts<'n> {
    packed: Unpacker<'n>,
    file: FileId,
    /// Of the text before.
    organisation: u32,
    start: u32,
}

impl Iterator for Texts<'_> {
    type Item = Text;

    #[inline]
    fn next(&mut self) -> Option<Text> {
        let (digest, rest) = self.packed.bytes.split_first_chunk()?;
        self.packed.bytes = rest;
        let [further, beyond, length] =
            [(); 3].map(|()| u32::try_from(self.packed.number()).unwrap_or(u32::MAX));
        self.organisation += further;
        self.start += beyond;
        let Self { file, organisation, start, .. } = *self;
        Some(Text { digest: u64::from_le_bytes(*digest), organisation, file, start, end: start + length })
    }
}

impl Part {
    /// Keeps a text, unless it is the one that came before it, of the same organisation.
    fn put(&mut self, text: Text) {
        let is_same = |last: Text| (last.digest, last.organisation) == (text.digest, text.organisation);
        if self.last.is_some_and(is_same) {
            return;
        }
        let goes_on = |last: &Text| {
            last.file == text.file && last.organisation <= text.organisation && last.start <= text.start
        };
        let (organisation, start) = if let Some(last) = self.last.filter(goes_on) {
            (last.organisation, last.start)
        } else {
            self.runs.push(Run { first: offset(self.packed.len()), file: text.file });
            (0, 0)
        };
        self.last = Some(text);
        self.packed.extend_from_slice(&text.digest.to_le_bytes());
        let mut packer = Packer { bytes: &mut self.packed };
        for number in [text.organisation - organisation, text.start - start, text.end - text.start] {
            packer.number(number.into());
        }
    }

    /// Takes over the texts of `other`.
    fn append(&mut self, other: &Self) {
        let before = offset(self.packed.len());
        self.runs.extend(other.runs.iter().map(|run| Run { first: run.first + before, ..*run }));
        self.packed.extend_from_slice(&other.packed);
        self.last = other.last.or(self.last);
    }

    /// All texts, in the order in which they came.
    fn texts(&self) -> impl Iterator<Item = Text> {
        let ends = self.runs.iter().skip(1).map(|next| next.first).chain([offset(self.packed.len())]);
        self.runs.iter().zip(ends).flat_map(|(run, end)| {
            let packed = Unpacker { bytes: &self.packed[run.first as usize..end as usize] };
            Texts { packed, file: run.file, organisation: 0, start: 0 }
        })
    }

    /// The texts of several organisations.
    fn shared(&self) -> Vec<Shared> {
        // as many as there may be, so that the list does not outgrow its room
        let mut texts = Vec::with_capacity(self.packed.len() / FEWEST_BYTES);
        // an iterator over what is nested goes faster by itself than when it is asked again and again
        self.texts().for_each(|text| texts.push(text));
        texts.sort_unstable_by_key(|text| text.digest);
        let shared = texts.chunk_by(|one, other| one.digest == other.digest).filter_map(|texts| {
            let of_first = |text: &Text| text.organisation == texts[0].organisation;
            let (file, start) = texts.iter().map(|text| (text.file, text.start)).min()?;
            (!texts.iter().all(of_first)).then_some(Shared { file, start, digest: texts[0].digest })
        });
        shared.collect()
    }
}

/// A text of several organisations, and where it stands first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Shared {
    file: FileId,
    start: u32,
    digest: u64,
}

impl Notes {
    /// Takes in the note of a row.
    pub fn take(&mut self, key: UnitKey, note: &Field<'_>) {
        let Some(folded) = self.folder.fold_words(note.text, FEWEST_WORDS) else { return };
        let (start, end) = match note.place {
            Place::Span(_, start, end) => (start, end),
            Place::Line(_, start) => (start, start),
            Place::File(_) => (0, 0),
        };
        let digest = FxBuildHasher.hash_one((key.period.year(), folded));
        let organisation = u32::try_from(key.organisation).unwrap_or(u32::MAX);
        self.put(Text { digest, organisation, file: note.place.file(), start, end });
    }

    fn put(&mut self, text: Text) {
        self.parts[(text.digest >> 32) as usize % PARTS].put(text);
    }

    /// Without notes, in the room it has.
    #[must_use]
    pub fn emptied(mut self) -> Self {
        for part in &mut self.parts {
            part.packed.clear();
            part.runs.clear();
            part.last = None;
        }
        self
    }

    /// Takes over the notes of `other`.
    pub fn append(&mut self, other: &Self) {
        self.parts.iter_mut().zip(&other.parts).for_each(|(own, other)| own.append(other));
    }

    /// Reports each text that several organisations have.
    pub fn report_shared(&self, organisations: &Register, report: &mut Report) {
        // those that are only counted need no order
        let (code, mut shared) = (Code::JustificationShared, Vec::new());
        let mut parts = self.parts.iter();
        let take = |of_part: Vec<Shared>| {
            for text in of_part {
                if !report.count_unless_kept(code, Some(text.file)) {
                    shared.push(text);
                }
            }
            Ok(())
        };
        let bytes: usize = self.parts.iter().map(|part| part.packed.len()).sum();
        let crew = Crew::unless_few(bytes / FEWEST_BYTES, FEW);
        let work = |part: &Part, (): &mut ()| part.shared();
        let Ok::<(), Infallible>(()) = threads::in_order(crew, || Ok(parts.next()), work, take);
        if shared.is_empty() {
            return;
        }
        shared.sort_unstable();
        let places = self.places_of(&shared);
        for text in &shared {
            report.add_made(code, Some(text.file), || {
                finding(places.get(&text.digest).map_or(&[], Vec::as_slice), organisations)
            });
        }
    }

    /// Where texts stand, and whose they are.
    fn places_of(&self, shared: &[Shared]) -> FxHashMap<u64, Vec<(Place, u32)>> {
        let mut places: FxHashMap<u64, Vec<(Place, u32)>> =
            shared.iter().map(|text| (text.digest, Vec::new())).collect();
        for text in self.parts.iter().flat_map(Part::texts) {
            if let Some(places) = places.get_mut(&text.digest) {
                places.push((Place::Span(text.file, text.start, text.end), text.organisation));
            }
        }
        places
    }
}

/// One text of several organisations, each with the place where it has it first.
fn finding(texts: &[(Place, u32)], organisations: &Register) -> Diagnostic {
    let mut places = BTreeMap::new();
    for (place, organisation) in texts {
        let first = places.entry(*organisation).or_insert(*place);
        *first = (*place).min(*first);
    }
    let mut at: Vec<(Place, u32)> = places.into_iter().map(|(index, place)| (place, index)).collect();
    at.sort_unstable();
    let all = at.iter().map(|(_, index)| organisations.at(*index as usize));
    let mut found = Diagnostic::new(Code::JustificationShared, at[0].0)
        .with("count", at.len())
        .with("organisations", called_all(all, MOST_NAMED));
    found.related = at.iter().skip(1).take(MOST_NAMED - 1).map(|(place, _)| *place).collect();
    found
}

/// A place among what is packed, which takes less than the texts do.
fn offset(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{FileId, Part, Text};

    fn text() -> impl Strategy<Value = Text> {
        (0_u32..3, 0_u32..2, 0_u64..3, 0_u32..500, 0_u32..300).prop_map(
            |(organisation, file, digest, start, length)| Text {
                digest,
                organisation,
                file: FileId(file),
                start,
                end: start + length,
            },
        )
    }

    proptest! {
        #[test]
        fn texts_are_unpacked_as_they_were_put_in(pieces in prop::collection::vec(prop::collection::vec(text(), 0..8), 0..5)) {
            let (mut all, mut expected) = (Part::default(), Vec::new());
            for piece in pieces {
                let (mut part, mut before) = (Part::default(), None);
                for text in piece {
                    part.put(text);
                    // the text that its organisation had before is not kept again
                    if before.replace((text.organisation, text.digest)) != Some((text.organisation, text.digest)) {
                        expected.push(text);
                    }
                }
                all.append(&part);
            }
            prop_assert_eq!(all.texts().collect::<Vec<_>>(), expected);
        }
    }
}
