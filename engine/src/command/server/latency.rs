//! `LATENCY`. No event is ever recorded, since the slow log has the commands that take long. The histograms are those
//! of `INFO`.

use crate::command::table;
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, container};
use crate::command::work::{Body, Each};
use crate::command::{CommandError, Context};
use crate::protocol::Request;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "latency", arity: -2, group: Group::Server, since: "2.8.13",
        summary: "Groups the commands on delays inside the server",
        complexity: "That of the subcommand",
        subcommands: &[
        Command {
            name: "latency|latest", arity: 2, group: Group::Server, since: "2.8.13",
            summary: "Shows the last delay of each kind of event",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["nondeterministic_output", "request_policy:all_nodes", "response_policy:special"],
            run: latency_latest,
            ..Command::NONE
        },
        Command {
            name: "latency|history", arity: 3, group: Group::Server, since: "2.8.13",
            summary: "Lists when an event was delayed, and for how long",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["nondeterministic_output", "request_policy:all_nodes", "response_policy:special"],
            arguments: &[arg::string("event")],
            run: latency_history,
            ..Command::NONE
        },
        Command {
            name: "latency|reset", arity: -2, group: Group::Server, since: "2.8.13",
            summary: "Forgets the delays of some events, or of all",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["request_policy:all_nodes", "response_policy:all_succeeded"],
            arguments: &[arg::string("event").optional().multiple()],
            run: latency_reset,
            ..Command::NONE
        },
        Command {
            name: "latency|doctor", arity: 2, group: Group::Server, since: "2.8.13",
            summary: "Explains in a text what delays there were",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["nondeterministic_output", "request_policy:all_nodes", "response_policy:special"],
            run: latency_doctor,
            ..Command::NONE
        },
        Command {
            name: "latency|graph", arity: 3, group: Group::Server, since: "2.8.13",
            summary: "Draws the delays of an event",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["nondeterministic_output", "request_policy:all_nodes", "response_policy:special"],
            arguments: &[arg::string("event")],
            run: latency_graph,
            ..Command::NONE
        },
        Command {
            name: "latency|histogram", arity: -2, group: Group::Server, since: "7.0.0",
            summary: "Shows how the durations of commands are spread",
            complexity: "O(N), N the commands that were timed",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["nondeterministic_output", "request_policy:all_nodes", "response_policy:special"],
            arguments: &[arg::string("command").optional().multiple()],
            run: latency_histogram,
            ..Command::NONE
        },
        Command {
            name: "latency|help", arity: 2, group: Group::Server, since: "2.8.13",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]),
            run: latency_help,
            ..Command::NONE
        },
    ],
        run: container,
        ..Command::NONE
    },
];

/// Replies with no events, since none is ever recorded.
fn latency_latest(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.array(0);
    Ok(())
}

fn latency_history(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.array(0);
    Ok(())
}

fn latency_reset(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.integer(0);
    Ok(())
}

/// Replies with the histograms of the named commands, or of all; for a container those of its subcommands.
fn latency_histogram(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    cx.server.command_statistics.flush(&mut cx.state.tally);
    let mut rows = Body::default();
    if request.len() == 2 {
        table::every().for_each(|command| add_histogram(cx, &mut rows, command));
    }
    let add = |cx: &mut Context<'_, '_>, request: &Request<'_>, index, rows: &mut Body| {
        let command = table::find_full(request.get(index));
        for command in command.into_iter().flat_map(|command| std::iter::once(command).chain(command.subcommands)) {
            add_histogram(cx, rows, command);
        }
    };
    let done = |cx: &mut Context<'_, '_>, _: &Request<'_>, rows: &mut Body| cx.reply_map(rows);
    cx.work(request, Each { at_once: 16, ..Each::new(2, rows, add, done) })
}

/// Appends the histogram of a command that was called.
fn add_histogram(cx: &Context<'_, '_>, rows: &mut Body, command: &'static Command) {
    let steps = cx.server.command_statistics.row(command).cumulative();
    let Some(&(_, calls)) = steps.last() else { return };
    let mut reply = rows.item(cx.reply.protocol());
    reply.bulk(command.name.as_bytes());
    reply.map(2);
    reply.bulk(b"calls");
    reply.integer(calls as i64);
    reply.bulk(b"histogram_usec");
    reply.map(steps.len());
    for (micros, calls) in steps {
        reply.integer(micros as i64);
        reply.integer(calls as i64);
    }
}

fn latency_doctor(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply
        .verbatim("txt", b"This server records no latency events; SLOWLOG GET shows the commands that took long.\n");
    Ok(())
}

fn latency_graph(_: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    Err(CommandError::about("ERR No samples available for event '", request.get(2), "'"))
}

fn latency_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    crate::command::server::command::reply_help(cx, "latency");
    Ok(())
}
