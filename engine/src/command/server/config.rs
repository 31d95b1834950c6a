//! `CONFIG`: reading and changing settings while the server runs.

use super::parameters::{self, Parameter};
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, Redacted, Rules, container};
use crate::command::work::Each;
use crate::command::{CommandError, Context};
use crate::protocol::Request;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "config", arity: -2, group: Group::Server, since: "2.0.0",
        summary: "Groups the commands on the server's parameters",
        complexity: "That of the subcommand",
        subcommands: &[
        Command {
            name: "config|get", arity: -3, group: Group::Server, since: "2.0.0",
            summary: "Shows parameters",
            complexity: "O(N), N the patterns",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            history: &[("7.0.0", "Several patterns may be asked for.")],
            arguments: &[arg::block("parameter", &[arg::string("parameter")]).multiple()],
            run: config_get,
            ..Command::NONE
        },
        Command {
            name: "config|set", arity: -4, group: Group::Server, since: "2.0.0",
            summary: "Changes parameters",
            complexity: "O(N), N the parameters",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            tips: &["request_policy:all_nodes", "response_policy:all_succeeded"],
            history: &[("7.0.0", "Several parameters may be changed at once.")],
            arguments: &[arg::block("parameter_value", &[arg::string("parameter"), arg::string("value")]).multiple()],
            run: config_set,
            ..Command::NONE
        },
        Command {
            name: "config|resetstat", arity: 2, group: Group::Server, since: "2.0.0",
            summary: "Sets the counters of INFO back to zero",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::LOADING, Flags::STALE]),
            rules: Rules::of(&[Rules::EVERY_KEY]),
            run: config_resetstat,
            ..Command::NONE
        },
        Command {
            name: "config|help", arity: 2, group: Group::Server, since: "5.0.0",
            summary: "Explains the subcommands",
            complexity: "O(1)",
            flags: Flags::of(&[Flags::LOADING, Flags::STALE]),
            run: config_help,
            ..Command::NONE
        },
    ],
        redacted: Redacted::Parameters,
        run: container,
        ..Command::NONE
    },
];

fn config_get(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    // A pattern is compared with a few hundred parameters, so one portion takes only four arguments.
    cx.work(request, Each { at_once: 4, ..Each::new(2, Vec::new(), choose, reply_chosen) })
}

/// The parameters that match, each with the argument that named it, if it was named.
type Chosen = Vec<(Option<Vec<u8>>, &'static Parameter)>;

fn choose(_: &mut Context<'_, '_>, request: &Request<'_>, index: usize, chosen: &mut Chosen) {
    let pattern = request.get(index);
    let mut add = |name, parameter: &'static Parameter| {
        if !chosen.iter().any(|(_, other)| other.name == parameter.name) {
            chosen.push((name, parameter));
        }
    };
    if pattern.iter().any(|byte| matches!(byte, b'*' | b'?' | b'[')) {
        parameters::matching(pattern).for_each(|parameter| add(None, parameter));
    } else if let Some(parameter) = parameters::find(pattern) {
        add(Some(pattern.to_vec()), parameter);
    }
}

/// Replies with each parameter: in the spelling of the request if the request named it, or else, if a pattern found it,
/// under its own name.
fn reply_chosen(cx: &mut Context<'_, '_>, _: &Request<'_>, chosen: &mut Chosen) {
    cx.reply.map(chosen.len());
    for (name, parameter) in chosen {
        cx.reply.bulk(name.as_deref().unwrap_or(parameter.name.as_bytes()));
        cx.reply.bulk(&parameter.get(cx.server));
    }
}

/// Sets all parameters, or none of them.
fn config_set(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    if request.len() % 2 != 0 {
        return Err(CommandError::Syntax);
    }
    let mut changes: Vec<(&'static Parameter, &[u8])> = Vec::new();
    let mut arguments = request.from(2);
    while let (Some(name), Some(value)) = (arguments.next(), arguments.next()) {
        let Some(parameter) = parameters::find(name) else {
            return Err(CommandError::about("ERR Unknown option or number of arguments for CONFIG SET - '", name, "'"));
        };
        if let Some(why) = parameter.refusal() {
            return Err(failed(name, why));
        }
        if changes.iter().any(|(other, _)| other.name == parameter.name) {
            return Err(failed(name, "duplicate parameter"));
        }
        changes.push((parameter, value));
    }
    parameters::check_together(cx.server, &changes).map_err(|(name, why)| failed(name.as_bytes(), &why))?;
    let before: Vec<Vec<u8>> = changes.iter().map(|(parameter, _)| parameter.get(cx.server)).collect();
    for (index, (parameter, value)) in changes.iter().enumerate() {
        if let Err(why) = parameter.set(cx.server, value) {
            // Also the one that was refused, as in Redis: the classes of events `An` become `A`, which is how they are
            // shown. The old value is valid, since it was in force a moment ago.
            for ((parameter, _), old) in changes[..=index].iter().zip(&before) {
                let _ = parameter.set(cx.server, old);
            }
            return Err(failed(parameter.name.as_bytes(), &why));
        }
    }
    cx.server.limit_clients();
    cx.reply.ok();
    Ok(())
}

fn failed(argument: &[u8], why: &str) -> CommandError {
    let before = "ERR CONFIG SET failed (possibly related to argument '";
    CommandError::about(before, argument, &format!("') - {why}"))
}

fn config_resetstat(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.server.statistics.reset();
    cx.server.account.reset_evicted();
    cx.server.command_statistics.reset();
    cx.lock_all().reset_totals();
    cx.reply.ok();
    Ok(())
}

fn config_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    crate::command::server::command::reply_help(cx, "config");
    Ok(())
}
