//! The house rules as tests: who may import whom, how long things may be, what must not appear.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use crate::harness::{entries, files_below, home, text_of};

/// A room of the house and what it may reach for.
struct Room {
    name: &'static str,
    /// Other modules of this crate.
    modules: &'static str,
    /// Crates of others.
    crates: &'static str,
    /// Of the parts of std that touch the world ([`WORLD`]).
    world: &'static str,
}

const fn room(name: &'static str, modules: &'static str, crates: &'static str, world: &'static str) -> Room {
    Room { name, modules, crates, world }
}

/// The parts of std that see or change something outside the program.
const WORLD: [&str; 5] = ["env", "fs", "io", "net", "process"];

/// The import table of ARCHITECTURE.md. Each room knows only those it names.
#[rustfmt::skip]
const ROOMS: &[Room] = &[
    //   module         may import                                   crates                                    world
    room("model",       "",                                          "jiff num_bigint num_rational num_traits rustc_hash", ""),
    room("diagnostics", "model",                                     "strsim unicode_normalization",            ""),
    room("schema",      "model catalogue",                           "",                                        ""),
    room("setup",       "model catalogue load",                      "",                                        ""),
    room("digest",      "",                                          "memchr sha2 simdutf8",                    ""),
    room("load",        "model diagnostics schema digest meter threads",  "anyhow fearless_simd memchr rustix simdutf8 toml unicode_normalization", "fs io"),
    room("check",       "model diagnostics digest threads",          "memchr rustc_hash",                       ""),
    room("format",      "model diagnostics load",                    "imara_diff unicode_normalization",        ""),
    room("form",        "model check score",                         "",                                        ""),
    room("intake",      "",                                          "calamine csv encoding_rs quick_xml unicode_normalization zip",            "io"),
    room("score",       "model",                                     "",                                        ""),
    room("decide",      "model score check diagnostics threads",     "rustc_hash",                              ""),
    room("audit",       "model diagnostics check decide threads",    "rustc_hash",                              ""),
    room("history",     "model check score",                         "",                                        ""),
    room("trial",       "model diagnostics score check decide",      "",                                        ""),
    room("signoff",     "model diagnostics check digest",            "unicode_normalization",                   ""),
    room("shortfall",   "model score check decide",                  "",                                        ""),
    room("receipt",     "model diagnostics load digest",             "serde_json toml",                         ""),
    room("compare",     "model check threads",                       "",                                        ""),
    room("status",      "model check",                               "",                                        ""),
    room("clock",       "model",                                     "",                                        ""),
    room("meter",       "clock",                                     "",                                        ""),
    room("catalogue",   "model diagnostics",                         "",                                        ""),
    room("threads",     "clock",                                     "rayon_core",                              ""),
    room("visible",     "",                                          "",                                        ""),
    room("explain",     "model score check decide",                  "",                                        ""),
    room("report",      "model check decide explain status",         "",                                        ""),
    room("render",      "model diagnostics catalogue schema status history receipt explain form report digest threads meter visible",
         "anstyle comfy_table csv rust_xlsxwriter rustc_hash serde serde_json unicode_width", ""),
    room("document",    "model catalogue score render",              "minijinja serde",                         ""),
    room("paper",       "document render",                           "docx_rs",                                 "io"),
    room("git",         "model meter visible",                       "",                                        "env io process"),
    room("output",      "model",                                     "signal_hook tempfile",                    "fs io"),
    room("cli",         "model diagnostics catalogue render output schema form intake visible", "clap clap_complete clap_mangen", ""),
    room("commands",
         "model diagnostics load format check score decide explain trial audit catalogue render output cli git setup status \
          clock signoff history receipt compare shortfall report document paper threads form intake digest meter visible",
         "anstream anyhow comfy_table unicode_width", "io process"),
    room("lib",         "",                                          "",                                        ""),
    room("main",        "cli commands",                              "",                                        "env process"),
];

#[test]
fn rooms_import_only_those_of_the_table() {
    let crates = dependencies();
    for file in sources() {
        let room = room_of(&file);
        let code = Code::of(&file);
        let allowed = |list: &str, name: &str| list.split_whitespace().any(|word| word == name);
        for module in code.modules() {
            let known = module == room.name || allowed(room.modules, &module);
            assert!(known, "{} imports crate::{module}; the table has: {}", file.display(), room.modules);
        }
        for name in crates.iter().filter(|name| code.uses_crate(name)) {
            let known = allowed(room.crates, name);
            assert!(known, "{} uses the crate {name}; the table has: {}", file.display(), room.crates);
        }
        for part in WORLD.iter().filter(|part| code.uses_std(part)) {
            let known = allowed(room.world, part);
            assert!(known, "{} uses std::{part}; the table has: {}", file.display(), room.world);
        }
    }
}

