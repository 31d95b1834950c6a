//! The files of a run, each read and parsed once, on all processors.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use ra_ap_syntax::Edition;
use rayon::prelude::*;

use super::collect::{Collected, collect};
use super::scope::normal;
use super::source::Source;

/// A file that could not be read, and why.
#[derive(Debug, Clone, serde::Serialize)]
pub struct Unread {
    /// Its path.
    pub path: PathBuf,
    /// The line that stopped the parser, from 1; 0 if the file as a whole could not be read.
    pub line: usize,
    /// Reason.
    pub why: String,
}

/// Files with what they declare.
#[derive(Debug, Default)]
pub struct Files {
    sources: Vec<(Source, Collected)>,
    by_path: HashMap<PathBuf, usize>,
    /// Files that could not be read, and those that were read in part.
    pub unread: Vec<Unread>,
}

impl Files {
    /// Reads files; each comes with the edition of its package.
    pub fn read(paths: &[(PathBuf, Edition)]) -> Self {
        let read: Vec<_> = paths
            .par_iter()
            .map(|(path, edition)| {
                let source = Source::read(path, *edition).map_err(|error| (path, error))?;
                let collected = collect(&source);
                Ok((source, collected))
            })
            .collect();
        let mut files = Self::default();
        for file in read {
            match file {
                Ok((source, collected)) => {
                    if let Some((line, why)) = &source.refused {
                        files.unread.push(Unread { path: source.path.clone(), line: *line, why: why.clone() });
                    }
                    files.add(source, collected);
                }
                Err((path, error)) => {
                    let error: std::io::Error = error;
                    files.unread.push(Unread { path: path.clone(), line: 0, why: error.to_string() });
                }
            }
        }
        files
    }

    fn add(&mut self, source: Source, collected: Collected) {
        self.by_path.insert(normal(&source.path), self.sources.len());
        self.sources.push((source, collected));
    }

    /// Returns a file by its index.
    pub fn get(&self, index: usize) -> &Source {
        &self.sources[index].0
    }

    /// Returns what a file declares.
    pub fn collected(&self, index: usize) -> &Collected {
        &self.sources[index].1
    }

    /// Returns the index of a path.
    pub fn at(&self, path: &Path) -> Option<usize> {
        self.by_path.get(path).copied()
    }

    /// Returns the indexes of all files.
    pub fn indexes(&self) -> std::ops::Range<usize> {
        0..self.sources.len()
    }
}

/// Returns the Rust files below a folder, without those of nested packages, hidden folders and build output.
pub fn below(folder: &Path) -> Vec<PathBuf> {
    let mut found = Vec::new();
    let mut folders = vec![folder.to_path_buf()];
    while let Some(current) = folders.pop() {
        let Ok(entries) = std::fs::read_dir(&current) else { continue };
        for entry in entries.flatten() {
            let path = entry.path();
            let name = entry.file_name();
            let Ok(kind) = entry.file_type() else { continue };
            if kind.is_dir() {
                let is_output = name == "target" || path.join("CACHEDIR.TAG").exists();
                let is_hidden = name.to_string_lossy().starts_with('.');
                if !is_output && !is_hidden && !path.join("Cargo.toml").exists() {
                    folders.push(path);
                }
            } else if path.extension().is_some_and(|extension| extension == "rs") && path.is_file() {
                found.push(path);
            }
        }
    }
    found.sort();
    found
}
