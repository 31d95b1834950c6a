//! Waits that a test which pauses the runtime's clock can rely on.
//!
//! A paused clock jumps to the next timer whenever every task waits, also while bytes are on their way from one socket
//! to another. So what may wait for long has no timer then: it looks at its clock again and again in real time, from a
//! thread that the runtime's clock does not wait for, as it would for `spawn_blocking`.

#[cfg(feature = "client")]
use std::sync::mpsc;
use std::time::Duration;
#[cfg(feature = "server")]
use std::{pin::Pin, task::Poll};

#[cfg(feature = "server")]
use engine::Pace;
#[cfg(feature = "server")]
use tokio::sync::oneshot;
use tokio::time::Instant;
#[cfg(feature = "server")]
use tokio::time::timeout;

/// Longest real time for which a call of a client holds a paused clock.
#[cfg(feature = "client")]
const HOLD: Duration = Duration::from_millis(500);

/// Returns whether the runtime's clock is another than the operating system's, as it is once a test has paused it.
fn is_paused() -> bool {
    let before = std::time::Instant::now();
    let shown = Instant::now().into_std();
    shown < before || shown > std::time::Instant::now()
}

/// A wait for a moment of a server's clock. It may be over earlier: whoever waited looks at the clock again.
#[cfg(feature = "server")]
#[derive(Debug)]
pub(crate) enum Sleep {
    /// Until a timer of the runtime goes off.
    Timer(Pin<Box<tokio::time::Sleep>>),
    /// Until the next look.
    Look(oneshot::Receiver<()>),
}

#[cfg(feature = "server")]
impl Sleep {
    /// Waits for a moment that is `rest` ahead by a clock of this pace. A paused clock of the runtime jumps to it only if
    /// it `is_awaited`.
    pub(crate) fn new(rest: Duration, pace: Pace, is_awaited: bool) -> Self {
        let has_timer = match pace {
            Pace::Real => !is_paused(),
            Pace::Timers => is_awaited,
            _ => false,
        };
        match if has_timer { None } else { look() } {
            Some(look) => Self::Look(look),
            None => Self::Timer(Box::pin(tokio::time::sleep(rest))),
        }
    }

    /// Returns whether this is over in time for a moment that [`Self::new`] would wait for, and as `is_awaited` as that.
    pub(crate) fn serves(&self, rest: Duration, pace: Pace, is_awaited: bool) -> bool {
        match self {
            Self::Timer(timer) => (pace == Pace::Real || is_awaited) && timer.deadline() <= Instant::now() + rest,
            Self::Look(_) => true,
        }
    }
}

#[cfg(feature = "server")]
impl Future for Sleep {
    type Output = ();

    fn poll(mut self: Pin<&mut Self>, cx: &mut std::task::Context<'_>) -> Poll<()> {
        match &mut *self {
            Self::Timer(timer) => timer.as_mut().poll(cx),
            Self::Look(look) => Pin::new(look).poll(cx).map(drop),
        }
    }
}

/// Returns a future that resolves at the next look, unless there can be none.
#[cfg(feature = "server")]
fn look() -> Option<oneshot::Receiver<()>> {
    let (tell, told) = oneshot::channel();
    host::at_next_look(move || drop(tell)).then_some(told)
}

/// Pauses before something is tried again, for `rest` or, where the runtime's clock is paused, for less.
#[cfg(feature = "server")]
pub(crate) fn pause(rest: Duration) -> Sleep {
    Sleep::new(rest, Pace::Real, true)
}

/// Waits until a peer has done what `future` waits for, but no longer than `limit`: of real time where the runtime's clock
/// is paused, as the peer does not go by that.
#[cfg(feature = "server")]
pub(crate) async fn for_peer(limit: Duration, future: impl Future) {
    if !is_paused() {
        let _ = timeout(limit, future).await;
        return;
    }
    let begun = std::time::Instant::now();
    let over = async {
        while begun.elapsed() < limit {
            pause(limit).await;
        }
    };
    tokio::select! {
        _ = future => {}
        () = over => {}
    }
}

/// Keeps a paused clock from jumping until it is dropped, or until [`HOLD`] of real time is over: a reply that is on its way
/// comes first. A test may still advance the clock meanwhile.
#[cfg(feature = "client")]
#[derive(Debug)]
pub(crate) struct Hold {
    _dropped: Option<mpsc::Sender<()>>,
}

#[cfg(feature = "client")]
impl Hold {
    pub(crate) fn new() -> Self {
        if !is_paused() {
            return Self { _dropped: None };
        }
        let (dropped, is_dropped) = mpsc::channel();
        // A paused clock stands still while a task of this kind runs.
        drop(tokio::task::spawn_blocking(move || is_dropped.recv_timeout(HOLD)));
        Self { _dropped: Some(dropped) }
    }
}
