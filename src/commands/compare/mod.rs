//! `bontot compare`: two sets of results held against each other, and who made the difference.

mod authors;
mod sides;
mod texts_beside;
mod worlds;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::anyhow;

use super::Ending;
use super::console::Console;
use super::phases::{self, Decided, Digests, Root, ValidDataset};
use super::review::{self, Opened};
use super::sending::{Dispatch, Document};
use super::{subject, target};
use crate::catalogue::{compare as texts, help, words};
use crate::cli::{self, Difference};
use crate::compare::{Half, Mixed, Scope, differences, explain};
use crate::diagnostics::{Position, Severity};
use crate::model::comparison::{Comparison, Pair};
use crate::model::{Id, Period, Place, Stage, Workspace};
use crate::output;
use crate::render::comparison::{Limits, Side, Told};
use crate::render::csv::Register;
use crate::render::say::Say;
use crate::render::sources::About;
use crate::render::table::Table;
use sides::Plan;
use worlds::{Matched, World, worked_out};

const COMMAND: &str = "bontot compare";

pub fn run(asked: &cli::Compare, console: &mut Console) -> anyhow::Result<Ending> {
    if let Some(ending) = review::refuse_folder(&asked.folder, console, COMMAND) {
        return Ok(ending);
    }
    if let Some(ending) =
        target::refuse_bare(&asked.folder, asked.sending.output.as_deref(), console, COMMAND)
    {
        return Ok(ending);
    }
    console.adopt_of(&asked.folder);
    let plan = match sides::plan(asked, console)? {
        Ok(plan) => plan,
        Err(ending) => return Ok(ending),
    };
    if plan.is_of_one_folder() {
        return match review::open_counting(Digests::Perhaps, &asked.folder, None, console, COMMAND)? {
            Ok(opened) => Work { asked, plan: &plan, opened: [&opened, &opened] }.run(console),
            Err(ending) => Ok(ending),
        };
    }
    // the problems of both are told
    let [before, after] = [0, 1].map(|side| open(&plan, side, &asked.folder, console));
    let (Some(before), Some(after)) = (before?, after?) else { return Ok(Ending::Problems) };
    Work { asked, plan: &plan, opened: [&before, &after] }.run(console)
}

/// Opens a side; its problems are shown with the side's letter before their paths.
fn open(plan: &Plan, side: usize, folder: &Path, console: &mut Console) -> anyhow::Result<Option<Opened>> {
    let found = phases::open_counting(&plan.roots[side], Digests::Perhaps)?;
    console.adopt(found.language);
    let phases::Opened { workspace, mut report, mut sources, .. } = found;
    if let Some(workspace) = workspace.filter(|_| !report.has_errors()) {
        return Ok(Some(Opened::of(workspace, sources, report, folder)));
    }
    say_side(plan, side, console);
    sources.mark(LETTERS[side]);
    report.retain(|found| found.severity == Severity::Error);
    console.report(&report, &sources);
    Ok(None)
}

/// What stands before the paths of a side.
const LETTERS: [&str; 2] = ["A:", "B:"];

fn say_side(plan: &Plan, side: usize, console: &Console) {
    let phrase = [texts::SIDES, texts::SIDES_AFTER][side];
    let key = ["before", "after"][side];
    let name = plan.name(side, console.language());
    output::to_errors(&(phrase.with(console.language(), &[(key, &name)]) + "\n"));
}

struct Work<'a> {
    asked: &'a cli::Compare,
    plan: &'a Plan,
    opened: [&'a Opened; 2],
}

