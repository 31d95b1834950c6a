//! Another task is woken.

use futures::task::Task;

pub fn wake(waiting: &Task) {
    waiting.notify();
}
