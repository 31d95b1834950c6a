//! tower 0.1: a service whose worker is spawned.

use std::io;

use frameworks::on_tokio_1;
use futures01::future::{ok, FutureResult};
use futures01::{Async, Future, Poll};
use tower_buffer::Buffer;
use tower_service::Service;

struct Shout;

impl Service<&'static str> for Shout {
    type Response = String;
    type Error = io::Error;
    type Future = FutureResult<String, io::Error>;

    fn poll_ready(&mut self) -> Poll<(), io::Error> {
        Ok(Async::Ready(()))
    }

    fn call(&mut self, word: &'static str) -> Self::Future {
        ok(word.to_uppercase())
    }
}

#[test]
fn a_buffer_spawns_its_worker() {
    on_tokio_1(|bridge| async move {
        let mut buffer = bridge.handle().enter(|| Buffer::new(Shout, 1));
        let asked = futures01::future::poll_fn({
            let mut buffer = buffer.clone();
            move || buffer.poll_ready()
        });
        let asked = asked.and_then(move |()| buffer.call("hello")).map_err(|error| error.to_string());
        assert_eq!(bridge.handle().compat(asked).await.as_deref(), Ok("HELLO"));
        bridge.idle().await;
    });
}
