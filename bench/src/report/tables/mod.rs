//! The tables of the report, the same for the terminal and for the page.

mod commands;
mod cost;
mod load;
mod threads;

pub(crate) use commands::{Chased, chased};

use std::time::Duration;

use super::format::{bytes, number, spread};
use crate::hello::Host;
use crate::parts::growth::MEMORY;
use crate::results::{Part, Results};
use crate::stats::ratio;

/// A table of text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Table {
    /// Title of the table.
    pub title: String,
    /// Explanation of the table, in a sentence or two.
    pub note: String,
    /// The column headings; the first one is for the labels.
    pub columns: Vec<String>,
    /// The rows, each as long as `columns`.
    pub rows: Vec<Vec<String>>,
}

/// Unit in which the values of a row are written.
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

/// A row that is still to be made: its label, which samples it needs, and how its values are written.
struct Row<'a> {
    label: String,
    part: Part,
    wanted: Vec<(&'a str, &'a str)>,
    metric: String,
    unit: Unit,
}

/// Returns the pairs of servers whose quotients are shown: those that tell what the port or the bridge costs or gains,
/// then each server with redis-server.
fn quotients(servers: &[String]) -> Vec<(String, String)> {
    let mut pairs = vec![("legacy".to_owned(), "modern".to_owned())];
    let native = Host::HelloLegacy;
    let bridged = Host::ALL.iter().filter(|host| **host != native);
    pairs.extend(bridged.map(|host| (host.name().to_owned(), native.name().to_owned())));
    let others = servers.iter().filter(|name| *name != "redis-server");
    pairs.extend(others.map(|name| (name.clone(), "redis-server".to_owned())));
    pairs.retain(|(over, under)| servers.contains(over) && servers.contains(under));
    pairs
}

fn compare(results: &Results, title: &str, note: &str, rows: &[Row<'_>]) -> Option<Table> {
    let mut servers: Vec<String> = Vec::new();
    for row in rows {
        for name in results.servers(row.part) {
            // The memory itself has a separate table.
            if !servers.contains(&name) && name != MEMORY {
                servers.push(name);
            }
        }
    }
    let pairs = quotients(&servers);
    let mut table = Table { title: title.into(), note: note.into(), columns: vec![String::new()], rows: Vec::new() };
    table.columns.extend(servers.iter().cloned());
    table.columns.extend(pairs.iter().map(|(over, under)| format!("{over} ÷ {under}")));
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
            let quotient = ratio(&series(over), &series(under))
                // A quotient of two zeros has no meaning.
                .filter(|_| series(over).iter().chain(&series(under)).all(|(_, v)| *v >= 0.01));
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

/// Returns every table for which the results have data.
#[must_use]
pub fn all(results: &Results) -> Vec<Table> {
    let makers: [fn(&Results) -> Option<Table>; 22] = [
        load::cpu,
        load::throughput,
        load::floor,
        load::latency,
        load::waits,
        commands::persistence,
        commands::file_cost,
        commands::commands,
        threads::default_threads,
        threads::contention,
        threads::scaling,
        cost::memory,
        load::accept,
        cost::growth,
        commands::beside_memory,
        cost::growth_exponents,
        cost::runtime,
        load::bridge,
        cost::syscalls,
        cost::size,
        cost::modules,
        load::crosscheck,
    ];
    makers.iter().filter_map(|make| make(results)).collect()
}

/// Returns the duration of the run in words.
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
        let table = load::cpu(&results).unwrap();
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
        assert_eq!(table.rows, [["GET 16 B, depth 1, 50 conn.", "4.50", "3", "6", "1.50", "0.750", "0.500"]]);
    }

    #[test]
    fn a_server_that_was_not_measured_leaves_a_gap_and_not_a_zero() {
        let results = run_of(&[("legacy", 1, 1, 3.0), ("modern", 16, 1, 2.0)]);
        let table = load::cpu(&results).unwrap();
        assert_eq!(table.rows[0][1..], ["3", "–", "–"]);
    }

    #[test]
    fn parts_that_did_not_run_have_no_table() {
        let results = run_of(&[("legacy", 1, 1, 3.0)]);
        let titles: Vec<_> = all(&results).into_iter().map(|table| table.title).collect();
        assert_eq!(titles, ["Server CPU for each request, µs", "Requests per second"]);
    }
}
