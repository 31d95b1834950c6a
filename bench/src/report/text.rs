//! The report for the terminal.

use std::fmt::Write;

use super::format::date;
use super::tables::{Table, all, duration};
use super::{doubts, targets};
use crate::results::Results;

/// Returns the whole report as text.
#[must_use]
pub fn render(results: &Results) -> String {
    let mut out = String::new();
    for line in head(results) {
        let _ = writeln!(out, "{line}");
    }
    for table in all(results).into_iter().chain(targets::table(results)) {
        let _ = write!(out, "\n{}", table_text(&table));
    }
    for (title, lines) in
        [("Remarks", &results.remarks), ("Missing", &results.missing), ("Warnings", &warnings(results))]
    {
        if !lines.is_empty() {
            let _ = writeln!(out, "\n{title}");
        }
        for line in lines {
            let _ = writeln!(out, "  {line}");
        }
    }
    out
}

/// Returns what makes figures of this run doubtful.
pub(crate) fn warnings(results: &Results) -> Vec<String> {
    results.warnings.iter().cloned().chain(doubts::warning(results)).collect()
}

/// Returns, line by line, what was measured and on which machine.
#[must_use]
pub fn head(results: &Results) -> Vec<String> {
    let placement = &results.placement;
    let mode = if results.quick { "quick run" } else { "run" };
    let mut lines = vec![format!(
        "{} · {mode} of {} · {}",
        date(results.started_unix),
        duration(results.seconds),
        results.machine.line()
    )];
    lines.extend(results.load.line());
    lines.push(if placement.apart() {
        format!(
            "server on core {}, load on core {}: {}",
            list(&placement.server),
            list(&placement.load),
            placement.reason
        )
    } else {
        placement.reason.clone()
    });
    lines.push(format!("legacy and modern: {} worker thread(s)", results.server_threads));
    lines.extend(results.peers.iter().map(|peer| format!("{}: {}", peer.name, peer.version)));
    lines
}

fn list(cores: &[usize]) -> String {
    let cores: Vec<String> = cores.iter().map(ToString::to_string).collect();
    cores.join(", ")
}

/// Returns a table in columns that are as wide as their widest cell.
pub(crate) fn table_text(table: &Table) -> String {
    let width = |column: usize| {
        let cells = table.rows.iter().map(|row| &row[column]);
        cells.chain([&table.columns[column]]).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..table.columns.len()).map(width).collect();
    let mut out = format!("{}\n", table.title);
    for row in [&table.columns].into_iter().chain(&table.rows) {
        let mut line = format!("  {:<1$}", row[0], widths[0]);
        for (cell, width) in row.iter().zip(&widths).skip(1) {
            let _ = write!(line, "  {cell:>width$}");
        }
        let _ = writeln!(out, "{}", line.trim_end());
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::run_of;

    #[test]
    fn columns_are_aligned_by_characters_and_not_by_bytes() {
        let table = Table {
            title: "T".into(),
            note: String::new(),
            columns: vec![String::new(), "µs".into()],
            rows: vec![vec!["a ÷ b".into(), "1".into()], vec!["c".into(), "100".into()]],
        };
        assert_eq!(table_text(&table), "T\n          µs\n  a ÷ b    1\n  c      100\n");
    }

    #[test]
    fn what_is_missing_is_named() {
        let mut results = run_of(&[("modern", 1, 1, 2.0)]);
        results.missing.push("redis-server is not installed".into());
        let text = render(&results);
        assert!(text.contains("Missing\n  redis-server is not installed"), "{text}");
    }
}
