//! Times that probes wait, and thresholds between their classes. They are part of what a probe asserts, so they are
//! kept in one place, and are the same for the old service and the new one.

use std::time::Duration;

/// Longest time from the start of a service until it is ready.
pub(super) const START: Duration = Duration::from_secs(20);

/// Longest time from a signal to the end of a service. It exceeds the ten seconds that services often take to drain.
pub(super) const END: Duration = Duration::from_secs(12);

/// Time within which an end after a signal counts as immediate.
pub(super) const AT_ONCE: Duration = Duration::from_secs(2);

/// Time within which a service ends if a panic, a difficult client or a lack of descriptors brings it down.
pub(super) const TAKEN_DOWN: Duration = Duration::from_millis(300);

/// Time within which a service ends after its standard input has ended, if it ends because of that.
pub(super) const INPUT_ENDED: Duration = Duration::from_millis(700);

/// Time within which a second instance of a service finds out that its port is in use.
pub(super) const PORT_IN_USE: Duration = Duration::from_secs(5);

/// Time within which a service's child processes end after the service itself.
pub(super) const CHILDREN: Duration = Duration::from_secs(1);

/// Longest time that other clients wait while a difficult one is connected.
pub(super) const OTHERS: Duration = Duration::from_secs(2);

/// Longest time that a whole pipeline may take.
pub(super) const ALL_ANSWERS: Duration = Duration::from_secs(10);

/// Time after which the largest pipeline is not sent again.
pub(super) const PIPELINES: Duration = Duration::from_secs(1);

/// Silence that ends an answer, for protocols without framing.
pub(super) const QUIET: Duration = Duration::from_millis(150);

/// Time after which a slow request is assumed to have been read.
pub(super) const IN_FLIGHT: Duration = Duration::from_millis(50);

/// Time within which the kernel connects a client to a service that is stopped (by a signal). If the backlog is full,
/// the kernel stays silent and tries again after a second.
pub(super) const BACKLOG: Duration = Duration::from_millis(600);

/// Time within which a connection ends after its service has ended.
pub(super) const LAST_END: Duration = Duration::from_millis(500);

/// Time for which a service that has run out of descriptors is watched.
pub(super) const SPIN_WATCH: Duration = Duration::from_secs(1);

/// Processor time during that watch, in milliseconds, at which the service counts as spinning.
pub(super) const SPINS: u64 = 600;

/// Time within which a service serves again once it has descriptors again.
pub(super) const SERVES_AGAIN: Duration = Duration::from_secs(5);

/// Longest time for which a client that never reads keeps sending.
pub(super) const UNREAD: Duration = Duration::from_secs(4);

/// Time without progress after which a service counts as no longer reading.
pub(super) const TAKES_NO_MORE: Duration = Duration::from_millis(300);

/// Longest wait until the memory of a service stops growing; the second constant is the pause between two readings of
/// it.
pub(super) const SETTLED: Duration = Duration::from_secs(10);
pub(super) const LOOK: Duration = Duration::from_millis(50);

/// Pause between two bytes of a request that is sent byte by byte, long enough that the kernel delivers each byte on
/// its own. The second constant limits the sum of the pauses in a long request.
pub(super) const BYTE_PAUSE: Duration = Duration::from_millis(2);
pub(super) const BYTE_PAUSES: Duration = Duration::from_secs(2);
