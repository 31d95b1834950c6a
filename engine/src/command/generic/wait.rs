//! `WAIT`: without replicas there is nothing to wait for but the timeout.

use crate::client::Blocked;
use crate::command::arguments::integer;
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group};
use crate::command::{CommandError, Context};
use crate::protocol::Request;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "wait", arity: 3, group: Group::Generic, since: "3.0.0",
        summary: "Waits until replicas have what this connection wrote",
        complexity: "O(1)",
        flags: Flags::NOSCRIPT, categories: &["@connection"],
        tips: &["request_policy:all_shards", "response_policy:agg_min"],
        arguments: &[arg::integer("numreplicas"), arg::integer("timeout")],
        run: wait,
        ..Command::NONE
    },
];

/// Waits for replicas. There are none, so none ever acknowledges anything.
fn wait(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
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
