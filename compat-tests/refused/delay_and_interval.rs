//! Shows what the compiler says to old habits where `delay_and_interval` is ported. Each case is compiled by itself.

// refused: E0599: the method `for_each` exists for struct `Interval`, but its trait bounds were not satisfied
use futures::StreamExt;
use tokio::time::Interval;
async fn tick(interval: Interval) {
    interval.for_each(async |_| println!("tick")).await;
}
