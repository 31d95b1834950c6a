//! The working copy: all that the user's tree holds but for what git and cargo keep there.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Texts by their path relative to the root; `None` where there is no such file.
pub type Changed = BTreeMap<PathBuf, (Option<String>, Option<String>)>;

/// A working copy.
#[derive(Debug)]
pub struct Copy {
    /// The user's folder.
    pub root: PathBuf,
    /// The copy's folder.
    pub at: PathBuf,
}

impl Copy {
    /// Copies a tree into `work`, in place of an earlier copy.
    ///
    /// # Errors
    ///
    /// Fails if a file cannot be read or written.
    pub fn make(root: &Path, work: &Path) -> Result<Self, Error> {
        let name = root.file_name().map_or_else(|| "root".into(), PathBuf::from);
        let at = work.join("fix").join(name);
        if at.exists() {
            fs::remove_dir_all(&at).map_err(Error::file(&at))?;
        }
        copy(root, &at, work)?;
        Ok(Self { root: root.to_path_buf(), at })
    }

    /// The path of a file of the copy, relative to its root.
    pub fn relative(&self, path: &Path) -> PathBuf {
        path.strip_prefix(&self.at).unwrap_or(path).to_path_buf()
    }

    /// Reads a file of the copy; `None` if it is not there.
    pub fn read(&self, relative: &Path) -> Option<String> {
        fs::read_to_string(self.at.join(relative)).ok()
    }

    /// Writes a file of the copy, or removes it.
    ///
    /// # Errors
    ///
    /// Fails if it cannot be written.
    pub fn write(&self, relative: &Path, text: Option<&str>) -> Result<(), Error> {
        put(&self.at.join(relative), text)
    }
}

/// Writes a file with the folders above it, or removes it.
///
/// # Errors
///
/// Fails if it cannot be written.
pub fn put(path: &Path, text: Option<&str>) -> Result<(), Error> {
    match text {
        Some(text) => {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder).map_err(Error::file(folder))?;
            }
            fs::write(path, text).map_err(Error::file(path))
        }
        None if path.exists() => fs::remove_file(path).map_err(Error::file(path)),
        None => Ok(()),
    }
}

fn copy(from: &Path, to: &Path, work: &Path) -> Result<(), Error> {
    fs::create_dir_all(to).map_err(Error::file(to))?;
    for entry in fs::read_dir(from).map_err(Error::file(from))?.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let Ok(kind) = entry.file_type() else { continue };
        let is_output = name == "target" || name == ".git" || path.join("CACHEDIR.TAG").exists() || path == work;
        if kind.is_symlink() {
            // A link is read through: what it leads to is not to be written to.
            if path.is_file() {
                fs::copy(&path, to.join(&name)).map_err(Error::file(&path))?;
            } else if path.is_dir() && !is_output {
                copy(&path, &to.join(&name), work)?;
            }
        } else if kind.is_dir() {
            if !is_output {
                copy(&path, &to.join(&name), work)?;
            }
        } else if kind.is_file() {
            let made = to.join(&name);
            fs::copy(&path, &made).map_err(Error::file(&path))?;
            // Published crates are read-only in some registries.
            if let Ok(about) = fs::metadata(&made) {
                let mut permissions = about.permissions();
                if permissions.readonly() {
                    #[allow(clippy::permissions_set_readonly_false)] // our own copy
                    permissions.set_readonly(false);
                    let _ = fs::set_permissions(&made, permissions);
                }
            }
        }
    }
    Ok(())
}
