//! `tokio::run` is the bridge's.

use futures01::future::lazy;
use tokio01::run;

pub(crate) fn main() {
    tokio01::run(lazy(|| {
        tokio01::spawn(lazy(|| Ok(())));
        Ok(())
    }));
    run(lazy(|| Ok(())))
}
