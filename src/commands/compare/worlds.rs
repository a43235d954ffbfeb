//! The results of the sides as they are kept, and those of them that are told: there may be hundreds of thousands, and
//! of most there is nothing to say.

use std::collections::{BTreeSet, HashMap};
use std::convert::Infallible;

use crate::commands::phases::{self, Decided, Listed, ValidDataset};
use crate::compare::{Half, Scope};
use crate::decide::Space;
use crate::diagnostics::Report;
use crate::model::comparison::Pair;
use crate::model::results::{Results, Standing, Status};
use crate::model::{Id, Period, Stage};
use crate::threads::{self, Crew};

/// What was worked out of a folder, by period or by review.
pub struct World<'a> {
    pub data: &'a ValidDataset,
    pub decided: &'a [Decided],
    /// What it is of, without its results.
    pub half: Half<'a>,
}

/// The results of a world that are told.
pub struct Told {
    /// By review and period, each with the units that are told.
    pub results: Vec<Results>,
    /// The guidelines of all units of each, in order of first appearance.
    pub guidelines: Vec<Vec<usize>>,
}

/// Where a unit is found: which of the listed results, and its place in them.
type Spot = (usize, u32);

/// What results of two worlds are matched by: review and organisation, and the period as both call it.
#[derive(Clone, PartialEq, Eq, Hash)]
enum Key {
    /// As the later side counts them.
    Known(usize, usize, Period),
    /// By id, where the later side does not have them.
    Foreign(Id, Box<str>, Period),
}

/// How a unit stands: what makes a difference.
type Stand<'a> = (Status, [Option<&'a Id>; 2], Option<Standing>);

impl World<'_> {
    /// Those of the reviews in question.
    fn listed(&self) -> Vec<Listed<'_>> {
        let all = self.decided.iter().flat_map(|decided| decided.reviews(self.data));
        all.filter(|listed| self.half.scope.reviews.contains(self.review(*listed))).collect()
    }

    fn review(&self, listed: Listed<'_>) -> &Id {
        &self.data.manifest.reviews[listed.review()].id
    }

    /// The results with the units at these places.
    fn told(&self, places: Vec<Vec<u32>>) -> Told {
        let mut told = Told { results: Vec::new(), guidelines: Vec::new() };
        for (listed, mut places) in self.listed().into_iter().zip(places) {
            places.sort_unstable();
            let guidelines = listed.guidelines(&listed.places());
            // whatever is told of them
            let illustrative =
                guidelines.iter().any(|guideline| self.data.guidelines[*guideline].illustrative);
            told.results.push(Results { illustrative, ..listed.results_at(&places) });
            told.guidelines.push(guidelines);
        }
        told
    }

    /// Where the units of the reviews are found.
    fn spots(&self, listed: &[Listed<'_>], later: &World<'_>) -> HashMap<Key, Spot> {
        let mut spots = HashMap::new();
        for (at, listed) in listed.iter().enumerate() {
            let review = self.review(*listed);
            let known = later.data.manifest.review_at(review.as_str());
            for (place, (unit, _)) in (0..).zip(listed.units()) {
                let Some(period) = self.half.period(unit.period) else { continue };
                let id = self.data.organisations.at(unit.organisation).id();
                let key = match known.zip(later.data.organisation_at(id)) {
                    Some((review, organisation)) => Key::Known(review, organisation, period),
                    None => Key::Foreign(review.clone(), id.into(), period),
                };
                spots.insert(key, (at, place));
            }
        }
        spots
    }
}

/// The results in these periods; or the measured values that fit nowhere. Of a preview each review by itself, because
/// it is of one.
pub fn worked_out(
    workspace: &ValidDataset,
    periods: &[Period],
    scope: &Scope,
    preview: Option<Stage>,
) -> Result<Vec<Decided>, Report> {
    let mut all = Vec::new();
    for period in periods {
        let decided = if preview.is_none() {
            vec![phases::all_decided(workspace, *period)]
        } else {
            let at = |review: &Id| workspace.manifest.review_at(review.as_str());
            let reviews = scope.reviews.iter().filter_map(at);
            reviews.map(|review| phases::decided(workspace, review, *period, preview)).collect()
        };
        for (decided, report) in decided {
            if !report.is_empty() {
                return Err(report);
            }
            all.push(decided);
        }
    }
    Ok(all)
}

fn stand(listed: Listed<'_>, place: u32) -> Option<Stand<'_>> {
    let end = listed.end(place)?;
    let outcome =
        |index: Option<usize>| index.map(|index| &listed.data().guidelines[end.guideline].outcomes[index].id);
    Some((end.status, [end.computed, end.final_outcome].map(outcome), end.standing))
}

/// A mixed world, and where its units are found.
struct Other<'w> {
    world: &'w World<'w>,
    listed: Vec<Listed<'w>>,
    spots: HashMap<Key, Spot>,
}

impl<'w> Other<'w> {
    fn of(world: &'w World<'w>, later: &World<'_>) -> Self {
        let listed = world.listed();
        let spots = world.spots(&listed, later);
        Self { world, listed, spots }
    }

    /// Whether a unit that stood so stands otherwise in it.
    fn moves(&self, key: &Key, was: Option<Stand<'_>>) -> bool {
        let found = self.spots.get(key).and_then(|(results, place)| stand(self.listed[*results], *place));
        found.is_some_and(|found| Some(found) != was)
    }

