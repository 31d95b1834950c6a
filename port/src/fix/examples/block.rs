//! Blocks of code in documentation, as rustdoc sees and wraps them.

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag, TagEnd};
use ra_ap_syntax::ast::{self, AstNode, HasModuleItem, HasName};
use ra_ap_syntax::{Edition, SourceFile, SyntaxKind, SyntaxNode, TextRange};

use super::text::{Doc, Made, size};
use crate::fix::change::Edit;

/// A line of a block.
#[derive(Debug, Clone)]
struct Line {
    /// The code in the documentation's text, without what hides it.
    code: std::ops::Range<usize>,
    /// Place in the documentation's text at which the line begins.
    start: usize,
    is_hidden: bool,
}

/// A block of code in documentation.
#[derive(Debug)]
pub(in crate::fix) struct Example {
    /// The program that rustdoc makes of it; the code alone where it makes none.
    wrapped: Made,
    /// Range in the file, from the first line of code to the last.
    pub(in crate::fix) span: TextRange,
    /// `true` if rustdoc compiles it, and this program can, too.
    pub(in crate::fix) is_code: bool,
    /// `true` if it needs a file of its own.
    pub(super) is_alone: bool,
    /// The places in the file of the beginnings of lines and of their code, and whether the line is hidden.
    lines: Vec<(usize, usize, bool)>,
    has_main: bool,
    edition: Edition,
}

/// Tags of a block.
struct Tags {
    is_compiled: bool,
    edition: Option<Edition>,
}

/// Returns the meaning of the words behind the fence: `no_run`, `ignore`, `edition2018`.
fn tags(words: &str) -> Tags {
    let (mut is_rust, mut is_other, mut is_left) = (false, false, false);
    let mut edition = None;
    for word in words.split([',', ' ', '\t']).filter(|word| !word.is_empty()) {
        match word {
            "rust" => is_rust = true,
            "should_panic" | "no_run" | "standalone" | "standalone_crate" => is_rust |= !is_other,
            "compile_fail" | "test_harness" | "custom" => is_left = true,
            _ if word.starts_with("ignore") => is_left = true,
            "edition2015" => edition = Some(Edition::Edition2015),
            "edition2018" => edition = Some(Edition::Edition2018),
            "edition2021" => edition = Some(Edition::Edition2021),
            "edition2024" => edition = Some(Edition::Edition2024),
            _ => is_other = true,
        }
    }
    Tags { is_compiled: !is_left && (is_rust || !is_other), edition }
}

/// Returns the blocks of code in documentation.
pub(super) fn blocks(file: &str, doc: &Doc, edition: Edition) -> Vec<Example> {
    let text = &doc.text.text;
    let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_TASKLISTS;
    let mut found = Vec::new();
    let mut open: Option<(Tags, Vec<Line>, bool)> = None;
    for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
        match event {
            Event::Start(Tag::CodeBlock(kind)) => {
                let words = match &kind {
                    CodeBlockKind::Fenced(words) => words.to_string(),
                    CodeBlockKind::Indented => String::new(),
                };
                open = Some((tags(&words), Vec::new(), doc.is_plain));
            }
            Event::Text(said) => {
                if let Some((_, lines, is_plain)) = &mut open {
                    *is_plain &= text[range.clone()] == *said;
                    add(text, range.start, &text[range.clone()], lines);
                }
            }
            Event::End(TagEnd::CodeBlock) => {
                if let Some((tags, lines, is_plain)) = open.take() {
                    found.extend(example(file, doc, &tags, &lines, is_plain, edition));
                }
            }
            _ => {}
        }
    }
    found
}

/// Adds the lines of a stretch of a block.
fn add(text: &str, start: usize, stretch: &str, lines: &mut Vec<Line>) {
    let mut at = start;
    for part in stretch.split_inclusive('\n') {
        let line = part.trim_end_matches('\n');
        let range = at..at + line.len();
        match lines.last_mut().filter(|last| !text[last.code.start..at].contains('\n') && last.code.end == at) {
            // The parser has cut a line in two.
            Some(last) => last.code.end = range.end,
            None => lines.push(Line { code: range, start: at, is_hidden: false }),
        }
        at += part.len();
    }
}

/// Returns a line without what hides it.
fn shown(text: &str, line: &Line) -> Line {
    let code = &text[line.code.clone()];
    let trimmed = code.trim();
    let first = line.code.start + code.len() - code.trim_start().len();
    let mut line = line.clone();
    if trimmed.starts_with("##") {
        // One sign of two stays, with the blanks before it left out.
        line.code.start = first + 1;
    } else if let Some(rest) = trimmed.strip_prefix("# ") {
        line.code = first + 2..first + 2 + rest.len();
        line.is_hidden = true;
    } else if trimmed == "#" {
        line.code = first + 1..first + 1;
        line.is_hidden = true;
    }
    line
}

