//! Several servers behind one address: three of legacy, three of modern, and both kinds mixed behind twemproxy
//! (Debian's package `nutcracker`), which distributes keys over them; and two behind HAProxy, one of which is a
//! standby.
//!
//! If a proxy is not installed, its tests say so and pass, unless `COMPAT_REQUIRE_PROXIES=1` makes that a failure.

#![allow(clippy::unwrap_used)] // an error ends the test

use std::net::{Ipv4Addr, SocketAddr, TcpStream};
use std::path::PathBuf;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use compat_tests::connection::Connection;
use compat_tests::player::{Target, play};
use compat_tests::reply::Reply;
use compat_tests::report::Played;
use compat_tests::script::{Action, Request, Script, Step, load_all};
use compat_tests::servers::{Kind, Launch, Server};
use compat_tests::testing::{encode, program, until};
use tempfile::TempDir;

const PATIENCE: Duration = Duration::from_secs(60);

/// Commands on strings and keys that twemproxy 0.5 forwards, and those that it answers itself.
const FORWARDED: [&str; 32] = [
    "DEL",
    "EXISTS",
    "EXPIRE",
    "EXPIREAT",
    "PERSIST",
    "PEXPIRE",
    "PEXPIREAT",
    "PTTL",
    "TOUCH",
    "TTL",
    "TYPE",
    "UNLINK",
    "APPEND",
    "DECR",
    "DECRBY",
    "GET",
    "GETDEL",
    "GETEX",
    "GETRANGE",
    "GETSET",
    "INCR",
    "INCRBY",
    "INCRBYFLOAT",
    "MGET",
    "MSET",
    "PSETEX",
    "SET",
    "SETEX",
    "SETNX",
    "SETRANGE",
    "STRLEN",
    "PING",
];

const MIXES: [(&str, [Kind; 3]); 3] = [
    ("legacy", [Kind::Legacy; 3]),
    ("modern", [Kind::Modern; 3]),
    ("mixed", [Kind::Legacy, Kind::Modern, Kind::Legacy]),
];

/// The proxy and the servers behind it.
struct Cluster {
    servers: Vec<Option<Server>>,
    _proxy: Proxy,
    address: SocketAddr,
    _folder: TempDir,
}

/// A running proxy; it is killed when this is dropped.
struct Proxy(Child);

impl Drop for Proxy {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

impl Cluster {
    /// Starts servers and the proxy. Returns `None` if the proxy is not installed.
    fn start(kinds: &[Kind], flags: &[&str], pool: &str) -> Option<Self> {
        let nutcracker = installed("nutcracker")?;
        let flags: Vec<String> = flags.iter().map(|&flag| flag.to_owned()).collect();
        let launch = Launch { flags, ..Launch::default() };
        let servers: Vec<_> = kinds.iter().map(|&kind| Some(program(kind).start(&launch).unwrap())).collect();
        let folder = tempfile::tempdir().unwrap();
        // Their places on the ring depend on their names, and not on their addresses.
        let line = |(server, name): (&Server, &str)| format!("  - {}:1 {name}\n", server.address);
        let listed: String = servers.iter().flatten().zip(["one", "two", "three"]).map(line).collect();
        // Another process may take a free port before it is bound; then another one is tried.
        for _ in 0..20 {
            let [port, statistics] = [free_port(), free_port()];
            let address = SocketAddr::from((Ipv4Addr::LOCALHOST, port));
            let file = folder.path().join("nutcracker.yml");
            let text = format!(
                "pool:\n  listen: {address}\n  redis: true\n  hash: fnv1a_64\n  distribution: ketama\n{pool}  servers:\n{listed}"
            );
            std::fs::write(&file, text).unwrap();
            let proxy = Command::new(&nutcracker)
                .arg("-c")
                .arg(&file)
                .args(["-a", "127.0.0.1", "-s", &statistics.to_string(), "-o"])
                .arg(folder.path().join("log"))
                .arg("-p")
                .arg(folder.path().join("pid"))
                .stdout(Stdio::null())
                .stderr(Stdio::null())
                .spawn()
                .unwrap();
            let mut proxy = Proxy(proxy);
            let listens = until("the proxy listens or ends", PATIENCE, || {
                let ended = proxy.0.try_wait().unwrap().is_some();
                let listens = TcpStream::connect(address).is_ok();
                (ended || listens).then_some(listens && !ended)
            });
            if listens {
                return Some(Self { servers, _proxy: proxy, address, _folder: folder });
            }
        }
        panic!("the proxy does not start");
    }

