//! Commands for operators.

use std::sync::atomic::Ordering;

use super::error::until_nul;
use super::options::{integer, is};
use super::table::{self, Command};
use super::work::{Body, Each};
use super::{CommandError, Context};
use crate::client::Blocked;
use crate::keyspace::{Entry, Item};
use crate::protocol::Request;
use crate::session::Flow;

pub(super) fn time(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.array(2);
    cx.reply.bulk_integer(cx.now.seconds() as i64);
    cx.reply.bulk_integer((cx.now.micros() % 1_000_000) as i64);
    Ok(())
}

/// Nothing is ever saved; like a Redis that never saved either, this is when the server started.
pub(super) fn lastsave(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.integer(cx.server.statistics.last_save.load(Ordering::Relaxed));
    Ok(())
}

pub(super) fn shutdown(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
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

/// There are no replicas, so none acknowledges anything, however long one waits for them.
pub(super) fn wait(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let wanted = integer(request.get(1))?;
    let timeout =
        integer(request.get(2)).map_err(|_| CommandError::other("ERR timeout is not an integer or out of range"))?;
    if timeout < 0 {
        return Err(CommandError::other("ERR timeout is negative"));
    }
    if wanted <= 0 || cx.in_exec {
        cx.reply.integer(0);
        return Ok(());
    }
    let until = if timeout == 0 { u64::MAX } else { cx.now.monotonic_millis().saturating_add(timeout as u64) };
    cx.client.set_blocked(Blocked::Waiting);
    cx.state.wait_for_replicas(until);
    Ok(())
}

pub(super) fn debug(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let subcommand = request.get(1);
    if is(subcommand, "sleep") && request.len() == 3 {
        let seconds: f64 = std::str::from_utf8(request.get(2)).ok().and_then(|text| text.parse().ok()).unwrap_or(0.0);
        // All clients wait, as they do while a real Redis sleeps, and this one's replies are held back.
        let until = cx.server.pause.sleep((seconds.clamp(0.0, 1e6) * 1_000.0) as u64, cx.now);
        if until > cx.now.monotonic_millis() {
            cx.state.sleep(until);
        }
        cx.reply.ok();
        return Ok(());
    }
    if is(subcommand, "set-active-expire") && request.len() == 3 {
        let on = request.get(2) != b"0";
        cx.server.active_expire.store(on, Ordering::Relaxed);
        cx.server.ring_purge();
        cx.reply.ok();
        return Ok(());
    }
    if is(subcommand, "help") && request.len() == 2 {
        super::introspection::reply_help(cx, "debug");
        return Ok(());
    }
    // In Redis this ends the server. Here it shows that a panic ends one connection and no other.
    assert!(!is(subcommand, "panic"), "DEBUG PANIC was asked for");
    Err(CommandError::about(
        "ERR unknown subcommand or wrong number of arguments for '",
        subcommand,
        "'. Try DEBUG HELP.",
    ))
}

pub(super) fn memory_usage(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
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
    // A key past its deadline takes memory until it is removed, which this is no reason for.
    let (shard, _) = cx.locked().shard(key);
    let entry = shard.databases.get(database).and_then(|held| held.get(key));
    match entry.map(|entry| entry.memory() + size_of::<Entry>()) {
        Some(bytes) => cx.reply.count(bytes),
        None => cx.reply.null(),
    }
    Ok(())
}

pub(super) fn memory_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    super::introspection::reply_help(cx, "memory");
    Ok(())
}

/// No event is ever recorded: what takes long is in the slow log.
pub(super) fn latency_latest(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.array(0);
    Ok(())
}

pub(super) fn latency_history(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.array(0);
    Ok(())
}

pub(super) fn latency_reset(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.integer(0);
    Ok(())
}

/// The commands that are named, or all; under a container's name its subcommands.
pub(super) fn latency_histogram(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    cx.server.command_statistics.hand_in(&mut cx.state.tally);
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
    let done = |cx: &mut Context<'_, '_>, rows: &mut Body| cx.reply_map(rows);
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

pub(super) fn latency_doctor(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply
        .verbatim("txt", b"This server records no latency events; SLOWLOG GET shows the commands that took long.\n");
    Ok(())
}

pub(super) fn latency_graph(_: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    Err(CommandError::about("ERR No samples available for event '", request.get(2), "'"))
}

pub(super) fn latency_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    super::introspection::reply_help(cx, "latency");
    Ok(())
}

/// There are no functions to flush.
pub(super) fn function_flush(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    if request.len() > 3 {
        return Err(CommandError::about(
            "ERR unknown subcommand or wrong number of arguments for '",
            request.get(1),
            "'. Try FUNCTION HELP.",
        ));
    }
    if request.len() == 3 && !is(request.get(2), "sync") && !is(request.get(2), "async") {
        return Err(CommandError::other("ERR FUNCTION FLUSH only supports SYNC|ASYNC option"));
    }
    cx.reply.ok();
    Ok(())
}

pub(super) fn function_list(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let (mut with_code, mut with_name) = (false, false);
    let mut options = request.from(2);
    while let Some(option) = options.next() {
        if is(option, "withcode") && !with_code {
            with_code = true;
        } else if is(option, "libraryname") && !with_name {
            options.next().ok_or(CommandError::other("ERR library name argument was not given"))?;
            with_name = true;
        } else {
            // Here Redis leaves a line end at the end, as a blank.
            return Err(CommandError::Bytes([b"ERR Unknown argument ", until_nul(option)].concat()));
        }
    }
    cx.reply.array(0);
    Ok(())
}

pub(super) fn function_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    super::introspection::reply_help(cx, "function");
    Ok(())
}
