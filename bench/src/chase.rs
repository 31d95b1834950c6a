//! A chase of pointers: what one access to memory takes when the next address is known only after it.
//!
//! Over as many bytes as the keys of a server take it is the memory's own curve: near caches answer in a nanosecond or
//! two, memory in a hundred. A server whose requests waited for one access each would grow dearer by just that.

use std::hint::black_box;
use std::io;
use std::thread;
use std::time::{Duration, Instant};

use crate::affinity;
use crate::procfs::thread_cpu_ns;

/// Bytes of a node: a line of the cache, so that no two nodes come with one access.
const NODE_BYTES: usize = 64;

/// Steps between two looks at the clock.
const STEPS: usize = 100_000;

/// Length of a measurement.
const MEASURE: Duration = Duration::from_millis(200);

/// A node: the index of the next one, and what fills the line.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Node {
    next: u32,
}

/// Returns the nanoseconds of one access among `bytes` bytes, measured by a thread of its own on one of `cpus`.
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
    // Once round, or a second's worth: the nodes are where a server's keys would be.
    let mut at = follow(&nodes, 0, nodes.len().min(10_000_000));
    // The thread's own time: what else runs on its core is not the memory's.
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

/// Returns nodes that lead through all of them and back to the first, in an order that no prefetcher guesses
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