    fn client(&self) -> Connection {
        Connection::open(self.address, PATIENCE).unwrap()
    }

    /// Sends a command to each running server directly, not through the proxy.
    fn ask_all(&self, words: &[&str]) -> Vec<Reply> {
        let ask = |server: &Server| ask(&mut Connection::open(server.address, PATIENCE).unwrap(), words);
        self.servers.iter().flatten().map(ask).collect()
    }
}

/// Returns the path of a program, also in Debian's folder for daemons.
fn installed(name: &str) -> Option<PathBuf> {
    let folders = std::env::var_os("PATH").unwrap_or_default();
    let folders: Vec<PathBuf> = std::env::split_paths(&folders).chain(["/usr/sbin".into()]).collect();
    let found = folders.into_iter().map(|folder| folder.join(name)).find(|path| path.is_file());
    let required = std::env::var_os("COMPAT_REQUIRE_PROXIES").is_some_and(|value| value == "1");
    assert!(found.is_some() || !required, "no {name} is installed, and COMPAT_REQUIRE_PROXIES=1");
    if found.is_none() {
        eprintln!("no {name} is installed: its tests are skipped");
    }
    found
}

fn free_port() -> u16 {
    player::service::free_port().unwrap()
}

fn ask(client: &mut Connection, words: &[&str]) -> Reply {
    client.send(&encode(words), PATIENCE).unwrap();
    client.reply(PATIENCE).unwrap_or_else(|missing| panic!("{words:?}: {missing:?}")).0
}

/// Cuts a script off before the first step that the proxy does not forward: other or malformed commands, raw bytes,
/// actions on connections. Returns `None` if nothing is left.
fn forwarded(script: &Script) -> Option<Script> {
    let mut steps = Vec::new();
    let mut whole = 0;
    for step in &script.steps {
        match &step.action {
            Action::Send { .. } => whole = steps.len(),
            // The proxy would answer this itself, or close the connection.
            Action::Expect { .. } if step.source.contains("wrong number of arguments") => {
                steps.truncate(whole);
                break;
            }
            _ => {}
        }
        if !is_forwarded(step) {
            break;
        }
        steps.push(step.clone());
    }
    let expects = steps.iter().any(|step| matches!(step.action, Action::Expect { .. }));
    (expects && script.flags.is_empty()).then(|| {
        let mut forwarded = script.clone();
        forwarded.steps = steps;
        forwarded
    })
}

fn is_forwarded(step: &Step) -> bool {
    match &step.action {
        Action::Send { request: Request::Command(words), .. } => {
            let name = words.first().and_then(|word| word.as_literal()).unwrap_or_default();
            // The proxy only knows the oldest form of these.
            let longest = match name.to_ascii_uppercase().as_slice() {
                b"PING" => 1,
                b"EXPIRE" | b"EXPIREAT" | b"PEXPIRE" | b"PEXPIREAT" => 3,
                _ => usize::MAX,
            };
            words.len() <= longest && FORWARDED.iter().any(|forwarded| forwarded.as_bytes().eq_ignore_ascii_case(name))
        }
        Action::Repeat { steps, .. } | Action::Eventually(steps) => {
            steps.iter().all(|step| is_forwarded(step) && !step.source.contains("wrong number of arguments"))
        }
        Action::Expect { .. } | Action::Set { .. } | Action::Pause(_) | Action::Check { .. } => true,
        _ => false,
    }
}

/// Plays every script as far as its commands are forwarded: three servers answer as a single one.
#[test]
fn scripts_are_answered_as_by_one_server() {
    let all = load_all(&[compat_tests::servers::scripts()]).unwrap();
    let forwarded: Vec<Script> = all.iter().filter_map(forwarded).collect();
    assert!(forwarded.len() >= 35, "only {} scripts are forwarded", forwarded.len());
    for (name, kinds) in MIXES {
        let Some(cluster) = Cluster::start(&kinds, &[], "") else { return };
        for script in &forwarded {
            cluster.ask_all(&["FLUSHALL"]);
            let target = Target::new(name, cluster.address);
            let outcome = play(script, &target, PATIENCE);
            let played = Played::new(&script.name, vec![(name.to_owned(), outcome)]);
            if let Some(difference) = played.first_difference() {
                panic!("{name}: {difference}");
            }
        }
    }
}

/// The replies to a pipeline come in order, and commands on many keys are split, and their replies joined.
#[test]
fn pipelines_and_commands_on_many_keys_go_to_all_servers() {
    const KEYS: usize = 3_000;
    for (name, kinds) in MIXES {
        let Some(cluster) = Cluster::start(&kinds, &[], "") else { return };
        let mut client = cluster.client();
        let keys: Vec<String> = (0..KEYS).map(|n| format!("key:{n}")).collect();
        let pipeline: Vec<u8> = keys.iter().flat_map(|key| encode(&["APPEND", key, key])).collect();
        client.send(&pipeline, PATIENCE).unwrap();
        for key in &keys {
            assert_eq!(client.reply(PATIENCE).unwrap().0, Reply::Integer(key.len().to_string().into()), "{name}");
        }
        let shares = cluster.ask_all(&["DBSIZE"]);
        let shares: Vec<usize> = shares.iter().map(number).collect();
        assert_eq!(shares.iter().sum::<usize>(), KEYS, "{name}");
        assert!(shares.iter().all(|&share| share > KEYS / 6), "{name}: {shares:?}");

        let words = |command| [command].into_iter().chain(keys.iter().map(String::as_str)).collect::<Vec<_>>();
        let values = keys.iter().map(|key| Reply::Bulk(key.clone().into())).collect();
        assert_eq!(ask(&mut client, &words("MGET")), Reply::Array(values), "{name}");
        let pairs: Vec<&str> = ["MSET"].into_iter().chain(keys.iter().flat_map(|key| [key.as_str(), "new"])).collect();
        assert_eq!(ask(&mut client, &pairs), Reply::Simple("OK".into()), "{name}");
        assert_eq!(ask(&mut client, &words("TOUCH")), Reply::Integer(KEYS.to_string().into()), "{name}");
        assert_eq!(ask(&mut client, &words("UNLINK")[..KEYS / 2 + 1]), Reply::Integer((KEYS / 2).to_string().into()));
        assert_eq!(ask(&mut client, &words("DEL")), Reply::Integer((KEYS - KEYS / 2).to_string().into()), "{name}");
    }
}

/// Requests for keys of a server that has ended fail, those for keys of the others succeed, and a server that returns
/// at its address is used again, without a command to the proxy.
#[test]
fn a_server_that_dies_costs_its_own_keys_until_it_returns() {
    const POOL: &str = "  timeout: 2000\n  auto_eject_hosts: false\n  server_retry_timeout: 100\n";
    for (name, kinds) in MIXES {
        let Some(mut cluster) = Cluster::start(&kinds, &[], POOL) else { return };
        let mut client = cluster.client();
        let keys: Vec<String> = (0..60).map(|n| format!("key:{n}")).collect();
        for key in &keys {
            assert_eq!(ask(&mut client, &["SET", key, "old"]), Reply::Simple("OK".into()), "{name}");
        }
        let lost = number(&cluster.ask_all(&["DBSIZE"])[1]);
        let port = cluster.servers[1].take().unwrap().address.port();
        let mut served = 0;
        for key in &keys {
            match ask(&mut client, &["GET", key]) {
                Reply::Bulk(value) if value == b"old" => served += 1,
                Reply::Error(_) => {}
                other => panic!("{name}: {other:?}"),
            }
        }
        assert_eq!(served, keys.len() - lost, "{name}");
        let launch = Launch { port: Some(port), ..Launch::default() };
        cluster.servers[1] = Some(program(kinds[1]).start(&launch).unwrap());
        for key in &keys {
            // The server has lost its keys, since twemproxy distributes keys without copies.
            let value = until("the server is used again", PATIENCE, || match ask(&mut client, &["GET", key]) {
                Reply::Error(_) => None,
                reply => Some(reply),
            });
            assert!(matches!(value, Reply::Bulk(_) | Reply::NullBulk), "{name}: {value:?}");
            assert_eq!(ask(&mut client, &["SET", key, "new"]), Reply::Simple("OK".into()), "{name}");
        }
        assert_eq!(number(&cluster.ask_all(&["DBSIZE"])[1]), lost, "{name}");
    }
}

/// The proxy authenticates to the servers with the password that its own clients have to give.
#[test]
fn the_proxy_authenticates_at_each_server_and_asks_its_clients() {
    for (name, kinds) in MIXES {
        let flags = ["--requirepass", "secret"];
        let Some(cluster) = Cluster::start(&kinds, &flags, "  redis_auth: secret\n") else { return };
        let mut client = cluster.client();
        assert!(matches!(ask(&mut client, &["SET", "a", "1"]), Reply::Error(_)), "{name}");
        assert!(matches!(ask(&mut client, &["AUTH", "wrong"]), Reply::Error(_)), "{name}");
        assert_eq!(ask(&mut client, &["AUTH", "secret"]), Reply::Simple("OK".into()), "{name}");
        for n in 0..30 {
            let key = n.to_string();
            assert_eq!(ask(&mut client, &["SET", &key, "1"]), Reply::Simple("OK".into()), "{name}");
        }
    }
}

/// The proxy closes the connection of a client that sends a command that it does not forward, and serves the others.
#[test]
fn what_is_not_forwarded_closes_the_connection() {
    let Some(cluster) = Cluster::start(&MIXES[2].1, &[], "") else { return };
    let mut other = cluster.client();
    for command in [
        &["MULTI"][..],
        &["WATCH", "a"],
        &["SUBSCRIBE", "a"],
        &["PUBLISH", "a", "b"],
        &["SCAN", "0"],
        &["RENAME", "a", "b"],
        &["MSETNX", "a", "1"],
        &["KEYS", "*"],
        &["DBSIZE"],
        &["FLUSHALL"],
        &["INFO"],
    ] {
        let mut client = cluster.client();
        client.send(&encode(command), PATIENCE).unwrap();
        assert!(client.reply(PATIENCE).is_err(), "{command:?}");
        assert_eq!(ask(&mut other, &["PING"]), Reply::Simple("PONG".into()), "{command:?}");
    }
}

/// HAProxy checks both servers by `PING`, and sends all clients to the first one, or to the other one while that is
/// gone.
#[test]
fn haproxy_checks_the_servers_and_sends_clients_to_one_that_answers() {
    let Some(haproxy) = installed("haproxy") else { return };
    for kinds in [[Kind::Legacy, Kind::Modern], [Kind::Modern, Kind::Legacy]] {
        let [first, second] = kinds.map(|kind| program(kind).start(&Launch::default()).unwrap());
        let address = SocketAddr::from((Ipv4Addr::LOCALHOST, free_port()));
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("haproxy.cfg");
        let text = format!(
            "defaults\n  mode tcp\n  timeout connect 5s\n  timeout client 60s\n  timeout server 60s\n\
             listen redis\n  bind {address}\n  option redis-check\n  \
             default-server check inter 50ms fall 2 rise 1 on-marked-down shutdown-sessions\n  \
             server first {}\n  server second {} backup\n",
            first.address, second.address
        );
        std::fs::write(&file, text).unwrap();
        let proxy = Command::new(&haproxy).arg("-db").arg("-f").arg(&file).stderr(Stdio::null()).spawn().unwrap();
        let _proxy = Proxy(proxy);
        // The server that answers tells its own port.
        let served_by = || {
            let mut client = Connection::open(address, PATIENCE).ok()?;
            client.send(&encode(&["INFO", "server"]), PATIENCE).ok()?;
            let Reply::Bulk(text) = client.reply(PATIENCE).ok()?.0 else { return None };
            let text = String::from_utf8_lossy(&text).into_owned();
            text.lines().find_map(|line| line.strip_prefix("tcp_port:")?.parse::<u16>().ok())
        };
        let port = first.address.port();
        until("the first one serves", PATIENCE, || (served_by()? == port).then_some(()));
        drop(first);
        let stands_by = second.address.port();
        until("the second one serves", PATIENCE, || (served_by()? == stands_by).then_some(()));
        let launch = Launch { port: Some(port), ..Launch::default() };
        let _first = program(kinds[0]).start(&launch).unwrap();
        until("the first one serves again", PATIENCE, || (served_by()? == port).then_some(()));
    }
}

fn number(reply: &Reply) -> usize {
    let Reply::Integer(text) = reply else { panic!("{reply:?}") };
    String::from_utf8_lossy(text).parse().unwrap()
}
