//! The folder that the site is written to.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::Serialize;

use crate::Error;

/// A file by which a folder is recognised as a site.
const MARK: &str = "assets/site.css";

/// Scripts and styles, which are in the crate.
const ASSETS: [(&str, &str); 12] = [
    (MARK, include_str!("../assets/site.css")),
    ("assets/parts.css", include_str!("../assets/parts.css")),
    ("assets/twin.css", include_str!("../assets/twin.css")),
    ("assets/site.js", include_str!("../assets/site.js")),
    ("assets/words.js", include_str!("../assets/words.js")),
    ("assets/search.js", include_str!("../assets/search.js")),
    ("assets/front.js", include_str!("../assets/front.js")),
    ("assets/twin.js", include_str!("../assets/twin.js")),
    ("assets/map.js", include_str!("../assets/map.js")),
    ("assets/cards.js", include_str!("../assets/cards.js")),
    ("assets/plan.js", include_str!("../assets/plan.js")),
    ("assets/checklist.js", include_str!("../assets/checklist.js")),
];

/// The amount that was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Built {
    /// Number of files.
    pub files: usize,
    /// Total size in bytes.
    pub bytes: usize,
}

/// A folder that is being written.
#[derive(Debug)]
pub(crate) struct Output {
    folder: PathBuf,
    written: BTreeSet<String>,
    bytes: usize,
}

impl Output {
    /// Opens a folder that is missing, is empty, or contains an earlier site.
    pub(crate) fn open(folder: &Path) -> Result<Self, Error> {
        let is_empty = match fs::read_dir(folder) {
            Ok(mut entries) => entries.next().is_none(),
            Err(_) => true,
        };
        if !is_empty && !folder.join(MARK).is_file() {
            return Err(Error::NotOurs(folder.to_owned()));
        }
        Ok(Self { folder: folder.to_owned(), written: BTreeSet::new(), bytes: 0 })
    }

    /// Writes a file; `path` is relative to the folder.
    pub(crate) fn write(&mut self, path: &str, contents: impl AsRef<[u8]>) -> Result<(), Error> {
        let contents = contents.as_ref();
        let file = self.folder.join(path);
        if let Some(folder) = file.parent() {
            fs::create_dir_all(folder).map_err(Error::file(folder))?;
        }
        fs::write(&file, contents).map_err(Error::file(&file))?;
        self.bytes += contents.len();
        if !self.written.insert(path.to_owned()) {
            return Err(Error::Data(format!("the page {path} is written twice")));
        }
        Ok(())
    }

    /// Writes data as a script that passes them to `site.add(name, …)`.
    pub(crate) fn chunk(&mut self, path: &str, name: &str, data: &impl Serialize) -> Result<(), Error> {
        let json = serde_json::to_string(data).map_err(|error| Error::Data(format!("{path}: {error}")))?;
        let name = serde_json::to_string(name).map_err(|error| Error::Data(format!("{path}: {error}")))?;
        self.write(path, format!("site.add({name}, {json});\n"))
    }

    /// Writes the scripts and styles.
    pub(crate) fn assets(&mut self) -> Result<(), Error> {
        ASSETS.iter().try_for_each(|(path, text)| self.write(path, text))
    }

    /// Removes files that an earlier build wrote and this one did not.
    pub(crate) fn finish(self) -> Result<Built, Error> {
        remove_others(&self.folder, "", &self.written)?;
        Ok(Built { files: self.written.len(), bytes: self.bytes })
    }
}

fn remove_others(root: &Path, folder: &str, keep: &BTreeSet<String>) -> Result<(), Error> {
    let path = root.join(folder);
    for entry in fs::read_dir(&path).map_err(Error::file(&path))? {
        let entry = entry.map_err(Error::file(&path))?;
        let name = format!("{folder}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type().map_err(Error::file(entry.path()))?;
        if kind.is_dir() {
            remove_others(root, &format!("{name}/"), keep)?;
            // This removes empty folders only; the others are in use.
            let _ = fs::remove_dir(entry.path());
        } else if !keep.contains(&name) {
            fs::remove_file(entry.path()).map_err(Error::file(entry.path()))?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_earlier_build_left_is_removed_and_nothing_else() {
        let folder = tempfile::tempdir().unwrap();
        let mut first = Output::open(folder.path()).unwrap();
        first.assets().unwrap();
        first.write("old/page.html", "x").unwrap();
        first.finish().unwrap();
        let mut second = Output::open(folder.path()).unwrap();
        second.assets().unwrap();
        let built = second.finish().unwrap();
        assert_eq!(built.files, ASSETS.len());
        assert!(!folder.path().join("old").exists());

        let other = tempfile::tempdir().unwrap();
        fs::write(other.path().join("thesis.txt"), "x").unwrap();
        assert!(matches!(Output::open(other.path()), Err(Error::NotOurs(_))));
        assert!(other.path().join("thesis.txt").exists());
    }
}
