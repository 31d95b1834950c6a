//! B40–B44: intervals, timeouts and clocks.

#![allow(
    unreachable_pub,
    reason = "what the guide quotes reads as a user would have written it"
)]

use std::time::Duration;

use crate::drive::{on_paused_tokio, on_tokio, panic_text};

const PERIOD: Duration = Duration::from_millis(10);

mod legacy {
    use super::{Duration, PERIOD};
    use ::futures_legacy as futures;
    use ::tokio_legacy as tokio;
    use std::io;
    use std::thread;
    use std::time::Instant;

    use ::futures_legacy::sync::oneshot;
    use ::futures_legacy::{Async, Future, Stream, future};
    use ::tokio_legacy::runtime::current_thread;
    use ::tokio_legacy::timer::{Delay, Interval, Timeout, timeout};
    use ::tokio_timer::clock::{Clock, Now};

    // region: b40_legacy
    pub fn time_to_the_first_tick() -> Duration {
        let started = Instant::now();
        let first = Interval::new_interval(PERIOD).take(1).for_each(|_| Ok(()));
        current_thread::block_on_all(first).unwrap();
        started.elapsed() // a whole period
    }
    // endregion: b40_legacy

    // region: b41_legacy
    pub fn ticks_after_ten_were_missed() -> usize {
        let ticks = Interval::new_interval(PERIOD);
        thread::sleep(10 * PERIOD); // a handler that blocks
        let resumed = Instant::now();
        let late = ticks.take_while(move |due| Ok(*due <= resumed)).collect();
        current_thread::block_on_all(late).unwrap().len()
    }
    // endregion: b41_legacy

    // region: b42_legacy
    pub fn verdict(outcome: Result<u32, timeout::Error<io::Error>>) -> &'static str {
        match outcome {
            Ok(_) => "answered",
            Err(ref e) if e.is_elapsed() => "too late",
            Err(ref e) if e.is_inner() => "failed",
            Err(_) => "there is no timer",
        }
    }
    // endregion: b42_legacy

    pub(super) fn verdicts() -> [&'static str; 4] {
        let on_runtime = |answer: Box<dyn Future<Item = u32, Error = io::Error>>| {
            verdict(current_thread::block_on_all(Timeout::new(answer, PERIOD)))
        };
        [
            on_runtime(Box::new(future::ok(7))),
            on_runtime(Box::new(future::empty())),
            on_runtime(Box::new(future::err(io::ErrorKind::Other.into()))),
            verdict(Timeout::new(future::empty(), PERIOD).wait()),
        ]
    }

    /// The answer of a request that is taken up again after its timeout elapsed.
    pub(super) fn answer_after_the_timeout() -> u32 {
        let (tx, answer) = oneshot::channel();
        let mut asking = Some(Timeout::new(answer, PERIOD));
        let elapsed = future::poll_fn(move || match asking.as_mut().unwrap().poll() {
            Ok(Async::NotReady) => Ok(Async::NotReady),
            Ok(Async::Ready(_)) => Err("answered too early"),
            Err(e) => {
                assert!(e.is_elapsed());
                Ok(Async::Ready(asking.take().unwrap().into_inner()))
            }
        });
        let answer = current_thread::block_on_all(elapsed).unwrap();
        tx.send(7).unwrap();
        answer.wait().unwrap()
    }

    // region: b43_legacy
    pub fn wait_for_a_tenth_of_a_millisecond() -> impl Future<Item = (), Error = ()> {
        let deadline = Instant::now() + Duration::from_micros(100);
        Delay::new(deadline).map_err(|e| panic!("{e}"))
    }

    pub fn wait_as_long_as_it_takes() -> Timeout<future::Empty<(), ()>> {
        Timeout::new(future::empty(), Duration::MAX)
    }
    // endregion: b43_legacy

    pub(super) fn twenty_short_waits() -> Duration {
        let started = Instant::now();
        let waits = future::loop_fn(0, |n| {
            wait_for_a_tenth_of_a_millisecond().map(move |()| match n {
                19 => future::Loop::Break(()),
                _ => future::Loop::Continue(n + 1),
            })
        });
        current_thread::block_on_all(waits).unwrap();
        started.elapsed()
    }

    pub(super) fn a_wait_of_zero_is_pending_at_first() -> bool {
        let first_poll = futures::lazy(|| Delay::new(Instant::now()).poll());
        current_thread::block_on_all(first_poll).unwrap() == Async::NotReady
    }

    struct Frozen(Instant);

    impl Now for Frozen {
        fn now(&self) -> Instant {
            self.0
        }
    }

    // region: b44_legacy
    pub fn age_of(created: Instant) -> Duration {
        tokio::clock::now() - created // a `std::time::Instant`, as everywhere
    }
    // endregion: b44_legacy

    /// The age of something made now, on a runtime whose clock stands one hour from now.
    pub(super) fn age_under_a_clock_one_hour_ahead() -> Duration {
        let created = Instant::now();
        let ahead = Clock::new_with_now(Frozen(created + Duration::from_secs(3600)));
        current_thread::Builder::new()
            .clock(ahead)
            .build()
            .unwrap()
            .block_on(futures::lazy(|| Ok::<_, ()>(age_of(created))))
            .unwrap()
    }
}

