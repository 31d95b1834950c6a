//! `BGREWRITEAOF`, and the section `persistence` of `INFO`.

use std::fmt::Write;
use std::sync::atomic::Ordering::Relaxed;

use super::info::lines;
use crate::aof::Stage;
use crate::command::table::{Command, Flags, Group};
use crate::command::{CommandError, Context};
use crate::config::Fsync;
use crate::protocol::Request;

#[rustfmt::skip] // a command is a paragraph, not a column
pub(super) static COMMANDS: &[Command] = &[
    Command {
        name: "bgrewriteaof", arity: 1, group: Group::Server, since: "1.0.0",
        summary: "Begins to write the append-only file anew, as short as its keys allow",
        complexity: "O(1); O(N) in the background, N the keys of all databases",
        flags: Flags::of(&[Flags::ADMIN, Flags::NOSCRIPT, Flags::NO_ASYNC_LOADING]),
        run: bgrewriteaof,
        ..Command::NONE
    },
];

fn bgrewriteaof(cx: &mut Context<'_, '_>, _: &Request<'_>) -> Result<(), CommandError> {
    let log = &cx.server.log;
    if log.stage() == Stage::Off {
        return Err(CommandError::other("ERR there is no append-only file; CONFIG SET appendonly yes begins one"));
    }
    let mut status = log.status();
    if status.rewriting_since.is_some() || status.rewrite_wanted && status.no_rewrite_before == 0 {
        return Err(CommandError::other("ERR Background append only file rewriting already in progress"));
    }
    (status.rewrite_wanted, status.no_rewrite_before) = (true, 0);
    drop(status);
    log.rewrite_notifier.notify();
    cx.reply.simple("Background append only file rewriting started");
    Ok(())
}

/// Appends the section `persistence` of `INFO`.
pub(super) fn info(cx: &Context<'_, '_>, text: &mut String) {
    let log = &cx.server.log;
    let (stage, figures, status) = (log.stage(), &log.figures, log.status());
    let now = cx.server.now();
    let ok = |fails: bool| if fails { "err" } else { "ok" };
    let seconds = |seconds: Option<u64>| seconds.map_or(-1, |seconds| i64::try_from(seconds).unwrap_or(i64::MAX));
    let since = status.rewriting_since.map(|since| now.monotonic_millis().saturating_sub(since) / 1_000);
    lines!(
        text,
        "loading" = u8::from(stage == Stage::Loading),
        "async_loading" = 0,
        "rdb_changes_since_last_save" = 0,
        "rdb_bgsave_in_progress" = 0,
        "rdb_last_save_time" = cx.server.statistics.last_save.load(Relaxed),
        "rdb_last_bgsave_status" = "ok",
        "aof_enabled" = u8::from(stage != Stage::Off),
        "aof_rewrite_in_progress" = u8::from(since.is_some() && log.assigns()),
        "aof_rewrite_scheduled" = u8::from(since.is_some() && !log.assigns() || status.rewrite_wanted),
        "aof_last_rewrite_time_sec" = seconds(status.rewrite_took),
        "aof_current_rewrite_time_sec" = seconds(since),
        "aof_last_bgrewrite_status" = ok(status.rewrite_failed),
        "aof_rewrites" = figures.rewrites.load(Relaxed),
        "aof_last_write_status" = ok(status.write_fault.is_some() || status.sync_fault.is_some()),
    );
    if matches!(stage, Stage::On | Stage::Beginning) {
        lines!(
            text,
            "aof_current_size" = figures.current_size.load(Relaxed),
            "aof_base_size" = figures.base_size.load(Relaxed),
            "aof_pending_rewrite" = 0,
            "aof_buffer_length" = log.unwritten(),
            "aof_pending_bio_fsync" = u8::from(status.syncing_since.is_some() && log.policy() != Fsync::No),
            "aof_delayed_fsync" = figures.delayed.load(Relaxed),
        );
    }
    if stage == Stage::Loading {
        let (total, done) = (figures.loading_total.load(Relaxed), figures.loading_done.load(Relaxed));
        let begun = figures.loading_since.load(Relaxed);
        let spent = now.seconds().saturating_sub(begun);
        let left = spent.saturating_mul(total.saturating_sub(done)) / done.max(1);
        lines!(
            text,
            "loading_start_time" = begun,
            "loading_total_bytes" = total,
            "loading_rdb_used_mem" = 0,
            "loading_loaded_bytes" = done,
            "loading_loaded_perc" = format!("{:.2}", done as f64 * 100.0 / total.max(1) as f64),
            "loading_eta_seconds" = left,
        );
    }
}
