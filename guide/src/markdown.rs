//! The parts of Markdown that the checks need: code blocks, links, and anchors like GitHub's.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::ops::Range;
use std::path::Path;

use pulldown_cmark::{BrokenLink, CodeBlockKind, CowStr, Event, Options, Parser, Tag, TagEnd};

use super::Problem;

/// A code block, with its position.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CodeBlock {
    /// Its lines, fences included, counted from 0.
    pub lines: Range<usize>,
    /// Info string of the fence; empty if there is none, as in an indented block.
    pub info: String,
    /// `true` if it has fences.
    pub fenced: bool,
    /// The code, each line ended by `\n`.
    pub code: String,
}

impl CodeBlock {
    /// Returns the first word of the info string, up to a comma: `rust` of `rust,ignore`.
    pub fn language(&self) -> &str {
        self.info.split(|c: char| c == ',' || c.is_whitespace()).next().unwrap_or("")
    }
}

fn options() -> Options {
    Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH | Options::ENABLE_TASKLISTS | Options::ENABLE_FOOTNOTES
}

/// Byte offsets of a document's line ends, used to find the line of an offset.
struct Lines {
    ends: Vec<usize>,
}

impl Lines {
    fn new(text: &str) -> Self {
        Self { ends: text.match_indices('\n').map(|(at, _)| at).collect() }
    }

    /// Returns the line of the byte `offset`, counted from 0.
    fn of(&self, offset: usize) -> usize {
        self.ends.partition_point(|&end| end < offset)
    }
}

/// Returns all code blocks of a document, in order.
pub fn code_blocks(text: &str) -> Vec<CodeBlock> {
    let places = Lines::new(text);
    let mut blocks: Vec<CodeBlock> = Vec::new();
    let mut inside = false;
    for (event, range) in Parser::new_ext(text, options()).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                inside = true;
                let end = text[range.clone()].trim_end().len() + range.start;
                let (info, fenced) = match kind {
                    CodeBlockKind::Fenced(info) => (info.to_string(), true),
                    CodeBlockKind::Indented => (String::new(), false),
                };
                blocks.push(CodeBlock {
                    lines: places.of(range.start)..places.of(end) + 1,
                    info,
                    fenced,
                    code: String::new(),
                });
            }
            Event::End(TagEnd::CodeBlock) => inside = false,
            Event::Text(code) if inside => {
                if let Some(block) = blocks.last_mut() {
                    block.code.push_str(&code);
                }
            }
            _ => {}
        }
    }
    blocks
}

/// Returns the anchor that GitHub gives to a heading: in lower case, with hyphens for spaces, without punctuation.
pub fn slug(heading: &str) -> String {
    heading
        .trim()
        .to_lowercase()
        .chars()
        .filter_map(|c| match c {
            ' ' => Some('-'),
            '-' | '_' => Some(c),
            _ => c.is_alphanumeric().then_some(c),
        })
        .collect()
}

/// A link in a document, with its position and its target.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Link {
    line: usize,
    target: String,
}

#[derive(Debug, Default)]
struct Page {
    anchors: HashSet<String>,
    links: Vec<Link>,
    /// Explicit anchors that occur twice in the page.
    doubled: Vec<Link>,
    /// Links `[text][name]` without a definition of `name`.
    undefined: Vec<Link>,
}

/// Returns all anchors of a document: those of its headings, and explicit ones.
pub fn anchors(text: &str) -> HashSet<String> {
    read_page(text).anchors
}

/// Returns the values of the attribute `name` in a piece of HTML.
fn attributes<'a>(html: &'a str, name: &str) -> Vec<&'a str> {
    let needle = format!("{name}=\"");
    let mut found = Vec::new();
    let mut rest = html;
    while let Some(at) = rest.find(&needle) {
        let is_whole_word = rest[..at].ends_with(char::is_whitespace);
        rest = &rest[at + needle.len()..];
        let Some(end) = rest.find('"') else { break };
        if is_whole_word {
            found.push(&rest[..end]);
        }
        rest = &rest[end..];
    }
    found
}

