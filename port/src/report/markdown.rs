//! Tables for an issue or a pull request.

use std::fmt::Write as _;

use super::Report;
use super::text::heading;

/// Writes a report.
pub fn write(report: &Report) -> String {
    let mut text = String::new();
    let summary = &report.summary;
    let _ = writeln!(text, "# tokio 0.1 in `{}`\n\n{}\n", report.root, heading(report));
    for line in super::text::conditions(report) {
        let _ = writeln!(text, "- {line}");
    }
    let _ = write!(
        text,
        "\n| uses | mechanical | local rewrite | redesign | with a fact | lines | by a machine |\n|--:|--:|--:|--:|--:|--:|--:|\n\
         | {} | {} | {} | {} | {} | {} | {} |\n",
        summary.total.uses,
        summary.total.mechanical,
        summary.total.local_rewrite,
        summary.total.redesign,
        summary.total.with_facts,
        summary.lines,
        summary.lines_by_machine,
    );
    if !report.facts_by_damage().is_empty() {
        text.push_str("\n## Silent changes, and other facts that apply\n\n| fact | | shows as | places | what to do |\n|---|---|---|--:|---|\n");
        for (name, places) in report.facts_by_damage() {
            if let Some(fact) = report.facts.get(name) {
                let _ = writeln!(
                    text,
                    "| [{name}]({}) | {} | {} | {places} | {} |",
                    fact.link,
                    cell(&fact.title),
                    fact.shows_as.name(),
                    cell(&fact.action)
                );
            }
        }
    }
    if !summary.dependencies.is_empty() {
        text.push_str("\n## Dependencies\n\n| now | then | brought in by | what bites |\n|---|---|---|---|\n");
        for dependency in &summary.dependencies {
            let by = dependency.brought_by.join(", ");
            let _ = writeln!(
                text,
                "| {} | {} | {by} | {} |",
                dependency.name,
                cell(&dependency.becomes),
                cell(&dependency.bites)
            );
        }
    }
    text.push_str("\n## Order of work\n\n");
    for (index, step) in summary.order.iter().enumerate() {
        let files: Vec<String> = step.files.iter().map(|file| format!("`{file}`")).collect();
        let _ = writeln!(text, "{}. {} ({} uses)", index + 1, files.join(" together with "), step.uses);
    }
    text.push_str("\n## Findings\n");
    let mut file = "";
    for finding in &report.findings {
        if report.baseline.is_some() && !finding.is_new {
            continue;
        }
        if finding.file != file {
            file = &finding.file;
            let _ = write!(
                text,
                "\n### `{file}`\n\n| line | 0.1 | 1 | class | effort | what to do | facts |\n|--:|---|---|---|---|---|---|\n"
            );
        }
        let facts: Vec<String> = finding
            .facts
            .iter()
            .map(|name| {
                report.facts.get(name).map_or_else(|| name.clone(), |fact| format!("⚠ [{name}]({})", fact.link))
            })
            .collect();
        let rule = match finding.link.as_str() {
            "" => format!("`{}`", finding.rule),
            link => format!("[`{}`]({link})", finding.rule),
        };
        let _ = writeln!(
            text,
            "| {} | {rule} | {} | {} | {} | {} | {} |",
            finding.line,
            if finding.new.is_empty() { "–".to_owned() } else { format!("`{}`", finding.new) },
            finding.class.map_or("–", |class| class.name()),
            finding.effort.map_or("–", |effort| effort.name()),
            cell(&finding.action),
            facts.join(" "),
        );
    }
    for change in &report.manifests {
        let _ = write!(text, "\n## `{}`\n\n```diff\n{}```\n\n", change.file, change.diff);
        for note in &change.notes {
            let _ = writeln!(text, "- {note}");
        }
    }
    text
}

fn cell(text: &str) -> String {
    text.replace('|', "\\|").replace('\n', " ")
}
