//! A task borrows from the function that starts it.

use tokio::task;

pub async fn borrow_in_task() {
    // region: borrow_in_task
    let v = vec![1, 2, 3];

    task::spawn(async {
        println!("Here's a vec: {:?}", v);
    });
    // endregion: borrow_in_task
}
