//! Processor time of a running program, which tells whether it waits or asks again and again.
//!
//! Linux counts for each thread how long it ran, how long it was ready to run and got no processor, and how often it was
//! given one (`/proc/PID/task/TID/schedstat`). The first two together do not depend on the load of the machine: a loop that
//! asks without waiting wants a processor all the time, whether it gets one or not, and whoever waits wants none. So a wide
//! margin is enough, and the speed of the machine hardly matters.

use std::collections::BTreeMap;
use std::time::{Duration, Instant};
use std::{fmt, fs, process, thread};

/// Shortest time about which something is said: a tenth of a second of quiet shows for itself.
const SHORTEST: Duration = Duration::from_millis(100);

/// Number of further looks at a program that was not quiet, each of this length: two seconds in all.
const LOOKS: usize = 10;
const LONGER: Duration = Duration::from_millis(200);

/// A program that has nothing to do may want a processor for one part in this many of the time. One that asks without
/// waiting wants it all the time, one that waits for none of it; what a tick or a start take on a busy machine lies between.
const BUSY_PART: u32 = 2;

/// Of a program's own pauses at least one part in this many has to be quiet.
const QUIET_PART: u32 = 2;

/// Number of times that a program may be given a processor while it has nothing to do, besides one for each [`TURN_TIME`].
const FREE_TURNS: u64 = 10;

/// Time for which a program that has nothing to do may be given a processor once more: timers of the lessons fire far less
/// often, and loops that pause for a moment between two looks far more often.
const TURN_TIME: Duration = Duration::from_millis(10);

/// A time in which a program had nothing to do and did not wait.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Busy {
    /// Step of the dialogue in whose time it was; `None` if the run has no step for it.
    pub during: Option<String>,
    /// Duration of that time.
    pub time: Duration,
    /// Time for which its threads ran or wanted to run.
    pub wanted: Duration,
    /// Number of times that a thread of it was given a processor.
    pub turns: u64,
}

/// Sums over all threads of a program since its start.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Used {
    wanted: Duration,
    turns: u64,
}

/// Watches the threads of a program.
pub(super) struct Threads {
    process: u32,
    /// The threads that were seen; those that have ended keep their last values.
    seen: BTreeMap<u32, Used>,
    begun: Instant,
    last: Option<(Instant, Used)>,
    /// Total time between two looks in which hardly anything ran.
    quiet: Duration,
}

impl Threads {
    pub(super) fn of(process: u32) -> Self {
        Self { process, seen: BTreeMap::new(), begun: Instant::now(), last: None, quiet: Duration::ZERO }
    }

    /// Reads what the threads have used so far. Returns `None` if the system does not tell, or the program has ended.
    fn used(&mut self) -> Option<Used> {
        let mut alive = 0;
        for thread in fs::read_dir(format!("/proc/{}/task", self.process)).ok()?.flatten() {
            let id = thread.file_name().to_str().and_then(|id| id.parse().ok());
            let used = fs::read_to_string(thread.path().join("schedstat")).ok().as_deref().and_then(parse);
            if let (Some(id), Some(used)) = (id, used) {
                self.seen.insert(id, used);
                alive += 1;
            }
        }
        let sum = |sum: Used, one: &Used| Used { wanted: sum.wanted + one.wanted, turns: sum.turns + one.turns };
        (alive > 0).then(|| self.seen.values().fold(Used::default(), sum))
    }

    /// Takes a look at a program that waits on its own account, and adds the time since the last look if it was quiet.
    pub(super) fn look(&mut self) {
        let Some(used) = self.used() else { return };
        let now = Instant::now();
        if let Some((then, before)) = self.last {
            let time = now.duration_since(then);
            if (used.wanted.saturating_sub(before.wanted)) * BUSY_PART < time {
                self.quiet += time;
            }
        }
        self.last = Some((now, used));
    }

