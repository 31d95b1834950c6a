//! The driver that serves sockets and timers of 0.1.

#[cfg(unix)]
mod signal;
#[cfg(all(feature = "current-thread", not(unix)))]
mod signal;
#[cfg(unix)]
mod slot;
#[cfg(unix)]
mod task;
mod thread;

#[cfg(feature = "current-thread")]
pub(crate) use signal::Signal;

use std::io;

/// Serves sockets and timers of 0.1 until it is dropped.
#[derive(Debug)]
#[allow(dead_code)] // they are held for what their drop does
pub(crate) enum Driver {
    /// By a task of tokio 1.
    #[cfg(unix)]
    Task(task::Driver),
    /// By a thread of its own.
    Thread(thread::Driver),
}

/// A driver, and the handles by which sockets and timers find it.
pub(crate) type Started = (Driver, tokio_reactor::Handle, tokio_timer::timer::Handle);

impl Driver {
    /// Starts a task of `runtime` if the reactor of 0.1 has a descriptor on this system; otherwise a thread.
    #[cfg(unix)]
    pub(crate) fn start(runtime: &tokio::runtime::Handle) -> io::Result<Started> {
        let (driver, sockets, timers) = task::Driver::start(runtime)?;
        Ok((Self::Task(driver), sockets, timers))
    }

    #[cfg(not(unix))]
    pub(crate) fn start(_: &tokio::runtime::Handle) -> io::Result<Started> {
        Self::start_thread()
    }

    /// Serves on when the runtime ends, until it is dropped.
    pub(crate) fn outlive(&self) {
        match self {
            #[cfg(unix)]
            Self::Task(driver) => driver.outlive(),
            Self::Thread(_) => {}
        }
    }

    /// Starts a thread.
    pub(crate) fn start_thread() -> io::Result<Started> {
        let (driver, sockets, timers) = thread::Driver::start()?;
        Ok((Self::Thread(driver), sockets, timers))
    }
}
