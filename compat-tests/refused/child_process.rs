//! Shows what the compiler says to old habits where `child_process` is ported. Each case is compiled by itself.

// refused: E0599: field, not a method
use tokio::process::{Child, ChildStdin};
fn input(child: &mut Child) -> Option<ChildStdin> {
    child.stdin().take()
}

// refused: E0277: is not a future
use tokio::process::Child;
async fn end(child: Child) {
    child.await;
}
