//! The tokens of a source file, with their brackets matched.

use std::ops::Range;

use ra_ap_rustc_lexer::{FrontmatterAllowed, TokenKind, tokenize};

/// Calls whose closures run on a thread that waits for nothing else: on tokio's pool, in place, on one of std.
const HAND_ON: [&str; 3] = ["spawn_blocking", "block_in_place", "spawn"];

/// The tokens of a file, without spaces and comments. Whoever asks beyond the end gets empty tokens.
pub(crate) struct Tokens<'a> {
    tokens: Vec<(TokenKind, &'a str)>,
    lines: Vec<usize>,
    columns: Vec<usize>,
    /// For each bracket the place of the other one; for any other token its own place.
    partners: Vec<usize>,
    depths: Vec<usize>,
}

/// One arm of a `match`.
pub(crate) struct Arm {
    pub(crate) pattern: Range<usize>,
    pub(crate) body: Range<usize>,
}

impl<'a> Tokens<'a> {
    pub(crate) fn of(source: &'a str) -> Self {
        let (mut at, mut line, mut column) = (0, 1, 1);
        let (mut tokens, mut lines, mut columns) = (Vec::new(), Vec::new(), Vec::new());
        for token in tokenize(source, FrontmatterAllowed::No) {
            let text = &source[at..at + token.len as usize];
            at += token.len as usize;
            let kind = token.kind;
            if !matches!(kind, TokenKind::Whitespace | TokenKind::LineComment { .. } | TokenKind::BlockComment { .. }) {
                tokens.push((kind, text));
                lines.push(line);
                columns.push(column);
            }
            line += text.matches('\n').count();
            column = match text.rsplit_once('\n') {
                Some((_, last)) => 1 + last.chars().count(),
                None => column + text.chars().count(),
            };
        }
        let mut partners: Vec<usize> = (0..tokens.len()).collect();
        let mut depths = vec![0; tokens.len()];
        let mut open = Vec::new();
        for (at, (_, text)) in tokens.iter().enumerate() {
            depths[at] = open.len();
            match *text {
                "(" | "[" | "{" => open.push(at),
                ")" | "]" | "}" => {
                    if let Some(start) = open.pop() {
                        (partners[start], partners[at]) = (at, start);
                        depths[at] = open.len();
                    }
                }
                _ => {}
            }
        }
        Self { tokens, lines, columns, partners, depths }
    }

    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(crate) fn text(&self, at: usize) -> &'a str {
        self.tokens.get(at).map_or("", |(_, text)| text)
    }

    /// Returns the token at this place of the source: `line` and `column`, in characters, count from 1.
    pub(crate) fn at_place(&self, line: usize, column: usize) -> Option<usize> {
        let first = self.lines.partition_point(|other| *other < line);
        (first..self.len()).take_while(|at| self.lines[*at] == line).take_while(|at| self.columns[*at] <= column).last()
    }

    pub(crate) fn line(&self, at: usize) -> usize {
        self.lines.get(at).copied().unwrap_or(1)
    }

    /// Returns the number of brackets around the token.
    pub(crate) fn depth(&self, at: usize) -> usize {
        self.depths.get(at).copied().unwrap_or_default()
    }

    /// Returns the place of the bracket that closes this one.
    pub(crate) fn end(&self, open: usize) -> usize {
        self.partners.get(open).copied().unwrap_or(open)
    }

    /// Returns whether the name at `at` is called: `name(`, or `name::<T>(`.
    pub(crate) fn is_call(&self, at: usize) -> bool {
        let is_name = matches!(self.tokens.get(at), Some((TokenKind::Ident, _)));
        let is_turbofish = (self.text(at + 1), self.text(at + 2), self.text(at + 3)) == (":", ":", "<");
        is_name && (self.text(at + 1) == "(" || is_turbofish) && (at == 0 || self.text(at - 1) != "fn")
    }

    /// Returns whether the name at `at` is that of a macro that is called.
    pub(crate) fn is_macro(&self, at: usize) -> bool {
        matches!(self.tokens.get(at), Some((TokenKind::Ident, _)))
            && self.text(at + 1) == "!"
            && self.text(at + 2) != "="
    }

    pub(crate) fn is_await(&self, at: usize) -> bool {
        at > 0 && self.text(at) == "await" && self.text(at - 1) == "."
    }

    /// Returns the call whose result the `.await` at `at` is for: the last one of the chain before it.
    pub(crate) fn awaited_call(&self, at: usize) -> Option<usize> {
        let close = at.checked_sub(2).filter(|close| self.text(*close) == ")")?;
        let name = self.end(close).checked_sub(1)?;
        matches!(self.tokens.get(name), Some((TokenKind::Ident, _))).then_some(name)
    }

    /// Returns the first `{` from `from` on that is not inside of other brackets.
    pub(crate) fn next_block(&self, from: usize) -> Option<usize> {
        let mut at = from;
        while at < self.len() {
            match self.text(at) {
                "{" => return Some(at),
                "(" | "[" => at = self.end(at) + 1,
                ")" | "]" | "}" | ";" => return None,
                _ => at += 1,
            }
        }
        None
    }

    /// Returns the innermost `{` around the token.
    pub(crate) fn block_around(&self, at: usize) -> Option<usize> {
        (0..at).rev().find(|open| self.text(*open) == "{" && self.end(*open) > at)
    }

    /// Returns the `{` between `outer` and the token, the outermost first; none for a token outside of `outer`'s block that
    /// stands in a head before it.
    pub(crate) fn level(&self, at: usize, outer: usize) -> Option<Vec<usize>> {
        let inside = |open: &usize| self.text(*open) == "{" && self.end(*open) > at;
        Some((outer + 1..at).filter(inside).collect())
    }

    /// Returns whether a block is run in any case: not that of an `if`, an arm, a closure, an `async` block or a loop.
    pub(crate) fn is_plain(&self, open: usize) -> bool {
        matches!(self.text(open.wrapping_sub(1)), ";" | "{" | "}" | "=" | "(" | "," | "unsafe")
            && self.text(open.wrapping_sub(2)) != "="
    }

    /// Returns where the statement with the token begins, in the block that opens at `outer` or in one inside of it.
    pub(crate) fn statement_start(&self, at: usize, outer: usize) -> usize {
        let mut start = at;
        while start > outer + 1 {
            let before = start - 1;
            match self.text(before) {
                ";" | "{" => break,
                ")" | "]" => start = self.end(before),
                // Behind a block without a semicolon begins a new one, unless it goes on with `else`, or a method.
                "}" if !["else", ".", "?"].contains(&self.text(start)) => break,
                "}" => start = self.end(before),
                // What stands in brackets is part of what is around them.
                _ => start = before,
            }
        }
        // `let x = match …` and `break match …` are judged by their `match`.
        let keyword = (start..at)
            .find(|token| ["match", "if"].contains(&self.text(*token)) && self.depth(*token) == self.depth(start));
        keyword.filter(|_| self.text(start) != "if").unwrap_or(start)
    }

    /// Returns the place behind the statement that begins at `start`, which is at most `limit`.
    pub(crate) fn statement_end(&self, start: usize, limit: usize) -> usize {
        let mut at = start;
        while at < limit {
            match self.text(at) {
                ";" => return at + 1,
                "(" | "[" => at = self.end(at) + 1,
                "{" => {
                    at = self.end(at) + 1;
                    let is_over = !["else", ".", "?", ";", ")", ","].contains(&self.text(at));
                    if is_over {
                        return at.min(limit);
                    }
                }
                "}" => return at,
                _ => at += 1,
            }
        }
        limit
    }

    /// Returns the name of the call that hands the code with this token to another thread: a closure in its arguments, or a
    /// function that is called in such closures only.
    pub(crate) fn handed_on_by(&self, at: usize) -> Option<&'a str> {
        self.handed_on(at, &mut Vec::new())
    }

    fn handed_on(&self, at: usize, asked: &mut Vec<&'a str>) -> Option<&'a str> {
        let around = (0..at).rev().filter(|open| self.text(*open) == "(" && self.end(*open) > at);
        let mut callees = around.filter_map(|open| open.checked_sub(1)).filter(|name| self.is_call(*name));
        let direct = callees.find(|name| {
            // `spawn` of `std::thread`, of its builder and of its scopes; that of tokio gets a future, not a closure.
            let closure = ["|", "move"].contains(&self.text(*name + 2)) && self.text(*name + 3) != "{";
            HAND_ON.contains(&self.text(*name)) && (closure || self.text(*name) != "spawn")
        });
        if let Some(name) = direct {
            return Some(self.text(name));
        }
        let function =
            (0..at).rev().filter(|open| self.text(*open) == "{" && self.end(*open) > at).find_map(|open| {
                let head = (0..open).rev().take_while(|at| ![";", "}", "{"].contains(&self.text(*at)));
                head.filter(|at| self.text(*at) == "fn").map(|at| self.text(at + 1)).last()
            })?;
        if asked.contains(&function) {
            return None;
        }
        asked.push(function);
        let calls = (0..self.len()).filter(|call| self.text(*call) == function && self.is_call(*call));
        let threads: Vec<_> = calls.map(|call| self.handed_on(call, asked)).collect();
        threads.iter().all(Option::is_some).then(|| threads.first().copied().flatten()).flatten()
    }

    /// Returns the arms of the `match` whose block opens at `open`.
    pub(crate) fn arms(&self, open: usize) -> Vec<Arm> {
        let close = self.end(open);
        let mut arms = Vec::new();
        let mut at = open + 1;
        while at < close {
            let pattern = at;
            while at < close && (self.text(at), self.text(at + 1)) != ("=", ">") {
                at = if ["(", "[", "{"].contains(&self.text(at)) { self.end(at) + 1 } else { at + 1 };
            }
            let body = (at + 2).min(close);
            let mut end = body;
            if self.text(body) == "{" {
                end = self.end(body) + 1;
            } else {
                while end < close && self.text(end) != "," {
                    end = if ["(", "[", "{"].contains(&self.text(end)) { self.end(end) + 1 } else { end + 1 };
                }
            }
            arms.push(Arm { pattern: pattern..at.min(close), body: body..end });
            at = if self.text(end) == "," { end + 1 } else { end };
        }
        arms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn handed_on(source: &str) -> Option<&str> {
        let tokens = Tokens::of(source);
        let call = (0..tokens.len()).find(|at| tokens.text(*at) == "wait").unwrap();
        tokens.handed_on_by(call)
    }

    #[test]
    fn code_of_another_thread_is_recognised() {
        assert_eq!(handed_on("async fn f() { spawn_blocking(move || child.wait()).await; }"), Some("spawn_blocking"));
        assert_eq!(handed_on("async fn f() { block_in_place(|| { g(); child.wait() }) }"), Some("block_in_place"));
        assert_eq!(handed_on("async fn f() { std::thread::spawn(move || { child.wait() }); }"), Some("spawn"));
        assert_eq!(
            handed_on("fn g() { c.wait(); } async fn f() { spawn_blocking(|| g()).await }"),
            Some("spawn_blocking")
        );
        assert_eq!(handed_on("async fn f() { tokio::spawn(async move { child.wait() }); }"), None);
        assert_eq!(handed_on("async fn f() { child.wait(); spawn_blocking(|| ()).await }"), None);
        assert_eq!(handed_on("fn g() { c.wait(); } async fn f() { g(); spawn_blocking(|| g()).await }"), None);
    }

    #[test]
    fn a_token_is_found_at_its_place() {
        let tokens = Tokens::of("fn f() {\n    é.wait()\n}");
        assert_eq!(tokens.text(tokens.at_place(2, 7).unwrap()), "wait");
    }
}
