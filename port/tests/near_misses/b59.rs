//! One signal ends the program.

use futures::{Future, Stream};
use tokio_signal::ctrl_c;

pub fn stopped() -> impl Future<Item = (), Error = ()> {
    ctrl_c().flatten_stream().take(1).for_each(|()| Ok(())).map_err(drop)
}
