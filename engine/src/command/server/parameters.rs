//! The parameters of `CONFIG`, by name.

use std::sync::atomic::Ordering::Relaxed;

use super::kept::{self, Rule};
use crate::aof::Stage;
use crate::config::{Events, Fsync, MemoryShare, memory_size};
use crate::glob;
use crate::limits;
use crate::limits::MAX_SECONDS;
use crate::protocol::number::parse_i64;
use crate::server::Server;

type Get = fn(&Server) -> Vec<u8>;
type Set = fn(&Server, &[u8]) -> Result<(), String>;

/// One parameter.
pub(crate) struct Parameter {
    pub(crate) name: &'static str,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    /// Read from the server; changeable if there is a [`Set`].
    Live(Get, Option<Set>),
    /// Has one value, and cannot be changed.
    Fixed(&'static str),
    /// As [`Self::Fixed`], but refused with another text.
    Protected(&'static str),
    /// As [`Self::Protected`], but read from the server.
    Guarded(Get),
    /// Kept and shown, but without effect; with the default, and the rule for its values.
    Kept(&'static str, Rule),
    /// An alias of another parameter.
    Alias(&'static str),
}

impl Parameter {
    pub(crate) fn get(&self, server: &Server) -> Vec<u8> {
        match self.kind {
            Kind::Live(get, _) | Kind::Guarded(get) => get(server),
            Kind::Fixed(value) | Kind::Protected(value) => value.as_bytes().to_vec(),
            Kind::Kept(default, _) => kept_value(server, self.name, default),
            Kind::Alias(of) => find(of.as_bytes()).map(|parameter| parameter.get(server)).unwrap_or_default(),
        }
    }

    /// Returns the reason why no value can be set, if none can.
    pub(crate) fn refusal(&self) -> Option<&'static str> {
        match self.kind {
            Kind::Live(_, Some(_)) | Kind::Kept(..) => None,
            Kind::Live(_, None) | Kind::Fixed(_) => Some("can't set immutable config"),
            Kind::Protected(_) | Kind::Guarded(_) => Some("can't set protected config"),
            Kind::Alias(of) => find(of.as_bytes())?.refusal(),
        }
    }

    /// Sets the value; the error is the reason why it is refused.
    pub(crate) fn set(&self, server: &Server, value: &[u8]) -> Result<(), String> {
        let refused = || Err(self.refusal().unwrap_or_default().to_owned());
        match self.kind {
            Kind::Live(_, Some(set)) => set(server, value),
            Kind::Kept(_, rule) => {
                keep(server, self.name, rule.check(value)?);
                Ok(())
            }
            Kind::Alias(of) => find(of.as_bytes()).map_or_else(refused, |parameter| parameter.set(server, value)),
            _ => refused(),
        }
    }
}

/// Returns the parameter with this name, regardless of case.
pub(super) fn find(name: &[u8]) -> Option<&'static Parameter> {
    all().find(|parameter| parameter.name.as_bytes().eq_ignore_ascii_case(name))
}

/// Returns the parameters whose names match a glob pattern; no pattern finds a hidden one.
pub(super) fn matching(pattern: &[u8]) -> impl Iterator<Item = &'static Parameter> {
    all().filter(move |parameter| {
        !kept::HIDDEN.contains(&parameter.name) && glob::matches_ignoring_case(pattern, parameter.name.as_bytes())
    })
}

/// Checks that these changes may be made together. The error is the name of the parameter that prevents it, with the
/// reason.
///
/// While protected mode is on, a server on an address that others reach keeps its password: changes are refused that
/// would have been refused at the start.
pub(super) fn check_together(
    server: &Server,
    changes: &[(&'static Parameter, &[u8])],
) -> Result<(), (&'static str, String)> {
    const PASSWORD: &str = "requirepass";
    let changed = |name| changes.iter().find(|(parameter, _)| parameter.name == name).map(|(_, value)| *value);
    let protected = match changed("protected-mode").map(switch) {
        Some(Ok(protected)) => protected,
        _ => server.settings.protected_mode(),
    };
    let removed = server.settings.has_password() && changed(PASSWORD).is_some_and(<[u8]>::is_empty);
    if let (true, true, Some(address)) = (removed, protected, server.exposed()) {
        let why = format!(
            "others may reach {address}, where clients are let in without a password; set protected-mode to no if they \
             may be"
        );
        return Err((PASSWORD, why));
    }
    Ok(())
}

fn all() -> impl Iterator<Item = &'static Parameter> {
    PARAMETERS.iter().chain(kept::PARAMETERS)
}

const fn live(name: &'static str, get: Get, set: Set) -> Parameter {
    Parameter { name, kind: Kind::Live(get, Some(set)) }
}

const fn shown(name: &'static str, get: Get) -> Parameter {
    Parameter { name, kind: Kind::Live(get, None) }
}

#[allow(clippy::needless_pass_by_value, reason = "most callers have a value, not a reference")]
fn text(value: impl ToString) -> Vec<u8> {
    value.to_string().into_bytes()
}

fn kept_value(server: &Server, name: &str, default: &str) -> Vec<u8> {
    server.settings.slow(|slow| {
        let kept = slow.kept.iter().find(|(kept, _)| *kept == name);
        kept.map_or(default.as_bytes(), |(_, value)| value).to_vec()
    })
}

fn keep(server: &Server, name: &'static str, value: Vec<u8>) {
    server.settings.slow(|slow| {
        slow.kept.retain(|(kept, _)| *kept != name);
        slow.kept.push((name, value));
    });
}

/// Checks a value that is fixed at the start of the server: only the current value may be set again.
fn same(is: bool, why: &str) -> Result<(), String> {
    if is { Ok(()) } else { Err(why.to_owned()) }
}

fn switch(value: &[u8]) -> Result<bool, String> {
    match value.to_ascii_lowercase().as_slice() {
        b"yes" => Ok(true),
        b"no" => Ok(false),
        _ => Err("argument must be 'yes' or 'no'".to_owned()),
    }
}

/// Parses a number as C does: with decimal or hexadecimal digits, and not too large.
fn percentile(word: &[u8]) -> Option<f64> {
    let word = std::str::from_utf8(word).ok()?;
    let hexadecimal = word.strip_prefix("0x").or_else(|| word.strip_prefix("0X"));
    let number = match hexadecimal {
        Some(digits) if digits.bytes().all(|byte| byte.is_ascii_hexdigit()) => {
            u32::from_str_radix(digits, 16).ok().map(f64::from)
        }
        _ => word.parse().ok(),
    };
    let too_large = |number: f64| number.is_infinite() && word.contains(|c: char| c.is_ascii_digit());
    number.filter(|number: &f64| !number.is_nan() && !too_large(*number))
}

/// Parses a switch, and returns it in the form in which it is shown.
pub(super) fn shown_switch(value: &[u8]) -> Result<Vec<u8>, String> {
    switch(value).map(yes_no)
}

fn yes_no(value: bool) -> Vec<u8> {
    text(if value { "yes" } else { "no" })
}

/// Parses an integer within bounds; the error has Redis's words.
pub(super) fn number(value: &[u8], from: i64, to: i64) -> Result<i64, String> {
    let number = parse_i64(value).ok_or("argument couldn't be parsed into an integer")?;
    within(number, from, to)
}

/// Parses a number of bytes within bounds.
fn memory(value: &[u8], from: i64, to: i64) -> Result<i64, String> {
    let size = memory_size(value).ok_or("argument must be a memory value")?;
    within(i64::try_from(size).unwrap_or(from - 1), from, to)
}

fn within(number: i64, from: i64, to: i64) -> Result<i64, String> {
    if (from..=to).contains(&number) {
        return Ok(number);
    }
    Err(format!("argument must be between {from} and {to} inclusive"))
}

/// The eviction policies. Nothing is evicted here; under an LFU policy uses are counted, for `OBJECT FREQ`.
const POLICIES: &[&str] = &[
    "volatile-lru",
    "volatile-lfu",
    "volatile-random",
    "volatile-ttl",
    "allkeys-lru",
    "allkeys-lfu",
    "allkeys-random",
    "noeviction",
];

static PARAMETERS: &[Parameter] = &[
    // Parameters that have an effect on this server.
    live(
        "proto-max-bulk-len",
        |server| text(server.settings.max_bulk()),
        |server, value| {
            server.settings.max_bulk.store(memory(value, 1 << 20, i64::MAX)?, Relaxed);
            Ok(())
        },
    ),
    live(
        "client-query-buffer-limit",
        |server| text(server.settings.max_query_buffer()),
        |server, value| {
            server.settings.max_query_buffer.store(memory(value, 1 << 20, i64::MAX)? as u64, Relaxed);
            Ok(())
        },
    ),
    live(
        "client-output-buffer-limit",
        |server| text(server.settings.all_output_limits()),
        |server, value| {
            let words: Vec<&[u8]> = value.split(|byte| *byte == b' ').filter(|word| !word.is_empty()).collect();
            let mut limits = server.settings.all_output_limits();
            limits.set(&words)?;
            server.settings.set_output_limits(limits);
            // Wakes all clients, since more may now be waiting for one than its limit allows.
            server.clients.all().iter().for_each(|client| client.notify());
            Ok(())
        },
    ),
    live(
        "maxmemory",
        |server| text(server.settings.max_memory()),
        |server, value| {
            server.settings.set_max_memory(memory_size(value).ok_or("argument must be a memory value")?);
            Ok(())
        },
    ),
    live(
        "tracking-table-max-keys",
        |server| text(server.tracking.max_keys()),
        |server, value| {
            server.tracking.set_max_keys(number(value, 0, i64::MAX)? as u64, server);
            Ok(())
        },
    ),
    live(
        "maxmemory-clients",
        |server| text(server.settings.max_memory_clients()),
        |server, value| {
            server.settings.set_max_memory_clients(MemoryShare::parse(value)?);
            Ok(())
        },
    ),
    live(
        "maxclients",
        |server| text(server.settings.max_clients()),
        |server, value| {
            let wanted = number(value, 1, i64::from(u32::MAX))? as u32;
            let most = server.client_room(wanted);
            if most < wanted {
                return Err(format!(
                    "The operating system is not able to handle the specified number of clients, try with {most}"
                ));
            }
            server.settings.max_clients.store(wanted, Relaxed);
            Ok(())
        },
    ),
    live(
        "timeout",
        |server| text(server.settings.timeout()),
        |server, value| {
            server.settings.timeout.store(number(value, 0, MAX_SECONDS)? as u32, Relaxed);
            // Wakes all clients, so that idle ones get their new deadline.
            server.clients.all().iter().for_each(|client| client.notify());
            Ok(())
        },
    ),
    live(
        "tcp-keepalive",
        |server| text(server.settings.tcp_keepalive()),
        |server, value| {
            server.settings.tcp_keepalive.store(number(value, 0, MAX_SECONDS)? as u32, Relaxed);
            Ok(())
        },
    ),
    live(
        "notify-keyspace-events",
        |server| text(server.settings.events()),
        |server, value| {
            server.settings.events.store(Events::parse(value)?.bits(), Relaxed);
            Ok(())
        },
    ),
    live(
        "requirepass",
        |server| server.settings.password().map(Vec::from).unwrap_or_default(),
        |server, value| {
            server.settings.set_password(value);
            Ok(())
        },
    ),
    live(
        "slowlog-log-slower-than",
        |server| text(server.settings.slowlog_slower_than.load(Relaxed)),
        |server, value| {
            let micros = number(value, -1, i64::MAX)?;
            server.settings.slowlog_slower_than.store(micros, Relaxed);
            server.slowlog.set_threshold(micros);
            Ok(())
        },
    ),
    live(
        "slowlog-max-len",
        |server| text(server.settings.slowlog_max_len.load(Relaxed)),
        |server, value| {
            server.settings.slowlog_max_len.store(number(value, 0, i64::MAX)? as u64, Relaxed);
            Ok(())
        },
    ),
    live(
        "latency-monitor-threshold",
        |server| text(server.settings.latency_threshold.load(Relaxed)),
        |server, value| {
            server.settings.latency_threshold.store(number(value, 0, i64::MAX)? as u64, Relaxed);
            Ok(())
        },
    ),
    // Parameters that are fixed at the start.
    live(
        "port",
        |server| text(server.port()),
        |server, value| {
            let port = number(value, 0, i64::from(u16::MAX))?;
            same(port == i64::from(server.port()), "Unable to listen on this port. Check server logs.")
        },
    ),
    live(
        "bind",
        |server| text(server.config.bind),
        |server, value| {
            let bound = server.config.bind.to_string();
            same(value == bound.as_bytes(), "Failed to bind to specified addresses.")
        },
    ),
    shown("unixsocket", |server| {
        text(server.config.unixsocket.as_ref().map(|path| path.display().to_string()).unwrap_or_default())
    }),
    live(
        "appendonly",
        |server| yes_no(server.log.stage() != Stage::Off),
        |server, value| server.switch_log(switch(value)?),
    ),
    live(
        "appendfsync",
        |server| text(server.log.policy().name()),
        |server, value| {
            let name = kept::choice(value, &["everysec", "always", "no"])?;
            server.log.set_policy(Fsync::parse(name.as_bytes()).unwrap_or(Fsync::Everysec));
            Ok(())
        },
    ),
    live(
        "auto-aof-rewrite-percentage",
        |server| text(server.settings.rewrite_thresholds().0),
        |server, value| {
            let percentage = number(value, 0, i64::from(i32::MAX))? as u32;
            server.settings.rewrite_percentage.store(percentage, Relaxed);
            Ok(())
        },
    ),
    live(
        "auto-aof-rewrite-min-size",
        |server| text(server.settings.rewrite_thresholds().1),
        |server, value| {
            server.settings.rewrite_min_size.store(memory(value, 0, i64::MAX)? as u64, Relaxed);
            Ok(())
        },
    ),
    live(
        "aof-load-truncated",
        |server| yes_no(server.settings.loads_truncated()),
        |server, value| {
            server.settings.load_truncated.store(switch(value)?, Relaxed);
            Ok(())
        },
    ),
    shown("appenddirname", |server| text(&server.config.appenddirname)),
    shown("appendfilename", |server| text(&server.config.appendfilename)),
    Parameter { name: "dir", kind: Kind::Guarded(|server| text(server.config.dir.display())) },
    shown("unixsocketperm", |server| text(format!("{:o}", server.config.unixsocketperm.unwrap_or(0)))),
    live(
        "protected-mode",
        |server| yes_no(server.settings.protected_mode()),
        |server, value| {
            server.settings.protected_mode.store(switch(value)?, Relaxed);
            Ok(())
        },
    ),
    shown("enable-debug-command", |server| yes_no(server.config.enable_debug_command)),
    shown("databases", |_| text(limits::DATABASES)),
    shown("tcp-backlog", |_| text(limits::BACKLOG)),
    live(
        "lfu-log-factor",
        |server| text(server.settings.lfu_log_factor.load(Relaxed)),
        |server, value| {
            server.settings.lfu_log_factor.store(number(value, 0, i64::from(i32::MAX))? as u32, Relaxed);
            Ok(())
        },
    ),
    live(
        "lfu-decay-time",
        |server| text(server.settings.lfu_decay_time.load(Relaxed)),
        |server, value| {
            server.settings.lfu_decay_time.store(number(value, 0, i64::from(i32::MAX))? as u32, Relaxed);
            Ok(())
        },
    ),
    live(
        "maxmemory-policy",
        |server| kept_value(server, "maxmemory-policy", "noeviction"),
        |server, value| {
            let policy = kept::choice(value, POLICIES)?;
            keep(server, "maxmemory-policy", policy.as_bytes().to_vec());
            server.settings.counts_uses.store(policy.ends_with("lfu"), Relaxed);
            Ok(())
        },
    ),
    live(
        "latency-tracking",
        |server| yes_no(server.command_statistics.tracks_latency.load(Relaxed)),
        |server, value| {
            server.command_statistics.tracks_latency.store(switch(value)?, Relaxed);
            Ok(())
        },
    ),
    live(
        "latency-tracking-info-percentiles",
        |server| {
            let shown = server.settings.latency_percentiles().iter().map(f64::to_string).collect::<Vec<_>>();
            text(shown.join(" "))
        },
        |server, value| {
            let words = value.split(|byte| *byte == b' ').filter(|_| !value.is_empty());
            let wanted: Option<Vec<f64>> = words.map(percentile).collect();
            let wanted = wanted.ok_or("Invalid latency-tracking-info-percentiles parameters")?;
            if wanted.iter().any(|percentile| !(0.0..=100.0).contains(percentile)) {
                let why = "latency-tracking-info-percentiles parameters should sit between [0.0,100.0]";
                return Err(why.to_owned());
            }
            server.settings.slow(|slow| slow.latency_percentiles = wanted);
            Ok(())
        },
    ),
];
