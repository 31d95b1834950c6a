//! Settings that `CONFIG` reads and changes while the server runs.

mod kept;
mod parameters;

use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, PoisonError};

pub(crate) use parameters::{Parameter, check_together, find, matching};

use crate::memory;
use crate::options::{MemoryShare, Options, YesNo};
use crate::pubsub::OutputLimit;

/// Redis's defaults for normal clients, replicas and subscribers.
pub(crate) const DEFAULT_OUTPUT_LIMITS: [OutputLimit; 3] = [
    OutputLimit { hard: 0, soft: 0, seconds: 0 },
    OutputLimit { hard: 256 << 20, soft: 64 << 20, seconds: 60 },
    OutputLimit { hard: 32 << 20, soft: 8 << 20, seconds: 60 },
];

const OUTPUT_CLASSES: [&str; 3] = ["normal", "slave", "pubsub"];

/// Settings that change while the server runs. What is read for each request is atomic.
#[derive(Debug)]
pub struct Settings {
    max_bulk: AtomicI64,
    max_query_buffer: AtomicU64,
    max_memory: AtomicU64,
    /// Bytes that clients may hold together; `i64::MAX` for no limit. Follows from the one above and from
    /// `maxmemory-clients`.
    clients_limit: AtomicI64,
    max_clients: AtomicU32,
    timeout: AtomicU32,
    tcp_keepalive: AtomicU32,
    protected_mode: AtomicBool,
    has_password: AtomicBool,
    events: AtomicU32,
    /// By class, in the order of [`OUTPUT_CLASSES`].
    output_limits: [OutputLimitCell; 3],
    counts_uses: AtomicBool,
    lfu_log_factor: AtomicU32,
    lfu_decay_time: AtomicU32,
    pub(crate) slowlog_slower_than: AtomicI64,
    pub(crate) slowlog_max_len: AtomicU64,
    pub(crate) latency_threshold: AtomicU64,
    slow: Mutex<Slow>,
}

/// Settings that are read seldom.
#[derive(Debug)]
struct Slow {
    password: Option<Box<[u8]>>,
    max_memory_clients: MemoryShare,
    latency_percentiles: Vec<f64>,
    /// Values of parameters that are kept and shown but change nothing here.
    kept: Vec<(&'static str, Vec<u8>)>,
}

impl Settings {
    pub(crate) fn new(options: &Options) -> Self {
        let password = Some(options.requirepass.as_bytes()).filter(|password| !password.is_empty());
        let events = parse_events(options.notify_keyspace_events.as_bytes()).unwrap_or(Events::NONE);
        let settings = Self {
            max_bulk: AtomicI64::new(options.proto_max_bulk_len as i64),
            max_query_buffer: AtomicU64::new(options.client_query_buffer_limit),
            max_memory: AtomicU64::new(0),
            clients_limit: AtomicI64::new(i64::MAX),
            max_clients: AtomicU32::new(options.maxclients),
            timeout: AtomicU32::new(options.timeout),
            tcp_keepalive: AtomicU32::new(options.tcp_keepalive),
            protected_mode: AtomicBool::new(options.protected_mode == YesNo::Yes),
            has_password: AtomicBool::new(password.is_some()),
            events: AtomicU32::new(events.0),
            output_limits: Default::default(),
            counts_uses: AtomicBool::new(false),
            lfu_log_factor: AtomicU32::new(10),
            lfu_decay_time: AtomicU32::new(1),
            slowlog_slower_than: AtomicI64::new(10_000),
            slowlog_max_len: AtomicU64::new(128),
            latency_threshold: AtomicU64::new(0),
            slow: Mutex::new(Slow {
                password: password.map(Into::into),
                max_memory_clients: options.max_memory_clients,
                latency_percentiles: vec![50.0, 99.0, 99.9],
                kept: Vec::new(),
            }),
        };
        settings.set_max_memory(options.max_memory);
        settings.set_output_limits(options.output_limits().unwrap_or(DEFAULT_OUTPUT_LIMITS));
        settings
    }

