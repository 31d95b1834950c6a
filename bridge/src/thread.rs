//! A thread for code that brings its own runtime.

use std::future::Future;
use std::io;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::pin::Pin;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::task::{Context, Poll, Waker, ready};
use std::thread::Result as Outcome;

use futures_legacy::sync::oneshot;
use futures_legacy::{Async, Future as LegacyFuture};

/// Runs `body` on a new thread, where it may start any runtime of 0.1, a `Core` of tokio-core, or an actix system.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use futures_legacy::future::ok;
///
/// let old_main = || tokio_legacy::runtime::current_thread::block_on_all(ok::<_, ()>("done"));
/// let ended = bridge::thread(old_main)?.await; // `Err` holds what it panicked with
/// assert_eq!(ended.unwrap(), Ok("done"));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// When the operating system has no more threads.
pub fn thread<T, F>(body: F) -> io::Result<Thread<T>>
where
    F: FnOnce() -> T + Send + 'static,
    T: Send + 'static,
{
    thread_until(|_| body())
}

/// Does the same as [`thread`], and passes `body` a future of 0.1 that ends on [`Thread::stop`], or when the [`Thread`]
/// is dropped.
///
/// ```
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use futures_legacy::Future;
///
/// let mut server = bridge::thread_until(|stop| {
///     let old_server = futures_legacy::future::empty::<(), ()>();
///     tokio_legacy::runtime::current_thread::block_on_all(old_server.select(stop).then(|_| Ok::<_, ()>("stopped")))
/// })?;
/// server.stop();
/// assert_eq!(server.await.unwrap(), Ok("stopped"));
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// When the operating system has no more threads.
pub fn thread_until<T, F>(body: F) -> io::Result<Thread<T>>
where
    F: FnOnce(Stop) -> T + Send + 'static,
    T: Send + 'static,
{
    let (stop, stopped) = oneshot::channel();
    let ended = Arc::new(Ended { state: Mutex::new(State { outcome: None, waker: None }), changed: Condvar::new() });
    let told = Arc::clone(&ended);
    std::thread::Builder::new().name("tokio-0.1".to_owned()).spawn(move || {
        told.put(catch_unwind(AssertUnwindSafe(|| body(Stop { stopped }))));
    })?;
    Ok(Thread { stop: Some(stop), ended })
}

/// A thread that [`thread`] started: a present-day future of what its closure returns, or of its panic.
///
/// Dropping it does not wait for the thread.
///
/// ```
/// use futures_legacy::Future;
///
/// let mut thread = bridge::thread_until(|stop| stop.wait().map(|()| "stopped"))?;
/// thread.stop();
/// assert_eq!(thread.join().unwrap(), Ok("stopped")); // `Err` holds what it panicked with
/// # Ok::<(), std::io::Error>(())
/// ```
#[derive(Debug)]
#[must_use = "its thread is told to stop when it is dropped"]
pub struct Thread<T> {
    stop: Option<oneshot::Sender<()>>,
    ended: Arc<Ended<T>>,
}

impl<T> Thread<T> {
    /// Ends the [`Stop`] that was passed to the closure.
    pub fn stop(&mut self) {
        if let Some(stop) = self.stop.take() {
            // The receiver may already have been dropped.
            let _ = stop.send(());
        }
    }

    /// Waits for the thread, blocking the current one. A worker of a multi-threaded runtime hands over its other tasks
    /// first.
    ///
    /// # Errors
    ///
    /// The panic of the closure.
    pub fn join(self) -> Outcome<T> {
        use tokio::runtime::{Handle, RuntimeFlavor};

        match Handle::try_current().map(|handle| handle.runtime_flavor()) {
            Ok(RuntimeFlavor::MultiThread) => tokio::task::block_in_place(|| self.ended.wait()),
            _ => self.ended.wait(),
        }
    }
}

impl<T> Future for Thread<T> {
    type Output = Outcome<T>;

    fn poll(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Outcome<T>> {
        let outcome = ready!(self.ended.poll(context));
        Poll::Ready(outcome)
    }
}

/// The end of a thread, shared between the thread and the future.
#[derive(Debug)]
struct Ended<T> {
    state: Mutex<State<T>>,
    changed: Condvar,
}

#[derive(Debug)]
struct State<T> {
    outcome: Option<Outcome<T>>,
    waker: Option<Waker>,
}

impl<T> Ended<T> {
    fn lock(&self) -> MutexGuard<'_, State<T>> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn put(&self, outcome: Outcome<T>) {
        let mut state = self.lock();
        state.outcome = Some(outcome);
        let waker = state.waker.take();
        drop(state);
        self.changed.notify_all();
        if let Some(waker) = waker {
            waker.wake();
        }
    }

    fn poll(&self, context: &Context<'_>) -> Poll<Outcome<T>> {
        let mut state = self.lock();
        match state.outcome.take() {
            Some(outcome) => Poll::Ready(outcome),
            None => {
                state.waker = Some(context.waker().clone());
                Poll::Pending
            }
        }
    }

    fn wait(&self) -> Outcome<T> {
        let mut state = self.lock();
        loop {
            if let Some(outcome) = state.outcome.take() {
                return outcome;
            }
            state = self.changed.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }
}

/// A future of 0.1 that ends when its thread should stop.
#[derive(Debug)]
#[must_use = "futures do nothing unless polled"]
pub struct Stop {
    stopped: oneshot::Receiver<()>,
}

impl LegacyFuture for Stop {
    type Item = ();
    type Error = ();

    fn poll(&mut self) -> futures_legacy::Poll<(), ()> {
        match self.stopped.poll() {
            Ok(Async::NotReady) => Ok(Async::NotReady),
            // This includes the case that the `Thread` has been dropped.
            Ok(Async::Ready(())) | Err(_) => Ok(Async::Ready(())),
        }
    }
}
