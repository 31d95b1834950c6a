//! The figures of README.md and docs/run.md are those of the committed report: `UPDATE_README=1 cargo test -p bench --test readme`
//! writes them.

#![cfg(target_os = "linux")]

mod marks;

use std::fmt::Write;
use std::path::PathBuf;

use bench::report::format::{bytes, date, number};
use bench::results::{Part, Results};
use bench::servers::floor_name;

const SERVERS: [&str; 3] = ["legacy", "modern", "redis-server"];
const CPU: &str = "server_cpu_us_per_request";
const RATE: &str = "requests_per_second";
const OPEN: &str = "<!-- figures -->\n";
const CLOSE: &str = "<!-- /figures -->\n";

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("..")
}

/// Returns a row with the median of each server, taking redis-server's from the settings of `redis`.
fn row_beside(
    results: &Results,
    label: &str,
    part: Part,
    own: &[(&str, &str)],
    redis: &[(&str, &str)],
    metric: &str,
    write: fn(f64) -> String,
) -> String {
    let median = |server: &str| {
        let wanted = if server == "redis-server" { redis } else { own };
        let summary = results.summary(part, server, wanted, metric);
        write(summary.unwrap_or_else(|| panic!("{label}: the report has nothing of {server}")).median)
    };
    format!("| {label} | {} |\n", SERVERS.map(median).join(" | "))
}

fn row(
    results: &Results,
    label: &str,
    part: Part,
    wanted: &[(&str, &str)],
    metric: &str,
    write: fn(f64) -> String,
) -> String {
    row_beside(results, label, part, wanted, wanted, metric, write)
}

/// Returns a row of the bare loops: what a `GET` costs at three depths, on each runtime.
fn bare(results: &Results, label: &str, map: bool) -> String {
    let cells = ["legacy", "modern"].map(|generation| {
        let of = |depth| {
            let wanted = [("op", "GET"), ("depth", depth), ("connections", "50"), ("value_bytes", "16")];
            let summary = results.summary(Part::Floor, &floor_name(generation, map), &wanted, CPU);
            number(summary.expect("the report has the floor").median)
        };
        ["1", "16", "64"].map(of).join(", ")
    });
    format!("| {label} | {} | |\n", cells.join(" | "))
}

/// Returns a row with the longest of all waits of `PING`, whatever ran meanwhile.
fn longest_wait(results: &Results) -> String {
    let longest = |server: &str| {
        let waits = results.series(Part::Waits, server, &[], "ping_wait_max_ms");
        number(waits.into_iter().map(|(_, wait)| wait).fold(0.0, f64::max))
    };
    format!("| longest wait of a `PING` while one of them runs, ms | {} |\n", SERVERS.map(longest).join(" | "))
}

