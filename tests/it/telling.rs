//! What is told of a result is what was decided, and what was told before leaves no trace in it.

use std::path::Path;

use bontot::check::{self, Frame, Records, ValidDataset};
use bontot::decide::{self, Extent, Space};
use bontot::load::{self, Loaded, Root};
use bontot::model::{Period, UnitKey};

use crate::harness::{entries, home};

fn checked(folder: &Path) -> ValidDataset {
    let Loaded { dataset, record_files, sources, mut report, .. } =
        load::folder(&Root::from(folder), load::Digests::Perhaps).expect("the folder can be read");
    let frame = Frame::new(dataset.expect("a folder without errors"), &mut report);
    let mut records = Records::default();
    for file in record_files.iter() {
        let mut rows = check::Rows::new(&frame);
        load::records(file, &sources, &mut report, &mut rows).expect("the file can be read");
        records.take(rows);
    }
    records.finish(frame, &mut report).expect("a folder without errors")
}

/// Tells the results of a review in a year, from the last to the first; how many there are.
fn tell(data: &ValidDataset, review: usize, year: i16) -> usize {
    let (decided, _) = decide::decided(data, review, Period::year_of(year), None);
    let listed = decided.review(data, review);
    let ends: Vec<decide::Ended> = listed.ends().collect();
    let units: Vec<(u32, (UnitKey, usize))> = (0..).zip(listed.units()).collect();
    let (mut space, mut before) = (Space::default(), None);
    for ((place, (key, guideline)), end) in units.into_iter().zip(&ends).rev() {
        let told = listed.result(place, Extent::Whole, before.take(), &mut space);
        assert_eq!(
            (told.organisation, told.period, told.guideline),
            (key.organisation, key.period, guideline)
        );
        assert_eq!((told.status, told.final_outcome), (end.status, end.final_outcome), "{key:?}");
        assert_eq!(told.computed, listed.computed(key), "{key:?}");
        let mut alone = listed.result_of(key).expect("it was decided");
        assert_eq!(format!("{told:?}"), format!("{alone:?}"));
        let reasons = listed.result(place, Extent::Reasons, Some(told), &mut space);
        alone.conditions.retain(|condition| {
            condition.waiver.is_some() || condition.list.may_tell(end.status, alone.computed)
        });
        assert_eq!(format!("{reasons:?}"), format!("{alone:?}"));
        before = Some(reasons);
    }
    ends.len()
}

#[test]
fn results_are_told_as_they_were_decided() {
    let mut count = 0;
    for folder in entries(&home().join("examples")) {
        let data = checked(&folder);
        for review in 0..data.manifest.reviews.len() {
            count += data.years.keys().map(|year| tell(&data, review, *year)).sum::<usize>();
        }
    }
    assert!(count > 1000, "{count}");
}
