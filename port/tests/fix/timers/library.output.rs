//! A library that others may use: who knows which runtime polls it? Its timers stay.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use std::time::{Duration, Instant};

use bridge::runtime::current_thread::Runtime;
use futures01::Future;
use tokio01::timer::Delay;

use crate::leaf::note;

pub(crate) fn pause() -> impl Future<Item = (), Error = ()> {
    let future = Delay::new(Instant::now() + Duration::from_millis(1));
    Box::pin(async move {
        future.compat().await.map_err(drop).and_then(|()| {
            note("a pause");
            Ok(())
        })
    })
    .compat()
}

pub(crate) fn run_all() {
    note(format!("{:?}", Runtime::new().unwrap().block_on(pause())));
}
