//! A million tasks asleep at once: how much memory each of them takes, and how long it takes to start them.

extern crate futures_legacy as futures;
extern crate tokio_legacy as tokio;

use std::error::Error;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, Instant};
use std::{env, fs};

use futures::Future;
use futures::future::lazy;
use futures::sync::oneshot;
use tokio::runtime::Runtime;
use tokio::timer::Delay;

/// Memory of this process that is in use, in bytes (Linux).
fn resident_bytes() -> Result<usize, Box<dyn Error>> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).ok_or("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<usize>()? * 1024)
}

fn main() -> Result<(), Box<dyn Error>> {
    let tasks = match env::args().skip_while(|arg| arg != "--tasks").nth(1) {
        Some(number) => number.parse()?,
        None => 1_000_000,
    };
    let mut runtime = Runtime::new()?;

    let before = resident_bytes()?;
    let start = Instant::now();

    // region: body
    let asleep = Arc::new(AtomicUsize::new(0));
    let (tx, all_asleep) = oneshot::channel();
    let tx = Arc::new(Mutex::new(Some(tx)));

    for _ in 0..tasks {
        let (asleep, tx) = (Arc::clone(&asleep), Arc::clone(&tx));
        runtime.spawn(lazy(move || {
            if asleep.fetch_add(1, Ordering::Relaxed) + 1 == tasks {
                if let Some(tx) = tx.lock().unwrap_or_else(PoisonError::into_inner).take() {
                    let _ = tx.send(());
                }
            }
            let hour = Duration::from_secs(3_600);
            Delay::new(Instant::now() + hour).map_err(|e| eprintln!("timer error = {e:?}"))
        }));
    }
    all_asleep.wait()?;
    // endregion: body

    let took = start.elapsed();
    println!("tasks asleep at once: {}", asleep.load(Ordering::Relaxed));
    println!("memory for each task: {} bytes", resident_bytes()?.saturating_sub(before) / tasks);
    println!("time to start them: {took:?}");

    // region: end
    let start = Instant::now();
    // `shutdown_on_idle` would wait for an hour.
    runtime.shutdown_now().wait().map_err(|()| "shutdown failed")?;
    println!("time to drop them: {:?}", start.elapsed());
    // endregion: end
    Ok(())
}
