//! Intervals, timeouts and clocks: B40–B44, B65.

use std::io;
use std::thread;
use std::time::{Duration, Instant};

use crate::claims::{Legacy, Modern, shown};
use crate::common::{PATIENCE, panic_message};
use crate::drive::{on_paused_tokio, on_tokio};

const PERIOD: Duration = Duration::from_millis(10);

#[test]
fn b40_an_interval_first_ticks_after_one_period_and_in_tokio_1_at_once() {
    assert!(b40_legacy() >= PERIOD);
    shown(40, Legacy, "first ticks after d");
    assert_eq!(on_paused_tokio(b40_modern()), Duration::ZERO);
    assert!(on_paused_tokio(b40_modern_interval_at()) >= PERIOD);
    shown(40, Modern, "ticks at once");
}

fn b40_legacy() -> Duration {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let started = Instant::now();
    // region: b40_legacy
    use futures::{Future, Stream};
    use tokio::runtime::current_thread::block_on_all;
    use tokio::timer::Interval;

    let ticks = Interval::new_interval(PERIOD);
    let first = ticks.into_future().map(drop).map_err(drop);
    block_on_all(first).unwrap(); // after a period
    // endregion: b40_legacy
    started.elapsed()
}

async fn b40_modern() -> Duration {
    let started = tokio::time::Instant::now();
    // region: b40_modern
    use tokio::time::interval;

    let mut ticks = interval(PERIOD);
    ticks.tick().await; // at once
    // endregion: b40_modern
    started.elapsed()
}

async fn b40_modern_interval_at() -> Duration {
    let started = Instant::now();
    // region: b40_modern_interval_at
    use tokio::time::{Instant, interval_at};

    let mut ticks = interval_at(Instant::now() + PERIOD, PERIOD);
    ticks.tick().await; // after a period
    // endregion: b40_modern_interval_at
    started.elapsed()
}

#[test]
fn b41_missed_ticks_come_in_a_burst_in_both_unless_told_otherwise() {
    use tokio::time::MissedTickBehavior::{Burst, Delay, Skip};

    assert!(b41_legacy() >= 10);
    shown(41, Legacy, "They come in a burst");

    let unasked = async { tokio::time::interval(PERIOD).missed_tick_behavior() };
    assert_eq!(on_tokio(unasked), Burst);
    assert!(on_tokio(b41_modern(Burst)) >= 10);
    assert_eq!(on_tokio(b41_modern(Delay)), 1);
    assert_eq!(on_tokio(b41_modern(Skip)), 1);
    shown(41, Modern, "unless `set_missed_tick_behavior` asks");
}

fn b41_legacy() -> usize {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b41_legacy
    use futures::Stream;
    use tokio::runtime::current_thread::block_on_all;
    use tokio::timer::Interval;

    let ticks = Interval::new_interval(PERIOD);
    thread::sleep(10 * PERIOD); // a handler that blocks
    let resumed = Instant::now();
    let late = ticks.take_while(move |due| Ok(*due <= resumed)).collect();
    block_on_all(late).unwrap().len() // 10, one after the other
    // endregion: b41_legacy
}

async fn b41_modern(behavior: tokio::time::MissedTickBehavior) -> usize {
    // region: b41_modern
    use tokio::time::{Instant, interval_at};

    let mut ticks = interval_at(Instant::now() + PERIOD, PERIOD);
    ticks.set_missed_tick_behavior(behavior); // `Burst` unless said
    thread::sleep(10 * PERIOD); // a handler that blocks
    let resumed = Instant::now();
    let mut late = 0;
    while ticks.tick().await <= resumed {
        late += 1; // 10 with `Burst`, one with `Delay` or `Skip`
    }
    // endregion: b41_modern
    late
}

