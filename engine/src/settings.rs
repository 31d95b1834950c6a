//! Settings that `CONFIG` reads and changes while the server runs.

#![allow(clippy::inline_always, reason = "on the hot path: see the docs of `command`")]

use std::fmt;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

use crate::config::{Config, Events, MemoryShare, OutputLimit, OutputLimits};
use crate::memory;

/// Settings that change while the server runs. Those that are read for each request are atomic.
#[derive(Debug)]
pub(crate) struct Settings {
    pub(crate) max_bulk: AtomicI64,
    pub(crate) max_query_buffer: AtomicU64,
    max_memory: AtomicU64,
    /// Largest number of bytes that clients may hold together; `i64::MAX` for no limit. Computed from the field above
    /// and `maxmemory-clients`.
    clients_limit: AtomicI64,
    pub(crate) max_clients: AtomicU32,
    pub(crate) timeout: AtomicU32,
    pub(crate) tcp_keepalive: AtomicU32,
    pub(crate) protected_mode: AtomicBool,
    has_password: AtomicBool,
    pub(crate) events: AtomicU32,
    /// Limits by class, in the order of [`OutputLimits`].
    output_limits: [OutputLimitCell; 3],
    pub(crate) counts_uses: AtomicBool,
    pub(crate) lfu_log_factor: AtomicU32,
    pub(crate) lfu_decay_time: AtomicU32,
    pub(crate) slowlog_slower_than: AtomicI64,
    pub(crate) slowlog_max_len: AtomicU64,
    pub(crate) latency_threshold: AtomicU64,
    pub(crate) rewrite_percentage: AtomicU32,
    pub(crate) rewrite_min_size: AtomicU64,
    pub(crate) load_truncated: AtomicBool,
    slow: Mutex<Slow>,
}

/// Settings that are seldom read.
pub(crate) struct Slow {
    password: Option<Box<[u8]>>,
    max_memory_clients: MemoryShare,
    pub(crate) latency_percentiles: Vec<f64>,
    /// Values of parameters that are kept and shown but change nothing here.
    pub(crate) kept: Vec<(&'static str, Vec<u8>)>,
}

/// Shows no values, since passwords are among them.
impl fmt::Debug for Slow {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Slow").finish_non_exhaustive()
    }
}

impl Settings {
    pub(crate) fn new(config: &Config) -> Self {
        let password = Some(config.requirepass.as_bytes()).filter(|password| !password.is_empty());
        let settings = Self {
            max_bulk: AtomicI64::new(config.proto_max_bulk_len as i64),
            max_query_buffer: AtomicU64::new(config.client_query_buffer_limit),
            max_memory: AtomicU64::new(0),
            clients_limit: AtomicI64::new(i64::MAX),
            max_clients: AtomicU32::new(config.maxclients),
            timeout: AtomicU32::new(config.timeout),
            tcp_keepalive: AtomicU32::new(config.tcp_keepalive),
            protected_mode: AtomicBool::new(config.protected_mode),
            has_password: AtomicBool::new(password.is_some()),
            events: AtomicU32::new(config.notify_keyspace_events.bits()),
            output_limits: Default::default(),
            counts_uses: AtomicBool::new(false),
            lfu_log_factor: AtomicU32::new(10),
            lfu_decay_time: AtomicU32::new(1),
            slowlog_slower_than: AtomicI64::new(10_000),
            slowlog_max_len: AtomicU64::new(128),
            latency_threshold: AtomicU64::new(0),
            rewrite_percentage: AtomicU32::new(config.auto_aof_rewrite_percentage),
            rewrite_min_size: AtomicU64::new(config.auto_aof_rewrite_min_size),
            load_truncated: AtomicBool::new(config.aof_load_truncated),
            slow: Mutex::new(Slow {
                password: password.map(Into::into),
                max_memory_clients: config.max_memory_clients,
                latency_percentiles: vec![50.0, 99.0, 99.9],
                kept: Vec::new(),
            }),
        };
        settings.set_max_memory(config.max_memory);
        settings.set_output_limits(config.client_output_buffer_limits);
        settings
    }

