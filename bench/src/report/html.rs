//! The report as a single page: without scripts, without anything from the network, light or dark like the reader's
//! system, with the tables below the plots.

use std::fmt::Write;

use super::plots::{self, Plot};
use super::svg::SERIES;
use super::tables::{self, Table};
use super::text::warnings;
use super::{targets, text};
use crate::results::{Part, Results};

/// Shades of [`SERIES`] on a dark page.
const DARK: [&str; 6] = ["#ff9d4d", "#66b2ff", "#b5b5b8", "#b8793a", "#3f7fb5", "#d48adf"];

const STYLE: &str = "
:root { color-scheme: light dark; --ink: #1b1b1d; --paper: #fff; --quiet: #5c5c61;
  --line: #d9d9de; --bad: #b3261e; --good: #1b6e3c; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e9e9ec; --paper: #161618; --quiet: #a2a2a8; --line: #3a3a3f; --bad: #ff8a80;
    --good: #7fd6a2; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 118rem; padding: 1rem; background: var(--paper);
  color: var(--ink); font: 1rem/1.5 system-ui, sans-serif; }
h1 { font-size: 1.5rem; line-height: 1.2; } h2 { font-size: 1.15rem; margin: 2rem 0 .25rem; }
p, li { max-width: 46rem; } p.note, figcaption, .head { color: var(--quiet); font-size: .9rem; }
.plots { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 26rem), 1fr));
  gap: 1.5rem; }
figure { margin: 0; min-width: 0; } figure h3 { font-size: 1rem; margin: 0; }
svg { width: 100%; height: auto; }
.key { display: flex; flex-wrap: wrap; gap: .1rem 1rem; margin: 0; padding: 0; list-style: none;
  font-size: .9rem; }
.key i { display: inline-block; width: 1.2em; height: .25em; margin-right: .4em;
  vertical-align: middle; background: currentColor; }
.wide { overflow-x: auto; } table { border-collapse: collapse; font-size: .85rem;
  font-variant-numeric: tabular-nums; }
th, td { padding: .2rem .6rem; text-align: right; white-space: nowrap;
  border-bottom: 1px solid var(--line); }
th:first-child, td:first-child { text-align: left; position: sticky; left: 0;
  background: var(--paper); }
td.met { color: var(--good); } td.MISSED { color: var(--bad); font-weight: 600; } td.open { font-weight: 600; }
.warn { border-left: .3rem solid var(--bad); padding-left: 2rem; }
@media (max-width: 40rem) { th:first-child, td:first-child { white-space: normal; min-width: 9rem; } }
svg text[fill='#000000'] { fill: var(--ink); } svg [stroke='#000000'] { stroke: var(--ink); }
";

/// Returns the whole page.
#[must_use]
pub fn render(results: &Results) -> String {
    let names = names(results);
    let place = |name: &str| names.iter().position(|known| known == name).unwrap_or(0);
    let mut out = String::from(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>legacy and modern beside redis-server</title>\n<style>",
    );
    out.push_str(STYLE);
    out.push_str(&colors());
    out.push_str("</style>\n</head>\n<body>\n<h1>legacy and modern beside redis-server</h1>\n");
    for line in text::head(results) {
        let _ = writeln!(out, "<div class=\"head\">{}</div>", escape(&line));
    }
    list(&mut out, "Missing", &results.missing, "");
    list(&mut out, "Warnings", &warnings(results), " class=\"warn\"");
    if let Some(table) = targets::table(results) {
        section(&mut out, &table);
    }

    let plots = plots::all(results);
    if !plots.is_empty() {
        out.push_str(
            "<h2>Plots</h2>\n<p class=\"note\">Axes with curves are logarithmic. Every \
                      figure's numbers stand in the tables below.</p>\n<div class=\"plots\">\n",
        );
        for (index, plot) in plots.iter().enumerate() {
            figure(&mut out, index, plot, &place);
        }
        out.push_str("</div>\n");
    }
    for table in tables::all(results) {
        section(&mut out, &table);
    }
    list(&mut out, "Remarks", &results.remarks, "");
    let _ = write!(
        out,
        "<h2>How to repeat it</h2>\n<p><code>cargo run --release -p bench {}</code></p>\n\
         </body>\n</html>\n",
        escape(&results.arguments.join(" "))
    );
    out
}

/// Returns every name that has a colour, in a fixed order.
fn names(results: &Results) -> Vec<String> {
    let mut names: Vec<String> =
        ["legacy", "modern", "redis-server", "floor-legacy", "floor-modern"].map(str::to_owned).into();
    for part in [Part::Throughput, Part::Latency, Part::Memory, Part::Growth] {
        for name in results.servers(part) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
    }
    names
}

