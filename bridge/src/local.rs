//! Tasks of 0.1 that are not `Send`.

use std::any::Any;
use std::cell::{Cell, RefCell};
use std::future::{Future, poll_fn};
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::rc::Rc;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};
use std::time::Duration;

use futures_legacy::Future as LegacyFuture;
use tokio_current_thread::{CurrentThread, TaskExecutor};
use tokio_executor::park::{Park, Unpark};

use crate::Handle;
use crate::driver::Signal;

/// Runs tasks of 0.1 that are not `Send` on the thread of a `LocalSet`.
///
/// This is the `current_thread` executor of 0.1, driven by a task of tokio 1. Inside it, `current_thread::spawn`,
/// `TaskExecutor::current()` and `tokio::spawn` of 0.1 create tasks of this thread, and the bridge serves sockets and
/// timers. Clones refer to the same executor. When the last clone is dropped, so are the executor's tasks.
///
/// A panic in a task ends the executor, as it ended the current-thread runtime of 0.1: its tasks are dropped, and
/// whoever waits for it panics with the same payload.
///
/// ```
/// use std::rc::Rc;
///
/// use futures_legacy::future::lazy;
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Box<dyn std::error::Error>> {
/// let bridge = bridge::Bridge::new(tokio::runtime::Handle::current())?;
/// tokio::task::LocalSet::new()
///     .run_until(async {
///         let local = bridge::Local::new(bridge.handle());
///         let shared = Rc::new(7); // not `Send`
///         let (answer, answered) = futures_legacy::sync::oneshot::channel();
///         local.spawn(lazy(move || {
///             tokio_legacy::runtime::current_thread::spawn(lazy(move || answer.send(*shared).map_err(|_| ())));
///             Ok(())
///         }));
///         assert_eq!(local.run_until(answered).await, Ok(7));
///         local.idle().await;
///     })
///     .await;
/// # Ok(())
/// # }
/// ```
#[derive(Clone, Debug)]
pub struct Local {
    shared: Rc<Shared>,
}

struct Shared {
    /// `None` once a task has panicked. Borrowed while the executor takes a turn.
    executor: RefCell<Option<CurrentThread<Turning>>>,
    signal: Arc<Signal>,
    bridge: Handle,
    waiting: RefCell<Vec<Waker>>,
    /// Panic of a task, kept until somebody waits for the executor.
    panic: RefCell<Option<Box<dyn Any + Send>>>,
    panicked: Cell<bool>,
}

impl Local {
    /// Starts an executor on this thread's `LocalSet` or `LocalRuntime`, with sockets and timers served by `bridge`.
    ///
    /// # Panics
    ///
    /// When called outside a `LocalSet` or `LocalRuntime`.
    #[must_use]
    pub fn new(bridge: &Handle) -> Self {
        let signal = Arc::new(Signal::new());
        let executor = CurrentThread::new_with_park(Turning(Arc::clone(&signal)));
        let shared = Rc::new(Shared {
            executor: RefCell::new(Some(executor)),
            signal,
            bridge: bridge.clone(),
            waiting: RefCell::default(),
            panic: RefCell::default(),
            panicked: Cell::new(false),
        });
        let turned = Rc::downgrade(&shared);
        let signal = Arc::clone(&shared.signal);
        tokio::task::spawn_local(poll_fn(move |context| {
            if !signal.take(context) {
                // The last `Local` raises the signal as well.
                return if turned.strong_count() == 0 { Poll::Ready(()) } else { Poll::Pending };
            }
            let Some(shared) = turned.upgrade() else { return Poll::Ready(()) };
            shared.turn();
            // One turn at a time, so that other tasks of the thread get a chance. The signal is raised when there is
            // more to do.
            context.waker().wake_by_ref();
            Poll::Pending
        }));
        Self { shared }
    }

    /// Spawns a task of 0.1 on this thread.
    ///
    /// # Panics
    ///
    /// When a task has panicked earlier.
    pub fn spawn<F>(&self, future: F)
    where
        F: LegacyFuture<Item = (), Error = ()> + 'static,
    {
        match self.shared.executor.try_borrow_mut() {
            Ok(mut executor) => {
                executor.as_mut().expect("a task of this executor has panicked").spawn(future);
            }
            // The executor is taking a turn, so the caller is one of its tasks.
            Err(_) => {
                let spawned = TaskExecutor::current().spawn_local(Box::new(future));
                debug_assert!(spawned.is_ok(), "an executor that is turned is the current one");
            }
        }
        self.shared.signal.raise();
    }

    /// Returns a handle of 0.1 with which other threads can spawn tasks on this thread.
    ///
    /// # Panics
    ///
    /// When a task has panicked earlier, or when called inside a task of this executor.
    #[must_use]
    pub fn handle(&self) -> tokio_current_thread::Handle {
        self.shared.executor.borrow().as_ref().expect("a task of this executor has panicked").handle()
    }

    /// Runs `future` as a task of this thread, and returns a present-day future of its result.
    ///
    /// The task goes on even if the returned future is dropped.
    ///
    /// # Panics
    ///
    /// The returned future panics when `future`, or another task of this executor, does.
    pub fn run_until<F>(&self, future: F) -> impl Future<Output = Result<F::Item, F::Error>>
    where
        F: LegacyFuture + 'static,
    {
        let outcome = Rc::new(RefCell::new(None));
        let put = Rc::clone(&outcome);
        let waiting = Rc::downgrade(&self.shared);
        self.spawn(future.then(move |result| {
            *put.borrow_mut() = Some(result);
            if let Some(shared) = waiting.upgrade() {
                shared.wake();
            }
            Ok(())
        }));
        let shared = Rc::clone(&self.shared);
        poll_fn(move |context| match outcome.borrow_mut().take() {
            Some(result) => Poll::Ready(result),
            None => {
                shared.wait(context);
                Poll::Pending
            }
        })
    }

    /// Waits until this executor has no tasks.
    ///
    /// # Panics
    ///
    /// When a task has panicked.
    pub async fn idle(&self) {
        poll_fn(|context| {
            // Inside one of the executor's own tasks it cannot be borrowed; such a task then waits for itself.
            let executor = self.shared.executor.try_borrow();
            if executor.is_ok_and(|executor| executor.as_ref().is_some_and(CurrentThread::is_idle)) {
                return Poll::Ready(());
            }
            self.shared.wait(context);
            Poll::Pending
        })
        .await;
    }
}

impl Shared {
    fn turn(&self) {
        let mut executor = self.executor.borrow_mut();
        let Some(turned) = executor.as_mut() else { return };
        let result = catch_unwind(AssertUnwindSafe(|| {
            self.bridge.enter_with(&mut TaskExecutor::current(), || {
                // The result does not matter: `Turning` cannot fail.
                let _ = turned.turn(Some(Duration::ZERO));
            });
        }));
        let wake = match result {
            Ok(()) => turned.is_idle(),
            Err(panic) => {
                let ended = executor.take();
                drop(executor);
                self.panicked.set(true);
                *self.panic.borrow_mut() = Some(panic);
                // Not within the borrow: tasks that are dropped may spawn, and get an error that nobody runs them.
                self.bridge.enter(|| drop(ended));
                true
            }
        };
        if wake {
            self.wake();
        }
    }

    /// Has the task of `context` woken when a future of [`Local::run_until`], the last task, or the executor ends.
    fn wait(&self, context: &Context<'_>) {
        if self.panicked.get() {
            match self.panic.borrow_mut().take() {
                Some(panic) => resume_unwind(panic),
                None => panic!("a task of this executor has panicked"),
            }
        }
        let mut waiting = self.waiting.borrow_mut();
        if !waiting.iter().any(|waker| waker.will_wake(context.waker())) {
            waiting.push(context.waker().clone());
        }
    }

    fn wake(&self) {
        let waiting = std::mem::take(&mut *self.waiting.borrow_mut());
        for waker in waiting {
            waker.wake();
        }
    }
}

impl Drop for Shared {
    fn drop(&mut self) {
        self.signal.raise();
        if let Some(executor) = self.executor.get_mut().take() {
            // The `Drop` of a task may spawn.
            self.bridge.enter(|| drop(executor));
        }
    }
}

impl std::fmt::Debug for Shared {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Local").field("executor", &self.executor).finish_non_exhaustive()
    }
}

/// Never waits: instead, the task that drives the executor is woken.
#[derive(Debug)]
struct Turning(Arc<Signal>);

impl Park for Turning {
    type Unpark = Raise;
    type Error = std::convert::Infallible;

    fn unpark(&self) -> Raise {
        Raise(Arc::clone(&self.0))
    }

    fn park(&mut self) -> Result<(), Self::Error> {
        Ok(())
    }

    fn park_timeout(&mut self, _: Duration) -> Result<(), Self::Error> {
        Ok(())
    }
}

/// Has the executor take another turn.
struct Raise(Arc<Signal>);

impl Unpark for Raise {
    fn unpark(&self) {
        self.0.raise();
    }
}
