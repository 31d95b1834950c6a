//! Annotations of a GitHub workflow.

use std::fmt::Write as _;

use super::Report;

/// Writes a report: a line for each finding, and a notice for each general fact.
pub fn write(report: &Report) -> String {
    let mut text = String::new();
    for finding in &report.findings {
        if report.baseline.is_some() && !finding.is_new {
            continue;
        }
        let level = if finding.facts.is_empty() { "notice" } else { "warning" };
        let title = match finding.new.as_str() {
            "" => format!("{} ({})", finding.rule, finding.class.map_or("not in the map", |class| class.name())),
            new => format!("{} → {new}", finding.rule),
        };
        let mut message = finding.action.clone();
        for fact in &finding.facts {
            if let Some(described) = report.facts.get(fact) {
                let _ = write!(message, "\n⚠ {fact}: {}. {}", described.title, described.action);
            }
        }
        let _ = writeln!(
            text,
            "::{level} file={},line={},col={},endColumn={},title={}::{}",
            property(&finding.file),
            finding.line,
            finding.column,
            finding.end_column,
            property(&title),
            data(&message),
        );
    }
    for general in &report.general {
        let title = report.facts.get(&general.fact).map_or("", |fact| fact.title.as_str());
        let message =
            format!("{}: {title}, in {} places: {}", general.fact, general.places, general.likeliest.join(", "));
        let _ = writeln!(text, "::notice title={}::{}", property(&general.fact), data(&message));
    }
    for broken in &report.run.broken {
        let message = format!("{} ({}) does not build; the rest of the report is exact", broken.package, broken.target);
        let _ = writeln!(text, "::notice title=not built::{}", data(&message));
    }
    if let Some(why) = &report.run.not_compiled {
        let _ = writeln!(text, "::warning title=not compiled::{}", data(&format!("syntax only: {why}")));
    }
    text
}

fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_ends_a_command_is_escaped() {
        assert_eq!(property("a::b, 100%\n"), "a%3A%3Ab%2C 100%25%0A");
        assert_eq!(data("a::b, c\n"), "a::b, c%0A");
    }
}
