//! A committee's folder, checked: every reference resolved to an index. Only checking makes one.

use std::collections::BTreeMap;
use std::sync::{Arc, OnceLock};

use rustc_hash::FxHashMap;

use super::date::Date;
use super::facts::{FactValue, Facts};
use super::forms::{Forms, LineEntry};
use super::guideline::Guideline;
use super::id::Id;
use super::manifest::Manifest;
use super::measure::Fact;
use super::number::Decimal;
use super::organisation::OrganisationKind;
use super::period::{Every, Period};
use super::place::{FileId, Place};
use super::record::{Assignment, Decision, Event, Finding, RecordFile, Waiver};
use super::register::{Register, Tree};
use super::stage::Stage;
use super::step::Step;

/// What is known of a committee and its organisations. Indexes: organisations in the order of
/// organisations.csv, reviews in the order of the manifest, guidelines in the order they were read.
#[derive(Clone, Debug)]
pub struct Workspace {
    pub manifest: Manifest,
    pub organisations: Register,
    pub tree: Tree,
    pub guidelines: Vec<Guideline>,
    /// By guideline and organisation: the first organisation of the same peer group, where there is a quota.
    pub peer_firsts: Vec<Vec<u32>>,
    /// By review: the guidelines it may use, as indexes.
    pub review_guidelines: Vec<Vec<usize>>,
    /// The years that have a folder, and their facts.csv (or the folder itself).
    pub years: BTreeMap<i16, Option<FileId>>,
    pub forms: Forms,
    pub facts: Facts,
    /// By year and organisation, in the order of the file.
    pub events: FxHashMap<(i16, usize), Vec<Event>>,
    /// By organisation, over all years, each with the year of its folder.
    pub findings: FxHashMap<usize, Vec<(i16, Finding)>>,
    pub waivers: Vec<Waiver>,
    /// By organisation and review: indexes of waivers.
    pub waivers_of: FxHashMap<(usize, usize), Vec<usize>>,
    /// The row in force for each.
    pub decisions: FxHashMap<UnitKey, Decision>,
    /// The decisions that a later one supersedes: they count for nothing any more.
    pub superseded: Vec<(UnitKey, Decision)>,
    pub assignments: FxHashMap<(i16, usize), Vec<Assignment>>,
    pub record_files: RecordFiles,
}

/// The files of assessments, to read them again and to say where a value belongs.
#[derive(Clone, Debug, Default)]
pub struct RecordFiles {
    /// By their ids.
    files: Arc<Vec<RecordFile>>,
    by_name: OnceLock<ByName>,
}

/// Places of files by year, review and organisation; the flat file of many has no organisation.
type ByName = FxHashMap<(i16, Id, Option<Id>), usize>;

impl From<Arc<Vec<RecordFile>>> for RecordFiles {
    fn from(files: Arc<Vec<RecordFile>>) -> Self {
        Self { files, by_name: OnceLock::new() }
    }
}

impl RecordFiles {
    /// In the order they are read.
    #[must_use]
    pub fn files(&self) -> &[RecordFile] {
        &self.files
    }

    fn path(&self, file: FileId) -> Option<String> {
        let found = self.files.binary_search_by_key(&file, |known| known.file).ok()?;
        Some(self.files[found].path())
    }

    fn named(&self, year: i16, review: &Id, organisation: Option<&Id>) -> Option<String> {
        let name = (year, review.clone(), organisation.cloned());
        let by_name = self.by_name.get_or_init(|| self.by_name());
        by_name.get(&name).map(|index| self.files[*index].path())
    }

    fn by_name(&self) -> ByName {
        let mut by_name = ByName::default();
        for (index, file) in self.files.iter().enumerate() {
            let name = (file.year, file.review.clone(), file.organisation.clone());
            by_name.entry(name).or_insert(index);
        }
        by_name
    }
}

/// An organisation in a review and period: what a result is for.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct UnitKey {
    pub review: usize,
    pub organisation: usize,
    pub period: Period,
}

/// The rows of one organisation's form, by line of the guideline.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Form {
    pub lines: Vec<Line>,
    /// A note stands beside a value that the appraisal changed.
    pub is_explained: bool,
    /// The lines whose row has neither evidence nor a note.
    pub bare: LineSet,
}

/// Some of the first 128 lines of a form; of those after them nothing is known.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct LineSet(u128);

impl LineSet {
    /// Adds a line, if it is one of them.
    #[inline]
    pub fn insert_if(&mut self, line: usize, is_one: bool) {
        // without a branch, because which lines are comes in no order
        self.0 |= Self::bit(line) * u128::from(is_one);
    }

