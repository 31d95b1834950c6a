//! The command-line clients of both sides: their output and exit codes.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

use std::io::{BufRead, BufReader};
use std::net::TcpListener;
use std::path::PathBuf;
use std::process::{Child, ChildStdout, Command, Output, Stdio};
use std::sync::OnceLock;
use std::time::{Duration, Instant};

use compat_tests::servers::{Binary, Kind, Launch, Server};
use guide::cargo::{Profile, program};

/// Longest time that a test waits for what it expects.
const DEADLINE: Duration = Duration::from_secs(60);

/// Returns the clients of both sides. They have the same name, so each is copied before the other is built.
fn clients() -> &'static [PathBuf; 2] {
    static CLIENTS: OnceLock<[PathBuf; 2]> = OnceLock::new();
    CLIENTS.get_or_init(|| {
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("clients");
        std::fs::create_dir_all(&folder).unwrap();
        ["legacy", "modern"].map(|package| {
            let copy = folder.join(package);
            // Removed first, since a copy that another test still runs cannot be written to.
            let _ = std::fs::remove_file(&copy);
            std::fs::copy(build(package), &copy).unwrap();
            copy
        })
    })
}

fn build(package: &str) -> PathBuf {
    program(package, "cli", Profile::own()).unwrap()
}

fn serve(flags: &[&str]) -> Server {
    let flags = [&["--log", "off"], flags].concat().into_iter().map(str::to_owned).collect();
    static SERVER: OnceLock<Binary> = OnceLock::new();
    let server = SERVER.get_or_init(|| Kind::Modern.binary().unwrap().unwrap());
    server.start(&Launch { flags, ..Launch::default() }).unwrap()
}

fn command(client: &PathBuf, port: u16, words: &[&str]) -> Command {
    let mut command = Command::new(client);
    command.args(["-p", &port.to_string()]).args(words).env_remove("REDISCLI_AUTH").stdin(Stdio::null());
    command
}

/// Runs a command to its end. Returns its stdout, its stderr and its exit code.
fn run(client: &PathBuf, port: u16, words: &[&str]) -> (String, String, Option<i32>) {
    let Output { status, stdout, stderr } = command(client, port, words).output().unwrap();
    (String::from_utf8(stdout).unwrap(), String::from_utf8(stderr).unwrap(), status.code())
}

fn printed(text: &str) -> (String, String, Option<i32>) {
    (text.to_owned(), String::new(), Some(0))
}

/// Returns a free port, on which nobody listens.
fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap().port()
}

/// Starts a command that runs until the connection ends.
fn start(client: &PathBuf, port: u16, words: &[&str]) -> (Child, BufReader<ChildStdout>) {
    let mut child = command(client, port, words).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let stdout = BufReader::new(child.stdout.take().unwrap());
    (child, stdout)
}

fn lines(stdout: &mut BufReader<ChildStdout>, count: usize) -> Vec<String> {
    stdout.lines().take(count).map(Result::unwrap).collect()
}

/// Waits for the end. Returns stderr and the exit code.
fn ended(mut child: Child) -> (String, Option<i32>) {
    let since = Instant::now();
    while child.try_wait().unwrap().is_none() {
        assert!(since.elapsed() < DEADLINE, "the client does not end");
        std::thread::sleep(Duration::from_millis(5));
    }
    let output = child.wait_with_output().unwrap();
    (String::from_utf8(output.stderr).unwrap(), output.status.code())
}

