//! The JSON form; `schema/report.json` describes it.

use super::Report;

/// Writes a report.
pub fn write(report: &Report) -> String {
    serde_json::to_string_pretty(report).unwrap_or_default() + "\n"
}
