//! Streams across the generations, in both directions.

use crate::modern;

#[test]
fn a_legacy_stream_is_read_by_modern_code() {
    let seen = modern().block_on(async {
        // region: legacy_stream_in_modern
        use futures::TryStreamExt as _;
        use futures::compat::Stream01CompatExt as _; // `.compat()` on streams of 0.1
        use futures_legacy::{stream, sync::mpsc};

        let (sender, receiver) = mpsc::unbounded::<u32>();
        sender.unbounded_send(1).unwrap();
        drop(sender);
        let ones: Vec<u32> = receiver.compat().try_collect().await.unwrap();

        let failing = stream::iter_result(vec![Ok(2), Err("broken"), Ok(3)]).compat();
        let failed = failing.try_collect::<Vec<u32>>().await; // errors are items now
        // endregion: legacy_stream_in_modern
        (ones, failed)
    });
    assert_eq!(seen, (vec![1], Err("broken")));
}

#[test]
fn a_modern_stream_is_read_by_legacy_code() {
    // region: modern_stream_in_legacy
    use futures::{StreamExt as _, TryStreamExt as _, stream}; // `.compat()` on streams of 0.3
    use futures_legacy::{Future as _, Stream as _};

    let numbers = stream::iter([1, 2, 3]);
    let old = numbers.map(Ok::<u32, ()>).compat(); // `Unpin`, and of `Result`s
    let sum = old.fold(0, |sum, number| Ok::<u32, ()>(sum + number)).wait();
    // endregion: modern_stream_in_legacy
    assert_eq!(sum, Ok(6));
}

#[test]
fn a_modern_stream_that_needs_tokio_1_is_read_there_and_passed_on() {
    // region: modern_stream_passed_on
    use futures_legacy::{Future as _, Stream as _, sync::mpsc};
    use std::time::Duration;
    use tokio::time::interval;

    let runtime = tokio::runtime::Runtime::new().unwrap();
    let (pass_on, passed_on) = mpsc::unbounded();
    runtime.spawn(async move {
        let mut ticks = interval(Duration::from_millis(1)); // would find no timer on a thread of 0.1
        for number in 0..3 {
            ticks.tick().await;
            pass_on.unbounded_send(number).unwrap();
        }
    });
    let seen = passed_on.collect().wait(); // on any thread, of 0.1 too
    // endregion: modern_stream_passed_on
    assert_eq!(seen, Ok(vec![0, 1, 2]));
}
