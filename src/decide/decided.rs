//! Results as they are kept: of each what it comes to; all that it rests on is worked out again for who asks.

use super::engine::served;
use super::known::{Brief, Known, State};
use super::unit::{Extent, Space};
use crate::check::{PeerGroup, ValidDataset, peer_group};
use crate::model::results::{QuotaResult, Results, Standing, Status, UnitResult};
use crate::model::{Every, Exact, Period, Stage, UnitKey, Workspace};
use crate::threads::{self, Crew};

/// The results of some reviews in all periods within one.
#[derive(Debug)]
pub struct Decided {
    pub(super) period: Period,
    pub(super) state: State,
    pub(super) listings: Vec<Listing>,
}

/// The units of a review, by organisation, then period.
#[derive(Debug)]
pub struct Listing {
    pub review: usize,
    pub units: Vec<Entry>,
    /// All that the review has in these periods.
    pub is_whole: bool,
}

/// A unit of a listing; there may be hundreds of thousands.
#[derive(Clone, Copy, Debug)]
pub struct Entry {
    organisation: u32,
    guideline: u32,
    period: Period,
}

impl Entry {
    pub fn new(key: UnitKey, guideline: usize) -> Option<Self> {
        let small = |index: usize| u32::try_from(index).ok();
        Some(Self {
            organisation: small(key.organisation)?,
            guideline: small(guideline)?,
            period: key.period,
        })
    }

    const fn organisation(self) -> usize {
        self.organisation as usize
    }

    pub const fn guideline(self) -> usize {
        self.guideline as usize
    }

    pub const fn key(self, review: usize) -> UnitKey {
        UnitKey { review, organisation: self.organisation(), period: self.period }
    }
}

impl Listing {
    /// All units of a review in all periods within one.
    pub fn new(data: &ValidDataset, review: usize, period: Period) -> Self {
        let used: Vec<Every> =
            data.review_guidelines[review].iter().map(|index| data.guidelines[*index].every).collect();
        let mut periods = Workspace::periods_within(period);
        periods.retain(|period| used.contains(&period.every()));
        Self::of(data, review, &periods)
    }

    /// Those of one period alone.
    pub fn exactly(data: &ValidDataset, review: usize, period: Period) -> Self {
        Self::of(data, review, &[period])
    }

    fn of(data: &ValidDataset, review: usize, periods: &[Period]) -> Self {
        let mut units = Vec::with_capacity(if periods.is_empty() { 0 } else { data.organisations.len() });
        for organisation in 0..data.organisations.len() {
            for period in periods {
                let key = UnitKey { review, organisation, period: *period };
                units.extend(served(data, key).and_then(|guideline| Entry::new(key, guideline)));
            }
        }
        Self { review, units, is_whole: true }
    }

    /// Those of one organisation.
    #[must_use]
    pub fn only(mut self, organisation: usize) -> Self {
        self.units.retain(|entry| entry.organisation() == organisation);
        Self { is_whole: false, ..self }
    }
}

impl Decided {
    #[must_use]
    pub const fn period(&self) -> Period {
        self.period
    }

    /// Whether it holds every review as it is.
    #[must_use]
    pub fn is_of_all(&self, data: &ValidDataset) -> bool {
        self.state.preview.is_none() && self.listings.len() == data.review_guidelines.len()
    }

    /// The results of a review, which is one of those that were worked out, in the folder that they were worked out of.
    ///
    /// # Panics
    /// When it is not.
    #[must_use]
    pub fn review<'a>(&'a self, data: &'a ValidDataset, review: usize) -> Listed<'a> {
        let listing = self.listings.iter().find(|listing| listing.review == review);
        let listing = listing.expect("only what was worked out is asked for");
        Listed { known: Known { data, state: &self.state }, listing, period: self.period }
    }

    /// All of them, in the manifest's order.
    pub fn reviews<'a>(&'a self, data: &'a ValidDataset) -> impl Iterator<Item = Listed<'a>> {
        self.listings.iter().map(|listing| self.review(data, listing.review))
    }
}

/// What a unit comes to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ended {
    pub organisation: usize,
    pub period: Period,
    pub guideline: usize,
    pub status: Status,
    /// Before the quota.
    pub computed: Option<usize>,
    pub final_outcome: Option<usize>,
    pub standing: Option<Standing>,
}

/// The results of one review.
#[derive(Clone, Copy)]
pub struct Listed<'a> {
    pub(super) known: Known<'a>,
    listing: &'a Listing,
    period: Period,
}

impl<'a> Listed<'a> {
    #[must_use]
    pub const fn review(self) -> usize {
        self.listing.review
    }

    #[must_use]
    pub const fn period(self) -> Period {
        self.period
    }

