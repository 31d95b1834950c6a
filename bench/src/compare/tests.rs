//! Planted changes are found, and nothing else is.

use super::*;
use crate::results::tests::run_of;

const CPU: &str = "server_cpu_us_per_request";

/// Returns numbers around 1 with a standard deviation of about `spread`.
fn around_one(seed: &mut u64, spread: f64) -> f64 {
    let mut uniform = || {
        *seed ^= *seed << 13;
        *seed ^= *seed >> 7;
        *seed ^= *seed << 17;
        (*seed >> 11) as f64 / (1_u64 << 53) as f64
    };
    // The sum of twelve uniform values is close enough to a normal distribution.
    let sum: f64 = (0..12).map(|_| uniform()).sum();
    1.0 + spread * (sum - 6.0)
}

/// Returns a run of two servers at 100 depths; `planted` multiplies the cost of modern at each depth, `machine` the
/// cost of both servers.
fn run_with(seed: u64, rounds: u32, spread: f64, machine: f64, planted: impl Fn(usize) -> f64) -> Results {
    let mut seed = seed;
    let mut samples = Vec::new();
    for depth in 1..=100 {
        for round in 1..=rounds {
            // A slow moment of the machine affects both servers in a round.
            let moment = machine * around_one(&mut seed, 2.0 * spread).abs();
            samples.push(("modern", depth, round, 0.8 * planted(depth) * moment * around_one(&mut seed, spread)));
            samples.push(("redis-server", depth, round, moment * around_one(&mut seed, spread)));
        }
    }
    run_of(&samples)
}

fn found(comparison: &Comparison, verdict: Verdict) -> Vec<(String, String)> {
    let changed = comparison.changes.iter().filter(|change| change.verdict == verdict);
    changed.map(|change| (change.figure.setting["depth"].clone(), change.figure.metric.clone())).collect()
}

#[test]
fn a_planted_change_is_found_and_nothing_else() {
    let before = run_with(1, 5, 0.01, 1.0, |_| 1.0);
    let after = run_with(2, 5, 0.01, 1.0, |depth| match depth {
        16 => 1.08,
        64 => 0.92,
        _ => 1.0,
    });
    let comparison = compare(&before, &after, &Settings::default());
    let cell = |depth: &str| [(depth.to_owned(), "requests_per_second".to_owned()), (depth.to_owned(), CPU.to_owned())];
    assert_eq!(found(&comparison, Verdict::Worse), cell("16"));
    assert_eq!(found(&comparison, Verdict::Better), cell("64"));
    assert_eq!(comparison.count(Verdict::Same), 196);
    let change =
        comparison.changes.iter().find(|change| change.verdict == Verdict::Worse && change.figure.metric == CPU);
    let change = change.unwrap();
    assert!(change.is_quotient && (1.05..1.11).contains(&change.ratio), "{change:?}");
    assert!((0.8..0.95).contains(&change.after.median), "{change:?}");
}

#[test]
fn two_runs_of_the_same_are_the_same_whatever_the_noise() {
    for (rounds, spread) in [(2, 0.03), (3, 0.01), (5, 0.05), (9, 0.002)] {
        for seed in 1..6 {
            let (before, after) =
                (run_with(seed, rounds, spread, 1.0, |_| 1.0), run_with(seed + 99, rounds, spread, 1.0, |_| 1.0));
            let comparison = compare(&before, &after, &Settings { least: 0.0, ..Settings::default() });
            let changed = comparison.changes.len() - comparison.count(Verdict::Same);
            assert_eq!(changed, 0, "{rounds} rounds, spread {spread}, seed {seed}");
        }
    }
}

#[test]
fn a_change_smaller_than_the_noise_is_not_told() {
    let before = run_with(3, 3, 0.10, 1.0, |_| 1.0);
    let after = run_with(4, 3, 0.10, 1.0, |depth| if depth == 16 { 1.05 } else { 1.0 });
    let comparison = compare(&before, &after, &Settings::default());
    assert_eq!(comparison.count(Verdict::Same), 200);
}

