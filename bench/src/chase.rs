//! A pointer chase: the time that one memory access takes if its result is needed to know the next address.
//!
//! Measured over as many bytes as a server's keys take, it gives the curve of the memory itself: near caches answer in
//! a nanosecond or two, main memory in a hundred. A server that waited for one access in each request would get slower
//! by exactly that.

use std::hint::black_box;
use std::io;
use std::thread;
use std::time::{Duration, Instant};

use crate::affinity;
use crate::procfs::thread_cpu_ns;

/// Size of a node in bytes: a cache line, so that one access never fetches two nodes.
const NODE_BYTES: usize = 64;

/// Number of steps between two readings of the clock.
const STEPS: usize = 100_000;

/// Length of a measurement.
const MEASURE: Duration = Duration::from_millis(200);

/// A node: the index of the next one, and padding that fills the cache line.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Node {
    next: u32,
}

/// Returns the nanoseconds that one access among `bytes` bytes takes, measured by a new thread on one of `cpus`.
///
/// # Errors
///
/// When none of the cores may be used, or the kernel keeps no account of a thread's time.
pub fn apart(cpus: &[usize], bytes: usize) -> io::Result<f64> {
    thread::scope(|scope| {
        let chasing = scope.spawn(|| {
            affinity::pin(cpus)?;
            run(bytes)
        });
        chasing.join().map_err(|_| io::Error::other("the chase panicked"))?
    })
}

fn run(bytes: usize) -> io::Result<f64> {
    let nodes = ring((bytes / NODE_BYTES).clamp(2, u32::MAX as usize), 0x9E37_79B9_7F4A_7C15);
    // Warm-up: once around the ring, or as far as about a second allows, so that the nodes are where a server's keys
    // would be.
    let mut at = follow(&nodes, 0, nodes.len().min(10_000_000));
    // Only the thread's own CPU time counts, since whatever else runs on its core says nothing about the memory.
    let before = thread_cpu_ns()?;
    let (began, mut steps) = (Instant::now(), 0);
    while began.elapsed() < MEASURE {
        at = follow(&nodes, at, STEPS);
        steps += STEPS;
    }
    let used = thread_cpu_ns()? - before;
    black_box(at);
    Ok(used as f64 / steps as f64)
}

fn follow(nodes: &[Node], from: u32, steps: usize) -> u32 {
    let mut at = from;
    for _ in 0..steps {
        at = nodes[at as usize].next;
    }
    at
}

/// Returns nodes that lead through all of them and back to the first, in an order that no prefetcher can guess
/// (Sattolo's shuffle).
fn ring(count: usize, seed: u64) -> Vec<Node> {
    let mut order: Vec<u32> = (0..count as u32).collect();
    let mut random = seed | 1;
    for last in (1..count).rev() {
        random ^= random << 13;
        random ^= random >> 7;
        random ^= random << 17;
        let other = ((u128::from(random) * last as u128) >> 64) as usize;
        order.swap(last, other);
    }
    order.into_iter().map(|next| Node { next }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_ring_leads_through_every_node_once() {
        for count in [2, 3, 10, 1_000] {
            let nodes = ring(count, 7);
            let mut seen = vec![false; count];
            let mut at = 0;
            for _ in 0..count {
                assert!(!std::mem::replace(&mut seen[at as usize], true), "{count} nodes: {at} comes twice");
                at = follow(&nodes, at, 1);
            }
            assert_eq!(at, 0, "{count} nodes");
        }
    }

    #[test]
    fn a_chase_takes_time() {
        let ns = apart(&[], 1_000_000).unwrap();
        assert!(ns > 0.0 && ns.is_finite(), "{ns}");
    }

    #[test]
    fn a_node_is_a_line_of_the_cache() {
        assert_eq!(size_of::<Node>(), NODE_BYTES);
    }
}
