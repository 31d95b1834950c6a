//! `MEMORY`.

use crate::command::arguments::{integer, is};
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, KeySpec, container};
use crate::command::{CommandError, Context};
use crate::keyspace::{Entry, Item};
use crate::protocol::Request;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "memory", arity: -2, group: Group::Server, since: "4.0.0",
        summary: "Groups the commands that look at the use of memory",
        complexity: "That of the subcommand",
        subcommands: &[
        Command {
            name: "memory|usage", arity: -3, group: Group::Server, since: "4.0.0",
            summary: "Estimates the bytes that a key takes",
            complexity: "O(N), N the samples",
            flags: Flags::READONLY,
            keys: &[KeySpec { flags: &["RO"], notes: "", first: 2, last: 0, step: 1, limit: 0 }],
            arguments: &[arg::key("key", 0), arg::integer("count").token("SAMPLES").optional()],
            run: memory_usage,
            ..Command::NONE
        },
        Command {
            name: "memory|help", arity: 2, group: Group::Server, since: "4.0.0",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]),
            run: memory_help,
            ..Command::NONE
        },
    ],
        run: container,
        ..Command::NONE
    },
];

fn memory_usage(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let mut options = request.from(3);
    while let Some(option) = options.next() {
        let Some(value) = options.next() else { return Err(CommandError::Syntax) };
        if !is(option, "samples") {
            return Err(CommandError::Syntax);
        }
        if integer(value)? < 0 {
            return Err(CommandError::Syntax);
        }
    }
    let (key, database) = (cx.key(request, 2), cx.state.database);
    // A key past its deadline takes memory until it is removed, so it is shown and not removed here.
    let (shard, _) = cx.locked().shard(key);
    let entry = shard.databases.get(database).and_then(|held| held.get(key));
    match entry.map(|entry| entry.memory() + size_of::<Entry>()) {
        Some(bytes) => cx.reply.count(bytes),
        None => cx.reply.null(),
    }
    Ok(())
}

fn memory_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    crate::command::server::command::reply_help(cx, "memory");
    Ok(())
}
