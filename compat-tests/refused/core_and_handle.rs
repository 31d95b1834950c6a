//! Shows what the compiler says to old habits where `core_and_handle` is ported. Each case is compiled by itself.

// refused: future cannot be sent between threads safely
use std::rc::Rc;
use tokio::runtime::Handle;
fn start(handle: &Handle, log: Rc<str>) {
    handle.spawn(async move { println!("{log}") });
}
