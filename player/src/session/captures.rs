//! Finds values that the service gave and that a client sent back later, and turns them into variables, so that in a
//! replay the client sends the new values.

use std::collections::HashMap;
use std::fmt;
use std::fs::File;
use std::io::{BufWriter, Write};
use std::path::Path;
use std::sync::OnceLock;

use regex::bytes::Regex;

use super::SessionReader;
use super::tape::{Lines, moment};
use crate::framing::Framing;
use crate::reply::{quoted, summary_of};
use crate::script::raw::{Mask, RawPart, RawPattern};
use crate::script::template::{Part, Template};
use crate::script::{Action, LoadError, Request, Step};

/// Largest number of the service's values that are remembered; later ones do not become variables.
const MAX_VALUES: usize = 200_000;

/// A value that was turned into a variable.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Capture {
    /// The variable.
    pub name: String,
    /// The recorded value.
    pub value: Vec<u8>,
    /// The session that received it.
    pub session: String,
}

impl fmt::Display for Capture {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { name, value, session } = self;
        write!(f, "named {name}: {} of session {session}, which a client sends back", summary_of(value))
    }
}

/// First place of a value.
#[derive(Debug)]
struct Seen {
    given: u64,
    file: usize,
    used: bool,
}

/// Turns such values into variables in all sessions of a folder, and returns the variables.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use wire_player::session::captures::mark;
///
/// let folder = tempfile::tempdir()?;
/// let session = folder.path().join("000001.session");
/// std::fs::write(
///     &session,
///     "framing lines\n\n@at 0.1\nraw> \"LOGIN\\n\"\n@at 0.2\nraw< \"TOKEN ab12cd34\\n\"\n\
///      @at 0.3\nraw> \"USE ab12cd34\\n\"\n",
/// )?;
/// let captures = mark(folder.path())?;
/// assert_eq!((captures[0].name.as_str(), captures[0].value.as_slice()), ("v1", b"ab12cd34".as_slice()));
/// // At replay the client sends what the service gives it then.
/// assert!(std::fs::read_to_string(&session)?.contains("\"USE ${v1}\\n\""));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// A session that cannot be read or written.
pub fn mark(folder: &Path) -> Result<Vec<Capture>, LoadError> {
    let files = super::files(&[folder.to_path_buf()])?;
    let mut values: HashMap<Vec<u8>, Seen> = HashMap::new();
    let mut sent_first: HashMap<Vec<u8>, u64> = HashMap::new();
    // A value that a client sent before the service did is the client's own.
    for file in &files {
        each_step(file, |step, _| {
            if let (Action::Send { request: Request::Raw(text), .. }, Some(at)) = (&step.action, step.at) {
                for token in tokens(text).filter(|token| is_telling(token)) {
                    let room = sent_first.len() < MAX_VALUES;
                    match sent_first.get_mut(token) {
                        Some(first) => *first = at.min(*first),
                        None if room => drop(sent_first.insert(token.to_vec(), at)),
                        None => {}
                    }
                }
            }
        })?;
    }
    for (number, file) in files.iter().enumerate() {
        each_step(file, |step, framing| {
            let (Action::ExpectBytes { bytes, .. }, Some(at)) = (&step.action, step.at) else { return };
            for text in bytes.0.iter().filter_map(|part| if let RawPart::Text(text) = part { Some(text) } else { None })
            {
                for (token, _) in given(text, framing) {
                    let used = sent_first.get(token).is_some_and(|&first| first > at);
                    if !used {
                        continue;
                    }
                    let seen = Seen { given: at, file: number, used };
                    match values.get_mut(token) {
                        Some(known) if known.given > at => *known = seen,
                        Some(_) => {}
                        None => drop(values.insert(token.to_vec(), seen)),
                    }
                }
            }
        })?;
    }
    let mut named: Vec<(Vec<u8>, Seen)> = values.into_iter().filter(|(_, seen)| seen.used).collect();
    named.sort_by_key(|(_, seen)| seen.given);
    if named.is_empty() {
        return Ok(Vec::new());
    }
    let names: HashMap<Vec<u8>, (String, u64, usize)> = named
        .iter()
        .enumerate()
        .map(|(number, (value, seen))| (value.clone(), (format!("v{}", number + 1), seen.given, seen.file)))
        .collect();
    for (number, file) in files.iter().enumerate() {
        rewrite(file, |step, framing| named_step(step, framing, number, &names))?;
    }
    Ok(named
        .into_iter()
        .filter_map(|(value, seen)| {
            let name = names.get(&value)?.0.clone();
            let session = files[seen.file].file_stem()?.to_string_lossy().into_owned();
            Some(Capture { name, value, session })
        })
        .collect())
}

