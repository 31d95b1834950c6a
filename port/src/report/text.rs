//! The form for a terminal, in the look of rustc.

use std::collections::HashMap;
use std::fmt::Write as _;
use std::path::Path;

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use super::{Finding, Report};
use crate::guide::Class;

/// Options for the form of the report.
#[derive(Debug, Clone, Copy, Default)]
pub struct Look {
    /// Colours.
    pub color: bool,
    /// The summary alone.
    pub summary_only: bool,
    /// Columns.
    pub width: usize,
}

/// Writes a report.
pub fn write(report: &Report, look: Look) -> String {
    let renderer = match look.color {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    let renderer = if look.width > 40 { renderer.term_width(look.width) } else { renderer };
    let mut text = String::new();
    if !look.summary_only {
        let mut files: HashMap<&str, String> = HashMap::new();
        for finding in &report.findings {
            if report.baseline.is_some() && !finding.is_new {
                continue;
            }
            let source = files.entry(&finding.file).or_insert_with(|| {
                let bytes = std::fs::read(Path::new(&report.root).join(&finding.file)).unwrap_or_default();
                String::from_utf8_lossy(&bytes).into_owned()
            });
            text.push_str(&renderer.render(&[group(report, finding, source)]));
            text.push_str("\n\n");
        }
    }
    text.push_str(&summary(report));
    text
}

fn group<'a>(report: &'a Report, finding: &'a Finding, source: &'a str) -> Group<'a> {
    let level = match finding.facts.is_empty() {
        true => Level::NOTE,
        false => Level::WARNING,
    };
    let class = finding.class.map_or("not in the map", Class::name);
    let effort = finding.effort.map(|effort| format!(", {}", effort.name())).unwrap_or_default();
    let title = match finding.new.as_str() {
        "" => format!("`{}` [{class}{effort}]", finding.rule),
        new if new == finding.rule => format!("`{new}` [{class}{effort}]"),
        new => format!("`{}` → `{new}` [{class}{effort}]", finding.rule),
    };
    let mut group = Group::with_title(level.primary_title(title));
    if finding.end <= source.len() && source.is_char_boundary(finding.start) && source.is_char_boundary(finding.end) {
        // Finds this line only, since splitting a long file again for each finding would be slow.
        let start = source[..finding.start].rfind('\n').map_or(0, |newline| newline + 1);
        let end = source[finding.end..].find('\n').map_or(source.len(), |newline| finding.end + newline);
        let mut annotation = AnnotationKind::Primary.span(finding.start - start..finding.end - start);
        if let Some(through) = &finding.through {
            annotation = annotation.label(format!("comes out of `{through}`"));
        }
        let snippet =
            Snippet::source(&source[start..end]).line_start(finding.line).path(&finding.file).annotation(annotation);
        group = group.element(snippet);
    }
    group = group.element(Level::HELP.message(&finding.action));
    for name in &finding.facts {
        if let Some(fact) = report.facts.get(name) {
            group = group.element(Level::WARNING.no_name().message(format!(
                "⚠ {name} ({}): {}. {}",
                fact.shows_as.name(),
                fact.title,
                fact.action
            )));
        }
    }
    let speaker = match finding.engine {
        crate::join::Engine::Exact => "the compiler",
        crate::join::Engine::Syntax => "the syntax",
    };
    let link = match finding.link.as_str() {
        "" => format!("said by {speaker}"),
        link => format!("said by {speaker}; see {link}"),
    };
    group.element(Level::NOTE.message(link))
}

/// Returns the first line, with the number of uses.
pub fn heading(report: &Report) -> String {
    let total = &report.summary.total;
    if total.uses == 0 && report.unsure.is_empty() {
        return "Nothing of tokio 0.1 is used here.".to_owned();
    }
    let files = report.summary.by_file.len();
    let mut text = format!(
        "{} in {}: {} mechanical, {} local rewrites, {} redesigns.",
        plural(total.uses, "use"),
        plural(files, "file"),
        total.mechanical,
        total.local_rewrite,
        total.redesign
    );
    if !report.unsure.is_empty() {
        let _ = write!(text, " {} more may be uses.", report.unsure.len());
    }
    text
}

fn plural(count: usize, what: &str) -> String {
    if count == 1 { format!("1 {what}") } else { format!("{count} {what}s") }
}

