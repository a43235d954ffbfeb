//! What the commands on a review begin with: the folder, the review and the period that are asked for.

use std::cell::{OnceCell, RefCell};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::Ending;
use super::console::{Console, Findings};
use super::late::{self, Gap};
use super::phases::{self, Decided, Digests, Root, Sources, ValidDataset};
use super::signed;
use super::subject;
use super::what_if::{self, Scope};
use crate::catalogue::help;
use crate::cli::Evaluate;
use crate::decide::Worked;
use crate::diagnostics::{Code, Report, Severity};
use crate::git::{Absence, Repository};
use crate::model::results::Results;
use crate::model::supposed::Hypothesis;
use crate::model::{Period, Stage, Workspace};
use crate::receipt::{Basis, Receipt};
use crate::render::sources::About;

/// A folder without errors.
pub struct Opened {
    pub workspace: ValidDataset,
    pub sources: Sources,
    /// What was found so far; the quality findings may be counted only.
    pub report: Report,
    pub folder: PathBuf,
    /// Its repository at the commit that the files are those of; `None` where they are those of the disk.
    pub past: Option<Repository>,
    /// The values that are supposed in it; none when it is as its files say.
    pub hypotheses: Vec<Hypothesis>,
    /// The results that were worked out to count the findings, by year.
    pub audited: RefCell<Vec<Decided>>,
    /// What the results of some years rest on, where that was asked already.
    pub basis: RefCell<Option<(Vec<i16>, Arc<Basis>)>>,
}

/// What was asked for, or how the run ended without it.
pub type Outcome<T> = anyhow::Result<Result<T, Ending>>;

/// A folder as it was at a commit.
pub struct Past {
    pub root: Root,
    /// At that commit.
    pub repository: Repository,
}

/// A result that is computed again.
#[derive(Clone, Copy)]
pub struct Again<'a> {
    pub receipt: &'a Receipt,
    /// From the files of a commit; else from those of the disk.
    pub past: Option<&'a Past>,
}

/// Opens a folder and tells its problems.
pub fn open(folder: &Path, console: &mut Console, command: &str) -> Outcome<Opened> {
    open_at(folder, None, console, command)
}

/// Opens a folder as it is, or as it was.
pub fn open_at(folder: &Path, past: Option<&Past>, console: &mut Console, command: &str) -> Outcome<Opened> {
    open_with(phases::open, folder, past, console, command)
}

/// The same for who tells only how many quality findings there are, and perhaps the digests of all that was read.
pub fn open_counting(
    digests: Digests,
    folder: &Path,
    past: Option<&Past>,
    console: &mut Console,
    command: &str,
) -> Outcome<Opened> {
    open_with(|root| phases::open_counting(root, digests), folder, past, console, command)
}

fn open_with(
    open: impl FnOnce(&Root) -> anyhow::Result<phases::Opened>,
    folder: &Path,
    past: Option<&Past>,
    console: &mut Console,
    command: &str,
) -> Outcome<Opened> {
    if let Some(ending) = refuse_folder(folder, console, command) {
        return Ok(Err(ending));
    }
    let root = past.map_or_else(|| folder.into(), |past| past.root.clone());
    let phases::Opened { workspace, language, mut report, sources } = open(&root)?;
    console.adopt(language);
    if let Some(workspace) = &workspace {
        phases::signatures(workspace, &sources, &mut report, |stale| Ok(signed::not_asked(stale)))?;
    }
    Ok(match workspace.filter(|_| !report.has_errors()) {
        Some(workspace) => {
            let past = past.map(|past| past.repository.clone());
            Ok(Opened { past, ..Opened::of(workspace, sources, report, folder) })
        }
        None => Err(console.report_errors(&report, &sources, &Findings::all(&report, folder))),
    })
}

/// A folder that is none is wrong usage; one that cannot be read is for loading to say.
pub fn refuse_folder(folder: &Path, console: &Console, command: &str) -> Option<Ending> {
    let path = folder.display().to_string();
    let problem = match folder.try_exists() {
        Ok(false) => help::NO_SUCH_FOLDER,
        Ok(true) if folder.is_file() => help::NOT_A_FOLDER,
        Ok(true) | Err(_) => return None,
    };
    Some(console.refuse(command, problem, ("path", &path), &[]))
}

/// A year that is none of `known` is wrong usage.
pub fn refuse_year(year: i16, known: &[i16], console: &Console, command: &str) -> Result<(), Ending> {
    if known.contains(&year) {
        return Ok(());
    }
    let shown = |year: &i16| format!("{year:04}");
    let names: Vec<String> = known.iter().map(shown).collect();
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    Err(console.refuse(command, help::NO_SUCH_YEAR, ("year", &shown(&year)), &names))
}

impl Opened {
    /// A folder that was opened in another way, and found without errors.
    pub fn of(workspace: ValidDataset, sources: Sources, report: Report, folder: &Path) -> Self {
        Self {
            workspace,
            sources,
            report,
            folder: folder.to_owned(),
            past: None,
            hypotheses: Vec::new(),
            audited: RefCell::default(),
            basis: RefCell::default(),
        }
    }