    /// Of every line in order, whether it is one of them.
    pub fn flags(self) -> impl Iterator<Item = bool> {
        let mut rest = self.0;
        std::iter::repeat_with(move || {
            let is_one = rest & 1 == 1;
            rest >>= 1;
            is_one
        })
    }

    /// How many they are.
    #[must_use]
    pub const fn count(self) -> usize {
        self.0.count_ones() as usize
    }

    /// The lines of both.
    #[must_use]
    pub const fn with(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// As two numbers, the lower lines first, and back.
    #[must_use]
    pub const fn halves(self) -> [u64; 2] {
        let bytes = self.0.to_le_bytes();
        let (Some(low), Some(high)) = (bytes.first_chunk::<8>(), bytes.last_chunk::<8>()) else {
            return [0; 2];
        };
        [u64::from_le_bytes(*low), u64::from_le_bytes(*high)]
    }

    #[must_use]
    pub fn from_halves([low, high]: [u64; 2]) -> Self {
        Self(u128::from(low) | (u128::from(high) << 64))
    }

    #[inline]
    fn bit(line: usize) -> u128 {
        u32::try_from(line).ok().and_then(|line| 1_u128.checked_shl(line)).unwrap_or_default()
    }
}

/// What the record says of one line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Line {
    /// Its row, if it has one.
    pub place: Option<Place>,
    /// Where the row names its criterion.
    pub criterion: Option<Place>,
    /// By stage.
    pub values: [Option<Value>; 3],
}

impl Line {
    /// Whether the appraisal changed what was entered.
    #[must_use]
    pub fn is_changed(&self) -> bool {
        let [own, appraised] = [Stage::Own, Stage::Appraised].map(|stage| self.values[stage.index()]);
        own.is_some() && appraised.is_some() && own != appraised
    }
}

/// A value as the guideline understands it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Value {
    /// Points, a figure for bands, or a number of incidents.
    Number(Decimal),
    Toggle(bool),
    /// The option or rating at this place in its list.
    Offer(u16),
    NotApplicable,
}

impl Form {
    /// What its lines say, without their places.
    #[must_use]
    pub fn entries(&self) -> Vec<LineEntry> {
        self.lines.iter().map(|line| LineEntry::of(line.values)).collect()
    }

    /// Where the first of its rows stands.
    #[must_use]
    pub fn first_row(&self) -> Option<Place> {
        self.lines.iter().filter_map(|line| line.place).min()
    }

    /// Makes it one of so many lines without rows, in the space it has.
    pub fn clear(&mut self, lines: usize) {
        (self.is_explained, self.bare) = (false, LineSet::default());
        self.lines.clear();
        self.lines.resize(lines, Line::default());
    }

    /// The value of a line in a stage, if it was given.
    #[must_use]
    pub fn value(&self, line: usize, stage: Stage) -> Option<Value> {
        self.lines.get(line).and_then(|line| line.values[stage.index()])
    }
}

impl Workspace {
    /// What the organisation is.
    ///
    /// # Panics
    /// Never: an organisation without a kind is an error, and there is no workspace with errors.
    #[must_use]
    pub fn kind(&self, organisation: usize) -> OrganisationKind {
        self.organisations
            .at(organisation)
            .kind()
            .expect("every organisation has a kind because it was checked")
    }

    /// The latest year that has a folder.
    #[must_use]
    pub fn latest_year(&self) -> Option<Period> {
        self.years.last_key_value().map(|(year, _)| Period::year_of(*year))
    }

    /// The latest day for which anything is recorded: an event, a decision, a finding or its remedy.
    #[must_use]
    pub fn latest_day(&self) -> Option<Date> {
        let events = self.events.values().flatten().map(|event| event.date.value);
        let decisions = self.decisions.values().map(|decision| decision.date.value);
        let findings = self.findings.values().flatten().flat_map(|(_, finding)| {
            [Some(finding.found_on), finding.remedied_on].into_iter().flatten().map(|day| day.value)
        });
        events.chain(decisions).chain(findings).max()
    }

    #[must_use]
    pub fn organisation_at(&self, id: &str) -> Option<usize> {
        self.organisations.find(id)
    }

    #[must_use]
    pub fn exists(&self, organisation: usize, day: Date) -> bool {
        self.organisations.at(organisation).exists_on(day)
    }

    /// Whether it exists on the last day of `period`.
    #[must_use]
    pub fn exists_at_end_of(&self, organisation: usize, period: Period) -> bool {
        let organisation = self.organisations.at(organisation);
        organisation.is_unbounded() || organisation.exists_on(period.last_day())
    }