/// Returns the lines between the marks of README.md.
fn figures(results: &Results) -> String {
    let machine = &results.machine;
    let rounds = results.samples.iter().filter(|sample| sample.part == Part::Throughput).map(|sample| sample.round);
    let mut text = format!(
        "On {}, on a {} with {} cores ({}, {} GiB, Linux {}), server and load on a core each, 50 connections,\n\
         16-byte values of 10,000 random keys, one worker thread, {}, medians of {} rounds:\n\n\
         | server CPU for each request, µs | legacy | modern | redis-server |\n|---|--:|--:|--:|\n",
        date(results.started_unix),
        if machine.virtual_machine { "virtual machine" } else { "machine" },
        machine.cores,
        machine.processor,
        machine.memory_bytes.div_ceil(1 << 30),
        machine.kernel,
        results.peers.iter().find(|peer| peer.name == "redis-server").expect("a redis-server").version,
        rounds.max().expect("rounds"),
    );
    let depths = [("1", "one at a time"), ("16", "16 in a pipeline"), ("64", "64 in a pipeline")];
    for op in ["GET", "SET"] {
        for (depth, label) in depths {
            let wanted = [("op", op), ("depth", depth), ("connections", "50"), ("value_bytes", "16")];
            text += &row(results, &format!("`{op}`, {label}"), Part::Throughput, &wanted, CPU, number);
        }
    }
    text += &bare(results, "a bare loop that answers `GET`s with fixed bytes: 1, 16, 64", false);
    text += &bare(results, "a bare loop that looks `GET`s up in a `HashMap`: 1, 16, 64", true);
    for (log, label) in [
        ("no", "no append-only file"),
        ("everysec", "append-only file with `everysec`"),
        ("always", "append-only file with `always`"),
    ] {
        let label = format!("`SET`, 16 in a pipeline, {label}");
        text += &row(results, &label, Part::Persistence, &[("op", "SET"), ("log", log)], CPU, number);
    }
    for (depth, label) in depths {
        let wanted = |workers| [("op", "GET"), ("depth", depth), ("workers", workers)];
        let label = format!("`GET`, {label}, a worker for each core, load on the same");
        text += &row_beside(results, &label, Part::Threads, &wanted("default"), &wanted("1"), CPU, number);
    }
    text += "| **requests per second** | | | |\n";
    for keys in ["1000", "10000000"] {
        let label = format!("`GET`, 16 in a pipeline, of {} keys", number(keys.parse().expect("a number")));
        text += &row(results, &label, Part::Growth, &[("op", "GET"), ("keys", keys)], RATE, number);
    }
    for connections in ["100", "9000"] {
        let label =
            format!("`GET`, one at a time on each of {} connections", number(connections.parse().expect("a number")));
        text += &row(results, &label, Part::Growth, &[("connections", connections)], RATE, number);
    }
    text += "| **while a command runs that takes long** | | | |\n";
    text += &longest_wait(results);
    text += "| **memory** | | | |\n";
    for (label, what, metric) in [
        ("idle connection, of 9,000", "idle connections", "bytes_per_idle_connection_at_9000"),
        ("key with a 16-byte value, of 1,000,000", "keys", "bytes_per_key_at_1000000"),
    ] {
        text += &row(results, label, Part::Memory, &[("what", what)], metric, bytes);
    }
    text
}

/// Returns the committed report.
fn committed() -> Results {
    let report = std::fs::read_to_string(root().join("bench/report/results.json")).expect("the report");
    serde_json::from_str(&report).expect("results")
}

#[test]
fn the_figures_are_those_of_the_report() {
    let results = committed();
    assert!(!results.quick, "the report is that of a full run");
    for peer in &results.peers {
        let program = &peer.command[0];
        assert!(!program.starts_with('/'), "{program} is a path of one machine");
    }
    let path = root().join("README.md");
    let readme = std::fs::read_to_string(&path).expect("README.md");
    let (before, rest) = readme.split_once(OPEN).expect("the mark where the figures begin");
    let (written, after) = rest.split_once(CLOSE).expect("the mark where they end");
    let figures = figures(&results);
    if std::env::var_os("UPDATE_README").is_some() {
        let mut text = String::from(before);
        write!(text, "{OPEN}{figures}{CLOSE}{after}").expect("a String takes it");
        std::fs::write(&path, text).expect("README.md is written");
        return;
    }
    assert_eq!(written, figures, "UPDATE_README=1 cargo test -p bench --test readme");
}

#[test]
fn the_figures_of_docs_run_are_those_of_the_report() {
    let path = root().join("docs/run.md");
    let text = std::fs::read_to_string(&path).expect("docs/run.md");
    let (new, figures) = marks::renewed(&text, &committed()).expect("marks that can be followed");
    assert!(figures > 5, "docs/run.md marks {figures} figures");
    if std::env::var_os("UPDATE_README").is_some() {
        std::fs::write(&path, new).expect("docs/run.md is written");
        return;
    }
    let other: Vec<_> = text.lines().zip(new.lines()).filter(|(is, wanted)| is != wanted).collect();
    assert!(other.is_empty(), "{other:#?}\nUPDATE_README=1 cargo test -p bench --test readme");
}
