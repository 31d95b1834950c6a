//! Waits that a test which gives the timers another clock can rely on.
//!
//! A timer of 0.1 sleeps as long as its clock says that a moment is away, and looks at the clock then: whoever moves that
//! clock on wakes nobody. So where the timers have another clock than the operating system's, waits look at it again and
//! again in real time.

use std::time::{Duration, Instant};

#[cfg(feature = "server")]
use engine::Pace;
#[cfg(feature = "server")]
use futures::future::{Either, Loop, loop_fn};
#[cfg(feature = "server")]
use futures::sync::oneshot;
#[cfg(feature = "client")]
use futures::try_ready;
use futures::{Async, Future, Poll};
use tokio::clock;
use tokio::timer::{Delay, Error};
#[cfg(feature = "server")]
use tokio::util::FutureExt;

/// Real time between two looks at a clock.
#[cfg(feature = "client")]
const LOOK: Duration = Duration::from_millis(10);

/// Longest wait that a timer is asked for: that of 0.1 fails for one of 2^36 milliseconds (795 days).
const LONGEST: Duration = Duration::from_secs(24 * 60 * 60);

/// Returns whether the timers' clock is another than the operating system's, as a test may have it.
fn is_replaced() -> bool {
    let before = Instant::now();
    let shown = clock::now();
    shown < before || shown > Instant::now()
}

/// A wait for a moment of a server's clock. It may be over earlier: whoever waited looks at the clock again.
#[cfg(feature = "server")]
#[derive(Debug)]
pub(crate) enum Sleep {
    /// Until a timer of the runtime goes off.
    Timer(Delay),
    /// Until the next look.
    Look(oneshot::Receiver<()>),
}

#[cfg(feature = "server")]
impl Sleep {
    /// Waits for a moment that is `rest` ahead by a clock of this pace.
    pub(crate) fn new(rest: Duration, pace: Pace) -> Self {
        let has_timer = pace == Pace::Real && !is_replaced();
        match if has_timer { None } else { look() } {
            Some(look) => Self::Look(look),
            None => Self::Timer(Delay::new(clock::now() + rest.min(LONGEST))),
        }
    }

    /// Returns whether this is over in time for a moment that [`Self::new`] would wait for.
    pub(crate) fn serves(&self, rest: Duration) -> bool {
        match self {
            Self::Timer(timer) => Delay::deadline(timer) <= clock::now() + rest,
            Self::Look(_) => true,
        }
    }
}

#[cfg(feature = "server")]
impl Future for Sleep {
    type Item = ();
    type Error = Error;

    fn poll(&mut self) -> Poll<(), Error> {
        match self {
            Self::Timer(timer) => timer.poll(),
            Self::Look(look) => Ok(look.poll().unwrap_or(Async::Ready(()))),
        }
    }
}

/// Returns a future that resolves at the next look, unless there can be none.
#[cfg(feature = "server")]
fn look() -> Option<oneshot::Receiver<()>> {
    let (tell, told) = oneshot::channel();
    host::at_next_look(move || drop(tell)).then_some(told)
}

/// Pauses before something is tried again, for `rest` or, where the timers have another clock, for less.
#[cfg(feature = "server")]
pub(crate) fn pause(rest: Duration) -> Sleep {
    Sleep::new(rest, Pace::Real)
}

/// Waits until a peer has done what `future` waits for, but no longer than `limit`: of real time where the timers have
/// another clock, as the peer does not go by that.
#[cfg(feature = "server")]
pub(crate) fn for_peer<F: Future>(limit: Duration, future: F) -> impl Future<Item = (), Error = ()> {
    if !is_replaced() {
        return Either::A(future.timeout(limit.min(LONGEST)).then(|_| Ok(())));
    }
    let begun = Instant::now();
    let over = loop_fn((), move |()| {
        pause(limit).map(move |()| if begun.elapsed() < limit { Loop::Continue(()) } else { Loop::Break(()) })
    });
    Either::B(future.select2(over).then(|_| Ok(())))
}

/// Resolves when `limit` is over by the clock of the timers.
#[cfg(feature = "client")]
#[derive(Debug)]
pub(crate) struct Limit {
    /// None if no clock will ever show it.
    deadline: Option<Instant>,
    delay: Delay,
}

#[cfg(feature = "client")]
impl Limit {
    pub(crate) fn new(limit: Duration) -> Self {
        let now = clock::now();
        let deadline = now.checked_add(limit);
        Self { deadline, delay: Self::delay(now, deadline) }
    }

    /// Returns a delay until the deadline, or until the clock is to be looked at.
    fn delay(now: Instant, deadline: Option<Instant>) -> Delay {
        let look = now + if is_replaced() { LOOK } else { LONGEST };
        Delay::new(deadline.map_or(look, |deadline| deadline.min(look)))
    }
}

#[cfg(feature = "client")]
impl Future for Limit {
    type Item = ();
    type Error = Error;

    fn poll(&mut self) -> Poll<(), Error> {
        loop {
            try_ready!(self.delay.poll());
            let now = clock::now();
            if self.deadline.is_some_and(|deadline| deadline <= now) {
                return Ok(Async::Ready(()));
            }
            self.delay = Self::delay(now, self.deadline);
        }
    }
}
