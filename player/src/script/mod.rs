//! Client scripts as data. [`parser`] parses them, [`crate::play`] plays them.

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

/// Name of the connection that is used by steps that name none.
pub const DEFAULT_CONNECTION: &str = "main";

/// Name of the target that is redis-server.
pub const REDIS: &str = "redis";

/// A syntax error in a script.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}:{line}: expected {expected}, found {found}", file.display())]
#[non_exhaustive]
pub struct ScriptError {
    /// The script.
    pub file: PathBuf,
    /// Line of the error, counted from 1.
    pub line: usize,
    /// Description of what a script may contain at that point.
    pub expected: String,
    /// Text that was found there.
    pub found: String,
}

/// One script.
///
/// ```
/// use wire_player::script::Script;
///
/// let script: Script = "
/// server --requirepass s3cret
/// server redis: --requirepass s3cret --save ''
/// skip old: it knows no passwords
///
/// > AUTH s3cret
/// < +OK
/// ".parse()?;
/// assert_eq!(script.flags_for("new"), ["--requirepass", "s3cret"]);
/// assert_eq!(script.flags_for("redis").len(), 4);
/// assert_eq!(script.skip_reason("old"), Some("it knows no passwords"));
/// assert_eq!(script.skip_reason("new"), None);
/// # Ok::<(), wire_player::script::ScriptError>(())
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Script {
    /// Name: the path below the folder of scripts without `.script`, e.g. `strings/set_and_get`.
    pub name: String,
    /// File from which it was read.
    pub file: PathBuf,
    /// Flags with which a server has to be started (`server …`).
    pub flags: Vec<String>,
    /// Flags for targets that take different ones (`server redis: …`).
    pub flags_of: Vec<(String, Vec<String>)>,
    /// Targets that the script is not meant for, each with the reason.
    pub skipped: Vec<(String, String)>,
    /// Longest time that a step may take, instead of the player's default.
    pub timeout: Option<Duration>,
    /// Framing of received bytes (`framing …`).
    pub framing: Framing,
    /// Values that are masked wherever an expectation has one (`mask …`).
    pub masks: Vec<Masked>,
    /// Time at which the connection was opened, in microseconds since the recording began (`opened …`); only in
    /// recorded sessions.
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
    /// The text of the step, on one line.
    pub source: String,
    /// The targets that it is for.
    pub audience: Audience,
    /// Time of the step, in microseconds since the recording began (`@at …`); only in recorded sessions.
    pub at: Option<u64>,
    /// Action of the step.
    pub action: Action,
}

/// The targets that a step is for.
///
/// ```
/// use wire_player::script::Script;
///
/// let script: Script = "> PING\n@except redis: it is another version\n< +PONG".parse()?;
/// let audience = &script.steps[1].audience;
/// assert!(audience.includes("new") && !audience.includes("redis"));
/// # Ok::<(), wire_player::script::ScriptError>(())
/// ```
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

/// Values that `mask …` selects.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Masked {
    /// The value of this header, in a frame of HTTP; in lower case.
    Header(String),
    /// Every value that the mask matches.
    Value(Mask),
}

/// Reason why a text does not select values to mask.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
#[non_exhaustive]
pub enum MaskedError {
    /// The regular expression is invalid.
    #[error(transparent)]
    Regex(#[from] regex::Error),
    /// The text is neither a header, nor a regular expression, nor the name of a mask.
    #[error("expected header:NAME, regex:EXPRESSION or one of {}", Mask::names())]
    Unknown,
}

/// Parses `header:NAME`, `regex:EXPRESSION` or the name of a mask, as in flags.
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
///
/// ```
/// use wire_player::script::Script;
///
/// let script: Script = "set key visits\n> GET ${key}\n< nil".parse()?;
/// assert_eq!(script.steps[1].action.variables(), ["key"]);
/// # Ok::<(), wire_player::script::ScriptError>(())
/// ```
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
    /// Expects these bytes: as the next frame if the script has a framing, otherwise as the next bytes.
    ExpectBytes {
        /// The connection.
        connection: String,
        /// The bytes.
        bytes: RawPattern,
        /// `true` if they are a part of a frame, even if the script has a framing (`bytes<`).
        within_frame: bool,
    },
    /// Expects that the peer closes without sending anything first.
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
        /// Duration of the silence.
        duration: Duration,
    },
    /// Performs an action on a connection.
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
    /// Repeats steps until all of them succeed, for at most the timeout of a step.
    Eventually(Vec<Step>),
    /// Gives a variable a value.
    Set {
        /// The variable.
        name: String,
        /// The value.
        value: Template,
    },
    /// Checks the content of a list.
    Check {
        /// The list's name.
        name: String,
        /// `true` if duplicates are dropped first.
        distinct: bool,
        /// The array that the list has to be.
        expectation: Expectation,
    },
}

