//! The phases in their order: load, check, decide, audit. Every command begins here.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use super::reread;
pub use super::reread::{text_sums, written, written_of, year_tables};
use crate::audit;
use crate::check::supposed::{self, Overlay};
use crate::check::{Frame, Records, Rows as CheckedRows, check_guideline};
pub use crate::check::{ValidDataset, Wanted, WrittenRow, WrittenText, line_value};
use crate::decide;
pub use crate::decide::{Decided, Listed};
use crate::diagnostics::{Argument, Counting, Report};
use crate::digest;
use crate::format;
use crate::load::{self, Cut, Loaded, LoadedGuidelines, LoadedTrials, Streamed, stream};
pub use crate::load::{
    Digests, LARGEST_TABLE, Limits, Root, Rows, RuleFiles, Sources, holds_rules, is_read, language, may_hold,
    may_say, own_rules, rows, rule_files,
};
use crate::meter::{self, Count, Phase};
use crate::model::manifest::Review;
use crate::model::record::{AssessmentRow, RecordFile, RowSink};
use crate::model::results::Results;
use crate::model::summary::{GroupBy, PeriodSummary, Summary};
use crate::model::supposed::Supposed;
use crate::model::trial::CaseFile;
use crate::model::{FileId, Guideline, Language, Period, Stage, UnitKey, Version};
use crate::signoff::{self, Rules, Stale};

/// A committee's folder, read and checked.
pub struct Opened {
    /// Missing when anything is wrong.
    pub workspace: Option<ValidDataset>,
    /// The language of the manifest, where it could be read.
    pub language: Option<Language>,
    pub report: Report,
    pub sources: Sources,
}

/// Reads and checks a folder. The rows of its assessments pass from reading to checking one by one.
///
/// # Errors
/// When the system fails; problems of the files are in the report.
pub fn open(root: &Root) -> anyhow::Result<Opened> {
    open_with(root, &[], Told { findings: Findings::Kept, digests: Digests::Perhaps })
}

/// The same for who tells only how many quality findings there are, and perhaps the digests of all that was read.
///
/// # Errors
/// When the system fails; problems of the files are in the report.
pub fn open_counting(root: &Root, digests: Digests) -> anyhow::Result<Opened> {
    open_with(root, &[], Told { findings: Findings::Counted, digests })
}

/// The same with values supposed in the folder, which are checked like those of its files.
///
/// # Errors
/// When the system fails; problems of the files and of the values are in the report.
pub fn open_supposing(root: &Root, supposed: &[Supposed]) -> anyhow::Result<Opened> {
    open_with(root, supposed, Told { findings: Findings::Kept, digests: Digests::Perhaps })
}

/// How quality findings of so many years are counted: those of some years may be asked for.
#[must_use]
pub const fn counting(years: usize) -> Counting {
    if years > 1 { Counting::ByFile } else { Counting::Together }
}

/// What becomes of quality findings.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Findings {
    Kept,
    Counted,
}

/// What will be told of a folder.
#[derive(Clone, Copy)]
struct Told {
    findings: Findings,
    digests: Digests,
}

fn open_with(root: &Root, supposed: &[Supposed], told: Told) -> anyhow::Result<Opened> {
    meter::enter(Phase::Opening, 0);
    let Loaded { dataset, record_files, language, mut sources, mut report } =
        load::folder(root, told.digests)?;
    let supposed: Vec<(&Supposed, FileId)> =
        supposed.iter().map(|one| (one, sources.add_argument("--set", &one.asked.written))).collect();
    supposed::once_each(&supposed, &mut report);
    let mut reading = Report::default();
    meter::enter(Phase::Reading, record_files.len());
    let workspace = if let Some(mut dataset) = dataset {
        supposed::facts(&supposed, &mut dataset, &mut report);
        let counting = counting(dataset.years.len());
        let frame = Frame::new(dataset, &mut report);
        // not before the report knows which of them the workspace makes errors
        match told.findings {
            Findings::Kept => {}
            Findings::Counted => report.only_count_findings(counting),
        }
        let records = checked_rows(&frame, &record_files, &sources, &supposed, &mut reading)?;
        records.finish(frame, &mut report)
    } else {
        stream(&record_files, &sources, Cut::Whole, || NoSink, |_, text| reading.append(text))?;
        None
    };
    let workspace = workspace.filter(|_| !reading.has_errors());
    report.append(reading);
    Ok(Opened { workspace, language, report, sources })
}

