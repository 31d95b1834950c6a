//! Learns which values a service does not repeat: plays a recording to it twice, and masks the values that differ from
//! the recording.

use std::collections::HashMap;
use std::fmt;
use std::path::PathBuf;
use std::sync::OnceLock;

use regex::bytes::Regex;
use similar::{Algorithm, DiffOp, capture_diff_slices};

use super::captures::{rewrite, written};
use super::replay::{ReplayError, ReplayOptions, replay};
use super::tape::moment;
use crate::play::Target;
use crate::reply::summary_of;
use crate::script::Action;
use crate::script::raw::{Mask, RawPart, RawPattern};
use crate::script::template::Template;

/// Number of times that a recording is played in order to learn from it.
const RUNS: usize = 2;

/// A value that was masked, or that could not be masked.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Learned {
    /// The session.
    pub session: String,
    /// The line of the step.
    pub line: usize,
    /// Description of the change, with its reason.
    pub what: String,
}

impl fmt::Display for Learned {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}: {}", self.session, self.line, self.what)
    }
}

/// Plays the sessions in `files` to `target` twice, and masks the values in them that differ from the recording.
/// Returns the masked values with the reasons. `progress` is called with the name of the target, the number of sessions
/// that have been played, and their total.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use std::io::{BufRead, BufReader, Write};
/// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// # let address = listener.local_addr()?;
/// # std::thread::spawn(move || {
/// #     for (number, client) in listener.incoming().flatten().enumerate() {
/// #         let mut lines = BufReader::new(&client);
/// #         while lines.read_line(&mut String::new()).is_ok_and(|count| count > 0) {
/// #             let _ = (&client).write_all(format!("VISIT {}\n", 1000 + number).as_bytes());
/// #         }
/// #     }
/// # });
/// use std::time::Duration;
/// use wire_player::play::Target;
/// use wire_player::session::learn::learn;
/// use wire_player::session::replay::ReplayOptions;
///
/// // A service at `address` that counts its visits, and a recording of one of them.
/// let folder = tempfile::tempdir()?;
/// let session = folder.path().join("000001.session");
/// std::fs::write(
///     &session,
///     "framing lines\n\n@at 0.1\nraw> \"HELLO\\n\"\n@at 0.2\nraw< \"VISIT 7\\n\"\n",
/// )?;
/// let options = ReplayOptions::new(Duration::from_secs(10));
/// let learned = learn(&[session.clone()], &Target::new("service", address), &options, &|_, _, _| {})?;
/// assert!(!learned.is_empty());
/// assert!(std::fs::read_to_string(&session)?.contains("\"VISIT \" <int like \"7\">"));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Those of [`replay`], and a session that cannot be written.
pub fn learn(
    files: &[PathBuf],
    target: &Target,
    options: &ReplayOptions,
    progress: &(dyn Fn(&str, usize, usize) + Sync),
) -> Result<Vec<Learned>, ReplayError> {
    let mut differing: HashMap<(String, usize), Vec<Vec<u8>>> = HashMap::new();
    let mut said = Vec::new();
    let options = ReplayOptions { never_give_up: true, transcript: false, ..options.clone() };
    for run in 0..RUNS {
        for played in replay(files, std::slice::from_ref(target), &options, progress)?.played {
            for event in played.outcomes.iter().flat_map(|(_, outcome)| &outcome.events) {
                let Some(answer) = event.answer.as_ref().filter(|answer| answer.difference.is_some()) else { continue };
                let place = (played.script.clone(), event.line);
                if !answer.bytes.is_empty() {
                    differing.entry(place).or_default().push(answer.bytes.clone());
                } else if run == 0 {
                    let what = format!("not masked: {}", answer.found);
                    said.push(Learned { session: place.0, line: place.1, what });
                }
            }
        }
    }
    for file in files {
        let session = file.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        if !differing.keys().any(|(name, _)| *name == session) {
            continue;
        }
        rewrite(file, |step, framing| {
            let found = differing.remove(&(session.clone(), step.line))?;
            let mut tell = |what| said.push(Learned { session: session.clone(), line: step.line, what });
            let Action::ExpectBytes { bytes, within_frame: false, .. } = &step.action else {
                tell("not masked: write a pattern in its place".to_owned());
                return None;
            };
            let mut pattern = bytes.clone();
            for found in &found {
                let (masked, changes) = masked(&pattern, found);
                pattern = masked;
                changes.into_iter().for_each(&mut tell);
            }
            let ends_open = matches!(pattern.0.last(), Some(RawPart::Mask { .. }));
            if ends_open && *framing == crate::framing::Framing::Raw {
                tell("not masked: nothing says where the answer ends; record with a framing".to_owned());
                return None;
            }
            let at = step.at.map(|at| format!("@at {}\n", moment(at))).unwrap_or_default();
            Some(format!("{at}raw< {}\n", written(&pattern)))
        })?;
    }
    said.sort_by(|a, b| (&a.session, a.line).cmp(&(&b.session, b.line)));
    Ok(said)
}

