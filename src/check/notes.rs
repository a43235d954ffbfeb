//! Notes (ghi chú) of assessment rows: which forms explain a changed value, and which texts serve several
//! organisations. Of a text only a digest is kept.

use std::cell::OnceCell;
use std::collections::BTreeMap;
use std::hash::BuildHasher;

use rustc_hash::{FxBuildHasher, FxHashMap};

use crate::diagnostics::{Code, Diagnostic, Folder, Report};
use crate::model::forms::{Packer, Unpacker};
use crate::model::record::Field;
use crate::model::{FileId, Line, Place, Register, Stage, UnitKey, Value};

/// A shorter note (“không có”, “đúng hạn”) is nobody's own words.
const FEWEST_WORDS: usize = 6;

/// The most organisations and places that are named.
const MOST_NAMED: usize = 5;

/// In how many parts texts are held against each other.
const PARTS: u64 = 8;

/// How few bytes a text is packed in: its digest and two numbers.
const FEWEST_BYTES: usize = 10;

#[derive(Debug, Default)]
pub struct Notes {
    /// Text after text: its digest, how far it stands behind the one before, and its length. There may be millions.
    packed: Vec<u8>,
    /// Whose they are, in their order.
    owners: Vec<Owner>,
    /// The text that was packed last.
    last: Text,
    folder: Folder,
}

/// The text of a note, as a digest of it and its year, and where it stands in its file.
#[derive(Clone, Copy, Debug, Default)]
struct Text {
    digest: u64,
    start: u32,
    end: u32,
}

/// An organisation that has the texts from some byte on, in one file and one behind the other.
#[derive(Clone, Copy, Debug)]
struct Owner {
    first: u32,
    organisation: u32,
    file: FileId,
}

/// A text of several organisations, and where it stands first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Shared {
    file: FileId,
    start: u32,
    digest: u64,
}

/// The texts of one owner, unpacked one by one.
struct Texts<'n> {
    packed: Unpacker<'n>,
    start: u32,
}

impl Iterator for Texts<'_> {
    type Item = Text;

    fn next(&mut self) -> Option<Text> {
        let (digest, rest) = self.packed.bytes.split_first_chunk()?;
        self.packed.bytes = rest;
        let [further, length] = [(); 2].map(|()| u32::try_from(self.packed.number()).unwrap_or(u32::MAX));
        self.start += further;
        Some(Text { digest: u64::from_le_bytes(*digest), start: self.start, end: self.start + length })
    }
}

/// What a note says of its line.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Said {
    /// It stands beside a value that the appraisal changed.
    WhyItChanged,
    Else,
}

impl Notes {
    /// Takes in the note of a row; it is not empty.
    pub fn take(&mut self, key: UnitKey, line: &Line, note: &Field<'_>) -> Said {
        // what does not apply, does so in many places for one reason
        if !line.values.contains(&Some(Value::NotApplicable))
            && let Some(folded) = self.folder.fold_words(note.text, FEWEST_WORDS)
        {
            let (start, end) = match note.place {
                Place::Span(_, start, end) => (start, end),
                Place::Line(_, start) => (start, start),
                Place::File(_) => (0, 0),
            };
            let digest = FxBuildHasher.hash_one((key.period.year(), folded));
            let text = Text { digest, start, end };
            let organisation = u32::try_from(key.organisation).unwrap_or(u32::MAX);
            self.put(text, organisation, note.place.file());
        }
        let [own, appraised] = [Stage::Own, Stage::Appraised].map(|stage| line.values[stage.index()]);
        let changed = own.is_some() && appraised.is_some() && own != appraised;
        if changed { Said::WhyItChanged } else { Said::Else }
    }

    /// Keeps a text, unless it is the one that its owner had before.
    fn put(&mut self, text: Text, organisation: u32, file: FileId) {
        let owner = self.owners.last().filter(|owner| owner.organisation == organisation);
        if owner.is_some() && self.last.digest == text.digest {
            return;
        }
        let mut before = self.last.start;
        if text.start < before || owner.is_none_or(|owner| owner.file != file) {
            self.owners.push(Owner { first: offset(self.packed.len()), organisation, file });
            before = 0;
        }
        self.last = text;
        self.packed.extend_from_slice(&text.digest.to_le_bytes());
        let mut packer = Packer { bytes: &mut self.packed };
        packer.number(u64::from(text.start - before));
        packer.number(u64::from(text.end - text.start));
    }

    /// Takes over the notes of `other`.
    pub fn append(&mut self, other: &Self) {
        let before = offset(self.packed.len());
        self.owners.extend(other.owners.iter().map(|owner| Owner { first: owner.first + before, ..*owner }));
        self.packed.extend_from_slice(&other.packed);
        if !other.owners.is_empty() {
            self.last = other.last;
        }
    }

