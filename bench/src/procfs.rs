//! Resources that the operating system accounts to a process: CPU time, waiting for a CPU, memory.
//!
//! CPU time is summed over the threads from `/proc/PID/task/*/schedstat` (nanoseconds on a CPU, and nanoseconds
//! runnable but waiting for one). `/proc/PID/stat` splits the same time into user and system time, in ticks of 10 ms.
//! See proc(5) and the kernel's `sched-stats` document.

use std::{fs, io};

/// Length of a clock tick in `/proc/PID/stat`, in nanoseconds: `USER_HZ` is 100 on every architecture on which Linux
/// provides this file.
const TICK_NS: u64 = 10_000_000;

/// Resources that a process has used since it started.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Account {
    /// Nanoseconds on a CPU, summed over all threads that are still alive.
    pub cpu_ns: u64,
    /// Nanoseconds runnable while something else occupied the CPU.
    pub wait_ns: u64,
    /// Nanoseconds in user code, in multiples of a tick.
    pub user_ns: u64,
    /// Nanoseconds in the kernel, in multiples of a tick.
    pub system_ns: u64,
    /// Number of times that a thread went to sleep voluntarily.
    pub sleeps: u64,
    /// Number of times that a thread was preempted.
    pub preemptions: u64,
}

impl Account {
    /// Reads the account of process `pid`.
    ///
    /// # Errors
    ///
    /// When the process has ended, or one of its files does not have the expected form.
    pub fn of(pid: u32) -> io::Result<Self> {
        let mut account = Self::default();
        for task in fs::read_dir(format!("/proc/{pid}/task"))? {
            let task = task?.path();
            // A thread may end after the listing and before it is read.
            let (Ok(schedstat), Ok(status)) =
                (fs::read_to_string(task.join("schedstat")), fs::read_to_string(task.join("status")))
            else {
                continue;
            };
            let (cpu, wait) = parse_schedstat(&schedstat).ok_or_else(malformed)?;
            account.cpu_ns += cpu;
            account.wait_ns += wait;
            account.sleeps += field(&status, "voluntary_ctxt_switches").unwrap_or(0);
            account.preemptions += field(&status, "nonvoluntary_ctxt_switches").unwrap_or(0);
        }
        let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
        let (user, system) = parse_stat(&stat).ok_or_else(malformed)?;
        account.user_ns = user * TICK_NS;
        account.system_ns = system * TICK_NS;
        Ok(account)
    }

    /// Returns what was used between `earlier` and this reading.
    #[must_use]
    pub fn since(&self, earlier: &Self) -> Self {
        Self {
            cpu_ns: self.cpu_ns.saturating_sub(earlier.cpu_ns),
            wait_ns: self.wait_ns.saturating_sub(earlier.wait_ns),
            user_ns: self.user_ns.saturating_sub(earlier.user_ns),
            system_ns: self.system_ns.saturating_sub(earlier.system_ns),
            sleeps: self.sleeps.saturating_sub(earlier.sleeps),
            preemptions: self.preemptions.saturating_sub(earlier.preemptions),
        }
    }
}

/// Returns the nanoseconds that the calling thread has been on a CPU, up to the kernel's last tick.
///
/// # Errors
///
/// When the kernel keeps no such account.
pub fn thread_cpu_ns() -> io::Result<u64> {
    let text = fs::read_to_string("/proc/thread-self/schedstat")?;
    Ok(parse_schedstat(&text).ok_or_else(malformed)?.0)
}

fn malformed() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "unexpected form of a /proc file")
}

/// Nanoseconds on a CPU and nanoseconds waiting for one, from a `schedstat` file.
fn parse_schedstat(text: &str) -> Option<(u64, u64)> {
    let mut fields = text.split_ascii_whitespace().map(str::parse);
    Some((fields.next()?.ok()?, fields.next()?.ok()?))
}

/// Returns user and system ticks, from a `stat` file.
fn parse_stat(text: &str) -> Option<(u64, u64)> {
    // The command's name may contain blanks and parentheses; the last closing parenthesis ends it.
    let (_, rest) = text.rsplit_once(')')?;
    let mut fields = rest.split_ascii_whitespace().skip(11).map(str::parse);
    Some((fields.next()?.ok()?, fields.next()?.ok()?))
}

