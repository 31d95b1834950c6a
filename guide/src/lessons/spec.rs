//! The file of a lesson: the subject of the pair, its runs, and its expected output.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

use super::Side;
use super::dialogue::{Dialogue, DialogueError};
use super::expected::{Expected, ExpectedError};
use crate::workspace_root;

/// Least likeness of a name to the one that was meant, as a part of one.
const ALIKE: f32 = 0.6;

/// A lesson: a pair of examples, and what is demanded of both.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// Name of the examples, which is also the name of the file.
    #[serde(skip)]
    pub name: String,
    /// Number of the lesson; `None` for a pair of examples that is not a lesson.
    pub number: Option<u32>,
    /// Part of the course that the lesson belongs to.
    pub stage: Option<Stage>,
    /// Subject of the pair, in one sentence.
    pub shows: String,
    /// Numbers of the behaviour facts that it touches, such as `B20`.
    #[serde(default)]
    pub facts: Vec<String>,
    /// Question that a learner answers before running the lesson.
    pub predict: String,
    /// Answer to that question, with the reason.
    pub answer: Option<String>,
    /// Runs of the lesson, at least one.
    #[serde(rename = "run")]
    pub runs: Vec<Run>,
    /// The port of the lesson as an exercise.
    pub exercise: Option<Exercise>,
}

/// The parts of the course, from first to hardest.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
#[serde(rename_all = "kebab-case")]
pub enum Stage {
    /// A first look at both sides.
    First,
    /// Starting tasks and waiting for them.
    Tasks,
    /// Tasks that talk to each other.
    Channels,
    /// Servers: a task for each connection.
    Servers,
    /// Rules about the values that a task may hold, which the compiler checks.
    Bounds,
    /// Combinators that become control flow.
    Combinators,
    /// Threads, processes, sockets, time and the end of the program.
    Resources,
    /// Futures, streams, sinks and services written by hand.
    ByHand,
}

impl Stage {
    /// Returns the heading of the part.
    #[must_use]
    pub const fn heading(self) -> &'static str {
        match self {
            Self::First => "A first look: one client, written twice",
            Self::Tasks => "Tasks: start them, wait for them",
            Self::Channels => "Tasks that talk: channels",
            Self::Servers => "Servers: a task for each connection",
            Self::Bounds => "What a task may hold, and what the compiler refuses",
            Self::Combinators => "From combinators to control flow",
            Self::Resources => "Threads, sockets, time, and the end of the program",
            Self::ByHand => "Poll code: futures, streams, sinks and services by hand",
        }
    }
}

/// A run of an example, with its expected results.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// Difference from the other runs of the lesson.
    #[serde(default)]
    pub case: String,
    /// Arguments; `{NAME}` stands for the address of the dialogue's listener NAME.
    #[serde(default)]
    pub args: Vec<String>,
    /// Complete standard input.
    #[serde(default)]
    pub stdin: String,
    /// Exit code; `None` if the program serves until it is killed at the end of the dialogue.
    pub exit: Option<i32>,
    /// Expected output; see [`Expected`].
    #[serde(default)]
    pub stdout: String,
    /// Reason why the lines marked `~` have no fixed order; required if there are such lines.
    pub unordered: Option<String>,
    /// Texts that standard error must contain, on both sides.
    #[serde(default)]
    pub stderr_has: Vec<String>,
    /// Further texts that standard error must contain on the old side.
    #[serde(default)]
    pub legacy: SideOnly,
    /// Further texts that standard error must contain on the new side.
    #[serde(default)]
    pub modern: SideOnly,
    /// Number of threads that run the tasks of the new side, if it does not say one itself; `None` for one for each
    /// processor. With one, a task that blocks its thread holds up all the others, on every machine.
    pub workers: Option<u8>,
    /// Milliseconds for which it waits at least, with nothing to do, when it runs without peers; `None` if nothing is said
    /// of that. A program that keeps a processor busy all the time does not wait.
    pub waits: Option<u64>,
    /// Reason why the run prints a panic, on both sides; `None` if it should not.
    pub panics: Option<String>,
    /// Actions of peers while it runs; see [`Dialogue`].
    #[serde(default)]
    pub dialogue: String,
}

/// Demands on one side only.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SideOnly {
    /// Texts that standard error must contain.
    #[serde(default)]
    pub stderr_has: Vec<String>,
}

/// The port as an exercise: the old side is given, and the learner writes the new one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// Points for the learner to keep in mind, in a sentence or two.
    pub task: String,
    /// Hints about common mistakes.
    #[serde(default, rename = "hint")]
    pub hints: Vec<Hint>,
    /// Correct ports that were written independently of the model solution, relative to `compat-tests/lessons`.
    #[serde(default)]
    pub right: Vec<PathBuf>,
    /// Ports with a typical mistake.
    #[serde(default)]
    pub wrong: Vec<WrongPort>,
    /// Reason why a port may block threads: the lesson is about such work. `None` if calls that block are refused.
    pub blocks: Option<String>,
    /// Calls that the source has to contain, in addition to its behaviour.
    #[serde(default, rename = "demand")]
    pub demands: Vec<Demand>,
}

