//! `recv` waits for the first record, and `try_recv` takes those that have gathered.

use std::error::Error;
use std::fs::File;
use std::io::{self, Write};
use std::sync::mpsc as gates;
use std::{env, fs, process};

use tokio::sync::mpsc::Sender;
use tokio::sync::mpsc::error::SendError;
use tokio::sync::{mpsc, oneshot};
use tokio::task::spawn_blocking;

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

/// A record, and who waits until it is synced.
struct Append {
    record: String,
    synced: oneshot::Sender<u64>,
}

/// Hands a record to the log. The receiver yields the number of the sync that took it to the disk.
async fn append(log: Sender<Append>, record: u64) -> Result<oneshot::Receiver<u64>, SendError<Append>> {
    let (synced, answer) = oneshot::channel();
    log.send(Append { record: format!("{record}\n"), synced }).await?;
    Ok(answer)
}

/// Commits what has gathered, again and again, until nobody is left who could append.
async fn write_log(mut disk: Disk, mut appends: mpsc::Receiver<Append>) -> io::Result<()> {
    let mut batch = Vec::new();
    while let Some(first) = appends.recv().await {
        batch.push(first);
        while let Ok(next) = appends.try_recv() {
            batch.push(next);
        }
        let records: String = batch.iter().map(|append| append.record.as_str()).collect();
        // The closure owns the disk while it blocks a thread of the pool, and hands it back.
        let (back, outcome) = spawn_blocking(move || {
            let outcome = disk.commit(&records);
            (disk, outcome)
        })
        .await?;
        disk = back;
        let sync = outcome?;
        for append in batch.drain(..) {
            // Who does not wait any more has its record on the disk all the same.
            let _ = append.synced.send(sync);
        }
    }
    Ok(())
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> Result<(), Box<dyn Error>> {
    let path = env::temp_dir().join(format!("append_log.{}", process::id()));
    let (begun, has_begun) = oneshot::channel();
    let (opener, gate) = gates::channel();
    let disk = Disk { file: File::create_new(&path)?, syncs: 0, begun: Some(begun), gate };
    let (log, appends) = mpsc::channel(64);
    let writer = tokio::spawn(write_log(disk, appends));
    // A task for each record, as if it came from a session of a server.
    let client = |record| tokio::spawn(append(log.clone(), record));

    let mut answers = vec![client(0).await??];
    has_begun.await?;
    let clients: Vec<_> = (1..9).map(client).collect();
    for client in clients {
        answers.push(client.await??);
    }
    let early = answers.iter().filter(|answer| !answer.is_empty()).count();
    println!("answered while the first sync runs: {early}");
    opener.send(())?;
    for (record, answer) in answers.into_iter().enumerate() {
        println!("record {record}: sync {}", answer.await?);
    }

    drop(log);
    writer.await??;
    println!("{} records in the file", fs::read_to_string(&path)?.lines().count());
    fs::remove_file(&path)?;
    Ok(())
}
