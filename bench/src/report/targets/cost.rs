//! Targets for the other commands, the append-only file, growth and memory.

use super::{CPU, Limit, OURS, REDIS, Target, between};
use crate::parts::commands::{CPU_METRICS, PING_WAIT};
use crate::report::format::{bytes, number};
use crate::report::tables::{Chased, chased};
use crate::results::{Part, Results};
use crate::stats::{Summary, ratio};

/// Largest memory of an idle connection, in bytes.
const CONNECTION_LIMITS: [(&str, f64); 2] = [("legacy", 2048.0), ("modern", 1024.0)];

/// Largest processor time of a `SET` with a file that is synced every second, relative to that without one.
const WITH_FILE: f64 = 1.25;

/// The same for a `GET`, which has nothing to write.
const GET_WITH_FILE: f64 = 1.02;

/// Longest wait in milliseconds, for 999 of 1,000 `PING`s, while very many keys expire.
const PING_WAIT_LIMIT: f64 = 5.0;

pub(super) fn commands(results: &Results, targets: &mut Vec<Target>) {
    for what in results.in_order(Part::Commands, "what") {
        for name in OURS {
            let wanted = [("what", what.as_str())];
            let beside = CPU_METRICS
                .iter()
                .find_map(|(metric, each)| Some((each, results.ratio(Part::Commands, name, REDIS, &wanted, metric)?)));
            if let Some((each, ratio)) = beside {
                let what = format!("{name}: CPU for each {each} ÷ redis-server, {what}");
                targets.push(Target::of(what, Limit::AtMost(1.0), &ratio));
            }
            if let Some(wait) = results.summary(Part::Commands, name, &wanted, PING_WAIT) {
                let what = format!("{name}: p99.9 of PING's wait, {what}, ms");
                targets.push(Target::of(what, Limit::AtMost(PING_WAIT_LIMIT), &wait));
            }
        }
    }
}

pub(super) fn persistence(results: &Results, targets: &mut Vec<Target>) {
    let cost = |server: &str, op: &str| {
        let at = |log| [("op", op), ("log", log)];
        between(results, Part::Persistence, server, &at("everysec"), &at("no"), CPU)
    };
    let rounds_of_cost = |server: &str| {
        let at = |log| results.series(Part::Persistence, server, &[("op", "SET"), ("log", log)], CPU);
        let without = at("no");
        let quotient = |&(round, with): &(u32, f64)| {
            let (_, without) = without.iter().find(|(other, _)| *other == round)?;
            Some((round, with / without))
        };
        at("everysec").iter().filter_map(quotient).collect::<Vec<_>>()
    };
    for name in OURS {
        if let Some(cost) = cost(name, "SET") {
            let what = format!("{name}: CPU for a SET with everysec ÷ without a file, depth 16");
            targets.push(Target::of(what, Limit::AtMost(WITH_FILE), &cost));
        }
        if let Some(beside) = ratio(&rounds_of_cost(name), &rounds_of_cost(REDIS)) {
            let what = format!("{name}: that quotient ÷ redis-server's own");
            targets.push(Target::of(what, Limit::AtMost(1.0), &beside));
        }
        let wanted = [("op", "SET"), ("log", "everysec")];
        if let Some(beside) = results.ratio(Part::Persistence, name, REDIS, &wanted, CPU) {
            let what = format!("{name}: CPU for a SET with everysec ÷ redis-server with everysec, depth 16");
            targets.push(Target::of(what, Limit::AtMost(1.0), &beside));
        }
        if let Some(cost) = cost(name, "GET") {
            let what = format!("{name}: CPU for a GET with everysec ÷ without a file, depth 16");
            targets.push(Target::of(what, Limit::AtMost(GET_WITH_FILE), &cost));
        }
    }
}

/// Adds the target that with more keys `GET` slows down by no larger a factor than the memory does.
pub(super) fn growth(results: &Results, targets: &mut Vec<Target>) {
    let points = chased(results);
    let (Some(first), Some(last)) = (points.first(), points.last()) else { return };
    if first.keys == last.keys {
        return;
    }
    for name in OURS {
        let ns = |point: &Chased| point.get_ns.iter().find(|(server, _)| server == name).map(|(_, ns)| *ns);
        let (Some(few), Some(many)) = (ns(first), ns(last)) else { continue };
        let (slower, memory) = (many / few, last.chase_ns / first.chase_ns);
        let quotient = Summary::of([slower / memory]);
        targets.extend(quotient.map(|quotient| Target {
            measured: format!("{} ({} of {})", number(quotient.median), number(slower), number(memory)),
            ..Target::of(
                format!(
                    "{name}: CPU for a GET at {} keys ÷ at {}, beside a chase of pointers",
                    number(last.keys),
                    number(first.keys)
                ),
                Limit::AtMost(1.0),
                &quotient,
            )
        }));
    }
}

pub(super) fn memory(results: &Results, targets: &mut Vec<Target>) {
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
                limit: format!("≤ {} B", number(limit)),
                measured: bytes(each.median),
                ..Target::of(format!("{name}: {what}"), Limit::AtMost(limit), &each)
            }));
        }
    }
    for name in OURS {
        let ratio = results.ratio(Part::Memory, name, REDIS, &[], "own_memory_bytes_of_1000000_keys");
        targets.extend(ratio.map(|ratio| {
            let what = format!("{name}: memory of 1,000,000 small keys ÷ redis-server");
            Target::of(what, Limit::AtMost(1.0), &ratio)
        }));
    }
}