mod modern {
    use super::{Duration, PERIOD};
    use futures::FutureExt;
    use futures::future::poll_fn;
    use std::io;
    use std::pin::pin;
    use std::task::Poll;
    use std::thread;
    use tokio::sync::oneshot;
    use tokio::time::error::Elapsed;
    use tokio::time::{
        Instant, MissedTickBehavior, Timeout, interval, interval_at, sleep, timeout,
    };

    // region: b40_modern
    pub async fn time_to_the_first_tick() -> Duration {
        let started = Instant::now();
        interval(PERIOD).tick().await;
        started.elapsed() // nothing
    }

    pub async fn time_to_the_first_tick_as_before() -> Duration {
        let started = Instant::now();
        interval_at(started + PERIOD, PERIOD).tick().await;
        started.elapsed()
    }
    // endregion: b40_modern

    // region: b41_modern
    pub async fn ticks_after_ten_were_missed(behavior: MissedTickBehavior) -> usize {
        let mut ticks = interval_at(Instant::now() + PERIOD, PERIOD);
        ticks.set_missed_tick_behavior(behavior); // `Burst` unless said
        thread::sleep(10 * PERIOD); // a handler that blocks
        let resumed = Instant::now();
        let mut late = 0;
        while ticks.tick().await <= resumed {
            late += 1;
        }
        late
    }
    // endregion: b41_modern

    pub(super) async fn default_behavior() -> MissedTickBehavior {
        interval(PERIOD).missed_tick_behavior()
    }

    // region: b42_modern
    pub fn verdict(outcome: Result<Result<u32, io::Error>, Elapsed>) -> &'static str {
        match outcome {
            Ok(Ok(_)) => "answered",
            Ok(Err(_)) => "failed",
            Err(_elapsed) => "too late",
        }
    }
    // endregion: b42_modern

    pub(super) async fn verdicts() -> [&'static str; 3] {
        use std::future::{pending, ready};
        [
            verdict(timeout(PERIOD, ready(Ok(7))).await),
            verdict(timeout(PERIOD, pending()).await),
            verdict(timeout(PERIOD, ready(Err(io::ErrorKind::Other.into()))).await),
        ]
    }

    pub(super) fn timeout_without_a_runtime() {
        drop(timeout(PERIOD, std::future::pending::<()>()));
    }

    /// The answer of a request that is taken up again after its timeout elapsed.
    pub(super) async fn answer_after_the_timeout() -> u32 {
        let (tx, mut answer) = oneshot::channel();
        timeout(PERIOD, &mut answer).await.unwrap_err();
        let mut asking = Box::pin(timeout(PERIOD, answer));
        poll_fn(|cx| asking.poll_unpin(cx)).await.unwrap_err();
        tx.send(7).unwrap();
        asking.await.unwrap().unwrap()
    }

    // region: b43_modern
    pub async fn wait_for_a_tenth_of_a_millisecond() {
        sleep(Duration::from_micros(100)).await;
    }

    pub fn wait_as_long_as_it_takes() -> Timeout<std::future::Pending<()>> {
        timeout(Duration::MAX, std::future::pending())
    }
    // endregion: b43_modern

    pub(super) async fn twenty_short_waits() -> Duration {
        let started = std::time::Instant::now();
        for _ in 0..20 {
            wait_for_a_tenth_of_a_millisecond().await;
        }
        started.elapsed()
    }

    pub(super) async fn a_wait_of_zero_is_pending_at_first() -> bool {
        let mut wait = pin!(sleep(Duration::ZERO));
        poll_fn(|cx| Poll::Ready(wait.as_mut().poll(cx).is_pending())).await
    }

    /// The days until a wait for `Duration::MAX` ends, at most `limit`.
    pub(super) async fn days_of_the_longest_wait(limit: u64) -> u64 {
        let started = Instant::now();
        let day = Duration::from_secs(24 * 3600);
        let limit = day * u32::try_from(limit).unwrap();
        let _ = timeout(limit, wait_as_long_as_it_takes()).await;
        started.elapsed().as_secs() / day.as_secs()
    }

    // region: b44_modern
    pub fn age_of(created: Instant) -> Duration {
        Instant::now() - created // a `tokio::time::Instant`: only this one follows `time::pause`
    }
    // endregion: b44_modern

    /// The ages by tokio's clock and by the system's after a paused clock was moved by one hour.
    pub(super) async fn ages_after_an_hour_of_paused_time() -> (Duration, Duration) {
        let (created, created_std) = (Instant::now(), std::time::Instant::now());
        tokio::time::advance(Duration::from_secs(3600)).await;
        (age_of(created), created_std.elapsed())
    }
}

