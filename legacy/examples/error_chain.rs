//! Errors on their way through a chain: replaced, converted, explained, and seen by a step that always runs.

extern crate futures_legacy as futures;

use std::fmt;
use std::io;
use std::num::ParseIntError;

use futures::Future;
use futures::future;

#[derive(Debug)]
enum Error {
    Read(io::Error),
    Parse(ParseIntError),
    Reserved(u16),
}

impl From<io::Error> for Error {
    fn from(e: io::Error) -> Self {
        Self::Read(e)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Read(e) => write!(f, "cannot be read: {e}"),
            Self::Parse(e) => write!(f, "is not a port: {e}"),
            Self::Reserved(port) => write!(f, "is a reserved port: {port}"),
        }
    }
}

/// Stands for a file or a remote store.
fn read(name: &'static str) -> impl Future<Item = String, Error = io::Error> {
    future::result(match name {
        "public" => Ok("8080\n".to_owned()),
        "broken" => Ok("80a80\n".to_owned()),
        "system" => Ok("80\n".to_owned()),
        "secret" => Err(io::ErrorKind::PermissionDenied.into()),
        _ => Err(io::ErrorKind::NotFound.into()),
    })
}

// region: chain
fn port(name: &'static str) -> impl Future<Item = u16, Error = Error> {
    read(name)
        .or_else(|e| match e.kind() {
            io::ErrorKind::NotFound => Ok("6379".to_owned()),
            _ => Err(e),
        })
        .from_err::<Error>()
        .and_then(|text| text.trim().parse().map_err(Error::Parse))
        .and_then(|port| match port {
            0..=1023 => Err(Error::Reserved(port)),
            _ => Ok(port),
        })
}
// endregion: chain

// region: always
fn report(name: &'static str) -> impl Future<Item = (), Error = String> {
    port(name).map(move |port| println!("{name}: {port}")).map_err(move |e| format!("{name} {e}")).then(move |result| {
        println!("{name} is closed");
        result
    })
}
// endregion: always

fn main() {
    for name in ["public", "missing", "broken", "system", "secret"] {
        if let Err(e) = report(name).wait() {
            println!("error: {e}");
        }
    }
}