    /// Its history, which ends with the commit that the files are those of, else with the one checked out.
    pub fn history(&self) -> Result<Repository, Absence> {
        self.past.clone().map_or_else(|| Repository::around(&self.folder), Ok)
    }

    /// Where it lies.
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The review of that name; one that the workspace does not have is wrong usage.
    pub fn review(&self, name: &str, console: &Console, command: &str) -> Result<usize, Ending> {
        let reviews: Vec<&str> =
            self.workspace.manifest.reviews.iter().map(|review| review.id.as_str()).collect();
        let found = self.workspace.manifest.review_at(name);
        found.ok_or_else(|| console.refuse(command, help::NO_SUCH_REVIEW, ("review", name), &reviews))
    }

    /// The period asked for, of a year that has a folder; else the latest such year.
    pub fn period(&self, asked: Option<Period>, console: &Console, command: &str) -> Result<Period, Ending> {
        self.refuse_years(asked.map(Period::year), console, command)?;
        self.period_of_any_year(asked, console, command)
    }

    /// The same for who may begin a year.
    pub fn period_of_any_year(
        &self,
        asked: Option<Period>,
        console: &Console,
        command: &str,
    ) -> Result<Period, Ending> {
        asked
            .or_else(|| self.workspace.latest_year())
            .ok_or_else(|| console.refuse(command, help::NO_YEARS, ("", ""), &[]))
    }

    /// Years that have no folder are wrong usage. Where no year has one, nothing tells a wrong one from a right one.
    pub fn refuse_years(
        &self,
        asked: impl IntoIterator<Item = i16>,
        console: &Console,
        command: &str,
    ) -> Result<(), Ending> {
        let years: Vec<i16> = self.workspace.years.keys().copied().collect();
        let mut asked = asked.into_iter().filter(|_| !years.is_empty());
        asked.try_for_each(|year| refuse_year(year, &years, console, command))
    }

    /// Counts what the files show that is not credible in those years. A finding that the workspace makes an error
    /// ends the run. Git, which is slow to answer, is asked only for such a one.
    pub fn audit(&self, years: &[i16], console: &Console) -> Result<(), Ending> {
        let mut report = self.report.clone();
        report.only_count_findings(phases::counting(self.workspace.years.len()));
        let mut report = self.found(report, years);
        if report.severity_of_finding(Code::SelfRaisedLate) == Some(Severity::Error) {
            let gap = late::self_raised_late(|| self.history(), &self.workspace, years, &mut report);
            late::refuse_gap(gap.as_ref(), &self.workspace, &mut report);
        }
        self.counted(report, years, console).map(|_| ())
    }

    /// The same for who tells nothing of findings: nothing is worked out where none can end the run.
    pub fn audit_for_errors(&self, years: &[i16], console: &Console) -> Result<(), Ending> {
        if self.report.makes_errors() { self.audit(years, console) } else { Ok(()) }
    }

    /// The same with all that was found, also by git's history, and why that could not be asked.
    pub fn audited(&self, years: &[i16], console: &Console) -> Result<(Report, Option<Gap>), Ending> {
        let mut report = self.found(self.report.clone(), years);
        let gap = late::self_raised_late(|| self.history(), &self.workspace, years, &mut report);
        late::refuse_gap(gap.as_ref(), &self.workspace, &mut report);
        Ok((self.counted(report, years, console)?, gap))
    }

    /// What is not credible in those years, added to what was found before.
    fn found(&self, mut report: Report, years: &[i16]) -> Report {
        *self.audited.borrow_mut() = phases::audit(&self.workspace, years, &mut report);
        report
    }

    /// Tells the errors, and how many findings there are of those years.
    fn counted(&self, report: Report, years: &[i16], console: &Console) -> Result<Report, Ending> {
        let findings = Findings {
            number: report.findings_in(|file| self.sources.is_of_years(file, years)),
            folder: &self.folder,
            year: years.first().copied().filter(|_| years.len() == 1 && self.workspace.years.len() > 1),
        };
        match console.report_errors(&report, &self.sources, &findings) {
            Ending::Fine => Ok(report),
            ending @ (Ending::Problems | Ending::WrongUsage | Ending::Failed | Ending::Different) => {
                Err(ending)
            }
        }
    }

    /// Works out a review; a measured value that fits nowhere ends the run.
    pub fn decided(
        &self,
        review: usize,
        period: Period,
        preview: Option<Stage>,
        console: &Console,
    ) -> Result<Decided, Ending> {
        let mut audited = self.audited.borrow_mut();
        let known = audited.iter().position(|known| known.period() == period);
        if let Some(known) = known.filter(|_| preview.is_none()) {
            return Ok(audited.swap_remove(known));
        }
        let (decided, report) = phases::decided(&self.workspace, review, period, preview);
        self.unless_unfit(&report, console).map(|()| decided)
    }

