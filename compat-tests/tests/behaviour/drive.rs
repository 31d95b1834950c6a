//! Running one future on tokio 1.

use tokio::runtime::Builder;

/// Runs `future` on a `current_thread` runtime of tokio 1.
pub(crate) fn on_tokio<F: Future>(future: F) -> F::Output {
    let runtime = Builder::new_current_thread().enable_all().build().unwrap();
    runtime.block_on(future)
}

/// Runs `future` with a paused clock, which jumps to the next timer whenever there is nothing else to do.
pub(crate) fn on_paused_tokio<F: Future>(future: F) -> F::Output {
    let mut builder = Builder::new_current_thread();
    let runtime = builder.enable_all().start_paused(true).build().unwrap();
    runtime.block_on(future)
}