/// Returns the step with variables in place of such values, if it contains any.
fn named_step(
    step: &Step,
    framing: &Framing,
    file: usize,
    names: &HashMap<Vec<u8>, (String, u64, usize)>,
) -> Option<String> {
    let at = step.at?;
    match &step.action {
        Action::Send { request: Request::Raw(text), held, .. } => {
            let bytes = text.as_literal()?;
            let mut lines = Lines::default();
            let mut from = 0;
            for found in token_regex().find_iter(bytes) {
                if let Some((name, given, _)) = names.get(found.as_bytes()) {
                    if *given < at {
                        lines.push_bytes(&bytes[from..found.start()]);
                        lines.push_place(&format!("${{{name}}}"));
                        from = found.end();
                    }
                }
            }
            if from == 0 {
                return None;
            }
            lines.push_bytes(&bytes[from..]);
            let held = if *held { ">>" } else { ">" };
            Some(format!("@at {}\nraw{held} {}\n", moment(at), lines.finish()))
        }
        Action::ExpectBytes { bytes, within_frame: false, .. } => {
            let [RawPart::Text(text)] = bytes.0.as_slice() else { return None };
            let literal = text.as_literal()?;
            let mut parts = Vec::new();
            let mut from = 0;
            for (token, start) in given(text, framing) {
                let is_last = start + token.len() == literal.len();
                if start < from || is_last && *framing == Framing::Raw {
                    continue;
                }
                if let Some((name, given, of)) = names.get(token) {
                    if (*given, *of) == (at, file) {
                        if start > from {
                            parts.push(RawPart::Text(Template::literal(&literal[from..start])));
                        }
                        let mask = if Mask::Int.takes(token) { Mask::Int } else { Mask::Token };
                        parts.push(RawPart::Mask { mask, name: Some(name.clone()), sample: Some(token.to_vec()) });
                        from = start + token.len();
                    }
                }
            }
            if parts.is_empty() {
                return None;
            }
            if from < literal.len() {
                parts.push(RawPart::Text(Template::literal(&literal[from..])));
            }
            Some(format!("@at {}\nraw< {}\n", moment(at), written(&RawPattern(parts))))
        }
        _ => None,
    }
}

/// Returns a pattern in the notation of sessions.
pub(super) fn written(pattern: &RawPattern) -> String {
    let mut text = String::new();
    for part in &pattern.0 {
        let piece = match part {
            RawPart::Text(text) => {
                let mut lines = Lines::default();
                for part in text.parts() {
                    match part {
                        Part::Literal(bytes) => lines.push_bytes(bytes),
                        other => lines.push_place(&other.to_string()),
                    }
                }
                lines.finish()
            }
            RawPart::Mask { mask, name, sample } => {
                let like = sample.as_ref().map(|sample| format!(" like {}", quoted(sample)));
                let named = name.as_ref().map(|name| format!(" as {name}"));
                format!("<{mask}{}{}>", like.unwrap_or_default(), named.unwrap_or_default())
            }
        };
        if !text.is_empty() {
            text.push(' ');
        }
        text.push_str(&piece);
    }
    text
}

fn token_regex() -> &'static Regex {
    static REGEX: OnceLock<Regex> = OnceLock::new();
    #[allow(clippy::expect_used)] // a constant
    REGEX.get_or_init(|| Regex::new(r"(?-u)[A-Za-z0-9_.~+-]+").expect("the expression is well formed"))
}

fn tokens(text: &Template) -> impl Iterator<Item = &[u8]> {
    text.as_literal().into_iter().flat_map(|bytes| token_regex().find_iter(bytes)).map(|found| found.as_bytes())
}

/// Returns whether a value is so long and varied that two equal ones cannot be a coincidence.
fn is_telling(token: &[u8]) -> bool {
    let digits = token.iter().filter(|byte| byte.is_ascii_digit()).count();
    if digits == token.len() { digits >= 4 } else { digits > 0 && token.len() >= 6 || token.len() >= 20 }
}

/// Returns the values in an answer that clients may send back, with their positions. In HTTP, the start line and the
/// length are left out.
fn given<'a>(text: &'a Template, framing: &Framing) -> Vec<(&'a [u8], usize)> {
    let Some(bytes) = text.as_literal() else { return Vec::new() };
    let mut skipped: Vec<(usize, usize)> = Vec::new();
    if *framing == Framing::Http1 {
        let mut at = 0;
        for line in bytes.split_inclusive(|&byte| byte == b'\n') {
            let name = line.split(|&byte| byte == b':').next().unwrap_or_default();
            if at == 0 || name.eq_ignore_ascii_case(b"content-length") || name.eq_ignore_ascii_case(b"date") {
                skipped.push((at, at + line.len()));
            }
            at += line.len();
            if line == b"\r\n" {
                break;
            }
        }
    }
    token_regex()
        .find_iter(bytes)
        .filter(|found| is_telling(found.as_bytes()))
        .filter(|found| !skipped.iter().any(|(from, to)| (*from..*to).contains(&found.start())))
        .map(|found| (found.as_bytes(), found.start()))
        .collect()
}

fn each_step(file: &Path, mut see: impl FnMut(&Step, &Framing)) -> Result<(), LoadError> {
    let mut reader = SessionReader::open(file)?;
    let framing = reader.header().framing.clone();
    while let Some(step) = reader.step()? {
        see(&step, &framing);
    }
    Ok(())
}

/// Rewrites a session: each step for which `change` returns another one is replaced by that.
pub(super) fn rewrite(file: &Path, mut change: impl FnMut(&Step, &Framing) -> Option<String>) -> Result<(), LoadError> {
    let failed = |source| LoadError::Unreadable { file: file.to_path_buf(), source };
    let mut reader = SessionReader::open(file)?;
    let header = reader.header().clone();
    let new = file.with_extension("new");
    let mut output = BufWriter::new(File::create(&new).map_err(failed)?);
    output.write_all(reader.header_text().as_bytes()).map_err(failed)?;
    while let Some((step, text)) = reader.step_with_text()? {
        let changed = change(&step, &header.framing);
        output.write_all(changed.as_deref().unwrap_or(&text).as_bytes()).map_err(failed)?;
    }
    output.flush().map_err(failed)?;
    std::fs::rename(&new, file).map_err(failed)
}
