//! Accepting when no file descriptor is left: B49.
//!
//! Each part runs in a child process with a low limit on descriptors, so that it can use up all of them.

use std::cell::{Cell, RefCell};
use std::fs::File;
use std::io;
use std::net::{Ipv4Addr, SocketAddr, TcpStream as StdStream};
use std::rc::Rc;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering::Relaxed};
use std::time::{Duration, Instant};

use rustix::io::Errno;
use rustix::process::{Resource, Rlimit, setrlimit};

use crate::claims::{Legacy, Modern, shown};
use crate::common::{Process, in_children};
use crate::drive::on_tokio;

const ANY_PORT: SocketAddr = SocketAddr::new(std::net::IpAddr::V4(Ipv4Addr::LOCALHOST), 0);

/// Time for which a loop that ignores errors is observed: far longer than the timer of the other task.
const WATCHED: Duration = Duration::from_millis(200);
/// Number of errors to wait for after that: more than any pause between them would allow.
const WATCHED_ERRORS: usize = 10_000;
const NEIGHBOUR: Duration = Duration::from_millis(20);
const PAUSE: Duration = Duration::from_millis(20);

/// A process without a free descriptor, and a client waiting to be accepted.
struct Exhausted {
    _client: StdStream,
    files: RefCell<Vec<File>>,
    errors: Cell<usize>,
    neighbour_ran: Arc<AtomicBool>,
    since: Instant,
}

impl Exhausted {
    /// Connects to `server`, then opens files until the kernel refuses.
    fn before_accepting(server: SocketAddr) -> Rc<Self> {
        let client = StdStream::connect(server).unwrap();
        setrlimit(Resource::Nofile, Rlimit { current: Some(64), maximum: Some(64) }).unwrap();
        let files = std::iter::from_fn(|| File::open("/dev/null").ok()).collect();
        Rc::new(Self {
            _client: client,
            files: RefCell::new(files),
            errors: Cell::new(0),
            neighbour_ran: Arc::default(),
            since: Instant::now(),
        })
    }

    /// Records an error. Fails when the loop was observed for long enough.
    fn log(&self, error: &io::Error) -> Result<(), ()> {
        assert_eq!(error.raw_os_error(), Some(Errno::MFILE.raw_os_error()), "{error}");
        if self.since.elapsed() < WATCHED {
            return Ok(());
        }
        self.errors.set(self.errors.get() + 1);
        if self.errors.get() < WATCHED_ERRORS {
            return Ok(());
        }
        println!("10000 errors");
        println!("neighbour ran: {}", self.neighbour_ran.load(Relaxed));
        Err(())
    }

    /// Records an error, and closes the files after the fifth.
    fn log_and_recover(&self, error: &io::Error) {
        assert_eq!(error.raw_os_error(), Some(Errno::MFILE.raw_os_error()), "{error}");
        self.errors.set(self.errors.get() + 1);
        if self.errors.get() == 5 {
            self.files.borrow_mut().clear();
        }
    }
}

#[test]
fn b49_the_first_accept_error_ends_a_loop_that_hands_it_on_in_both() {
    let [legacy, modern] = in_children!(b49_legacy_ends, b49_modern_ends).map(Process::ends);
    assert!(legacy.said("Err(Some(24))"), "{legacy:?}");
    shown(49, Legacy, "ends at the first error");
    assert!(modern.said("Err(Some(24))"), "{modern:?}");
    shown(49, Modern, "ends the loop at the first error");
}

fn b49_legacy_ends() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b49_legacy_ends
    use futures::Stream;
    use tokio::net::TcpListener;
    use tokio::runtime::current_thread::Runtime;

    let mut runtime = Runtime::new().unwrap();
    let listener = TcpListener::bind(&ANY_PORT).unwrap();
    let address = listener.local_addr().unwrap();
    let server = listener.incoming().for_each(|stream| {
        drop(stream);
        Ok(())
    });
    // endregion: b49_legacy_ends
    let _exhausted = Exhausted::before_accepting(address);
    let ended = runtime.block_on(server);
    println!("{:?}", ended.map_err(|e| e.raw_os_error()));
}

fn b49_modern_ends() {
    // region: b49_modern_ends
    use tokio::net::TcpListener;

    async fn serve(listener: TcpListener) -> io::Result<()> {
        loop {
            let (stream, _) = listener.accept().await?;
            drop(stream);
        }
    }
    // endregion: b49_modern_ends
    on_tokio(async {
        let listener = TcpListener::bind(ANY_PORT).await.unwrap();
        let _exhausted = Exhausted::before_accepting(listener.local_addr().unwrap());
        println!("{:?}", serve(listener).await.map_err(|e| e.raw_os_error()));
    });
}

