//! Writes and checks the guide: generates its pages, compares its quotes with their sources, and follows its links.
//!
//! The lessons are part of it: [`lessons`] runs them according to their specs, and [`check_port`] checks a learner's
//! port. The programs that use these are in `compat-tests`.

pub mod behaviour;
pub mod cargo;
mod carried;
pub mod check_port;
pub mod cli;
pub mod course;
pub mod errors;
mod expected;
pub mod facts;
mod fill;
mod items;
pub mod lessons;
pub mod map;
pub mod markdown;
mod names;
pub mod own_words;
mod pages;
mod patterns;
mod proofs;
mod quote;
pub mod region;
mod rustdoc;
pub mod shown;
pub mod teaching;
#[path = "../../port/src/guide/vocabulary.rs"]
mod vocabulary;

use std::fmt;
use std::fs;
use std::io;
use std::path::Path;

use items::Items;
use rustdoc::Docs;

/// A problem of the guide, with its position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// The file, relative to the repository's root.
    pub file: String,
    /// The line, counted from 1.
    pub line: usize,
    /// Description of the problem and its remedy; a difference follows on lines of its own.
    pub what: String,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// Files with their texts; paths are relative to the root.
type Files = Vec<(String, String)>;

/// Returns the top folder of the workspace in which this crate was built, which is the repository's root.
pub fn workspace_root() -> &'static Path {
    let manifest = Path::new(env!("CARGO_MANIFEST_DIR"));
    manifest.parent().unwrap_or(manifest)
}

