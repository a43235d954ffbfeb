//! Receipts (biên nhận): what a result was computed from, beside the result; and what differs when it is computed
//! again. Nothing is read or written here.

mod differences;
mod inputs;
mod read;
mod rows;
mod values;

use std::collections::BTreeMap;
use std::convert::Infallible;
use std::fmt::Write;
use std::sync::Arc;

pub use differences::{Differences, Kind};
pub use inputs::Inputs;
pub use read::read;
pub use rows::{RowChange, rows};

use crate::digest::{self, Digests, Sum};
use crate::model::Date;

/// How the names of receipts end: that of the result comes first.
pub const ENDING: &str = ".receipt.toml";

/// How many bytes of a long receipt are written at once.
const PART: usize = 1 << 16;

/// The digits of the short digest.
const SHORT: usize = 12;

/// What a result was computed from, and what it was.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Receipt {
    /// The version of the program.
    pub program: String,
    /// The command line that computes it again, without folder and file.
    pub command: Vec<String>,
    pub basis: Arc<Basis>,
    /// The state of the workspace's repository, where it has one.
    pub git: Option<GitState>,
    pub output: Output,
}

/// What a result rests on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Basis {
    guidelines: Guidelines,
    inputs: Inputs,
    short: String,
}

/// By `id@version`: every guideline in force in the years, and what they extend.
pub type Guidelines = BTreeMap<String, RuleFile>;

/// The file of a guideline.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RuleFile {
    pub file: String,
    pub origin: RuleOrigin,
    pub sha256: String,
}

#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RuleOrigin {
    /// It comes with the program.
    BuiltIn,
    /// It is the workspace's own.
    Workspace,
}

/// Which commit was checked out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct GitState {
    pub commit: String,
    pub date: Date,
    pub tree: Tree,
}

/// Whether the folder, results aside, was what the commit holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Tree {
    Clean,
    Changed,
}

/// The result.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Output {
    /// The name of its file, which lies beside the receipt.
    pub file: String,
    /// Of its bytes.
    pub sha256: String,
    /// Of its text, without a byte order mark and with LF line ends; none for what is no text.
    pub text_sha256: Option<String>,
}

impl Output {
    #[must_use]
    pub fn of(file: String, content: &[u8]) -> Self {
        Self::with(file, Digests::of(content))
    }

    /// Of a content that is not at hand any more.
    #[must_use]
    pub fn with(file: String, digests: Digests) -> Self {
        let (sha256, text_sha256) = digests.finish();
        Self { file, sha256, text_sha256 }
    }

    /// Whether a content is the one the receipt speaks of; other line ends of a text make no difference.
    #[must_use]
    pub fn is(&self, content: &[u8]) -> bool {
        let same_text = || self.text_sha256.as_ref().is_some_and(|text| *text == digest::of_text(content));
        digest::of_bytes(content) == self.sha256 || same_text()
    }
}

impl Basis {
    /// Of guidelines and of every file of records.
    #[must_use]
    pub fn new(guidelines: Guidelines, inputs: Inputs) -> Self {
        let mut basis = Self { guidelines, inputs, short: String::new() };
        basis.short = basis.digest().to_string();
        basis.short.truncate(SHORT);
        basis
    }

    #[must_use]
    pub const fn guidelines(&self) -> &Guidelines {
        &self.guidelines
    }

    #[must_use]
    pub const fn inputs(&self) -> &Inputs {
        &self.inputs
    }

    /// The first digits of the digest of all digests: of the lines `<sha256>  <id@version>` of the guidelines and
    /// `<sha256>  <path>` of the files, each part sorted by name.
    #[must_use]
    pub fn short(&self) -> &str {
        &self.short
    }

    fn digest(&self) -> Sum {
        let guidelines =
            self.guidelines.iter().map(|(version, rules)| format!("{}  {version}\n", rules.sha256));
        let inputs = self.inputs.iter().map(|(path, sum)| {
            let mut line = String::with_capacity(path.len() + 67);
            sum.tell(&mut line);
            line.extend(["  ", path, "\n"]);
            line
        });
        Sum::of_parts(guidelines.chain(inputs))
    }
}

impl Receipt {
    /// The receipt as a file.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = String::new();
        let Ok(()) = self.write(|part| {
            text += part;
            Ok::<(), Infallible>(())
        });
        text
    }

    /// The same part by part, because it has a line for every input.
    ///
    /// # Errors
    /// Those of `put`.
    pub fn write<Error>(&self, mut put: impl FnMut(&str) -> Result<(), Error>) -> Result<(), Error> {
        let mut part = self.head();
        for (path, sum) in self.basis.inputs.iter() {
            if part.len() > PART {
                put(&part)?;
                part.clear();
            }
            quote(path, &mut part);
            part += " = \"";
            sum.tell(&mut part);
            part += "\"\n";
        }
        put(&part)
    }

    /// All but the lines of the inputs.
    fn head(&self) -> String {
        let words: Vec<String> = self.command.iter().map(|word| quoted(word)).collect();
        let mut text = format!(
            "# Biên nhận của bontot: kết quả này được tính từ những gì. Tính lại và đối chiếu: bontot verify\n\
             # A receipt of bontot: what this result was computed from. To compute it again: bontot verify\n\
             # sha256: tệp đầu vào không BOM, xuống dòng LF · of inputs without BOM and with LF line ends\n\
             receipt = 1\nprogram = {}\ncommand = [{}]\nbasis = {}\n\n[output]\nfile = {}\nsha256 = {}\n",
            quoted(&self.program),
            words.join(", "),
            quoted(self.basis.short()),
            quoted(&self.output.file),
            quoted(&self.output.sha256),
        );
        if let Some(digest) = &self.output.text_sha256 {
            let _ = writeln!(text, "text_sha256 = {}", quoted(digest));
        }
        if let Some(git) = &self.git {
            let clean = git.tree == Tree::Clean;
            let commit = quoted(&git.commit);
            let _ = write!(text, "\n[git]\ncommit = {commit}\ndate = \"{}\"\nclean = {clean}\n", git.date);
        }
        text += "\n[guidelines]\n";
        for (version, rules) in &self.basis.guidelines {
            let built_in = rules.origin == RuleOrigin::BuiltIn;
            let (version, file, sha256) = (quoted(version), quoted(&rules.file), quoted(&rules.sha256));
            let _ =
                writeln!(text, "{version} = {{ sha256 = {sha256}, file = {file}, built_in = {built_in} }}");
        }
        text += "\n[inputs]\n";
        text
    }
}

/// A TOML string.
fn quoted(text: &str) -> String {
    let mut quoted = String::new();
    quote(text, &mut quoted);
    quoted
}

/// Adds a TOML string to a text.
fn quote(text: &str, quoted: &mut String) {
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~') && byte != b'"' && byte != b'\\';
    // all of them are looked at, several in one step: nearly every text is plain
    if text.bytes().fold(true, |all, byte| all & is_plain(byte)) {
        return quoted.extend(["\"", text, "\""]);
    }
    quoted.push('"');
    for character in text.chars() {
        match character {
            '"' | '\\' => quoted.extend(['\\', character]),
            control if control.is_control() => {
                let _ = write!(quoted, "\\u{:04X}", u32::from(control));
            }
            plain => quoted.push(plain),
        }
    }
    quoted.push('"');
}

#[cfg(test)]
mod tests;
