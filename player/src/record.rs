//! Turns a plain list of commands into a script that contains a server's answers.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;
use std::fmt::Write as _;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::Duration;

use crate::connection::{Connection, Missing};
use crate::net::Address;
use crate::play::Target;
use crate::reply::{Reply, quoted};
use crate::script::template::{RenderError, Variables};
use crate::script::{Action, Control, Request, Script, ScriptError, Step, parser};

/// Silence after a reply that marks it as the last one.
const QUIET: Duration = Duration::from_millis(50);

/// Width in characters up to which a reply is written on one line.
const MAX_WIDTH: usize = 100;

/// Reason why nothing was recorded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum RecordError {
    /// The list of commands has a syntax error, or a step that cannot be recorded.
    #[error(transparent)]
    Mistake(#[from] ScriptError),
    /// The list could not be read, or the script could not be written.
    #[error("{}: {source}", file.display())]
    File {
        /// The file.
        file: PathBuf,
        /// The error.
        source: io::Error,
    },
    /// A command of the list could not be recorded.
    #[error("{}:{line}: {source}", file.display())]
    Failed {
        /// The list.
        file: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// The error.
        source: CommandError,
    },
}

/// Reason why a command could not be recorded.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CommandError {
    /// The server cannot be reached.
    #[error("connecting to {0} failed: {1}")]
    Connect(Address, io::Error),
    /// The command cannot be sent, or the connection cannot be closed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The command has a variable that cannot be filled in.
    #[error(transparent)]
    Render(#[from] RenderError),
    /// The server sends something before any request, so it is unclear which replies belong to which request.
    #[error("the server speaks before it is asked: it cannot be recorded")]
    SpeaksFirst,
    /// The server's answer is not one of Redis's protocol.
    #[error("{0}; for another protocol: `wire-player record --framing …`")]
    NoReply(Missing),
}

/// Plays the commands in the file `list` to `target`, and writes a script with its answers to `out`.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use std::io::{Read, Write};
/// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// # let address = listener.local_addr()?;
/// # std::thread::spawn(move || {
/// #     for mut client in listener.incoming().flatten() {
/// #         while client.read(&mut [0; 64]).is_ok_and(|count| count > 0) {
/// #             let _ = client.write_all(b"+PONG\r\n");
/// #         }
/// #     }
/// # });
/// use std::time::Duration;
/// use wire_player::play::Target;
/// use wire_player::record::pin;
///
/// // A service at `address` that answers `+PONG` to whatever it is sent.
/// let folder = tempfile::tempdir()?;
/// let (list, script) = (folder.path().join("commands.txt"), folder.path().join("ping.script"));
/// std::fs::write(&list, "PING\n")?;
/// pin(&list, &Target::new("service", address), &script, Duration::from_secs(10))?;
/// assert_eq!(std::fs::read_to_string(&script)?, "> PING\n< +PONG\n");
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Those of [`record`], and a file that cannot be read or written.
pub fn pin(list: &Path, target: &Target, out: &Path, timeout: Duration) -> Result<(), RecordError> {
    let at = |file: &Path| {
        let file = file.to_path_buf();
        move |source| RecordError::File { file, source }
    };
    let text = fs::read_to_string(list).map_err(at(list))?;
    fs::write(out, record(&text, list, target, timeout)?).map_err(at(out))
}