    fn slow<T>(&self, run: impl FnOnce(&mut Slow) -> T) -> T {
        run(&mut self.slow.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Bytes of one argument.
    #[inline]
    pub(crate) fn max_bulk(&self) -> i64 {
        self.max_bulk.load(Relaxed)
    }

    #[inline]
    pub(crate) fn max_query_buffer(&self) -> usize {
        self.max_query_buffer.load(Relaxed) as usize
    }

    /// Bytes at which writes are refused; 0 for never.
    #[inline]
    pub(crate) fn max_memory(&self) -> u64 {
        self.max_memory.load(Relaxed)
    }

    /// Sets the bytes at which writes are refused, and with them what clients may hold.
    fn set_max_memory(&self, bytes: u64) {
        self.max_memory.store(bytes, Relaxed);
        self.slow(|slow| self.limit_clients(slow.max_memory_clients));
    }

    /// `maxmemory-clients`.
    fn max_memory_clients(&self) -> MemoryShare {
        self.slow(|slow| slow.max_memory_clients)
    }

    fn set_max_memory_clients(&self, share: MemoryShare) {
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

    /// Bytes that clients may hold together; `i64::MAX` for no limit.
    #[inline]
    pub(crate) fn clients_limit(&self) -> i64 {
        self.clients_limit.load(Relaxed)
    }

    pub(crate) fn max_clients(&self) -> usize {
        self.max_clients.load(Relaxed) as usize
    }

    /// Seconds after which an idle client is closed; 0 for never.
    #[inline]
    pub(crate) fn timeout(&self) -> u64 {
        u64::from(self.timeout.load(Relaxed))
    }

    /// Seconds between keepalive probes of a new connection; 0 for none.
    #[must_use]
    pub fn tcp_keepalive(&self) -> u32 {
        self.tcp_keepalive.load(Relaxed)
    }

    #[inline]
    pub(crate) fn events(&self) -> Events {
        Events(self.events.load(Relaxed))
    }

    /// Whether keys count how often they are used, and not when they were last.
    #[inline(always)]
    pub(crate) fn counts_uses(&self) -> bool {
        self.counts_uses.load(Relaxed)
    }

    /// How uses are counted.
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
    fn set_password(&self, password: &[u8]) {
        let password = Some(password).filter(|password| !password.is_empty());
        self.slow(|slow| {
            self.has_password.store(password.is_some(), Relaxed);
            slow.password = password.map(Into::into);
        });
    }

    /// Whether only clients on this machine are let in without a password.
    pub(crate) fn protected_mode(&self) -> bool {
        self.protected_mode.load(Relaxed)
    }

    /// The percentiles that `INFO latencystats` shows.
    pub(crate) fn latency_percentiles(&self) -> Vec<f64> {
        self.slow(|slow| slow.latency_percentiles.clone())
    }

    /// What may wait for a subscriber, or for any other client.
    #[inline]
    pub(crate) fn output_limit(&self, subscriber: bool) -> OutputLimit {
        self.output_limits[if subscriber { 2 } else { 0 }].get()
    }

    /// By class, in the order of [`OUTPUT_CLASSES`].
    fn all_output_limits(&self) -> [OutputLimit; 3] {
        std::array::from_fn(|class| self.output_limits[class].get())
    }

    fn set_output_limits(&self, limits: [OutputLimit; 3]) {
        self.output_limits.iter().zip(limits).for_each(|(cell, limit)| cell.set(limit));
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

/// How uses of keys are counted under an LFU policy.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Uses {
    /// How many more uses it takes from one count to the next than for the count before.
    pub(crate) log_factor: u32,
    /// Minutes after which a count is one less; 0 for never.
    pub(crate) decay_time: u32,
}

/// Classes of keyspace events, with Redis's letters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Events(u32);

impl Events {
    pub(crate) const NONE: Self = Self(0);
    pub(crate) const KEYSPACE: Self = Self(1);
    pub(crate) const KEYEVENT: Self = Self(1 << 1);
    pub(crate) const GENERIC: Self = Self(1 << 2);
    pub(crate) const STRING: Self = Self(1 << 3);
    pub(crate) const EXPIRED: Self = Self(1 << 8);
    pub(crate) const KEY_MISS: Self = Self(1 << 11);
    pub(crate) const NEW: Self = Self(1 << 14);

    /// Letters and bits; those of types that are not stored here are kept and shown.
    const LETTERS: [(u8, u32); 14] = [
        (b'g', 1 << 2),
        (b'$', 1 << 3),
        (b'l', 1 << 4),
        (b's', 1 << 5),
        (b'h', 1 << 6),
        (b'z', 1 << 7),
        (b'x', 1 << 8),
        (b'e', 1 << 9),
        (b't', 1 << 10),
        (b'd', 1 << 13),
        (b'n', 1 << 14),
        (b'K', 1),
        (b'E', 1 << 1),
        (b'm', 1 << 11),
    ];

    /// What `A` stands for: the first ten letters.
    const ALL: u32 = 0b10_0111_1111_1100;

    #[inline]
    pub(crate) fn has(self, class: Self) -> bool {
        self.0 & class.0 != 0
    }

    /// The letters, as `CONFIG GET` shows them. `A` hides `n`, which it does not stand for, as in Redis.
    fn text(self) -> String {
        let all = self.0 & Self::ALL == Self::ALL;
        let shown = |bit: u32| self.0 & bit != 0 && !(all && (Self::ALL | Self::NEW.0) & bit != 0);
        let letters = Self::LETTERS.iter().filter(|(_, bit)| shown(*bit)).map(|(letter, _)| char::from(*letter));
        if all { "A".chars().chain(letters).collect() } else { letters.collect() }
    }
}

/// The event classes that `flags` names; `None` for an unknown letter.
pub(crate) fn parse_events(flags: &[u8]) -> Option<Events> {
    let bit = |letter: u8| match letter {
        b'A' => Some(Events::ALL),
        _ => Events::LETTERS.iter().find(|(known, _)| *known == letter).map(|(_, bit)| *bit),
    };
    flags.iter().try_fold(0, |bits, &letter| Some(bits | bit(letter)?)).map(Events)
}

/// A number of bytes with an optional unit (`1k` is 1,000, `1kb` is 1,024, and so on).
pub(crate) fn parse_memory(text: &[u8]) -> Option<u64> {
    let (digits, factor) = memory_parts(text)?;
    std::str::from_utf8(digits).ok()?.parse::<u64>().ok()?.checked_mul(factor)
}

/// The same as `CONFIG SET` reads it: nothing is zero, and too many bytes are the most that there can be.
pub(crate) fn memory_size(text: &[u8]) -> Option<u64> {
    let (digits, factor) = memory_parts(text)?;
    let digit = |number: u64, byte: &u8| number.saturating_mul(10).saturating_add(u64::from(byte - b'0'));
    Some(digits.iter().fold(0, digit).saturating_mul(factor))
}

/// The digits of a number of bytes, and how many bytes its unit has.
fn memory_parts(text: &[u8]) -> Option<(&[u8], u64)> {
    let digits = text.iter().take_while(|byte| byte.is_ascii_digit()).count();
    let (number, unit) = text.split_at(digits);
    let factor: u64 = match unit.to_ascii_lowercase().as_slice() {
        b"" | b"b" => 1,
        b"k" => 1_000,
        b"kb" => 1 << 10,
        b"m" => 1_000_000,
        b"mb" => 1 << 20,
        b"g" => 1_000_000_000,
        b"gb" => 1 << 30,
        _ => return None,
    };
    Some((number, factor))
}

/// Applies `<class> <hard> <soft> <seconds>` groups.
pub(crate) fn set_output_limits(limits: &mut [OutputLimit; 3], words: &[&[u8]]) -> Result<(), &'static str> {
    if !words.len().is_multiple_of(4) {
        return Err("Wrong number of arguments in buffer limit configuration.");
    }
    for group in words.chunks(4) {
        let class = match group[0].to_ascii_lowercase().as_slice() {
            b"normal" => 0,
            b"slave" | b"replica" => 1,
            b"pubsub" => 2,
            _ => return Err("Invalid client class specified in buffer limit configuration."),
        };
        let seconds = std::str::from_utf8(group[3]).ok().and_then(|text| text.parse::<u64>().ok());
        match (parse_memory(group[1]), parse_memory(group[2]), seconds) {
            (Some(hard), Some(soft), Some(seconds)) => limits[class] = OutputLimit { hard, soft, seconds },
            _ => return Err("Error in hard, soft or soft_seconds setting in buffer limit configuration."),
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn event_letters_round_trip() {
        for (given, shown) in
            [("KEA", "AKE"), ("K$x", "$xK"), ("", ""), ("AKEmn", "AKEm"), ("nmKE", "nKEm"), ("g$lshzxetd", "A")]
        {
            assert_eq!(parse_events(given.as_bytes()).unwrap().text(), shown);
        }
        assert_eq!(parse_events(b"Q"), None);
    }

    #[test]
    fn memory_has_units() {
        for (text, bytes) in [("100", 100), ("1k", 1_000), ("1kb", 1_024), ("2MB", 2 << 20), ("1gb", 1 << 30)] {
            assert_eq!(parse_memory(text.as_bytes()), Some(bytes));
        }
        for text in ["", "mb", "1x", "-1", "1.5mb"] {
            assert_eq!(parse_memory(text.as_bytes()), None, "{text}");
        }
    }
}
