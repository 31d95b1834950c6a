//! The working copy: all that the user's tree holds but for what git and cargo keep there.
//!
//! What the tree's manifests name outside of it (`path = "../common"`) stands beside the copy as links, where the same
//! paths find it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Component, Path, PathBuf};

use toml_edit::{DocumentMut, Item};

use crate::cargo::mirror::link;
use crate::error::Error;
use crate::syntax::scope::normal;

/// Texts by their path relative to the root; `None` where there is no such file.
pub type Changed = BTreeMap<PathBuf, (Option<String>, Option<String>)>;

/// A working copy.
#[derive(Debug)]
pub struct Copy {
    /// The user's folder.
    pub root: PathBuf,
    /// The copy's folder.
    pub at: PathBuf,
    /// The folder in which the copy, and links beside it, stand as the originals do in the file system.
    all: PathBuf,
}

impl Copy {
    /// Copies a tree into `work`, in place of an earlier copy.
    ///
    /// # Errors
    ///
    /// Fails if a file cannot be read or written.
    pub fn make(root: &Path, work: &Path) -> Result<Self, Error> {
        let all = work.join("fix");
        if all.exists() {
            fs::remove_dir_all(&all).map_err(Error::file(&all))?;
        }
        // As deep as the original, so that paths upwards have room.
        let at = below(&all, root);
        let mut manifests = Vec::new();
        copy(root, &at, work, &mut manifests)?;
        link_outside(root, &all, manifests)?;
        Ok(Self { root: root.to_path_buf(), at, all })
    }

    /// Links a folder, so that manifests of the copy find it by the path by which those of the original do.
    ///
    /// # Errors
    ///
    /// Fails if the link cannot be made.
    pub fn link(&self, folder: &Path) -> Result<(), Error> {
        if folder.starts_with(&self.root) {
            return Ok(());
        }
        link_at(folder, &below(&self.all, folder))
    }

    /// Returns the path of a file of the copy, relative to its root.
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

fn copy(from: &Path, to: &Path, work: &Path, manifests: &mut Vec<PathBuf>) -> Result<(), Error> {
    fs::create_dir_all(to).map_err(Error::file(to))?;
    for entry in fs::read_dir(from).map_err(Error::file(from))?.flatten() {
        let (path, name) = (entry.path(), entry.file_name());
        let is_output = name == "target" || name == ".git" || path.join("CACHEDIR.TAG").exists() || path == work;
        // A link is read through: what it leads to is not to be written to.
        if path.is_dir() {
            if !is_output && !leads_up(&path, from) {
                copy(&path, &to.join(&name), work, manifests)?;
            }
        } else if path.is_file() {
            let made = to.join(&name);
            fs::copy(&path, &made).map_err(Error::file(&path))?;
            if name == "Cargo.toml" {
                manifests.push(path);
            }
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

/// Returns whether a path is a link to a folder that it stands in: it would be copied into itself without an end.
fn leads_up(path: &Path, from: &Path) -> bool {
    path.is_symlink()
        && match (path.canonicalize(), from.canonicalize()) {
            (Ok(target), Ok(from)) => from.starts_with(target),
            _ => true,
        }
}

/// Links what manifests of `root` name outside of it, and what is named there in turn.
fn link_outside(root: &Path, all: &Path, mut manifests: Vec<PathBuf>) -> Result<(), Error> {
    let mut seen = BTreeSet::new();
    while let Some(manifest) = manifests.pop() {
        let (Some(folder), Ok(text)) = (manifest.parent(), fs::read_to_string(&manifest)) else { continue };
        let Ok(parsed) = text.parse::<DocumentMut>() else { continue };
        let mut paths = Vec::new();
        collect_paths(parsed.as_item(), &mut paths);
        for path in paths {
            let target = normal(&folder.join(path));
            if !target.starts_with(root) && target.is_dir() && seen.insert(target.clone()) {
                link_at(&target, &below(all, &target))?;
                manifests.push(target.join("Cargo.toml"));
            }
        }
    }
    Ok(())
}

/// Links a folder; where a folder stands already, since the copy or another link is in it, what that does not have.
fn link_at(target: &Path, made: &Path) -> Result<(), Error> {
    if made.is_symlink() {
        return Ok(());
    }
    if !made.is_dir() {
        if let Some(folder) = made.parent() {
            fs::create_dir_all(folder).map_err(Error::file(folder))?;
        }
        return link(target, made).map_err(Error::file(made));
    }
    for entry in fs::read_dir(target).map_err(Error::file(target))?.flatten() {
        let one = made.join(entry.file_name());
        if !one.exists() && !one.is_symlink() && entry.file_name() != "target" {
            link(&entry.path(), &one).map_err(Error::file(&one))?;
        }
    }
    Ok(())
}

/// Collects the values of all keys `path`.
fn collect_paths(item: &Item, paths: &mut Vec<String>) {
    if let Some(tables) = item.as_array_of_tables() {
        for table in tables {
            table.iter().for_each(|(_, item)| collect_paths(item, paths));
        }
    }
    for (key, item) in item.as_table_like().into_iter().flat_map(|table| table.iter()) {
        match item.as_str() {
            Some(path) if key == "path" => paths.push(path.to_owned()),
            _ => collect_paths(item, paths),
        }
    }
}

/// Returns the place below `folder` that an absolute path has there.
fn below(folder: &Path, path: &Path) -> PathBuf {
    let parts = path.components().filter(|part| matches!(part, Component::Normal(_)));
    folder.join(parts.collect::<PathBuf>())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    fn write(folder: &Path, file: &str, text: &str) {
        put(&folder.join(file), Some(text)).expect("it can be written");
    }

    #[test]
    fn what_manifests_name_outside_is_found_from_the_copy() {
        let folder = tempfile::tempdir().unwrap();
        let tree = folder.path().canonicalize().unwrap();
        let (root, work) = (tree.join("mono/app"), tree.join("work"));
        write(
            &root,
            "Cargo.toml",
            "[dependencies]\ncommon = { path = \"../common\" }\n[dependencies.up]\npath = \"..\"\n",
        );
        write(&root, "src/lib.rs", "");
        write(&tree, "mono/common/Cargo.toml", "[dependencies]\nutil = { path = \"../../util\" }\n");
        write(&tree, "util/Cargo.toml", "# util");
        write(&tree, "mono/Cargo.toml", "# up");
        let copy = Copy::make(&root, &work).unwrap();
        let read = |path: &str| fs::read_to_string(copy.at.join(path)).unwrap();
        assert!(read("../common/Cargo.toml").contains("util"));
        assert_eq!(read("../../util/Cargo.toml"), "# util");
        assert_eq!(read("../Cargo.toml"), "# up");
        // Made anew over links, it leaves what they led to.
        Copy::make(&root, &work).unwrap();
        assert!(tree.join("mono/common/Cargo.toml").is_file() && tree.join("util/Cargo.toml").is_file());
    }

    #[test]
    fn a_link_to_a_folder_above_has_an_end() {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("app");
        write(&root, "src/lib.rs", "// lib");
        link(&root, &root.join("src/loop")).unwrap();
        link(&root.join("src/lib.rs"), &root.join("linked.rs")).unwrap();
        let copy = Copy::make(&root, &folder.path().join("work")).unwrap();
        assert_eq!(copy.read(Path::new("linked.rs")).unwrap(), "// lib");
        assert!(!copy.at.join("src/loop").exists());
        assert!(!copy.at.join("linked.rs").is_symlink());
    }
}
