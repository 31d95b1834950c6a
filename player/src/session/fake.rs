//! Plays the service's part of recorded sessions, to test a client.

use std::io;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;
use std::time::{Duration, Instant};

use super::{SESSION, SessionReader};
use crate::connection::{Connection, End};
use crate::framing::{Framing, difference};
use crate::net::{Listener, Stream};
use crate::play::Outcome;
use crate::reply::{Reply, summary_of};
use crate::report::Played;
use crate::script::raw::{Comparison, RawPattern};
use crate::script::template::{RenderError, Value, Variables};
use crate::script::{Action, Close, Control, LoadError, Request, Step};

/// Pause between two checks for a new connection or for the end.
const PAUSE: Duration = Duration::from_millis(2);

/// Serves one connection for each session, in the order in which the recorded connections were opened, until all
/// sessions have been played or `stop` is set.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use std::io::{Read, Write};
/// use std::sync::Arc;
/// use std::sync::atomic::AtomicBool;
/// use std::time::Duration;
/// use wire_player::net::{Listener, Stream};
/// use wire_player::session::fake::serve;
///
/// let folder = tempfile::tempdir()?;
/// let session = folder.path().join("000001.session");
/// std::fs::write(
///     &session,
///     "framing lines\n\n@at 0.1\nraw> \"PING\\n\"\n@at 0.2\nraw< \"PONG\\n\"\n",
/// )?;
/// let listener = Listener::bind(&"127.0.0.1:0".parse()?)?;
/// let address = listener.address()?;
///
/// // The client under test.
/// let client = std::thread::spawn(move || -> std::io::Result<String> {
///     let mut stream = Stream::connect(&address, Duration::from_secs(10))?;
///     stream.write_all(b"PING\n")?;
///     let mut answer = [0; 5];
///     stream.read_exact(&mut answer)?;
///     Ok(String::from_utf8_lossy(&answer).into_owned())
/// });
/// let played = serve(&listener, &[session], Duration::from_secs(10), &Arc::new(AtomicBool::new(false)))?;
/// assert!(played[0].passed());
/// assert_eq!(client.join().expect("it does not panic")?, "PONG\n");
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// A session that cannot be read.
pub fn serve(
    listener: &Listener,
    files: &[PathBuf],
    timeout: Duration,
    stop: &Arc<AtomicBool>,
) -> Result<Vec<Played>, LoadError> {
    let mut planned = Vec::with_capacity(files.len());
    for file in files {
        let reader = SessionReader::open(file)?;
        planned.push((reader.header().opened.unwrap_or(0), reader.header().name.clone(), file.clone()));
    }
    planned.sort();
    let unreadable = |source| LoadError::Unreadable { file: PathBuf::new(), source };
    listener.set_nonblocking(true).map_err(unreadable)?;
    let played: Mutex<Vec<Played>> = Mutex::default();
    let shared: Mutex<Variables> = Mutex::default();
    thread::scope(|scope| {
        for (_, name, file) in &planned {
            let client = loop {
                match listener.accept() {
                    Ok(client) => break Some(client),
                    Err(_) if stop.load(Ordering::SeqCst) => break None,
                    Err(_) => thread::sleep(PAUSE),
                }
            };
            let Some(client) = client else {
                let outcome = Outcome::failed(SESSION, "no client came for this session");
                add(&played, name, outcome);
                continue;
            };
            let (played, shared) = (&played, &shared);
            scope.spawn(move || add(played, name, answer(client, file, timeout, shared)));
        }
    });
    let mut played = played.into_inner().unwrap_or_else(PoisonError::into_inner);
    played.sort_by(|a, b| a.script.cmp(&b.script));
    Ok(played)
}

fn add(played: &Mutex<Vec<Played>>, name: &str, outcome: Outcome) {
    let outcomes = vec![("client".to_owned(), outcome)];
    played.lock().unwrap_or_else(PoisonError::into_inner).push(Played { script: name.to_owned(), outcomes });
}

