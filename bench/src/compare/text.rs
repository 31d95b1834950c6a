//! The comparison as text for the terminal.

use std::fmt::Write;

use super::{Change, Comparison, Settings, Verdict};
use crate::report::format::number;
use crate::report::tables::Table;
use crate::report::text::table_text;

/// Returns the comparison as text: only what changed, or every figure if `all` is set.
#[must_use]
pub fn render(comparison: &Comparison, settings: &Settings, all: bool) -> String {
    let mut out = String::new();
    for warning in &comparison.warnings {
        let _ = writeln!(out, "note: {warning}");
    }
    if let Some((ratio, figures)) = comparison.drift {
        let _ = writeln!(
            out,
            "{} itself: {ratio:.3} times its costs of the first run (median of {figures} figures), which quotients with \
             it do not see",
            settings.reference
        );
    }
    for (verdict, title) in [
        (Verdict::Worse, "Worse"),
        (Verdict::Better, "Better"),
        (Verdict::Same, "Within noise"),
        (Verdict::Unknown, "Cannot be judged"),
    ] {
        if !all && matches!(verdict, Verdict::Same | Verdict::Unknown) {
            continue;
        }
        let mut rows: Vec<&Change> = comparison.changes.iter().filter(|change| change.verdict == verdict).collect();
        if rows.is_empty() {
            continue;
        }
        // The largest change first.
        rows.sort_by(|a, b| b.ratio.ln().abs().total_cmp(&a.ratio.ln().abs()));
        let table = Table {
            title: title.into(),
            note: String::new(),
            columns: ["", "first", "second", "second ÷ first", "noise", "rounds"].map(str::to_owned).into(),
            rows: rows.into_iter().map(|change| row(change, settings)).collect(),
        };
        let _ = write!(out, "\n{}", table_text(&table));
    }
    let count = |verdict| comparison.count(verdict);
    let _ = writeln!(
        out,
        "\n{} figures in both runs: {} worse, {} better, {} within noise, {} cannot be judged (too few rounds, or \
         another machine); {} only in the first run, {} only in the second",
        comparison.changes.len(),
        count(Verdict::Worse),
        count(Verdict::Better),
        count(Verdict::Same),
        count(Verdict::Unknown),
        comparison.only_before,
        comparison.only_after
    );
    out
}

fn row(change: &Change, settings: &Settings) -> Vec<String> {
    let figure = &change.figure;
    let part = format!("{:?}", figure.part).to_lowercase();
    let server =
        if change.is_quotient { format!("{} ÷ {}", figure.server, settings.reference) } else { figure.server.clone() };
    let setting: Vec<String> = figure.setting.iter().map(|(key, value)| format!("{key} {value}")).collect();
    vec![
        format!("{part} · {server} · {} · {}", setting.join(", "), figure.metric),
        number(change.before.median),
        number(change.after.median),
        format!("{:.3}", change.ratio),
        change.noise.map_or_else(|| "–".into(), |noise| format!("±{:.1} %", noise * 100.0)),
        format!("{}, {}", change.before.rounds, change.after.rounds),
    ]
}
