//! A task owns what it uses: `move` takes the vector into it, since the task may live longer than the function.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use futures::future::lazy;

fn main() {
    // region: body
    tokio::run(lazy(|| {
        let v = vec![1, 2, 3];

        tokio::spawn(lazy(move || {
            println!("Here's a vec: {v:?}");
            Ok(())
        }));

        Ok(())
    }));
    // endregion: body
}