impl Work<'_> {
    fn run(&self, console: &Console) -> anyhow::Result<Ending> {
        let scope = match self.scope(console) {
            Ok(scope) => scope,
            Err(ending) => return Ok(ending),
        };
        if let Err(ending) = self.audit_for_errors(console) {
            return Ok(ending);
        }
        let decided = match [0, 1].map(|side| self.decided(side, &scope, console)) {
            [Ok(before), Ok(after)] => [before, after],
            [Err(ending), _] | [_, Err(ending)] => return Ok(ending),
        };
        let worlds = [0, 1].map(|side| {
            let data = &self.opened[side].workspace;
            World { data, decided: &decided[side], half: self.half(side, &scope) }
        });
        let matched = Matched::of(worlds.each_ref());
        let bare = worlds.each_ref().map(|world| world.half);
        let written = texts_beside::written(self.opened, bare)?;
        let beside_facts = texts_beside::of_facts(self.opened, bare)?;
        let halves = [0, 1].map(|side| Half {
            written: &written[side],
            beside_facts: &beside_facts[side],
            ..bare[side]
        });
        let mut comparison = differences(halves, &matched.passed);
        comparison.compared = matched.count();
        if let Err(failure) = authors::find(&mut comparison, self.plan, self.opened)? {
            let said = failure.said();
            return Err(anyhow!(texts::GIT_SAYS.with(console.language(), &[("said", &said)])));
        }
        let mixed = if both_changed(&comparison) { Some(self.mixed(&scope)?) } else { None };
        let others = mixed.as_ref().map_or([None, None], |mixed| {
            mixed.each_ref().map(|found| {
                let (data, decided) = found.as_ref()?;
                Some(World { data, decided, half: Half { workspace: data, ..self.half(0, &scope) } })
            })
        });
        let (told, of_others) = matched.told(others.each_ref().map(Option::as_ref));
        let halves = [0, 1].map(|side| Half { results: &told[side].results, ..halves[side] });
        let tried = [0, 1].map(|other| {
            let (world, told) = (others[other].as_ref()?, of_others[other].as_ref()?);
            Some(Half { results: &told.results, ..world.half })
        });
        explain(halves, mixed.as_ref().map_or(Mixed::Needless, |_| Mixed::Tried(tried)), &mut comparison);
        let ending = self.send(&comparison, &told, console);
        // the end of the program gives all of it back at once
        std::mem::forget((comparison, told));
        ending
    }

    fn send(
        &self,
        comparison: &Comparison,
        told: &[worlds::Told; 2],
        console: &Console,
    ) -> anyhow::Result<Ending> {
        // files that are those of both sides are read once
        let is_of_one = self.plan.is_of_one_folder();
        let after = positions(comparison, if is_of_one { &[0, 1] } else { &[1] }, self.opened[1]);
        let before = (!is_of_one).then(|| positions(comparison, &[0], self.opened[0]));
        let positions = [before.as_ref().unwrap_or(&after), &after];
        let language = console.language();
        let names = [0, 1].map(|side| self.plan.name(side, language));
        let sides = [0, 1].map(|side| Side {
            name: &names[side],
            commit: self.plan.commit(side),
            say: Say::new(&self.opened[side].workspace, language),
            results: &told[side].results,
            guidelines: &told[side].guidelines,
            positions: positions[side],
        });
        let document = Compared { told: Told { comparison, sides } };
        let (folder, sending) = (&self.asked.folder, &self.asked.sending);
        let dispatch = Dispatch::without_receipt(COMMAND, folder, sending, self.years_compared());
        let ending = dispatch.send(&document, self.opened[1], console)?;
        let differs = !comparison.changed.is_empty() && self.asked.difference == Difference::Told;
        Ok(if ending == Ending::Fine && differs { Ending::Different } else { ending })
    }

    /// Holds the command line against both sides; what neither has is wrong usage.
    fn scope(&self, console: &Console) -> Result<Scope, Ending> {
        let [before, after] = self.opened.map(|opened| &*opened.workspace);
        let workspaces: [&Workspace; 2] = [after, before];
        self.refuse_years(console)?;
        let reviews = self.reviews(console)?;
        let mut organisations = Vec::new();
        for id in &self.asked.organisations {
            if workspaces.iter().all(|workspace| workspace.organisation_at(id).is_none()) {
                return Err(subject::refuse_unknown(id, &workspaces, console, COMMAND));
            }
            organisations.extend(Id::new(id));
        }
        let latest = || self.periods(1).first().copied();
        let period = self.asked.period.or_else(|| self.plan.stages.and_then(|_| latest()));
        Ok(Scope { reviews, period, organisations })
    }

    /// Years that neither side has are wrong usage.
    fn refuse_years(&self, console: &Console) -> Result<(), Ending> {
        let years: Vec<i16> = self.years().into_iter().collect();
        let asked = self.plan.years.map(|(before, after)| vec![before, after]);
        let asked = asked.or_else(|| self.asked.period.map(|period| vec![period.year()]));
        let mut asked = asked.into_iter().flatten().filter(|_| !years.is_empty());
        asked.try_for_each(|year| review::refuse_year(year, &years, console, COMMAND))
    }

    /// Those that have a folder on either side.
    fn years(&self) -> BTreeSet<i16> {
        self.opened.iter().flat_map(|opened| opened.workspace.years.keys().copied()).collect()
    }

    fn reviews(&self, console: &Console) -> Result<Vec<Id>, Ending> {
        let mut reviews: Vec<Id> = Vec::new();
        for opened in self.opened.iter().rev() {
            for review in &opened.workspace.manifest.reviews {
                if !reviews.contains(&review.id) {
                    reviews.push(review.id.clone());
                }
            }
        }
        if let Some(name) = &self.asked.review {
            let known: Vec<&str> = reviews.iter().map(Id::as_str).collect();
            if !known.contains(&name.as_str()) {
                return Err(console.refuse(COMMAND, help::NO_SUCH_REVIEW, ("review", name), &known));
            }
            reviews.retain(|review| review.as_str() == name);
        }
        let Some((before, after)) = self.plan.stages else { return Ok(reviews) };
        let has = |review: &Id, stage: Stage| {
            let workspace = &self.opened[0].workspace;
            let review = workspace.manifest.review_at(review.as_str());
            let mut guidelines = review.into_iter().flat_map(|review| &workspace.review_guidelines[review]);
            guidelines.any(|index| workspace.guidelines[*index].stages.contains(&stage))
        };
        for stage in [before, after] {
            reviews.retain(|review| has(review, stage));
            if reviews.is_empty() {
                let name = ("stage", stage.word());
                return Err(console.refuse(COMMAND, texts::NO_STAGE, name, &[]));
            }
        }
        Ok(reviews)
    }

    /// The periods that are worked out: those asked for, else all years of either side.
    fn periods(&self, side: usize) -> Vec<Period> {
        if let Some((before, after)) = self.plan.years {
            return vec![Period::year_of([before, after][side])];
        }
        if let Some(period) = self.asked.period {
            return vec![period];
        }
        let mut years = self.years();
        if self.plan.stages.is_some() {
            years = years.last().copied().into_iter().collect();
        }
        years.into_iter().map(Period::year_of).collect()
    }

    /// What the workspace makes an error ends the run, but not between two states of it: what is wrong with one of
    /// them may be what the other has changed.
    fn audit_for_errors(&self, console: &Console) -> Result<(), Ending> {
        if !self.plan.is_of_one_folder() {
            return Ok(());
        }
        self.opened[0].audit_for_errors(&self.years_compared(), console)
    }

    fn years_compared(&self) -> Vec<i16> {
        let years: BTreeSet<i16> =
            [0, 1].into_iter().flat_map(|side| self.periods(side)).map(Period::year).collect();
        years.into_iter().collect()
    }

    /// The results of a side; where measured values fit nowhere, how the run ends.
    fn decided(&self, side: usize, scope: &Scope, console: &Console) -> Result<Vec<Decided>, Ending> {
        let opened = self.opened[side];
        let decided = worked_out(&opened.workspace, &self.periods(side), scope, self.preview(side));
        decided.map_err(|report| {
            say_side(self.plan, side, console);
            console.report(&report, &opened.sources);
            Ending::Problems
        })
    }

    fn preview(&self, side: usize) -> Option<Stage> {
        self.plan.stages.map(|(before, after)| [before, after][side])
    }

    /// A side without its results and texts.
    fn half<'h>(&'h self, side: usize, scope: &'h Scope) -> Half<'h> {
        let year = self.plan.years.map(|(before, after)| ([before, after][side], after));
        let workspace = &self.opened[side].workspace;
        Half {
            workspace,
            results: &[],
            written: &[],
            beside_facts: &[],
            year,
            stage: self.preview(side),
            scope,
        }
    }

    /// The new records under the old rules, and the old records under the new rules, where they go together.
    fn mixed(&self, scope: &Scope) -> anyhow::Result<Pair<(ValidDataset, Vec<Decided>)>> {
        let [before, after] = &self.plan.roots;
        let roots: [Root; 2] =
            [after.clone().under_rules_of(before.clone()), before.clone().under_rules_of(after.clone())];
        let mut found = [None, None];
        for (mixed, root) in found.iter_mut().zip(&roots) {
            let opened = phases::open_counting(root, Digests::Perhaps)?;
            let Some(workspace) = opened.workspace.filter(|_| !opened.report.has_errors()) else { continue };
            let decided = worked_out(&workspace, &self.periods(0), scope, None);
            *mixed = decided.ok().map(|decided| (workspace, decided));
        }
        Ok(found)
    }
}

