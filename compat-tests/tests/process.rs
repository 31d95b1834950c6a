//! Whole processes with real signals: the same tests on `legacy` and on `modern`.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

use std::io::{self, BufRead, BufReader, ErrorKind, Read, Write};
use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::process::Stdio;
use std::time::{Duration, Instant};

use compat_tests::on_both;
use compat_tests::servers::{Kind, Launch, Server};
use compat_tests::testing::{self, ended, program, signal, until};
use rustix::process::{Resource, Rlimit};

/// Longest time for anything that should happen at once, since the machine may be busy.
const PATIENCE: Duration = Duration::from_secs(20);

/// The flags for each runtime that a server has: that for all processors, and that for one thread.
const RUNTIMES: [&[&str]; 2] = [&[], &["--threads", "1"]];

fn start(kind: Kind, flags: &[&str]) -> Server {
    let flags = flags.iter().map(|flag| (*flag).to_owned()).collect();
    program(kind).start(&Launch { flags, ..Launch::default() }).expect("the server starts")
}

fn connect(server: &Server) -> TcpStream {
    let stream = TcpStream::connect_timeout(&server.address, PATIENCE).expect("the server accepts");
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream
}

/// Sends a request, and compares the reply with the expected one.
fn exchange(stream: &mut TcpStream, request: &[u8], expected: &[u8]) {
    stream.write_all(request).expect("the request is sent");
    let mut reply = vec![0; expected.len()];
    stream.read_exact(&mut reply).expect("a reply comes");
    assert_eq!(String::from_utf8_lossy(&reply), String::from_utf8_lossy(expected));
}

fn ping(stream: &mut TcpStream) {
    exchange(stream, b"PING\r\n", b"+PONG\r\n");
}

/// Returns everything up to the peer's close; a reset is a failure.
fn read_to_close(stream: &mut TcpStream) -> Vec<u8> {
    let mut rest = Vec::new();
    stream.read_to_end(&mut rest).expect("the server closes with FIN");
    rest
}

fn first_line_names_the_server_its_runtime_and_its_address(kind: Kind) {
    let server = start(kind, &[]);
    let runtime = if kind == Kind::Legacy { "legacy (tokio 0.1." } else { "modern (tokio 1." };
    let line = &server.announcement;
    assert!(line.starts_with(runtime), "{line}");
    assert!(line.ends_with(&format!(") listening on {}", server.address)), "{line}");
    assert!(server.address.ip().is_loopback());
    ping(&mut connect(&server));
}

/// Runs the program with arguments that it has to refuse, with one line on stderr. Returns the line.
#[track_caller]
fn refused(kind: Kind, arguments: &[&str]) -> String {
    let mut command = program(kind).bare();
    command.args(arguments);
    let [stdout, stderr] = testing::refused(command, PATIENCE);
    assert_eq!((stdout.as_str(), stderr.lines().count()), ("", 1), "{stderr}");
    stderr
}

fn a_port_in_use_is_one_line_on_stderr(kind: Kind) {
    let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
    let port = taken.local_addr().unwrap().port().to_string();
    let line = refused(kind, &["--port", &port]);
    assert!(line.contains(&port) && line.to_lowercase().contains("in use"), "{line}");
}

fn a_bad_address_is_one_line_on_stderr(kind: Kind) {
    let line = refused(kind, &["--bind", "not.an.address.invalid", "--port", "0"]);
    assert!(line.contains("not.an.address.invalid"), "{line}");
    // An address that is reserved for documentation, so that this machine cannot have it.
    let line = refused(kind, &["--bind", "192.0.2.1", "--port", "0", "--protected-mode", "no"]);
    assert!(line.contains("192.0.2.1"), "{line}");
}

fn a_bad_flag_is_one_line_on_stderr(kind: Kind) {
    for arguments in [&["--nonsense"][..], &["--port", "many"], &["--port", "65536"], &["--store", "x"]] {
        let line = refused(kind, arguments);
        assert!(line.contains(arguments[arguments.len() - 1]), "{line}");
    }
}

/// Returns each runtime with each signal that ends a server.
fn runtimes_and_signals() -> impl Iterator<Item = (&'static [&'static str], &'static str)> {
    RUNTIMES.into_iter().flat_map(|runtime| ["INT", "TERM"].map(|signal| (runtime, signal)))
}

