//! The handle is waited for.

use futures::{Future, future};
use futures_cpupool::CpuPool;

pub fn sum(pool: &CpuPool) -> Result<u32, ()> {
    pool.spawn(future::lazy(|| Ok(1 + 1))).wait()
}
