//! Notes (ghi chú) of assessment rows: which forms explain a changed value, and which texts serve several
//! organisations. Of a text only a digest is kept.

use std::collections::BTreeMap;
use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use crate::diagnostics::{Code, Diagnostic, Report, fold};
use crate::model::record::Field;
use crate::model::{Line, Place, Register, Stage, UnitKey, Value};

/// A shorter note (“không có”, “đúng hạn”) is nobody's own words.
const FEWEST_WORDS: usize = 6;

/// The most organisations and places that are named.
const MOST_NAMED: usize = 5;

#[derive(Debug, Default)]
pub struct Notes {
    texts: Vec<Text>,
}

/// The text of a note, as its digest, and who has it where.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
struct Text {
    year: i16,
    digest: u64,
    organisation: usize,
    place: Place,
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
    pub fn take(&mut self, key: UnitKey, line: &Line, note: Field<'_>) -> Said {
        // what does not apply, does so in many places for one reason
        if !line.values.contains(&Some(Value::NotApplicable))
            && let Some(digest) = digest(note.text)
        {
            let (year, organisation) = (key.period.year(), key.organisation);
            let known =
                |text: &Text| (text.year, text.digest, text.organisation) == (year, digest, organisation);
            if !self.texts.last().is_some_and(known) {
                self.texts.push(Text { year, digest, organisation, place: note.place });
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
        self.texts.sort_unstable();
        let of_one_text = |a: &Text, b: &Text| (a.year, a.digest) == (b.year, b.digest);
        let several = |texts: &&[Text]| {
            // they stand by organisation
            texts.first().map(|text| text.organisation) != texts.last().map(|text| text.organisation)
        };
        let mut shared: Vec<&[Text]> = self.texts.chunk_by(of_one_text).filter(several).collect();
        shared.sort_by_cached_key(|texts| texts.iter().map(|text| text.place).min());
        for texts in shared {
            report.add_made(Code::JustificationShared, || finding(texts, organisations));
        }
    }

    /// Drops most of the texts that stand once, without sorting them.
    fn drop_single(&mut self) {
        let slots = (self.texts.len() * 8).next_power_of_two();
        let slot = |text: &Text| usize::try_from(text.digest).unwrap_or_default() & (slots - 1);
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
        places.entry(text.organisation).or_insert(text.place);
    }
    let mut at: Vec<(Place, usize)> = places.into_iter().map(|(index, place)| (place, index)).collect();
    at.sort_unstable();
    let mut names: Vec<String> =
        at.iter().take(MOST_NAMED).map(|(_, index)| organisations.at(*index).id().to_owned()).collect();
    names.extend((at.len() > MOST_NAMED).then(|| "…".to_owned()));
    let mut found = Diagnostic::new(Code::JustificationShared, at[0].0)
        .with("count", at.len())
        .with("organisations", names);
    found.related = at.iter().skip(1).take(MOST_NAMED - 1).map(|(place, _)| *place).collect();
    found
}

/// A digest of the text without regard to case, accents and space; `None` for one of few words.
fn digest(text: &str) -> Option<u64> {
    text.split_whitespace().nth(FEWEST_WORDS - 1)?;
    Some(FxBuildHasher.hash_one(fold(text)))
}
