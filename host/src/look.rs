//! Looks at a clock that is not the operating system's, again and again in real time.

use std::sync::{Mutex, PoisonError};
use std::time::Duration;
use std::{mem, thread};

/// Real time until the next look.
const LOOK: Duration = Duration::from_millis(10);

type Wake = Box<dyn FnOnce() + Send>;

/// Those who wait for the next look.
static LOOKING: Mutex<Vec<Wake>> = Mutex::new(Vec::new());

/// Calls `wake` within 10 milliseconds of real time, on a thread that serves everyone who waits for a look. Returns whether it
/// will: if no thread can be started, `wake` is dropped.
///
/// For tasks that wait for a moment of a clock that a test has paused or replaced: whoever moves that clock wakes nobody.
///
/// ```
/// let (tell, told) = std::sync::mpsc::channel();
/// assert!(host::at_next_look(move || tell.send("now").unwrap()));
/// assert_eq!(told.recv(), Ok("now"));
/// ```
pub fn at_next_look(wake: impl FnOnce() + Send + 'static) -> bool {
    let mut looking = LOOKING.lock().unwrap_or_else(PoisonError::into_inner);
    if looking.is_empty() {
        let wake_all = || {
            thread::sleep(LOOK);
            // The lock is released first, since a task that is woken may wait for the next look at once.
            let looking = mem::take(&mut *LOOKING.lock().unwrap_or_else(PoisonError::into_inner));
            looking.into_iter().for_each(|wake| wake());
        };
        if thread::Builder::new().spawn(wake_all).is_err() {
            return false;
        }
    }
    looking.push(Box::new(wake));
    true
}
