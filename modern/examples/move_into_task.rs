//! A task owns what it uses: `move` takes the vector into it, since the task may live longer than the function.

use std::env;
use std::time::Duration;

use tokio::task::{self, JoinError};
use tokio::time::sleep;

#[tokio::main]
async fn main() -> Result<(), JoinError> {
    let pause = Duration::from_millis(env::args().nth(1).map_or(10, |ms| ms.parse().expect("milliseconds")));
    // region: body
    let v = vec![1, 2, 3];

    let task = task::spawn(async move {
        sleep(pause).await;
        println!("Here's a vec: {v:?}");
    });

    task.await
    // endregion: body
}
