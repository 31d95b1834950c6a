//! Commands on whole strings, such as `GET` and `SET`.

#![allow(clippy::inline_always, reason = "on the hot path: see the docs of `command`")]

use bytes::Bytes;

use crate::command::arguments::{SetOptions, TimeUnit};
use crate::command::connection::tracking;
use crate::command::context::Access;
use crate::command::table::argument as arg;
use crate::command::table::{Command, Deprecated, Flags, Group, KeySpec};
use crate::command::work::{Each, Portion, Progress, Work};
use crate::command::{CommandError, Context};
use crate::config::Events;
use crate::keyspace::{Entry, Key, LARGE, Shared};
use crate::protocol::Request;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "get", arity: 2, group: Group::String, since: "1.0.0",
        summary: "Reads the value under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0)],
        brief: true,
        run: get,
        ..Command::NONE
    },
    Command {
        name: "set", arity: -3, group: Group::String, since: "1.0.0",
        summary: "Stores a value under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update", "variable_flags"], notes: "Reads the old value where `GET` is given", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[
            ("2.6.12", "`EX`, `PX`, `NX` and `XX` came."),
            ("6.0.0", "`KEEPTTL` came."),
            ("6.2.0", "`GET`, `EXAT` and `PXAT` came."),
            ("7.0.0", "`GET` goes together with `NX`."),
        ],
        arguments: &[
            arg::key("key", 0),
            arg::string("value"),
            arg::one_of("condition", &[arg::word("nx", "NX"), arg::word("xx", "XX")]).since("2.6.12").optional(),
            arg::word("get", "GET").since("6.2.0").optional(),
            arg::one_of("expiration", &[
                arg::integer("seconds").token("EX").since("2.6.12"),
                arg::integer("milliseconds").token("PX").since("2.6.12"),
                arg::unix_time("unix-time-seconds").token("EXAT").since("6.2.0"),
                arg::unix_time("unix-time-milliseconds").token("PXAT").since("6.2.0"),
                arg::word("keepttl", "KEEPTTL").since("6.0.0"),
            ]).optional(),
        ],
        brief: true,
        run: set,
        ..Command::NONE
    },
    Command {
        name: "setnx", arity: 3, group: Group::String, since: "1.0.0",
        summary: "Stores a value under a key that is not there yet",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["OW", "insert"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0), arg::string("value")],
        brief: true,
        run: setnx,
        ..Command::NONE
    },
    Command {
        name: "setex", arity: 4, group: Group::String, since: "2.0.0",
        summary: "Stores a value that expires after some seconds",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        keys: &[KeySpec { flags: &["OW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0), arg::integer("seconds"), arg::string("value")],
        brief: true,
        run: setex,
        ..Command::NONE
    },
    Command {
        name: "psetex", arity: 4, group: Group::String, since: "2.6.0",
        summary: "Stores a value that expires after some milliseconds",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        keys: &[KeySpec { flags: &["OW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0), arg::integer("milliseconds"), arg::string("value")],
        brief: true,
        run: psetex,
        ..Command::NONE
    },
    Command {
        name: "getset", arity: 3, group: Group::String, since: "1.0.0",
        summary: "Stores a value and answers the one before it",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        deprecated: Some(Deprecated { since: "6.2.0", replaced_by: "`SET` with the `!GET` argument" }),
        arguments: &[arg::key("key", 0), arg::string("value")],
        brief: true,
        run: getset,
        ..Command::NONE
    },
    Command {
        name: "getdel", arity: 2, group: Group::String, since: "6.2.0",
        summary: "Reads a value and deletes its key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "delete"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0)],
        brief: true,
        run: getdel,
        ..Command::NONE
    },
    Command {
        name: "getex", arity: -2, group: Group::String, since: "6.2.0",
        summary: "Reads a value and may change when its key expires",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "Writes because the deadline may change", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[
            arg::key("key", 0),
            arg::one_of("expiration", &[
                arg::integer("seconds").token("EX"),
                arg::integer("milliseconds").token("PX"),
                arg::unix_time("unix-time-seconds").token("EXAT"),
                arg::unix_time("unix-time-milliseconds").token("PXAT"),
                arg::word("persist", "PERSIST"),
            ]).optional(),
        ],
        brief: true,
        run: getex,
        ..Command::NONE
    },
    Command {
        name: "mget", arity: -2, group: Group::String, since: "1.0.0",
        summary: "Reads the values under several keys",
        complexity: "O(N), N the keys",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@string"],
        tips: &["request_policy:multi_shard"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0).multiple()],
        run: mget,
        ..Command::NONE
    },
    Command {
        name: "mset", arity: -3, group: Group::String, since: "1.0.1",
        summary: "Stores a value under each of several keys",
        complexity: "O(N), N the keys",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        tips: &["request_policy:multi_shard", "response_policy:all_succeeded"],
        keys: &[KeySpec { flags: &["OW", "update"], notes: "", first: 1, last: -1, step: 2, limit: 0 }],
        arguments: &[arg::block("key_value", &[arg::key("key", 0), arg::string("value")]).multiple()],
        run: mset,
        ..Command::NONE
    },
    Command {
        name: "msetnx", arity: -3, group: Group::String, since: "1.0.1",
        summary: "Stores a value under each of several keys, of which none may be there yet",
        complexity: "O(N), N the keys",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@string"],
        tips: &["request_policy:multi_shard", "response_policy:agg_min"],
        keys: &[KeySpec { flags: &["OW", "insert"], notes: "", first: 1, last: -1, step: 2, limit: 0 }],
        arguments: &[arg::block("key_value", &[arg::key("key", 0), arg::string("value")]).multiple()],
        run: msetnx,
        ..Command::NONE
    },
    Command {
        name: "strlen", arity: 2, group: Group::String, since: "2.2.0",
        summary: "Counts the bytes of a value",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@string"],
        keys: &[KeySpec { flags: &["RO"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0)],
        brief: true,
        run: strlen,
        ..Command::NONE
    },
];

fn get(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let key = cx.key(request, 1);
    reply_value(cx, key, Access::Read)
}

/// Number of bytes of a value from which a block of its own in a long reply is cheaper than a copy.
const WORTH_A_BLOCK: usize = 64 * 1024;

/// Replies with the value of a key, or with null if there is no such key.
#[inline(always)]
fn reply_value(cx: &mut Context<'_, '_>, key: Key<'_>, access: Access) -> Result<(), CommandError> {
    // In a reply that has several blocks already, a block pays for shorter values too.
    let shared = if cx.parts.is_some() { WORTH_A_BLOCK } else { LARGE };
    let (value, reply) = cx.value_for_reply(key, access);
    match value {
        Some(value) if value.len() < shared => reply.bulk(value),
        Some(_) => return reply_large(cx, key),
        None => reply.null(),
    }
    Ok(())
}

#[cold]
fn reply_large(cx: &mut Context<'_, '_>, key: Key<'_>) -> Result<(), CommandError> {
    match cx.share(key) {
        Some(value) => cx.reply_shared(value),
        None => {
            cx.reply.null();
            Ok(())
        }
    }
}

/// Returns the value of an entry that is about to change. A large one is not copied.
pub(crate) fn value_of(entry: &mut Entry) -> Shared {
    match entry.value() {
        short if short.len() < LARGE => Shared::new(Bytes::copy_from_slice(short), short.len()),
        _ => entry.share(),
    }
}

fn set(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let (key, value) = (cx.key(request, 1), request.get(2));
    if request.len() == 3 {
        // The common form needs no lookup of the old value: `set` replaces an expired key as well.
        overwrite(cx, key, value, None);
        cx.reply.ok();
        return Ok(());
    }
    let options = SetOptions::parse(request.from(3), true)?;
    let deadline = match options.time {
        Some((unit, argument)) => Some(unit.positive_deadline(argument, "set", cx.now)?),
        None => None,
    };
    let found = cx.find(key, if options.get { Access::Read } else { Access::Write }).map(|entry| entry.deadline());
    let allowed = !(options.if_absent && found.is_some() || options.if_present && found.is_none());
    let deadline = if options.keep_deadline { found.flatten() } else { deadline };
    if options.get {
        let replied = reply_value(cx, key, Access::Peek);
        if !allowed {
            return replied;
        }
        return cx.behind_reply(replied, |cx| {
            store(cx, key, value, deadline);
            notify_deadline(cx, options.time.is_some(), key);
        });
    }
    if !allowed {
        cx.reply.null();
        return Ok(());
    }
    store(cx, key, value, deadline);
    notify_deadline(cx, options.time.is_some(), key);
    cx.reply.ok();
    Ok(())
}

fn notify_deadline(cx: &mut Context<'_, '_>, given: bool, key: Key<'_>) {
    if given {
        cx.notify(Events::GENERIC, "expire", key.bytes);
    }
}

/// Stores a value without a lookup before it, and counts that as a use of the key.
#[inline]
fn overwrite(cx: &mut Context<'_, '_>, key: Key<'_>, value: &[u8], deadline: Option<u64>) {
    if cx.server.settings.counts_uses() {
        cx.find(key, Access::Write);
    }
    store(cx, key, value, deadline);
}

/// Stores a value and publishes the event. With a deadline in the past the key is removed at the next lookup, as in
/// Redis.
#[inline]
fn store(cx: &mut Context<'_, '_>, key: Key<'_>, value: &[u8], deadline: Option<u64>) {
    put(cx, key, value, deadline);
    cx.log_set(key, value, deadline);
}

/// Does the same as [`store`], for commands that log everything that they have stored together.
#[inline]
fn put(cx: &mut Context<'_, '_>, key: Key<'_>, value: &[u8], deadline: Option<u64>) {
    cx.set(key, value, deadline);
    cx.notify(Events::STRING, "set", key.bytes);
}

fn setnx(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let key = cx.key(request, 1);
    let free = cx.find(key, Access::Write).is_none();
    if free {
        store(cx, key, request.get(2), None);
    }
    cx.reply.integer(i64::from(free));
    Ok(())
}

fn setex(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    set_with_time(cx, request, TimeUnit::Seconds, "setex")
}

fn psetex(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    set_with_time(cx, request, TimeUnit::Millis, "psetex")
}

fn set_with_time(
    cx: &mut Context<'_, '_>,
    request: &Request<'_>,
    unit: TimeUnit,
    command: &'static str,
) -> Result<(), CommandError> {
    let deadline = unit.positive_deadline(request.get(2), command, cx.now)?;
    let key = cx.key(request, 1);
    overwrite(cx, key, request.get(3), Some(deadline));
    notify_deadline(cx, true, key);
    cx.reply.ok();
    Ok(())
}

fn getset(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let key = cx.key(request, 1);
    let replied = reply_value(cx, key, Access::Read);
    cx.behind_reply(replied, |cx| store(cx, key, request.get(2), None))
}

fn getdel(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let key = cx.key(request, 1);
    if cx.find(key, Access::Read).is_none() {
        cx.reply.null();
        return Ok(());
    }
    reply_removed(cx, key)
}

/// Replies with the value of a key and removes it.
fn reply_removed(cx: &mut Context<'_, '_>, key: Key<'_>) -> Result<(), CommandError> {
    let replied = reply_value(cx, key, Access::Peek);
    cx.behind_reply(replied, |cx| {
        if let Some(entry) = cx.remove(key) {
            entry.free();
        }
        cx.log_removed(key);
        cx.notify(Events::GENERIC, "del", key.bytes);
    })
}

fn getex(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let options = SetOptions::parse(request.from(2), false)?;
    let key = cx.key(request, 1);
    let Some(old) = cx.find(key, Access::Read).map(|entry| entry.deadline()) else {
        cx.reply.null();
        return Ok(());
    };
    let deadline = match options.time {
        Some((unit, argument)) => Some(unit.positive_deadline(argument, "getex", cx.now)?),
        None => None,
    };
    if deadline.is_some_and(|deadline| deadline <= cx.now.millis()) {
        return reply_removed(cx, key);
    }
    let replied = reply_value(cx, key, Access::Peek);
    cx.behind_reply(replied, |cx| {
        if deadline.is_some() {
            cx.set_deadline(key, deadline);
            cx.log_deadline(key, deadline);
            cx.notify(Events::GENERIC, "expire", key.bytes);
        } else if options.persist && old.is_some() {
            cx.set_deadline(key, None);
            cx.log_deadline(key, None);
            cx.notify(Events::GENERIC, "persist", key.bytes);
        }
    })
}

fn mget(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.array(request.len() - 1);
    cx.work(request, GetMany { next: 1, is_counted: false })
}

/// `MGET`.
#[derive(Debug)]
struct GetMany {
    next: usize,
    /// `true` if the lookup of the next key has been counted already.
    is_counted: bool,
}

impl Work for GetMany {
    fn portion(&mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<Progress, CommandError> {
        let first = self.next;
        let progress = self.look_up(cx, request);
        if cx.state.tracking.is_on() {
            tracking::remember_portion(cx, request, first..self.next);
        }
        Ok(progress)
    }
}

impl GetMany {
    fn look_up(&mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Progress {
        let mut portion = Portion::default();
        while !portion.is_full() {
            if self.next >= request.len() {
                return Progress::Done;
            }
            if cx.has_replied_a_block() {
                break;
            }
            let key = cx.key(request, self.next);
            let access = if self.is_counted { Access::Peek } else { Access::Read };
            self.is_counted = reply_value(cx, key, access).is_err();
            if self.is_counted {
                // A large value needs a reply in parts: the command goes on with one, and looks the key up again.
                cx.rest = None;
                return Progress::More;
            }
            portion.add(key.bytes.len());
            self.next += 1;
        }
        Progress::More
    }
}

fn mset(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    if request.len() % 2 == 0 {
        return Err(CommandError::Arity("mset"));
    }
    let done = |cx: &mut Context<'_, '_>, request: &Request<'_>, (): &mut ()| {
        cx.log_request(request);
        cx.reply.ok();
    };
    cx.work(request, Each { step: 2, ..Each::new(1, (), set_pair, done) })
}

fn msetnx(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    if request.len() % 2 == 0 {
        return Err(CommandError::Arity("msetnx"));
    }
    cx.work(request, SetIfAbsent { next: 1, is_free: false })
}

/// `MSETNX`: looks up all keys, and writes them if none exists.
#[derive(Debug)]
struct SetIfAbsent {
    next: usize,
    /// `true` if all keys were looked up, and none exists.
    is_free: bool,
}

impl Work for SetIfAbsent {
    fn portion(&mut self, cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<Progress, CommandError> {
        let mut portion = Portion::default();
        while !portion.is_full() {
            if self.next >= request.len() {
                if self.is_free {
                    cx.log_request_as(b"MSET", request);
                    cx.reply.integer(1);
                    return Ok(Progress::Done);
                }
                *self = Self { next: 1, is_free: true };
            }
            if self.is_free {
                set_pair(cx, request, self.next, &mut ());
            } else if cx.find(cx.key(request, self.next), Access::Write).is_some() {
                cx.reply.integer(0);
                return Ok(Progress::Done);
            }
            portion.add(request.get(self.next).len() + request.get(self.next + 1).len());
            self.next += 2;
        }
        Ok(Progress::More)
    }
}

fn set_pair(cx: &mut Context<'_, '_>, request: &Request<'_>, index: usize, (): &mut ()) {
    let key = cx.key(request, index);
    if cx.server.settings.counts_uses() {
        cx.find(key, Access::Write);
    }
    put(cx, key, request.get(index + 1), None);
}

fn strlen(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let key = cx.key(request, 1);
    let length = cx.find(key, Access::Read).map_or(0, |entry| entry.value().len());
    cx.reply.count(length);
    Ok(())
}
