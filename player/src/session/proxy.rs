//! Records the traffic between clients and a service, as a proxy.

use std::io::{self, Read, Write};
use std::net::Shutdown;
use std::path::PathBuf;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::thread;
use std::time::Duration;

use super::tape::{Clock, Secret, Tape};
use crate::connection::End;
use crate::framing::{Framing, is_tls};
use crate::net::{Address, Listener, Stream};

/// Pause between two checks for a new connection or the end of the recording.
const PAUSE: Duration = Duration::from_millis(2);

/// Interval after which a read is interrupted, to check for the end of the recording.
const GLANCE: Duration = Duration::from_millis(100);

/// Longest time that the service may take to accept a connection.
const CONNECT_TIMEOUT: Duration = Duration::from_secs(10);

/// Longest wait for the client's kernel to show whether it accepts bytes after the client has closed its sending side.
const VERDICT: Duration = Duration::from_secs(1);

/// Stack size of a thread that copies, in bytes; its buffer is not on the stack.
const STACK: usize = 128 * 1024;

/// Largest number of bytes that are read at once.
const BUFFER: usize = 32 * 1024;

/// Parameters of a recording.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Recording {
    /// The service.
    pub upstream: Address,
    /// The folder of the sessions, which is created if it is missing.
    pub folder: PathBuf,
    /// Framing of the protocol.
    pub framing: Framing,
    /// Secrets, which are not written to any file.
    pub secrets: Vec<Secret>,
}

impl Recording {
    /// Returns a recording of the service at `upstream` to `folder`, without secrets.
    ///
    /// ```
    /// use wire_player::framing::Framing;
    /// use wire_player::session::proxy::Recording;
    ///
    /// let recording = Recording::new("127.0.0.1:8080".parse().unwrap(), "sessions", Framing::Lines);
    /// assert!(recording.secrets.is_empty());
    /// ```
    pub fn new(upstream: Address, folder: impl Into<PathBuf>, framing: Framing) -> Self {
        Self { upstream, folder: folder.into(), framing, secrets: Vec::new() }
    }
}

/// Result of a recording.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Recorded {
    /// Number of sessions that were written.
    pub sessions: usize,
    /// Failures, at most one for each connection.
    pub failures: Vec<String>,
}

struct Shared {
    recording: Recording,
    clock: Arc<Clock>,
    secrets: Arc<Vec<Secret>>,
    stop: Arc<AtomicBool>,
    written: AtomicUsize,
    open: AtomicUsize,
    failures: Mutex<Vec<String>>,
}

impl Shared {
    fn fail(&self, what: String) {
        let mut failures = self.failures.lock().unwrap_or_else(PoisonError::into_inner);
        // Without a limit, a service that has gone would fill the memory with the same sentence.
        if failures.len() < 1000 {
            failures.push(what);
        }
    }
}

