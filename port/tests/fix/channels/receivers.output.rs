//! Receivers of many values: in combinators of 0.1, in loops, polled by hand, boxed, merged, on a thread.

use futures::StreamExt as _;
use futures::TryFutureExt as _;
use futures::TryStreamExt as _;
use futures::channel::mpsc;
use futures::compat::Future01CompatExt as _;
use futures01::{Async, Future, Poll, Stream, future, stream};

use crate::leaf::{Noisy, give_up, leaf, note, run};

fn filled(names: &[&'static str]) -> mpsc::UnboundedReceiver<Noisy> {
    let (sender, receiver) = mpsc::unbounded();
    for &name in names {
        // PORT(B80): The order in which woken tasks run (guide/behaviour/joining.md#b80)
        sender.unbounded_send(Noisy(name)).unwrap();
    }
    receiver
}

fn folded(names: &[&'static str]) -> impl Future<Item = usize, Error = ()> {
    filled(names).map(Ok::<_, ()>).compat().fold(0, |sum, item| leaf("adding", Ok(sum + item.touch())))
}

fn chained(names: &[&'static str]) -> impl Future<Item = Vec<usize>, Error = String> {
    let receiver = filled(names);
    receiver
        .map(Ok::<_, ()>)
        .compat()
        .map(|item| item.touch())
        .map_err(|()| "never".to_owned())
        .filter(|size| *size > 1)
        .collect()
}

fn looped(names: &[&'static str]) -> impl Future<Item = (), Error = ()> {
    let mut stream = filled(names);
    let each = |item: Noisy| {
        item.touch();
        leaf("handling", Ok(()))
    };
    Box::pin(async move {
        loop {
            match futures::StreamExt::next(&mut stream).await {
                Some(item_future) => {
                    if let Err(error) = each(item_future).compat().await {
                        break Err(error);
                    }
                }
                None => break Ok(()),
            }
        }
    })
    .compat()
}

fn typed_loop(names: &[&'static str]) -> impl Future<Item = (), Error = ()> {
    let mut stream = futures::StreamExt::map(filled(names), Ok::<_, ()>);
    fn typed<S: futures::TryStream, T, F: FnMut(S::Ok) -> T>(_: &S, closure: F) -> F {
        closure
    }
    let mut each = typed(&stream, |item| {
        item.touch();
        Ok(())
    });
    Box::pin(async move {
        loop {
            match futures::TryStreamExt::try_next(&mut stream).await {
                Ok(Some(item)) => {
                    if let Err(error) = each(item) {
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

fn first(names: &[&'static str]) -> impl Future<Item = (Option<usize>, usize), Error = ()> {
    let receiver = filled(names);
    let first = receiver.map(Ok::<_, ()>).compat().into_future().map_err(|((), _rest)| ());
    first.and_then(|(item, rest)| rest.fold(0, |n, _| Ok(n + 1)).map(move |n| (item.map(|item| item.touch()), n)))
}

fn boxed(names: &[&'static str]) -> Box<dyn Stream<Item = Noisy, Error = ()>> {
    Box::new(filled(names).map(Ok::<_, ()>).compat())
}

fn returned(names: &[&'static str]) -> impl Stream<Item = Noisy, Error = ()> {
    let receiver = filled(names);
    receiver.map(Ok::<_, ()>).compat()
}

fn all(items: impl Stream<Item = Noisy, Error = ()>) -> impl Future<Item = usize, Error = ()> {
    items.fold(0, |sum, item| Ok::<_, ()>(sum + item.touch()))
}

fn merged() -> impl Future<Item = Vec<usize>, Error = ()> {
    let (one, other) = (filled(&["a", "bb", "ccc"]), filled(&["dddd", "eeeee"]));
    one.map(Ok::<_, ()>).compat().select(other.map(Ok::<_, ()>).compat()).map(|item| item.touch()).collect()
}

fn behind(names: &[&'static str]) -> impl Future<Item = Vec<usize>, Error = ()> {
    stream::once(Ok(Noisy("first"))).chain(filled(names).map(Ok::<_, ()>).compat()).map(|item| item.touch()).collect()
}

fn on_a_thread(names: &[&'static str]) {
    for item in filled(names).map(Ok::<_, ()>).compat().wait() {
        note(format!("{:?}", item.map(|item| item.touch())));
    }
}

fn some(names: &[&'static str]) -> impl Future<Item = (usize, usize), Error = ()> {
    future::lazy(move || Ok(())).and_then({
        let mut receiver = filled(names);
        move |()| {
            let two = receiver.by_ref().map(Ok::<_, ()>).compat().take(2).fold(0, |n, _| Ok::<_, ()>(n + 1)).wait()?;
            let rest = receiver.map(Ok::<_, ()>).compat().fold(0, |n, _| Ok::<_, ()>(n + 1)).wait()?;
            Ok((two, rest))
        }
    })
}

/// Takes at most two values at each poll.
struct Slowly {
    receiver: mpsc::UnboundedReceiver<Noisy>,
    sum: usize,
}

impl Future for Slowly {
    type Item = usize;
    type Error = ();

    fn poll(&mut self) -> Poll<usize, ()> {
        for _ in 0..2 {
            match self.receiver.by_ref().map(Ok::<_, ()>).compat().poll()? {
                Async::Ready(Some(item)) => self.sum += item.touch(),
                Async::Ready(None) => return Ok(Async::Ready(self.sum)),
                Async::NotReady => return Ok(Async::NotReady),
            }
        }
        futures01::task::current().notify();
        Ok(Async::NotReady)
    }
}

/// Ends with the first of its two sources that ends.
struct Either {
    first: Option<mpsc::Receiver<u32>>,
    second: mpsc::Receiver<u32>,
}

impl futures::Stream for Either {
    type Item = Result<u32, ()>;

    fn poll_next(
        self: std::pin::Pin<&mut Self>,
        context: &mut std::task::Context<'_>,
    ) -> std::task::Poll<Option<Self::Item>> {
        // What is still of 0.1, in a task that wakes the context.
        fn poll01<T, E>(
            context: &mut std::task::Context<'_>,
            poll: impl FnMut() -> futures01::Poll<T, E>,
        ) -> std::task::Poll<std::result::Result<T, E>> {
            let mut polled = futures::compat::Compat01As03::new(futures01::future::poll_fn(poll));
            std::future::Future::poll(std::pin::Pin::new(&mut polled), context)
        }

        let this = self.get_mut();

        if let std::task::Poll::Ready(item) = this.first.as_mut().unwrap().poll_next_unpin(context).map(Ok::<_, ()>)? {
            return std::task::Poll::Ready(item.map(Ok));
        }
        this.second.poll_next_unpin(context).map(Ok::<_, ()>).map(Result::transpose)
    }
}

// PORT: for what polls it as a stream of 0.1, and goes with the last of it.
impl futures01::Stream for Either {
    type Item = u32;
    type Error = ();

    fn poll(&mut self) -> futures01::Poll<Option<Self::Item>, Self::Error> {
        futures01::Stream::poll(&mut futures::compat::Compat::new(self))
    }
}

fn either() -> impl Future<Item = Vec<u32>, Error = ()> {
    let ((mut one, first), (mut other, second)) = (mpsc::channel(4), mpsc::channel(4));
    one.try_send(1).unwrap();
    other.try_send(2).unwrap();
    let later = leaf("later", Ok(())).map(move |()| {
        one.try_send(3).unwrap();
        other.try_send(4).unwrap();
        drop(one);
        note("the first has ended");
    });
    Stream::collect(Either { first: Some(first), second }).join(later).map(|(all, ())| all)
}

fn closed() {
    let mut receiver = filled(&["one", "two"]);
    receiver.close();
    run(|| receiver.map(Ok::<_, ()>).compat().map(|item| item.touch()).collect());
    let (sender, mut receiver) = mpsc::unbounded();
    receiver.close();
    note(format!("{}", sender.is_closed()));
    let refused = sender.unbounded_send(Noisy("refused")).unwrap_err();
    note(refused.to_string());
    refused.into_inner().touch();
}

pub(crate) fn run_all() {
    for names in [&["one", "three", "five"][..], &["x"], &[]] {
        run(|| folded(names));
        run(|| chained(names));
        run(|| looped(names));
        run(|| typed_loop(names));
        run(|| first(names));
        run(|| all(boxed(names)));
        run(|| all(returned(names)));
        run(|| behind(names));
        run(|| Slowly { receiver: filled(names), sum: 0 });
        run(|| some(names));
        on_a_thread(names);
        give_up(|| folded(names));
        give_up(|| looped(names));
    }
    run(merged);
    run(either);
    closed();
}
