//! The successor of tokio-core's event loop: tasks on it, tasks sent to it from another thread, and one run after the
//! other.

use std::cell::RefCell;
use std::io;
use std::rc::Rc;
use std::thread;
use std::time::Duration;

use tokio::runtime::LocalRuntime;
use tokio::sync::oneshot;
use tokio::time::sleep;

fn main() -> io::Result<()> {
    // region: spawn
    let runtime = LocalRuntime::new()?;
    let seen = Rc::new(RefCell::new(Vec::new()));

    let (quick_ends, quick) = oneshot::channel();
    let log = seen.clone();
    runtime.spawn_local(async move {
        sleep(Duration::from_millis(10)).await;
        log.borrow_mut().push("quick");
        quick_ends.send(())
    });

    let (open, gate) = oneshot::channel::<()>();
    let (slow_ends, slow) = oneshot::channel();
    let log = seen.clone();
    runtime.spawn_local(async move {
        gate.await.expect("the gate is kept");
        log.borrow_mut().push("slow");
        slow_ends.send(())
    });
    // endregion: spawn

    // region: run
    // Ends with its future; the other task stays where it is.
    runtime.block_on(quick).map_err(io::Error::other)?;
    println!("{:?}", seen.borrow());
    // endregion: run

    // region: remote
    let handle = runtime.handle().clone();
    let (sender, answer) = oneshot::channel();
    let elsewhere = thread::spawn(move || {
        // The future itself has to be `Send` now; before, only the closure that made it had to.
        handle.spawn(async {
            let _ = sender.send(thread::current().id());
        });
    });
    let ran_on = runtime.block_on(answer).map_err(io::Error::other)?;
    println!("on the loop's thread: {}", ran_on == thread::current().id());
    elsewhere.join().expect("the thread does not panic");
    // endregion: remote

    // region: next_run
    open.send(()).expect("the task waits");
    runtime.block_on(slow).map_err(io::Error::other)?;
    println!("{:?}", seen.borrow());
    // endregion: next_run
    Ok(())
}
