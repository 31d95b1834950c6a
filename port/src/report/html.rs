//! One page that needs nothing else: a map of the project by remaining uses, a search, all findings with their facts.

use std::fmt::Write as _;

use super::text::{conditions, heading};
use super::{Finding, Report};
use crate::join::Engine;

/// Writes a report.
pub fn write(report: &Report) -> String {
    let mut text = String::new();
    let title = report.root.rsplit(['/', '\\']).next().unwrap_or(&report.root);
    let _ = write!(
        text,
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n<title>tokio 0.1 in {}</title>\n<style>\n{}</style>\n</head>\n<body>\n",
        escape(title),
        include_str!("page.css"),
    );
    let _ = write!(
        text,
        "<header>\n<h1>tokio 0.1 in <code>{}</code></h1>\n<p class=\"lead\">{}</p>\n",
        escape(title),
        escape(&heading(report))
    );
    let conditions = conditions(report);
    if !conditions.is_empty() {
        text.push_str("<ul class=\"conditions\">\n");
        for line in conditions {
            let class = if line.starts_with("NOT COMPILED") { " class=\"alarm\"" } else { "" };
            let _ = writeln!(text, "<li{class}>{}</li>", escape(&line));
        }
        text.push_str("</ul>\n");
    }
    text.push_str("</header>\n<main>\n");
    figures(report, &mut text);
    map(report, &mut text);
    facts(report, &mut text);
    plan(report, &mut text);
    findings(report, &mut text);
    let _ = write!(text, "</main>\n<script>\n{}</script>\n</body>\n</html>\n", include_str!("page.js"));
    text
}

fn figures(report: &Report, text: &mut String) {
    let summary = &report.summary;
    let total = &summary.total;
    let share = summary.lines_by_machine * 100 / summary.lines.max(1);
    text.push_str("<section class=\"figures\">\n");
    let mut figures = vec![
        (total.uses.to_string(), "uses"),
        (total.mechanical.to_string(), "mechanical"),
        (total.local_rewrite.to_string(), "local rewrites"),
        (total.redesign.to_string(), "redesigns"),
        (total.with_facts.to_string(), "with a fact"),
        (format!("{share} %"), "of lines by a machine"),
    ];
    if let Some(compared) = &report.baseline {
        figures.push((format!("{} → {}", compared.before, compared.now), "since the baseline"));
    }
    for (number, what) in figures {
        let _ = writeln!(text, "<div><b>{number}</b><span>{what}</span></div>");
    }
    text.push_str("</section>\n");
}

/// Files as areas, as large as their uses.
fn map(report: &Report, text: &mut String) {
    if report.summary.by_file.is_empty() {
        return;
    }
    text.push_str("<section>\n<h2>The project by remaining uses</h2>\n<div class=\"map\">\n");
    let mut files: Vec<_> = report.summary.by_file.iter().collect();
    files.sort_by_key(|(name, counts)| (std::cmp::Reverse(counts.uses), (*name).clone()));
    for (name, counts) in files {
        let weight = (counts.local_rewrite + 2 * counts.redesign) * 100 / counts.uses.max(1);
        let heat = match weight {
            0..=9 => 0,
            10..=24 => 1,
            25..=49 => 2,
            _ => 3,
        };
        let _ = writeln!(
            text,
            "<a class=\"heat{heat}\" style=\"flex-grow:{0}\" href=\"#{1}\" title=\"{2}: {0} uses, {3} local rewrites, {4} redesigns\"><span>{2}</span><b>{0}</b></a>",
            counts.uses,
            anchor(name),
            escape(name),
            counts.local_rewrite,
            counts.redesign,
        );
    }
    text.push_str("</div>\n<p class=\"legend\">As large as its uses; the darker, the more of them are more than search and replace.</p>\n</section>\n");
}

fn facts(report: &Report, text: &mut String) {
    let list = report.facts_by_damage();
    if list.is_empty() {
        return;
    }
    text.push_str("<section>\n<h2>Facts, the worst first</h2>\n");
    for (name, places) in list {
        let Some(fact) = report.facts.get(name) else { continue };
        let general = report.general.iter().find(|general| general.fact == name);
        let _ = write!(
            text,
            "<details id=\"fact-{name}\"><summary><b>{name}</b> <span class=\"shows {}\">{}</span> {} <span class=\"count\">{places} ×</span></summary>\n\
             <p><b>0.1:</b> {}</p>\n<p><b>1:</b> {}</p>\n<p><b>What to do:</b> {}</p>\n",
            fact.shows_as.name().replace(' ', "-"),
            fact.shows_as.name(),
            code(&fact.title),
            code(&fact.legacy),
            code(&fact.modern),
            code(&fact.action),
        );
        if let Some(general) = general {
            let _ = writeln!(text, "<p>Likeliest: {}</p>", escape(&general.likeliest.join(", ")));
        }
        let _ = write!(text, "<p><a href=\"{0}\">{0}</a></p>\n</details>\n", escape(&fact.link));
    }
    text.push_str("</section>\n");
}

