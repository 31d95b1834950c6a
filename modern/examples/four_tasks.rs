//! Four tasks, each with a line to print after a pause: `main` has to wait for them, for the runtime does not.

use std::env;
use std::time::Duration;

use tokio::task::JoinSet;
use tokio::time::sleep;

#[tokio::main]
async fn main() {
    let pause = Duration::from_millis(env::args().nth(1).map_or(10, |ms| ms.parse().expect("milliseconds")));
    // region: body
    let mut tasks = JoinSet::new();
    for i in 0..4 {
        tasks.spawn(async move {
            sleep((4 - i) * pause).await;
            println!("Hello from task {i}");
        });
    }

    // The runtime ends with `main` and drops every task that has not ended by then.
    tasks.join_all().await;
    // endregion: body
}
