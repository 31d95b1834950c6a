//! `CLIENT`: commands about connections.

mod kill;
mod list;

use super::tracking;

use crate::client::Blocked;
use crate::command::arguments::{integer, is};
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, Rules, container};
use crate::command::{CommandError, Context};
use crate::protocol::Request;
use crate::state::Replies;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "client", arity: -2, group: Group::Connection, since: "2.4.0",
        summary: "Groups the commands on client connections",
        complexity: "That of the subcommand",
        subcommands: &[
        Command {
            name: "client|id", arity: 2, group: Group::Connection, since: "5.0.0",
            summary: "Tells the number under which the server knows this connection",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: client_id,
            ..Command::NONE
        },
        Command {
            name: "client|getname", arity: 2, group: Group::Connection, since: "2.6.9",
            summary: "Tells the name of this connection",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: client_getname,
            ..Command::NONE
        },
        Command {
            name: "client|setname", arity: 3, group: Group::Connection, since: "2.6.9",
            summary: "Names this connection",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            arguments: &[arg::string("connection-name")],
            run: client_setname,
            ..Command::NONE
        },
        Command {
            name: "client|info", arity: 2, group: Group::Connection, since: "6.2.0",
            summary: "Describes this connection in one line",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            tips: &["nondeterministic_output"],
            run: list::client_info,
            ..Command::NONE
        },
        Command {
            name: "client|list", arity: -2, group: Group::Connection, since: "2.4.0",
            summary: "Describes the connections, a line for each",
            complexity: "O(N), N the connections",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            tips: &["nondeterministic_output"],
            history: &[
                ("2.8.12", "Lines begin with the `id`."),
                ("5.0.0", "`TYPE` chooses among the connections."),
                ("6.0.0", "Lines have a `user`."),
                ("6.2.0", "Lines have `argv-mem`, `tot-mem`, `laddr` and `redir`; `ID` chooses among the connections."),
                ("7.0.0", "Lines have `resp`, `multi-mem`, `rbs` and `rbp`."),
                ("7.0.3", "Lines have `ssub`."),
            ],
            arguments: &[
                arg::one_of("normal_master_replica_pubsub", &[
                    arg::word("normal", "NORMAL"),
                    arg::word("master", "MASTER"),
                    arg::word("replica", "REPLICA"),
                    arg::word("pubsub", "PUBSUB"),
                ]).token("TYPE").since("5.0.0").optional(),
                arg::block("id", &[arg::integer("client-id").multiple()]).token("ID").since("6.2.0").optional(),
            ],
            run: list::client_list,
            ..Command::NONE
        },
        Command {
            name: "client|kill", arity: -3, group: Group::Connection, since: "2.4.0",
            summary: "Closes the connections that pass every filter",
            complexity: "O(N), N the connections",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            history: &[
                ("2.8.12", "Filters have names."),
                ("2.8.12", "There is the filter `ID`."),
                ("3.2.0", "`TYPE` takes `master`."),
                ("5.0.0", "`TYPE` takes `replica` where it took `slave`, which it still understands."),
                ("6.2.0", "There is the filter `LADDR`."),
            ],
            arguments: &[
                arg::one_of("filter", &[
                    arg::string("ip:port").deprecated("2.8.12"),
                    arg::one_of("new-format", &[
                        arg::integer("client-id").token("ID").since("2.8.12").optional(),
                        arg::one_of("normal_master_slave_pubsub", &[
                            arg::word("normal", "NORMAL"),
                            arg::word("master", "MASTER").since("3.2.0"),
                            arg::word("slave", "SLAVE"),
                            arg::word("replica", "REPLICA").since("5.0.0"),
                            arg::word("pubsub", "PUBSUB"),
                        ]).token("TYPE").since("2.8.12").optional(),
                        arg::string("username").token("USER").optional(),
                        arg::string("ip:port").token("ADDR").optional(),
                        arg::string("ip:port").token("LADDR").since("6.2.0").optional(),
                        arg::string("yes/no").token("SKIPME").optional(),
                    ]).multiple(),
                ]),
            ],
            run: kill::client_kill,
            ..Command::NONE
        },
        Command {
            name: "client|unblock", arity: -3, group: Group::Connection, since: "5.0.0",
            summary: "Wakes a client that waits in a blocking command",
            complexity: "O(log N), N the connections",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            arguments: &[
                arg::integer("client-id"),
                arg::one_of("timeout_error", &[arg::word("timeout", "TIMEOUT"), arg::word("error", "ERROR")]).optional(),
            ],
            run: client_unblock,
            ..Command::NONE
        },
        Command {
            name: "client|no-evict", arity: 3, group: Group::Connection, since: "7.0.0",
            summary: "Decides whether this connection may be closed to free memory",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            arguments: &[arg::one_of("enabled", &[arg::word("on", "ON"), arg::word("off", "OFF")])],
            run: client_no_evict,
            ..Command::NONE
        },
        Command {
            name: "client|reply", arity: 3, group: Group::Connection, since: "3.2.0",
            summary: "Decides whether this connection is answered",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            arguments: &[
                arg::one_of("on_off_skip", &[arg::word("on", "ON"), arg::word("off", "OFF"), arg::word("skip", "SKIP")]),
            ],
            run: client_reply,
            ..Command::NONE
        },
        Command {
            name: "client|pause", arity: -3, group: Group::Connection, since: "2.9.50",
            summary: "Makes clients wait for some milliseconds before their commands run",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            history: &[("6.2.0", "The mode `WRITE` came, and `ALL` as the name of the mode that there was.")],
            arguments: &[
                arg::integer("timeout"),
                arg::one_of("mode", &[arg::word("write", "WRITE"), arg::word("all", "ALL")]).since("6.2.0").optional(),
            ],
            run: client_pause,
            ..Command::NONE
        },
        Command {
            name: "client|unpause", arity: 2, group: Group::Connection, since: "6.2.0",
            summary: "Ends the wait that CLIENT PAUSE began",
            complexity: "O(N), N the clients that wait",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: client_unpause,
            ..Command::NONE
        },
        Command {
            name: "client|tracking", arity: -3, group: Group::Connection, since: "6.0.0",
            summary: "Decides whether this connection hears that keys change which it may keep in a cache",
            complexity: "O(N), N the prefixes",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            arguments: &[
                arg::one_of("status", &[arg::word("on", "ON"), arg::word("off", "OFF")]),
                arg::integer("client-id").token("REDIRECT").optional(),
                arg::string("prefix").token("PREFIX").optional().multiple().multiple_token(),
                arg::word("bcast", "BCAST").optional(),
                arg::word("optin", "OPTIN").optional(),
                arg::word("optout", "OPTOUT").optional(),
                arg::word("noloop", "NOLOOP").optional(),
            ],
            run: tracking::client_tracking,
            ..Command::NONE
        },
        Command {
            name: "client|caching", arity: 3, group: Group::Connection, since: "6.0.0",
            summary: "Decides whether the keys of the next command are tracked",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            arguments: &[arg::one_of("mode", &[arg::word("yes", "YES"), arg::word("no", "NO")])],
            run: tracking::client_caching,
            ..Command::NONE
        },
        Command {
            name: "client|getredir", arity: 2, group: Group::Connection, since: "6.0.0",
            summary: "Tells which connection hears of changed keys in place of this one",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: tracking::client_getredir,
            ..Command::NONE
        },
        Command {
            name: "client|trackinginfo", arity: 2, group: Group::Connection, since: "6.2.0",
            summary: "Tells how the keys of this connection are tracked",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: tracking::client_trackinginfo,
            ..Command::NONE
        },
        Command {
            name: "client|help", arity: 2, group: Group::Connection, since: "5.0.0",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            run: client_help,
            ..Command::NONE
        },
        // Of Redis 7.2; clients of its time send it on every connect.
        Command {
            name: "client|setinfo", arity: 4, group: Group::Connection, since: "7.2.0",
            summary: "Notes name or version of the library that the client uses",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]), categories: &["@connection"],
            arguments: &[
                arg::one_of("attr", &[arg::string("libname").token("LIB-NAME"), arg::string("libver").token("LIB-VER")]),
            ],
            run: client_setinfo,
            ..Command::NONE
        },
    ],
        rules: Rules::of(&[Rules::KEEPS_CACHING]),
        run: container,
        ..Command::NONE
    },
];

