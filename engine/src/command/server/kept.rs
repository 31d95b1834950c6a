//! Parameters without an effect here, since what they tune does not exist. They are kept and shown, for clients and
//! tools that set them. Their names, defaults and valid values are those of Redis 7.0.
//!
//! Those of TLS are missing, as in a Redis that was built without TLS.

use super::parameters::{Kind, Parameter, number, shown_switch};
use crate::config::memory_size;

/// Kind of values that a parameter takes.
#[derive(Clone, Copy)]
pub(super) enum Rule {
    Switch,
    Integer(i64, i64),
    /// A number of bytes, at least this one.
    Memory(u64),
    Choice(&'static [&'static str]),
    Text,
    Checked(fn(&[u8]) -> Result<Vec<u8>, String>),
}

impl Rule {
    /// Returns the value in the form in which it is shown, or the reason in Redis's words for which it is refused.
    pub(super) fn check(self, value: &[u8]) -> Result<Vec<u8>, String> {
        match self {
            Self::Switch => shown_switch(value),
            Self::Integer(from, to) => Ok(number(value, from, to)?.to_string().into_bytes()),
            Self::Memory(from) => Ok(memory(value, from)?.to_string().into_bytes()),
            Self::Choice(choices) => choice(value, choices).map(|chosen| chosen.as_bytes().to_vec()),
            Self::Text => Ok(until_nul(value).to_vec()),
            Self::Checked(check) => check(value),
        }
    }
}

const INT: i64 = i32::MAX as i64;
const PORT: i64 = u16::MAX as i64;

const fn kept(name: &'static str, default: &'static str, rule: Rule) -> Parameter {
    Parameter { name, kind: Kind::Kept(default, rule) }
}

const fn switch(name: &'static str, default: &'static str) -> Parameter {
    kept(name, default, Rule::Switch)
}

const fn integer(name: &'static str, default: &'static str, from: i64, to: i64) -> Parameter {
    kept(name, default, Rule::Integer(from, to))
}

const fn bytes(name: &'static str, default: &'static str, from: u64) -> Parameter {
    kept(name, default, Rule::Memory(from))
}

const fn one_of(name: &'static str, default: &'static str, choices: &'static [&'static str]) -> Parameter {
    kept(name, default, Rule::Choice(choices))
}

const fn text(name: &'static str, default: &'static str) -> Parameter {
    kept(name, default, Rule::Text)
}

const fn checked(name: &'static str, default: &'static str, check: fn(&[u8]) -> Result<Vec<u8>, String>) -> Parameter {
    kept(name, default, Rule::Checked(check))
}

/// Returns a parameter that cannot be set while a server runs.
const fn fixed(name: &'static str, value: &'static str) -> Parameter {
    Parameter { name, kind: Kind::Fixed(value) }
}

/// Returns a parameter that can be set only if the operator has allowed that at the start, for which there is no flag
/// here.
const fn protected(name: &'static str, value: &'static str) -> Parameter {
    Parameter { name, kind: Kind::Protected(value) }
}

/// Returns an alias of a parameter.
const fn alias(name: &'static str, of: &'static str) -> Parameter {
    Parameter { name, kind: Kind::Alias(of) }
}

/// Returns the part before the first NUL, which C takes for the whole string.
fn until_nul(text: &[u8]) -> &[u8] {
    text.split(|byte| *byte == 0).next().unwrap_or_default()
}

/// Returns the one of `choices` that `value` names, regardless of case.
pub(super) fn choice(value: &[u8], choices: &'static [&'static str]) -> Result<&'static str, String> {
    let chosen = choices.iter().find(|choice| choice.as_bytes().eq_ignore_ascii_case(value));
    chosen.copied().ok_or_else(|| not_one_of(choices))
}

fn not_one_of(choices: &[&str]) -> String {
    format!("argument(s) must be one of the following: {}", choices.join(", "))
}

/// Parses a number of bytes as Redis does; it has to be at least `from`.
fn memory(value: &[u8], from: u64) -> Result<u64, String> {
    let size = memory_size(value).ok_or("argument must be a memory value")?;
    if size < from || i64::try_from(size).is_err() {
        return Err(format!("argument must be between {from} and {} inclusive", i64::MAX));
    }
    Ok(size)
}

/// Parses a number of bytes without a bound.
fn any_size(value: &[u8]) -> Result<Vec<u8>, String> {
    let size = memory_size(value).ok_or("argument must be a memory value")?;
    Ok(size.to_string().into_bytes())
}