#[test]
fn replies_are_printed_as_redis_cli_prints_them() {
    let server = serve(&[]);
    let port = server.address.port();
    let redis_cli = PathBuf::from("redis-cli");
    let has_redis_cli = command(&redis_cli, port, &["ping"]).output().is_ok();
    run(&clients()[0], port, &["mset", "text", "a \"b\"\n\\\t", "number", "12"]);
    for (words, typed, raw) in [
        (&["ping"][..], "PONG\n", "PONG\n"),
        (&["ping", "hello"], "\"hello\"\n", "hello\n"),
        (&["get", "nobody"], "(nil)\n", "\n"),
        (&["get", "text"], "\"a \\\"b\\\"\\n\\\\\\t\"\n", "a \"b\"\n\\\t\n"),
        (&["echo", "é\u{1}\u{7}\u{8}"], "\"\\xc3\\xa9\\x01\\a\\b\"\n", "é\u{1}\u{7}\u{8}\n"),
        (&["strlen", "number"], "(integer) 2\n", "2\n"),
        (&["mget", "number", "nobody"], "1) \"12\"\n2) (nil)\n", "12\n\n"),
        (&["config", "get", "nothing"], "(empty array)\n", "\n"),
        (&["publish", "nobody", "listens"], "(integer) 0\n", "0\n"),
        (
            &["lcs", "number", "number", "idx"],
            "1) \"matches\"\n2) 1) 1) 1) (integer) 0\n         2) (integer) 1\n      2) 1) (integer) 0\n         \
             2) (integer) 1\n3) \"len\"\n4) (integer) 2\n",
            "matches\n0\n1\n0\n1\nlen\n2\n",
        ),
        (&["client", "getname"], "(nil)\n", "\n"),
    ] {
        for (flag, expected) in [("--no-raw", typed), ("--raw", raw)] {
            let words = [&[flag], words].concat();
            for client in clients() {
                assert_eq!(run(client, port, &words), printed(expected), "{} {words:?}", client.display());
            }
            if has_redis_cli {
                assert_eq!(run(&redis_cli, port, &words), printed(expected), "redis-cli {words:?}");
            }
        }
    }
    let many = run(&clients()[0], port, &["--no-raw", "command", "docs", "get", "set"]);
    assert_eq!(run(&clients()[1], port, &["--no-raw", "command", "docs", "get", "set"]), many);
    if has_redis_cli {
        assert_eq!(run(&redis_cli, port, &["--no-raw", "command", "docs", "get", "set"]), many);
    }
}

#[test]
fn output_to_no_terminal_is_raw() {
    let server = serve(&[]);
    for client in clients() {
        assert_eq!(run(client, server.address.port(), &["echo", "a b"]), printed("a b\n"));
    }
}

#[test]
fn an_error_reply_goes_to_stderr() {
    let server = serve(&[]);
    for client in clients() {
        let error = "ERR wrong number of arguments for 'get' command";
        let failed = |text: String| (String::new(), text, Some(1));
        let port = server.address.port();
        assert_eq!(run(client, port, &["--raw", "get"]), failed(format!("{error}\n\n")));
        assert_eq!(run(client, port, &["--no-raw", "get"]), failed(format!("(error) {error}\n")));
        let no_channel = "ERR wrong number of arguments for 'subscribe' command\n\n";
        assert_eq!(run(client, port, &["subscribe"]), failed(no_channel.to_owned()));
    }
}

#[test]
fn nobody_listening_is_one_line() {
    for client in clients() {
        let port = free_port();
        let line = format!("Error: could not connect to Redis at 127.0.0.1:{port}: Connection refused\n");
        assert_eq!(run(client, port, &["ping"]), (String::new(), line, Some(1)));
    }
}

/// A health check ends in time whoever is at the other end.
#[test]
fn no_reply_within_the_timeout_is_one_line() {
    // The kernel accepts, and nobody answers.
    let silent = TcpListener::bind("127.0.0.1:0").unwrap();
    let port = silent.local_addr().unwrap().port();
    for client in clients() {
        for words in [&["ping"][..], &["-a", "secret", "ping"], &["subscribe", "news"]] {
            let (child, _stdout) = start(client, port, &[&["--timeout", "0.1"], words].concat());
            let line = format!("Error: no reply from Redis at 127.0.0.1:{port} within 0.1 seconds\n");
            assert_eq!(ended(child), (line, Some(1)), "{words:?}");
        }
    }
}

#[test]
fn a_reply_within_the_timeout_is_as_without() {
    let server = serve(&[]);
    for client in clients() {
        assert_eq!(run(client, server.address.port(), &["--timeout", "60", "ping"]), printed("PONG\n"));
        assert_eq!(run(client, server.address.port(), &["-t", "60", "nonsense"]).2, Some(1));
    }
}