fn client_id(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.integer(cx.client.id as i64);
    Ok(())
}

fn client_getname(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    let name = cx.client.shown().name;
    if name.is_empty() {
        cx.reply.null();
    } else {
        cx.reply.bulk(&name);
    }
    Ok(())
}

fn client_setname(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    check_name(request.get(2))?;
    set_name(cx, request.get(2));
    cx.reply.ok();
    Ok(())
}

/// Checks that a name does not break the lines of `CLIENT LIST`.
pub(crate) fn check_name(name: &[u8]) -> Result<(), CommandError> {
    if is_printable(name) {
        return Ok(());
    }
    Err(CommandError::other("ERR Client names cannot contain spaces, newlines or special characters."))
}

fn is_printable(text: &[u8]) -> bool {
    // Without a branch for each byte, since there may be half a gigabyte of them.
    let all = |bytes: &[u8]| bytes.iter().fold(true, |all, byte| all & (b'!'..=b'~').contains(byte));
    text.chunks(1024).all(all)
}

pub(crate) fn set_name(cx: &mut Context<'_, '_>, name: &[u8]) {
    cx.client.keep(|shown| shown.name = name.into());
    cx.server.limit_clients();
}

fn client_setinfo(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let (attribute, value) = (request.get(2), request.get(3));
    let name = is(attribute, "lib-name");
    if !name && !is(attribute, "lib-ver") {
        return Err(CommandError::about("ERR Unrecognized option '", attribute, "'"));
    }
    if !is_printable(value) {
        let attribute = if name { "lib-name" } else { "lib-ver" };
        return Err(CommandError::other(format!(
            "ERR {attribute} cannot contain spaces, newlines or special characters."
        )));
    }
    cx.client.keep(|shown| {
        let place = if name { &mut shown.library_name } else { &mut shown.library_version };
        *place = value.into();
    });
    cx.server.limit_clients();
    cx.reply.ok();
    Ok(())
}

