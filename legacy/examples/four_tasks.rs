//! Four tasks, each with a line to print: `tokio::run` returns when all of them have ended.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use futures::future::lazy;

fn main() {
    // region: body
    tokio::run(lazy(|| {
        for i in 0..4 {
            tokio::spawn(lazy(move || {
                println!("Hello from task {i}");
                Ok(())
            }));
        }

        Ok(())
    }));
    // endregion: body
}
