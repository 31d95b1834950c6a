use super::*;
use crate::parts::growth::MEMORY;
use crate::results::tests::run_of;

fn verdicts(results: &Results) -> Vec<(String, Verdict)> {
    judge(results).into_iter().map(|target| (target.what, target.verdict)).collect()
}

#[test]
fn a_target_is_judged_by_the_median_of_the_quotients() {
    let results = run_of(&[
        ("modern", 16, 1, 0.5),
        ("redis-server", 16, 1, 1.0),
        ("modern", 16, 2, 1.1),
        ("redis-server", 16, 2, 1.0),
        ("modern", 16, 3, 0.6),
        ("redis-server", 16, 3, 1.0),
    ]);
    let targets = judge(&results);
    assert_eq!(targets[0].what, "modern: CPU for a GET ÷ redis-server, depth 16");
    assert_eq!((targets[0].limit.as_str(), targets[0].aim.as_str()), ("≤ 1.00", "0.55"));
    assert_eq!(targets[0].verdict, Verdict::Met);
    assert!(targets[1].what.contains("worst cell (GET 16 B, depth 16, 50 conn.)"));
    assert_eq!(targets[1].verdict, Verdict::Met);
    assert_eq!(targets.len(), 2);
}

#[test]
fn what_misses_its_limit_in_some_rounds_only_is_open() {
    let summary = |median, min, max| Summary { median, min, max, rounds: 3 };
    assert_eq!(Limit::AtMost(1.0).judge(&summary(1.02, 0.99, 1.1)), Verdict::Open);
    assert_eq!(Limit::AtMost(1.0).judge(&summary(1.02, 1.01, 1.1)), Verdict::Missed);
    assert_eq!(Limit::AtMost(1.0).judge(&summary(0.99, 0.9, 1.1)), Verdict::Met);
    assert_eq!(Limit::AtLeast(1.0).judge(&summary(0.98, 0.9, 1.01)), Verdict::Open);
    assert_eq!(Limit::AtLeast(1.0).judge(&summary(0.98, 0.9, 0.99)), Verdict::Missed);
    let once = |median| Summary { median, min: median, max: median, rounds: 1 };
    assert_eq!(Limit::AtMost(1.0).judge(&once(1.04)), Verdict::Open);
    assert_eq!(Limit::AtMost(1.0).judge(&once(1.2)), Verdict::Missed);
}

#[test]
fn a_miss_is_called_a_miss() {
    let results = run_of(&[("modern", 1, 1, 2.0), ("redis-server", 1, 1, 1.0)]);
    let table = table(&results).unwrap();
    assert!(table.note.starts_with("0 of 2 met, 0 open, 2 missed"), "{}", table.note);
    assert!(table.rows.iter().all(|row| row[1] == "MISSED"));
}

#[test]
fn the_floor_stands_beside_what_was_measured_and_has_a_row_of_its_own() {
    let redis = ("redis-server", 1, 1, 2.0);
    let mut results = run_of(&[("modern", 1, 1, 2.0), redis, ("floor-modern", 1, 1, 1.5), ("map-modern", 1, 1, 1.6)]);
    results.samples[2].part = Part::Floor;
    results.samples[3].part = Part::Floor;
    let targets = judge(&results);
    assert_eq!(targets[0].what, "modern: CPU for a GET ÷ floor with a map, depth 1");
    assert_eq!((targets[0].measured.as_str(), &targets[0].verdict), ("1.25", &Verdict::Missed));
    assert_eq!((targets[1].floor.as_str(), targets[1].map.as_str()), ("0.750", "0.800"));
}

#[test]
fn without_redis_server_nothing_is_judged_by_it() {
    assert!(judge(&run_of(&[("modern", 1, 1, 2.0)])).is_empty());
}

/// Server, setting, round and cost.
type Cell<'a> = (&'a str, &'a [(&'a str, &'a str)], u32, f64);

