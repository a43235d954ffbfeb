//! Several files at once: all are filled beside their places before the first is put there, and what was
//! there is kept until the last one is.

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fs::{self, File, Permissions};
use std::io;
use std::path::{Component, Path, PathBuf, absolute};

use tempfile::TempPath;

use super::disk::{Disk, There, folder_of, is_read_only};
use super::leftovers::saved;
use super::{Change, Content, Folders, NotWritten, Overwrite, Saved, Written};
use crate::model::period::year_named;

/// A file on its way to its place.
struct Staged<'a> {
    path: &'a Path,
    new: TempPath,
    /// What was there, under a second name.
    old: Option<TempPath>,
    /// Kept open: its lock says that somebody still needs it.
    lock: File,
}

/// A file in its place.
struct Placed<'a> {
    path: &'a Path,
    old: Option<TempPath>,
    /// Kept open as before: what is kept has no lock of its own.
    _lock: File,
}

/// What is to be done for one file.
struct Wanted<'a> {
    path: &'a Path,
    content: Content<'a>,
    /// Those of the file that is replaced.
    permissions: Option<Permissions>,
}

/// Writes the files that differ from what is there.
pub fn files(
    files: Vec<(&Path, Content<'_>)>,
    overwrite: Overwrite,
    may_make: Folders<'_>,
    disk: &dyn Disk,
) -> Result<Written, NotWritten> {
    let (mut paths, mut wanted) = (Vec::new(), Vec::new());
    for (path, content) in files {
        paths.push(path);
        wanted.extend(look(path, content, overwrite, disk)?);
    }
    // also where nothing is written any more; what cannot be cleared is in nobody's way
    let _ = disk.clear_leftovers(&paths);
    if wanted.is_empty() {
        return Ok(Written::Standing);
    }
    let mut made = BTreeSet::new();
    let written = folders(&wanted, may_make, &mut made, disk).and_then(|()| put_all(wanted, disk));
    if written.is_err() {
        // the inner ones first; nothing more can be done where even this is refused
        for folder in made.iter().rev() {
            let _ = disk.remove_folder(folder);
        }
    }
    written.map(|()| Written::New(made.into_iter().collect()))
}

/// Writes files of a workspace in the place of those that they were made from.
pub fn changed(root: &Path, changes: &[Change<'_>], disk: &dyn Disk) -> Result<Written, NotWritten> {
    // where a folder cannot be locked, looking just before the writing must do
    let _lock = File::open(root).and_then(|folder| folder.lock().map(|()| folder));
    for change in changes {
        if !stands(change, disk).map_err(|error| NotWritten::Failed(change.path.to_owned(), error))? {
            return Err(NotWritten::Changed(change.path.to_owned()));
        }
    }
    let wanted = changes.iter().map(|change| (change.path, Content::Held(change.after))).collect();
    files(wanted, Overwrite::Any, Folders::In(root), disk)
}

/// Whether a file still is what it was read as; what is no file is refused for that later.
fn stands(change: &Change<'_>, disk: &dyn Disk) -> io::Result<bool> {
    match (disk.look(change.path)?, change.before) {
        (There::Nothing, before) => Ok(before.is_none()),
        (There::File { .. }, Some(before)) => disk.holds(change.path, &Content::Held(before)),
        (There::File { .. }, None) => Ok(false),
        (There::Other, _) => Ok(true),
    }
}

/// Whether a file must be written, and may be.
fn look<'a>(
    path: &'a Path,
    content: Content<'a>,
    overwrite: Overwrite,
    disk: &dyn Disk,
) -> Result<Option<Wanted<'a>>, NotWritten> {
    let failed = |error| NotWritten::Failed(path.to_owned(), error);
    match disk.look(path).map_err(failed)? {
        There::Nothing => Ok(Some(Wanted { path, content, permissions: None })),
        There::Other => Err(NotWritten::NotAFile(path.to_owned())),
        There::File { .. } if disk.holds(path, &content).map_err(failed)? => Ok(None),
        There::File { .. } if overwrite == Overwrite::OwnOnly && !is_receipt(path) => {
            Err(NotWritten::NotOurs(path.to_owned()))
        }
        There::File { permissions } if is_read_only(&permissions) => {
            Err(NotWritten::ReadOnly(path.to_owned()))
        }
        There::File { permissions } => Ok(Some(Wanted { path, content, permissions: Some(permissions) })),
    }
}

/// Whether it is a receipt by its name, which nobody gives a file of their own.
fn is_receipt(path: &Path) -> bool {
    path.file_name().is_some_and(|name| name.to_string_lossy().ends_with(".receipt.toml"))
}