/// A unit of comparison: a word, a date, a UUID, a byte, or a mask of the pattern.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Token {
    Bytes(Vec<u8>),
    Mask(usize),
    /// Value of a variable, in place of which the received bytes are filled in.
    Place(usize),
}

/// Returns the pattern, with masks where `found` differs from it, and the masked values with the reasons.
fn masked(pattern: &RawPattern, found: &[u8]) -> (RawPattern, Vec<String>) {
    let mut expected = Vec::new();
    for (number, part) in pattern.0.iter().enumerate() {
        match part {
            RawPart::Mask { .. } => expected.push(Token::Mask(number)),
            RawPart::Text(text) => match text.as_literal() {
                Some(bytes) => expected.extend(tokens(bytes)),
                None => expected.push(Token::Place(number)),
            },
        }
    }
    let found: Vec<Token> = tokens(found).collect();
    let mut parts: Vec<RawPart> = Vec::new();
    let mut changes = Vec::new();
    for op in capture_diff_slices(Algorithm::Myers, &expected, &found) {
        if let DiffOp::Equal { old_index, len, .. } = op {
            push_text(&mut parts, &joined(&expected[old_index..old_index + len]));
            continue;
        }
        let (old, new) = (&expected[op.old_range()], &found[op.new_range()]);
        let kept = old.iter().find_map(|token| match token {
            Token::Mask(number) | Token::Place(number) => Some(*number),
            Token::Bytes(_) => None,
        });
        match (kept, old) {
            // An existing mask is kept if it is the only part that differs.
            (Some(number), [_]) => parts.push(pattern.0[number].clone()),
            _ => {
                let (before, now) = (joined(old), joined(new));
                let named = kept.and_then(|number| match &pattern.0[number] {
                    RawPart::Mask { name, .. } => name.clone(),
                    RawPart::Text(_) => None,
                });
                let mask = Mask::of(&[&before, &now]);
                changes.push(format!("masked as <{mask}>: {} came as {}", summary_of(&before), summary_of(&now)));
                parts.push(RawPart::Mask { mask, name: named, sample: Some(before) });
            }
        }
    }
    (RawPattern(parts), changes)
}

fn push_text(parts: &mut Vec<RawPart>, bytes: &[u8]) {
    match parts.last_mut() {
        Some(RawPart::Text(text)) => text.append(Template::literal(bytes)),
        _ => parts.push(RawPart::Text(Template::literal(bytes))),
    }
}

fn joined(tokens: &[Token]) -> Vec<u8> {
    tokens
        .iter()
        .flat_map(|token| if let Token::Bytes(bytes) = token { bytes.as_slice() } else { &[] })
        .copied()
        .collect()
}

fn tokens(bytes: &[u8]) -> impl Iterator<Item = Token> {
    static REGEX: OnceLock<Regex> = OnceLock::new();
    #[allow(clippy::expect_used)] // a constant
    let regex = REGEX.get_or_init(|| {
        let source = format!(r"(?-u)(?:{}|{}|[A-Za-z0-9_~+-]+|(?s:.))", Mask::Date.source(), Mask::Uuid.source());
        Regex::new(&source).expect("the expression is well formed")
    });
    regex.find_iter(bytes).map(|found| Token::Bytes(found.as_bytes().to_vec()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn after(pattern: &RawPattern, found: &str) -> String {
        written(&masked(pattern, found.as_bytes()).0)
    }

    #[test]
    fn what_differs_is_masked_by_its_class() {
        let recorded = RawPattern::literal("date: Thu, 26 Nov 2026 22:15:01 GMT; id 17; tag ab12\n");
        let found = "date: Thu, 26 Nov 2026 22:15:03 GMT; id 18; tag ab13\n";
        assert_eq!(
            after(&recorded, found),
            "\"date: \" <date like \"Thu, 26 Nov 2026 22:15:01 GMT\"> \"; id \" <int like \"17\"> \"; tag \" \
             <hex like \"ab12\"> \"\\n\""
        );
    }

    #[test]
    fn masks_that_stand_there_stay() {
        let (once, _) = masked(&RawPattern::literal("a 1 b 2\n"), b"a 3 b 2\n");
        assert_eq!(after(&once, "a 5 b 4\n"), "\"a \" <int like \"1\"> \" b \" <int like \"2\"> \"\\n\"");
    }
}