/// Reads and checks the assessments. Where a large file must be seen as a whole, all begins anew.
fn checked_rows(
    frame: &Frame,
    files: &[RecordFile],
    sources: &Sources,
    supposed: &[(&Supposed, FileId)],
    reading: &mut Report,
) -> anyhow::Result<Records> {
    for cut in [Cut::Pieces, Cut::Whole] {
        let mut records = Records::default();
        let mut texts = Report::default();
        let mut waiting = Overlay::new(supposed, CheckedRows::new(frame));
        let overlay = || Overlay::new(supposed, CheckedRows::new(frame));
        let streamed = stream(files, sources, cut, overlay, |rows, text| {
            waiting.keep_those_of(&rows);
            meter::done(Count::Rows, rows.rows());
            records.take(rows.into_sink());
            texts.append(text);
        })?;
        if streamed == Streamed::Whole {
            records.take(waiting.finish());
            reading.append(texts);
            return Ok(records);
        }
    }
    Ok(Records::default())
}

/// Takes rows that nothing can be held against: only what is wrong with their file is of interest.
struct NoSink;

impl RowSink for NoSink {
    fn row(&mut self, _: &RecordFile, _: &impl AssessmentRow) {}
}

/// Works out a review. A report that is not empty means that the results do not count.
#[must_use]
pub fn decided(
    workspace: &ValidDataset,
    review: usize,
    period: Period,
    preview: Option<Stage>,
) -> (Decided, Report) {
    meter::enter(Phase::Deciding, 0);
    decide::decided(workspace, review, period, preview)
}

/// Everything that each of some results rests on.
#[must_use]
pub fn told(listed: Listed<'_>) -> Results {
    listed.results()
}

/// Looks into one result. The report is as with [`decided`].
#[must_use]
pub fn inspect(workspace: &ValidDataset, key: UnitKey) -> (Option<decide::Inspection>, Report) {
    decide::inspect(workspace, key)
}

/// Works out all reviews, each result once. The report is as with [`decided`].
#[must_use]
pub fn all_decided(workspace: &ValidDataset, period: Period) -> (Decided, Report) {
    meter::enter(Phase::Deciding, 0);
    decide::all_decided(workspace, period, |_| (), |_, ()| ())
}

/// Where a guideline's file belongs in a workspace: in the place of its version, else beside the others. `None`
/// when it does not tell its id and version.
///
/// # Errors
/// When the system fails.
pub fn guideline_place(root: &Root, bytes: &[u8]) -> anyhow::Result<Option<String>> {
    load::guideline_place(root, bytes)
}

/// Adds to the report what is not credible in the records of `years`, and gives the results of all reviews in
/// each of them, which that needs.
pub fn audit(workspace: &ValidDataset, years: &[i16], report: &mut Report) -> Vec<Decided> {
    meter::enter(Phase::Deciding, 0);
    audit::run(workspace, years, report)
}

/// The digests of every guideline and of what it extends: its rules. A file counts as `bontot fmt` would write it,
/// which says the same.
#[must_use]
pub fn rules(workspace: &ValidDataset, sources: &Sources) -> Vec<Vec<Rules>> {
    let canonical = |file| sources.rules(file).and_then(|text| format::canonical_rules(&text));
    let sha256 =
        |file| canonical(file).map_or_else(|| sources.digest(file), |text| digest::of_text(text.as_bytes()));
    let of = |version: &Version, file| Rules { version: version.clone(), sha256: sha256(file) };
    let all = |guideline: &Guideline| {
        let own = of(&guideline.version, guideline.place.file());
        let bases = guideline.bases.iter().map(|(version, file)| of(version, *file));
        std::iter::once(own).chain(bases).collect()
    };
    workspace.guidelines.iter().map(all).collect()
}

