//! The event loop of tokio-core: tasks on it, tasks sent to it from another thread, and one run after the other.

extern crate futures_legacy as futures;

use std::cell::RefCell;
use std::io;
use std::rc::Rc;
use std::thread;
use std::time::Duration;

use futures::Future;
use futures::sync::oneshot;
use tokio_core::reactor::{Core, Timeout};

fn main() -> io::Result<()> {
    // region: spawn
    let mut core = Core::new()?;
    let handle = core.handle();
    let seen = Rc::new(RefCell::new(Vec::new()));

    let (quick_ends, quick) = oneshot::channel();
    let log = seen.clone();
    let timeout = Timeout::new(Duration::from_millis(10), &handle)?;
    handle.spawn(timeout.map_err(|e| eprintln!("timer: {e}")).and_then(move |()| {
        log.borrow_mut().push("quick");
        quick_ends.send(())
    }));

    let (open, gate) = oneshot::channel::<()>();
    let (slow_ends, slow) = oneshot::channel();
    let log = seen.clone();
    handle.spawn(gate.map_err(|e| eprintln!("gate: {e}")).and_then(move |()| {
        log.borrow_mut().push("slow");
        slow_ends.send(())
    }));
    // endregion: spawn

    // region: run
    // Ends with its future; the other task stays where it is.
    core.run(quick).map_err(io::Error::other)?;
    println!("{:?}", seen.borrow());
    // endregion: run

    // region: remote
    let remote = core.remote();
    let (sender, answer) = oneshot::channel();
    let elsewhere = thread::spawn(move || {
        remote.spawn(|_handle| {
            let _ = sender.send(thread::current().id());
            Ok(())
        });
    });
    let ran_on = core.run(answer).map_err(io::Error::other)?;
    println!("on the loop's thread: {}", ran_on == thread::current().id());
    elsewhere.join().expect("the thread does not panic");
    // endregion: remote

    // region: next_run
    open.send(()).expect("the task waits");
    core.run(slow).map_err(io::Error::other)?;
    println!("{:?}", seen.borrow());
    // endregion: next_run
    Ok(())
}
