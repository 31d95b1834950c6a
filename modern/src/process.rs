//! One connection's task.

use std::future::{pending, poll_fn};
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
    // where the body moves them to. That is 350 bytes of each idle connection.
    async move {
        info!(client = client.id(), address = %client.address(), "connected");
        let closed = match serve(&mut connection, &mut conversation, &bell).await {
            Ok(closed) => closed,
            Err(error) => Closed::Broken(error),
        };
        drop(conversation);
        info!(client = client.id(), address = %client.address(), "closed: {closed}");
        if closed.lingers() {
            // The peer may be gone, or silent: nothing more can be done for it.
            let _ = timeout(LINGER, connection.finish()).await;
        }
    }
}

async fn serve(connection: &mut Connection, conversation: &mut Conversation, bell: &Bell) -> io::Result<Closed> {
    loop {
        match connection.turn(conversation, Now::from_system()) {
            Next::Again => {
                connection.try_flush().await?;
                tokio::task::yield_now().await;
            }
            Next::Pass => pass().await,
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
// endregion: process

/// Lets the other ready tasks of this thread run. `yield_now` would have the runtime look for I/O
/// first, a system call for each.
async fn pass() {
    let mut passed = false;
    poll_fn(|cx| {
        if passed {
            return Poll::Ready(());
        }
        passed = true;
        cx.waker().wake_by_ref();
        Poll::Pending
    })
    .await;
}

/// Waits until a Unix time in milliseconds, or for ever.
async fn wait_until(until: Option<u64>) {
    match until {
        // Boxed: few connections have a deadline, and an idle one is to be small.
        Some(until) => Box::pin(sleep(Duration::from_millis(until.saturating_sub(Now::from_system().millis())))).await,
        None => pending().await,
    }
}
