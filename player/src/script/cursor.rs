//! A position in the text of a script, and the parsing of words, quoted strings and templates there.

use std::path::Path;

use super::ScriptError;
use super::template::{Part, Template};

/// A position in the text of a script.
#[derive(Clone)]
pub(super) struct Cursor<'a> {
    file: &'a Path,
    text: &'a str,
    at: usize,
    line: usize,
}

pub(super) type Result<T> = std::result::Result<T, ScriptError>;

impl<'a> Cursor<'a> {
    pub(super) fn new(file: &'a Path, text: &'a str) -> Self {
        Self { file, text, at: 0, line: 1 }
    }

    pub(super) fn starting_at(file: &'a Path, text: &'a str, line: usize) -> Self {
        Self { file, text, at: 0, line }
    }

    pub(super) fn file(&self) -> &'a Path {
        self.file
    }

    pub(super) fn line(&self) -> usize {
        self.line
    }

    pub(super) fn offset(&self) -> usize {
        self.at
    }

    pub(super) fn text_since(&self, offset: usize) -> &'a str {
        &self.text[offset..self.at]
    }

    pub(super) fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    pub(super) fn rest_of_line(&self) -> &'a str {
        let rest = &self.text[self.at..];
        let line = rest.split('\n').next().unwrap_or(rest);
        line.strip_suffix('\r').unwrap_or(line)
    }

    pub(super) fn at_end(&self) -> bool {
        self.at == self.text.len()
    }

    pub(super) fn at_line_end(&self) -> bool {
        // Only the next characters are examined, since the rest may be long.
        matches!(self.text.as_bytes()[self.at..], [] | [b'\n', ..] | [b'\r'] | [b'\r', b'\n', ..])
    }

    pub(super) fn bump(&mut self) -> Option<u8> {
        let byte = self.peek()?;
        self.at += 1;
        if byte == b'\n' {
            self.line += 1;
        }
        Some(byte)
    }

    /// Moves the next character, of one or more bytes, into `text`.
    fn take_char(&mut self, text: &mut Template) {
        let width = self.text[self.at..].chars().next().map_or(0, char::len_utf8);
        for _ in 0..width {
            if let Some(byte) = self.bump() {
                text.push_byte(byte);
            }
        }
    }

    pub(super) fn advance(&mut self, bytes: usize) {
        for _ in 0..bytes {
            self.bump();
        }
    }

    pub(super) fn skip_blanks(&mut self) {
        while matches!(self.peek(), Some(b' ' | b'\t')) {
            self.bump();
        }
    }

    /// Skips blanks, line ends and comments within a list that extends over several lines.
    pub(super) fn skip_to_element(&mut self) {
        loop {
            self.skip_blanks();
            if self.at_end() || !self.at_line_end() {
                return;
            }
            self.next_line();
            self.skip_comments();
        }
    }

    /// Skips lines that are empty or begin with `#`.
    pub(super) fn skip_comments(&mut self) {
        while !self.at_end() {
            let line = self.rest_of_line().trim_start();
            if !line.is_empty() && !line.starts_with('#') {
                return;
            }
            self.next_line();
        }
    }

    pub(super) fn next_line(&mut self) {
        self.advance(self.rest_of_line().len());
        while matches!(self.peek(), Some(b'\r')) {
            self.bump();
        }
        self.bump();
    }

    pub(super) fn take(&mut self, text: &str) -> bool {
        let taken = self.text[self.at..].starts_with(text);
        if taken {
            self.advance(text.len());
        }
        taken
    }

    pub(super) fn take_while(&mut self, fits: impl Fn(char) -> bool) -> &'a str {
        let rest = self.rest_of_line();
        let end = rest.find(|c| !fits(c)).unwrap_or(rest.len());
        self.advance(end);
        &rest[..end]
    }

    /// Parses a lower-case word and the blanks after it.
    pub(super) fn word(&mut self) -> &'a str {
        let word = self.take_while(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || "_-".contains(c));
        self.skip_blanks();
        word
    }

    pub(super) fn error(&self, expected: impl Into<String>) -> ScriptError {
        let rest = self.rest_of_line();
        let found = if self.at_end() {
            "the end of the script".to_owned()
        } else if rest.trim().is_empty() {
            "the end of the line".to_owned()
        } else {
            format!("`{}`", crate::report::shortened(rest.trim()))
        };
        self.error_with(expected, found)
    }

    pub(super) fn error_with(&self, expected: impl Into<String>, found: impl Into<String>) -> ScriptError {
        ScriptError { file: self.file.to_path_buf(), line: self.line, expected: expected.into(), found: found.into() }
    }

    pub(super) fn error_at(&self, line: usize, expected: impl Into<String>, found: impl Into<String>) -> ScriptError {
        ScriptError { line, ..self.error_with(expected, found) }
    }

    pub(super) fn end_of_line(&mut self, after: &str) -> Result<()> {
        self.skip_blanks();
        if self.at_line_end() {
            self.next_line();
            Ok(())
        } else {
            Err(self.error(format!("the end of the line after {after}")))
        }
    }

    /// Parses a whole number, which may have underscores between its digits.
    pub(super) fn number(&mut self, what: &str) -> Result<u64> {
        let before = self.clone();
        let digits = self.take_while(|c| c.is_ascii_digit() || c == '_');
        digits.replace('_', "").parse().map_err(|_| before.error(what))
    }

    pub(super) fn signed(&mut self, what: &str) -> Result<i64> {
        let before = self.clone();
        let negative = self.take("-");
        let number = i64::try_from(self.number(what)?).map_err(|_| before.error(what))?;
        Ok(if negative { -number } else { number })
    }

    /// Parses the name of a variable.
    pub(super) fn variable_name(&mut self) -> Result<String> {
        let before = self.clone();
        let name = self.take_while(|c| c.is_ascii_alphanumeric() || c == '_');
        if name.starts_with(|c: char| c.is_ascii_alphabetic()) {
            Ok(name.to_owned())
        } else {
            Err(before.error("the name of a variable (letters, digits and _)"))
        }
    }

    /// Parses a text in double or single quotes.
    pub(super) fn quoted(&mut self) -> Result<Template> {
        let mut text = Template::default();
        match self.peek() {
            Some(b'"' | b'\'') => self.quoted_into(&mut text)?,
            _ => return Err(self.error("a text in quotes")),
        }
        Ok(text)
    }

    fn quoted_into(&mut self, text: &mut Template) -> Result<()> {
        let open = self.clone();
        let quote = self.bump();
        loop {
            if self.at_line_end() {
                let quote = if quote == Some(b'"') { '"' } else { '\'' };
                return Err(open.error(format!("a closing {quote} on the same line")));
            }
            match (quote, self.peek()) {
                (Some(b'\''), Some(b'\\')) if self.text[self.at..].starts_with("\\'") => {
                    self.advance(2);
                    text.push_byte(b'\'');
                }
                (Some(b'"'), Some(b'\\')) => {
                    self.bump();
                    text.push_byte(self.escaped()?);
                }
                (Some(b'"'), Some(b'$')) if self.text[self.at..].starts_with("${") => {
                    text.push(self.place()?);
                }
                (quote, byte) if quote == byte => {
                    self.bump();
                    return Ok(());
                }
                (_, Some(_)) => self.take_char(text),
                (_, None) => return Err(open.error("a closing quote")),
            }
        }
    }

    /// Parses the escape after a backslash in double quotes, as redis-cli does.
    fn escaped(&mut self) -> Result<u8> {
        let before = self.clone();
        Ok(match self.bump() {
            Some(b'n') => b'\n',
            Some(b'r') => b'\r',
            Some(b't') => b'\t',
            Some(b'b') => 8,
            Some(b'a') => 7,
            Some(b'x') => {
                let digits: String = self.text[self.at..].chars().take(2).collect();
                let byte = u8::from_str_radix(&digits, 16).ok().filter(|_| digits.len() == 2);
                let byte = byte.ok_or_else(|| before.error("\\x and two hexadecimal digits"))?;
                self.advance(2);
                byte
            }
            Some(byte @ (b'"' | b'\'' | b'\\' | b'$')) => byte,
            _ => return Err(before.error("one of \\n \\r \\t \\a \\b \\\" \\' \\\\ \\$ \\xHH")),
        })
    }

    /// Parses a placeholder `${…}`.
    fn place(&mut self) -> Result<Part> {
        let open = self.clone();
        self.advance(2);
        let part = if self.take("repeat ") {
            let count = self.number("how often, e.g. ${repeat 1000 \"x\"}")?;
            self.skip_blanks();
            Part::Repeat { count, unit: self.quoted()? }
        } else if self.take("env.") {
            let name = self.take_while(|c| c.is_ascii_alphanumeric() || c == '_').to_owned();
            if name.is_empty() {
                return Err(self.error("the name of a variable of the environment, e.g. ${env.PASSWORD}"));
            }
            Part::Environment(name)
        } else if self.take("every-byte") {
            Part::EveryByte
        } else {
            let mut name = self.take_while(|c| c.is_ascii_alphanumeric() || "_-".contains(c)).to_owned();
            let mut plus = 0;
            if self.take(".local") {
                name.push_str(".local");
            } else if let Some((variable, number)) = name.split_once('-') {
                plus = number.parse::<i64>().map_err(|_| open.error("${name-1}, a number after the -"))?;
                plus = -plus;
                name = variable.to_owned();
            } else if self.take("+") {
                plus = self.signed("a number after the +")?;
            }
            if name.is_empty() {
                return Err(self.error("the name of a variable, `repeat` or `every-byte`"));
            }
            Part::Variable { name, plus }
        };
        if self.take("}") { Ok(part) } else { Err(self.error("} at the end of ${…}")) }
    }

    /// Parses a template up to where `ends` returns `true`; only `${…}` is special in it.
    pub(super) fn bare(&mut self, ends: impl Fn(&str) -> bool) -> Result<Template> {
        let mut text = Template::default();
        while !self.at_line_end() && !ends(self.rest_of_line()) {
            if self.rest_of_line().starts_with("${") {
                text.push(self.place()?);
            } else {
                self.take_char(&mut text);
            }
        }
        Ok(text)
    }

    /// Parses a word of a command as redis-cli does: quotes may begin within a word.
    pub(super) fn command_word(&mut self) -> Result<Template> {
        let mut text = Template::default();
        while !self.at_line_end() {
            match self.peek() {
                Some(b' ' | b'\t') | None => break,
                Some(b'"' | b'\'') => {
                    self.quoted_into(&mut text)?;
                    if !self.at_line_end() && !matches!(self.peek(), Some(b' ' | b'\t')) {
                        return Err(self.error("a blank after the closing quote"));
                    }
                }
                Some(b'$') if self.rest_of_line().starts_with("${") => text.push(self.place()?),
                Some(_) => self.take_char(&mut text),
            }
        }
        Ok(text)
    }
}
