//! Sockets and timers of 0.1, served by a task of tokio 1.
//!
//! The reactor of 0.1 waits on an epoll (or kqueue) descriptor, and such a descriptor can itself be waited for: tokio 1
//! waits for it along with its own sockets. When it is readable, the task lets the reactor take a turn without waiting,
//! on one of tokio 1's workers. So whatever an event wakes runs where the event was found, without a wake-up from
//! another thread.

use std::future::Future;
use std::io;
use std::os::fd::{AsRawFd as _, BorrowedFd, OwnedFd};
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::task::{Context, Poll};
use std::time::{Duration, Instant};

use rustix::event::{PollFd, PollFlags, poll};
use tokio::io::Interest;
use tokio::io::unix::AsyncFd;
use tokio::time::Sleep;
use tokio_executor::park::{Park, Unpark};
use tokio_reactor::Reactor;
use tokio_timer::timer::Timer;

use super::signal::Signal;
use super::slot::Slot;

/// Number of turns that the task takes in one poll before it lets others run.
const TURNS: usize = 16;
/// Largest difference at which two computations of a deadline count as the same: timers of both generations count in
/// milliseconds.
const SAME: Duration = Duration::from_millis(1);

/// Ends its task when it is dropped.
pub(crate) struct Driver {
    served: Arc<Served>,
}

/// State shared by the task and its owner.
struct Served {
    timer: Slot<Timer<Turning>>,
    signal: Arc<Signal>,
    /// `true` if the end of the task is not the end of the timer.
    outlives: AtomicBool,
}

impl Driver {
    /// Starts the task, and returns the handles of its reactor and its timer with it.
    pub(super) fn start(
        runtime: &tokio::runtime::Handle,
    ) -> io::Result<(Self, tokio_reactor::Handle, tokio_timer::timer::Handle)> {
        let reactor = Reactor::new()?;
        let sockets = reactor.handle();
        // A separate descriptor, since the reactor may be gone before tokio 1 has forgotten the number.
        let descriptor = duplicate(&reactor)?;
        let signal = Arc::new(Signal::new());
        let timer = Timer::new(Turning { reactor, look: false, wait: None, signal: Arc::clone(&signal) });
        let timers = timer.handle();
        let entered = runtime.enter();
        // SAFETY: an `OwnedFd` is open, and stays the same descriptor, until it is dropped with the `AsyncFd`.
        #[allow(unsafe_code)] // the constructors without it are deprecated
        let descriptor = unsafe { AsyncFd::register_with_interest(descriptor, Interest::READABLE) }?;
        let sleep = Box::pin(tokio::time::sleep_until(Instant::now().into()));
        drop(entered);
        let served = Arc::new(Served { timer: Slot::new(timer), signal, outlives: AtomicBool::new(false) });
        runtime.spawn(Serving { served: Arc::clone(&served), descriptor, sleep, armed: false });
        Ok((Self { served }, sockets, timers))
    }

    /// Keeps the timer when the runtime ends, so that tasks which are dropped with it are not told before.
    pub(super) fn outlive(&self) {
        self.served.outlives.store(true, Ordering::Release);
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.served.timer.stop();
        self.served.signal.raise();
    }
}

impl std::fmt::Debug for Driver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Driver").finish_non_exhaustive()
    }
}

/// Returns a duplicate of the descriptor on which `reactor` waits, closed on `exec` like the original.
fn duplicate(reactor: &Reactor) -> io::Result<OwnedFd> {
    // SAFETY: the reactor owns the descriptor, and is borrowed for longer than this one lives.
    #[allow(unsafe_code)] // the reactor of 0.1 is older than `AsFd`
    let descriptor = unsafe { BorrowedFd::borrow_raw(reactor.as_raw_fd()) };
    descriptor.try_clone_to_owned()
}

/// The future that the task runs.
struct Serving {
    served: Arc<Served>,
    descriptor: AsyncFd<OwnedFd>,
    /// Sleep until the next deadline, if `armed`.
    sleep: Pin<Box<Sleep>>,
    armed: bool,
}

impl Future for Serving {
    type Output = ();

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<()> {
        let this = self.get_mut();
        for _ in 0..TURNS {
            let raised = this.served.signal.take(context);
            let readable = match this.descriptor.poll_read_ready(context) {
                Poll::Ready(Ok(readable)) => Some(readable),
                Poll::Ready(Err(_)) => return Poll::Ready(()),
                Poll::Pending => None,
            };
            let elapsed = this.armed && this.sleep.as_mut().poll(context).is_ready();
            if !raised && !elapsed && readable.is_none() {
                return Poll::Pending;
            }
            let Some(Ok(next)) = this.served.timer.with(|timer| turn(timer, readable.is_some())) else {
                return Poll::Ready(());
            };
            if let Some(mut readable) = readable {
                // If more is ready than one turn takes, there is no further edge.
                if !more_waits(this.descriptor.get_ref()) {
                    readable.clear_ready();
                }
            }
            this.armed = next.is_some();
            if let Some(next) = next {
                let set = this.sleep.deadline().into_std();
                if elapsed || next + SAME < set || set + SAME < next {
                    this.sleep.as_mut().reset(next.into());
                }
            }
        }
        context.waker().wake_by_ref();
        Poll::Pending
    }
}

impl Drop for Serving {
    fn drop(&mut self) {
        // This also happens if the runtime ends first, so that code waiting for a timer is told.
        if !self.served.outlives.load(Ordering::Acquire) {
            self.served.timer.stop();
        }
    }
}

/// Fires the timers that are due, and if `look`, dispatches the events of sockets. Returns the next deadline.
fn turn(timer: &mut Timer<Turning>, look: bool) -> io::Result<Option<Instant>> {
    timer.get_park_mut().look = look;
    loop {
        timer.turn(None)?;
        match timer.get_park().wait {
            // What was due has just been fired; what became due since was not yet known then.
            Some(Duration::ZERO) => {}
            wait => return Ok(wait.map(|wait| Instant::now() + wait)),
        }
    }
}

fn more_waits(descriptor: &OwnedFd) -> bool {
    let nothing = rustix::event::Timespec { tv_sec: 0, tv_nsec: 0 };
    poll(&mut [PollFd::new(descriptor, PollFlags::IN)], Some(&nothing)) != Ok(0)
}

/// Never waits, but remembers how long it was asked to wait.
struct Turning {
    reactor: Reactor,
    /// `true` if the next turn checks the sockets.
    look: bool,
    /// Time that the last turn would have waited; `None` for ever.
    wait: Option<Duration>,
    signal: Arc<Signal>,
}

impl Turning {
    fn turn(&mut self, wait: Option<Duration>) -> io::Result<()> {
        self.wait = wait;
        if std::mem::take(&mut self.look) {
            self.reactor.turn(Some(Duration::ZERO))?;
        }
        Ok(())
    }
}

impl Park for Turning {
    type Unpark = Raise;
    type Error = io::Error;

    fn unpark(&self) -> Raise {
        Raise(Arc::clone(&self.signal))
    }

    fn park(&mut self) -> io::Result<()> {
        self.turn(None)
    }

    fn park_timeout(&mut self, wait: Duration) -> io::Result<()> {
        self.turn(Some(wait))
    }
}

/// Has the task check for new timers.
struct Raise(Arc<Signal>);

impl Unpark for Raise {
    fn unpark(&self) {
        self.0.raise();
    }
}
