//! A differential fuzz test: random commands from several clients are played to legacy, modern and (if installed)
//! redis-server, which have to send the same bytes and have the same statistics. A difference is shrunk, and printed as
//! a script.
//!
//! `FUZZ_SECONDS=600 cargo test -p compat-tests --test fuzz` runs for longer, `FUZZ_SEED=…` repeats a run. Results do
//! not depend on time: deadlines are far in the future or in the past, or a wait follows in which they pass, and keys
//! expire only when a command finds them.

mod generators;
mod mask;

use std::collections::BTreeSet;
use std::fmt::Write;
use std::thread;
use std::time::{Duration, Instant};

use compat_tests::connection::Connection;
use compat_tests::reply::Reply;
use compat_tests::servers::{Binary, Kind, Launch, Server};
use compat_tests::testing::encode;
use generators::{CLIENTS, PARAMETERS, Random, Step, sequence};

const TIMEOUT: Duration = Duration::from_secs(5);

/// Time limit for shrinking, which takes long if the difference is a missing answer.
const SHRINKING: Duration = Duration::from_secs(60);

/// Time after which deadlines of a millisecond have passed, and a pause of four milliseconds that a transaction began
/// is over.
const EXPIRY: Duration = Duration::from_millis(8);

/// A server, and the connection that prepares it and reads its statistics.
struct Target {
    kind: Kind,
    server: Server,
    admin: Connection,
    /// Commands that restore its parameters.
    parameters: Vec<Vec<Vec<u8>>>,
    /// Number of times that it ended by itself and was started again.
    ended_itself: usize,
}

impl Target {
    fn start(kind: Kind, binary: &Binary) -> Result<Self, String> {
        let flags: &[&str] = match kind {
            Kind::Redis => &["--enable-debug-command", "yes"],
            _ => &["--enable-debug-command", "--log", "off"],
        };
        let flags = flags.iter().map(ToString::to_string).collect();
        let server = binary.start(&Launch { flags, ..Launch::default() }).map_err(|error| error.to_string())?;
        Self::new(kind, server)
    }

    /// Returns whether it is a redis-server that has ended by itself, so that there is nothing to compare with. 7.0.15
    /// does so, for example, when a transaction writes a key past its deadline while clients are paused.
    ///
    /// After a failed assertion its connections close a moment before its end can be noticed.
    fn is_gone(&mut self) -> bool {
        let refuses = |server: &Server| Connection::open(server.address, TIMEOUT).is_err();
        self.kind == Kind::Redis && (refuses(&self.server) || self.server.ended().is_ok_and(|status| status.is_some()))
    }

    /// Starts a server of the same kind in its place.
    fn start_again(&mut self) {
        let binary = self.kind.binary().expect("it ran before").expect("it ran before");
        let again = Self::start(self.kind, &binary).expect("the server starts and answers");
        *self = Self { ended_itself: self.ended_itself + 1, ..again };
    }

    fn new(kind: Kind, server: Server) -> Result<Self, String> {
        let mut admin = open(&server)?;
        ask(&mut admin, &["DEBUG", "SET-ACTIVE-EXPIRE", "0"].map(|word| word.as_bytes().to_vec()))?;
        let mut parameters = Vec::new();
        for name in PARAMETERS.iter().chain(&["notify-keyspace-events"]) {
            let get = [b"CONFIG".to_vec(), b"GET".to_vec(), name.as_bytes().to_vec()];
            if let Reply::Array(parts) = ask(&mut admin, &get)?
                && let [name, Reply::Bulk(value)] = parts.as_slice()
                && let Reply::Bulk(name) = name
            {
                parameters.push(vec![b"CONFIG".to_vec(), b"SET".to_vec(), name.clone(), value.clone()]);
            }
        }
        Ok(Self { kind, server, admin, parameters, ended_itself: 0 })
    }

