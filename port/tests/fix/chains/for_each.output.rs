//! `for_each`: an item is asked for when the future of the one before it has ended.

use futures::TryFutureExt as _;
use futures::compat::Future01CompatExt as _;
use futures01::stream::{self, Stream};
use futures01::{Future, IntoFuture};

use crate::leaf::{Noisy, give_up, leaf, note, run};

/// Notes each item that is asked for, and waits before each.
fn items(last: Result<u32, String>) -> impl Stream<Item = u32, Error = String> {
    let guard = Noisy("stream");
    let items = vec![Ok(1), Ok(2), last];
    stream::iter_result(items).then(move |item| {
        guard.touch();
        leaf("item", item)
    })
}

fn waits(last: Result<u32, String>) -> impl Future<Item = (), Error = String> {
    let total = Noisy("captured");
    let mut stream = futures::compat::Compat01As03::new(items(last));
    let each = move |item| {
        note(format!("item {item}"));
        total.touch();
        let leaf_future = leaf("handling", if item == 7 { Err("seven".to_owned()) } else { Ok(item) });
        async move { leaf_future.compat().await.map(|item| note(format!("{item} done"))) }
    };
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut stream).await {
                Ok(Some(item_future)) => {
                    if let Err(error) = each(item_future).await {
                        break Err(error);
                    }
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        }
    })
    .compat()
}

fn at_once(last: Result<u32, String>) -> impl Future<Item = u32, Error = usize> {
    let mut stream = futures::compat::Compat01As03::new(items(last));
    let each = |item| {
        note(format!("item {item}"));
        if item == 7 { Err("seven".to_owned()) } else { Ok(()) }
    };
    let for_each = async move {
        loop {
            match futures::TryStreamExt::try_next(&mut stream).await {
                Ok(Some(item_future)) => {
                    if let Err(error_future) = each(item_future) {
                        break Err(error_future);
                    }
                }
                Ok(None) => break Ok(()),
                Err(error_future) => break Err(error_future),
            }
        }
    };
    Box::pin(async move {
        for_each
            .await
            // What comes behind it goes on.
            .map_err(|error| error.len())?;
        leaf("behind", Ok(3)).compat().await
    })
    .compat()
}

fn named(items: impl Stream<Item = u32, Error = String>) -> impl Future<Item = (), Error = String> {
    // A name alone stays.
    items.for_each(handle).into_future()
}

fn handle(item: u32) -> Result<(), String> {
    note(format!("handle {item}"));
    Ok(())
}

pub(crate) fn run_all() {
    for last in [Ok(3), Ok(7), Err("broken".to_owned())] {
        run(|| waits(last.clone()));
        run(|| at_once(last.clone()));
    }
    give_up(|| waits(Ok(3)));
    run(|| named(items(Ok(3))));
}