/// Plays a list of commands to `target`, and returns a script with its answers.
///
/// Each line is a command as typed in redis-cli, or a step of a script that sends something (`a> GET x`, `raw> "…"`, `:
/// half-close`); comments are kept. A command that is not answered within `timeout` is written without a reply.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # use std::io::{Read, Write};
/// # let listener = std::net::TcpListener::bind("127.0.0.1:0")?;
/// # let address = listener.local_addr()?;
/// # std::thread::spawn(move || {
/// #     for mut client in listener.incoming().flatten() {
/// #         while client.read(&mut [0; 64]).is_ok_and(|count| count > 0) {
/// #             let _ = client.write_all(b"+PONG\r\n");
/// #         }
/// #     }
/// # });
/// use std::time::Duration;
/// use wire_player::play::Target;
/// use wire_player::record::record;
///
/// let target = Target::new("service", address);
/// let script = record("PING\n", "commands.txt".as_ref(), &target, Duration::from_secs(10))?;
/// assert_eq!(script, "> PING\n< +PONG\n");
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// A syntax error in the list, a step that expects or repeats something, or a server that cannot be reached.
pub fn record(list: &str, file: &Path, target: &Target, timeout: Duration) -> Result<String, RecordError> {
    let lines: Vec<String> = list.lines().map(as_step).collect();
    let script = parser::parse(&lines.join("\n"), file, "")?;
    let mut recorder = Recorder { target, timeout, connections: BTreeMap::new(), text: String::new() };
    let mut written = 0;
    for step in &script.steps {
        for line in &lines[written..step.line] {
            let _ = writeln!(recorder.text, "{line}");
        }
        written = step.line;
        recorder.step(&script, step)?;
    }
    for line in &lines[written..] {
        let _ = writeln!(recorder.text, "{line}");
    }
    Ok(recorder.text)
}

/// Converts a line of the list into a line of a script.
fn as_step(line: &str) -> String {
    let trimmed = line.trim();
    if trimmed.is_empty() || trimmed.starts_with('#') || parser::begins_step(trimmed) {
        trimmed.to_owned()
    } else {
        format!("> {trimmed}")
    }
}

struct Recorder<'a> {
    target: &'a Target,
    timeout: Duration,
    connections: BTreeMap<String, Connection>,
    text: String,
}

impl Recorder<'_> {
    fn step(&mut self, script: &Script, step: &Step) -> Result<(), RecordError> {
        let failed = |source| RecordError::Failed { file: script.file.clone(), line: step.line, source };
        match &step.action {
            Action::Send { connection: name, request, held } => {
                let bytes = encode(request).map_err(|error| failed(error.into()))?;
                let timeout = self.timeout;
                let connection = self.connection(name).map_err(failed)?;
                if *held {
                    connection.hold(&bytes);
                    return Ok(());
                }
                connection.send(&bytes, timeout).map_err(|error| failed(error.into()))?;
                self.answers(name).map_err(failed)
            }
            Action::Control { connection: name, control } => {
                let timeout = self.timeout;
                let connection = self.connection(name).map_err(failed)?;
                match control {
                    Control::Connect | Control::Refused => {}
                    Control::Flush => {
                        connection.send(b"", timeout).map_err(|error| failed(error.into()))?;
                    }
                    Control::HalfClose => {
                        connection.half_close().map_err(|error| failed(error.into()))?;
                    }
                    Control::Close => drop(self.connections.remove(name)),
                    Control::Reset => {
                        if let Some(connection) = self.connections.remove(name) {
                            connection.reset().map_err(|error| failed(error.into()))?;
                        }
                    }
                    Control::PiecesOf(size) => connection.set_pieces(Some(*size)),
                    Control::Whole => connection.set_pieces(None),
                    Control::CutAt(_) => {}
                }
                if *control == Control::HalfClose || *control == Control::Flush {
                    self.answers(name).map_err(failed)?;
                }
                Ok(())
            }
            Action::Pause(duration) => {
                std::thread::sleep(*duration);
                Ok(())
            }
            _ => Err(RecordError::Mistake(ScriptError {
                file: script.file.clone(),
                line: step.line,
                expected: "a command, `pause` or something done to a connection".into(),
                found: format!("`{}`", step.source),
            })),
        }
    }

    fn connection(&mut self, name: &str) -> Result<&mut Connection, CommandError> {
        match self.connections.entry(name.to_owned()) {
            Entry::Occupied(open) => Ok(open.into_mut()),
            Entry::Vacant(place) => {
                let mut connection = Connection::open(self.target.address.clone(), self.timeout)
                    .map_err(|error| CommandError::Connect(self.target.address.clone(), error))?;
                // The server's bytes would be written as the reply to the first command, which would shift all later
                // replies.
                if !matches!(connection.reply(QUIET), Err(Missing::Timeout(..)) if connection.unread().is_empty()) {
                    return Err(CommandError::SpeaksFirst);
                }
                Ok(place.insert(connection))
            }
        }
    }

    /// Writes the answers on the connection that sent something, then the messages that other connections received.
    ///
    /// # Errors
    ///
    /// An answer that is not of Redis's protocol: it cannot be told which request it belongs to.
    fn answers(&mut self, sender: &str) -> Result<(), CommandError> {
        let mut names: Vec<String> = self.connections.keys().filter(|name| *name != sender).cloned().collect();
        names.insert(0, sender.to_owned());
        for name in names {
            let mut patience = if name == sender { self.timeout } else { QUIET };
            let Some(connection) = self.connections.get_mut(&name) else {
                continue;
            };
            let prefix = if name == crate::script::DEFAULT_CONNECTION { String::new() } else { name.clone() };
            loop {
                match connection.reply(patience) {
                    Ok((reply, bytes)) if reply.encode() == bytes => {
                        let _ = writeln!(self.text, "{prefix}< {}", pretty(&reply, 0));
                    }
                    Ok((_, bytes)) => {
                        let _ = writeln!(self.text, "{}raw< {}", spaced(&prefix), quoted(&bytes));
                    }
                    Err(Missing::Timeout(..)) => break,
                    Err(Missing::Ended(end, _)) => {
                        self.raw_rest(&name, &prefix);
                        let _ = writeln!(self.text, "{prefix}< {end}");
                        self.connections.remove(&name);
                        break;
                    }
                    Err(missing @ Missing::Malformed(..)) => return Err(CommandError::NoReply(missing)),
                    Err(Missing::Frame(..) | Missing::Io(_)) => {
                        self.raw_rest(&name, &prefix);
                        break;
                    }
                }
                patience = QUIET;
            }
        }
        Ok(())
    }

    /// Writes the bytes that do not form a reply.
    fn raw_rest(&mut self, name: &str, prefix: &str) {
        let Some(connection) = self.connections.get_mut(name) else {
            return;
        };
        let bytes = connection.unread().to_vec();
        if bytes.is_empty() {
            return;
        }
        // The bytes have already arrived, so this does not wait.
        let _ = connection.bytes(bytes.len(), Duration::ZERO);
        let _ = writeln!(self.text, "{}raw< {}", spaced(prefix), quoted(&bytes));
    }
}

