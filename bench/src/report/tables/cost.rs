//! Tables of what things cost: memory, growth, the runtimes, system calls, size.

use super::{Row, Table, Unit, compare, dash};
use crate::parts::growth::MEMORY;
use crate::report::format::{bytes, number};
use crate::results::{Part, Results};
use crate::stats::growth_exponent;

const RATE: &str = "requests_per_second";

pub(super) fn memory(results: &Results) -> Option<Table> {
    let mut metrics: Vec<String> = Vec::new();
    for sample in results.samples.iter().filter(|s| s.part == Part::Memory) {
        for name in sample.outcome.metrics.keys() {
            if !metrics.contains(name) {
                metrics.push(name.clone());
            }
        }
    }
    let mut rows = Vec::new();
    for (prefix, label) in [
        ("bytes_per_idle_connection_at_", "idle connection, of "),
        ("bytes_per_further_connection_at_", "each further one, up to "),
        ("bytes_per_used_connection_at_", "just after a PING on each, of "),
        ("bytes_per_rested_connection_at_", "11 s after that, of "),
        ("bytes_per_key_at_", "key with 16 bytes, of "),
        ("own_memory_bytes_of_", "all of "),
        ("flood_peak_bytes", "peak behind a client that never reads"),
    ] {
        let mut found: Vec<(f64, &String)> = metrics
            .iter()
            .filter_map(|name| {
                let count = name.strip_prefix(prefix)?.trim_end_matches("_keys");
                Some((count.parse().unwrap_or(0.0), name))
            })
            .collect();
        found.sort_by(|a, b| a.0.total_cmp(&b.0));
        rows.extend(found.into_iter().map(|(count, metric)| {
            let suffix = match prefix {
                "flood_peak_bytes" => String::new(),
                "own_memory_bytes_of_" => format!("{} keys", number(count)),
                _ => number(count),
            };
            Row {
                label: format!("{label}{suffix}"),
                part: Part::Memory,
                wanted: Vec::new(),
                metric: metric.clone(),
                unit: Unit::Bytes,
            }
        }));
    }
    compare(
        results,
        "Memory",
        "Anonymous memory of the server process; what the kernel keeps for its sockets is not in it.",
        &rows,
    )
}

pub(super) fn growth(results: &Results) -> Option<Table> {
    let (keys, connections, sizes) = (
        results.values(Part::Growth, "keys"),
        results.values(Part::Growth, "connections"),
        results.values(Part::Growth, "bytes"),
    );
    let mut rows = Vec::new();
    for op in ["GET", "SET"] {
        rows.extend(keys.iter().map(|count| Row {
            label: format!("{op}/s, depth 16, of {} keys", number(count.parse().unwrap_or(0.0))),
            part: Part::Growth,
            wanted: vec![("over", "keys"), ("op", op), ("keys", count)],
            metric: RATE.into(),
            unit: Unit::Number,
        }));
    }
    rows.extend(connections.iter().map(|count| Row {
        label: format!("GET/s, depth 1, {} connections", number(count.parse().unwrap_or(0.0))),
        part: Part::Growth,
        wanted: vec![("over", "connections"), ("connections", count)],
        metric: RATE.into(),
        unit: Unit::Number,
    }));
    rows.extend(sizes.iter().map(|size| Row {
        label: format!("seconds for a value of {}", bytes(size.parse().unwrap_or(0.0))),
        part: Part::Growth,
        wanted: vec![("over", "value size"), ("bytes", size)],
        metric: "seconds".into(),
        unit: Unit::Number,
    }));
    compare(results, "Growth", "The value comes in pieces of 1,000 bytes.", &rows)
}

pub(super) fn growth_exponents(results: &Results) -> Option<Table> {
    let servers: Vec<String> = results.servers(Part::Growth).into_iter().filter(|name| name != MEMORY).collect();
    let mut row = vec!["time over size of one value".to_owned()];
    for name in &servers {
        let points: Vec<(f64, f64)> = results
            .values(Part::Growth, "bytes")
            .iter()
            .filter_map(|size| {
                let wanted = [("over", "value size"), ("bytes", size.as_str())];
                let summary = results.summary(Part::Growth, name, &wanted, "seconds")?;
                Some((size.parse().ok()?, summary.median))
            })
            .collect();
        row.push(growth_exponent(&points).map_or_else(dash, |k| format!("{k:.2}")));
    }
    let mut columns = vec![String::new()];
    columns.extend(servers);
    row.iter().skip(1).any(|cell| *cell != dash()).then(|| Table {
        title: "Exponent of growth".into(),
        note: "1 is linear, 2 quadratic: the slope of the best line on log-log axes.".into(),
        columns,
        rows: vec![row],
    })
}

