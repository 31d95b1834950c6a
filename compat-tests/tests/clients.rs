//! Real clients on both servers: the `redis` crate, redis-cli and redis-benchmark.
//!
//! If the tools are not installed, the tests say so; `COMPAT_REQUIRE_REDIS=1` makes that a failure. Clients of Python
//! and Node.js are in `real-clients/run`, since they have to be installed.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

use std::io::Write;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use compat_tests::on_both;
use compat_tests::servers::{Kind, Launch, Server};
use compat_tests::testing::{program, signal_process};
use redis::{Commands, RedisResult};

/// Longest time for anything that should happen at once, since the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(20);

fn start(kind: Kind) -> Server {
    let flags = ["--log", "warn"].map(str::to_owned).to_vec();
    program(kind).start(&Launch { flags, ..Launch::default() }).expect("the server starts")
}

fn client(server: &Server, protocol: u8) -> redis::Client {
    redis::Client::open(format!("redis://{}/?protocol=resp{protocol}", server.address)).unwrap()
}

fn connect(server: &Server, protocol: u8) -> redis::Connection {
    let connection = client(server, protocol).get_connection_with_timeout(PATIENCE).unwrap();
    connection.set_read_timeout(Some(PATIENCE)).unwrap();
    connection
}

fn the_redis_crate_gets_and_sets(kind: Kind) {
    let server = start(kind);
    for protocol in [2, 3] {
        let mut connection = connect(&server, protocol);
        let () = connection.set("key", &b"a\0value\r\n"[..]).unwrap();
        assert_eq!(connection.get::<_, Vec<u8>>("key").unwrap(), b"a\0value\r\n");
        assert_eq!(connection.get::<_, Option<String>>("absent").unwrap(), None);
        let () = connection.set_ex("short", 7, 100).unwrap();
        assert!((1..=100).contains(&connection.ttl::<_, i64>("short").unwrap()));
        assert_eq!(connection.incr::<_, _, i64>("short", 3).unwrap(), 10);
        assert_eq!(connection.mget::<_, Vec<Option<i64>>>(&["short", "absent"]).unwrap(), [Some(10), None]);
        let error = connection.incr::<_, _, i64>("key", 1).unwrap_err();
        assert!(error.to_string().contains("value is not an integer or out of range"), "{error}");
        let mut keys: Vec<String> = connection.scan().unwrap().collect();
        keys.sort();
        assert_eq!(keys, ["key", "short"]);
        assert_eq!(connection.del::<_, i64>(&["key", "short", "absent"]).unwrap(), 2);
    }
}

fn the_redis_crate_pipelines(kind: Kind) {
    let server = start(kind);
    for protocol in [2, 3] {
        let mut connection = connect(&server, protocol);
        let mut pipeline = redis::pipe();
        for number in 0..10_000 {
            pipeline.set(format!("key-{number}"), number).ignore();
            pipeline.get(format!("key-{number}"));
        }
        let values: Vec<i64> = pipeline.query(&mut connection).unwrap();
        assert_eq!(values, (0..10_000).collect::<Vec<_>>());
    }
}

fn the_redis_crate_runs_transactions(kind: Kind) {
    const THREADS: u64 = 4;
    const ROUNDS: u64 = 50;
    let server = start(kind);
    // Optimistic increments by several clients: each one that was reported as successful was.
    std::thread::scope(|scope| {
        for thread in 0..THREADS {
            let server = &server;
            scope.spawn(move || {
                let mut connection = connect(server, 2 + (thread % 2) as u8);
                for _ in 0..ROUNDS {
                    redis::transaction(&mut connection, &["counter"], |connection, pipeline| {
                        let count: Option<u64> = connection.get("counter")?;
                        pipeline.set("counter", count.unwrap_or(0) + 1).ignore();
                        pipeline.query::<Option<()>>(connection)
                    })
                    .unwrap();
                }
            });
        }
    });
    let mut connection = connect(&server, 2);
    assert_eq!(connection.get::<_, u64>("counter").unwrap(), THREADS * ROUNDS);
    // A wrong command in a transaction discards all of it.
    let mistake: RedisResult<()> =
        redis::pipe().atomic().set("counter", 0).cmd("SET").arg("counter").query(&mut connection);
    let mistake = mistake.unwrap_err().to_string();
    assert!(mistake.contains("wrong number of arguments for 'set' command"), "{mistake}");
    assert_eq!(connection.get::<_, u64>("counter").unwrap(), THREADS * ROUNDS);
}