fn a_signal_ends_it_with_an_idle_client(kind: Kind) {
    for (runtime, name) in runtimes_and_signals() {
        let mut server = start(kind, runtime);
        let mut client = connect(&server);
        ping(&mut client);
        signal(&server, name);
        assert_eq!(read_to_close(&mut client), b"", "SIG{name}");
        let status = ended(&mut server, PATIENCE);
        assert_eq!(status.code(), Some(0), "SIG{name}: {status}");
        let refused = TcpStream::connect(server.address).expect_err("nobody listens any more");
        assert_eq!(refused.kind(), ErrorKind::ConnectionRefused);
    }
}

/// The length of the value in [`flooded`], in bytes.
const VALUE: usize = 256 * 1024;

/// Number of replies on their way in [`flooded`]: more than the buffers between the two ends hold.
const REPLIES: usize = 64;

/// Opens a client that has sent a pipeline in one write, followed by half a request, and has read the first byte of the
/// replies: the server has the requests, but cannot write all replies.
fn flooded(server: &Server) -> TcpStream {
    let mut client = connect(server);
    let value = "v".repeat(VALUE);
    exchange(&mut client, format!("*3\r\n$3\r\nSET\r\n$1\r\nk\r\n${VALUE}\r\n{value}\r\n").as_bytes(), b"+OK\r\n");
    let mut pipeline = b"GET k\r\n".repeat(REPLIES);
    pipeline.extend_from_slice(b"*2\r\n$3\r\nGET\r\n$1\r\n");
    exchange(&mut client, &pipeline, b"$");
    client
}

fn a_signal_in_the_middle_of_a_pipeline_lets_every_request_be_answered(kind: Kind) {
    for (runtime, name) in runtimes_and_signals() {
        let mut server = start(kind, runtime);
        let mut client = flooded(&server);
        signal(&server, name);
        let reply = format!("{VALUE}\r\n{}\r\n", "v".repeat(VALUE));
        let expected = vec![reply.as_str(); REPLIES].join("$");
        let found = read_to_close(&mut client);
        assert_eq!(found.len(), expected.len(), "SIG{name}");
        assert!(found == expected.as_bytes(), "SIG{name}: the replies are damaged");
        assert_eq!(ended(&mut server, PATIENCE).code(), Some(0), "SIG{name}");
    }
}

fn a_signal_ends_it_within_the_drain_limit_when_a_client_does_not_read(kind: Kind) {
    for (runtime, name) in runtimes_and_signals() {
        let mut server = start(kind, &[&["--drain-ms", "300"], runtime].concat());
        let client = flooded(&server);
        let begun = Instant::now();
        signal(&server, name);
        let status = ended(&mut server, PATIENCE);
        // The default limit is 5 seconds, so a much shorter time shows that the flag has an effect.
        let elapsed = begun.elapsed();
        assert!(elapsed < Duration::from_secs(4), "SIG{name}: it took {elapsed:?}");
        // It has waited for the client, for most of that time.
        assert!(elapsed >= Duration::from_millis(150), "SIG{name}: it waited only {elapsed:?}");
        assert_eq!(status.code(), Some(0), "SIG{name}: {status}");
        drop(client);
    }
}

/// Returns the processor time that a process has used.
fn processor_time(server: &Server) -> Duration {
    let stat = std::fs::read_to_string(format!("/proc/{}/stat", server.id())).unwrap();
    // The fields after the name of the program, which is in brackets; fields 14 and 15 of all are ticks.
    let fields: Vec<&str> = stat[stat.rfind(')').unwrap() + 2..].split(' ').collect();
    let ticks: u64 = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
    Duration::from_millis(ticks * 10)
}

fn open_files(server: &Server) -> usize {
    std::fs::read_dir(format!("/proc/{}/fd", server.id())).unwrap().count()
}

/// Sets the limit on the open files of a running process.
fn limit_open_files(server: &Server, limit: usize) {
    let process = rustix::process::Pid::from_raw(server.id().cast_signed());
    let limits = Rlimit { current: Some(limit as u64), maximum: Some(20_000) };
    rustix::process::prlimit(process, Resource::Nofile, limits).expect("a limit may be lowered");
}

