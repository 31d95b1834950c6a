//! `MULTI`, `EXEC` and `WATCH`.

use super::context::Access;
use super::table::{Command, Flags};
use super::{CommandError, Context, resolve};
use crate::client::Client;
use crate::keyspace::Keyspace;
use crate::protocol::Request;
use crate::session::{Flow, Replies, State, Transaction};

/// Whether the command ends an open transaction.
pub(super) fn leaves(command: &Command) -> bool {
    matches!(command.name, "exec" | "discard" | "quit" | "reset")
}

/// Whether the command is not queued while a transaction is open.
pub(super) fn runs_at_once(command: &Command) -> bool {
    leaves(command) || matches!(command.name, "multi" | "watch")
}

/// Appends the request to the open transaction, if there is one.
pub(super) fn queue(cx: &mut Context<'_, '_>, request: &Request<'_>) {
    let Some(transaction) = &mut cx.state.transaction else { return };
    // An EXEC that is lost already needs no queue.
    if !transaction.aborted && !transaction.flag.is_raised() {
        transaction.push(request.to_owned());
    }
    let (queued, memory) = (transaction.queue.len() as i32, transaction.memory);
    cx.client.keep(|shown| (shown.queued, shown.kept.queue) = (queued, memory));
    cx.server.limit_clients();
    cx.reply.simple("QUEUED");
}

pub(super) fn multi(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    let transaction = cx.state.transaction.get_or_insert_default();
    if transaction.open {
        return Err(CommandError::other("ERR MULTI calls can not be nested"));
    }
    transaction.open = true;
    cx.client.show(|shown| shown.queued = 0);
    cx.reply.ok();
    Ok(())
}

pub(super) fn discard(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    if !cx.state.transaction.as_ref().is_some_and(|transaction| transaction.open) {
        return Err(CommandError::other("ERR DISCARD without MULTI"));
    }
    end(cx);
    cx.reply.ok();
    Ok(())
}

/// Forgets the transaction and what it watched. No shard may be locked.
fn end(cx: &mut Context<'_, '_>) {
    forget(cx.client, cx.keyspace, cx.state);
}

fn forget(client: &Client, keyspace: &Keyspace, state: &mut State) {
    if let Some(mut transaction) = state.transaction.take() {
        transaction.unwatch_in(keyspace);
        client.keep(|shown| {
            (shown.queued, shown.kept.queue, shown.kept.watched) = (-1, 0, 0);
            shown.watches = None;
        });
    }
}

/// Ends a transaction whose `EXEC` was refused, and words that.
pub(super) fn abort(client: &Client, keyspace: &Keyspace, state: &mut State, error: &CommandError) -> CommandError {
    forget(client, keyspace, state);
    let why = String::from_utf8_lossy(&error.text()).into_owned();
    let why = why.strip_prefix("ERR ").unwrap_or(&why);
    CommandError::other(format!("EXECABORT Transaction discarded because of: {why}"))
}

pub(super) fn watch(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    if cx.state.transaction.as_ref().is_some_and(|transaction| transaction.open) {
        return Err(CommandError::other("ERR WATCH inside MULTI is not allowed"));
    }
    let memory = cx.state.transaction.as_ref().map_or(0, |transaction| transaction.watched_memory);
    let asked: usize = request.from(1).map(Transaction::memory_of_watched).sum();
    if !cx.may_keep(|kept| kept.watched = memory + asked) {
        return Ok(());
    }
    let database = cx.state.database;
    for index in 1..request.len() {
        let key = cx.key(request, index);
        // A key that has expired is removed before it is watched: its removal is no change.
        cx.find(key, Access::Peek);
        let transaction = cx.state.transaction.get_or_insert_default();
        if transaction.watched.iter().any(|(other, name)| *other == database && **name == *key.bytes) {
            continue;
        }
        transaction.watched.push((database, key.bytes.into()));
        transaction.watched_memory += Transaction::memory_of_watched(key.bytes);
        let flag = transaction.flag.clone();
        cx.locked().shard(key).0.watchers.add(database, key.bytes, &flag);
    }
    let transaction = cx.state.transaction.as_ref();
    let watched = transaction.map_or(0, |transaction| transaction.watched_memory);
    let flag = transaction.map(|transaction| transaction.flag.clone());
    cx.client.keep(|shown| {
        shown.kept.watched = watched;
        shown.watches = flag;
    });
    cx.reply.ok();
    Ok(())
}

