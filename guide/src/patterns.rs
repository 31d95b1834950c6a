//! The last lines of the patterns, which link to the facts behind each pattern.

use std::fs;
use std::io;
use std::path::Path;

use super::behaviour::Behaviours;
use super::{Files, Problem};

/// Folder of the patterns, relative to the root.
const PATTERNS: &str = "guide/patterns";

/// Returns the patterns; in each, the last line `Facts: …` gets links that name the API.
///
/// # Errors
///
/// Fails if a pattern cannot be read.
pub(crate) fn pages(facts: &Behaviours, root: &Path) -> io::Result<(Files, Vec<Problem>)> {
    let (mut files, mut problems) = (Files::new(), Vec::new());
    if !root.join(PATTERNS).is_dir() {
        return Ok((files, problems));
    }
    let mut names = Vec::new();
    for entry in fs::read_dir(root.join(PATTERNS))? {
        names.push(entry?.file_name().to_string_lossy().into_owned());
    }
    names.sort();
    for name in names.iter().filter(|name| name.ends_with(".md")) {
        let file = format!("{PATTERNS}/{name}");
        let text = fs::read_to_string(root.join(&file))?;
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        let Some(at) = lines.iter().rposition(|line| line.starts_with("Facts: ")) else {
            problems.push(Problem { file, line: lines.len(), what: "a pattern ends with its `Facts: …`".to_owned() });
            continue;
        };
        let mut links = Vec::new();
        for fact in numbers(&lines[at]) {
            match (facts.label(&fact), facts.link(&fact)) {
                (Some(label), Some(link)) => links.push(format!("[{label}](../{link})")),
                _ => problems.push(Problem {
                    file: file.clone(),
                    line: at + 1,
                    what: format!("there is no fact {fact}"),
                }),
            }
        }
        lines[at] = format!("Facts: {}.", links.join(", "));
        files.push((file, lines.join("\n") + "\n"));
    }
    Ok((files, problems))
}

/// Returns the names of facts in a line, each once: `B1` counts in text, but not in an anchor.
fn numbers(line: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    for word in line.split(|c: char| !c.is_ascii_alphanumeric()) {
        let is_fact = word.strip_prefix('B').is_some_and(|n| !n.is_empty() && n.bytes().all(|b| b.is_ascii_digit()));
        if is_fact && !found.iter().any(|fact| fact == word) {
            found.push(word.to_owned());
        }
    }
    found
}
