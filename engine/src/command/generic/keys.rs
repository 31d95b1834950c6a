//! Commands on keys of any value: removing, renaming, copying, counting.

use crate::command::arguments::{database, is};
use crate::command::context::Access;
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, KeySpec};
use crate::command::work::Each;
use crate::command::{CommandError, Context};
use crate::config::Events;
use crate::keyspace::Key;
use crate::protocol::Request;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "del", arity: -2, group: Group::Generic, since: "1.0.0",
        summary: "Deletes keys",
        complexity: "O(N), N the keys",
        flags: Flags::WRITE, categories: &["@keyspace"],
        tips: &["request_policy:multi_shard", "response_policy:agg_sum"],
        keys: &[KeySpec { flags: &["RM", "delete"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0).multiple()],
        run: del,
        ..Command::NONE
    },
    Command {
        name: "unlink", arity: -2, group: Group::Generic, since: "4.0.0",
        summary: "Deletes keys and leaves it to later to free large values",
        complexity: "O(1) for each key; freeing a value of M parts later is O(M)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        tips: &["request_policy:multi_shard", "response_policy:agg_sum"],
        keys: &[KeySpec { flags: &["RM", "delete"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0).multiple()],
        run: unlink,
        ..Command::NONE
    },
    Command {
        name: "exists", arity: -2, group: Group::Generic, since: "1.0.0",
        summary: "Counts the keys that are there",
        complexity: "O(N), N the keys",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        tips: &["request_policy:multi_shard", "response_policy:agg_sum"],
        keys: &[KeySpec { flags: &["RO"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        history: &[("3.0.3", "Several keys may be asked for.")],
        arguments: &[arg::key("key", 0).multiple()],
        brief: true,
        run: exists,
        ..Command::NONE
    },
    Command {
        name: "type", arity: 2, group: Group::Generic, since: "1.0.0",
        summary: "Tells the type of the value under a key",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RO"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0)],
        brief: true,
        run: r#type,
        ..Command::NONE
    },
    Command {
        name: "touch", arity: -2, group: Group::Generic, since: "3.2.1",
        summary: "Counts the keys that are there, and notes that they were used",
        complexity: "O(N), N the keys",
        flags: Flags::of(&[Flags::READONLY, Flags::FAST]), categories: &["@keyspace"],
        tips: &["request_policy:multi_shard", "response_policy:agg_sum"],
        keys: &[KeySpec { flags: &["RO"], notes: "", first: 1, last: -1, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0).multiple()],
        run: touch,
        ..Command::NONE
    },
    Command {
        name: "rename", arity: 3, group: Group::Generic, since: "1.0.0",
        summary: "Gives a value another key",
        complexity: "O(1)",
        flags: Flags::WRITE, categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "access", "delete"], notes: "", first: 1, last: 0, step: 1, limit: 0 }, KeySpec { flags: &["OW", "update"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0), arg::key("newkey", 1)],
        run: rename,
        ..Command::NONE
    },
    Command {
        name: "renamenx", arity: 3, group: Group::Generic, since: "1.0.0",
        summary: "Gives a value another key that is not there yet",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "access", "delete"], notes: "", first: 1, last: 0, step: 1, limit: 0 }, KeySpec { flags: &["OW", "insert"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
        history: &[("3.2.0", "It is no error that both keys are the same.")],
        arguments: &[arg::key("key", 0), arg::key("newkey", 1)],
        run: renamenx,
        ..Command::NONE
    },
    Command {
        name: "copy", arity: -3, group: Group::Generic, since: "6.2.0",
        summary: "Copies a value to another key",
        complexity: "O(N), N the parts of the value; O(1) for a string",
        flags: Flags::of(&[Flags::WRITE, Flags::DENYOOM]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RO", "access"], notes: "", first: 1, last: 0, step: 1, limit: 0 }, KeySpec { flags: &["OW", "update"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
        arguments: &[
            arg::key("source", 0),
            arg::key("destination", 1),
            arg::integer("destination-db").token("DB").optional(),
            arg::word("replace", "REPLACE").optional(),
        ],
        run: copy,
        ..Command::NONE
    },
    Command {
        name: "move", arity: 3, group: Group::Generic, since: "1.0.0",
        summary: "Takes a key to another database",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::WRITE, Flags::FAST]), categories: &["@keyspace"],
        keys: &[KeySpec { flags: &["RW", "access", "update"], notes: "", first: 1, last: 0, step: 1, limit: 0 }],
        arguments: &[arg::key("key", 0), arg::integer("db")],
        run: r#move,
        ..Command::NONE
    },
];

