//! Texts that are made of stretches of a file: documentation without the signs of comments, and code of it.

use std::ops::Range;

use ra_ap_syntax::{SyntaxKind, SyntaxNode, SyntaxToken, TextRange, TextSize};

/// A stretch of a made text that stands so in the file.
#[derive(Debug, Clone, Copy)]
struct Piece {
    /// Place in the made text.
    made: usize,
    /// Place in the file.
    at: usize,
    len: usize,
}

/// A text, and where its stretches stand in the file.
#[derive(Debug, Clone, Default)]
pub(super) struct Made {
    pub(super) text: String,
    pieces: Vec<Piece>,
}

impl Made {
    /// Adds a text that does not stand in the file.
    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    /// Adds a stretch of the file.
    pub(super) fn push_from(&mut self, file: &str, range: Range<usize>) {
        self.pieces.push(Piece { made: self.text.len(), at: range.start, len: range.len() });
        self.text.push_str(&file[range]);
    }

    /// Returns the place in the file of a place in the text. A place between two stretches belongs to the one before it.
    pub(super) fn place(&self, offset: usize) -> Option<usize> {
        let index = self.pieces.partition_point(|piece| piece.made <= offset).checked_sub(1)?;
        let piece = self.pieces[index];
        (offset <= piece.made + piece.len).then(|| piece.at + offset - piece.made)
    }

    /// Returns the range in the file of a range of the text whose ends both stand there.
    pub(super) fn range(&self, range: TextRange) -> Option<TextRange> {
        let (start, end) = (self.place(range.start().into())?, self.place(range.end().into())?);
        (start <= end).then(|| TextRange::new(size(start), size(end)))
    }

    /// Returns the range in the text of a range of the file that lies within one stretch.
    pub(super) fn made(&self, range: TextRange) -> Option<TextRange> {
        let (start, end) = (usize::from(range.start()), usize::from(range.end()));
        let piece = self.pieces.iter().find(|piece| piece.at <= start && end <= piece.at + piece.len)?;
        Some(TextRange::new(size(start - piece.at + piece.made), size(end - piece.at + piece.made)))
    }

    /// Returns the range of the file from the first stretch to the last.
    pub(super) fn span(&self) -> Option<TextRange> {
        let (first, last) = (self.pieces.first()?, self.pieces.last()?);
        Some(TextRange::new(size(first.at), size(last.at + last.len)))
    }

    /// Returns the parts before and behind a place between two stretches.
    pub(super) fn split(&self, at: usize) -> (Self, Self) {
        let (head, rest): (Vec<Piece>, Vec<Piece>) = self.pieces.iter().partition(|piece| piece.made < at);
        let rest = rest.into_iter().map(|piece| Piece { made: piece.made - at, ..piece }).collect();
        let text = |text: &str| text.to_owned();
        (Self { text: text(&self.text[..at]), pieces: head }, Self { text: text(&self.text[at..]), pieces: rest })
    }

    /// Adds another text behind this one.
    pub(super) fn append(&mut self, other: &Self) {
        let shift = self.text.len();
        self.text.push_str(&other.text);
        self.pieces.extend(other.pieces.iter().map(|piece| Piece { made: piece.made + shift, ..*piece }));
    }
}

pub(super) fn size(at: usize) -> TextSize {
    TextSize::from(u32::try_from(at).unwrap_or(u32::MAX))
}

/// A line of documentation before its indentation is taken away.
struct Line {
    range: Range<usize>,
    /// `true` if it counts for the indentation of all: lines of `///` and `/**`.
    is_comment: bool,
    /// Text of a line that stands in another file.
    elsewhere: Option<String>,
}

/// The documentation of an item.
#[derive(Debug, Default)]
pub(super) struct Doc {
    pub(super) text: Made,
    /// `false` if a string of it is not what stands in the file.
    pub(super) is_plain: bool,
}

