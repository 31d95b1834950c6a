//! `OBJECT`: facts about the storage of a value.

use crate::command::context::Access;
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, KeySpec, container};
use crate::command::{CommandError, Context, uses};
use crate::keyspace::{ACCESSED, Entry};
use crate::protocol::Request;
use crate::time::Now;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "object", arity: -2, group: Group::Generic, since: "2.2.3",
        summary: "Groups the commands that look at how a value is kept",
        complexity: "That of the subcommand",
        subcommands: &[
        Command {
            name: "object|encoding", arity: 3, group: Group::Generic, since: "2.2.3",
            summary: "Tells how a value is represented",
            complexity: "O(1)",
            flags: Flags::READONLY, categories: &["@keyspace"],
            tips: &["nondeterministic_output"],
            keys: &[KeySpec { flags: &["RO"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
            arguments: &[arg::key("key", 0)],
            run: object_encoding,
            ..Command::NONE
        },
        Command {
            name: "object|refcount", arity: 3, group: Group::Generic, since: "2.2.3",
            summary: "Tells how many references a value has",
            complexity: "O(1)",
            flags: Flags::READONLY, categories: &["@keyspace"],
            tips: &["nondeterministic_output"],
            keys: &[KeySpec { flags: &["RO"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
            arguments: &[arg::key("key", 0)],
            run: object_refcount,
            ..Command::NONE
        },
        Command {
            name: "object|idletime", arity: 3, group: Group::Generic, since: "2.2.3",
            summary: "Tells for how many seconds a key was not used",
            complexity: "O(1)",
            flags: Flags::READONLY, categories: &["@keyspace"],
            tips: &["nondeterministic_output"],
            keys: &[KeySpec { flags: &["RO"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
            arguments: &[arg::key("key", 0)],
            run: object_idletime,
            ..Command::NONE
        },
        Command {
            name: "object|freq", arity: 3, group: Group::Generic, since: "4.0.0",
            summary: "Tells how often a key is used, on a logarithmic scale",
            complexity: "O(1)",
            flags: Flags::READONLY, categories: &["@keyspace"],
            tips: &["nondeterministic_output"],
            keys: &[KeySpec { flags: &["RO"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
            arguments: &[arg::key("key", 0)],
            run: object_freq,
            ..Command::NONE
        },
        Command {
            name: "object|help", arity: 2, group: Group::Generic, since: "6.2.0",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@keyspace"],
            run: object_help,
            ..Command::NONE
        },
    ],
        run: container,
        ..Command::NONE
    },
];

/// Replies with a fact about an entry, or with null if there is no such key.
fn fact(cx: &mut Context<'_, '_>, request: &Request<'_>, of: impl FnOnce(&Entry) -> Fact) -> Result<(), CommandError> {
    let key = cx.key(request, 2);
    match cx.find(key, Access::Inspect).map(|entry| of(entry)) {
        None => cx.reply.null(),
        Some(Fact::Text(text)) => cx.reply.bulk(text.as_bytes()),
        Some(Fact::Number(number)) => cx.reply.integer(number),
    }
    Ok(())
}

enum Fact {
    Text(&'static str),
    Number(i64),
}

fn object_encoding(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    fact(cx, request, |entry| Fact::Text(entry.encoding()))
}

/// Replies 1, except for the integers that Redis shares between keys.
fn object_refcount(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let shared = cx.server.settings.max_memory() == 0;
    fact(cx, request, |entry| {
        let small = entry.encoding() == "int"
            && crate::protocol::number::parse_i64(entry.value()).is_some_and(|number| (0..10_000).contains(&number));
        Fact::Number(if shared && small { i64::from(i32::MAX) } else { 1 })
    })
}

fn object_idletime(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let counts_uses = cx.server.settings.counts_uses();
    tracked(
        cx,
        request,
        !counts_uses,
        "ERR An LFU maxmemory policy is selected, idle time not tracked.",
        |now, entry| {
            // Modulo 2^n, since an entry stores only the lower bits of the time.
            (now.seconds() as u32).wrapping_sub(entry.accessed()) & ACCESSED
        },
    )
}

fn object_freq(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let (server, counts_uses) = (cx.server, cx.server.settings.counts_uses());
    let not_tracked = "ERR An LFU maxmemory policy is not selected, access frequency not tracked.";
    tracked(cx, request, counts_uses, not_tracked, |now, entry| uses::frequency(server, entry.accessed(), now))
}

/// Replies with the number of uses of a key, or with the time since the last one, whichever is kept.
fn tracked(
    cx: &mut Context<'_, '_>,
    request: &Request<'_>,
    is_tracked: bool,
    otherwise: &str,
    of: impl FnOnce(Now, &Entry) -> u32,
) -> Result<(), CommandError> {
    let (key, now) = (cx.key(request, 2), cx.now);
    match cx.find(key, Access::Inspect).map(|entry| of(now, entry)) {
        None => cx.reply.null(),
        Some(number) if is_tracked => cx.reply.integer(i64::from(number)),
        Some(_) => {
            return Err(CommandError::other(format!(
                "{otherwise} Please note that when switching between policies at runtime LRU and LFU data will take \
                 some time to adjust."
            )));
        }
    }
    Ok(())
}

fn object_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    crate::command::server::command::reply_help(cx, "object");
    Ok(())
}