/// Returns the Markdown files that the checks cover, relative to `root`:
/// `README.md`, `MIGRATION.md`, `LESSONS.md`, `ANSWERS.md`, `CONTRIBUTING.md`, `SECURITY.md` and `CHANGELOG.md` if they
/// exist, and all below `docs/` and `guide/`.
///
/// # Errors
///
/// Fails if one of the folders exists and cannot be read.
pub fn documents(root: &Path) -> io::Result<Vec<String>> {
    const AT_THE_TOP: [&str; 7] =
        ["README.md", "MIGRATION.md", "LESSONS.md", lessons::ANSWERS, "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md"];
    let mut found: Vec<String> =
        AT_THE_TOP.into_iter().filter(|name| root.join(name).is_file()).map(str::to_owned).collect();
    for folder in ["docs", "guide"] {
        if root.join(folder).is_dir() {
            collect_markdown(root, folder, &mut found)?;
        }
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

/// Returns the files that the tool writes: each path, relative to the root, with the text that it should have.
///
/// # Errors
///
/// Fails if the map's data cannot be read.
fn generated(root: &Path) -> io::Result<(Files, Vec<Problem>)> {
    let groups = map::load(root)?;
    let items = map::listed(root)?;
    let targets = pages::Targets::find(root)?;
    let mut problems = map::check_rows(&groups, &items);
    problems.extend(pages::check(&groups));
    problems.extend(targets.check(&groups));
    let facts = behaviour::Behaviours::load(root, &groups)?;
    problems.extend(map::check_silent(&groups, &facts.unnoticed()));
    problems.extend(expected::check(root, &groups)?);
    Ok((pages::generate(root, &groups, &items, &targets, &facts)?, problems))
}

/// Returns the problems of the map: those of its rows, and pages that differ from the rows.
///
/// # Errors
///
/// Fails if the map's data cannot be read.
pub fn check_map(root: &Path) -> io::Result<Vec<Problem>> {
    let (files, mut problems) = generated(root)?;
    problems.extend(files.iter().filter_map(|(file, text)| out_of_step(root, file, text)));
    Ok(problems)
}

/// Returns the behaviour pages and the index of errors, with their problems.
///
/// # Errors
///
/// Fails if the facts or the map's data cannot be read.
fn behaviour_pages(root: &Path) -> io::Result<(Files, Vec<Problem>)> {
    let facts = behaviour::Behaviours::load(root, &map::load(root)?)?;
    let mut problems = facts.check();
    let (mut files, found) = facts.pages(root)?;
    problems.extend(found);
    let (last_lines, found) = patterns::pages(&facts, root)?;
    files.extend(last_lines);
    problems.extend(found);
    let said = errors::load(root)?;
    problems.extend(errors::check(root, &said)?);
    files.push((errors::PAGE.to_owned(), errors::page(&said, |fact| Some((facts.label(fact)?, facts.link(fact)?)))));
    Ok((files, problems))
}

/// Returns the problems of the behaviour facts: entries without a proof, proofs without an entry, pages that differ
/// from the entries.
///
/// # Errors
///
/// Fails if the facts or the map's data cannot be read.
pub fn check_behaviour(root: &Path) -> io::Result<Vec<Problem>> {
    let (files, mut problems) = behaviour_pages(root)?;
    problems.extend(files.iter().filter_map(|(file, text)| out_of_step(root, file, text)));
    Ok(problems)
}

/// Writes the behaviour pages, and returns the problems that only a person can fix.
///
/// # Errors
///
/// Fails if the facts or the map's data cannot be read, or a page cannot be written.
pub fn write_behaviour(root: &Path) -> io::Result<Vec<Problem>> {
    let (files, problems) = behaviour_pages(root)?;
    write_files(root, &files)?;
    Ok(problems)
}

/// Returns the lists of items, and the tests that name both paths of each row, with their problems. Both are generated
/// from rustdoc's JSON.
///
/// # Errors
///
/// Fails if rustdoc fails, or if the map's data cannot be read.
fn from_rustdoc(root: &Path) -> io::Result<(Files, Vec<Problem>)> {
    let groups = map::load(root)?;
    let old_docs = Docs::generate(root, &rustdoc::LEGACY)?;
    let new_docs = Docs::generate(root, &rustdoc::MODERN)?;
    let old_items = Items::collect(&old_docs, &map::ORDER);
    let new_items = Items::collect(&new_docs, &map::NEW_ORDER);
    let old = proofs::Side { docs: &old_docs, items: &old_items, renamed: &proofs::LEGACY_NAMES };
    let new = proofs::Side { docs: &new_docs, items: &new_items, renamed: &[] };
    let mut files = map::lists(&old_items);
    let mut problems = names::Names::of(&[&old_items, &new_items]).check(&groups);
    for group in &groups {
        let (text, found) = proofs::module(group, &old, &new);
        files.push((format!("compat-tests/tests/map/{}.rs", group.name), text));
        problems.extend(found);
    }
    Ok((files, problems))
}

/// Compares the lists of items, and the tests that name the paths, with rustdoc's JSON of the locked crates.
///
/// # Errors
///
/// Fails if rustdoc fails, or if the map's data cannot be read.
pub fn check_paths(root: &Path) -> io::Result<Vec<Problem>> {
    let (files, mut problems) = from_rustdoc(root)?;
    problems.extend(files.iter().filter_map(|(file, text)| out_of_step(root, file, text)));
    Ok(problems)
}

fn out_of_step(root: &Path, file: &str, wanted: &str) -> Option<Problem> {
    let present = fs::read_to_string(root.join(file)).unwrap_or_default();
    if present == wanted {
        return None;
    }
    let line = present
        .lines()
        .zip(wanted.lines())
        .position(|(present, wanted)| present != wanted)
        .unwrap_or_else(|| present.lines().count().min(wanted.lines().count()));
    let difference = similar::TextDiff::from_lines(present.as_str(), wanted)
        .unified_diff()
        .context_radius(1)
        .header("in the repository", "as it should be")
        .to_string();
    Some(Problem {
        file: file.to_owned(),
        line: line + 1,
        what: format!("out of step with its source (`--write` writes it):\n{difference}"),
    })
}

/// Writes the lists of items, the tests that name the paths, and the pages of the map. Returns the problems that only a
/// person can fix.
///
/// # Errors
///
/// Fails if rustdoc fails, or if a file cannot be read or written.
pub fn write_map(root: &Path) -> io::Result<Vec<Problem>> {
    let (files, mut problems) = from_rustdoc(root)?;
    write_files(root, &files)?;
    let (files, found) = generated(root)?;
    write_files(root, &files)?;
    problems.extend(found);
    Ok(problems)
}

fn write_files(root: &Path, files: &[(String, String)]) -> io::Result<()> {
    for (file, text) in files {
        let path = root.join(file);
        if fs::read_to_string(&path).ok().as_deref() != Some(text) {
            if let Some(folder) = path.parent() {
                fs::create_dir_all(folder)?;
            }
            fs::write(path, text)?;
        }
    }
    Ok(())
}

/// Returns the problems of the copies in `port/`: texts that differ from the original, and copies that have no
/// original.
///
/// # Errors
///
/// Fails if the guide's data or the copies cannot be read.
pub fn check_carried(root: &Path) -> io::Result<Vec<Problem>> {
    let files = carried::copies(root)?;
    let mut problems: Vec<Problem> = files.iter().filter_map(|(file, text)| out_of_step(root, file, text)).collect();
    problems.extend(carried::left_over(root, &files)?.into_iter().map(|file| Problem {
        file,
        line: 0,
        what: "is carried and no longer part of the guide: delete it".to_owned(),
    }));
    Ok(problems)
}

/// Writes the copies in `port/`, and returns the problems that only a person can fix.
///
/// # Errors
///
/// Fails if the guide's data cannot be read, or a copy cannot be written.
pub fn write_carried(root: &Path) -> io::Result<Vec<Problem>> {
    write_files(root, &carried::copies(root)?)?;
    check_carried(root)
}

/// Compares every quote with its source, and follows every link. An empty list means that there are no problems.
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

/// Updates every quote from its source, and returns the problems that only a person can fix.
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
