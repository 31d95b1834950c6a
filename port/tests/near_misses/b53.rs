//! The file is read.

use futures::Future;
use std::io;
use tokio::fs::File;
use tokio::io::read_to_end;

pub fn contents(path: String) -> impl Future<Item = Vec<u8>, Error = io::Error> {
    File::open(path).and_then(|file| read_to_end(file, Vec::new())).map(|(_, contents)| contents)
}
