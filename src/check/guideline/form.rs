//! The form: unique ids, maxima, and lines that fit their kind.

use std::borrow::Cow;
use std::collections::hash_map::Entry;

use rustc_hash::FxHashMap;

use super::{problem, unknown};
use crate::diagnostics::{Code, Diagnostic, Report, Term};
use crate::model::criterion::{Criterion, Kind, NotApplicable, Offer, Reach};
use crate::model::{Decimal, Guideline, Id, Place};

/// The maximum of a line that states none is the most points on offer.
pub fn complete_maxima(guideline: &mut Guideline, report: &mut Report) {
    let best_rating = best(&guideline.ratings);
    let has_ratings = !guideline.ratings.is_empty();
    for line in guideline.groups.iter_mut().flat_map(|group| &mut group.criteria) {
        let offered = match &line.kind {
            Kind::Points { .. } | Kind::Toggle => None,
            Kind::Deduction { floor, .. } => Some(*floor),
            Kind::Choice { options } => best(options),
            Kind::Bands { bands, .. } => bands.iter().map(|band| band.points).max(),
            Kind::Rating => best_rating,
        };
        match (line.max, &line.kind) {
            (None, Kind::Points { .. } | Kind::Toggle | Kind::Deduction { .. }) => {
                report.add(problem(Code::TomlKeyMissing, line.place).with("key", "max"));
                // any maximum will do for the checks that follow: the guideline is refused
                line.max = Some(Decimal::HUNDRED);
            }
            (None, Kind::Choice { .. } | Kind::Bands { .. } | Kind::Rating) => line.max = offered,
            (Some(_), Kind::Rating) if has_ratings && offered.is_none() => {
                report.add(problem(Code::MaximumUnfit, line.max_place).with("criterion", &line.id));
            }
            (Some(stated), _) => {
                if let Some(offered) = offered.filter(|offered| stated < *offered) {
                    report.add(too_low(line, stated, offered));
                }
            }
        }
    }
}

fn too_low(line: &Criterion, stated: Decimal, offered: Decimal) -> Diagnostic {
    problem(Code::MaximumTooLow, line.max_place)
        .with("criterion", &line.id)
        .with("max", stated)
        .with("highest", offered)
}

fn best(offers: &[Offer]) -> Option<Decimal> {
    offers.iter().filter_map(|offer| offer.points).max()
}

/// Ids of one sort are unique, also when case is left aside.
pub fn ids_are_unique(guideline: &Guideline, report: &mut Report) {
    unique(guideline.groups.iter().map(|group| (&group.id, group.place)), report);
    unique(guideline.lines().map(|line| (&line.id, line.place)), report);
    unique(guideline.outcomes.iter().map(|outcome| (&outcome.id, outcome.place)), report);
    unique(guideline.facts.iter().map(|fact| (&fact.id, fact.place)), report);
    unique(guideline.measures.iter().map(|measure| (&measure.id, measure.place)), report);
    unique(guideline.ratings.iter().map(|rating| (&rating.id, rating.place)), report);
    for line in guideline.lines() {
        if let Kind::Choice { options } = &line.kind {
            unique(options.iter().map(|option| (&option.id, option.place)), report);
        }
    }
    let lists = guideline.outcomes.iter().flat_map(|outcome| [&outcome.requires, &outcome.forced_by]);
    for list in lists.chain([&guideline.candidate_if]) {
        unique(
            list.iter().filter_map(|condition| condition.id.as_ref().map(|id| (id, condition.place))),
            report,
        );
    }
    for outcome in
        guideline.outcomes.iter().filter(|outcome| outcome.id.as_str().eq_ignore_ascii_case("unrated"))
    {
        report.add(problem(Code::IdReserved, outcome.place).with("id", &outcome.id));
    }
}

