//! A differential fuzz: random commands from several clients, played to legacy, modern and (where it
//! is installed) redis-server, which must all send the same bytes. A difference is shrunk and printed
//! as a script.
//!
//! `FUZZ_SECONDS=600 cargo test -p compat-tests --test fuzz` runs for longer, `FUZZ_SEED=…` repeats a
//! run. Deadlines are absolute and far away or long past, so that time decides nothing.

use std::fmt::Write;
use std::time::{Duration, Instant};

use compat_tests::connection::Connection;
use compat_tests::reply::Reply;
use compat_tests::servers::{Kind, Launch, Server};
use compat_tests::testing::encode;

const TIMEOUT: Duration = Duration::from_secs(20);
const CLIENTS: usize = 3;
const STEPS: usize = 60;

/// One command of one client.
#[derive(Clone, Debug, PartialEq)]
struct Step {
    client: usize,
    arguments: Vec<Vec<u8>>,
}

/// Xorshift: repeatable from its seed.
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    fn below(&mut self, bound: usize) -> usize {
        (self.next() % bound as u64) as usize
    }

    fn of<'a>(&mut self, choices: &[&'a str]) -> &'a str {
        choices[self.below(choices.len())]
    }
}

/// Templates: `K` is a key, `V` a value, `N` a number, `T` a deadline in seconds, `M` one in
/// milliseconds, `E` one from now, `C` a channel, `D` a database; words in lower case stand for themselves, `a|b` for
/// one of them.
const COMMANDS: &[&str] = &[
    "get K",
    "set K V",
    "set K V",
    "set K N",
    "set K V nx|xx|get|keepttl",
    "set K V nx|xx get",
    "set K V exat T",
    "set K V pxat M nx|xx|get|keepttl",
    "set K V ex E",
    "setnx K V",
    "getset K V",
    "getdel K",
    "getex K",
    "getex K persist",
    "getex K exat T",
    "getex K pxat M",
    "mget K K K",
    "mset K V K V",
    "msetnx K V K V",
    "append K V",
    "strlen K",
    "getrange K N N",
    "substr K N N",
    "setrange K N V",
    "incr K",
    "decr K",
    "incrby K N",
    "decrby K N",
    "incrbyfloat K N",
    "incrbyfloat K V",
    "lcs K K",
    "lcs K K len",
    "lcs K K idx",
    "lcs K K idx minmatchlen N withmatchlen",
    "del K K",
    "unlink K",
    "exists K K",
    "type K",
    "touch K K",
    "rename K K",
    "renamenx K K",
    "copy K K",
    "copy K K replace",
    "copy K K db D replace",
    "move K D",
    "swapdb D D",
    "select D",
    "flushdb",
    "expireat K T",
    "expireat K T nx|xx|gt|lt",
    "pexpireat K M nx|xx|gt|lt",
    "pexpireat K M nx|xx|gt|lt xx|gt|lt",
    "expire K E",
    "expiretime K",
    "pexpiretime K",
    "persist K",
    "object encoding K",
    "multi",
    "multi",
    "exec",
    "exec",
    "discard",
    "watch K K",
    "unwatch",
    "subscribe C",
    "psubscribe c*",
    "unsubscribe C",
    "unsubscribe C C",
    "punsubscribe c* other",
    "publish C V",
    "spublish C V",
    "ssubscribe C",
    "sunsubscribe C",
    "pubsub numsub C C",
    "pubsub numpat",
    "pubsub shardnumsub C",
    "ping",
    "ping V",
    "echo V",
    "reset",
    "hello 2|3",
    "client reply on",
    "client getname",
    "client setname V",
    "client no-evict on|off|V",
    "command getkeys set K V",
    "command getkeys mset K V K V",
    "command getkeysandflags rename K K",
    "scan x",
    "scan 0 count x match|type",
    "config set V V",
    "config get V",
    "nonsense K V",
    "get",
    "set K",
    "object V K",
    "client V",
    "wait 0 0",
    "function flush async|sync|V",
    "debug V",
    "flushall V",
    "select V",
];

