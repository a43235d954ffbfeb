//! A disk that refuses operations, for tests.

use std::fs::Permissions;
use std::io::{self, ErrorKind};
use std::path::Path;
use std::sync::atomic::AtomicUsize;
use std::sync::atomic::Ordering::Relaxed;

use tempfile::{NamedTempFile, PathPersistError, TempPath};

use super::Content;
use super::disk::{Disk, System, There};
use super::leftovers::Stage;

/// How a failing disk fails.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Failure {
    /// Only that operation.
    Once(ErrorKind),
    /// A part of it was done.
    Half,
    /// That one, and the one after it.
    Twice,
    /// That one, and all after it.
    FromThen,
}

/// A disk that refuses the n-th operation.
pub struct Failing {
    left: AtomicUsize,
    failure: Failure,
    /// Every operation that was asked for.
    asked: AtomicUsize,
}

impl Failing {
    pub fn at(n: usize, failure: Failure) -> Self {
        Self { left: AtomicUsize::new(n), failure, asked: AtomicUsize::new(0) }
    }

    pub fn asked(&self) -> usize {
        self.asked.load(Relaxed)
    }

    fn step(&self) -> io::Result<()> {
        self.asked.fetch_add(1, Relaxed);
        let left = self.left.load(Relaxed);
        self.left.store(left.saturating_sub(1), Relaxed);
        match (left, self.failure) {
            (1, Failure::Once(kind)) => Err(kind.into()),
            (1, Failure::Half) => Err(ErrorKind::WriteZero.into()),
            (1 | 2, Failure::Twice) => Err(ErrorKind::StorageFull.into()),
            (0 | 1, Failure::FromThen) => {
                self.left.store(0, Relaxed);
                Err(ErrorKind::StorageFull.into())
            }
            (_, Failure::Once(_) | Failure::Half | Failure::Twice | Failure::FromThen) => Ok(()),
        }
    }
}

impl Disk for Failing {
    fn look(&self, path: &Path) -> io::Result<There> {
        self.step().and_then(|()| System.look(path))
    }

    fn holds(&self, path: &Path, content: &Content<'_>) -> io::Result<bool> {
        self.step().and_then(|()| System.holds(path, content))
    }

    fn clear_leftovers(&self, paths: &[&Path]) -> io::Result<()> {
        self.step().and_then(|()| System.clear_leftovers(paths))
    }

    fn make_folder(&self, folder: &Path) -> io::Result<()> {
        self.step().and_then(|()| System.make_folder(folder))
    }

    fn create(&self, path: &Path, permissions: Option<&Permissions>) -> io::Result<NamedTempFile> {
        self.step().and_then(|()| System.create(path, permissions))
    }

    fn fill(&self, file: &NamedTempFile, bytes: &[u8]) -> io::Result<()> {
        let stepped = self.step();
        if stepped.is_err() && self.failure == Failure::Half {
            System.fill(file, &bytes[..bytes.len() / 2])?;
        }
        stepped.and_then(|()| System.fill(file, bytes))
    }

    fn permit(&self, file: &NamedTempFile, permissions: Permissions) -> io::Result<()> {
        self.step().and_then(|()| System.permit(file, permissions))
    }

    fn sync(&self, file: &NamedTempFile) -> io::Result<()> {
        self.step().and_then(|()| System.sync(file))
    }

    fn keep(&self, path: &Path) -> io::Result<TempPath> {
        self.step().and_then(|()| System.keep(path))
    }

    fn put(&self, from: TempPath, to: &Path) -> Result<(), PathPersistError> {
        match self.step() {
            Ok(()) => System.put(from, to),
            Err(error) => Err(PathPersistError { error, path: from }),
        }
    }

    fn remove(&self, path: &Path) -> io::Result<()> {
        self.step().and_then(|()| System.remove(path))
    }

    fn remove_folder(&self, folder: &Path) -> io::Result<()> {
        self.step().and_then(|()| System.remove_folder(folder))
    }

    fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.step().and_then(|()| System.sync_folder(folder))
    }

    fn clear_stages(&self, around: &Path) -> io::Result<()> {
        self.step().and_then(|()| System.clear_stages(around))
    }

    fn make_stage(&self, around: &Path) -> io::Result<Stage> {
        self.step().and_then(|()| System.make_stage(around))
    }

    fn make_file(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        let stepped = self.step();
        if stepped.is_err() && self.failure == Failure::Half {
            System.make_file(path, &bytes[..bytes.len() / 2])?;
        }
        stepped.and_then(|()| System.make_file(path, bytes))
    }

    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.step().and_then(|()| System.rename(from, to))
    }
}