#[test]
fn b42_a_timeout_has_one_error_of_three_kinds_and_in_tokio_1_a_result_in_a_result() {
    use futures_legacy::{Future, future};
    use std::future::{pending, ready};
    use tokio_legacy::{runtime::current_thread::block_on_all, timer::Timeout};

    type Answer = Box<dyn Future<Item = u32, Error = io::Error>>;
    let timed = |answer: Answer| b42_legacy(&block_on_all(Timeout::new(answer, PERIOD)));
    assert_eq!(timed(Box::new(future::ok(7))), "answered");
    assert_eq!(timed(Box::new(future::empty())), "too late");
    let failed = future::err(io::ErrorKind::Other.into());
    assert_eq!(timed(Box::new(failed)), "failed");
    let without_runtime = Timeout::new(future::empty(), PERIOD).wait();
    assert_eq!(b42_legacy(&without_runtime), "there is no timer");
    shown(42, Legacy, "`Timeout` yields one `Result`");

    on_paused_tokio(async {
        use tokio::time::timeout;
        assert_eq!(b42_modern(timeout(PERIOD, ready(Ok(7))).await), "answered");
        assert_eq!(b42_modern(timeout(PERIOD, pending()).await), "too late");
        let failed = ready(Err(io::ErrorKind::Other.into()));
        assert_eq!(b42_modern(timeout(PERIOD, failed).await), "failed");
    });
    let text = panic_message(|| drop(tokio::time::timeout(PERIOD, pending::<()>())));
    assert!(text.contains("there is no reactor running"), "{text}");
    shown(42, Modern, "yields a `Result` in a `Result`");
}

fn b42_legacy(outcome: &Result<u32, tokio_legacy::timer::timeout::Error<io::Error>>) -> &'static str {
    // region: b42_legacy
    match outcome {
        Ok(_) => "answered",
        Err(e) if e.is_elapsed() => "too late",
        Err(e) if e.is_inner() => "failed",
        Err(_) => "there is no timer", // `is_timer`
    }
    // endregion: b42_legacy
}

fn b42_modern(outcome: Result<io::Result<u32>, tokio::time::error::Elapsed>) -> &'static str {
    // region: b42_modern
    match outcome {
        Ok(Ok(_)) => "answered",
        Ok(Err(_)) => "failed",
        Err(_elapsed) => "too late",
    } // no runtime: `timeout` panics when it is called
    // endregion: b42_modern
}

#[test]
fn b42_what_was_timed_is_kept_by_a_timeout_that_is_kept_or_that_borrows_in_both() {
    assert_eq!(b42_legacy_taken_back(), 7);
    assert_eq!(on_paused_tokio(b42_modern_taken_back()), 7);
    assert_eq!(on_paused_tokio(b42_modern_borrowed()), 7);
}

#[test]
fn b42_what_was_timed_is_dropped_with_a_timeout_that_was_awaited_in_both() {
    use tokio_legacy::{runtime::current_thread::block_on_all, timer::Timeout};

    let (asked, answer) = futures_legacy::sync::oneshot::channel::<()>();
    assert!(block_on_all(Timeout::new(answer, PERIOD)).is_err());
    assert!(asked.is_canceled());

    let (asked, answer) = tokio::sync::oneshot::channel::<()>();
    assert!(on_paused_tokio(async { tokio::time::timeout(PERIOD, answer).await }).is_err());
    assert!(asked.is_closed());
}

fn b42_legacy_taken_back() -> u32 {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let (asked, answer) = futures::sync::oneshot::channel();
    // region: b42_legacy_taken_back
    use futures::{Async, Future, future};
    use tokio::runtime::current_thread::block_on_all;
    use tokio::timer::Timeout;

    let mut asking = Timeout::new(answer, PERIOD);
    let elapsed = future::poll_fn(|| match asking.poll() {
        Ok(Async::NotReady) => Ok(Async::NotReady),
        Ok(Async::Ready(_)) => Err("answered in time"),
        Err(_elapsed) => Ok(Async::Ready(())),
    });
    block_on_all(elapsed).unwrap();
    let answer = asking.into_inner(); // not lost
    // endregion: b42_legacy_taken_back
    asked.send(7).unwrap();
    answer.wait().unwrap()
}

