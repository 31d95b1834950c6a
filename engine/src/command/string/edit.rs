//! Commands on parts of strings, and on strings as numbers.

use crate::command::arguments::integer;
use crate::command::context::Access;
use crate::command::table::argument as arg;
use crate::command::table::{Command, Deprecated, Flags, Group, KeySpec};
use crate::command::work::{COPY, Progress, Work};
use crate::command::{CommandError, Context};
use crate::config::Events;
use crate::keyspace::{Entry, LARGE};
use crate::protocol::Request;
use crate::protocol::float::{float_text, parse_float};
use crate::protocol::number::parse_i64;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "append", arity: 3, group: Group::String, since: "2.0.0",
        summary: "Adds bytes to the end of a value",
        complexity: "O(1), averaged over many appends of short values",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "insert"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0), arg::string("value")],
        run: append,
        ..Command::NONE
    },
    Command {
        name: "getrange", arity: 4, group: Group::String, since: "2.4.0",
        summary: "Reads the bytes of a value between two places",
        complexity: "O(N), N the bytes answered",
        flags: Flags::READONLY, categories: &["@string"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0), arg::integer("start"), arg::integer("end")],
        run: getrange,
        ..Command::NONE
    },
    Command {
        name: "substr", arity: 4, group: Group::String, since: "1.0.0",
        summary: "Reads the bytes of a value between two places: the old name of GETRANGE",
        complexity: "O(N), N the bytes answered",
        flags: Flags::READONLY, categories: &["@string"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        deprecated: Some(Deprecated { since: "2.0.0", replaced_by: "`GETRANGE`" }),
        arguments: &[arg::key("key", 0), arg::integer("start"), arg::integer("end")],
        run: substr,
        ..Command::NONE
    },
    Command {
        name: "setrange", arity: 4, group: Group::String, since: "2.2.0",
        summary: "Writes over a part of a value, from an offset on",
        complexity: "O(N), N the bytes written, and those of the gap before them",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0), arg::integer("offset"), arg::string("value")],
        run: setrange,
        ..Command::NONE
    },
    Command {
        name: "incr", arity: 2, group: Group::String, since: "1.0.0",
        summary: "Adds one to the integer under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0)],
        brief: true,
        run: incr,
        ..Command::NONE
    },
    Command {
        name: "decr", arity: 2, group: Group::String, since: "1.0.0",
        summary: "Takes one from the integer under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0)],
        brief: true,
        run: decr,
        ..Command::NONE
    },
    Command {
        name: "incrby", arity: 3, group: Group::String, since: "1.0.0",
        summary: "Adds a number to the integer under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0), arg::integer("increment")],
        brief: true,
        run: incrby,
        ..Command::NONE
    },
    Command {
        name: "decrby", arity: 3, group: Group::String, since: "1.0.0",
        summary: "Takes a number from the integer under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0), arg::integer("decrement")],
        brief: true,
        run: decrby,
        ..Command::NONE
    },
    Command {
        name: "incrbyfloat", arity: 3, group: Group::String, since: "2.6.0",
        summary: "Adds to the floating-point number under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0), arg::double("increment")],
        run: incrbyfloat,
        ..Command::NONE
    },
];

/// Refuses a string that is longer than an argument may be.
fn check_length(cx: &Context<'_, '_>, length: u64) -> Result<(), CommandError> {
    if length > cx.server.settings.max_bulk() as u64 { Err(CommandError::TooLong) } else { Ok(()) }
}

fn append(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let (key, more) = (cx.key(request, 1), request.get(2));
    let Some(length) = cx.find(key, Access::Write).map(|entry| entry.value().len()) else {
        cx.set(key, more, None);
        cx.log_part(request, key, 0, more);
        cx.notify(Events::STRING, "append", key.bytes);
        cx.reply.count(more.len());
        return Ok(());
    };
    check_length(cx, (length + more.len()) as u64)?;
    cx.work(request, Splice::new(2, length, "append"))
}

/// Writes an argument into the value of an existing key, beginning within the value or after its end. Large values and
/// large arguments are copied in portions.
#[derive(Debug)]
struct Splice {
    /// Index of the argument.
    part: usize,
    from: usize,
    event: &'static str,
    /// The block that the value is being moved to, with the part that is moved.
    moved: Option<Vec<u8>>,
    /// Number of bytes of the argument that are written.
    done: usize,
}

impl Splice {
    fn new(part: usize, from: usize, event: &'static str) -> Self {
        Self { part, from, event, moved: None, done: 0 }
    }

    /// Copies the next portion. Returns whether nothing is left.
    fn go_on(&mut self, entry: &mut Entry, part: &[u8]) -> bool {
        let (from, length) = (self.from, entry.value().len().max(self.from + part.len()));
        if self.done == 0 && self.moved.is_none() && !entry.has_room(length) {
            // With room for more, so that a long value is not copied again for each of many later appends.
            self.moved = Some(Vec::with_capacity(length + (length / 4).max(LARGE)));
        }
        if let Some(block) = &mut self.moved {
            let value = entry.value();
            let to = value.len().min(block.len() + COPY);
            block.extend_from_slice(&value[block.len()..to]);
            if to < value.len() {
                return false;
            }
        }
        if let Some(block) = self.moved.take() {
            entry.put(block);
        }
        let value = entry.value_mut();
        if value.len() < from {
            value.resize(from.min(value.len() + COPY), 0);
            if value.len() < from {
                return false;
            }
        }
        let to = part.len().min(self.done + COPY);
        let over = (value.len() - from).clamp(self.done, to);
        value[from + self.done..from + over].copy_from_slice(&part[self.done..over]);
        value.extend_from_slice(&part[over..to]);
        self.done = to;
        to == part.len()
    }
}