pub(super) fn runtime(results: &Results) -> Option<Table> {
    let mut order: Vec<String> = Vec::new();
    for sample in results.samples.iter().filter(|s| s.part == Part::Runtime) {
        if let Some(what) = sample.setting.get("what")
            && !order.contains(what)
        {
            order.push(what.clone());
        }
    }
    let mut rows = Vec::new();
    for what in &order {
        for (metric, label, unit) in [
            ("spawn_call_ns", "the call, ns", Unit::Number),
            ("spawn_to_done_ns", "until it has run, ns", Unit::Number),
            ("ns", "ns", Unit::Number),
            ("allocations", "allocations", Unit::Number),
            ("allocated_bytes", "bytes allocated", Unit::Number),
            ("live_bytes", "bytes kept", Unit::Number),
            ("own_memory_bytes", "bytes of the process", Unit::Number),
            ("handle_bytes", "bytes of the handles", Unit::Number),
        ] {
            rows.push(Row {
                label: format!("{what}: {label}"),
                part: Part::Runtime,
                wanted: vec![("what", what.as_str())],
                metric: metric.into(),
                unit,
            });
        }
    }
    compare(
        results,
        "The runtimes themselves",
        "One worker thread. A legacy oneshot is futures 0.1's: tokio 0.1's own one ends the \
         process on today's compilers.",
        &rows,
    )
}

pub(super) fn syscalls(results: &Results) -> Option<Table> {
    let settings = results.values(Part::Syscalls, "what");
    let mut rows = Vec::new();
    for what in &settings {
        let mut names: Vec<(String, f64)> = Vec::new();
        for sample in results.samples.iter().filter(|s| s.part == Part::Syscalls && s.setting.get("what") == Some(what))
        {
            for (metric, &value) in &sample.outcome.metrics {
                if !metric.starts_with("calls_") {
                    continue;
                }
                match names.iter_mut().find(|(name, _)| name == metric) {
                    Some((_, most)) => *most = most.max(value),
                    None => names.push((metric.clone(), value)),
                }
            }
        }
        // Calls that are made once for each connection or at the start are not of interest here.
        names.retain(|(_, most)| *most >= 0.02);
        names.sort_by(|a, b| b.1.total_cmp(&a.1));
        rows.extend(names.into_iter().map(|(metric, _)| {
            let name = metric.trim_start_matches("calls_").trim_end_matches("_per_request");
            let name = match name {
                "at_full_speed" => "all, at full speed",
                name => name,
            };
            Row {
                label: format!("{what}: {name}"),
                part: Part::Syscalls,
                wanted: vec![("what", what.as_str())],
                metric,
                unit: Unit::Number,
            }
        }));
    }
    compare(
        results,
        "System calls for each request",
        "By name as strace counts them, which slows the server; all together as perf does, at full \
         speed. The quiet setting leaves time enough between requests for the server to go to \
         sleep. Calls below 0.02 for each request are left out.",
        &rows,
    )
}

pub(super) fn size(results: &Results) -> Option<Table> {
    let row = |label: &str, metric: &str, module: &'static str, unit| Row {
        label: label.into(),
        part: Part::Size,
        wanted: vec![("module", module)],
        metric: metric.into(),
        unit,
    };
    compare(
        results,
        "What is not speed",
        "Lines of code without comments, blank lines and unit tests.",
        &[
            row("lines of code", "code_lines", "all modules", Unit::Number),
            row("crates in the tree", "crates", "crate", Unit::Number),
            row("clean release build, seconds", "clean_build_seconds", "crate", Unit::Number),
            row("binary", "binary_bytes", "crate", Unit::Bytes),
        ],
    )
}

pub(super) fn modules(results: &Results) -> Option<Table> {
    let modules = results.values(Part::Size, "module");
    let rows: Vec<_> = modules
        .iter()
        .filter(|module| module.ends_with(".rs"))
        .map(|module| Row {
            label: module.clone(),
            part: Part::Size,
            wanted: vec![("module", module.as_str())],
            metric: "code_lines".into(),
            unit: Unit::Number,
        })
        .collect();
    compare(results, "Lines of code of each twin module", "", &rows)
}
