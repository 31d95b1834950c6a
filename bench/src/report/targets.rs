//! Targets of the servers, and whether they were met.

use super::format::{bytes, number, spread};
use super::tables::Table;
use crate::results::{Part, Results};
use crate::servers::floor_name;
use crate::stats::ratio;

/// Server CPU for each request beside redis-server's: depth, then the limits of both.
const CPU_LIMITS: [(&str, f64, f64); 3] = [("1", 1.00, 0.90), ("16", 0.65, 0.60), ("64", 0.40, 0.35)];

/// Memory in bytes of an idle connection.
const CONNECTION_LIMITS: [(&str, f64); 2] = [("legacy", 2048.0), ("modern", 1024.0)];

const REDIS: &str = "redis-server";

/// One target, its measured value and whether it is met.
#[derive(Clone, Debug, PartialEq)]
pub struct Target {
    /// Statement that is meant to hold.
    pub what: String,
    /// The limit, as text.
    pub limit: String,
    /// The measured value, as text.
    pub measured: String,
    /// Value of a bare loop on the same runtime, where that was measured: no server on this
    /// runtime can do better.
    pub floor: String,
    /// Value of the bare loop that looks keys up in a map.
    pub map: String,
    /// `true` if it holds.
    pub met: bool,
}

/// Returns the targets that the results can judge.
#[must_use]
pub fn judge(results: &Results) -> Vec<Target> {
    let mut targets = Vec::new();
    cpu(results, &mut targets);
    throughput(results, &mut targets);
    latency(results, &mut targets);
    memory(results, &mut targets);
    targets
}

/// Returns the targets as a table; `None` when the results can judge none.
#[must_use]
pub fn table(results: &Results) -> Option<Table> {
    let targets = judge(results);
    let missed = targets.iter().filter(|target| !target.met).count();
    (!targets.is_empty()).then(|| Table {
        title: "Targets".into(),
        note: format!(
            "{} of {} met, by the median. The floor is what a bare loop on the same runtime reaches; with a map, \
             what it reaches when it also looks the keys up.",
            targets.len() - missed,
            targets.len()
        ),
        columns: ["", "limit", "measured", "floor", "with a map", ""].map(str::to_owned).into(),
        rows: targets
            .into_iter()
            .map(|target| {
                let verdict = if target.met { "met" } else { "MISSED" };
                vec![target.what, target.limit, target.measured, target.floor, target.map, verdict.into()]
            })
            .collect(),
    })
}

fn cpu(results: &Results, targets: &mut Vec<Target>) {
    for (depth, legacy, modern) in CPU_LIMITS {
        for (name, limit) in [("legacy", legacy), ("modern", modern)] {
            for op in ["GET", "SET"] {
                let wanted = [("op", op), ("depth", depth), ("value_bytes", "16"), ("connections", "50")];
                let metric = "server_cpu_us_per_request";
                let beside_redis = |part, name: &str| {
                    let redis = results.series(Part::Throughput, REDIS, &wanted, metric);
                    ratio(&results.series(part, name, &wanted, metric), &redis)
                };
                let bare = |map| {
                    let ratio = beside_redis(Part::Floor, &floor_name(name, map));
                    ratio.map_or_else(String::new, |ratio| number(ratio.median))
                };
                targets.extend(beside_redis(Part::Throughput, name).map(|ratio| Target {
                    what: format!("{name}: CPU for a {op} ÷ redis-server, depth {depth}"),
                    limit: format!("≤ {limit:.2}"),
                    measured: spread(&ratio),
                    floor: bare(false),
                    map: bare(true),
                    met: ratio.median <= limit,
                }));
            }
        }
    }
}

/// Throughput in no cell below redis-server's; the worst cell speaks for all.
fn throughput(results: &Results, targets: &mut Vec<Target>) {
    for name in ["legacy", "modern"] {
        let mut worst: Option<(f64, String, String)> = None;
        let settings: Vec<_> = results
            .samples
            .iter()
            .filter(|s| s.part == Part::Throughput && s.server == name && s.round == 1)
            .map(|s| &s.setting)
            .collect();
        for setting in settings {
            let wanted: Vec<_> = setting.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
            let metric = "requests_per_second";
            let Some(ratio) = results.ratio(Part::Throughput, name, REDIS, &wanted, metric) else {
                continue;
            };
            if worst.as_ref().is_none_or(|(least, ..)| ratio.median < *least) {
                let value = |key: &str| setting.get(key).map_or("", String::as_str);
                let cell = format!(
                    "{} {} B, depth {}, {} conn.",
                    value("op"),
                    value("value_bytes"),
                    value("depth"),
                    value("connections")
                );
                worst = Some((ratio.median, spread(&ratio), cell));
            }
        }
        targets.extend(worst.map(|(least, measured, cell)| Target {
            what: format!("{name}: throughput ÷ redis-server in the worst cell ({cell})"),
            limit: "≥ 1".into(),
            measured,
            floor: String::new(),
            map: String::new(),
            met: least >= 1.0,
        }));
    }
}

