//! Phase 2, dataset → [`ValidDataset`]. Every reference is resolved or reported; unchecked data cannot go on,
//! because nothing else makes a `ValidDataset`.

mod dates;
mod decisions;
mod events;
mod evidence;
mod facts;
mod findings;
mod guideline;
mod line;
mod named;
mod notes;
mod order;
mod reach;
mod recall;
mod records;
mod refused;
mod register;
mod repeats;
mod reviews;
pub mod supposed;
mod text_sums;
mod trial;
mod unknown;
mod value;
mod waivers;
mod written;

use std::collections::BTreeSet;
use std::ops::Deref;

pub use evidence::on_lines;
pub use guideline::{basis, check as check_guideline};
use notes::Notes;
pub use order::{PeerGroup, Step, is_listed, order, peer_group, peer_values, short_periods};
use recall::Recall;
pub use records::{Records, Rows};
pub use text_sums::TextSums;
pub use trial::{Trial, trial};
pub use value::{of_line as line_value, past_figure, past_value};
pub use written::{Wanted, Written, WrittenRow, WrittenText};

use crate::diagnostics::{Argument, Code, Diagnostic, Report, Term};
use crate::model::forms::Packing;
use crate::model::record::Field;
use crate::model::{
    Criterion, Dataset, Every, Facts, Guideline, Id, Line, Located, Organisation, OrganisationKind, Period,
    Place, Stage, Tree, UnitKey, Workspace,
};
use crate::threads::{self, Spare};

/// A folder without errors. Only [`Records::finish`] makes one.
#[derive(Debug)]
pub struct ValidDataset {
    workspace: Workspace,
}

impl Deref for ValidDataset {
    type Target = Workspace;

    fn deref(&self) -> &Workspace {
        &self.workspace
    }
}

/// A dataset with its references resolved as far as they can be.
#[derive(Debug)]
pub struct Frame {
    dataset: Dataset,
    /// By guideline and line: its group, and its place there.
    line_places: Vec<Vec<(usize, usize)>>,
    /// By guideline, whether some line applies in some periods only.
    has_lines_of_periods: Vec<bool>,
    tree: Tree,
    /// By review, indexes into the dataset's guidelines.
    review_guidelines: Vec<Vec<usize>>,
    /// Guidelines in which something is wrong: values are not held against them.
    unsound: BTreeSet<usize>,
    /// What was read of entries, between the pieces of work that use it.
    recalls: Spare<Recall>,
    /// Room for what is found of notes.
    notes: Spare<Notes>,
    /// The facts, and what is wrong with them: checked before the rows come, so that their tables need not be kept.
    facts: (Facts, Report),
}

impl Frame {
    /// Checks the manifest, the guidelines and the register, and resolves what refers to them.
    #[must_use]
    pub fn new(mut dataset: Dataset, report: &mut Report) -> Self {
        report.obey(&dataset.manifest.severities);
        let mut unsound = BTreeSet::new();
        for (index, guideline) in dataset.guidelines.iter_mut().enumerate() {
            let mut found = Report::default();
            guideline::check(guideline, &mut found);
            unsound.extend(Some(index).filter(|_| found.has_errors()));
            report.append_new(found);
        }
        reviews::severities_are_of_findings(&dataset, report);
        reviews::names_are_given(&dataset, report);
        reviews::names_are_apart(&dataset, report);
        let reviews = dataset.manifest.reviews.iter();
        report.extend(reviews.filter_map(|review| register::unportable(review.id.as_str(), review.place)));
        let review_guidelines = reviews::resolve(&dataset, report);
        let line_places = dataset.guidelines.iter().map(line_places).collect();
        let has_periods = |guideline: &Guideline| guideline.lines().any(|line| line.periods.is_some());
        let has_lines_of_periods = dataset.guidelines.iter().map(has_periods).collect();
        let tables =
            dataset.years.iter_mut().map(|(year, tables)| (*year, std::mem::take(&mut tables.facts)));
        let tables = tables.collect();
        let (recalls, notes) = (Spare::default(), Spare::default());
        let facts = (Facts::default(), Report::default());
        let mut frame = Self {
            dataset,
            line_places,
            has_lines_of_periods,
            tree: Tree::default(),
            review_guidelines,
            unsound,
            recalls,
            notes,
            facts,
        };
        reviews::serve_one_by_one(&frame, report);
        reviews::references_exist(&frame, report);
        reach::results_can_be_looked_at(&frame, report);
        reviews::facts_mean_one_thing(&frame, report);
        reviews::facts_are_few(&frame, report);
        reviews::exceptions_fit(&frame, report);
        reviews::exceptions_are_apart(&frame.dataset, report);
        let (mut of_facts, mut of_others) = (frame.report(), frame.report());
        let (facts, tree) = threads::beside(
            frame.dataset.organisations.len(),
            || facts::check(&frame, tables, &mut of_facts),
            || {
                frame.check_record_files(&mut of_others);
                register::check(&frame.dataset, &mut of_others)
            },
        );
        report.append(of_others);
        (frame.facts, frame.tree) = ((facts, of_facts), tree);
        frame
    }