/// Returns the circumstances of the scan, line by line.
pub fn conditions(report: &Report) -> Vec<String> {
    let run = &report.run;
    let mut lines = Vec::new();
    match &run.not_compiled {
        Some(why) => lines.push(format!("NOT COMPILED, the syntax alone speaks: {}", why.trim())),
        None => {
            if let Some(compiler) = &run.compiler {
                lines.push(format!("exact: {compiler}, {}", run.features.join("; ")));
            }
        }
    }
    for cured in &run.revived {
        lines.push(format!("revived: {} {}; for good: {}", cured.cause, cured.done, cured.for_good));
    }
    for broken in &run.broken {
        let first = broken.error.lines().next().unwrap_or_default();
        lines.push(format!(
            "does not build: {} ({}): {first}; what was compiled is exact all the same",
            broken.package, broken.target
        ));
    }
    for unread in run.unread.iter().chain(&run.refused_manifests) {
        lines.push(match unread.line {
            0 => format!("not read: {}: {}", unread.file, unread.why),
            line => format!("read in part: {}:{line}: {}", unread.file, unread.why),
        });
    }
    if run.not_compiled.is_none() && !run.syntax_only_files.is_empty() {
        let shown: Vec<&str> = run.syntax_only_files.iter().take(5).map(String::as_str).collect();
        let more = run.syntax_only_files.len().saturating_sub(5);
        let more = if more > 0 { format!(" and {more} more") } else { String::new() };
        lines.push(format!("not shown to the compiler, so read by syntax: {}{more}", shown.join(", ")));
    }
    for copy in &run.refused_copies {
        lines.push(format!("the compiler refused the annotated copy of {copy}: its uses are the syntax's alone"));
    }
    lines
}

/// Returns the summary for planning.
pub fn summary(report: &Report) -> String {
    let mut text = String::new();
    let summary = &report.summary;
    let _ = writeln!(text, "{}", heading(report));
    for line in conditions(report) {
        let _ = writeln!(text, "  {line}");
    }
    if let Some(compared) = &report.baseline {
        let _ = writeln!(text, "\nbaseline: {} → {} uses; {} new", compared.before, compared.now, compared.new.len());
    }
    if summary.total.uses == 0 && summary.dependencies.is_empty() {
        return text;
    }
    if summary.total.uses > 0 {
        let _ = writeln!(
            text,
            "\nOf {} with uses, a machine can rewrite {} ({} %).",
            plural(summary.lines, "line"),
            summary.lines_by_machine,
            summary.lines_by_machine * 100 / summary.lines.max(1)
        );
    }
    if !summary.by_package.is_empty() {
        text.push_str("\nuses    mechanical  local  redesign  facts\n");
        let rows = summary.by_package.iter().map(|(name, counts)| (format!("{name} (package)"), counts));
        for (name, counts) in rows.chain(summary.by_file.iter().map(|(name, counts)| (name.clone(), counts))) {
            let _ = writeln!(
                text,
                "{:>5} {:>12} {:>6} {:>9} {:>6}  {name}",
                counts.uses, counts.mechanical, counts.local_rewrite, counts.redesign, counts.with_facts
            );
        }
    }
    let facts = report.facts_by_damage();
    if !facts.is_empty() {
        text.push_str("\nFacts, the worst first:\n");
        for (name, places) in facts {
            let Some(fact) = report.facts.get(name) else { continue };
            let general = report.general.iter().find(|general| general.fact == name);
            let first = report.findings.iter().find(|finding| finding.facts.iter().any(|known| known == name));
            let place = match (general, first) {
                (Some(general), _) => general.likeliest.join(", "),
                (None, Some(finding)) => format!("{}:{}", finding.file, finding.line),
                (None, None) => String::new(),
            };
            let _ = writeln!(text, "  {name:<4} {:<13} {places:>4} × {} ({place})", fact.shows_as.name(), fact.title);
        }
        text.push_str("  `cargo tokio-port scan --explain B35` shows a fact with its code.\n");
    }
    if !summary.dependencies.is_empty() {
        text.push_str("\nDependencies on generation 0.1:\n");
        for dependency in &summary.dependencies {
            let by = match dependency.brought_by.is_empty() {
                true => String::new(),
                false => format!("  (brought in by {})", dependency.brought_by.join(", ")),
            };
            let _ = writeln!(text, "  {} → {}{by}", dependency.name, dependency.becomes);
            if !dependency.bites.is_empty() {
                let _ = writeln!(text, "      {}", dependency.bites);
            }
        }
    }
    if !summary.order.is_empty() {
        text.push_str("\nOrder of work, what depends on nothing old first:\n");
        for (index, step) in summary.order.iter().enumerate() {
            let _ = writeln!(text, "  {:>3}. {} ({})", index + 1, step.files.join(" + "), plural(step.uses, "use"));
        }
    }
    for change in &report.manifests {
        let _ = write!(text, "\nThe manifest as it will be:\n{}", change.diff);
        for note in &change.notes {
            let _ = writeln!(text, "  {note}");
        }
    }
    text
}
