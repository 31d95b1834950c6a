//! Recorded sessions: one file for each connection, in the format of scripts.
//!
//! A session differs from a script in two ways: every step has its time (`@at`), and steps are read one by one, so that
//! a long session is never in memory as a whole.

pub mod captures;
pub mod fake;
pub mod learn;
mod order;
pub mod proxy;
pub mod replay;
pub mod tape;

use std::fs::{self, File};
use std::io::{self, BufRead, BufReader};
use std::path::{Path, PathBuf};

use crate::script::parser::Pieces;
use crate::script::{LoadError, Masked, Script, Step};

/// The extension of sessions.
pub const EXTENSION: &str = "session";

/// Name to which failures are attributed that belong to no step.
pub(crate) const SESSION: &str = "(the session)";

/// Length of the longest line that is read, in bytes.
const MAX_LINE: u64 = 64 * 1024 * 1024;

/// Reads a session step by step.
///
/// ```
/// use wire_player::session::{SessionReader, files};
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("000001.session"), "framing lines\n\n@at 0.5\nraw> \"PING\\r\\n\"\n")?;
/// let found = files(&[folder.path().to_path_buf()])?;
/// let mut reader = SessionReader::open(&found[0])?;
/// assert_eq!(reader.header().framing, wire_player::framing::Framing::Lines);
/// let step = reader.step()?.expect("there is one step");
/// assert_eq!(step.at, Some(500_000));
/// assert!(reader.step()?.is_none());
/// # Ok(())
/// # }
/// ```
///
/// Values that differ from run to run can be masked, and each step has its text:
///
/// ```
/// use wire_player::script::Action;
/// use wire_player::session::SessionReader;
///
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let folder = tempfile::tempdir()?;
/// let file = folder.path().join("000001.session");
/// std::fs::write(&file, "framing lines\n\n@at 0.5\nraw< \"VISIT 7\\n\"\n")?;
/// let mut reader = SessionReader::open(&file)?.masking(&["regex:[0-9]+".parse()?]);
/// assert_eq!(reader.header_text(), "framing lines\n\n");
/// let (step, text) = reader.step_with_text()?.expect("there is one step");
/// assert_eq!(text, "@at 0.5\nraw< \"VISIT 7\\n\"\n");
/// let Action::ExpectBytes { bytes, .. } = step.action else { panic!("it expects bytes") };
/// assert!(bytes.as_text().is_none(), "the number is masked");
/// # Ok(())
/// # }
/// ```
#[derive(Debug)]
pub struct SessionReader {
    input: BufReader<File>,
    file: PathBuf,
    /// Number of the next line.
    line: usize,
    /// A line that has already been read, and that belongs to the next step.
    ahead: Option<String>,
    header: Script,
    header_text: String,
    pieces: Pieces,
}

impl SessionReader {
    /// Opens a session, and reads the lines before its first step.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or a syntax error in its first lines.
    pub fn open(file: &Path) -> Result<Self, LoadError> {
        let unreadable = |source| LoadError::Unreadable { file: file.to_path_buf(), source };
        let mut input = BufReader::new(File::open(file).map_err(unreadable)?);
        let mut text = String::new();
        let mut line = 1;
        let ahead = loop {
            let Some(next) = read_line(&mut input).map_err(unreadable)? else { break None };
            if !is_header(&next) {
                break Some(next);
            }
            text.push_str(&next);
            line += 1;
        };
        let name = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let (header, pieces) = Pieces::header(&text, file, &name)?;
        Ok(Self { input, file: file.to_path_buf(), line, ahead, header, header_text: text, pieces })
    }

    /// Adds masks for these values.
    #[must_use]
    pub fn masking(mut self, masks: &[Masked]) -> Self {
        self.pieces.mask(masks);
        self
    }

    /// Returns the lines before the first step, as a script without steps.
    #[must_use]
    pub fn header(&self) -> &Script {
        &self.header
    }

