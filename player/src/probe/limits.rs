//! Times that probes wait, and limits by which they judge. They are part of what a probe asserts, so they
//! stand together and are the same for the old service and the new one.

use std::time::Duration;

/// Longest time from the start of a service until it serves.
pub(super) const START: Duration = Duration::from_secs(20);

/// Longest time from a signal to the end of a service. Longer than the ten seconds that services often drain for.
pub(super) const END: Duration = Duration::from_secs(12);

/// Time within which an end after a signal counts as one at once.
pub(super) const AT_ONCE: Duration = Duration::from_secs(2);

/// Time in which a service ends that a panic, a difficult client or a missing descriptor takes down.
pub(super) const TAKEN_DOWN: Duration = Duration::from_millis(300);

/// Time in which a service ends that ends with its standard input.
pub(super) const INPUT_ENDED: Duration = Duration::from_millis(700);

/// Time in which a second service finds out that its port is in use.
pub(super) const PORT_IN_USE: Duration = Duration::from_secs(5);

/// Time in which the children of a service end after it.
pub(super) const CHILDREN: Duration = Duration::from_secs(1);

/// Longest wait of other clients while one is difficult.
pub(super) const OTHERS: Duration = Duration::from_secs(2);

/// Longest time that a pipeline may take in all.
pub(super) const ALL_ANSWERS: Duration = Duration::from_secs(10);

/// Time after which the largest pipeline is not asked again.
pub(super) const PIPELINES: Duration = Duration::from_secs(1);

/// Silence after which an answer has ended, where nothing else says where it ends.
pub(super) const QUIET: Duration = Duration::from_millis(150);

/// Time after which a slow request counts as one that has been read.
pub(super) const IN_FLIGHT: Duration = Duration::from_millis(50);

/// Time in which the kernel connects a client to a service that does not run. Without room in the backlog it is
/// silent, and tries again after a second.
pub(super) const BACKLOG: Duration = Duration::from_millis(600);

/// Time in which the end of a connection comes behind that of its service.
pub(super) const LAST_END: Duration = Duration::from_millis(500);

/// Time that a service without descriptors is watched.
pub(super) const SPIN_WATCH: Duration = Duration::from_secs(1);

/// Processor time of that watch, in milliseconds, from which the service spins.
pub(super) const SPINS: u64 = 600;

/// Time in which a service serves again that has its descriptors back.
pub(super) const SERVES_AGAIN: Duration = Duration::from_secs(5);

/// Longest time for which a client sends that does not read.
pub(super) const UNREAD: Duration = Duration::from_secs(4);

/// Time after which a service that takes nothing has stopped reading.
pub(super) const TAKES_NO_MORE: Duration = Duration::from_millis(300);

/// Longest time until the memory of a service no longer grows, and the pause between two looks at it.
pub(super) const SETTLED: Duration = Duration::from_secs(10);
pub(super) const LOOK: Duration = Duration::from_millis(50);

/// The pause between two bytes of a request that is sent byte by byte: long enough for the kernel to hand each over
/// alone. All pauses of a long request together take no longer than the second figure.
pub(super) const BYTE_PAUSE: Duration = Duration::from_millis(2);
pub(super) const BYTE_PAUSES: Duration = Duration::from_secs(2);
