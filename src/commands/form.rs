//! `bontot form`: forms to fill in, of a review and period.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use super::Ending;
use super::console::{Console, Target};
use super::phases::{self, WrittenRow};
use super::review::{self, Opened};
use super::{sending, subject, target, workbook};
use crate::catalogue::entry as texts;
use crate::cli::{self, FormFormat, FormOutput};
use crate::digest;
use crate::form::{self, Sheet};
use crate::model::{Period, Stage, UnitKey};
use crate::render::say::Say;
use crate::render::workbook::NotDrawn;
use crate::render::{csv, entry};
use crate::signoff::Rules;
use crate::visible::visible;

const COMMAND: &str = "bontot form";

pub fn run(asked: &cli::Form, console: &mut Console) -> anyhow::Result<Ending> {
    let refused = match &asked.output {
        FormOutput::Screen => None,
        FormOutput::File(file) => target::refuse_bare(&asked.folder, Some(file), console, COMMAND),
        FormOutput::Folder(into) => target::refuse_bare_in(&asked.folder, into, console, COMMAND),
    };
    if let Some(ending) = refused {
        return Ok(ending);
    }
    let opened = match review::open(&asked.folder, console, COMMAND)? {
        Ok(opened) => opened,
        Err(ending) => return Ok(ending),
    };
    let keys = match units(asked, &opened, console) {
        Ok(keys) => keys,
        Err(ending) => return Ok(ending),
    };
    let rows = phases::written(&opened.workspace, &opened.sources, None)?;
    let made = Made::of(asked, &opened, keys);
    let sheets = made.sheets(&opened, &rows);
    let say = Say::new(&opened.workspace, console.language());
    send(asked, &sheets, &made.all_stages, say, console)
}

/// What the sheets borrow.
struct Made {
    keys: Vec<UnitKey>,
    /// By guideline.
    digests: Vec<String>,
    stages: Vec<Vec<Stage>>,
    all_stages: Vec<Stage>,
}

impl Made {
    fn of(asked: &cli::Form, opened: &Opened, keys: Vec<UnitKey>) -> Self {
        let digests = phases::rules(&opened.workspace, &opened.sources);
        let wanted = |stage: &Stage| asked.stage.is_none_or(|wanted| wanted == *stage);
        let of = |stages: &[Stage]| stages.iter().copied().filter(wanted).collect::<Vec<_>>();
        let guidelines = &opened.workspace.guidelines;
        let stages: Vec<Vec<Stage>> = guidelines.iter().map(|guideline| of(&guideline.stages)).collect();
        let used = |stage: &Stage| {
            let mut of_keys = keys.iter().filter_map(|key| opened.workspace.guideline_for(*key));
            of_keys.any(|guideline| stages[guideline].contains(stage))
        };
        let all_stages = Stage::ALL.into_iter().filter(used).collect();
        Self { keys, digests: digests.iter().map(|rules| rules_digest(rules)).collect(), stages, all_stages }
    }

    fn sheets<'a>(&'a self, opened: &'a Opened, rows: &[WrittenRow]) -> Vec<Sheet<'a>> {
        let workspace = &opened.workspace;
        let mut by_form: HashMap<UnitKey, Vec<&WrittenRow>> = HashMap::new();
        for row in rows {
            by_form.entry(row.key).or_default().push(row);
        }
        let sheet = |key: &UnitKey| {
            let guideline = workspace.guideline_for(*key)?;
            let rows = by_form.get(key).map_or(&[][..], Vec::as_slice);
            form::sheet(workspace, *key, rows, &self.digests[guideline], &self.stages[guideline])
        };
        self.keys.iter().filter_map(sheet).collect()
    }
}

/// One digest for a guideline and all that it extends.
pub fn rules_digest(rules: &[Rules]) -> String {
    let all: Vec<&str> = rules.iter().map(|rules| rules.sha256.as_str()).collect();
    digest::of_bytes(all.join("\n").as_bytes())
}

