//! `CONFIG`: settings while the server runs.

use super::{CommandError, Context};
use crate::config::{self, Parameter};
use crate::protocol::Request;

pub(super) fn config_get(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    // A parameter that is named is answered under the name as it was spelt; a pattern's under their own.
    let mut chosen: Vec<(&[u8], &'static Parameter)> = Vec::new();
    for pattern in request.from(2) {
        let named = config::find(pattern).map(|parameter| (pattern, parameter));
        let matching = config::matching(pattern).map(|parameter| (parameter.name.as_bytes(), parameter));
        let found: Vec<_> = if named.is_some() { named.into_iter().collect() } else { matching.collect() };
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
    let failed = |name: &str, why: &str| {
        CommandError::other(format!("ERR CONFIG SET failed (possibly related to argument '{name}') - {why}"))
    };
    let mut changes: Vec<(&'static Parameter, &[u8])> = Vec::new();
    let mut arguments = request.from(2);
    while let (Some(name), Some(value)) = (arguments.next(), arguments.next()) {
        let Some(parameter) = config::find(name) else {
            return Err(CommandError::about("ERR Unknown option or number of arguments for CONFIG SET - '", name, "'"));
        };
        if !parameter.is_mutable() {
            return Err(failed(parameter.name, "can't set immutable config"));
        }
        if changes.iter().any(|(other, _)| other.name == parameter.name) {
            return Err(failed(parameter.name, "duplicate parameter"));
        }
        changes.push((parameter, value));
    }
    config::check_together(cx.server, &changes).map_err(|(name, why)| failed(name, &why))?;
    let before: Vec<Vec<u8>> = changes.iter().map(|(parameter, _)| parameter.get(cx.server)).collect();
    for (index, (parameter, value)) in changes.iter().enumerate() {
        if let Err(why) = parameter.set(cx.server, value) {
            for ((parameter, _), old) in changes[..index].iter().zip(&before) {
                // What was in force a moment ago is valid.
                let _ = parameter.set(cx.server, old);
            }
            return Err(failed(parameter.name, &why));
        }
    }
    cx.server.limit_clients();
    cx.reply.ok();
    Ok(())
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
