//! The three worked examples of "Pin your service" in MIGRATION.md: services that are not Redis are recorded through
//! the player's proxy, the sessions are played to their ports, and a bad port is detected.

#![allow(clippy::unwrap_used)] // a test ends where anything fails

use std::io::{Read, Write};
use std::net::{Shutdown, SocketAddr, TcpStream};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use compat_tests::testing::wrong_port;
use guide::lessons::{Side, build_some};
use player::net::{Address, Listener};
use player::play::Target;
use player::process::Process;
use player::report::Played;
use player::script::Masked;
use player::service::{Ready, address_at_end, wait_until_ready};
use player::session::proxy::{Recording, record};
use player::session::replay::{ReplayOptions, replay};
use player::session::{captures, files};

const PATIENCE: Duration = Duration::from_secs(20);

/// Starts a service.
fn start(program: &Path) -> (Process, SocketAddr) {
    let mut process = Process::start_group(Command::new(program).arg("127.0.0.1:0")).unwrap();
    let address = wait_until_ready(&mut process, &Ready::Prints(&address_at_end), PATIENCE).unwrap();
    (process, address)
}

fn example(side: Side, name: &str) -> PathBuf {
    build_some(side, &[name.to_owned()]).unwrap().examples[name].clone()
}

/// Records the traffic of `clients` with the old service of a pair, and returns the sessions.
fn recorded(lesson: &str, framing: &str, folder: &Path, clients: impl FnOnce(SocketAddr)) -> Vec<PathBuf> {
    let (_service, upstream) = start(&example(Side::Legacy, lesson));
    let listener = Listener::bind(&Address::from(SocketAddr::from(([127, 0, 0, 1], 0)))).unwrap();
    let Address::Tcp(address) = listener.address().unwrap() else { panic!("a port") };
    let stop = Arc::new(AtomicBool::new(false));
    let recording = Recording::new(upstream.into(), folder, framing.parse().unwrap());
    let recorder = {
        let stop = Arc::clone(&stop);
        std::thread::spawn(move || record(&listener, recording, &stop).unwrap())
    };
    clients(address);
    stop.store(true, Ordering::SeqCst);
    assert_eq!(recorder.join().unwrap().failures, Vec::<String>::new());
    captures::mark(folder).unwrap();
    files(&[folder.to_path_buf()]).unwrap()
}

/// Returns the first difference when the sessions are played to a program; an empty text if there is none.
fn difference(sessions: &[PathBuf], program: &Path, masks: &[Masked]) -> String {
    let (_service, address) = start(program);
    let mut options = ReplayOptions::new(Duration::from_secs(3));
    options.masks = masks.to_vec();
    let target = Target::new("port", address);
    let passes = replay(sessions, &[target], &options, &|_, _, _| {}).unwrap();
    passes.played.iter().find_map(Played::first_difference).unwrap_or_default()
}

/// Sends `request`, and reads `answer`.
fn says(stream: &mut TcpStream, request: &str, answer: &str) {
    stream.set_read_timeout(Some(PATIENCE)).unwrap();
    stream.write_all(request.as_bytes()).unwrap();
    let mut found = vec![0; answer.len()];
    stream.read_exact(&mut found).unwrap();
    assert_eq!(String::from_utf8_lossy(&found), answer);
}

#[test]
fn the_chat_is_pinned_with_the_order_of_its_connections() {
    let folder = tempfile::tempdir().unwrap();
    let sessions = recorded("chat", "lines", folder.path(), |address| {
        let mut alice = TcpStream::connect(address).unwrap();
        says(&mut alice, "", "* your name?\n");
        says(&mut alice, "alice\n", "* here: alice\n");
        let mut bob = TcpStream::connect(address).unwrap();
        says(&mut bob, "", "* your name?\n");
        says(&mut bob, "bob\n", "* here: alice bob\n");
        says(&mut alice, "", "* bob joined\n");
        says(&mut bob, "", "");
        bob.write_all(b"hello\n").unwrap();
        says(&mut alice, "", "bob: hello\n");
        bob.shutdown(Shutdown::Write).unwrap();
        says(&mut alice, "", "* bob left\n");
    });
    assert_eq!(sessions.len(), 2);
    for side in Side::BOTH {
        assert_eq!(difference(&sessions, &example(side, "chat"), &[]), "");
    }
}

#[test]
fn the_sums_are_pinned_and_a_port_that_ends_at_an_error_is_found_out() {
    let folder = tempfile::tempdir().unwrap();
    let sessions = recorded("framed_codec", "lines", &folder.path().join("sessions"), |address| {
        let mut client = TcpStream::connect(address).unwrap();
        says(&mut client, "5\n7\n", "sum 5\nsum 12\n");
        says(&mut client, "many\n", "error: not a number\n");
        says(&mut client, "-2\n", "sum 10\n");
        client.shutdown(Shutdown::Write).unwrap();
        assert_eq!(client.read(&mut [0; 8]).unwrap(), 0);
    });
    for side in Side::BOTH {
        assert_eq!(difference(&sessions, &example(side, "framed_codec"), &[]), "");
    }
    let wrong = wrong_port("framed_codec", "error_of_the_codec", folder.path());
    let found = difference(&sessions, &wrong, &[]);
    assert!(found.contains("port: closed with FIN instead of a reply"), "{found}");
}

#[test]
fn the_http_service_is_pinned_and_what_its_port_leaves_out_is_found() {
    let folder = tempfile::tempdir().unwrap();
    let sessions = recorded("http_service", "http1", folder.path(), |address| {
        let mut client = TcpStream::connect(address).unwrap();
        client.write_all(b"GET /hello HTTP/1.1\r\nhost: a\r\n\r\n").unwrap();
        client.write_all(b"HEAD /nothing HTTP/1.1\r\nhost: a\r\n\r\n").unwrap();
        client.write_all(b"POST /length HTTP/1.1\r\nhost: a\r\ncontent-length: 4\r\n\r\nfour").unwrap();
        client.write_all(b"GET /count HTTP/1.1\r\nhost: a\r\nconnection: close\r\n\r\n").unwrap();
        client.read_to_end(&mut Vec::new()).unwrap();
    });
    let date = "header:date".parse::<Masked>().unwrap();
    let found =
        Side::BOTH.map(|side| difference(&sessions, &example(side, "http_service"), std::slice::from_ref(&date)));
    assert_eq!(found[0], "");
    // Only the known differences of hyper 1 from hyper 0.12.
    assert!(found[1].contains("header content-length: expected \"content-length: 0\", found none"), "{}", found[1]);
    assert!(found[1].contains("and 1 more"), "{}", found[1]);
}
