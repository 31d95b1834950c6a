//! Shows what the compiler says to old habits where `error_chain` is ported. Each case is compiled by itself.

// refused: E0277: `?` couldn't convert the error to `ParseIntError`
use std::num::ParseIntError;
async fn port() -> Result<u16, ParseIntError> {
    let text = tokio::fs::read_to_string("port").await?;
    text.trim().parse()
}