    /// Restores its initial state.
    fn prepare(&mut self) -> Result<(), String> {
        for command in &self.parameters {
            ask(&mut self.admin, command)?;
        }
        for command in [&["FLUSHALL"][..], &["CONFIG", "RESETSTAT"]] {
            let words: Vec<Vec<u8>> = command.iter().map(|word| word.as_bytes().to_vec()).collect();
            ask(&mut self.admin, &words)?;
        }
        Ok(())
    }

    /// Plays the steps. Returns the replies to each, and at the end the statistics of the server.
    fn play(&mut self, steps: &[Step]) -> Result<Vec<Vec<u8>>, String> {
        self.prepare()?;
        let mut clients = Vec::new();
        for _ in CLIENTS {
            clients.push(open(&self.server)?);
        }
        let mut heard = Vec::new();
        // A client in broadcast mode is told of changed keys between two batches, whose ends are chance, so its
        // messages are compared as a whole.
        let mut told = vec![BTreeSet::new(); CLIENTS.len()];
        let is_broadcast = |client: usize| steps.iter().any(|step| step.client == client && step.broadcasts());
        for step in steps {
            let client = &mut clients[step.client];
            let told = is_broadcast(step.client).then_some(&mut told[step.client]);
            heard.push(play_step(client, step, told).map_err(|error| format!("{step:?}: {error}"))?);
            if step.quits() {
                *client = open(&self.server)?;
            }
            if step.waits {
                thread::sleep(EXPIRY);
            }
        }
        let info = ask(&mut self.admin, &[b"INFO".to_vec(), b"everything".to_vec()])?;
        if let Reply::Bulk(info) = info {
            heard.push(mask::statistics(&info).into_bytes());
        }
        let told = told.iter().map(|told| told.iter().flatten().copied().collect::<Vec<u8>>());
        heard.push(told.collect::<Vec<_>>().join(&b'\n'));
        // Leaves every registry before the next sequence begins, since the server may notice a close later.
        for client in &mut clients {
            client.send(&encode(&[b"reset".to_vec()]), TIMEOUT).map_err(|error| error.to_string())?;
            while client.reply(TIMEOUT).map_err(|error| error.to_string())?.0 != Reply::Simple(b"RESET".to_vec()) {}
        }
        Ok(heard)
    }
}

/// Opens a connection that the server has admitted.
fn open(server: &Server) -> Result<Connection, String> {
    let mut connection = Connection::open(server.address, TIMEOUT).map_err(|error| error.to_string())?;
    ask(&mut connection, &[b"PING".to_vec()])?;
    Ok(connection)
}

fn ask(connection: &mut Connection, words: &[Vec<u8>]) -> Result<Reply, String> {
    let failed = |error: &dyn std::fmt::Display| format!("{}: {error}", String::from_utf8_lossy(&words.join(&b' ')));
    connection.send(&encode(words), TIMEOUT).map_err(|error| failed(&error))?;
    connection.reply(TIMEOUT).map(|(reply, _)| reply).map_err(|error| failed(&error))
}

/// The commands are followed by a PING with a unique text: everything before its reply, including messages of other
/// clients, belongs to this step. Within a transaction it is queued.
///
/// Messages about changed keys go to `told`, if that is given.
fn play_step(client: &mut Connection, step: &Step, told: Option<&mut BTreeSet<Vec<u8>>>) -> Result<Vec<u8>, String> {
    let mut bytes: Vec<u8> = step.commands.iter().flat_map(|command| encode(command)).collect();
    bytes.extend_from_slice(&encode(&[b"ping".to_vec(), b"<end>".to_vec()]));
    client.send(&bytes, TIMEOUT).map_err(|error| error.to_string())?;
    let mut transcript: Vec<Reply> = Vec::new();
    if step.quits() {
        // Up to the end of the connection, since later commands are not executed.
        while let Ok((reply, _)) = client.reply(TIMEOUT) {
            transcript.push(reply);
        }
        client.end(TIMEOUT).map_err(|error| error.to_string())?.ok_or("the server does not close")?;
        return Ok(encoded(transcript, told));
    }
    let mut replies = 0;
    loop {
        let (reply, _) = client.reply(TIMEOUT).map_err(|error| error.to_string())?;
        replies += usize::from(!matches!(&reply, Reply::Push(_)));
        let queued = reply == Reply::Simple(b"QUEUED".to_vec());
        if is_end(&reply) || queued && replies == step.commands.len() + 1 {
            break;
        }
        transcript.push(mask::masked(step, reply));
    }
    for run in transcript.chunk_by_mut(|one, other| mask::is_by_pattern(one) && mask::is_by_pattern(other)) {
        run.sort_by_key(Reply::encode);
    }
    Ok(encoded(transcript, told))
}

