//! The task of a connection.

use std::future::poll_fn;
use std::io;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Poll, ready};
use std::time::Duration;

use engine::{Closed, Conversation, Next, Session};
use tracing::{debug, info};

use crate::connection::{Connection, Exchange};
use crate::notifier::Notifier;
use crate::wait::{Sleep, for_peer};

/// Serves one connection until it ends.
// region: process
pub fn process(
    mut connection: Connection,
    session: Session,
    notifier: Arc<Notifier>,
) -> impl Future<Output = ()> + Send {
    let client = Arc::clone(session.client());
    let mut conversation = Conversation::new(session);
    // An `async fn` would store each argument twice: as the argument, and where the body moves it.
    async move {
        debug!(client = client.id(), address = %client.address(), "connected");
        let closed = match serve(&mut connection, &mut conversation, &notifier).await {
            Ok(closed) => closed,
            Err(error) => Closed::Broken(error),
        };
        let linger = Duration::from_millis(conversation.server().config().linger_ms);
        drop(conversation);
        match closed {
            // Closed by an operator or by a limit, which an operator should see.
            Closed::Killed => info!(client = client.id(), address = %client.address(), "closed: {closed}"),
            _ => debug!(client = client.id(), address = %client.address(), "closed: {closed}"),
        }
        if closed.lingers() {
            // Errors and the timeout are ignored: the peer may be gone, or silent. Boxed, since a task has room for the
            // largest future that it ever waits for, and an idle one has to be small.
            Box::pin(for_peer(linger, connection.finish())).await;
        }
    }
}

// An `async` block, as in [`process`], so that no argument is stored twice.
#[allow(clippy::manual_async_fn, reason = "an `async fn` makes an idle connection larger")]
fn serve(
    connection: &mut Connection,
    conversation: &mut Conversation,
    notifier: &Notifier,
) -> impl Future<Output = io::Result<Closed>> + Send {
    async move {
        let mut timer = Timer::default();
        loop {
            match connection.turn(conversation) {
                Next::Again => {
                    connection.try_flush().await?;
                    tokio::task::yield_now().await;
                }
                // Meanwhile other connections run; the changes of all of them then go to the disk with one write.
                Next::Gather => tokio::task::yield_now().await,
                Next::Wait { read, until } => {
                    timer.set(until, conversation);
                    tokio::select! {
                        biased;
                        exchanged = connection.exchange(read) => match exchanged? {
                            Exchange::Read(count) => conversation.read(count),
                            Exchange::Eof => conversation.eof(),
                            Exchange::Written => {}
                        },
                        () = notifier.notified() => {}
                        () = timer.gone_off() => {}
                    }
                }
                Next::End(closed) => return Ok(closed),
            }
        }
    }
}
// endregion: process

/// Fires at the next deadline of a connection, or earlier: when the deadline moves to a later time, as an idle timeout
/// does with every request, the running timer is kept.
#[derive(Default)]
struct Timer {
    /// Boxed, since few connections have a deadline, and an idle one has to be small.
    sleep: Option<Box<Sleep>>,
}

impl Timer {
    fn set(&mut self, until: Option<u64>, conversation: &Conversation) {
        let Some(until) = until else { return self.sleep = None };
        let (server, is_awaited) = (conversation.server(), conversation.is_awaited());
        let (rest, pace) = (server.now().sleep_until(until), server.pace());
        if self.sleep.as_ref().is_none_or(|sleep| !sleep.serves(rest, pace, is_awaited)) {
            self.sleep = Some(Box::new(Sleep::new(rest, pace, is_awaited)));
        }
    }

    fn gone_off(&mut self) -> impl Future<Output = ()> {
        poll_fn(|cx| {
            let Some(sleep) = &mut self.sleep else { return Poll::Pending };
            ready!(Pin::new(&mut **sleep).poll(cx));
            self.sleep = None;
            Poll::Ready(())
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_task_fits_512_bytes() {
        fn size<F>(_: fn(Connection, Session, Arc<Notifier>) -> F) -> usize {
            size_of::<F>()
        }
        // With what tokio and the tracker add, a task takes a block of 512 bytes; the next size of the allocator is
        // 768.
        assert!(size(process) <= 392, "{}", size(process));
    }
}
