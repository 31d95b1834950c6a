//! The report: a table for the terminal, the raw data as JSON, a page with plots.

pub mod doubts;
pub mod format;
pub mod html;
pub mod plots;
pub mod svg;
pub mod tables;
pub mod targets;
pub mod text;

use std::path::{Path, PathBuf};
use std::{fs, io};

use crate::results::Results;

/// Writes `results.json` and `report.html` into `directory` and returns their paths.
///
/// # Errors
///
/// When the directory cannot be written to.
pub fn write(results: &Results, directory: &Path) -> io::Result<Vec<PathBuf>> {
    fs::create_dir_all(directory)?;
    let json = directory.join("results.json");
    fs::write(&json, serde_json::to_vec_pretty(results)?)?;
    let page = directory.join("report.html");
    fs::write(&page, html::render(results))?;
    Ok(vec![page, json])
}
