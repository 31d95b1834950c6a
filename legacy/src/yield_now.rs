//! Lets the reactor poll the sockets between two turns of a task, as `yield_now` of tokio 1 does.

use std::io;
use std::time::Duration;

#[cfg(feature = "server")]
use futures::future::poll_fn;
use futures::{Async, Future, task};
use mio::{Ready, Registration, SetReadiness};
use tokio::clock;
use tokio::reactor::PollEvented2;
use tokio::timer::Delay;

/// Time after which a timer wakes the task if the reactor has not.
const LATE: Duration = Duration::from_millis(1);

/// Wakes its task after the reactor has polled the sockets once more.
///
/// A task that notifies itself goes into the queue of its worker, and a worker of 0.1 polls its sockets when that queue
/// is empty, or after 32 tasks: beside a task that always has something to do, all others would wait for 32 of its
/// turns. Readiness that the task sets itself is instead delivered together with that of the sockets. A reactor that
/// its own runtime does not poll, as on the bridge to tokio 1, may miss it: then a timer wakes the task a millisecond
/// later.
#[derive(Debug, Default)]
pub(crate) struct YieldNow {
    /// Created when a turn first needs it: few connections ever do, and an idle one has to be small.
    registered: Option<Box<(PollEvented2<Registration>, SetReadiness)>>,
    late: Option<Box<Delay>>,
}

impl YieldNow {
    /// Returns `NotReady` after it has registered the current task to be woken. Outside a runtime the task is notified
    /// at once.
    pub(crate) fn yield_now<T>(&mut self) -> Async<T> {
        if self.wake_after_sockets().is_err() || self.wake_later().is_err() {
            task::current().notify();
        }
        Async::NotReady
    }

    fn wake_after_sockets(&mut self) -> io::Result<()> {
        let (evented, readiness) = &**self.registered.get_or_insert_with(|| {
            let (registration, readiness) = Registration::new2();
            Box::new((PollEvented2::new(registration), readiness))
        });
        // Clears the readiness of the last turn, so that this one waits for a new one.
        evented.clear_read_ready(Ready::readable())?;
        readiness.set_readiness(Ready::readable())
    }

    fn wake_later(&mut self) -> Result<(), tokio::timer::Error> {
        let at = clock::now() + LATE;
        let late = self.late.get_or_insert_with(|| Box::new(Delay::new(at)));
        late.reset(at);
        late.poll().map(drop)
    }
}

/// Is ready after the reactor has polled the sockets once more.
#[cfg(feature = "server")]
pub(crate) fn yield_now() -> impl Future<Item = (), Error = ()> {
    let mut yields = YieldNow::default();
    let mut has_yielded = false;
    poll_fn(
        move || if std::mem::replace(&mut has_yielded, true) { Ok(Async::Ready(())) } else { Ok(yields.yield_now()) },
    )
}

#[cfg(test)]
mod tests {
    use std::io::{Read, Write};
    use std::net::{SocketAddr, TcpStream};
    use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering::SeqCst};
    use std::sync::{Arc, mpsc};

    use futures::{Future, Poll, Stream, future};
    use tokio::net::TcpListener;

    use super::*;

    /// A future that never ends: each of its turns yields.
    struct Busy {
        yields: YieldNow,
        turns: Arc<AtomicUsize>,
        stop: Arc<AtomicBool>,
    }

    impl Future for Busy {
        type Item = ();
        type Error = ();

        fn poll(&mut self) -> Poll<(), ()> {
            if self.stop.load(SeqCst) {
                return Ok(Async::Ready(()));
            }
            // Each turn takes so long that bytes of a client come meanwhile.
            std::thread::sleep(Duration::from_millis(2));
            self.turns.fetch_add(1, SeqCst);
            Ok(self.yields.yield_now())
        }
    }

    #[test]
    fn sockets_are_looked_at_between_two_turns() {
        let turns = Arc::new(AtomicUsize::new(0));
        let stop = Arc::new(AtomicBool::new(false));
        let (listens, address) = mpsc::channel();
        let seen = Arc::clone(&turns);
        let busy = Busy { yields: YieldNow::default(), turns: Arc::clone(&turns), stop: Arc::clone(&stop) };
        let mut runtime = tokio::runtime::Builder::new().core_threads(1).build().unwrap();
        runtime.spawn(future::lazy(move || {
            let any = SocketAddr::from(([127, 0, 0, 1], 0));
            let listener = TcpListener::bind(&any).unwrap();
            listens.send(listener.local_addr().unwrap()).unwrap();
            tokio::spawn(busy);
            // Answers each byte with the number of turns that the other task has had.
            listener.incoming().map_err(drop).for_each(move |socket| {
                let seen = Arc::clone(&seen);
                let session = future::loop_fn(socket, move |socket| {
                    let seen = Arc::clone(&seen);
                    tokio::io::read_exact(socket, [0])
                        .and_then(move |(socket, _)| {
                            let count = seen.load(SeqCst) as u64;
                            tokio::io::write_all(socket, count.to_le_bytes())
                        })
                        .map(|(socket, _)| future::Loop::Continue(socket))
                });
                tokio::spawn(session.map_err(drop))
            })
        }));
        let mut client = TcpStream::connect(address.recv().unwrap()).unwrap();
        let mut waits: Vec<u64> = (0..20)
            .map(|_| {
                // Once the other task has run again, the service waits again.
                let answered = turns.load(SeqCst);
                while turns.load(SeqCst) == answered {
                    std::thread::yield_now();
                }
                let before = turns.load(SeqCst) as u64;
                client.write_all(b"?").unwrap();
                let mut count = [0; 8];
                client.read_exact(&mut count).unwrap();
                u64::from_le_bytes(count) - before
            })
            .collect();
        // The client may have been delayed itself while it sent.
        waits.sort_unstable();
        let median = waits[waits.len() / 2];
        stop.store(true, SeqCst);
        drop(client);
        runtime.shutdown_now().wait().unwrap();
        assert!(median <= 4, "{waits:?} turns before a socket was looked at");
    }
}
