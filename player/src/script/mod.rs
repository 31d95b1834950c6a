//! Client scripts: what they may say, as data. [`parser`] reads them, [`crate::play`] plays them.

mod cursor;
pub mod expectation;
pub mod parser;
pub mod raw;
pub mod template;

use std::path::{Path, PathBuf};
use std::time::Duration;

use expectation::Expectation;
use raw::{Mask, RawPattern};
use template::Template;

use crate::framing::Framing;

/// The connection of steps that name none.
pub const DEFAULT_CONNECTION: &str = "main";

/// The name of the target that is a real Redis server.
pub const REDIS: &str = "redis";

/// A mistake in a script.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}:{line}: expected {expected}, found {found}", file.display())]
#[non_exhaustive]
pub struct ScriptError {
    /// The script.
    pub file: PathBuf,
    /// The line of the mistake, counted from 1.
    pub line: usize,
    /// The parts of a script that may stand there.
    pub expected: String,
    /// The text that stands there.
    pub found: String,
}

/// One script.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Script {
    /// Its name: the path below the folder of scripts without `.script`, e.g. `strings/set_and_get`.
    pub name: String,
    /// Where it was read.
    pub file: PathBuf,
    /// The flags that a server is to be started with (`server …`).
    pub flags: Vec<String>,
    /// The flags of targets that take other ones (`server redis: …`).
    pub flags_of: Vec<(String, Vec<String>)>,
    /// Targets that the script is not for, each with the reason.
    pub skipped: Vec<(String, String)>,
    /// Longest time that a step may take; the player's own limit where it is not set.
    pub timeout: Option<Duration>,
    /// Framing of received bytes (`framing …`).
    pub framing: Framing,
    /// Values that are masked wherever an expectation has one (`mask …`).
    pub masks: Vec<Masked>,
    /// When the connection was opened, in microseconds since the recording began (`opened …`); only
    /// in recorded sessions.
    pub opened: Option<u64>,
    /// The steps.
    pub steps: Vec<Step>,
}

/// One step of a script.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Step {
    /// The line on which it begins, counted from 1.
    pub line: usize,
    /// The step as it stands in the script, on one line.
    pub source: String,
    /// The targets that it is for.
    pub audience: Audience,
    /// When it was done, in microseconds since the recording began (`@at …`); only in recorded
    /// sessions.
    pub at: Option<u64>,
    /// Action of the step.
    pub action: Action,
}

/// The targets that a step is for.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Audience {
    /// All of them.
    Everyone,
    /// `@only TARGET: reason`.
    Only(String),
    /// `@except TARGET: reason`.
    Except(String),
}

/// Values that `mask …` names.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Masked {
    /// The value of this header, in a frame of HTTP; in lower case.
    Header(String),
    /// All that the mask takes.
    Value(Mask),
}

/// Reason why a text names no masked values.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MaskedError {
    /// The regular expression has a mistake.
    #[error(transparent)]
    Regex(#[from] regex::Error),
    /// The text is neither a header, nor a regular expression, nor the name of a mask.
    #[error("expected header:NAME, regex:EXPRESSION or one of {}", Mask::names())]
    Unknown,
}

/// Reads `header:NAME`, `regex:EXPRESSION` or the name of a mask, as flags have it.
impl std::str::FromStr for Masked {
    type Err = MaskedError;

    fn from_str(text: &str) -> Result<Self, MaskedError> {
        match text.split_once(':') {
            Some(("header", name)) => Ok(Self::Header(name.to_ascii_lowercase())),
            Some(("regex", source)) => {
                regex::bytes::Regex::new(source)?;
                Ok(Self::Value(Mask::Regex(source.to_owned())))
            }
            _ => Mask::named(text).map(Self::Value).ok_or(MaskedError::Unknown),
        }
    }
}

/// Action of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Action {
    /// Sends bytes, or holds them back until the next thing is sent or expected.
    Send {
        /// The connection.
        connection: String,
        /// The request.
        request: Request,
        /// `true` if it waits for the next send or expectation (`>>`).
        held: bool,
    },
    /// Expects one reply.
    Expect {
        /// The connection.
        connection: String,
        /// The reply.
        expectation: Expectation,
    },
    /// Expects these bytes: the next frame where the script states a framing, else as many bytes as
    /// they are.
    ExpectBytes {
        /// The connection.
        connection: String,
        /// The bytes.
        bytes: RawPattern,
        /// `true` if they are part of a frame also where the script states a framing (`bytes<`).
        within_frame: bool,
    },
    /// Expects that the peer closes, and sends nothing before.
    ExpectClose {
        /// The connection.
        connection: String,
        /// The way in which it has to close.
        how: Close,
    },
    /// Expects that nothing arrives for a time.
    ExpectSilence {
        /// The connection.
        connection: String,
        /// For how long.
        duration: Duration,
    },
    /// Does something to a connection.
    Control {
        /// The connection.
        connection: String,
        /// The action.
        control: Control,
    },
    /// Waits.
    Pause(Duration),
    /// Repeats steps.
    Repeat {
        /// Number of repetitions.
        rounds: Rounds,
        /// The steps.
        steps: Vec<Step>,
    },
    /// Repeats steps until all of them hold, for as long as a step may take.
    Eventually(Vec<Step>),
    /// Gives a variable a value.
    Set {
        /// The variable.
        name: String,
        /// The value.
        value: Template,
    },
    /// Compares what was collected in a list.
    Check {
        /// The list's name.
        name: String,
        /// `true` if duplicates are dropped before.
        distinct: bool,
        /// The array that the list has to be.
        expectation: Expectation,
    },
}

