//! Settings of a runtime of many threads.

use std::any::Any;
use std::fmt;
use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use super::Runtime;
use crate::handle::{Bridge, PanicHandler};

type Hook = Arc<dyn Fn() + Send + Sync>;

/// Builds a [`Runtime`]: the `tokio::runtime::Builder` of 0.1.
///
/// ```
/// use futures_legacy::future::lazy;
///
/// # fn main() -> std::io::Result<()> {
/// let mut runtime = bridge::runtime::Builder::new()
///     .core_threads(1)
///     .name_prefix("worker-")
///     .stack_size(1024 * 1024)
///     .keep_alive(Some(std::time::Duration::from_secs(1)))
///     .after_start(|| println!("a thread starts"))
///     .before_stop(|| println!("a thread ends"))
///     .panic_handler(|_| println!("a task has panicked"))
///     .build()?;
/// let name = runtime.block_on(lazy(|| Ok::<_, ()>(std::thread::current().name().map(str::to_owned))));
/// assert_eq!(name, Ok(Some("worker-0".to_owned())));
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Builder {
    core_threads: Option<usize>,
    name_prefix: String,
    stack_size: Option<usize>,
    keep_alive: Option<Duration>,
    after_start: Option<Hook>,
    before_stop: Option<Hook>,
    panic_handler: Option<PanicHandler>,
}

impl Builder {
    /// Returns the settings of 0.1: a thread for each processor, called `tokio-runtime-worker-0` and so on.
    #[must_use]
    pub fn new() -> Self {
        Self {
            core_threads: None,
            name_prefix: "tokio-runtime-worker-".to_owned(),
            stack_size: None,
            keep_alive: None,
            after_start: None,
            before_stop: None,
            panic_handler: None,
        }
    }

    /// Sets what is called with the payload of each task that panics, once its future has been dropped.
    ///
    /// A panic of the handler ends the task as well. In 0.1 it ended the process.
    pub fn panic_handler<F>(&mut self, handler: F) -> &mut Self
    where
        F: Fn(Box<dyn Any + Send>) + Send + Sync + 'static,
    {
        self.panic_handler = Some(PanicHandler(Arc::new(handler)));
        self
    }

    /// Sets the number of threads that poll tasks.
    ///
    /// # Panics
    ///
    /// When it is 0, or above 32,768.
    pub fn core_threads(&mut self, count: usize) -> &mut Self {
        assert!(count >= 1, "at least one thread required");
        assert!(count <= 32_768, "max value is 32768");
        self.core_threads = Some(count);
        self
    }

    /// Sets the time after which a thread that has nothing to do ends, if it was started for a blocking section. `None`
    /// keeps what tokio 1 has, 10 seconds; in 0.1 such a thread never ended.
    pub fn keep_alive(&mut self, time: Option<Duration>) -> &mut Self {
        self.keep_alive = time;
        self
    }

    /// Sets what the names of threads begin with; a number follows, from 0.
    pub fn name_prefix<S: Into<String>>(&mut self, prefix: S) -> &mut Self {
        self.name_prefix = prefix.into();
        self
    }

    /// Sets the size of each thread's stack, in bytes.
    pub fn stack_size(&mut self, bytes: usize) -> &mut Self {
        self.stack_size = Some(bytes);
        self
    }

    /// Sets what each thread calls when it starts.
    pub fn after_start<F>(&mut self, hook: F) -> &mut Self
    where
        F: Fn() + Send + Sync + 'static,
    {
        self.after_start = Some(Arc::new(hook));
        self
    }

    /// Sets what each thread calls before it ends.
    pub fn before_stop<F>(&mut self, hook: F) -> &mut Self
    where
        F: Fn() + Send + Sync + 'static,
    {
        self.before_stop = Some(Arc::new(hook));
        self
    }

    /// Starts the threads, with no bridge.
    pub(crate) fn threads(&self) -> io::Result<tokio::runtime::Runtime> {
        let mut builder = tokio::runtime::Builder::new_multi_thread();
        let (prefix, count) = (self.name_prefix.clone(), AtomicUsize::new(0));
        builder.enable_all().thread_name_fn(move || format!("{prefix}{}", count.fetch_add(1, Ordering::Relaxed)));
        if let Some(count) = self.core_threads {
            builder.worker_threads(count);
        }
        if let Some(bytes) = self.stack_size {
            builder.thread_stack_size(bytes);
        }
        if let Some(time) = self.keep_alive {
            builder.thread_keep_alive(time);
        }
        if let Some(hook) = self.after_start.clone() {
            builder.on_thread_start(move || hook());
        }
        if let Some(hook) = self.before_stop.clone() {
            builder.on_thread_stop(move || hook());
        }
        builder.build()
    }

    /// Starts the runtime, with all of its threads.
    ///
    /// # Errors
    ///
    /// When the operating system has no more file descriptors.
    ///
    /// # Panics
    ///
    /// When the operating system has no more threads.
    pub fn build(&mut self) -> io::Result<Runtime> {
        let runtime = self.threads()?;
        let bridge = Bridge::for_runtime(runtime.handle().clone(), self.panic_handler.clone())?;
        Ok(Runtime::started(bridge, runtime))
    }
}

impl Default for Builder {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Builder {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Builder")
            .field("core_threads", &self.core_threads)
            .field("name_prefix", &self.name_prefix)
            .field("stack_size", &self.stack_size)
            .field("keep_alive", &self.keep_alive)
            .finish_non_exhaustive()
    }
}
