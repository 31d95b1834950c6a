//! Measures how long `PING` waits while another connection's command runs.

use super::throughput::fill;
use super::{Bench, BenchError};
use crate::load::{Heavy, Job};
use crate::procfs::available_memory;
use crate::results::{Part, setting};
use crate::servers::Peer;

/// Length of each stored value in bytes.
const VALUE_BYTES: usize = 16;

/// Bytes that a key may take at most, including those in a request and in a reply that name it.
const KEY_ALLOWANCE: u64 = 500;

pub(super) fn run(bench: &mut Bench) -> Result<(), BenchError> {
    for round in 1..=bench.plan.rounds_growth {
        for peer in bench.peers_of(round) {
            if let Err(error) = commands(bench, &peer, round) {
                bench.missing(format!("{} while a long command runs: {error}", peer.name));
            }
        }
    }
    Ok(())
}

/// Runs all commands against one server, one after the other.
fn commands(bench: &mut Bench, peer: &Peer, round: u32) -> Result<(), BenchError> {
    let amount = bench.plan.heavy;
    // The long value exists once, arrives once more, and is copied in the load and in the sockets.
    let needed = amount.keys * KEY_ALLOWANCE + 4 * amount.value_bytes as u64;
    if available_memory().is_some_and(|available| available < needed) {
        bench.missing(format!("waits among {} keys: the machine has too little memory", amount.keys));
        return Ok(());
    }
    bench.progress.step(&format!("round {round} · {} · {} keys", peer.name, amount.keys));
    let server = bench.start(peer)?;
    bench.load(&server, fill(0, amount.keys, VALUE_BYTES))?;
    for heavy in Heavy::ALL {
        let title = heavy.title(amount);
        bench.progress.step(&format!("round {round} · {} · {title}", peer.name));
        let outcome = bench.load(&server, Job::Waits { heavy, amount });
        bench.keep(Part::Waits, &peer.name, setting([("while", title)]), round, outcome);
    }
    Ok(())
}