fn plan(report: &Report, text: &mut String) {
    let summary = &report.summary;
    if !summary.dependencies.is_empty() {
        text.push_str("<section>\n<h2>Dependencies</h2>\n<div class=\"scroll\"><table>\n<tr><th>now</th><th>then</th><th>brought in by</th></tr>\n");
        for dependency in &summary.dependencies {
            let _ = writeln!(
                text,
                "<tr><td>{}</td><td>{}<br><small>{}</small></td><td>{}</td></tr>",
                escape(&dependency.name),
                code(&dependency.becomes),
                code(&dependency.bites),
                escape(&dependency.brought_by.join(", "))
            );
        }
        text.push_str("</table></div>\n</section>\n");
    }
    if !summary.order.is_empty() {
        text.push_str("<section>\n<h2>Order of work</h2>\n<ol class=\"order\">\n");
        for step in &summary.order {
            let files: Vec<String> =
                step.files.iter().map(|file| format!("<a href=\"#{}\">{}</a>", anchor(file), escape(file))).collect();
            let _ = writeln!(text, "<li>{} <span class=\"count\">{}</span></li>", files.join(" + "), step.uses);
        }
        text.push_str("</ol>\n</section>\n");
    }
    for change in &report.manifests {
        let _ = write!(
            text,
            "<section>\n<h2><code>{}</code> as it will be</h2>\n<pre class=\"diff\">",
            escape(&change.file)
        );
        for line in change.diff.lines() {
            let class = match line.as_bytes().first() {
                Some(b'+') => "add",
                Some(b'-') => "del",
                _ => "same",
            };
            let _ = writeln!(text, "<span class=\"{class}\">{}</span>", escape(line));
        }
        text.push_str("</pre>\n");
        for note in &change.notes {
            let _ = writeln!(text, "<p>{}</p>", code(note));
        }
        text.push_str("</section>\n");
    }
}

fn findings(report: &Report, text: &mut String) {
    text.push_str(
        "<section>\n<h2>Findings</h2>\n<div class=\"tools\"><input id=\"search\" type=\"search\" placeholder=\"search: a path, a file, B35, redesign …\" aria-label=\"search findings\">\
         <label><input type=\"checkbox\" id=\"facts-only\"> with a fact only</label><span id=\"shown\"></span></div>\n",
    );
    let mut file = "";
    let mut lines: Vec<String> = Vec::new();
    for finding in &report.findings {
        if report.baseline.is_some() && !finding.is_new {
            continue;
        }
        if finding.file != file {
            if !file.is_empty() {
                text.push_str("</div>\n");
            }
            file = &finding.file;
            let bytes = std::fs::read(std::path::Path::new(&report.root).join(file)).unwrap_or_default();
            lines = String::from_utf8_lossy(&bytes).lines().map(str::to_owned).collect();
            let _ = writeln!(text, "<div class=\"file\" id=\"{}\">\n<h3>{}</h3>", anchor(file), escape(file));
        }
        row(report, finding, lines.get(finding.line - 1).map_or("", String::as_str), text);
    }
    if !file.is_empty() {
        text.push_str("</div>\n");
    }
    if !report.unsure.is_empty() {
        let _ = write!(text, "<details><summary>{} places that may be uses</summary>\n<ul>\n", report.unsure.len());
        for unsure in &report.unsure {
            let _ = writeln!(
                text,
                "<li>{}:{}:{} <code>{}</code></li>",
                escape(&unsure.file),
                unsure.line,
                unsure.column,
                escape(&unsure.may_be)
            );
        }
        text.push_str("</ul>\n</details>\n");
    }
    text.push_str("</section>\n");
}

fn row(report: &Report, finding: &Finding, line: &str, text: &mut String) {
    let class = finding.class.map_or("not in the map", |class| class.name());
    let effort = finding.effort.map_or("", |effort| effort.name());
    let engine = match finding.engine {
        Engine::Exact => "exact",
        Engine::Syntax => "syntax",
    };
    let new = match finding.new.as_str() {
        "" => String::new(),
        new => format!(" → <code>{}</code>", escape(new)),
    };
    let _ = write!(
        text,
        "<article{}><div class=\"what\"><span class=\"line\">{}</span> <code class=\"old\">{}</code>{new} <span class=\"tag\">{class}</span> <span class=\"tag {}\">{effort}</span> <span class=\"tag quiet\">{engine}</span></div>",
        if finding.facts.is_empty() { "" } else { " class=\"biting\"" },
        finding.line,
        escape(&finding.rule),
        effort.replace(' ', "-"),
    );
    let characters: Vec<char> = line.chars().collect();
    let (start, end) = (
        finding.column.saturating_sub(1).min(characters.len()),
        finding.end_column.saturating_sub(1).min(characters.len()),
    );
    let part = |from: usize, to: usize| escape(&characters[from..to.max(from)].iter().collect::<String>());
    let _ = write!(
        text,
        "<pre>{}<mark>{}</mark>{}</pre><p>{}</p>",
        part(0, start).trim_start(),
        part(start, end),
        part(end, characters.len()),
        code(&finding.action)
    );
    for name in &finding.facts {
        if let Some(fact) = report.facts.get(name) {
            let _ = write!(text, "<p class=\"fact\">⚠ <a href=\"#fact-{name}\">{name}</a> {}</p>", code(&fact.title));
        }
    }
    text.push_str("</article>\n");
}

fn anchor(file: &str) -> String {
    let plain: String = file.chars().map(|c| if c.is_ascii_alphanumeric() { c } else { '-' }).collect();
    format!("f-{plain}")
}

fn escape(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;").replace('"', "&quot;")
}

/// Escapes, and sets what stands in backquotes as code.
fn code(text: &str) -> String {
    let mut html = String::new();
    for (index, part) in text.split('`').enumerate() {
        match index % 2 {
            0 => html.push_str(&escape(part)),
            _ => {
                let _ = write!(html, "<code>{}</code>", escape(part));
            }
        }
    }
    html
}
