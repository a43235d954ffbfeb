//! Scores that are too good or too much alike, and appraisals that nobody explains.

use rustc_hash::FxHashMap;

use super::{Audit, Judged};
use crate::check::{ValidDataset, peer_group};
use crate::diagnostics::{Argument, Code, Diagnostic, Report};
use crate::model::results::{Results, UnitResult};
use crate::model::{Criterion, Decimal, Every, Exact, Guideline, Kind, Line, Place, Stage, UnitKey, Value};

/// From this difference on an appraisal needs a reason.
const FAR: Decimal = Decimal::whole(5);

/// Full marks on fewer lines than these, or alike scores of fewer organisations, say nothing.
pub const FEWEST: usize = 3;

/// The most places that are named beside the first.
const MOST_RELATED: usize = 4;

/// Whether an appraisal changed a value of the review and no note says why.
pub fn asks_for_a_note(data: &ValidDataset, review: usize, results: &Results) -> bool {
    results.units.iter().any(|unit| {
        let key = UnitKey { review, organisation: unit.organisation, period: unit.period };
        let lines = || data.forms.lines(&key).into_iter().flat_map(|(_, lines)| lines);
        is_appraised(&data.guidelines[unit.guideline])
            && !data.is_explained(key)
            && lines().any(|line| is_changed(&line))
    })
}

/// Whether its forms have self and appraised scores, and the appraisal decides.
fn is_appraised(guideline: &Guideline) -> bool {
    guideline.stages.contains(&Stage::Own) && guideline.last_stage() == Stage::Appraised
}

/// Self and appraised totals 5 points or more apart, or another outcome, without a note.
pub fn stages_far_apart(audit: &Audit, report: &mut Report) {
    for judged in &audit.judged {
        for (index, unit) in judged.results.units.iter().enumerate() {
            let key = judged.key(unit);
            if !audit.data.is_explained(key) {
                report.extend(far_apart(audit, judged, index, key));
            }
        }
    }
}

fn far_apart(audit: &Audit, judged: &Judged, index: usize, key: UnitKey) -> Option<Diagnostic> {
    let unit = judged.results.units.get(index)?;
    let guideline = &audit.data.guidelines[unit.guideline];
    let totals = [Stage::Own, Stage::Appraised].map(|stage| total(unit, stage));
    let by_points = match totals {
        [Some(own), Some(appraised)] => own - appraised >= FAR || appraised - own >= FAR,
        [None, _] | [_, None] => false,
    };
    let own = judged.own.as_ref().filter(|_| is_appraised(guideline));
    let own = own.and_then(|own| own.get(index)).copied().flatten();
    let by_outcome = own.is_some() && unit.computed.is_some() && own != unit.computed;
    if !by_points && !by_outcome {
        return None;
    }
    let lines = audit.data.forms.get(&key)?.lines;
    let place = lines.iter().filter(|line| is_changed(line)).filter_map(|line| line.place).min()?;
    let shown = |total: Option<Decimal>| total.map_or_else(|| "–".into(), Argument::Number);
    let outcome = |index: Option<usize>| index.map_or("–", |index| guideline.outcomes[index].id.as_str());
    Some(
        Diagnostic::new(Code::StagesFarApart, place)
            .with("organisation", audit.id(key.organisation))
            .with("period", key.period)
            .with("own", shown(totals[0]))
            .with("own_outcome", outcome(own))
            .with("appraised", shown(totals[1]))
            .with("appraised_outcome", outcome(unit.computed)),
    )
}

fn is_changed(line: &Line) -> bool {
    let [own, appraised] = [Stage::Own, Stage::Appraised].map(|stage| line.values[stage.index()]);
    own.is_some() && appraised.is_some() && own != appraised
}

fn total(unit: &UnitResult, stage: Stage) -> Option<Decimal> {
    let score = unit.stages.iter().find(|score| score.stage == stage)?;
    score.total.as_ref().map(Exact::rounded)
}

/// A whole year's form in which every line has all its points.
pub fn all_at_maximum(audit: &Audit, report: &mut Report) {
    for (key, unit, guideline) in audit.units().filter(|(key, ..)| key.period.every() == Every::Year) {
        let Some(score) = Audit::filled(unit) else { continue };
        if let Some(count) = count_if_all_best(audit, key, guideline, score.stage)
            && count >= FEWEST
            && let Some(place) = audit.first_row(key)
        {
            report.add(
                Diagnostic::new(Code::AllAtMaximum, place)
                    .with("organisation", audit.id(key.organisation))
                    .with("period", key.period)
                    .with("count", count),
            );
        }
    }
}

/// How many entered lines have all their points; `None` as soon as one has not.
fn count_if_all_best(audit: &Audit, key: UnitKey, guideline: &Guideline, stage: Stage) -> Option<usize> {
    let (_, rows) = audit.data.forms.lines(&key)?;
    let entered = guideline.lines().zip(rows).filter(|(line, _)| {
        line.counts_in(key.period) && line.applies_in(key.period) && line.measure.is_none() && !line.bonus
    });
    let mut values = entered.filter_map(|(line, row)| Some((line, row.values[stage.index()]?)));
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
type Peers = (usize, usize, crate::model::Period, Option<usize>);

/// A peer group whose yearly totals all lie within half a point of a hundred.
pub fn peers_alike(audit: &Audit, report: &mut Report) {
    let mut groups: FxHashMap<Peers, Vec<(UnitKey, &UnitResult)>> = FxHashMap::default();
    let mut order: Vec<Peers> = Vec::new();
    for (key, unit, guideline) in audit.units().filter(|(key, ..)| key.period.every() == Every::Year) {
        if guideline.has_points() {
            let group = peer_group(audit.data, key, unit.guideline);
            let common = group.map_or(audit.data.parent(key.organisation), |group| Some(group.first));
            let peers = (key.review, unit.guideline, key.period, common);
            let members = groups.entry(peers).or_default();
            if members.is_empty() {
                order.push(peers);
            }
            members.push((key, unit));
        }
    }
    for members in
        order.iter().filter_map(|peers| groups.get(peers)).filter(|members| members.len() >= FEWEST)
    {
        report.extend(alike(audit, members));
    }
}

fn alike(audit: &Audit, members: &[(UnitKey, &UnitResult)]) -> Option<Diagnostic> {
    let last = |unit: &UnitResult| audit.data.guidelines[unit.guideline].last_stage();
    let totals: Option<Vec<Decimal>> = members.iter().map(|(_, unit)| total(unit, last(unit))).collect();
    let totals = totals?;
    let (lowest, highest) = (*totals.iter().min()?, *totals.iter().max()?);
    let max = members.first()?.1.stages.last()?.max?;
    if (highest - lowest).hundredths().checked_mul(200)? > max.hundredths() {
        return None;
    }
    let mut places: Vec<Place> = members.iter().filter_map(|(key, _)| audit.first_row(*key)).collect();
    places.sort_unstable();
    let names = members.iter().map(|(key, _)| audit.id(key.organisation).to_string());
    let mut found = Diagnostic::new(Code::PeersAlike, *places.first()?)
        .with("count", members.len())
        .with("lowest", lowest)
        .with("highest", highest)
        .with("organisations", names.collect::<Vec<_>>());
    found.related = places.into_iter().skip(1).take(MOST_RELATED).collect();
    Some(found)
}