impl Action {
    /// Returns the names of the variables that sending the request, or expecting the bytes, needs.
    pub fn variables(&self) -> Vec<&str> {
        match self {
            Self::Send { request: Request::Raw(text), .. } => text.variables(),
            Self::Send { request: Request::Command(words), .. } => words.iter().flat_map(Template::variables).collect(),
            Self::ExpectBytes { bytes, .. } => bytes.variables(),
            _ => Vec::new(),
        }
    }
}

/// A request to send.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Request {
    /// A command: an array of bulk strings.
    Command(Vec<Template>),
    /// Literal bytes.
    Raw(Template),
}

/// Way in which a peer closes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Close {
    /// In either way.
    Any,
    /// With FIN.
    Fin,
    /// With RST.
    Reset,
}

/// Action on a connection.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Control {
    /// Opens it, as the first use of a connection does.
    Connect,
    /// Tries to open it, and expects that nobody accepts.
    Refused,
    /// Closes it with FIN.
    Close,
    /// Closes it with RST.
    Reset,
    /// Closes the sending side, and keeps reading.
    HalfClose,
    /// Sends what was held back.
    Flush,
    /// From now on cuts sent bytes into pieces of this size.
    PiecesOf(usize),
    /// Cuts the next send in two at this byte.
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
    /// Loads a script, whose name is its path below `root` without the extension.
    ///
    /// ```
    /// use wire_player::script::Script;
    ///
    /// let folder = tempfile::tempdir()?;
    /// std::fs::create_dir(folder.path().join("strings"))?;
    /// let file = folder.path().join("strings/get.script");
    /// std::fs::write(&file, "> GET a\n< nil\n")?;
    /// let script = Script::load(&file, folder.path())?;
    /// assert_eq!((script.name.as_str(), script.steps.len()), ("strings/get", 2));
    /// # Ok::<(), Box<dyn std::error::Error>>(())
    /// ```
    ///
    /// # Errors
    ///
    /// An unreadable file, or a syntax error in the script.
    pub fn load(file: &Path, root: &Path) -> Result<Self, LoadError> {
        let text = std::fs::read_to_string(file)
            .map_err(|source| LoadError::Unreadable { file: file.to_path_buf(), source })?;
        let name = file.strip_prefix(root).unwrap_or(file).with_extension("");
        Ok(parser::parse(&text, file, &name.to_string_lossy().replace('\\', "/"))?)
    }

    /// Returns the flags for a server of this kind.
    #[must_use]
    pub fn flags_for(&self, target: &str) -> &[String] {
        self.flags_of.iter().find(|(name, _)| name == target).map_or(&self.flags, |(_, flags)| flags)
    }

    /// Returns the reason why the script is not meant for this target; `None` if it is.
    #[must_use]
    pub fn skip_reason(&self, target: &str) -> Option<&str> {
        self.skipped.iter().find(|(name, _)| name == target).map(|(_, reason)| reason.as_str())
    }
}

/// Parses the text of a script that does not come from a file.
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
    /// The script has a syntax error.
    #[error(transparent)]
    Mistake(#[from] ScriptError),
}

/// Loads all scripts in `paths`, sorted by name. For a folder, these are all `*.script` files in it at any depth.
///
/// ```
/// use wire_player::script::load_all;
///
/// let folder = tempfile::tempdir()?;
/// std::fs::write(folder.path().join("b.script"), "> GET a\n< nil\n")?;
/// std::fs::write(folder.path().join("a.script"), "> PING\n< +PONG\n")?;
/// let scripts = load_all(&[folder.path().to_path_buf()])?;
/// assert_eq!(scripts.iter().map(|script| script.name.as_str()).collect::<Vec<_>>(), ["a", "b"]);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
///
/// # Errors
///
/// The first file or folder that cannot be read, or the first syntax error.
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
