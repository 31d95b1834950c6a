//! Kills a server under load repeatedly, and checks that no answered write is lost.

use std::collections::HashMap;
use std::io;
use std::net::SocketAddr;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;
use std::time::Duration;

use player::connection::Connection;
use player::reply::{Reply, command};
use tempfile::TempDir;

use crate::aof;
use crate::servers::{Binary, Server, ServerError};
use crate::testing;
use crate::writers::{Loss, Writer, expiring};

/// Longest time for anything that should be immediate.
const PATIENCE: Duration = Duration::from_secs(60);

/// Largest number of requests that a client sends at once.
const DEPTH: usize = 8;

/// Number of keys that are read at once.
const BATCH: usize = 500;

/// Reason why a trial failed.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum CrashError {
    /// The server did not start again.
    #[error(transparent)]
    Server(#[from] ServerError),
    /// An answered write was lost, or a key has a value that was never sent.
    #[error("round {round}: {loss}")]
    Loss {
        /// Round after which the loss was found.
        round: usize,
        /// The write that is lost.
        loss: Loss,
    },
    /// A connection failed although it should not have.
    #[error("{0}")]
    Io(#[from] io::Error),
}

/// Parameters of a trial.
#[derive(Clone, Debug)]
pub struct Trial {
    /// Number of times that the server is killed.
    pub rounds: usize,
    /// Number of clients that write at the same time.
    pub clients: usize,
    /// Value of `appendfsync`.
    pub policy: String,
    /// Largest number of replies before the server is killed.
    pub most: usize,
    /// Seed of the random numbers.
    pub seed: u64,
}

/// Result of a successful trial.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Survived {
    /// Number of times that the server was killed.
    pub rounds: usize,
    /// Number of requests that were answered, over all rounds.
    pub answered: usize,
    /// Number of keys at the end.
    pub keys: usize,
}

/// In each round, kills a server after a random number of replies, with a rewrite of its file begun some time before,
/// and starts it again on the same folder.
///
/// # Errors
///
/// A loss, or anything else that prevents the trial.
pub fn try_server(binary: &Binary, trial: &Trial) -> Result<Survived, CrashError> {
    let folder = TempDir::new()?;
    let mut random = fastrand::Rng::with_seed(trial.seed);
    let mut kept: HashMap<String, Vec<u8>> = HashMap::new();
    let mut survived = Survived::default();
    for round in 1..=trial.rounds {
        let server = start(binary, folder.path(), &trial.policy)?;
        let name = |client| format!("r{round}:c{client}");
        let writers: Vec<Writer> = (0..trial.clients).map(|client| Writer::new(name(client))).collect();
        let target = random.usize(1..=trial.most.max(1));
        let rewrite = random.usize(1..=target);
        let ends = under_load(server, writers, target, rewrite, &mut random)?;

        let again = start(binary, folder.path(), &trial.policy)?;
        let loss = |loss| CrashError::Loss { round, loss };
        let mut client = aof::loaded(again.address, PATIENCE);
        let keys: Vec<String> = kept.keys().cloned().collect();
        let found = values(&mut client, &keys)?;
        for (key, value) in &kept {
            if found.get(key) != Some(value) {
                return Err(loss(Loss(format!("{key} of an earlier round has changed"))));
            }
        }
        for (writer, replies) in ends {
            let keys: Vec<String> = writer.keys().map(str::to_owned).collect();
            let found = values(&mut client, &keys)?;
            let answered = writer.answered(replies);
            writer.check(answered, writer.sent(), |key| found.get(key).cloned()).map_err(loss)?;
            survived.answered += answered;
            kept.extend(found);
        }
        survived.rounds = round;
        survived.keys = kept.len();
        testing::signal(&again, "KILL");
    }
    Ok(survived)
}

