//! Compares the table of commands with redis-server: every command and subcommand is described as by Redis, but without
//! a sentence of Redis.

use std::collections::HashMap;
use std::path::Path;
use std::process::Command;
use std::sync::OnceLock;
use std::time::Duration;

use compat_tests::connection::Connection;
use compat_tests::on_both;
use compat_tests::own_words::{Foreign, Index, RUN, redis_texts, search};
use compat_tests::reply::Reply;
use compat_tests::servers::{Kind, Launch, Server};
use compat_tests::testing::{encode, program};
use guide::workspace_root;

const TIMEOUT: Duration = Duration::from_secs(20);

/// A command that came with Redis 7.2.
const LATER: &str = "client|setinfo";

fn start(kind: Kind) -> Server {
    program(kind).start(&Launch::default()).expect("the server starts")
}

/// Returns redis-server, if it is installed.
fn redis() -> Option<&'static Server> {
    static REDIS: OnceLock<Option<Server>> = OnceLock::new();
    let server = REDIS.get_or_init(|| {
        let binary = Kind::Redis.binary().expect("to look for it does not fail")?;
        Some(binary.start(&Launch::default()).expect("redis-server starts"))
    });
    assert!(server.is_some() || std::env::var_os("COMPAT_REQUIRE_REDIS").is_none(), "redis-server is not installed");
    if server.is_none() {
        eprintln!("redis-server is not installed: nothing is compared");
    }
    server.as_ref()
}

/// Returns the answer of a server in RESP3.
fn ask(server: &Server, words: &[&str]) -> Reply {
    let mut connection = Connection::open(server.address, TIMEOUT).expect("the server accepts");
    connection.send(&encode(&["HELLO", "3"]), TIMEOUT).expect("it takes a request");
    connection.reply(TIMEOUT).expect("it answers");
    connection.send(&encode(words), TIMEOUT).expect("it takes a request");
    connection.reply(TIMEOUT).expect("it answers").0
}

fn text(reply: &Reply) -> String {
    match reply {
        Reply::Bulk(text) | Reply::Simple(text) => String::from_utf8_lossy(text).into_owned(),
        other => panic!("a text is {}", other.summary()),
    }
}

fn pairs(reply: Reply) -> Vec<(String, Reply)> {
    match reply {
        Reply::Map(pairs) => pairs.into_iter().map(|(key, value)| (text(&key), value)).collect(),
        other => panic!("a map is {}", other.summary()),
    }
}

/// Returns the structure of a reply, without prose. Sets are sorted, since Redis gives them no order.
fn structure(reply: Reply) -> Reply {
    const PROSE: Reply = Reply::Null;
    match reply {
        Reply::Map(pairs) => {
            let part = |(key, value): (Reply, Reply)| {
                let field = text(&key);
                let value = match field.as_str() {
                    "summary" | "complexity" | "notes" => PROSE,
                    "history" => versions(value),
                    _ => structure(value),
                };
                (key, value)
            };
            Reply::Map(pairs.into_iter().map(part).collect())
        }
        Reply::Array(parts) => Reply::Array(parts.into_iter().map(structure).collect()),
        Reply::Set(parts) => {
            let mut parts: Vec<Reply> = parts.into_iter().map(structure).collect();
            parts.sort_by_key(Reply::encode);
            Reply::Set(parts)
        }
        other => other,
    }
}

/// Returns the versions in a history.
fn versions(history: Reply) -> Reply {
    let Reply::Set(entries) = history else { return history };
    let mut versions: Vec<Reply> = entries
        .into_iter()
        .map(|entry| match entry {
            Reply::Array(mut parts) if parts.len() == 2 => parts.swap_remove(0),
            other => other,
        })
        .collect();
    versions.sort_by_key(Reply::encode);
    Reply::Set(versions)
}

/// Returns the documentation of every command and subcommand, by full name.
fn documentation(server: &Server) -> HashMap<String, Vec<(String, Reply)>> {
    let mut all = HashMap::new();
    for (name, fields) in pairs(ask(server, &["COMMAND", "DOCS"])) {
        let mut own = pairs(fields);
        if let Some(at) = own.iter().position(|(field, _)| field == "subcommands") {
            let subcommands = pairs(own.swap_remove(at).1);
            all.extend(subcommands.into_iter().map(|(name, fields)| (name, pairs(fields))));
        }
        all.insert(name, own);
    }
    all.remove(LATER);
    all
}

fn documentation_has_the_structure_of_redis(kind: Kind) {
    let Some(redis) = redis() else { return };
    let theirs = documentation(redis);
    for (name, fields) in documentation(&start(kind)) {
        let texts = |fields: &[(String, Reply)]| -> Reply {
            let pairs = fields.iter().map(|(field, value)| (Reply::Bulk(field.clone().into_bytes()), value.clone()));
            structure(Reply::Map(pairs.collect()))
        };
        let (ours, theirs) = (texts(&fields), texts(&theirs[&name]));
        assert_eq!(ours, theirs, "{name}\n{}\n{}", ours.summary(), theirs.summary());
    }
}