fn example(file: &str, doc: &Doc, tags: &Tags, lines: &[Line], is_plain: bool, edition: Edition) -> Option<Example> {
    let text = &doc.text.text;
    let lines: Vec<Line> = lines.iter().map(|line| shown(text, line)).collect();
    let mut code = Made::default();
    let mut places = Vec::new();
    let mut heads = 0;
    let mut is_head = true;
    for line in &lines {
        let said = text[line.code.clone()].trim();
        is_head &= said.is_empty()
            || ["#![", "#[macro_use]", "extern crate ", "//"].iter().any(|start| said.starts_with(start));
        match (is_plain, doc.text.place(line.code.start), doc.text.place(line.start)) {
            (true, Some(at), Some(start)) => {
                code.push_from(file, at..at + line.code.len());
                places.push((start, at, line.is_hidden));
            }
            _ => code.push(&text[line.code.clone()]),
        }
        code.push("\n");
        if is_head {
            heads = code.text.len();
        }
    }
    // What stands in another file as a whole is an example of that file.
    if is_plain && places.is_empty() && !lines.is_empty() {
        return None;
    }
    let is_fit = tags.edition.is_none_or(|asked| asked == edition);
    let tree = SourceFile::parse(&code.text, edition);
    let has_main = tree.tree().items().any(
        |item| matches!(&item, ast::Item::Fn(function) if function.name().is_some_and(|name| name.text() == "main")),
    );
    let words = code.text.clone();
    // Names of the root of a crate mean another crate there, and macros come from there alone.
    let has_header = words.contains("#![")
        || words.contains("macro_use")
        || words.lines().any(|line| line.contains("extern crate ") && line.contains(" as "));
    let mut wrapped = Made::default();
    if has_main {
        wrapped.append(&code);
    } else {
        let (open, close) = match words.trim_end().ends_with("(())") {
            true => (
                "fn main() { fn _inner() -> core::result::Result<(), impl core::fmt::Debug> {\n",
                "\n} _inner().unwrap() }\n",
            ),
            false => ("fn main() {\n", "\n}\n"),
        };
        let (head, rest) = code.split(if has_header { heads } else { 0 });
        wrapped.append(&head);
        wrapped.push(open);
        wrapped.append(&rest);
        wrapped.push(close);
    }
    let is_read = is_plain && SourceFile::parse(&wrapped.text, edition).errors().is_empty();
    let is_code = tags.is_compiled && is_fit && is_read && !places.is_empty();
    let is_alone = has_header || ["crate::", "macro_export"].iter().any(|word| words.contains(word));
    let span = wrapped.span().unwrap_or_default();
    Some(Example { wrapped, span, is_code, is_alone, lines: places, has_main, edition })
}

impl Example {
    /// Returns the program.
    pub(in crate::fix) fn text(&self) -> &str {
        &self.wrapped.text
    }

    /// Returns the program with its places in the file.
    pub(super) fn made(&self) -> &Made {
        &self.wrapped
    }

    /// Returns the range in the program of a range of the file.
    pub(in crate::fix) fn inside(&self, range: TextRange) -> Option<TextRange> {
        self.wrapped.made(range)
    }

    /// Returns the range in the file of a range of the program.
    pub(in crate::fix) fn outside(&self, range: TextRange) -> Option<TextRange> {
        self.wrapped.range(range)
    }

    /// Returns the tree of the program, as the parser sees it.
    pub(in crate::fix) fn tree(&self) -> SyntaxNode {
        SourceFile::parse(self.text(), self.edition).syntax_node()
    }

    /// Returns the edit that writes an import into the example; nothing where it is there already. `None` if it cannot be
    /// written.
    ///
    /// The line is hidden where the example hides its own imports, and else it is shown: whoever copies the code needs it.
    pub(in crate::fix) fn import(&self, file: &str, import: &str) -> Option<Option<Edit>> {
        let tree = self.tree();
        let items: Vec<SyntaxNode> = match self.has_main {
            true => SourceFile::cast(tree)?.items().map(|item| item.syntax().clone()).collect(),
            false => self.statements(&tree)?,
        };
        let is_use = |node: &&SyntaxNode| node.kind() == SyntaxKind::USE;
        let line = format!("use {import};");
        if items.iter().filter(is_use).any(|node| node.text().to_string().trim() == line) {
            return Some(None);
        }
        let start = |node: &SyntaxNode| {
            let children = node.children_with_tokens();
            let first = children.into_iter().find(|child| child.kind() != SyntaxKind::WHITESPACE);
            first.map_or(node.text_range().start(), |child| child.text_range().start())
        };
        let is_placed = |node: &&SyntaxNode| self.wrapped.place(start(node).into()).is_some();
        let used = items.iter().find(is_use);
        // The imports of an example whose head is included from elsewhere stand there, and no line before its body can be written.
        let is_elsewhere = used.is_some_and(|used| !is_placed(&used));
        let body = if is_elsewhere { self.statements(&self.tree()).unwrap_or_default() } else { Vec::new() };
        let first = used.filter(is_placed).or_else(|| body.iter().find(is_placed)).or_else(|| {
            items.iter().find(|node| !matches!(node.kind(), SyntaxKind::EXTERN_CRATE | SyntaxKind::MACRO_RULES))
        })?;
        let at = self.wrapped.place(start(first).into())?;
        let (begins, code, is_hidden) = *self.lines.iter().rev().find(|(_, code, _)| *code <= at)?;
        let is_first = file[code..at].trim().is_empty();
        let from = file[..begins].rfind('\n').map_or(0, |newline| newline + 1);
        let before = &file[from..begins];
        if !is_first || !before.chars().all(|c| " \t/!*>".contains(c)) {
            return None;
        }
        let hides = is_hidden && first.kind() == SyntaxKind::USE || is_elsewhere;
        let hidden = if hides { "# " } else { "" };
        let indent = if is_hidden || hides { "" } else { &file[code..at] };
        Some(Some(Edit::insert(size(from), format!("{before}{indent}{hidden}{line}\n"))))
    }

    /// Returns the statements of the function that the code was wrapped in.
    fn statements(&self, tree: &SyntaxNode) -> Option<Vec<SyntaxNode>> {
        let functions = tree.descendants().filter_map(ast::Fn::cast);
        let wrapper = if self.text().contains("fn _inner()") { "_inner" } else { "main" };
        let mut named = functions.filter(|function| function.name().is_some_and(|name| name.text() == wrapper));
        let list = named.next()?.body()?.stmt_list()?;
        Some(list.syntax().children().collect())
    }
}