async fn b42_modern_taken_back() -> u32 {
    let (asked, answer) = tokio::sync::oneshot::channel();
    let mut asking = Box::pin(tokio::time::timeout(PERIOD, answer));
    std::future::poll_fn(|cx| asking.as_mut().poll(cx)).await.unwrap_err();
    asked.send(7).unwrap();
    asking.await.unwrap().unwrap()
}

async fn b42_modern_borrowed() -> u32 {
    let (asked, mut answer) = tokio::sync::oneshot::channel();
    // region: b42_modern_borrowed
    use tokio::time::timeout;

    timeout(PERIOD, &mut answer).await.unwrap_err();
    // endregion: b42_modern_borrowed
    asked.send(7).unwrap();
    answer.await.unwrap()
}

/// 2^36 ms, from which a timer of 0.1 fails, plus a day.
const TOO_FAR: Duration = Duration::from_millis((1 << 36) + 24 * 3600 * 1000);

#[test]
fn b43_a_wait_of_years_fails_and_in_tokio_1_waits() {
    assert_eq!(b43_legacy_years(), "timer is shutdown");
    shown(43, Legacy, "an error, `timer is shutdown`");
    assert!(on_tokio(b43_modern_years()));
    let waited = on_paused_tokio(async {
        let started = tokio::time::Instant::now();
        tokio::time::sleep(TOO_FAR).await;
        started.elapsed()
    });
    assert!(waited >= TOO_FAR);
    let text = panic_message(|| on_tokio(b43_modern_queue()));
    assert!(text.contains("invalid deadline"), "{text}");
    shown(43, Modern, "waits as long as it was told");
}

fn b43_legacy_years() -> String {
    use tokio_legacy as tokio;
    // region: b43_legacy_years
    use tokio::runtime::current_thread::block_on_all;
    use tokio::timer::Delay;

    let failed = block_on_all(Delay::new(Instant::now() + TOO_FAR)); // at its first poll
    // endregion: b43_legacy_years
    failed.unwrap_err().to_string()
}

/// Returns whether the timer waits.
async fn b43_modern_years() -> bool {
    // region: b43_modern_years
    use futures::FutureExt;
    use tokio::time::sleep;

    let waits = sleep(TOO_FAR).now_or_never().is_none();
    // endregion: b43_modern_years
    waits
}

async fn b43_modern_queue() {
    // region: b43_modern_queue
    use tokio_util::time::DelayQueue;

    let mut queue = DelayQueue::new();
    queue.insert("far away", TOO_FAR); // panics, as it did in 0.1
    // endregion: b43_modern_queue
}

#[test]
fn b43_timers_count_in_whole_milliseconds_in_both() {
    // Twenty waits of 0.1 ms each would take 2 ms if timers were precise.
    let at_least = Duration::from_millis(18);
    assert!(b43_legacy() >= at_least);
    assert!(on_tokio(b43_modern()) >= at_least);
}

fn b43_legacy() -> Duration {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let started = Instant::now();
    // region: b43_legacy
    use futures::{Future, Stream, stream};
    use tokio::runtime::current_thread::block_on_all;
    use tokio::timer::Delay;

    let waits = stream::iter_ok(0..20).for_each(|_| {
        let deadline = Instant::now() + Duration::from_micros(100);
        Delay::new(deadline) // a millisecond
    });
    block_on_all(waits.map_err(drop)).unwrap();
    // endregion: b43_legacy
    started.elapsed()
}

async fn b43_modern() -> Duration {
    let started = Instant::now();
    // region: b43_modern
    use tokio::time::sleep;

    for _ in 0..20 {
        sleep(Duration::from_micros(100)).await; // a millisecond
    }
    // endregion: b43_modern
    started.elapsed()
}

#[test]
fn b43_a_wait_of_zero_is_not_ready_at_its_first_poll_in_both() {
    use futures::FutureExt as _;
    use futures_legacy::{Async, Future as _, lazy};
    use tokio_legacy::{runtime::current_thread::block_on_all, timer::Delay};

    let first_poll = block_on_all(lazy(|| Delay::new(Instant::now()).poll()));
    assert_eq!(first_poll.unwrap(), Async::NotReady);

    let first_poll = on_tokio(async { tokio::time::sleep(Duration::ZERO).now_or_never() });
    assert_eq!(first_poll, None);
}