/// Returns a transcript in the form in which it is compared.
fn encoded(mut transcript: Vec<Reply>, told: Option<&mut BTreeSet<Vec<u8>>>) -> Vec<u8> {
    if let Some(told) = told {
        transcript.retain(|reply| match mask::changed_keys(reply) {
            Some(keys) => {
                told.extend(keys.iter().map(Reply::encode));
                false
            }
            None => true,
        });
    }
    transcript.iter().flat_map(Reply::encode).collect()
}

fn is_end(reply: &Reply) -> bool {
    match reply {
        Reply::Bulk(text) => text == b"<end>",
        Reply::Array(parts) | Reply::Push(parts) => {
            matches!(parts.as_slice(), [Reply::Bulk(pong), Reply::Bulk(end)] if pong == b"pong" && end == b"<end>")
        }
        _ => false,
    }
}

/// Returns the first step whose replies differ, with the replies of each server; the statistics count as a step after
/// the last one. Also returns `None` if redis-server has ended by itself, which tells nothing about the others; it is
/// started again.
fn difference(targets: &mut [Target], steps: &[Step]) -> Option<(usize, Vec<String>)> {
    let heard: Vec<Result<Vec<Vec<u8>>, String>> = targets.iter_mut().map(|target| target.play(steps)).collect();
    if let Some(at) = heard.iter().position(Result::is_err) {
        if let Some(redis) = targets.iter_mut().find_map(|target| target.is_gone().then_some(target)) {
            println!("redis-server ended itself: {:?}", heard.iter().find_map(|heard| heard.as_ref().err()));
            redis.start_again();
            return None;
        }
        // The next attempt has to begin with working connections.
        for target in targets.iter_mut() {
            if let Ok(admin) = open(&target.server) {
                target.admin = admin;
            }
        }
        let ended = targets[at].server.ended().ok().flatten().map_or("it runs".to_owned(), |status| status.to_string());
        let why = format!("{}: {:?} ({ended})", targets[at].kind.name(), heard[at].as_ref().err());
        return Some((steps.len() - 1, vec![why]));
    }
    let heard: Vec<Vec<Vec<u8>>> = heard.into_iter().flatten().collect();
    let at = (0..heard[0].len()).find(|&at| heard.iter().any(|replies| replies[at] != heard[0][at]))?;
    let show = |bytes: &[u8]| match at == steps.len() {
        true => only_here(bytes, heard.iter().map(|replies| &replies[at])),
        false => bytes.escape_ascii().to_string(),
    };
    let shown =
        targets.iter().zip(&heard).map(|(target, replies)| format!("{}: {}", target.kind.name(), show(&replies[at])));
    Some((at, shown.collect()))
}

/// Returns the lines of the statistics that are not in all of them.
fn only_here<'a>(statistics: &[u8], all: impl Iterator<Item = &'a Vec<u8>>) -> String {
    let all: Vec<String> = all.map(|text| String::from_utf8_lossy(text).into_owned()).collect();
    let text = String::from_utf8_lossy(statistics).into_owned();
    let is_apart = |line: &&str| !all.iter().all(|text| text.lines().any(|other| other == *line));
    text.lines().filter(is_apart).collect::<Vec<_>>().join(" ")
}

