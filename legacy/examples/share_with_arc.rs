//! Ten tasks read one string: an `Arc` for each of them, and the string is stored once.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::sync::Arc;

use futures::future::lazy;

fn main() {
    // region: body
    let data = Arc::new("shared data".to_owned());
    let kept = Arc::clone(&data);

    tokio::run(lazy(move || {
        for _ in 0..10 {
            let data = Arc::clone(&data);
            tokio::spawn(lazy(move || {
                println!("{data}");
                Ok(())
            }));
        }

        Ok(())
    }));

    println!("owners left: {}", Arc::strong_count(&kept));
    // endregion: body
}
