//! `bontot sign-off`: one row more in events.csv, with the digest of what is signed. The folder with that row is
//! checked in memory before anything is written.

use anyhow::bail;

use super::Ending;
use super::amend::{self, Amended, Table};
use super::console::{Console, Target};
use super::phases;
use super::review::Opened;
use super::subject::{self, Subject};
use crate::catalogue::{self, Phrase, help, sign_off as texts, words};
use crate::cli::{SignMode, SignOff};
use crate::diagnostics::Report;
use crate::format::{Grown, Sheet};
use crate::load::YearTable;
use crate::load::csv::Column;
use crate::model::{Every, Language, UnitKey};
use crate::output;
use crate::signoff::{self, Content, Mark};
use crate::visible::visible;

const COMMAND: &str = "bontot sign-off";

pub fn run(asked: &SignOff, console: &mut Console) -> anyhow::Result<Ending> {
    let subject = match subject::subject(&asked.subject, 0, console, COMMAND)? {
        Ok(subject) => subject,
        Err(ending) => return Ok(ending),
    };
    let key = match form(asked, &subject, console) {
        Ok(key) => key,
        Err(ending) => return Ok(ending),
    };
    let opened = &subject.opened;
    if let Err(ending) = opened.audit_for_errors(&[key.period.year()], console) {
        return Ok(ending);
    }
    let rules = phases::rules(&opened.workspace, &opened.sources);
    if let Some(path) = opened.sources.lost() {
        bail!(help::LOST.with(console.aside(), &[("path", path)]));
    }
    let mut rows = phases::written(&opened.workspace, &opened.sources, Some(key.organisation))?;
    rows.retain(|row| row.key == key);
    let content = Content::of(&opened.workspace, key, asked.stage, &rows, &rules)
        .expect("the form has a guideline with this stage because any other was refused");
    let mark = Mark {
        review: opened.workspace.manifest.reviews[key.review].id.clone(),
        stage: asked.stage,
        sha256: content.sha256(),
    };
    if let Some(told) = already(asked, opened, key, &mark, console.language()) {
        return console.write(&told, Target::SCREEN, COMMAND);
    }
    let Some((amended, grown)) = change(asked, opened, key, &mark, console.language())? else {
        let path = key.period.year().to_string();
        return Ok(console.refuse(COMMAND, texts::NO_TABLE, ("path", &path), &[]));
    };
    let amended = [amended];
    if let Some(ending) = amend::refusal(&amended, opened, console)? {
        return Ok(ending);
    }
    conclude(asked, &amended, &grown, &content, console)
}

/// The form that is meant; one that is not there, or not complete, is refused.
fn form(asked: &SignOff, subject: &Subject, console: &Console) -> Result<UnitKey, Ending> {
    let (opened, organisation) = (&subject.opened, subject.organisation);
    let workspace = &opened.workspace;
    if asked.by.is_empty() {
        return Err(console.refuse(COMMAND, texts::NO_POST, ("", ""), &[]));
    }
    let period = opened.period(asked.period, console, COMMAND)?;
    let key_of = |review| UnitKey { review, organisation, period };
    let review = match &asked.review {
        Some(name) => opened.review(name, console, COMMAND)?,
        None => only_review(asked, subject, key_of(0), console)?,
    };
    let key = key_of(review);
    let Some(guideline) = workspace.guideline_for(key).filter(|_| workspace.forms.contains_key(&key)) else {
        return Err(subject::refuse_absent(opened, key, console, COMMAND));
    };
    let guideline = &workspace.guidelines[guideline];
    let id = workspace.organisations.at(organisation).id();
    if !guideline.stages.contains(&asked.stage) {
        let known: Vec<&str> = guideline.stages.iter().map(|stage| stage.word()).collect();
        let values = [("organisation", id), ("stage", asked.stage.word())];
        let sentence = texts::NO_STAGE.with(console.language(), &values);
        return Err(console.refuse_sentence(COMMAND, sentence, asked.stage.word(), &known));
    }
    let missing = signoff::missing(workspace, key, asked.stage, guideline);
    if missing.is_empty() {
        return Ok(key);
    }
    let lines: Vec<String> = missing.iter().map(ToString::to_string).collect();
    let values = [
        ("organisation", id),
        ("stage", words::stage(asked.stage).get(console.language())),
        ("period", &period.to_string()),
        ("count", &missing.len().to_string()),
        ("lines", &lines.join(", ")),
    ];
    output::to_errors(&(texts::INCOMPLETE.with(console.language(), &values) + "\n"));
    Err(Ending::Problems)
}