/// Returns style rules that replace the plots' colours by those of the page.
fn colors() -> String {
    let hex = |index: usize| {
        let color = SERIES[index];
        format!("#{:02X}{:02X}{:02X}", color.0, color.1, color.2)
    };
    let mut out = String::new();
    for index in 0..SERIES.len() {
        let _ = writeln!(out, ".s{index} {{ color: {}; }}", hex(index));
    }
    out.push_str("@media (prefers-color-scheme: dark) {\n");
    for (index, dark) in DARK.iter().enumerate() {
        let light = hex(index);
        let _ = writeln!(
            out,
            ".s{index} {{ color: {dark}; }} svg [stroke='{light}'] {{ stroke: {dark}; }} \
             svg [fill='{light}'] {{ fill: {dark}; }}"
        );
    }
    out.push_str("}\n");
    out
}

fn figure(out: &mut String, index: usize, plot: &Plot, place: &impl Fn(&str) -> usize) {
    let Ok(svg) = plot.figure.draw(place) else {
        return;
    };
    let label = format!(
        "<svg role=\"img\" aria-labelledby=\"t{index} d{index}\"><title id=\"t{index}\">{}</title>\
         <desc id=\"d{index}\">{}</desc>",
        escape(&plot.title),
        escape(&plot.description)
    );
    // The opening tag that plotters writes has the size; the title and the description follow it.
    let (open, drawing) = svg.split_once('>').unwrap_or((&svg, ""));
    let attributes = open.strip_prefix("<svg").unwrap_or_default();
    let attributes = attributes.replacen("width=\"480\" height=\"320\" ", "", 1).replacen(
        " xmlns=\"http://www.w3.org/2000/svg\"",
        "",
        1,
    );
    let label = label.replacen("<svg ", &format!("<svg{attributes} "), 1);
    let _ = write!(out, "<figure>\n<h3>{}</h3>\n<ul class=\"key\">", escape(&plot.title));
    for name in plot.figure.names() {
        let color = place(name) % SERIES.len();
        let _ = write!(out, "<li><i class=\"s{color}\"></i>{}</li>", escape(name));
    }
    let _ = write!(out, "</ul>\n{label}{drawing}</figure>\n");
}

fn section(out: &mut String, table: &Table) {
    let _ = writeln!(out, "<h2>{}</h2>", escape(&table.title));
    if !table.note.is_empty() {
        let _ = writeln!(out, "<p class=\"note\">{}</p>", escape(&table.note));
    }
    out.push_str("<div class=\"wide\" tabindex=\"0\"><table>\n<thead><tr>");
    for column in &table.columns {
        let _ = write!(out, "<th scope=\"col\">{}</th>", escape(column));
    }
    out.push_str("</tr></thead>\n<tbody>\n");
    for row in &table.rows {
        out.push_str("<tr>");
        for cell in row {
            let class = match cell.as_str() {
                "met" | "open" | "MISSED" => format!(" class=\"{cell}\""),
                _ => String::new(),
            };
            let _ = write!(out, "<td{class}>{}</td>", escape(cell));
        }
        out.push_str("</tr>\n");
    }
    out.push_str("</tbody>\n</table></div>\n");
}

fn list(out: &mut String, title: &str, lines: &[String], class: &str) {
    if lines.is_empty() {
        return;
    }
    let _ = write!(out, "<h2>{title}</h2>\n<ul{class}>\n");
    for line in lines {
        let _ = writeln!(out, "<li>{}</li>", escape(line));
    }
    out.push_str("</ul>\n");
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::results::tests::run_of;

    fn page() -> String {
        let mut results = run_of(&[("modern", 1, 1, 2.0), ("modern", 16, 1, 1.0)]);
        results.warnings.push("a <b> & c".into());
        render(&results)
    }

    #[test]
    fn the_page_needs_nothing_from_the_network() {
        let page = page();
        for outside in ["http://", "https://", "<script", "@import", "<link", "url("] {
            assert!(!page.contains(outside), "{outside}");
        }
    }

    #[test]
    fn every_figure_has_a_title_and_a_description() {
        let page = page();
        let figures = page.matches("<figure>").count();
        assert_eq!(figures, 2);
        assert_eq!(page.matches("role=\"img\"").count(), figures);
        assert_eq!(page.matches("<desc ").count(), figures);
        assert_eq!(page.matches("viewBox").count(), figures);
    }

    #[test]
    fn text_is_escaped() {
        assert!(page().contains("a &lt;b&gt; &amp; c"));
    }
}