/// Whether records and rules are both different, so that what made a difference must be told apart.
fn both_changed(comparison: &Comparison) -> bool {
    let rules = comparison.rules.iter().any(|rule| !rule.rule.is_only_said());
    rules && !(comparison.data.is_empty() && comparison.membership.is_empty())
}

/// Which lines the places of the changes are.
fn positions(comparison: &Comparison, sides: &[usize], opened: &Opened) -> BTreeMap<Place, Position> {
    let register = &opened.workspace.organisations;
    let mut places = BTreeSet::new();
    for side in sides {
        places.extend(comparison.data.iter().filter_map(|change| change.places[*side]));
        places.extend(comparison.rules.iter().filter_map(|change| change.places[*side]));
        let members = comparison.membership.iter().filter_map(|found| found.at[*side]);
        places.extend(members.map(|index| register.at(index).place()));
    }
    let mut places: Vec<Place> = places.into_iter().collect();
    places.sort_by_key(|place| (place.file(), *place));
    opened.sources.positions(&places)
}

struct Compared<'a> {
    told: Told<'a>,
}

impl Document for Compared<'_> {
    fn about(&self) -> About {
        let results = || self.told.sides[1].results.iter();
        let reviews: BTreeSet<&str> = results().map(|results| results.review.as_str()).collect();
        let periods: BTreeSet<String> = results().map(|results| results.period.to_string()).collect();
        let listed = |words: Vec<&str>| words.join(", ");
        About {
            review: listed(reviews.into_iter().collect()),
            periods: listed(periods.iter().map(String::as_str).collect()),
        }
    }

    fn guidelines(&self) -> Vec<usize> {
        let used: BTreeSet<usize> = self.told.sides[1].guidelines.iter().flatten().copied().collect();
        used.into_iter().collect()
    }

    fn screen(&self, _: Say<'_>) -> Table {
        self.told.table(Limits::SCREEN)
    }

    fn print(&self, _: Say<'_>) -> Table {
        self.told.table(Limits::ALL)
    }

    fn markdown(&self, _: Say<'_>) -> Table {
        self.told.table(Limits::PAGE)
    }

    fn register(&self, _: Say<'_>) -> Table {
        self.told.register()
    }

    fn rows<'a>(&'a self, _: Say<'a>) -> Option<Register<'a>> {
        Some(self.told.rows())
    }

    fn json(&self) -> String {
        crate::render::comparison::json::draw(self.told)
    }
}

/// The word of a stage for a side's name.
fn stage_name(stage: Stage, language: crate::model::Language) -> String {
    texts::SIDE_STAGE.with(language, &[("stage", words::stage(stage).get(language))])
}
