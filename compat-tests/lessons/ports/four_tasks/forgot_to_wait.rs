//! Wrong: nothing waits for the tasks, and one thread alone runs them only while `main` waits.

#[tokio::main(flavor = "current_thread")]
async fn main() {
    for i in 0..4 {
        tokio::spawn(async move { println!("Hello from task {i}") });
    }
}
