//! Shows what the compiler says to old habits where `retry_with_backoff` is ported. Each case is compiled by itself.

// refused: captured variable cannot escape `FnMut` closure body
async fn retry<F: FnMut() -> O, O: Future<Output = bool>>(mut operation: F) {
    while !operation().await {}
}
async fn count() {
    let mut attempts = 0;
    let operation = || async {
        attempts += 1;
        attempts == 3
    };
    retry(operation).await;
}
