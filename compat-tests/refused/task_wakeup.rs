//! Shows what the compiler says to old habits where `task_wakeup` is ported. Each case is compiled by itself.

// refused: E0425: cannot find function `current` in module `task`
use futures::task;
fn waiter() {
    let waiter = task::current();
}

// refused: E0432: no `AtomicTask` in `task`
use futures::task::AtomicTask;
