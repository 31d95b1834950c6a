//! `INFO`: figures for clients and dashboards.

use std::fmt::Write;
use std::sync::PoisonError;
use std::sync::atomic::Ordering::Relaxed;

use super::persistence;
use crate::client::Client;
use crate::command::table::argument as arg;
use crate::command::table::{Command, Flags, Group, Rules};
use crate::command::{CommandError, Context, table};
use crate::keyspace::Figures;
use crate::process::Process;
use crate::protocol::Request;
use crate::pubsub::Kind;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "info", arity: -1, group: Group::Server, since: "1.0.0",
        summary: "Shows figures about the server, section by section",
        complexity: "O(1)",
        flags: Flags::of(&[Flags::LOADING, Flags::STALE]), categories: &["@dangerous"],
        tips: &["nondeterministic_output", "request_policy:all_shards", "response_policy:special"],
        history: &[("7.0.0", "Several sections may be asked for.")],
        arguments: &[arg::string("section").optional().multiple()],
        rules: Rules::of(&[Rules::EVERY_KEY, Rules::ASKS_PROCESS]),
        run: info,
        ..Command::NONE
    },
];

/// The version of Redis whose behaviour this server has.
pub(crate) const COMPATIBILITY: &str = "7.0.15";

/// The sections in their order; the flag is `true` for those that `INFO` shows by default.
const SECTIONS: [(&str, bool); 13] = [
    ("server", true),
    ("clients", true),
    ("memory", true),
    ("persistence", true),
    ("stats", true),
    ("replication", true),
    ("cpu", true),
    ("modules", true),
    ("commandstats", false),
    ("errorstats", true),
    ("latencystats", false),
    ("cluster", true),
    ("keyspace", true),
];

fn info(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let wanted: Vec<String> = request.from(1).map(|name| String::from_utf8_lossy(name).to_ascii_lowercase()).collect();
    let every =
        wanted.is_empty() || wanted.iter().any(|name| matches!(name.as_str(), "default" | "all" | "everything"));
    let extra = |section: &str| wanted.iter().any(|name| name == section || name == "all" || name == "everything");
    let is_wanted = |(section, standard): &(&str, bool)| every && *standard || extra(section);
    cx.server.command_statistics.flush(&mut cx.state.tally);
    let figures = cx.lock_all().figures();
    if !cx.in_exec {
        cx.unlock();
    }
    // EXEC has read the figures before it locked the key space.
    let process = cx.process.take().unwrap_or_else(|| Box::new(cx.server.process()));
    let mut text = String::new();
    for (section, _) in SECTIONS.iter().filter(|section| is_wanted(section)) {
        if !text.is_empty() {
            text.push_str("\r\n");
        }
        write_section(cx, section, &figures, &process, &mut text);
    }
    if cx.in_exec {
        cx.process = Some(process);
    }
    cx.reply.verbatim("txt", text.as_bytes());
    Ok(())
}

/// Appends `name:value` lines.
macro_rules! lines {
    ($text:expr, $($name:literal = $value:expr),* $(,)?) => {
        {
            // Writing to a string cannot fail.
            $(let _ = write!($text, concat!($name, ":{}\r\n"), $value);)*
        }
    };
}

pub(super) use lines;

