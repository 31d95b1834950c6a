//! Counts the system calls of a request on a quiet connection, which `guide/not_yet.md` tells.

#![cfg(all(target_os = "linux", target_arch = "x86_64"))] // other processors have other names for some calls

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};
use std::{fs, thread};

const BENCH: &str = env!("CARGO_BIN_EXE_bench");

/// Requests that are counted.
const REQUESTS: u64 = 100;

/// Time after which an awaited event is taken never to happen.
const PATIENCE: Duration = Duration::from_secs(30);

/// A process that ends with the test.
struct Running(Child);

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// Returns the system calls for each request by name, or `None` where strace may not count them.
fn calls(role: &[&str], requests_in_a_batch: usize) -> Option<BTreeMap<String, u64>> {
    let directory = tempfile::tempdir().expect("a folder");
    let file = directory.path().join("calls");
    let floor = Command::new(BENCH)
        .args(role)
        .args(["--map", "--op", "GET", "--value-bytes", "16", "--port", "0"])
        .stdout(Stdio::piped())
        .spawn();
    let mut server = Running(floor.expect("bench starts"));
    let mut line = String::new();
    BufReader::new(server.0.stdout.take().expect("it is piped"))
        .read_line(&mut line)
        .expect("it says where it listens");
    let address = line.trim().rsplit(' ').next().unwrap_or_default();
    let mut stream = TcpStream::connect(address).expect("it listens");
    stream.set_read_timeout(Some(PATIENCE)).expect("a socket");
    let mut request = || {
        stream.write_all(&b"*2\r\n$3\r\nGET\r\n$1\r\nk\r\n".repeat(requests_in_a_batch)).expect("it reads");
        stream.read_exact(&mut vec![0; 5 * requests_in_a_batch]).expect("it answers");
    };
    request();
    let pid = server.0.id();
    wait_until_asleep(pid);
    let strace = Command::new("strace")
        .args(["-f", "-c", "-U", "name,calls", "-p", &pid.to_string(), "-o"])
        .arg(&file)
        .stderr(Stdio::null())
        .spawn();
    let mut strace = Running(strace.ok()?);
    let deadline = Instant::now() + PATIENCE;
    while !is_traced(pid) {
        if strace.0.try_wait().ok()?.is_some() || Instant::now() > deadline {
            return None;
        }
        thread::yield_now();
    }
    for _ in 0..REQUESTS {
        wait_until_asleep(pid);
        request();
    }
    wait_until_asleep(pid);
    let interrupted = Command::new("kill").args(["-INT", &strace.0.id().to_string()]).status();
    assert!(interrupted.is_ok_and(|status| status.success()));
    strace.0.wait().expect("strace ends");
    let table = fs::read_to_string(&file).expect("strace has written");
    let rows = table.lines().filter_map(|line| {
        let (name, count) = line.trim().split_once(char::is_whitespace)?;
        let each = count.trim().parse::<u64>().ok()?.saturating_add(REQUESTS / 2) / REQUESTS;
        (name != "total" && each > 0).then(|| (name.to_owned(), each))
    });
    Some(rows.collect())
}

/// Returns the values of a field in the status of each thread.
fn statuses(pid: u32, field: &str) -> Vec<String> {
    let tasks = fs::read_dir(format!("/proc/{pid}/task")).expect("the server runs");
    let status = tasks.flatten().filter_map(|task| fs::read_to_string(task.path().join("status")).ok());
    status.filter_map(|text| Some(text.lines().find_map(|line| line.strip_prefix(field))?.trim().to_owned())).collect()
}

fn is_traced(pid: u32) -> bool {
    statuses(pid, "TracerPid:").iter().all(|tracer| tracer != "0")
}

/// Waits until all threads sleep in a call that waits: one that looks, yields, or is stopped by its tracer does not.
fn wait_until_asleep(pid: u32) {
    let deadline = Instant::now() + PATIENCE;
    while !statuses(pid, "State:").iter().all(|state| state.starts_with('S')) {
        assert!(Instant::now() < deadline, "the server does not go to sleep");
        thread::yield_now();
    }
}

#[track_caller]
fn assert_calls(role: &[&str], expected: &[(&str, u64)]) {
    for requests_in_a_batch in [1, 16] {
        let Some(calls) = calls(role, requests_in_a_batch) else {
            eprintln!("skipped: strace is not installed, or may not count");
            return;
        };
        let calls: Vec<(&str, u64)> = calls.iter().map(|(name, each)| (name.as_str(), *each)).collect();
        assert_eq!(calls, expected, "{requests_in_a_batch} in a batch");
    }
}

#[test]
fn a_pool_of_0_1_makes_nine_calls_for_each_batch() {
    assert_calls(&["floor-legacy"], &[("epoll_wait", 3), ("recvfrom", 2), ("sched_yield", 3), ("sendto", 1)]);
}

#[test]
fn the_current_thread_of_0_1_makes_six() {
    let role = ["floor-legacy", "--runtime", "current-thread"];
    assert_calls(&role, &[("epoll_wait", 3), ("recvfrom", 2), ("sendto", 1)]);
}

#[test]
fn code_of_0_1_on_the_bridge_makes_six() {
    let role = ["floor-legacy", "--runtime", "bridge"];
    assert_calls(&role, &[("epoll_wait", 2), ("ppoll", 1), ("recvfrom", 2), ("sendto", 1)]);
}

#[test]
fn tokio_1_makes_three() {
    assert_calls(&["floor-modern"], &[("epoll_wait", 1), ("recvfrom", 1), ("sendto", 1)]);
}
