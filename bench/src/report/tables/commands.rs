//! Tables for the other commands, for the append-only file, and for keys compared with the memory that holds them.

use super::{Row, Table, Unit, compare, dash};
use crate::parts::commands::{CPU_METRICS, PING_WAIT};
use crate::parts::growth::MEMORY;
use crate::report::format::{bytes, number, spread};
use crate::results::{Part, Results};
use crate::stats::ratio;

const CPU: &str = "server_cpu_us_per_request";
const RATE: &str = "requests_per_second";

pub(super) fn commands(results: &Results) -> Option<Table> {
    let cells = results.in_order(Part::Commands, "what");
    let rates = [(RATE, "per second"), ("deliveries_per_second", "deliveries per second")];
    let waits = [
        ("removed_ms", "until the last is removed, ms"),
        (PING_WAIT, "p99.9 of PING's wait, ms"),
        ("ping_wait_max_ms", "longest wait of PING, ms"),
    ];
    let mut rows = Vec::new();
    for what in &cells {
        let cpu = CPU_METRICS.map(|(metric, each)| (metric, format!("CPU for each {each}, µs")));
        let others = rates.into_iter().chain(waits).map(|(metric, unit)| (metric, unit.to_owned()));
        rows.extend(cpu.into_iter().chain(others).map(|(metric, unit)| Row {
            label: format!("{what}: {unit}"),
            part: Part::Commands,
            wanted: vec![("what", what)],
            metric: metric.into(),
            unit: Unit::Number,
        }));
    }
    compare(
        results,
        "Other commands",
        "50 connections, values of 16 bytes, 10,000 keys. Messages of 16 bytes go to one channel, the next ones when all \
         subscribers have the last. Keys that expire at once have one deadline, and another connection says PING, from \
         that moment until INFO tells that the last of them is gone.",
        &rows,
    )
}

pub(super) fn persistence(results: &Results) -> Option<Table> {
    let mut rows = Vec::new();
    for (metric, unit) in [(CPU, "CPU, µs"), (RATE, "per second")] {
        for op in ["SET", "GET"] {
            for log in ["no", "everysec", "always"] {
                let file = if log == "no" { "without a file".into() } else { format!("appendfsync {log}") };
                rows.push(Row {
                    label: format!("{op}, {file}: {unit}"),
                    part: Part::Persistence,
                    wanted: vec![("op", op), ("log", log)],
                    metric: metric.into(),
                    unit: Unit::Number,
                });
            }
        }
    }
    compare(
        results,
        "The append-only file",
        "16 in a pipeline, 50 connections, values of 16 bytes, 10,000 keys. The files lie beside the report, are never \
         rewritten, and are removed afterwards.",
        &rows,
    )
}

/// Shows what the append-only file costs each server, compared with the same server without one.
pub(super) fn file_cost(results: &Results) -> Option<Table> {
    let servers = results.servers(Part::Persistence);
    let mut table = Table {
        title: "CPU with an append-only file ÷ without".into(),
        note: "Quotients are taken within each round.".into(),
        columns: [String::new()].into_iter().chain(servers.iter().cloned()).collect(),
        rows: Vec::new(),
    };
    for (op, log) in [("SET", "everysec"), ("SET", "always"), ("GET", "everysec")] {
        let series = |server: &str, log| results.series(Part::Persistence, server, &[("op", op), ("log", log)], CPU);
        let quotients: Vec<_> =
            servers.iter().map(|server| ratio(&series(server, log), &series(server, "no"))).collect();
        if quotients.iter().any(Option::is_some) {
            let cells = quotients.iter().map(|quotient| quotient.as_ref().map_or_else(dash, spread));
            table.rows.push([format!("{op}, appendfsync {log}")].into_iter().chain(cells).collect());
        }
    }
    (!table.rows.is_empty()).then_some(table)
}

/// A number of keys, the memory that they take, and the cost of a request with that many.
#[derive(Clone, Debug)]
pub(crate) struct Chased {
    pub(crate) keys: f64,
    pub(crate) bytes: f64,
    /// Nanoseconds of one memory access that waits for the one before it.
    pub(crate) chase_ns: f64,
    /// Nanoseconds of processor time for a `GET`, for each server.
    pub(crate) get_ns: Vec<(String, f64)>,
}

/// Returns the measurements over the number of keys for which memory was measured too; fewest keys first.
pub(crate) fn chased(results: &Results) -> Vec<Chased> {
    let servers: Vec<String> = results.servers(Part::Growth).into_iter().filter(|name| name != MEMORY).collect();
    let keys = results.values(Part::Growth, "keys");
    let point = |count: &String| {
        let of_memory = |metric| results.summary(Part::Growth, MEMORY, &[("keys", count.as_str())], metric);
        let of_get = |server: &String| {
            let wanted = [("over", "keys"), ("op", "GET"), ("keys", count.as_str())];
            Some((server.clone(), results.summary(Part::Growth, server, &wanted, CPU)?.median * 1e3))
        };
        Some(Chased {
            keys: count.parse().ok()?,
            bytes: of_memory("chase_bytes")?.median,
            chase_ns: of_memory("chase_ns")?.median,
            get_ns: servers.iter().filter_map(of_get).collect(),
        })
    };
    keys.iter().filter_map(point).collect()
}

pub(super) fn beside_memory(results: &Results) -> Option<Table> {
    let points = chased(results);
    let first = points.first()?;
    let servers: Vec<&String> = first.get_ns.iter().map(|(server, _)| server).collect();
    let mut columns: Vec<String> = ["", "bytes", "one access, ns"].map(str::to_owned).into();
    columns.extend(servers.iter().map(|server| format!("{server}: GET, ns")));
    columns.extend(servers.iter().map(|server| format!("{server}: rise in accesses")));
    let rows = points.iter().map(|point| {
        let mut row = vec![format!("{} keys", number(point.keys)), bytes(point.bytes), number(point.chase_ns)];
        let of = |point: &Chased, server: &str| point.get_ns.iter().find(|(name, _)| name == server).map(|(_, ns)| *ns);
        row.extend(servers.iter().map(|server| of(point, server).map_or_else(dash, number)));
        row.extend(servers.iter().map(|server| {
            let rise = of(point, server).zip(of(first, server)).map(|(many, few)| many - few);
            let slower = point.chase_ns - first.chase_ns;
            // If the rise is below a nanosecond, the quotient would be one of noise by noise.
            rise.filter(|_| slower > 1.0).map_or_else(dash, |rise| format!("{:.2}", rise / slower))
        }));
        row
    });
    Some(Table {
        title: "Growth beside the memory".into(),
        note: "A chase of pointers over as many bytes as the keys of the most compact server take, on the server's core: \
               no access can begin before the one before it has ended. It is the memory's own curve. The rise in accesses \
               says how many of them a GET (16 in a pipeline, server CPU) waits for more than with the fewest keys."
            .into(),
        rows: rows.collect(),
        columns,
    })
}
