//! The runtimes of tokio 0.1 as tokio 1 runs them: only the path changes.
//!
//! [`Runtime`], [`Builder`], [`TaskExecutor`] and [`Shutdown`] have the methods of `tokio::runtime` of 0.1, and
//! [`current_thread`] those of `tokio::runtime::current_thread`. Tasks of 0.1 run on them unchanged, with their sockets,
//! timers and spawns; and code of tokio 1 may be awaited beside it, since a runtime of tokio 1 is what runs both.
//!
//! # What is the same
//!
//! `block_on` returns with its future while other tasks go on; `block_on_all` and `shutdown_on_idle` wait for all. A drop
//! of the runtime, and `shutdown_now`, drop what waits, without polling it again, and wait for what is being polled. A
//! panic of a task ends that task, and where it is the future of `block_on`, the caller panics with `Canceled`. A
//! `block_on` inside of a task panics. What is spawned after the end is refused.
//!
//! # What is added
//!
//! Where a method or a function takes a future of 0.1, another one takes a future of today: `spawn_async`, `block_on_async`,
//! `block_on_all_async`, `run_async`. It does the same otherwise.
//!
//! # What differs
//!
//! - All threads start with the runtime, where 0.1 started them as tasks came; so `after_start` is called for each at
//!   once.
//! - A panic in [`Builder::panic_handler`] ends the task that panicked. In 0.1 it ended the process.
//! - The number of blocking sections at a time is tokio 1's limit of threads, 512, and not 100.
//! - The task spawned last by a task runs next, as tokio 1 has it, where 0.1 ran tasks in turn.
//! - There is no `clock`, `blocking_threads` and `threadpool_builder`: tokio 1 has nothing of the kind.

mod builder;
#[cfg(feature = "current-thread")]
pub mod current_thread;
mod pool;

pub use builder::Builder;
pub use pool::{Runtime, Shutdown, TaskExecutor};