/// A table with a room too many, or one that allows what nobody does, misleads its readers.
#[test]
fn the_table_is_no_longer_than_the_house() {
    let crates = dependencies();
    for room in ROOMS {
        let files: Vec<PathBuf> =
            sources().into_iter().filter(|file| room_of(file).name == room.name).collect();
        assert!(!files.is_empty(), "there is no room {}", room.name);
        let code: Vec<Code> = files.iter().map(|file| Code::of(file)).collect();
        let modules: BTreeSet<String> = code.iter().flat_map(Code::modules).collect();
        for module in room.modules.split_whitespace() {
            assert!(modules.contains(module), "{} does not import {module}", room.name);
        }
        for name in room.crates.split_whitespace() {
            assert!(crates.contains(name), "{name} is no dependency");
            assert!(code.iter().any(|code| code.uses_crate(name)), "{} does not use {name}", room.name);
        }
        for part in room.world.split_whitespace() {
            assert!(code.iter().any(|code| code.uses_std(part)), "{} does not use std::{part}", room.name);
        }
    }
}

/// What stands at the top: what the house is made of, and what Cargo, licences and the README's own commands leave.
const TOP: &str = "ARCHITECTURE.md CHANGELOG.md Cargo.lock Cargo.toml LICENSE-APACHE LICENSE-MIT README.md benches criteria \
    examples look proptest-regressions rustfmt.toml src target tests";

#[test]
fn nothing_lies_about_at_the_top() {
    let names = entries(home()).into_iter().filter_map(|path| Some(path.file_name()?.to_str()?.to_owned()));
    let known = |name: &String| name.starts_with('.') || TOP.split_whitespace().any(|top| top == name);
    let others: Vec<String> = names.filter(|name| !known(name)).collect();
    assert!(others.is_empty(), "{others:?}");
}

#[test]
fn only_output_prints() {
    for file in sources().into_iter().filter(|file| room_of(file).name != "output") {
        let code = Code::of(&file);
        for name in ["print", "println", "eprint", "eprintln"] {
            assert!(!code.calls_macro(name), "{}: {name}! outside src/output.rs", file.display());
        }
    }
}

/// A workbook has no other numbers than floats: the one file that makes them.
const WORKBOOK_FLOATS: &str = "src/render/xlsx/float.rs";

/// The one file that asks what day it is, where someone asks for that.
const CLOCK: &str = "src/clock.rs";

#[test]
fn no_floats_no_clock_nothing_unfinished() {
    for file in sources() {
        let code = Code::of(&file);
        for (line, text) in code.lines() {
            for word in identifiers(text) {
                let place = || format!("{}:{line}: {text}", file.display());
                let is_float = ["f32", "f64"].contains(&word);
                assert!(!is_float || relative(&file) == WORKBOOK_FLOATS, "a float in {}", place());
                assert!(!["unwrap", "unwrap_err"].contains(&word), "say why it cannot fail: {}", place());
                let is_clock = ["Instant", "SystemTime"].contains(&word);
                assert!(!is_clock || relative(&file) == CLOCK, "a clock in {}", place());
                assert!(!["todo", "dbg", "unimplemented"].contains(&word), "{}", place());
            }
        }
    }
}

#[test]
fn files_open_with_their_purpose_and_stay_short() {
    for file in rust_files().into_iter().chain(tests()) {
        let text = text_of(&file);
        assert!(text.starts_with("//! "), "{} does not say what it is for", file.display());
        let lines = text.lines().count();
        assert!(lines <= 400, "{} has {lines} lines", file.display());
    }
}

#[test]
fn functions_stay_short() {
    for file in sources().into_iter().chain(tests()) {
        for (name, line, length) in functions(&text_of(&file)) {
            assert!(length <= 60, "{}:{line}: `{name}` has {length} lines", file.display());
        }
    }
}

#[test]
fn function_lengths_are_counted() {
    let text = "fn one() {}\nimpl X {\n    pub const fn two(\n        a: u8,\n    ) -> u8 {\n        a\n    }\n}\n\
                trait T {\n    fn none(&self);\n}\n";
    let expected = vec![("one".to_owned(), 1, 1), ("two".to_owned(), 3, 5)];
    assert_eq!(functions(text), expected);
}

