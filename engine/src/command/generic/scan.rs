//! Commands that find keys: `KEYS`, `SCAN`, `RANDOMKEY`.

use std::cell::Cell;

use crate::command::arguments::{integer, is};
use crate::command::context::Access;
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, Rules};
use crate::command::work::{self, Body, Portion, Progress, Work};
use crate::command::{CommandError, Context};
use crate::glob;
use crate::keyspace::{Entry, Item};
use crate::protocol::Request;
use crate::protocol::number::parse_cursor;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "keys", arity: 2, group: Group::Generic, since: "1.0.0",
        summary: "Lists the keys that a pattern matches",
        complexity: "O(N), N the keys of the database, as long as they and the pattern are short",
        flags: Flags::READONLY, categories: &["@keyspace", "@dangerous"],
        tips: &["request_policy:all_shards", "nondeterministic_output_order"],
        arguments: &[arg::pattern("pattern")],
        rules: Rules::of(&[Rules::EVERY_KEY]),
        run: keys,
        ..Command::NONE
    },
    Command {
        name: "scan", arity: -2, group: Group::Generic, since: "2.8.0",
        summary: "Walks through the keys of a database, some with each call",
        complexity: "O(1) for a call, O(N) for all of them until the cursor is 0 again, N the keys",
        flags: Flags::READONLY, categories: &["@keyspace"],
        tips: &["nondeterministic_output", "request_policy:special"],
        history: &[("6.0.0", "`TYPE` came.")],
        arguments: &[
            arg::integer("cursor"),
            arg::pattern("pattern").token("MATCH").optional(),
            arg::integer("count").token("COUNT").optional(),
            arg::string("type").token("TYPE").since("6.0.0").optional(),
        ],
        run: scan,
        ..Command::NONE
    },
    Command {
        name: "randomkey", arity: 1, group: Group::Generic, since: "1.0.0",
        summary: "Picks a random key",
        complexity: "O(1)",
        flags: Flags::READONLY, categories: &["@keyspace"],
        tips: &["request_policy:all_shards", "nondeterministic_output"],
        rules: Rules::of(&[Rules::EVERY_KEY]),
        run: randomkey,
        ..Command::NONE
    },
];

/// Number of random keys that one portion checks.
const TRIES: usize = 100;

fn keys(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    cx.work(request, Keys { place: Walk::default(), found: Body::default() })
}

/// An iteration over all keys, while all shards are held.
#[derive(Clone, Copy, Debug, Default)]
struct Walk {
    shard: usize,
    segment: usize,
    /// Index of the next entry in the segment.
    entry: usize,
}

impl Walk {
    /// Visits a portion of the keys of the selected database. Returns whether there are more.
    fn visit(&mut self, cx: &mut Context<'_, '_>, mut visit: impl FnMut(&Entry)) -> bool {
        let database = cx.state.database;
        let mut portion = Portion::default();
        while let Some(shard) = cx.lock_all().shard_at(self.shard) {
            while let Some(entries) = shard.databases.get(database).and_then(|held| held.entries_of(self.segment)) {
                for entry in entries.skip(self.entry) {
                    visit(entry);
                    portion.add(entry.key().len());
                    self.entry += 1;
                    if portion.is_full() {
                        return true;
                    }
                }
                (self.segment, self.entry) = (self.segment + 1, 0);
            }
            *self = Self { shard: self.shard + 1, ..Self::default() };
        }
        false
    }
}

/// `KEYS`. Keys past their deadline are skipped and not removed.
#[derive(Debug)]
struct Keys {
    place: Walk,
    found: Body,
}

impl Work for Keys {
    fn portion(&mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<Progress, CommandError> {
        let (pattern, now, found) = (request.get(1), cx.now, &mut self.found);
        let is_more = self.place.visit(cx, |entry| {
            if !entry.is_past(now) && (pattern == b"*" || glob::matches(pattern, entry.key())) {
                found.bulk(entry.key());
            }
        });
        if is_more {
            return Ok(Progress::More);
        }
        cx.reply_array(&mut self.found);
        Ok(Progress::Done)
    }

    fn memory(&self) -> usize {
        self.found.memory()
    }
}

fn scan(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let cursor = parse_cursor(request.get(1)).ok_or(CommandError::other("ERR invalid cursor"))?;
    let (mut count, mut pattern, mut wanted) = (10, None, None);
    for at in (2..request.len()).step_by(2) {
        let (option, value) = (request.get(at), request.get(at + 1));
        if at + 1 >= request.len() {
            return Err(CommandError::Syntax);
        }
        if is(option, "count") {
            count = integer(value)?;
            if count < 1 {
                return Err(CommandError::Syntax);
            }
        } else if is(option, "match") {
            pattern = Some(at + 1).filter(|_| value != b"*");
        } else if is(option, "type") {
            wanted = Some(match value {
                string if is(string, "string") => Type::String,
                none if is(none, "none") => Type::None,
                _ => Type::Other,
            });
        } else {
            return Err(CommandError::Syntax);
        }
    }
    cx.work(request, Scan { cursor, left: count, pattern, wanted, found: Body::default() })
}

/// `SCAN`. Keys past their deadline are removed where they would have been returned.
#[derive(Debug)]
struct Scan {
    cursor: u64,
    /// Number of keys that are still to be visited.
    left: i64,
    /// Index of the argument that is the pattern.
    pattern: Option<usize>,
    wanted: Option<Type>,
    found: Body,
}

/// The type that `SCAN` asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Type {
    String,
    /// The type of a key that has expired, and is removed when its type is looked up.
    None,
    Other,
}