/// Returns the documentation in a file, item by item, and what is included by `#[doc = include_str!("…")]`. `read` reads
/// such a file; its text is a part of the documentation around it, and has no place in this file.
pub(super) fn docs(file: &str, tree: &SyntaxNode, read: &dyn Fn(&str) -> Option<String>) -> (Vec<Doc>, Vec<String>) {
    let (mut found, mut included) = (Vec::new(), Vec::new());
    let mut lines: Vec<Line> = Vec::new();
    let mut kind = None;
    let mut end = |lines: &mut Vec<Line>| {
        if !lines.is_empty() {
            found.push(assembled(file, &std::mem::take(lines)));
        }
    };
    let tokens: Vec<SyntaxToken> =
        tree.descendants_with_tokens().filter_map(ra_ap_syntax::NodeOrToken::into_token).collect();
    let mut strange = Vec::new();
    let mut at = 0;
    while at < tokens.len() {
        let token = &tokens[at];
        at += 1;
        match token.kind() {
            SyntaxKind::WHITESPACE => {}
            SyntaxKind::COMMENT => {
                let (of, new) = comment(token);
                if of.is_some() && of != kind && kind.is_some() {
                    end(&mut lines);
                }
                if of.is_some() {
                    kind = of;
                    lines.extend(new);
                }
            }
            SyntaxKind::POUND => {
                let (attribute, behind) = attribute(&tokens, at);
                at = behind;
                let is_inner = attribute.first().is_some_and(|token| token.kind() == SyntaxKind::BANG);
                match said(&attribute) {
                    Some(Said::Text(token)) => {
                        let of = Some(is_inner);
                        if of != kind && kind.is_some() {
                            end(&mut lines);
                        }
                        kind = of;
                        match literal(&token) {
                            Some(new) => lines.extend(new),
                            None => strange.extend(unescaped(&token)),
                        }
                    }
                    Some(Said::File(path)) => {
                        let text = read(&path).unwrap_or_default();
                        if kind.is_some_and(|kind| kind != is_inner) {
                            end(&mut lines);
                        }
                        kind = Some(is_inner);
                        // What stands alone is documentation of its own.
                        lines.extend(text.lines().map(|line| Line {
                            range: 0..0,
                            is_comment: false,
                            elsewhere: Some(line.to_owned()),
                        }));
                        included.push(path);
                    }
                    None => {}
                }
            }
            _ => {
                end(&mut lines);
                kind = None;
            }
        }
    }
    end(&mut lines);
    found.extend(strange.into_iter().map(|text| {
        let mut made = Made::default();
        made.push(&text);
        Doc { text: made, is_plain: false }
    }));
    (found, included)
}

/// Returns whether a comment is documentation, and then if it is of the module around it; with its lines.
fn comment(token: &SyntaxToken) -> (Option<bool>, Vec<Line>) {
    let (text, start) = (token.text(), usize::from(token.text_range().start()));
    let line = |from: usize, to: usize| Line { range: start + from..start + to, is_comment: true, elsewhere: None };
    if let Some(rest) = text.strip_prefix("//") {
        let is_inner = rest.starts_with('!');
        let is_doc = is_inner || rest.starts_with('/') && !rest.starts_with("//");
        let end = text.trim_end_matches('\r').len();
        return (is_doc.then_some(is_inner), if is_doc { vec![line(3, end)] } else { Vec::new() });
    }
    let is_inner = text.starts_with("/*!");
    let is_doc = is_inner || text.starts_with("/**") && !text.starts_with("/***") && text.len() > 4;
    if !is_doc || !text.ends_with("*/") {
        return (None, Vec::new());
    }
    let inner = &text[3..text.len() - 2];
    let mut lines = Vec::new();
    let mut from = 3;
    for part in inner.split('\n') {
        lines.push((from, from + part.trim_end_matches('\r').len()));
        from += part.len() + 1;
    }
    // A column of stars before the lines is no part of the text.
    let starred = |(from, to): &(usize, usize)| {
        let part = &text[*from..*to];
        part.trim_start().starts_with('*').then(|| part.len() - part.trim_start().len())
    };
    let inside = &lines[1..];
    let ends_blank = inside.last().is_some_and(|(from, to)| text[*from..*to].trim().is_empty());
    let counted = &inside[..inside.len() - usize::from(ends_blank)];
    let columns: Vec<Option<usize>> = counted.iter().map(starred).collect();
    let is_starred = !columns.is_empty() && columns.iter().all(|column| column.is_some() && *column == columns[0]);
    let mut made = Vec::new();
    for (index, (from, to)) in lines.iter().enumerate() {
        let skip = match (index, is_starred, starred(&(*from, *to))) {
            (1.., true, Some(column)) => column + 1,
            _ => 0,
        };
        made.push(line(from + skip, *to));
    }
    (Some(is_inner), made)
}

