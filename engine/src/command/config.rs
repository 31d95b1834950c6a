//! `CONFIG`: settings while the server runs.

use super::{CommandError, Context};
use crate::config::{self, Parameter};
use crate::protocol::Request;

pub(super) fn config_get(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    // A parameter that is named is answered under the name as it was spelt; a pattern's under their own.
    let mut chosen: Vec<(&[u8], &'static Parameter)> = Vec::new();
    for pattern in request.from(2) {
        let is_pattern = pattern.iter().any(|byte| matches!(byte, b'*' | b'?' | b'['));
        let found: Vec<_> = if is_pattern {
            config::matching(pattern).map(|parameter| (parameter.name.as_bytes(), parameter)).collect()
        } else {
            config::find(pattern).map(|parameter| (pattern, parameter)).into_iter().collect()
        };
        for (name, parameter) in found {
            if !chosen.iter().any(|(_, other)| other.name == parameter.name) {
                chosen.push((name, parameter));
            }
        }
    }
    cx.reply.map(chosen.len());
    for (name, parameter) in chosen {
        cx.reply.bulk(name);
        cx.reply.bulk(&parameter.get(cx.server));
    }
    Ok(())
}

/// Sets all parameters or none.
pub(super) fn config_set(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    if !request.len().is_multiple_of(2) {
        return Err(CommandError::Syntax);
    }
    let mut changes: Vec<(&'static Parameter, &[u8])> = Vec::new();
    let mut arguments = request.from(2);
    while let (Some(name), Some(value)) = (arguments.next(), arguments.next()) {
        let Some(parameter) = config::find(name) else {
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
    config::check_together(cx.server, &changes).map_err(|(name, why)| failed(name.as_bytes(), &why))?;
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