/// Ends the wait of a client whose command waits. A client that a pause holds back goes on waiting.
fn client_unblock(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let end = match request.len() {
        3 => Blocked::TimedOut,
        4 if is(request.get(3), "timeout") => Blocked::TimedOut,
        4 if is(request.get(3), "error") => Blocked::Unblocked,
        4 => return Err(CommandError::other("ERR CLIENT UNBLOCK reason should be TIMEOUT or ERROR")),
        _ => return Err(wrong_form(request)),
    };
    let id = integer(request.get(2))?;
    let clients = cx.server.clients.all();
    let client = clients.iter().find(|client| client.id as i64 == id);
    cx.reply.integer(i64::from(client.is_some_and(|client| client.unblock(end))));
    Ok(())
}

fn client_no_evict(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let on = on_or_off(request.get(2))?;
    cx.client.show(|shown| shown.no_evict = on);
    cx.reply.ok();
    Ok(())
}

fn on_or_off(argument: &[u8]) -> Result<bool, CommandError> {
    match argument {
        on if is(on, "on") => Ok(true),
        off if is(off, "off") => Ok(false),
        _ => Err(CommandError::Syntax),
    }
}

fn client_reply(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let mode = request.get(2);
    if is(mode, "on") {
        // In a transaction an earlier `SKIP` stays in force.
        if cx.state.replies != Replies::SkipNext {
            cx.state.replies = Replies::On;
        }
        cx.reply.ok();
    } else if is(mode, "off") {
        cx.state.replies = Replies::Off;
    } else if is(mode, "skip") {
        if cx.state.replies != Replies::Off {
            cx.state.replies = Replies::SkipNext;
        }
    } else {
        return Err(CommandError::Syntax);
    }
    Ok(())
}

/// Returns the error for a subcommand with too many arguments.
fn wrong_form(request: &Request<'_>) -> CommandError {
    let before = "ERR unknown subcommand or wrong number of arguments for '";
    CommandError::about(before, request.get(1), "'. Try CLIENT HELP.")
}

fn client_pause(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let all = match request.len() {
        3 => true,
        4 if is(request.get(3), "write") => false,
        4 if is(request.get(3), "all") => true,
        4 => return Err(CommandError::other("ERR CLIENT PAUSE mode must be WRITE or ALL")),
        _ => return Err(wrong_form(request)),
    };
    let wrong = || CommandError::other("ERR timeout is not an integer or out of range");
    let millis = integer(request.get(2)).map_err(|_| wrong())?;
    if millis < 0 {
        return Err(CommandError::other("ERR timeout is negative"));
    }
    // Redis adds the time to the Unix time. For an end beyond the range of its integers, the sum is in the past.
    if (cx.now.millis() as i64).checked_add(millis).is_some() {
        cx.server.pause.pause(all, millis as u64, cx.now);
    }
    cx.reply.ok();
    Ok(())
}

fn client_unpause(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.server.pause.unpause();
    cx.server.notify_purge();
    for client in cx.server.clients.all() {
        client.notify();
    }
    cx.reply.ok();
    Ok(())
}

fn client_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    crate::command::server::command::reply_help(cx, "client");
    Ok(())
}