fn del(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let remove = |cx: &mut Context<'_, '_>, request: &Request<'_>, index, removed: &mut i64| {
        let key = cx.key(request, index);
        if let Some(entry) = cx.remove(key) {
            entry.free();
            cx.notify(Events::GENERIC, "del", key.bytes);
            *removed += 1;
        }
    };
    let done = |cx: &mut Context<'_, '_>, request: &Request<'_>, removed: &mut i64| {
        if *removed > 0 {
            cx.log_request(request);
        }
        cx.reply.integer(*removed);
    };
    cx.work(request, Each::new(1, 0, remove, done))
}

/// Does the same as `DEL`: with both, values that take long to free are freed by another thread.
fn unlink(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    del(cx, request)
}

fn exists(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    count_found(cx, request, |cx, key| cx.find(key, Access::Look).is_some())
}

fn touch(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    count_found(cx, request, |cx, key| cx.find(key, Access::Read).is_some())
}

fn count_found(cx: &mut Context<'_, '_>, request: &Request<'_>, is_found: Found) -> Result<(), CommandError> {
    let count = |cx: &mut Context<'_, '_>, request: &Request<'_>, index, (is_found, found): &mut (Found, i64)| {
        let key = cx.key(request, index);
        *found += i64::from(is_found(cx, key));
    };
    let done = |cx: &mut Context<'_, '_>, _: &Request<'_>, (_, found): &mut (Found, i64)| cx.reply.integer(*found);
    cx.work(request, Each::new(1, (is_found, 0), count, done))
}

type Found = fn(&mut Context<'_, '_>, Key<'_>) -> bool;

pub(crate) fn r#type(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let key = cx.key(request, 1);
    let name = if cx.find(key, Access::Look).is_some() { "string" } else { "none" };
    cx.reply.simple(name);
    Ok(())
}

fn rename(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    if rename_key(cx, request, true)?.is_some() {
        cx.reply.ok();
    }
    Ok(())
}

fn renamenx(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let renamed = rename_key(cx, request, false)?.unwrap_or(false);
    cx.reply.integer(i64::from(renamed));
    Ok(())
}

/// Renames a key. Returns `Some(false)` if the new name exists and must not be replaced.
fn rename_key(cx: &mut Context<'_, '_>, request: &Request<'_>, replace: bool) -> Result<Option<bool>, CommandError> {
    let (from, to) = (cx.key(request, 1), cx.key(request, 2));
    if cx.find(from, Access::Write).is_none() {
        return Err(CommandError::NoSuchKey);
    }
    if from.bytes == to.bytes {
        return Ok(Some(replace));
    }
    if !replace && cx.find(to, Access::Write).is_some() {
        return Ok(Some(false));
    }
    let Some(mut entry) = cx.remove(from) else { return Ok(Some(false)) };
    let database = cx.state.database;
    cx.insert_in(database, to, entry.renamed(to.bytes));
    cx.log_change(request, &[(database, from), (database, to)]);
    cx.notify(Events::GENERIC, "rename_from", from.bytes);
    cx.notify(Events::GENERIC, "rename_to", to.bytes);
    Ok(Some(true))
}

fn copy(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let (mut target, mut replace) = (cx.state.database, false);
    let mut options = request.from(3);
    while let Some(option) = options.next() {
        if is(option, "replace") {
            replace = true;
        } else if is(option, "db") && options.len() > 0 {
            target = database(options.next().unwrap_or_default())?;
        } else {
            return Err(CommandError::Syntax);
        }
    }
    let (from, to) = (cx.key(request, 1), cx.key(request, 2));
    if target == cx.state.database && from.bytes == to.bytes {
        return Err(CommandError::SameObject);
    }
    let Some(mut entry) = cx.find(from, Access::Read).map(|entry| entry.renamed(to.bytes)) else {
        cx.reply.integer(0);
        return Ok(());
    };
    entry.touch(cx.first_use());
    if cx.find_in(target, to, Access::Write).is_some() && !replace {
        cx.reply.integer(0);
        return Ok(());
    }
    cx.insert_in(target, to, entry);
    cx.log_change(request, &[(target, to)]);
    cx.notify_in(target, Events::GENERIC, "copy_to", to.bytes);
    cx.reply.integer(1);
    Ok(())
}

pub(crate) fn r#move(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let target = database(request.get(2))?;
    let source = cx.state.database;
    if source == target {
        return Err(CommandError::SameObject);
    }
    let key = cx.key(request, 1);
    let movable = cx.find(key, Access::Write).is_some() && cx.find_in(target, key, Access::Write).is_none();
    if !movable {
        cx.reply.integer(0);
        return Ok(());
    }
    if let Some(entry) = cx.remove(key) {
        cx.insert_in(target, key, entry);
        cx.log_change(request, &[(source, key), (target, key)]);
        cx.notify_in(source, Events::GENERIC, "move_from", key.bytes);
        cx.notify_in(target, Events::GENERIC, "move_to", key.bytes);
    }
    cx.reply.integer(1);
    Ok(())
}