/// Lower and upper limits on how often certain calls occur in the source of a port.
///
/// For demands that no run can show: that there are tasks at all, or that no pause takes the place of a wait.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    /// Names of functions, methods and macros; the calls of all of them are counted.
    pub calls: Vec<String>,
    /// Smallest number of such calls.
    #[serde(default)]
    pub at_least: usize,
    /// Largest number of such calls.
    pub at_most: Option<usize>,
    /// `true` if only calls count that run on the runtime's own threads, outside of closures for `spawn_blocking` and its like.
    #[serde(default)]
    pub on_tasks: bool,
    /// Nothing is demanded of a source that calls one of these.
    #[serde(default)]
    pub unless: Vec<String>,
    /// Message for a port that does not meet the demand.
    pub say: String,
}

/// Hint that is given when a port shows a certain sign of a mistake.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hint {
    /// Sign on which the hint is given.
    pub sign: Sign,
    /// Text that the sign has to contain (in a line of output, or of the compiler; for [`Sign::Order`], in a line of the
    /// shown difference that is marked); empty if any will do.
    #[serde(default)]
    pub has: String,
    /// Text that the `case` of the run has to contain; empty if the hint is for all runs.
    #[serde(default)]
    pub case: String,
    /// The hint is given only if a line that the program printed contains this text; empty for no condition.
    #[serde(default)]
    pub printed: String,
    /// The hint is given only if no line that the program printed contains this text; empty for no condition.
    #[serde(default)]
    pub unprinted: String,
    /// The hint is given only if the source calls none of these functions, methods and macros; empty for no condition.
    #[serde(default)]
    pub uncalled: Vec<String>,
    /// Text of the hint.
    pub say: String,
}

/// Sign that a port is not right.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// The compiler refused it.
    Compile,
    /// An expected line is missing, and the program was not killed before it could print it.
    Missing,
    /// There is an unexpected line.
    Extra,
    /// All lines came, but in a different order.
    Order,
    /// The program did not end.
    Hangs,
    /// The program panicked, even if its exit code does not show it.
    Panics,
    /// A step of the dialogue failed.
    Dialogue,
}

/// A port with a typical mistake, kept to prove that the check finds it and gives a helpful message.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrongPort {
    /// The file, relative to `compat-tests/lessons`; `None` if the port is the model solution with changes, and has a
    /// name.
    pub file: Option<PathBuf>,
    /// The mistake in the changed model solution, in a few words.
    pub name: Option<String>,
    /// Texts of the model solution, each with the text that replaces it wherever it occurs.
    #[serde(default)]
    pub change: Vec<[String; 2]>,
    /// `true` if only clippy finds the mistake, or the report's words on it.
    #[serde(default)]
    pub clippy: bool,
    /// `true` if only the processor time that the system tells finds the mistake, or the report's words on it.
    #[serde(default)]
    pub timed: bool,
    /// Texts that the report has to contain.
    pub says: Vec<String>,
    /// Texts that the report must not contain: hints about other mistakes.
    #[serde(default)]
    pub says_not: Vec<String>,
}

/// Reason why the description of a wrong port is invalid.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WrongPortError {
    /// The file, or the model solution, cannot be read.
    #[error("{path}: {source}")]
    Read {
        /// The file.
        path: String,
        /// The error.
        source: io::Error,
    },
    /// The model solution does not contain a text that should be replaced.
    #[error("the model has no `{0}`")]
    NoSuchText(String),
    /// It has neither a file, nor a change and a name.
    #[error("a wrong port is a `file`, or has a `name` and a `change`")]
    NeitherFileNorChange,
}

impl WrongPort {
    /// Returns its name in tests and tables.
    #[must_use]
    pub fn label(&self) -> String {
        match (&self.name, &self.file) {
            (Some(name), _) => name.replace(' ', "_"),
            (None, Some(file)) => file.file_stem().unwrap_or_default().to_string_lossy().into_owned(),
            (None, None) => String::new(),
        }
    }

    /// Returns its source, as a port of the lesson `lesson`.
    ///
    /// # Errors
    ///
    /// A file that cannot be read, or a replacement of a text that the model solution does not contain.
    pub fn source(&self, lesson: &str) -> Result<String, WrongPortError> {
        let read = |path: &Path| {
            fs::read_to_string(path).map_err(|source| WrongPortError::Read { path: path.display().to_string(), source })
        };
        match (&self.file, self.change.as_slice()) {
            (Some(file), []) => read(&Spec::folder().join(file)),
            (None, [_, ..]) if self.name.is_some() => {
                let mut text = read(&Side::Modern.source(lesson))?;
                for [old, new] in &self.change {
                    if !text.contains(old.as_str()) {
                        return Err(WrongPortError::NoSuchText(old.clone()));
                    }
                    text = text.replace(old.as_str(), new);
                }
                Ok(text)
            }
            _ => Err(WrongPortError::NeitherFileNorChange),
        }
    }
}