#[test]
fn b43_the_longest_duration_panics_and_in_tokio_1_waits_for_years() {
    let text = panic_message(b43_legacy_for_ever);
    assert_eq!(text, "overflow when adding duration to instant");

    let year = Duration::from_secs(365 * 24 * 3600);
    on_paused_tokio(async {
        let started = tokio::time::Instant::now();
        let _ = tokio::time::timeout(year, b43_modern_for_ever()).await;
        assert!(started.elapsed() >= year);
        let longest = tokio::time::sleep(Duration::MAX);
        assert_eq!(longest.deadline() - tokio::time::Instant::now(), 30 * year);
    });
}

fn b43_legacy_for_ever() {
    use {futures_legacy as futures, tokio_legacy as tokio};
    let answer = futures::future::empty::<(), ()>();
    // region: b43_legacy_for_ever
    use futures::Future;
    use tokio::util::FutureExt;

    let answer = answer.timeout(Duration::MAX); // panics: the deadline is out of range
    // endregion: b43_legacy_for_ever
    drop(answer.wait());
}

async fn b43_modern_for_ever() {
    let answer = std::future::pending::<()>();
    // region: b43_modern_for_ever
    use tokio::time::timeout;

    let _ = timeout(Duration::MAX, answer).await; // ends in 30 years
    // endregion: b43_modern_for_ever
}

const HOUR: Duration = Duration::from_secs(3600);

#[test]
fn b44_the_clock_gives_std_instants_and_in_tokio_1_its_own_which_alone_follow_pause() {
    assert_eq!(b44_legacy(), HOUR);
    shown(44, Legacy, "use `std::time::Instant`");
    assert!(on_paused_tokio(b44_modern()) >= HOUR);
    assert!(on_paused_tokio(b44_modern_std()) < HOUR);
    shown(44, Modern, "has an `Instant` of its own");
}

struct Ahead(Instant);

impl tokio_timer::clock::Now for Ahead {
    fn now(&self) -> Instant {
        self.0
    }
}

fn b44_legacy() -> Duration {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b44_legacy
    use futures::future;
    use tokio::clock;
    use tokio::runtime::current_thread::Builder;
    use tokio_timer::clock::Clock;

    let created = Instant::now(); // of `std::time`, as all of 0.1's
    let an_hour_later = Clock::new_with_now(Ahead(created + HOUR));
    let mut runtime = Builder::new().clock(an_hour_later).build().unwrap();
    let age = future::lazy(|| Ok::<_, ()>(clock::now() - created));
    runtime.block_on(age).unwrap() // an hour
    // endregion: b44_legacy
}

async fn b44_modern() -> Duration {
    // region: b44_modern
    use tokio::time::{self, Instant};

    let created = Instant::now(); // of `tokio::time`
    time::advance(HOUR).await;
    created.elapsed() // an hour
    // endregion: b44_modern
}

#[allow(unused_qualifications)] // which of the two instants is the point
async fn b44_modern_std() -> Duration {
    // region: b44_modern_std
    use tokio::time;

    let created = std::time::Instant::now();
    time::advance(HOUR).await;
    created.elapsed() // nothing
    // endregion: b44_modern_std
}

#[test]
fn b44_a_clock_that_is_set_stands_still_and_a_paused_one_jumps_while_a_socket_is_awaited() {
    let real = Instant::now();
    assert!(b44_legacy_still());
    assert!(on_paused_tokio(b44_modern_jumps()));
    assert!(real.elapsed() < HOUR);
}

/// Returns a blocking peer of a socket, and the sender that lets it send its byte.
fn peer() -> (std::net::TcpStream, std::sync::mpsc::Sender<()>) {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let ours = std::net::TcpStream::connect(listener.local_addr().unwrap()).unwrap();
    let (send, when) = std::sync::mpsc::channel();
    thread::spawn(move || {
        let (mut peer, _) = listener.accept().unwrap();
        let _ = when.recv();
        let _ = io::Write::write_all(&mut peer, b"x");
    });
    (ours, send)
}

