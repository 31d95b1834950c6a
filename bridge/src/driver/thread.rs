//! Sockets and timers of 0.1, served by a thread.

use std::io;

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread::{self, JoinHandle};

use tokio_executor::park::{Park, Unpark};
use tokio_reactor::Reactor;
use tokio_timer::timer::Timer;

/// Ends its thread when it is dropped.
pub(crate) struct Driver {
    stopping: Arc<AtomicBool>,
    unpark: Box<dyn Unpark>,
    /// `None` once it has been joined.
    thread: Option<JoinHandle<()>>,
}

impl Driver {
    /// Starts the thread, and returns the handles of its reactor and its timer with it.
    pub(crate) fn start() -> io::Result<(Self, tokio_reactor::Handle, tokio_timer::timer::Handle)> {
        let reactor = Reactor::new()?;
        let sockets = reactor.handle();
        // The timer waits in the reactor until a socket is ready or the next deadline is reached.
        let mut timer = Timer::new(reactor);
        let timers = timer.handle();
        let unpark = Box::new(timer.unpark());
        let stopping = Arc::new(AtomicBool::new(false));
        let told = Arc::clone(&stopping);
        let thread = thread::Builder::new()
            .name("bridge".to_owned())
            .spawn(move || while !told.load(Ordering::Acquire) && timer.turn(None).is_ok() {})?;
        Ok((Self { stopping, unpark, thread: Some(thread) }, sockets, timers))
    }
}

impl Drop for Driver {
    fn drop(&mut self) {
        self.stopping.store(true, Ordering::Release);
        self.unpark.unpark();
        if let Some(thread) = self.thread.take() {
            // The last task that held the driver may end on that very thread.
            if thread.thread().id() != thread::current().id() {
                let _ = thread.join();
            }
        }
    }
}

impl std::fmt::Debug for Driver {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Driver").finish_non_exhaustive()
    }
}