fn write_section(cx: &Context<'_, '_>, section: &str, figures: &Figures, process: &Process, text: &mut String) {
    let title = match section {
        "cpu" => "CPU".to_owned(),
        other => other[..1].to_uppercase() + &other[1..],
    };
    let _ = write!(text, "# {title}\r\n");
    match section {
        "server" => server(cx, process, text),
        "clients" => clients(cx, text),
        "memory" => memory(cx, process, text),
        "persistence" => persistence::info(cx, text),
        "stats" => stats(cx, figures, text),
        "replication" => lines!(
            text,
            "role" = "master",
            "connected_slaves" = 0,
            "master_failover_state" = "no-failover",
            "master_replid" = cx.server.run_id,
            "master_replid2" = "0".repeat(40),
            "master_repl_offset" = 0,
            "second_repl_offset" = -1,
            "repl_backlog_active" = 0,
            "repl_backlog_size" = 1_048_576,
            "repl_backlog_first_byte_offset" = 0,
            "repl_backlog_histlen" = 0,
        ),
        "cpu" => cpu(process, text),
        "keyspace" => keyspace(cx, figures, text),
        "cluster" => lines!(text, "cluster_enabled" = 0),
        "commandstats" => {
            for command in table::every() {
                if let Some(summary) = cx.server.command_statistics.row(command).summary() {
                    let _ = write!(text, "cmdstat_{}:{summary}\r\n", command.name);
                }
            }
        }
        "errorstats" => {
            let counts = cx.server.statistics.errors_by_code.lock().unwrap_or_else(PoisonError::into_inner);
            for (code, count) in counts.iter() {
                let _ = write!(text, "errorstat_{}:count={count}\r\n", code.escape_ascii());
            }
        }
        "latencystats" => latency(cx, text),
        _ => {}
    }
}

fn latency(cx: &Context<'_, '_>, text: &mut String) {
    let wanted = cx.server.settings.latency_percentiles();
    for command in table::every() {
        if let Some(found) = cx.server.command_statistics.row(command).percentiles(&wanted) {
            let shown: Vec<String> = wanted.iter().zip(found).map(|(p, micros)| format!("p{p}={micros:.3}")).collect();
            let _ = write!(text, "latency_percentiles_usec_{}:{}\r\n", command.name, shown.join(","));
        }
    }
}

fn server(cx: &Context<'_, '_>, process: &Process, text: &mut String) {
    let runtime = cx.server.runtime();
    let uptime = cx.now.since(cx.server.started).as_secs();
    lines!(
        text,
        "redis_version" = COMPATIBILITY,
        "redis_git_sha1" = "00000000",
        "redis_git_dirty" = 0,
        "redis_mode" = "standalone",
        "os" = format!("{} {}", std::env::consts::OS, std::env::consts::ARCH),
        "arch_bits" = usize::BITS,
        "server_name" = runtime.name,
        "runtime" = runtime.version,
        "process_id" = process.id,
        "process_supervised" = "no",
        "run_id" = cx.server.run_id,
        "tcp_port" = cx.server.port(),
        "server_time_usec" = cx.now.micros(),
        "uptime_in_seconds" = uptime,
        "uptime_in_days" = uptime / 86_400,
        "hz" = 10,
        "configured_hz" = 10,
        "lru_clock" = cx.now.seconds() & 0xff_ffff,
        "executable" = process.executable,
        "config_file" = "",
        "io_threads_active" = 0,
    );
}

fn clients(cx: &Context<'_, '_>, text: &mut String) {
    let all = cx.server.clients.all();
    let largest = |of: fn(&Client) -> usize| all.iter().map(|client| of(client)).max().unwrap_or(0);
    lines!(
        text,
        "connected_clients" = all.len(),
        "cluster_connections" = 0,
        "maxclients" = cx.server.settings.max_clients(),
        "client_recent_max_input_buffer" = largest(Client::requests_held),
        "client_recent_max_output_buffer" = largest(Client::replies_held),
        "blocked_clients" = all.iter().filter(|client| client.is_blocked()).count(),
        "tracking_clients" = cx.server.tracking.counts().clients,
        "clients_in_timeout_table" = 0,
    );
}

