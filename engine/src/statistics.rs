//! Numbers and times of the calls of each command, for `INFO commandstats`, `INFO latencystats` and `LATENCY
//! HISTOGRAM`.
//!
//! Each session counts its calls, and adds them to the shared rows at the end of a batch or when the command changes.
//! Times are sampled, since two readings of the clock cost more than a `GET`: the first calls are all timed, and of the
//! later ones some represent all.

use std::collections::BTreeMap;
use std::sync::atomic::{AtomicBool, AtomicI64, AtomicU32, AtomicU64, Ordering::Relaxed};
use std::sync::{Mutex, OnceLock, PoisonError};
use std::time::Duration;

use crate::command::table::{self, Command, Known};

/// Number of samples of a command below which each of its calls is timed.
const ALL_TIMED: u64 = 64;

/// Interval, in calls of a session, at which later calls are timed.
const ONE_OF: u8 = 128;

/// Number of buckets for each power of two in a histogram, so that the width of a bucket is at most a sixteenth of its
/// values.
const PARTS: usize = 16;

/// Nanoseconds below which each value has a bucket of its own.
const EXACT: u64 = 32;

/// Number of buckets: they reach to 2^40 nanoseconds, which is a quarter of an hour.
const BUCKETS: usize = EXACT as usize + 36 * PARTS;

/// The calls that a session has counted and not added to the shared rows yet.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    last: Option<&'static Known>,
    calls: u32,
    until_timed: u8,
}

impl Tally {
    /// Returns the command that the session has called last; before the first call any command.
    #[inline]
    pub(crate) fn last(&self) -> &'static Known {
        self.last.unwrap_or_else(|| table::known_at(0))
    }

    #[inline]
    fn is_at(&self, known: &'static Known) -> bool {
        self.last.is_some_and(|last| std::ptr::eq(last, known))
    }
}

/// The figures of all commands.
#[derive(Debug)]
pub(crate) struct CommandStatistics {
    rows: Box<[Row]>,
    /// Value of `latency-tracking`.
    pub(crate) tracks_latency: AtomicBool,
}

/// The figures of one command.
#[derive(Debug, Default)]
pub(crate) struct Row {
    calls: AtomicU64,
    rejected: AtomicU64,
    failed: AtomicU64,
    samples: AtomicU64,
    sampled_nanos: AtomicU64,
    histogram: OnceLock<Box<[AtomicU32]>>,
}

impl Default for CommandStatistics {
    fn default() -> Self {
        let rows = table::every().map(|_| Row::default()).collect();
        Self { rows, tracks_latency: AtomicBool::new(true) }
    }
}

impl CommandStatistics {
    /// Records that a command begins. Returns whether this call has to be timed.
    #[inline]
    pub(crate) fn begin(&self, tally: &mut Tally, known: &'static Known) -> bool {
        if tally.until_timed > 0 && tally.is_at(known) {
            tally.until_timed -= 1;
            return false;
        }
        self.begin_other(tally, known)
    }

    #[cold]
    fn begin_other(&self, tally: &mut Tally, known: &'static Known) -> bool {
        self.turn_to(tally, known);
        let sampled = self.rows[known.place].samples.load(Relaxed) >= ALL_TIMED;
        if tally.until_timed > 0 && sampled {
            tally.until_timed -= 1;
            return false;
        }
        tally.until_timed = if sampled { ONE_OF - 1 } else { 0 };
        true
    }

    /// Records that the command is over; `elapsed` is its time if [`Self::begin`] has asked for it.
    #[inline]
    pub(crate) fn end(&self, tally: &mut Tally, known: &'static Known, elapsed: Option<Duration>, failed: bool) {
        if !tally.is_at(known) {
            // This is the EXEC after the commands of its transaction.
            self.turn_to(tally, known);
        }
        tally.calls += 1;
        if let Some(elapsed) = elapsed {
            self.rows[known.place].sample(elapsed, self.tracks_latency.load(Relaxed));
        }
        if failed {
            self.rows[known.place].failed.fetch_add(1, Relaxed);
        }
    }

    /// Records that the command was refused before it began.
    pub(crate) fn reject(&self, command: &'static Command) {
        self.row(command).rejected.fetch_add(1, Relaxed);
    }

    fn turn_to(&self, tally: &mut Tally, known: &'static Known) {
        if !tally.is_at(known) {
            self.flush(tally);
            tally.last = Some(known);
        }
    }

