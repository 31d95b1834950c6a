//! Parses scripts. An error contains the line, the text that was found there, and what is allowed instead.

mod header;
mod line;
mod raw;
mod reply;
#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::path::Path;

pub(crate) use line::begins_step;
use line::keyword;

use super::cursor::{Cursor, Result};
use super::expectation::Expectation;
use super::template::Template;
use super::{Action, Audience, Close, Control, DEFAULT_CONNECTION, Request, Rounds, Script, ScriptError, Step};
use crate::framing::Framing;

/// Names that no connection can have, because they have a meaning at the start of a line.
const RESERVED: &[&str] =
    &["raw", "bytes", "inline", "server", "skip", "timeout", "repeat", "end", "eventually", "pause", "check", "set"];

/// Parses the text of a script.
///
/// ```
/// use wire_player::script::parser::parse;
///
/// let script = parse("> PING\n< +PONG\n", "scripts/ping.script".as_ref(), "ping")?;
/// assert_eq!((script.name.as_str(), script.steps.len()), ("ping", 2));
/// let error = parse("> PING\n+PONG\n", "scripts/ping.script".as_ref(), "ping").unwrap_err();
/// assert_eq!(error.line, 2);
/// # Ok::<(), wire_player::script::ScriptError>(())
/// ```
///
/// # Errors
///
/// The first syntax error.
pub fn parse(text: &str, file: &Path, name: &str) -> Result<Script> {
    let mut parser = Parser::new(Cursor::new(file, text), name);
    parser.header()?;
    let steps = parser.block(None)?;
    if steps.is_empty() {
        return Err(parser.cursor.error("a step, e.g. `> PING`"));
    }
    Ok(Script { steps, ..parser.script })
}

/// Parses sessions step by step, so that a long session is never in memory as a whole.
#[derive(Debug)]
pub(crate) struct Pieces {
    file: std::path::PathBuf,
    variables: HashSet<String>,
    framing: Framing,
    masks: Vec<super::Masked>,
}

impl Pieces {
    /// Parses the lines before the first step.
    pub(crate) fn header(text: &str, file: &Path, name: &str) -> Result<(Script, Self)> {
        let mut parser = Parser::new(Cursor::new(file, text), name);
        parser.header()?;
        let Script { framing, masks, .. } = &parser.script;
        let pieces = Self {
            file: file.to_path_buf(),
            variables: HashSet::new(),
            framing: framing.clone(),
            masks: masks.clone(),
        };
        Ok((parser.script, pieces))
    }

    pub(crate) fn mask(&mut self, masks: &[super::Masked]) {
        self.masks.extend_from_slice(masks);
    }

    /// Parses the steps of `text`, whose first line is line `line` of the file. They may use variables of other
    /// sessions: a variable that is never set is noticed only when the session is played.
    pub(crate) fn steps(&mut self, text: &str, line: usize) -> Result<Vec<Step>> {
        let mut parser = Parser::new(Cursor::starting_at(&self.file, text, line), "");
        parser.script.framing = self.framing.clone();
        parser.script.masks.clone_from(&self.masks);
        parser.variables = std::mem::take(&mut self.variables);
        parser.sessions = true;
        let steps = parser.block(None)?;
        self.variables = parser.variables;
        Ok(steps)
    }
}

struct Parser<'a> {
    cursor: Cursor<'a>,
    script: Script,
    /// Variables that are set, captured or counted by earlier steps.
    variables: HashSet<String>,
    /// Lists that earlier steps append to.
    lists: HashSet<String>,
    /// `true` if variables may come from other files.
    sessions: bool,
}

