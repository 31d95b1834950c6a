//! Targets for `GET` and `SET`: processor time, throughput, latency.

use super::{CPU, Limit, OURS, RATE, REDIS, Target};
use crate::report::format::{bytes, number};
use crate::results::{Part, Results};
use crate::servers::floor_name;
use crate::stats::ratio;

/// Largest processor time of a request, relative to that of the floor with a map.
const ABOVE_MAP: f64 = 1.03;

/// Depths of the pipeline, with the values relative to redis-server that legacy and modern once reached there.
const AIMS: [(&str, [f64; 2]); 3] = [("1", [0.98, 0.88]), ("16", [0.62, 0.55]), ("64", [0.38, 0.33])];

/// Value sizes in bytes for which `GET` has to be as fast as redis-server's.
const LARGE: [&str; 2] = ["1024", "16384"];

pub(super) fn cpu(results: &Results, targets: &mut Vec<Target>) {
    for (depth, aims) in AIMS {
        for (name, aim) in OURS.into_iter().zip(aims) {
            for op in ["GET", "SET"] {
                let wanted = [("op", op), ("depth", depth), ("value_bytes", "16"), ("connections", "50")];
                let own = results.series(Part::Throughput, name, &wanted, CPU);
                let redis = results.series(Part::Throughput, REDIS, &wanted, CPU);
                let bare = |map| results.series(Part::Floor, &floor_name(name, map), &wanted, CPU);
                if let Some(above) = ratio(&own, &bare(true)) {
                    let what = format!("{name}: CPU for a {op} ÷ floor with a map, depth {depth}");
                    targets.push(Target::of(what, Limit::AtMost(ABOVE_MAP), &above));
                }
                if let Some(beside) = ratio(&own, &redis) {
                    let of = |map| ratio(&bare(map), &redis).map_or_else(String::new, |ratio| number(ratio.median));
                    let what = format!("{name}: CPU for a {op} ÷ redis-server, depth {depth}");
                    targets.push(Target {
                        aim: format!("{aim:.2}"),
                        floor: of(false),
                        map: of(true),
                        ..Target::of(what, Limit::AtMost(1.0), &beside)
                    });
                }
            }
        }
    }
}

pub(super) fn large_values(results: &Results, targets: &mut Vec<Target>) {
    for value_bytes in LARGE {
        let size = bytes(value_bytes.parse().unwrap_or(0.0));
        for depth in results.values(Part::Throughput, "depth") {
            for name in OURS {
                let wanted =
                    [("op", "GET"), ("depth", depth.as_str()), ("value_bytes", value_bytes), ("connections", "50")];
                if let Some(ratio) = results.ratio(Part::Throughput, name, REDIS, &wanted, RATE) {
                    let what = format!("{name}: GETs of {size} per second ÷ redis-server, depth {depth}");
                    targets.push(Target::of(what, Limit::AtLeast(1.0), &ratio));
                }
            }
        }
    }
}

/// Adds the target that in no cell throughput is below redis-server's; only the worst cell is shown.
pub(super) fn worst_throughput(results: &Results, targets: &mut Vec<Target>) {
    for name in OURS {
        let first_rounds =
            results.samples.iter().filter(|s| s.part == Part::Throughput && s.server == name && s.round == 1);
        let cells = first_rounds.filter_map(|sample| {
            let wanted: Vec<_> = sample.setting.iter().map(|(k, v)| (k.as_str(), v.as_str())).collect();
            Some((&sample.setting, results.ratio(Part::Throughput, name, REDIS, &wanted, RATE)?))
        });
        let worst = cells.min_by(|(_, a), (_, b)| a.median.total_cmp(&b.median));
        targets.extend(worst.map(|(setting, ratio)| {
            let value = |key: &str| setting.get(key).map_or("", String::as_str);
            let cell = format!(
                "{} {} B, depth {}, {} conn.",
                value("op"),
                value("value_bytes"),
                value("depth"),
                value("connections")
            );
            let what = format!("{name}: throughput ÷ redis-server in the worst cell ({cell})");
            Target::of(what, Limit::AtLeast(1.0), &ratio)
        }));
    }
}

pub(super) fn latency(results: &Results, targets: &mut Vec<Target>) {
    for op in results.values(Part::Latency, "op") {
        for name in OURS {
            let ratio = results.ratio(Part::Latency, name, REDIS, &[("op", op.as_str())], "latency_p999_us");
            targets.extend(ratio.map(|ratio| {
                let what = format!("{name}: p99.9 of {op} ÷ redis-server, at half of its rate");
                Target::of(what, Limit::AtMost(1.0), &ratio)
            }));
        }
    }
}