    /// The paths of assessment files name a review and an organisation. A review's folder is reported once.
    fn check_record_files(&self, report: &mut Report) {
        let (mut met, mut near) = (BTreeSet::new(), 0);
        let mut before: Option<(i16, &Id)> = None;
        for record in self.dataset.record_files.iter() {
            let place = Place::File(record.file);
            let is_known =
                |(year, review): (i16, &Id)| year == record.year && review.is_copy_of(&record.review);
            if !before.is_some_and(is_known) && met.insert((record.year, &record.review)) {
                self.review(&Located::new(record.review.clone(), place), report);
            }
            before = Some((record.year, &record.review));
            if let Some(organisation) = &record.organisation {
                self.organisation_near(&mut near, Located::new(organisation.as_str(), place), report);
            }
        }
    }

    /// A report that obeys the manifest, for problems found on another thread.
    fn report(&self) -> Report {
        let mut report = Report::default();
        report.obey(&self.dataset.manifest.severities);
        report
    }

    /// How many lines a guideline has.
    fn lines(&self, guideline: usize) -> usize {
        self.line_places[guideline].len()
    }

    /// The line at a place among the lines of a guideline.
    fn line(&self, guideline: usize, place: usize) -> &Criterion {
        let (group, place) = self.line_places[guideline][place];
        &self.dataset.guidelines[guideline].groups[group].criteria[place]
    }

    /// The line `id` of a guideline, and its place among the lines; `guess` is tried first.
    #[inline]
    fn line_at(&self, guideline: usize, id: &str, guess: usize) -> Option<(usize, &Criterion)> {
        let places = &self.line_places[guideline];
        let groups = &self.dataset.guidelines[guideline].groups;
        let line = |index: usize| {
            let (group, place) = *places.get(index)?;
            let line = &groups[group].criteria[place];
            // ids of lines are so short that nothing compares them faster
            line.id.as_str().bytes().eq(id.bytes()).then_some((index, line))
        };
        line(guess).or_else(|| (0..places.len()).find_map(line))
    }

    /// The guidelines that some review lists, as indexes, each once.
    fn in_use(&self) -> impl Iterator<Item = usize> {
        let listed: BTreeSet<usize> = self.review_guidelines.iter().flatten().copied().collect();
        listed.into_iter()
    }

    /// The organisation of a row; an unknown one is reported, unless its own row was already refused.
    fn organisation(&self, id: &Located<Id>, report: &mut Report) -> Option<usize> {
        self.organisation_near(&mut 0, Located::new(id.value.as_str(), id.place), report)
    }

    /// The same, where it is likely to be the one of the row before, or the next.
    fn organisation_near(&self, near: &mut usize, id: Located<&str>, report: &mut Report) -> Option<usize> {
        let found = self.dataset.organisations.find_near(id.value, *near);
        *near = found.unwrap_or(*near);
        if found.is_none() && self.dataset.register_is_whole {
            let organisations = &self.dataset.organisations;
            let known = report.guessable(organisations.ids(), organisations.len());
            report.add(
                Diagnostic::new(Code::OrganisationUnknown, id.place)
                    .with("organisation", id.value)
                    .meant(id.value, known),
            );
        }
        found
    }

