//! A task borrows from the function that starts it.

use futures::future::lazy;

pub fn borrow_in_task() {
    // region: borrow_in_task
    let v = vec![1, 2, 3];

    tokio::spawn(lazy(|| {
        println!("Here's a vec: {:?}", v);
        Ok(())
    }));
    // endregion: borrow_in_task
}