fn the_redis_crate_publishes_and_subscribes(kind: Kind) {
    let server = start(kind);
    let mut publisher = connect(&server, 2);
    let mut connection = connect(&server, 2);
    let mut subscriber = connection.as_pubsub();
    subscriber.set_read_timeout(Some(PATIENCE)).unwrap();
    subscriber.subscribe("news").unwrap();
    subscriber.psubscribe("wea*").unwrap();
    for number in 0..200 {
        let channel = if number % 2 == 0 { "news" } else { "weather" };
        assert_eq!(publisher.publish::<_, _, i64>(channel, number).unwrap(), 1);
    }
    for number in 0..200 {
        let message = subscriber.get_message().unwrap();
        assert_eq!(message.get_payload::<u64>().unwrap(), number);
        assert_eq!(message.from_pattern(), number % 2 == 1);
    }
    subscriber.unsubscribe("news").unwrap();
    assert_eq!(publisher.publish::<_, _, i64>("news", "nobody").unwrap(), 0);
    // After that the connection serves commands again.
    drop(subscriber);
    assert_eq!(connection.set::<_, _, String>("key", 1).unwrap(), "OK");
    assert_eq!(publisher.publish::<_, _, i64>("weather", "nobody").unwrap(), 0);
}

fn the_redis_crate_reconnects(kind: Kind) {
    let server = start(kind);
    let client = client(&server, 3);
    let mut admin = connect(&server, 2);
    let mut connection = client.get_connection_with_timeout(PATIENCE).unwrap();
    let () = connection.set("key", "value").unwrap();
    let id: u64 = redis::cmd("CLIENT").arg("ID").query(&mut connection).unwrap();
    let killed: u64 = redis::cmd("CLIENT").arg("KILL").arg("ID").arg(id).query(&mut admin).unwrap();
    assert_eq!(killed, 1);
    let error = connection.get::<_, String>("key").unwrap_err();
    // The crate notices it on a write or on a read, depending on which came first.
    assert!(error.is_unrecoverable_error() || error.is_connection_dropped() || error.is_io_error(), "{error}");
    let mut connection = client.get_connection_with_timeout(PATIENCE).unwrap();
    assert_eq!(connection.get::<_, String>("key").unwrap(), "value");
}

/// Returns whether a tool is installed. If it is not, prints a line, or fails if it must not be missing.
fn installed(tool: &str) -> bool {
    let found = Command::new(tool).arg("--version").output().is_ok();
    assert!(found || std::env::var_os("COMPAT_REQUIRE_REDIS").is_none(), "{tool} is not installed");
    if !found {
        eprintln!("{tool} is not installed: this test checks nothing");
    }
    found
}

/// Runs a tool against the server, and returns its output. It has to end successfully and in time.
fn run(tool: &str, server: &Server, arguments: &[&str], input: &[u8]) -> String {
    let mut child = Command::new(tool)
        .args(["-h", "127.0.0.1", "-p", &server.address.port().to_string()])
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let id = child.id();
    let (done, finished) = std::sync::mpsc::channel::<()>();
    // A tool that hangs is killed, and the test fails because of its output.
    let guard = std::thread::spawn(move || {
        if finished.recv_timeout(3 * PATIENCE) == Err(std::sync::mpsc::RecvTimeoutError::Timeout) {
            signal_process(id, "TERM");
        }
    });
    let output = std::thread::scope(|scope| {
        scope.spawn(move || {
            stdin.write_all(input).unwrap();
            drop(stdin);
        });
        child.wait_with_output().unwrap()
    });
    done.send(()).unwrap();
    guard.join().unwrap();
    let printed = String::from_utf8_lossy(&output.stdout).into_owned();
    let errors = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{tool} {arguments:?}: {}\n{printed}\n{errors}", output.status);
    printed
}

