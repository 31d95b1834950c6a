//! The lines before the first step of a script.

use super::Parser;
use super::line::keyword;
use crate::framing::UnknownFraming;
use crate::script::cursor::Result;
use crate::script::{Masked, ScriptError};
use std::time::Duration;

impl Parser<'_> {
    /// Parses `server`, `skip`, `timeout`, `framing`, `mask` and `opened`, which come before the first step.
    pub(super) fn header(&mut self) -> Result<()> {
        loop {
            self.cursor.skip_comments();
            self.cursor.skip_blanks();
            match keyword(self.cursor.rest_of_line()) {
                Some("server") => self.server_flags()?,
                Some("skip") => {
                    self.cursor.advance("skip".len());
                    let (target, reason) = self.target_and_reason("skip redis: it has no such flag")?;
                    self.script.skipped.push((target, reason));
                }
                Some("timeout") => {
                    self.cursor.advance("timeout".len());
                    self.cursor.skip_blanks();
                    self.script.timeout = Some(self.duration()?);
                    self.cursor.end_of_line("the time")?;
                }
                Some("framing") => {
                    self.cursor.advance("framing".len());
                    let stated = self.cursor.rest_of_line().parse();
                    self.script.framing = stated.map_err(|unknown| self.header_error(&unknown))?;
                    self.cursor.next_line();
                }
                Some("mask") => self.mask()?,
                Some("opened") => {
                    self.cursor.advance("opened".len());
                    self.cursor.skip_blanks();
                    self.script.opened = Some(self.moment()?);
                }
                _ => return Ok(()),
            }
        }
    }

    fn header_error(&self, unknown: &UnknownFraming) -> ScriptError {
        self.cursor.error(unknown.to_string().trim_start_matches("expected "))
    }

    /// Parses `mask header NAME`, `mask uuid` and `mask regex "…"`.
    fn mask(&mut self) -> Result<()> {
        self.cursor.advance("mask".len());
        self.cursor.skip_blanks();
        if self.cursor.take("header ") {
            self.cursor.skip_blanks();
            let name = self.cursor.take_while(|c| c.is_ascii_graphic() && c != ':').to_ascii_lowercase();
            if name.is_empty() {
                return Err(self.cursor.error("the name of a header, e.g. `mask header date`"));
            }
            self.script.masks.push(Masked::Header(name));
        } else {
            let mask = self.mask_name()?;
            self.script.masks.push(Masked::Value(mask));
        }
        self.cursor.end_of_line("the mask")
    }

    /// Parses a time of a recording, in seconds with up to six decimals, and returns it in microseconds.
    pub(super) fn moment(&mut self) -> Result<u64> {
        let before = self.cursor.clone();
        let text = self.cursor.take_while(|c| c.is_ascii_digit() || c == '.');
        let (seconds, decimals) = text.split_once('.').unwrap_or((text, ""));
        let micros = seconds.parse::<u64>().ok().and_then(|seconds| seconds.checked_mul(1_000_000));
        let fraction = (decimals.len() <= 6).then(|| format!("{decimals:0<6}").parse::<u64>().ok()).flatten();
        let moment = micros.zip(fraction).and_then(|(micros, fraction)| micros.checked_add(fraction));
        let moment = moment.ok_or_else(|| before.error("seconds since the recording began, e.g. 0.001500"))?;
        self.cursor.end_of_line("the time")?;
        Ok(moment)
    }

    pub(super) fn server_flags(&mut self) -> Result<()> {
        self.cursor.advance("server".len());
        self.cursor.skip_blanks();
        let mut target = None;
        let mut ahead = self.cursor.clone();
        let name = ahead.word();
        if !name.is_empty() && ahead.take(":") {
            self.cursor = ahead;
            target = Some(name.to_owned());
        }
        let before = self.cursor.clone();
        let mut flags = Vec::new();
        for word in self.words()? {
            match word.as_literal().map(|bytes| String::from_utf8(bytes.to_vec())) {
                Some(Ok(flag)) => flags.push(flag),
                _ => return Err(before.error("flags without ${…} that are UTF-8")),
            }
        }
        match target {
            Some(target) => self.script.flags_of.push((target, flags)),
            None if flags.is_empty() => {
                return Err(before.error("flags, e.g. `server --requirepass x`"));
            }
            None => self.script.flags = flags,
        }
        Ok(())
    }

    /// Parses `TARGET: reason` up to the end of the line.
    pub(super) fn target_and_reason(&mut self, example: &str) -> Result<(String, String)> {
        self.cursor.skip_blanks();
        let before = self.cursor.clone();
        let target = self.cursor.word().to_owned();
        if target.is_empty() || !self.cursor.take(":") {
            return Err(before.error(format!("a target, a colon and the reason, e.g. `{example}`")));
        }
        let reason = self.cursor.rest_of_line().trim().to_owned();
        if reason.is_empty() {
            return Err(self.cursor.error(format!("the reason, e.g. `{example}`")));
        }
        self.cursor.next_line();
        Ok((target, reason))
    }

    pub(super) fn duration(&mut self) -> Result<Duration> {
        let before = self.cursor.clone();
        let number = self.cursor.number("a time, e.g. 100ms or 2s")?;
        if self.cursor.take("ms") {
            Ok(Duration::from_millis(number))
        } else if self.cursor.take("s") {
            Ok(Duration::from_secs(number))
        } else {
            Err(before.error("a time, e.g. 100ms or 2s"))
        }
    }
}
