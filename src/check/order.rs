//! The order of results: lower organisations before higher, months before the year, a peer group after all
//! its members. A circle is an error that names its members.

use rustc_hash::FxHashMap;

use crate::diagnostics::{Code, Diagnostic, Report};
use crate::model::measure::{MeasureKind, OutcomeSource};
use crate::model::{Condition, Guideline, PeerKey, Period, Quota, Test, UnitKey, Workspace};

/// One thing to work out.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Step {
    /// A result before its quota.
    Unit(UnitKey),
    /// The quota of a peer group.
    Quota(PeerGroup),
}

/// The organisations that share a cap.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Debug)]
pub struct PeerGroup {
    pub review: usize,
    pub guideline: usize,
    pub period: Period,
    /// The first organisation of the register that has the values of the quota's `per` in common with them.
    pub first: usize,
}

/// The steps that `targets` need, each after all that it needs itself.
///
/// # Errors
/// The members of a circle.
pub fn order(workspace: &Workspace, targets: impl IntoIterator<Item = Step>) -> Result<Vec<Step>, Vec<Step>> {
    let mut walk =
        Walk { workspace, peers: FxHashMap::default(), states: FxHashMap::default(), done: Vec::new() };
    for target in targets {
        walk.visit(target)?;
    }
    Ok(walk.done)
}

/// Reports a circle among the results of all years.
pub fn report_circles(workspace: &Workspace, report: &mut Report) {
    // a quota alone needs results that need nothing
    let mut used = workspace.review_guidelines.iter().flatten().map(|index| &workspace.guidelines[*index]);
    if !used.any(|guideline| guideline.reviews_named().next().is_some()) {
        return;
    }
    let periods = workspace.years.keys().flat_map(|year| Workspace::periods_within(Period::year_of(*year)));
    let targets =
        periods.flat_map(|period| (0..workspace.review_guidelines.len()).map(move |review| (review, period)));
    let needy = targets.filter(|(review, period)| depends(workspace, *review, *period));
    let units = needy.flat_map(|(review, period)| {
        (0..workspace.organisations.len()).map(move |organisation| UnitKey { review, organisation, period })
    });
    let units = units.filter(|key| workspace.guideline_for(*key).is_some()).map(Step::Unit);
    if let Err(circle) = order(workspace, units) {
        let members = circle.iter().map(|step| step_name(workspace, step)).collect::<Vec<_>>();
        report.add(Diagnostic::new(Code::ResultCircle, workspace.manifest.place).with("members", members));
    }
}

/// Whether results of a review and period need any other.
fn depends(workspace: &Workspace, review: usize, period: Period) -> bool {
    workspace.review_guidelines[review].iter().map(|index| &workspace.guidelines[*index]).any(|guideline| {
        guideline.every == period.every()
            && (guideline.quota.is_some() || guideline.reviews_named().next().is_some())
    })
}

fn step_name(workspace: &Workspace, step: &Step) -> String {
    match step {
        Step::Unit(key) => format!(
            "{} · {} · {}",
            workspace.organisations.at(key.organisation).id(),
            workspace.manifest.reviews[key.review].id,
            key.period
        ),
        Step::Quota(group) => {
            let peers = format!("{} · {}", workspace.guidelines[group.guideline].version, group.period);
            let quota = workspace.guidelines[group.guideline].quota.as_ref();
            let values = quota.map(|quota| peer_values(workspace, quota, group.first)).unwrap_or_default();
            let values: Vec<&str> = values.iter().map(|value| value.as_deref().unwrap_or("–")).collect();
            if values.is_empty() { peers } else { format!("{peers} [{}]", values.join(", ")) }
        }
    }
}

/// The values that put an organisation into its peer group.
#[must_use]
pub fn peer_values(workspace: &Workspace, quota: &Quota, organisation: usize) -> Vec<Option<String>> {
    let value = |key: &PeerKey| match key {
        PeerKey::Parent => {
            workspace.parent(organisation).map(|parent| workspace.organisations.at(parent).id().to_owned())
        }
        PeerKey::Kind => Some(workspace.kind(organisation).word().to_owned()),
        PeerKey::PeerGroup => Some(workspace.organisations.at(organisation).peer_group().to_owned())
            .filter(|group| !group.is_empty()),
    };
    quota.per.iter().map(value).collect()
}

/// The peer group of a unit, if its guideline has a quota.
#[must_use]
pub fn peer_group(workspace: &Workspace, key: UnitKey, guideline: usize) -> Option<PeerGroup> {
    let first = workspace.peer_first(guideline, key.organisation)?;
    Some(PeerGroup { review: key.review, guideline, period: key.period, first })
}

/// By guideline and organisation: the first organisation of the same peer group, where there is a quota.
#[must_use]
pub fn peer_firsts(workspace: &Workspace) -> Vec<Vec<u32>> {
    let of_quota = |quota: &Quota| {
        let has = |key| quota.per.contains(&key);
        let mut firsts = FxHashMap::default();
        let mut first = |(index, number): (usize, u32)| {
            let organisation = workspace.organisations.at(index);
            let values = (
                workspace.parent(index).filter(|_| has(PeerKey::Parent)),
                organisation.kind().filter(|_| has(PeerKey::Kind)),
                Some(organisation.peer_group()).filter(|_| has(PeerKey::PeerGroup)),
            );
            *firsts.entry(values).or_insert(number)
        };
        (0..workspace.organisations.len()).zip(0..).map(&mut first).collect()
    };
    let quotas = workspace.guidelines.iter().map(|guideline| guideline.quota.as_ref());
    quotas.map(|quota| quota.map(of_quota).unwrap_or_default()).collect()
}

