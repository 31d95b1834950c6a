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
                Ok(Some(element)) => {
                    if let Err(error) = each(element).await {
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
                Ok(Some(element)) => {
                    if let Err(failure) = each(element) {
                        break Err(failure);
                    }
                }
                Ok(None) => break Ok(()),
                Err(failure) => break Err(failure),
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

/// Without its closure: what that owned the block owns, and an item and what is made of it go at the end of the turn.
fn owned(held: Noisy) -> impl Future<Item = (), Error = String> {
    let mut count = 0;
    let mut stream = futures::compat::Compat01As03::new(items(Ok(3)));
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut stream).await {
                Ok(Some(item)) => {
                    let error = Noisy("local");
                    count += 1;
                    held.touch();
                    // The count is that of the closure.
                    note(format!("{count}: {item} {}", error.0));
                }
                Ok(None) => break Ok(()),
                Err(failure) => break Err(failure),
            }
        }
    })
    .compat()
}

fn noisy() -> impl Stream<Item = (Noisy, Noisy), Error = String> {
    stream::iter_ok(vec![(Noisy("a"), Noisy("b")), (Noisy("c"), Noisy("d"))])
}

fn patterns() -> impl Future<Item = (), Error = String> {
    let mut items = futures::compat::Compat01As03::new(noisy());
    let for_each = async move {
        loop {
            match futures::TryStreamExt::try_next(&mut items).await {
                Ok(Some(_)) => {
                    note("ignored");
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        }
    };
    Box::pin(async move {
        for_each.await?;
        let mut items = futures::compat::Compat01As03::new(noisy());
        let next = async move {
            loop {
                match futures::TryStreamExt::try_next(&mut items).await {
                    Ok(Some((first, _))) => {
                        note(first.0);
                    }
                    Ok(None) => break Ok(()),
                    Err(error) => break Err(error),
                }
            }
        };
        next.await?;
        let mut items = futures::compat::Compat01As03::new(noisy());
        let next = async move {
            loop {
                match futures::TryStreamExt::try_next(&mut items).await {
                    Ok(Some(item)) => {
                        let pair: (Noisy, Noisy) = item;
                        let stream = &pair.1;
                        note(stream.0);
                        if let Err(error) = checked(3) {
                            break Err(error);
                        }
                    }
                    Ok(None) => break Ok(()),
                    Err(error) => break Err(error),
                }
            }
        };
        next.await
    })
    .compat()
}

fn checked(item: u32) -> Result<(), String> {
    note(format!("check {item}"));
    if item == 7 { Err("seven".to_owned()) } else { Ok(()) }
}

fn failing(last: Result<u32, String>) -> impl Future<Item = (), Error = String> {
    let mut stream = futures::compat::Compat01As03::new(items(last));
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut stream).await {
                Ok(Some(item)) => {
                    if let Err(error) = checked(item) {
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

fn handled(last: Result<u32, String>, held: Noisy) -> impl Future<Item = (), Error = String> {
    let mut stream = futures::compat::Compat01As03::new(items(last));
    let each = move |item| {
        held.touch();
        leaf("handling", if item == 7 { Err("seven".to_owned()) } else { Ok(()) }).compat()
    };
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut stream).await {
                Ok(Some(element)) => {
                    if let Err(error) = each(element).await {
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

fn moved_on(last: Result<u32, String>, held: Noisy) -> impl Future<Item = (), Error = String> {
    let mut stream = futures::compat::Compat01As03::new(items(last).map(|_| Noisy("item")));
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut stream).await {
                Ok(Some(item)) => {
                    held.touch();
                    if let Err(error) = leaf("handling", Ok(item)).compat().await.map(|item| note(item.0)) {
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

/// A `return` of the closure ends a turn and no more.
fn early(last: Result<u32, String>) -> impl Future<Item = (), Error = String> {
    let mut stream = futures::compat::Compat01As03::new(items(last));
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut stream).await {
                Ok(Some(item)) => {
                    if item == 2 {
                        continue;
                    }
                    if let Err(error) = checked(item) {
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

/// Leaves the closure with an error, which ends the loop; a local goes first.
fn leaving(last: Result<u32, String>, held: Noisy) -> impl Future<Item = (), Error = String> {
    let mut stream = futures::compat::Compat01As03::new(items(last));
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut stream).await {
                Ok(Some(item)) => {
                    let _local = Noisy("local");
                    held.touch();
                    if item == 1 {
                        continue;
                    }
                    checked(item)?;
                    if item == 3 {
                        return Err("three".to_owned());
                    }
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        }
    })
    .compat()
}

struct Text(String);

impl From<String> for Text {
    fn from(text: String) -> Self {
        note("converted");
        Text(text)
    }
}

/// The error of `?` is converted to that of the stream.
fn converting(last: Result<u32, String>) -> impl Future<Item = (), Error = String> {
    let stream = items(last).map_err(Text);
    let mut stream_2 = futures::compat::Compat01As03::new(stream);
    let each = |item| Ok(checked(item)?);
    let for_each = async move {
        loop {
            match futures::TryStreamExt::try_next(&mut stream_2).await {
                Ok(Some(element)) => {
                    if let Err(error) = each(element) {
                        break Err(error);
                    }
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        }
    };
    Box::pin(async move { for_each.await.map_err(|text| text.0) }).compat()
}

/// A `return` in a loop is not that of the turn, which a `continue` would be.
fn looping(last: Result<u32, String>) -> impl Future<Item = (), Error = String> {
    let mut stream = futures::compat::Compat01As03::new(items(last));
    let each = |item| {
        for n in 0.. {
            note(format!("{n} of {item}"));
            if n == item {
                return Ok(());
            }
        }
        Err("never".to_owned())
    };
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut stream).await {
                Ok(Some(element)) => {
                    if let Err(error) = each(element) {
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

fn named(items: impl Stream<Item = u32, Error = String>) -> impl Future<Item = (), Error = String> {
    ({
        let mut stream = futures::compat::Compat01As03::new(items);
        Box::pin(async move {
            loop {
                match futures::TryStreamExt::try_next(&mut stream).await {
                    Ok(Some(item)) => {
                        if let Err(error) = handle(item) {
                            break Err(error);
                        }
                    }
                    Ok(None) => break Ok(()),
                    Err(error) => break Err(error),
                }
            }
        })
        .compat()
    })
    .into_future()
}

fn later(item: u32) -> impl Future<Item = (), Error = String> {
    leaf("later", checked(item))
}

fn named_and_waiting(last: Result<u32, String>) -> impl Future<Item = usize, Error = String> {
    let mut stream = futures::compat::Compat01As03::new(items(last));
    let for_each = async move {
        loop {
            match futures::TryStreamExt::try_next(&mut stream).await {
                Ok(Some(item)) => {
                    if let Err(error) = later(item).compat().await {
                        break Err(error);
                    }
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        }
    };
    Box::pin(async move {
        for_each.await?;
        leaf("behind", Ok(3)).compat().await
    })
    .compat()
}

/// Ends with a `Result` of the standard library.
fn written(mut out: Vec<u8>, held: Noisy) -> impl Future<Item = (), Error = std::io::Error> {
    use std::io::Write;

    let words = stream::iter_ok(vec![b"one ", b"two "]).map_err(|()| std::io::ErrorKind::Other.into());
    let mut items = futures::compat::Compat01As03::new(words);
    let for_each = async move {
        loop {
            match futures::TryStreamExt::try_next(&mut items).await {
                Ok(Some(word)) => {
                    held.touch();
                    note(format!("{} bytes before", out.len()));
                    if let Err(error) = out.write_all(word) {
                        break Err(error);
                    }
                }
                Ok(None) => break Ok(()),
                Err(error) => break Err(error),
            }
        }
    };
    Box::pin(async move { for_each.await.and_then(|()| writeln!(Vec::new(), "{}", 3).map(|()| note("behind"))) })
        .compat()
}

/// A variable may hold what is dropped, and stays.
fn of_variable(items: impl Stream<Item = u32, Error = String>, each: Noisy) -> impl Future<Item = (), Error = String> {
    let handle = move |item| {
        each.touch();
        handle(item)
    };
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
        run(|| failing(last.clone()));
        run(|| handled(last.clone(), Noisy("held")));
        run(|| moved_on(last.clone(), Noisy("held")));
        run(|| early(last.clone()));
        run(|| leaving(last.clone(), Noisy("held")));
        run(|| converting(last.clone()));
        run(|| looping(last.clone()));
        run(|| named_and_waiting(last.clone()));
    }
    give_up(|| waits(Ok(3)));
    give_up(|| moved_on(Ok(3), Noisy("held")));
    run(|| owned(Noisy("held")));
    run(patterns);
    run(|| named(items(Ok(3))));
    run(|| written(Vec::new(), Noisy("held")));
    run(|| of_variable(items(Ok(3)), Noisy("each")));
    give_up(|| leaving(Ok(3), Noisy("held")));
    give_up(|| named_and_waiting(Ok(3)));
}
