//! Shows what the compiler says to old habits where `either_or_boxed` is ported. Each case is compiled by itself.

// refused: E0733: recursion in an async fn requires boxing
async fn resolve(aliases: u32) -> u32 {
    if aliases == 0 { 0 } else { resolve(aliases - 1).await }
}

// refused: E0308: `if` and `else` have incompatible types
fn record(cached: bool) -> impl Future<Output = u32> {
    if cached { async { 1 } } else { async { 2 } }
}
