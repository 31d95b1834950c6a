//! Wrong: the `Rc` lives on across the await.

use std::rc::Rc;

use tokio::task::yield_now;

#[tokio::main]
async fn main() {
    tokio::spawn(async {
        let rc = Rc::new("hello");
        println!("{rc}");
        yield_now().await;
        println!("still the same task as for {rc}");
    })
    .await
    .unwrap();
}
