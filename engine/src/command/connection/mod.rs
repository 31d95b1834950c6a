//! The group `connection`: commands on the connection itself.

mod client;
pub(crate) mod tracking;

use subtle::ConstantTimeEq;

use crate::command::arguments::{database, integer, is};
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, Redacted, Rules};
use crate::command::work::{Progress, Work};
use crate::command::{CommandError, Context};
use crate::protocol::{Protocol, Request};
use crate::state::Flow;

/// The rows of the group.
pub(super) static COMMANDS: &[&[Command]] = &[OWN, client::COMMANDS];

#[rustfmt::skip] // a command is a paragraph, not a column
static OWN: &[Command] = &[
    Command {
        name: "ping", arity: -1, group: Group::Connection, since: "1.0.0",
        summary: "Answers PONG, or repeats the message that it was given",
        complexity: "O(1)",
        flags: Flags::FAST, categories: &["@connection"],
        tips: &["request_policy:all_shards", "response_policy:all_succeeded"],
        arguments: &[arg::string("message").optional()],
        brief: true,
        rules: Rules::of(&[Rules::SUBSCRIBED]),
        run: ping,
        ..Command::NONE
    },
    Command {
        name: "echo", arity: 2, group: Group::Connection, since: "1.0.0",
        summary: "Repeats a message",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE, Flags::FAST]), categories: &["@connection"],
        arguments: &[arg::string("message")],
        brief: true,
        run: echo,
        ..Command::NONE
    },
    Command {
        name: "quit", arity: -1, group: Group::Connection, since: "1.0.0",
        summary: "Closes the connection after the replies that are due",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::NO_AUTH, Flags::ALLOW_BUSY]), categories: &["@connection"],
        rules: Rules::of(&[Rules::SUBSCRIBED, Rules::ENDS_MULTI, Rules::AT_ONCE]),
        run: quit,
        ..Command::NONE
    },
    Command {
        name: "reset", arity: 1, group: Group::Connection, since: "6.2.0",
        summary: "Returns this connection to the state in which it opened",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::NO_AUTH, Flags::ALLOW_BUSY]), categories: &["@connection"],
        rules: Rules::of(&[Rules::SUBSCRIBED, Rules::ENDS_MULTI, Rules::AT_ONCE]),
        run: reset,
        ..Command::NONE
    },
    Command {
        name: "select", arity: 2, group: Group::Connection, since: "1.0.0",
        summary: "Switches this connection to another database",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE, Flags::FAST]), categories: &["@connection"],
        arguments: &[arg::integer("index")],
        brief: true,
        run: select,
        ..Command::NONE
    },
    Command {
        name: "auth", arity: -2, group: Group::Connection, since: "1.0.0",
        summary: "Logs the client in with a password",
        complexity: "O(N), N the passwords of the user",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::NO_AUTH, Flags::ALLOW_BUSY]), categories: &["@connection"],
        history: &[("6.0.0", "A user name may stand before the password.")],
        arguments: &[arg::string("username").since("6.0.0").optional(), arg::string("password")],
        redacted: Redacted::All,
        run: auth,
        ..Command::NONE
    },
    Command {
        name: "hello", arity: -1, group: Group::Connection, since: "6.0.0",
        summary: "Chooses the protocol version, and may log in and name the connection",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::NOSCRIPT, Flags::LOADING, Flags::STALE, Flags::FAST, Flags::NO_AUTH, Flags::ALLOW_BUSY]), categories: &["@connection"],
        history: &[("6.2.0", "Without a version it describes the connection and changes nothing.")],
        arguments: &[
            arg::block("arguments", &[
                arg::integer("protover"),
                arg::block("username_password", &[arg::string("username"), arg::string("password")]).token("AUTH").optional(),
                arg::string("clientname").token("SETNAME").optional(),
            ]).optional(),
        ],
        redacted: Redacted::AfterAuth,
        run: hello,
        ..Command::NONE
    },
];

fn ping(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    if request.len() > 2 {
        return Err(CommandError::Arity("ping"));
    }
    if cx.state.subscriptions.is_some() && !cx.resp3() {
        cx.reply.array(2);
        cx.reply.bulk(b"pong");
        cx.reply.bulk(request.get(1));
    } else if request.len() == 1 {
        cx.reply.simple("PONG");
    } else {
        return cx.reply_argument(request.get(1));
    }
    Ok(())
}

fn echo(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    cx.reply_argument(request.get(1))
}

fn quit(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.reply.ok();
    cx.state.flow = Flow::Close;
    Ok(())
}

fn reset(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    cx.work(request, Reset)
}

/// `RESET`, in portions, since there may be a million subscriptions to end.
#[derive(Debug)]
struct Reset;

