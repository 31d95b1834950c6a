//! The tables of the report, the same for the terminal and for the page.

use std::time::Duration;

use super::format::{bytes, number, spread};
use crate::parts::GENERATORS;
use crate::results::{Part, Results};
use crate::stats::{Summary, growth_exponent};

/// A table of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// What it shows.
    pub title: String,
    /// How to read it, in a sentence or two.
    pub note: String,
    /// The heads of the columns; the first is that of the labels.
    pub columns: Vec<String>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

/// How the values of a row are written.
#[derive(Clone, Copy, Debug)]
enum Unit {
    Number,
    Bytes,
}

impl Unit {
    fn write(self, value: f64) -> String {
        match self {
            Self::Number => number(value),
            Self::Bytes => bytes(value),
        }
    }
}

/// A row to be: its label, what it asks the samples for, and how it is written.
struct Row<'a> {
    label: String,
    part: Part,
    wanted: Vec<(&'a str, &'a str)>,
    metric: String,
    unit: Unit,
}

/// Pairs of servers whose quotient is shown: the port's cost or gain, then each beside redis.
fn quotients(servers: &[String]) -> Vec<(String, String)> {
    let mut pairs = vec![("legacy".to_owned(), "modern".to_owned())];
    let others = servers.iter().filter(|name| *name != "redis-server");
    pairs.extend(others.map(|name| (name.clone(), "redis-server".to_owned())));
    pairs.retain(|(over, under)| servers.contains(over) && servers.contains(under));
    pairs
}

