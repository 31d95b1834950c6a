//! Times for which probes wait, and thresholds of their classes. They are part of what a probe asserts, so they stand
//! together, and are the same for the old service and the new one.

use std::time::Duration;

/// Longest time from the start of a service until it is ready.
pub(super) const START: Duration = Duration::from_secs(20);

/// Longest time from a signal to the end of a service. Longer than the ten seconds that services often drain for.
pub(super) const END: Duration = Duration::from_secs(12);

/// Time within which an end after a signal counts as immediate.
pub(super) const AT_ONCE: Duration = Duration::from_secs(2);

/// Time within which a service ends that a panic, a difficult client or a lack of descriptors ends.
pub(super) const TAKEN_DOWN: Duration = Duration::from_millis(300);

/// Time within which a service ends that ends with its standard input.
pub(super) const INPUT_ENDED: Duration = Duration::from_millis(700);

/// Time within which a second service finds out that its port is in use.
pub(super) const PORT_IN_USE: Duration = Duration::from_secs(5);

/// Time within which the child processes of a service end after it.
pub(super) const CHILDREN: Duration = Duration::from_secs(1);

/// Longest wait of other clients beside a difficult one.
pub(super) const OTHERS: Duration = Duration::from_secs(2);

/// Longest time of a whole pipeline.
pub(super) const ALL_ANSWERS: Duration = Duration::from_secs(10);

/// Time after which the largest pipeline is not sent again.
pub(super) const PIPELINES: Duration = Duration::from_secs(1);

/// Silence that ends an answer, for protocols without framing.
pub(super) const QUIET: Duration = Duration::from_millis(150);

/// Time after which a slow request is assumed to have been read.
pub(super) const IN_FLIGHT: Duration = Duration::from_millis(50);

/// Time within which the kernel connects a client to a service that is stopped. If the backlog has no room, the kernel
/// is silent, and tries again after a second.
pub(super) const BACKLOG: Duration = Duration::from_millis(600);

/// Time within which a connection ends after its service.
pub(super) const LAST_END: Duration = Duration::from_millis(500);

/// Time for which a service without descriptors is watched.
pub(super) const SPIN_WATCH: Duration = Duration::from_secs(1);

/// Processor time during that watch, in milliseconds, from which the service counts as spinning.
pub(super) const SPINS: u64 = 600;

/// Time within which a service serves again after it has got its descriptors back.
pub(super) const SERVES_AGAIN: Duration = Duration::from_secs(5);

/// Longest time for which a client sends that does not read.
pub(super) const UNREAD: Duration = Duration::from_secs(4);

/// Time without progress after which a service has stopped reading.
pub(super) const TAKES_NO_MORE: Duration = Duration::from_millis(300);

/// Longest time until the memory of a service no longer grows, and pause between two readings of it.
pub(super) const SETTLED: Duration = Duration::from_secs(10);
pub(super) const LOOK: Duration = Duration::from_millis(50);

/// Pause between two bytes of a request that is sent byte by byte, long enough that the kernel passes each on alone.
/// The second constant limits the sum of the pauses of a long request.
pub(super) const BYTE_PAUSE: Duration = Duration::from_millis(2);
pub(super) const BYTE_PAUSES: Duration = Duration::from_secs(2);
