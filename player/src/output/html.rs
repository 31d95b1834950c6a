//! The sessions of `play` as HTML.

use super::{Results, Section};

/// Largest number of passed sessions that are listed.
const MAX_PASSED: usize = 2000;

/// Returns the results as a section of a page: the differences side by side, then all sessions.
///
/// ```
/// # fn main() -> Result<(), Box<dyn std::error::Error>> {
/// use wire_player::output::{Results, html, write_report};
/// use wire_player::play::Outcome;
/// use wire_player::report::Played;
/// use wire_player::session::replay::Passes;
///
/// let mut passes = Passes::default();
/// passes.played.push(Played::new("000001", vec![("new".to_owned(), Outcome::default())]));
/// let folder = tempfile::tempdir()?;
/// let page = folder.path().join("report.html");
/// write_report(&page, &html(&Results::new(&passes)))?;
/// assert!(std::fs::read_to_string(&page)?.contains("All 1 passed."));
/// # Ok(())
/// # }
/// ```
#[must_use]
pub fn html(results: &Results<'_>) -> Section {
    let passes = results.passes;
    let failed: Vec<_> = passes.played.iter().filter(|one| !one.passed()).collect();
    let mut page = Section::new("play", "Sessions compared");
    page.paragraph(&match failed.len() {
        0 => format!("All {} passed.", passes.played.len()),
        count => format!("{count} of {} differ.", passes.played.len()),
    });
    if let Some(slower) = results.slower {
        page.paragraph(slower);
    }
    if !passes.took.is_empty() {
        page.heading("Time for all sessions");
        let recorded = ("recorded".to_owned(), passes.recorded.as_secs_f64());
        let took = passes.took.iter().map(|(name, took)| (name.clone(), took.as_secs_f64()));
        let bars: Vec<_> =
            std::iter::once(recorded).chain(took).map(|(name, time)| (name, time, format!("{time:.2} s"))).collect();
        page.bars(&bars);
    }
    if !failed.is_empty() {
        page.heading("Differences");
    }
    for played in &failed {
        page.folded(&played.script, |page| {
            for (name, outcome) in played.outcomes.iter().filter(|(_, outcome)| !outcome.passed()) {
                page.paragraph(name);
                let rows: Vec<Vec<(&str, String)>> = outcome
                    .events
                    .iter()
                    .map(|event| {
                        let found = event.answer.as_ref().map_or("", |answer| answer.found.as_str());
                        let class = if event.difference().is_some() { "bad" } else { "" };
                        let why = event.difference().unwrap_or_default().to_owned();
                        vec![
                            ("none", event.line.to_string()),
                            ("", event.source.clone()),
                            (class, found.to_owned()),
                            (class, why),
                        ]
                    })
                    .collect();
                page.table(&["line", "recorded", "came", "difference"], &rows);
            }
        });
    }
    page.heading("All sessions");
    let names: Vec<&str> = passes
        .played
        .first()
        .map(|one| one.outcomes.iter().map(|(name, _)| name.as_str()).collect())
        .unwrap_or_default();
    let head: Vec<&str> = std::iter::once("session").chain(names).collect();
    let rows: Vec<Vec<(&str, String)>> = passes
        .played
        .iter()
        .take(MAX_PASSED)
        .map(|played| {
            let cells = played.outcomes.iter().map(|(_, outcome)| match (&outcome.skipped, outcome.passed()) {
                (Some(reason), _) => ("none", format!("not played: {reason}")),
                (None, true) => ("good", format!("{} answers as recorded", outcome.met)),
                (None, false) => ("bad", format!("{} of {} differ", outcome.missed, outcome.met + outcome.missed)),
            });
            std::iter::once(("", played.script.clone())).chain(cells).collect()
        })
        .collect();
    page.table(&head, &rows);
    if passes.played.len() > MAX_PASSED {
        page.paragraph(&format!("… and {} more", passes.played.len() - MAX_PASSED));
    }
    page
}