fn compare(results: &Results, title: &str, note: &str, rows: &[Row<'_>]) -> Option<Table> {
    let mut servers: Vec<String> = Vec::new();
    for row in rows {
        for name in results.servers(row.part) {
            if !servers.contains(&name) {
                servers.push(name);
            }
        }
    }
    let pairs = quotients(&servers);
    let mut table = Table {
        title: title.into(),
        note: note.into(),
        columns: vec![String::new()],
        rows: Vec::new(),
    };
    table.columns.extend(servers.iter().cloned());
    table.columns.extend(
        pairs
            .iter()
            .map(|(over, under)| format!("{over} ÷ {under}")),
    );
    for row in rows {
        let mut cells = vec![row.label.clone()];
        let mut seen = false;
        for name in &servers {
            let summary = results.summary(row.part, name, &row.wanted, &row.metric);
            seen |= summary.is_some();
            cells.push(summary.map_or_else(dash, |s| row.unit.write(s.median)));
        }
        for (over, under) in &pairs {
            let series = |name: &str| results.series(row.part, name, &row.wanted, &row.metric);
            let quotient = crate::stats::ratio(&series(over), &series(under))
                // The quotient of two nothings says nothing.
                .filter(|_| {
                    series(over)
                        .iter()
                        .chain(&series(under))
                        .all(|(_, v)| *v >= 0.01)
                });
            cells.push(quotient.as_ref().map_or_else(dash, spread));
        }
        if seen {
            table.rows.push(cells);
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

fn dash() -> String {
    "–".into()
}

/// Every table that the results have something for.
#[must_use]
pub fn all(results: &Results) -> Vec<Table> {
    let makers: [fn(&Results) -> Option<Table>; 13] = [
        cpu,
        throughput,
        floor,
        latency,
        memory,
        accept,
        growth,
        growth_exponents,
        runtime,
        syscalls,
        size,
        modules,
        crosscheck,
    ];
    makers.iter().filter_map(|make| make(results)).collect()
}

const CPU: &str = "server_cpu_us_per_request";
const RATE: &str = "requests_per_second";

/// Rows for every throughput cell that was measured; headline cells come first.
fn cells(results: &Results, part: Part, metric: &'static str) -> Vec<CellRow> {
    let mut rows = Vec::new();
    let mut connections = results.values(part, "connections");
    connections.reverse();
    for value_bytes in results.values(part, "value_bytes") {
        for connections in &connections {
            for op in results.values(part, "op") {
                for depth in results.values(part, "depth") {
                    rows.push(CellRow {
                        op: op.clone(),
                        value_bytes: value_bytes.clone(),
                        depth,
                        connections: connections.clone(),
                        part,
                        metric,
                    });
                }
            }
        }
    }
    rows
}

struct CellRow {
    op: String,
    value_bytes: String,
    depth: String,
    connections: String,
    part: Part,
    metric: &'static str,
}

impl CellRow {
    fn row(&self) -> Row<'_> {
        Row {
            label: format!(
                "{} {} B, depth {}, {} conn.",
                self.op, self.value_bytes, self.depth, self.connections
            ),
            part: self.part,
            wanted: vec![
                ("op", self.op.as_str()),
                ("value_bytes", &self.value_bytes),
                ("depth", &self.depth),
                ("connections", &self.connections),
            ],
            metric: self.metric.into(),
            unit: Unit::Number,
        }
    }
}

fn cpu(results: &Results) -> Option<Table> {
    let cells = cells(results, Part::Throughput, CPU);
    compare(
        results,
        "Server CPU for each request, µs",
        "User and system time of the server process over the measured window, divided by the \
         requests answered in it. Medians; quotients are taken within each round and shown with \
         their range. Less is better.",
        &cells.iter().map(CellRow::row).collect::<Vec<_>>(),
    )
}

fn throughput(results: &Results) -> Option<Table> {
    let cells = cells(results, Part::Throughput, RATE);
    compare(
        results,
        "Requests per second",
        "Closed loop. More is better. Where the load's core is full before the server's, the \
         figure is the load's.",
        &cells.iter().map(CellRow::row).collect::<Vec<_>>(),
    )
}

/// How far each server is above the bare loop on its runtime.
fn floor(results: &Results) -> Option<Table> {
    let mut table = Table {
        title: "Above the floor: server CPU for each request, µs".into(),
        note: "The floor is a bare loop on the same runtime that reads, counts requests, answers \
               fixed bytes and writes. No server on that runtime can cost less."
            .into(),
        columns: [
            "",
            "floor-legacy",
            "legacy",
            "legacy ÷ floor",
            "floor-modern",
            "modern",
            "modern ÷ floor",
        ]
        .map(str::to_owned)
        .into(),
        rows: Vec::new(),
    };
    for cell in cells(results, Part::Floor, CPU) {
        let row = cell.row();
        let mut cells = vec![row.label.clone()];
        let mut seen = false;
        for (floor, server) in [("floor-legacy", "legacy"), ("floor-modern", "modern")] {
            let below = results.series(Part::Floor, floor, &row.wanted, CPU);
            let above = results.series(Part::Throughput, server, &row.wanted, CPU);
            let median = |series: &[(u32, f64)]| Summary::of(series.iter().map(|(_, v)| *v));
            seen |= !below.is_empty();
            cells.push(median(&below).map_or_else(dash, |s| number(s.median)));
            cells.push(median(&above).map_or_else(dash, |s| number(s.median)));
            let quotient = crate::stats::ratio(&above, &below);
            cells.push(quotient.as_ref().map_or_else(dash, spread));
        }
        if seen {
            table.rows.push(cells);
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

fn latency(results: &Results) -> Option<Table> {
    let ops = results.values(Part::Latency, "op");
    let mut rows = Vec::new();
    for op in &ops {
        for (name, metric) in [
            ("p50", "latency_p50_us"),
            ("p99", "latency_p99_us"),
            ("p99.9", "latency_p999_us"),
            ("max", "latency_max_us"),
            ("load's own lag, p99.9", "send_lag_p999_us"),
        ] {
            rows.push(Row {
                label: format!("{op} {name}"),
                part: Part::Latency,
                wanted: vec![("op", op.as_str())],
                metric: metric.into(),
                unit: Unit::Number,
            });
        }
    }
    compare(
        results,
        "Latency at a fixed offered rate, µs",
        "Open loop, counted from the time at which each request was meant to leave, so that a \
         stall is charged to every request that it held up. The load's own lag is how late the \
         load itself was in sending.",
        &rows,
    )
}

fn memory(results: &Results) -> Option<Table> {
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

fn accept(results: &Results) -> Option<Table> {
    let row = |label: &str, metric: &str| Row {
        label: label.into(),
        part: Part::Accept,
        wanted: Vec::new(),
        metric: metric.into(),
        unit: Unit::Number,
    };
    compare(
        results,
        "Connections accepted, served one PING and closed",
        "32 at a time.",
        &[row("per second", RATE), row("server CPU for each, µs", CPU)],
    )
}

fn growth(results: &Results) -> Option<Table> {
    let (keys, connections, sizes) = (
        results.values(Part::Growth, "keys"),
        results.values(Part::Growth, "connections"),
        results.values(Part::Growth, "bytes"),
    );
    let mut rows = Vec::new();
    for op in ["GET", "SET"] {
        rows.extend(keys.iter().map(|count| Row {
            label: format!(
                "{op}/s, depth 16, of {} keys",
                number(count.parse().unwrap_or(0.0))
            ),
            part: Part::Growth,
            wanted: vec![("over", "keys"), ("op", op), ("keys", count)],
            metric: RATE.into(),
            unit: Unit::Number,
        }));
    }
    rows.extend(connections.iter().map(|count| Row {
        label: format!(
            "GET/s, depth 1, {} connections",
            number(count.parse().unwrap_or(0.0))
        ),
        part: Part::Growth,
        wanted: vec![("over", "connections"), ("connections", count)],
        metric: RATE.into(),
        unit: Unit::Number,
    }));
    rows.extend(sizes.iter().map(|size| Row {
        label: format!(
            "seconds for a value of {}",
            bytes(size.parse().unwrap_or(0.0))
        ),
        part: Part::Growth,
        wanted: vec![("over", "value size"), ("bytes", size)],
        metric: "seconds".into(),
        unit: Unit::Number,
    }));
    compare(
        results,
        "Growth",
        "The value comes in pieces of 1,000 bytes.",
        &rows,
    )
}

fn growth_exponents(results: &Results) -> Option<Table> {
    let servers = results.servers(Part::Growth);
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
    row.iter()
        .skip(1)
        .any(|cell| *cell != dash())
        .then(|| Table {
            title: "Exponent of growth".into(),
            note: "1 is linear, 2 quadratic: the slope of the best line on log-log axes.".into(),
            columns,
            rows: vec![row],
        })
}

fn runtime(results: &Results) -> Option<Table> {
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

fn syscalls(results: &Results) -> Option<Table> {
    let settings = results.values(Part::Syscalls, "what");
    let mut rows = Vec::new();
    for what in &settings {
        let mut names: Vec<(String, f64)> = Vec::new();
        for sample in results
            .samples
            .iter()
            .filter(|s| s.part == Part::Syscalls && s.setting.get("what") == Some(what))
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
        // Calls that are made once for each connection or start are not of interest here.
        names.retain(|(_, most)| *most >= 0.02);
        names.sort_by(|a, b| b.1.total_cmp(&a.1));
        rows.extend(names.into_iter().map(|(metric, _)| {
            let name = metric
                .trim_start_matches("calls_")
                .trim_end_matches("_per_request");
            let name = if name == "per_request" { "all" } else { name };
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
        "Counted by strace, which slows the server: the quiet setting leaves time enough between \
         requests for the server to go to sleep. Calls below 0.02 for each request are left out.",
        &rows,
    )
}

fn size(results: &Results) -> Option<Table> {
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
            row(
                "clean release build, seconds",
                "clean_build_seconds",
                "crate",
                Unit::Number,
            ),
            row("binary", "binary_bytes", "crate", Unit::Bytes),
        ],
    )
}

fn modules(results: &Results) -> Option<Table> {
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

fn crosscheck(results: &Results) -> Option<Table> {
    let mut table = Table {
        title: "The load generator beside redis-benchmark, on redis-server".into(),
        note: "The same requests on the same server process. 1 is full agreement; below it for \
               CPU, this load keeps the server busier, so that it sleeps and wakes less."
            .into(),
        columns: ["", "bench", "redis-benchmark", "bench ÷ redis-benchmark"]
            .map(str::to_owned)
            .into(),
        rows: Vec::new(),
    };
    for (metric, unit) in [(RATE, "requests per second"), (CPU, "server CPU, µs")] {
        for cell in cells(results, Part::Crosscheck, metric) {
            let row = cell.row();
            let series =
                GENERATORS.map(|g| results.series(Part::Crosscheck, g, &row.wanted, metric));
            let mut cells = vec![format!("{}: {unit}", row.label)];
            cells.extend(series.iter().map(|series| {
                Summary::of(series.iter().map(|(_, v)| *v)).map_or_else(dash, |s| number(s.median))
            }));
            cells.push(
                crate::stats::ratio(&series[0], &series[1])
                    .as_ref()
                    .map_or_else(dash, spread),
            );
            table.rows.push(cells);
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

/// The run's length in words.
#[must_use]
pub fn duration(seconds: f64) -> String {
    let whole = Duration::from_secs_f64(seconds.max(0.0)).as_secs();
    format!("{}:{:02} min", whole / 60, whole % 60)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::run_of;

    #[test]
    fn a_row_has_medians_and_quotients_taken_within_rounds() {
        let results = run_of(&[
            ("legacy", 1, 1, 3.0),
            ("modern", 1, 1, 2.0),
            ("redis-server", 1, 1, 4.0),
            ("legacy", 1, 2, 6.0),
            ("modern", 1, 2, 4.0),
            ("redis-server", 1, 2, 8.0),
        ]);
        let table = cpu(&results).unwrap();
        assert_eq!(
            table.columns,
            [
                "",
                "legacy",
                "modern",
                "redis-server",
                "legacy ÷ modern",
                "legacy ÷ redis-server",
                "modern ÷ redis-server"
            ]
        );
        assert_eq!(
            table.rows,
            [[
                "GET 16 B, depth 1, 50 conn.",
                "4.50",
                "3",
                "6",
                "1.50",
                "0.750",
                "0.500"
            ]]
        );
    }

    #[test]
    fn a_server_that_was_not_measured_leaves_a_gap_and_not_a_zero() {
        let results = run_of(&[("legacy", 1, 1, 3.0), ("modern", 16, 1, 2.0)]);
        let table = cpu(&results).unwrap();
        assert_eq!(table.rows[0][1..], ["3", "–", "–"]);
    }

    #[test]
    fn parts_that_did_not_run_have_no_table() {
        let results = run_of(&[("legacy", 1, 1, 3.0)]);
        let titles: Vec<_> = all(&results).into_iter().map(|table| table.title).collect();
        assert_eq!(
            titles,
            ["Server CPU for each request, µs", "Requests per second"]
        );
    }
}
