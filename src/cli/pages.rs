//! What is made from the parser itself: the manual page.

use clap::Command;
use clap_mangen::Man;

use super::build;
use crate::catalogue::{Phrase, help, help_setup};
use crate::model::Language;

/// The manual page of the program and all its commands, as troff source.
#[must_use]
pub fn man(language: Language) -> String {
    let mut root = build::command(language);
    root.build();
    let page = Man::new(root.clone()).title(build::NAME).section("1").manual(build::NAME);
    let mut source = rendered(|out| page.render_title(out));
    source += &rendered(|out| page.render_name_section(out));
    source += &rendered(|out| page.render_synopsis_section(out));
    source += &rendered(|out| page.render_description_section(out));
    source += &examples(language);
    source += &rendered(|out| page.render_options_section(out));
    for command in root.get_subcommands() {
        source += &of_command(build::NAME, command);
    }
    source += &rendered(|out| page.render_extra_section(out));
    source += &rendered(|out| page.render_version_section(out));
    with_headings(&without_preambles(&source), language)
}

/// The library begins every section with the same two lines: once is enough.
fn without_preambles(source: &str) -> String {
    let is_preamble = |line: &str| line.starts_with(".ie ") || line.starts_with(".el ");
    let preamble = source.lines().take_while(|line| is_preamble(line));
    let rest = source.lines().filter(|line| !is_preamble(line));
    preamble.chain(rest).fold(String::new(), |text, line| text + line + "\n")
}

/// A command's part of the page, and those of the commands below it.
fn of_command(path: &str, command: &Command) -> String {
    let path = format!("{path} {}", command.get_name());
    let page = Man::new(command.clone());
    let mut source = format!(".SH \"{path}\"\n");
    source += &below_heading(&rendered(|out| page.render_description_section(out)));
    source += &below_heading(&rendered(|out| page.render_synopsis_section(out)));
    if command.has_subcommands() {
        for inner in command.get_subcommands() {
            source += &of_command(&path, inner);
        }
        return source;
    }
    let options = rendered(|out| page.render_options_section(out));
    source
        + &options.replace("\n.SH ", "\n.SS ").replacen(
            ".SH ",
            ".SS ",
            usize::from(options.starts_with(".SH ")),
        )
}

/// A section without its heading, as a paragraph.
fn below_heading(section: &str) -> String {
    let lines = section.lines().filter(|line| !line.starts_with(".SH "));
    lines.fold(".PP\n".to_owned(), |text, line| text + line + "\n")
}

fn examples(language: Language) -> String {
    let lines = help::EXAMPLES_ROOT.get(language).replace('-', r"\-");
    format!(".SH {}\n.nf\n{lines}\n.fi\n", heading(help_setup::MAN_EXAMPLES, language))
}

/// The library's English headings in our language.
fn with_headings(source: &str, language: Language) -> String {
    let known = [
        ("NAME", help_setup::MAN_NAME),
        ("SYNOPSIS", help_setup::MAN_SYNOPSIS),
        ("DESCRIPTION", help_setup::MAN_DESCRIPTION),
        ("EXTRA", help_setup::MAN_EXTRA),
        ("VERSION", help_setup::MAN_VERSION),
    ];
    let translated = |line: &str| {
        let english = line.strip_prefix(".SH ");
        let found = known.iter().find(|(word, _)| english == Some(*word));
        found.map_or(format!("{line}\n"), |(_, phrase)| format!(".SH {}\n", heading(*phrase, language)))
    };
    source.lines().map(translated).collect()
}

fn heading(phrase: Phrase, language: Language) -> String {
    format!("\"{}\"", phrase.get(language))
}

pub fn rendered<E: std::fmt::Debug>(draw: impl FnOnce(&mut Vec<u8>) -> Result<(), E>) -> String {
    let mut bytes = Vec::new();
    draw(&mut bytes).expect("memory takes every byte because it cannot be full or closed");
    text(bytes)
}

fn text(bytes: Vec<u8>) -> String {
    String::from_utf8(bytes).expect("the page is UTF-8 because our texts are")
}
