//! A mirror of the user's tree: links to everything in it, but with a manifest and a lock file that may be written to.
//!
//! cargo writes a lock file beside the manifest if there is none or if it does not fit. The user's tree must not
//! change, and may be read-only, so cargo works in the mirror. Files that rustc names there are links to the user's
//! own.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use toml_edit::{DocumentMut, Item, TableLike, value};

use crate::error::Error;

/// A mirror.
#[derive(Debug)]
pub struct Mirror {
    /// The user's folder.
    pub root: PathBuf,
    /// The mirror's folder.
    pub at: PathBuf,
}

impl Mirror {
    /// Makes a new mirror of a project, with a copy of its lock file if it has one.
    ///
    /// # Errors
    ///
    /// Fails if the manifest cannot be read, or the mirror not be written.
    pub fn make(root: &Path, work: &Path) -> Result<Self, Error> {
        let name = root.file_name().map_or_else(|| "root".into(), PathBuf::from);
        let at = work.join("tree").join(name);
        if at.exists() {
            // The lock file of an earlier run saves resolving again, as the user's own would.
            let kept = fs::read(at.join("Cargo.lock")).ok();
            fs::remove_dir_all(&at).map_err(Error::file(&at))?;
            fs::create_dir_all(&at).map_err(Error::file(&at))?;
            if let (Some(lock), false) = (kept, root.join("Cargo.lock").exists()) {
                fs::write(at.join("Cargo.lock"), lock).map_err(Error::file(&at))?;
            }
        }
        fs::create_dir_all(&at).map_err(Error::file(&at))?;
        for entry in fs::read_dir(root).map_err(Error::file(root))?.flatten() {
            let name = entry.file_name();
            if !matches!(name.to_str(), Some("Cargo.toml" | "Cargo.lock" | "target")) {
                link(&entry.path(), &at.join(&name)).map_err(Error::file(at.join(&name)))?;
            }
        }
        let manifest = root.join("Cargo.toml");
        let text = fs::read_to_string(&manifest).map_err(Error::file(&manifest))?;
        fs::write(at.join("Cargo.toml"), detached(&text, root)).map_err(Error::file(&at))?;
        let lock = root.join("Cargo.lock");
        if lock.is_file() {
            let text = fs::read(&lock).map_err(Error::file(&lock))?;
            fs::write(at.join("Cargo.lock"), text).map_err(Error::file(&at))?;
        }
        Ok(Self { root: root.to_path_buf(), at })
    }

    /// Returns the lock file.
    pub fn lock(&self) -> PathBuf {
        self.at.join("Cargo.lock")
    }

    /// Removes the dev-dependencies from the mirror's manifest, for trees where only they cannot be resolved.
    ///
    /// # Errors
    ///
    /// Fails if the manifest cannot be read or written.
    pub fn without_dev_dependencies(&self) -> Result<(), Error> {
        let path = self.at.join("Cargo.toml");
        let text = fs::read_to_string(&path).map_err(Error::file(&path))?;
        let Ok(mut manifest) = text.parse::<DocumentMut>() else { return Ok(()) };
        manifest.remove("dev-dependencies");
        if let Some(platforms) = manifest.get_mut("target").and_then(Item::as_table_like_mut) {
            for (_, platform) in platforms.iter_mut() {
                if let Some(platform) = platform.as_table_like_mut() {
                    platform.remove("dev-dependencies");
                }
            }
        }
        fs::write(&path, manifest.to_string()).map_err(Error::file(&path))
    }
}

/// Links a file or folder.
#[cfg(unix)]
pub fn link(from: &Path, to: &Path) -> io::Result<()> {
    std::os::unix::fs::symlink(from, to)
}

