//! A clock that follows the runtime's timers.

use std::thread;
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use engine::{Clock, Now};
use tokio::sync::oneshot;
use tokio::time::Instant;

/// Real time between two checks for keys that are due, in a test that has paused the runtime's clock.
const LOOK: Duration = Duration::from_millis(10);

/// A clock that starts at the wall clock's time and then follows the runtime's clock.
///
/// A server waits with the runtime's timers. With this clock deadlines of keys go by the same: where a test has
/// paused the time, keys expire when the test moves it on, and not before. It does not follow a wall clock that is
/// set later; `host::SystemClock` does, and is for processes that run for long.
///
/// ```
/// # #[tokio::main(flavor = "current_thread", start_paused = true)]
/// # async fn main() -> Result<(), modern::client::Error> {
/// # use std::time::Duration;
/// # use engine::{Config, Server};
/// use modern::clock::RuntimeClock;
///
/// let server = Server::new(Config::default(), RuntimeClock::new());
/// # let listener = modern::socket::listen(([127, 0, 0, 1], 0).into())?;
/// # let address = listener.local_addr()?;
/// # tokio::spawn(modern::server::run([listener.into()], server, std::future::pending()));
/// let mut client = modern::client::connect(address).await?;
/// client.set_expires("key", "value", Duration::from_secs(3600)).await?;
/// tokio::time::advance(Duration::from_secs(3601)).await;
/// assert_eq!(client.get("key").await?, None);
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Copy, Debug)]
pub struct RuntimeClock {
    wall: Duration,
    begin: Instant,
}

impl RuntimeClock {
    /// Returns a clock that now shows the time of the wall clock. A wall clock set before 1970 counts as 1970.
    #[must_use]
    pub fn new() -> Self {
        let wall = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
        Self { wall, begin: Instant::now() }
    }
}

impl Default for RuntimeClock {
    fn default() -> Self {
        Self::new()
    }
}

impl Clock for RuntimeClock {
    fn now(&self) -> Now {
        let elapsed = self.monotonic();
        Now::new(self.wall + elapsed, elapsed)
    }

    fn monotonic(&self) -> Duration {
        Instant::now().duration_since(self.begin)
    }
}

/// Sleeps for `rest`, or for less if keys may be due earlier.
///
/// A paused clock jumps to the next timer whenever every task waits, so a timer for the keys would let the server move
/// the clock on, not the test. While the clock is paused, this therefore checks in real time. It does so from a thread
/// of its own: while one of `spawn_blocking` runs, a paused clock does not jump.
pub(crate) async fn sleep(rest: Duration) {
    if is_paused() {
        let (tell, told) = oneshot::channel();
        let look = move || {
            thread::sleep(rest.min(LOOK));
            let _ = tell.send(());
        };
        if thread::Builder::new().spawn(look).is_ok() {
            let _ = told.await;
            return;
        }
    }
    tokio::time::sleep(rest).await;
}

/// Returns whether the runtime's clock differs from the operating system's, as it does once a test has paused it.
fn is_paused() -> bool {
    let before = std::time::Instant::now();
    let shown = Instant::now().into_std();
    shown < before || shown > std::time::Instant::now()
}
