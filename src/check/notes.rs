//! Notes (ghi chú) of assessment rows: which forms explain a changed value, and which texts serve several
//! organisations. Of a text only a digest is kept.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::{DefaultHasher, Hash, Hasher};

use crate::diagnostics::{Code, Diagnostic, Report, fold};
use crate::model::record::Field;
use crate::model::{Line, Organisation, Place, Stage, UnitKey, Value};

/// A shorter note (“không có”, “đúng hạn”) is nobody's own words.
const FEWEST_WORDS: usize = 6;

/// The most organisations and places that are named.
const MOST_NAMED: usize = 5;

#[derive(Debug, Default)]
pub struct Notes {
    explained: HashSet<UnitKey>,
    /// By year and digest: where each organisation has the text first.
    texts: HashMap<(i16, u64), BTreeMap<usize, Place>>,
}

impl Notes {
    /// Takes in the note of a row; it is not empty.
    pub fn take(&mut self, key: UnitKey, line: &Line, note: Field<'_>) {
        let [own, appraised] = [Stage::Own, Stage::Appraised].map(|stage| line.values[stage.index()]);
        if own.is_some() && appraised.is_some() && own != appraised {
            self.explained.insert(key);
        }
        // what does not apply, does so in many places for one reason
        if !line.values.contains(&Some(Value::NotApplicable))
            && let Some(digest) = digest(note.text)
        {
            let places = self.texts.entry((key.period.year(), digest)).or_default();
            places.entry(key.organisation).or_insert(note.place);
        }
    }

    /// Reports each text that several organisations have.
    pub fn report_shared(&self, organisations: &[Organisation], report: &mut Report) {
        let mut shared: Vec<&BTreeMap<usize, Place>> =
            self.texts.values().filter(|places| places.len() > 1).collect();
        shared.sort_by_key(|places| places.values().min());
        report.extend(shared.into_iter().map(|places| finding(places, organisations)));
    }

    pub fn explained(self) -> HashSet<UnitKey> {
        self.explained
    }
}

fn finding(places: &BTreeMap<usize, Place>, organisations: &[Organisation]) -> Diagnostic {
    let mut at: Vec<(Place, usize)> = places.iter().map(|(index, place)| (*place, *index)).collect();
    at.sort_unstable();
    let mut names: Vec<String> =
        at.iter().take(MOST_NAMED).map(|(_, index)| organisations[*index].id.to_string()).collect();
    names.extend((at.len() > MOST_NAMED).then(|| "…".to_owned()));
    let mut found = Diagnostic::new(Code::JustificationShared, at[0].0)
        .with("count", at.len())
        .with("organisations", names);
    found.related = at.iter().skip(1).take(MOST_NAMED - 1).map(|(place, _)| *place).collect();
    found
}

/// A digest of the text without regard to case, accents and space; `None` for one of few words.
fn digest(text: &str) -> Option<u64> {
    if text.split_whitespace().count() < FEWEST_WORDS {
        return None;
    }
    let mut hasher = DefaultHasher::new();
    fold(text).split_whitespace().for_each(|word| word.hash(&mut hasher));
    Some(hasher.finish())
}