/// Returns the first number on the line `name:` of a `status` or `smaps_rollup` file.
fn field(text: &str, name: &str) -> Option<u64> {
    text.lines()
        .find_map(|line| line.strip_prefix(name)?.strip_prefix(':'))?
        .split_ascii_whitespace()
        .next()?
        .parse()
        .ok()
}

/// Returns the process's private memory in bytes: its anonymous pages, from `/proc/PID/smaps_rollup`.
///
/// Program text, shared libraries and the kernel's socket buffers do not count.
///
/// # Errors
///
/// When the process has ended, or may not be inspected by us.
pub fn own_memory(pid: u32) -> io::Result<u64> {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
    parse_own_memory(&text).ok_or_else(malformed)
}

/// Returns the part of [`own_memory`] that lies in huge pages, in bytes.
///
/// # Errors
///
/// Those of [`own_memory`].
pub fn huge_pages(pid: u32) -> io::Result<u64> {
    let text = fs::read_to_string(format!("/proc/{pid}/smaps_rollup"))?;
    Ok(field(&text, "AnonHugePages").unwrap_or(0) * 1024)
}

fn parse_own_memory(smaps_rollup: &str) -> Option<u64> {
    let kib = field(smaps_rollup, "Anonymous")? + field(smaps_rollup, "Swap").unwrap_or(0);
    Some(kib * 1024)
}

/// Returns the memory in bytes that is still available on the machine.
#[must_use]
pub fn available_memory() -> Option<u64> {
    let text = fs::read_to_string("/proc/meminfo").ok()?;
    Some(field(&text, "MemAvailable")? * 1024)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn schedstat_is_running_then_waiting() {
        assert_eq!(parse_schedstat("1234 56 7\n"), Some((1234, 56)));
        assert_eq!(parse_schedstat("1234"), None);
        assert_eq!(parse_schedstat(""), None);
    }

    #[test]
    fn stat_survives_a_name_with_blanks_and_parentheses() {
        let text = "42 (a) b) (c) S 1 42 42 0 -1 4194560 100 0 0 0 17 5 0 0 20 0 1 0 9 0 0";
        assert_eq!(parse_stat(text), Some((17, 5)));
    }

    #[test]
    fn a_field_is_not_mistaken_for_one_that_ends_like_it() {
        let text = "nonvoluntary_ctxt_switches:\t3\nvoluntary_ctxt_switches:\t8\n";
        assert_eq!(field(text, "voluntary_ctxt_switches"), Some(8));
        assert_eq!(field(text, "ctxt_switches"), None);
    }

    #[test]
    fn own_memory_is_anonymous_pages_resident_or_swapped() {
        let text = "00400000-7fff rollup\nRss: 900 kB\nAnonymous: 40 kB\nSwap: 2 kB\n";
        assert_eq!(parse_own_memory(text), Some(42 * 1024));
        assert_eq!(parse_own_memory("Rss: 900 kB\n"), None);
    }

    #[test]
    fn work_shows_in_the_account() {
        let before = Account::of(std::process::id()).unwrap();
        let mut used = Account::default();
        let mut x = 1_u64;
        let deadline = std::time::Instant::now() + std::time::Duration::from_secs(30);
        while used.cpu_ns < 1_000_000 && std::time::Instant::now() < deadline {
            for i in 0..1_000_000 {
                x = std::hint::black_box(x.wrapping_mul(31).wrapping_add(i));
            }
            used = Account::of(std::process::id()).unwrap().since(&before);
        }
        assert!(used.cpu_ns >= 1_000_000, "{used:?} {x}");
    }

    #[test]
    fn touched_pages_show_in_own_memory() {
        let before = own_memory(std::process::id()).unwrap();
        let pages = std::hint::black_box(vec![1_u8; 64 << 20]);
        let after = own_memory(std::process::id()).unwrap();
        assert!(after >= before + (48 << 20), "{before} {after} {}", pages.len());
    }
}
