//! The service under probe: it answers lines in capitals, with a thread for each connection, correctly or with one
//! fault.

use std::collections::BTreeMap;
use std::io::{ErrorKind, Read, Write};
use std::net::{Ipv4Addr, Shutdown, SocketAddr, TcpListener, TcpStream};
use std::process::{Command, exit};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError, mpsc};
use std::thread;
use std::time::{Duration, Instant};

use signal_hook::consts::{SIGINT, SIGTERM};
use socket2::{Domain, SockRef, Socket, TcpKeepalive, Type};

/// Length of the answer to `page`, in bytes.
pub(crate) const PAGE: usize = 1000;

/// Time that the answer to `slow` takes.
const SLOW: Duration = Duration::from_millis(400);

/// Time for requests in flight after a signal.
const DRAIN: Duration = Duration::from_secs(1);

/// A fault of the service.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Fault {
    None,
    /// It takes each received piece for a whole request.
    WholeReads,
    /// It answers only the first of several lines in one read.
    OneForEachRead,
    /// It uses a write for each answer.
    WriteForEach,
    /// It serves all requests behind one lock.
    OneAtATime,
    /// It takes the end of the client's direction for that of the connection.
    EndIsAll,
    /// It does not close a connection whose client has closed its sending side.
    NeverCloses,
    /// It closes the connection without an answer after a line that is no text.
    SilentRefusal,
    /// It ends when a connection ends within a line.
    CutEndsAll,
    /// It ends when a connection is reset.
    ResetEndsAll,
    /// It queues answers without limit.
    Unbounded,
    /// Its backlog has room for only a few connections.
    SmallBacklog,
    /// It keeps the socket of a closed connection.
    Leaks,
    /// It ends after an error of `accept`.
    AcceptEndsAll,
    /// It has a large buffer for each connection.
    LargeBuffers,
    /// It does not set keepalive.
    NoKeepalive,
    /// It has four threads for each connection.
    ManyThreads,
    /// It does not handle signals.
    NoSignals,
    /// It waits for nothing after a signal.
    NoDrain,
    /// It waits for everything after a signal, however long that takes.
    EndlessDrain,
    /// It has a lock that a panic poisons and that all requests need.
    Poisoned,
    /// It ends after a panic.
    PanicEndsAll,
    /// It allows others to listen on the same port.
    SharedPort,
    /// It does not start while old connections of its port are in TIME_WAIT.
    NoReuse,
    /// It ends with its standard input.
    EndsWithInput,
    /// It leaves a child process behind.
    LeavesChild,
}

impl Fault {
    pub(crate) const ALL: [Self; 26] = [
        Self::None,
        Self::WholeReads,
        Self::OneForEachRead,
        Self::WriteForEach,
        Self::OneAtATime,
        Self::EndIsAll,
        Self::NeverCloses,
        Self::SilentRefusal,
        Self::CutEndsAll,
        Self::ResetEndsAll,
        Self::Unbounded,
        Self::SmallBacklog,
        Self::Leaks,
        Self::AcceptEndsAll,
        Self::LargeBuffers,
        Self::NoKeepalive,
        Self::ManyThreads,
        Self::NoSignals,
        Self::NoDrain,
        Self::EndlessDrain,
        Self::Poisoned,
        Self::PanicEndsAll,
        Self::SharedPort,
        Self::NoReuse,
        Self::EndsWithInput,
        Self::LeavesChild,
    ];

    /// Returns the fault with this name on the command line.
    pub(crate) fn named(name: &str) -> Self {
        Self::ALL.into_iter().find(|fault| format!("{fault:?}") == name).expect("a fault")
    }
}

/// State shared by all connections.
struct Shared {
    fault: Fault,
    open: AtomicUsize,
    /// The open connections, each with a number of its own.
    clients: Mutex<BTreeMap<usize, TcpStream>>,
    /// Held while a request is served, if the fault demands that.
    lock: Mutex<()>,
}

