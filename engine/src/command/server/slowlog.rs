//! The slow log: commands that took long.
//!
//! Here and in [`crate::command::statistics`] the engine looks at a clock: a stopwatch, on whose reading no
//! behaviour depends.

use std::collections::VecDeque;
use std::sync::atomic::Ordering::Relaxed;
use std::sync::{Mutex, PoisonError};
use std::time::Duration;

use crate::command::arguments::in_range;
use crate::command::shown::shown;
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, container};
use crate::command::{CommandError, Context};
use crate::protocol::Request;

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

/// Below this many microseconds every command is timed; above it those that are not
/// [`Command::brief`], and of the brief ones those whose request or reply is long, since no other can
/// take so long. Two looks at the clock cost more than a `GET`.
const TIME_EVERYTHING_BELOW: i64 = 1_000;

const OFF: u8 = 1;
const EVERYTHING: u8 = 2;
/// The default, so that a new log has it.
const SLOW_ONES: u8 = 0;

/// The last slow commands, newest first.
#[derive(Debug, Default)]
pub(crate) struct SlowLog {
    log: Mutex<Log>,
    state: std::sync::atomic::AtomicU8,
}

#[derive(Debug, Default)]
struct Log {
    next_id: i64,
    entries: VecDeque<SlowCommand>,
}

#[derive(Debug)]
struct SlowCommand {
    id: i64,
    seconds: u64,
    micros: i64,
    arguments: Vec<Vec<u8>>,
    address: String,
    name: Vec<u8>,
}

impl SlowLog {
    /// Whether a command is to be timed that is [`Command::brief`] or not.
    #[inline]
    pub(crate) fn is_watching(&self, brief: bool) -> bool {
        match self.state.load(Relaxed) {
            OFF => false,
            EVERYTHING => true,
            _ => !brief,
        }
    }

    /// Follows a change of `slowlog-log-slower-than`, in microseconds.
    pub(crate) fn set_threshold(&self, micros: i64) {
        let state = match micros {
            ..0 => OFF,
            0..TIME_EVERYTHING_BELOW => EVERYTHING,
            _ => SLOW_ONES,
        };
        self.state.store(state, Relaxed);
    }

    fn with<T>(&self, run: impl FnOnce(&mut Log) -> T) -> T {
        run(&mut self.log.lock().unwrap_or_else(PoisonError::into_inner))
    }
}

/// Remembers a command that took long. Without its time, the time since the server last looked at its
/// clock counts: what ran between took microseconds.
#[cold]
pub(crate) fn note(cx: &mut Context<'_, '_>, request: &Request<'_>, elapsed: Option<Duration>) {
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
            // The client is charged for its name, but not for what the log keeps of it.
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
