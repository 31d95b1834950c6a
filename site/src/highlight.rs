//! Colours of code, line by line.

use ra_ap_rustc_lexer::{FrontmatterAllowed, LiteralKind, TokenKind, tokenize};

/// Keywords of Rust.
const KEYWORDS: [&str; 40] = [
    "as", "async", "await", "box", "break", "const", "continue", "crate", "dyn", "else", "enum", "extern", "false",
    "fn", "for", "if", "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "pub", "ref", "return",
    "self", "static", "struct", "super", "trait", "true", "type", "union", "unsafe", "use", "where", "while",
];

/// Returns text with the special characters of HTML escaped.
pub(crate) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            c => escaped.push(c),
        }
    }
    escaped
}

/// Returns the lines of `code` as HTML, without line ends. No element continues on the next line.
pub(crate) fn lines(language: &str, code: &str) -> Vec<String> {
    let mut page = Lines::default();
    match language {
        "rust" | "rs" => rust(code, &mut page),
        "toml" | "sh" | "console" | "yaml" | "diff" => plain(language, code, &mut page),
        _ => page.push("", code),
    }
    page.finish(code)
}

#[derive(Default)]
struct Lines {
    done: Vec<String>,
    line: String,
    /// The class of the element that the line ends with; empty if it ends with plain text.
    last: String,
}

impl Lines {
    fn push(&mut self, class: &str, text: &str) {
        for (index, part) in text.split('\n').enumerate() {
            if index > 0 {
                self.done.push(std::mem::take(&mut self.line));
                self.last.clear();
            }
            if part.is_empty() {
                continue;
            }
            let part = escape(part);
            // There are some hundred thousand of these, so each byte counts: no quotes, and one element for neighbours.
            if class.is_empty() {
                self.line.push_str(&part);
            } else if class == self.last {
                self.line.truncate(self.line.len() - "</span>".len());
                self.line.push_str(&format!("{part}</span>"));
            } else {
                self.line.push_str(&format!("<span class={class}>{part}</span>"));
            }
            class.clone_into(&mut self.last);
        }
    }

    fn finish(mut self, code: &str) -> Vec<String> {
        if !code.ends_with('\n') || !self.line.is_empty() {
            self.done.push(self.line);
        }
        self.done
    }
}

/// Returns the tokens of Rust code, each with its kind and its text.
pub(crate) fn tokens(code: &str) -> Vec<(TokenKind, &str)> {
    let mut rest = code;
    tokenize(code, FrontmatterAllowed::No)
        .map_while(|token| {
            let (text, after) = rest.split_at_checked(token.len as usize)?;
            rest = after;
            Some((token.kind, text))
        })
        .collect()
}

fn rust(code: &str, page: &mut Lines) {
    let tokens = tokens(code);
    let mut attribute = 0_usize;
    for (index, (kind, text)) in tokens.iter().enumerate() {
        let next = tokens[index + 1..].iter().find(|(kind, _)| !matches!(kind, TokenKind::Whitespace));
        if attribute > 0 {
            match kind {
                TokenKind::OpenBracket => attribute += 1,
                TokenKind::CloseBracket => attribute -= 1,
                _ => {}
            }
            // The hash and the outermost bracket each count as one token.
            page.push("a", text);
            if attribute == 1 {
                attribute = 0;
            }
            continue;
        }
        let class = match kind {
            TokenKind::LineComment { doc_style } | TokenKind::BlockComment { doc_style, .. } => match doc_style {
                Some(_) => "d",
                None => "c",
            },
            TokenKind::Literal { kind: LiteralKind::Int { .. } | LiteralKind::Float { .. }, .. } => "n",
            TokenKind::Literal { .. } => "s",
            TokenKind::Lifetime { .. } => "l",
            TokenKind::Pound if matches!(next, Some((TokenKind::OpenBracket | TokenKind::Bang, _))) => {
                attribute = 1;
                "a"
            }
            TokenKind::Ident if KEYWORDS.contains(text) => "k",
            TokenKind::Ident if text.starts_with(char::is_uppercase) => "t",
            TokenKind::Ident if matches!(next, Some((TokenKind::OpenParen | TokenKind::Bang, _))) => "f",
            _ => "",
        };
        page.push(class, text);
    }
}

/// Colours only comments, prompts and the marks of a difference.
fn plain(language: &str, code: &str, page: &mut Lines) {
    for (index, line) in code.split_inclusive('\n').enumerate() {
        let _ = index;
        let start = line.trim_start();
        let class = match language {
            "diff" if start.starts_with('+') => "add",
            "diff" if start.starts_with('-') => "del",
            "diff" => "",
            _ if start.starts_with('#') => "c",
            "toml" if start.starts_with('[') => "k",
            _ => "",
        };
        if !class.is_empty() {
            page.push(class, line);
            continue;
        }
        if language == "console" && line.starts_with("$ ") {
            page.push("p", "$ ");
            page.push("", &line[2..]);
            continue;
        }
        match line.find(" # ") {
            Some(at) if language != "diff" => {
                page.push("", &line[..at]);
                page.push("c", &line[at..]);
            }
            _ => page.push("", line),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_colour_goes_on_over_a_lines_end() {
        let found = lines("rust", "/* a\nb */ fn f() {}\n");
        assert_eq!(found[0], "<span class=c>/* a</span>");
        assert!(found[1].starts_with("<span class=c>b */</span> <span class=k>fn</span>"), "{}", found[1]);
        assert_eq!(found.len(), 2);
    }

    #[test]
    fn attributes_end_with_their_bracket() {
        assert_eq!(lines("rust", "#[a([b])] x"), ["<span class=a>#[a([b])]</span> x"]);
    }

    #[test]
    fn text_is_the_code_whatever_the_colours() {
        let code = "let s = r#\"<&>\n\"#; // '\n\nfoo!(1.5, 'a');\n";
        let strip = |html: &str| {
            let mut text = String::new();
            let mut inside = false;
            for c in html.chars() {
                match c {
                    '<' => inside = true,
                    '>' => inside = false,
                    c if !inside => text.push(c),
                    _ => {}
                }
            }
            text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&amp;", "&")
        };
        let text: String = lines("rust", code).iter().map(|line| strip(line) + "\n").collect();
        assert_eq!(text, code);
    }
}
