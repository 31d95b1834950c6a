//! `CONFIG`: settings while the server runs.

use super::work::Each;
use super::{CommandError, Context};
use crate::protocol::Request;
use crate::settings::{self, Parameter};

pub(super) fn config_get(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    // A pattern takes as long as some hundred parameters take to be looked at.
    cx.work(request, Each { at_once: 4, ..Each::new(2, Vec::new(), choose, reply_chosen) })
}

/// The parameters that are asked for, each with the argument that named it, if it was named.
type Chosen = Vec<(Option<Vec<u8>>, &'static Parameter)>;

fn choose(_: &mut Context<'_, '_>, request: &Request<'_>, index: usize, chosen: &mut Chosen) {
    let pattern = request.get(index);
    let mut add = |name, parameter: &'static Parameter| {
        if !chosen.iter().any(|(_, other)| other.name == parameter.name) {
            chosen.push((name, parameter));
        }
    };
    if pattern.iter().any(|byte| matches!(byte, b'*' | b'?' | b'[')) {
        settings::matching(pattern).for_each(|parameter| add(None, parameter));
    } else if let Some(parameter) = settings::find(pattern) {
        add(Some(pattern.to_vec()), parameter);
    }
}

/// A parameter that was named is answered under the name as it was spelt, others under their own.
fn reply_chosen(cx: &mut Context<'_, '_>, chosen: &mut Chosen) {
    cx.reply.map(chosen.len());
    for (name, parameter) in chosen {
        cx.reply.bulk(name.as_deref().unwrap_or(parameter.name.as_bytes()));
        cx.reply.bulk(&parameter.get(cx.server));
    }
}

/// Sets all parameters or none.
pub(super) fn config_set(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    if !request.len().is_multiple_of(2) {
        return Err(CommandError::Syntax);
    }
    let mut changes: Vec<(&'static Parameter, &[u8])> = Vec::new();
    let mut arguments = request.from(2);
    while let (Some(name), Some(value)) = (arguments.next(), arguments.next()) {
        let Some(parameter) = settings::find(name) else {
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
    settings::check_together(cx.server, &changes).map_err(|(name, why)| failed(name.as_bytes(), &why))?;
    let before: Vec<Vec<u8>> = changes.iter().map(|(parameter, _)| parameter.get(cx.server)).collect();
    for (index, (parameter, value)) in changes.iter().enumerate() {
        if let Err(why) = parameter.set(cx.server, value) {
            // Also the one that was refused, as in Redis: event classes `An` are `A` then, which is how they are
            // shown. What was in force a moment ago is valid.
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

pub(super) fn config_resetstat(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    cx.server.statistics.reset();
    cx.server.account.reset_evicted();
    cx.server.command_statistics.reset();
    cx.lock_all().reset_totals();
    cx.reply.ok();
    Ok(())
}

pub(super) fn config_help(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    super::introspection::reply_help(cx, "config");
    Ok(())
}
