//! Deadlines of keys.

use crate::command::arguments::{TimeUnit, integer, is};
use crate::command::context::Access;
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, KeySpec};
use crate::command::{CommandError, Context};
use crate::config::Events;
use crate::protocol::Request;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "expire", arity: -3, group: Group::Generic, since: "1.0.0",
        summary: "Makes a key expire after some seconds",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("7.0.0", "`NX`, `XX`, `GT` and `LT` came.")],
        arguments: &[
            arg::key("key", 0),
            arg::integer("seconds"),
            arg::one_of("condition", &[arg::word("nx", "NX"), arg::word("xx", "XX"), arg::word("gt", "GT"), arg::word("lt", "LT")]).since("7.0.0").optional(),
        ],
        brief: true,
        run: expire,
        ..Command::NONE
    },
    Command {
        name: "pexpire", arity: -3, group: Group::Generic, since: "2.6.0",
        summary: "Makes a key expire after some milliseconds",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("7.0.0", "`NX`, `XX`, `GT` and `LT` came.")],
        arguments: &[
            arg::key("key", 0),
            arg::integer("milliseconds"),
            arg::one_of("condition", &[arg::word("nx", "NX"), arg::word("xx", "XX"), arg::word("gt", "GT"), arg::word("lt", "LT")]).since("7.0.0").optional(),
        ],
        brief: true,
        run: pexpire,
        ..Command::NONE
    },
    Command {
        name: "expireat", arity: -3, group: Group::Generic, since: "1.2.0",
        summary: "Makes a key expire at a time, in seconds since 1970",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("7.0.0", "`NX`, `XX`, `GT` and `LT` came.")],
        arguments: &[
            arg::key("key", 0),
            arg::unix_time("unix-time-seconds"),
            arg::one_of("condition", &[arg::word("nx", "NX"), arg::word("xx", "XX"), arg::word("gt", "GT"), arg::word("lt", "LT")]).since("7.0.0").optional(),
        ],
        brief: true,
        run: expireat,
        ..Command::NONE
    },
    Command {
        name: "pexpireat", arity: -3, group: Group::Generic, since: "2.6.0",
        summary: "Makes a key expire at a time, in milliseconds since 1970",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("7.0.0", "`NX`, `XX`, `GT` and `LT` came.")],
        arguments: &[
            arg::key("key", 0),
            arg::unix_time("unix-time-milliseconds"),
            arg::one_of("condition", &[arg::word("nx", "NX"), arg::word("xx", "XX"), arg::word("gt", "GT"), arg::word("lt", "LT")]).since("7.0.0").optional(),
        ],
        brief: true,
        run: pexpireat,
        ..Command::NONE
    },
    Command {
        name: "ttl", arity: 2, group: Group::Generic, since: "1.0.0",
        summary: "Tells how many seconds a key has left",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        tips: &["nondeterministic_output"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("2.8.0", "-2 stands for a key that is not there.")],
        arguments: &[arg::key("key", 0)],
        brief: true,
        run: ttl,
        ..Command::NONE
    },
    Command {
        name: "pttl", arity: 2, group: Group::Generic, since: "2.6.0",
        summary: "Tells how many milliseconds a key has left",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        tips: &["nondeterministic_output"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        history: &[("2.8.0", "-2 stands for a key that is not there.")],
        arguments: &[arg::key("key", 0)],
        brief: true,
        run: pttl,
        ..Command::NONE
    },
    Command {
        name: "expiretime", arity: 2, group: Group::Generic, since: "7.0.0",
        summary: "Tells when a key expires, in seconds since 1970",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0)],
        brief: true,
        run: expiretime,
        ..Command::NONE
    },
    Command {
        name: "pexpiretime", arity: 2, group: Group::Generic, since: "7.0.0",
        summary: "Tells when a key expires, in milliseconds since 1970",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0)],
        brief: true,
        run: pexpiretime,
        ..Command::NONE
    },
    Command {
        name: "persist", arity: 2, group: Group::Generic, since: "2.2.0",
        summary: "Removes the deadline of a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0)],
        brief: true,
        run: persist,
        ..Command::NONE
    },
];

fn expire(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    set_deadline(cx, request, TimeUnit::Seconds, "expire")
}

fn pexpire(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    set_deadline(cx, request, TimeUnit::Millis, "pexpire")
}

fn expireat(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    set_deadline(cx, request, TimeUnit::UnixSeconds, "expireat")
}