impl Work for Scan {
    fn portion(&mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<Progress, CommandError> {
        let (database, now) = (cx.state.database, cx.now);
        let pattern = self.pattern.map(|index| request.get(index));
        let most = self.left.min(work::KEYS as i64);
        let (seen, bytes) = (Cell::new(0), Cell::new(0));
        let enough = || seen.get() >= most || bytes.get() >= work::COPY;
        while !enough() {
            if !cx.lock_position(self.cursor) {
                return Ok(Progress::Wait);
            }
            let mut expired: Vec<Box<[u8]>> = Vec::new();
            let (found, wanted) = (&mut self.found, self.wanted);
            let mut live = 0;
            self.cursor = cx.locked().scan(database, self.cursor, enough, |entry| {
                seen.set(seen.get() + 1);
                bytes.set(bytes.get() + entry.key().len());
                if pattern.is_some_and(|pattern| !glob::matches(pattern, entry.key())) {
                    return;
                }
                if entry.is_past(now) {
                    expired.push(entry.key().into());
                    return;
                }
                live += 1;
                if matches!(wanted, None | Some(Type::String)) {
                    found.bulk(entry.key());
                }
            });
            // Checking the type counts as a lookup of the key.
            if wanted.is_some() {
                if let Some(shard) = cx.locked().shards().next() {
                    shard.counts.hits += live;
                }
            }
            for key in expired {
                // The lookup removes the key.
                cx.find(cx.keyspace.key(&key), if wanted.is_some() { Access::Look } else { Access::Peek });
                if wanted == Some(Type::None) {
                    self.found.bulk(&key);
                }
            }
            if self.cursor == 0 {
                break;
            }
        }
        self.left -= seen.get();
        if self.cursor != 0 && self.left > 0 {
            return Ok(Progress::More);
        }
        let mut digits = itoa::Buffer::new();
        cx.reply.array(2);
        cx.reply.bulk(digits.format(self.cursor).as_bytes());
        cx.reply_array(&mut self.found);
        Ok(Progress::Done)
    }

    /// Returns `false`: keys may be added and removed meanwhile, as between two calls.
    fn holds(&self) -> bool {
        false
    }

    fn memory(&self) -> usize {
        self.found.memory()
    }
}

fn randomkey(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    cx.work(request, RandomKey { walk: None })
}

/// `RANDOMKEY`. A key past its deadline is removed, and another one is tried.
#[derive(Debug)]
struct RandomKey {
    /// The iteration over all keys that begins after a while, if nothing is removed because clients are paused.
    walk: Option<Walk>,
}

impl Work for RandomKey {
    fn portion(&mut self, cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<Progress, CommandError> {
        if let Some(walk) = &mut self.walk {
            let (now, mut live) = (cx.now, None);
            let is_more = walk.visit(cx, |entry| {
                if live.is_none() && !entry.is_past(now) {
                    live = Some(Box::from(entry.key()));
                }
            });
            if is_more && live.is_none() {
                return Ok(Progress::More);
            }
            reply(cx, live);
            return Ok(Progress::Done);
        }
        let mut bytes = 0;
        for _ in 0..TRIES {
            if bytes >= work::COPY {
                break;
            }
            let Some(key) = pick(cx) else {
                reply(cx, None);
                return Ok(Progress::Done);
            };
            bytes += key.len();
            if cx.find(cx.keyspace.key(&key), Access::Peek).is_some() {
                reply(cx, Some(key));
                return Ok(Progress::Done);
            }
        }
        if cx.server.pause.is_active() {
            self.walk = Some(Walk::default());
        }
        Ok(Progress::More)
    }
}

fn reply(cx: &mut Context<'_, '_>, key: Option<Box<[u8]>>) {
    match key {
        Some(key) => cx.reply.bulk(&key),
        None => cx.reply.null(),
    }
}

/// Returns a random key, live or not: chooses a shard in proportion to its number of keys, and then a key in it.
fn pick(cx: &mut Context<'_, '_>) -> Option<Box<[u8]>> {
    let (random, database) = (fastrand::u64(..), cx.state.database);
    let locked = cx.lock_all();
    let total = locked.len(database);
    let mut rank = (random.checked_rem(total as u64)?) as usize;
    for held in locked.shards().filter_map(|shard| shard.databases.get(database)) {
        if rank < held.len() {
            return held.random(random.rotate_left(17)).map(|entry| entry.key().into());
        }
        rank -= held.len();
    }
    None
}