fn spaced(prefix: &str) -> String {
    if prefix.is_empty() { String::new() } else { format!("{prefix} ") }
}

fn encode(request: &Request) -> Result<Vec<u8>, RenderError> {
    let none = Variables::new();
    match request {
        Request::Raw(bytes) => bytes.render(&none),
        Request::Command(words) => {
            let words: Result<Vec<_>, _> = words.iter().map(|word| word.render(&none).map(Reply::Bulk)).collect();
            Ok(Reply::Array(words?).encode())
        }
    }
}

/// Returns a reply in the notation of scripts, on several lines if one would be too wide.
pub(crate) fn pretty(reply: &Reply, depth: usize) -> String {
    let line = Reply::Array(vec![reply.clone()]).notation();
    let line = if depth == 0 { reply.notation() } else { line[2..line.len() - 2].to_owned() };
    if line.len() <= MAX_WIDTH {
        return line;
    }
    let indent = "  ".repeat(depth + 1);
    let close = "  ".repeat(depth);
    let list = |open: &str, elements: &[Reply]| {
        let elements: String =
            elements.iter().map(|element| format!("{indent}{}\n", pretty(element, depth + 1))).collect();
        format!("{open}\n{elements}{close}]")
    };
    match reply {
        Reply::Array(elements) => list("[", elements),
        Reply::Set(elements) => list("~[", elements),
        Reply::Push(elements) => list(">[", elements),
        Reply::Map(entries) => {
            let entries: String = entries
                .iter()
                .map(|(key, value)| format!("{indent}{} => {}\n", pretty(key, depth + 1), pretty(value, depth + 1)))
                .collect();
            format!("{{\n{entries}{close}}}")
        }
        _ => line,
    }
}