    pub(crate) fn slow<T>(&self, run: impl FnOnce(&mut Slow) -> T) -> T {
        run(&mut self.slow.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Returns the largest length of an argument in bytes.
    #[inline]
    pub(crate) fn max_bulk(&self) -> i64 {
        self.max_bulk.load(Relaxed)
    }

    #[inline]
    pub(crate) fn max_query_buffer(&self) -> usize {
        self.max_query_buffer.load(Relaxed) as usize
    }

    /// Returns the number of bytes from which writes are refused; 0 for no limit.
    #[inline]
    pub(crate) fn max_memory(&self) -> u64 {
        self.max_memory.load(Relaxed)
    }

    /// Sets the number of bytes from which writes are refused, and the limit of the clients that depends on it.
    pub(crate) fn set_max_memory(&self, bytes: u64) {
        self.max_memory.store(bytes, Relaxed);
        self.slow(|slow| self.limit_clients(slow.max_memory_clients));
    }

    /// Returns `maxmemory-clients`.
    pub(crate) fn max_memory_clients(&self) -> MemoryShare {
        self.slow(|slow| slow.max_memory_clients)
    }

    pub(crate) fn set_max_memory_clients(&self, share: MemoryShare) {
        self.slow(|slow| {
            slow.max_memory_clients = share;
            self.limit_clients(share);
        });
    }

    fn limit_clients(&self, share: MemoryShare) {
        let unlimited = |bytes| if bytes == 0 { u64::MAX } else { bytes };
        let max_memory = self.max_memory();
        let limit = unlimited(share.of(max_memory)).min(unlimited(max_memory)).max(memory::LEAST_CLIENTS_LIMIT);
        self.clients_limit.store(i64::try_from(limit).unwrap_or(i64::MAX), Relaxed);
    }

    /// Returns the largest number of bytes that clients may hold together; `i64::MAX` for no limit.
    #[inline]
    pub(crate) fn clients_limit(&self) -> i64 {
        self.clients_limit.load(Relaxed)
    }

    pub(crate) fn max_clients(&self) -> usize {
        self.max_clients.load(Relaxed) as usize
    }

    /// Returns the number of seconds after which an idle client is closed; 0 for never.
    #[inline]
    pub(crate) fn timeout(&self) -> u64 {
        u64::from(self.timeout.load(Relaxed))
    }

    /// Returns the number of seconds between keepalive probes of a new connection; 0 for none.
    pub(crate) fn tcp_keepalive(&self) -> u32 {
        self.tcp_keepalive.load(Relaxed)
    }

    #[inline]
    pub(crate) fn events(&self) -> Events {
        Events::from_bits(self.events.load(Relaxed))
    }

    /// Returns whether entries have the number of uses instead of the time of the last one.
    #[inline(always)]
    pub(crate) fn counts_uses(&self) -> bool {
        self.counts_uses.load(Relaxed)
    }

    /// Returns the parameters for counting uses of keys.
    pub(crate) fn uses(&self) -> Uses {
        Uses { log_factor: self.lfu_log_factor.load(Relaxed), decay_time: self.lfu_decay_time.load(Relaxed) }
    }

    pub(crate) fn password(&self) -> Option<Box<[u8]>> {
        self.slow(|slow| slow.password.clone())
    }

    #[inline]
    pub(crate) fn has_password(&self) -> bool {
        self.has_password.load(Relaxed)
    }

    /// Sets the password, or removes it with an empty one.
    pub(crate) fn set_password(&self, password: &[u8]) {
        let password = Some(password).filter(|password| !password.is_empty());
        self.slow(|slow| {
            self.has_password.store(password.is_some(), Relaxed);
            slow.password = password.map(Into::into);
        });
    }

    /// Returns whether without a password only clients on this machine are let in.
    pub(crate) fn protected_mode(&self) -> bool {
        self.protected_mode.load(Relaxed)
    }

    /// Returns the percentage by which the append-only file grows before it is rewritten, and the size in bytes below
    /// which it is not.
    pub(crate) fn rewrite_thresholds(&self) -> (u32, u64) {
        (self.rewrite_percentage.load(Relaxed), self.rewrite_min_size.load(Relaxed))
    }

    /// Returns whether an append-only file that ends within a command is loaded up to that command.
    pub(crate) fn loads_truncated(&self) -> bool {
        self.load_truncated.load(Relaxed)
    }

    /// Returns the percentiles that `INFO latencystats` shows.
    pub(crate) fn latency_percentiles(&self) -> Vec<f64> {
        self.slow(|slow| slow.latency_percentiles.clone())
    }

    /// Returns the limit on the output for a subscriber, or for any other client.
    #[inline]
    pub(crate) fn output_limit(&self, subscriber: bool) -> OutputLimit {
        self.output_limits[if subscriber { 2 } else { 0 }].get()
    }

    /// Returns the limits of all classes.
    pub(crate) fn all_output_limits(&self) -> OutputLimits {
        OutputLimits(std::array::from_fn(|class| self.output_limits[class].get()))
    }

    pub(crate) fn set_output_limits(&self, limits: OutputLimits) {
        self.output_limits.iter().zip(limits.0).for_each(|(cell, limit)| cell.set(limit));
    }
}

/// An [`OutputLimit`] that is read for each batch of each client.
#[derive(Debug, Default)]
struct OutputLimitCell {
    hard: AtomicU64,
    soft: AtomicU64,
    seconds: AtomicU64,
}

impl OutputLimitCell {
    #[inline]
    fn get(&self) -> OutputLimit {
        let [hard, soft, seconds] = [&self.hard, &self.soft, &self.seconds].map(|cell| cell.load(Relaxed));
        OutputLimit { hard, soft, seconds }
    }

    fn set(&self, limit: OutputLimit) {
        self.hard.store(limit.hard, Relaxed);
        self.soft.store(limit.soft, Relaxed);
        self.seconds.store(limit.seconds, Relaxed);
    }
}

/// Parameters of counting uses of keys under an LFU policy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Uses {
    /// Number of additional uses that each further step of the count takes.
    pub(crate) log_factor: u32,
    /// Minutes after which a count decays by one; 0 for never.
    pub(crate) decay_time: u32,
}