    fn review(&self, id: &Located<Id>, report: &mut Report) -> Option<usize> {
        let found = self.dataset.manifest.review_at(id.value.as_str());
        if found.is_none() {
            let known = || self.dataset.manifest.reviews.iter().map(|review| review.id.as_str());
            report.add(
                Diagnostic::new(Code::ReviewUnknown, id.place)
                    .with("review", &id.value)
                    .with("known", known().map(str::to_owned).collect::<Vec<_>>())
                    .meant(id.value.as_str(), known()),
            );
        }
        found
    }

    fn kind(&self, organisation: usize) -> Option<OrganisationKind> {
        self.dataset.organisations.at(organisation).kind()
    }

    /// The guidelines that a review may use for a kind of organisation in some period of a year.
    fn guidelines_of(&self, review: usize, kind: OrganisationKind, year: i16) -> impl Iterator<Item = usize> {
        self.review_guidelines[review].iter().copied().filter(move |index| {
            let guideline = &self.dataset.guidelines[*index];
            guideline.applies_to.contains(&kind) && reviews::in_force_in(guideline, year)
        })
    }

    /// Whether a guideline of the review is missing or could not be read: then nothing is said of who is
    /// in it.
    fn is_review_unread(&self, review: usize) -> bool {
        let listed = &self.dataset.manifest.reviews[review].guidelines;
        let guidelines =
            || self.review_guidelines[review].iter().map(|index| &self.dataset.guidelines[*index]);
        let is_there = |id: &Located<Id>| guidelines().any(|guideline| guideline.version.id == id.value);
        listed.is_empty()
            || listed.iter().any(|id| self.dataset.unread_guidelines.may_hold(&id.value) || !is_there(id))
    }

    /// The guideline that serves a unit, if any does.
    fn guideline_of(&self, key: UnitKey) -> Option<usize> {
        let kind = self.kind(key.organisation)?;
        let serving = |index: &&usize| self.dataset.guidelines[**index].serves(kind, key.period);
        self.review_guidelines[key.review].iter().find(serving).copied()
    }

    /// The guideline that serves a row's organisation, review and period; why there is none is reported.
    fn guideline(&self, key: UnitKey, place: &RowPlaces, report: &mut Report) -> Option<usize> {
        let organisation = self.dataset.organisations.at(key.organisation);
        let kind = organisation.kind()?;
        let found = self.guideline_of(key);
        if !organisation.exists_on(key.period.last_day()) {
            let shown = match place.organisation {
                Place::File(_) => place.period,
                Place::Line(..) | Place::Span(..) => place.organisation,
            };
            report.add(not_in_existence(organisation, key.period, shown));
            return None;
        }
        if found.is_none() && !self.is_review_unread(key.review) {
            report.add(self.not_in_review(key, kind, place));
        }
        found
    }

    fn not_in_review(&self, key: UnitKey, kind: OrganisationKind, place: &RowPlaces) -> Diagnostic {
        let others: BTreeSet<Every> = self
            .guidelines_of(key.review, kind, key.period.year())
            .map(|index| self.dataset.guidelines[index].every)
            .collect();
        let review = &self.dataset.manifest.reviews[key.review].id;
        if !others.is_empty() && !others.contains(&key.period.every()) {
            return other_length(key.period, others, review, place.period);
        }
        Diagnostic::new(Code::NotInReview, place.organisation)
            .with("organisation", self.dataset.organisations.at(key.organisation))
            .with("review", review)
            .with("period", key.period)
    }

