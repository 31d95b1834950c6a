//! Quotes: code blocks whose text comes from a region of a source file.
//!
//! In a document, a line `<!-- quote: PATH#REGION -->` owns the fenced block after it. A line `<!-- side-by-side:
//! PATH#REGION PATH#REGION -->` owns two captions and two blocks: that of 0.1, then that of 1.

use std::fs;
use std::path::Path;

use similar::TextDiff;

use super::markdown::{CodeBlock, code_blocks, relative_link};
use super::{Problem, region};

/// A document with up-to-date quotes.
#[derive(Debug)]
pub(crate) struct Refreshed {
    /// The whole document.
    pub text: String,
    /// Quotes that differed from their sources, each with the difference.
    pub differences: Vec<Problem>,
    /// Problems that writing cannot fix: a missing region, code that is not a quote.
    pub problems: Vec<Problem>,
}

/// A source that a marker names.
#[derive(Debug, PartialEq, Eq)]
struct Source<'a> {
    path: &'a str,
    region: &'a str,
}

#[derive(Debug, PartialEq, Eq)]
enum Marker<'a> {
    Quote(Source<'a>),
    SideBySide(Source<'a>, Source<'a>),
}

/// Parses a marker. Returns `None` if the line is not one, and `Some(Err)` if it is a malformed one.
fn marker(line: &str) -> Option<Result<Marker<'_>, String>> {
    let inside = line.trim().strip_prefix("<!--")?.trim_start();
    let (kind, rest) = inside.split_once(':')?;
    if !matches!(kind, "quote" | "side-by-side") {
        return None;
    }
    let Some(rest) = rest.strip_suffix("-->") else {
        return Some(Err("a marker has to end with `-->` on its own line".to_owned()));
    };
    let sources: Option<Vec<Source<'_>>> = rest
        .split_whitespace()
        .map(|source| {
            let (path, region) = source.split_once('#')?;
            (!path.is_empty() && !region.is_empty()).then_some(Source { path, region })
        })
        .collect();
    let Some(sources) = sources else {
        return Some(Err("a source is written `path/to/file.rs#region`".to_owned()));
    };
    let mut sources = sources.into_iter();
    Some(match (kind, sources.next(), sources.next(), sources.next()) {
        ("quote", Some(source), None, None) => Ok(Marker::Quote(source)),
        ("side-by-side", Some(old), Some(new), None) => Ok(Marker::SideBySide(old, new)),
        ("quote", ..) => Err("`quote` takes one source".to_owned()),
        _ => Err("`side-by-side` takes two sources".to_owned()),
    })
}

/// Returns the fenced block that shows `source`, without a line end after the closing fence.
fn block(root: &Path, source: &Source<'_>) -> Result<String, String> {
    let whole = fs::read_to_string(root.join(source.path)).map_err(|error| format!("`{}`: {error}", source.path))?;
    let code = region::extract(&whole, source.region).map_err(|error| format!("`{}`: {error}", source.path))?;
    let language = match source.path.rsplit_once('.').map_or("", |(_, extension)| extension) {
        "rs" => "rust",
        "toml" => "toml",
        "sh" => "sh",
        "yml" | "yaml" => "yaml",
        _ => "text",
    };
    // A doc comment may contain fences, so the outer fence has to be longer.
    let mut fence = "```".to_owned();
    while code.contains(&fence) {
        fence.push('`');
    }
    Ok(format!("{fence}{language}\n{code}{fence}"))
}

fn caption(document: &str, generation: &str, source: &Source<'_>) -> String {
    let Source { path, .. } = source;
    format!("**{generation}** · [`{path}`]({})", relative_link(document, path))
}

fn is_caption(line: &str) -> bool {
    line.starts_with("**tokio 0.1** · ") || line.starts_with("**tokio 1** · ")
}

/// Returns what a marker owns at present: the line after its last line, and the indices of its blocks.
fn owned(lines: &[&str], marker: usize, pairs: bool, blocks: &[CodeBlock]) -> (usize, Vec<usize>) {
    let mut end = marker + 1;
    let mut at = marker + 1;
    let mut found = Vec::new();
    let wanted = if pairs { 2 } else { 1 };
    while found.len() < wanted && at < lines.len() {
        if lines[at].trim().is_empty() {
            at += 1;
        } else if pairs && is_caption(lines[at]) {
            at += 1;
            end = at;
        } else if let Some(index) = blocks.iter().position(|block| block.fenced && block.lines.start == at) {
            found.push(index);
            at = blocks[index].lines.end;
            end = at;
        } else {
            break;
        }
    }
    (end, found)
}

fn difference(old: &str, new: &str) -> String {
    TextDiff::from_lines(old, new).unified_diff().context_radius(2).header("the guide", "the source").to_string()
}