/// Kind of a line, recognised by its beginning.
enum Head {
    Keyword(&'static str),
    Step { connection: String, mode: Mode, operator: &'static str },
}

#[derive(Clone, Copy, PartialEq)]
enum Mode {
    Plain,
    Raw,
    Bytes,
    Inline,
}

impl<'a> Parser<'a> {
    fn new(cursor: Cursor<'a>, name: &str) -> Self {
        Self {
            script: Script {
                name: name.to_owned(),
                file: cursor.file().to_path_buf(),
                flags: Vec::new(),
                flags_of: Vec::new(),
                skipped: Vec::new(),
                timeout: None,
                framing: Framing::Raw,
                masks: Vec::new(),
                opened: None,
                steps: Vec::new(),
            },
            cursor,
            variables: HashSet::new(),
            lists: HashSet::new(),
            sessions: false,
        }
    }
}

impl Parser<'_> {
    /// Parses steps up to `end`, or up to the end of the script if no line has opened a block.
    fn block(&mut self, opened: Option<(usize, &str)>) -> Result<Vec<Step>> {
        let mut steps = Vec::new();
        let mut audience: Option<Audience> = None;
        let mut at = None;
        loop {
            self.cursor.skip_comments();
            self.cursor.skip_blanks();
            if self.cursor.at_end() {
                if audience.is_some() {
                    return Err(self.cursor.error("the step that the @ line is about"));
                }
                return match opened {
                    Some((line, what)) => Err(self.cursor.error(format!("`end` for the `{what}` of line {line}"))),
                    None => Ok(steps),
                };
            }
            if self.cursor.rest_of_line().starts_with("@at ") {
                self.cursor.advance("@at ".len());
                at = Some(self.moment()?);
                continue;
            }
            if self.cursor.peek() == Some(b'@') {
                if audience.is_some() {
                    return Err(self.cursor.error("the step that the @ line above is about"));
                }
                audience = Some(self.audience()?);
                continue;
            }
            if keyword(self.cursor.rest_of_line()) == Some("end") {
                if opened.is_none() {
                    return Err(self.cursor.error("a step (no `repeat` or `eventually` is open)"));
                }
                if audience.is_some() {
                    return Err(self.cursor.error("the step that the @ line is about"));
                }
                self.cursor.advance("end".len());
                self.cursor.end_of_line("`end`")?;
                return Ok(steps);
            }
            let step = self.step(audience.take().unwrap_or(Audience::Everyone))?;
            steps.push(Step { at: at.take(), ..step });
        }
    }

    fn audience(&mut self) -> Result<Audience> {
        let before = self.cursor.clone();
        self.cursor.bump();
        let example = "@except redis: it counts otherwise";
        match self.cursor.word() {
            "only" => Ok(Audience::Only(self.target_and_reason(example)?.0)),
            "except" => Ok(Audience::Except(self.target_and_reason(example)?.0)),
            _ => Err(before.error("`@only TARGET: reason` or `@except TARGET: reason`")),
        }
    }

    fn step(&mut self, audience: Audience) -> Result<Step> {
        let (line, offset) = (self.cursor.line(), self.cursor.offset());
        let first_line = self.cursor.rest_of_line();
        let action = match self.head()? {
            Head::Keyword(keyword) => self.keyword_step(keyword, line)?,
            Head::Step { connection, mode: Mode::Plain, operator: ":" } => self.control(connection)?,
            Head::Step { connection, mode, operator: "<" } if mode != Mode::Inline => {
                self.expectation(connection, mode)?
            }
            Head::Step { connection, mode, operator: operator @ (">" | ">>") } if mode != Mode::Bytes => {
                let request = self.request(mode)?;
                Action::Send { connection, request, held: operator == ">>" }
            }
            Head::Step { operator, .. } => {
                let found = format!("`{first_line}`");
                return Err(self.cursor.error_at(line, format!("another word before `{operator}`"), found));
            }
        };
        let whole = self.cursor.text_since(offset).trim_end();
        let source = match action {
            Action::Repeat { .. } | Action::Eventually(_) => first_line.trim_end().to_owned(),
            _ if whole.contains('\n') => whole.split_whitespace().collect::<Vec<_>>().join(" "),
            _ => whole.to_owned(),
        };
        Ok(Step { line, source, audience, at: None, action })
    }

    fn head(&mut self) -> Result<Head> {
        if let Some(keyword) = keyword(self.cursor.rest_of_line()) {
            if matches!(keyword, "server" | "skip" | "timeout" | "framing" | "mask" | "opened") {
                return Err(self.cursor.error(
                    "a step (`server`, `skip`, `timeout`, `framing`, `mask` and `opened` stand before the first one)",
                ));
            }
            self.cursor.advance(keyword.len());
            self.cursor.skip_blanks();
            return Ok(Head::Keyword(keyword));
        }
        let before = self.cursor.clone();
        let mut connection = DEFAULT_CONNECTION;
        let mut mode = Mode::Plain;
        let mut word = self.cursor.word();
        if !word.is_empty() && !RESERVED.contains(&word) {
            connection = word;
            word = self.cursor.word();
        }
        match word {
            "" => {}
            "raw" => mode = Mode::Raw,
            "bytes" => mode = Mode::Bytes,
            "inline" => mode = Mode::Inline,
            _ => return Err(before.error(STEP_FORMS)),
        }
        for operator in [">>", ">", "<", ":"] {
            if self.cursor.take(operator) {
                if !self.cursor.at_line_end() && !matches!(self.cursor.peek(), Some(b' ' | b'\t')) {
                    return Err(self.cursor.error(format!("a blank after `{operator}`")));
                }
                if mode == Mode::Inline {
                    self.cursor.take(" ");
                } else {
                    self.cursor.skip_blanks();
                }
                return Ok(Head::Step { connection: connection.to_owned(), mode, operator });
            }
        }
        Err(before.error(STEP_FORMS))
    }

    fn words(&mut self) -> Result<Vec<Template>> {
        let mut words = Vec::new();
        loop {
            self.cursor.skip_blanks();
            if self.cursor.at_line_end() {
                self.cursor.next_line();
                return Ok(words);
            }
            let word = self.cursor.command_word()?;
            self.known(&word.variables())?;
            words.push(word);
        }
    }

    fn request(&mut self, mode: Mode) -> Result<Request> {
        let before = self.cursor.clone();
        match mode {
            Mode::Plain => {
                let words = self.words()?;
                if words.is_empty() {
                    return Err(before.error("a command, e.g. `> GET key`"));
                }
                Ok(Request::Command(words))
            }
            Mode::Raw | Mode::Bytes => {
                let pattern = self.raw()?;
                let text = pattern.as_text().cloned();
                text.map(Request::Raw).ok_or_else(|| before.error("bytes without masks"))
            }
            Mode::Inline => {
                let mut line = self.cursor.bare(|_| false)?;
                self.known(&line.variables())?;
                self.cursor.next_line();
                line.push_byte(b'\r');
                line.push_byte(b'\n');
                Ok(Request::Raw(line))
            }
        }
    }

    fn expectation(&mut self, connection: String, mode: Mode) -> Result<Action> {
        if mode != Mode::Plain {
            return self.expected_bytes(connection, mode == Mode::Bytes);
        }
        let rest = self.cursor.rest_of_line().trim_end();
        for (text, how) in [("closed", Close::Any), ("closed with FIN", Close::Fin), ("closed with RST", Close::Reset)]
        {
            if rest == text {
                self.cursor.next_line();
                return Ok(Action::ExpectClose { connection, how });
            }
        }
        if self.cursor.take("silence ") {
            self.cursor.skip_blanks();
            let duration = self.duration()?;
            self.cursor.end_of_line("the time")?;
            return Ok(Action::ExpectSilence { connection, duration });
        }
        Ok(Action::Expect { connection, expectation: self.reply_to_line_end()? })
    }

    fn reply_to_line_end(&mut self) -> Result<Expectation> {
        let expectation = reply::reply(&mut self.cursor, false)?;
        self.known(&expectation.variables())?;
        for capture in expectation.captures() {
            let set = if capture.append { &mut self.lists } else { &mut self.variables };
            set.insert(capture.name.clone());
        }
        self.cursor.end_of_line("the reply")?;
        Ok(expectation)
    }

    fn control(&mut self, connection: String) -> Result<Action> {
        let before = self.cursor.clone();
        let control = match self.cursor.word() {
            "connect" if self.cursor.take("refused") => Control::Refused,
            "connect" => Control::Connect,
            "close" => Control::Close,
            "reset" => Control::Reset,
            "half-close" => Control::HalfClose,
            "flush" => Control::Flush,
            "whole" => Control::Whole,
            "pieces" if self.cursor.take("of ") => {
                let size = self.cursor.number("the size of a piece in bytes")?;
                let size = usize::try_from(size).ok().filter(|&size| size > 0);
                Control::PiecesOf(size.ok_or_else(|| before.error("pieces of 1 byte or more"))?)
            }
            "cut" if self.cursor.take("at ") => {
                let at = self.cursor.bare(|rest| rest.starts_with([' ', '\t']))?;
                self.known(&at.variables())?;
                if at.is_empty() {
                    return Err(self.cursor.error("the byte at which to cut"));
                }
                Control::CutAt(at)
            }
            _ => {
                return Err(before.error(
                    "`connect`, `connect refused`, `close`, `reset`, `half-close`, `flush`, `pieces of N`, `cut at N` or `whole`",
                ));
            }
        };
        self.cursor.end_of_line("what is done to the connection")?;
        Ok(Action::Control { connection, control })
    }

    fn keyword_step(&mut self, keyword: &str, line: usize) -> Result<Action> {
        match keyword {
            "pause" => {
                let duration = self.duration()?;
                self.cursor.end_of_line("the time")?;
                Ok(Action::Pause(duration))
            }
            "eventually" => {
                self.cursor.end_of_line("`eventually`")?;
                Ok(Action::Eventually(self.block(Some((line, "eventually")))?))
            }
            "repeat" => {
                let rounds = self.rounds()?;
                self.cursor.end_of_line("how often")?;
                let steps = self.block(Some((line, "repeat")))?;
                if let Rounds::Until { name, .. } = &rounds {
                    if !self.variables.contains(name) {
                        return Err(self.cursor.error_at(line, "a variable that is captured", format!("`{name}`")));
                    }
                }
                Ok(Action::Repeat { rounds, steps })
            }
            "set" => {
                let name = self.cursor.variable_name()?;
                self.cursor.skip_blanks();
                if self.cursor.at_line_end() {
                    return Err(self.cursor.error("a value"));
                }
                let value = self.cursor.command_word()?;
                self.known(&value.variables())?;
                self.cursor.end_of_line("the value")?;
                self.variables.insert(name.clone());
                Ok(Action::Set { name, value })
            }
            _ => {
                let distinct = self.cursor.take("distinct ");
                self.cursor.skip_blanks();
                let before = self.cursor.clone();
                let name = self.cursor.variable_name()?;
                if !self.lists.contains(&name) {
                    return Err(before.error("a list that was collected above with `as +name`"));
                }
                self.cursor.skip_blanks();
                if !self.cursor.take("is ") {
                    return Err(self.cursor.error("`is` and a reply"));
                }
                self.cursor.skip_blanks();
                Ok(Action::Check { name, distinct, expectation: self.reply_to_line_end()? })
            }
        }
    }

    fn rounds(&mut self) -> Result<Rounds> {
        const FORMS: &str = "`repeat 10`, `repeat i from 1 to 10` or `repeat until name is value`";
        if self.cursor.peek().is_some_and(|byte| byte.is_ascii_digit()) {
            let before = self.cursor.clone();
            let last = self.cursor.number(FORMS)?;
            let last = i64::try_from(last).map_err(|_| before.error(FORMS))?;
            return Ok(Rounds::Count { counter: None, first: 1, last });
        }
        if self.cursor.take("until ") {
            let name = self.cursor.variable_name()?;
            if !self.cursor.take(" is ") {
                return Err(self.cursor.error(FORMS));
            }
            let value = self.cursor.command_word()?;
            self.known(&value.variables())?;
            return Ok(Rounds::Until { name, value });
        }
        let counter = self.cursor.variable_name().map_err(|error| ScriptError { expected: FORMS.into(), ..error })?;
        if !self.cursor.take(" from ") {
            return Err(self.cursor.error(FORMS));
        }
        let first = self.cursor.signed(FORMS)?;
        if !self.cursor.take(" to ") {
            return Err(self.cursor.error(FORMS));
        }
        let last = self.cursor.signed(FORMS)?;
        self.variables.insert(counter.clone());
        Ok(Rounds::Count { counter: Some(counter), first, last })
    }

    fn known(&self, names: &[&str]) -> Result<()> {
        for name in names.iter().filter(|_| !self.sessions) {
            if !self.variables.contains(*name) && !matches!(*name, "now" | "now_ms") && !name.ends_with(".local") {
                let found = format!("${{{name}}}");
                return Err(self.cursor.error_with("a variable that is set above", found));
            }
        }
        Ok(())
    }
}

const STEP_FORMS: &str = "a step: `> COMMAND`, `>> COMMAND`, `raw> \"bytes\"`, `inline> text`, `< reply`, \
    `raw< \"bytes\"` or `: action`, each with the name of a connection before it or not, \
    or `repeat`, `eventually`, `pause`, `set`, `check`";
