//! `MULTI`, `EXEC` and `WATCH`.

use super::process::Process;
use super::table::Flags;
use super::{CommandError, Context, resolve};
use crate::client::Client;
use crate::keyspace::{Found, Keyspace};
use crate::protocol::Request;
use crate::session::{Flow, State};

/// Queues the request if a transaction is open and it is not one of the commands that run at once.
pub(super) fn queued(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<bool, CommandError> {
    let command = cx.command();
    let Some(transaction) = cx.state.transaction.as_mut().filter(|transaction| transaction.open) else {
        return Ok(false);
    };
    if matches!(command.name, "exec" | "discard" | "multi" | "watch" | "quit" | "reset") {
        return Ok(false);
    }
    if command.flags.has(Flags::NO_MULTI) {
        return Err(CommandError::NotInTransaction);
    }
    // An EXEC that is lost already needs no queue.
    if !transaction.aborted {
        transaction.push(request.to_owned());
        transaction.asks_process |= command.name == "info";
    }
    let (queued, memory) = (transaction.queue.len() as i64, transaction.memory);
    cx.client.show(|shown| (shown.queued, shown.queued_memory) = (queued, memory));
    cx.reply.simple("QUEUED");
    Ok(true)
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
        client.show(|shown| (shown.queued, shown.queued_memory, shown.watching) = (-1, 0, false));
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
    let (database, now) = (cx.state.database, cx.now);
    for index in 1..request.len() {
        let key = cx.key(request, index);
        let transaction = cx.state.transaction.get_or_insert_default();
        let (shard, hasher) = cx.locked.as_mut().expect("dispatch locks the keys").shard(key);
        let found = shard.databases.get(database).map_or(Found::Absent, |held| held.find(key.bytes, hasher, now));
        if shard.watchers.add(database, key.bytes, &transaction.flag, found == Found::Expired) {
            transaction.watched.push((database, key.bytes.into()));
        }
    }
    cx.client.show(|shown| shown.watching = true);
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
    if transaction.asks_process {
        cx.process = Some(Box::new(Process::read()));
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
    let now = cx.now;
    let changed = transaction.flag.is_raised() || transaction.watches_an_expired_key(cx.locked(), now);
    transaction.unwatch(cx.locked());
    cx.client.show(|shown| (shown.queued, shown.queued_memory, shown.watching) = (-1, 0, false));
    if changed {
        cx.reply.null_array();
        return Ok(());
    }
    cx.reply.array(transaction.queue.len());
    let exec = cx.known;
    cx.in_exec = true;
    let mut last_words = None;
    for request in &transaction.queue {
        let request = request.as_request();
        if let Err(error) = step(cx, &request) {
            cx.reply.error(&error.text());
        }
        if cx.state.flow == Flow::Close {
            last_words.get_or_insert(cx.reply.bytes().len());
        }
    }
    // Who killed himself is answered up to there, as by Redis; the rest is done in silence.
    if let Some(length) = last_words {
        cx.reply.bytes().truncate(length);
    }
    cx.in_exec = false;
    cx.process = None;
    cx.known = exec;
    Ok(())
}

/// Runs one command of a transaction.
fn step(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    cx.known = resolve(request)?;
    let before = cx.reply.bytes().len();
    let begun = super::begin(cx);
    let outcome = (cx.command().run)(cx, request);
    super::end(cx, request, &begun, &outcome);
    if let Err(error) = &outcome {
        cx.reply.bytes().truncate(before);
        cx.server.statistics.count_error(&error.text());
    }
    outcome
}