#[test]
fn every_builtin_guideline_is_embedded() {
    let in_folder: BTreeSet<(String, String)> = files_below(&home().join("criteria"))
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "toml"))
        .map(|path| (relative(&path), text_of(&path)))
        .collect();
    let builtin = bontot::load::BUILTIN_GUIDELINES;
    let embedded: BTreeSet<(&str, &str)> =
        builtin.iter().flat_map(|file| [(file.path, file.text), (file.tests_path, file.tests)]).collect();
    let embedded: BTreeSet<(String, String)> =
        embedded.into_iter().map(|(path, text)| (path.to_owned(), text.to_owned())).collect();
    assert!(!in_folder.is_empty());
    assert_eq!(embedded, in_folder);
    for file in builtin {
        assert!(file.path.starts_with(&format!("criteria/{}/", file.id)), "{}", file.path);
    }
}

/// A source file without its comments and its tests.
struct Code(Vec<(usize, String)>);

impl Code {
    fn of(file: &Path) -> Self {
        let text = text_of(file);
        let tests = test_modules(&text).find(|(_, declared)| declared.ends_with('{'));
        let own = &text[..tests.map_or(text.len(), |(at, _)| at)];
        let bare = |line: &str| line.split("//").next().unwrap_or_default().trim_end().to_owned();
        Self(own.lines().enumerate().map(|(index, line)| (index + 1, bare(line))).collect())
    }

    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        self.0.iter().map(|(line, text)| (*line, text.as_str()))
    }

    /// The `use` items, each on one line.
    fn imports(&self) -> Vec<String> {
        let text = self.lines().map(|(_, line)| line.trim()).collect::<Vec<_>>().join(" ");
        let items =
            text.split_inclusive(';').filter_map(|item| item.rfind("use ").map(|at| item[at..].to_owned()));
        items.filter(|item| item.ends_with(';')).collect()
    }

    /// The modules of this crate that are named as `crate::X`, `crate::{X, …}` or `bontot::X`.
    fn modules(&self) -> BTreeSet<String> {
        let text = self.lines().map(|(_, line)| line).collect::<Vec<_>>().join("\n");
        let mut found = BTreeSet::new();
        for root in ["crate::", "bontot::"] {
            for (at, _) in text.match_indices(root) {
                let rest = &text[at + root.len()..];
                match rest.strip_prefix('{') {
                    Some(list) => found.extend(heads(list)),
                    None => found.extend(identifiers(rest).next().map(str::to_owned)),
                }
            }
        }
        found
    }

    /// Whether a crate is named at the head of a path, and no module of ours hides it.
    fn uses_crate(&self, name: &str) -> bool {
        let of_ours = |item: &String| {
            (item.starts_with("use crate") || item.starts_with("use super"))
                && identifiers(item).any(|word| word == name)
        };
        let declared = self.lines().any(|(_, line)| line.ends_with(&format!("mod {name};")));
        !declared
            && !self.imports().iter().any(of_ours)
            && self.lines().any(|(_, line)| heads_path(line, name))
    }

    fn uses_std(&self, part: &str) -> bool {
        let named = |item: &String| {
            item.strip_prefix("use std::{").is_some_and(|list| heads(list).contains(&part.to_owned()))
        };
        let path = format!("std::{part}");
        let spelt = |line: &str| {
            line.match_indices(&path).any(|(at, _)| !line[at + path.len()..].starts_with(is_of_identifier))
        };
        self.imports().iter().any(named) || self.lines().any(|(_, line)| spelt(line))
    }

    fn calls_macro(&self, name: &str) -> bool {
        let call = format!("{name}!");
        let whole = |line: &str, at: usize| !line[..at].ends_with(is_of_identifier);
        self.lines().any(|(_, line)| line.match_indices(&call).any(|(at, _)| whole(line, at)))
    }
}

/// The first names of the items of a `{…}` list, its brace already taken.
fn heads(list: &str) -> Vec<String> {
    let (mut depth, mut at_head, mut heads) = (0, true, Vec::new());
    for (index, character) in list.char_indices() {
        match character {
            '{' => depth += 1,
            '}' if depth == 0 => break,
            '}' => depth -= 1,
            ',' if depth == 0 => at_head = true,
            _ if at_head && is_of_identifier(character) => {
                heads.extend(identifiers(&list[index..]).next().map(str::to_owned));
                at_head = false;
            }
            _ => {}
        }
    }
    heads
}

