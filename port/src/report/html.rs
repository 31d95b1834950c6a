//! One self-contained page: a map of the project by remaining uses, a search, and all findings with their facts.

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

/// Draws files as areas in proportion to their uses.
fn map(report: &Report, text: &mut String) {
    if report.summary.by_file.is_empty() {
        return;
    }
    text.push_str("<section>\n<h2>The project by remaining uses</h2>\n<div class=\"map\">\n");
    let mut files: Vec<_> = report.summary.by_file.iter().collect();
    files.sort_by_key(|(name, counts)| (std::cmp::Reverse(counts.uses), (*name).clone()));
    let names: Vec<&str> = files.iter().map(|(name, _)| name.as_str()).collect();
    let areas = areas(&files.iter().map(|(_, counts)| counts.uses).collect::<Vec<_>>());
    for ((name, counts), area) in files.into_iter().zip(areas) {
        let weight = (counts.local_rewrite + 2 * counts.redesign) * 100 / counts.uses.max(1);
        let heat = match weight {
            0..=9 => 0,
            10..=24 => 1,
            25..=49 => 2,
            _ => 3,
        };
        let Area { left, top, width, height } = area;
        let _ = writeln!(
            text,
            "<a class=\"heat{heat}\" style=\"left:{left:.3}%;top:{top:.3}%;width:{width:.3}%;height:{height:.3}%\" href=\"#{}\" \
             title=\"{1}: {2} uses, {3} local rewrites, {4} redesigns\"><div><b>{2}</b> <span>{5}</span></div></a>",
            anchor(name),
            escape(name),
            counts.uses,
            counts.local_rewrite,
            counts.redesign,
            escape(short_name(name, &names)),
        );
    }
    text.push_str(
        "</div>\n<p class=\"legend\">As large as its uses; the darker, the more of them are more than search and replace.</p>\n</section>\n",
    );
}

/// Returns the shortest end of a file's path that no other file of the project has: `conn.rs`, or `client/conn.rs` if
/// there are two.
fn short_name<'a>(name: &'a str, all: &[&str]) -> &'a str {
    let is_shared = |short: &str| {
        let ends_so =
            |other: &&&str| **other == short || other.strip_suffix(short).is_some_and(|rest| rest.ends_with('/'));
        all.iter().filter(ends_so).count() > 1
    };
    name.rmatch_indices('/').map(|(at, _)| &name[at + 1..]).find(|short| !is_shared(short)).unwrap_or(name)
}

/// A part of the map, in percent of its width and height.
#[derive(Debug, Clone, Copy, PartialEq)]
struct Area {
    left: f64,
    top: f64,
    width: f64,
    height: f64,
}

/// Divides the map in proportion to counts, the largest first: rows along the shorter side, with areas as square as
/// possible.
#[allow(clippy::cast_precision_loss)] // counts of uses
fn areas(counts: &[usize]) -> Vec<Area> {
    let mut free = Area { left: 0.0, top: 0.0, width: 100.0, height: 100.0 };
    let mut placed = Vec::new();
    let mut rest = counts;
    while !rest.is_empty() {
        // The page is about twice as wide as the map is high.
        let is_wide = free.width * 2.0 >= free.height;
        let (long, short) = if is_wide { (free.width * 2.0, free.height) } else { (free.height, free.width * 2.0) };
        let left: f64 = rest.iter().sum::<usize>() as f64;
        let worst = |row: &[usize]| {
            let sum = row.iter().sum::<usize>() as f64;
            let thickness = long * sum / left;
            row.iter()
                .map(|count| short * *count as f64 / sum)
                .map(|length| (length / thickness).max(thickness / length))
                .fold(0.0, f64::max)
        };
        let mut taken = 1;
        while taken < rest.len() && worst(&rest[..=taken]) <= worst(&rest[..taken]) {
            taken += 1;
        }
        let sum = rest[..taken].iter().sum::<usize>() as f64;
        let share = sum / left;
        let mut along = 0.0;
        for count in &rest[..taken] {
            let part = *count as f64 / sum;
            placed.push(match is_wide {
                true => Area {
                    left: free.left,
                    top: free.top + along * free.height,
                    width: free.width * share,
                    height: free.height * part,
                },
                false => Area {
                    left: free.left + along * free.width,
                    top: free.top,
                    width: free.width * part,
                    height: free.height * share,
                },
            });
            along += part;
        }
        match is_wide {
            true => {
                free.left += free.width * share;
                free.width *= 1.0 - share;
            }
            false => {
                free.top += free.height * share;
                free.height *= 1.0 - share;
            }
        }
        rest = &rest[taken..];
    }
    placed
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

/// Escapes a text, and shows the parts in backquotes as code.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_named_by_as_much_of_its_path_as_tells_it_from_others() {
        let all = ["lib.rs", "src/client/conn.rs", "src/server/conn.rs", "src/io.rs", "src/lib.rs", "src/audio.rs"];
        let short: Vec<&str> = all.iter().map(|name| short_name(name, &all)).collect();
        assert_eq!(short, ["lib.rs", "client/conn.rs", "server/conn.rs", "io.rs", "src/lib.rs", "audio.rs"]);
    }

    #[test]
    fn areas_are_as_large_as_their_counts_and_fill_the_map() {
        let counts = [40, 30, 20, 5, 3, 1, 1];
        let areas = areas(&counts);
        for (area, count) in areas.iter().zip(counts) {
            let size = area.width * area.height / 100.0;
            assert!((size - f64::from(u32::try_from(count).unwrap())).abs() < 0.001, "{area:?} {count}");
            assert!(
                area.left >= 0.0 && area.left + area.width < 100.001 && area.top + area.height < 100.001,
                "{area:?}"
            );
        }
    }
}
