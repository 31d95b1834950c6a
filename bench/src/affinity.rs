//! Placement on cores: the server and the load each get cores of their own, if there are enough.

use std::{fs, io};

use rustix::thread::{CpuSet, sched_getaffinity, sched_setaffinity};
use serde::{Deserialize, Serialize};

/// Cores for the server and for the load; both lists are empty if nothing is pinned.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Placement {
    /// Cores that the server may run on.
    pub server: Vec<usize>,
    /// Cores that the load generator may run on.
    pub load: Vec<usize>,
    /// Reason for the placement, in one sentence.
    pub reason: String,
}

impl Placement {
    /// Returns whether server and load never share a core.
    #[must_use]
    pub fn apart(&self) -> bool {
        !self.server.is_empty() && !self.load.is_empty()
    }
}

/// Returns the cores that this process may run on.
#[must_use]
pub fn allowed() -> Vec<usize> {
    let Ok(set) = sched_getaffinity(None) else {
        return Vec::new();
    };
    (0..CpuSet::MAX_CPU).filter(|&cpu| set.is_set(cpu)).collect()
}

/// Confines the calling thread, and all threads that it starts, to `cpus`; does nothing if the list is empty.
///
/// # Errors
///
/// When none of the cores may be used.
pub fn pin(cpus: &[usize]) -> io::Result<()> {
    if cpus.is_empty() {
        return Ok(());
    }
    let mut set = CpuSet::new();
    for &cpu in cpus {
        set.set(cpu);
    }
    Ok(sched_setaffinity(None, &set)?)
}

/// Divides the `allowed` cores: `server_threads` of them go to the server, the next ones to the load.
///
/// `siblings` returns the hardware threads of the physical core that a hardware thread belongs to. They are not split
/// between the two sides if there are enough cores.
#[must_use]
pub fn place(allowed: &[usize], server_threads: usize, siblings: impl Fn(usize) -> Vec<usize>) -> Placement {
    if allowed.len() < 2 {
        return Placement { reason: "one core only: server and load take turns on it".into(), ..Placement::default() };
    }
    // The server gets the highest cores, since device interrupts go to the lowest ones first.
    let mut free: Vec<usize> = allowed.to_vec();
    let threads = server_threads.clamp(1, allowed.len() - 1);
    let server = free.split_off(free.len() - threads);
    let strangers: Vec<usize> =
        free.iter().copied().filter(|&cpu| !siblings(cpu).iter().any(|s| server.contains(s))).collect();
    let shares_a_core = strangers.is_empty();
    let mut load = if shares_a_core { free } else { strangers };
    load.reverse();
    load.truncate(4);
    let reason = if shares_a_core {
        "server and load on different hardware threads of the same physical core".into()
    } else {
        "server and load on cores of their own, so that neither takes the other's time".into()
    };
    Placement { server, load, reason }
}

/// Returns the hardware threads that share a physical core with `cpu`, including `cpu` itself.
#[must_use]
pub fn siblings(cpu: usize) -> Vec<usize> {
    let path = format!("/sys/devices/system/cpu/cpu{cpu}/topology/thread_siblings_list");
    fs::read_to_string(path).map_or_else(|_| vec![cpu], |text| parse_cpu_list(&text))
}

/// Parses the kernel's notation for lists of CPUs, such as `0,4-6`.
fn parse_cpu_list(text: &str) -> Vec<usize> {
    text.trim()
        .split(',')
        .filter_map(|part| {
            let (first, last) = part.split_once('-').unwrap_or((part, part));
            Some(first.parse().ok()?..=last.parse::<usize>().ok()?)
        })
        .flatten()
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_single_core_is_shared_and_said_so() {
        let placement = place(&[3], 1, |cpu| vec![cpu]);
        assert!(!placement.apart());
        assert!(placement.reason.contains("one core"));
    }

    #[test]
    fn two_cores_are_one_each() {
        let placement = place(&[0, 1], 1, |cpu| vec![cpu]);
        assert_eq!((placement.server, placement.load), (vec![1], vec![0]));
    }

    #[test]
    fn more_server_threads_than_cores_leave_one_for_the_load() {
        let placement = place(&[0, 1, 2], 8, |cpu| vec![cpu]);
        assert_eq!((placement.server, placement.load), (vec![1, 2], vec![0]));
    }

    #[test]
    fn the_load_keeps_off_the_servers_sibling() {
        let placement = place(&[0, 1, 2, 3], 1, |cpu| vec![cpu & !1, cpu | 1]);
        assert_eq!((placement.server, placement.load), (vec![3], vec![1, 0]));
    }

    #[test]
    fn cpu_lists_have_single_cores_and_ranges() {
        assert_eq!(parse_cpu_list("0,4-6\n"), [0, 4, 5, 6]);
        assert!(parse_cpu_list("\n").is_empty());
    }
}