impl Work for Splice {
    fn portion(&mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<Progress, CommandError> {
        let (key, part) = (cx.key(request, 1), request.get(self.part));
        let changed = cx.edit(key, |entry| (self.go_on(entry, part), entry.value().len()));
        let (is_all, length) = changed.unwrap_or((true, 0));
        if !is_all {
            return Ok(Progress::More);
        }
        cx.log_part(request, key, self.from, part);
        cx.notify(Events::STRING, self.event, key.bytes);
        cx.reply.count(length);
        Ok(Progress::Done)
    }

    fn memory(&self) -> usize {
        self.moved.as_ref().map_or(0, Vec::len)
    }
}

fn getrange(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let (start, end) = (integer(request.get(2))?, integer(request.get(3))?);
    let key = cx.key(request, 1);
    let (value, reply) = cx.value_for_reply(key, Access::Read);
    let value = value.unwrap_or_default();
    let range = range(value.len(), start, end).unwrap_or_default();
    if range.len() >= LARGE {
        let shared = cx.find(key, Access::Peek).map(Entry::share);
        return match shared {
            Some(shared) => cx.reply_shared(shared.slice(range)),
            None => {
                cx.reply.bulk(b"");
                Ok(())
            }
        };
    }
    reply.bulk(&value[range]);
    Ok(())
}

fn substr(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    getrange(cx, request)
}

/// Returns the range of bytes from `start` to `end`, both included; negative numbers count from the end of the string.
fn range(len: usize, start: i64, end: i64) -> Option<std::ops::Range<usize>> {
    let len = len as i64;
    if start < 0 && end < 0 && start > end {
        return None;
    }
    let absolute = |index: i64| if index < 0 { (len + index).max(0) } else { index };
    let (start, end) = (absolute(start), absolute(end).min(len - 1));
    (start <= end && len > 0).then(|| start as usize..end as usize + 1)
}

fn setrange(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let offset = integer(request.get(2))?;
    if offset < 0 {
        return Err(CommandError::Offset);
    }
    let (key, part) = (cx.key(request, 1), request.get(3));
    let found = cx.find(key, Access::Write).map(|entry| entry.value().len());
    if part.is_empty() {
        cx.reply.count(found.unwrap_or(0));
        return Ok(());
    }
    check_length(cx, (offset as u64).saturating_add(part.len() as u64))?;
    let from = offset as usize;
    if found.is_none() {
        let database = cx.state.database;
        // Filled below, before anybody can see it.
        let value = Vec::with_capacity(from + part.len());
        cx.insert_in(database, key, Entry::new_own(key.bytes, value, cx.first_use()));
    }
    cx.work(request, Splice::new(3, from, "setrange"))
}

fn incr(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    add(cx, request, 1)
}

fn decr(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    add(cx, request, -1)
}

fn incrby(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let step = integer(request.get(2))?;
    add(cx, request, step)
}

fn decrby(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let step = integer(request.get(2))?;
    let step = step.checked_neg().ok_or(CommandError::DecrementOverflow)?;
    add(cx, request, step)
}

fn add(cx: &mut Context<'_, '_>, request: &Request<'_>, step: i64) -> Result<(), CommandError> {
    let key = cx.key(request, 1);
    let (old, deadline) = match cx.find(key, Access::Write) {
        None => (0, None),
        Some(entry) => (parse_i64(entry.value()).ok_or(CommandError::NotAnInteger)?, entry.deadline()),
    };
    let sum = old.checked_add(step).ok_or(CommandError::Overflow)?;
    let mut digits = itoa::Buffer::new();
    cx.set(key, digits.format(sum).as_bytes(), deadline);
    cx.log_change(request, &[(cx.state.database, key)]);
    cx.notify(Events::STRING, "incrby", key.bytes);
    cx.reply.integer(sum);
    Ok(())
}

fn incrbyfloat(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let key = cx.key(request, 1);
    let (old, deadline) = match cx.find(key, Access::Write) {
        None => (parse_float(b"0"), None),
        Some(entry) => (parse_float(entry.value()), entry.deadline()),
    };
    let old = old.ok_or(CommandError::NotAFloat)?;
    let step = parse_float(request.get(2)).ok_or(CommandError::NotAFloat)?;
    let sum = old.add(&step).ok_or(CommandError::NotFinite)?;
    let text = float_text(&sum);
    cx.set(key, text.as_bytes(), deadline);
    // Redis stores the result as text, even if it is an integer.
    cx.edit(key, |entry| entry.mark_as_text());
    cx.log_set(key, text.as_bytes(), deadline);
    cx.notify(Events::STRING, "incrbyfloat", key.bytes);
    cx.reply.bulk(text.as_bytes());
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::range;

    #[test]
    fn ranges_are_those_of_redis() {
        for (start, end, expected) in [
            (0, 3, Some(0..4)),
            (0, -1, Some(0..11)),
            (-4, -1, Some(7..11)),
            (5, 3, None),
            (5, 5000, Some(5..11)),
            (-5000, 10000, Some(0..11)),
            (-1, -5, None),
            (11, 12, None),
            (-100, -50, Some(0..1)),
        ] {
            assert_eq!(range(11, start, end), expected, "{start} {end}");
        }
        assert_eq!(range(0, 0, -1), None);
    }
}