/// Returns the entries of `COMMAND INFO` for every command and subcommand, by full name.
fn descriptions(server: &Server) -> HashMap<String, Reply> {
    fn add(entry: Reply, all: &mut HashMap<String, Reply>) {
        let Reply::Array(mut fields) = entry else { panic!("an entry is {}", entry.summary()) };
        let subcommands = fields.pop().expect("there are ten fields");
        match subcommands {
            // An empty list has a form of its own, which has to be the same.
            Reply::Set(_) => fields.push(subcommands),
            Reply::Array(subcommands) => subcommands.into_iter().for_each(|entry| add(entry, all)),
            other => panic!("subcommands are {}", other.summary()),
        }
        all.insert(text(&fields[0]), Reply::Array(fields));
    }
    let mut all = HashMap::new();
    let Reply::Array(entries) = ask(server, &["COMMAND"]) else { panic!("COMMAND answers an array") };
    entries.into_iter().for_each(|entry| add(entry, &mut all));
    all.remove(LATER);
    all
}

fn descriptions_are_those_of_redis(kind: Kind) {
    let Some(redis) = redis() else { return };
    let theirs = descriptions(redis);
    for (name, entry) in descriptions(&start(kind)) {
        let (ours, theirs) = (structure(entry), structure(theirs[&name].clone()));
        assert_eq!(ours, theirs, "{name}\n{}\n{}", ours.summary(), theirs.summary());
    }
}

/// Returns the lines of a `HELP` that name a subcommand, each with the number of lines that explain it.
fn explained(server: &Server, container: &str) -> Vec<(String, usize)> {
    let Reply::Array(lines) = ask(server, &[container, "HELP"]) else { panic!("{container} HELP answers an array") };
    let mut explained: Vec<(String, usize)> = Vec::new();
    for line in lines.iter().skip(1).map(text) {
        match explained.last_mut() {
            Some((_, lines)) if line.starts_with("    ") => *lines += 1,
            _ => explained.push((line, 0)),
        }
    }
    explained
}

fn help_explains_as_many_subcommands_in_as_many_lines(kind: Kind) {
    let Some(redis) = redis() else { return };
    let server = start(kind);
    let containers = documentation(&server).into_keys().filter_map(|name| Some(name.strip_suffix("|help")?.to_owned()));
    for container in containers.collect::<Vec<_>>() {
        let ours = explained(&server, &container);
        let mut theirs = explained(redis, &container);
        theirs.retain(|(line, _)| ours.iter().any(|(own, _)| own == line));
        assert_eq!(ours, theirs, "{container} HELP");
    }
}

/// Returns the syntax of a command as `redis-cli` shows it, without the description, which is our own.
fn syntax(redis_cli: &Path, server: &Server, command: &str) -> String {
    let words = command.split('|');
    let output = Command::new(redis_cli)
        .args(["-p", &server.address.port().to_string(), "help"])
        .args(words)
        .env_remove("REDISCLI_AUTH")
        .output()
        .expect("redis-cli runs");
    let shown = String::from_utf8_lossy(&output.stdout).into_owned();
    shown.lines().filter(|line| !line.contains("summary:")).collect::<Vec<_>>().join("\n")
}

fn redis_cli_shows_the_same_arguments(kind: Kind) {
    let Some(redis) = redis() else { return };
    let binary = Kind::Redis.binary().expect("to look for it does not fail").expect("it runs");
    let redis_cli = binary.path.with_file_name("redis-cli");
    if !redis_cli.is_file() {
        eprintln!("redis-cli is not installed: nothing is compared");
        return;
    }
    let server = start(kind);
    let documentation = documentation(&server);
    // The help for a container is that for its subcommands, some of which do not exist here.
    let is_container = |name: &str| documentation.keys().any(|other| other.starts_with(&format!("{name}|")));
    for name in documentation.keys().filter(|name| !is_container(name)) {
        let shown = syntax(&redis_cli, &server, name);
        assert!(shown.contains(&name.replace('|', " ").to_uppercase()), "{name}: {shown}");
        assert_eq!(shown, syntax(&redis_cli, redis, name), "{name}");
    }
}

on_both! {
    redis_cli_shows_the_same_arguments
    documentation_has_the_structure_of_redis
    descriptions_are_those_of_redis
    help_explains_as_many_subcommands_in_as_many_lines
}

#[test]
fn no_nine_words_in_a_row_are_those_of_redis() {
    let Some(redis) = redis() else { return };
    let texts = redis_texts(redis.address).expect("it tells its texts");
    let findings = search(workspace_root(), &Index::new(RUN, &texts)).expect("every file can be read");
    let shown: Vec<String> = findings.iter().map(ToString::to_string).collect();
    assert!(findings.is_empty(), "{}", shown.join("\n"));
}

/// The test above would notice such a sentence.
#[test]
fn a_sentence_of_others_would_be_seen() {
    const OWN: &str = "engine/src/command/table/mod.rs";
    let own = std::fs::read_to_string(workspace_root().join(OWN)).expect("it can be read");
    let texts = [Foreign { origin: "a book".into(), text: own }];
    let findings = search(workspace_root(), &Index::new(RUN, &texts)).expect("every file can be read");
    assert!(findings.iter().any(|finding| finding.file == OWN));
}
