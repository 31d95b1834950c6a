//! The folder for the build output of a run, which is never in the user's tree.

use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};

use crate::error::Error;

/// Returns the folder for one project.
///
/// It is below `chosen` if that is given, otherwise in the user's cache folder, or without one in the system's
/// temporary folder.
///
/// # Errors
///
/// Fails if no such folder can be made.
pub fn work_folder(root: &Path, chosen: Option<&Path>) -> Result<PathBuf, Error> {
    let mut hasher = DefaultHasher::new();
    root.hash(&mut hasher);
    let name = root.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let name = format!("{name}-{:016x}", hasher.finish());
    if let Some(chosen) = chosen {
        std::fs::create_dir_all(chosen).map_err(Error::file(chosen))?;
        // cargo calls the wrapper from other working folders, so the path must be absolute.
        return chosen.canonicalize().map_err(Error::file(chosen));
    }
    let variable = |name: &str| std::env::var_os(name).filter(|value| !value.is_empty()).map(PathBuf::from);
    let candidates = [
        variable("XDG_CACHE_HOME"),
        variable("LOCALAPPDATA"),
        variable("HOME").map(|home| home.join(".cache")),
        Some(std::env::temp_dir()),
    ];
    let mut last = None;
    for candidate in candidates.into_iter().flatten() {
        let folder = candidate.join("cargo-tokio-port").join(&name);
        match std::fs::create_dir_all(&folder) {
            Ok(()) => return Ok(folder),
            Err(error) => last = Some(Error::File { path: folder, error }),
        }
    }
    Err(last.unwrap_or_else(|| Error::NoSuchPath(std::env::temp_dir())))
}
