//! A page that holds all that it shows.

use std::fmt::Write as _;

use super::Results;

/// Largest number of passed sessions that are listed.
const MAX_PASSED: usize = 2000;

const STYLE: &str = "body{font:15px/1.5 system-ui,sans-serif;max-width:75em;margin:2em auto;padding:0 1em;color:#222;\
background:#fff}table{border-collapse:collapse;margin:1em 0}th,td{border:1px solid #ccc;padding:.3em .7em;\
text-align:left;vertical-align:top}th{background:#f4f4f4}.bad{background:#fde8e8}.good{background:#e8f6e8}\
.none{color:#777}pre{white-space:pre-wrap;overflow-wrap:anywhere;margin:0;font:13px/1.4 ui-monospace,monospace}\
details{margin:.6em 0}summary{cursor:pointer}svg{max-width:100%}\
@media(prefers-color-scheme:dark){body{background:#1b1b1b;color:#ddd}th{background:#2a2a2a}th,td{border-color:#444}\
.bad{background:#4a2222}.good{background:#1f3a1f}}";

/// A page that grows section by section.
#[derive(Debug)]
pub struct Page {
    text: String,
}

impl Page {
    /// Begins a page.
    pub fn new(title: &str) -> Self {
        let title = escaped(title);
        Self {
            text: format!(
                "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\">\
                 <meta name=\"viewport\" content=\"width=device-width\"><title>{title}</title>\
                 <style>{STYLE}</style></head><body>\n<h1>{title}</h1>\n"
            ),
        }
    }

    /// Begins a section.
    pub fn heading(&mut self, text: &str) {
        let _ = writeln!(self.text, "<h2>{}</h2>", escaped(text));
    }

    /// Adds a paragraph.
    pub fn paragraph(&mut self, text: &str) {
        let _ = writeln!(self.text, "<p>{}</p>", escaped(text));
    }

    /// Adds a table. Each cell has a class (`good`, `bad`, `none` or nothing) and a text.
    pub fn table(&mut self, head: &[&str], rows: &[Vec<(&str, String)>]) {
        self.text.push_str("<table><tr>");
        for cell in head {
            let _ = write!(self.text, "<th>{}</th>", escaped(cell));
        }
        self.text.push_str("</tr>\n");
        for row in rows {
            self.text.push_str("<tr>");
            for (class, cell) in row {
                let _ = write!(self.text, "<td class=\"{class}\"><pre>{}</pre></td>", escaped(cell));
            }
            self.text.push_str("</tr>\n");
        }
        self.text.push_str("</table>\n");
    }

    /// Adds something that opens when it is clicked at.
    pub fn folded(&mut self, title: &str, inside: impl FnOnce(&mut Self)) {
        let _ = writeln!(self.text, "<details><summary>{}</summary>", escaped(title));
        inside(self);
        self.text.push_str("</details>\n");
    }

    /// Adds bars, each with its name, its length and what stands behind it.
    pub fn bars(&mut self, bars: &[(String, f64, String)]) {
        let longest = bars.iter().map(|(_, length, _)| *length).fold(f64::MIN_POSITIVE, f64::max);
        let height = bars.len() * 26 + 6;
        let _ =
            writeln!(self.text, "<svg role=\"img\" viewBox=\"0 0 900 {height}\" width=\"900\" height=\"{height}\">");
        for (number, (name, length, value)) in bars.iter().enumerate() {
            let y = number * 26 + 4;
            let width = (length / longest * 420.0).clamp(1.0, 420.0);
            let middle = y + 15;
            let _ = writeln!(
                self.text,
                "<text x=\"0\" y=\"{middle}\" font-size=\"13\" fill=\"currentColor\">{}</text>\
                 <rect x=\"260\" y=\"{y}\" width=\"{width:.1}\" height=\"20\" fill=\"#4a7fb5\"/>\
                 <text x=\"{:.1}\" y=\"{middle}\" font-size=\"13\" fill=\"currentColor\">{}</text>",
                escaped(name),
                266.0 + width,
                escaped(value)
            );
        }
        self.text.push_str("</svg>\n");
    }

    /// Ends the page.
    pub fn finish(mut self) -> String {
        self.text.push_str("</body></html>\n");
        self.text
    }
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Returns the results as a page: what differs side by side, then all sessions.
pub fn html(results: &Results<'_>) -> String {
    let passes = results.passes;
    let failed: Vec<_> = passes.played.iter().filter(|one| !one.passed()).collect();
    let mut page = Page::new("wire-player: sessions compared");
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
    page.finish()
}
