//! A sender that waits by hand for the end of its receiver, and a look without waiting.

use futures01::Future;
use futures01::future::poll_fn;
use futures01::sync::oneshot;

use crate::leaf::{leaf, note, run};

fn gone() -> impl Future<Item = (), Error = ()> {
    let (mut sender, receiver) = oneshot::channel::<u32>();
    let gone = poll_fn(move || sender.poll_cancel());
    gone.join(leaf("first", Ok(())).map(move |()| {
        note("the receiver goes");
        drop(receiver);
    }))
    .map(|((), ())| ())
}

fn known(receiver: &mut oneshot::Receiver<u32>) -> bool {
    matches!(receiver.try_recv(), Ok(Some(_)))
}

pub(crate) fn run_all() {
    run(gone);
    let (sender, mut receiver) = oneshot::channel();
    note(format!("{}", known(&mut receiver)));
    let _ = sender.send(1);
    note(format!("{}", known(&mut receiver)));
}
