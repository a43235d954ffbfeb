//! The contents of files, all from one `cat-file --batch`: a thread asks while this one reads, so that neither
//! pipe can fill up and stop both. Contents come as they are stored: no filter, no line ends changed.

use std::io::{self, BufRead, BufReader, Read, Write};
use std::process::{Child, ChildStdin, ChildStdout};
use std::thread;

use super::{Failure, Repository, is_id};
use crate::meter::{self, Count, Phase};

/// What an id stands for.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Content {
    Bytes(Vec<u8>),
    /// The repository does not have it (a partial clone).
    Missing,
}

impl Content {
    #[must_use]
    pub fn bytes(&self) -> Option<&[u8]> {
        match self {
            Self::Bytes(bytes) => Some(bytes),
            Self::Missing => None,
        }
    }
}

impl Repository {
    /// The contents of blobs, in the order of the ids.
    ///
    /// # Errors
    /// When git fails.
    pub fn blobs(&self, ids: &[&str]) -> Result<Vec<Content>, Failure> {
        let mut contents = Vec::with_capacity(ids.len());
        self.each_blob(ids, |_, content| contents.push(content))?;
        Ok(contents)
    }

    /// Gives the contents one by one, each with the index of its id: for more than should be held at once.
    ///
    /// # Errors
    /// When git fails.
    pub fn each_blob(&self, ids: &[&str], mut take: impl FnMut(usize, Content)) -> Result<(), Failure> {
        if ids.is_empty() {
            return Ok(());
        }
        if let Some(wrong) = ids.iter().find(|id| !is_id(id)) {
            return Err(Failure::Broken((*wrong).to_owned()));
        }
        meter::enter(Phase::History, ids.len());
        let mut git = self.program.start(&["cat-file", "--batch"])?;
        let mut counted = |index, content| {
            meter::done(Count::Steps, 1);
            take(index, content);
        };
        let taken = talk(&mut git, ids, &mut counted);
        // without its input git ends; a read that failed may leave it with output that nobody takes
        if taken.is_err() {
            let _ = git.kill();
        }
        let _ = git.wait();
        taken.map_err(|error| Failure::Broken(error.to_string()))
    }
}

fn talk(git: &mut Child, ids: &[&str], take: &mut dyn FnMut(usize, Content)) -> io::Result<()> {
    let (Some(input), Some(output)) = (git.stdin.take(), git.stdout.take()) else {
        return Err(io::ErrorKind::BrokenPipe.into());
    };
    let mut answers = BufReader::new(output);
    thread::scope(|scope| {
        // a git that ends early is noticed where its answers are read
        let put = move || _ = put(input, ids);
        thread::Builder::new().spawn_scoped(scope, put)?;
        let taken = (0..ids.len()).try_for_each(|index| {
            take(index, read(&mut answers)?);
            Ok(())
        });
        // so that the other thread is not left writing to a git that waits for us
        drop(answers);
        taken
    })
}

fn put(mut input: ChildStdin, ids: &[&str]) -> io::Result<()> {
    for ids in ids.chunks(256) {
        let lines: String = ids.iter().flat_map(|id| [id, "\n"]).collect();
        input.write_all(lines.as_bytes())?;
    }
    input.flush()
}

/// `ID blob SIZE`, the content and a line end; or `ID missing`.
fn read(answers: &mut BufReader<ChildStdout>) -> io::Result<Content> {
    let mut about = String::new();
    answers.read_line(&mut about)?;
    let words: Vec<&str> = about.split_whitespace().collect();
    let size = match words[..] {
        [_, "missing"] => return Ok(Content::Missing),
        [_, _, size] => size.parse::<u64>().map_err(io::Error::other)?,
        _ => return Err(io::Error::other(about)),
    };
    let mut bytes = Vec::new();
    answers.by_ref().take(size + 1).read_to_end(&mut bytes)?;
    match bytes.pop() {
        Some(b'\n') if bytes.len() as u64 == size => Ok(Content::Bytes(bytes)),
        _ => Err(io::ErrorKind::UnexpectedEof.into()),
    }
}