/// Checks pairs of seconds and changes, with one blank between two numbers.
fn save_points(value: &[u8]) -> Result<Vec<u8>, String> {
    let wrong = || "Invalid save parameters".to_owned();
    if value.is_empty() {
        return Ok(Vec::new());
    }
    let text = std::str::from_utf8(value).map_err(|_| wrong())?;
    let numbers: Option<Vec<i64>> = text.split(' ').map(|word| word.parse().ok()).collect();
    let numbers = numbers.filter(|numbers| numbers.len() % 2 == 0).ok_or_else(wrong)?;
    if numbers.chunks(2).any(|pair| pair[0] < 1 || pair[1] < 0) {
        return Err(wrong());
    }
    Ok(numbers.iter().map(i64::to_string).collect::<Vec<_>>().join(" ").into_bytes())
}

/// Checks three numbers, for the server, its replicas and its children.
fn oom_scores(value: &[u8]) -> Result<Vec<u8>, String> {
    let words: Vec<&[u8]> = value.split(|byte| *byte == b' ').collect();
    if words.len() != 3 {
        return Err("wrong number of arguments".to_owned());
    }
    let score = |word: &&[u8]| std::str::from_utf8(word).ok().and_then(|word| word.parse::<i64>().ok());
    if words.iter().all(|word| score(word).is_some_and(|score| (-2000..=2000).contains(&score))) {
        return Ok(value.to_vec());
    }
    Err("Invalid oom-score-adj-values, elements must be between -2000 and 2000.".to_owned())
}

/// Returns the number, or the nearest bound if it is out of range.
fn hz(value: &[u8]) -> Result<Vec<u8>, String> {
    Ok(number(value, 0, INT)?.clamp(1, 500).to_string().into_bytes())
}

/// Returns the size of a backlog, at least 16 KiB: smaller ones are raised to that.
fn backlog(value: &[u8]) -> Result<Vec<u8>, String> {
    Ok(memory(value, 1)?.max(16 << 10).to_string().into_bytes())
}

/// Checks a list of ways to shut down.
fn shutdown_ways(value: &[u8]) -> Result<Vec<u8>, String> {
    const WAYS: &[&str] = &["default", "save", "nosave", "now", "force"];
    let mut asked = [false; 5];
    for word in value.split(|byte| *byte == b' ') {
        let way = WAYS.iter().position(|way| way.as_bytes().eq_ignore_ascii_case(word));
        asked[way.ok_or_else(|| not_one_of(WAYS))?] = true;
    }
    if asked[1] && asked[2] {
        return Err("shutdown options SAVE and NOSAVE can't be used simultaneously".to_owned());
    }
    let shown: Vec<&str> = WAYS.iter().zip(asked).skip(1).filter(|(_, asked)| *asked).map(|(way, _)| *way).collect();
    Ok(if shown.is_empty() { b"default".to_vec() } else { shown.join(" ").into_bytes() })
}

/// Checks a template: the names in braces have to be known, and the resulting title must not be empty.
fn title_template(value: &[u8]) -> Result<Vec<u8>, String> {
    let wrong = || "template format is invalid or contains unknown variables".to_owned();
    let value = until_nul(value);
    let template = String::from_utf8_lossy(value);
    let mut rest = &*template;
    let mut shows_something = false;
    while let Some(open) = rest.find('{') {
        let close = rest[open..].find('}').ok_or_else(wrong)? + open;
        shows_something |= open > 0;
        match &rest[open + 1..close] {
            "title" | "server-mode" | "unixsocket" | "config-file" => {}
            "listen-addr" | "port" | "tls-port" => shows_something = true,
            _ => return Err(wrong()),
        }
        rest = &rest[close + 1..];
    }
    if shows_something || !rest.is_empty() { Ok(value.to_vec()) } else { Err(wrong()) }
}

fn host_name(value: &[u8]) -> Result<Vec<u8>, String> {
    let value = until_nul(value);
    if value.len() >= 256 {
        return Err("Hostnames must be less than 256 characters".to_owned());
    }
    if !value.iter().all(|byte| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.')) {
        return Err("Hostnames may only contain alphanumeric characters, hyphens or dots".to_owned());
    }
    Ok(value.to_vec())
}

/// Refuses defragmentation, as a Redis whose allocator does not support it.
fn no_defragmentation(value: &[u8]) -> Result<Vec<u8>, String> {
    let shown = shown_switch(value)?;
    if shown == b"yes" {
        return Err("Active defragmentation cannot be enabled: it requires a Redis server compiled with a modified \
                    Jemalloc like the one shipped by default with the Redis source distribution"
            .to_owned());
    }
    Ok(shown)
}

