//! Behaviour of timers that has not changed although one might expect it: B85.

use std::time::{Duration, Instant};

use crate::claims::shown_both;
use crate::drive::on_tokio;

const SOON: Duration = Duration::from_millis(5);

#[test]
fn b85_timers_of_one_deadline_and_past_ones_fire_alike_in_both() {
    let (legacy, modern) = (b85_legacy(), on_tokio(b85_modern()));
    assert_eq!(legacy, modern);
    assert_eq!(legacy, ["past", "first", "second", "third"]);
    shown_both(85, "one after the other", "The same");
}

fn b85_legacy() -> Vec<&'static str> {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let deadline = Instant::now() + SOON;
    let past = Instant::now().checked_sub(SOON).unwrap();
    // region: b85_legacy
    use futures::stream::{FuturesUnordered, Stream};
    use futures::{Future, future};
    use tokio::runtime::current_thread::block_on_all;
    use tokio::timer::Delay;

    let timers = [("first", deadline), ("second", deadline), ("third", deadline), ("past", past)];
    let waiting: FuturesUnordered<_> =
        timers.into_iter().map(|(name, at)| Delay::new(at).map(move |()| name)).collect();
    let fired = block_on_all(future::lazy(|| waiting.collect())).unwrap(); // past, first, second, third
    // endregion: b85_legacy
    fired
}

async fn b85_modern() -> Vec<&'static str> {
    let deadline = tokio::time::Instant::now() + SOON;
    let past = tokio::time::Instant::now().checked_sub(SOON).unwrap();
    // region: b85_modern
    use futures::stream::{FuturesUnordered, StreamExt};
    use tokio::time::sleep_until;

    let timers = [("first", deadline), ("second", deadline), ("third", deadline), ("past", past)];
    let waiting: FuturesUnordered<_> = timers
        .into_iter()
        .map(|(name, at)| async move {
            sleep_until(at).await;
            name
        })
        .collect();
    let fired: Vec<_> = waiting.collect().await; // the same
    // endregion: b85_modern
    fired
}

#[test]
fn b85_a_delay_queue_yields_by_deadline_and_wakes_for_an_earlier_one_in_both() {
    assert_eq!(legacy_queue(), ["earlier", "late"]);
    assert_eq!(on_tokio(modern_queue()), ["earlier", "late"]);
}

/// Returns the items of a queue that gets an earlier deadline while somebody waits for a late one.
fn legacy_queue() -> Vec<&'static str> {
    use futures_legacy::{Async, Future as _, Stream as _, future::poll_fn};
    use tokio_legacy::timer::{Delay, DelayQueue};

    let mut queue = DelayQueue::new();
    queue.insert("late", 10 * SOON);
    let mut seen = Vec::new();
    let mut inserting = Some(Delay::new(Instant::now() + SOON));
    let all = poll_fn(move || {
        if let Some(delay) = &mut inserting
            && delay.poll().unwrap().is_ready()
        {
            queue.insert("earlier", SOON);
            inserting = None;
        }
        while let Async::Ready(Some(expired)) = queue.poll().unwrap() {
            seen.push(expired.into_inner());
        }
        Ok::<_, ()>(if seen.len() == 2 { Async::Ready(seen.clone()) } else { Async::NotReady })
    });
    tokio_legacy::runtime::current_thread::block_on_all(all).unwrap()
}

async fn modern_queue() -> Vec<&'static str> {
    use futures::StreamExt as _;
    use std::pin::pin;
    use tokio::time::sleep;

    let mut queue = tokio_util::time::DelayQueue::new();
    queue.insert("late", 10 * SOON);
    let mut seen = Vec::new();
    let mut inserting = pin!(sleep(SOON));
    while seen.len() < 2 {
        tokio::select! {
            biased;
            () = &mut inserting, if seen.is_empty() && queue.len() == 1 => {
                queue.insert("earlier", SOON);
            }
            Some(expired) = queue.next() => seen.push(expired.into_inner()),
        }
    }
    seen
}

#[test]
fn b85_each_clone_of_a_watch_receiver_sees_a_change_in_both() {
    use futures_legacy::{Async, Future as _, Stream as _, future::lazy};

    let (mut send, receive) = tokio_legacy::sync::watch::channel(1);
    let legacy = lazy(move || {
        let mut clones = [receive.clone(), receive];
        for clone in &mut clones {
            let _ = clone.poll(); // the initial value
        }
        send.broadcast(2).unwrap();
        Ok::<_, ()>(clones.map(|mut clone| matches!(clone.poll(), Ok(Async::Ready(Some(2))))))
    });
    assert_eq!(legacy.wait(), Ok([true, true]));

    let modern = on_tokio(async {
        let (send, receive) = tokio::sync::watch::channel(1);
        let clones = [receive.clone(), receive];
        send.send(2).unwrap();
        clones.map(|clone| clone.has_changed().unwrap())
    });
    assert_eq!(modern, [true, true]);
}

#[test]
fn b85_select_ok_and_lines_have_not_changed_in_both() {
    use futures::StreamExt as _;
    use futures_legacy::{Future as _, Stream as _};

    let outcomes = [Err(0), Ok(1), Ok(2), Ok(3)];
    let legacy = futures_legacy::future::select_ok(outcomes.map(futures_legacy::future::result)).wait();
    let legacy = legacy.map(|(first, rest)| (first, rest.into_iter().map(|f| f.wait().unwrap()).collect::<Vec<i32>>()));
    let modern = futures::executor::block_on(futures::future::select_ok(outcomes.map(futures::future::ready)));
    let modern = modern.map(|(first, rest)| {
        (first, rest.into_iter().map(|f| futures::executor::block_on(f).unwrap()).collect::<Vec<i32>>())
    });
    assert_eq!(legacy, Ok((1, vec![2, 3])));
    assert_eq!(modern, legacy);
    let failed: [Result<i32, i32>; 3] = [Err(0), Err(1), Err(2)];
    let legacy = futures_legacy::future::select_ok(failed.map(futures_legacy::future::result)).wait();
    assert_eq!(legacy.err(), Some(2));
    let modern = futures::executor::block_on(futures::future::select_ok(failed.map(futures::future::ready)));
    assert_eq!(modern.err(), Some(2));

    let text = &b"a\r\n\nb\rc\r"[..];
    let lines = tokio_legacy::codec::FramedRead::new(text, tokio_legacy::codec::LinesCodec::new());
    let legacy: Vec<String> = lines.wait().map(Result::unwrap).collect();
    assert_eq!(legacy, ["a", "", "b\rc"]);
    let lines = tokio_util::codec::FramedRead::new(text, tokio_util::codec::LinesCodec::new());
    let modern: Vec<String> = on_tokio(lines.map(Result::unwrap).collect());
    assert_eq!(modern, legacy);
}
