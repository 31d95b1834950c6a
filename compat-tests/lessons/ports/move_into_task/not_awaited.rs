//! Wrong: nobody waits for the task.

use tokio::task;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let v = vec![1, 2, 3];
    task::spawn(async move {
        println!("Here's a vec: {v:?}");
    });
}