impl Action {
    /// Returns the names of the variables that sending it, or expecting its bytes, needs.
    pub fn variables(&self) -> Vec<&str> {
        match self {
            Self::Send { request: Request::Raw(text), .. } => text.variables(),
            Self::Send { request: Request::Command(words), .. } => words.iter().flat_map(Template::variables).collect(),
            Self::ExpectBytes { bytes, .. } => bytes.variables(),
            _ => Vec::new(),
        }
    }
}

/// Request that is sent.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Request {
    /// A command: an array of bulk strings.
    Command(Vec<Template>),
    /// Bytes as they stand.
    Raw(Template),
}

/// Way in which a peer closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Close {
    /// In either way.
    Any,
    /// With FIN: every byte that was sent has been read.
    Fin,
    /// With RST.
    Reset,
}

/// Action on a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Control {
    /// Opens it; the first use of a connection does so as well.
    Connect,
    /// Tries to open it, and expects that nobody accepts.
    Refused,
    /// Closes it with FIN.
    Close,
    /// Closes it with RST.
    Reset,
    /// Ends the sending direction and keeps reading.
    HalfClose,
    /// Sends what was held back.
    Flush,
    /// From now on cuts what is sent into pieces of this many bytes.
    PiecesOf(usize),
    /// Cuts what is sent next in two at this byte.
    CutAt(Template),
    /// Ends `pieces of`.
    Whole,
}

/// Number of repetitions of steps.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Rounds {
    /// For each number from the first to the last, both included, kept in a variable if one is named.
    Count {
        /// The variable.
        counter: Option<String>,
        /// The first number.
        first: i64,
        /// The last number.
        last: i64,
    },
    /// Until a variable has a value.
    Until {
        /// The variable.
        name: String,
        /// The value.
        value: Template,
    },
}

impl Script {
    /// Reads a script; its name is its path below `root` without the extension.
    ///
    /// # Errors
    ///
    /// An unreadable file or a mistake in the script.
    pub fn load(file: &Path, root: &Path) -> Result<Self, LoadError> {
        let text = std::fs::read_to_string(file)
            .map_err(|source| LoadError::Unreadable { file: file.to_path_buf(), source })?;
        let name = file.strip_prefix(root).unwrap_or(file).with_extension("");
        Ok(parser::parse(&text, file, &name.to_string_lossy().replace('\\', "/"))?)
    }

    /// Returns the flags of a server of this kind.
    #[must_use]
    pub fn flags_for(&self, target: &str) -> &[String] {
        self.flags_of.iter().find(|(name, _)| name == target).map_or(&self.flags, |(_, flags)| flags)
    }

    /// Returns why the script is not for this target, if so.
    #[must_use]
    pub fn skip_reason(&self, target: &str) -> Option<&str> {
        self.skipped.iter().find(|(name, _)| name == target).map(|(_, reason)| reason.as_str())
    }
}

/// Reads the text of a script that stands in no file.
///
/// ```
/// use wire_player::script::Script;
///
/// let script: Script = "> PING\n< +PONG".parse()?;
/// assert_eq!(script.steps.len(), 2);
/// # Ok::<(), wire_player::script::ScriptError>(())
/// ```
impl std::str::FromStr for Script {
    type Err = ScriptError;

    fn from_str(text: &str) -> Result<Self, ScriptError> {
        parser::parse(text, Path::new("script"), "script")
    }
}

impl Audience {
    /// Returns whether the step is for this target.
    #[must_use]
    pub fn includes(&self, target: &str) -> bool {
        match self {
            Self::Everyone => true,
            Self::Only(name) => name == target,
            Self::Except(name) => name != target,
        }
    }
}

/// Reason why a script could not be loaded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum LoadError {
    /// The file or folder could not be read.
    #[error("{}: {source}", file.display())]
    Unreadable {
        /// The file or folder.
        file: PathBuf,
        /// Reason.
        source: std::io::Error,
    },
    /// The script has a mistake.
    #[error(transparent)]
    Mistake(#[from] ScriptError),
}

/// Loads each `*.script` among `paths`, folders with all that is below them, sorted by name.
///
/// # Errors
///
/// The first file or folder that cannot be read, or the first mistake.
pub fn load_all(paths: &[PathBuf]) -> Result<Vec<Script>, LoadError> {
    let mut scripts = Vec::new();
    for path in paths {
        let root = if path.is_dir() { path.as_path() } else { path.parent().unwrap_or(Path::new("")) };
        let mut files = Vec::new();
        collect(path, &mut files)?;
        files.sort();
        for file in files {
            scripts.push(Script::load(&file, root)?);
        }
    }
    Ok(scripts)
}

fn collect(path: &Path, files: &mut Vec<PathBuf>) -> Result<(), LoadError> {
    let unreadable = |source| LoadError::Unreadable { file: path.to_path_buf(), source };
    if !path.is_dir() {
        files.push(path.to_path_buf());
        return Ok(());
    }
    for entry in std::fs::read_dir(path).map_err(unreadable)? {
        let entry = entry.map_err(unreadable)?.path();
        if entry.is_dir() || entry.extension().is_some_and(|extension| extension == "script") {
            collect(&entry, files)?;
        }
    }
    Ok(())
}
