//! Hands the folder of an append-only file from one server to another, and starts servers on large files.

use std::fs::File;
use std::io::{self, BufWriter, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use player::connection::Connection;
use player::reply::{Reply, command};
use tempfile::TempDir;

use crate::aof::{self, FOLDER, NAME};
use crate::servers::{Binary, Server, ServerError};
use crate::testing;

/// Longest time that a server may take for the largest file.
const PATIENCE: Duration = Duration::from_secs(600);

/// Number of commands that are sent at once.
const BATCH: usize = 1000;

/// Length of each value in a large file, in bytes.
const VALUE: usize = 1000;

/// Reason why an exchange failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum ExchangeError {
    /// A server does not start.
    #[error(transparent)]
    Server(#[from] ServerError),
    /// A connection or file failed.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The servers do not have the same keys.
    #[error("{0}")]
    Differs(String),
}

fn key(number: usize) -> String {
    format!("key:{number:08}")
}

/// Returns the value of a key. Every tenth key has a deadline far in the future, and the value of every hundredth is
/// not text.
fn value(number: usize) -> Vec<u8> {
    if number % 100 == 7 {
        vec![0, 13, 10, 255, u8::try_from(number % 251).unwrap_or(0)]
    } else {
        number.to_string().into()
    }
}

fn replies(client: &mut Connection, batch: &[Vec<u8>]) -> Result<Vec<Reply>, ExchangeError> {
    client.send(&batch.concat(), PATIENCE)?;
    let reply = |_| Ok(client.reply(PATIENCE).map_err(|missing| io::Error::other(missing.to_string()))?.0);
    (0..batch.len()).map(reply).collect()
}

fn in_batches(
    client: &mut Connection,
    keys: usize,
    request: impl Fn(usize) -> Vec<u8>,
    mut seen: impl FnMut(usize, &Reply) -> bool,
) -> Result<(), ExchangeError> {
    for first in (0..keys).step_by(BATCH) {
        let numbers = first..keys.min(first + BATCH);
        let batch: Vec<Vec<u8>> = numbers.clone().map(&request).collect();
        for (number, reply) in numbers.zip(replies(client, &batch)?) {
            if !seen(number, &reply) {
                return Err(ExchangeError::Differs(format!("{}: {}", key(number), reply.summary())));
            }
        }
    }
    Ok(())
}

fn start(binary: &Binary, folder: &Path) -> Result<(Server, Connection), ExchangeError> {
    let server = binary.start(&aof::launch(binary.kind, folder, "everysec", &[]))?;
    let client = aof::loaded(server.address, PATIENCE);
    Ok((server, client))
}

fn stop(mut server: Server) {
    testing::signal(&server, "TERM");
    testing::ended(&mut server, PATIENCE);
}

fn check(client: &mut Connection, keys: usize) -> Result<(), ExchangeError> {
    let size = replies(client, &[command(&["DBSIZE"])])?.remove(0).notation();
    if size != format!(":{keys}") {
        return Err(ExchangeError::Differs(format!("there are {size} keys and not {keys}")));
    }
    let get = |number| command(&["GET", &key(number)]);
    in_batches(client, keys, get, |number, reply| *reply == Reply::Bulk(value(number)))?;
    let lasting = |number| command(&["TTL", &key(number)]);
    in_batches(client, keys, lasting, |number, reply| (reply.notation() == ":-1") != number.is_multiple_of(10))
}

/// Lets `writer` write `keys` keys, half of them into the base file and half into an incremental file, stops it, and
/// starts `reader` on its folder. Then lets `reader` add a key, and does the same in the other direction.
///
/// # Errors
///
/// A key that only one of them has, or a server that does not start.
pub fn hand_on(writer: &Binary, reader: &Binary, keys: usize) -> Result<(), ExchangeError> {
    let folder = TempDir::new()?;
    let set = |number: usize| {
        let (key, value) = (key(number), value(number));
        if number.is_multiple_of(10) {
            command(&[b"SET", key.as_bytes(), &value, b"EX", b"1000000"])
        } else {
            command(&[b"SET", key.as_bytes(), &value])
        }
    };
    let is_done = |_: usize, reply: &Reply| reply.notation() == "+OK";
    let (server, mut client) = start(writer, folder.path())?;
    in_batches(&mut client, keys / 2, set, is_done)?;
    rewrite(&mut client)?;
    in_batches(&mut client, keys - keys / 2, |number| set(keys / 2 + number), is_done)?;
    stop(server);
    for (binary, more) in [(reader, true), (writer, false)] {
        let (server, mut client) = start(binary, folder.path())?;
        if !more {
            replies(&mut client, &[command(&["GETDEL", "one more"])])?;
        }
        check(&mut client, keys)?;
        if more {
            rewrite(&mut client)?;
            replies(&mut client, &[command(&["SET", "one more", "1"])])?;
        }
        stop(server);
    }
    Ok(())
}

fn rewrite(client: &mut Connection) -> Result<(), ExchangeError> {
    replies(client, &[command(&["BGREWRITEAOF"])])?;
    testing::until("the file is rewritten", PATIENCE, || {
        let Ok(Reply::Bulk(text)) = replies(client, &[command(&["INFO", "persistence"])]).map(|mut all| all.remove(0))
        else {
            return Some(());
        };
        let text = String::from_utf8_lossy(&text).into_owned();
        let is_through =
            ["aof_rewrite_in_progress:0", "aof_rewrite_scheduled:0"].iter().all(|line| text.contains(line));
        is_through.then_some(())
    });
    Ok(())
}

/// Result of loading a large file.
#[derive(Debug)]
pub struct Loading {
    /// Length of the file in bytes.
    pub bytes: u64,
    /// Number of keys in it.
    pub keys: usize,
    /// Number of requests that were answered with a `LOADING` error.
    pub told: usize,
    /// Time from the start of the server until everything was loaded.
    pub took: Duration,
    /// The server's output.
    pub log: String,
}

/// Starts a server on a file of at least `bytes` bytes, and asks for a key until the server returns its value.
///
/// # Errors
///
/// A server that does not start, or that gives any other answer in the meantime.
pub fn load_large(binary: &Binary, bytes: u64) -> Result<Loading, ExchangeError> {
    let folder = TempDir::new()?;
    std::fs::create_dir(folder.path().join(FOLDER))?;
    let name = format!("{NAME}.1.incr.aof");
    std::fs::write(folder.path().join(FOLDER).join(format!("{NAME}.manifest")), format!("file {name} seq 1 type i\n"))?;
    let path = folder.path().join(FOLDER).join(name);
    let mut file = BufWriter::new(File::create(&path)?);
    let value = "v".repeat(VALUE);
    let (mut written, mut keys) = (0, 0);
    while written < bytes {
        let set = command(&["SET", &key(keys), &value]);
        file.write_all(&set)?;
        written += set.len() as u64;
        keys += 1;
    }
    file.flush()?;
    drop(file);

    let begun = Instant::now();
    let (mut process, address) = binary.spawn_early(&aof::launch(binary.kind, folder.path(), "everysec", &[]))?;
    let mut client = testing::until("the server accepts", PATIENCE, || Connection::open(address, PATIENCE).ok());
    let last = key(keys - 1);
    let mut told = 0;
    loop {
        match replies(&mut client, &[command(&["GET", &last])])?.remove(0) {
            Reply::Error(text) if text.starts_with(b"LOADING ") => told += 1,
            Reply::Bulk(found) if found == value.as_bytes() => break,
            other => return Err(ExchangeError::Differs(format!("while it loads: {}", other.summary()))),
        }
    }
    let took = begun.elapsed();
    let size = replies(&mut client, &[command(&["DBSIZE"])])?.remove(0).notation();
    if size != format!(":{keys}") {
        return Err(ExchangeError::Differs(format!("there are {size} keys and not {keys}")));
    }
    process.kill();
    let log = format!("{}{}", process.stdout().all(), process.stderr().all());
    Ok(Loading { bytes: written, keys, told, took, log })
}
