//! Errors on their way through a function: replaced, converted, explained, and seen by a step that always runs.

use std::fmt;
use std::io;
use std::num::ParseIntError;

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
async fn read(name: &str) -> io::Result<String> {
    match name {
        "public" => Ok("8080\n".to_owned()),
        "broken" => Ok("80a80\n".to_owned()),
        "system" => Ok("80\n".to_owned()),
        "secret" => Err(io::ErrorKind::PermissionDenied.into()),
        _ => Err(io::ErrorKind::NotFound.into()),
    }
}

// region: chain
async fn port(name: &str) -> Result<u16, Error> {
    let text = match read(name).await {
        Err(e) if e.kind() == io::ErrorKind::NotFound => "6379".to_owned(),
        text => text?,
    };
    match text.trim().parse().map_err(Error::Parse)? {
        port @ 0..=1023 => Err(Error::Reserved(port)),
        port => Ok(port),
    }
}
// endregion: chain

// region: always
async fn report(name: &str) -> Result<(), String> {
    let port = port(name).await.map_err(|e| format!("{name} {e}"))?;
    println!("{name}: {port}");
    println!("{name} is closed");
    Ok(())
}
// endregion: always

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for name in ["public", "missing", "broken", "system", "secret"] {
        if let Err(e) = report(name).await {
            println!("error: {e}");
        }
    }
}