impl Run {
    /// Returns its expected output.
    ///
    /// # Errors
    ///
    /// Lines without a fixed order for which no reason is given.
    pub fn expected(&self) -> Result<Expected, ExpectedError> {
        let expected = Expected::parse(&self.stdout);
        if expected.has_unordered() != self.unordered.is_some() {
            return Err(ExpectedError::ReasonAndMarksDisagree);
        }
        Ok(expected)
    }

    /// Returns the steps that peers take while the example runs.
    ///
    /// # Errors
    ///
    /// A line that is not a step.
    pub fn parsed_dialogue(&self) -> Result<Dialogue, DialogueError> {
        Dialogue::parse(&self.dialogue)
    }

    /// Returns all texts that have to be on the standard error of `side`.
    pub fn stderr_of(&self, side: Side) -> impl Iterator<Item = &str> {
        let own = match side {
            Side::Legacy => &self.legacy.stderr_has,
            Side::Modern => &self.modern.stderr_has,
        };
        self.stderr_has.iter().chain(own).map(String::as_str)
    }
}

/// Reason why a spec cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SpecError {
    /// The file cannot be read.
    #[error("{path}: {source}")]
    Read {
        /// The file.
        path: String,
        /// The error.
        source: io::Error,
    },
    /// The file is not TOML with the fields of [`Spec`].
    #[error("{path}: {source}")]
    Parse {
        /// The file.
        path: String,
        /// The error, with its position.
        source: Box<toml::de::Error>,
    },
    /// There is no lesson of this name.
    #[error("there is no lesson {name}{suggestion}; the lessons are: {known}")]
    Unknown {
        /// Name that was given.
        name: String,
        /// Question whether the name that is most like it is meant, in brackets; empty if none is like it.
        suggestion: String,
        /// All names, separated by commas.
        known: String,
    },
}

impl Spec {
    /// Returns the folder with all specs.
    #[must_use]
    pub fn folder() -> PathBuf {
        workspace_root().join("compat-tests/lessons")
    }

    /// Reads the spec of the lesson `name`.
    ///
    /// # Errors
    ///
    /// There is no such lesson, or its file is not a valid [`Spec`].
    pub fn load(name: &str) -> Result<Self, SpecError> {
        let path = Self::folder().join(format!("{name}.toml"));
        if !path.is_file() {
            let names: Vec<String> = all()?.into_iter().map(|spec| spec.name).collect();
            let suggestion = most_like(name, &names).map(|like| format!(" (did you mean {like}?)")).unwrap_or_default();
            return Err(SpecError::Unknown { name: name.to_owned(), suggestion, known: names.join(", ") });
        }
        Self::read(&path)
    }

    fn read(path: &Path) -> Result<Self, SpecError> {
        let shown = path.strip_prefix(workspace_root()).unwrap_or(path).display().to_string();
        let text = fs::read_to_string(path).map_err(|source| SpecError::Read { path: shown.clone(), source })?;
        let mut spec: Self =
            toml::from_str(&text).map_err(|source| SpecError::Parse { path: shown, source: Box::new(source) })?;
        spec.name = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(spec)
    }

    /// Returns the position in the course: lessons by stage and number, then the other pairs by name.
    #[must_use]
    pub fn place(&self) -> impl Ord + use<> {
        (self.stage.is_none(), self.stage, self.number, self.name.clone())
    }
}

/// Returns the name that is most like `name`, which may be a part of it.
fn most_like<'a>(name: &str, names: &'a [String]) -> Option<&'a str> {
    let names: Vec<&str> = names.iter().map(String::as_str).collect();
    let name = name.to_lowercase().replace('-', "_");
    let name = name.strip_suffix(".rs").unwrap_or(&name);
    let mut with_it = names.iter().filter(|other| !name.is_empty() && other.contains(name));
    let alike = || similar::get_close_matches(name, &names, 1, ALIKE).first().copied();
    alike().or_else(|| with_it.next().copied())
}

/// Returns every spec, in the order of the course.
///
/// # Errors
///
/// The folder or one of its files cannot be read.
pub fn all() -> Result<Vec<Spec>, SpecError> {
    let folder = Spec::folder();
    let unreadable = |source| SpecError::Read { path: folder.display().to_string(), source };
    let mut specs = Vec::new();
    for entry in fs::read_dir(&folder).map_err(unreadable)? {
        let path = entry.map_err(unreadable)?.path();
        if path.extension().is_some_and(|extension| extension == "toml") {
            specs.push(Spec::read(&path)?);
        }
    }
    specs.sort_by_cached_key(Spec::place);
    Ok(specs)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_that_is_mistyped_leads_to_the_right_one() {
        for (typed, meant) in [
            ("for_tasks", "four_tasks"),
            ("join-handle", "join_handle"),
            ("graceful", "graceful_shutdown"),
            ("byte_count", "byte_counter"),
            ("proxy.rs", "proxy"),
        ] {
            let error = Spec::load(typed).unwrap_err().to_string();
            let said = format!("there is no lesson {typed} (did you mean {meant}?); the lessons are: hello_redis, ");
            assert!(error.starts_with(&said), "{error}");
        }
        let error = Spec::load("no such thing at all").unwrap_err().to_string();
        assert!(!error.contains("did you mean"), "{error}");
    }
}
