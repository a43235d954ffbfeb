//! How counts of outcomes may still end, by how many results may end in which ways.

use std::collections::BTreeSet;

use super::ends::Share;

/// How many results there are of each sort; of those that stay aside for certain nothing need be known.
#[derive(Clone, Copy, Default, Debug)]
pub struct Counts {
    hits: usize,
    misses: usize,
    hit_or_miss: usize,
    hit_or_aside: usize,
    miss_or_aside: usize,
    anything: usize,
    /// One of them cannot end at all.
    any_endless: bool,
}

impl Counts {
    pub fn add(&mut self, shares: &BTreeSet<Share>) {
        let may = |share| shares.contains(&share);
        let sort = match (may(Share::Hit), may(Share::Miss), may(Share::Aside)) {
            (true, true, true) => &mut self.anything,
            (true, true, false) => &mut self.hit_or_miss,
            (true, false, true) => &mut self.hit_or_aside,
            (true, false, false) => &mut self.hits,
            (false, true, true) => &mut self.miss_or_aside,
            (false, true, false) => &mut self.misses,
            (false, false, true) => return,
            (false, false, false) => return self.any_endless = true,
        };
        *sort += 1;
    }

    /// Every count of hits and base that there may be. For one base all numbers between the fewest and the most hits
    /// are possible.
    #[must_use]
    pub fn pairs(&self) -> BTreeSet<(usize, usize)> {
        if self.any_endless {
            return BTreeSet::new();
        }
        let inside = self.hits + self.misses + self.hit_or_miss;
        let may_join = self.hit_or_aside + self.miss_or_aside + self.anything;
        let of_base = |joining: usize| {
            let fewest = self.hits + joining.saturating_sub(self.miss_or_aside + self.anything);
            let most = self.hits + self.hit_or_miss + joining.min(self.hit_or_aside + self.anything);
            (fewest..=most).map(move |hits| (hits, inside + joining))
        };
        (0..=may_join).flat_map(of_base).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::{BTreeSet, Counts, Share};

    /// Each result with each way in which it may end, one after another.
    fn one_by_one(results: &[BTreeSet<Share>]) -> BTreeSet<(usize, usize)> {
        let mut pairs: BTreeSet<(usize, usize)> = [(0, 0)].into();
        for shares in results {
            let with = |share: &Share, (hits, base): (usize, usize)| match share {
                Share::Hit => (hits + 1, base + 1),
                Share::Miss => (hits, base + 1),
                Share::Aside => (hits, base),
            };
            pairs =
                pairs.iter().flat_map(|pair| shares.iter().map(move |share| with(share, *pair))).collect();
        }
        pairs
    }

    #[test]
    fn counts_are_those_of_all_combinations() {
        let all = [Share::Hit, Share::Miss, Share::Aside];
        let sort = |bits: usize| -> BTreeSet<Share> {
            all.into_iter()
                .enumerate()
                .filter(|(at, _)| bits >> at & 1 == 1)
                .map(|(_, share)| share)
                .collect()
        };
        // every choice of up to four results of the eight sorts
        for choice in 0..8_usize.pow(4) {
            for length in 0..=4_u32 {
                let digits = (0..length).map(|at| choice / 8_usize.pow(at) % 8);
                let results: Vec<BTreeSet<Share>> = digits.map(sort).collect();
                let mut counts = Counts::default();
                for shares in &results {
                    counts.add(shares);
                }
                assert_eq!(counts.pairs(), one_by_one(&results), "{results:?}");
            }
        }
    }
}
