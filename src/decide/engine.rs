//! Works out what is asked for, and before it what that needs: units that look at no other result first, on several
//! threads, then the quotas of their peers; what looks at other results after those, in the order of need.

use std::borrow::Cow;
use std::convert::Infallible;

use rustc_hash::{FxHashMap, FxHashSet};

use super::decided::{Decided, Entry, Listing};
use super::glance::Glance;
use super::known::{Known, State};
use super::quota::Peers;
use super::unit::{Outline, Space};
use crate::check::{PeerGroup, Step, ValidDataset, is_listed, order, peer_group};
use crate::diagnostics::Report;
use crate::model::{Guideline, Period, Stage, UnitKey};
use crate::threads::{self, Crew};

/// Looks at a unit while it is at hand.
pub type Look<'l, Seen> = &'l (dyn Fn(&Glance<'_>) -> Seen + Sync);

/// Takes what was seen.
pub type Keep<'k, Seen> = &'k mut (dyn FnMut(UnitKey, Seen) + Send);

/// A run.
pub struct Engine<'d> {
    pub data: &'d ValidDataset,
    pub state: State,
    /// Peer groups that are not settled yet.
    pub peers: FxHashMap<PeerGroup, Peers>,
    report: Report,
    /// By guideline: whether its results may need others.
    looks_elsewhere: Vec<bool>,
}

impl<'d> Engine<'d> {
    pub fn new(data: &'d ValidDataset, preview: Option<(usize, Stage)>) -> Self {
        Self {
            data,
            state: State::new(data, preview),
            peers: FxHashMap::default(),
            report: Report::default(),
            looks_elsewhere: data.guidelines.iter().map(looks_elsewhere).collect(),
        }
    }

    /// All that is listed. The report holds measured values that do not fit their lines.
    pub fn decided<Seen: Send>(
        mut self,
        period: Period,
        listings: Vec<Listing>,
        look: Look<'_, Seen>,
        keep: Keep<'_, Seen>,
    ) -> (Decided, Report) {
        self.work_out(&listings, look, keep);
        (Decided { period, state: self.state, listings }, self.report)
    }

    /// The listed units and everything that they need.
    fn work_out<Seen: Send>(&mut self, listings: &[Listing], look: Look<'_, Seen>, keep: Keep<'_, Seen>) {
        let mut entangled = Vec::new();
        for listing in listings {
            let others = listing.units.iter().filter(|entry| !self.is_free(entry));
            entangled.extend(others.map(|entry| self.step(entry.key(listing.review), entry.guideline())));
            self.work_out_free(listing.review, &self.free_with_peers(listing), look, keep);
        }
        self.settle_all();
        let steps = order(self.data, entangled);
        let steps = steps.expect("no result needs itself because checking has walked every result");
        for review in 0..self.data.review_guidelines.len() {
            let needed = self.free_among(&steps, review);
            self.work_out_free(review, &needed, look, keep);
        }
        for step in steps {
            self.take(step, look, keep);
        }
    }

    /// The units of a review among some steps that look at no other result and have not been worked out.
    fn free_among(&self, steps: &[Step], review: usize) -> Vec<Entry> {
        let unit = |step: &Step| match step {
            Step::Unit(key) if key.review == review && self.state.brief(*key).is_none() => {
                let guideline = self.data.guideline_for(*key)?;
                Entry::new(*key, guideline).filter(|_| !self.looks_elsewhere[guideline])
            }
            Step::Unit(_) | Step::Quota(_) => None,
        };
        steps.iter().filter_map(unit).collect()
    }

    /// What must be done for a unit to be settled.
    fn step(&self, key: UnitKey, guideline: usize) -> Step {
        peer_group(self.data, key, guideline).map_or(Step::Unit(key), Step::Quota)
    }

    fn is_free(&self, entry: &Entry) -> bool {
        !self.looks_elsewhere[entry.guideline()]
    }

    /// The free units of a listing, which may be all of them; where it is only a part of a review, with all that share a
    /// quota with them.
    fn free_with_peers<'l>(&self, listing: &'l Listing) -> Cow<'l, [Entry]> {
        if listing.is_whole && listing.units.iter().all(|entry| self.is_free(entry)) {
            return Cow::Borrowed(&listing.units);
        }
        let free: Vec<&Entry> = listing.units.iter().filter(|entry| self.is_free(entry)).collect();
        if listing.is_whole {
            return free.into_iter().copied().collect();
        }
        let group = |entry: &Entry| peer_group(self.data, entry.key(listing.review), entry.guideline());
        let groups: FxHashSet<PeerGroup> = free.iter().filter_map(|entry| group(entry)).collect();
        let alone = free.into_iter().filter(|entry| group(entry).is_none()).copied();
        let periods: FxHashSet<Period> = groups.iter().map(|group| group.period).collect();
        let is_peer = |entry: &Entry| group(entry).is_some_and(|group| groups.contains(&group));
        let peers =
            periods.into_iter().flat_map(|period| Listing::exactly(self.data, listing.review, period).units);
        alone.chain(peers.filter(is_peer)).collect()
    }

    /// Works out, on several threads, units that look at no other result.
    fn work_out_free<Seen: Send>(
        &mut self,
        review: usize,
        units: &[Entry],
        look: Look<'_, Seen>,
        keep: Keep<'_, Seen>,
    ) {
        let nothing = self.state.anew();
        let known = Known { data: self.data, state: &nothing };
        let mut jobs = units.chunks(threads::job_of(units.len()));
        let work = |units: &[Entry], space: &mut Space| -> Vec<(Entry, Outline, Seen)> {
            let unit = |entry: &Entry| {
                let (outline, seen) = known.look_at(entry.key(review), entry.guideline(), space, look);
                (*entry, outline, seen)
            };
            units.iter().map(unit).collect()
        };
        let take = |found: Vec<(Entry, Outline, Seen)>| {
            for (entry, outline, seen) in found {
                keep(entry.key(review), seen);
                self.put(entry.key(review), entry.guideline(), outline);
            }
            Ok(())
        };
        let crew = Crew::for_things(units.len());
        let Ok::<(), Infallible>(()) = threads::in_order(crew, || Ok(jobs.next()), work, take);
    }

    /// Keeps what a unit comes to, among its peers.
    fn put(&mut self, key: UnitKey, guideline: usize, mut outline: Outline) {
        if let Some(group) = peer_group(self.data, key, guideline) {
            let peers = self.peers.entry(group).or_default();
            peers.add(key.organisation, &mut outline, &self.data.guidelines[guideline]);
        }
        self.report.extend(outline.unfit);
        self.state.put(key, outline.brief, self.data.organisations.len());
        if !outline.ways.is_empty() && self.looks_elsewhere.contains(&true) {
            self.state.keep_open(key, outline.ways);
        }
    }

    /// Settles every group whose members are all there.
    fn settle_all(&mut self) {
        let groups: Vec<PeerGroup> = self.peers.keys().copied().collect();
        for group in groups {
            self.settle(group);
        }
    }

    fn take<Seen>(&mut self, step: Step, look: Look<'_, Seen>, keep: Keep<'_, Seen>) {
        match step {
            Step::Unit(key) => {
                let guideline = self.data.guideline_for(key);
                if let Some(guideline) = guideline.filter(|_| self.state.brief(key).is_none()) {
                    let known = Known { data: self.data, state: &self.state };
                    let (outline, seen) = known.look_at(key, guideline, &mut Space::default(), look);
                    keep(key, seen);
                    self.put(key, guideline, outline);
                }
            }
            Step::Quota(group) if self.state.quotas.contains_key(&group) => {}
            Step::Quota(group) => self.settle(group),
        }
    }
}

impl Known<'_> {
    fn look_at<Seen>(
        self,
        key: UnitKey,
        guideline: usize,
        space: &mut Space,
        look: Look<'_, Seen>,
    ) -> (Outline, Seen) {
        let weighed = self.weigh(key, guideline, space);
        let outline = self.outline(&weighed, space);
        let seen = look(&Glance { known: self, weighed: &weighed });
        space.take_back(weighed);
        (outline, seen)
    }
}

/// Whether results by a guideline may need other results.
pub fn looks_elsewhere(guideline: &Guideline) -> bool {
    guideline.reviews_named().next().is_some()
}

/// Whether a unit has a result, and by which guideline.
pub fn served(data: &ValidDataset, key: UnitKey) -> Option<usize> {
    data.guideline_for(key).filter(|_| is_listed(data, key))
}
