//! Shows what the compiler says to old habits where `not_send` is ported. Each case is compiled by itself.

// refused: future cannot be sent between threads safely
use std::rc::Rc;
fn start(log: Rc<str>) {
    tokio::spawn(async move { println!("{log}") });
}