/// The folder of a file without links and steps back; what is not there of it is taken as it is written.
fn true_folder_of(path: &Path) -> Option<PathBuf> {
    let folder = absolute(folder_of(path)).ok()?;
    let there = |above| fs::canonicalize(above).ok().map(|found| (above, found));
    let (above, mut found) = folder.ancestors().find_map(there)?;
    for part in folder.strip_prefix(above).ok()?.components() {
        match part {
            Component::Normal(name) => found.push(name),
            Component::ParentDir => {
                found.pop();
            }
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    Some(found)
}

/// The path of a file within a folder, with `/`; `None` where it lies elsewhere.
#[must_use]
pub fn within(folder: &Path, file: &Path) -> Option<String> {
    let file = true_folder_of(file)?.join(file.file_name()?);
    let within = file.strip_prefix(fs::canonicalize(folder).ok()?).ok()?;
    let names: Vec<_> = within.iter().map(|name| name.to_string_lossy()).collect();
    Some(names.join("/"))
}

/// Whether the file lies in `<year>/results/`, which the program alone writes.
#[must_use]
pub fn lies_in_results(path: &Path) -> bool {
    let folder = true_folder_of(path);
    let mut names = folder.iter().flat_map(|folder| folder.iter().rev()).map(|name| name.to_string_lossy());
    let in_results = names.next().is_some_and(|name| name == "results");
    in_results && names.next().is_some_and(|name| year_named(&name).is_some())
}

/// Makes the missing folders, each in one that is there.
fn folders(
    wanted: &[Wanted<'_>],
    may_make: Folders<'_>,
    made: &mut BTreeSet<PathBuf>,
    disk: &dyn Disk,
) -> Result<(), NotWritten> {
    for one in wanted {
        for folder in missing(folder_of(one.path), may_make)? {
            let failed = |error| NotWritten::Failed(folder.clone(), error);
            disk.make_folder(&folder).map_err(failed)?;
            made.insert(folder.clone());
            disk.sync_folder(&folder_of(&folder)).map_err(failed)?;
        }
    }
    Ok(())
}

/// What is missing of a folder, the outermost first; an error where it may not be made.
fn missing(folder: PathBuf, may_make: Folders<'_>) -> Result<Vec<PathBuf>, NotWritten> {
    let mut missing = Vec::new();
    let mut above = folder.clone();
    while !above.exists() {
        let may = match may_make {
            Folders::One => missing.is_empty(),
            Folders::In(root) => above != root && above.starts_with(root),
        };
        if !may {
            return Err(NotWritten::NoFolder(folder));
        }
        let next = folder_of(&above);
        missing.push(above);
        above = next;
    }
    if !missing.is_empty() && !above.is_dir() {
        return Err(NotWritten::NoFolder(folder));
    }
    missing.reverse();
    Ok(missing)
}

/// Fills every file beside its place; when all are on the disk, puts them there.
fn put_all(wanted: Vec<Wanted<'_>>, disk: &dyn Disk) -> Result<(), NotWritten> {
    let staged = wanted.into_iter().map(|one| stage(one, disk)).collect::<Result<Vec<_>, _>>()?;
    let mut placed = Vec::new();
    for Staged { path, new, old, lock } in staged {
        let put = disk.put(new, path).map_err(|refused| refused.error);
        if put.is_ok() {
            placed.push(Placed { path, old, _lock: lock });
        }
        if let Err(error) = put.and_then(|()| disk.sync_folder(&folder_of(path))) {
            let saved: Vec<_> = placed.into_iter().filter_map(|placed| take_back(placed, disk)).collect();
            return Err(NotWritten::failed(path, error, saved));
        }
    }
    Ok(())
}

fn stage<'a>(wanted: Wanted<'a>, disk: &dyn Disk) -> Result<Staged<'a>, NotWritten> {
    let Wanted { path, content, permissions } = wanted;
    let failed = |error| NotWritten::Failed(path.to_owned(), error);
    let file = match content {
        Content::Held(bytes) => {
            let file = disk.create(path, permissions.as_ref()).map_err(failed)?;
            disk.fill(&file, bytes).map_err(failed)?;
            file
        }
        Content::Filled(filling) => filling.into_file()?,
    };
    let replaces = permissions.is_some();
    if let Some(permissions) = permissions {
        disk.permit(&file, permissions).map_err(failed)?;
    }
    disk.sync(&file).map_err(failed)?;
    let old = replaces.then(|| disk.keep(path)).transpose().map_err(failed)?;
    let (lock, new) = file.into_parts();
    Ok(Staged { path, new, old, lock })
}

/// Puts back what was there. Where that is refused, too, it stays on the disk, and the answer is where.
fn take_back(placed: Placed<'_>, disk: &dyn Disk) -> Option<Saved> {
    let saved = match placed.old.map(|old| disk.put(old, placed.path)) {
        None => {
            let _ = disk.remove(placed.path);
            None
        }
        Some(Ok(())) => None,
        Some(Err(refused)) => Some(Saved { of: placed.path.to_owned(), at: save(refused.path, disk) }),
    };
    let _ = disk.sync_folder(&folder_of(placed.path));
    saved
}

/// Gives what is kept a name that no run clears, if only that is possible.
fn save(mut kept: TempPath, disk: &dyn Disk) -> PathBuf {
    kept.disable_cleanup(true);
    let renamed = saved(&kept).filter(|to| disk.rename(&kept, to).is_ok());
    renamed.unwrap_or_else(|| kept.to_path_buf())
}
