//! Tables of what was measured under load: throughput, CPU, latency, connections.

use super::{Row, Table, Unit, compare, dash};
use crate::parts::GENERATORS;
use crate::report::format::{number, spread};
use crate::results::{Part, Results};
use crate::servers::floor_name;
use crate::stats::{Summary, ratio};

const CPU: &str = "server_cpu_us_per_request";
const RATE: &str = "requests_per_second";

pub(super) fn cpu(results: &Results) -> Option<Table> {
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

pub(super) fn throughput(results: &Results) -> Option<Table> {
    let cells = cells(results, Part::Throughput, RATE);
    compare(
        results,
        "Requests per second",
        "Closed loop. More is better. Where the load's core is full before the server's, the \
         figure is the load's.",
        &cells.iter().map(CellRow::row).collect::<Vec<_>>(),
    )
}

/// Shows how much more each server costs than the bare loops on its runtime.
pub(super) fn floor(results: &Results) -> Option<Table> {
    let columns = ["floor", "with a map", "server", "server ÷ floor", "server ÷ map"];
    let of = |generation: &'static str| columns.map(|column| format!("{generation}: {column}"));
    let mut table = Table {
        title: "Above the floor: server CPU for each request, µs".into(),
        note: "The floor is a bare loop on the same runtime that reads, counts requests, answers \
               fixed bytes and writes. No server on that runtime can cost less. The loop with a map \
               parses the requests and looks their keys up in one HashMap of the standard library, \
               which has the servers' hash."
            .into(),
        columns: [String::new()].into_iter().chain(of("legacy")).chain(of("modern")).collect(),
        rows: Vec::new(),
    };
    for cell in cells(results, Part::Floor, CPU) {
        let row = cell.row();
        let mut cells = vec![row.label.clone()];
        let mut seen = false;
        for generation in ["legacy", "modern"] {
            let bare = |map| results.series(Part::Floor, &floor_name(generation, map), &row.wanted, CPU);
            let (floor, map) = (bare(false), bare(true));
            let server = results.series(Part::Throughput, generation, &row.wanted, CPU);
            let median = |series: &[(u32, f64)]| Summary::of(series.iter().map(|(_, v)| *v));
            seen |= !floor.is_empty();
            cells.extend([&floor, &map, &server].map(|series| median(series).map_or_else(dash, |s| number(s.median))));
            cells.extend([&floor, &map].map(|below| ratio(&server, below).as_ref().map_or_else(dash, spread)));
        }
        if seen {
            table.rows.push(cells);
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

pub(super) fn latency(results: &Results) -> Option<Table> {
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

pub(super) fn waits(results: &Results) -> Option<Table> {
    let commands = results.in_order(Part::Waits, "while");
    let mut rows = Vec::new();
    for command in &commands {
        for (label, metric) in
            [(command.clone(), "ping_wait_max_ms"), (format!("{command}: its own time"), "command_ms")]
        {
            rows.push(Row {
                label,
                part: Part::Waits,
                wanted: vec![("while", command.as_str())],
                metric: metric.into(),
                unit: Unit::Number,
            });
        }
    }
    compare(
        results,
        "The longest wait for PING while another connection's command runs, ms",
        "One PING after another, from before the command is sent until a fifth of a second after its \
         connection has been closed. The longest wait is one of thousands: what the row of nothing else \
         shows is the machine's own. A command's own time includes sending and receiving.",
        &rows,
    )
}

pub(super) fn accept(results: &Results) -> Option<Table> {
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

pub(super) fn bridge(results: &Results) -> Option<Table> {
    let counts = results.in_order(Part::Bridge, "connections");
    let mut rows = Vec::new();
    for count in &counts {
        let connections = if count == "1" { "1 connection".into() } else { format!("{count} connections") };
        for (what, metric) in [("per second", RATE), ("server CPU for each, µs", CPU)] {
            rows.push(Row {
                label: format!("{connections}: {what}"),
                part: Part::Bridge,
                wanted: vec![("connections", count.as_str())],
                metric: metric.into(),
                unit: Unit::Number,
            });
        }
    }
    compare(
        results,
        "HTTP requests to hyper 0.12, on its own runtime and on the bridge",
        "A greeting, one request at a time on each connection.",
        &rows,
    )
}

pub(super) fn crosscheck(results: &Results) -> Option<Table> {
    let mut table = Table {
        title: "The load generator beside redis-benchmark, on redis-server".into(),
        note: "The same requests on the same server process. 1 is full agreement; below it for \
               CPU, this load keeps the server busier, so that it sleeps and wakes less."
            .into(),
        columns: ["", "bench", "redis-benchmark", "bench ÷ redis-benchmark"].map(str::to_owned).into(),
        rows: Vec::new(),
    };
    for (metric, unit) in [(RATE, "requests per second"), (CPU, "server CPU, µs")] {
        for cell in cells(results, Part::Crosscheck, metric) {
            let row = cell.row();
            let series = GENERATORS.map(|g| results.series(Part::Crosscheck, g, &row.wanted, metric));
            let mut cells = vec![format!("{}: {unit}", row.label)];
            cells.extend(
                series
                    .iter()
                    .map(|series| Summary::of(series.iter().map(|(_, v)| *v)).map_or_else(dash, |s| number(s.median))),
            );
            cells.push(ratio(&series[0], &series[1]).as_ref().map_or_else(dash, spread));
            table.rows.push(cells);
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

/// Returns rows for every throughput cell that was measured; headline cells come first.
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
            label: format!("{} {} B, depth {}, {} conn.", self.op, self.value_bytes, self.depth, self.connections),
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
