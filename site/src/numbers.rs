//! The figures: those of the last full report of `bench` in the repository.

use std::fs;

use minijinja::context;

use crate::Error;
use crate::markdown;
use crate::output::Output;
use crate::template::Site;

/// The page, to which links to the report lead.
pub(crate) const PAGE: &str = "numbers.html";

/// The report, relative to the root. `cargo run --release -p bench -- --output bench/report` writes it.
pub(crate) const REPORT: &str = "bench/report/report.html";

/// Writes the page. If there is no report, it shows the section of README.md instead.
pub(crate) fn write(site: &Site<'_>, out: &mut Output) -> Result<(), Error> {
    let root = site.links.root();
    let readme = fs::read_to_string(root.join("README.md")).map_err(Error::file(root.join("README.md")))?;
    let section = section(&readme, "How fast");
    let told = markdown::render(&site.links, PAGE, "README.md", &section).html;
    let report = fs::read_to_string(root.join(REPORT)).ok().and_then(|page| Some((style(&page)?, body(&page)?)));
    let (style, report) = report.unwrap_or_default();
    let html = site.render("numbers.html", PAGE, context! { title => "The numbers", told, style, report })?;
    out.write(PAGE, &html)
}

/// Returns the text under a second-level heading.
fn section(text: &str, heading: &str) -> String {
    let mut inside = false;
    let mut found = String::new();
    for line in text.lines() {
        if let Some(title) = line.strip_prefix("## ") {
            inside = title == heading;
            continue;
        }
        if inside {
            found.push_str(line);
            found.push('\n');
        }
    }
    found
}

fn between<'a>(text: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let (_, rest) = text.split_once(open)?;
    Some(rest.split_once(close)?.0)
}

/// Returns the style rules of the report that its plots and tables need, leaving out those that would change the page
/// around them.
fn style(page: &str) -> Option<String> {
    let rules = between(page, "<style>", "</style>")?;
    let kept = |rule: &str| {
        let selector = rule.split('{').next().unwrap_or("").trim();
        selector.starts_with('.') && !selector.starts_with(".head") || selector.starts_with("svg")
    };
    let (light, dark) = rules.rsplit_once("@media (prefers-color-scheme: dark) {").unwrap_or((rules, ""));
    let of = |text: &str| -> Vec<String> {
        text.split_inclusive('}').map(str::trim).filter(|rule| kept(rule)).map(str::to_owned).collect()
    };
    let scoped = |text: &str, before: &str| -> String {
        of(text).iter().map(|rule| format!("{before}.report {rule}\n")).collect()
    };
    Some(format!(
        "{}\n@media (prefers-color-scheme: dark) {{\n{}}}\n{}",
        scoped(light, ""),
        scoped(dark, ":root:not([data-theme=light]) "),
        scoped(dark, ":root[data-theme=dark] ")
    ))
}

/// Returns the report's content, with each heading one level lower.
fn body(page: &str) -> Option<String> {
    let body = between(page, "<body>", "</body>")?;
    let (_, body) = body.split_once("</h1>")?;
    Some(body.replace("<div class=\"wide\">", "<div class=\"wide\" tabindex=\"0\">"))
}