/// Records every connection to `listener` until `stop` is set, then closes the connections that are still open.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// # let service = std::net::TcpListener::bind("127.0.0.1:0")?;
/// # let upstream = service.local_addr()?.into();
/// # std::thread::spawn(move || {
/// #     for mut client in service.incoming().flatten() {
/// #         while client.read(&mut [0; 64]).is_ok_and(|count| count > 0) {
/// #             let _ = client.write_all(b"PONG\n");
/// #         }
/// #     }
/// # });
/// use std::io::{Read, Write};
/// use std::sync::Arc;
/// use std::sync::atomic::{AtomicBool, Ordering};
/// use std::time::Duration;
/// use wire_player::framing::Framing;
/// use wire_player::net::{Listener, Stream};
/// use wire_player::session::proxy::{Recording, record};
///
/// // A service at `upstream` that answers each line by `PONG`.
/// let folder = tempfile::tempdir()?;
/// let listener = Listener::bind(&"127.0.0.1:0".parse()?)?;
/// let address = listener.address()?;
/// let recording = Recording::new(upstream, folder.path(), Framing::Lines);
/// let stop = Arc::new(AtomicBool::new(false));
/// let stopped = Arc::clone(&stop);
/// let recorder = std::thread::spawn(move || record(&listener, recording, &stopped));
///
/// let mut client = Stream::connect(&address, Duration::from_secs(10))?;
/// client.write_all(b"PING\n")?;
/// client.read_exact(&mut [0; 5])?;
/// drop(client);
/// stop.store(true, Ordering::SeqCst);
/// let recorded = recorder.join().expect("it does not panic")?;
/// assert_eq!((recorded.sessions, recorded.failures.len()), (1, 0));
/// let session = wire_player::session::files(&[folder.path().to_path_buf()])?.remove(0);
/// assert!(std::fs::read_to_string(session)?.contains(r#"raw< "PONG\n""#));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// The folder cannot be created or already contains sessions, or the listener fails.
pub fn record(listener: &Listener, recording: Recording, stop: &Arc<AtomicBool>) -> io::Result<Recorded> {
    std::fs::create_dir_all(&recording.folder)?;
    if !super::files(std::slice::from_ref(&recording.folder)).map_err(io::Error::other)?.is_empty() {
        let folder = recording.folder.display();
        return Err(io::Error::new(io::ErrorKind::AlreadyExists, format!("{folder} holds sessions already")));
    }
    listener.set_nonblocking(true)?;
    let shared = Arc::new(Shared {
        clock: Arc::new(Clock::start()),
        secrets: Arc::new(recording.secrets.clone()),
        recording,
        stop: Arc::clone(stop),
        written: AtomicUsize::new(0),
        open: AtomicUsize::new(0),
        failures: Mutex::default(),
    });
    let mut number = 0;
    while !stop.load(Ordering::SeqCst) {
        match listener.accept() {
            Ok(client) => {
                number += 1;
                accept(&shared, client, number);
            }
            // Such an error concerns one connection, or the number of open files, and is temporary.
            Err(_) => thread::sleep(PAUSE),
        }
    }
    while shared.open.load(Ordering::SeqCst) > 0 {
        thread::sleep(PAUSE);
    }
    let failures = std::mem::take(&mut *shared.failures.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(Recorded { sessions: shared.written.load(Ordering::SeqCst), failures })
}

fn accept(shared: &Arc<Shared>, client: Stream, number: usize) {
    let Recording { upstream, folder, framing, .. } = &shared.recording;
    let tape = Tape::begin(folder, number, &upstream.to_string(), framing, &shared.clock, &shared.secrets);
    let tape = match tape {
        Ok(tape) => tape,
        Err(error) => return shared.fail(format!("connection {number}: no session: {error}")),
    };
    shared.open.fetch_add(1, Ordering::SeqCst);
    let counted = Arc::clone(shared);
    let begun = thread::Builder::new().stack_size(STACK).spawn(move || {
        if let Err(error) = connection(&counted, client, tape) {
            counted.fail(format!("connection {number}: {error}"));
        }
        counted.open.fetch_sub(1, Ordering::SeqCst);
    });
    if let Err(error) = begun {
        shared.fail(format!("connection {number}: no thread: {error}"));
        shared.open.fetch_sub(1, Ordering::SeqCst);
    }
}

fn connection(shared: &Arc<Shared>, client: Stream, mut tape: Tape) -> io::Result<()> {
    let server = match Stream::connect(&shared.recording.upstream, CONNECT_TIMEOUT) {
        Ok(server) => server,
        Err(_) => {
            tape.refused();
            shared.written.fetch_add(1, Ordering::SeqCst);
            // If the service refuses the connection, the client sees a refusal as well.
            client.reset_when_dropped()?;
            return tape.finish();
        }
    };
    tape.connected();
    let (client, server) = (Arc::new(client), Arc::new(server));
    let tape = Arc::new(Mutex::new(tape));
    let tls = Arc::new(AtomicBool::new(false));
    let replies = {
        let (shared, tape) = (Arc::clone(shared), Arc::clone(&tape));
        let (client, server) = (Arc::clone(&client), Arc::clone(&server));
        thread::Builder::new()
            .stack_size(STACK)
            .spawn(move || copy(&shared, &server, &client, |event| reply(&tape, &client, &server, event)))?
    };
    let seen = Arc::clone(&tls);
    let mut first = true;
    copy(shared, &client, &server, |event| {
        if let Event::Bytes(bytes) = &event {
            if std::mem::take(&mut first) && is_tls(bytes) {
                seen.store(true, Ordering::SeqCst);
                return Then::Stop;
            }
        }
        match event {
            Event::Bytes(bytes) => lock(&tape).sent(bytes),
            Event::End(end) => lock(&tape).client_ended(end, client.peer_has_closed()),
        }
        Then::PassOn
    });
    if tls.load(Ordering::SeqCst) {
        server.shutdown(Shutdown::Both)?;
    }
    let _ = replies.join();
    let tape = Arc::try_unwrap(tape).map_err(|_| io::Error::other("its session is still written"))?;
    let tape = tape.into_inner().unwrap_or_else(PoisonError::into_inner);
    if tls.load(Ordering::SeqCst) {
        client.reset_when_dropped()?;
        tape.discard()?;
        return Err(io::Error::other(
            "the client speaks TLS, which hides what is said: record behind the place where TLS ends",
        ));
    }
    shared.written.fetch_add(1, Ordering::SeqCst);
    tape.finish()
}

/// Event in one direction.
#[derive(Clone, Copy)]
enum Event<'a> {
    Bytes(&'a [u8]),
    End(End),
}

/// Action on an event.
enum Then {
    PassOn,
    /// The event has already been passed on.
    Nothing,
    Stop,
}

fn lock(tape: &Mutex<Tape>) -> MutexGuard<'_, Tape> {
    tape.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Records an event in the direction from the service to the client.
fn reply(tape: &Mutex<Tape>, mut client: &Stream, server: &Stream, event: Event<'_>) -> Then {
    let bytes = match event {
        Event::Bytes(bytes) => bytes,
        Event::End(end) => {
            lock(tape).server_ended(end);
            return Then::PassOn;
        }
    };
    if !lock(tape).may_be_gone() {
        lock(tape).received(bytes);
        return Then::PassOn;
    }
    // The reaction of the client's kernel to these bytes shows whether the client has closed both directions.
    let takes = client.write_all(bytes).is_ok() && client.peer_takes_it(VERDICT);
    lock(tape).client_is_gone(!takes);
    if takes {
        lock(tape).received(bytes);
        return Then::Nothing;
    }
    // The service sees the same reaction as from the client's kernel.
    let _ = server.reset_when_dropped();
    let _ = server.shutdown(Shutdown::Read);
    Then::Stop
}

/// Copies until the end of `from`, and passes the end on too. `tell` gets each event before it is passed on.
fn copy(shared: &Shared, mut from: &Stream, mut to: &Stream, mut tell: impl FnMut(Event<'_>) -> Then) {
    let mut buffer = vec![0; BUFFER];
    let _ = from.set_read_timeout(Some(GLANCE));
    loop {
        match from.read(&mut buffer) {
            Ok(0) => {
                tell(Event::End(End::Fin));
                let _ = to.shutdown(Shutdown::Write);
                return;
            }
            Ok(count) => {
                match tell(Event::Bytes(&buffer[..count])) {
                    Then::PassOn => {}
                    Then::Nothing => continue,
                    Then::Stop => return,
                }
                // A peer that has gone is noticed by the thread that copies the other direction.
                if to.write_all(&buffer[..count]).is_err() {
                    let _ = from.shutdown(Shutdown::Read);
                }
            }
            Err(error) if matches!(error.kind(), io::ErrorKind::WouldBlock | io::ErrorKind::TimedOut) => {
                if shared.stop.load(Ordering::SeqCst) {
                    let _ = to.shutdown(Shutdown::Both);
                    return;
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => {
                tell(Event::End(End::Reset));
                let _ = to.reset_when_dropped();
                let _ = to.shutdown(Shutdown::Read);
                return;
            }
        }
    }
}