/// Parameters that no pattern of `CONFIG GET` finds, as in Redis; most of them are for its tests.
pub(super) const HIDDEN: [&str; 5] = [
    "key-load-delay",
    "loading-process-events-interval-bytes",
    "rdb-key-save-delay",
    "use-exit-on-panic",
    "watchdog-period",
];

#[rustfmt::skip] // a line for each
pub(super) const PARAMETERS: &[Parameter] = &[
    one_of("acl-pubsub-default", "resetchannels", &["allchannels", "resetchannels"]),
    fixed("aclfile", ""),
    integer("acllog-max-len", "128", 0, i64::MAX),
    integer("active-defrag-cycle-max", "25", 1, 99),
    integer("active-defrag-cycle-min", "1", 1, 99),
    bytes("active-defrag-ignore-bytes", "104857600", 1),
    integer("active-defrag-max-scan-fields", "1000", 1, i64::MAX),
    integer("active-defrag-threshold-lower", "10", 0, 1000),
    integer("active-defrag-threshold-upper", "100", 0, 1000),
    integer("active-expire-effort", "1", 1, 10),
    checked("activedefrag", "no", no_defragmentation),
    switch("activerehashing", "yes"),
    fixed("always-show-logo", "no"),
    switch("aof-disable-auto-gc", "no"),
    switch("aof-rewrite-incremental-fsync", "yes"),
    switch("aof-timestamp-enabled", "no"),
    switch("aof-use-rdb-preamble", "yes"),
    fixed("aof_rewrite_cpulist", ""),
    fixed("bgsave_cpulist", ""),
    text("bind-source-addr", ""),
    fixed("bio_cpulist", ""),
    integer("busy-reply-threshold", "5000", 0, i64::MAX),
    switch("cluster-allow-pubsubshard-when-down", "yes"),
    switch("cluster-allow-reads-when-down", "no"),
    switch("cluster-allow-replica-migration", "yes"),
    integer("cluster-announce-bus-port", "0", 0, PORT),
    checked("cluster-announce-hostname", "", host_name),
    text("cluster-announce-ip", ""),
    integer("cluster-announce-port", "0", 0, PORT),
    integer("cluster-announce-tls-port", "0", 0, PORT),
    fixed("cluster-config-file", "nodes.conf"),
    fixed("cluster-enabled", "no"),
    checked("cluster-link-sendbuf-limit", "0", any_size),
    integer("cluster-migration-barrier", "1", 0, INT),
    integer("cluster-node-timeout", "15000", 0, i64::MAX),
    fixed("cluster-port", "0"),
    one_of("cluster-preferred-endpoint-type", "ip", &["ip", "hostname", "unknown-endpoint"]),
    switch("cluster-replica-no-failover", "no"),
    integer("cluster-replica-validity-factor", "10", 0, INT),
    switch("cluster-require-full-coverage", "yes"),
    alias("cluster-slave-no-failover", "cluster-replica-no-failover"),
    alias("cluster-slave-validity-factor", "cluster-replica-validity-factor"),
    switch("crash-log-enabled", "yes"),
    switch("crash-memcheck-enabled", "yes"),
    fixed("daemonize", "no"),
    protected("dbfilename", "dump.rdb"),
    fixed("disable-thp", "yes"),
    switch("dynamic-hz", "yes"),
    fixed("enable-module-command", "no"),
    fixed("enable-protected-configs", "no"),
    integer("hash-max-listpack-entries", "512", 0, i64::MAX),
    bytes("hash-max-listpack-value", "64", 0),
    alias("hash-max-ziplist-entries", "hash-max-listpack-entries"),
    alias("hash-max-ziplist-value", "hash-max-listpack-value"),
    bytes("hll-sparse-max-bytes", "3000", 0),
    checked("hz", "10", hz),
    text("ignore-warnings", ""),
    fixed("io-threads", "1"),
    fixed("io-threads-do-reads", "no"),
    switch("jemalloc-bg-thread", "yes"),
    integer("key-load-delay", "0", -INT - 1, INT),
    switch("lazyfree-lazy-eviction", "no"),
    switch("lazyfree-lazy-expire", "no"),
    switch("lazyfree-lazy-server-del", "no"),
    switch("lazyfree-lazy-user-del", "no"),
    switch("lazyfree-lazy-user-flush", "no"),
    integer("list-compress-depth", "0", 0, INT),
    integer("list-max-listpack-size", "-2", -INT - 1, INT),
    alias("list-max-ziplist-size", "list-max-listpack-size"),
    integer("loading-process-events-interval-bytes", "2097152", 1024, INT),
    fixed("logfile", ""),
    one_of("loglevel", "notice", &["debug", "verbose", "notice", "warning"]),
    alias("lua-time-limit", "busy-reply-threshold"),
    checked("masterauth", "", |value| Ok(value.to_vec())),
    text("masteruser", ""),
    integer("maxmemory-eviction-tenacity", "10", 0, 100),
    integer("maxmemory-samples", "5", 1, INT),
    integer("min-replicas-max-lag", "10", 0, INT),
    integer("min-replicas-to-write", "0", 0, INT),
    alias("min-slaves-max-lag", "min-replicas-max-lag"),
    alias("min-slaves-to-write", "min-replicas-to-write"),
    switch("no-appendfsync-on-rewrite", "no"),
    one_of("oom-score-adj", "no", &["no", "yes", "relative", "absolute"]),
    checked("oom-score-adj-values", "0 200 800", oom_scores),
    fixed("pidfile", ""),
    checked("proc-title-template", "{title} {listen-addr} {server-mode}", title_template),
    one_of("propagation-error-behavior", "ignore", &["ignore", "panic", "panic-on-replicas"]),
    switch("rdb-del-sync-files", "no"),
    integer("rdb-key-save-delay", "0", -INT - 1, INT),
    switch("rdb-save-incremental-fsync", "yes"),
    fixed("rdbchecksum", "yes"),
    switch("rdbcompression", "yes"),
    checked("repl-backlog-size", "1048576", backlog),
    integer("repl-backlog-ttl", "3600", 0, i64::MAX),
    switch("repl-disable-tcp-nodelay", "no"),
    one_of("repl-diskless-load", "disabled", &["disabled", "on-empty-db", "swapdb"]),
    switch("repl-diskless-sync", "yes"),
    integer("repl-diskless-sync-delay", "5", 0, INT),
    integer("repl-diskless-sync-max-replicas", "0", 0, INT),
    integer("repl-ping-replica-period", "10", 1, INT),
    alias("repl-ping-slave-period", "repl-ping-replica-period"),
    integer("repl-timeout", "60", 1, INT),
    text("replica-announce-ip", ""),
    integer("replica-announce-port", "0", 0, PORT),
    switch("replica-announced", "yes"),
    switch("replica-ignore-disk-write-errors", "no"),
    switch("replica-ignore-maxmemory", "yes"),
    switch("replica-lazy-flush", "no"),
    integer("replica-priority", "100", 0, INT),
    switch("replica-read-only", "yes"),
    switch("replica-serve-stale-data", "yes"),
    fixed("replicaof", ""),
    one_of("sanitize-dump-payload", "no", &["no", "yes", "clients"]),
    checked("save", "", save_points),
    fixed("server_cpulist", ""),
    integer("set-max-intset-entries", "512", 0, i64::MAX),
    fixed("set-proc-title", "yes"),
    checked("shutdown-on-sigint", "default", shutdown_ways),
    checked("shutdown-on-sigterm", "default", shutdown_ways),
    integer("shutdown-timeout", "10", 0, INT),
    alias("slave-announce-ip", "replica-announce-ip"),
    alias("slave-announce-port", "replica-announce-port"),
    alias("slave-ignore-maxmemory", "replica-ignore-maxmemory"),
    alias("slave-lazy-flush", "replica-lazy-flush"),
    alias("slave-priority", "replica-priority"),
    alias("slave-read-only", "replica-read-only"),
    alias("slave-serve-stale-data", "replica-serve-stale-data"),
    alias("slaveof", "replicaof"),
    fixed("socket-mark-id", "0"),
    switch("stop-writes-on-bgsave-error", "yes"),
    bytes("stream-node-max-bytes", "4096", 0),
    integer("stream-node-max-entries", "100", 0, i64::MAX),
    fixed("supervised", "no"),
    fixed("syslog-enabled", "no"),
    fixed("syslog-facility", "local0"),
    fixed("syslog-ident", "redis"),
    switch("use-exit-on-panic", "no"),
    integer("watchdog-period", "0", 0, INT),
    integer("zset-max-listpack-entries", "128", 0, i64::MAX),
    bytes("zset-max-listpack-value", "64", 0),
    alias("zset-max-ziplist-entries", "zset-max-listpack-entries"),
    alias("zset-max-ziplist-value", "zset-max-listpack-value"),
];