#[test]
fn b49_ignoring_accept_errors_spins_in_both_and_starves_the_neighbours_in_0_1() {
    let [legacy, modern] = in_children!(b49_legacy_ignores, b49_modern_ignores).map(Process::ends);
    assert!(legacy.said("10000 errors"), "{legacy:?}");
    assert!(legacy.said("neighbour ran: false"), "{legacy:?}");
    assert!(modern.said("10000 errors"), "{modern:?}");
    assert!(modern.said("neighbour ran: true"), "{modern:?}");
}

fn b49_legacy_ignores() {
    use {futures_legacy as futures, tokio_legacy as tokio};

    use futures::{Future, Stream};
    use tokio::net::TcpListener;
    use tokio::runtime::current_thread::Runtime;
    use tokio::timer::Delay;

    let mut runtime = Runtime::new().unwrap();
    let listener = TcpListener::bind(&ANY_PORT).unwrap();
    let exhausted = Exhausted::before_accepting(listener.local_addr().unwrap());
    let ran = exhausted.neighbour_ran.clone();
    runtime.spawn(Delay::new(Instant::now() + NEIGHBOUR).map_err(drop).map(move |()| ran.store(true, Relaxed)));
    let log = |error: &io::Error| exhausted.log(error);
    // region: b49_legacy_ignores
    let server = listener
        .incoming()
        .then(|accepted| match accepted {
            Ok(stream) => Ok(Some(stream)),
            Err(error) => log(&error).map(|()| None), // and accept again, at once
        })
        .filter_map(|stream| stream)
        .for_each(|stream| {
            drop(stream);
            Ok(())
        });
    // endregion: b49_legacy_ignores
    assert_eq!(runtime.block_on(server), Err(()));
}

fn b49_modern_ignores() {
    on_tokio(async {
        let listener = tokio::net::TcpListener::bind(ANY_PORT).await.unwrap();
        let exhausted = Exhausted::before_accepting(listener.local_addr().unwrap());
        let ran = exhausted.neighbour_ran.clone();
        tokio::spawn(async move {
            tokio::time::sleep(NEIGHBOUR).await;
            ran.store(true, Relaxed);
        });
        let log = |error: &io::Error| exhausted.log(error);
        let server = async || -> Result<(), ()> {
            // region: b49_modern_ignores
            loop {
                match listener.accept().await {
                    Ok((stream, _)) => drop(stream),
                    Err(error) => log(&error)?, // and accept again, at once
                }
            }
            // endregion: b49_modern_ignores
        };
        assert_eq!(server().await, Err(()));
    });
}

#[test]
fn b49_a_pause_after_an_accept_error_costs_one_error_for_each_pause_in_both() {
    let [legacy, modern] = in_children!(b49_legacy_pauses, b49_modern_pauses).map(Process::ends);
    assert!(legacy.said("accepted after 5 errors"), "{legacy:?}");
    assert!(modern.said("accepted after 5 errors"), "{modern:?}");
}

fn b49_legacy_pauses() {
    use tokio::runtime::current_thread::Runtime;
    use {futures_legacy as futures, tokio_legacy as tokio};

    let mut runtime = Runtime::new().unwrap();
    let listener = tokio::net::TcpListener::bind(&ANY_PORT).unwrap();
    let exhausted = Exhausted::before_accepting(listener.local_addr().unwrap());
    let log = |error: &io::Error| exhausted.log_and_recover(error);
    // region: b49_legacy_pauses
    use futures::{Future, Stream, future::Either};
    use tokio::timer::Delay;

    let server = listener
        .incoming()
        .then(|accepted| match accepted {
            Ok(stream) => Either::A(Ok(Some(stream)).into_future()),
            Err(error) => {
                log(&error);
                Either::B(Delay::new(Instant::now() + PAUSE).map(|()| None))
            }
        })
        .filter_map(|stream| stream);
    // endregion: b49_legacy_pauses
    use futures::IntoFuture as _;
    let accepted = server.into_future().map_err(|(e, _)| e);
    let (stream, _) = runtime.block_on(accepted).unwrap();
    assert!(stream.is_some() && exhausted.since.elapsed() >= 5 * PAUSE);
    println!("accepted after {} errors", exhausted.errors.get());
}

fn b49_modern_pauses() {
    on_tokio(async {
        let listener = tokio::net::TcpListener::bind(ANY_PORT).await.unwrap();
        let exhausted = Exhausted::before_accepting(listener.local_addr().unwrap());
        let log = |error: &io::Error| exhausted.log_and_recover(error);
        // region: b49_modern_pauses
        let stream = loop {
            match listener.accept().await {
                Ok((stream, _)) => break stream,
                Err(error) => {
                    log(&error);
                    tokio::time::sleep(PAUSE).await;
                }
            }
        };
        // endregion: b49_modern_pauses
        drop(stream);
        assert!(exhausted.since.elapsed() >= 5 * PAUSE);
        println!("accepted after {} errors", exhausted.errors.get());
    });
}