#[test]
fn a_mistake_in_the_command_line_is_exit_status_2() {
    for client in clients() {
        for words in [&[][..], &["--nonsense", "ping"], &["--timeout", "0", "ping"], &["--port", "many", "ping"]] {
            let (stdout, stderr, code) = run(client, 1, words);
            assert_eq!((stdout.as_str(), code), ("", Some(2)), "{words:?}");
            assert!(stderr.starts_with("error: "), "{stderr}");
        }
    }
}

#[test]
fn a_host_is_found_by_its_name() {
    let server = serve(&[]);
    for client in clients() {
        assert_eq!(run(client, server.address.port(), &["--hostname", "localhost", "ping"]), printed("PONG\n"));
    }
}

#[test]
fn set_takes_an_expiry() {
    let server = serve(&[]);
    let port = server.address.port();
    for client in clients() {
        for (words, seconds) in [
            (&["set", "key", "value", "100000"][..], "100\n"),
            (&["set", "key", "value", "--ex", "200"], "200\n"),
            (&["set", "key", "value", "--px", "300000"], "300\n"),
            (&["set", "key", "value", "EX", "400"], "400\n"),
            (&["set", "key", "value"], "-1\n"),
        ] {
            assert_eq!(run(client, port, words), printed("OK\n"));
            let (ttl, ..) = run(client, port, &["ttl", "key"]);
            // A slow machine may have lost some seconds since.
            let (ttl, seconds): (i64, i64) = (ttl.trim().parse().unwrap(), seconds.trim().parse().unwrap());
            assert!((seconds - 60..=seconds).contains(&ttl) && (ttl > 0) == (seconds > 0), "{words:?} {ttl}");
        }
    }
}

#[test]
fn a_password_and_a_database_come_first() {
    let server = serve(&["--requirepass", "secret"]);
    let port = server.address.port();
    for client in clients() {
        assert_eq!(run(client, port, &["ping"]).2, Some(1));
        assert_eq!(run(client, port, &["-a", "secret", "-n", "3", "set", "key", "value"]), printed("OK\n"));
        let mut get = command(client, port, &["-n", "3", "get", "key"]);
        assert_eq!(get.env("REDISCLI_AUTH", "secret").output().unwrap().stdout, b"value\n");
        let wrong = run(client, port, &["-a", "wrong", "ping"]);
        let line = "Error: WRONGPASS invalid username-password pair or user is disabled.\n";
        assert_eq!(wrong, (String::new(), line.to_owned(), Some(1)));
    }
}

#[test]
fn subscribe_prints_messages_until_the_server_ends() {
    for client in clients() {
        let server = serve(&[]);
        let port = server.address.port();
        let (child, mut stdout) = start(client, port, &["--no-raw", "subscribe", "a", "b"]);
        let confirmed = [
            "Reading messages... (press Ctrl-C to quit)",
            "1) \"subscribe\"",
            "2) \"a\"",
            "3) (integer) 1",
            "1) \"subscribe\"",
            "2) \"b\"",
            "3) (integer) 2",
        ];
        assert_eq!(lines(&mut stdout, confirmed.len()), confirmed);
        assert_eq!(run(client, port, &["publish", "b", "hello"]), printed("1\n"));
        assert_eq!(lines(&mut stdout, 3), ["1) \"message\"", "2) \"b\"", "3) \"hello\""]);
        assert_eq!(run(client, port, &["shutdown", "nosave"]), printed(""));
        assert_eq!(ended(child), ("Error: the server closed the connection\n".to_owned(), Some(1)));
        assert_eq!(lines(&mut stdout, 1), [""; 0]);
    }
}

#[test]
fn a_reader_that_has_seen_enough_ends_the_client_quietly() {
    let server = serve(&[]);
    let port = server.address.port();
    for client in clients() {
        let (child, mut stdout) = start(client, port, &["psubscribe", "news"]);
        assert_eq!(lines(&mut stdout, 3), ["psubscribe", "news", "1"]);
        drop(stdout);
        run(client, port, &["publish", "news", "hello"]);
        assert_eq!(ended(child), (String::new(), Some(1)));
    }
}
