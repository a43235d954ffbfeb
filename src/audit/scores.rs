//! Scores that are too good or too much alike, and appraisals that nobody explains.

use rustc_hash::FxHashMap;

use super::{Audit, Noted};
use crate::check::peer_group;
use crate::decide::{self, Glance};
use crate::diagnostics::{Argument, Code, Diagnostic, Report, called_all};
use crate::model::results::UnitResult;
use crate::model::{
    Criterion, Decimal, Every, Exact, Guideline, Kind, LineEntry, Period, Place, Stage, UnitKey, Value,
    Workspace,
};

/// From this difference on an appraisal needs a reason.
const FAR: Decimal = Decimal::whole(5);

/// Full marks on fewer lines than these, or alike scores of fewer organisations, say nothing.
pub const FEWEST: usize = 3;

/// The most places that are named beside the first.
const MOST_RELATED: usize = 4;

/// The most organisations that one finding names.
const MOST_NAMED: usize = 12;

/// What there is to say of an appraisal.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Appraisal {
    /// Nothing: it changed nothing, or a note says why.
    Fine,
    /// It changed a value and no note says why.
    Unexplained,
    /// The same, and the totals are far apart.
    FarApart,
}

/// Looks at the appraisal of a unit.
pub fn appraisal(unit: &Glance<'_>) -> Appraisal {
    let is_explained = unit.traits().is_none_or(|form| form.is_explained);
    // all are looked at, because which one is the first comes in no order
    let is_changed = || unit.entries().iter().fold(false, |any, entry| any | entry.is_changed());
    if is_explained || !is_changed() {
        return Appraisal::Fine;
    }
    let has_stage = |stage: &Stage| unit.guideline().stages.contains(stage);
    let total = |stage| {
        let score = Some(stage).filter(has_stage).map(|stage| unit.score(stage));
        score.and_then(|score| score.total.as_ref().map(Exact::rounded))
    };
    match [Stage::Own, Stage::Appraised].map(total) {
        [Some(own), Some(appraised)] if own - appraised >= FAR || appraised - own >= FAR => {
            Appraisal::FarApart
        }
        [Some(_) | None, _] => Appraisal::Unexplained,
    }
}

/// Whether its forms have self and appraised scores, and the appraisal decides.
fn is_appraised(guideline: &Guideline) -> bool {
    guideline.stages.contains(&Stage::Own) && guideline.last_stage() == Stage::Appraised
}

/// Self and appraised totals 5 points or more apart, or another outcome, without a note.
pub fn stages_far_apart(audit: &Audit, report: &mut Report) {
    let of_one_review =
        |a: &Noted, b: &Noted| (a.key.review, a.key.period.year()) == (b.key.review, b.key.period.year());
    for noted in audit.noted.chunk_by(of_one_review) {
        let Some(listed) = noted.first().and_then(|noted| audit.listed_with(noted.key)) else { continue };
        let asks = |noted: &&Noted| {
            noted.appraisal != Appraisal::Fine && audit.guideline(noted.key).is_some_and(is_appraised)
        };
        let asked: Vec<UnitKey> = noted.iter().filter(asks).map(|noted| noted.key).collect();
        let own = decide::computed(audit.data, listed.review(), listed.period(), Stage::Own, &asked);
        let own: FxHashMap<UnitKey, Option<usize>> = asked.into_iter().zip(own).collect();
        for noted in noted.iter().filter(|noted| noted.appraisal != Appraisal::Fine) {
            let own = own.get(&noted.key).copied().flatten();
            let computed = listed.computed(noted.key);
            let by_outcome = own.is_some() && computed.is_some() && own != computed;
            if noted.appraisal == Appraisal::FarApart || by_outcome {
                report.add_made(Code::StagesFarApart, None, || far_apart(audit, noted.key, own));
            }
        }
    }
}

fn far_apart(audit: &Audit, key: UnitKey, own: Option<usize>) -> Diagnostic {
    const KNOWN: &str = "a unit that was noted has a result and a changed line because they were looked at";
    let unit = audit.result(key).expect(KNOWN);
    let guideline = &audit.data.guidelines[unit.guideline];
    let lines = audit.data.forms.get(&key).expect(KNOWN).lines;
    let place = lines.iter().filter(|line| line.is_changed()).filter_map(|line| line.place).min();
    let shown = |stage| total(&unit, stage).map_or_else(|| "–".into(), Argument::Number);
    let outcome = |index: Option<usize>| {
        index.map_or_else(|| "–".into(), |index| Argument::from(&guideline.outcomes[index].name))
    };
    Diagnostic::new(Code::StagesFarApart, place.expect(KNOWN))
        .with("organisation", audit.organisation(key.organisation))
        .with("period", key.period)
        .with("own", shown(Stage::Own))
        .with("own_outcome", outcome(own))
        .with("appraised", shown(Stage::Appraised))
        .with("appraised_outcome", outcome(unit.computed))
}

fn total(unit: &UnitResult, stage: Stage) -> Option<Decimal> {
    let score = unit.stages.iter().find(|score| score.stage == stage)?;
    score.total.as_ref().map(Exact::rounded)
}

/// A whole year's form in which every line has all its points.
pub fn all_at_maximum(audit: &Audit, report: &mut Report) {
    for noted in &audit.noted {
        let Some(count) = noted.marks.all_best else { continue };
        report.add_made(Code::AllAtMaximum, None, || {
            let place = audit.first_row(noted.key).expect("a form with marks has a row");
            Diagnostic::new(Code::AllAtMaximum, place)
                .with("organisation", audit.organisation(noted.key.organisation))
                .with("period", noted.key.period)
                .with("count", usize::from(count.get()))
        });
    }
}

