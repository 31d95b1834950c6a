//! Wrong: the task borrows the vector.

use tokio::task;

#[tokio::main]
async fn main() {
    let v = vec![1, 2, 3];
    task::spawn(async {
        println!("Here's a vec: {:?}", v);
    })
    .await
    .unwrap();
}
