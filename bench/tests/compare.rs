//! `bench compare` as it is typed: what it prints, and its exit status.

#![cfg(target_os = "linux")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::{Value, json};

/// Writes a run of five rounds: modern costs `cost` beside redis-server's 1, give or take half a per cent.
fn run_with(folder: &Path, name: &str, cost: f64) -> PathBuf {
    let sample = |server: &str, round: u32, cost: f64| {
        json!({
            "part": "throughput", "server": server, "round": round, "percentiles": [],
            "setting": { "op": "GET", "depth": "16", "value_bytes": "16", "connections": "50" },
            "metrics": { "server_cpu_us_per_request": cost * (1.0 + f64::from(round % 3) * 0.005) },
        })
    };
    let samples: Vec<Value> =
        (1..=5).flat_map(|round| [sample("modern", round, cost), sample("redis-server", 6 - round, 1.0)]).collect();
    let run = json!({
        "started_unix": 1_700_000_000, "seconds": 1.0, "arguments": [], "server_threads": 1, "quick": false,
        "machine": { "processor": "a", "cores": 2, "memory_bytes": 1, "kernel": "6", "rustc": "1",
            "virtual_machine": false, "huge_pages": "never", "open_files": 1024 },
        "placement": { "server": [1], "load": [0], "reason": "apart" },
        "peers": [], "missing": [], "warnings": [], "remarks": [], "samples": samples,
    });
    let path = folder.join(name);
    fs::write(&path, run.to_string()).expect("the folder can be written to");
    path
}

fn compare(first: &Path, second: &Path, more: &[&str]) -> Output {
    let bench = Command::new(env!("CARGO_BIN_EXE_bench")).arg("compare").args([first, second]).args(more).output();
    bench.expect("bench starts")
}

#[track_caller]
fn assert_says(output: &Output, status: i32, words: &str) {
    let said = String::from_utf8_lossy(&output.stdout);
    assert_eq!(output.status.code(), Some(status), "{said}{}", String::from_utf8_lossy(&output.stderr));
    assert!(said.contains(words), "{said}");
}

#[test]
fn what_became_worse_is_named_and_fails() {
    let folder = tempfile::tempdir().unwrap();
    let (before, after) = (run_with(folder.path(), "a", 0.8), run_with(folder.path(), "b", 0.9));
    let output = compare(&before, &after, &[]);
    assert_says(&output, 1, "Worse");
    assert_says(&output, 1, "throughput · modern ÷ redis-server · connections 50, depth 16, op GET, value_bytes 16");
    assert_says(&output, 1, "1 figures in both runs: 1 worse");
    assert_says(&output, 1, "1.125");
}

#[test]
fn what_became_better_or_stayed_succeeds() {
    let folder = tempfile::tempdir().unwrap();
    let (before, after) = (run_with(folder.path(), "a", 0.9), run_with(folder.path(), "b", 0.8));
    assert_says(&compare(&before, &after, &[]), 0, "Better");
    assert_says(&compare(&before, &before, &[]), 0, "0 worse, 0 better, 1 within noise");
    assert_says(&compare(&before, &before, &["--all"]), 0, "Within noise");
    assert_says(&compare(&after, &before, &["--least", "20"]), 0, "0 worse");
}

#[test]
fn runs_with_nothing_in_common_and_files_that_are_no_runs_cannot_be_compared() {
    let folder = tempfile::tempdir().unwrap();
    let run = run_with(folder.path(), "a", 0.9);
    assert_eq!(compare(&run, &run, &["--only", "latency"]).status.code(), Some(2));
    let other = folder.path().join("other");
    fs::write(&other, "{}").unwrap();
    let output = compare(&run, &other, &[]);
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stderr).contains("other: missing field"), "{output:?}");
    assert_eq!(compare(&run, &folder.path().join("none"), &[]).status.code(), Some(2));
}