/// Returns the tokens of an attribute behind its `#`, and the place behind it.
fn attribute(tokens: &[SyntaxToken], start: usize) -> (Vec<SyntaxToken>, usize) {
    let mut found = Vec::new();
    let mut depth = 0usize;
    for (index, token) in tokens.iter().enumerate().skip(start) {
        match token.kind() {
            SyntaxKind::WHITESPACE | SyntaxKind::COMMENT => continue,
            SyntaxKind::L_BRACK => depth += 1,
            SyntaxKind::R_BRACK => depth = depth.saturating_sub(1),
            SyntaxKind::BANG if depth == 0 => {}
            _ if depth == 0 => return (Vec::new(), start),
            _ => {}
        }
        found.push(token.clone());
        if depth == 0 && token.kind() == SyntaxKind::R_BRACK {
            return (found, index + 1);
        }
    }
    (Vec::new(), start)
}

enum Said {
    Text(SyntaxToken),
    File(String),
}

/// Returns the documentation that an attribute says.
fn said(attribute: &[SyntaxToken]) -> Option<Said> {
    let inner: Vec<&SyntaxToken> = attribute.iter().filter(|token| token.kind() != SyntaxKind::BANG).collect();
    let is = |at: usize, text: &str| inner.get(at).is_some_and(|token| token.text() == text);
    if !is(1, "doc") || !is(2, "=") {
        return None;
    }
    let value = inner.get(3)?;
    if value.kind() == SyntaxKind::STRING && inner.len() == 5 {
        return Some(Said::Text((*value).clone()));
    }
    let path = inner.get(5).filter(|token| is(3, "include_str") && is(4, "(") && token.kind() == SyntaxKind::STRING)?;
    Some(Said::File(path.text().trim_matches(['r', '#', '"']).to_owned()))
}

/// Returns the lines of a string that is what stands in the file.
fn literal(token: &SyntaxToken) -> Option<Vec<Line>> {
    let (text, start) = (token.text(), usize::from(token.text_range().start()));
    let open = text.find('"')? + 1;
    let close = text.rfind('"').filter(|close| *close >= open)?;
    if !text.starts_with('r') && text.contains('\\') {
        return None;
    }
    let mut lines = Vec::new();
    let mut from = open;
    for part in text[open..close].split('\n') {
        let to = from + part.trim_end_matches('\r').len();
        lines.push(Line { range: start + from..start + to, is_comment: false, elsewhere: None });
        from += part.len() + 1;
    }
    Some(lines)
}

/// Returns the text of a string with escapes, as far as lines go.
fn unescaped(token: &SyntaxToken) -> Option<String> {
    let text = token.text();
    let inner = text.get(text.find('"')? + 1..text.rfind('"')?)?;
    Some(inner.replace("\\n", "\n").replace("\\\"", "\"").replace("\\t", "    "))
}

/// Puts lines together, without the indentation that all lines of comments have.
fn assembled(file: &str, lines: &[Line]) -> Doc {
    let blanks = |line: &Line| {
        let text = &file[line.range.clone()];
        text.len() - text.trim_start_matches([' ', '\t']).len()
    };
    let counted = lines.iter().filter(|line| line.is_comment && !file[line.range.clone()].trim().is_empty());
    let least = counted.map(blanks).min().unwrap_or(0);
    let mut text = Made::default();
    for line in lines {
        if let Some(said) = &line.elsewhere {
            text.push(said);
            text.push("\n");
            continue;
        }
        let skip = if line.is_comment { least.min(blanks(line)) } else { 0 };
        text.push_from(file, line.range.start + skip..line.range.end);
        text.push("\n");
    }
    Doc { text, is_plain: true }
}

/// Returns a file of Markdown as documentation.
pub(super) fn markdown(file: &str) -> Doc {
    let mut text = Made::default();
    let mut from = 0;
    for part in file.split('\n') {
        text.push_from(file, from..from + part.trim_end_matches('\r').len());
        text.push("\n");
        from += part.len() + 1;
    }
    Doc { text, is_plain: true }
}