fn word(random: &mut Random, template: &str) -> Vec<u8> {
    let text = match template {
        "K" => random.of(&["a", "b", "c", "d", "e"]),
        "V" => random.of(&[
            "",
            "1",
            "-1",
            "007",
            "12abc",
            "hello world",
            "3.0e3",
            "1.5",
            "-0.1",
            "inf",
            "nan",
            "9223372036854775807",
            "-9223372036854775808",
            "99999999999999999999",
            " 1",
            "x\r\ny",
            "\u{1}\u{0}z",
            "0x10",
            "1e400",
            "a string that is longer than forty-four bytes, so that it is raw",
            "c1",
            "yes",
            "10000",
        ]),
        "N" => random.of(&[
            "0",
            "1",
            "-1",
            "2",
            "3",
            "10",
            "-5",
            "100",
            "9223372036854775807",
            "-9223372036854775808",
            "4294967296",
            "x",
            "1.5",
            "",
        ]),
        "T" => random.of(&["4000000000", "4000000001", "5000000000", "1", "0", "-1", "9223372036854775807", "x"]),
        "M" => {
            random.of(&["4000000000123", "4000000000124", "5000000000999", "1", "0", "-1", "9223372036854775807", "x"])
        }
        // Relative times that no server can take, or that are over at once.
        "E" => random.of(&["0", "-1", "-100", "9223372036854775807", "x", ""]),
        "C" => random.of(&["c1", "c2", "other"]),
        "D" => random.of(&["0", "1", "2", "15", "16", "-1", "x"]),
        choices if choices.contains('|') => {
            let choices: Vec<&str> = choices.split('|').collect();
            let chosen = random.of(&choices);
            return if chosen.len() == 1 && chosen != "2" && chosen != "3" {
                word(random, chosen)
            } else {
                chosen.into()
            };
        }
        literal => literal,
    };
    text.as_bytes().to_vec()
}

fn sequence(random: &mut Random) -> Vec<Step> {
    let step = |random: &mut Random| {
        let template = random.of(COMMANDS);
        let mut arguments: Vec<Vec<u8>> = template.split(' ').map(|part| word(random, part)).collect();
        // Now and then one argument too many, or one too few.
        match random.below(40) {
            0 => arguments.push(word(random, "V")),
            1 if arguments.len() > 1 => {
                arguments.pop();
            }
            _ => {}
        }
        Step { client: random.below(CLIENTS), arguments }
    };
    (0..STEPS).map(|_| step(random)).collect()
}

/// Commands that ask for a long value take memory on purpose, not by chance.
fn is_affordable(step: &Step) -> bool {
    let name = step.arguments[0].as_slice();
    !(name == b"setrange" && step.arguments.get(2).is_some_and(|offset| offset.len() > 4))
}

