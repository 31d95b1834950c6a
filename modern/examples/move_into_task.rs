//! A task owns what it uses: `move` takes the vector into it, since the task may live longer than the function.

use tokio::task::{self, JoinError};

#[tokio::main]
async fn main() -> Result<(), JoinError> {
    // region: body
    let v = vec![1, 2, 3];

    let task = task::spawn(async move {
        println!("Here's a vec: {v:?}");
    });

    task.await
    // endregion: body
}