    /// Returns the text of the lines before the first step.
    #[must_use]
    pub fn header_text(&self) -> &str {
        &self.header_text
    }

    /// Reads the next step; returns `None` at the end.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or a syntax error in it.
    pub fn step(&mut self) -> Result<Option<Step>, LoadError> {
        Ok(self.step_with_text()?.map(|(step, _)| step))
    }

    /// Reads the next step, together with its text, including the comments before it.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or a syntax error in it.
    pub fn step_with_text(&mut self) -> Result<Option<(Step, String)>, LoadError> {
        let unreadable = |file: &Path| {
            let file = file.to_path_buf();
            move |source| LoadError::Unreadable { file, source }
        };
        let first = self.line;
        let mut text = String::new();
        let mut begun = false;
        loop {
            let next = match self.ahead.take() {
                Some(next) => Some(next),
                None => read_line(&mut self.input).map_err(unreadable(&self.file))?,
            };
            let Some(next) = next else { break };
            let trimmed = next.trim_start();
            let is_comment = trimmed.is_empty() || trimmed.starts_with('#');
            if begun && !trimmed.starts_with(['"', '\'']) {
                self.ahead = Some(next);
                break;
            }
            begun |= !is_comment && !trimmed.starts_with('@');
            text.push_str(&next);
            self.line += 1;
        }
        if text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#')) {
            return Ok(None);
        }
        // A list of replies continues until its brackets are closed, so lines are added until it can be parsed.
        loop {
            match self.pieces.steps(&text, first) {
                Ok(mut steps) if steps.len() == 1 => return Ok(steps.pop().map(|step| (step, text))),
                Ok(_) => return Ok(None),
                Err(mistake) if mistake.found == "the end of the script" => {
                    let next = match self.ahead.take() {
                        Some(next) => Some(next),
                        None => read_line(&mut self.input).map_err(unreadable(&self.file))?,
                    };
                    let Some(next) = next else { return Err(mistake.into()) };
                    text.push_str(&next);
                    self.line += 1;
                }
                Err(mistake) => return Err(mistake.into()),
            }
        }
    }
}

fn read_line(input: &mut BufReader<File>) -> io::Result<Option<String>> {
    let mut line = String::new();
    let count = io::Read::take(&mut *input, MAX_LINE).read_line(&mut line)?;
    if count as u64 == MAX_LINE {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "a line of more than 64 MiB"));
    }
    Ok((count > 0).then_some(line))
}

fn is_header(line: &str) -> bool {
    let line = line.trim_start();
    let word = line.split([' ', '\t', '\r', '\n']).next().unwrap_or_default();
    word.is_empty() || word.starts_with('#') || matches!(word, "framing" | "mask" | "opened" | "timeout" | "skip")
}

/// Returns the sessions in `paths`, sorted by name. For a folder, these are the sessions directly in it.
///
/// ```
/// use wire_player::session::files;
///
/// let folder = tempfile::tempdir()?;
/// for name in ["000002.session", "000001.session", "notes.txt"] {
///     std::fs::write(folder.path().join(name), "")?;
/// }
/// let found = files(&[folder.path().to_path_buf()])?;
/// assert_eq!(found, [folder.path().join("000001.session"), folder.path().join("000002.session")]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// A folder that cannot be read.
pub fn files(paths: &[PathBuf]) -> Result<Vec<PathBuf>, LoadError> {
    let mut found = Vec::new();
    for path in paths {
        let unreadable = |source| LoadError::Unreadable { file: path.clone(), source };
        if !path.is_dir() {
            found.push(path.clone());
            continue;
        }
        let mut inside = Vec::new();
        for entry in fs::read_dir(path).map_err(unreadable)? {
            let entry = entry.map_err(unreadable)?.path();
            if entry.extension().is_some_and(|extension| extension == EXTENSION) {
                inside.push(entry);
            }
        }
        inside.sort();
        found.extend(inside);
    }
    Ok(found)
}