/// Returns a run whose samples belong to `part`, each with the given setting.
fn run_in(part: Part, samples: &[Cell<'_>]) -> Results {
    let plain: Vec<_> = samples.iter().map(|&(server, _, round, cost)| (server, 1, round, cost)).collect();
    let mut results = run_of(&plain);
    for (sample, (_, setting, ..)) in results.samples.iter_mut().zip(samples) {
        sample.part = part;
        sample.setting = setting.iter().map(|&(key, value)| (key.to_owned(), value.to_owned())).collect();
    }
    results
}

#[test]
fn large_values_have_a_row_for_each_depth() {
    let cell = |depth| [("op", "GET"), ("depth", depth), ("value_bytes", "16384"), ("connections", "50")];
    let (shallow, deep) = (cell("1"), cell("16"));
    let results = run_in(
        Part::Throughput,
        &[
            ("modern", &shallow, 1, 1.0),
            ("redis-server", &shallow, 1, 1.1),
            ("modern", &deep, 1, 2.0),
            ("redis-server", &deep, 1, 1.0),
        ],
    );
    let found = verdicts(&results);
    assert_eq!(found[0], ("modern: GETs of 16,384 B per second ÷ redis-server, depth 1".into(), Verdict::Met));
    assert_eq!(found[1], ("modern: GETs of 16,384 B per second ÷ redis-server, depth 16".into(), Verdict::Missed));
}

#[test]
fn the_files_cost_is_held_against_none_and_against_redis() {
    let (no, yes) = ([("op", "SET"), ("log", "no")], [("op", "SET"), ("log", "everysec")]);
    let results = run_in(
        Part::Persistence,
        &[
            ("modern", &no, 1, 1.0),
            ("modern", &yes, 1, 1.2),
            ("redis-server", &no, 1, 2.0),
            ("redis-server", &yes, 1, 2.2),
        ],
    );
    let verdicts: Vec<_> = verdicts(&results).into_iter().map(|(_, verdict)| verdict).collect();
    // 1.2 of 1.25; 1.2 ÷ 1.1; 1.2 ÷ 2.2.
    assert_eq!(verdicts, [Verdict::Met, Verdict::Missed, Verdict::Met]);
}

#[test]
fn two_workers_on_two_cores_are_not_measured_and_not_missed() {
    let at = |workers| [("what", "all on the same cores"), ("op", "GET"), ("depth", "1"), ("workers", workers)];
    let (one, all) = (at("1"), at("default"));
    let mut results = run_in(Part::Threads, &[("modern", &one, 1, 1.0), ("modern", &all, 1, 1.04)]);
    results.machine.cores = 2;
    let found = verdicts(&results);
    assert_eq!(found[0].1, Verdict::Met);
    assert_eq!(found[1].1, Verdict::NotMeasured);
    assert_eq!(found.len(), 2);
}

#[test]
fn commands_are_held_against_redis_and_waits_against_five_milliseconds() {
    let what = [("what", "1,000,000 keys expire at once")];
    let mut results = run_in(Part::Commands, &[("modern", &what, 1, 1.0), ("redis-server", &what, 1, 1.0)]);
    for (sample, wait) in results.samples.iter_mut().zip([7.0, 30.0]) {
        sample.outcome.metrics =
            [("server_cpu_us_per_key".to_owned(), wait), ("ping_wait_p999_ms".to_owned(), wait)].into();
    }
    let verdicts: Vec<_> = verdicts(&results).into_iter().map(|(_, verdict)| verdict).collect();
    assert_eq!(verdicts, [Verdict::Met, Verdict::Missed]);
}

#[test]
fn get_may_slow_down_as_much_as_the_memory_does() {
    let keys = |count| [("over", "keys"), ("op", "GET"), ("keys", count)];
    let (few, many) = (keys("1000"), keys("1000000"));
    let (near, far) = ([("over", "memory"), ("keys", "1000")], [("over", "memory"), ("keys", "1000000")]);
    let mut results = run_in(
        Part::Growth,
        &[
            ("modern", &few, 1, 0.2),
            ("modern", &many, 1, 0.4),
            ("legacy", &few, 1, 0.2),
            ("legacy", &many, 1, 3.0),
            (MEMORY, &near, 1, 0.0),
            (MEMORY, &far, 1, 0.0),
        ],
    );
    for (sample, ns) in results.samples[4..].iter_mut().zip([2.0, 20.0]) {
        sample.outcome.metrics = [("chase_ns".to_owned(), ns), ("chase_bytes".to_owned(), 1e6)].into();
    }
    let found = verdicts(&results);
    assert!(found[0].0.starts_with("legacy: CPU for a GET at 1,000,000 keys ÷ at 1,000"), "{found:?}");
    assert_eq!((&found[0].1, &found[1].1), (&Verdict::Missed, &Verdict::Met));
}
