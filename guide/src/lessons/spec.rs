//! The file of a lesson: what the pair shows, how it is run, what it has to print.

use std::path::{Path, PathBuf};
use std::{fs, io};

use serde::Deserialize;

use super::Side;
use super::dialogue::{Dialogue, DialogueError};
use super::expected::{Expected, ExpectedError};
use crate::workspace_root;

/// A lesson: one pair of examples and all that is demanded of both.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// The examples' name, which is the file's.
    #[serde(skip)]
    pub name: String,
    /// The lesson's number; an example pair that is no lesson has none.
    pub number: Option<u32>,
    /// Where in the course the lesson stands.
    pub stage: Option<Stage>,
    /// Subject of the pair, in one sentence.
    pub shows: String,
    /// Numbers of the behaviour facts that it touches, such as `B20`.
    #[serde(default)]
    pub facts: Vec<String>,
    /// The question that a learner answers before running it.
    pub predict: String,
    /// The answer to that question, and why it is so.
    pub answer: Option<String>,
    /// Runs of the lesson, at least one.
    #[serde(rename = "run")]
    pub runs: Vec<Run>,
    /// The port as an exercise.
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
    /// Rules about what a task may hold, which the compiler checks.
    Bounds,
    /// Combinators that become control flow.
    Combinators,
    /// Threads, processes, sockets, time and the end of the program.
    Resources,
    /// Futures, streams, sinks and services written by hand.
    ByHand,
}

impl Stage {
    /// The part's heading.
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

/// One start of the example and what has to come of it.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Run {
    /// Difference from the other runs of the lesson.
    #[serde(default)]
    pub case: String,
    /// Arguments; `{NAME}` stands for the address of the dialogue's listener NAME.
    #[serde(default)]
    pub args: Vec<String>,
    /// All that stands on its standard input.
    #[serde(default)]
    pub stdin: String,
    /// The exit code; none: it serves until it is killed at the end of the dialogue.
    pub exit: Option<i32>,
    /// Expected output; see [`Expected`].
    #[serde(default)]
    pub stdout: String,
    /// Reason why the lines marked `~` come in no fixed order; demanded where there are any.
    pub unordered: Option<String>,
    /// Texts that stand on its standard error, on both sides.
    #[serde(default)]
    pub stderr_has: Vec<String>,
    /// Further lines on the standard error of the old side.
    #[serde(default)]
    pub legacy: SideOnly,
    /// Further lines on the standard error of the new side.
    #[serde(default)]
    pub modern: SideOnly,
    /// Actions of peers while it runs; see [`Dialogue`].
    #[serde(default)]
    pub dialogue: String,
}

/// Demands on one side only.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SideOnly {
    /// Texts that stand on its standard error.
    #[serde(default)]
    pub stderr_has: Vec<String>,
}

/// The port as an exercise: the old side is given, the learner writes the new one.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Exercise {
    /// Points for the learner to keep in mind, in a sentence or two.
    pub task: String,
    /// Hints about common mistakes.
    #[serde(default, rename = "hint")]
    pub hints: Vec<Hint>,
    /// Ports that are right and were written apart from the model, relative to `compat-tests/lessons`.
    #[serde(default)]
    pub right: Vec<PathBuf>,
    /// Ports that make a typical mistake.
    #[serde(default)]
    pub wrong: Vec<WrongPort>,
    /// Calls that the source has to contain, beside its behaviour.
    #[serde(default, rename = "demand")]
    pub demands: Vec<Demand>,
}

/// Calls that the source of a port has to make, or may make only so often.
///
/// It is for what no run shows: that there are tasks at all, and that no pause stands in for waiting.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Demand {
    /// Names of functions, methods and macros; the calls of all of them are counted.
    pub calls: Vec<String>,
    /// Smallest number of them that there has to be.
    #[serde(default)]
    pub at_least: usize,
    /// Largest number of them that there may be.
    pub at_most: Option<usize>,
    /// Message for a port that does not contain them.
    pub say: String,
}

/// Hint that is given when a port shows a certain sign.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hint {
    /// Observation on which the hint is shown.
    pub sign: Sign,
    /// A text that has to be in it (a line of output, or of the compiler); empty: any.
    #[serde(default)]
    pub has: String,
    /// It is said only where the source calls none of these functions, methods and macros; empty: always.
    #[serde(default)]
    pub uncalled: Vec<String>,
    /// Hint for that case.
    pub say: String,
}