/// Copies a file or folder, since links need a privilege on this system that few users have.
#[cfg(windows)]
pub fn link(from: &Path, to: &Path) -> io::Result<()> {
    if !from.is_dir() {
        return fs::copy(from, to).map(drop);
    }
    if from.file_name().is_some_and(|name| name == ".git") {
        return Ok(());
    }
    fs::create_dir_all(to)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        link(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

/// Returns the manifest for the mirror: paths out of the tree lead to where they led before, and it belongs to no
/// workspace above.
fn detached(text: &str, root: &Path) -> String {
    let Ok(mut manifest) = text.parse::<DocumentMut>() else { return text.to_owned() };
    let mut tables: Vec<&mut dyn TableLike> = Vec::new();
    for (key, item) in manifest.iter_mut() {
        match key.get() {
            "dependencies" | "dev-dependencies" | "build-dependencies" | "dev_dependencies" | "build_dependencies"
            | "replace" => {
                tables.extend(item.as_table_like_mut());
            }
            "patch" | "target" | "workspace" => {
                let inner = item.as_table_like_mut().into_iter().flat_map(|table| table.iter_mut());
                for (_, item) in inner {
                    if let Some(table) = item.as_table_like_mut() {
                        let (nested, plain): (Vec<_>, Vec<_>) =
                            table.iter_mut().partition(|(key, _)| key.get().ends_with("dependencies"));
                        for (_, item) in plain {
                            outward(item, root);
                        }
                        tables.extend(nested.into_iter().filter_map(|(_, item)| item.as_table_like_mut()));
                    }
                }
            }
            _ => {}
        }
    }
    for table in tables {
        for (_, item) in table.iter_mut() {
            outward(item, root);
        }
    }
    drop_missing_targets(&mut manifest, root);
    if !manifest.contains_key("workspace") {
        let mut table = toml_edit::Table::new();
        table.set_implicit(false);
        manifest.insert("workspace", Item::Table(table));
    }
    manifest.to_string()
}

/// Returns whether a manifest names targets whose files do not exist, as in published crates that leave out their
/// tests.
pub fn misses_targets(root: &Path) -> bool {
    let Ok(text) = fs::read_to_string(root.join("Cargo.toml")) else { return false };
    let Ok(mut manifest) = text.parse::<DocumentMut>() else { return false };
    drop_missing_targets(&mut manifest, root)
}

fn drop_missing_targets(manifest: &mut DocumentMut, root: &Path) -> bool {
    let mut dropped = false;
    for (key, folder) in [("bin", "src/bin"), ("example", "examples"), ("test", "tests"), ("bench", "benches")] {
        let Some(targets) = manifest.get_mut(key).and_then(Item::as_array_of_tables_mut) else { continue };
        targets.retain(|target| {
            let name = target.get("name").and_then(Item::as_str).unwrap_or_default();
            let candidates = match target.get("path").and_then(Item::as_str) {
                Some(path) => vec![root.join(path)],
                None => vec![
                    root.join(folder).join(format!("{name}.rs")),
                    root.join(folder).join(name).join("main.rs"),
                    root.join("src/main.rs"),
                ],
            };
            let is_there = candidates.iter().any(|path| path.is_file());
            dropped |= !is_there;
            is_there
        });
    }
    dropped
}

/// Makes a relative path absolute if it leads out of the tree.
fn outward(dependency: &mut Item, root: &Path) {
    let Some(table) = dependency.as_table_like_mut() else { return };
    let Some(path) = table.get("path").and_then(Item::as_str) else { return };
    let target = crate::syntax::scope::normal(&root.join(path));
    if !target.starts_with(root) {
        table.insert("path", value(target.to_string_lossy().as_ref()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_out_of_the_tree_are_kept() {
        let text = "[package]\nname = \"a\"\n[dependencies]\nb = { path = \"../b\" }\nc = { path = \"c\" }\n\
            [target.'cfg(unix)'.dependencies]\nd = { path = \"../d\" }\n[patch.crates-io]\ne = { path = \"../../e\" }\n";
        let changed = detached(text, Path::new("/x/y/a"));
        for path in ["\"/x/y/b\"", "\"c\"", "\"/x/y/d\"", "\"/x/e\"", "[workspace]"] {
            assert!(changed.contains(path), "{path}: {changed}");
        }
    }
}
