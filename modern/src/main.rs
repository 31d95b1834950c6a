//! modern
fn main() {}