/// Updates all quotes of `document`, a file relative to `root` with the text `text`, from their sources.
pub(crate) fn refresh(root: &Path, document: &str, text: &str) -> Refreshed {
    let blocks = code_blocks(text);
    let lines: Vec<&str> = text.lines().collect();
    let mut refreshed = Refreshed { text: String::new(), differences: Vec::new(), problems: Vec::new() };
    let problem = |line: usize, what: String| Problem { file: document.to_owned(), line: line + 1, what };
    let mut quoted = vec![false; blocks.len()];
    let mut at = 0;
    while at < lines.len() {
        let line = lines[at];
        refreshed.text.push_str(line);
        refreshed.text.push('\n');
        let in_code = blocks.iter().any(|block| block.lines.contains(&at));
        let found = if in_code { None } else { marker(line) };
        let Some(found) = found else {
            at += 1;
            continue;
        };
        let found = match found {
            Ok(found) => found,
            Err(what) => {
                refreshed.problems.push(problem(at, what));
                at += 1;
                continue;
            }
        };
        let pairs = matches!(found, Marker::SideBySide(..));
        let (end, now) = owned(&lines, at, pairs, &blocks);
        for index in now {
            quoted[index] = true;
        }
        let wanted = match &found {
            Marker::Quote(source) => block(root, source),
            Marker::SideBySide(old, new) => block(root, old).and_then(|old_block| {
                let new_block = block(root, new)?;
                Ok(format!(
                    "\n{}\n\n{old_block}\n\n{}\n\n{new_block}",
                    caption(document, "tokio 0.1", old),
                    caption(document, "tokio 1", new),
                ))
            }),
        };
        let present: String = lines[at + 1..end].iter().map(|line| format!("{line}\n")).collect();
        match wanted {
            Ok(wanted) => {
                let wanted = format!("{wanted}\n");
                if wanted != present {
                    refreshed.differences.push(problem(
                        at,
                        format!(
                            "the quote differs from its source (`--write` refreshes it):\n{}",
                            difference(&present, &wanted)
                        ),
                    ));
                }
                refreshed.text.push_str(&wanted);
            }
            Err(what) => {
                refreshed.problems.push(problem(at, what));
                refreshed.text.push_str(&present);
            }
        }
        at = end;
    }
    for (block, quoted) in blocks.iter().zip(quoted) {
        if quoted {
            continue;
        }
        let what = if matches!(block.language(), "rust" | "rs") {
            "Rust code that is no quote: put it into a source that is compiled, and a `quote` marker before it"
        } else if block.language().is_empty() {
            "a code block has to name its language (`text` for output)"
        } else {
            continue;
        };
        refreshed.problems.push(problem(block.lines.start, what.to_owned()));
    }
    refreshed.problems.sort_by_key(|problem| problem.line);
    refreshed
}

#[cfg(test)]
mod tests {
    use super::*;

    fn root() -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in [
            ("legacy/src/x.rs", "// region: r\nfn old() {}\n// endregion: r\n"),
            ("modern/src/x.rs", "// region: r\nasync fn new() {}\n// endregion: r\n"),
        ] {
            fs::create_dir_all(root.path().join(path).parent().unwrap()).unwrap();
            fs::write(root.path().join(path), text).unwrap();
        }
        root
    }

    fn written(text: &str) -> String {
        refresh(root().path(), "guide/a.md", text).text
    }

    fn complaints(text: &str) -> Vec<String> {
        let refreshed = refresh(root().path(), "guide/a.md", text);
        refreshed.problems.iter().chain(&refreshed.differences).map(Problem::to_string).collect()
    }

    const QUOTE: &str = "a\n\n<!-- quote: legacy/src/x.rs#r -->\n```rust\nfn old() {}\n```\n\nb\n";

    #[test]
    fn a_marker_alone_gets_its_block() {
        assert_eq!(written("a\n\n<!-- quote: legacy/src/x.rs#r -->\n\nb\n"), QUOTE);
    }

    #[test]
    fn a_true_quote_is_left_alone() {
        assert_eq!(written(QUOTE), QUOTE);
        assert_eq!(complaints(QUOTE), Vec::<String>::new());
    }

    #[test]
    fn a_quote_that_differs_is_reported_and_refreshed() {
        let stale = QUOTE.replace("old", "older");
        assert_eq!(written(&stale), QUOTE);
        let complaints = complaints(&stale);
        assert_eq!(complaints.len(), 1);
        assert!(complaints[0].starts_with("guide/a.md:3: the quote differs"), "{}", complaints[0]);
        assert!(complaints[0].contains("-fn older() {}\n+fn old() {}\n"), "{}", complaints[0]);
    }

    #[test]
    fn side_by_side_is_two_captioned_blocks() {
        let marker = "<!-- side-by-side: legacy/src/x.rs#r modern/src/x.rs#r -->\n";
        let full = format!(
            "{marker}\n**tokio 0.1** · [`legacy/src/x.rs`](../legacy/src/x.rs)\n\n```rust\nfn old() {{}}\n```\n\n\
             **tokio 1** · [`modern/src/x.rs`](../modern/src/x.rs)\n\n```rust\nasync fn new() {{}}\n```\n"
        );
        assert_eq!(written(marker), full);
        assert_eq!(written(&full), full);
        assert_eq!(complaints(&full), Vec::<String>::new());
    }

    #[test]
    fn code_that_is_no_quote_is_reported() {
        assert_eq!(complaints("x\n\n```rust\nfn f() {}\n```\n").len(), 1);
        assert_eq!(complaints("```\nfn f() {}\n```\n").len(), 1);
        assert_eq!(complaints("```sh\ncargo test\n```\n").len(), 0);
    }

    #[test]
    fn a_missing_region_or_file_is_reported_with_its_line() {
        assert_eq!(
            complaints("\n<!-- quote: legacy/src/x.rs#gone -->\n"),
            ["guide/a.md:2: `legacy/src/x.rs`: no `region: gone` in this file"]
        );
        assert!(complaints("<!-- quote: nowhere.rs#r -->\n")[0].starts_with("guide/a.md:1: `nowhere.rs`: "));
    }

    #[test]
    fn a_misspelt_marker_is_reported() {
        for marker in [
            "<!-- quote: legacy/src/x.rs -->",
            "<!-- quote: a#b c#d -->",
            "<!-- side-by-side: a#b -->",
            "<!-- quote: a#b",
        ] {
            assert_eq!(complaints(marker).len(), 1, "{marker}");
        }
    }

    #[test]
    fn a_marker_inside_code_is_text() {
        let text = "```text\n<!-- quote: gone.rs#r -->\n```\n";
        assert_eq!(complaints(text), Vec::<String>::new());
        assert_eq!(written(text), text);
    }
}