fn latency(results: &Results, targets: &mut Vec<Target>) {
    for op in results.values(Part::Latency, "op") {
        for name in ["legacy", "modern"] {
            let wanted = [("op", op.as_str())];
            let ratio = results.ratio(Part::Latency, name, REDIS, &wanted, "latency_p999_us");
            targets.extend(ratio.map(|ratio| Target {
                what: format!("{name}: p99.9 of {op} ÷ redis-server, at half of its rate"),
                limit: "≤ 1".into(),
                measured: spread(&ratio),
                floor: String::new(),
                map: String::new(),
                met: ratio.median <= 1.0,
            }));
        }
    }
}

fn memory(results: &Results, targets: &mut Vec<Target>) {
    for (which, what) in [
        ("idle_connection_at_1000", "idle connection, of 1,000"),
        ("idle_connection_at_9000", "idle connection, of 9,000"),
        ("further_connection_at_9000", "each idle connection from 1,000 to 9,000"),
        ("used_connection_at_9000", "connection that said PING, of 9,000"),
    ] {
        for (name, limit) in CONNECTION_LIMITS {
            let metric = format!("bytes_per_{which}");
            let each = results.summary(Part::Memory, name, &[], &metric);
            targets.extend(each.map(|each| Target {
                what: format!("{name}: {what}"),
                limit: format!("≤ {} B", number(limit)),
                measured: bytes(each.median),
                floor: String::new(),
                map: String::new(),
                met: each.median <= limit,
            }));
        }
    }
    for name in ["legacy", "modern"] {
        let metric = "own_memory_bytes_of_1000000_keys";
        let ratio = results.ratio(Part::Memory, name, REDIS, &[], metric);
        targets.extend(ratio.map(|ratio| Target {
            what: format!("{name}: memory of 1,000,000 small keys ÷ redis-server"),
            limit: "≤ 1".into(),
            measured: spread(&ratio),
            floor: String::new(),
            map: String::new(),
            met: ratio.median <= 1.0,
        }));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::run_of;

    #[test]
    fn a_target_is_judged_by_the_median_of_the_quotients() {
        let results = run_of(&[
            ("modern", 16, 1, 0.5),
            ("redis-server", 16, 1, 1.0),
            ("modern", 16, 2, 0.9),
            ("redis-server", 16, 2, 1.0),
            ("modern", 16, 3, 0.6),
            ("redis-server", 16, 3, 1.0),
        ]);
        let targets = judge(&results);
        assert_eq!(targets[0].what, "modern: CPU for a GET ÷ redis-server, depth 16");
        assert_eq!((targets[0].limit.as_str(), targets[0].met), ("≤ 0.60", true));
        assert!(targets[1].what.contains("worst cell (GET 16 B, depth 16, 50 conn.)"));
        assert!(targets[1].met);
        assert_eq!(targets.len(), 2);
    }

    #[test]
    fn a_miss_is_called_a_miss() {
        let results = run_of(&[("modern", 1, 1, 2.0), ("redis-server", 1, 1, 1.0)]);
        let table = table(&results).unwrap();
        assert!(table.note.starts_with("0 of 2 met"), "{}", table.note);
        assert!(table.rows.iter().all(|row| row[5] == "MISSED"));
    }

    #[test]
    fn the_floor_stands_beside_what_was_measured() {
        let redis = ("redis-server", 1, 1, 2.0);
        let mut results =
            run_of(&[("modern", 1, 1, 2.0), redis, ("floor-modern", 1, 1, 1.5), ("map-modern", 1, 1, 1.6)]);
        results.samples[2].part = Part::Floor;
        results.samples[3].part = Part::Floor;
        let target = &judge(&results)[0];
        assert_eq!((target.floor.as_str(), target.map.as_str()), ("0.750", "0.800"));
    }

    #[test]
    fn without_redis_server_nothing_is_judged_by_it() {
        assert!(judge(&run_of(&[("modern", 1, 1, 2.0)])).is_empty());
    }
}