/// Serves until a signal ends it.
pub(crate) fn serve(fault: Fault, port: u16) -> ! {
    let stop = Arc::new(AtomicBool::new(false));
    if fault != Fault::NoSignals {
        for signal in [SIGINT, SIGTERM] {
            signal_hook::flag::register(signal, Arc::clone(&stop)).expect("a signal that can be handled");
        }
    }
    let listener = match bind(fault, port) {
        Ok(listener) => listener,
        Err(error) => {
            eprintln!("port {port}: {error}");
            exit(1);
        }
    };
    if fault == Fault::LeavesChild {
        #[allow(clippy::zombie_processes)] // that is the fault
        Command::new("sleep").arg("600").spawn().expect("sleep");
    }
    if fault == Fault::EndsWithInput {
        thread::spawn(|| {
            let _ = std::io::stdin().read_to_end(&mut Vec::new());
            exit(0);
        });
    }
    let shared =
        Arc::new(Shared { fault, open: AtomicUsize::new(0), clients: Mutex::default(), lock: Mutex::default() });
    let accepting = Arc::clone(&shared);
    thread::spawn(move || accept(&listener, &accepting));
    println!("listening on 127.0.0.1:{port}");
    while !stop.load(Ordering::SeqCst) {
        thread::sleep(Duration::from_millis(5));
    }
    // The bytes that were sent are still read, and then their end.
    for client in shared.clients.lock().unwrap_or_else(PoisonError::into_inner).values() {
        let _ = client.shutdown(Shutdown::Read);
    }
    let end = Instant::now() + DRAIN;
    let waits = || fault == Fault::EndlessDrain || fault != Fault::NoDrain && Instant::now() < end;
    while shared.open.load(Ordering::SeqCst) > 0 && waits() {
        thread::sleep(Duration::from_millis(5));
    }
    exit(0);
}

fn bind(fault: Fault, port: u16) -> std::io::Result<TcpListener> {
    let socket = Socket::new(Domain::IPV4, Type::STREAM, None)?;
    socket.set_reuse_address(fault != Fault::NoReuse)?;
    socket.set_reuse_port(fault == Fault::SharedPort)?;
    socket.bind(&SocketAddr::from((Ipv4Addr::LOCALHOST, port)).into())?;
    socket.listen(if fault == Fault::SmallBacklog { 8 } else { 1024 })?;
    Ok(socket.into())
}

fn accept(listener: &TcpListener, shared: &Arc<Shared>) {
    for number in 0.. {
        let stream = match listener.accept() {
            Ok((stream, _)) => stream,
            Err(_) if shared.fault == Fault::AcceptEndsAll => exit(1),
            Err(_) => {
                thread::sleep(Duration::from_millis(20));
                continue;
            }
        };
        shared.open.fetch_add(1, Ordering::SeqCst);
        // Dropped with the thread, also if the thread panics or was never started.
        let open = Open(Arc::clone(shared), number);
        let _ = thread::Builder::new().stack_size(128 * 1024).spawn(move || connection(stream, &open));
    }
}

/// An open connection, and its number.
struct Open(Arc<Shared>, usize);

impl Drop for Open {
    fn drop(&mut self) {
        let Self(shared, number) = self;
        if shared.fault != Fault::Leaks {
            shared.clients.lock().unwrap_or_else(PoisonError::into_inner).remove(number);
        }
        shared.open.fetch_sub(1, Ordering::SeqCst);
    }
}