/// The one review in which the organisation has a form with that stage.
fn only_review(
    asked: &SignOff,
    subject: &Subject,
    like: UnitKey,
    console: &Console,
) -> Result<usize, Ending> {
    let workspace = &subject.opened.workspace;
    let has = |review: &usize| {
        let key = UnitKey { review: *review, ..like };
        let guideline = workspace.guideline_for(key).map(|index| &workspace.guidelines[index]);
        workspace.forms.contains_key(&key)
            && guideline.is_some_and(|guideline| guideline.stages.contains(&asked.stage))
    };
    let found: Vec<usize> = (0..workspace.manifest.reviews.len()).filter(has).collect();
    let refused = |phrase: Phrase, known: &[&str]| {
        let values = [
            ("organisation", workspace.organisations.at(like.organisation).id()),
            ("period", &like.period.to_string()),
            ("stage", asked.stage.word()),
        ];
        console.refuse_sentence(COMMAND, phrase.with(console.language(), &values), "", known)
    };
    match found.as_slice() {
        [only] => Ok(*only),
        [] => Err(refused(texts::NO_REVIEW, &[])),
        several => {
            let reviews = several.iter().map(|review| workspace.manifest.reviews[*review].id.as_str());
            Err(refused(texts::WHICH_REVIEW, &reviews.collect::<Vec<_>>()))
        }
    }
}

/// That the same post has signed the same content, and nothing was returned since.
fn already(
    asked: &SignOff,
    opened: &Opened,
    key: UnitKey,
    mark: &Mark,
    language: Language,
) -> Option<String> {
    let signed = signoff::signed(&opened.workspace, &[key.period.year()], &mut Report::default());
    let same = signed
        .into_iter()
        .find(|signed| signed.key == key && signed.mark == *mark && signed.event.by == asked.by)?;
    let date = catalogue::date(same.event.date.value, language);
    Some(texts::ALREADY.with(language, &[("by", &visible(&asked.by)), ("date", &date)]) + "\n")
}

/// The year's events with the row; `None` where the year has no folder.
fn change(
    asked: &SignOff,
    opened: &Opened,
    key: UnitKey,
    mark: &Mark,
    language: Language,
) -> anyhow::Result<Option<(Amended, Grown)>> {
    let year = key.period.year();
    if !opened.workspace.years.contains_key(&year) {
        return Ok(None);
    }
    let table = Table::read(opened, year, YearTable::Events, language)?;
    let sheet = table.sheet();
    let cells = cells(asked, opened, key, mark, &sheet);
    let grown = sheet.with_row(&cells.each_ref().map(|(column, text)| (*column, text.as_str())));
    let amended = table.amended(|_| grown.text.clone());
    Ok(Some((amended, grown)))
}

fn cells(
    asked: &SignOff,
    opened: &Opened,
    key: UnitKey,
    mark: &Mark,
    sheet: &Sheet<'_>,
) -> [(Column, String); 8] {
    let step = words::step(signoff::step_of(asked.stage)).get(sheet.language());
    let period = if key.period.every() == Every::Year { String::new() } else { key.period.to_string() };
    [
        (Column::Organisation, opened.workspace.organisations.at(key.organisation).id().to_owned()),
        (Column::Step, step.to_owned()),
        (Column::Date, sheet.day(asked.date)),
        (Column::By, asked.by.clone()),
        (Column::Document, asked.document.clone()),
        (Column::Period, period),
        (Column::Digest, mark.to_string()),
        (Column::Note, asked.note.clone()),
    ]
}

/// Writes the table, or tells what would be written.
fn conclude(
    asked: &SignOff,
    amended: &[Amended; 1],
    grown: &Grown,
    content: &Content,
    console: &Console,
) -> anyhow::Result<Ending> {
    let language = console.language();
    let opening = match asked.mode {
        SignMode::Tell => texts::WOULD_SIGN,
        SignMode::Write => {
            let ending = amend::write(amended, console, COMMAND)?;
            if ending != Ending::Fine {
                return Ok(ending);
            }
            texts::SIGNED
        }
    };
    let mut told = opening.with(language, &[("path", &visible(&amended[0].path))]);
    told = [told, visible(&grown.row), String::new()].join("\n");
    if !grown.added.is_empty() {
        told += &texts::ADDED.with(language, &[("columns", &grown.added.join(", "))]);
        told.push('\n');
    }
    if asked.mode == SignMode::Tell {
        // with its tabs, so that what is shown is what the digest is of
        let cells = |line: &str| line.split('\t').map(visible).collect::<Vec<_>>().join("\t");
        let lines: String = content.text().lines().map(|line| cells(line) + "\n").collect();
        told += &["", texts::CONTENT.get(language), &lines].join("\n");
    }
    console.write(&told, Target::SCREEN, COMMAND)
}
