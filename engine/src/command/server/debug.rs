//! `DEBUG`, for tests.

use std::sync::atomic::Ordering;

use crate::command::arguments::is;
use crate::command::table::{Command, Flags, Group, Rules};
use crate::command::{CommandError, Context};
use crate::protocol::Request;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "debug", arity: -2, group: Group::Server, since: "1.0.0", syscmd: true,
        summary: "Groups commands for tests of the server itself",
        complexity: "That of the subcommand",
        flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
        rules: Rules::of(&[Rules::GUARDED]),
        run: debug,
        ..Command::NONE
    },
];

fn debug(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let subcommand = request.get(1);
    if is(subcommand, "sleep") && request.len() == 3 {
        let seconds: f64 = std::str::from_utf8(request.get(2)).ok().and_then(|text| text.parse().ok()).unwrap_or(0.0);
        // All clients wait, as they do while redis-server sleeps, and the replies of this one are held back.
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
        cx.server.notify_purge();
        cx.reply.ok();
        return Ok(());
    }
    if is(subcommand, "help") && request.len() == 2 {
        crate::command::server::command::reply_help(cx, "debug");
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