fn pexpireat(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    set_deadline(cx, request, TimeUnit::UnixMillis, "pexpireat")
}

/// Conditions for replacing a deadline: the options `NX`, `XX`, `GT` and `LT`.
#[derive(Default)]
struct Conditions {
    if_none: bool,
    if_some: bool,
    if_later: bool,
    if_earlier: bool,
}

impl Conditions {
    fn parse<'a>(arguments: impl Iterator<Item = &'a [u8]>) -> Result<Self, CommandError> {
        let mut conditions = Self::default();
        for argument in arguments {
            if is(argument, "nx") {
                conditions.if_none = true;
            } else if is(argument, "xx") {
                conditions.if_some = true;
            } else if is(argument, "gt") {
                conditions.if_later = true;
            } else if is(argument, "lt") {
                conditions.if_earlier = true;
            } else {
                return Err(CommandError::about("ERR Unsupported option ", argument, ""));
            }
        }
        if conditions.if_none && (conditions.if_some || conditions.if_later || conditions.if_earlier) {
            return Err(CommandError::other("ERR NX and XX, GT or LT options at the same time are not compatible"));
        }
        if conditions.if_later && conditions.if_earlier {
            return Err(CommandError::other("ERR GT and LT options at the same time are not compatible"));
        }
        Ok(conditions)
    }

    /// Returns whether the deadline `new` may be set. A key without a deadline counts as one that never expires.
    fn allow(&self, old: Option<u64>, new: i64) -> bool {
        let old = old.map(|old| old as i64);
        !(self.if_none && old.is_some()
            || self.if_some && old.is_none()
            || self.if_later && old.is_none_or(|old| new <= old)
            || self.if_earlier && old.is_some_and(|old| new >= old))
    }
}

fn set_deadline(
    cx: &mut Context<'_, '_>,
    request: &Request<'_>,
    unit: TimeUnit,
    command: &'static str,
) -> Result<(), CommandError> {
    let conditions = Conditions::parse(request.from(3))?;
    let number = integer(request.get(2))?;
    let new = unit.deadline(number, cx.now).ok_or(CommandError::ExpireTime(command))?;
    let key = cx.key(request, 1);
    let Some(old) = cx.find(key, Access::Write).map(|entry| entry.deadline()) else {
        cx.reply.integer(0);
        return Ok(());
    };
    if !conditions.allow(old, new) {
        cx.reply.integer(0);
        return Ok(());
    }
    if new <= cx.now.millis() as i64 {
        cx.remove(key);
        cx.log_removed(key);
        cx.notify(Events::GENERIC, "del", key.bytes);
        cx.reply.integer(1);
        return Ok(());
    }
    cx.reply.integer(1);
    cx.behind_reply(Ok(()), |cx| {
        cx.set_deadline(key, Some(new as u64));
        cx.log_deadline(key, Some(new as u64));
        cx.notify(Events::GENERIC, "expire", key.bytes);
    })
}

fn persist(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let key = cx.key(request, 1);
    let had = cx.find(key, Access::Write).is_some_and(|entry| entry.deadline().is_some());
    if had {
        cx.set_deadline(key, None);
        cx.log_deadline(key, None);
        cx.notify(Events::GENERIC, "persist", key.bytes);
    }
    cx.reply.integer(i64::from(had));
    Ok(())
}

fn ttl(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    reply_deadline(cx, request, |deadline, now| (deadline.saturating_sub(now) + 500) / 1_000)
}

fn pttl(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    reply_deadline(cx, request, u64::saturating_sub)
}

fn expiretime(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    reply_deadline(cx, request, |deadline, _| (deadline + 500) / 1_000)
}

fn pexpiretime(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    reply_deadline(cx, request, |deadline, _| deadline)
}

/// Replies -2 if there is no such key, -1 if it has no deadline, and else what `shown` returns for the deadline and the
/// current time, both in milliseconds.
fn reply_deadline(
    cx: &mut Context<'_, '_>,
    request: &Request<'_>,
    shown: impl FnOnce(u64, u64) -> u64,
) -> Result<(), CommandError> {
    let key = cx.key(request, 1);
    let now = cx.now.millis();
    let number = match cx.find(key, Access::Look).map(|entry| entry.deadline()) {
        None => -2,
        Some(None) => -1,
        Some(Some(deadline)) => shown(deadline, now) as i64,
    };
    cx.reply.integer(number);
    Ok(())
}
