//! Records are appended to a file by one task: whatever has gathered goes in with one write and one sync, and each record is
//! answered once it is synced.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::error::Error;
use std::fs::File;
use std::io::{self, Write};
use std::sync::mpsc as gates;
use std::{env, fs, process};

use futures::future::{join_all, lazy, poll_fn};
use futures::sync::mpsc::Sender;
use futures::sync::{mpsc, oneshot};
use futures::{Async, Future, Poll, Sink, Stream, try_ready};
use tokio::executor::DefaultExecutor;
use tokio_threadpool::blocking;

// region: disk
/// A file. Its first sync takes as long as somebody keeps the gate closed.
struct Disk {
    file: File,
    syncs: u64,
    begun: Option<oneshot::Sender<()>>,
    gate: gates::Receiver<()>,
}

impl Disk {
    /// Writes and syncs records, and returns the number of the sync. Blocks.
    fn commit(&mut self, records: &str) -> io::Result<u64> {
        self.file.write_all(records.as_bytes())?;
        if let Some(begun) = self.begun.take() {
            let _ = begun.send(());
            let _ = self.gate.recv();
        }
        self.file.sync_data()?;
        self.syncs += 1;
        Ok(self.syncs)
    }
}
// endregion: disk

// region: append
/// A record, and who waits until it is synced.
struct Append {
    record: String,
    synced: oneshot::Sender<u64>,
}

/// Hands a record to the log. The receiver yields the number of the sync that took it to the disk.
fn append(log: Sender<Append>, record: u64) -> impl Future<Item = oneshot::Receiver<u64>, Error = ()> {
    let (synced, answer) = oneshot::channel();
    let append = Append { record: format!("{record}\n"), synced };
    log.send(append).map(|_log| answer).map_err(|_| ())
}
// endregion: append

// region: log
/// Takes all that has gathered; nothing if nobody is left who could append.
fn gather(appends: &mut mpsc::Receiver<Append>) -> Poll<Vec<Append>, ()> {
    let mut batch = Vec::new();
    loop {
        match appends.poll()? {
            Async::Ready(Some(append)) => batch.push(append),
            Async::NotReady if batch.is_empty() => return Ok(Async::NotReady),
            Async::NotReady | Async::Ready(None) => return Ok(Async::Ready(batch)),
        }
    }
}

/// Commits what has gathered, again and again, until nobody is left who could append.
fn write_log(mut disk: Disk, mut appends: mpsc::Receiver<Append>) -> impl Future<Item = (), Error = ()> {
    let mut batch = Vec::new();
    poll_fn(move || {
        loop {
            if batch.is_empty() {
                batch = try_ready!(gather(&mut appends));
            }
            if batch.is_empty() {
                return Ok(Async::Ready(()));
            }
            let records: String = batch.iter().map(|append| append.record.as_str()).collect();
            // The worker hands its other tasks to another thread, and blocks.
            let outcome = try_ready!(blocking(|| disk.commit(&records)).map_err(|e| eprintln!("no thread: {e}")));
            let sync = outcome.map_err(|e| eprintln!("the disk: {e}"))?;
            for append in batch.drain(..) {
                // Who does not wait any more has its record on the disk all the same.
                let _ = append.synced.send(sync);
            }
        }
    })
}
// endregion: log

// region: main
fn main() -> Result<(), Box<dyn Error>> {
    let path = env::temp_dir().join(format!("append_log.{}", process::id()));
    let (begun, has_begun) = oneshot::channel();
    let (opener, gate) = gates::channel();
    let disk = Disk { file: File::create_new(&path)?, syncs: 0, begun: Some(begun), gate };
    let (log, appends) = mpsc::channel(64);

    tokio::run(lazy(move || {
        tokio::spawn(write_log(disk, appends));
        // A task for each record, as if it came from a session of a server.
        let client = move |record| oneshot::spawn(append(log.clone(), record), &DefaultExecutor::current());

        client(0)
            .and_then(|first| has_begun.map(|()| first).map_err(|_| ()))
            .and_then(move |first| join_all((1..9).map(client)).map(|rest| (first, rest)))
            .and_then(move |(first, rest)| {
                let mut answers: Vec<_> = std::iter::once(first).chain(rest).collect();
                let early = answers.iter_mut().filter_map(|answer| answer.poll().ok()).filter(Async::is_ready).count();
                println!("answered while the first sync runs: {early}");
                let _ = opener.send(());
                join_all(answers).map_err(|_| ())
            })
            .map(|syncs| {
                for (record, sync) in syncs.into_iter().enumerate() {
                    println!("record {record}: sync {sync}");
                }
            })
    }));

    println!("{} records in the file", fs::read_to_string(&path)?.lines().count());
    fs::remove_file(&path)?;
    Ok(())
}
// endregion: main