fn start(binary: &Binary, folder: &Path, policy: &str) -> Result<Server, CrashError> {
    // Small enough for the server to rewrite the file automatically as well.
    let flags = ["--auto-aof-rewrite-percentage", "100", "--auto-aof-rewrite-min-size", "64kb"];
    let server = binary.start(&aof::launch(binary.kind, folder, policy, &flags))?;
    aof::loaded(server.address, PATIENCE);
    Ok(server)
}

/// Lets all writers write until `target` replies have arrived, then kills the server. Returns the writers, each with
/// the number of its replies.
fn under_load(
    mut server: Server,
    writers: Vec<Writer>,
    target: usize,
    rewrite: usize,
    random: &mut fastrand::Rng,
) -> Result<Vec<(Writer, usize)>, CrashError> {
    let replies = AtomicUsize::new(0);
    let ends = thread::scope(|scope| {
        let threads: Vec<_> = writers
            .into_iter()
            .map(|writer| {
                let (random, server, replies) = (random.fork(), &server, &replies);
                scope.spawn(move || {
                    write_until_it_ends(server.address, writer, random, |count| {
                        let before = replies.fetch_add(count, Ordering::AcqRel);
                        let reaches = |place| before < place && before + count >= place;
                        if reaches(target) {
                            testing::signal(server, "KILL");
                        } else if reaches(rewrite) {
                            // The rewrite may begin before the kill, or not.
                            let client = Connection::open(server.address, PATIENCE);
                            let _ = client.and_then(|mut client| {
                                client.send(&command(&["BGREWRITEAOF"]), PATIENCE)?;
                                Ok(client.reply(PATIENCE).is_ok())
                            });
                        }
                    })
                })
            })
            .collect();
        threads
            .into_iter()
            .map(|thread| thread.join().unwrap_or_else(|_| Err(io::Error::other("a client panicked"))))
            .collect::<io::Result<Vec<_>>>()
    })?;
    testing::ended(&mut server, PATIENCE);
    Ok(ends)
}

/// Writes batches of random depth until the connection ends, and counts each reply in `answered`.
fn write_until_it_ends(
    address: SocketAddr,
    mut writer: Writer,
    mut random: fastrand::Rng,
    mut answered: impl FnMut(usize),
) -> io::Result<(Writer, usize)> {
    let mut count = 0;
    // The server may have been killed before the last client connects.
    let Ok(mut client) = Connection::open(address, PATIENCE) else { return Ok((writer, 0)) };
    loop {
        let mut batch = Vec::new();
        let mut expected = 0;
        for _ in 0..random.usize(1..=DEPTH) {
            let request = writer.next_request();
            batch.extend_from_slice(&request.bytes);
            expected += request.replies;
        }
        let sent = client.send(&batch, PATIENCE);
        for _ in 0..expected {
            match client.reply(PATIENCE) {
                Ok((Reply::Error(text), _)) => return Err(io::Error::other(String::from_utf8_lossy(&text))),
                Ok(_) => count += 1,
                Err(_) => return Ok((writer, count)),
            }
            answered(1);
        }
        if sent.is_err() {
            return Ok((writer, count));
        }
    }
}

/// Returns the values of keys, in the notation of [`Writer`].
fn values(client: &mut Connection, keys: &[String]) -> io::Result<HashMap<String, Vec<u8>>> {
    let mut found = HashMap::new();
    for keys in keys.chunks(BATCH) {
        let requests = keys.iter().flat_map(|key| [command(&["GET", key]), command(&["PTTL", key])]);
        client.send(&requests.collect::<Vec<_>>().concat(), PATIENCE)?;
        for key in keys {
            let mut reply = || client.reply(PATIENCE).map_err(|missing| io::Error::other(missing.to_string()));
            let (value, deadline) = (reply()?.0, reply()?.0);
            let expires = deadline.notation() != ":-1";
            if let Reply::Bulk(value) = value {
                found.insert(key.clone(), if expires { expiring(value) } else { value });
            }
        }
    }
    Ok(found)
}
