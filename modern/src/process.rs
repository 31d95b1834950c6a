//! One connection's task.

use std::future::poll_fn;
use std::io;
use std::sync::Arc;
use std::task::Poll;
use std::time::Duration;

use engine::{Closed, Conversation, Next, Now, Session};
use tokio::time::{sleep, timeout};
use tracing::info;

use crate::bell::Bell;
use crate::connection::{Connection, Exchange};

/// How long a connection that the server closes waits for the peer to see that.
const LINGER: Duration = Duration::from_millis(500);

/// Serves one connection until it ends.
// region: process
pub fn process(mut connection: Connection, session: Session, bell: Arc<Bell>) -> impl Future<Output = ()> + Send {
    let client = Arc::clone(session.client());
    let mut conversation = Conversation::new(session);
    // A block and not an `async fn`, which would hold what it is given twice: as its arguments, and
    // where the body moves them to.
    async move {
        info!(client = client.id(), address = %client.address(), "connected");
        let closed = match serve(&mut connection, &mut conversation, &bell).await {
            Ok(closed) => closed,
            Err(error) => Closed::Broken(error),
        };
        drop(conversation);
        info!(client = client.id(), address = %client.address(), "closed: {closed}");
        if closed.lingers() {
            // The peer may be gone, or silent: nothing more can be done for it. Boxed, since a task has
            // room for the largest thing that it ever waits for, and an idle one is to be small.
            let _ = Box::pin(timeout(LINGER, connection.finish())).await;
        }
    }
}

// A block for the same reason.
#[allow(clippy::manual_async_fn, reason = "an `async fn` makes an idle connection larger")]
fn serve(
    connection: &mut Connection,
    conversation: &mut Conversation,
    bell: &Bell,
) -> impl Future<Output = io::Result<Closed>> + Send {
    async move {
        loop {
            match connection.turn(conversation, Now::from_system()) {
                Next::Again => {
                    connection.try_flush().await?;
                    tokio::task::yield_now().await;
                }
                Next::Wait { read, until } => tokio::select! {
                    biased;
                    exchanged = connection.exchange(read) => match exchanged? {
                        Exchange::Read(count) => conversation.read(count),
                        Exchange::Eof => conversation.eof(),
                        Exchange::Written => {}
                    },
                    () = bell.rung() => {}
                    () = wait_until(until) => {}
                },
                Next::End(closed) => return Ok(closed),
            }
        }
    }
}
// endregion: process

/// Waits until a Unix time in milliseconds, or for ever.
fn wait_until(until: Option<u64>) -> impl Future<Output = ()> {
    let millis = |until: u64| Duration::from_millis(until.saturating_sub(Now::from_system().millis()));
    // Boxed: few connections have a deadline, and an idle one is to be small.
    let mut timer = until.map(|until| Box::pin(sleep(millis(until))));
    poll_fn(move |cx| timer.as_mut().map_or(Poll::Pending, |timer| timer.as_mut().poll(cx)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_fits_512_bytes() {
        fn size<F>(_: fn(Connection, Session, Arc<Bell>) -> F) -> usize {
            size_of::<F>()
        }
        // What tokio and the tracker add makes a block of 512 bytes; the next size is 768.
        assert!(size(process) <= 392, "{}", size(process));
    }
}
