//! The smallest sets of changes: fewest lines first, then fewest points. Exact as long as more points never take
//! a condition away (`ways`): then the best values of a set of lines tell whether it reaches the outcome at all,
//! and values that cannot be lowered one by one are the least ones. Every order of lowering is tried, because a
//! scaled group counts its points for more than another.

use super::levels::Levels;
use super::ways::Way;
use crate::decide::Supposing;
use crate::model::shortfall::{Ended, MOST_LINES, MOST_SETS, MOST_TRIES};
use crate::model::{Exact, Form, Line, Stage};
use crate::score::Card;

/// Lines by their place among the levels, each with the place of its value.
pub type Chosen = Vec<(usize, usize)>;

pub struct Search<'s, 'g, 'd> {
    pub supposing: &'s Supposing<'d>,
    pub form: &'s Form,
    pub levels: &'s [Levels],
    pub ways: Vec<Way<'g>>,
    pub tries: usize,
}

impl<'g> Search<'_, 'g, '_> {
    /// The sets in their order, and whether these are surely the smallest.
    pub fn run(&mut self) -> (Vec<(Chosen, Exact)>, Ended) {
        let mut found: Vec<(Chosen, Exact)> = Vec::new();
        for size in 1..=MOST_LINES.min(self.levels.len()) {
            let mut of_size: Vec<(Chosen, Exact)> = Vec::new();
            for lines in combinations(self.levels.len(), size) {
                let holds = |(set, _): &(Chosen, Exact)| set.iter().all(|(line, _)| lines.contains(line));
                if found.iter().any(holds) {
                    continue;
                }
                of_size.extend(self.least(&lines));
                if self.tries >= MOST_TRIES {
                    break;
                }
            }
            of_size.sort_by(|(_, a), (_, b)| a.cmp(b));
            found.extend(of_size);
            if found.len() >= MOST_SETS || self.tries >= MOST_TRIES {
                break;
            }
        }
        found.truncate(MOST_SETS);
        (found, if self.tries >= MOST_TRIES { Ended::Stopped } else { Ended::Complete })
    }

    /// The least values of these lines, by any way.
    fn least(&mut self, lines: &[usize]) -> Option<(Chosen, Exact)> {
        let ways = self.ways.clone();
        let found: Vec<_> = ways.iter().filter_map(|way| self.least_by(lines, way)).collect();
        // of equal ones the first stays
        found.into_iter().reduce(|best, next| if next.1 < best.1 { next } else { best })
    }

    fn least_by(&mut self, lines: &[usize], way: &Way<'g>) -> Option<(Chosen, Exact)> {
        let top: Chosen = lines.iter().map(|line| (*line, self.levels[*line].count() - 1)).collect();
        if !self.reaches(&top, way) {
            return None;
        }
        let (fine, listed): (Vec<usize>, Vec<usize>) =
            (0..lines.len()).partition(|at| self.levels[lines[*at]].is_fine());
        // without fine lines the last one is lowered like them
        let (lowered, every) = match listed.split_last() {
            Some((last, rest)) if fine.is_empty() => (vec![*last], rest.to_vec()),
            Some(_) | None => (fine, listed),
        };
        let mut best: Option<(Chosen, Exact)> = None;
        let counts = every.iter().map(|at| self.levels[lines[*at]].count());
        for start in 0..counts.fold(1, usize::saturating_mul) {
            if self.tries >= MOST_TRIES {
                break;
            }
            let start = self.start(&top, &every, start);
            if !self.reaches(&start, way) {
                continue;
            }
            for order in orders(&lowered) {
                let set = self.lowered(start.clone(), &order, way);
                let added = self.added(&set);
                if best.as_ref().is_none_or(|(_, least)| added < *least) {
                    best = Some((set, added));
                }
            }
        }
        best
    }

    /// The combination number `at` of values at the places `every`, the others as in `top`.
    fn start(&self, top: &Chosen, every: &[usize], at: usize) -> Chosen {
        let (mut start, mut rest) = (top.clone(), at);
        for place in every.iter().rev() {
            let count = self.levels[top[*place].0].count();
            (start[*place].1, rest) = (rest % count, rest / count);
        }
        start
    }