fn connection(mut stream: TcpStream, Open(shared, number): &Open) {
    let fault = shared.fault;
    let socket = SockRef::from(&stream);
    // A socket that does not support these options is served without them.
    let _ = socket.set_tcp_nodelay(true);
    if fault != Fault::NoKeepalive {
        let _ = socket.set_tcp_keepalive(&TcpKeepalive::new().with_time(Duration::from_secs(60)));
    }
    // If no descriptor is left for the clone, the client is served nevertheless, but a signal does not close its
    // connection.
    if let Ok(clone) = stream.try_clone() {
        shared.clients.lock().unwrap_or_else(PoisonError::into_inner).insert(*number, clone);
    }
    let buffer = vec![1_u8; if fault == Fault::LargeBuffers { 256 * 1024 } else { 1024 }];
    let idle: Vec<_> = (0..if fault == Fault::ManyThreads { 3 } else { 0 })
        .map(|_| {
            let (hold, held) = mpsc::channel::<()>();
            thread::spawn(move || held.recv());
            hold
        })
        .collect();
    if fault == Fault::Unbounded {
        queued(&stream, shared);
    } else {
        let mut writer = &stream;
        lines(&stream, shared, |answers| writer.write_all(&answers));
    }
    drop((buffer, idle));
    if fault == Fault::NeverCloses {
        loop {
            thread::park();
        }
    }
    // A service that leaks keeps the socket, but its client sees the end nevertheless.
    let _ = stream.flush().and_then(|()| stream.shutdown(Shutdown::Both));
}

/// Goes on reading while nobody takes the answers.
fn queued(stream: &TcpStream, shared: &Shared) {
    let (queue, answers) = mpsc::channel::<Vec<u8>>();
    thread::scope(|scope| {
        scope.spawn(move || {
            let mut writer = stream;
            answers.iter().all(|answers| writer.write_all(&answers).is_ok())
        });
        lines(stream, shared, move |answers| queue.send(answers).map_err(|_| ErrorKind::BrokenPipe.into()));
    });
}

/// Answers line by line until the client or its connection ends. `write` gets the answers to all lines of one read.
fn lines(mut stream: &TcpStream, shared: &Shared, mut write: impl FnMut(Vec<u8>) -> std::io::Result<()>) {
    let fault = shared.fault;
    let mut unread = Vec::new();
    let mut chunk = [0; 4096];
    let broken = || {
        if fault == Fault::ResetEndsAll {
            exit(1);
        }
    };
    loop {
        let count = match stream.read(&mut chunk) {
            Ok(0) => break,
            Ok(count) => count,
            Err(error) if error.kind() == ErrorKind::Interrupted => continue,
            Err(_) => return broken(),
        };
        if fault == Fault::EndIsAll && has_ended(stream) {
            return;
        }
        unread.extend_from_slice(&chunk[..count]);
        if fault == Fault::WholeReads && !unread.ends_with(b"\n") {
            unread.clear();
            continue;
        }
        let mut answers = Vec::new();
        while let Some(end) = unread.iter().position(|&byte| byte == b'\n') {
            let line: Vec<u8> = unread.drain(..=end).collect();
            let Some(answer) = answer(&line, shared) else { return };
            answers.extend(answer);
            if fault == Fault::WriteForEach && write(std::mem::take(&mut answers)).is_err() {
                return;
            }
            if fault == Fault::OneForEachRead {
                unread.clear();
            }
        }
        if write(answers).is_err() {
            return broken();
        }
    }
    if fault == Fault::CutEndsAll && !unread.is_empty() {
        exit(1);
    }
}

fn has_ended(stream: &TcpStream) -> bool {
    let _ = stream.set_nonblocking(true);
    let ended = matches!(stream.peek(&mut [0]), Ok(0));
    let _ = stream.set_nonblocking(false);
    ended
}

/// Returns the answer to a line; `None` if the connection has to end.
fn answer(line: &[u8], shared: &Shared) -> Option<Vec<u8>> {
    let _one = match shared.fault {
        Fault::OneAtATime => Some(shared.lock.lock().unwrap_or_else(PoisonError::into_inner)),
        Fault::Poisoned => Some(shared.lock.lock().expect("nobody has panicked")),
        _ => None,
    };
    let Ok(text) = std::str::from_utf8(line) else {
        return (shared.fault != Fault::SilentRefusal).then(|| b"what?\n".to_vec());
    };
    Some(match text.trim_end() {
        "slow" => {
            thread::sleep(SLOW);
            b"at last\n".to_vec()
        }
        "panic" if shared.fault == Fault::PanicEndsAll => exit(101),
        "panic" => panic!("as asked"),
        "page" => [&[b'x'; PAGE - 1][..], b"\n"].concat(),
        other => format!("{}\n", other.to_uppercase()).into_bytes(),
    })
}