    fn told(&self, keys: &[&Key]) -> Told {
        let mut places = vec![Vec::new(); self.listed.len()];
        for (results, place) in keys.iter().filter_map(|key| self.spots.get(key)) {
            places[*results].push(*place);
        }
        self.world.told(places)
    }
}

/// The results of two sides, matched.
pub struct Matched<'w> {
    worlds: [&'w World<'w>; 2],
    listed: [Vec<Listed<'w>>; 2],
    /// Of those in question that both sides have.
    both: Vec<(Key, [Spot; 2])>,
    /// Of those that one side has.
    alone: [Vec<(Key, Spot)>; 2],
    /// The guidelines between which results passed.
    pub passed: BTreeSet<[usize; 2]>,
}

impl<'w> Matched<'w> {
    #[must_use]
    pub fn of(worlds: [&'w World<'w>; 2]) -> Self {
        let [before, after] = worlds;
        let listed = worlds.map(World::listed);
        let mut old = before.spots(&listed[0], after);
        let mut matched =
            Self { worlds, listed, both: Vec::new(), alone: Default::default(), passed: BTreeSet::new() };
        for at in 0..matched.listed[1].len() {
            matched.match_units(at, &mut old);
        }
        old.retain(|_, spot| matched.is_asked(0, *spot));
        matched.alone[0] = old.into_iter().collect();
        matched
    }

    fn match_units(&mut self, at: usize, old: &mut HashMap<Key, Spot>) {
        let (after, listed) = (self.worlds[1], self.listed[1][at]);
        let Some(review) = after.data.manifest.review_at(after.review(listed).as_str()) else { return };
        for (place, (unit, guideline)) in (0..).zip(listed.units()) {
            let Some(period) = after.half.period(unit.period) else { continue };
            let (key, spot) = (Key::Known(review, unit.organisation, period), (at, place));
            let was = old.remove(&key);
            if let Some((results, place)) = was {
                let was = self.listed[0][results].end(place).map(|end| end.guideline);
                self.passed.extend(was.map(|was| [was, guideline]));
            }
            if self.is_asked(1, spot) {
                match was {
                    Some(was) => self.both.push((key, [was, spot])),
                    None => self.alone[1].push((key, spot)),
                }
            }
        }
    }

    fn is_asked(&self, side: usize, (results, place): Spot) -> bool {
        let World { data, half, .. } = self.worlds[side];
        let end = self.listed[side][results].end(place);
        end.is_some_and(|end| half.scope.holds(data.organisations.at(end.organisation).id()))
    }

    /// How many results stand on either side.
    #[must_use]
    pub fn count(&self) -> usize {
        self.both.len() + self.alone.iter().map(Vec::len).sum::<usize>()
    }

    /// The results of both sides and of the mixed ones that there is something to say of: those that stand otherwise on
    /// some of them, or have another total.
    #[must_use]
    pub fn told(&self, mixed: Pair<&World<'_>>) -> ([Told; 2], Pair<Told>) {
        let others = mixed.map(|world| world.map(|world| Other::of(world, self.worlds[1])));
        let differing = self.filter(|(key, spots), space| {
            let [was, is] = [0, 1].map(|side| stand(self.listed[side][spots[side].0], spots[side].1));
            let mut total = |side: usize| self.listed[side][spots[side].0].total(spots[side].1, space);
            was != is || others.iter().flatten().any(|other| other.moves(key, was)) || total(0) != total(1)
        });
        let differing: Vec<&(Key, [Spot; 2])> = differing.iter().map(|index| &self.both[*index]).collect();
        let mut places = [0, 1].map(|side| vec![Vec::new(); self.listed[side].len()]);
        for (side, places) in places.iter_mut().enumerate() {
            let alone = self.alone[side].iter().map(|(_, spot)| *spot);
            for (results, place) in differing.iter().map(|(_, spots)| spots[side]).chain(alone) {
                places[results].push(place);
            }
        }
        let alone = self.alone.iter().flatten().map(|(key, _)| key);
        let keys: Vec<&Key> = differing.iter().map(|(key, _)| key).chain(alone).collect();
        let [before, after] = places;
        let sides = [self.worlds[0].told(before), self.worlds[1].told(after)];
        (sides, others.map(|other| other.map(|other| other.told(&keys))))
    }

    /// Which of the matched results are so, worked out on several threads.
    fn filter(&self, is_so: impl Fn(&(Key, [Spot; 2]), &mut Space) -> bool + Sync) -> Vec<usize> {
        let job = threads::job_of(self.both.len());
        let (mut jobs, mut found) = ((0..self.both.len()).step_by(job), Vec::new());
        let work = |start: usize, space: &mut Space| -> Vec<usize> {
            let of_job = (start..).zip(self.both.iter().skip(start).take(job));
            of_job.filter_map(|(index, one)| is_so(one, space).then_some(index)).collect()
        };
        let take = |some: Vec<usize>| {
            found.extend(some);
            Ok(())
        };
        let crew = Crew::for_things(self.both.len());
        let Ok::<(), Infallible>(()) = threads::in_order(crew, || Ok(jobs.next()), work, take);
        found
    }
}
