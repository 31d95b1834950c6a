//! Shows what the compiler says to old habits where `blocking_work` is ported. Each case is compiled by itself.

// refused: E0521: borrowed data escapes outside of function
use tokio::task::{JoinError, spawn_blocking};
async fn sort(numbers: &mut Vec<u32>) -> Result<(), JoinError> {
    spawn_blocking(move || numbers.sort_unstable()).await
}

// refused: E0373: closure may outlive the current function, but it borrows `numbers`
use tokio::task::{JoinError, spawn_blocking};
async fn sum(numbers: Vec<u32>) -> Result<u32, JoinError> {
    spawn_blocking(|| numbers.iter().sum()).await
}