fn file_descriptors_may_run_out_and_come_back(kind: Kind) {
    const LIMIT: usize = 48;
    let server = start(kind, &[]);
    let mut client = connect(&server);
    ping(&mut client);
    // The limit is lowered while it runs, so it could not know it at the start.
    limit_open_files(&server, LIMIT);

    let waiting: Vec<TcpStream> = (0..LIMIT).map(|_| connect(&server)).collect();
    until("all file descriptors are in use", PATIENCE, || (open_files(&server) >= LIMIT - 1).then_some(()));
    ping(&mut client);

    // The measurement needs some time.
    let (before, begun) = (processor_time(&server), Instant::now());
    until("time passes", PATIENCE, || (begun.elapsed() >= Duration::from_secs(1)).then_some(()));
    let (used, elapsed) = (processor_time(&server) - before, begun.elapsed());
    assert!(used < elapsed / 4, "{used:?} of processor time in {elapsed:?}");
    ping(&mut client);
    let stderr = server.stderr();
    let told = stderr.lines().filter(|line| line.contains("os error 24")).count();
    assert_eq!(told, 1, "it is logged once that no file descriptor is left: {stderr}");

    drop(waiting);
    ping(&mut connect(&server));
    ping(&mut client);
    // The descriptors can run out, and become free, once more.
    let waiting: Vec<TcpStream> = (0..LIMIT).map(|_| connect(&server)).collect();
    until("all file descriptors are in use", PATIENCE, || (open_files(&server) >= LIMIT - 1).then_some(()));
    drop(waiting);
    ping(&mut connect(&server));
}

fn few_file_descriptors_mean_few_clients(kind: Kind) {
    for runtime in RUNTIMES {
        let flags = runtime.iter().map(|flag| (*flag).to_owned()).collect();
        let launch = Launch { open_files: Some(100), flags, ..Launch::default() };
        let server = program(kind).start(&launch).expect("the server starts");
        let mut first = connect(&server);
        exchange(&mut first, b"CONFIG GET maxclients\r\n", b"*2\r\n$10\r\nmaxclients\r\n$2\r\n68\r\n");
        let warned = server.stderr().lines().any(|line| line.contains("WARN") && line.contains("68"));
        assert!(warned, "{}", server.stderr());
        let refused = "-ERR CONFIG SET failed (possibly related to argument 'maxclients') - The operating system is \
                       not able to handle the specified number of clients, try with 68\r\n";
        exchange(&mut first, b"CONFIG SET maxclients 69\r\n", refused.as_bytes());
        exchange(&mut first, b"CONFIG SET maxclients 4294967295\r\n", refused.as_bytes());
        exchange(&mut first, b"CONFIG SET maxclients 68\r\n", b"+OK\r\n");
        // Every client is answered.
        let mut clients: Vec<TcpStream> = (1..68).map(|_| connect(&server)).collect();
        clients.iter_mut().for_each(ping);
        for _ in 0..40 {
            assert_eq!(read_to_close(&mut connect(&server)), b"-ERR max number of clients reached\r\n");
        }
        ping(&mut first);
    }
}

fn refused_connections_take_few_file_descriptors(kind: Kind) {
    let server = start(kind, &["--maxclients", "1"]);
    let mut client = connect(&server);
    ping(&mut client);
    let before = open_files(&server);
    let mut most = 0;
    // None of them closes its end.
    let refused: Vec<TcpStream> = (0..400)
        .map(|_| {
            let mut refused = connect(&server);
            let mut said = [0; 5];
            refused.read_exact(&mut said).unwrap();
            assert_eq!(&said, b"-ERR ");
            most = most.max(open_files(&server));
            refused
        })
        .collect();
    assert!(most < before + 24, "{before} before, then {most}");
    ping(&mut client);
    drop(refused);
}

fn too_few_file_descriptors_are_one_line_on_stderr(kind: Kind) {
    for limit in 20..=32 {
        let mut command = program(kind).bare_with_open_files(limit);
        let output = command.args(["--port", "0", "--threads", "1"]).output().unwrap();
        let said = String::from_utf8_lossy(&output.stderr);
        assert_eq!((output.status.code(), output.stdout.len()), (Some(1), 0), "{limit}: {said}");
        assert!(said.lines().count() == 1 && said.contains("ulimit -n"), "{limit}: {said}");
    }
}

