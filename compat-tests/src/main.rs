//! compat-tests
fn main() {}
