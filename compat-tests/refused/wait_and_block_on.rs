//! Shows what the compiler says to old habits where `wait_and_block_on` is ported. Each case is compiled by itself.

// refused: E0599: no method named `wait` found
fn answer(answer: impl Future<Output = u32>) -> u32 {
    answer.wait()
}