    /// The organisation directly above; none directly under the workspace's committee.
    #[must_use]
    pub fn parent(&self, organisation: usize) -> Option<usize> {
        self.tree.parent(organisation)
    }

    /// The organisations directly below, in the order of the register.
    #[must_use]
    pub fn children(&self, organisation: usize) -> impl ExactSizeIterator<Item = usize> + Clone + '_ {
        self.tree.children(organisation)
    }

    /// The first organisation of the same peer group, where a guideline has a quota.
    #[must_use]
    pub fn peer_first(&self, guideline: usize, organisation: usize) -> Option<usize> {
        self.peer_firsts.get(guideline)?.get(organisation).map(|first| *first as usize)
    }

    /// A fact, if it is given.
    #[must_use]
    pub fn fact(&self, organisation: usize, fact: &Id, period: Period) -> Option<FactValue> {
        self.facts.get(organisation, fact, period)
    }

    /// A fact as the guidelines of an organisation declare it for the year of a period.
    #[must_use]
    pub fn declared_fact(&self, organisation: usize, fact: &str, period: Period) -> Option<&Fact> {
        let (kind, periods) = (self.kind(organisation), Self::periods_within(Period::year_of(period.year())));
        let listed = self.review_guidelines.iter().flatten().map(|index| &self.guidelines[*index]);
        let mut serving =
            listed.filter(|guideline| periods.iter().any(|period| guideline.serves(kind, *period)));
        serving.find_map(|guideline| guideline.facts.iter().find(|known| known.id.as_str() == fact))
    }

    /// The guideline that serves an existing organisation in a review and period.
    #[must_use]
    pub fn guideline_for(&self, key: UnitKey) -> Option<usize> {
        let kind = self.kind(key.organisation);
        let exists = self.exists_at_end_of(key.organisation, key.period);
        let serving = |index: &&usize| self.guidelines[**index].serves(kind, key.period);
        exists.then(|| self.review_guidelines[key.review].iter().find(serving).copied()).flatten()
    }

    /// The file in which a form's rows stand, or in which they belong.
    #[must_use]
    pub fn record_file(&self, key: UnitKey) -> String {
        let (review, year) = (&self.manifest.reviews[key.review].id, key.period.year());
        let organisation = self.organisations.at(key.organisation).to_id();
        let lines = self.forms.get(&key).into_iter().flat_map(|form| form.lines);
        let written = lines.filter_map(|line| line.place).map(Place::file).next();
        let files = &self.record_files;
        let path = written
            .and_then(|file| files.path(file))
            .or_else(|| files.named(year, review, Some(&organisation)))
            .or_else(|| files.named(year, review, None));
        path.unwrap_or_else(|| RecordFile::own_path(year, review, &organisation))
    }

    /// The quarters, months and year that lie within `period`, shortest first where they end together.
    #[must_use]
    pub fn periods_within(period: Period) -> Vec<Period> {
        let mut within: Vec<Period> = [Every::Month, Every::Quarter, Every::Year]
            .into_iter()
            .flat_map(|every| period.parts(every))
            .collect();
        within.sort_unstable();
        within
    }

    /// The earliest event of a step in a year, rows of single criteria aside.
    #[must_use]
    pub fn earliest_event(&self, organisation: usize, year: i16, step: Step) -> Option<&Event> {
        self.whole_events(organisation, year, step).min_by_key(|event| event.date.value)
    }

    /// The same among those that may speak of the form of a unit.
    #[must_use]
    pub fn earliest_event_of(&self, key: UnitKey, step: Step) -> Option<&Event> {
        self.events_of(key, step).min_by_key(|event| event.date.value)
    }

    /// The events of a step that may speak of the form of a unit.
    pub fn events_of(&self, key: UnitKey, step: Step) -> impl Iterator<Item = &Event> {
        let events = self.whole_events(key.organisation, key.period.year(), step);
        events.filter(move |event| self.may_speak_of(event, key))
    }

    fn whole_events(&self, organisation: usize, year: i16, step: Step) -> impl Iterator<Item = &Event> {
        let events = self.events.get(&(year, organisation)).into_iter().flatten();
        events.filter(move |event| event.step.value == step && event.criterion.is_none())
    }

    /// Whether an event of the unit's organisation and year may speak of its form: one that signs a form speaks of that
    /// alone.
    #[must_use]
    pub fn may_speak_of(&self, event: &Event, key: UnitKey) -> bool {
        event.review_signed().is_none_or(|review| {
            let period = event.period.map_or(Period::year_of(key.period.year()), |period| period.value);
            review == self.manifest.reviews[key.review].id.as_str() && period == key.period
        })
    }
}
