//! Masks the parts of replies that servers may answer differently.

use std::time::{SystemTime, UNIX_EPOCH};

use compat_tests::reply::Reply;

use crate::generators::Step;

/// The fields of `CLIENT LIST` that are the same on all servers.
const CLIENT_FIELDS: &[&str] =
    &["name=", "flags=", "db=", "sub=", "psub=", "ssub=", "multi=", "cmd=", "user=", "redir=", "resp="];

/// Commands whose lists have no order in Redis.
const UNORDERED: &[&str] = &["keys", "scan", "pubsub", "config", "command"];

/// The beginnings of the lines of `INFO` that are the same on all servers.
const INFO_LINES: &[&str] = &[
    "blocked_clients:",
    "total_commands_processed:",
    "keyspace_hits:",
    "keyspace_misses:",
    "expired_keys:",
    "evicted_keys:",
    "pubsub_channels:",
    "pubsub_patterns:",
    "pubsubshard_channels:",
    "tracking_",
    "total_error_replies:",
    "errorstat_",
    "cmdstat_",
    "db",
];

/// Returns a reply of `step` in the form in which it is compared.
pub(crate) fn masked(step: &Step, reply: Reply) -> Reply {
    if is_message(&reply) {
        return reply;
    }
    let reply = without_machine(reply);
    let has = |names: &[&str]| {
        let named = |command: &Vec<Vec<u8>>| names.iter().any(|name| command[0].eq_ignore_ascii_case(name.as_bytes()));
        step.commands.iter().any(named)
    };
    if step.commands.iter().any(|command| command.len() == 1) && has(&["unsubscribe", "sunsubscribe"]) {
        without_names(reply)
    } else if has(&["exec"]) {
        match reply {
            Reply::Array(parts) => Reply::Array(parts.into_iter().map(sorted).collect()),
            other => other,
        }
    } else if has(UNORDERED) {
        sorted(reply)
    } else {
        reply
    }
}

/// Returns confirmations without their channels, whose order is unspecified.
fn without_names(reply: Reply) -> Reply {
    match reply {
        Reply::Array(mut parts) | Reply::Push(mut parts) if parts.len() == 3 => {
            parts[1] = Reply::Null;
            Reply::Array(parts)
        }
        other => other,
    }
}

fn is_message(reply: &Reply) -> bool {
    let (Reply::Array(parts) | Reply::Push(parts)) = reply else { return false };
    let kind = parts.first();
    ["message", "pmessage", "smessage"].iter().any(|name| kind == Some(&Reply::Bulk(name.as_bytes().to_vec())))
}

/// Returns whether a reply is a message for a pattern. The order of two patterns is unspecified.
pub(crate) fn is_by_pattern(reply: &Reply) -> bool {
    matches!(reply, Reply::Array(parts) | Reply::Push(parts) if parts.first() == Some(&Reply::Bulk(b"pmessage".to_vec())))
}

/// Returns the keys in a message about changed keys; `None` if it means all keys.
pub(crate) fn changed_keys(reply: &Reply) -> Option<&[Reply]> {
    match reply {
        Reply::Push(parts) if parts.first() == Some(&Reply::Bulk(b"invalidate".to_vec())) => match parts.get(1) {
            Some(Reply::Array(keys)) => Some(keys),
            _ => Some(&[]),
        },
        _ => None,
    }
}

/// Returns a reply with every list sorted.
fn sorted(reply: Reply) -> Reply {
    let sort = |parts: Vec<Reply>| {
        let mut parts: Vec<Reply> = parts.into_iter().map(sorted).collect();
        parts.sort_by_key(Reply::encode);
        parts
    };
    match reply {
        Reply::Array(parts) => Reply::Array(sort(parts)),
        Reply::Set(parts) => Reply::Set(sort(parts)),
        Reply::Map(mut pairs) => {
            pairs.sort_by_key(|(key, _)| key.encode());
            Reply::Map(pairs)
        }
        other => other,
    }
}

/// Returns a reply without ids, addresses, ages, sizes and relative times: a transaction may set a short deadline and
/// read it.
fn without_machine(reply: Reply) -> Reply {
    match reply {
        Reply::Integer(digits) if is_about_now(&digits) => Reply::Null,
        Reply::Bulk(text) => Reply::Bulk(client_lines(text)),
        Reply::Verbatim(format, text) => Reply::Verbatim(format, client_lines(text)),
        Reply::Array(parts) => Reply::Array(without_id(parts)),
        Reply::Map(pairs) => {
            let pair = |(key, value)| match key {
                Reply::Bulk(id) if id == b"id" => (Reply::Bulk(id), Reply::Null),
                other => (other, without_machine(value)),
            };
            Reply::Map(pairs.into_iter().map(pair).collect())
        }
        other => other,
    }
}

/// Returns whether a number is a time within the last or the next hour, in seconds or milliseconds.
fn is_about_now(digits: &[u8]) -> bool {
    let number = std::str::from_utf8(digits).ok().and_then(|digits| digits.parse::<u128>().ok());
    let now = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let near = |now: u128, hour: u128| number.is_some_and(|number| now.abs_diff(number) < hour);
    near(now.as_millis(), 3_600_000) || near(now.as_secs().into(), 3_600)
}

/// Returns the fields of `HELLO` in RESP2, which are a list, without the value of `id`.
fn without_id(parts: Vec<Reply>) -> Vec<Reply> {
    let mut behind_id = false;
    let part = |part: Reply| {
        let behind = std::mem::replace(&mut behind_id, part == Reply::Bulk(b"id".to_vec()));
        if behind { Reply::Null } else { without_machine(part) }
    };
    parts.into_iter().map(part).collect()
}

fn client_lines(text: Vec<u8>) -> Vec<u8> {
    if !text.starts_with(b"id=") {
        return text;
    }
    let text = String::from_utf8_lossy(&text).into_owned();
    let line = |line: &str| {
        let fields = line.split(' ').filter(|field| CLIENT_FIELDS.iter().any(|kept| field.starts_with(kept)));
        fields.collect::<Vec<_>>().join(" ")
    };
    let mut lines: Vec<String> = text.lines().map(line).collect();
    // Redis rotates its list of clients sometimes.
    lines.sort();
    lines.join("\n").into_bytes()
}

/// Returns the statistics that have to agree.
pub(crate) fn statistics(info: &[u8]) -> String {
    let text = String::from_utf8_lossy(info);
    let mut lines: Vec<String> = text
        .lines()
        .filter(|line| INFO_LINES.iter().any(|kept| line.starts_with(kept)))
        .map(|line| {
            let fields = line.split(',').filter(|field| !field.starts_with("usec") && !field.starts_with("avg_ttl"));
            fields.collect::<Vec<_>>().join(",")
        })
        .collect();
    lines.sort();
    lines.join("\n")
}