/// How many entered lines have all their points; `None` as soon as one has not.
pub fn count_if_all_best(
    entries: &[LineEntry],
    period: Period,
    guideline: &Guideline,
    stage: Stage,
) -> Option<usize> {
    let entered = guideline.lines_with(entries).filter(|(line, _)| {
        line.counts_in(period) && line.applies_in(period) && line.measure.is_none() && !line.bonus
    });
    let mut values = entered.filter_map(|(line, row)| Some((line, row.value(stage)?)));
    values.try_fold(0, |count, (line, value)| match is_best(line, value) {
        Some(true) => Some(count + 1),
        Some(false) => None,
        None => Some(count),
    })
}

/// Whether the value brings a line all it can; `None` where it says nothing.
pub fn is_best(line: &Criterion, value: Value) -> Option<bool> {
    let number = match value {
        Value::NotApplicable => return None,
        Value::Toggle(yes) => return Some(yes),
        Value::Offer(index) => return Some(is_best_offer(line, usize::from(index))),
        Value::Number(number) => number,
    };
    match &line.kind {
        Kind::Points { .. } => Some(Some(number) == line.max),
        Kind::Deduction { .. } => Some(number == Decimal::ZERO),
        Kind::Bands { bands, .. } => {
            let most = bands.iter().map(|band| band.points).max();
            let held = bands.iter().find(|band| band.holds(&number.into()))?;
            Some(Some(held.points) == most)
        }
        Kind::Toggle | Kind::Choice { .. } | Kind::Rating => None,
    }
}

fn is_best_offer(line: &Criterion, index: usize) -> bool {
    match &line.kind {
        Kind::Choice { options } => {
            let most = options.iter().filter_map(|option| option.points).max();
            options.get(index).is_some_and(|option| option.points == most)
        }
        Kind::Rating | Kind::Points { .. } | Kind::Toggle | Kind::Bands { .. } | Kind::Deduction { .. } => {
            index == 0
        }
    }
}

/// What tells a peer group apart: the review, the guideline, its period, and what its members have in common: the
/// first of the quota's peer group, without a quota the parent.
pub type Peers = (usize, usize, Period, Option<usize>);

/// The totals of some units that belong together.
#[derive(Clone, Copy)]
pub struct Totals {
    /// The first of the units.
    pub first: UnitKey,
    count: usize,
    /// The lowest and the highest; `None` as soon as one is not known.
    between: Option<[Decimal; 2]>,
    max: Option<Decimal>,
}

impl Totals {
    pub fn add(&mut self, other: Self) {
        self.first = self.first.min(other.first);
        self.count += other.count;
        self.between = self
            .between
            .zip(other.between)
            .map(|([low, high], [other_low, other_high])| [low.min(other_low), high.max(other_high)]);
    }

    /// The lowest and the highest, where all lie within half a point of a hundred.
    fn alike(&self) -> Option<[Decimal; 2]> {
        let [lowest, highest] = self.between?;
        let is_near = (highest - lowest).hundredths().checked_mul(200)? <= self.max?.hundredths();
        is_near.then_some([lowest, highest])
    }
}

/// The total of a whole year, to be held against those of its peers.
pub fn total_seen(unit: &Glance<'_>) -> Option<(Peers, Totals)> {
    let (key, index) = (unit.key(), unit.guideline_index());
    if key.period.every() != Every::Year || !unit.guideline().has_points() {
        return None;
    }
    let score = unit.score(unit.guideline().last_stage());
    let between = score.total.as_ref().map(|total| [total.rounded(); 2]);
    Some((peers(unit.data(), key, index), Totals { first: key, count: 1, between, max: score.max }))
}

fn peers(data: &Workspace, key: UnitKey, guideline: usize) -> Peers {
    let group = peer_group(data, key, guideline);
    let common = group.map_or(data.parent(key.organisation), |group| Some(group.first));
    (key.review, guideline, key.period, common)
}

/// A peer group whose yearly totals all lie within half a point of a hundred.
pub fn peers_alike(audit: &Audit, report: &mut Report) {
    for (group, totals) in audit.peers.iter().filter(|(_, totals)| totals.count >= FEWEST) {
        if let Some(between) = totals.alike() {
            report.extend(alike(audit, *group, totals, between));
        }
    }
}

fn alike(
    audit: &Audit,
    group: Peers,
    totals: &Totals,
    [lowest, highest]: [Decimal; 2],
) -> Option<Diagnostic> {
    let all = audit.listed_with(totals.first)?.units();
    let members = all.filter(|(key, guideline)| peers(audit.data, *key, *guideline) == group);
    let members: Vec<UnitKey> = members.map(|(key, _)| key).collect();
    let mut places: Vec<Place> = members.iter().filter_map(|key| audit.first_row(*key)).collect();
    places.sort_unstable();
    let organisations = members.iter().map(|key| audit.organisation(key.organisation));
    let mut found = Diagnostic::new(Code::PeersAlike, *places.first()?)
        .with("count", members.len())
        .with("lowest", lowest)
        .with("highest", highest)
        .with("organisations", called_all(organisations, MOST_NAMED));
    found.related = places.into_iter().skip(1).take(MOST_RELATED).collect();
    Some(found)
}