    /// Reports each text that several organisations have.
    pub fn report_shared(&self, organisations: &Register, report: &mut Report) {
        let mut shared: Vec<Shared> = (0..PARTS).flat_map(|part| self.shared_of(part)).collect();
        shared.sort_unstable();
        // mostly they are only counted
        let places = OnceCell::new();
        for text in &shared {
            report.add_made(Code::JustificationShared, || {
                let places = places.get_or_init(|| self.places_of(&shared));
                finding(places.get(&text.digest).map_or(&[], Vec::as_slice), organisations)
            });
        }
    }

    /// Where texts stand, and whose they are.
    fn places_of(&self, shared: &[Shared]) -> FxHashMap<u64, Vec<(Place, u32)>> {
        let mut places: FxHashMap<u64, Vec<(Place, u32)>> =
            shared.iter().map(|text| (text.digest, Vec::new())).collect();
        for (text, owner) in self.owned() {
            if let Some(places) = places.get_mut(&text.digest) {
                let owner = &self.owners[owner];
                let place = Place::Span(owner.file, text.start, text.end);
                places.push((place, owner.organisation));
            }
        }
        places
    }

    /// All texts, each with its owner's place.
    fn owned(&self) -> impl Iterator<Item = (Text, usize)> {
        let ends = self.owners.iter().skip(1).map(|next| next.first).chain([offset(self.packed.len())]);
        self.owners.iter().zip(ends).enumerate().flat_map(|(index, (owner, end))| {
            let packed = Unpacker { bytes: &self.packed[owner.first as usize..end as usize] };
            Texts { packed, start: 0 }.map(move |text| (text, index))
        })
    }

    /// The texts of several organisations among a part of all, so that few are sorted at a time.
    fn shared_of(&self, part: u64) -> Vec<Shared> {
        // as many as there may be, so that the list does not outgrow its room
        let most = self.packed.len() / FEWEST_BYTES / usize::try_from(PARTS).unwrap_or(1);
        let mut texts: Vec<(u64, u32, u32)> = Vec::with_capacity(most + most / 16);
        // an iterator over what is nested goes faster by itself than when it is asked again and again
        let of_part = self.owned().filter(|(text, _)| text.digest % PARTS == part);
        of_part.for_each(|(text, owner)| texts.push((text.digest, text.start, offset(owner))));
        texts.sort_unstable_by_key(|(digest, ..)| *digest);
        let of_one_text = texts.chunk_by(|(one, ..), (other, ..)| one == other);
        let shared = of_one_text.filter_map(|texts| {
            let owners = || texts.iter().map(|(.., owner)| &self.owners[*owner as usize]);
            let first = owners().next()?;
            let are_several = owners().any(|other| other.organisation != first.organisation);
            let starts = owners().zip(texts).map(|(owner, (_, start, _))| (owner.file, *start));
            let (file, start) = starts.min().filter(|_| are_several)?;
            Some(Shared { file, start, digest: texts[0].0 })
        });
        shared.collect()
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
    let mut names: Vec<String> = at
        .iter()
        .take(MOST_NAMED)
        .map(|(_, index)| organisations.at(*index as usize).id().to_owned())
        .collect();
    names.extend((at.len() > MOST_NAMED).then(|| "…".to_owned()));
    let mut found = Diagnostic::new(Code::JustificationShared, at[0].0)
        .with("count", at.len())
        .with("organisations", names);
    found.related = at.iter().skip(1).take(MOST_NAMED - 1).map(|(place, _)| *place).collect();
    found
}

/// A place among what is packed, which takes less than the texts do, or among owners.
fn offset(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{FileId, Notes, Text};

    /// Whose a text is, and the text.
    type Given = (u32, u32, u64, u32, u32);

    fn given() -> impl Strategy<Value = Vec<Vec<Given>>> {
        let text = (0_u32..3, 0_u32..2, 0_u64..3, 0_u32..500, 0_u32..300);
        prop::collection::vec(prop::collection::vec(text, 0..8), 0..5)
    }

    proptest! {
        #[test]
        fn texts_are_unpacked_as_they_were_put_in(pieces in given()) {
            let (mut all, mut expected) = (Notes::default(), Vec::new());
            for piece in pieces {
                let (mut notes, mut before) = (Notes::default(), None);
                for (organisation, file, digest, start, length) in piece {
                    notes.put(Text { digest, start, end: start + length }, organisation, FileId(file));
                    // the text that its owner had before is not kept again
                    if before.replace((organisation, digest)) != Some((organisation, digest)) {
                        expected.push((organisation, file, digest, start, start + length));
                    }
                }
                all.append(&notes);
            }
            let owned = all.owned().map(|(Text { digest, start, end }, owner)| {
                let owner = &all.owners[owner];
                (owner.organisation, owner.file.0, digest, start, end)
            });
            prop_assert_eq!(owned.collect::<Vec<_>>(), expected);
        }
    }
}