/// Leaves out steps that are not needed for a difference, for at most [`SHRINKING`].
fn shrink(targets: &mut [Target], mut steps: Vec<Step>) -> Vec<Step> {
    let begun = Instant::now();
    if let Some((at, _)) = difference(targets, &steps) {
        steps.truncate(at + 1);
    }
    let mut index = 0;
    while index < steps.len() && begun.elapsed() < SHRINKING {
        let mut fewer = steps.clone();
        fewer.remove(index);
        if !fewer.is_empty() && difference(targets, &fewer).is_some() {
            steps = fewer;
        } else {
            index += 1;
        }
    }
    steps
}

/// Returns the steps as a script.
fn script(steps: &[Step]) -> String {
    let mut text = String::from("# Found by the fuzz.\n");
    for step in steps {
        let role = format!("{:?}{}", CLIENTS[step.client], step.client).to_lowercase();
        for (index, command) in step.commands.iter().enumerate() {
            let words: Vec<String> = command.iter().map(|word| format!("\"{}\"", word.escape_ascii())).collect();
            let sign = if index + 1 < step.commands.len() { ">>" } else { ">" };
            // Writing to a string cannot fail.
            let _ = writeln!(text, "{role}{sign} {}", words.join(" "));
        }
        if step.waits {
            text.push_str("pause 8ms\n");
        }
    }
    text
}

/// Returns the answer of a server, from a line that begins with its name.
fn without_name(shown: &str) -> &str {
    shown.split_once(": ").map_or(shown, |(_, answer)| answer)
}

/// Returns the number of times that redis-server has ended by itself.
fn ended_itself(targets: &[Target]) -> usize {
    targets.iter().map(|target| target.ended_itself).sum()
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn random_commands_get_the_same_replies_from_every_server() {
    let seconds = number("FUZZ_SECONDS").unwrap_or(10);
    let seed = number("FUZZ_SEED").unwrap_or(0x5eed_0001);
    let mut targets = Vec::new();
    for kind in [Kind::Legacy, Kind::Modern, Kind::Redis] {
        match kind.binary().expect("the servers are built") {
            Some(binary) => targets.push(Target::start(kind, &binary).expect("the server starts and answers")),
            None if std::env::var_os("COMPAT_REQUIRE_REDIS").is_some() => panic!("redis-server is not installed"),
            None => eprintln!("redis-server is not installed: legacy and modern are compared with each other only"),
        }
    }
    let mut random = Random(seed);
    let started = Instant::now();
    let (mut sequences, mut once) = (0, 0);
    // At least a few, however slow the machine is.
    while sequences < 20 || started.elapsed() < Duration::from_secs(seconds) {
        let steps = sequence(&mut random);
        sequences += 1;
        if let Some((at, shown)) = difference(&mut targets, &steps) {
            let fewer = shrink(&mut targets, steps.clone());
            let (steps, shown) = match difference(&mut targets, &fewer) {
                Some((_, shown)) => (fewer, shown),
                None => (steps[..steps.len().min(at + 1)].to_vec(), shown),
            };
            // If only redis-server differs, and not on a second attempt, its pauses and deadlines were late on a busy
            // machine.
            let is_redis_alone = shown.len() == 3 && without_name(&shown[0]) == without_name(&shown[1]);
            if is_redis_alone && (0..3).all(|_| difference(&mut targets, &steps).is_none()) {
                println!("sequence {sequences}, once and not in three more tries: {}", shown.join("; "));
                once += 1;
                assert!(once * 200 <= sequences + 400, "too often for chance");
                continue;
            }
            panic!("seed {seed}, sequence {sequences}:\n{}\n{}", script(&steps), shown.join("\n"));
        }
        let gone = ended_itself(&targets);
        assert!(gone * 20 <= sequences + 100, "redis-server ends itself too often to say anything");
    }
    let gone = ended_itself(&targets);
    println!(
        "{sequences} sequences on {} servers, no difference that comes again; redis-server ended itself in {gone}, and \
         was different once in {once}",
        targets.len()
    );
}
