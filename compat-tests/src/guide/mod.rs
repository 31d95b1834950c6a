//! The guide's own checks: quotes equal their sources, links lead somewhere.

pub mod markdown;
pub mod quote;
pub mod region;

use std::fmt;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// One thing that is wrong with the guide, and where.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the repository's root.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// What is wrong, and how to mend it; a difference follows on lines of its own.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// The root of the repository that this crate was built in.
pub fn repository_root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .map_or_else(PathBuf::new, Path::to_path_buf)
}

/// The Markdown files that the checks cover, relative to `root`, in order of their names:
/// `README.md`, `MIGRATION.md` and `LESSONS.md` where they exist, and all below `guide/`.
///
/// # Errors
///
/// Fails if `guide/` exists and cannot be read.
pub fn documents(root: &Path) -> io::Result<Vec<String>> {
    let mut found: Vec<String> = ["README.md", "MIGRATION.md", "LESSONS.md"]
        .into_iter()
        .filter(|name| root.join(name).is_file())
        .map(str::to_owned)
        .collect();
    if root.join("guide").is_dir() {
        collect_markdown(root, "guide", &mut found)?;
    }
    Ok(found)
}

fn collect_markdown(root: &Path, folder: &str, found: &mut Vec<String>) -> io::Result<()> {
    let mut names = Vec::new();
    for entry in fs::read_dir(root.join(folder))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    for name in names {
        let path = format!("{folder}/{name}");
        if root.join(&path).is_dir() {
            collect_markdown(root, &path, found)?;
        } else if name.ends_with(".md") {
            found.push(path);
        }
    }
    Ok(())
}

/// Compares every quote with its source and follows every link; an empty list means that all is well.
///
/// # Errors
///
/// Fails if a document cannot be read.
pub fn check_documents(root: &Path) -> io::Result<Vec<Problem>> {
    let mut problems = Vec::new();
    let mut links = markdown::LinkChecker::new(root);
    for file in documents(root)? {
        let text = fs::read_to_string(root.join(&file))?;
        let refreshed = quote::refresh(root, &file, &text);
        problems.extend(refreshed.problems);
        problems.extend(refreshed.differences);
        problems.extend(links.check(&file, &text));
    }
    Ok(problems)
}

/// Writes the source's present text into every quote and returns what only a person can mend.
///
/// # Errors
///
/// Fails if a document cannot be read or written.
pub fn write_documents(root: &Path) -> io::Result<Vec<Problem>> {
    let mut problems = Vec::new();
    for file in documents(root)? {
        let text = fs::read_to_string(root.join(&file))?;
        let refreshed = quote::refresh(root, &file, &text);
        problems.extend(refreshed.problems);
        if refreshed.text != text {
            fs::write(root.join(&file), refreshed.text)?;
        }
    }
    let mut links = markdown::LinkChecker::new(root);
    for file in documents(root)? {
        let text = fs::read_to_string(root.join(&file))?;
        problems.extend(links.check(&file, &text));
    }
    Ok(problems)
}
