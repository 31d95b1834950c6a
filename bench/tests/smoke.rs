//! A whole run, made short, against a server that only answers: load, report and all.

#![cfg(target_os = "linux")]

use std::fs;
use std::process::{Command, Output};

const BENCH: &str = env!("CARGO_BIN_EXE_bench");

fn run(directory: &std::path::Path, arguments: &[&str]) -> Output {
    Command::new(BENCH)
        .args(["--quick", "--servers", "none", "--rounds", "1", "--measure-ms", "100"])
        .args(["--output", &directory.display().to_string()])
        .args(arguments)
        .output()
        .expect("bench starts")
}

fn stub(name: &str) -> String {
    format!("{name}={BENCH} floor-threads --op SET --value-bytes 16 --port {{port}}")
}

#[test]
fn a_short_run_yields_a_table_raw_data_and_a_page() {
    let directory = tempfile::tempdir().unwrap();
    let output = run(directory.path(), &["--only", "throughput", "--vs", &stub("stub")]);
    let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{complained}");
    assert!(said.contains("SET 16 B, depth 16, 50 conn."), "{said}{complained}");

    let json = fs::read_to_string(directory.path().join("results.json")).unwrap();
    let results: serde_json::Value = serde_json::from_str(&json).unwrap();
    let sets: Vec<_> =
        results["samples"].as_array().unwrap().iter().filter(|sample| sample["setting"]["op"] == "SET").collect();
    assert_eq!(sets.len(), 3, "{json}");
    for sample in sets {
        let metrics = &sample["metrics"];
        assert!(metrics["requests_per_second"].as_f64().unwrap() > 100.0, "{sample}");
        assert!(metrics["server_cpu_us_per_request"].as_f64().unwrap() > 0.0, "{sample}");
    }

    let page = fs::read_to_string(directory.path().join("report.html")).unwrap();
    assert!(page.contains("<svg") && page.contains("SET 16 B, depth 16"), "{page}");
}

#[test]
fn the_bridge_is_measured_beside_the_runtime_of_its_time() {
    let directory = tempfile::tempdir().unwrap();
    let output = run(directory.path(), &["--only", "bridge"]);
    let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{complained}");
    let head = said.lines().find(|line| line.contains("hello-legacy")).unwrap_or_default();
    for name in ["hello-bridge ", "hello-bridge-thread ", "hello-bridge ÷ hello-legacy"] {
        assert!(head.contains(name), "{said}{complained}");
    }
    assert!(said.contains("1 connection: server CPU") && said.contains("50 connections: per second"), "{said}");
}

#[test]
fn replies_that_are_wrong_are_not_counted() {
    let directory = tempfile::tempdir().unwrap();
    let output = run(directory.path(), &["--only", "throughput", "--vs", &stub("stub")]);
    let said = String::from_utf8_lossy(&output.stdout);
    // The stub answers `+OK` to a GET as well.
    assert!(!said.contains("GET 16 B"), "{said}");
    assert!(said.contains("unexpected reply: +OK"), "{said}");
}

#[test]
fn a_server_that_does_not_start_is_named_as_missing() {
    let directory = tempfile::tempdir().unwrap();
    let output = run(directory.path(), &["--only", "throughput", "--vs", "broken=sh -c 'exit 3' {port}"]);
    let said = String::from_utf8_lossy(&output.stdout);
    assert!(said.contains("Missing\n  broken ended before it listened"), "{said}");
    assert!(!output.status.success(), "a run without a figure is a failure");
}

/// Returns whether a redis-server is installed; insisted on if `COMPAT_REQUIRE_REDIS` is set.
fn is_redis_installed() -> bool {
    let installed = Command::new("redis-server").arg("--version").output().is_ok();
    assert!(installed || std::env::var_os("COMPAT_REQUIRE_REDIS").is_none(), "there is no redis-server");
    if !installed {
        eprintln!("skipped: there is no redis-server in PATH");
    }
    installed
}

#[test]
fn a_real_server_answers_what_the_other_commands_expect() {
    if !is_redis_installed() {
        return;
    }
    let directory = tempfile::tempdir().unwrap();
    let output = Command::new(BENCH)
        .args(["--quick", "--servers", "redis-server", "--rounds", "1", "--measure-ms", "50"])
        .args(["--only", "commands,persistence", "--output", &directory.path().display().to_string()])
        .output()
        .expect("bench starts");
    let (said, complained) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{complained}");
    assert!(!said.contains("\nMissing"), "{said}");
    for row in [
        "INCR, depth 16: CPU for each request, µs",
        "MGET of 100 keys, depth 1: per second",
        "MULTI, 10 commands, EXEC, depth 1: per second",
        "PUBLISH to 1,000: CPU for each delivery, µs",
        "100,000 keys expire at once: p99.9 of PING's wait, ms",
        "SET, appendfsync everysec: CPU, µs",
        "GET, without a file: per second",
    ] {
        assert!(said.contains(row), "{row}\n{said}");
    }
    let left: Vec<_> = fs::read_dir(directory.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 2, "the report alone stays: {left:?}");
}