pub(super) fn unwatch(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    // Inside EXEC there is nothing to forget: EXEC has done it.
    if !cx.in_exec {
        end(cx);
    }
    cx.reply.ok();
    Ok(())
}

pub(super) fn exec(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    let Some(transaction) = cx.state.transaction.as_mut().filter(|transaction| transaction.open) else {
        return Err(CommandError::other("ERR EXEC without MULTI"));
    };
    if transaction.aborted {
        end(cx);
        return Err(CommandError::other("EXECABORT Transaction discarded because of previous errors."));
    }
    let refuses_memory = |request: &crate::protocol::OwnedRequest| {
        resolve(&request.as_request()).is_ok_and(|known| known.command.flags.has(Flags::DENYOOM))
    };
    if cx.server.settings.max_memory() > 0 && transaction.queue.iter().any(refuses_memory) && cx.out_of_memory() {
        return Err(CommandError::OutOfMemory);
    }
    // From here on no other connection reads or writes a key.
    cx.lock_all();
    let mut transaction = cx.state.transaction.take().expect("looked at above");
    for (database, key) in &transaction.watched {
        let key = cx.keyspace.key(key);
        cx.find_in(*database, key, Access::Peek);
    }
    let changed = transaction.flag.is_raised();
    transaction.unwatch(cx.locked());
    // While it runs it is shown as it was queued.
    let queued = if changed { -1 } else { i32::try_from(transaction.queue.len()).unwrap_or(i32::MAX) };
    cx.client.keep(|shown| {
        (shown.queued, shown.kept.queue, shown.kept.watched) = (queued, 0, 0);
        shown.watches = None;
    });
    if changed {
        cx.reply.null_array();
        return Ok(());
    }
    let from = cx.reply.bytes().len();
    cx.reply.array(transaction.queue.len());
    silence(cx, from);
    let exec = cx.known;
    cx.in_exec = true;
    let mut last_words = None;
    for request in &transaction.queue {
        let (request, before) = (request.as_request(), cx.reply.bytes().len());
        if let Err(error) = step(cx, &request) {
            cx.reply.error(&error.text());
        }
        silence(cx, before);
        if cx.state.flow == Flow::Close {
            last_words.get_or_insert(cx.reply.bytes().len());
        }
    }
    // Who killed himself is answered up to there, as by Redis; the rest is done in silence.
    if let Some(length) = last_words {
        cx.reply.bytes().truncate(length);
    }
    cx.in_exec = false;
    cx.client.show(|shown| shown.queued = -1);
    // What was written while replies were on stays, although they may be off by now.
    cx.pushed(from);
    cx.known = exec;
    Ok(())
}

/// Takes back what was written from here on if `CLIENT REPLY` is off at this moment: one in the transaction
/// counts at once, as in Redis, where it tears the reply apart.
fn silence(cx: &mut Context<'_, '_>, from: usize) {
    if matches!(cx.state.replies, Replies::Off | Replies::Skip) {
        cx.reply.bytes().truncate(from);
    }
}

/// Runs one command of a transaction.
fn step(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    cx.known = resolve(request)?;
    let before = cx.reply.bytes().len();
    let begun = super::begin(cx);
    let outcome = (cx.command().run)(cx, request);
    super::end(cx, begun, &outcome);
    if let Err(error) = &outcome {
        cx.reply.bytes().truncate(before);
        cx.server.statistics.count_error(&error.text());
    }
    outcome
}