fn read_page<'text>(text: &'text str) -> Page {
    let places = Lines::new(text);
    let mut page = Page::default();
    let mut undefined = Vec::new();
    let mut headings: HashMap<String, usize> = HashMap::new();
    let mut heading: Option<String> = None;
    // GitHub's notes (`> [!NOTE]`) and task lists are not links: only `[text][name]` counts.
    let broken = |link: BrokenLink<'text>| -> Option<(CowStr<'text>, CowStr<'text>)> {
        if text[link.span.clone()].contains("][") {
            undefined.push(Link { line: places.of(link.span.start), target: link.reference.to_string() });
        }
        None
    };
    let parser = Parser::new_with_broken_link_callback(text, options(), Some(broken));
    for (event, range) in parser.into_offset_iter() {
        let line = places.of(range.start);
        match event {
            Event::Start(Tag::Heading { .. }) => heading = Some(String::new()),
            Event::End(TagEnd::Heading(_)) => {
                let slug = slug(&heading.take().unwrap_or_default());
                let uses = headings.entry(slug.clone()).or_insert(0);
                page.anchors.insert(if *uses == 0 { slug } else { format!("{slug}-{uses}") });
                *uses += 1;
            }
            Event::Text(part) | Event::Code(part) => {
                if let Some(heading) = heading.as_mut() {
                    heading.push_str(&part);
                }
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                page.links.push(Link { line, target: dest_url.to_string() });
            }
            Event::Html(html) | Event::InlineHtml(html) if !html.trim_start().starts_with("<!--") => {
                for attribute in ["id", "name"] {
                    for anchor in attributes(&html, attribute) {
                        if !page.anchors.insert(anchor.to_owned()) {
                            page.doubled.push(Link { line, target: anchor.to_owned() });
                        }
                    }
                }
                for attribute in ["href", "src"] {
                    for target in attributes(&html, attribute) {
                        page.links.push(Link { line, target: target.to_owned() });
                    }
                }
            }
            _ => {}
        }
    }
    page.undefined = undefined;
    page
}

/// Follows relative links and anchors; reads each page only once.
#[derive(Debug)]
pub struct LinkChecker<'a> {
    root: &'a Path,
    anchors: HashMap<String, HashSet<String>>,
}

impl<'a> LinkChecker<'a> {
    /// Returns a checker for the repository at `root`.
    pub fn new(root: &'a Path) -> Self {
        Self { root, anchors: HashMap::new() }
    }

    /// Returns the broken links of `file`, whose text is `text`.
    pub fn check(&mut self, file: &str, text: &str) -> Vec<Problem> {
        let page = read_page(text);
        let problem = |line: usize, what: String| Problem { file: file.to_owned(), line: line + 1, what };
        let mut problems = Vec::new();
        for link in page.doubled {
            problems.push(problem(link.line, format!("the anchor `{}` is set twice", link.target)));
        }
        for link in page.undefined {
            problems.push(problem(link.line, format!("the link `[{}]` is not defined", link.target)));
        }
        self.anchors.insert(file.to_owned(), page.anchors);
        for link in page.links {
            if let Err(what) = self.follow(file, &link.target) {
                problems.push(problem(link.line, format!("link `{}`: {what}", link.target)));
            }
        }
        problems.sort_by_key(|problem| problem.line);
        problems
    }

    fn follow(&mut self, from: &str, target: &str) -> Result<(), String> {
        let has_scheme = target
            .split_once(':')
            .is_some_and(|(scheme, _)| !scheme.is_empty() && scheme.chars().all(|c| c.is_ascii_alphanumeric()));
        if has_scheme {
            return Ok(());
        }
        let (path, anchor) = match target.split_once('#') {
            Some((path, anchor)) => (path, Some(anchor)),
            None => (target, None),
        };
        let path =
            if path.is_empty() { from.to_owned() } else { resolve(from, path).ok_or("leads out of the repository")? };
        if !self.anchors.contains_key(&path) && !self.root.join(&path).exists() {
            return Err(format!("there is no `{path}`"));
        }
        let Some(anchor) = anchor else { return Ok(()) };
        if !path.ends_with(".md") {
            return Err("an anchor into a file that is no page; quote a region instead of naming a line".to_owned());
        }
        if !self.anchors.contains_key(&path) {
            let text = fs::read_to_string(self.root.join(&path)).map_err(|error| format!("`{path}`: {error}"))?;
            self.anchors.insert(path.clone(), read_page(&text).anchors);
        }
        if self.anchors[&path].contains(anchor) { Ok(()) } else { Err(format!("`{path}` has no anchor `{anchor}`")) }
    }
}

