//! Wrong: `main` lets the task go as far as its first wait and ends.

use std::rc::Rc;

use tokio::task::yield_now;

#[tokio::main(flavor = "current_thread")]
async fn main() {
    tokio::spawn(async {
        {
            let rc = Rc::new("hello");
            println!("{rc}");
        }
        yield_now().await;
        println!("still the same task");
    });
    yield_now().await;
}