/// Adds to the report what was changed after it was signed off; `changed` says of each what it was. Where nothing
/// is signed, nothing is read.
///
/// # Errors
/// When the system fails.
pub fn signatures(
    workspace: &ValidDataset,
    sources: &Sources,
    report: &mut Report,
    changed: impl FnOnce(&[Stale<'_>]) -> anyhow::Result<Vec<Argument>>,
) -> anyhow::Result<()> {
    let years: Vec<i16> = workspace.years.keys().copied().collect();
    let mut signed = signoff::signed(workspace, &years, report);
    if signed.is_empty() {
        return Ok(());
    }
    let rules = rules(workspace, sources);
    let in_question = reread::in_question(workspace, sources, &rules, &signoff::marks_by_form(&signed))?;
    signed.retain(|signed| in_question.contains(&signed.key.organisation));
    let rows = written_of(workspace, sources, Wanted::Some(Arc::new(in_question)))?;
    let stale = signoff::stale(workspace, signed, rows, &rules);
    if !stale.is_empty() {
        let told = changed(&stale)?;
        report.extend(
            stale.iter().zip(told).map(|(stale, changed)| signoff::finding(workspace, stale, changed)),
        );
    }
    Ok(())
}

/// Puts the consolidated periods of a review together.
#[must_use]
pub fn summary(workspace: &ValidDataset, review: usize, by: GroupBy, periods: Vec<PeriodSummary>) -> Summary {
    Summary { review: workspace.manifest.reviews[review].id.clone(), by, periods }
}

/// Guidelines read and checked by themselves.
pub struct OpenedGuidelines {
    pub guidelines: Vec<Guideline>,
    /// The reviews of the folder's manifest, where it could be read.
    pub reviews: Vec<Review>,
    pub report: Report,
    pub sources: Sources,
}

/// The built-in guidelines and, with a folder, the committee's own.
///
/// # Errors
/// When the system fails; problems of the files are in the report.
pub fn guidelines(folder: Option<&Path>) -> anyhow::Result<OpenedGuidelines> {
    load::guidelines(folder).map(checked)
}

/// One guideline file and, with a folder, the committee's own ones.
///
/// # Errors
/// When the file cannot be read; problems in it are in the report.
pub fn guideline_file(file: &Path, folder: Option<&Path>) -> anyhow::Result<OpenedGuidelines> {
    load::guideline_file(file, folder).map(checked)
}

/// Files of worked cases, and the guidelines they may speak of.
pub struct OpenedTrials {
    pub files: Vec<CaseFile>,
    pub guidelines: Vec<Guideline>,
    pub report: Report,
    pub sources: Sources,
}

/// Reads and checks worked cases and all guidelines.
///
/// # Errors
/// When the system fails; problems of the files are in the report.
pub fn trials(folder: Option<&Path>, files: &[PathBuf]) -> anyhow::Result<OpenedTrials> {
    let LoadedTrials { files, guidelines, sources, report } = load::trials(folder, files)?;
    let loaded = LoadedGuidelines { guidelines, reviews: Vec::new(), sources, report };
    let OpenedGuidelines { guidelines, report, sources, .. } = checked(loaded);
    Ok(OpenedTrials { files, guidelines, report, sources })
}

fn checked(loaded: LoadedGuidelines) -> OpenedGuidelines {
    let LoadedGuidelines { mut guidelines, reviews, sources, mut report } = loaded;
    for guideline in &mut guidelines {
        let mut found = Report::default();
        check_guideline(guideline, &mut found);
        report.append_new(found);
    }
    OpenedGuidelines { guidelines, reviews, report, sources }
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use super::{Root, open, written};
    use crate::model::{Decimal, Period, Stage, UnitKey, Value};

    const FORM: &str = "2024/assessments/recognition/cb.csv";

    /// A workspace of one cell in memory alone.
    fn folder(form: &str) -> Root {
        let manifest = "format = 1\ncommittee = \"Đảng ủy\"\n[reviews.recognition]\nguidelines = [\"g\"]\n";
        let guideline = "format = 1\nid = \"g\"\nversion = \"1\"\nname = \"G\"\nissuer = \"x\"\ninstrument = \"y\"\n\
            in_force = { from = 2024-01-01 }\napplies_to = [\"cell\"]\nevery = \"year\"\n\
            stages = [\"self\", \"appraised\"]\n\
            [[group]]\nid = \"1\"\nname = \"A\"\ncite = \"1\"\n\
            [[group.criterion]]\nid = \"1.1\"\nname = \"B\"\ncite = \"1\"\nkind = \"points\"\nmax = 10\n\
            [[outcome]]\nid = \"dat\"\nname = \"Đạt\"\ncite = \"1\"\n\
            requires = [{ id = \"t\", cite = \"1\", total = true, at_least = 9 }]\n\
            [[outcome]]\nid = \"khong\"\nname = \"Không\"\ncite = \"1\"\n";
        Root::default()
            .with("bontot.toml", manifest.as_bytes())
            .with("criteria/g/1.toml", guideline.as_bytes())
            .with("organisations.csv", *b"id,name,kind\ncb,Chi bo,cell\n")
            .with(FORM, form.as_bytes())
    }

    #[test]
    fn a_workspace_in_memory_is_opened_and_its_rows_are_read_again_with_their_texts() {
        let opened = open(&folder("criterion,self,appraised,note\n1.1,\"9,5\",9,theo BB 03\n")).unwrap();
        let workspace = opened.workspace.expect("a folder without errors");
        let rows = written(&workspace, &opened.sources, Some(0)).unwrap();
        assert_eq!(rows.len(), 1);
        let texts = Stage::ALL.map(|stage| rows[0].value(stage).map(|value| value.text.as_str()));
        assert_eq!(texts, [Some("9,5"), Some("9"), None]);
        assert_eq!(rows[0].note.as_ref().map(|note| note.text.as_str()), Some("theo BB 03"));
        assert_eq!((rows[0].evidence.as_ref(), rows[0].line), (None, 0));
        assert_eq!(written(&workspace, &opened.sources, None).unwrap(), rows);
    }

    #[test]
    fn equal_texts_mean_the_same_only_where_their_columns_and_delimiters_are_the_same() {
        let forms = [
            ("a", "criterion,self,appraised\n1.1,9,8\n", [9, 8]),
            ("b", "criterion,self,appraised\n1.1,9,8\n", [9, 8]),
            ("c", "criterion,appraised,self\n1.1,9,8\n", [8, 9]),
            ("e", "criterion,self,appraised\n 1.1 ,\"9\",8\n", [9, 8]),
            ("f", "criterion;self;appraised\n1.1;9;8\n", [9, 8]),
        ];
        let rows = forms.map(|(id, ..)| format!("{id},Chi bo,cell\n")).concat();
        let register = format!("id,name,kind\ncb,Chi bo,cell\n{rows}");
        let root = folder("criterion,self\n").with("organisations.csv", register.into_bytes());
        let root = forms.iter().fold(root, |root, (id, form, _)| {
            root.with(&format!("2024/assessments/recognition/{id}.csv"), form.as_bytes())
        });
        let opened = open(&root).expect("it is all in memory");
        let workspace = opened.workspace.expect("a folder without errors");
        for (organisation, (id, _, points)) in (1..).zip(forms) {
            let key = UnitKey { review: 0, organisation, period: Period::year_of(2024) };
            let values = workspace.forms.get(&key).expect("a form").lines[0].values;
            assert_eq!(values[..2], points.map(|points| Some(Value::Number(Decimal::whole(points)))), "{id}");
        }
    }

    #[test]
    fn problems_in_memory_are_shown_with_their_line() {
        let opened = open(&folder("criterion,self\n1.1,12\n")).unwrap();
        assert!(opened.workspace.is_none());
        let shown = opened.sources.show(opened.report.diagnostics(), 9);
        let places: Vec<_> = shown.iter().map(|found| (found.at.path.as_str(), found.at.line)).collect();
        assert_eq!(places, [(FORM, Some(2))]);
        assert!(!Path::new(FORM).exists());
    }
}
