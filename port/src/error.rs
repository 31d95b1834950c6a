//! Errors that end a run before it has anything to report.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

/// Reason why there is no report. Every one of these ends the process with exit code 2.
#[derive(Debug, Error)]
#[non_exhaustive]
pub enum Error {
    /// Neither the folder nor any above it has a manifest.
    #[error("there is no `Cargo.toml` in `{0}` or any folder above it")]
    NoManifest(PathBuf),
    /// The path does not exist.
    #[error("`{0}` does not exist")]
    NoSuchPath(PathBuf),
    /// A manifest is not valid.
    #[error("`{path}` cannot be read: {why}")]
    Manifest {
        /// The file.
        path: PathBuf,
        /// Description of the fault.
        why: String,
    },
    /// No package of the name that was asked for.
    #[error("there is no package `{0}` in this workspace")]
    NoPackage(String),
    /// A file cannot be read or written.
    #[error("`{path}`: {error}")]
    File {
        /// The file.
        path: PathBuf,
        /// Reason.
        error: io::Error,
    },
    /// The baseline is none.
    #[error("`{path}` is not a baseline: {why}")]
    Baseline {
        /// The file.
        path: PathBuf,
        /// Description of the fault.
        why: String,
    },
    /// Nothing of that name.
    #[error(
        "the guide has no fact `{0}` (they are called B1 to B{1}), no error of that code or text, and no such item"
    )]
    NoFact(String, usize),
    /// cargo cannot be started.
    #[error("`{program}` cannot be started: {error}")]
    Start {
        /// The program.
        program: PathBuf,
        /// Reason.
        error: io::Error,
    },
    /// The user's tree is not as it has to be for being written to.
    #[error("nothing is written to `{path}`: {why}")]
    Unwritten {
        /// The folder.
        path: PathBuf,
        /// Reason.
        why: String,
    },
    /// The exact engine was asked for and could not run.
    #[error("the tree could not be compiled: {0}")]
    NotCompiled(String),
}

impl Error {
    /// Attaches a file to an error of the system.
    pub fn file(path: impl Into<PathBuf>) -> impl FnOnce(io::Error) -> Self {
        let path = path.into();
        move |error| Self::File { path, error }
    }
}