    /// Adds the calls that the session has counted.
    #[inline]
    pub(crate) fn flush(&self, tally: &mut Tally) {
        if tally.calls > 0 {
            self.rows[tally.last().place].calls.fetch_add(u64::from(tally.calls), Relaxed);
            tally.calls = 0;
        }
    }

    /// Returns the number of calls of all commands that were added to the shared rows.
    pub(crate) fn calls(&self) -> u64 {
        self.rows.iter().map(Row::calls).sum()
    }

    /// Returns the row of a command.
    pub(crate) fn row(&self, command: &'static Command) -> &Row {
        &self.rows[table::known(command).place]
    }

    /// Resets the figures, for `CONFIG RESETSTAT`.
    pub(crate) fn reset(&self) {
        for row in &self.rows {
            for counter in [&row.calls, &row.rejected, &row.failed, &row.samples, &row.sampled_nanos] {
                counter.store(0, Relaxed);
            }
            row.histogram.get().into_iter().flatten().for_each(|bucket| bucket.store(0, Relaxed));
        }
    }
}

impl Row {
    fn sample(&self, elapsed: Duration, tracked: bool) {
        let nanos = u64::try_from(elapsed.as_nanos()).unwrap_or(u64::MAX);
        self.samples.fetch_add(1, Relaxed);
        self.sampled_nanos.fetch_add(nanos, Relaxed);
        if tracked {
            let histogram = self.histogram.get_or_init(|| (0..BUCKETS).map(|_| AtomicU32::new(0)).collect());
            histogram[bucket(nanos)].fetch_add(1, Relaxed);
        }
    }

    pub(crate) fn calls(&self) -> u64 {
        self.calls.load(Relaxed)
    }

    /// Returns the line of `INFO commandstats` without the name; `None` for a command that was never sent.
    pub(crate) fn summary(&self) -> Option<String> {
        let (calls, rejected, failed) = (self.calls(), self.rejected.load(Relaxed), self.failed.load(Relaxed));
        if calls + rejected + failed == 0 {
            return None;
        }
        let samples = self.samples.load(Relaxed).max(1);
        let each = self.sampled_nanos.load(Relaxed) as f64 / samples as f64 / 1_000.0;
        let micros = (each * calls as f64) as u64;
        Some(format!(
            "calls={calls},usec={micros},usec_per_call={each:.2},rejected_calls={rejected},failed_calls={failed}"
        ))
    }

    /// Returns for each of `percentiles` the number of microseconds within which that percentage of the calls ended;
    /// `None` without a sample.
    pub(crate) fn percentiles(&self, percentiles: &[f64]) -> Option<Vec<f64>> {
        let counts = self.counts()?;
        let total: u64 = counts.iter().sum();
        let reached = |percentile: f64| {
            let wanted = ((percentile / 100.0 * total as f64).ceil() as u64).clamp(1, total);
            let mut sum = 0;
            let place = counts.iter().position(|count| {
                sum += count;
                sum >= wanted
            });
            upper_bound(place.unwrap_or(BUCKETS - 1)) as f64 / 1_000.0
        };
        Some(percentiles.iter().map(|&percentile| reached(percentile)).collect())
    }

    /// Returns bounds in microseconds, each about twice the one before, with the number of calls below it: from the
    /// first bound that any call is below to the first that all calls are below.
    pub(crate) fn cumulative(&self) -> Vec<(u64, u64)> {
        let Some(counts) = self.counts() else { return Vec::new() };
        let (samples, calls) = (counts.iter().sum::<u64>(), self.calls());
        let (mut steps, mut sum, mut last, mut from) = (Vec::new(), 0, 0, 0);
        for power in 10..40 {
            let to = bucket(1 << power).min(BUCKETS);
            sum += counts[from..to].iter().sum::<u64>();
            from = to;
            if sum > last {
                // Each sample represents the average number of calls per sample.
                let within = u128::from(sum) * u128::from(calls) / u128::from(samples);
                steps.push(((1 << power) / 1_000, within as u64));
                last = sum;
            }
        }
        steps
    }

    fn counts(&self) -> Option<Vec<u64>> {
        let counts: Vec<u64> = self.histogram.get()?.iter().map(|bucket| u64::from(bucket.load(Relaxed))).collect();
        counts.iter().any(|count| *count > 0).then_some(counts)
    }
}