/// Sign of a port that is not right.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Sign {
    /// The compiler refused it.
    Compile,
    /// A line that is expected did not come.
    Missing,
    /// A line came that is not expected.
    Extra,
    /// All lines came, in another order.
    Order,
    /// It did not end.
    Hangs,
    /// It panicked, whether or not the exit code shows it.
    Panics,
    /// A peer of it did not see what it should.
    Dialogue,
}

/// A port with a typical mistake, kept to prove that the check finds it and says something helpful.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct WrongPort {
    /// The file, relative to `compat-tests/lessons`; none: it is the model with changes, and has a name.
    pub file: Option<PathBuf>,
    /// Mistake in the changed model, in a few words.
    pub name: Option<String>,
    /// Texts of the model, each of which stands there once or more, and what stands in the place of all of them.
    #[serde(default)]
    pub change: Vec<[String; 2]>,
    /// Texts that the report has to contain.
    pub says: Vec<String>,
}

/// A wrong port that is not well described.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum WrongPortError {
    /// The file, or the model, cannot be read.
    #[error("{path}: {source}")]
    Read {
        /// The file.
        path: String,
        /// Reason why not.
        source: io::Error,
    },
    /// The model does not contain what is to be changed.
    #[error("the model has no `{0}`")]
    NoSuchText(String),
    /// It is neither a file nor a change with a name.
    #[error("a wrong port is a `file`, or has a `name` and a `change`")]
    NeitherFileNorChange,
}

impl WrongPort {
    /// Returns what it is called in tests and tables.
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
    /// A file that cannot be read, a change of what the model does not contain.
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
    /// Returns what it has to print.
    ///
    /// # Errors
    ///
    /// Lines without an order for which no reason is given.
    pub fn expected(&self) -> Result<Expected, ExpectedError> {
        let expected = Expected::parse(&self.stdout);
        if expected.has_unordered() != self.unordered.is_some() {
            return Err(ExpectedError::ReasonAndMarksDisagree);
        }
        Ok(expected)
    }

    /// Returns what peers do while it runs.
    ///
    /// # Errors
    ///
    /// A line that is no step.
    pub fn parsed_dialogue(&self) -> Result<Dialogue, DialogueError> {
        Dialogue::parse(&self.dialogue)
    }

    /// All texts that `side` has to have on its standard error.
    pub fn stderr_of(&self, side: Side) -> impl Iterator<Item = &str> {
        let own = match side {
            Side::Legacy => &self.legacy.stderr_has,
            Side::Modern => &self.modern.stderr_has,
        };
        self.stderr_has.iter().chain(own).map(String::as_str)
    }
}

/// A spec that cannot be used.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum SpecError {
    /// The file cannot be read.
    #[error("{path}: {source}")]
    Read {
        /// The file.
        path: String,
        /// Reason why not.
        source: io::Error,
    },
    /// The file is not TOML of the form of [`Spec`].
    #[error("{path}: {source}")]
    Parse {
        /// The file.
        path: String,
        /// Where and what.
        source: Box<toml::de::Error>,
    },
    /// No lesson is called so.
    #[error("there is no lesson {name}; the lessons are: {known}")]
    Unknown {
        /// Name that was asked for.
        name: String,
        /// All names, separated by commas.
        known: String,
    },
}

impl Spec {
    /// The folder with all specs.
    #[must_use]
    pub fn folder() -> PathBuf {
        workspace_root().join("compat-tests/lessons")
    }

    /// Reads the spec of the lesson `name`.
    ///
    /// # Errors
    ///
    /// No such lesson, or its file is not as [`Spec`] says.
    pub fn load(name: &str) -> Result<Self, SpecError> {
        let path = Self::folder().join(format!("{name}.toml"));
        if !path.is_file() {
            let known = all()?.into_iter().map(|spec| spec.name).collect::<Vec<_>>().join(", ");
            return Err(SpecError::Unknown { name: name.to_owned(), known });
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

    /// The place in the course: lessons by stage and number, then pairs that are no lessons by name.
    #[must_use]
    pub fn place(&self) -> impl Ord + use<> {
        (self.stage.is_none(), self.stage, self.number, self.name.clone())
    }
}

/// Every spec, in the order of the course.
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