fn redis_cli_is_served(kind: Kind) {
    if !installed("redis-cli") {
        return;
    }
    let server = start(kind);
    // Commands as a person types them.
    let typed = "SET greeting \"hello world\"\nGET greeting\nINCR greeting\nMULTI\nINCR n\nEXEC\nKEYS *\nHELLO 3\n";
    let printed = run("redis-cli", &server, &[], typed.as_bytes());
    for line in ["OK", "hello world", "ERR value is not an integer or out of range", "QUEUED", "1", "greeting"] {
        assert!(printed.lines().any(|printed| printed == line), "{line}: {printed}");
    }
    assert!(printed.contains("proto\n3") || printed.contains("proto 3"), "{printed}");
    assert_eq!(run("redis-cli", &server, &["-3", "GET", "greeting"], b""), "hello world\n");
    assert_eq!(run("redis-cli", &server, &["-n", "5", "DBSIZE"], b""), "0\n");
    assert_eq!(run("redis-cli", &server, &["-r", "3", "INCR", "n"], b""), "2\n3\n4\n");
    // The last argument from stdin.
    let value = "line\n".repeat(10_000);
    assert_eq!(run("redis-cli", &server, &["-x", "SET", "piped"], value.as_bytes()), "OK\n");
    assert_eq!(run("redis-cli", &server, &["STRLEN", "piped"], b""), format!("{}\n", value.len()));
    // Two of ten thousand commands are wrong.
    let mut requests = String::new();
    for number in 0..10_000 {
        let key = format!("key-{number}");
        requests += &format!("*3\r\n$3\r\nSET\r\n${}\r\n{key}\r\n$1\r\nv\r\n", key.len());
    }
    let printed = run("redis-cli", &server, &["--pipe"], requests.as_bytes());
    assert!(printed.contains("errors: 0, replies: 10000"), "{printed}");
    assert_eq!(run("redis-cli", &server, &["DBSIZE"], b""), "10003\n");
    let scanned = run("redis-cli", &server, &["--scan", "--pattern", "key-99*"], b"");
    assert_eq!(scanned.lines().count(), 111, "{scanned}");
}

fn redis_benchmark_ends_well(kind: Kind) {
    if !installed("redis-benchmark") {
        return;
    }
    let server = start(kind);
    for depth in ["1", "16"] {
        let begun = Instant::now();
        let arguments = ["-t", "set,get,ping,incr,mset", "-P", depth, "-c", "50", "-n", "10000", "-q"];
        let printed = run("redis-benchmark", &server, &arguments, b"");
        for test in ["PING_INLINE", "PING_MBULK", "SET", "GET", "INCR", "MSET (10 keys)"] {
            let told =
                |line: &str| line.trim().starts_with(&format!("{test}:")) && line.contains("requests per second");
            assert!(printed.split(['\r', '\n']).any(told), "{test}: {printed}");
        }
        assert!(!printed.contains("rror"), "{printed}");
        println!("{} at depth {depth}: {:?}", kind.name(), begun.elapsed());
    }
    let mut connection = connect(&server, 2);
    assert_eq!(connection.get::<_, u64>("counter:__rand_int__").unwrap(), 20_000);
}

on_both! {
    the_redis_crate_gets_and_sets
    the_redis_crate_pipelines
    the_redis_crate_runs_transactions
    the_redis_crate_publishes_and_subscribes
    the_redis_crate_reconnects
    redis_cli_is_served
    redis_benchmark_ends_well
}