/// Holds the command line against the workspace.
fn units(asked: &cli::Form, opened: &Opened, console: &Console) -> Result<Vec<UnitKey>, Ending> {
    let workspace = &opened.workspace;
    let review = opened.review(&asked.review, console, COMMAND)?;
    let period = opened.period_of_any_year(asked.period, console, COMMAND)?;
    review::refuse_stage(asked.stage, review, workspace, console, COMMAND)?;
    let wanted = subject::organisations(&asked.organisations, opened, console, COMMAND)?;
    let keys = form::units(workspace, review, period, &wanted);
    if keys.is_empty() {
        return Err(nobody(asked, period, console));
    }
    Ok(keys)
}

fn nobody(asked: &cli::Form, period: Period, console: &Console) -> Ending {
    let values = [("review", asked.review.as_str()), ("period", &period.to_string())];
    console.refuse_sentence(COMMAND, texts::NOBODY.with(console.language(), &values), "", &[])
}

fn send(
    asked: &cli::Form,
    sheets: &[Sheet<'_>],
    stages: &[Stage],
    say: Say<'_>,
    console: &Console,
) -> anyhow::Result<Ending> {
    let (path, contents) = match &asked.output {
        FormOutput::Screen => {
            let refuse = |named| sending::refuse_screen(None, named, COMMAND, console);
            if let Some(ending) = for_files_only(asked.format).and_then(refuse) {
                return Ok(ending);
            }
            return match drawn(asked.format, sheets, stages, say) {
                Ok(drawn) => console.write_bytes(&drawn, Target::SCREEN, COMMAND),
                Err(fault) => workbook::not_drawn(&fault, COMMAND, console),
            };
        }
        FormOutput::File(path) => {
            (path, drawn(asked.format, sheets, stages, say).map(|drawn| vec![(path.clone(), drawn)]))
        }
        FormOutput::Folder(path) => (path, one_each(asked, path, sheets, stages, say)),
    };
    let contents = match contents {
        Ok(contents) => contents,
        Err(fault) => return workbook::not_drawn(&fault, COMMAND, console),
    };
    let files: Vec<(&Path, &[u8])> =
        contents.iter().map(|(path, bytes)| (path.as_path(), bytes.as_slice())).collect();
    match console.write_files(&files, asked.overwrite, COMMAND)? {
        Ending::Fine => {
            let shown = visible(&path.display().to_string());
            let values = [("count", sheets.len().to_string()), ("path", shown)];
            let values = values.each_ref().map(|(name, value)| (*name, value.as_str()));
            console.print(&(texts::WRITTEN.with(console.language(), &values) + "\n"))
        }
        ending @ (Ending::Problems | Ending::WrongUsage | Ending::Failed | Ending::Different) => Ok(ending),
    }
}

/// A file for each organisation, named after it, the review and the period.
fn one_each(
    asked: &cli::Form,
    folder: &Path,
    sheets: &[Sheet<'_>],
    stages: &[Stage],
    say: Say<'_>,
) -> Result<Vec<(PathBuf, Vec<u8>)>, NotDrawn> {
    let same = |one: &Sheet<'_>, other: &Sheet<'_>| one.key.organisation == other.key.organisation;
    let files = sheets.chunk_by(same).map(|own| {
        let id = say.workspace.organisations.at(own[0].key.organisation).id();
        let period = match own {
            [only] => only.key.period,
            several => Period::year_of(several[0].key.period.year()),
        };
        let name = format!("{id}-{}-{period}.{}", asked.review, asked.format.word());
        Ok((folder.join(name), drawn(asked.format, own, stages, say)?))
    });
    files.collect()
}

#[cfg_attr(
    not(feature = "xlsx"),
    expect(clippy::unnecessary_wraps, reason = "only a workbook may be unable to hold a form")
)]
fn drawn(
    format: FormFormat,
    sheets: &[Sheet<'_>],
    stages: &[Stage],
    say: Say<'_>,
) -> Result<Vec<u8>, NotDrawn> {
    match format {
        #[cfg(feature = "xlsx")]
        FormFormat::Workbook => crate::render::xlsx::entry::draw(sheets, say),
        FormFormat::Csv => Ok(csv::draw_form(&entry::register(sheets, stages, say)).into_bytes()),
    }
}

/// A form that no screen shows, and what its file may be called.
const fn for_files_only(format: FormFormat) -> Option<(&'static str, &'static str)> {
    match format {
        #[cfg(feature = "xlsx")]
        FormFormat::Workbook => Some(("xlsx", "bieu-mau.xlsx")),
        FormFormat::Csv => None,
    }
}