/// Returns the path, relative to the root, that `target` means in the file `from`; `None` if it is outside the
/// repository.
fn resolve(from: &str, target: &str) -> Option<String> {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    if target.starts_with('/') {
        parts.clear();
    }
    for part in target.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    Some(parts.join("/"))
}

/// Returns the relative link from the page `from` to the file `to`, both relative to the root.
pub fn relative_link(from: &str, to: &str) -> String {
    let depth = from.matches('/').count();
    format!("{}{to}", "../".repeat(depth))
}

/// Returns a title for use as the second half of a heading: with its first letter in lower case, unless it begins with
/// code or a number.
pub fn lower(title: &str) -> String {
    let mut chars = title.chars();
    match (chars.next(), chars.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() || second == ' ' => {
            first.to_lowercase().chain(chars).collect()
        }
        _ => title.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn tree(files: &[(&str, &str)]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        for (path, text) in files {
            let path = root.path().join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        root
    }

    fn problems(text: &str) -> Vec<String> {
        let root = tree(&[("a/b.md", "# One two\n\n<a id=\"x\"></a>\n"), ("c.rs", "")]);
        LinkChecker::new(root.path()).check("a/page.md", text).into_iter().map(|problem| problem.to_string()).collect()
    }

    #[test]
    fn anchors_follow_github() {
        assert_eq!(slug("B1 — `tokio::run`, at the end!"), "b1--tokiorun-at-the-end");
        assert_eq!(slug("What is_it-like"), "what-is_it-like");
        let page = read_page("# Twice\n\n# Twice\n\n## `a` *b*\n");
        for anchor in ["twice", "twice-1", "a-b"] {
            assert!(page.anchors.contains(anchor), "{anchor}: {:?}", page.anchors);
        }
    }

    #[test]
    fn good_links_are_silent() {
        let text = "[a](b.md) [b](b.md#one-two) [c](b.md#x) [d](../c.rs) [e](#f) [g](https://x.y/z#q) [h][i]\n\n# f\n\n[i]: ../c.rs\n";
        assert_eq!(problems(text), Vec::<String>::new());
    }

    #[test]
    fn links_in_code_are_no_links() {
        assert_eq!(problems("`[a](nowhere)`\n\n```text\n[a](nowhere)\n```\n"), Vec::<String>::new());
    }

    #[test]
    fn bad_links_are_found() {
        assert_eq!(
            problems("x\n\n[a](gone.md) [b](b.md#gone)\n[c](#gone) [d](../c.rs#L3) [e](../../etc) [f][gone]"),
            [
                "a/page.md:3: link `gone.md`: there is no `a/gone.md`",
                "a/page.md:3: link `b.md#gone`: `a/b.md` has no anchor `gone`",
                "a/page.md:4: the link `[gone]` is not defined",
                "a/page.md:4: link `#gone`: `a/page.md` has no anchor `gone`",
                "a/page.md:4: link `../c.rs#L3`: an anchor into a file that is no page; quote a region instead of naming a line",
                "a/page.md:4: link `../../etc`: leads out of the repository",
            ]
        );
    }

    #[test]
    fn an_anchor_set_twice_is_found() {
        assert_eq!(problems("<a id=\"x\"></a>\n\ny <a id=\"x\"></a>\n"), ["a/page.md:3: the anchor `x` is set twice"]);
    }

    #[test]
    fn code_blocks_know_their_lines() {
        let blocks = code_blocks("a\n\n```rust,ignore\nx\n\ny\n```\n\n    z\n");
        assert_eq!(blocks.len(), 2);
        assert_eq!(blocks[0].lines, 2..7);
        assert_eq!(blocks[0].language(), "rust");
        assert_eq!(blocks[0].code, "x\n\ny\n");
        assert!(!blocks[1].fenced);
    }
}
