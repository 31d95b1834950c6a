//! `INFO`: what clients and dashboards read.

use std::fmt::Write;
use std::sync::PoisonError;
use std::sync::atomic::Ordering::Relaxed;

use super::{CommandError, Context, table};
use crate::limits::DATABASES;
use crate::protocol::Request;
use crate::pubsub::Kind;

/// The version of Redis whose behaviour this server has.
pub(super) const COMPATIBILITY: &str = "7.0.15";

/// The sections in their order, each with whether it is shown without being asked for.
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

pub(super) fn info(cx: &mut Context<'_, '_>, request: &Request<'_>) -> Result<(), CommandError> {
    let wanted: Vec<String> = request.from(1).map(|name| String::from_utf8_lossy(name).to_ascii_lowercase()).collect();
    let every =
        wanted.is_empty() || wanted.iter().any(|name| matches!(name.as_str(), "default" | "all" | "everything"));
    let extra = |section: &str| wanted.iter().any(|name| name == section || name == "all" || name == "everything");
    cx.server.command_statistics.hand_in(&mut cx.state.tally);
    let mut text = String::new();
    for (section, standard) in SECTIONS {
        if !(every && standard || extra(section)) {
            continue;
        }
        if !text.is_empty() {
            text.push_str("\r\n");
        }
        write_section(cx, section, &mut text);
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

fn write_section(cx: &mut Context<'_, '_>, section: &str, text: &mut String) {
    let title = match section {
        "cpu" => "CPU".to_owned(),
        other => other[..1].to_uppercase() + &other[1..],
    };
    let _ = write!(text, "# {title}\r\n");
    match section {
        "server" => server(cx, text),
        "clients" => clients(cx, text),
        "memory" => memory(cx, text),
        "persistence" => lines!(
            text,
            "loading" = 0,
            "async_loading" = 0,
            "rdb_changes_since_last_save" = 0,
            "rdb_bgsave_in_progress" = 0,
            "rdb_last_save_time" = cx.server.statistics.last_save.load(Relaxed),
            "rdb_last_bgsave_status" = "ok",
            "aof_enabled" = 0,
            "aof_rewrite_in_progress" = 0,
            "aof_rewrite_scheduled" = 0,
            "aof_last_bgrewrite_status" = "ok",
            "aof_last_write_status" = "ok",
        ),
        "stats" => stats(cx, text),
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
        "cpu" => cpu(text),
        "keyspace" => keyspace(cx, text),
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

fn server(cx: &Context<'_, '_>, text: &mut String) {
    let runtime = cx.server.runtime();
    let uptime = cx.now.since(cx.server.started).as_secs();
    let executable = std::env::current_exe().map(|path| path.display().to_string()).unwrap_or_default();
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
        "process_id" = std::process::id(),
        "process_supervised" = "no",
        "run_id" = cx.server.run_id,
        "tcp_port" = cx.server.port(),
        "server_time_usec" = cx.now.micros(),
        "uptime_in_seconds" = uptime,
        "uptime_in_days" = uptime / 86_400,
        "hz" = 10,
        "configured_hz" = 10,
        "lru_clock" = cx.now.seconds() & 0xff_ffff,
        "executable" = executable,
        "config_file" = "",
        "io_threads_active" = 0,
    );
}

fn clients(cx: &Context<'_, '_>, text: &mut String) {
    let all = cx.server.clients.all();
    let largest = |of: fn(&crate::Client) -> usize| all.iter().map(|client| of(client)).max().unwrap_or(0);
    lines!(
        text,
        "connected_clients" = all.len(),
        "cluster_connections" = 0,
        "maxclients" = cx.server.settings.max_clients(),
        "client_recent_max_input_buffer" = largest(crate::Client::requests_held),
        "client_recent_max_output_buffer" = largest(|client| client.replies_held.load(Relaxed)),
        "blocked_clients" = all.iter().filter(|client| client.is_blocked()).count(),
        "tracking_clients" = 0,
        "clients_in_timeout_table" = 0,
    );
}

fn memory(cx: &Context<'_, '_>, text: &mut String) {
    let dataset = cx.keyspace.memory();
    let clients = cx.server.account.memory();
    let used = cx.server.used_memory() as u64;
    let resident = process_status("VmRSS:").unwrap_or(used);
    let peak = process_status("VmHWM:").unwrap_or(resident);
    let total =
        std::fs::read_to_string("/proc/meminfo").ok().and_then(|text| kilobytes(&text, "MemTotal:")).unwrap_or(0);
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
        "mem_allocator" = "mimalloc",
        "active_defrag_running" = 0,
        "lazyfree_pending_objects" = 0,
    );
}

fn stats(cx: &mut Context<'_, '_>, text: &mut String) {
    let totals = cx.lock_all().totals();
    let statistics = &cx.server.statistics;
    let registry = &cx.server.registry;
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
        "total_error_replies" = statistics.errors.load(Relaxed),
    );
}

fn cpu(text: &mut String) {
    let (user, system) = processor_seconds();
    lines!(
        text,
        "used_cpu_sys" = format!("{system:.6}"),
        "used_cpu_user" = format!("{user:.6}"),
        "used_cpu_sys_children" = "0.000000",
        "used_cpu_user_children" = "0.000000",
    );
}

fn keyspace(cx: &mut Context<'_, '_>, text: &mut String) {
    let now = u128::from(cx.now.millis());
    for database in 0..DATABASES {
        let (mut keys, mut expiring, mut deadlines) = (0, 0, 0u128);
        for held in cx.lock_all().shards().filter_map(|shard| shard.databases.get(database)) {
            keys += held.len();
            expiring += held.expiring();
            deadlines += held.sum_of_deadlines();
        }
        if keys > 0 {
            let mean =
                deadlines.checked_div(expiring as u128).unwrap_or(0).saturating_sub(if expiring > 0 { now } else { 0 });
            let _ = write!(text, "db{database}:keys={keys},expires={expiring},avg_ttl={mean}\r\n");
        }
    }
}

/// A field of this process's status, in bytes; `None` where there is no such file.
fn process_status(field: &str) -> Option<u64> {
    kilobytes(&std::fs::read_to_string("/proc/self/status").ok()?, field)
}

fn kilobytes(text: &str, field: &str) -> Option<u64> {
    let line = text.lines().find(|line| line.starts_with(field))?;
    Some(line.split_whitespace().nth(1)?.parse::<u64>().ok()? * 1_024)
}

/// User and system time of this process in seconds, from the kernel's account in ticks of 10 ms;
/// zeros where there is none.
fn processor_seconds() -> (f64, f64) {
    let read = || -> Option<(f64, f64)> {
        let text = std::fs::read_to_string("/proc/self/stat").ok()?;
        let mut fields = text.rsplit_once(')')?.1.split_whitespace().skip(11);
        let mut seconds = || Some(fields.next()?.parse::<f64>().ok()? / 100.0);
        Some((seconds()?, seconds()?))
    };
    read().unwrap_or_default()
}

/// A number of bytes as Redis shows it to people.
fn human(bytes: u64) -> String {
    const UNITS: [(u64, &str); 4] = [(1 << 40, "T"), (1 << 30, "G"), (1 << 20, "M"), (1 << 10, "K")];
    match UNITS.iter().find(|(size, _)| bytes >= *size) {
        Some((size, unit)) => format!("{:.2}{unit}", bytes as f64 / *size as f64),
        None => format!("{bytes}B"),
    }
}
