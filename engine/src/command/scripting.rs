//! The group `scripting`: there are no functions, but clients may ask for them.

use super::arguments::is;
use super::error::until_nul;
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, container};
use crate::command::{CommandError, Context};
use crate::protocol::Request;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "function", arity: -2, group: Group::Scripting, since: "7.0.0",
        summary: "Groups the commands on libraries of functions",
        complexity: "That of the subcommand",
        subcommands: &[
        Command {
            name: "function|flush", arity: -2, group: Group::Scripting, since: "7.0.0",
            summary: "Deletes every function",
            complexity: "O(N), N the functions",
            flags: Flags::of(&[Flags::WRITE, Flags::NOSCRIPT]), categories: &["@scripting"],
            tips: &["request_policy:all_shards", "response_policy:all_succeeded"],
            arguments: &[arg::one_of("async", &[arg::word("async", "ASYNC"), arg::word("sync", "SYNC")]).optional()],
            run: function_flush,
            ..Command::NONE
        },
        Command {
            name: "function|list", arity: -2, group: Group::Scripting, since: "7.0.0",
            summary: "Lists the libraries of functions",
            complexity: "O(N), N the functions",
            flags: Flags::NOSCRIPT, categories: &["@scripting"],
            tips: &["nondeterministic_output_order"],
            arguments: &[
                arg::string("library-name-pattern").token("LIBRARYNAME").optional(),
                arg::word("withcode", "WITHCODE").optional(),
            ],
            run: function_list,
            ..Command::NONE
        },
        Command {
            name: "function|help", arity: 2, group: Group::Scripting, since: "7.0.0",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@scripting"],
            run: function_help,
            ..Command::NONE
        },
    ],
        run: container,
        ..Command::NONE
    },
];

/// Replies `OK`: there are no functions to flush.
fn function_flush(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
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

fn function_list(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let (mut with_code, mut with_name) = (false, false);
    let mut options = request.from(2);
    while let Some(option) = options.next() {
        if is(option, "withcode") && !with_code {
            with_code = true;
        } else if is(option, "libraryname") && !with_name {
            options.next().ok_or(CommandError::other("ERR library name argument was not given"))?;
            with_name = true;
        } else {
            // Here Redis ends the text with a line end, which it sends as a blank.
            return Err(CommandError::Bytes([b"ERR Unknown argument ", until_nul(option)].concat()));
        }
    }
    cx.reply.array(0);
    Ok(())
}

fn function_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    crate::command::server::command::reply_help(cx, "function");
    Ok(())
}
