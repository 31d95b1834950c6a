//! A million tasks asleep at once: how much memory each of them takes, and how long it takes to start them.

use std::error::Error;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};
use std::{env, fs};

use tokio::runtime::Runtime;
use tokio::sync::Notify;
use tokio::time::sleep;

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
    let runtime = Runtime::new()?;

    let before = resident_bytes()?;
    let start = Instant::now();

    // region: body
    let asleep = Arc::new(AtomicUsize::new(0));
    let all_asleep = Arc::new(Notify::new());

    for _ in 0..tasks {
        let (asleep, all_asleep) = (Arc::clone(&asleep), Arc::clone(&all_asleep));
        runtime.spawn(async move {
            if asleep.fetch_add(1, Ordering::Relaxed) + 1 == tasks {
                all_asleep.notify_one();
            }
            sleep(Duration::from_secs(3_600)).await;
        });
    }
    runtime.block_on(all_asleep.notified());
    // endregion: body

    let took = start.elapsed();
    println!("tasks asleep at once: {}", asleep.load(Ordering::Relaxed));
    println!("memory for each task: {} bytes", resident_bytes()?.saturating_sub(before) / tasks);
    println!("time to start them: {took:?}");

    // region: end
    let start = Instant::now();
    drop(runtime);
    println!("time to drop them: {:?}", start.elapsed());
    // endregion: end
    Ok(())
}
