//! Shows what the compiler says to old habits where `select_and_timeout` is ported. Each case is compiled by itself.

// refused: E0277: cannot be unpinned
async fn first(mut quick: impl Future<Output = ()>, slow: impl Future<Output = ()>) {
    tokio::select! {
        () = &mut quick => {}
        () = slow => {}
    }
}

// refused: E0308: expected `u32`, found `Result<u32, Error>`
use std::io;
use std::time::Duration;
async fn limited(job: impl Future<Output = io::Result<u32>>) -> io::Result<u32> {
    let number = tokio::time::timeout(Duration::from_secs(1), job).await?;
    Ok(number)
}