/// Returns the bucket of a time in nanoseconds.
fn bucket(nanos: u64) -> usize {
    if nanos < EXACT {
        return nanos as usize;
    }
    let power = nanos.ilog2() as usize;
    let part = (nanos >> (power - 4)) as usize % PARTS;
    (EXACT as usize + (power - 5) * PARTS + part).min(BUCKETS - 1)
}

/// Returns the longest time of a bucket, in nanoseconds.
fn upper_bound(bucket: usize) -> u64 {
    let Some(above) = bucket.checked_sub(EXACT as usize) else { return bucket as u64 };
    let (power, part) = (above / PARTS + 5, (above % PARTS) as u64);
    (1 << power) + ((part + 1) << (power - 4)) - 1
}

/// Counters for `INFO`.
#[derive(Debug, Default)]
pub(crate) struct Statistics {
    pub(crate) connections: AtomicU64,
    pub(crate) rejected_connections: AtomicU64,
    pub(crate) bytes_in: AtomicU64,
    pub(crate) bytes_out: AtomicU64,
    pub(crate) errors: AtomicU64,
    /// Number of errors by their code, such as `ERR`.
    pub(crate) errors_by_code: Mutex<BTreeMap<Box<[u8]>, u64>>,
    pub(crate) last_save: AtomicI64,
}

impl Statistics {
    /// Counts an error reply by its code, which is the text up to the first space.
    #[cold]
    pub(crate) fn count_error(&self, text: &[u8]) {
        self.errors.fetch_add(1, Relaxed);
        let code = text.split(|byte| *byte == b' ').next().unwrap_or_default();
        let mut counts = self.errors_by_code.lock().unwrap_or_else(PoisonError::into_inner);
        match counts.get_mut(code) {
            Some(count) => *count += 1,
            None => drop(counts.insert(code.into(), 1)),
        }
    }

    /// Resets the figures, for `CONFIG RESETSTAT`.
    pub(crate) fn reset(&self) {
        for counter in [&self.connections, &self.rejected_connections, &self.bytes_in, &self.bytes_out, &self.errors] {
            counter.store(0, Relaxed);
        }
        self.errors_by_code.lock().unwrap_or_else(PoisonError::into_inner).clear();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_time_is_in_a_bucket_that_ends_at_most_a_sixteenth_later() {
        for nanos in (0..5_000).chain((10..39).flat_map(|power| [(1 << power) - 1, 1 << power, (1 << power) * 5 / 3])) {
            let end = upper_bound(bucket(nanos));
            assert!(end >= nanos && end - nanos <= nanos / 16, "{nanos} {end}");
            assert_eq!(bucket(end), bucket(nanos));
            assert_eq!(bucket(end + 1), bucket(nanos) + 1);
        }
        assert_eq!(bucket(u64::MAX), BUCKETS - 1);
    }

    #[test]
    fn calls_of_two_commands_are_kept_apart() {
        let statistics = CommandStatistics::default();
        let (get, set) = (table::find_known(b"get").unwrap(), table::find_known(b"set").unwrap());
        let mut tally = Tally::default();
        for known in [get, get, set, get] {
            let elapsed = statistics.begin(&mut tally, known).then_some(Duration::from_micros(1));
            statistics.end(&mut tally, known, elapsed, std::ptr::eq(known, set));
        }
        statistics.flush(&mut tally);
        let (get, set) = (get.command, set.command);
        statistics.reject(set);
        assert_eq!((statistics.row(get).calls(), statistics.row(set).calls()), (3, 1));
        assert!(statistics.row(set).summary().unwrap().ends_with(",rejected_calls=1,failed_calls=1"));
        assert_eq!(statistics.row(set).cumulative().last().map(|&(_, calls)| calls), Some(1));
        statistics.reset();
        assert_eq!(statistics.row(set).summary(), None);
        assert_eq!(statistics.row(set).percentiles(&[50.0]), None);
    }

    #[test]
    fn a_percentile_is_the_time_within_which_so_many_calls_were_over() {
        let row = Row::default();
        for micros in 1..=100 {
            row.sample(Duration::from_micros(micros), true);
        }
        let found = row.percentiles(&[0.0, 50.0, 100.0]).unwrap();
        for (found, wanted) in found.into_iter().zip([1.0, 50.0, 100.0]) {
            assert!(found >= wanted && found <= wanted * 17.0 / 16.0, "{found} {wanted}");
        }
    }
}