    /// Returns whether the program, which has just ended, was busy all the time, although it had nothing to do for `waits`.
    pub(super) fn never_waited(&self, waits: Duration) -> Option<Busy> {
        let (_, used) = self.last?;
        let time = self.begun.elapsed();
        let is_busy = time >= waits && self.quiet * QUIET_PART < waits && used.wanted * BUSY_PART > time;
        is_busy.then_some(Busy { during: None, time, wanted: used.wanted, turns: used.turns })
    }

    /// Does `idle`, for whose time the program has nothing to do. Returns also whether it was busy meanwhile.
    ///
    /// On a machine that is busy with others, earlier work of the program may reach into this time. So a program that was not
    /// quiet is watched for a while longer, and counts as busy if it never becomes quiet.
    pub(super) fn during<T>(&mut self, idle: impl FnOnce() -> T) -> (T, Option<Busy>) {
        let mut before = self.used();
        let mut begun = Instant::now();
        let done = idle();
        let mut busy = self.since(begun, before).filter(Busy::is_one);
        for _ in 0..LOOKS {
            if busy.is_none() {
                break;
            }
            (before, begun) = (self.used(), Instant::now());
            thread::sleep(LONGER);
            // Of one that has ended meanwhile, what was seen before stands.
            let Some(longer) = self.since(begun, before) else { break };
            busy = Some(longer).filter(Busy::is_one);
        }
        (done, busy)
    }

    /// Returns what the program has used since `begun`, when it had used as much as `before`.
    fn since(&mut self, begun: Instant, before: Option<Used>) -> Option<Busy> {
        let after = self.used();
        let time = begun.elapsed();
        before.zip(after).map(|(before, after)| Busy {
            during: None,
            time,
            wanted: after.wanted.saturating_sub(before.wanted),
            turns: after.turns.saturating_sub(before.turns),
        })
    }
}

impl Busy {
    fn is_one(&self) -> bool {
        self.time >= SHORTEST && (self.never_waits() || self.wakes_often())
    }

    /// Returns whether it wanted a processor all the time, and not only for a moment again and again.
    #[must_use]
    pub fn never_waits(&self) -> bool {
        self.wanted * BUSY_PART > self.time
    }

    fn wakes_often(&self) -> bool {
        u128::from(self.turns.saturating_sub(FREE_TURNS)) * TURN_TIME.as_nanos() > self.time.as_nanos()
    }
}

impl fmt::Display for Busy {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { during, time, wanted, turns } = self;
        let (time, wanted) = (time.as_millis(), wanted.as_millis());
        write!(f, "it does not wait: ")?;
        match during {
            Some(step) => write!(f, "at `{step}` nothing happened, and in {time} ms ")?,
            None => write!(f, "the lesson mostly waits, and of {time} ms ")?,
        }
        match self.never_waits() {
            true => write!(f, "it wanted a processor for {wanted} ms"),
            false => write!(f, "it woke up {turns} times"),
        }
    }
}

/// Returns whether the system tells the processor time of threads.
#[must_use]
pub fn tells() -> bool {
    Threads::of(process::id()).used().is_some()
}

/// Reads a line of `schedstat`: nanoseconds on a processor, nanoseconds of waiting for one, number of turns.
fn parse(line: &str) -> Option<Used> {
    let numbers: Vec<u64> = line.split_whitespace().map_while(|number| number.parse().ok()).collect();
    let [ran, waited, turns] = numbers[..] else { return None };
    Some(Used { wanted: Duration::from_nanos(ran.saturating_add(waited)), turns })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_of_the_kernel_is_read() {
        let used = Used { wanted: Duration::from_nanos(42), turns: 7 };
        assert_eq!(parse("40 2 7\n"), Some(used));
        assert_eq!(parse(""), None);
    }

    #[test]
    fn one_that_wants_a_processor_half_of_the_time_is_busy() {
        let ms = Duration::from_millis;
        let busy = |wanted, turns| Busy { during: None, time: ms(200), wanted: ms(wanted), turns };
        assert!(busy(190, 1).is_one() && busy(190, 1).never_waits());
        assert!(busy(5, 200).is_one() && !busy(5, 200).never_waits());
        assert!(!busy(60, 20).is_one());
        assert!(!Busy { time: ms(50), ..busy(50, 1) }.is_one());
    }
}
