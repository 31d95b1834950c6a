//! The group `server`: commands for operators.

pub(super) mod command;
mod config;
mod databases;
mod debug;
pub(super) mod info;
mod kept;
mod latency;
mod memory;
mod parameters;
mod persistence;
pub(crate) mod slowlog;

use std::sync::atomic::Ordering;

use crate::command::arguments::is;
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group};
use crate::command::{CommandError, Context};
use crate::protocol::Request;
use crate::state::Flow;

/// The rows of the group.
pub(super) static COMMANDS: &[&[Command]] = &[
    command::COMMANDS,
    config::COMMANDS,
    databases::COMMANDS,
    debug::COMMANDS,
    info::COMMANDS,
    latency::COMMANDS,
    memory::COMMANDS,
    persistence::COMMANDS,
    slowlog::COMMANDS,
    OWN,
];

#[rustfmt::skip] // a command is a paragraph, not a column
static OWN: &[Command] = &[
    Command {
        name: "time", arity: 1, group: Group::Server, since: "2.6.0",
        summary: "Tells what time it is on the server",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE, Flags::FAST]),
        tips: &["nondeterministic_output"],
        run: time,
        ..Command::NONE
    },
    Command {
        name: "lastsave", arity: 1, group: Group::Server, since: "1.0.0",
        summary: "Tells when data was last saved to disk",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE, Flags::FAST]), categories: &["@admin", "@dangerous"],
        tips: &["nondeterministic_output"],
        run: lastsave,
        ..Command::NONE
    },
    Command {
        name: "shutdown", arity: -1, group: Group::Server, since: "1.0.0",
        summary: "Stops the server, saving its data before if there is something to save",
        complexity: "O(N) with a save, N the keys of all databases; O(1) without",
        flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::NO_MULTI, Flags::ALLOW_BUSY]),
        history: &[("7.0.0", "`NOW`, `FORCE` and `ABORT` came.")],
        arguments: &[
            arg::one_of("nosave_save", &[arg::word("nosave", "NOSAVE"), arg::word("save", "SAVE")]).optional(),
            arg::word("now", "NOW").since("7.0.0").optional(),
            arg::word("force", "FORCE").since("7.0.0").optional(),
            arg::word("abort", "ABORT").since("7.0.0").optional(),
        ],
        run: shutdown,
        ..Command::NONE
    },
];

fn time(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.array(2);
    cx.reply.bulk_integer(cx.now.seconds() as i64);
    cx.reply.bulk_integer((cx.now.micros() % 1_000_000) as i64);
    Ok(())
}

/// Replies with the time at which the server started, as a Redis that has never saved.
fn lastsave(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.integer(cx.server.statistics.last_save.load(Ordering::Relaxed));
    Ok(())
}

fn shutdown(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let (mut save, mut nosave, mut abort, mut other) = (false, false, false, false);
    for option in request.from(1) {
        if is(option, "nosave") {
            nosave = true;
        } else if is(option, "save") {
            save = true;
        } else if is(option, "abort") {
            abort = true;
        } else if is(option, "now") || is(option, "force") {
            other = true;
        } else {
            return Err(CommandError::Syntax);
        }
    }
    if save && nosave || abort && (save || nosave || other) {
        return Err(CommandError::Syntax);
    }
    if abort {
        return Err(CommandError::other("ERR No shutdown in progress."));
    }
    if save {
        return Err(CommandError::other("ERR this server does not save; say SHUTDOWN or SHUTDOWN NOSAVE"));
    }
    cx.state.flow = Flow::Shutdown;
    Ok(())
}
