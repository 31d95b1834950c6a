//! Copies of the guide's data in `port/`, so that the program there works anywhere.

use std::fs;
use std::io;
use std::path::Path;

use super::Files;

/// Folder of the copies.
const FOLDER: &str = "port/data/guide";

/// The folders and files that are copied, each with its path below [`FOLDER`].
const CARRIED: [(&str, &str, &str); 3] =
    [("guide/map", "map", "csv"), ("guide/map/items", "map/items", "txt"), ("guide/behaviour", "behaviour", "md")];

/// Returns the copies as they should be: each path, relative to the root, with its text.
///
/// # Errors
///
/// Fails if the guide's data cannot be read.
pub(crate) fn copies(root: &Path) -> io::Result<Files> {
    let mut files = Vec::new();
    for name in ["behaviour.toml", "errors.toml"] {
        files.push((format!("{FOLDER}/{name}"), fs::read_to_string(root.join("compat-tests").join(name))?));
    }
    for (from, to, extension) in CARRIED {
        let mut names: Vec<String> = fs::read_dir(root.join(from))?
            .map(|entry| Ok(entry?.file_name().to_string_lossy().into_owned()))
            .collect::<io::Result<_>>()?;
        names.retain(|name| Path::new(name).extension().is_some_and(|known| known == extension));
        names.sort();
        for name in names {
            files.push((format!("{FOLDER}/{to}/{name}"), fs::read_to_string(root.join(from).join(&name))?));
        }
    }
    Ok(files)
}

/// Returns the copies whose original no longer exists.
///
/// # Errors
///
/// Fails if the folder of the copies cannot be read.
pub(crate) fn left_over(root: &Path, copies: &Files) -> io::Result<Vec<String>> {
    let mut found = Vec::new();
    for (_, to, _) in CARRIED {
        for entry in fs::read_dir(root.join(FOLDER).join(to))? {
            let path = format!("{FOLDER}/{to}/{}", entry?.file_name().to_string_lossy());
            if root.join(&path).is_file() && !copies.iter().any(|(known, _)| *known == path) {
                found.push(path);
            }
        }
    }
    Ok(found)
}