impl Work for Reset {
    fn portion(&mut self, cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<Progress, CommandError> {
        if let Some(subscriptions) = &mut cx.state.subscriptions {
            if subscriptions.is_long() {
                subscriptions.leave_some(&cx.server.registry, cx.client);
                return Ok(Progress::More);
            }
        }
        cx.state.reset(cx.server, cx.client, cx.keyspace);
        cx.reply.set_protocol(Protocol::Resp2);
        cx.reply.simple("RESET");
        Ok(Progress::Done)
    }
}

fn select(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let database = database(request.get(1))?;
    cx.state.database = database;
    cx.client.show(|shown| shown.database = database as u8);
    cx.reply.ok();
    Ok(())
}

fn auth(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    match request.len() {
        2 => {
            if cx.server.settings.password().is_none() {
                return Err(CommandError::other(
                    "ERR AUTH <password> called without any password configured for the default user. Are you sure \
                     your configuration is correct?",
                ));
            }
            authenticate(cx, b"default", request.get(1))?;
        }
        3 => authenticate(cx, request.get(1), request.get(2))?,
        _ => return Err(CommandError::Syntax),
    }
    cx.reply.ok();
    Ok(())
}

/// Authenticates the client. The only user is `default`; if the server has no password, any password is right.
fn authenticate(cx: &mut Context<'_, '_>, user: &[u8], password: &[u8]) -> Result<(), CommandError> {
    let right = match cx.server.settings.password() {
        None => !cx.server.denies(&cx.client.peer),
        Some(expected) => constant_time_eq(&expected, password),
    };
    if user == b"default" && right {
        cx.state.authenticated = true;
        return Ok(());
    }
    tracing::warn!(client = cx.client.id, address = %cx.client.peer.address, "wrong password");
    Err(CommandError::other("WRONGPASS invalid username-password pair or user is disabled."))
}

/// Compares in a time that reveals no more than whether the lengths are equal.
fn constant_time_eq(expected: &[u8], given: &[u8]) -> bool {
    expected.ct_eq(given).into()
}

fn hello(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let mut protocol = None;
    let mut arguments = request.from(1);
    if let Some(version) = arguments.next() {
        let version = integer(version)
            .map_err(|_| CommandError::other("ERR Protocol version is not an integer or out of range"))?;
        protocol = Some(match version {
            2 => Protocol::Resp2,
            3 => Protocol::Resp3,
            _ => return Err(CommandError::other("NOPROTO unsupported protocol version")),
        });
    }
    // As in Redis, each option takes effect at once: those before a wrong one stay in effect.
    while let Some(option) = arguments.next() {
        let wrong = || CommandError::about("ERR Syntax error in HELLO option '", option, "'");
        if is(option, "auth") && arguments.len() >= 2 {
            let (user, password) = arguments.next().zip(arguments.next()).ok_or_else(wrong)?;
            authenticate(cx, user, password)?;
        } else if is(option, "setname") {
            let name = arguments.next().ok_or_else(wrong)?;
            client::check_name(name)?;
            client::set_name(cx, name);
        } else {
            return Err(wrong());
        }
    }
    if !cx.state.authenticated {
        return Err(CommandError::other(
            "NOAUTH HELLO must be called with the client already authenticated, otherwise the HELLO AUTH \
             <user> <pass> option can be used to authenticate the client and select the RESP protocol version at the \
             same time",
        ));
    }
    if let Some(protocol) = protocol {
        cx.state.protocol = protocol;
        cx.reply.set_protocol(protocol);
        cx.client.set_protocol(protocol);
    }
    let resp = if cx.resp3() { 3 } else { 2 };
    cx.reply.map(7);
    for (field, text) in [("server", "redis"), ("version", crate::command::server::info::COMPATIBILITY)] {
        cx.reply.bulk(field.as_bytes());
        cx.reply.bulk(text.as_bytes());
    }
    cx.reply.bulk(b"proto");
    cx.reply.integer(resp);
    cx.reply.bulk(b"id");
    cx.reply.integer(cx.client.id as i64);
    for (field, text) in [("mode", "standalone"), ("role", "master")] {
        cx.reply.bulk(field.as_bytes());
        cx.reply.bulk(text.as_bytes());
    }
    cx.reply.bulk(b"modules");
    cx.reply.array(0);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::constant_time_eq;

    #[test]
    fn passwords_are_compared_as_a_whole() {
        assert!(constant_time_eq(b"secret", b"secret"));
        for wrong in [&b""[..], b"secre", b"secrets", b"secretsecret", b"Secret"] {
            assert!(!constant_time_eq(b"secret", wrong));
        }
    }
}