/// Every reply, as it came over the wire, of every step.
fn play(server: &Server, steps: &[Step]) -> Result<Vec<Vec<u8>>, String> {
    let open = || Connection::open(server.address, TIMEOUT).map_err(|error| error.to_string());
    let mut admin = open()?;
    command(&mut admin, &[b"flushall".to_vec()])?;
    let mut clients = Vec::new();
    for _ in 0..CLIENTS {
        clients.push(open()?);
    }
    let mut heard = Vec::new();
    for step in steps {
        let client = &mut clients[step.client];
        // The reply is followed by that of a PING with a text of its own: what comes before that,
        // messages of other clients included, belongs to this step.
        let mut bytes = encode(&step.arguments);
        bytes.extend_from_slice(&encode(&[b"ping".to_vec(), b"<end>".to_vec()]));
        client.send(&bytes, TIMEOUT).map_err(|error| error.to_string())?;
        let mut transcript = Vec::new();
        let mut replies = 0;
        loop {
            let (reply, raw) = client.reply(TIMEOUT).map_err(|error| format!("{step:?}: {error:?}"))?;
            let ends = is_end(&reply) || matches!(&reply, Reply::Simple(text) if text == b"QUEUED") && replies == 1;
            if !matches!(&reply, Reply::Push(_)) || ends {
                replies += 1;
            }
            // EXEC of a queued PING carries the mark inside: that is the command's reply, not the end.
            if ends && replies >= 2 || is_end(&reply) {
                break;
            }
            transcript.extend_from_slice(&masked(raw));
        }
        heard.push(transcript);
    }
    // Out of every registry before the next sequence begins: a close is noticed when it is noticed.
    for client in &mut clients {
        client.send(&encode(&[b"reset".to_vec()]), TIMEOUT).map_err(|error| error.to_string())?;
        while client.reply(TIMEOUT).map_err(|error| format!("{error:?}"))?.0 != Reply::Simple(b"RESET".to_vec()) {}
    }
    Ok(heard)
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

/// What servers may answer differently: the client's id in `HELLO`.
fn masked(mut raw: Vec<u8>) -> Vec<u8> {
    const ID: &[u8] = b"$2\r\nid\r\n:";
    let mut from = 0;
    while let Some(at) = raw[from..].windows(ID.len()).position(|window| window == ID) {
        let digits = from + at + ID.len();
        from = digits;
        let end =
            raw[digits..].iter().position(|byte| !byte.is_ascii_digit()).map_or(raw.len(), |length| digits + length);
        raw.splice(digits..end, *b"<id>");
    }
    raw
}

fn command(connection: &mut Connection, arguments: &[Vec<u8>]) -> Result<(), String> {
    connection.send(&encode(arguments), TIMEOUT).map_err(|error| error.to_string())?;
    connection.reply(TIMEOUT).map(|_| ()).map_err(|error| format!("{error:?}"))
}

/// The first step whose replies differ, with what each server sent.
fn difference(servers: &[(Kind, Server)], steps: &[Step]) -> Option<(usize, Vec<String>)> {
    let heard: Vec<Result<Vec<Vec<u8>>, String>> = servers.iter().map(|(_, server)| play(server, steps)).collect();
    let show = |bytes: &[u8]| bytes.escape_ascii().to_string();
    if let Some(at) = heard.iter().position(Result::is_err) {
        return Some((steps.len() - 1, vec![format!("{}: {:?}", servers[at].0.name(), heard[at].as_ref().err())]));
    }
    let heard: Vec<Vec<Vec<u8>>> = heard.into_iter().flatten().collect();
    let at = (0..steps.len()).find(|&at| heard.iter().any(|replies| replies[at] != heard[0][at]))?;
    let shown =
        servers.iter().zip(&heard).map(|((kind, _), replies)| format!("{}: {}", kind.name(), show(&replies[at])));
    Some((at, shown.collect()))
}

/// Leaves out whatever is not needed for a difference.
fn shrink(servers: &[(Kind, Server)], mut steps: Vec<Step>) -> Vec<Step> {
    if let Some((at, _)) = difference(servers, &steps) {
        steps.truncate(at + 1);
    }
    let mut index = 0;
    while index < steps.len() {
        let mut fewer = steps.clone();
        fewer.remove(index);
        if !fewer.is_empty() && difference(servers, &fewer).is_some() {
            steps = fewer;
        } else {
            index += 1;
        }
    }
    steps
}

/// The steps as a script, with the replies of the last server (redis-server, where there is one).
fn script(steps: &[Step]) -> String {
    let mut text = String::from("# Found by the fuzz.\n");
    for step in steps {
        let words: Vec<String> = step.arguments.iter().map(|word| format!("\"{}\"", word.escape_ascii())).collect();
        // Writing to a string cannot fail.
        let _ = writeln!(text, "c{} > {}", step.client, words.join(" "));
    }
    text
}

fn number(name: &str) -> Option<u64> {
    std::env::var(name).ok()?.parse().ok()
}

#[test]
fn random_commands_get_the_same_replies_from_every_server() {
    let seconds = number("FUZZ_SECONDS").unwrap_or(10);
    let seed = number("FUZZ_SEED").unwrap_or(0x5eed_0001);
    let mut servers = Vec::new();
    for kind in [Kind::Legacy, Kind::Modern, Kind::Redis] {
        match kind.binary().expect("the servers are built") {
            Some(binary) => {
                let debug: &[&str] =
                    if kind == Kind::Redis { &["--enable-debug-command", "no"] } else { &["--log", "off"] };
                let flags = debug.iter().map(ToString::to_string).collect();
                servers.push((kind, binary.start(&Launch { flags, ..Launch::default() }).expect("the server starts")));
            }
            None if std::env::var_os("COMPAT_REQUIRE_REDIS").is_some() => panic!("redis-server is not installed"),
            None => eprintln!("redis-server is not installed: legacy and modern are compared with each other only"),
        }
    }
    let mut random = Random(seed);
    let started = Instant::now();
    let mut sequences = 0;
    // At least a few, however slow the machine is.
    while sequences < 20 || started.elapsed() < Duration::from_secs(seconds) {
        let steps: Vec<Step> = sequence(&mut random).into_iter().filter(is_affordable).collect();
        sequences += 1;
        if let Some((at, shown)) = difference(&servers, &steps) {
            let fewer = shrink(&servers, steps.clone());
            let (steps, shown) = match difference(&servers, &fewer) {
                Some((_, shown)) => (fewer, shown),
                // It does not come again: whatever it was, it hung on time.
                None => (steps[..=at].to_vec(), shown),
            };
            panic!("seed {seed}, sequence {sequences}:\n{}\n{}", script(&steps), shown.join("\n"));
        }
    }
    println!("{sequences} sequences of up to {STEPS} commands on {} servers, no difference", servers.len());
}
