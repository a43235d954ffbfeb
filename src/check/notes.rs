//! Notes (ghi chú) of assessment rows: which forms explain a changed value, and which texts serve several
//! organisations. Of a text only a digest is kept.

use std::collections::BTreeMap;
use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use crate::diagnostics::{Code, Diagnostic, Folder, Report};
use crate::model::record::Field;
use crate::model::{Line, Place, Register, Stage, UnitKey, Value};

/// A shorter note (“không có”, “đúng hạn”) is nobody's own words.
const FEWEST_WORDS: usize = 6;

/// The most organisations and places that are named.
const MOST_NAMED: usize = 5;

#[derive(Debug, Default)]
pub struct Notes {
    texts: Vec<Text>,
    folder: Folder,
}

/// The text of a note, as a digest of it and its year, and who has it where. There may be millions.
#[derive(Clone, Copy, Debug)]
struct Text {
    digest: Digest,
    organisation: u32,
    place: Place,
}

/// As bytes, so that a [`Text`] has no gaps.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
struct Digest([u8; 8]);

impl Digest {
    /// Of a folded text.
    fn of(year: i16, text: &[u8]) -> Self {
        Self(FxBuildHasher.hash_one((year, text)).to_le_bytes())
    }

    const fn number(self) -> u64 {
        u64::from_le_bytes(self.0)
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
            let digest = Digest::of(key.period.year(), folded);
            let organisation = u32::try_from(key.organisation).unwrap_or(u32::MAX);
            let known = |text: &Text| (text.digest, text.organisation) == (digest, organisation);
            if !self.texts.last().is_some_and(known) {
                self.texts.push(Text { digest, organisation, place: note.place });
            }
        }
        let [own, appraised] = [Stage::Own, Stage::Appraised].map(|stage| line.values[stage.index()]);
        let changed = own.is_some() && appraised.is_some() && own != appraised;
        if changed { Said::WhyItChanged } else { Said::Else }
    }

    /// Takes over the notes of `other`.
    pub fn append(&mut self, mut other: Self) {
        self.texts.append(&mut other.texts);
    }

    /// Reports each text that several organisations have.
    pub fn report_shared(mut self, organisations: &Register, report: &mut Report) {
        self.drop_single();
        self.texts.sort_unstable_by_key(|text| text.digest.number());
        let of_one_text = |a: &Text, b: &Text| a.digest == b.digest;
        let several = |texts: &&[Text]| texts.iter().any(|text| text.organisation != texts[0].organisation);
        let mut shared: Vec<&[Text]> = self.texts.chunk_by(of_one_text).filter(several).collect();
        shared.sort_by_cached_key(|texts| texts.iter().map(|text| text.place).min());
        for texts in shared {
            report.add_made(Code::JustificationShared, || finding(texts, organisations));
        }
    }

    /// Drops most of the texts that stand once, without sorting them.
    fn drop_single(&mut self) {
        let slots = (self.texts.len() * 8).next_power_of_two();
        let slot = |text: &Text| usize::try_from(text.digest.number()).unwrap_or_default() & (slots - 1);
        let (mut once, mut again) = (vec![0_u64; slots / 64 + 1], vec![0_u64; slots / 64 + 1]);
        for text in &self.texts {
            let (word, bit) = (slot(text) / 64, 1 << (slot(text) % 64));
            again[word] |= once[word] & bit;
            once[word] |= bit;
        }
        self.texts.retain(|text| again[slot(text) / 64] & (1 << (slot(text) % 64)) != 0);
    }
}

/// One text of several organisations, each with the place where it has it first.
fn finding(texts: &[Text], organisations: &Register) -> Diagnostic {
    let mut places = BTreeMap::new();
    for text in texts {
        let first = places.entry(text.organisation).or_insert(text.place);
        *first = text.place.min(*first);
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