    /// The same of one organisation or of all, each with what it rests on; only what that needs is worked out.
    pub fn worked(
        &self,
        review: usize,
        period: Period,
        organisation: Option<usize>,
        console: &Console,
    ) -> Result<Worked<'_>, Ending> {
        let (worked, report) = Worked::new(&self.workspace, review, period, organisation);
        self.unless_unfit(&report, console).map(|()| worked)
    }

    fn unless_unfit(&self, report: &Report, console: &Console) -> Result<(), Ending> {
        if report.is_empty() {
            return Ok(());
        }
        console.report(report, &self.sources);
        // the folder itself is fine, or nothing could have been supposed in it
        Err(if self.hypotheses.is_empty() { Ending::Problems } else { Ending::WrongUsage })
    }

    /// Works out a review and shows it to `look`.
    pub fn look<T>(
        &self,
        review: usize,
        period: Period,
        console: &Console,
        look: impl FnOnce(phases::Listed<'_>) -> T,
    ) -> Result<T, Ending> {
        let decided = self.decided(review, period, None, console)?;
        let seen = look(decided.review(&self.workspace, review));
        // another review may be asked for
        if decided.is_of_all(&self.workspace) {
            self.audited.borrow_mut().push(decided);
        }
        Ok(seen)
    }

    /// The same with everything that each result rests on.
    pub fn results(&self, review: usize, period: Period, console: &Console) -> Result<Results, Ending> {
        self.look(review, period, console, phases::told)
    }
}

/// The results that are shown, and of how many.
pub struct Listed {
    pub opened: Opened,
    decided: Decided,
    review: usize,
    /// Those that are shown, by their places.
    pub shown: Vec<u32>,
    pub computed: usize,
    /// All of them at once, for who needs that.
    results: OnceCell<Results>,
}

impl Listed {
    pub const fn period(&self) -> Period {
        self.decided.period()
    }

    /// What they are of.
    pub fn about(&self) -> About {
        let review = &self.opened.workspace.manifest.reviews[self.review];
        About { review: review.id.to_string(), periods: self.period().to_string() }
    }

    /// One by one, those too that are not shown.
    pub fn all(&self) -> phases::Listed<'_> {
        self.decided.review(&self.opened.workspace, self.review)
    }

    pub fn results(&self) -> &Results {
        self.results.get_or_init(|| self.all().results_at(&self.shown))
    }
}

/// Opens the folder and works out what is asked for.
pub fn listed(
    asked: &Evaluate,
    past: Option<&Past>,
    console: &mut Console,
    command: &str,
) -> Outcome<Listed> {
    if let Err(ending) = what_if::refuse_output(&asked.supposed, &asked.sending, console, command) {
        return Ok(Err(ending));
    }
    let digests = if asked.sending.names_inputs() { Digests::Surely } else { Digests::Perhaps };
    let opened = match open_counting(digests, &asked.folder, past, console, command)? {
        Ok(opened) => opened,
        Err(ending) => return Ok(Err(ending)),
    };
    let (scope, shown) = match scope(asked, &opened, console, command) {
        Ok(found) => found,
        Err(ending) => return Ok(Err(ending)),
    };
    let opened = match what_if::suppose(opened, &asked.supposed, scope, console, command)? {
        Ok(opened) => opened,
        Err(ending) => return Ok(Err(ending)),
    };
    let decided = opened.decided(scope.review, scope.period, scope.preview, console);
    Ok(decided.map(|decided| {
        let all = decided.review(&opened.workspace, scope.review);
        let (computed, shown) = (all.count(), all.places_of(&shown));
        Listed { opened, decided, review: scope.review, shown, computed, results: OnceCell::new() }
    }))
}

/// Holds the command line against the workspace; what it does not have is wrong usage.
fn scope(
    asked: &Evaluate,
    opened: &Opened,
    console: &Console,
    command: &str,
) -> Result<(Scope, Vec<usize>), Ending> {
    let workspace = &opened.workspace;
    let review = opened.review(&asked.review, console, command)?;
    refuse_stage(asked.preview, review, workspace, console, command)?;
    let period = opened.period(asked.period, console, command)?;
    let shown = subject::organisations(&asked.organisations, opened, console, command)?;
    opened.audit(&[period.year()], console)?;
    Ok((Scope { review, period, preview: asked.preview }, shown))
}

/// A stage that no guideline of the review has is wrong usage.
pub fn refuse_stage(
    preview: Option<Stage>,
    review: usize,
    workspace: &Workspace,
    console: &Console,
    command: &str,
) -> Result<(), Ending> {
    let guidelines = || workspace.review_guidelines[review].iter().map(|index| &workspace.guidelines[*index]);
    let has = |stage: Stage| guidelines().any(|guideline| guideline.stages.contains(&stage));
    match preview {
        Some(stage) if !has(stage) => {
            let known: Vec<&str> =
                Stage::ALL.into_iter().filter(|stage| has(*stage)).map(Stage::word).collect();
            let id = workspace.manifest.reviews[review].id.as_str();
            let problem =
                help::NO_SUCH_STAGE.with(console.aside(), &[("review", id), ("stage", stage.word())]);
            Err(console.refuse_sentence(command, problem, stage.word(), &known))
        }
        Some(_) | None => Ok(()),
    }
}
