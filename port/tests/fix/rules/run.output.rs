//! `tokio::run` is the bridge's.

use futures01::future::lazy;
use tokio01::run;

pub(crate) fn main() {
    bridge::run(lazy(|| {
        tokio01::spawn(lazy(|| Ok(())));
        Ok(())
    }));
    bridge::run(lazy(|| Ok(())))
}