fn memory(cx: &Context<'_, '_>, process: &Process, text: &mut String) {
    let dataset = cx.keyspace.memory();
    let clients = cx.server.account.memory();
    let used = cx.server.used_memory() as u64;
    let resident = process.resident.unwrap_or(used);
    let peak = process.peak.unwrap_or(resident);
    let total = process.total_memory;
    let limit = cx.server.settings.max_memory();
    lines!(
        text,
        "used_memory" = used,
        "used_memory_human" = human(used),
        "used_memory_rss" = resident,
        "used_memory_rss_human" = human(resident),
        "used_memory_peak" = peak.max(used),
        "used_memory_peak_human" = human(peak.max(used)),
        "used_memory_overhead" = clients,
        "used_memory_startup" = 0,
        "used_memory_dataset" = dataset,
        "total_system_memory" = total,
        "total_system_memory_human" = human(total),
        "maxmemory" = limit,
        "maxmemory_human" = human(limit),
        "maxmemory_policy" = "noeviction",
        "mem_fragmentation_ratio" = format!("{:.2}", resident as f64 / used.max(1) as f64),
        "mem_clients_normal" = clients,
        "mem_allocator" = process.allocator,
        "active_defrag_running" = 0,
        "lazyfree_pending_objects" = 0,
    );
}

fn stats(cx: &Context<'_, '_>, figures: &Figures, text: &mut String) {
    let totals = figures.totals;
    let statistics = &cx.server.statistics;
    let registry = &cx.server.registry;
    let tracking = cx.server.tracking.counts();
    lines!(
        text,
        "total_connections_received" = statistics.connections.load(Relaxed),
        "total_commands_processed" = cx.server.command_statistics.calls(),
        "instantaneous_ops_per_sec" = 0,
        "total_net_input_bytes" = statistics.bytes_in.load(Relaxed),
        "total_net_output_bytes" = statistics.bytes_out.load(Relaxed),
        "instantaneous_input_kbps" = "0.00",
        "instantaneous_output_kbps" = "0.00",
        "rejected_connections" = statistics.rejected_connections.load(Relaxed),
        "sync_full" = 0,
        "sync_partial_ok" = 0,
        "sync_partial_err" = 0,
        "expired_keys" = totals.expired,
        "evicted_keys" = 0,
        "evicted_clients" = cx.server.account.evicted(),
        "keyspace_hits" = totals.hits,
        "keyspace_misses" = totals.misses,
        "pubsub_channels" = registry.len(Kind::Channel),
        "pubsub_patterns" = registry.len(Kind::Pattern),
        "pubsubshard_channels" = registry.len(Kind::Shard),
        "latest_fork_usec" = 0,
        "tracking_total_keys" = tracking.keys,
        "tracking_total_items" = tracking.items,
        "tracking_total_prefixes" = tracking.prefixes,
        "total_error_replies" = statistics.errors.load(Relaxed),
    );
}

fn cpu(process: &Process, text: &mut String) {
    lines!(
        text,
        "used_cpu_sys" = format!("{:.6}", process.system_seconds),
        "used_cpu_user" = format!("{:.6}", process.user_seconds),
        "used_cpu_sys_children" = "0.000000",
        "used_cpu_user_children" = "0.000000",
    );
}

fn keyspace(cx: &Context<'_, '_>, figures: &Figures, text: &mut String) {
    let now = u128::from(cx.now.millis());
    for (database, held) in figures.databases.iter().enumerate().filter(|(_, held)| held.keys > 0) {
        let mean = held.deadlines.checked_div(held.expiring as u128).map_or(0, |mean| mean.saturating_sub(now));
        let _ = write!(text, "db{database}:keys={},expires={},avg_ttl={mean}\r\n", held.keys, held.expiring);
    }
}

/// Returns a number of bytes as Redis shows it to people.
fn human(bytes: u64) -> String {
    const UNITS: [(u64, &str); 4] = [(1 << 40, "T"), (1 << 30, "G"), (1 << 20, "M"), (1 << 10, "K")];
    match UNITS.iter().find(|(size, _)| bytes >= *size) {
        Some((size, unit)) => format!("{:.2}{unit}", bytes as f64 / *size as f64),
        None => format!("{bytes}B"),
    }
}
