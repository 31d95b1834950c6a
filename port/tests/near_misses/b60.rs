//! The program goes on after the words.

use futures::Future;
use std::io;
use tokio::io::{stdout, write_all};

pub fn greet() -> impl Future<Item = (), Error = io::Error> {
    write_all(stdout(), "hello\n").map(drop)
}
