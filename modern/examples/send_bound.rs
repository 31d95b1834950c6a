//! What is not `Send` may live in a task as long as it is gone before the task waits.

use std::rc::Rc;

use tokio::task::{JoinError, yield_now};

#[tokio::main]
async fn main() -> Result<(), JoinError> {
    // region: body
    let task = tokio::spawn(async {
        // The block ends the life of `rc` before the task waits.
        {
            let rc = Rc::new("hello");
            println!("{rc}");
        }

        yield_now().await;
        println!("still the same task");
    });

    task.await
    // endregion: body
}