#[test]
fn b40_an_interval_first_ticks_after_one_period_and_in_tokio_1_at_once() {
    assert!(legacy::time_to_the_first_tick() >= PERIOD);
    assert_eq!(
        on_paused_tokio(modern::time_to_the_first_tick()),
        Duration::ZERO
    );
    assert!(on_paused_tokio(modern::time_to_the_first_tick_as_before()) >= PERIOD);
}

#[test]
fn b41_missed_ticks_come_in_a_burst_in_both_unless_told_otherwise() {
    use tokio::time::MissedTickBehavior::{Burst, Delay, Skip};
    assert!(legacy::ticks_after_ten_were_missed() >= 10);

    assert_eq!(on_tokio(modern::default_behavior()), Burst);
    assert!(on_tokio(modern::ticks_after_ten_were_missed(Burst)) >= 10);
    assert_eq!(on_tokio(modern::ticks_after_ten_were_missed(Delay)), 1);
    assert_eq!(on_tokio(modern::ticks_after_ten_were_missed(Skip)), 1);
}

#[test]
fn b42_a_timeout_has_one_error_of_three_kinds_and_in_tokio_1_a_result_in_a_result() {
    assert_eq!(
        legacy::verdicts(),
        ["answered", "too late", "failed", "there is no timer"]
    );
    assert_eq!(
        on_paused_tokio(modern::verdicts()),
        ["answered", "too late", "failed"]
    );
    let text = panic_text(modern::timeout_without_a_runtime);
    assert!(text.contains("there is no reactor running"), "{text}");
}

#[test]
fn b42_the_future_inside_outlives_the_timeout_in_both_when_the_timeout_is_kept_or_borrows() {
    assert_eq!(legacy::answer_after_the_timeout(), 7);
    assert_eq!(on_paused_tokio(modern::answer_after_the_timeout()), 7);
}

#[test]
fn b43_timers_count_in_whole_milliseconds_in_both() {
    // Twenty waits of 0.1 ms each: 2 ms if timers were finer than that.
    let at_least = Duration::from_millis(18);
    assert!(legacy::twenty_short_waits() >= at_least);
    assert!(on_tokio(modern::twenty_short_waits()) >= at_least);
}

#[test]
fn b43_a_wait_of_zero_is_not_ready_at_its_first_poll_in_both() {
    assert!(legacy::a_wait_of_zero_is_pending_at_first());
    assert!(on_tokio(modern::a_wait_of_zero_is_pending_at_first()));
}

#[test]
fn b43_the_longest_duration_panics_and_in_tokio_1_waits_for_years() {
    let text = panic_text(legacy::wait_as_long_as_it_takes);
    assert_eq!(text, "overflow when adding duration to instant");

    assert_eq!(on_paused_tokio(modern::days_of_the_longest_wait(365)), 365);
}

#[test]
fn b44_the_clock_gives_std_instants_and_in_tokio_1_its_own_that_follow_pause() {
    let hour = Duration::from_secs(3600);
    assert_eq!(legacy::age_under_a_clock_one_hour_ahead(), hour);

    let (age, age_std) = on_paused_tokio(modern::ages_after_an_hour_of_paused_time());
    assert!(age >= hour);
    assert!(age_std < hour);
}
