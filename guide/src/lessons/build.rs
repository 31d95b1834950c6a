//! Builds the executables of the examples with cargo.

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::Side;
use crate::cargo::{BuildError, cargo, io_error, run};

/// Result of building one side.
#[derive(Clone, Debug, Default)]
pub struct Built {
    /// Executables of the examples, by name.
    pub examples: BTreeMap<String, PathBuf>,
    /// Libraries that the examples of the side may use, as pairs of the name in source and the file.
    pub libraries: Vec<(String, PathBuf)>,
    /// The folder of all libraries.
    pub library_folder: PathBuf,
    /// Cargo's target folder.
    pub target: PathBuf,
}

/// Builds all examples of `side`.
///
/// The examples of both sides have the same names, and cargo puts them at the same path. Therefore the executables are
/// moved to separate folders; a lock keeps two processes from doing so at the same time.
///
/// # Errors
///
/// Cargo cannot be run, or an example does not compile.
pub fn build(side: Side) -> Result<Built, BuildError> {
    build_with(side, &["--examples"])
}

/// Builds some examples of `side`, and the libraries that they may use.
///
/// # Errors
///
/// Cargo cannot be run, or an example does not compile.
pub fn build_some(side: Side, examples: &[String]) -> Result<Built, BuildError> {
    let which: Vec<&str> = examples.iter().flat_map(|example| ["--example", example]).collect();
    build_with(side, &which)
}

fn build_with(side: Side, which: &[&str]) -> Result<Built, BuildError> {
    let metadata = metadata()?;
    let target = metadata["target_directory"]
        .as_str()
        .map(PathBuf::from)
        .ok_or_else(|| BuildError::Output("no target_directory".to_owned()))?;
    let folder = target.join("lessons").join(side.package());
    fs::create_dir_all(&folder).map_err(io_error("create", &folder))?;
    let lock_file = target.join("lessons/lock");
    let lock = File::create(&lock_file).map_err(io_error("create", &lock_file))?;
    lock.lock().map_err(io_error("lock", &lock_file))?;

    let mut args = vec!["build", "--locked", "--message-format=json-render-diagnostics"];
    args.extend(["-p", side.package()]);
    args.extend(which);
    let messages = cargo(&args)?;

    let mut built = Built::default();
    let mut files_of_packages = BTreeMap::new();
    for line in messages.lines() {
        let message: Value = serde_json::from_str(line).map_err(|error| BuildError::Output(error.to_string()))?;
        if message["reason"] != "compiler-artifact" {
            continue;
        }
        let kind = message["target"]["kind"][0].as_str().unwrap_or_default();
        let name = message["target"]["name"].as_str().unwrap_or_default();
        if kind == "example" {
            if let Some(made) = message["executable"].as_str() {
                let kept = folder.join(name);
                keep(Path::new(made), &kept)?;
                built.examples.insert(name.to_owned(), kept);
            }
        } else if kind != "bin" && kind != "custom-build" {
            let files = message["filenames"].as_array().into_iter().flatten();
            let library = files
                .filter_map(Value::as_str)
                .find(|file| file.ends_with(".rlib") || file.ends_with(".so") || file.ends_with(".dylib"));
            if let (Some(package), Some(file)) = (message["package_id"].as_str(), library) {
                files_of_packages.insert(package.to_owned(), PathBuf::from(file));
            }
        }
    }
    drop(lock);

    built.libraries = libraries(&metadata, side, &files_of_packages);
    built.library_folder = target.join("debug/deps");
    built.target = target;
    Ok(built)
}

/// Returns the package's own library and its direct dependencies, by the names that its sources use.
fn libraries(metadata: &Value, side: Side, files: &BTreeMap<String, PathBuf>) -> Vec<(String, PathBuf)> {
    let packages = metadata["packages"].as_array().into_iter().flatten();
    let id = packages
        .filter(|package| package["source"].is_null())
        .find(|package| package["name"] == side.package())
        .and_then(|package| package["id"].as_str())
        .unwrap_or_default();
    let nodes = metadata["resolve"]["nodes"].as_array().into_iter().flatten();
    let dependencies = nodes
        .filter(|node| node["id"] == id)
        .flat_map(|node| node["deps"].as_array().into_iter().flatten())
        .filter_map(|dependency| Some((dependency["name"].as_str()?, dependency["pkg"].as_str()?)));
    [(side.package(), id)]
        .into_iter()
        .chain(dependencies)
        .filter_map(|(name, package)| Some((name.to_owned(), files.get(package)?.clone())))
        .collect()
}

/// Gives the file a second name in a single step, since an old file of that name may just be about to be started.
fn keep(made: &Path, kept: &Path) -> Result<(), BuildError> {
    let new = kept.with_extension("new");
    let _ = fs::remove_file(&new);
    fs::hard_link(made, &new).or_else(|_| fs::copy(made, &new).map(drop)).map_err(io_error("link", kept))?;
    fs::rename(&new, kept).map_err(io_error("replace", kept))?;
    // If both names already belonged to the same file, the rename left both.
    let _ = fs::remove_file(&new);
    Ok(())
}

fn metadata() -> Result<Value, BuildError> {
    // Only for this platform, since packages for other platforms are not downloaded.
    let version = run("RUSTC", "rustc", &["-vV"])?;
    let host = version.lines().find_map(|line| line.strip_prefix("host: ")).unwrap_or_default();
    let text = cargo(&["metadata", "--locked", "--format-version", "1", "--filter-platform", host])?;
    serde_json::from_str(&text).map_err(|error| BuildError::Output(error.to_string()))
}
