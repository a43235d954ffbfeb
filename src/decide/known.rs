//! What is known of results while others are worked out: of each only what others may ask for, so that hundreds of
//! thousands of them take little room. The rest of a result is worked out again where it is told.

use std::num::NonZero;
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::ends::Way;
use crate::check::{PeerGroup, ValidDataset};
use crate::model::results::{QuotaResult, SettledBy, Standing, Status};
use crate::model::{Guideline, Measure, Period, Stage, UnitKey};
use crate::score::Plain;

/// What a result comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Brief {
    computed: Option<Rung>,
    final_outcome: Option<Rung>,
    pub status: Status,
    pub standing: Option<Standing>,
    pub settled_by: SettledBy,
}

/// An outcome by its place in the guideline; a guideline's file is too short for more than there are numbers.
type Rung = NonZero<u32>;

fn rung(outcome: usize) -> Option<Rung> {
    u32::try_from(outcome).ok()?.checked_add(1).and_then(NonZero::new)
}

const fn outcome(rung: Rung) -> usize {
    rung.get() as usize - 1
}

impl Brief {
    /// Before the quota.
    pub fn new(status: Status, computed: Option<usize>) -> Self {
        let computed = computed.and_then(rung);
        Self { computed, final_outcome: computed, status, standing: None, settled_by: SettledBy::Rank }
    }

    /// Before the quota.
    pub fn computed(&self) -> Option<usize> {
        self.computed.map(outcome)
    }

    /// After the quota.
    pub fn final_outcome(&self) -> Option<usize> {
        self.final_outcome.map(outcome)
    }

    /// Whether its rank among its peers settled where it stands.
    pub fn is_ranked(&self) -> bool {
        self.standing.is_some() && self.settled_by == SettledBy::Rank
    }

    /// Where a candidate of the quota ended; without an outcome it is held.
    pub fn settle(&mut self, standing: Standing, by: SettledBy, outcome: Option<usize>) {
        self.standing = Some(standing);
        self.settled_by = by;
        self.final_outcome = outcome.and_then(rung);
        if outcome.is_none() {
            self.status = Status::Held;
        }
    }
}

/// All that has been worked out.
#[derive(Debug)]
pub struct State {
    /// The review whose outcomes a preview takes from another stage, and that stage.
    pub preview: Option<(usize, Stage)>,
    /// By review and period, then organisation.
    briefs: FxHashMap<(usize, Period), Vec<Option<Brief>>>,
    /// How those may end that are not determined; only where some guideline looks at other results.
    open: FxHashMap<UnitKey, Box<[Way]>>,
    pub quotas: FxHashMap<PeerGroup, QuotaResult>,
    /// By guideline.
    plain: Arc<[Plain]>,
    /// By guideline: the places of the measures that are worked out.
    measures: Arc<[Vec<usize>]>,
}

impl State {
    /// Nothing yet.
    pub fn new(data: &ValidDataset, preview: Option<(usize, Stage)>) -> Self {
        let measures = data.guidelines.iter().map(|guideline| {
            let all = guideline.measures.iter().enumerate();
            all.filter(|(_, measure)| guideline.works_out(measure)).map(|(place, _)| place).collect()
        });
        Self::of(data.guidelines.iter().map(Plain::of).collect(), measures.collect(), preview)
    }

    /// Nothing yet, of the same folder.
    pub fn anew(&self) -> Self {
        Self::of(self.plain.clone(), self.measures.clone(), self.preview)
    }

    fn of(plain: Arc<[Plain]>, measures: Arc<[Vec<usize>]>, preview: Option<(usize, Stage)>) -> Self {
        let (briefs, open, quotas) = Default::default();
        Self { preview, briefs, open, quotas, plain, measures }
    }

    pub fn brief(&self, key: UnitKey) -> Option<&Brief> {
        self.briefs.get(&(key.review, key.period))?.get(key.organisation)?.as_ref()
    }

    pub fn brief_mut(&mut self, key: UnitKey) -> Option<&mut Brief> {
        self.briefs.get_mut(&(key.review, key.period))?.get_mut(key.organisation)?.as_mut()
    }

    /// Keeps a result among those of `organisations`.
    pub fn put(&mut self, key: UnitKey, brief: Brief, organisations: usize) {
        let of_period = self.briefs.entry((key.review, key.period));
        let of_period = of_period.or_insert_with(|| vec![None; organisations]);
        of_period[key.organisation] = Some(brief);
    }

    pub fn keep_open(&mut self, key: UnitKey, ways: Vec<Way>) {
        self.open.insert(key, ways.into());
    }
}

/// The folder, and what has been worked out of it: what a result may look at.
#[derive(Clone, Copy)]
pub struct Known<'k> {
    pub data: &'k ValidDataset,
    pub state: &'k State,
}

impl<'k> Known<'k> {
    pub fn guideline(self, index: usize) -> &'k Guideline {
        &self.data.guidelines[index]
    }

    /// The measures of a guideline that are worked out.
    pub fn measures_of(self, guideline: usize) -> impl Iterator<Item = &'k Measure> {
        let all = &self.guideline(guideline).measures;
        self.state.measures[guideline].iter().map(|place| &all[*place])
    }

    /// The plain lines of a guideline.
    pub fn plain(self, guideline: usize) -> &'k Plain {
        &self.state.plain[guideline]
    }

    /// The stage a guideline's outcomes are computed from: its last one, or the previewed one.
    pub fn stage(self, key: UnitKey, guideline: usize) -> Stage {
        let guideline = self.guideline(guideline);
        let previewed =
            self.state.preview.filter(|(review, _)| *review == key.review).map(|(_, stage)| stage);
        let previewed = previewed.filter(|stage| guideline.stages.contains(stage));
        previewed.unwrap_or_else(|| guideline.last_stage())
    }

    /// Every end that a unit may still come to, if it has been worked out.
    pub fn ways(self, key: UnitKey) -> Vec<Way> {
        let Some(brief) = self.state.brief(key) else { return Vec::new() };
        match brief.status {
            Status::Unrated => vec![Way::Unrated],
            Status::NotCandidate => vec![Way::NotCandidate],
            Status::Determined => brief.final_outcome().map(Way::Outcome).into_iter().collect(),
            Status::Held => self.capped_and_lower(key).into_iter().flatten().map(Way::Outcome).collect(),
            Status::Undetermined => self.state.open.get(&key).map(|ways| ways.to_vec()).unwrap_or_default(),
        }
    }

    fn capped_and_lower(self, key: UnitKey) -> Option<[usize; 2]> {
        capped_and_lower(self.guideline(self.data.guideline_for(key)?))
    }
}

/// The capped outcome of a quota and the one to demote to, by their places.
pub fn capped_and_lower(guideline: &Guideline) -> Option<[usize; 2]> {
    let quota = guideline.quota.as_ref()?;
    let capped = guideline.outcome_at(quota.outcome.value.as_str())?;
    Some([capped, guideline.outcome_at(quota.demote_to.value.as_str())?])
}
