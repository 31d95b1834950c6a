//! A value that is not `Send` may live in a task as long as it is dropped before the task waits.

use std::env;
use std::rc::Rc;
use std::time::Duration;

use tokio::task::JoinError;
use tokio::time::sleep;

#[tokio::main]
async fn main() -> Result<(), JoinError> {
    let pause = Duration::from_millis(env::args().nth(1).map_or(10, |ms| ms.parse().expect("milliseconds")));
    // region: body
    let task = tokio::spawn(async move {
        // The block ends the life of `rc` before the task waits.
        {
            let rc = Rc::new("hello");
            println!("{rc}");
        }

        sleep(pause).await;
        println!("still the same task");
    });

    task.await
    // endregion: body
}
