//! Extracts the prose of a file.

use ra_ap_rustc_lexer::{FrontmatterAllowed, LiteralKind, TokenKind, tokenize};

use crate::markdown;

/// A piece of coherent prose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Line of the file on which it begins, from 1.
    pub line: usize,
    /// Text, with the file's line breaks.
    pub text: String,
}

/// Returns the passages of a file: the comments and strings of Rust, everything except Rust code in Markdown, and the
/// whole text of any other file.
#[must_use]
pub fn passages(file: &str, text: &str) -> Vec<Passage> {
    match file.rsplit_once('.') {
        Some((_, "rs")) => rust(text, 1),
        Some((_, "md")) => document(text),
        _ => vec![Passage { line: 1, text: text.to_owned() }],
    }
}

fn document(text: &str) -> Vec<Passage> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    let mut rest = lines.clone();
    for block in markdown::code_blocks(text) {
        if block.language() == "rust" {
            let inside = block.lines.start + 1..block.lines.end.min(lines.len());
            found.extend(rust(&lines[inside.clone()].join("\n"), inside.start + 1));
            rest[inside].fill("");
        }
    }
    found.push(Passage { line: 1, text: rest.join("\n") });
    found
}

/// Role that a token of Rust plays in a passage.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Part {
    Comment,
    String,
    /// Separates the parts of a passage.
    Gap,
    /// Separates the strings of a list, but ends a comment.
    Punctuation,
    Code,
}

fn part(kind: TokenKind) -> Part {
    match kind {
        TokenKind::LineComment { .. } | TokenKind::BlockComment { .. } => Part::Comment,
        TokenKind::Literal { kind, .. } if is_string(kind) => Part::String,
        TokenKind::Whitespace => Part::Gap,
        TokenKind::Comma
        | TokenKind::And
        | TokenKind::OpenParen
        | TokenKind::CloseParen
        | TokenKind::OpenBracket
        | TokenKind::CloseBracket => Part::Punctuation,
        _ => Part::Code,
    }
}

fn is_string(kind: LiteralKind) -> bool {
    matches!(
        kind,
        LiteralKind::Str { .. }
            | LiteralKind::ByteStr { .. }
            | LiteralKind::CStr { .. }
            | LiteralKind::RawStr { .. }
            | LiteralKind::RawByteStr { .. }
            | LiteralKind::RawCStr { .. }
    )
}

fn rust(source: &str, first_line: usize) -> Vec<Passage> {
    let mut passages: Vec<Passage> = Vec::new();
    // Kind of the current passage, if there is one.
    let mut open = None;
    let (mut at, mut line) = (0, first_line);
    for token in tokenize(source, FrontmatterAllowed::No) {
        let text = &source[at..at + token.len as usize];
        at += text.len();
        match part(token.kind) {
            part @ (Part::Comment | Part::String) => {
                let text = if part == Part::String { without_escapes(text) } else { text.to_owned() };
                match passages.last_mut().filter(|_| open == Some(part)) {
                    Some(passage) => passage.text.push_str(&text),
                    None => passages.push(Passage { line, text }),
                }
                open = Some(part);
            }
            part => {
                let goes_on = part == Part::Gap || part == Part::Punctuation && open == Some(Part::String);
                if goes_on && open.is_some() {
                    if let Some(passage) = passages.last_mut() {
                        passage.text.push_str(text);
                    }
                } else {
                    open = None;
                }
            }
        }
        line += text.matches('\n').count();
    }
    passages
}

/// Returns a literal without the letters of its prefix (`br#`) and of escapes such as `\n`.
fn without_escapes(literal: &str) -> String {
    let mut text = String::with_capacity(literal.len());
    let mut characters = literal.chars().skip_while(|character| *character != '"');
    while let Some(character) = characters.next() {
        match character {
            '\\' => text.push(if characters.next() == Some('\n') { '\n' } else { ' ' }),
            other => text.push(other),
        }
    }
    text
}
