//! Checks the cost of a task on each runtime, as the measuring process itself counts it.

#![cfg(target_os = "linux")]

use std::collections::BTreeMap;
use std::process::Command;

use serde::Deserialize;

#[derive(Deserialize)]
struct Reading {
    what: String,
    metrics: BTreeMap<String, f64>,
}

fn measure(generation: &str) -> BTreeMap<String, BTreeMap<String, f64>> {
    let output = Command::new(env!("CARGO_BIN_EXE_bench"))
        .args(["runtime", generation, "--tasks", "1000"])
        .output()
        .expect("bench starts");
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let readings: Vec<Reading> = serde_json::from_slice(&output.stdout).expect("readings");
    readings.into_iter().map(|reading| (reading.what, reading.metrics)).collect()
}

#[track_caller]
fn assert_close(measured: f64, expected: f64) {
    // The run queues grow now and then while the tasks are spawned.
    let error = (measured - expected).abs();
    assert!(error <= expected * 0.05, "{measured} is not {expected}");
}

#[test]
fn a_72_byte_future_costs_two_allocations_on_0_1_and_one_on_1() {
    let (legacy, modern) = (measure("legacy"), measure("modern"));
    let spawn = "spawn, 72-byte future";
    assert_close(legacy[spawn]["allocations"], 2.0);
    assert_close(legacy[spawn]["allocated_bytes"], 208.0);
    assert_close(modern[spawn]["allocations"], 1.0);
    assert_close(modern[spawn]["allocated_bytes"], 256.0);
}

#[test]
fn both_generations_measure_the_same_things() {
    let (legacy, modern) = (measure("legacy"), measure("modern"));
    for (what, metrics) in &modern {
        assert!(legacy.contains_key(what), "{what}");
        assert!(metrics.values().all(|value| value.is_finite()), "{what}");
    }
}
