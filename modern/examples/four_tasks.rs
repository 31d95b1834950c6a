//! Four tasks, each with a line to print: `main` has to wait for them, for the runtime does not.

use tokio::task::JoinSet;

#[tokio::main]
async fn main() {
    // region: body
    let mut tasks = JoinSet::new();
    for i in 0..4 {
        tasks.spawn(async move {
            println!("Hello from task {i}");
        });
    }

    // The runtime ends with `main` and drops every task that has not ended by then.
    tasks.join_all().await;
    // endregion: body
}
