//! Counts of the uses of keys, kept under an LFU `maxmemory-policy`, for `OBJECT FREQ` and `redis-cli --hotkeys`. They
//! cause no eviction.
//!
//! As in Redis the counter shares a field of the entry with the time of the last use, so that after a change of the
//! policy the values mean nothing until the keys are used again. The lowest eight bits are the count, on a logarithmic
//! scale; the bits above are the time of its last decay in minutes, modulo 2^16.

use crate::keyspace::Entry;
use crate::server::Server;
use crate::settings::Uses;
use crate::time::Now;

/// The count of a new key, which gives it time to be used.
const FIRST: u32 = 5;

/// Records a use of the entry.
#[inline]
pub(super) fn record(server: &Server, entry: &mut Entry, now: Now) {
    if server.settings.counts_uses() {
        entry.touch(u64::from(used(entry.accessed(), server.settings.uses(), now)));
    } else {
        entry.touch(now.seconds());
    }
}

/// Returns the field of a new entry.
#[cold]
pub(super) fn first(now: Now) -> u64 {
    u64::from(stamp(FIRST, minutes(now)))
}

/// Returns the count of an entry whose field is `stamp`, after decay.
pub(super) fn frequency(server: &Server, stamp: u32, now: Now) -> u32 {
    decayed(stamp, server.settings.uses(), minutes(now))
}

fn minutes(now: Now) -> u32 {
    (now.seconds() / 60) as u32 & 0xffff
}

fn stamp(count: u32, minutes: u32) -> u32 {
    minutes << 8 | count
}

/// Returns the count after the decay since the minute in which it last decayed.
fn decayed(stamp: u32, uses: Uses, minutes: u32) -> u32 {
    let elapsed = minutes.wrapping_sub(stamp >> 8) & 0xffff;
    let lost = elapsed.checked_div(uses.decay_time).unwrap_or(0);
    (stamp & 0xff).saturating_sub(lost)
}

#[cold]
fn used(before: u32, uses: Uses, now: Now) -> u32 {
    let count = decayed(before, uses, minutes(now));
    // The higher the count, the less likely a use raises it.
    let seldom = u64::from(count.saturating_sub(FIRST)) * u64::from(uses.log_factor) + 1;
    let counts = count < 255 && fastrand::u64(..) < u64::MAX / seldom;
    stamp(count + u32::from(counts), minutes(now))
}

#[cfg(test)]
mod tests {
    use super::*;

    const USES: Uses = Uses { log_factor: 10, decay_time: 1 };

    #[test]
    fn a_count_loses_one_for_each_period_and_no_more_than_it_has() {
        assert_eq!(decayed(stamp(7, 100), USES, 100), 7);
        assert_eq!(decayed(stamp(7, 100), USES, 103), 4);
        assert_eq!(decayed(stamp(7, 100), USES, 200), 0);
        assert_eq!(decayed(stamp(7, 0xffff), USES, 1), 5);
        assert_eq!(decayed(stamp(7, 100), Uses { decay_time: 10, ..USES }, 119), 6);
        assert_eq!(decayed(stamp(7, 100), Uses { decay_time: 0, ..USES }, 50_000), 7);
    }

    #[test]
    fn a_young_key_counts_each_use_and_an_old_one_few() {
        let now = Now::from_unix_millis(1_790_000_000_000);
        let minutes = minutes(now);
        assert_eq!(used(stamp(FIRST, minutes), USES, now) & 0xff, FIRST + 1);
        assert_eq!(used(stamp(255, minutes), USES, now) & 0xff, 255);
        let counted = (0..10_000).filter(|_| used(stamp(15, minutes), USES, now) & 0xff == 16).count();
        assert!((30..200).contains(&counted), "{counted} of 10,000, and 99 were to be expected");
    }
}