    /// Whether any guideline of the organisation in that year has the line.
    fn knows_criterion(&self, organisation: usize, year: i16, criterion: &Id) -> bool {
        let Some(kind) = self.kind(organisation) else { return true };
        (0..self.review_guidelines.len()).any(|review| {
            self.is_review_unread(review)
                || self
                    .guidelines_of(review, kind, year)
                    .any(|index| self.dataset.guidelines[index].lines().any(|line| line.id == *criterion))
        })
    }

    /// Reports a criterion that none of the organisation's guidelines has.
    fn check_criterion(&self, organisation: usize, year: i16, criterion: &Located<Id>, report: &mut Report) {
        if self.knows_criterion(organisation, year, &criterion.value) {
            return;
        }
        let Some(kind) = self.kind(organisation) else { return };
        let indexes = (0..self.review_guidelines.len())
            .flat_map(|review| self.guidelines_of(review, kind, year))
            .collect::<BTreeSet<usize>>();
        let guidelines = || indexes.iter().map(|index| &self.dataset.guidelines[*index]);
        let lines = guidelines().flat_map(Guideline::lines);
        let versions = guidelines().map(|guideline| guideline.version.to_string());
        report.add(
            Diagnostic::new(Code::CriterionUnknown, criterion.place)
                .with("criterion", &criterion.value)
                .with("organisation", self.dataset.organisations.at(organisation))
                .with("guidelines", versions.collect::<Vec<_>>())
                .meant(criterion.value.as_str(), lines.map(|line| line.id.as_str())),
        );
    }
}

fn line_places(guideline: &Guideline) -> Vec<(usize, usize)> {
    let groups = guideline.groups.iter().enumerate();
    groups.flat_map(|(group, inside)| (0..inside.criteria.len()).map(move |place| (group, place))).collect()
}

fn not_in_existence(organisation: Organisation<'_>, period: Period, place: Place) -> Diagnostic {
    with_life(Diagnostic::new(Code::NotInExistence, place).with("period", period), organisation)
}

/// From when to when the organisation exists.
fn with_life(problem: Diagnostic, organisation: Organisation<'_>) -> Diagnostic {
    let [from, to] = [organisation.from(), organisation.to()].map(|day| day.map(|day| day.value));
    problem.with("organisation", organisation).with("life", Argument::Days(from, to))
}

/// A period that is a month, say, where a form or a fact of another length is meant.
fn other_length(
    period: Period,
    expected: impl IntoIterator<Item = Every>,
    subject: &Id,
    place: Place,
) -> Diagnostic {
    let expected: Vec<Every> = expected.into_iter().collect();
    let year = Period::year_of(period.year());
    let examples = expected.iter().filter_map(|every| year.parts(*every).next());
    Diagnostic::new(Code::PeriodOfOtherLength, place)
        .with("period", period)
        .with("subject", subject)
        .with("example", examples.map(|period| period.to_string()).collect::<Vec<_>>())
        .with("every", expected.into_iter().map(Term::Every).collect::<Vec<_>>())
}

/// Where a row names its organisation and its period.
struct RowPlaces {
    organisation: Place,
    period: Place,
}

impl ValidDataset {
    /// The folder with other values in one form. Each passes through the check that a value of a file passes
    /// through; `None` when one of them does not.
    #[must_use]
    pub fn with_values(&self, key: UnitKey, stage: Stage, values: &[(usize, String)]) -> Option<Self> {
        let mut workspace = self.workspace.clone();
        let guideline = &self.workspace.guidelines[self.workspace.guideline_for(key)?];
        let mut form = workspace.forms.get(&key).unwrap_or_default();
        form.lines.resize(guideline.lines().count(), Line::default());
        for (line, text) in values {
            let field = Field { text, place: guideline.place };
            let value = value::of_line(guideline, guideline.lines().nth(*line)?, field).ok()?;
            let line = &mut form.lines[*line];
            line.values[stage.index()] = Some(value);
            // only what stands in a row counts: where there is none, it is as if the guideline had one
            line.place.get_or_insert(guideline.place);
            line.criterion.get_or_insert(guideline.place);
        }
        workspace.forms.put(key, &mut Packing::of(&form));
        Some(Self { workspace })
    }
}
