//! Other paths to the same items, and other names for them.

use futures01::sync;
use futures01::sync::oneshot::{Receiver as Answer, Sender, channel as ask};
use futures01::{Complete, Future, Oneshot};

use crate::leaf::{note, run};

mod inner {
    use super::*;

    pub(super) fn asked() -> (Sender<u32>, Answer<u32>) {
        ask()
    }
}

fn by_module() -> (sync::oneshot::Sender<u32>, sync::oneshot::Receiver<u32>) {
    sync::oneshot::channel()
}

fn by_whole_path() -> (::futures01::sync::oneshot::Sender<u32>, futures01::sync::oneshot::Receiver<u32>) {
    futures01::sync::oneshot::channel::<u32>()
}

fn by_short_path() -> (Complete<u32>, Oneshot<u32>) {
    futures01::oneshot()
}

fn of_one_thread() -> (futures01::unsync::oneshot::Sender<u32>, futures01::unsync::oneshot::Receiver<u32>) {
    futures01::unsync::oneshot::channel()
}

fn sent(ends: (Sender<u32>, Answer<u32>), value: u32) -> impl Future<Item = u32, Error = ()> {
    note(format!("{:?}", Sender::send(ends.0, value)));
    ends.1.map_err(|_| ())
}

pub(crate) fn run_all() {
    run(|| sent(inner::asked(), 1));
    run(|| sent(by_module(), 2));
    run(|| sent(by_whole_path(), 3));
    run(|| sent(by_short_path(), 4));
    let (sender, receiver) = of_one_thread();
    note(format!("{:?}", sender.send(5)));
    run(|| receiver);
}