/// The server does not count the descriptors that it has inherited, so that some step of its start fails: the runtime,
/// the listener, the signals. It has to serve, or to report that it does not.
///
/// The number of free descriptors goes from none to a few, since the number with which a start succeeds depends on the
/// system, on the runtime and on this test's own descriptors.
fn a_start_that_fails_looks_like_no_success(kind: Kind) {
    // bash uses numbers from ten on for descriptors that it chooses, and so leaves 3 to 9 free.
    const INHERITING: &str = "ulimit -n 80; for ((n = 0; n < $0 && n < 69; n++)); do exec {fd}</dev/null; done
        for ((; n < $0; n++)); do eval \"exec $((9 + 69 - n))</dev/null\"; done; exec \"$@\"";
    let mut starts = 0;
    let mut failures = 0;
    for inherited in (0..=76).rev() {
        if starts == 3 {
            break;
        }
        let folder = tempfile::tempdir().unwrap();
        let stderr = folder.path().join("stderr");
        let mut child = program(kind)
            .bare_under("bash", INHERITING, &inherited.to_string())
            .args(["--port", "0", "--threads", "1", "--drain-ms", "100"])
            .env_remove("RUST_BACKTRACE")
            .stdout(Stdio::piped())
            .stderr(std::fs::File::create(&stderr).unwrap())
            .spawn()
            .unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let stderr = || std::fs::read_to_string(&stderr).unwrap();
        let announced = !line.is_empty();
        if announced {
            // It may have no descriptor for a client, but then it logs that, and waits for one.
            let address = line.trim().rsplit(' ').next().unwrap();
            let mut client = TcpStream::connect(address).expect("it listens");
            client.write_all(b"PING\r\n").unwrap();
            client.set_read_timeout(Some(Duration::from_millis(50))).unwrap();
            let mut reply = [0; 7];
            until("it serves", PATIENCE, || {
                (client.read_exact(&mut reply).is_ok() || stderr().contains("accepting failed")).then_some(())
            });
            testing::signal_process(child.id(), "TERM");
        }
        let status = until("it ends", PATIENCE, || child.try_wait().unwrap());
        assert_eq!(status.success(), announced, "{inherited}: {status}, {}", stderr());
        starts += usize::from(announced);
        // Only messages of the server count: bash and the program loader may run out of descriptors, too.
        failures += usize::from(stderr().contains("os error 24"));
    }
    assert!(starts == 3 && failures > 0, "{starts} started, {failures} failed");
}

fn a_closed_terminal_does_not_end_it(kind: Kind) {
    for runtime in RUNTIMES {
        let mut server = start(kind, runtime);
        let mut client = connect(&server);
        for _ in 0..3 {
            signal(&server, "HUP");
            ping(&mut client);
        }
        assert!(server.ended().unwrap().is_none());
        signal(&server, "TERM");
        assert_eq!(ended(&mut server, PATIENCE).code(), Some(0));
    }
}

fn a_second_interrupt_ends_it_at_once_and_a_second_sigterm_does_not(kind: Kind) {
    for (runtime, first) in runtimes_and_signals() {
        let mut server = start(kind, &[&["--drain-ms", "60000"], runtime].concat());
        let client = flooded(&server);
        signal(&server, first);
        until("it is told to end", PATIENCE, || server.stderr().contains("shutting down").then_some(()));
        for _ in 0..3 {
            signal(&server, "TERM");
            signal(&server, "HUP");
        }
        // It still waits for its client.
        until("it takes nobody any more", PATIENCE, || TcpStream::connect(server.address).is_err().then_some(()));
        assert!(server.ended().unwrap().is_none(), "SIG{first}");
        let begun = Instant::now();
        signal(&server, "INT");
        assert_eq!(ended(&mut server, PATIENCE).code(), Some(1), "SIG{first}");
        assert!(begun.elapsed() < Duration::from_secs(10), "SIG{first}: {:?}", begun.elapsed());
        drop(client);
    }
}