/// Whether a unit has a result of its own: a year's always, a shorter period's with a row or a decision.
#[must_use]
pub fn is_listed(workspace: &Workspace, key: UnitKey) -> bool {
    key.period.every() == crate::model::Every::Year
        || workspace.forms.contains_key(&key)
        || workspace.decisions.contains_key(&key)
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Open,
    Done,
}

/// Organisations by the first of their peer group.
type Peers = FxHashMap<usize, Vec<usize>>;

struct Walk<'w> {
    workspace: &'w Workspace,
    /// The members of the peer groups of a review, guideline and period.
    peers: FxHashMap<(usize, usize, Period), Peers>,
    states: FxHashMap<Step, State>,
    done: Vec<Step>,
}

impl Walk<'_> {
    /// A walk in depth with a stack of its own: parents may be nested deeper than calls can be.
    fn visit(&mut self, target: Step) -> Result<(), Vec<Step>> {
        if self.states.contains_key(&target) {
            return Ok(());
        }
        self.states.insert(target, State::Open);
        let needs = self.needs(&target);
        let mut path = vec![(target, needs)];
        while let Some((_, needs)) = path.last_mut() {
            let Some(next) = needs.pop() else {
                if let Some((step, _)) = path.pop() {
                    self.states.insert(step, State::Done);
                    self.done.push(step);
                }
                continue;
            };
            match self.states.get(&next) {
                Some(State::Done) => {}
                Some(State::Open) => {
                    let from = path.iter().position(|(step, _)| *step == next).unwrap_or(0);
                    return Err(path[from..].iter().map(|(step, _)| *step).collect());
                }
                None => {
                    let needs = self.needs(&next);
                    if needs.is_empty() {
                        self.states.insert(next, State::Done);
                        self.done.push(next);
                        continue;
                    }
                    self.states.insert(next, State::Open);
                    path.push((next, needs));
                }
            }
        }
        Ok(())
    }

    /// What must be known before a step, last first.
    fn needs(&mut self, step: &Step) -> Vec<Step> {
        match step {
            Step::Unit(key) => self.unit_needs(*key),
            Step::Quota(group) => {
                let members = self.members(group);
                let key = |organisation| UnitKey { review: group.review, organisation, period: group.period };
                members.into_iter().rev().map(|organisation| Step::Unit(key(organisation))).collect()
            }
        }
    }

    fn unit_needs(&self, key: UnitKey) -> Vec<Step> {
        let Some(index) = self.workspace.guideline_for(key) else { return Vec::new() };
        let guideline = &self.workspace.guidelines[index];
        let mut needs: Vec<Step> = referred(self.workspace, guideline, key)
            .into_iter()
            .filter(|other| is_listed(self.workspace, *other))
            .filter_map(|other| {
                let guideline = self.workspace.guideline_for(other)?;
                let group = peer_group(self.workspace, other, guideline);
                Some(group.map_or(Step::Unit(other), Step::Quota))
            })
            .collect();
        needs.reverse();
        needs
    }

    /// The organisations of a peer group that are listed, in the order of the register.
    fn members(&mut self, group: &PeerGroup) -> Vec<usize> {
        let workspace = self.workspace;
        let groups = self.peers.entry((group.review, group.guideline, group.period)).or_insert_with(|| {
            let mut groups = Peers::default();
            for organisation in 0..workspace.organisations.len() {
                let key = UnitKey { review: group.review, organisation, period: group.period };
                let serves =
                    workspace.guideline_for(key) == Some(group.guideline) && is_listed(workspace, key);
                if let Some(own) = peer_group(workspace, key, group.guideline).filter(|_| serves) {
                    groups.entry(own.first).or_default().push(organisation);
                }
            }
            groups
        });
        groups.get(&group.first).cloned().unwrap_or_default()
    }
}

/// The other units whose results the guideline's measures and conditions look at.
fn referred(workspace: &Workspace, guideline: &Guideline, key: UnitKey) -> Vec<UnitKey> {
    let mut units = Vec::new();
    for measure in guideline.measures.iter().filter(|measure| guideline.works_out(measure)) {
        match &measure.kind {
            MeasureKind::Periods(count) if count.source == OutcomeSource::Result => {
                if let Some(review) = workspace.manifest.review_at(count.review.value.as_str()) {
                    let within = short_periods(key.period.year());
                    units.extend(within.map(|period| UnitKey {
                        review,
                        organisation: key.organisation,
                        period,
                    }));
                }
            }
            MeasureKind::Subordinates(count) if count.source == OutcomeSource::Result => {
                if let Some(review) = workspace.manifest.review_at(count.review.value.as_str()) {
                    let children = workspace.children(key.organisation);
                    units.extend(children.map(|child| UnitKey {
                        review,
                        organisation: child,
                        period: key.period,
                    }));
                }
            }
            MeasureKind::Periods(_)
            | MeasureKind::Subordinates(_)
            | MeasureKind::Ratio { .. }
            | MeasureKind::Findings(_) => {}
        }
    }
    for condition in guideline.conditions().flat_map(Condition::with_nested) {
        if let Test::Outcome(test) = &condition.test
            && test.source == OutcomeSource::Result
            && let Some(review) = workspace.manifest.review_at(test.review.value.as_str())
        {
            units.push(UnitKey { review, ..key });
        }
    }
    units
}

/// The months and quarters of a year.
pub fn short_periods(year: i16) -> impl Iterator<Item = Period> {
    let within = Workspace::periods_within(Period::year_of(year));
    within.into_iter().filter(|period| period.every() != crate::model::Every::Year)
}
