//! tower 0.1: a service with a time limit.

use std::io;
use std::time::Duration;

use frameworks::{PATIENCE, on_tokio_1};
use futures01::future::{Either, Empty, FutureResult, empty, ok};
use futures01::{Async, Future, Poll};
use tower_service::Service;
use tower_timeout::Timeout;

/// Answers everything but silence.
#[derive(Clone)]
struct Shout;

impl Service<&'static str> for Shout {
    type Response = String;
    type Error = io::Error;
    type Future = Either<FutureResult<String, io::Error>, Empty<String, io::Error>>;

    fn poll_ready(&mut self) -> Poll<(), io::Error> {
        Ok(Async::Ready(()))
    }

    fn call(&mut self, word: &'static str) -> Self::Future {
        if word.is_empty() { Either::B(empty()) } else { Either::A(ok(word.to_uppercase())) }
    }
}

#[test]
fn a_timeout_fires_for_what_is_not_answered_alone() {
    on_tokio_1(|bridge| async move {
        let answered = Timeout::new(Shout, PATIENCE).call("hello");
        assert_eq!(bridge.handle().compat(answered).await.unwrap(), "HELLO");
        let silent = Timeout::new(Shout, Duration::from_millis(1)).call("");
        let error = bridge.handle().compat(silent.map_err(|error| error.to_string())).await.unwrap_err();
        assert_eq!(error, "request timed out");
    });
}
