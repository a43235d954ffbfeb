//! 2. Dataset → [`ValidDataset`]. Every reference is resolved or reported; unchecked data cannot go on,
//! because nothing else makes a `ValidDataset`.

mod decisions;
mod events;
mod evidence;
mod facts;
mod findings;
mod guideline;
mod order;
mod records;
mod register;
mod reviews;
mod value;
mod waivers;

use std::collections::{BTreeSet, HashMap};
use std::ops::Deref;

pub use guideline::check as check_guideline;
pub use order::{PeerGroup, Step, is_listed, order, peer_group, short_periods};
pub use records::Records;

use crate::diagnostics::{Code, Diagnostic, Report, nearest};
use crate::model::{Dataset, Id, Located, OrganisationKind, Place, UnitKey, Workspace};

/// A folder without errors. Only [`Records::finish`] makes one.
#[derive(Debug)]
pub struct ValidDataset(Workspace);

impl Deref for ValidDataset {
    type Target = Workspace;

    fn deref(&self) -> &Workspace {
        &self.0
    }
}

/// A dataset with its references resolved as far as they can be.
#[derive(Debug)]
pub struct Frame {
    dataset: Dataset,
    index: HashMap<Id, usize>,
    parents: Vec<Option<usize>>,
    /// By review, indexes into the dataset's guidelines.
    review_guidelines: Vec<Vec<usize>>,
}

impl Frame {
    /// Checks the manifest, the guidelines and the register, and resolves what refers to them.
    #[must_use]
    pub fn new(mut dataset: Dataset, report: &mut Report) -> Self {
        for guideline in &mut dataset.guidelines {
            guideline::check(guideline, report);
        }
        reviews::severities_are_of_findings(&dataset, report);
        let mut index = HashMap::new();
        for (position, organisation) in dataset.organisations.iter().enumerate() {
            index.entry(organisation.id.clone()).or_insert(position);
        }
        let parents = register::check(&dataset.organisations, &index, report);
        let review_guidelines = reviews::resolve(&dataset, report);
        let frame = Self { dataset, index, parents, review_guidelines };
        reviews::serve_one_by_one(&frame, report);
        reviews::references_exist(&frame, report);
        reviews::facts_mean_one_thing(&frame, report);
        reviews::exceptions_fit(&frame, report);
        frame.check_record_files(report);
        frame
    }

    /// The paths of assessment files name a review and an organisation.
    fn check_record_files(&self, report: &mut Report) {
        for record in &self.dataset.record_files {
            let place = Place::File(record.file);
            self.review(&Located::new(record.review.clone(), place), report);
            if let Some(organisation) = &record.organisation {
                self.organisation(&Located::new(organisation.clone(), place), report);
            }
        }
    }

    #[must_use]
    pub const fn dataset(&self) -> &Dataset {
        &self.dataset
    }

    /// The guidelines that some review lists, as indexes, each once.
    fn in_use(&self) -> impl Iterator<Item = usize> {
        let listed: BTreeSet<usize> = self.review_guidelines.iter().flatten().copied().collect();
        listed.into_iter()
    }

    /// The organisation of a row; an unknown one is reported, unless its own row was already refused.
    fn organisation(&self, id: &Located<Id>, report: &mut Report) -> Option<usize> {
        let found = self.index.get(&id.value).copied();
        if found.is_none() && !self.dataset.named_organisations.contains(&id.value) {
            let mut problem =
                Diagnostic::new(Code::OrganisationUnknown, id.place).with("organisation", &id.value);
            problem.suggestion =
                nearest(id.value.as_str(), self.index.keys().map(Id::as_str)).map(str::to_owned);
            report.add(problem);
        }
        found
    }

    fn review(&self, id: &Located<Id>, report: &mut Report) -> Option<usize> {
        let found = self.dataset.manifest.review_at(id.value.as_str());
        if found.is_none() {
            let known = self.dataset.manifest.reviews.iter().map(|review| review.id.as_str());
            report.add(
                Diagnostic::new(Code::ReviewUnknown, id.place)
                    .with("review", &id.value)
                    .meant(id.value.as_str(), known),
            );
        }
        found
    }

    fn kind(&self, organisation: usize) -> Option<OrganisationKind> {
        self.dataset.organisations[organisation].kind
    }

    /// The guidelines that a review may use for a kind of organisation in some period of a year.
    fn guidelines_of(&self, review: usize, kind: OrganisationKind, year: i16) -> impl Iterator<Item = usize> {
        self.review_guidelines[review].iter().copied().filter(move |index| {
            let guideline = &self.dataset.guidelines[*index];
            guideline.applies_to.contains(&kind) && reviews::in_force_in(guideline, year)
        })
    }

    /// Whether a guideline of the review could not be read: then nothing is said of who is in it.
    fn is_review_unread(&self, review: usize) -> bool {
        let listed = &self.dataset.manifest.reviews[review].guidelines;
        listed.iter().any(|id| self.dataset.unread_guidelines.contains(&id.value))
            || self.review_guidelines[review].is_empty()
    }

    /// The guideline that serves a row's organisation, review and period; why there is none is reported.
    fn guideline(&self, key: UnitKey, place: &RowPlaces, report: &mut Report) -> Option<usize> {
        let organisation = &self.dataset.organisations[key.organisation];
        let kind = organisation.kind?;
        let serving = |index: &&usize| self.dataset.guidelines[**index].serves(kind, key.period);
        let found = self.review_guidelines[key.review].iter().find(serving).copied();
        if !organisation.exists_on(key.period.last_day()) {
            report.add(
                Diagnostic::new(Code::NotInExistence, place.organisation)
                    .with("organisation", &organisation.id)
                    .with("period", key.period),
            );
            return None;
        }
        if found.is_none() && !self.is_review_unread(key.review) {
            report.add(self.not_in_review(key, kind, place));
        }
        found
    }

    fn not_in_review(&self, key: UnitKey, kind: OrganisationKind, place: &RowPlaces) -> Diagnostic {
        let others: Vec<String> = self
            .guidelines_of(key.review, kind, key.period.year())
            .map(|index| self.dataset.guidelines[index].every.word().to_owned())
            .collect();
        let problem = if others.is_empty() || others.contains(&key.period.every().word().to_owned()) {
            Diagnostic::new(Code::NotInReview, place.organisation)
        } else {
            Diagnostic::new(Code::PeriodOfOtherLength, place.period).with("expected", others)
        };
        problem
            .with("organisation", &self.dataset.organisations[key.organisation].id)
            .with("review", &self.dataset.manifest.reviews[key.review].id)
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
        let lines = self.in_use().flat_map(|index| self.dataset.guidelines[index].lines());
        report.add(
            Diagnostic::new(Code::CriterionUnknown, criterion.place)
                .with("criterion", &criterion.value)
                .with("organisation", &self.dataset.organisations[organisation].id)
                .meant(criterion.value.as_str(), lines.map(|line| line.id.as_str())),
        );
    }
}

/// Where a row names its organisation and its period.
struct RowPlaces {
    organisation: Place,
    period: Place,
}
