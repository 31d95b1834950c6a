//! The record of a server's file operations, and the files that a power cut would leave.
//!
//! A library that is preloaded into the server (`compat-tests/disk-shim`) writes the record. It also delays operations,
//! or makes them fail, according to the test's rules.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

use guide::cargo;

mod power_cut;
mod record;

pub use power_cut::{Disk, Files, Names};
pub use record::{Entry, parse};

/// The files by which a test controls the library in a server.
#[derive(Debug)]
pub struct Shim {
    folder: PathBuf,
    record: PathBuf,
    control: PathBuf,
}

impl Shim {
    /// Returns a shim that watches `folder`, and keeps its own files in `scratch`, which must be a different folder.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn new(folder: &Path, scratch: &Path) -> io::Result<Self> {
        let shim =
            Self { folder: folder.canonicalize()?, record: scratch.join("record"), control: scratch.join("control") };
        shim.set_rules("")?;
        Ok(shim)
    }

    /// Returns the environment variables that preload the library into a server.
    ///
    /// # Errors
    ///
    /// When the library does not build.
    pub fn environment(&self) -> io::Result<Vec<(String, String)>> {
        let text = |path: &Path| path.display().to_string();
        Ok(vec![
            ("LD_PRELOAD".into(), text(library()?)),
            ("DISK_SHIM_FOLDER".into(), text(&self.folder)),
            ("DISK_SHIM_RECORD".into(), text(&self.record)),
            ("DISK_SHIM_CONTROL".into(), text(&self.control)),
        ])
    }

    /// Sets the rules for all later operations; an empty text means no rules. `disk-shim/src/control.rs` describes
    /// them.
    ///
    /// # Errors
    ///
    /// The operating system's error.
    pub fn set_rules(&self, rules: &str) -> io::Result<()> {
        // Replaced atomically, since part of a file would be a different set of rules.
        let next = self.control.with_extension("next");
        std::fs::write(&next, rules)?;
        std::fs::rename(&next, &self.control)
    }

    /// Returns the record so far.
    ///
    /// # Errors
    ///
    /// The operating system's error, or a damaged record.
    pub fn entries(&self) -> io::Result<Vec<Entry>> {
        match std::fs::read(&self.record) {
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(error),
            Ok(bytes) => parse(&bytes),
        }
    }
}

/// Builds the library, once for all tests in a process, and returns its path.
fn library() -> io::Result<&'static Path> {
    static LIBRARY: OnceLock<Result<PathBuf, String>> = OnceLock::new();
    match LIBRARY.get_or_init(build) {
        Ok(path) => Ok(path),
        Err(reason) => Err(io::Error::other(reason.clone())),
    }
}

fn build() -> Result<PathBuf, String> {
    let mut command = cargo::command();
    command.args(["build", "--package", "disk-shim", "--message-format=json-render-diagnostics"]);
    let output = command.output().map_err(|error| format!("cargo cannot be run: {error}"))?;
    if !output.status.success() {
        return Err(format!("disk-shim does not build:\n{}", String::from_utf8_lossy(&output.stderr)));
    }
    let messages = String::from_utf8_lossy(&output.stdout).into_owned();
    let library = messages.lines().find_map(|line| {
        let message: serde_json::Value = serde_json::from_str(line).ok()?;
        let files = message["filenames"].as_array().filter(|_| message["target"]["name"] == "disk_shim")?;
        files.iter().filter_map(|file| file.as_str()).find(|file| file.ends_with(".so")).map(PathBuf::from)
    });
    library.ok_or_else(|| "cargo names no library of disk-shim".to_owned())
}