fn answer(client: Stream, file: &Path, timeout: Duration, shared: &Mutex<Variables>) -> Outcome {
    let begun = Instant::now();
    let mut outcome = Outcome::default();
    let mut reader = match SessionReader::open(file) {
        Ok(reader) => reader,
        Err(error) => return Outcome::failed(SESSION, error.to_string()),
    };
    let framing = reader.header().framing.clone();
    let mut connection = Some(Connection::from(client));
    loop {
        let step = match reader.step() {
            Ok(Some(step)) => step,
            Ok(None) => break,
            Err(error) => {
                outcome.fail(SESSION, error.to_string());
                break;
            }
        };
        let mut variables = shared.lock().unwrap_or_else(PoisonError::into_inner);
        let done = prepared(&step, &mut variables);
        drop(variables);
        match done.and_then(|part| perform(part, &mut connection, &framing, timeout)) {
            Ok(expected) => outcome.met += usize::from(expected),
            Err(why) => {
                outcome
                    .fail(SESSION, format!("line {}, `{}`: {why}", step.line, crate::report::shortened(&step.source)));
                break;
            }
        }
    }
    Outcome { elapsed: begun.elapsed(), ..outcome }
}

/// Reason why the service's part of a step could not be played.
#[derive(Debug, thiserror::Error)]
enum PartError {
    #[error(transparent)]
    Render(#[from] RenderError),
    #[error("a pattern does not tell what to send")]
    Pattern,
    #[error("a service that is running cannot refuse a connection")]
    Refusal,
    #[error("only steps that a recording writes can be played from the other side")]
    NotRecorded,
    #[error("the connection is closed already")]
    Closed,
    #[error("the socket failed: {0}")]
    Socket(#[from] io::Error),
    #[error("{0}")]
    Differs(String),
    #[error("the client {0}")]
    Ended(End),
    #[error("the client is still connected after {0:?}")]
    Connected(Duration),
    #[error("the client sent {} instead of closing", summary_of(.0))]
    Sent(Vec<u8>),
}

/// The service's part in a step.
enum Part {
    Expect(Vec<u8>),
    Send(Vec<u8>),
    ExpectEnd(Option<End>),
    HalfClose,
    Reset,
    Nothing,
}

fn prepared(step: &Step, variables: &mut Variables) -> Result<Part, PartError> {
    Ok(match &step.action {
        Action::Send { request: Request::Raw(text), .. } => Part::Expect(text.render(variables)?),
        Action::Send { request: Request::Command(words), .. } => {
            let words: Result<Vec<_>, _> = words.iter().map(|word| word.render(variables).map(Reply::Bulk)).collect();
            Part::Expect(Reply::Array(words?).encode())
        }
        Action::ExpectBytes { bytes, .. } => Part::Send(bytes.sample(variables)?),
        Action::Expect { expectation, .. } => {
            let reply = expectation.exact(variables)?.ok_or(PartError::Pattern)?;
            Part::Send(reply.encode())
        }
        Action::ExpectClose { how: Close::Reset, .. } => Part::Reset,
        Action::ExpectClose { .. } => Part::HalfClose,
        Action::Control { control, .. } => match control {
            Control::Close | Control::HalfClose => Part::ExpectEnd(Some(End::Fin)),
            Control::Reset => Part::ExpectEnd(None),
            Control::Refused => return Err(PartError::Refusal),
            _ => Part::Nothing,
        },
        Action::Pause(time) => {
            thread::sleep(*time);
            Part::Nothing
        }
        Action::Set { name, value } => {
            let value = value.render(variables)?;
            variables.insert(name.clone(), Value::Bytes(value));
            Part::Nothing
        }
        _ => return Err(PartError::NotRecorded),
    })
}

/// Performs the part. Returns whether something was expected, and arrived.
fn perform(
    part: Part,
    connection: &mut Option<Connection>,
    framing: &Framing,
    timeout: Duration,
) -> Result<bool, PartError> {
    let open = connection.as_mut().ok_or(PartError::Closed)?;
    match part {
        Part::Expect(expected) => {
            let found = open.bytes(expected.len(), timeout)?;
            let pattern = RawPattern::literal(expected.as_slice()).render(&Variables::new())?;
            match pattern.compare(&found, true) {
                Comparison::Fits(..) => Ok(true),
                _ => Err(PartError::Differs(difference(framing, &pattern, &found))),
            }
        }
        Part::Send(bytes) => open.send(&bytes, timeout).map(|()| false).map_err(PartError::from),
        Part::ExpectEnd(end) => match open.end(timeout)? {
            Some(found) if end.is_none_or(|end| end == found) => Ok(true),
            Some(found) => Err(PartError::Ended(found)),
            None if open.unread().is_empty() => Err(PartError::Connected(timeout)),
            None => Err(PartError::Sent(open.unread().to_vec())),
        },
        Part::HalfClose => open.half_close().map(|()| false).map_err(PartError::from),
        Part::Reset => {
            let open = connection.take();
            open.map_or(Ok(()), Connection::reset).map(|()| false).map_err(PartError::from)
        }
        Part::Nothing => Ok(false),
    }
}
