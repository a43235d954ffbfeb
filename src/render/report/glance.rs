//! The year at a glance: the figures that a meeting opens with, and how the results divide.

use super::Page;
use super::parts::Share;
use super::svg::{Drawing, Place, divided, legend};
use crate::catalogue::{Phrase, report as texts};
use crate::model::summary::PeriodSummary;
use crate::model::{Every, Exact};
use crate::render::html::escaped;
use crate::render::summary;
use crate::report::FindingState;

/// A figure with what stands beside it.
struct Tile {
    label: Phrase,
    number: String,
    beside: String,
}

impl Page<'_> {
    pub(super) fn glance(self) -> String {
        let Some(period) = self.overview.by_kind.periods.first() else { return String::new() };
        let tiles: String = self.tiles(period).iter().map(|tile| self.tile(tile)).collect();
        format!("<dl class=\"tiles\">\n{tiles}</dl>\n{}", self.division(period))
    }

    fn tile(self, tile: &Tile) -> String {
        let beside = if tile.beside.is_empty() {
            String::new()
        } else {
            format!("<dd class=\"beside\">{}</dd>", escaped(&tile.beside))
        };
        let label = escaped(&self.phrase(tile.label));
        let number = escaped(&tile.number);
        format!("<div><dt>{label}</dt><dd class=\"number\">{number}</dd>{beside}</div>\n")
    }

    fn tiles(self, period: &PeriodSummary) -> Vec<Tile> {
        let tally = &period.total;
        let number = |count: usize| count.to_string();
        let assessed = Tile {
            label: texts::ASSESSED,
            number: number(tally.assessed),
            beside: self.fill(texts::OF_ALL, &[("whole", &number(tally.existing))]),
        };
        let best = Tile {
            label: texts::BEST,
            number: number(tally.best),
            beside: self.share_of(tally.best, tally.assessed),
        };
        vec![
            Tile { label: self.counted(), number: number(tally.existing), beside: String::new() },
            assessed,
            best,
            self.decisions(),
            self.open_findings(),
            Tile {
                label: texts::CREDIBILITY_COUNT,
                number: number(self.credibility.tally.warnings),
                beside: self.fill(texts::CREDIBILITY_LINK, &[("heading", &self.phrase(texts::CREDIBILITY))]),
            },
        ]
    }

    /// What a result is one of.
    fn counted(self) -> Phrase {
        let yearly = self.units().iter().all(|unit| unit.period.every() == Every::Year);
        if yearly { texts::ORGANISATIONS } else { texts::RESULTS }
    }

    fn share_of(self, part: usize, whole: usize) -> String {
        let Some(share) = Exact::percentage(&Exact::count(part), &Exact::count(whole)) else {
            return String::new();
        };
        let values = [
            ("part", part.to_string()),
            ("whole", whole.to_string()),
            ("percent", self.say().percent(&share)),
        ];
        self.fill(texts::SHARE_OF, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    fn decisions(self) -> Tile {
        let decided = || self.units().iter().filter_map(|unit| unit.decision.as_ref());
        let differing = decided().filter(|decision| decision.agrees == Some(false)).count();
        let beside = self.fill(texts::DIFFERING, &[("count", &differing.to_string())]);
        Tile {
            label: texts::DECIDED,
            number: decided().count().to_string(),
            beside: if differing > 0 { beside } else { String::new() },
        }
    }

    fn open_findings(self) -> Tile {
        let with = |state| self.overview.findings.iter().filter(|entry| entry.state == state).count();
        let (overdue, open) = (with(FindingState::Overdue), with(FindingState::Open));
        let beside = self.fill(texts::OVERDUE_OF, &[("overdue", &overdue.to_string())]);
        Tile {
            label: texts::OPEN_FINDINGS,
            number: (overdue + open).to_string(),
            beside: if overdue > 0 { beside } else { String::new() },
        }
    }

    /// A bar of all results, and its legend with figures, which is its other form.
    fn division(self, period: &PeriodSummary) -> String {
        let shares = self.shares(period, &summary::guidelines(&self.overview.by_kind));
        let (title, parts) = (self.phrase(texts::SHARES), self.named(&shares));
        let drawing = Drawing {
            id: "muc",
            class: "",
            width: 1000,
            height: 44,
            title: &title,
            description: &self.fill(texts::SHARES_DESC, &[("parts", &parts)]),
        };
        let whole: usize = shares.iter().map(|share| share.count).sum();
        let bar =
            divided(&shares, Place { x: 0, y: 0, width: 1000, height: 44 }, |share| share.count.to_string());
        let heading = format!("<h3>{}</h3>\n", escaped(&title));
        heading + &drawing.draw(&bar) + &legend(&shares, |share| self.of_whole(share.count, whole))
    }

    /// `3 (37,5% của 8)`
    fn of_whole(self, count: usize, whole: usize) -> String {
        let share = Exact::percentage(&Exact::count(count), &Exact::count(whole)).unwrap_or(Exact::ZERO);
        let values = [
            ("count", count.to_string()),
            ("percent", self.say().percent(&share)),
            ("whole", whole.to_string()),
        ];
        self.fill(texts::PART_PERCENT, &values.each_ref().map(|(name, value)| (*name, value.as_str())))
    }

    /// The parts in words.
    pub(super) fn named(self, shares: &[Share]) -> String {
        let one = |share: &Share| {
            self.fill(texts::PART, &[("name", &share.name), ("count", &share.count.to_string())])
        };
        shares.iter().map(one).collect::<Vec<_>>().join("; ")
    }
}