/// With extreme values of numbers the server starts, serves, and ends when it is told to, also in a build with overflow
/// checks.
fn flags_take_their_numbers_to_the_ends(kind: Kind) {
    const U64: &str = "18446744073709551615";
    let cases = [
        ("--threads", &["1", "64"][..]),
        ("--drain-ms", &["0", "1", U64]),
        ("--maxclients", &["1", "4294967295"]),
        ("--timeout", &["0", "1", "2147483647"]),
        ("--tcp-keepalive", &["0", "1", "2", "32767", "32768", "2147483647"]),
        ("--max-memory", &["0", U64, "17179869183gb"]),
        ("--max-memory-clients", &["0", "1%", "100%", "9223372036854775807"]),
        ("--proto-max-bulk-len", &["1mb", "9223372036854775807"]),
        ("--client-query-buffer-limit", &["1mb", U64]),
    ];
    let flag_sets = cases.iter().flat_map(|(flag, values)| values.iter().map(move |value| vec![*flag, *value]));
    let outputs = [["normal", U64, U64, U64], ["pubsub", "0", "0", "0"], ["pubsub", U64, U64, U64]];
    let outputs = outputs.iter().map(|words| [&["--client-output-buffer-limit"], &words[..]].concat());
    for flags in flag_sets.chain(outputs) {
        println!("{flags:?}");
        let mut server = start(kind, &flags);
        let mut client = connect(&server);
        ping(&mut client);
        exchange(&mut client, b"SET k v\r\n", b"+OK\r\n");
        exchange(&mut client, b"SUBSCRIBE c\r\n", b"*3\r\n$9\r\nsubscribe\r\n$1\r\nc\r\n:1\r\n");
        signal(&server, "TERM");
        read_to_close(&mut client);
        drop(client);
        assert_eq!(ended(&mut server, PATIENCE).code(), Some(0), "{flags:?}");
        assert!(!server.stderr().contains("panicked"), "{flags:?}: {}", server.stderr());
    }
    for flags in [
        ["--threads", "0"],
        ["--threads", "1025"],
        ["--drain-ms", "18446744073709551616"],
        ["--maxclients", "0"],
        ["--maxclients", "4294967296"],
        ["--timeout", "2147483648"],
        ["--tcp-keepalive", "4294967295"],
        ["--max-memory", "18446744073709551616"],
        ["--max-memory", "17179869184gb"],
        ["--max-memory-clients", "9223372036854775808"],
        ["--max-memory-clients", "101%"],
        ["--proto-max-bulk-len", "1048575"],
        ["--proto-max-bulk-len", "9223372036854775808"],
        ["--client-query-buffer-limit", "1048575"],
    ] {
        refused(kind, &flags);
    }
}

fn a_panic_in_one_connection_ends_that_one_only(kind: Kind) {
    for runtime in RUNTIMES {
        let mut server = start(kind, &[&["--enable-debug-command"], runtime].concat());
        let mut other = connect(&server);
        exchange(&mut other, b"SET k 1\r\n", b"+OK\r\n");
        for _ in 0..10 {
            let mut client = connect(&server);
            ping(&mut client);
            client.write_all(b"DEBUG PANIC\r\n").unwrap();
            assert_eq!(closed(&mut client).unwrap(), b"");
        }
        exchange(&mut other, b"GET k\r\n", b"$1\r\n1\r\n");
        ping(&mut connect(&server));
        assert!(server.ended().unwrap().is_none());
        signal(&server, "TERM");
        assert_eq!(ended(&mut server, PATIENCE).code(), Some(0));
    }
}

/// Returns the bytes that come before the peer closes, in whatever way.
fn closed(stream: &mut TcpStream) -> io::Result<Vec<u8>> {
    let mut rest = Vec::new();
    match stream.read_to_end(&mut rest) {
        Err(error) if error.kind() != ErrorKind::ConnectionReset => Err(error),
        _ => Ok(rest),
    }
}

on_both! {
    first_line_names_the_server_its_runtime_and_its_address
    a_port_in_use_is_one_line_on_stderr
    a_bad_address_is_one_line_on_stderr
    a_bad_flag_is_one_line_on_stderr
    a_signal_ends_it_with_an_idle_client
    a_signal_in_the_middle_of_a_pipeline_lets_every_request_be_answered
    a_signal_ends_it_within_the_drain_limit_when_a_client_does_not_read
    file_descriptors_may_run_out_and_come_back
    few_file_descriptors_mean_few_clients
    refused_connections_take_few_file_descriptors
    too_few_file_descriptors_are_one_line_on_stderr
    a_start_that_fails_looks_like_no_success
    a_closed_terminal_does_not_end_it
    a_second_interrupt_ends_it_at_once_and_a_second_sigterm_does_not
    flags_take_their_numbers_to_the_ends
    a_panic_in_one_connection_ends_that_one_only
}
