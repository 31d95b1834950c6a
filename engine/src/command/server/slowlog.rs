//! The slow log: commands that took long.
//!
//! Only here and in [`crate::statistics`] does the engine measure time itself. No behaviour depends on the result.

use std::sync::atomic::Ordering::Relaxed;
use std::time::Duration;

use crate::command::arguments::in_range;
use crate::command::shown::shown;
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, container};
use crate::command::{CommandError, Context};
use crate::protocol::Request;
use crate::slowlog::SlowCommand;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "slowlog", arity: -2, group: Group::Server, since: "2.2.12",
        summary: "Groups the commands on the log of slow requests",
        complexity: "That of the subcommand",
        subcommands: &[
        Command {
            name: "slowlog|get", arity: -2, group: Group::Server, since: "2.2.12",
            summary: "Shows the latest slow requests",
            complexity: "O(N), N the entries shown",
            flags: Flags::of(&[Flags::ADMIN, Flags::LOADING, Flags::STALE]),
            tips: &["request_policy:all_nodes", "nondeterministic_output"],
            history: &[("4.0.0", "Entries tell the client's address and name.")],
            arguments: &[arg::integer("count").optional()],
            run: slowlog_get,
            ..Command::NONE
        },
        Command {
            name: "slowlog|len", arity: 2, group: Group::Server, since: "2.2.12",
            summary: "Counts the slow requests that are kept",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::LOADING, Flags::STALE]),
            tips: &["request_policy:all_nodes", "response_policy:agg_sum", "nondeterministic_output"],
            run: slowlog_len,
            ..Command::NONE
        },
        Command {
            name: "slowlog|reset", arity: 2, group: Group::Server, since: "2.2.12",
            summary: "Forgets all slow requests",
            complexity: "O(N), N the entries",
            flags: Flags::of(&[Flags::ADMIN, Flags::LOADING, Flags::STALE]),
            tips: &["request_policy:all_nodes", "response_policy:all_succeeded"],
            run: slowlog_reset,
            ..Command::NONE
        },
        Command {
            name: "slowlog|help", arity: 2, group: Group::Server, since: "6.2.0",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]),
            run: slowlog_help,
            ..Command::NONE
        },
    ],
        run: container,
        ..Command::NONE
    },
];

/// Adds a command to the slow log if it took long. If it was not timed, the time since the server last read its clock
/// counts: everything else that ran since then took microseconds, except in a transaction.
#[cold]
pub(crate) fn note(cx: &mut Context<'_, '_>, request: &Request<'_>, elapsed: Option<Duration>) {
    if elapsed.is_none() && cx.in_exec {
        // A brief command with a long reply, which takes no millisecond.
        return;
    }
    let elapsed = elapsed.unwrap_or_else(|| cx.server.now().since(cx.now));
    let micros = i64::try_from(elapsed.as_micros()).unwrap_or(i64::MAX);
    let threshold = cx.server.settings.slowlog_slower_than.load(Relaxed);
    if threshold >= 0 && micros >= threshold && !cx.command().flags.has(Flags::SKIP_SLOWLOG) {
        let most = cx.server.settings.slowlog_max_len.load(Relaxed) as usize;
        let command = SlowCommand {
            id: 0,
            seconds: cx.now.seconds(),
            micros,
            arguments: shown(request),
            address: cx.client.peer.address.to_string(),
            // Only the beginning of the name: the client is charged for its name, but not for a copy in the log.
            name: cx.client.shown().name.iter().copied().take(crate::command::shown::MAX_ARGUMENT).collect(),
        };
        cx.server.slowlog.with(|log| {
            log.entries.push_front(SlowCommand { id: log.next_id, ..command });
            log.next_id += 1;
            log.entries.truncate(most);
        });
    }
}

fn slowlog_get(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let wanted = match request.len() {
        2 => 10,
        3 => in_range(request.get(2), -1, i64::MAX)
            .map_err(|_| CommandError::other("ERR count should be greater than or equal to -1"))?,
        _ => {
            return Err(CommandError::about(
                "ERR unknown subcommand or wrong number of arguments for '",
                request.get(1),
                "'. Try SLOWLOG HELP.",
            ));
        }
    };
    let server = cx.server;
    server.slowlog.with(|log| {
        let count = usize::try_from(wanted).unwrap_or(usize::MAX).min(log.entries.len());
        cx.reply.array(count);
        for entry in log.entries.iter().take(count) {
            cx.reply.array(6);
            cx.reply.integer(entry.id);
            cx.reply.integer(entry.seconds as i64);
            cx.reply.integer(entry.micros);
            cx.reply.array(entry.arguments.len());
            for argument in &entry.arguments {
                cx.reply.bulk(argument);
            }
            cx.reply.bulk(entry.address.as_bytes());
            cx.reply.bulk(&entry.name);
        }
    });
    Ok(())
}

fn slowlog_len(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    let length = cx.server.slowlog.with(|log| log.entries.len());
    cx.reply.count(length);
    Ok(())
}

fn slowlog_reset(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.server.slowlog.with(|log| log.entries.clear());
    cx.reply.ok();
    Ok(())
}

fn slowlog_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    crate::command::server::command::reply_help(cx, "slowlog");
    Ok(())
}
