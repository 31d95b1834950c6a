//! A runtime with a setting that tokio 1 does not have, and one that a macro names.

use futures01::future::ok;
use tokio01::runtime::Builder;

use crate::leaf::note;

macro_rules! started {
    () => {
        tokio01::runtime::Runtime::new().unwrap()
    };
}

pub(crate) fn run_all() {
    let mut runtime = Builder::new().blocking_threads(1).build().unwrap();
    note(format!("{:?}", runtime.block_on(ok::<_, ()>(1))));
    note(format!("{:?}", started!().block_on(ok::<_, ()>(2))));
}
