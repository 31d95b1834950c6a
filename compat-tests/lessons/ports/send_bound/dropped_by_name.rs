//! Wrong: dropped by name before the await, which is not the end of its scope.

use std::rc::Rc;

use tokio::task::yield_now;

#[tokio::main]
async fn main() {
    tokio::spawn(async {
        let rc = Rc::new("hello");
        println!("{rc}");
        drop(rc);
        yield_now().await;
        println!("still the same task");
    })
    .await
    .unwrap();
}