    #[must_use]
    pub const fn data(self) -> &'a ValidDataset {
        self.known.data
    }

    /// How many there are.
    #[must_use]
    pub fn count(self) -> usize {
        self.listing.units.len()
    }

    /// The units, by organisation, then period, each with its guideline.
    pub fn units(self) -> impl Iterator<Item = (UnitKey, usize)> + use<'a> {
        self.listing.units.iter().map(move |entry| (entry.key(self.listing.review), entry.guideline()))
    }

    /// What each unit comes to, by organisation, then period.
    pub fn ends(self) -> impl Iterator<Item = Ended> + use<'a> {
        self.units().filter_map(move |(key, guideline)| self.ended(key, guideline))
    }

    /// What the unit at a place comes to.
    #[must_use]
    pub fn end(self, place: u32) -> Option<Ended> {
        let entry = self.listing.units.get(place as usize)?;
        self.ended(entry.key(self.listing.review), entry.guideline())
    }

    fn ended(self, key: UnitKey, guideline: usize) -> Option<Ended> {
        let brief = self.known.state.brief(key)?;
        Some(Ended {
            organisation: key.organisation,
            period: key.period,
            guideline,
            status: brief.status,
            computed: brief.computed(),
            final_outcome: brief.final_outcome(),
            standing: brief.standing,
        })
    }

    /// The total of the unit at a place, at the stage that its outcome is computed from.
    #[must_use]
    pub fn total(self, place: u32, space: &mut Space) -> Option<Exact> {
        let entry = &self.listing.units[place as usize];
        let weighed = self.known.weigh(entry.key(self.listing.review), entry.guideline(), space);
        let total = weighed.scores.total.clone();
        space.take_back(weighed);
        total
    }

    /// The final outcome of a unit, if it has one.
    #[must_use]
    pub fn final_outcome(self, key: UnitKey) -> Option<usize> {
        self.known.state.brief(key).and_then(Brief::final_outcome)
    }

    /// Whether that may still change, because a peer on whom the cap of its quota rests is undetermined.
    #[must_use]
    pub fn is_provisional(self, key: UnitKey, guideline: usize) -> bool {
        self.known.state.brief(key).is_some_and(Brief::is_ranked) && self.known.is_provisional(key, guideline)
    }

    /// Its outcome before the quota.
    #[must_use]
    pub fn computed(self, key: UnitKey) -> Option<usize> {
        self.known.state.brief(key).and_then(Brief::computed)
    }

    /// The waivers that set its conditions, as indexes into the folder's waivers.
    pub fn waivers(self, key: UnitKey, guideline: usize) -> impl Iterator<Item = usize> {
        let conditions = self.known.data.guidelines[guideline].conditions();
        conditions.filter_map(move |condition| self.known.waiver(key, condition))
    }

    /// A result, worked out in a space that is used again, as is that of a result that is not needed any more.
    #[must_use]
    pub fn result(
        self,
        place: u32,
        extent: Extent,
        before: Option<UnitResult>,
        space: &mut Space,
    ) -> UnitResult {
        let entry = &self.listing.units[place as usize];
        self.known.result(entry.key(self.listing.review), entry.guideline(), extent, before, space)
    }

    /// The whole result of a unit, if that is one of these.
    #[must_use]
    pub fn result_of(self, key: UnitKey) -> Option<UnitResult> {
        self.known.state.brief(key)?;
        let (guideline, space) = (self.known.data.guideline_for(key)?, &mut Space::default());
        Some(self.known.result(key, guideline, Extent::Whole, None, space))
    }

    /// The stage of a preview.
    #[must_use]
    pub fn preview(self) -> Option<Stage> {
        self.known.state.preview.map(|(_, stage)| stage)
    }

    /// The guidelines of the units at these places, in order of first appearance.
    #[must_use]
    pub fn guidelines(self, places: &[u32]) -> Vec<usize> {
        let mut used = Vec::new();
        for entry in places.iter().map(|place| &self.listing.units[*place as usize]) {
            if !used.contains(&entry.guideline()) {
                used.push(entry.guideline());
            }
        }
        used
    }

    /// The quotas of its units, in order of first appearance.
    pub fn quotas(self) -> impl Iterator<Item = &'a QuotaResult> {
        let mut met = rustc_hash::FxHashSet::default();
        let groups =
            self.units().filter_map(move |(key, guideline)| peer_group(self.known.data, key, guideline));
        groups
            .filter(move |group| met.insert(*group))
            .filter_map(move |group| self.known.state.quotas.get(&group))
    }

    /// The quota of a peer group.
    #[must_use]
    pub fn quota(self, group: PeerGroup) -> Option<&'a QuotaResult> {
        self.known.state.quotas.get(&group)
    }

    /// All of it, the results of these places only.
    #[must_use]
    pub fn results_at(self, places: &[u32]) -> Results {
        let data = self.known.data;
        let mut jobs = places.chunks(threads::job_of(places.len()));
        let mut units = Vec::with_capacity(places.len());
        let work = |places: &[u32], space: &mut Space| -> Vec<UnitResult> {
            places.iter().map(|place| self.result(*place, Extent::Whole, None, space)).collect()
        };
        let take = |results: Vec<UnitResult>| {
            units.extend(results);
            Ok(())
        };
        let crew = Crew::for_things(places.len());
        let Ok::<(), std::convert::Infallible>(()) = threads::in_order(crew, || Ok(jobs.next()), work, take);
        let guidelines = self.guidelines(places);
        Results {
            review: data.manifest.reviews[self.listing.review].id.clone(),
            period: self.period,
            preview: self.preview(),
            illustrative: guidelines.into_iter().any(|guideline| data.guidelines[guideline].illustrative),
            units,
            quotas: self.quotas().cloned().collect(),
        }
    }

    /// The places of the units of some organisations; of all where none is named.
    #[must_use]
    pub fn places_of(self, organisations: &[usize]) -> Vec<u32> {
        let is_one = |key: UnitKey| organisations.is_empty() || organisations.contains(&key.organisation);
        (0..).zip(self.units()).filter(|(_, (key, _))| is_one(*key)).map(|(place, _)| place).collect()
    }

    /// The places of all its units.
    #[must_use]
    pub fn places(self) -> Vec<u32> {
        (0..).take(self.count()).collect()
    }

    /// All of it.
    #[must_use]
    pub fn results(self) -> Results {
        self.results_at(&self.places())
    }
}
