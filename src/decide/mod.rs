//! Phase 4, points → outcomes: measures, conditions, the ladder, the quota. In dependency order; it reads nothing
//! and cannot fail. What it cannot decide it leaves undetermined, with what is missing.

mod condition;
mod counts;
mod decided;
mod ends;
mod engine;
mod figure;
mod glance;
mod inspect;
mod known;
mod ladder;
mod missing;
mod quota;
mod summary;
mod supposing;
mod unfit;
mod unit;
mod verdict;
mod worked;

pub use decided::{Decided, Ended, Listed};
pub use ends::{Aside, End, Share};
pub use figure::{Possible, is_counted};
pub use glance::Glance;
pub use inspect::{Inspection, inspect};
pub use quota::compare as compare_ranks;
pub use summary::{counted, summary};
pub use supposing::Supposing;
pub use unit::{Extent, Space};
pub use verdict::surely_reaches;
pub use worked::{StageSums, Worked};

use crate::check::ValidDataset;
use crate::diagnostics::Report;
use crate::model::results::Results;
use crate::model::{Period, Stage, UnitKey};
use decided::Listing;
use engine::{Engine, looks_elsewhere};
use known::{Known, State};

/// Works out a review in all periods within `period`. With `preview` its outcomes come from that stage.
/// The report holds measured values that do not fit their lines; with any, the results do not count.
#[must_use]
pub fn decided(
    data: &ValidDataset,
    review: usize,
    period: Period,
    preview: Option<Stage>,
) -> (Decided, Report) {
    let preview = preview.map(|stage| (review, stage));
    let listings = vec![Listing::new(data, review, period)];
    Engine::new(data, preview).decided(period, listings, &|_| (), &mut |_, ()| ())
}

/// Works out all reviews in all periods within `period`, each result once; in the manifest's order. `look` is shown
/// every unit while it is at hand, and `keep` is given what it saw, always in the same order.
#[must_use]
pub fn all_decided<Seen: Send>(
    data: &ValidDataset,
    period: Period,
    look: impl Fn(&Glance<'_>) -> Seen + Sync,
    mut keep: impl FnMut(UnitKey, Seen) + Send,
) -> (Decided, Report) {
    let reviews = 0..data.review_guidelines.len();
    let listings = reviews.map(|review| Listing::new(data, review, period)).collect();
    Engine::new(data, None).decided(period, listings, &look, &mut keep)
}

/// The outcomes before the quota of some units of a review, if their outcomes came from another stage. Where they look
/// at no other result nothing else is worked out.
#[must_use]
pub fn computed(
    data: &ValidDataset,
    review: usize,
    period: Period,
    stage: Stage,
    units: &[UnitKey],
) -> Vec<Option<usize>> {
    let free =
        |key: &UnitKey| data.guideline_for(*key).filter(|index| !looks_elsewhere(&data.guidelines[*index]));
    let guidelines: Option<Vec<usize>> = units.iter().map(free).collect();
    let Some(guidelines) = guidelines else {
        let (decided, _) = decided(data, review, period, Some(stage));
        let listed = decided.review(data, review);
        return units.iter().map(|key| listed.computed(*key)).collect();
    };
    let state = State::new(data, Some((review, stage)));
    let known = Known { data, state: &state };
    let mut space = Space::default();
    let one = |(key, index): (&UnitKey, usize)| {
        let weighed = known.weigh(*key, index, &mut space);
        let computed = known.outline(&weighed, &mut space).brief.computed();
        space.take_back(weighed);
        computed
    };
    units.iter().zip(guidelines).map(one).collect()
}

/// The same as [`decided`], with everything that each result rests on.
#[must_use]
pub fn results(
    data: &ValidDataset,
    review: usize,
    period: Period,
    preview: Option<Stage>,
) -> (Results, Report) {
    let (decided, report) = decided(data, review, period, preview);
    (decided.review(data, review).results(), report)
}
