//! Parsing of literal bytes: texts and masks, on one or several lines.

use regex::bytes::Regex;

use super::Parser;
use crate::framing::Framing;
use crate::reply::quoted;
use crate::script::cursor::Result;
use crate::script::raw::{Mask, RawPart, RawPattern};
use crate::script::template::Template;
use crate::script::{Action, Masked};

impl Parser<'_> {
    /// Parses quoted texts and masks up to the end of the line. If the next line begins with a quote, it continues
    /// them.
    pub(super) fn raw(&mut self) -> Result<RawPattern> {
        let mut parts: Vec<RawPart> = Vec::new();
        loop {
            self.cursor.skip_blanks();
            match self.cursor.peek() {
                Some(b'"' | b'\'') => {
                    let text = self.cursor.quoted()?;
                    self.known(&text.variables())?;
                    match parts.last_mut() {
                        Some(RawPart::Text(before)) => before.append(text),
                        _ => parts.push(RawPart::Text(text)),
                    }
                }
                Some(b'<') => parts.push(self.raw_mask()?),
                _ if parts.is_empty() => return Err(self.cursor.error("a text in quotes")),
                _ if self.cursor.at_line_end() => {
                    self.cursor.next_line();
                    let mut ahead = self.cursor.clone();
                    ahead.skip_blanks();
                    if !matches!(ahead.peek(), Some(b'"' | b'\'')) {
                        return Ok(RawPattern(parts));
                    }
                }
                _ => return Err(self.cursor.error("a text in quotes, a mask, or the end of the line")),
            }
        }
    }

    /// Parses `<date>`, `<int like "17" as id>` or `<regex "a+" as word>`.
    fn raw_mask(&mut self) -> Result<RawPart> {
        self.cursor.advance("<".len());
        let mask = self.mask_name()?;
        self.cursor.skip_blanks();
        let sample = if self.cursor.take("like ") { Some(self.sample()?) } else { None };
        self.cursor.skip_blanks();
        let name = if self.cursor.take("as ") { Some(self.cursor.variable_name()?) } else { None };
        self.cursor.skip_blanks();
        if !self.cursor.take(">") {
            return Err(self.cursor.error("> at the end of the mask"));
        }
        if let Some(name) = &name {
            self.variables.insert(name.clone());
        }
        Ok(RawPart::Mask { mask, name, sample })
    }

    fn sample(&mut self) -> Result<Vec<u8>> {
        let before = self.cursor.clone();
        let text = self.cursor.quoted()?;
        text.as_literal().map(<[u8]>::to_vec).ok_or_else(|| before.error("a value without ${…}"))
    }

    pub(super) fn mask_name(&mut self) -> Result<Mask> {
        let before = self.cursor.clone();
        let word = self.cursor.word();
        if word == "regex" {
            let source = self.cursor.quoted()?;
            let source = source.as_literal().and_then(|bytes| String::from_utf8(bytes.to_vec()).ok());
            let source = source.ok_or_else(|| before.error("a regular expression without ${…}"))?;
            return match Regex::new(&format!("(?-u){source}")) {
                Ok(_) => Ok(Mask::Regex(source)),
                Err(error) => Err(before.error_with("a regular expression", format!("{source:?}: {error}"))),
            };
        }
        Mask::named(word).ok_or_else(|| before.error(format!("a mask: {} or regex \"…\"", Mask::names())))
    }

    pub(super) fn expected_bytes(&mut self, connection: String, within_frame: bool) -> Result<Action> {
        let line = self.cursor.line();
        let mut bytes = self.raw()?;
        let has_end = self.script.framing != Framing::Raw && !within_frame;
        if let (false, Some(RawPart::Mask { mask, .. })) = (has_end, bytes.0.last()) {
            return Err(self.cursor.error_at(
                line,
                "a text behind the last mask (without a framing nothing else says where it ends)",
                format!("`<{mask}>`"),
            ));
        }
        if !within_frame {
            for masked in &self.script.masks {
                bytes = masked.applied(&bytes, has_end);
            }
        }
        Ok(Action::ExpectBytes { connection, bytes, within_frame })
    }
}

impl Masked {
    /// Replaces such values in the pattern's texts by masks. If nothing in the pattern marks its end, its last byte is
    /// kept.
    fn applied(&self, pattern: &RawPattern, has_end: bool) -> RawPattern {
        let (source, mask) = match self {
            // With (?i), since header names are not case-sensitive.
            Self::Header(name) => (format!(r"(?-u)(?i)\r\n{}:[ \t]*([^\r\n]*)", regex::escape(name)), &Mask::Line),
            Self::Value(mask) => (format!("(?-u)({})", mask.source()), mask),
        };
        let Ok(regex) = Regex::new(&source) else { return pattern.clone() };
        let mut parts = Vec::new();
        for (number, part) in pattern.0.iter().enumerate() {
            let RawPart::Text(text) = part else {
                parts.push(part.clone());
                continue;
            };
            let Some(bytes) = text.as_literal() else {
                parts.push(part.clone());
                continue;
            };
            let is_last = number + 1 == pattern.0.len();
            let mut from = 0;
            for found in regex.captures_iter(bytes).filter_map(|captures| captures.get(1)) {
                let at_the_end = is_last && found.end() == bytes.len() && !has_end;
                if found.start() < from || found.is_empty() && *mask != Mask::Line || at_the_end {
                    continue;
                }
                if found.start() > from {
                    parts.push(RawPart::Text(Template::literal(&bytes[from..found.start()])));
                }
                parts.push(RawPart::Mask { mask: mask.clone(), name: None, sample: Some(found.as_bytes().to_vec()) });
                from = found.end();
            }
            if from < bytes.len() {
                parts.push(RawPart::Text(Template::literal(&bytes[from..])));
            }
        }
        if parts.is_empty() { pattern.clone() } else { RawPattern(parts) }
    }
}

/// Shows the text after `mask` in a script.
impl std::fmt::Display for Masked {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Self::Header(name) => write!(f, "header {name}"),
            Self::Value(Mask::Regex(source)) => write!(f, "regex {}", quoted(source.as_bytes())),
            Self::Value(mask) => write!(f, "{mask}"),
        }
    }
}
