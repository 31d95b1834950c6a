//! The result of a task comes back through a oneshot channel.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use futures::Future;
use futures::future::lazy;
use futures::sync::oneshot;

fn main() {
    // region: body
    tokio::run(lazy(|| {
        let (tx, rx) = oneshot::channel();

        tokio::spawn(lazy(|| {
            // An error here would mean that nobody wants the answer any more.
            let _ = tx.send("hello from spawned task");
            Ok(())
        }));

        rx.map(|msg| println!("Got `{msg}`")).map_err(|e| println!("error = {e:?}"))
    }));
    // endregion: body
}
