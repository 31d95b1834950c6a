//! A library that others may use: who knows which runtime polls it? Its timers stay.

use std::time::{Duration, Instant};

use futures01::Future;
use tokio01::runtime::current_thread::Runtime;
use tokio01::timer::Delay;

use crate::leaf::note;

pub(crate) fn pause() -> impl Future<Item = (), Error = ()> {
    Delay::new(Instant::now() + Duration::from_millis(1)).map_err(drop).and_then(|()| {
        note("a pause");
        Ok(())
    })
}

pub(crate) fn run_all() {
    note(format!("{:?}", Runtime::new().unwrap().block_on(pause())));
}
