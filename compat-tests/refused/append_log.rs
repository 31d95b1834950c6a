//! Old habits that the compiler refuses where `append_log` is ported: each case is compiled by itself.

// refused: E0521: borrowed data escapes outside of function
use tokio::task::{JoinError, spawn_blocking};
async fn commit(disk: &mut std::fs::File) -> Result<(), JoinError> {
    spawn_blocking(|| disk.sync_data()).await.map(drop)
}

// refused: E0382: use of moved value
use tokio::task::{JoinError, spawn_blocking};
async fn commit_all(disk: std::fs::File) -> Result<(), JoinError> {
    for _ in 0..2 {
        spawn_blocking(move || disk.sync_data()).await.map(drop)?;
    }
    Ok(())
}