/// Whether `name::` or `use name` stands in a line and is not the tail of a longer path.
fn heads_path(line: &str, name: &str) -> bool {
    line.match_indices(name).any(|(at, _)| {
        let (before, after) = (&line[..at], &line[at + name.len()..]);
        let starts = !before.ends_with(is_of_identifier) && !before.ends_with(':') && !before.ends_with('"');
        starts && (after.starts_with("::") || (before.ends_with("use ") && after.starts_with(';')))
    })
}

fn identifiers(text: &str) -> impl Iterator<Item = &str> {
    text.split(|character| !is_of_identifier(character)).filter(|word| !word.is_empty())
}

fn is_of_identifier(character: char) -> bool {
    character.is_alphanumeric() || character == '_'
}

/// The functions of a text that rustfmt has laid out: name, first line and number of lines.
fn functions(text: &str) -> Vec<(String, usize, usize)> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for (first, line) in lines.iter().enumerate() {
        let code = line.trim_start();
        let words: Vec<&str> = code.split(' ').take_while(|word| *word != "fn").collect();
        let only_modifiers =
            words.iter().all(|word| word.starts_with("pub") || ["const", "async", "extern"].contains(word));
        let Some(name) = code.split_once("fn ").filter(|_| only_modifiers).map(|(_, name)| name) else {
            continue;
        };
        let indent = &line[..line.len() - code.len()];
        let ends = |line: &&str| {
            let same = line.strip_prefix(indent).unwrap_or_default();
            same == "}" || (same.starts_with(')') && same.ends_with(';'))
        };
        let length = match () {
            () if line.ends_with(';') => continue,
            () if line.ends_with('}') => 1,
            () => 1 + lines[first..].iter().position(ends).expect("a function ends where it began"),
        };
        if !lines[first + length - 1].ends_with(';') {
            found.extend(identifiers(name).next().map(|name| (name.to_owned(), first + 1, length)));
        }
    }
    found
}

/// The crates of Cargo.toml as they are written in code.
fn dependencies() -> BTreeSet<String> {
    let manifest: toml::Table =
        toml::from_str(&text_of(&home().join("Cargo.toml"))).expect("Cargo.toml is TOML");
    let of_systems = manifest["target"].as_table().expect("a table").values().filter_map(|of| of.as_table());
    let tables = std::iter::once(&manifest).chain(of_systems);
    let lists = tables.flat_map(|table| ["dependencies", "dev-dependencies"].map(|key| table.get(key)));
    let names = lists.flatten().flat_map(|list| list.as_table().expect("a table").keys());
    names.map(|name| name.replace('-', "_")).collect()
}

/// The files of the program itself, without those that hold only tests.
fn sources() -> Vec<PathBuf> {
    let files = rust_files();
    let only_tests: BTreeSet<PathBuf> = files.iter().flat_map(|file| files_of_tests(file)).collect();
    files.into_iter().filter(|file| !only_tests.contains(file)).collect()
}

/// The files that a file declares as modules for tests: `name.rs` in its folder, or in the one of its name.
fn files_of_tests(file: &Path) -> Vec<PathBuf> {
    let text = text_of(file);
    let folder = if file.ends_with("mod.rs") { file.with_file_name("") } else { file.with_extension("") };
    let names = test_modules(&text).filter_map(|(_, declared)| declared.strip_suffix(';'));
    names.map(|name| folder.join(name).with_extension("rs")).collect()
}

/// The modules for tests only: where each is declared, and its name with what follows (`tests;`, `tests {`).
fn test_modules(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let attribute = "\n#[cfg(test)]\nmod ";
    text.match_indices(attribute)
        .map(move |(at, _)| (at, text[at + attribute.len()..].lines().next().unwrap_or_default()))
}

/// Everything under `src`, tests and all.
fn rust_files() -> Vec<PathBuf> {
    let files = files_below(&home().join("src"));
    files.into_iter().filter(|file| file.extension().is_some_and(|extension| extension == "rs")).collect()
}

fn tests() -> Vec<PathBuf> {
    files_below(&home().join("tests/it"))
}

#[track_caller]
fn room_of(file: &Path) -> &'static Room {
    let path = relative(file);
    let name = path.split('/').nth(1).unwrap_or_default().trim_end_matches(".rs");
    ROOMS
        .iter()
        .find(|room| room.name == name)
        .unwrap_or_else(|| panic!("{path} stands in no room of the table"))
}

fn relative(path: &Path) -> String {
    let path = path.strip_prefix(home()).expect("a path of the crate");
    path.to_str().expect("a path in UTF-8").replace('\\', "/")
}