#[test]
fn a_change_smaller_than_what_is_worth_telling_is_not_told() {
    let quiet = |seed, factor| run_with(seed, 5, 0.0005, 1.0, move |_| factor);
    let (before, after) = (quiet(1, 1.0), quiet(2, 1.01));
    assert_eq!(compare(&before, &after, &Settings::default()).count(Verdict::Same), 200);
    let finer = Settings { least: 0.001, ..Settings::default() };
    assert_eq!(compare(&before, &after, &finer).count(Verdict::Worse), 200);
}

#[test]
fn a_slower_machine_is_a_drift_and_no_change() {
    let comparison =
        compare(&run_with(5, 5, 0.01, 1.0, |_| 1.0), &run_with(6, 5, 0.01, 1.3, |_| 1.0), &Settings::default());
    assert_eq!(comparison.count(Verdict::Same), 200);
    let (drift, figures) = comparison.drift.unwrap();
    assert!((1.27..1.33).contains(&drift) && figures == 100, "{drift} {figures}");
}

#[test]
fn without_the_reference_figures_are_compared_as_they_are_on_one_machine_only() {
    let alone = |factor: f64| {
        let samples: Vec<_> =
            (1..=5).map(|round| ("modern", 16, round, factor * (1.0 + f64::from(round) / 1e3))).collect();
        run_of(&samples)
    };
    let mut after = alone(1.5);
    let comparison = compare(&alone(1.0), &after, &Settings::default());
    assert_eq!(comparison.count(Verdict::Worse), 2);
    assert!(!comparison.changes[0].is_quotient && comparison.drift.is_none());

    after.machine.processor = "another".into();
    let comparison = compare(&alone(1.0), &after, &Settings::default());
    assert_eq!(comparison.count(Verdict::Unknown), 2);
    assert!(comparison.warnings[0].contains("machines differ"), "{:?}", comparison.warnings);
}

#[test]
fn of_a_single_round_nothing_is_said() {
    let comparison =
        compare(&run_with(1, 1, 0.01, 1.0, |_| 1.0), &run_with(2, 1, 0.01, 1.0, |_| 3.0), &Settings::default());
    assert_eq!(comparison.count(Verdict::Unknown), 200);
}

#[test]
fn figures_of_one_run_alone_are_counted() {
    let (before, after) = (run_of(&[("modern", 1, 1, 1.0)]), run_of(&[("modern", 1, 1, 1.0), ("modern", 16, 1, 1.0)]));
    let comparison = compare(&before, &after, &Settings::default());
    assert_eq!((comparison.changes.len(), comparison.only_before, comparison.only_after), (2, 0, 2));
}

#[test]
fn what_changed_is_told_with_its_noise() {
    let before = run_with(1, 5, 0.01, 1.0, |_| 1.0);
    let after = run_with(2, 5, 0.01, 1.0, |depth| if depth == 16 { 1.2 } else { 1.0 });
    let settings = Settings::default();
    let comparison = compare(&before, &after, &settings);
    let text = render(&comparison, &settings, false);
    assert!(
        text.contains("throughput · modern ÷ redis-server · connections 50, depth 16, op GET, value_bytes 16"),
        "{text}"
    );
    assert!(text.contains("2 worse, 0 better, 198 within noise"), "{text}");
    assert!(!text.contains("depth 64"), "{text}");
    assert!(render(&comparison, &settings, true).contains("depth 64"));
}

#[test]
fn a_run_is_read_as_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let written = run_with(1, 2, 0.01, 1.0, |_| 1.0);
    crate::report::write(&written, folder.path()).unwrap();
    let read = read(&folder.path().join("results.json")).unwrap();
    assert_eq!(read.samples.len(), written.samples.len());
    assert_eq!(compare(&written, &read, &Settings::default()).count(Verdict::Same), 200);
    assert!(super::read(&folder.path().join("report.html")).is_err());
}