    /// Each line in turn as low as the way allows.
    fn lowered(&mut self, mut set: Chosen, order: &[usize], way: &Way<'g>) -> Chosen {
        for at in order {
            let (mut low, mut high) = (0, set[*at].1);
            while low < high {
                let middle = low + (high - low) / 2;
                set[*at].1 = middle;
                if self.reaches(&set, way) {
                    high = middle;
                } else {
                    low = middle + 1;
                }
            }
            set[*at].1 = high;
        }
        set
    }

    /// The ways that all lines at their best would take.
    pub fn within_reach(&mut self, ways: Vec<Way<'g>>) -> Vec<Way<'g>> {
        let best: Chosen =
            self.levels.iter().enumerate().map(|(at, levels)| (at, levels.count() - 1)).collect();
        ways.into_iter().filter(|way| self.reaches(&best, way)).collect()
    }

    fn reaches(&mut self, set: &Chosen, way: &Way<'g>) -> bool {
        self.tries += 1;
        let card = self.card(set);
        way.iter().all(|(condition, wanted)| self.supposing.truth(&card, condition) == Some(*wanted))
    }

    fn card(&self, set: &Chosen) -> Card {
        let stage: Stage = self.supposing.stage();
        let mut form = self.form.clone();
        form.lines.resize(self.supposing.guideline().lines().count(), Line::default());
        for (line, value) in set {
            let levels = &self.levels[*line];
            form.lines[levels.line].values[stage.index()] = Some(levels.value(*value));
        }
        self.supposing.card(&form)
    }

    /// The points that the lines bring beyond what they bring now.
    fn added(&self, set: &Chosen) -> Exact {
        self.each_added(set).into_iter().sum()
    }

    pub fn each_added(&self, set: &Chosen) -> Vec<Exact> {
        let card = self.card(set);
        let of_line = |(line, _): &(usize, usize)| {
            let levels = &self.levels[*line];
            let points = card.lines[levels.line].points().cloned().unwrap_or(Exact::ZERO);
            points.minus(&levels.points)
        };
        set.iter().map(of_line).collect()
    }
}

/// The sets of `size` numbers under `count`, in order. There are too many of them to hold them all.
fn combinations(count: usize, size: usize) -> impl Iterator<Item = Vec<usize>> {
    let next = move |set: &Vec<usize>| {
        // the last one that can still be larger, and those behind it right after it
        let at = (0..size).rev().find(|at| set[*at] + size < count + at)?;
        Some(set[..at].iter().copied().chain((set[at] + 1..).take(size - at)).collect())
    };
    std::iter::successors((size <= count).then(|| (0..size).collect()), next)
}

/// Every order of a few places; the first lowers the last ones first.
fn orders(places: &[usize]) -> Vec<Vec<usize>> {
    if places.is_empty() {
        return vec![Vec::new()];
    }
    let first = |at: usize| {
        let rest: Vec<usize> = places.iter().copied().filter(|place| *place != places[at]).collect();
        orders(&rest).into_iter().map(move |order| [&[places[at]], order.as_slice()].concat())
    };
    (0..places.len()).rev().flat_map(first).collect()
}

#[cfg(test)]
mod tests {
    use super::combinations;

    #[test]
    fn combinations_come_one_by_one_in_order() {
        let all: Vec<Vec<usize>> = combinations(4, 2).collect();
        assert_eq!(all, [[0, 1], [0, 2], [0, 3], [1, 2], [1, 3], [2, 3]]);
        assert_eq!(combinations(3, 3).collect::<Vec<_>>(), [[0, 1, 2]]);
        assert_eq!(combinations(2, 3).count(), 0);
        // 10 · 9 · 8 ÷ 6
        assert_eq!(combinations(10, 3).count(), 120);
        assert_eq!(combinations(usize::MAX / 2, 3).nth(1), Some(vec![0, 1, 3]));
    }
}