/// Returns whether the byte came before an hour was over.
fn b44_legacy_still() -> bool {
    use tokio_legacy as tokio;
    let (socket, send) = peer();
    let socket = tokio::net::TcpStream::from_std(socket, &Default::default()).unwrap();
    let clock = tokio_timer::clock::Clock::new_with_now(Ahead(Instant::now()));
    let mut runtime = tokio::runtime::current_thread::Builder::new().clock(clock).build().unwrap();
    thread::spawn(move || {
        thread::sleep(PERIOD); // the socket is awaited meanwhile
        send.send(())
    });
    // region: b44_legacy_still
    use tokio::util::FutureExt;

    let read = tokio::io::read_exact(socket, [0]).timeout(HOUR); // the clock shows the same all the while
    let came = runtime.block_on(read).is_ok();
    // endregion: b44_legacy_still
    came
}

/// Returns whether an hour was over before the byte could come.
async fn b44_modern_jumps() -> bool {
    let (socket, send) = peer();
    socket.set_nonblocking(true).unwrap();
    let mut socket = tokio::net::TcpStream::from_std(socket).unwrap();
    // region: b44_modern_jumps
    use tokio::io::AsyncReadExt;
    use tokio::time::timeout;

    // Nothing else to do: the clock jumps to the next timer, though a peer is about to answer.
    let read = timeout(HOUR, socket.read_exact(&mut [0])).await;
    let is_elapsed = read.is_err();
    // endregion: b44_modern_jumps
    let _ = send.send(());
    is_elapsed
}

#[test]
fn b65_a_timeout_around_work_that_never_waits_never_elapses_and_in_tokio_1_does() {
    let since = Instant::now();
    assert!(b65_legacy(|| since.elapsed() >= 10 * PERIOD).is_ok());
    shown(65, Legacy, "the timeout does not elapse");
    assert!(on_tokio(b65_modern(|| since.elapsed() >= PATIENCE)).is_err());
    let since = Instant::now();
    let outcome = on_tokio(b65_modern_futures_channel(|| since.elapsed() >= 10 * PERIOD));
    assert!(outcome.is_ok(), "futures 0.3 has no budget");
    shown(65, Modern, "and the timeout elapses");
}

fn b65_legacy(enough: impl Fn() -> bool) -> Result<(), tokio_legacy::timer::timeout::Error<()>> {
    use {futures_legacy as futures, tokio_legacy as tokio};
    // region: b65_legacy
    use futures::{Stream, sync::mpsc::unbounded};
    use tokio::runtime::current_thread::block_on_all;
    use tokio::util::FutureExt;

    let (tx, rx) = unbounded();
    tx.unbounded_send("again").unwrap();
    let endless = rx.take_while(|_| Ok(!enough())).for_each(|message| {
        tx.unbounded_send(message).unwrap();
        Ok(())
    });
    block_on_all(endless.timeout(PERIOD)) // `Ok`, after ten periods: nobody looked at the clock
    // endregion: b65_legacy
}

async fn b65_modern(enough: impl Fn() -> bool) -> Result<(), tokio::time::error::Elapsed> {
    // region: b65_modern
    use tokio::sync::mpsc::unbounded_channel;
    use tokio::time::timeout;

    let (tx, mut rx) = unbounded_channel();
    tx.send("again").unwrap();
    let endless = async {
        while let Some(message) = rx.recv().await
            && !enough()
        {
            tx.send(message).unwrap();
        }
    };
    timeout(PERIOD, endless).await // `Err(Elapsed)`, after one period
    // endregion: b65_modern
}

async fn b65_modern_futures_channel(enough: impl Fn() -> bool) -> Result<(), tokio::time::error::Elapsed> {
    use futures::StreamExt as _;

    let (tx, mut rx) = futures::channel::mpsc::unbounded();
    tx.unbounded_send("again").unwrap();
    let endless = async {
        while let Some(message) = rx.next().await
            && !enough()
        {
            tx.unbounded_send(message).unwrap();
        }
    };
    tokio::time::timeout(PERIOD, endless).await
}