/// Reports ids that are equal, or that only case tells apart.
pub fn unique<'a>(ids: impl Iterator<Item = (&'a Id, Place)>, report: &mut Report) {
    let mut met: FxHashMap<Cow<'_, str>, (&Id, Place)> = FxHashMap::default();
    for (id, place) in ids {
        let has_capitals = id.as_str().bytes().any(|byte| byte.is_ascii_uppercase());
        let folded =
            if has_capitals { id.as_str().to_ascii_lowercase().into() } else { Cow::Borrowed(id.as_str()) };
        let (first, first_place) = match met.entry(folded) {
            Entry::Occupied(first) => *first.get(),
            Entry::Vacant(slot) => {
                slot.insert((id, place));
                continue;
            }
        };
        let code = if first == id { Code::IdRepeated } else { Code::IdsDifferInCase };
        report.add(problem(code, place).with("id", id).with("other", first).also_at(first_place));
    }
}

pub fn ratings_have_points_all_or_none(guideline: &Guideline, report: &mut Report) {
    let with_points = guideline.ratings.iter().filter(|rating| rating.points.is_some()).count();
    if with_points == 0 || with_points == guideline.ratings.len() {
        return;
    }
    if let Some(without) = guideline.ratings.iter().find(|rating| rating.points.is_none()) {
        report.add(problem(Code::RatingPointsMixed, without.place).with("rating", &without.id));
    }
}

pub fn lines_fit_their_kind(guideline: &Guideline, report: &mut Report) {
    for line in guideline.lines() {
        let empty = match &line.kind {
            Kind::Choice { options } => options.is_empty().then_some("options"),
            Kind::Rating => guideline.ratings.is_empty().then_some("ratings"),
            Kind::Bands { bands, .. } => bands.is_empty().then_some("bands"),
            Kind::Points { step } => {
                if *step == Some(Decimal::ZERO) {
                    report.add(problem(Code::StepZero, line.place).with("criterion", &line.id));
                }
                None
            }
            Kind::Toggle | Kind::Deduction { .. } => None,
        };
        if let Some(key) = empty {
            report.add(problem(Code::ValueMissing, line.place).with("name", key));
        }
        check_measure(guideline, line, report);
    }
}

/// Only a figure can be measured: points, bands and deductions.
fn check_measure(guideline: &Guideline, line: &Criterion, report: &mut Report) {
    let Some(measure) = &line.measure else { return };
    if guideline.measure(&measure.value).is_none() {
        let known = guideline.measures.iter().map(|measure| &measure.id);
        report.add(unknown(Term::Measure, &measure.value, measure.place, known));
    }
    match line.kind {
        Kind::Points { .. } | Kind::Bands { .. } | Kind::Deduction { .. } => {}
        Kind::Toggle | Kind::Choice { .. } | Kind::Rating => {
            report.add(problem(Code::MeasureUnfit, measure.place).with("criterion", &line.id));
        }
    }
}

/// `reach` is a rating where the line has no points, and never more than the line can bring.
pub fn required_lines_can_reach(guideline: &Guideline, report: &mut Report) {
    for line in guideline.lines() {
        match &line.required {
            None | Some(Reach::Best) => {}
            Some(Reach::Rating(rating)) if matches!(line.kind, Kind::Rating) => {
                if guideline.rating_at(rating.value.as_str()).is_none() {
                    let known = guideline.ratings.iter().map(|rating| &rating.id);
                    report.add(unknown(Term::Rating, &rating.value, rating.place, known));
                }
            }
            Some(Reach::Points(points)) if line.max.is_some_and(|max| *points <= max) => {}
            Some(Reach::Rating(_) | Reach::Points(_)) => {
                report.add(problem(Code::ReachUnfit, line.place).with("criterion", &line.id));
            }
        }
    }
}

pub fn periods_fit(guideline: &Guideline, report: &mut Report) {
    for line in guideline.lines() {
        let Some(periods) = &line.periods else { continue };
        if line.not_applicable == NotApplicable::Forbidden {
            report.add(problem(Code::PeriodsNeedRescaleOrFull, line.place).with("criterion", &line.id));
        }
        let most = guideline.every.in_a_year();
        for number in periods.iter().filter(|number| **number > most) {
            let beyond = problem(Code::PeriodNumberUnfit, line.place);
            report.add(beyond.with("value", usize::from(*number)).with("most", usize::from(most)));
        }
    }
}
